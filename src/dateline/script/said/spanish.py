"""Spanish: addresses, titles, abbreviations, money, times, counts, ordinals and acronyms, in the order in which they are tried."""

from __future__ import annotations

import re

from dateline.script.said import figures, marks
from dateline.script.said.figures import COUNT, DASH, DAY, START, YEAR, before, count, numeral, one
from dateline.script.said.marks import CAPITAL, SMALL
from dateline.script.said.numbers import cardinal, counted, ordinal, parts, roman, year
from dateline.script.said.rules import Readings, rule, spoken

_ES = "es"
_STARTS = (
    "El|La|Los|Las|Una?|Unos|Unas|Al|Del?|En|Y|Pero|Sin|Con|Por|Para|Es|Era|Fue|Se|Sus?|Este|Esta|Estos|Estas|Ese|Esa|Esto|Eso|No|Ni|"
    "Que|Quien|Cuando|Como|Si|Según|Después|Luego|Entonces|Ahora|Hoy|Ayer|También|Además|Desde|Hasta|Tras|Ante|Lo|Les?|"
    "Más|Muchos|Todos?|Nadie|Aquí|Allí|Él|Ellas?|Ellos|Yo|Ha|Han|Hay"
)
"""Words with which a sentence begins: an initial before one of them ends the one before."""
_ON_SMALL = rf"(?=\s?[,;:!?)\u2013\u2014]|\s[{SMALL}\d(])"
"""After a full stop with which a sentence goes on."""

# --- addresses and handles ---------------------------------------------------------------


@rule("addresses", marks.ADDRESS, re.IGNORECASE)
def addresses(found: re.Match[str]) -> str | None:
    """Say an address of the web or of mail; what goes before its name is left out.

    >>> said("Vea https://www.ejemplo.es/ayuda o escriba a correo@ejemplo.es.")
    'Vea ejemplo punto es barra ayuda o escriba a correo arroba ejemplo punto es.'
    """
    return marks.address(found, "punto", "barra", "arroba")


@rule("handles", marks.HANDLE)
def handles(found: re.Match[str]) -> str:
    """Say handles and hashtags as words.

    >>> said("#NiUnaMenos, dijo @la_redaccion.")
    'hashtag Ni Una Menos, dijo arroba la redaccion.'
    """
    return marks.handle(found, "arroba")


# --- titles and other abbreviations ------------------------------------------------------

_TITLES = {
    "Sr": "señor", "Sra": "señora", "Srta": "señorita", "Sres": "señores", "Sras": "señoras", "Dr": "doctor",
    "Dra": "doctora", "D": "don", "Dn": "don", "Dña": "doña", "D.\u00aa": "doña", "D\u00aa": "doña",
    "Prof": "profesor", "Profa": "profesora", "Gral": "general", "Cap": "capitán", "Cnel": "coronel", "Tte": "teniente",
    "Sgto": "sargento", "Cdte": "comandante", "Mons": "monseñor", "Fr": "fray", "Hno": "hermano", "Hna": "hermana",
    "Excmo": "excelentísimo", "Excma": "excelentísima", "Ilmo": "ilustrísimo", "Ilma": "ilustrísima",
    "Rvdo": "reverendo", "Pdte": "presidente", "Pdta": "presidenta", "Mtro": "maestro", "Mtra": "maestra", "Lcdo": "licenciado",
    "Lcda": "licenciada",
}  # fmt: skip
_MEN = (
    "Juan|José|Luis|Antonio|Manuel|Francisco|Felipe|Carlos|Pedro|Miguel|Rafael|Fernando|Jesús|Ángel|Javier|Jaime|Alfonso|"
    "Alberto|Andrés|Ramón|Enrique|Vicente|Joaquín|Santiago|Diego|Pablo|Jorge|Julio|Emilio|Eduardo|Ricardo|Ignacio|Gonzalo|"
    "Álvaro|Mariano|Alejandro|Sergio|Víctor|Tomás|Agustín|Gabriel|Gregorio|Guillermo|Mario|Martín|Nicolás|Salvador|Quijote"
)
"""Names before which D. is no initial."""
_ADDRESSED = r"(?:Sr|Sra|Srta|Sres|Sras|Dr|Dra)\."
_ABBREVIATED = "|".join(key for key in _TITLES if key.isalpha() and key not in ("D", "D\u00aa"))
_RANKED = rf"(?:D\.(?=\s(?:{_MEN})\b)|D\.?\u00aa|(?:{_ABBREVIATED})\.)"


@rule("titles", rf"(?<![\w.-])(?:{_ADDRESSED}(?=\s[{CAPITAL}{SMALL}])|{_RANKED}(?:\s{_RANKED})*(?=\s[{CAPITAL}]))")
def titles(found: re.Match[str]) -> str:
    """Say titles before a name, and señor and doctor before any word.

    >>> said("El Sr. Ruiz, la Dra. Gil, D. Juan, D.ª Ana, el Excmo. Sr. D. Luis Rey y el Sr. ministro; D. Trump")
    'El señor Ruiz, la doctora Gil, don Juan, doña Ana, el excelentísimo señor don Luis Rey y el señor ministro; D Trump'
    """
    return " ".join(_TITLES[word.removesuffix(".")] for word in found[0].split())


