"""Spanish: sums, units, ranges, fractions and counts."""

from __future__ import annotations

import re

from dateline.script.said import figures, marks
from dateline.script.said.figures import COUNT, START, YEAR, before, count, numeral, one
from dateline.script.said.marks import SMALL
from dateline.script.said.numbers import cardinal, counted, parts
from dateline.script.said.rules import rule

ES = "es"
_SIZES = {"k": "mil", "M": "millones", "MM": "millones", "mill.": "millones"}
_CURRENCIES = {
    "\u20ac": ("euros", "céntimos"), "EUR": ("euros", "céntimos"), "$": ("dólares", "centavos"), "US$": ("dólares", "centavos"), "USD": ("dólares", "centavos"),
    "MX$": ("pesos mexicanos", "centavos"), "C$": ("dólares canadienses", "centavos"), "CA$": ("dólares canadienses", "centavos"), "A$": ("dólares australianos", "centavos"),
    "AU$": ("dólares australianos", "centavos"), "NZ$": ("dólares neozelandeses", "centavos"), "HK$": ("dólares de Hong Kong", "centavos"), "R$": ("reales", "centavos"), "S/": ("soles", "céntimos"), "\u00a3": ("libras", "peniques"),
    "GBP": ("libras", "peniques"), "\u00a5": ("yenes", "sen"), "CHF": ("francos suizos", "céntimos"), "mdd": ("millones de dólares", ""),
    "mdp": ("millones de pesos", ""), "euro": ("euros", "céntimos"), "dólar": ("dólares", "centavos"), "peso": ("pesos", "centavos"),
    "libra": ("libras", "peniques"),
}  # fmt: skip
_NEAR = 600
"""Characters in which a text tells its money: to search all of a long one at each sum would take its square."""
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
    near = found.string[max(0, found.start() - _NEAR) : found.end() + _NEAR]
    pesos = written == "$" and re.search(r"\bpesos\b", near) and not re.search(r"\bd[oó]lar", near)
    unit, cents = _CURRENCIES["peso" if pesos else written]
    numbers = [_grouped(found[name], found["sign"]) for name in ("low", "number") if found[name]]
    priced = not found["size"] and any(len(parts(text, ES)[1]) == 2 for text in numbers)  # noqa: PLR2004 - cents
    to = f" {figures.until(found, ES)} "
    agrees = _ENDS_IN_ONE.search(found["number"]) or unit == "libras"
    if found["word"] and not (priced or agrees or found["low"] or found["sign"] or found["size"] in _SIZES):
        return None
    if priced:
        return to.join(_price(text, unit, cents) for text in numbers)
    said = to.join(numeral(text, ES, "m" if found["size"] else _gender(unit)) for text in numbers)
    alone = one(found) and not unit.startswith("mill")
    return f"{'menos ' if found['minus'] else ''}{said} {_sized(found, unit) if found['size'] else _agreeing(unit, many=not alone)}"


def _grouped(text: str, sign: str | None) -> str:
    """Read a comma before three digits as much of America writes it after a dollar sign."""
    return text.replace(",", ".") if sign and "$" in sign and re.fullmatch(r"\d{1,3},\d{3}", text) else text


def _price(text: str, unit: str, cents: str) -> str:
    whole, part = parts(text, ES)
    small = int(part or 0)
    said = [f"{counted(whole, ES, _gender(unit))} {_agreeing(unit, many=whole != 1)}"] if whole or not small else []
    if small:
        said.append(f"{counted(small, ES, 'm')} {_agreeing(cents, many=small != 1)}")
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
    return f"{count(found, ES)} {'por ciento' if found['sign'] == '%' else 'por mil'}"


_UNITS = {
    "km/h": "kilómetros por hora", "m/s": "metros por segundo", "km\u00b2": "kilómetros cuadrados", "km2": "kilómetros cuadrados",
    "m\u00b2": "metros cuadrados", "m2": "metros cuadrados", "m\u00b3": "metros cúbicos", "m3": "metros cúbicos", "km": "kilómetros",
    "m": "metros", "cm": "centímetros", "mm": "milímetros", "kg": "kilogramos", "mg": "miligramos", "g": "gramos", "t": "toneladas",
    "l": "litros", "ml": "mililitros", "ha": "hectáreas", "hm\u00b3": "hectómetros cúbicos", "hm3": "hectómetros cúbicos", "kWh": "kilovatios hora", "MWh": "megavatios hora",
    "GWh": "gigavatios hora", "TWh": "teravatios hora", "kW": "kilovatios", "MW": "megavatios", "GW": "gigavatios",
    "MB": "megabytes", "GB": "gigabytes", "TB": "terabytes", "\u00b0C": "grados Celsius", "\u00baC": "grados Celsius", "\u00ba C": "grados Celsius", "\u00b0F": "grados Fahrenheit", "\u00b0": "grados",
    "h": "horas", "hs": "horas", "hrs": "horas", "pp": "puntos porcentuales", "min": "minutos", "s": "segundos", "pb": "puntos básicos",
}  # fmt: skip
_LONG = "|".join(
    sorted((re.escape(unit) for unit in _UNITS if len(unit) > 1 or unit in "mh\u00b0"), key=len, reverse=True)
)


