"""French: addresses, titles, abbreviations, money, times, ordinals, units and acronyms, in the order in which they are tried."""

from __future__ import annotations

import re

from dateline.script.said import figures, marks
from dateline.script.said.figures import COUNT, DASH, START, YEAR, before, count
from dateline.script.said.marks import APOSTROPHE, CAPITAL, SMALL
from dateline.script.said.numbers import cardinal, counted, ordinal, parts, roman, year
from dateline.script.said.rules import Readings, rule, spoken

_FR = "fr"
_STARTS = (
    "Les?|La|Une?|Des?|Du|Ils?|Elles?|On|Nous|Vous|Je|Ce|Cette|Ces|Cela|Et|Mais|Ou|Or|Car|Donc|Puis|Alors|Ensuite|Après|Avant|Au|Aux|"
    "En|Dans|Sur|Sous|Par|Pour|Avec|Sans|Chez|Selon|Depuis|Pendant|Quand|Si|Comme|Ici|Là|Son|Sa|Ses|Leurs?|Qui|Que|Quel|Tout|Plus|Ne|Hier"
)
"""Words with which a sentence begins: an initial before one of them ends the one before."""
_ON_SMALL = rf"(?=\s?[,;:!?)\u2013\u2014]|\s[{SMALL}\d(])"
"""After a full stop with which a sentence goes on."""

# --- addresses and handles ---------------------------------------------------------------


@rule("addresses", marks.ADDRESS, re.IGNORECASE)
def addresses(found: re.Match[str]) -> str | None:
    """Say an address of the web or of mail; what goes before its name is left out.

    >>> said("Voir https://www.exemple.fr/aide ou courrier@exemple.fr.")
    'Voir exemple point fr barre oblique aide ou courrier arobase exemple point fr.'
    """
    return marks.address(found, "point", "barre oblique", "arobase")


@rule("handles", marks.HANDLE)
def handles(found: re.Match[str]) -> str:
    """Say handles and hashtags as words.

    >>> said("#JeSuisCharlie, selon @la_redaction.")
    'hashtag Je Suis Charlie, selon arobase la redaction.'
    """
    return marks.handle(found, "arobase")


# --- titles and other abbreviations ------------------------------------------------------

_TITLES = {
    "M": "Monsieur", "Mr": "Monsieur", "MM": "Messieurs", "Mme": "Madame", "Mmes": "Mesdames", "Mlle": "Mademoiselle",
    "Mlles": "Mesdemoiselles", "Me": "Maître", "Dr": "Docteur", "Pr": "Professeur", "Prof": "Professeur", "Mgr": "Monseigneur",
    "Gén": "Général", "Col": "Colonel", "Cdt": "Commandant", "Cap": "Capitaine", "Lt": "Lieutenant",
}  # fmt: skip


@rule(
    "titles",
    rf"(?<![\w.-])(?P<title>(?:MM?|Gén|Col|Cap|Prof)(?=\.)|(?:Mr|Mmes?|Mlles?|Me|Dr|Pr|Mgr|Cdt|Lt)\b)\.?"
    rf"(?=\s(?:[{CAPITAL}]|(?:de|du|des|le|la)\s|d{APOSTROPHE}|l{APOSTROPHE}|(?:et|ou)\sM))",
)
def titles(found: re.Match[str]) -> str:
    """Say titles before a name or a rank.

    >>> said("M. Dupont, MM. Petit et Roux, M. le maire, M. et Mme Le Goff, Me Dupond, le Dr. Blanc")
    'Monsieur Dupont, Messieurs Petit et Roux, Monsieur le maire, Monsieur et Madame Le Goff, Maître Dupond, le Docteur Blanc'
    """
    return _TITLES[found["title"]]