_INSIDE = {
    "p. ej.": "por ejemplo", "i. e.": "esto es", "v. gr.": "verbigracia", "cf.": "confróntese", "P. D.": "posdata",
    "dpto.": "departamento", "depto.": "departamento", "S. M.": "Su Majestad", "SS. MM.": "Sus Majestades",
    "S. A. R.": "Su Alteza Real",
}  # fmt: skip
"""After these a sentence goes on."""
_PLURALS = {
    "EE. UU.": "Estados Unidos", "CC. OO.": "Comisiones Obreras", "JJ. OO.": "Juegos Olímpicos", "RR. HH.": "recursos humanos",
    "DD. HH.": "derechos humanos", "FF. AA.": "Fuerzas Armadas", "RR. SS.": "redes sociales",
}  # fmt: skip
_LAST = _PLURALS | {
    "etc.": "etcétera", "aprox.": "aproximadamente", "a. C.": "antes de Cristo", "d. C.": "después de Cristo",
    "a. de C.": "antes de Cristo", "d. de C.": "después de Cristo", "Ud.": "usted", "Uds.": "ustedes", "Vd.": "usted",
    "Vds.": "ustedes",
}  # fmt: skip
"""With these a sentence may end: their full stop is then its own."""
_NUMBERED = {
    "p.": "página", "pág.": "página", "págs.": "páginas", "art.": "artículo", "cap.": "capítulo",
    "vol.": "volumen", "tel.": "teléfono", "tfno.": "teléfono", "máx.": "máximo", "mín.": "mínimo",
}  # fmt: skip
"""These say what they do only before a number."""
_BARE = "|".join(short.replace(". ", r"\s?").removesuffix(".") for short in _PLURALS)
_MEANT = marks.meanings(_INSIDE | _LAST | _NUMBERED | {"hab.": "habitantes", "vs": "versus"})


@rule(
    "abbreviations",
    rf"(?<![\w.-])(?:{marks.either(_INSIDE)}\.|{marks.either(_LAST)}(?:\.{_ON_SMALL}|(?=\.))|{marks.either(_NUMBERED)}\.(?=\s?(?:\d|[IVXLC]+\b))"
    rf"|(?:{_BARE})\b|vs\b\.?(?=\s))|(?<=\d\s)hab\.(?=\s[{SMALL}]|[,;)])",
)
def abbreviations(found: re.Match[str]) -> str:
    """Say abbreviations in full.

    >>> said("EE. UU. dijo, p. ej., que EEUU y la UE, etc. Vive en EE. UU. Luego, en 44 a. C., vio la pág. 5.")
    'Estados Unidos dijo, por ejemplo, que Estados Unidos y la U.E, etcétera. Vive en Estados Unidos. Luego, en 44 antes de Cristo, vio la página 5.'
    """
    return _MEANT[marks.bare(found[0])]


_MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip
_MONTH = rf"(?:{'|'.join(_MONTHS)}|setiembre)\b"
_SHORT = {name[:3]: name for name in _MONTHS} | {"sept": "septiembre"}
_SHORT_DAYS = {
    "lun": "lunes", "mar": "martes", "mié": "miércoles", "jue": "jueves", "vie": "viernes", "sáb": "sábado", "dom": "domingo",
}  # fmt: skip


@rule(
    "days",
    rf"\b(?P<day>(?i:l)un|(?i:m)ié|(?i:j)ue|(?i:v)ie|(?i:s)áb|(?i:d)om|(?i:m)ar(?=\.\s\d+\s(?:de\s)?(?:{_MONTH}|(?:{'|'.join(_SHORT)})\b)))\.(?=\s\d)",
)
def days(found: re.Match[str]) -> str:
    """Say a day of the week before its date.

    >>> said("El lun. 3 feb. y el sáb. 8")
    'El lunes 3 febrero y el sábado 8'
    """
    return _SHORT_DAYS[found["day"].lower()]


@rule(
    "numbers_of",
    r"\b(?:[nN]úm(?P<many>s?)|[nN]ro|No)\.\s?(?=\d)|\b[nN]\.?\s?[\u00ba\u00b0]\.?\s?(?=\d)|\u2116\s?(?=\d)|(?<!\w)\#(?=\d)",
)
def numbers_of(found: re.Match[str]) -> str:
    """Say número before a number.

    >>> said("el n.º 5, nº 6, núm. 7 y los núms. 8 y 9")
    'el número 5, número 6, número 7 y los números 8 y 9'
    """
    return f"número{found['many'] or ''} "


@rule("saints", rf"\bSt(?P<end>[oa])\.(?=\s[{CAPITAL}])")
def saints(found: re.Match[str]) -> str:
    """Say Santo and Santa before a name.

    >>> said("de Sto. Domingo a Sta. Cruz")
    'de Santo Domingo a Santa Cruz'
    """
    return f"Sant{found['end']}"


_STREETS = {"c/": "calle", "av": "avenida", "avda": "avenida", "pza": "plaza", "plza": "plaza", "ctra": "carretera"}


@rule(
    "streets",
    rf"\b(?P<kind>[cC]/|(?:[aA]v(?:da)?|[pP]l?za|[cC]tra)(?=\.))\.?\s?(?=(?:del?\s(?:l[ao]s?\s)?)?[{CAPITAL}])",
)
def streets(found: re.Match[str]) -> str:
    """Say the kind of a street before its name.

    >>> said("C/ Mayor, 5; Av. de la Paz; Avda. América")
    'calle Mayor, 5; avenida de la Paz; avenida América'
    """
    return f"{_STREETS[found['kind'].lower()]} "


