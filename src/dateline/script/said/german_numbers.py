"""German: sums, units, ranges, fractions and a single one."""

from __future__ import annotations

import re

from dateline.script.said import figures
from dateline.script.said.figures import COUNT, before, count, numeral, one
from dateline.script.said.german_parts import ACCUSATIVE, DATIVE, DE, ON, STARTS, counted_gender, gender_of, given
from dateline.script.said.marks import CAPITAL, SMALL
from dateline.script.said.numbers import amount, cardinal, parts
from dateline.script.said.rules import rule

_SIZES = {
    "Tsd": ("tausend", "tausend"), "Mio": ("Million", "Millionen"), "Mill": ("Million", "Millionen"),
    "Mrd": ("Milliarde", "Milliarden"), "Bio": ("Billion", "Billionen"),
}  # fmt: skip
_SIZE = r"(?P<size>(?:Tsd|Mio|Mill|Mrd|Bio)(?=\.)|(?:Tsd|Mio|Mrd)\b|(?:Mill|Bill)ion(?:en)?\b|Milliarden?\b)"
_CURRENCIES = {
    "\u20ac": ("Euro", "Cent"), "EUR": ("Euro", "Cent"), "$": ("Dollar", "Cent"), "US$": ("US-Dollar", "Cent"),
    "US-$": ("US-Dollar", "Cent"), "USD": ("US-Dollar", "Cent"), "\u00a3": ("Pfund", "Pence"), "GBP": ("Pfund", "Pence"),
    "\u00a5": ("Yen", "Sen"), "CHF": ("Franken", "Rappen"), "Fr.": ("Franken", "Rappen"), "SFr.": ("Franken", "Rappen"),
    "Euro": ("Euro", "Cent"), "Dollar": ("Dollar", "Cent"), "US-Dollar": ("US-Dollar", "Cent"), "Franken": ("Franken", "Rappen"),
    "Pfund": ("Pfund", "Pence"), "ct": ("Cent", "Cent"), "Ct.": ("Cent", "Cent"),
}  # fmt: skip


@rule(
    "money",
    rf"(?:(?P<sign>US-?\$|[$\u20ac\u00a3\u00a5]|\b(?:EUR|USD|CHF|GBP)\b)\s?)?{COUNT}(?:\s?{_SIZE}\.?)?"
    r"(?:\s?(?P<unit>US-?\$|[$\u20ac\u00a3\u00a5]|(?:EUR|USD|CHF|GBP|Euro|(?:US-)?Dollar|Franken|Pfund|ct)\b|(?:S?Fr|Ct)\.(?=\s[a-z]|,)))?(?![\w-])",
)
def money(found: re.Match[str]) -> str | None:
    """Say sums with their currency, and cents after it.

    >>> said("4,5 Mrd. €, 3–4 Mio. Dollar, 2,50 Euro, 0,99 €, $1.200, 1 Mio. Euro und 20 CHF, 50 ct")
    'vier Komma fünf Milliarden Euro, drei bis vier Millionen Dollar, zwei Euro fünfzig, neunundneunzig Cent, eintausendzweihundert Dollar, eine Million Euro und zwanzig Franken, fünfzig Cent'
    >>> said("20 Euro und 5 Millionen Franken")
    '20 Euro und 5 Millionen Franken'
    """
    if not (found["sign"] or found["unit"]):
        return None
    unit, cents = _CURRENCIES[found["sign"] or found["unit"]]
    priced = not found["size"] and any(len(parts(text, DE)[1]) == 2 for text in (found["low"] or "", found["number"]))  # noqa: PLR2004 - cents
    misread = priced or found["low"] or one(found) or (found["size"] or "").rstrip(".") in _SIZES
    if unit == found["unit"] and not misread:
        return None
    if priced:
        return " bis ".join(_price(text, unit, cents) for text in (found["low"], found["number"]) if text)
    return given(f"{_sized(found)} {unit}", before(found))


def _price(text: str, unit: str, cents: str) -> str:
    whole, part = parts(text, DE)
    small = cardinal(int(part), DE) if int(part or 0) else ""
    if small and not whole:
        return f"{small} {cents}"
    return f"{numeral(str(whole), DE, 'm')} {unit} {small}".rstrip()