_INSIDE = {
    "p. ex.": "par exemple", "par ex.": "par exemple", "c.-à-d.": "c'est-à-dire", "env.": "environ", "cf.": "confer",
    "i. e.": "c'est-à-dire", "N. B.": "nota bene",
}  # fmt: skip
"""After these a sentence goes on."""
_LAST = {
    "av. J.-C.": "avant Jésus-Christ", "apr. J.-C.": "après Jésus-Christ", "ap. J.-C.": "après Jésus-Christ",
}  # fmt: skip
"""With these a sentence may end: their full stop is then its own."""
_NUMBERED = {
    "p.": "page", "pp.": "pages", "vol.": "volume", "chap.": "chapitre", "art.": "article", "fig.": "figure", "t.": "tome",
    "tél.": "téléphone", "max.": "maximum", "min.": "minimum",
}  # fmt: skip
"""These say what they do only before a number."""
_ALONE = {"hab.": "habitants", "vs": "versus", "ndlr": "note de la rédaction", "RDV": "rendez-vous", "Cie": "compagnie"}
_MEANT = marks.meanings(_INSIDE | _LAST | _NUMBERED | _ALONE)


@rule(
    "abbreviations",
    rf"(?<![\w.-])(?:{marks.either(_INSIDE)}\.|{marks.either(_LAST)}(?:\.{_ON_SMALL}|(?=\.))|{marks.either(_NUMBERED)}\.(?=\s?(?:\d|[IVXLC]+\b)))"
    r"|(?<=\d\s)hab\.(?=\s[a-z\u00e0-\u00ff]|[,;)])|\bvs\b\.?(?=\s)|\b(?:ndlr|NDLR|RDV)\b|(?<=(?:et|\s\&)\s)Cie\b",
)
def abbreviations(found: re.Match[str]) -> str:
    """Say abbreviations in full.

    >>> said("Il y a env. 20 pommes, c.-à-d. peu, cf. p. 5. César meurt en 44 av. J.-C. Rome compte 1 000 000 hab. alors.")
    "Il y a environ 20 pommes, c'est-à-dire peu, confer page 5. César meurt en 44 avant Jésus-Christ. Rome compte 1 000 000 habitants alors."
    """
    return _MEANT[marks.bare(found[0])]


_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
_MONTH = rf"(?:{'|'.join(_MONTHS)})\b"
_SHORT = {
    "janv": "janvier", "févr": "février", "fév": "février", "avr": "avril", "juil": "juillet", "sept": "septembre", "oct": "octobre",
    "nov": "novembre", "déc": "décembre",
}  # fmt: skip
_SHORT_DAYS = {
    "lun": "lundi", "mar": "mardi", "mer": "mercredi", "jeu": "jeudi", "ven": "vendredi", "sam": "samedi", "dim": "dimanche",
}  # fmt: skip


@rule(
    "days",
    rf"\b(?P<day>(?i:l)un|(?i:v)en|(?i:s)am|(?i:d)im|(?:(?i:m)ar|(?i:m)er|(?i:j)eu)(?=\.\s(?:\d+|1er)\s(?:{_MONTH}|(?:{'|'.join(_SHORT)})\b)))\.(?=\s(?:\d|1er\b))",
)
def days(found: re.Match[str]) -> str:
    """Say a day of the week before its date.

    >>> said("Le lun. 3 mars, puis dim. 1er mai")
    'Le lundi 3 mars, puis dimanche premier mai'
    """
    return _SHORT_DAYS[found["day"].lower()]


@rule("centuries", rf"(?<=[IVX]e\s)s(?:\.{_ON_SMALL}|(?=\.(?:\s|$)))")
def centuries(found: re.Match[str]) -> str:
    """Say siècle after its number.

    >>> said("au XXIe s. comme au XIXe s. Elle vint.")
    'au vingt et unième siècle comme au dix-neuvième siècle. Elle vint.'
    """
    return f"{found[0].rstrip('.')}iècle"


@rule("numbers_of", r"\b[nN](?:[\u00b0\u00ba\u1d52](?P<many>s?)|o)\s?(?=\d)|\u2116\s?(?=\d)|(?<!\w)\#(?=\d)")
def numbers_of(found: re.Match[str]) -> str:
    """Say numéro before a number.

    >>> said("le n° 10, n°5 et les n°s 3 et 4")
    'le numéro 10, numéro 5 et les numéros 3 et 4'
    """
    return f"numéro{found['many'] or ''} "


@rule("saints", rf"\bSt(?P<she>e?)\.?(?=[\s-][{CAPITAL}])")
def saints(found: re.Match[str]) -> str:
    """Say Saint before a name.

    >>> said("de St-Denis à Ste. Anne")
    'de Saint-Denis à Sainte Anne'
    """
    return f"Saint{found['she']}"