_FIRMS = {"SA": "S.A", "SL": "S.L", "Cía": "compañía", "Hnos": "hermanos"}


@rule("firms", rf"(?<=\w[\s,])\s?(?P<kind>S\.\s?[AL]|Cía|Hnos)(?:\.(?=\s[{SMALL}]|[,;:)])|(?=\.(?:\s[{CAPITAL}]|$)))")
def firms(found: re.Match[str]) -> str:
    """Say what a firm is.

    >>> said("Acme S. A. dijo que Pérez y Cía. no pagó a Acme, S.L.")
    'Acme S.A dijo que Pérez y compañía no pagó a Acme, S.L.'
    """
    return found[0][: found[0].index(found["kind"][0])] + _FIRMS[re.sub(r"[\s.]", "", found["kind"])]


# --- money, shares, units ----------------------------------------------------------------

_SIZES = {"k": "mil", "M": "millones", "MM": "millones", "mill.": "millones"}
_CURRENCIES = {
    "\u20ac": ("euros", "céntimos"), "EUR": ("euros", "céntimos"), "$": ("dólares", "centavos"), "US$": ("dólares", "centavos"), "USD": ("dólares", "centavos"),
    "MX$": ("pesos mexicanos", "centavos"), "C$": ("dólares canadienses", "centavos"), "CA$": ("dólares canadienses", "centavos"), "A$": ("dólares australianos", "centavos"),
    "AU$": ("dólares australianos", "centavos"), "NZ$": ("dólares neozelandeses", "centavos"), "HK$": ("dólares de Hong Kong", "centavos"), "R$": ("reales", "centavos"), "S/": ("soles", "céntimos"), "\u00a3": ("libras", "peniques"),
    "GBP": ("libras", "peniques"), "\u00a5": ("yenes", "sen"), "CHF": ("francos suizos", "céntimos"), "mdd": ("millones de dólares", ""),
    "mdp": ("millones de pesos", ""), "euro": ("euros", "céntimos"), "dólar": ("dólares", "centavos"), "peso": ("pesos", "centavos"),
    "libra": ("libras", "peniques"),
}  # fmt: skip
_ENDS_IN_ONE = re.compile(r"(?:^|[02-9])1$|\d1(?:[.\s]\d{3})+$")


@rule(
    "money",
    rf"(?:(?P<sign>(?<![A-Za-z])(?:US|MX|CA?|AU?|NZ|HK|R)?\$|[\u20ac\u00a3\u00a5]|\b(?:EUR|USD|CHF|GBP)\b|\bS/)\s?)?{COUNT}"
    rf"(?:\s?(?P<size>k|MM?|mill\.|mil\b|mill[oó]n(?:es)?\b|billones\b)(?![{SMALL}]))?"
    r"(?:\s?(?:(?P<unit>(?:US|MX|R)?\$(?!\s?\d)|[\u20ac\u00a3\u00a5]|(?:EUR|USD|CHF|GBP|mdd|mdp)\b)|(?:de\s)?(?P<word>euro|dólar|peso|libra)(?:e?s)?\b))?(?![\w-])",
)
def money(found: re.Match[str]) -> str | None:
    """Say sums with their currency, and cents after it; a bare $ is a dollar, but a peso in a text that has pesos alone.

    >>> said("3 M€, 2,50 €, 0,99 €, US$ 20, 21 euros, 21.000 €, 200 libras, 20 mdd, $5 millones de pesos, 1 millón de euros")
    'tres millones de euros, dos euros con cincuenta céntimos, noventa y nueve céntimos, veinte dólares, veintiún euros, veintiún mil euros, doscientas libras, veinte millones de dólares, cinco millones de pesos, un millón de euros'
    >>> said("4.500 millones de euros, 20 dólares"), said("$500, 20 $ y $20 millones"), said("300 pesos, no $500")
    ('4.500 millones de euros, 20 dólares', 'quinientos dólares, veinte dólares y veinte millones de dólares', '300 pesos, no quinientos pesos')
    """
    written = found["unit"] or found["word"] or found["sign"]
    if written is None:
        return None
    pesos = written == "$" and re.search(r"\bpesos\b", found.string) and not re.search(r"\bd[oó]lar", found.string)
    unit, cents = _CURRENCIES["peso" if pesos else written]
    numbers = [_grouped(found[name], found["sign"]) for name in ("low", "number") if found[name]]
    priced = not found["size"] and any(len(parts(text, _ES)[1]) == 2 for text in numbers)  # noqa: PLR2004 - cents
    agrees = _ENDS_IN_ONE.search(found["number"]) or unit == "libras"
    if found["word"] and not (priced or agrees or found["low"] or found["sign"] or found["size"] in _SIZES):
        return None
    if priced:
        return " a ".join(_price(text, unit, cents) for text in numbers)
    said = " a ".join(numeral(text, _ES, "m" if found["size"] else _gender(unit)) for text in numbers)
    alone = one(found) and not unit.startswith("mill")
    return f"{'menos ' if found['minus'] else ''}{said} {_sized(found, unit) if found['size'] else _agreeing(unit, many=not alone)}"


def _grouped(text: str, sign: str | None) -> str:
    """Read a comma before three digits as much of America writes it after a dollar sign."""
    return text.replace(",", ".") if sign and "$" in sign and re.fullmatch(r"\d{1,3},\d{3}", text) else text


