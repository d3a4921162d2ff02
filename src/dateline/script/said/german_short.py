"""German: heights, relays, lengths of time, telephones and measures without a number, as news desks write them short."""

from __future__ import annotations

import re

from dateline.script.said import figures
from dateline.script.said.figures import before, numeral
from dateline.script.said.german_parts import DE, ON, ending_of, given, inflected
from dateline.script.said.marks import CAPITAL, ON_SMALL, SMALL
from dateline.script.said.numbers import amount, cardinal, digits
from dateline.script.said.rules import rule


@rule("heights", figures.HEIGHT)
def heights(found: re.Match[str]) -> str:
    """Say meters and centimeters.

    >>> said("Er ist 1,80 m groß, sprang 2,05 m; 1,5 m")
    'Er ist ein Meter achtzig groß, sprang zwei Meter fünf; eins Komma fünf Meter'
    """
    return figures.height(found, DE, "Meter", "Meter")


_LONG = {"m": " Meter", "cm": " Zentimeter", "mm": " Millimeter"}


@rule("relays", rf"{figures.TIMES_OVER}(?P<joined>\s?-m(?=-[{CAPITAL}]))?")
def relays(found: re.Match[str]) -> str:
    """Say so many times so many.

    >>> said("die 4x100-m-Staffel, 4 x 400 m, 20 x 30 cm, 9 x 20 x 30 cm")
    'die viermal einhundert-Meter-Staffel, viermal vierhundert Meter, zwanzig mal dreißig Zentimeter, neun mal zwanzig mal dreißig Zentimeter'
    """
    one = amount(found["one"], DE)
    times = f"{'ein' if one == 'eins' else one}mal" if len(found["one"]) == 1 and not found["three"] else f"{one} mal"
    return f"{times} {amount(found['two'], DE)}{figures.third(found, DE, 'mal')}{'-Meter' if found['joined'] else _LONG.get(found['unit'] or '', '')}"


_LASTED = {"S": ("Stunde", "Minute"), "h": ("Stunde", "Minute"), "M": ("Minute", "Sekunde")}


@rule(
    "durations",
    r"(?<![\d:.,])(?P<one>\d{1,2}):(?P<two>[0-5]\d)(?::(?P<three>[0-5]\d))?(?:[,.](?P<part>\d{1,3}))?\s"
    rf"(?P<what>Stunden?\b|Minuten?\b|(?:Std|Min)(?:\.{ON}|(?=\.)|\b)|h\b)"
    r"|(?<![\d:.,])(?P<one2>\d{1,2}):(?P<two2>[0-5]\d)(?::(?P<three2>[0-5]\d))?(?:,(?P<part2>\d{1,3}))?(?![\d:]|[.,]\d|\s?(?:Uhr|Stunde|Minute|h\b|Std|Min))",
)
def durations(found: re.Match[str]) -> str | None:
    """Say how long something took.

    >>> said("in 2:35 Stunden, 3:26,73 Minuten und 2:03:59 Stunden, in 2:03:59, die Chinesin (2:05,1), 14:30:25")
    'in zwei Stunden fünfunddreißig, drei Minuten sechsundzwanzig Komma sieben drei und zwei Stunden drei Minuten neunundfünfzig, in zwei Stunden drei Minuten neunundfünfzig, die Chinesin, zwei Minuten fünf Komma eins, 14:30:25'
    """
    if not found["what"]:
        return _raced(found)
    first, second = _LASTED[found["what"][0]]
    if found["what"] == "h" and not re.search(r"\b(?:in|nach|Zeit(?:\svon)?)\s$", before(found)):
        return None
    last = found["three"] or found["two"]
    said = [_many(found["one"], first)]
    if found["three"]:
        said.append(_many(found["two"], second))
    if int(last) or found["part"]:
        said.append(amount(f"{int(last)},{found['part']}" if found["part"] else last, DE))
    return given(" ".join(said), before(found))