_STREETS = {"av": "avenue", "bd": "boulevard", "bld": "boulevard", "boul": "boulevard", "pl": "place"}


@rule(
    "streets",
    rf"\b(?P<kind>(?:[aA]v|[pP]l|[bB]oul)(?=\.)|[bB]l?d)\b\.?(?=\s(?:(?:du|des|de|de\sla)\s|(?:de\s)?[ld]{APOSTROPHE})?[{CAPITAL}])",
)
def streets(found: re.Match[str]) -> str:
    """Say the kind of a street before its name.

    >>> said("12, av. Foch, bd. de la Liberté")
    '12, avenue Foch, boulevard de la Liberté'
    """
    return _STREETS[found["kind"].lower()]


# --- money, shares, units ----------------------------------------------------------------

_SIZES = {"k": "mille", "M": "millions", "Md": "milliards", "Mds": "milliards", "Mrd": "milliards", "Mrds": "milliards"}
_CURRENCIES = {
    "\u20ac": ("euros", "centimes"), "EUR": ("euros", "centimes"), "$": ("dollars", "cents"), "US$": ("dollars", "cents"),
    "$US": ("dollars", "cents"), "USD": ("dollars", "cents"), "$CA": ("dollars canadiens", "cents"),
    "CA$": ("dollars canadiens", "cents"), "\u00a3": ("livres", "pence"), "GBP": ("livres", "pence"), "\u00a5": ("yens", "sens"),
    "CHF": ("francs suisses", "centimes"), "FCFA": ("francs C.F.A", "centimes"), "euros": ("euros", "centimes"),
    "dollars": ("dollars", "cents"), "livres": ("livres", "pence"), "francs": ("francs", "centimes"),
}  # fmt: skip
_SIGN = r"US\$|\$\s?US\b|CA\$|\$\s?CA\b|[$\u20ac\u00a3\u00a5]"


@rule(
    "money",
    rf"(?:(?P<sign>{_SIGN}|\b(?:EUR|USD|CHF|GBP)\b)\s?)?{COUNT}(?:\s?(?P<size>k|Mr?ds?|M|millions?|milliards?)(?![{SMALL}]))?"
    rf"(?:\s?(?:(?P<unit>{_SIGN}|(?:EUR|USD|CHF|GBP|FCFA)\b)|(?:de\s|d{APOSTROPHE})?(?P<word>euro|dollar|livre|franc)s?\b))?(?![\w-])",
)
def money(found: re.Match[str]) -> str | None:
    """Say sums with their currency, and cents after it.

    >>> said("3 M€, 4,5 Mds €, 2,50 €, 0,99 €, 1 500 €, 20 CHF, US$ 20, 50 k€, 21 livres, 3-4 M d'euros, 1,20 euro")
    "trois millions d'euros, quatre virgule cinq milliards d'euros, deux euros cinquante, quatre-vingt-dix-neuf centimes, mille cinq cents euros, vingt francs suisses, vingt dollars, cinquante mille euros, vingt et une livres, trois à quatre millions d'euros, un euro vingt"
    >>> said("4,5 milliards d'euros et 20 dollars")
    "4,5 milliards d'euros et 20 dollars"
    """
    written = found["sign"] or found["unit"] or (found["word"] and f"{found['word']}s")
    if not written:
        return None
    unit, cents = _CURRENCIES[re.sub(r"\s", "", written)]
    numbers = [found[name] for name in ("low", "number") if found[name]]
    priced = not found["size"] and any(len(parts(text, _FR)[1]) == 2 for text in numbers)  # noqa: PLR2004 - cents
    misread = priced or found["low"] or found["size"] in _SIZES or (unit == "livres" and found["number"].endswith("1"))
    if found["word"] and not misread:
        return None
    if priced:
        return " à ".join(_price(text, unit, cents) for text in numbers)
    return _sum(found, unit)