def _price(text: str, unit: str, cents: str) -> str:
    whole, part = parts(text, _ES)
    small = int(part or 0)
    said = [f"{counted(whole, _ES, _gender(unit))} {_agreeing(unit, many=whole != 1)}"] if whole or not small else []
    if small:
        said.append(f"{counted(small, _ES, 'm')} {_agreeing(cents, many=small != 1)}")
    return " con ".join(said)


def _sized(found: re.Match[str], unit: str) -> str:
    """Say a magnitude and what there is so much of."""
    size = _SIZES.get(found["size"], found["size"])
    if size == "mil":
        return f"mil {unit}"
    return f"{'millón' if one(found) and size.startswith('mill') else size} de {unit}"


def _agreeing(unit: str, *, many: bool) -> str:
    """Give a unit, of which the plural is written down, in its number."""
    return unit if many else re.sub(r"(?<=[lrn])es\b|(?<!u)s\b", "", unit)


def _gender(unit: str) -> str:
    return "f" if unit in ("libras", "toneladas", "hectáreas", "horas") else "m"


@rule("percent", rf"{COUNT}\s?(?P<sign>%|\u2030)")
def percent(found: re.Match[str]) -> str:
    """Say shares.

    >>> said("del 5-10 %, un -0,5 %")
    'del cinco a diez por ciento, un menos cero coma cinco por ciento'
    """
    return f"{count(found, _ES)} {'por ciento' if found['sign'] == '%' else 'por mil'}"


_UNITS = {
    "km/h": "kilómetros por hora", "m/s": "metros por segundo", "km\u00b2": "kilómetros cuadrados", "km2": "kilómetros cuadrados",
    "m\u00b2": "metros cuadrados", "m2": "metros cuadrados", "m\u00b3": "metros cúbicos", "m3": "metros cúbicos", "km": "kilómetros",
    "m": "metros", "cm": "centímetros", "mm": "milímetros", "kg": "kilogramos", "mg": "miligramos", "g": "gramos", "t": "toneladas",
    "l": "litros", "ml": "mililitros", "ha": "hectáreas", "kWh": "kilovatios hora", "MWh": "megavatios hora",
    "GWh": "gigavatios hora", "TWh": "teravatios hora", "kW": "kilovatios", "MW": "megavatios", "GW": "gigavatios",
    "MB": "megabytes", "GB": "gigabytes", "TB": "terabytes", "\u00b0C": "grados Celsius", "\u00baC": "grados Celsius", "\u00ba C": "grados Celsius", "\u00b0F": "grados Fahrenheit", "\u00b0": "grados",
    "h": "horas", "min": "minutos", "s": "segundos",
}  # fmt: skip
_LONG = "|".join(
    sorted((re.escape(unit) for unit in _UNITS if len(unit) > 1 or unit in "mh\u00b0"), key=len, reverse=True)
)


@rule(
    "units",
    rf"{COUNT}\s?(?P<unit>{_LONG}|(?<=\s)[gtls])(?![\w\u00b2\u00b3])(?:/(?P<per>año|día|mes|semana|persona|habitante)\b|(?!/))",
)
def units(found: re.Match[str]) -> str:
    """Say units of measure in full.

    >>> said("5-6 km, 80 km/h, -3 °C, 20 m², 1 t, 1,5 kg, 14 h, 200 ha, 40 kWh/día")
    'cinco a seis kilómetros, ochenta kilómetros por hora, menos tres grados Celsius, veinte metros cuadrados, una tonelada, uno coma cinco kilogramos, catorce horas, doscientas hectáreas, cuarenta kilovatios hora por día'
    """
    unit = _UNITS[found["unit"]]
    rate = f" por {found['per']}" if found["per"] else ""
    return f"{count(found, _ES, _gender(unit))} {_agreeing(unit, many=not one(found))}{rate}"


# --- times -------------------------------------------------------------------------------


_LATE = {
    "a": ((6, "de la madrugada"), (12, "de la mañana"), (13, "de la noche")),
    "p": ((8, "de la tarde"), (12, "de la noche"), (13, "del mediodía")),
}
"""What is said after an hour, up to which one."""
_NO_TIME = r"(?!\s?(?:%|\u20ac|\$|euros?|d[oó]lares|pesos|puntos|metros|kil\w+|km|millones|mil|por|grados|segundos)\b)"


@rule(
    "spans_of_time",
    rf"(?P<lead>\b[Dd]e\s)(?P<low>[01]?\d|2[0-4])(?:[:.](?P<past>[0-5]\d))?\sa\s(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?(?![\w:%]|[.,]\d){_NO_TIME}",
)
def spans_of_time(found: re.Match[str]) -> str | None:
    """Say from when to when, where minutes tell that these are times.

    >>> said("de 8 a 10.30, de 9.15 a 14; de 8 a 10 personas")
    'de ocho a diez treinta, de nueve quince a catorce; de 8 a 10 personas'
    """
    if not (found["past"] or found["minute"]):
        return None
    return f"{found['lead']}{_clock(int(found['low']), int(found['past'] or 0))} a {_clock(int(found['hour']), int(found['minute'] or 0))}"


def _clock(hour: int, minute: int) -> str:
    """Say an hour and its minutes."""
    past = f"{' y' if minute < 10 else ''} {cardinal(minute, _ES)}" if minute else ""  # noqa: PLR2004 - nueve y cinco
    return counted(hour, _ES, "f") + past


