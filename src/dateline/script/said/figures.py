"""Numbers and what stands around them, where 1.250,50 is written: patterns, and what rules make of them.

Each function takes what its pattern found, and the language whose words it says.
"""

from __future__ import annotations

import re

from dateline.script.said.marks import SMALL
from dateline.script.said.numbers import MINUS, PLUS, TO, amount, cardinal, counted, parts, year

NUMBER = r"(?:\d{1,3}(?:[.\s'\u2019]\d{3})+(?!\d)|\d+)(?:[.,]\d+)?(?![.,]?\d)"
YEAR = r"(?:1[1-9]|20)\d\d"
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
DASH = r"\s?[-\u2013]\s?"
START = r"(?<![\w.,/:])(?<!\d[-\u2013])"
"""Where a number may begin: inside no other, and inside no date."""

# --- counts ------------------------------------------------------------------------------

COUNT = (
    rf"(?P<minus>(?<![\w.,)%\u20ac$\u00b0\u2013-])[-\u2212\u2013](?=\d))?{START}"
    rf"(?:(?P<low>{NUMBER})(?:{DASH}|\s?[%\u20ac\u00b0][-\u2013]))?(?P<number>{NUMBER})"
)
"""A number with its sign, or two numbers from one to the other."""


def count(found: re.Match[str], language: str, gender: str = "") -> str:
    """Say what COUNT found; the number agrees with what it counts, if that has a gender."""
    sign = f"{MINUS[language]} " if found["minus"] else ""
    low = f"{numeral(found['low'], language, gender)} {until(found, language)} " if found["low"] else ""
    return f"{sign}{low}{numeral(found['number'], language, gender)}"


_BETWEEN = re.compile(r"\b(?:zwischen|entre)(?:\s(?:den|les?|el|las?|los|una?))?\s$", re.IGNORECASE)
_AND = {"de": "und", "fr": "et", "es": "y"}


def until(found: re.Match[str], language: str) -> str:
    """Give the word from one number to the other, which is "and" after "between"."""
    return _AND[language] if _BETWEEN.search(before(found)) else TO[language]


def numeral(text: str, language: str, gender: str = "") -> str:
    """Say one number as it is written.

    >>> numeral("1", "de", "f"), numeral("1,5", "de", "f"), numeral("1.500", "es")
    ('eine', 'eins Komma fünf', 'mil quinientos')
    """
    whole, part = parts(text, language)
    return amount(text, language) if part or not gender else counted(whole, language, gender)


SIGN = r"(?<![\w.,)%\u20ac\u00b0+'\u2019])\+\s?(?=\d)|(?<=\()[-\u2212\u2013](?=\d)"
"""A plus before a number, or a minus in brackets, which no engine says before a word."""


_THAN = {
    ">": {"de": "über", "fr": "plus de", "es": "más de"}, "<": {"de": "unter", "fr": "moins de", "es": "menos de"},
}  # fmt: skip


def signed(found: re.Match[str], language: str) -> str | None:
    """Say what SIGN found, unless it is another sign, or stands after a number."""
    if (
        found[0].strip() in _THAN
        and not re.search(r"[-=\w]$|\d\s$", before(found))
        and re.match(r"\s?\d", found.string[found.end() :])
    ):
        return f" {_THAN[found[0].strip()][language]} "
    leads = re.match(r"[+\u2212\u2013-]\s?\d", found.string[found.start() : found.end() + 1])
    if not leads or re.search(r"\w$", before(found)):
        return None
    return f"{PLUS[language] if '+' in found[0] else MINUS[language]} "


def one(found: re.Match[str]) -> bool:
    """Whether COUNT found the number one, and so what it counts is in the singular."""
    return found["number"] == "1" and not found["low"]


RANGE = rf"{START}(?P<low>{NUMBER})[-\u2013](?P<high>{NUMBER})(?![\w/]|[-\u2013]\d)"
_NAMED = re.compile(r"(?:Boeing|Airbus|Tel\.|T\u00e9l\.|Nr\.)\s$")