@rule(
    "units",
    rf"{COUNT}\s?(?P<unit>{_LONG}|(?<=\s)[gtls])(?![\w\u00b2\u00b3])(?:(?<=[a-z])\.(?=\s[{SMALL}]|[,;]))?(?:/(?P<per>año|día|mes|semana|persona|habitante|m2|m\u00b2|km2|ha|h|kg|km|s)(?!\w)|(?!/))",
)
def units(found: re.Match[str]) -> str:
    """Say units of measure in full.

    >>> said("5-6 km, 80 km/h, -3 °C, 20 m², 1 t, 1,5 kg, 14 h, 200 ha, 40 kWh/día, 40 l/m2, 85 kg. y más")
    'cinco a seis kilómetros, ochenta kilómetros por hora, menos tres grados Celsius, veinte metros cuadrados, una tonelada, uno coma cinco kilogramos, catorce horas, doscientas hectáreas, cuarenta kilovatios hora por día, cuarenta litros por metro cuadrado, ochenta y cinco kilogramos y más'
    """
    unit = _UNITS[found["unit"]]
    per = _agreeing(_UNITS[found["per"]], many=False) if found["per"] in _UNITS else found["per"]
    rate = f" por {per}" if per else ""
    return f"{count(found, ES, _gender(unit))} {_agreeing(unit, many=not one(found))}{rate}"


_WARM = re.compile(
    r"\b(?:hac[eí]\w*|temperaturas?|máximas?|mínimas?|grados|calor|frío|termómetros?|alcanz\w+|super\w+|clima)\b[^.!?;]{0,50}$",
    re.IGNORECASE,
)


@rule("degrees", r"(?<![\w.,])(?P<minus>[-\u2212](?=\d))?(?P<number>\d{1,3})\u00ba(?!\w)")
def degrees(found: re.Match[str]) -> str | None:
    """Say degrees whose sign is written as an ordinal's, where warmth is spoken of.

    >>> said("Hace 25º y habrá máximas de 31º; un 25º")
    'Hace veinticinco grados y habrá máximas de treinta y un grados; un 25º'
    """
    lead = before(found)
    warm = found["minus"] or _WARM.search(lead) or re.match(r"\sbajo\scero\b", found.string[found.end() :])
    if re.search(r"\b(?:el|la|un|una|del|al|su)\s$", lead, re.IGNORECASE) or not warm:
        return None
    number = int(found["number"])
    return f"{'menos ' if found['minus'] else ''}{counted(number, ES, 'm')} grado{'s' * (number != 1)}"


@rule("ranges", figures.RANGE)
def ranges(found: re.Match[str]) -> str | None:
    """Say "a" between a lower and a higher number.

    >>> said("10-12 personas, páginas 5–6, 3-1, un Boeing 737-800")
    'diez a doce personas, páginas cinco a seis, 3-1, un Boeing 737-800'
    """
    return figures.between(found, ES)


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
    return counted(number, ES, gender) if gender else cardinal(number, ES)


_NOUN = rf"(?=(?:\s(?P<noun>[{SMALL}]+))?)"
_CALLED = re.compile(r"(?:tel[eé]fono|m[oó]vil|n[uú]mero|fax|al|el)\s$", re.IGNORECASE)


_WHOLE = (
    "personas|muert[eo]s|heridos|homicidios|casos|víctimas|desaparecidos|migrantes|votos|empleos|viviendas|soldados|policías|elementos|"
    "estudiantes|alumnos|empleados|trabajadores|mujeres|hombres|niños|familias|delitos|habitantes|fallecidos|detenidos|contagios"
)
"""What there is no part of, so that a comma before three digits is no decimal comma."""


@rule(
    "thousands",
    rf"(?<![\w.,+])(?<!\d\s)(?:\d{{1,3}}(?:\s\d{{3}})+(?=\s[{SMALL}])|[1-9]\d{{0,2}},\d{{3}}(?=\s(?:{_WHOLE})\b)|\d{{1,3}}(?:,\d{{3}}){{2,}})(?![.,]?\d){_NOUN}",
)
def thousands(found: re.Match[str]) -> str | None:
    """Say a number whose thousands stand apart.

    >>> said("4 500 casos, 1,250,000 votos, 2,458 homicidios, 2,458 metros; llame al 912 345 678 hoy")
    'cuatro mil quinientos casos, un millón doscientos cincuenta mil votos, dos mil cuatrocientos cincuenta y ocho homicidios, 2,458 metros; llame al 912 345 678 hoy'
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
    misread = agreed != cardinal(int(found[0].replace(".", "")), ES) or re.search(r"\d1(?:\.\d{3})+$", found[0])
    return agreed if misread else None


@rule("ratings", figures.MARK)
def ratings(found: re.Match[str]) -> str | None:
    """Say a mark out of so many.

    >>> said("un 8/10, 7/10 de ellos; el 3/5")
    'un ocho sobre diez, siete décimos de ellos; el 3/5'
    """
    return figures.mark(found, ES, "sobre")


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
        return f"{cardinal(top, ES)} {name}s partes"
    said = f"{counted(top, ES, 'm')} {_PARTS[low]}{'s' if top > 1 else ''} {noun}".rstrip()
    return f"{cardinal(whole, ES)} y {said}" if whole else said


def _half(whole: int, noun: str) -> str:
    gender = "f" if _noun_gender(noun) == "f" or noun in ("hora", "tonelada", "docena") else "m"
    half = "media" if gender == "f" else "medio"
    if whole:
        halved = re.sub(r"(?<=[ao])s$", "", noun) if whole == 1 else noun
        return f"{counted(whole, ES, gender)} {halved}".rstrip() + f" y {half}"
    return f"{half} {noun}".rstrip()


MEASURES = (percent, units, ranges, thousands, ratings, fractions, degrees)