@rule(
    "times",
    r"(?<![\d:.,])(?P<clock>1[0-2]|0?[1-9])(?::(?P<past>[0-5]\d))?\s?(?P<half>[ap])\.?\s?m(?:\b\.(?=\s[a-z]|[,;:)])|\b)"
    r"|(?<![\d:.,])(?P<hour>[01]?\d|2[0-4])(?P<mark>[:.])(?P<minute>[0-5]\d)(?![:\d]|[.,]\d)(?P<hours>\s?(?:horas|h|hs|hrs?)\b)?",
)
def times(found: re.Match[str]) -> str | None:
    """Say a time of day.

    >>> said("a las 14:30, a la 1:30, a las 21:00, a las 9.05, 14.30 h, a las 9 a. m. y a las 5:15 pm; el 14.30")
    'a las catorce treinta, a la una treinta, a las veintiuna horas, a las nueve y cinco, catorce treinta horas, a las nueve de la mañana y a las cinco quince de la tarde; el 14.30'
    """
    if found["clock"]:
        late = next(name for end, name in _LATE[found["half"]] if int(found["clock"]) < end)
        return f"{_clock(int(found['clock']), int(found['past'] or 0))} {late}"
    led = re.search(
        r"\b(?:a|y|desde|hasta|sobre|entre|de|hacia|antes\sde|después\sde)\slas?\s$", before(found), re.IGNORECASE
    )
    if found["mark"] == "." and not found["hours"] and not led:
        return None
    hour, minute = int(found["hour"]), int(found["minute"])
    said = _clock(hour, minute)
    return f"{said} horas" if found["hours"] or (not minute and hour > 12) else said  # noqa: PLR2004 - veintiuna horas


# --- dates -------------------------------------------------------------------------------


def _dated(day: str, month: str, written: str) -> str:
    return f"{cardinal(int(day), _ES)} de {_MONTHS[int(month) - 1]} de {year(int(written), _ES)}"


@rule("iso_dates", figures.ISO)
def iso_dates(found: re.Match[str]) -> str:
    """Say a date that is written as computers do.

    >>> said("2024-05-03")
    'tres de mayo de dos mil veinticuatro'
    """
    return _dated(found["day"], found["month"], found["year"])


@rule("year_ranges", figures.YEARS)
def year_ranges(found: re.Match[str]) -> str | None:
    """Say a span of years; two that follow each other are a season.

    >>> said("el periodo 2019-2024, la temporada 2019-2020")
    'el periodo dos mil diecinueve a dos mil veinticuatro, la temporada dos mil diecinueve dos mil veinte'
    """
    return figures.years(found, _ES)


@rule("date_ranges", rf"(?<![\w.,/])(?P<first>{DAY}){DASH}(?P<last>{DAY})\s(?=de\s{_MONTH})")
def date_ranges(found: re.Match[str]) -> str:
    """Say a span of days.

    >>> said("los días 6-7 de junio, del 6-9 de junio")
    'los días seis y siete de junio, del seis al nueve de junio'
    """
    first, last = int(found["first"]), int(found["last"])
    together = last == first + 1 and not re.search(r"\bdel\s$", before(found))
    return f"{cardinal(first, _ES)} {'y' if together else 'al'} {cardinal(last, _ES)} "


@rule("dates", figures.NUMERIC)
def dates(found: re.Match[str]) -> str:
    """Say a date in numbers, its day first.

    >>> said("el 03/05/2024, el 1.9.1939; el 1 de mayo de 2024")
    'el tres de mayo de dos mil veinticuatro, el uno de septiembre de mil novecientos treinta y nueve; el 1 de mayo de 2024'
    """
    return _dated(found["day"], found["month"], found["year"])


@rule(
    "months",
    rf"(?:(?<=\d\s)|(?<=\d\sde\s))(?P<short>{'|'.join(_SHORT)})\b(?:\.{_ON_SMALL}|(?=\.))|\b(?P<dated>{'|'.join(_SHORT)})\.(?=\s(?:de\s)?{YEAR})",
)
def months(found: re.Match[str]) -> str:
    """Write a month out after a day or before a year.

    >>> said("3 sept. 2021, en dic. de 2022, el 5 de oct.")
    '3 septiembre 2021, en diciembre de 2022, el 5 de octubre.'
    """
    return _SHORT[found["short"] or found["dated"]]


# --- ranges, thousands, fractions, counts ------------------------------------------------


@rule("ranges", figures.RANGE)
def ranges(found: re.Match[str]) -> str | None:
    """Say "a" between a lower and a higher number.

    >>> said("10-12 personas, páginas 5–6, 3-1, un Boeing 737-800")
    'diez a doce personas, páginas cinco a seis, 3-1, un Boeing 737-800'
    """
    return figures.between(found, _ES)


_FEMININE = marks.listed(
    "persona personas mujer mujeres hora semana noche noches víctima vez veces página vida tonelada hectárea libra casa niña camas damas fotos manos "
    "motos llamas armas plazas"
)
_MASCULINE = marks.listed(
    "año mes meses día días muerto herido hombre hombres niño gol goles punto metro kilómetro minuto segundo millón millones mil billones "
    "país países hogares mapas planetas atletas policías guardias problemas sistemas programas temas poetas colegas euro"
)
_NO_NOUN = marks.listed("tras mientras apenas menos lejos ellas ellos dios estas estos esas esos quizás")