def between(found: re.Match[str], language: str) -> str | None:
    """Say what RANGE found, if it leads from a lower number to a higher that is not far off."""
    (low, _), (high, _) = (parts(found[name], language) for name in ("low", "high"))
    if max(low, high) < 40 and _beside(found):  # noqa: PLR2004 - games or points of a set
        return None
    if not low < high <= 100 * max(low, 1) or found["low"].startswith("0") or _NAMED.search(before(found)):
        return None
    return f"{amount(found['low'], language)} {until(found, language)} {amount(found['high'], language)}"


_SET = r"(?<!\d)(\d{1,2})[-\u2013](\d{1,2})(?!\d)(?:\s?\(\d+\))?"
_SETS = re.compile(rf"{_SET},?\s(?:(?:y|et|und)\s)?$"), re.compile(rf",?\s(?:(?:y|et|und)\s)?{_SET}")


_PAGES = re.compile(
    r"\b(?:p[áa]g(?:ina)?s?\.?|pages?|Seiten?|pp?\.|S\.|cap[íi]tulos?|chapitres?|Kapitel|d[íi]as|ans|a[ñn]os)\s$"
)


def _beside(found: re.Match[str]) -> bool:
    """Whether a result that no range can be stands beside what was found: 6-4, 3-6."""
    if _PAGES.search(before(found)):
        return False
    other = _SETS[0].search(before(found)) or _SETS[1].match(found.string, found.end())
    return other is not None and int(other[1]) > int(other[2])


def before(found: re.Match[str]) -> str:
    """Give the text before what was found: as much of it as a rule looks back."""
    return found.string[max(0, found.start() - _BACK) : found.start()]


_BACK = 300
"""Characters; to search all that is before each of a thousand years would take seconds."""


# --- dates -------------------------------------------------------------------------------

YEARS = rf"(?<![\w.,/\u2013-])(?P<first>{YEAR})\s?[-\u2013]\s?(?P<last>{YEAR}|\d\d)\b(?![-\u2013/,.]?\d|\s?[%\u20ac$])"
"""A span of years, the last of which may lack its century."""


def years(found: re.Match[str], language: str) -> str | None:
    """Say what YEARS found; of two that follow each other only German says that one leads to the other."""
    first, last = int(found["first"]), int(found["last"])
    whole = last if last > 99 else first // 100 * 100 + last  # noqa: PLR2004 - two digits
    if whole == first + 1 and language != "de":
        return f"{year(first, language)} {year(last, language)}"
    return f"{year(first, language)} {until(found, language)} {year(whole, language)}" if whole > first else None


ISO = rf"(?<![\w.,/-])(?P<year>{YEAR})-(?P<month>0[1-9]|1[0-2])-(?P<day>{DAY})(?![\w/-])"
"""A date as computers write it."""


NUMERIC = rf"(?<![\w.,/-])(?P<day>{DAY})(?P<mark>[./-])(?P<month>0?[1-9]|1[0-2])(?P=mark)(?P<year>{YEAR}|(?<=/)\d\d)(?![\w/-]|[.,]\d)"
"""A date in numbers, its day first; a stroke may stand before a year without its century."""


STROKED = r"(?<![\w.,/-])(?P<day2>0?[1-9]|[12]\d|3[01])/(?P<month2>0[1-9]|(?<=\d\d/)1[0-2])(?![\w/-]|[.,]\d)"
"""A day and its month, with a nought or two digits, so that it is no fraction."""


def century(text: str) -> int:
    """Read a year, which may lack its century: it is of this one, or of the last where that would be far ahead.

    >>> century("2024"), century("22"), century("77")
    (2024, 2022, 1977)
    """
    number = int(text)
    return number if number > 99 else number + (2000 if number < 50 else 1900)  # noqa: PLR2004 - two digits


