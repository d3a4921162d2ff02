"""French: sums, units, ranges, fractions and counts."""

from __future__ import annotations

import re

from dateline.script.said import figures
from dateline.script.said.figures import COUNT, START, YEAR, count
from dateline.script.said.marks import APOSTROPHE, SMALL
from dateline.script.said.numbers import cardinal, counted, ordinal, parts
from dateline.script.said.rules import rule

FR = "fr"
_SIZES = {
    "k": "mille",
    "K": "mille",
    "M": "millions",
    "Md": "milliards",
    "Mds": "milliards",
    "Mrd": "milliards",
    "Mrds": "milliards",
    "md": "milliards",
    "mds": "milliards",
    "mrds": "milliards",
}
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
    rf"(?:(?P<sign>{_SIGN}|\b(?:EUR|USD|CHF|GBP)\b)\s?)?{COUNT}(?:\s?(?P<size>[kK]|[Mm]r?ds?|M|millions?|milliards?)(?![{SMALL}]))?"
    rf"(?:\s?(?:(?:de\s|d{APOSTROPHE})?(?P<unit>{_SIGN}|(?:EUR|USD|CHF|GBP|FCFA)\b)|(?:de\s|d{APOSTROPHE})?(?P<word>euro|dollar|livre|franc)s?\b))?(?![\w-])",
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
    priced = not found["size"] and any(len(parts(text, FR)[1]) == 2 for text in numbers)  # noqa: PLR2004 - cents
    misread = priced or found["low"] or found["size"] in _SIZES or (unit == "livres" and found["number"].endswith("1"))
    if found["word"] and not misread:
        return None
    if priced:
        return " à ".join(_price(text, unit, cents) for text in numbers)
    return _sum(found, unit)


def _price(text: str, unit: str, cents: str) -> str:
    whole, part = parts(text, FR)
    small = int(part or 0)
    if small and not whole:
        return f"{cardinal(small, FR)} {_agreeing(cents, many=small > 1)}"
    late = f" {cardinal(small, FR)}" if small else ""
    return f"{counted(whole, FR, _gender(unit))} {_agreeing(unit, many=whole > 1)}{late}"


def _sum(found: re.Match[str], unit: str) -> str:
    """Say a sum with its magnitude, if it has one."""
    if not found["size"]:
        return _measure(found, unit)
    of = "" if found["size"] in ("k", "K") else "d'" if unit == "euros" else "de "
    return re.sub(r"(?<=[tn])s(?= mille )", "", f"{_sized(found)} {of}{unit}")  # quatre-vingt mille, cinq cent mille


def _sized(found: re.Match[str]) -> str:
    """Say a count with its magnitude."""
    return _measure(found, _SIZES.get(found["size"], f"{found['size'].removesuffix('s')}s"))


def _measure(found: re.Match[str], unit: str) -> str:
    """Say a count with what is counted, which is plural from two on."""
    many = bool(found["low"]) or parts(found["number"], FR)[0] > 1
    return f"{count(found, FR, _gender(unit))} {_agreeing(unit, many=many)}"


def _agreeing(unit: str, *, many: bool) -> str:
    """Give a unit, of which the plural is written down, in its number."""
    return unit if many else re.sub(r"(?<!u)s\b", "", unit)


def _gender(unit: str) -> str:
    return "f" if unit in ("livres", "tonnes", "heures", "minutes", "secondes") else "m"


@rule(
    "magnitudes",
    rf"{COUNT}\s?(?:(?P<size>M|Mr?ds?)(?:\.(?=\sd(?:e\s|{APOSTROPHE})[{SMALL}])|(?=\s(?:de|d{APOSTROPHE})))|(?P<word>millions?|milliards?)\b)",
)
def magnitudes(found: re.Match[str]) -> str | None:
    """Say millions and milliards that are not sums.

    >>> said("2,5 M d'habitants, 3-4 millions de voix, 2 millions")
    "deux virgule cinq millions d'habitants, trois à quatre millions de voix, 2 millions"
    """
    if found["size"]:
        return _sized(found)
    return f"{count(found, FR)} {found['word']}" if found["low"] else None


@rule("percent", rf"{COUNT}\s?(?P<sign>%|\u2030)")
def percent(found: re.Match[str]) -> str:
    """Say shares.

    >>> said("de 5-10 %, soit -0,5 %")
    'de cinq à dix pour cent, soit moins zéro virgule cinq pour cent'
    """
    return f"{count(found, FR)} {'pour cent' if found['sign'] == '%' else 'pour mille'}"