def _price(text: str, unit: str, cents: str) -> str:
    whole, part = parts(text, _FR)
    small = int(part or 0)
    if small and not whole:
        return f"{cardinal(small, _FR)} {_agreeing(cents, many=small > 1)}"
    late = f" {cardinal(small, _FR)}" if small else ""
    return f"{counted(whole, _FR, _gender(unit))} {_agreeing(unit, many=whole > 1)}{late}"


def _sum(found: re.Match[str], unit: str) -> str:
    """Say a sum with its magnitude, if it has one."""
    if not found["size"]:
        return _measure(found, unit)
    of = "" if found["size"] == "k" else "d'" if unit == "euros" else "de "
    return f"{_sized(found)} {of}{unit}"


def _sized(found: re.Match[str]) -> str:
    """Say a count with its magnitude."""
    return _measure(found, _SIZES.get(found["size"], f"{found['size'].removesuffix('s')}s"))


def _measure(found: re.Match[str], unit: str) -> str:
    """Say a count with what is counted, which is plural from two on."""
    many = bool(found["low"]) or parts(found["number"], _FR)[0] > 1
    return f"{count(found, _FR, _gender(unit))} {_agreeing(unit, many=many)}"


def _agreeing(unit: str, *, many: bool) -> str:
    """Give a unit, of which the plural is written down, in its number."""
    return unit if many else re.sub(r"(?<!u)s\b", "", unit)


def _gender(unit: str) -> str:
    return "f" if unit in ("livres", "tonnes", "heures", "minutes", "secondes") else "m"


@rule("magnitudes", rf"{COUNT}\s?(?:(?P<size>M|Mr?ds?)(?=\s(?:de|d{APOSTROPHE}))|(?P<word>millions?|milliards?)\b)")
def magnitudes(found: re.Match[str]) -> str | None:
    """Say millions and milliards that are not sums.

    >>> said("2,5 M d'habitants, 3-4 millions de voix, 2 millions")
    "deux virgule cinq millions d'habitants, trois à quatre millions de voix, 2 millions"
    """
    if found["size"]:
        return _sized(found)
    return f"{count(found, _FR)} {found['word']}" if found["low"] else None


@rule("percent", rf"{COUNT}\s?(?P<sign>%|\u2030)")
def percent(found: re.Match[str]) -> str:
    """Say shares.

    >>> said("de 5-10 %, soit -0,5 %")
    'de cinq à dix pour cent, soit moins zéro virgule cinq pour cent'
    """
    return f"{count(found, _FR)} {'pour cent' if found['sign'] == '%' else 'pour mille'}"


_UNITS = {
    "km/h": "kilomètres par heure", "m/s": "mètres par seconde", "km\u00b2": "kilomètres carrés", "m\u00b2": "mètres carrés",
    "km2": "kilomètres carrés", "m2": "mètres carrés", "m\u00b3": "mètres cubes", "m3": "mètres cubes", "hab./km\u00b2": "habitants par kilomètre carré", "km": "kilomètres", "m": "mètres", "cm": "centimètres",
    "mm": "millimètres", "kg": "kilogrammes", "mg": "milligrammes", "g": "grammes", "t": "tonnes", "l": "litres", "ml": "millilitres",
    "cl": "centilitres", "ha": "hectares", "kWh": "kilowattheures", "MWh": "mégawattheures", "GWh": "gigawattheures",
    "TWh": "térawattheures", "kW": "kilowatts", "MW": "mégawatts", "GW": "gigawatts", "Mo": "mégaoctets", "Go": "gigaoctets",
    "To": "téraoctets", "\u00b0C": "degrés Celsius", "\u00b0F": "degrés Fahrenheit", "\u00b0": "degrés", "min": "minutes", "s": "secondes",
}  # fmt: skip
_LONG = "|".join(
    sorted((re.escape(unit) for unit in _UNITS if len(unit) > 1 or unit in "m\u00b0"), key=len, reverse=True)
)