def _sized(found: re.Match[str]) -> str:
    """Say a count and its magnitude."""
    size = found["size"]
    if not size:
        return count(found, DE, "m")
    if size == "Tsd":
        return f"{count(found, DE, 'm')}{' ' if ',' in found['number'] else ''}tausend"
    single, many = _SIZES.get(size, (size, size))
    return f"{count(found, DE, 'f')} {single if one(found) else many}"


@rule("joined_sums", r"(?<![\w.,])(?P<number>\d+(?:,\d+)?)-(?P<size>Mio|Mrd)\.-(?P<unit>[\u20ac$])?")
def joined_sums(found: re.Match[str]) -> str:
    """Say a sum that is part of a word.

    >>> said("das 1,2-Mrd.-Euro-Projekt, der 100-Mio.-€-Fonds, die 1-Mrd.-Dollar-Hilfe")
    'das eins Komma zwei Milliarden-Euro-Projekt, der einhundert Millionen-Euro-Fonds, die eine Milliarde-Dollar-Hilfe'
    """
    single, many = _SIZES[found["size"]]
    size = single if found["number"] == "1" else many
    return f"{numeral(found['number'], DE, 'f')} {size}-{_CURRENCIES[found['unit']][0] if found['unit'] else ''}"


@rule(
    "round_prices", r"(?<![\w.,])(?P<number>\d{1,3}(?:\.?\d{3})*),[-\u2013\u2014]+(?:\s?(?P<unit>\u20ac|Euro\b|CHF\b))"
)
def round_prices(found: re.Match[str]) -> str:
    """Say a price without cents.

    >>> said("Karten ab 15,- €, für 20,-- Euro")
    'Karten ab fünfzehn Euro, für zwanzig Euro'
    """
    return f"{numeral(found['number'], DE, 'm')} {_CURRENCIES[found['unit']][0]}"


@rule("magnitudes", rf"{COUNT}\s?{_SIZE}(?:\.{ON}|(?![\w-]))")
def magnitudes(found: re.Match[str]) -> str | None:
    """Say millions and milliards that are not sums.

    >>> said("3 Mio. Menschen, 1,4 Mrd. Chinesen, 1 Million Stimmen, 2 Millionen, 50 Tsd. Leute")
    'drei Millionen Menschen, eins Komma vier Milliarden Chinesen, eine Million Stimmen, 2 Millionen, fünfzigtausend Leute'
    """
    return given(_sized(found), before(found)) if found["size"] in _SIZES or found["low"] or one(found) else None


@rule("percent", rf"{COUNT}[\s-]?(?P<sign>%|\u2030|Prozent\b)(?P<joined>(?=-\w))?(?!\w)")
def percent(found: re.Match[str]) -> str | None:
    """Say shares.

    >>> said("um 5–10 %, -0,5 %, 1 Prozent und die 5%-Hürde")
    'um fünf bis zehn Prozent, minus null Komma fünf Prozent, ein Prozent und die fünf-Prozent-Hürde'
    """
    if found["sign"] == "Prozent" and not (one(found) or found["low"]):
        return None
    unit = "Promille" if found["sign"] == "\u2030" else "Prozent"
    return given(f"{count(found, DE, 'm')}{' ' if found['joined'] is None else '-'}{unit}", before(found))


