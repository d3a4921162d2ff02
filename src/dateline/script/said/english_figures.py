"""English: figures that are written short: years, ages, clauses of laws, shares, sizes and numbers to call."""

from __future__ import annotations

import re

from dateline.script.said.english_parts import NUMBER
from dateline.script.said.figures import before
from dateline.script.said.numbers import amount, cardinal, digits, roman, year
from dateline.script.said.rules import rule


@rule("clauses", r"(?<=\d)(?:\((?:[a-zM]|\d{1,2}|[ivx]{2,4})\))+")
def clauses(found: re.Match[str]) -> str:
    """Say the parts of a section, and the tie-break of a set.

    >>> said("Section 230(c)(1), Art. 3(ii) and 7-6(5)")
    'Section 230 c 1, Article 3 two and seven six, 5'
    """
    steps = re.findall(r"\w+", found[0])
    named = (cardinal(roman(one.upper()) or 0) if len(one) > 1 and roman(one.upper()) else one for one in steps)
    tie = "," if re.search(r"\d[-\u2013]\d$", before(found)) else ""
    return f"{tie} {' '.join(named)}"


_QUOTE = "['\u2018\u2019]"


def _short_year(text: str) -> str:
    """Say a year without its century."""
    return "two thousand" if text == "00" else f"oh {cardinal(int(text))}" if text[0] == "0" else cardinal(int(text))


@rule(
    "short_years",
    rf"(?<![\w.,]){_QUOTE}(?P<one>\d\d)(?:\s?[-\u2013/]\s?{_QUOTE}?(?P<two>\d\d))?(?![\w\"\u201d-]|{_QUOTE}|[.,:]\d)",
)
def short_years(found: re.Match[str]) -> str:
    """Say a year that is written without its century.

    >>> said("the '08-'09 crisis, in a '98 Honda, since ’05")
    'the oh eight to oh nine crisis, in a ninety eight Honda, since oh five'
    """
    return _short_year(found["one"]) + (f" to {_short_year(found['two'])}" if found["two"] else "")


@rule(
    "tens",
    r"(?<![\w.,$\u20ac\u00a3'\u2018\u2019:/-])(?:(?P<lead>(?i:mid|low|upper|high|early|late))[-\s](?:to-(?P<more>mid|late|high|upper)-)?|"
    r"(?:(?<=\bthe\s)|(?<=\bhis\s)|(?<=\bher\s)|(?<=\btheir\s)|(?<=\bits\s)|(?<=\bmy\s)|(?<=\bour\s)|(?<=\byour\s)|(?<=0s\sand\s)|(?<=0s\sor\s)|(?<=0s\sto\s)))"
    r"(?P<tens>[2-9])0s\b",
)
def tens(found: re.Match[str]) -> str:
    """Say somebody's age, a temperature or years by their tens.

    >>> said("in her 80s, the 60s and 70s, the mid-30s; held for 30s")
    'in her eighties, the sixties and seventies, the mid thirties; held for 30s'
    """
    led = f"{found['lead']} {'to ' + found['more'] + ' ' if found['more'] else ''}" if found["lead"] else ""
    return led + re.sub(r"y$", "ies", cardinal(int(found["tens"]) * 10))


@rule("shares", r"(?<![\w.,/$\u20ac\u00a3])([1-9]\d)/([1-9]\d)(?![\w/%]|[.,]\d)")
def shares(found: re.Match[str]) -> str | None:
    """Say into which two parts of a hundred something is split.

    >>> said("a 60/40 split")
    'a sixty forty split'
    """
    one, two = int(found[1]), int(found[2])
    return f"{cardinal(one)} {cardinal(two)}" if one + two == 100 else None  # noqa: PLR2004 - of a hundred