@rule(
    "units",
    rf"{COUNT}\s?(?P<unit>{_LONG}|(?<=\s)[gtls])(?![\w\u00b2\u00b3'\u2019])(?:/(?P<per>an|jour|mois|semaine|personne|habitant)\b|(?!/))",
)
def units(found: re.Match[str]) -> str:
    """Say units of measure in full.

    >>> said("5-6 km, 80 km/h, -3 °C, 20 m², 1 t, 1,5 kg, 21 min, 40 kWh/jour")
    'cinq à six kilomètres, quatre-vingts kilomètres par heure, moins trois degrés Celsius, vingt mètres carrés, une tonne, un virgule cinq kilogramme, vingt et une minutes, quarante kilowattheures par jour'
    """
    return _measure(found, _UNITS[found["unit"]]) + (f" par {found['per']}" if found["per"] else "")


# --- times -------------------------------------------------------------------------------

_CLOCK = r"\d{1,3}\s?h(?:\s?[0-5]\d(?:\s?min)?\b)?"


@rule("emergency", r"\b(?:24\s?h(?:eures)?\s?(?:/|sur)\s?24|7\s?j(?:ours)?\s?(?:/|sur)\s?7|24/7)\b")
def emergency(found: re.Match[str]) -> str:
    """Say what is open at all hours.

    >>> said("ouvert 24h/24 et 7j/7")
    'ouvert vingt-quatre heures sur vingt-quatre et sept jours sur sept'
    """
    if found[0] == "24/7":
        return "vingt-quatre heures sur vingt-quatre, sept jours sur sept"
    return "vingt-quatre heures sur vingt-quatre" if found[0].startswith("24") else "sept jours sur sept"


@rule(
    "times",
    rf"{START}(?:(?P<low>{_CLOCK}|\d{{1,2}}){DASH})?(?P<hour>{_CLOCK})(?![\w/])|(?<![\d:.,])(?P<bare>(?:[01]?\d|2[0-3]):[0-5]\d)(?![:\d])",
)
def times(found: re.Match[str]) -> str:
    """Say a time of day, or how long something takes.

    >>> said("à 14h30, 9 h 05, 21h, 1h, de 10-12 h, 9h-12h30, à 18:00")
    'à quatorze heures trente, neuf heures cinq, vingt et une heures, une heure, de dix à douze heures, neuf heures à douze heures trente, à dix-huit heures'
    """
    low, hour = found["low"], found["hour"] or found["bare"]
    if not low:
        return _clock(hour)
    return f"{cardinal(int(low), _FR) if low.isdigit() else _clock(low)} à {_clock(hour)}"


def _clock(text: str) -> str:
    hour, _, minute = re.sub(r"\s|min", "", text).replace(":", "h").partition("h")
    late = f" {cardinal(int(minute), _FR)}" if int(minute or 0) else ""
    return f"{counted(int(hour), _FR, 'f')} heure{'s' if int(hour) > 1 else ''}{late}"


# --- dates -------------------------------------------------------------------------------


def _day(number: int) -> str:
    return "premier" if number == 1 else cardinal(number, _FR)


@rule("iso_dates", figures.ISO)
def iso_dates(found: re.Match[str]) -> str:
    """Say a date that is written as computers do.

    >>> said("2024-05-01")
    'premier mai deux mille vingt-quatre'
    """
    return f"{_day(int(found['day']))} {_MONTHS[int(found['month']) - 1]} {year(int(found['year']), _FR)}"


@rule("year_ranges", figures.YEARS)
def year_ranges(found: re.Match[str]) -> str | None:
    """Say a span of years; two that follow each other are a season.

    >>> said("le mandat 2019-2024, la saison 2019-2020")
    'le mandat deux mille dix-neuf à deux mille vingt-quatre, la saison deux mille dix-neuf deux mille vingt'
    """
    return figures.years(found, _FR)


@rule("date_ranges", rf"(?<![\w.,/])(?P<first>\d{{1,2}})(?:er)?{DASH}(?P<last>\d{{1,2}})\s(?={_MONTH})")
def date_ranges(found: re.Match[str]) -> str:
    """Say a span of days.

    >>> said("les 6-7 juin, du 1er-8 mai")
    'les six et sept juin, du premier au huit mai'
    """
    first, last = int(found["first"]), int(found["last"])
    together = last == first + 1 and not re.search(r"\bdu\s$", before(found))
    return f"{_day(first)} {'et' if together else 'au'} {_day(last)} "