_UNITS = {
    "km/h": "Kilometer pro Stunde", "m/s": "Meter pro Sekunde", "km\u00b2": "Quadratkilometer", "m\u00b2": "Quadratmeter",
    "qm": "Quadratmeter", "qkm": "Quadratkilometer", "km2": "Quadratkilometer", "m2": "Quadratmeter", "m\u00b3": "Kubikmeter", "m3": "Kubikmeter", "km": "Kilometer", "m": "Meter", "cm": "Zentimeter",
    "mm": "Millimeter", "kg": "Kilogramm", "mg": "Milligramm", "g": "Gramm", "t": "Tonnen", "l": "Liter", "ml": "Milliliter",
    "ha": "Hektar", "kWh": "Kilowatt-Stunden", "MWh": "Megawatt-Stunden", "GWh": "Gigawatt-Stunden", "TWh": "Terawatt-Stunden",
    "kW": "Kilowatt", "MW": "Megawatt", "GW": "Gigawatt", "dB": "Dezibel", "hPa": "Hektopascal", "mSv": "Millisievert", "\u00b5g": "Mikrogramm", "\u03bcg": "Mikrogramm", "MB": "Megabyte", "GB": "Gigabyte", "TB": "Terabyte",
    "\u00b0C": "Grad Celsius", "\u00b0F": "Grad Fahrenheit", "\u00b0": "Grad", "h": "Stunden", "Std": "Stunden", "min": "Minuten",
    "Min": "Minuten", "Sek": "Sekunden", "s": "Sekunden", "Bp": "Basispunkte",
}  # fmt: skip
_LONG = "|".join(
    sorted((re.escape(unit) for unit in _UNITS if len(unit) > 1 or unit in "m\u00b0"), key=len, reverse=True)
)
_PER = {
    "m\u00b2": "Quadratmeter", "m2": "Quadratmeter", "qm": "Quadratmeter", "m\u00b3": "Kubikmeter", "m3": "Kubikmeter", "km\u00b2": "Quadratkilometer",
    "ha": "Hektar", "kWh": "Kilowatt-Stunde", "kg": "Kilogramm", "km": "Kilometer", "h": "Stunde", "l": "Liter", "min": "Minute",
}  # fmt: skip
_PER_SHORT = "|".join(sorted(_PER, key=len, reverse=True))


@rule(
    "units",
    rf"{COUNT}(?P<gap>\s?|-)(?P<unit>{_LONG}|(?<=\s)[gtlh]|(?<=\d\s)s(?!['\u2019]))(?![\w\u00b2\u00b3])(?:(?<=Min|Std|Sek)\.(?:{ON}|(?=[-/])))?"
    rf"(?:/(?P<per>[{CAPITAL}][{SMALL}]{{2,}}|(?P<short>{_PER_SHORT})(?!\w))|(?!/))",
)
def units(found: re.Match[str]) -> str | None:
    """Say units of measure in full.

    >>> said("5-6 km, 80 km/h, -3 °C, 20 m², 1 t, 1,5 kg, 90 Min. lang, 40 kWh/Tag, 5 l/m², der 100-m-Lauf, die 12-Std.-Schicht")
    'fünf bis sechs Kilometer, achtzig Kilometer pro Stunde, minus drei Grad Celsius, zwanzig Quadratmeter, eine Tonne, eins Komma fünf Kilogramm, neunzig Minuten lang, vierzig Kilowatt-Stunden pro Tag, fünf Liter pro Quadratmeter, der einhundert-Meter-Lauf, die zwölf-Stunden-Schicht'
    """
    joined = found.string[found.end() :].startswith("-")
    if found["gap"] == "-" and not joined:
        return None
    unit = _UNITS[found["unit"]]
    feminine = unit.endswith("n")
    unit = unit.removesuffix("n") if one(found) else unit
    rate = f" pro {_PER.get(found['per'], found['per'])}" if found["per"] else ""
    return given(f"{count(found, DE, 'f' if feminine else 'm')}{'-' if joined else ' '}{unit}{rate}", before(found))


@rule("ranges", figures.RANGE)
def ranges(found: re.Match[str]) -> str | None:
    """Say "bis" between a lower and a higher number.

    >>> said("Seite 10-12, 1.000–1.200 Menschen, 18-25-Jährige, eine Boeing 737-800")
    'Seite zehn bis zwölf, eintausend bis eintausendzweihundert Menschen, achtzehn bis fünfundzwanzig-Jährige, eine Boeing 737-800'
    """
    return figures.between(found, DE)


@rule("thousands", r"(?<![\w.,])\d{1,3}(?:['\u2019]\d{3})+(?![\d'\u2019])")
def thousands(found: re.Match[str]) -> str:
    """Say a number that is written the Swiss way.

    >>> said("1'500 Menschen")
    'eintausendfünfhundert Menschen'
    """
    return amount(found[0], DE)


@rule("ratings", figures.MARK)
def ratings(found: re.Match[str]) -> str | None:
    """Say a mark out of so many.

    >>> said("8/10 Punkten, 7/10 der Zeit")
    'acht von zehn Punkten, sieben Zehntel der Zeit'
    """
    return figures.mark(found, DE, "von")


_PARTS = {
    2: "halb", 3: "Drittel", 4: "Viertel", 5: "Fünftel", 6: "Sechstel", 7: "Siebtel", 8: "Achtel", 9: "Neuntel", 10: "Zehntel",
}  # fmt: skip