# --- sizes -------------------------------------------------------------------------------

HEIGHT = rf"{START}(?P<m>[1-9]),(?P<cm>\d\d)\s?m(?![\w/\u00b2\u00b3])(?:\.(?=\s[{SMALL}]|[,;]))?"
"""Meters and centimeters."""
TIMES_OVER = r"(?<![\w.,/-])(?<![x\u00d7]\s)(?P<one>\d{1,3})\s?[x\u00d7]\s?(?P<two>\d{2,4})(?:\s?[x\u00d7]\s?(?P<three>\d{1,4}))?(?:\s?(?P<unit>mm|cm|m))?(?![\w\u00b2\u00b3/x\u00d7]|[.,]\d|\s?[x\u00d7])"
"""So many times so many, or how long, wide and high something is."""


def third(found: re.Match[str], language: str, word: str) -> str:
    """Say the last of three numbers that TIMES_OVER found, given the word before it."""
    return f" {word} {amount(found['three'], language)}" if found["three"] else ""


def height(found: re.Match[str], language: str, single: str, many: str) -> str:
    """Say what HEIGHT found, given the word for a meter and for more of them."""
    groups = found.groupdict()
    whole, part = (int(groups[name] or groups[f"{name}2"]) for name in ("m", "cm"))
    small = f" {cardinal(part, language)}" if part else ""
    return f"{counted(whole, language, 'm')} {single if whole == 1 else many}{small}"


# --- fractions ---------------------------------------------------------------------------

FRACTION = (
    r"(?<![\w.,/])(?:(?:(?P<whole>\d+)\s)?(?P<top>[1-9])/(?P<low>[2-9]|10)(?![/\d\w]|[.,]\d)"
    r"|(?:(?P<whole2>\d+)\s?)?(?P<sign>[\u00bd\u2153\u2154\u00bc\u00be\u215b]))"
)
_SIGNS = {
    "\u00bd": (1, 2), "\u2153": (1, 3), "\u2154": (2, 3), "\u00bc": (1, 4), "\u00be": (3, 4), "\u215b": (1, 8),
}  # fmt: skip
_NUMBERED = re.compile(
    r"\b(?:le|du|au|\u00e9pisode|partie|volet|tome|page|saison|el|del|al|parte|cap\u00edtulo|episodio|tomo|p\u00e1gina|temporada|"
    r"Teil|Folge|Band|Seite|Heft|Nummer|Nr\.)\s$",
    re.IGNORECASE,
)
"""Before what is no fraction but a date, or one of a series."""
_OF = re.compile(r"\s(?:d[e'\u2019]|des|du|del|der|von|aller)")
MARK = r"(?<![\w.,/])(?P<mark>\d{1,2}(?:,\d)?)/(?P<most>100?|20|5)(?![\d\w/]|[.,]\d)"
"""So many of so many: a mark, or a share of people."""


def mark(found: re.Match[str], language: str, of: str) -> str | None:
    """Say what MARK found, given the word between its numbers; None where it may be a fraction or a date."""
    mark, most = found["mark"], int(found["most"])
    if parts(mark, language)[0] > most or _OF.match(found.string, found.end()) or _NUMBERED.search(before(found)):
        return None
    return f"{amount(mark, language)} {of} {amount(found['most'], language)}"


def fraction(found: re.Match[str]) -> tuple[int, int, int] | None:
    """Give what FRACTION found: the whole, and what is above and below the stroke; None if that may be no fraction.

    Fifths and smaller parts have to be parts of something, for 7/10 is a mark.
    """
    top, low = _SIGNS[found["sign"]] if found["sign"] else (int(found["top"]), int(found["low"]))
    part = low < 5 or found["sign"] or _OF.match(found.string, found.end("low"))  # noqa: PLR2004 - quarters
    if top >= low or not part or _NUMBERED.search(before(found)):
        return None
    return int(found["whole"] or found["whole2"] or 0), top, low