@rule("dates", rf"{figures.NUMERIC}|(?<![\w.,/-])1\s(?={_MONTH})")
def dates(found: re.Match[str]) -> str:
    """Say a date in numbers, its day first, and the first of a month.

    >>> said("le 03/05/2024, le 1.9.1939 et le 1 mai")
    'le trois mai deux mille vingt-quatre, le premier septembre mille neuf cent trente-neuf et le premier mai'
    """
    if not found["day"]:
        return "premier "
    return f"{_day(int(found['day']))} {_MONTHS[int(found['month']) - 1]} {year(int(found['year']), _FR)}"


@rule(
    "months",
    rf"(?:(?<=\d\s)|(?<=er\s))(?P<short>{'|'.join(_SHORT)})(?:\.{_ON_SMALL}|(?=\.))|\b(?P<dated>{'|'.join(_SHORT)})\.(?=\s{YEAR})",
)
def months(found: re.Match[str]) -> str:
    """Write a month out after a day or before a year.

    >>> said("le 3 sept. 2021, en févr. 2022, du 1er oct. au 5 déc.")
    'le 3 septembre 2021, en février 2022, du premier octobre au 5 décembre.'
    """
    return _SHORT[found["short"] or found["dated"]]


# --- ranges, fractions, counts -----------------------------------------------------------


@rule("ranges", figures.RANGE)
def ranges(found: re.Match[str]) -> str | None:
    """Say "à" between a lower and a higher number, but not in the names of two wars.

    >>> said("10-12 heures, pages 5–6, la guerre de 14-18, 3-1")
    'dix à douze heures, pages cinq à six, la guerre de quatorze dix-huit, 3-1'
    """
    if found[0] in ("14-18", "39-45"):
        return f"{cardinal(int(found['low']), _FR)} {cardinal(int(found['high']), _FR)}"
    return figures.between(found, _FR)


_WOMEN = (
    "personne|femme|fille|victime|heure|minute|seconde|semaine|année|journée|nuit|tonne|livre|voix|fois|place|voiture|ville|commune|"
    "page|école|entreprise|famille|maison|équipe|médaille|étape|édition|candidate|députée|sénatrice|élection|arrestation|question"
)


@rule("ratings", figures.MARK)
def ratings(found: re.Match[str]) -> str | None:
    """Say a mark out of so many.

    >>> said("noté 7/10, 15/20 en maths, 3/5; le 3/5, 3/5 des gens")
    'noté sept sur dix, quinze sur vingt en maths, trois sur cinq; le 3/5, trois cinquièmes des gens'
    """
    return figures.mark(found, _FR, "sur")


_PARTS = {3: "tiers", 4: "quart"}


@rule("fractions", rf"{figures.FRACTION}(?:\s(?P<noun>[{SMALL}]{{3,}}))?")
def fractions(found: re.Match[str]) -> str | None:
    """Say fractions, a half after what it is half of.

    >>> said("3/4 des gens, 2/3 du temps, 1/2 heure, 2½ heures, 3 1/2 ans, 3/5 d'entre eux; le 3/4")
    "trois quarts des gens, deux tiers du temps, une demi heure, deux heures et demie, trois ans et demi, trois cinquièmes d'entre eux; le 3/4"
    """
    part = figures.fraction(found)
    if part is None:
        return None
    whole, top, low = part
    noun = found["noun"] or ""
    if low == 2:  # noqa: PLR2004 - a half
        return _half(whole, noun)
    name = _PARTS.get(low) or ordinal(low, _FR)
    said = f"{cardinal(top, _FR)} {name}{'s' if top > 1 and not name.endswith('s') else ''} {noun}".rstrip()
    return f"{cardinal(whole, _FR)} et {said}" if whole else said


def _half(whole: int, noun: str) -> str:
    gender = "f" if re.fullmatch(rf"(?:{_WOMEN})s?", noun) else "m"
    if whole:
        return f"{counted(whole, _FR, gender)} {noun}".rstrip() + f" et demi{'e' if gender == 'f' else ''}"
    return f"{counted(1, _FR, gender)} demi {noun}".rstrip()