_UNITS = {
    "km/h": "kilomètres par heure", "m/s": "mètres par seconde", "km\u00b2": "kilomètres carrés", "m\u00b2": "mètres carrés",
    "km2": "kilomètres carrés", "m2": "mètres carrés", "m\u00b3": "mètres cubes", "m3": "mètres cubes", "hab./km\u00b2": "habitants par kilomètre carré", "km": "kilomètres", "m": "mètres", "cm": "centimètres",
    "mm": "millimètres", "kg": "kilogrammes", "mg": "milligrammes", "g": "grammes", "t": "tonnes", "l": "litres", "ml": "millilitres",
    "cl": "centilitres", "ha": "hectares", "kWh": "kilowattheures", "MWh": "mégawattheures", "GWh": "gigawattheures",
    "TWh": "térawattheures", "kW": "kilowatts", "MW": "mégawatts", "GW": "gigawatts", "Mt": "mégatonnes", "Mo": "mégaoctets", "Go": "gigaoctets",
    "To": "téraoctets", "\u00b0C": "degrés Celsius", "\u00b0F": "degrés Fahrenheit", "\u00b0": "degrés", "min": "minutes", "s": "secondes", "pts": "points", "pt": "points", "pb": "points de base",
}  # fmt: skip
_LONG = "|".join(
    sorted((re.escape(unit) for unit in _UNITS if len(unit) > 1 or unit in "m\u00b0"), key=len, reverse=True)
)


@rule(
    "units",
    rf"{COUNT}\s?(?P<unit>{_LONG}|(?<=\s)[gtls])(?![\w\u00b2\u00b3'\u2019])(?:(?<=[a-z])\.(?=\s[{SMALL}]|[,;]))?(?:/(?P<per>an|jour|mois|semaine|personne|habitant)\b|(?!/))",
)
def units(found: re.Match[str]) -> str:
    """Say units of measure in full.

    >>> said("5-6 km, 80 km/h, -3 °C, 20 m², 1 t, 1,5 kg, 21 min, 40 kWh/jour")
    'cinq à six kilomètres, quatre-vingts kilomètres par heure, moins trois degrés Celsius, vingt mètres carrés, une tonne, un virgule cinq kilogramme, vingt et une minutes, quarante kilowattheures par jour'
    """
    return _measure(found, _UNITS[found["unit"]]) + (f" par {found['per']}" if found["per"] else "")


@rule("ranges", figures.RANGE)
def ranges(found: re.Match[str]) -> str | None:
    """Say "à" between a lower and a higher number, but not in the names of two wars.

    >>> said("10-12 heures, pages 5–6, la guerre de 14-18, 3-1")
    'dix à douze heures, pages cinq à six, la guerre de quatorze dix-huit, 3-1'
    """
    if found[0] in ("14-18", "39-45"):
        return f"{cardinal(int(found['low']), FR)} {cardinal(int(found['high']), FR)}"
    return figures.between(found, FR)


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
    return figures.mark(found, FR, "sur")


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
    name = _PARTS.get(low) or ordinal(low, FR)
    said = f"{cardinal(top, FR)} {name}{'s' if top > 1 and not name.endswith('s') else ''} {noun}".rstrip()
    return f"{cardinal(whole, FR)} et {said}" if whole else said


def _half(whole: int, noun: str) -> str:
    gender = "f" if re.fullmatch(rf"(?:{_WOMEN})s?", noun) else "m"
    if whole:
        return f"{counted(whole, FR, gender)} {noun}".rstrip() + f" et demi{'e' if gender == 'f' else ''}"
    return f"{counted(1, FR, gender)} demi {noun}".rstrip()


@rule("counts", rf"{START}(?P<number>(?!{YEAR}\b)(?:\d{{1,3}}(?:[.\s]\d{{3}})*|\d+))\s(?=(?:{_WOMEN})s?\b)")
def counts(found: re.Match[str]) -> str | None:
    """Say une before what is feminine.

    >>> said("21 personnes, 1 femme, 51 voix, 71 voix, 20 personnes et 21 ans")
    'vingt et une personnes, une femme, cinquante et une voix, 71 voix, 20 personnes et 21 ans'
    """
    number = parts(found["number"], FR)[0]
    agreed = counted(number, FR, "f")
    return f"{agreed} " if agreed != cardinal(number, FR) else None


MEASURES = (percent, units, magnitudes, ranges, ratings, fractions)