@rule(
    "multiples",
    r"(?<![\w.,\u2013-])(?:(\d+(?:\.\d+)?)[-\u2013])?(\d{1,3}(?:\.\d+)?)[x\u00d7](?=\s(?:[a-z]|[A-Z]{3})|[,;:)]|\.?$|\.\s)",
)
def multiples(found: re.Match[str]) -> str:
    """Say how many times.

    >>> said("It sold for 12x earnings, is 2.5x faster, 38–40× as fast; a 4x4")
    'It sold for twelve times earnings, is two point five times faster, thirty eight to forty times as fast; a 4x4'
    """
    low = f"{amount(found[1])} to " if found[1] else ""
    return f"{low}{amount(found[2])} times"


_SIZES = {
    "m": "meters", "cm": "centimeters", "mm": "millimeters", "km": "kilometers", "ft": "feet", "in": "inches",
}  # fmt: skip


@rule(
    "sizes",
    rf"(?<![\w.])(?P<wide>{NUMBER})\s?(?P<unit>m|cm|mm|km|ft|in)?\s?[x\u00d7]\s?(?P<long>{NUMBER})\s?(?P<last>m|cm|mm|km|ft|in)(?!\w)",
)
def sizes(found: re.Match[str]) -> str | None:
    """Say how wide and how long something is; where no unit stands between, a relay may be meant.

    >>> said("20m x 30m, 3ft x 5ft, 15 × 20 cm, the 4x100m")
    'twenty meters by thirty meters, three feet by five feet, fifteen by twenty centimeters, the four by one hundred meters'
    """
    if not found["unit"] and found["last"] == "m" and len(found["wide"]) == 1:
        return None
    wide = " ".join(filter(None, (amount(found["wide"]), _SIZES.get(found["unit"] or "", ""))))
    return f"{wide} by {amount(found['long'])} {_SIZES[found['last']]}"


_CALLED = re.compile(
    r"\b(?:call|calling|ring|phone|text|texting|contact|dial|hotline|helpline|whatsapp)\b[^.!?;\d]{0,60}\b(?:on|at|to|is)\s$",
    re.IGNORECASE,
)


@rule("hotlines", r"(?<![\w.,$\u20ac\u00a3+-])(?:\d{3}\s\d{3}|\d{5,6}|0\d{3}\s\d{6,7}|0\d{9,10})(?![\w-]|[.,]?\d|\s\d)")
def hotlines(found: re.Match[str]) -> str | None:
    """Say a short number to call or to text digit by digit.

    >>> said("Call the Samaritans on 116 123 or text HOME to 741741; they texted 30000 people")
    'Call the Samaritans on one one six, one two three or text home to seven four one seven four one; they texted 30000 people'
    """
    return None if found[0].endswith("000") or not _CALLED.search(before(found)) else digits(found[0])


@rule("pressures", r"(?<![\w.,/])(?P<high>\d{2,3})/(?P<low>\d{2,3})(?![\w/%]|[.,]\d)")
def pressures(found: re.Match[str]) -> str | None:
    """Say a blood pressure.

    >>> said("a blood pressure of 140/90; a 140/90 ratio")
    'a blood pressure of one forty over ninety; a 140/90 ratio'
    """
    if not re.search(r"\b(?:BP|pressure)\b[^.!?;]{0,25}$", before(found)):
        return None
    high = int(found["high"])
    return f"{year(high) if high > 100 else cardinal(high)} over {cardinal(int(found['low']))}"  # noqa: PLR2004 - one forty


@rule(
    "quakes",
    r"(?:\b(?P<an>[Aa])n\s)?\bM\s?(?=\d\.\d\s(?:(?:earth)?quakes?|aftershocks?|tremors?|temblors?|foreshocks?)\b)",
)
def quakes(found: re.Match[str]) -> str:
    """Say magnitude before that of an earthquake.

    >>> said("an M7.8 quake, the M 6.1 aftershock")
    'a magnitude 7.8 quake, the magnitude 6.1 aftershock'
    """
    return f"{found['an']} magnitude " if found["an"] else "magnitude "


RULES = (clauses, short_years, tens, shares, sizes, multiples, hotlines, pressures, quakes)
"""In the order in which they are tried, before other numbers."""