def _noun_gender(noun: str) -> str:
    """Give a noun's gender, by itself or by the ending of its plural; nothing where that is open.

    >>> _noun_gender("mujeres"), _noun_gender("casos"), _noun_gender("viviendas"), _noun_gender("artistas"), _noun_gender("llegamos")
    ('f', 'm', 'f', 'm', '')
    """
    if noun in _FEMININE or re.search(r"(?:ciones|siones|dades)$", noun):
        return "f"
    if noun in _MASCULINE or re.search(r"(?:istas|ores)$", noun):
        return "m"
    if noun in _NO_NOUN or re.search(r"(?:^.{,3}|mos|[aeio]mas|cratas)$", noun):
        return ""
    return {"as": "f", "os": "m"}.get(noun[-2:], "")


def _agreed(text: str, noun: str | None) -> str:
    """Say a number before a noun."""
    number, gender = int(re.sub(r"\D", "", text)), _noun_gender(noun or "")
    return counted(number, _ES, gender) if gender else cardinal(number, _ES)


_NOUN = rf"(?=(?:\s(?P<noun>[{SMALL}]+))?)"
_CALLED = re.compile(r"(?:tel[eé]fono|m[oó]vil|n[uú]mero|fax|al|el)\s$", re.IGNORECASE)


@rule(
    "thousands",
    rf"(?<![\w.,+])(?<!\d\s)(?:\d{{1,3}}(?:\s\d{{3}})+(?=\s[{SMALL}])|\d{{1,3}}(?:,\d{{3}}){{2,}})(?![.,]?\d){_NOUN}",
)
def thousands(found: re.Match[str]) -> str | None:
    """Say a number whose thousands stand apart.

    >>> said("4 500 casos, 1,250,000 votos; llame al 912 345 678 hoy")
    'cuatro mil quinientos casos, un millón doscientos cincuenta mil votos; llame al 912 345 678 hoy'
    """
    return None if _CALLED.search(before(found)) else _agreed(found[0], found["noun"])


@rule("counts", rf"{START}(?:\d{{1,3}}(?:\.\d{{3}})+|\d+)(?![.,]?\d|[\w%/\u00ba\u00aa-]){_NOUN}")
def counts(found: re.Match[str]) -> str | None:
    """Say a count as what is counted asks: veintiún, veintiuna, doscientas.

    >>> said("21 años, 31 personas, 200 viviendas, 1500 mujeres, 1 millón, 21.000 en total; en 2021 nuevas reglas, el 21 de mayo")
    'veintiún años, treinta y una personas, doscientas viviendas, mil quinientas mujeres, un millón, veintiún mil en total; en 2021 nuevas reglas, el 21 de mayo'
    """
    if re.fullmatch(YEAR, found[0]) and found["noun"] not in _FEMININE:
        return None
    agreed = _agreed(found[0], found["noun"])
    misread = agreed != cardinal(int(found[0].replace(".", "")), _ES) or re.search(r"\d1(?:\.\d{3})+$", found[0])
    return agreed if misread else None


_PARTS = {
    3: "tercio", 4: "cuarto", 5: "quinto", 6: "sexto", 7: "séptimo", 8: "octavo", 9: "noveno", 10: "décimo",
}  # fmt: skip


@rule("fractions", rf"{figures.FRACTION}(?:\s(?P<noun>[{SMALL}]{{3,}}))?")
def fractions(found: re.Match[str]) -> str | None:
    """Say fractions, a half after what it is half of.

    >>> said("3/4 partes, 2/3 de ellos, 1/2 litro, 1/2 hora, 2½ horas, 3 1/2 años; el 3/4")
    'tres cuartas partes, dos tercios de ellos, medio litro, media hora, dos horas y media, tres años y medio; el 3/4'
    """
    part = figures.fraction(found)
    if part is None:
        return None
    whole, top, low = part
    noun = found["noun"] or ""
    if low == 2:  # noqa: PLR2004 - a half
        return _half(whole, noun)
    if noun == "partes" and not whole:
        name = "tercera" if low == 3 else f"{_PARTS[low][:-1]}a"  # noqa: PLR2004 - dos terceras partes
        return f"{cardinal(top, _ES)} {name}s partes"
    said = f"{counted(top, _ES, 'm')} {_PARTS[low]}{'s' if top > 1 else ''} {noun}".rstrip()
    return f"{cardinal(whole, _ES)} y {said}" if whole else said


def _half(whole: int, noun: str) -> str:
    gender = "f" if _noun_gender(noun) == "f" or noun in ("hora", "tonelada", "docena") else "m"
    half = "media" if gender == "f" else "medio"
    if whole:
        halved = re.sub(r"(?<=[ao])s$", "", noun) if whole == 1 else noun
        return f"{counted(whole, _ES, gender)} {halved}".rstrip() + f" y {half}"
    return f"{half} {noun}".rstrip()


# --- ordinals and Roman numerals ---------------------------------------------------------


def _feminine(said: str) -> str:
    return re.sub(r"o\b", "a", said)


def _short(said: str) -> str:
    """Shorten an ordinal before a man: primer, tercer."""
    return re.sub(r"ero$", "er", said)


_WARM = re.compile(
    r"\b(?:hac[eí]\w*|temperaturas?|máximas?|mínimas?|grados|calor|frío|termómetros?|alcanz\w+|super\w+|clima)\b[^.!?;]{0,50}$",
    re.IGNORECASE,
)