@rule("counts", rf"{START}(?P<number>(?!{YEAR}\b)(?:\d{{1,3}}(?:[.\s]\d{{3}})*|\d+))\s(?=(?:{_WOMEN})s?\b)")
def counts(found: re.Match[str]) -> str | None:
    """Say une before what is feminine.

    >>> said("21 personnes, 1 femme, 51 voix, 71 voix, 20 personnes et 21 ans")
    'vingt et une personnes, une femme, cinquante et une voix, 71 voix, 20 personnes et 21 ans'
    """
    number = parts(found["number"], _FR)[0]
    agreed = counted(number, _FR, "f")
    return f"{agreed} " if agreed != cardinal(number, _FR) else None


# --- ordinals and Roman numerals ---------------------------------------------------------


@rule(
    "ordinals",
    r"(?<![\w.,])(?P<number>\d{1,4}|[IVX]+)(?P<end>er|re|ère|nde?|de|e|ème|ième|\u1d49\u02b3|\u02b3\u1d49|\u1d49)(?P<many>s?)(?!\w)",
)
def ordinals(found: re.Match[str]) -> str | None:
    """Say ordinals and centuries.

    >>> said("le 1er mai, la 1re fois, le 2e tour, la 2de, le XIXe siècle, la Ve République, François Ier, le 21ème")
    'le premier mai, la première fois, le deuxième tour, la seconde, le dix-neuvième siècle, la cinquième République, François premier, le vingt et unième'
    """
    text, end = found["number"], found["end"]
    number = int(text) if text.isdigit() else roman(text)
    named = _NAMED.get(end)
    if (
        not number
        or (number == 1) != (named is not None and named[0] == 1)
        or (named is not None and named[0] != number)
    ):
        return None
    return f"{named[1] if named else ordinal(number, _FR)}{found['many']}"


_NAMED = {
    "er": (1, "premier"), "\u1d49\u02b3": (1, "premier"), "re": (1, "première"), "ère": (1, "première"),
    "\u02b3\u1d49": (1, "première"), "nd": (2, "second"), "nde": (2, "seconde"), "de": (2, "seconde"),
}  # fmt: skip
"""Endings that only one number has."""

_KINGS = (
    r"Jean-Paul|Juan\sCarlos|Victor-Emmanuel|Louis|Henri|Charles|Philippe|François|Napoléon|Jean|Paul|Pie|Benoît|Léon|Grégoire|Clément|"
    r"Innocent|Urbain|George|Georges|Édouard|Guillaume|Richard|Jacques|Frédéric|Frederik|Nicolas|Alexandre|Albert|Léopold|Baudouin|Felipe|"
    r"Carlos|Alphonse|Ferdinand|Mohammed|Hassan|Abdallah|Ivan|Pierre|Christian|Haakon|Harald|Gustave|Boniface|Sixte|Jules|Ramsès|Ptolémée|"
    r"Rama|Rainier|Humbert|Joseph|Maximilien|Othon|Childéric|Clovis"
)
_QUEENS = "[ÉE]lisabeth|Elizabeth|Catherine|Margrethe|Marie|Isabelle|Christine"


@rule(
    "regnal",
    rf"\b(?P<name>(?P<queen>{_QUEENS})|{_KINGS}|(?:[rR]oi|[pP]ape|[eE]mpereur|[tT]sar|[sS]ultan|[pP]rince)\s[{CAPITAL}][{SMALL}-]+)\s(?P<roman>[IVX]+)\b(?!\.\w)",
)
def regnal(found: re.Match[str]) -> str | None:
    """Say a ruler's number.

    >>> said("Louis XIV, Jean-Paul II, Élisabeth I et Charles V")
    'Louis quatorze, Jean-Paul deux, Élisabeth première et Charles cinq'
    """
    number = roman(found["roman"])
    if number == 1:
        return f"{found['name']} premi{'ère' if found['queen'] else 'er'}"
    return f"{found['name']} {cardinal(number, _FR)}" if number else None