def _raced(found: re.Match[str]) -> str | None:
    """Say the time of a race, which has no word after it: to a part of a second, or to the second after in."""
    hours, part = found["three2"], found["part2"]
    if re.search(r"(?:Verhältnis|Quote|Maßstab)(?:\svon)?\s$", before(found)):
        return None
    if not part and not (hours and re.search(r"\b(?:in|nach|mit|Zeit(?:\svon)?)\s$", before(found))):
        return None
    first, second = _LASTED["S" if hours else "M"]
    said = [_many(found["one2"], first), *([_many(found["two2"], second)] if hours else [])]
    last = str(int(hours or found["two2"]))
    said.append(amount(f"{last},{part}" if part else last, DE))
    return given(" ".join(said), before(found))


def _many(text: str, unit: str) -> str:
    return f"{numeral(str(int(text)), DE, 'f')} {unit}{'' if int(text) == 1 else 'n'}"


_CALLED = re.compile(
    r"(?:\b(?:Tel|Fax)\.:?|\b(?:Telefon|Ruf|Handy|Service|Not)(?:nummern?)?:?|[Nn]ummern?:?|[Hh]otline:?|\bunter(?:\s(?:der|Tel\.|Telefon))?|\banrufen:?|\bInfos?:|\bMobil:?)\s(?:lautet\s)?$"
)


@rule(
    "telephones",
    r"(?<![\w.,/])(?:\(?(?:\+\d{1,3}\s?\(?0?\)?|0)\d{1,5}\)?(?:\s?[/-]\s?|\s)\d{2,}(?:[\s-]\d{1,})*|0\d{6,11})(?!\w|[.,]\d)",
)
def telephones(found: re.Match[str]) -> str | None:
    """Say a telephone number digit by digit.

    >>> said("unter der Rufnummer 0800 123 4567, Tel. 030/4664-664; 0,5 und 2020 30 Fälle")
    'unter der Rufnummer null acht null null, eins zwei drei, vier fünf sechs sieben, Telefon null drei null, vier sechs sechs vier, sechs sechs vier; 0,5 und 2020 30 Fälle'
    """
    if not (_CALLED.search(before(found)) or found[0].startswith(("0800", "0180", "+"))):
        return None
    return ("plus " if "+" in found[0] else "") + digits(found[0], DE)


_MEASURES = {
    "m\u00b2": "Quadratmeter", "m2": "Quadratmeter", "qm": "Quadratmeter", "km\u00b2": "Quadratkilometer", "km2": "Quadratkilometer",
    "qkm": "Quadratkilometer", "m\u00b3": "Kubikmeter", "m3": "Kubikmeter", "kWh": "Kilowatt-Stunde", "MWh": "Megawatt-Stunde",
    "kg": "Kilogramm", "km": "Kilometer", "t": "Tonne", "l": "Liter", "km/h": "Kilometer pro Stunde", "Std": "Stunde", "h": "Stunde",
}  # fmt: skip
_MEASURE = "|".join(sorted(map(re.escape, _MEASURES), key=len, reverse=True))


@rule(
    "measures",
    rf"(?:(?<=\b[pP]ro\s)|(?<=\bje\s)|(?P<many>(?<=Mio\.\s)|(?<=Mrd\.\s)|(?<=llionen\s)|(?<=lliarden\s)))(?P<unit>{_MEASURE})(?![\w/\u00b2\u00b3])",
)
def measures(found: re.Match[str]) -> str:
    """Say a measure after pro, or after a magnitude.

    >>> said("80 Liter pro qm, 1,2 Mio. t, je kWh")
    '80 Liter pro Quadratmeter, eins Komma zwei Millionen Tonnen, je Kilowatt-Stunde'
    """
    unit = _MEASURES[found["unit"]]
    return f"{unit}n" if found["many"] is not None and unit.endswith("e") and unit[0] in "TKM" else unit