@rule("degrees", r"(?<![\w.,])(?P<minus>[-\u2212](?=\d))?(?P<number>\d{1,3})\u00ba(?!\w)")
def degrees(found: re.Match[str]) -> str | None:
    """Say degrees whose sign is written as an ordinal's, where warmth is spoken of.

    >>> said("Hace 25º y habrá máximas de 31º; el 25º aniversario")
    'Hace veinticinco grados y habrá máximas de treinta y un grados; el 25º aniversario'
    """
    lead = before(found)
    warm = _WARM.search(lead) or re.match(r"\sbajo\scero\b", found.string[found.end() :])
    if re.search(r"\b(?:el|la|un|una|del|al|su)\s$", lead, re.IGNORECASE) or not warm:
        return None
    number = int(found["number"])
    return f"{'menos ' if found['minus'] else ''}{counted(number, _ES, 'm')} grado{'s' * (number != 1)}"


@rule("ratings", figures.MARK)
def ratings(found: re.Match[str]) -> str | None:
    """Say a mark out of so many.

    >>> said("un 8/10, 7/10 de ellos; el 3/5")
    'un ocho sobre diez, siete décimos de ellos; el 3/5'
    """
    return figures.mark(found, _ES, "sobre")


@rule("ordinals", r"(?<![\w.,])(?P<number>[1-9]\d?)(?:\.\s?(?P<end>\u00ba|\u00aa|er\b)|(?P<bare>\u00aa|er\b))(?!\w)")
def ordinals(found: re.Match[str]) -> str:
    """Say ordinals.

    >>> said("el 1.º de mayo, la 3.ª vez, el 2.º piso, el 3.er lugar, la 21.ª edición")
    'el primero de mayo, la tercera vez, el segundo piso, el tercer lugar, la vigésima primera edición'
    """
    said, end = ordinal(int(found["number"]), _ES), found["end"] or found["bare"]
    return _short(said) if end == "er" else _feminine(said) if end == "\u00aa" else said


_KINGS = (
    r"Juan\sPablo|Juan\sCarlos|Carlos\sGustavo|Felipe|Carlos|Fernando|Alfonso|Enrique|Jaime|Pedro|Sancho|Juan|Pablo|Pío|Benedicto|León|"
    r"Gregorio|Clemente|Inocencio|Urbano|Luis|Francisco|Napoleón|Guillermo|Jorge|Eduardo|Ricardo|Jacobo|Federico|Nicolás|Alejandro|"
    r"Alberto|Leopoldo|Balduino|Maximiliano|Mohamed|Hasán|Abdalá|Iván|Cristián|Haakon|Harald|Gustavo|Ramsés|Ptolomeo|Manuel|Víctor\sManuel"
)
_QUEENS = "Isabel|Catalina|Margarita|María|Cristina|Juana"
_ORDINAL = r"(?P<roman>I{1,3}|IV|VI{0,3}|IX|X)\b"
"""Numerals up to ten, which are said as ordinals; those above are cardinals, which the engine reads."""


@rule("regnal", rf"\b(?P<name>(?P<queen>{_QUEENS})|{_KINGS})\s{_ORDINAL}(?!\.\w)")
def regnal(found: re.Match[str]) -> str:
    """Say a ruler's number.

    >>> said("Felipe VI, Isabel II, Carlos III y Alfonso XIII")
    'Felipe sexto, Isabel segunda, Carlos tercero y Alfonso XIII'
    """
    said = ordinal(roman(found["roman"]) or 0, _ES)
    return f"{found['name']} {_feminine(said) if found['queen'] else said}"


@rule(
    "centuries",
    r"\b(?P<what>[sS]iglos?)\s(?P<first>[IVX]+)(?:(?P<to>\s(?:y|a|al|o|e)\s|\s?[-\u2013]\s?)(?P<last>[IVX]+))?\b(?!\.\w)",
)
def centuries(found: re.Match[str]) -> str | None:
    """Say centuries, those up to the tenth as ordinals.

    >>> said("siglo XXI, siglo V, siglos XVI-XVII, siglos I y II")
    'siglo veintiuno, siglo quinto, siglos dieciséis a diecisiete, siglos primero y segundo'
    """
    numbers = [roman(found[name]) for name in ("first", "last") if found[name]]
    if None in numbers:
        return None
    said = [ordinal(number, _ES) if number <= 10 else cardinal(number, _ES) for number in numbers if number]  # noqa: PLR2004
    to = (found["to"] or "").strip()
    return f"{found['what']} {(f' {to} ' if to.isalpha() else ' a ').join(said)}"


_EVENTS = {
    "f": r"Guerra|República|Internacional|Cumbre|Edición|Conferencia|Asamblea|Legislatura|Feria|Bienal|Semana|Región|Dinastía",
    "m": r"Congreso|Reich|Foro|Festival|Premio|Concilio|Plan|Encuentro|Concurso|Simposio|Seminario|Ejército|Imperio|Campeonato|Torneo|Milenio",
}


@rule("events", rf"\b{_ORDINAL}\s(?=(?i:(?P<she>{_EVENTS['f']})|{_EVENTS['m']})\b)")
def events(found: re.Match[str]) -> str:
    """Say the number of a war, a republic or a congress before its name.

    >>> said("la II Guerra Mundial, la V República, el III Reich, la XV legislatura")
    'la segunda Guerra Mundial, la quinta República, el tercer Reich, la XV legislatura'
    """
    said = ordinal(roman(found["roman"]) or 0, _ES)
    return f"{_feminine(said) if found['she'] else _short(said)} "