@rule("fractions", rf"{figures.FRACTION}(?=(?:\s(?P<noun>[{CAPITAL}][{SMALL}]+))?)")
def fractions(found: re.Match[str]) -> str | None:
    """Say fractions, joined to their whole.

    >>> said("3/4 der Zeit, 1/3 davon, 2½ Jahre, 1 3/4 Stunden, 1/2 Jahr, nach 1/2 Stunde")
    'drei Viertel der Zeit, ein Drittel davon, zweieinhalb Jahre, eindreiviertel Stunden, ein halbes Jahr, nach einer halben Stunde'
    """
    part = figures.fraction(found)
    if part is None:
        return None
    whole, top, low = part
    above = numeral(str(top), DE, "m")
    if whole:
        return f"{numeral(str(whole), DE, 'm')}{above}{_PARTS[low].lower()}"
    return f"{above} {_PARTS[low]}" if low != 2 else _half(found)  # noqa: PLR2004 - ein halber, eine halbe, ein halbes


def _half(found: re.Match[str]) -> str | None:
    """Say half of what stands after it, if its gender is known."""
    gender = {"Liter": "m", "Meter": "m", "Kilo": "n", "Pfund": "n", "Million": "f", "Milliarde": "f"}.get(
        found["noun"] or "", gender_of(found["noun"] or "")
    )
    if not gender:
        return None
    said = {"m": "einen halben", "f": "eine halbe", "n": "ein halbes"}[gender]
    return (
        {"m": "einem halben", "f": "einer halben", "n": "einem halben"}[gender]
        if given("ein x", before(found)) != "ein x"
        else said
    )


_ONES = {
    "nominative": {"m": "ein", "f": "eine", "n": "ein"},
    "dative": {"m": "einem", "f": "einer", "n": "einem"},
    "accusative": {"m": "einen", "f": "eine", "n": "ein"},
}
_SINGLE = re.compile(
    rf"(?:^|(?<=[{SMALL}]{{3}}[.!?])\s|[,;:(\u2013\u2014\u201e\u00bb]\s?|\b(?P<word>[{SMALL}]+|(?:Nur|Etwa|Rund|Noch|Fast|Für|Vor|Nach|Um|Mit|In|Über|Seit|Ohne|Und)\b)\s)$"
)
_ADJECTIVAL = re.compile(r"(?i:toten|letzten|missten|dächtigen|nommenen|fangenen|lichen|beamten|stellten|lebenden)$")
"""Nouns that are adjectives, and end so only where one of them is no subject."""
_LASTING = re.compile(r"\s(?:später|lang|zuvor|vorher|früher|danach|nach|vor)\b")


@rule(
    "ones",
    rf"(?<![\w.,/:$\u20ac\u00a3\u2013-])1(?=\s(?:[{SMALL}]+e(?P<end>[rsnm]?)\s)?(?P<noun>(?!(?:{STARTS})\b)[{CAPITAL}][\w-]+))",
)
def ones(found: re.Match[str]) -> str | None:
    """Say one as an article before what there is one of; after a noun it is that one's number.

    >>> said("1 Mensch und 1 Frau kamen, 1 Jahr später, vor 1 Woche, für 1 Tag, 1 junger Mann, 1 Toten; Platz 1 Deutschland")
    'ein Mensch und eine Frau kamen, ein Jahr später, vor einer Woche, für einen Tag, ein junger Mann, einen Toten; Platz 1 Deutschland'
    """
    led, noun = _SINGLE.search(before(found)), found["noun"]
    if led is None:
        return None
    word, gender = (led["word"] or "").lower(), counted_gender(noun)
    if found["end"] is not None:  # an adjective tells
        return {"": "eine", "n": "einen", "m": "einem"}.get(found["end"], "ein")
    if _ADJECTIVAL.search(noun):
        return "einen"
    lasting = gender == "m" and _LASTING.match(found.string, found.end("noun"))
    case = "dative" if word in DATIVE | {"zu"} else "accusative" if word in ACCUSATIVE or lasting else "nominative"
    return _ONES[case][gender]


MEASURES = (joined_sums, round_prices, percent, units, magnitudes, ranges, thousands)
LATE = (ratings, fractions, ones)
"""Tried after dates."""