@rule(
    "rates",
    rf"(?:(?<=[\u20ac$\u00a3%])|(?<=Euro)|(?<=Dollar)|(?<=Cent)|(?<=Franken))/(?P<what>{_MEASURE}|[{CAPITAL}][{SMALL}]{{2,}})(?![\w/\u00b2\u00b3])(?:(?<=/Std)\.{ON_SMALL})?",
)
def rates(found: re.Match[str]) -> str:
    """Say of what a price is.

    >>> said("12 €/m², 80 $/Barrel, 49 Euro/Monat, 13 €/Std")
    'zwölf Euro pro Quadratmeter, achtzig Dollar pro Barrel, 49 Euro pro Monat, dreizehn Euro pro Stunde'
    """
    return f" pro {_MEASURES.get(found['what'], found['what'])}"


@rule("heaps", rf"(?<!\d\s)(?<!\d)\b(?P<size>Mio|Mrd)\.(?=\s[{CAPITAL}\u20ac])")
def heaps(found: re.Match[str]) -> str:
    """Say millions of which no number is told.

    >>> said("mehrere Mio. Menschen")
    'mehrere Millionen Menschen'
    """
    return "Millionen" if found["size"] == "Mio" else "Milliarden"


@rule("multiples", r"(?<![\w.,])(?P<number>[1-9]|1[0-2])\s?x(?=\s[a-zäöü]{2,})")
def multiples(found: re.Match[str]) -> str:
    """Say how many times.

    >>> said("2x so viele, 3 x täglich")
    'zweimal so viele, dreimal täglich'
    """
    return f"{numeral(found['number'], DE, 'm')}mal"


@rule(
    "negatives",
    r"(?<![\w.,)%\u20ac\u00b0\u2013-])[-\u2212\u2013](?=\d{1,2}(?:,\d)?\s(?:Grad\b|(?:und|bis|oder)\s[-\u2212\u2013]?\d{1,2}(?:,\d)?\s?(?:Grad\b|\u00b0)))",
)
def negatives(found: re.Match[str]) -> str | None:
    """Say minus before degrees.

    >>> said("zwischen -3 und 5 Grad, bei -12 Grad, von -8 bis -3 °C; auf -3 und 5 Seiten")
    'zwischen minus 3 und 5 Grad, bei minus 12 Grad, von minus 8 bis minus drei Grad Celsius; auf -3 und 5 Seiten'
    """
    return "minus " if found[0] else None


@rule("quarters", r"(?:(?P<lead>\b[Ii]m|\bdes)\s)Q(?P<number>[1-4])\b(?!-)")
def quarters(found: re.Match[str]) -> str:
    """Say a quarter of a year.

    >>> said("im Q2 2024, der Audi Q3")
    'im zweiten Quartal 2024, der Audi Q3'
    """
    return f"{found['lead']} {inflected(int(found['number']), 'n')} Quartal{'s' if found['lead'] == 'des' else ''}"


@rule("kilometers", r"\bkm(?=\s\d)(?<!\d\skm)")
def kilometers(found: re.Match[str]) -> str | None:
    """Say Kilometer before the number of one.

    >>> said("bei km 23, auf 5 km 20 Läufer")
    'bei Kilometer 23, auf fünf Kilometer 20 Läufer'
    """
    return "Kilometer" if found[0] else None


@rule(
    "added_time",
    r"(?<![\w.,])(?P<full>45|90|105|120)\.?\s?\+\s?(?P<more>\d{1,2})(?:\.?(?P<minute>(?=\sMinute\b)))?(?!\w)(?!\s[%\u20ac])",
)
def added_time(found: re.Match[str]) -> str:
    """Say the minute of a match that was added to it.

    >>> said("in der 90.+3 Minute, Kane (45.+2), die 90.+1. Minute")
    'in der neunzig plus dritten Minute, Kane, fünfundvierzig plus zwei, die neunzig plus erste Minute'
    """
    full, more = cardinal(int(found["full"]), DE), int(found["more"])
    last = inflected(more, ending_of(before(found), "f")) if found["minute"] is not None else cardinal(more, DE)
    return f"{full} plus {last}"


RULES = (
    added_time,
    quarters,
    kilometers,
    multiples,
    negatives,
    heights,
    relays,
    durations,
    telephones,
    measures,
    rates,
    heaps,
)
"""In the order in which they are tried, before other numbers."""