@rule(
    "romans",
    r"\b(?P<what>[cC]apítulo|[tT]omo|[aA]cto|[lL]ibro|[tT]ítulo|[aA]rtículo|[pP]arte|[fF]ase|[vV]olumen|[aA]nexo|[sS]ección|[tT]ipo|"
    r"[nN]ivel|[gG]rupo|[cC]ategoría|Apolo|Vaticano|Rocky)\s(?P<roman>[IVXLC]+)\b(?!\.\w)",
)
def romans(found: re.Match[str]) -> str | None:
    """Say a Roman numeral after what is numbered with it.

    >>> said("capítulo V, Vaticano II")
    'capítulo cinco, Vaticano dos'
    """
    number = roman(found["roman"])
    return f"{found['what']} {cardinal(number, _ES)}" if number else None


# --- acronyms and initials ---------------------------------------------------------------

_SPELT = marks.listed("OCDE EZLN CIDH CGPJ RTVE LGTBI BBVA CNDH UNHCR OIEA")
"""Spelt out, though they are long."""
_READ = marks.listed(
    "ONU CIA AVE IVA PIB INE OEA RAE EFE PRI PAN ERE EPA CIS BOE DEA UCI UCO UME VAR MIR TAC NIE NIF CIF ETA FAO CAF ICO AIE OCU GEO SIM "
    "PIN CES RIF"
)
_STRESSED = marks.listed(
    "EL LA LOS LAS UN UNA DE DEL NO SÍ SI YO TÚ ÉL ES SER MI SU SUS QUE CON SIN POR MÁS MUY YA ME TE SE LO AL EN NI HAY HA DOS TRES HOY "
    "SOL MAR REY LEY PAZ FIN"
)
_WORDS = {name: name.capitalize() for name in _READ} | {word: word.lower() for word in _STRESSED} | {
    "CIA": "Cía", "CO2": "C.O dos", "CO\u2082": "C.O dos", "OK": "OK",
}  # fmt: skip
"""Short ones that are words; words that somebody stresses; those with digits."""


@rule("acronyms", rf"(?<![\w.&])(?<![{SMALL}]-)(?P<name>CO[2\u2082]|[{CAPITAL}]{{2,}})s?(?![\w&]|\.\w)")
def acronyms(found: re.Match[str]) -> str | None:
    """Say an acronym letter by letter, or as the word that it is; its plural has no ending.

    >>> said("la ONU, la UE, la CIA, el PIB, las ONGs y la OCDE; el PSOE y la OTAN; el CO2")
    'la Onu, la U.E, la Cía, el Pib, las O.N.G y la O.C.D.E; el PSOE y la OTAN; el C.O dos'
    """
    return marks.acronym(found, _SPELT, _WORDS)


@rule("initials", marks.initial(_STARTS))
def initials(found: re.Match[str]) -> str:
    """Say a name's initials without full stops.

    >>> said("J. D. Vance y George W. Bush. El plan B. El otro no.")
    'J D Vance y George W Bush. El plan B. El otro no.'
    """
    return marks.initialled(found)


# --- marks -------------------------------------------------------------------------------


@rule("ampersands", r"(?<=\w)\s?&\s?(?=\w)")
def ampersands(found: re.Match[str]) -> str | None:
    """Say y.

    >>> said("Marks & Spencer")
    'Marks y Spencer'
    """
    return " y " if found[0] else None


@rule("slashes", rf"(?<=\by)/(?=o\b)|(?<=[{SMALL}]{{2}})/(?![aeo]s?\b)(?=[{SMALL}]{{2}})")
def slashes(found: re.Match[str]) -> str:
    """Say o between two words, but not after y.

    >>> said("él/ella y/o ambos, niños/as")
    'él o ella y o ambos, niños/as'
    """
    return " " if before(found).endswith((" y", "(y")) else " o "


@rule("signs", rf"{marks.SIGNS}|\u00b1\s?(?=\d)")
def signs(found: re.Match[str]) -> str:
    """Leave out ornaments and emoji; say más, por, igual a, más menos and sección.

    >>> said("★ 60+ años, 3 × 4 y ±5")
    '60 más años, 3 por 4 y más menos 5'
    """
    words = {
        "+": " más",
        "\u00d7": " por ",
        "=": "igual a",
        "\u00a7": "sección ",
        "\u00a7\u00a7": "secciones ",
        "\u00b1": "más menos ",
    }
    return marks.sign(found, words)


FIRST = (marks.phonemes, addresses, handles)
"""Tried before the lexicon."""
RULES = (
    titles, days, abbreviations, numbers_of, saints, streets, firms, money, spans_of_time, times, iso_dates, year_ranges, date_ranges, dates, months, percent,
    units, ranges, thousands, ratings, fractions, degrees, ordinals, counts, regnal, centuries, events, romans, acronyms, initials, ampersands, slashes,
    marks.ellipses, marks.dashes, marks.brackets, marks.quotes, signs,
)  # fmt: skip


def said(text: str) -> str:
    """Say a text by these rules alone: for the examples in their docstrings."""
    readings = Readings(text)
    readings.apply((*FIRST, *RULES))
    return spoken(text, readings.all())