@rule(
    "romans",
    r"\b(?P<what>[cC]hapitre|[tT]ome|[aA]cte|[lL]ivre|[tT]itre|[aA]rticle|[pP]artie|[pP]hase|[vV]olume|[aA]nnexe|[sS]ection|[tT]ype|"
    r"[nN]iveau|[gG]roupe|[cC]atégorie|Apollo|Vatican|Rocky|Paris|Lyon)\s(?P<roman>[IVXLC]+)\b(?!\.\w)|\bXV(?=\sd[eu'\u2019])",
)
def romans(found: re.Match[str]) -> str | None:
    """Say a Roman numeral after what is numbered with it, and rugby's fifteen.

    >>> said("chapitre III, Vatican II et le XV de France")
    'chapitre trois, Vatican deux et le quinze de France'
    """
    number = roman(found["roman"] or "XV")
    return " ".join(filter(None, (found["what"], cardinal(number, _FR)))) if number else None


# --- acronyms and initials ---------------------------------------------------------------

_SPELT = marks.listed(
    "OCDE AIEA GIGN DGSE DGSI IRSN FNSEA EELV UNHCR CEDH CJUE CPAM ANSM CDI LVMH LREM LGBT LGBTQ RTBF CFDT CFTC"
)
"""Spelt out, though they are long or could be numerals."""
_STRESSED = marks.listed(
    "LE LA LES UN UNE DES DU DE ET EST OU ON IL NE PAS NON OUI SI TU MA MON TON SON SES CE CES QUI QUE AU AUX EN SUR PAR SE JE TOUS MAL "
    "BON FIN VIE ROI LOI JEU FEU EAU ART MER AIR SUD NORD"
)
_READ = marks.listed(
    "ONU PAC CAF BAC CAN ZAC ZAD ZEP DOM TOM COP PIN BIC SIM VAR ESA INA PEL DAB LOL RIB RAP OK PS PC SA"
)
_WORDS = {name: name for name in _READ} | {word: word.lower() for word in _STRESSED} | {
    "ENA": "Éna", "UEFA": "Uéfa", "INSEE": "Insée", "ADEME": "Adème", "CO2": "C.O deux", "CO\u2082": "C.O deux",
}  # fmt: skip
"""What is a word, respelt where the engine needs it; what is read right; words that somebody stresses; those with digits."""


@rule("acronyms", rf"(?<![\w.&])(?<![{SMALL}]-)(?P<name>CO[2\u2082]|[{CAPITAL}]{{2,}})(?![\w&]|\.\w)")
def acronyms(found: re.Match[str]) -> str | None:
    """Say an acronym letter by letter, or as the word that it is.

    >>> said("l'UE, l'OMS, le PIB, l'OCDE et la DGSE; l'ONU, l'OTAN et la SNCF; le CO2")
    "l'U.E, l'O.M.S, le P.I.B, l'O.C.D.E et la D.G.S.E; l'ONU, l'OTAN et la SNCF; le C.O deux"
    """
    return marks.acronym(found, _SPELT, _WORDS)


@rule("initials", marks.initial(_STARTS))
def initials(found: re.Match[str]) -> str:
    """Say a name's initials without full stops.

    >>> said("J. D. Vance et J.-P. Raffarin. Le plan B. Il a échoué.")
    'J D Vance et J P Raffarin. Le plan B. Il a échoué.'
    """
    return marks.initialled(found)


@rule("signs", marks.SIGNS)
def signs(found: re.Match[str]) -> str:
    """Leave out ornaments and emoji; say plus, fois, égale and paragraphe.

    >>> said("★ § 5, 60+ et 3 × 4")
    'paragraphe 5, 60 plus et 3 fois 4'
    """
    words = {"+": " plus", "\u00d7": " fois ", "=": "égale", "\u00a7": "paragraphe ", "\u00a7\u00a7": "paragraphes "}
    return marks.sign(found, words)


FIRST = (marks.phonemes, addresses, handles)
"""Tried before the lexicon."""
RULES = (
    titles, days, centuries, abbreviations, numbers_of, saints, streets, emergency, money, times, iso_dates, year_ranges, date_ranges, dates, months, percent,
    units, magnitudes, ranges, ratings, fractions, ordinals, regnal, romans, counts, acronyms, initials, marks.ellipses, marks.dashes,
    marks.brackets, marks.quotes, signs,
)  # fmt: skip


def said(text: str) -> str:
    """Say a text by these rules alone: for the examples in their docstrings."""
    readings = Readings(text)
    readings.apply((*FIRST, *RULES))
    return spoken(text, readings.all())
