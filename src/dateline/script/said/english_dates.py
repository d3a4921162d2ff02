"""English: days, months, years and spans of them."""

from __future__ import annotations

import re

from dateline.script.said.english_parts import DAY, DAYS, MONTH, MONTHS, SHORT_MONTHS, TO, YEAR, month, weekday
from dateline.script.said.figures import before
from dateline.script.said.numbers import cardinal, decade, ordinal, year
from dateline.script.said.rules import rule


@rule("year_ranges", rf"\b({YEAR})\s?([-\u2013/])\s?({YEAR}|\d\d)\b(?![-\u2013/,]?\d|%)")
def year_ranges(found: re.Match[str]) -> str | None:
    """Say a span of years.

    >>> said("the 2019-2024 parliament, the 2019–20 season")
    'the twenty nineteen to twenty twenty four parliament, the twenty nineteen to twenty twenty season'
    """
    first, last = int(found[1]), int(found[3])
    last = last if last > 99 else first // 100 * 100 + last  # noqa: PLR2004 - two digits
    if found[2] == "/" and last > first + 1:
        return None
    return f"{year(first)} to {year(last)}" if last > first else None


@rule(
    "date_ranges",
    rf"(?<![\w.,:/])(?P<low>\d{{1,2}})(?:{TO}|\s(?P<word>and|or|to|until|through)\s)(?P<high>\d{{1,2}})\s(?P<month>{MONTH})(?!\w)"
    rf"|\b(?P<month2>{MONTH})\s(?P<low2>\d{{1,2}}){TO}(?P<high2>\d{{1,2}})\b(?!\s?[-\u2013/]|[\d:.]\d)",
)
def date_ranges(found: re.Match[str]) -> str | None:
    """Say a span of days.

    >>> said("6-7 June and May 3–5, between 5 and 10 May")
    'the sixth to the seventh of June and May third to fifth, between the fifth and the tenth of May'
    """
    low, high = (_day(found[name] or found[f"{name}2"]) for name in ("low", "high"))
    if low is None or high is None:
        return None
    if found["month"]:
        return f"the {ordinal(low)} {found['word'] or 'to'} the {ordinal(high)} of {month(found['month'])}"
    return f"{month(found['month2'])} {ordinal(low)} to {ordinal(high)}"


def _day(text: str) -> int | None:
    number = int(re.match(r"\d+", text)[0])  # type: ignore[index]
    return number if 0 < number < 32 else None  # noqa: PLR2004 - days of a month


@rule(
    "dates",
    rf"\b(?P<month>{MONTH})\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s?[-\u2013]\s?\d|[:.]\d|,\d\d\d\b|\s?%)(?:,?\s(?P<year>{YEAR})\b)?"
    rf"|\b(?:(?P<the>the)\s)?(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<month2>{MONTH})(?!\w)(?:,?\s(?P<year2>{YEAR})\b)?",
)
def dates(found: re.Match[str]) -> str | None:
    """Say a day of a month, and its year.

    >>> said("On Sept. 11, 2001, on 7 June, and on March 3rd.")
    'On September eleventh, two thousand one, on the seventh of June, and on March third.'
    """
    if found["month"]:
        day, name, digits_ = _day(found["day"]), month(found["month"]), found["year"]
        said = f"{name} {ordinal(day)}" if day else None
    else:
        day, name, digits_ = _day(found["day2"]), month(found["month2"]), found["year2"]
        said = f"the {ordinal(day)} of {name}" if day else None
    if said is None:
        return None
    return f"{said}, {year(int(digits_))}" if digits_ else said


@rule("iso_dates", rf"\b({YEAR})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\b")
def iso_dates(found: re.Match[str]) -> str:
    """Say a date that is written as computers do.

    >>> said("2024-06-07")
    'June seventh, twenty twenty four'
    """
    return f"{MONTHS[int(found[2]) - 1]} {ordinal(int(found[3]))}, {year(int(found[1]))}"


@rule("months", rf"\b(Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.?\s(?={YEAR}|['\u2019]\d\d\b)")
def months(found: re.Match[str]) -> str:
    """Write out a month before a year.

    >>> said("in Sept. 2001, since Oct. '87")
    'in September two thousand one, since October eighty seven'
    """
    return f"{month(found[1])} "


@rule(
    "decades",
    r"(?P<before>\b(?:mid|early|late)-)?(?:\b(?P<century>1[1-9]|20)|(?P<short>['\u2018\u2019]))(?P<tens>\d)0['\u2019]?s\b",
)
def decades(found: re.Match[str]) -> str:
    """Say a decade.

    >>> said("in the 1990s, the mid-1980s and the '60s")
    'in the nineteen nineties, the mid nineteen eighties and the sixties'
    """
    led = (found["before"] or "").replace("-", " ")
    if found["short"]:
        return led + re.sub(r"y$", "ie", cardinal(int(found["tens"]) * 10)) + "s"
    return led + decade(int(found["century"]) * 100 + int(found["tens"]) * 10)


_COUNTED = re.compile(
    r"(?:some|about|nearly|almost|over|than|least|most|roughly|approximately|to|exactly|only|just|another|other|page|room|route|flight|number|lot|gate)\s$",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\b(?:in|since|from|until|till|by|before|after|during|of|the|a|an|early|late|mid|around|circa|spring|summer|autumn|fall|winter|"
    r"year|and|to|between|'s|\u2019s|January|February|March|April|May|June|July|August|September|October|November|December)[\s-]$",
    re.IGNORECASE,
)
_THINGS = re.compile(
    r"\s(?:(?!(?:was|is|as|has|its|this|his|hers|elections?|games|olympics|championships|protests|riots)\b)[a-z]{2,}s|people|men|women|children|"
    r"percent|miles?|km|years?|dead|troops|other|more|per|square|feet|metres|meters)\b"
)  # fmt: skip


@rule("years", rf"(?<![\w.,/$\u20ac\u00a3:#+-])({YEAR})(?!\.\d|,\d{{3}}\b|[\d%/:\u00b0]|[a-zA-Z]|-\d)")
def years(found: re.Match[str]) -> str | None:
    """Say a year as a year, but a count as a count.

    >>> said("In 2024, after the 1984 strike, about 2000 people came; 1500 miners left.")
    'In twenty twenty four, after the nineteen eighty four strike, about 2000 people came; 1500 miners left.'
    """
    lead, after = before(found), found.string[found.end() :]
    dated = bool(_DATED.search(lead)) and not re.search(r"\bto\s$", lead)
    if _COUNTED.search(lead) and not re.search(rf"(?:\b{YEAR}|\d\ds)\s(?:to|than)\s$", lead):
        return None if _THINGS.match(after) or not re.search(r"(?:to|than)\s$", lead) else year(int(found[1]))
    if _THINGS.match(after) and not dated:
        return None
    return year(int(found[1]))


@rule(
    "hyphened_years",
    rf"\b(?P<when>(?i:mid|early|late|pre|post|since|circa|non|then))[-\u2013](?P<year>{YEAR}|10\d\d|2[1-3]\d\d)(?![\w/'\u2019]|[-\u2013.,]\d)",
)
def hyphened_years(found: re.Match[str]) -> str:
    """Say a year that is joined to a word of time.

    >>> said("in mid-2025, post-1945 Europe, a mid-1980s song")
    'in mid twenty twenty five, post nineteen forty five Europe, a mid nineteen eighties song'
    """
    return f"{found['when']} {year(int(found['year']))}"


_VERSIONS = re.compile(r"\b(?:version|release|build|firmware|update|iOS|Android|v)\s$", re.IGNORECASE)


@rule(
    "slash_dates",
    r"(?<![\w/.])(?P<one>\d{1,2})(?P<mark>[/.])(?P<two>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d|(?<=/)\d\d)(?![\w/]|\.\d)",
)
def slash_dates(found: re.Match[str]) -> str | None:
    """Say a date in numbers; where either number could be the month, both are said as they stand.

    >>> said("On 3/14/2025, on 14/3/2025, on 3/4/2025, 2/28/26 and 6.1.2021; version 6.1.2021")
    'On March fourteenth, twenty twenty five, on March fourteenth, twenty twenty five, on three four twenty twenty five, February twenty eighth, twenty twenty six and six one twenty twenty one; version 6.1.2021'
    """
    written = int(found["year"])
    century = 0 if written > 99 else 2000 if written < 50 else 1900  # noqa: PLR2004 - two digits are of this century or the last
    said = _stroked(int(found["one"]), int(found["two"]))
    if said is None or _VERSIONS.search(before(found)):
        return None
    return f"{said}{',' if said[0].isupper() else ''} {year(century + written)}"


def _stroked(one: int, two: int) -> str | None:
    """Say a day and a month in either order; where that is open, the numbers."""
    if one > 12 or two > 12:  # noqa: PLR2004 - months
        return _named(*sorted((one, two)))
    return f"{cardinal(one)} {cardinal(two)}" if one and two else None


def _named(number: int, day: int) -> str | None:
    """Say a month and a day of it, if there are such."""
    return f"{MONTHS[number - 1]} {ordinal(day)}" if 0 < number <= 12 and 0 < day <= 31 else None  # noqa: PLR2004 - of a year, of a month


@rule(
    "stroke_days",
    r"(?:(?<=\b[Oo]n\s)|(?P<named>(?<=\b[Tt]he\s)))(?P<one>\d{1,2})/(?P<two>\d{1,2})"
    r"(?(named)(?=\s(?:committee|commission|riot(?:s|ers?)?|insurrection|attacks?|hearings?|defendants?|anniversary)\b)"
    r"|(?=[,;:)]|\.?$|\.\s|\s(?:and|at|in|when|as|by|with|he|she|they|it|after|before)\b))",
)
def stroke_days(found: re.Match[str]) -> str | None:
    """Say a day that is written with a stroke, where it can be no fraction; what is named after one is American.

    >>> said("on 1/6, on 3/14 at ten; the 1/6 committee; 1/6 of it")
    'on one six, on March fourteenth at ten; the January sixth committee; one sixth of it'
    """
    say = _stroked if found["named"] is None else _named
    return say(int(found["one"]), int(found["two"]))


@rule(
    "far_years",
    r"(?<=\b[IiBb][ny]\s)(?P<year>10\d\d|2[1-3]\d\d)(?=[,.;:)]|$|\s(?:and|the|when|by|he|she|they|it|as|after|before)\b)"
    r"|(?<=\b[Yy]ear\s)(?P<named>10\d\d|2[1-9]\d\d)\b(?![.,]\d)",
)
def far_years(found: re.Match[str]) -> str:
    """Say a year long ago or far ahead, where it can only be one.

    >>> said("in 1066, and by 2100 the sea; the year 2100")
    'in ten sixty six, and by twenty one hundred the sea; the year twenty one hundred'
    """
    return year(int(found["year"] or found["named"]))


@rule("fiscal", r"\bFY\s?-?((?:19|20)?\d\d)\b(?:[-\u2013/](\d\d)\b(?![-/,.]?\d))?")
def fiscal(found: re.Match[str]) -> str:
    """Say a fiscal year.

    >>> said("the FY2023 budget, FY26, FY2023-24")
    'the fiscal year twenty twenty three budget, fiscal year twenty twenty six, fiscal year twenty twenty three to twenty four'
    """
    first = int(found[1]) if len(found[1]) > 2 else 2000 + int(found[1])  # noqa: PLR2004 - two digits
    last = f" to {cardinal(int(found[2]))}" if found[2] else ""
    return f"fiscal year {year(first)}{last}"


_MONTH_END = "".join(rf"|(?<={one})" for one in ("ber", "ary", "rch", "ril", "May", "une", "uly", "ust"))


@rule(
    "month_ranges",
    rf"(?:{_MONTH_END[1:]})\s?[-\u2013]\s?(?=\d{{1,2}}\s(?:{'|'.join(MONTHS)})|(?:{'|'.join(MONTHS)})\b)"
    rf"|(?:(?<=\d\s(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec))|(?<=\d\sSept))\s?[-\u2013]\s?(?=\d{{1,2}}\s{MONTH}(?!\w))"
    rf"|(?<=\d)\s?[-\u2013]\s?(?=(?:{'|'.join(MONTHS)}|{SHORT_MONTHS}\b\.?)\s\d)",
)
def month_ranges(found: re.Match[str]) -> str:
    """Say "to" between two days of different months, and between two months.

    >>> said("31 December–1 January; May–June; Sept 1-Oct 5")
    'the thirty first of December to the first of January; May to June; September first to October fifth'
    """
    return " to " if found[0] else found[0]


_SOME_DAY = rf"(?:{'|'.join(DAYS)}|{DAY})"
_SOME_MONTH = rf"(?:{'|'.join(MONTHS)}|{SHORT_MONTHS})"


_UP_TO = r"(?:\.?\s?[-\u2013]\s?|\.?\s(?:to|through|until)\s)"


@rule(
    "day_ranges",
    rf"\b(?:(?P<day>{_SOME_DAY}){_UP_TO}(?P<last>{_SOME_DAY})|(?P<month>{_SOME_MONTH}){_UP_TO}(?P<end>{_SOME_MONTH}))(?![\w-])"
    r"(?:\.(?=\s[a-z\d(]|[,;:)]))?",
)
def day_ranges(found: re.Match[str]) -> str:
    """Say "to" between two days of the week or two months that are written short.

    >>> said("open Mon-Fri, Jan-Mar and Oct.-Dec. 2024; at Mar-a-Lago")
    'open Monday to Friday, January to March and October to December twenty twenty four; at Mar-a-Lago'
    """
    if found["day"]:
        return f"{weekday(found['day'])} to {weekday(found['last'])}"
    return f"{month(found['month'])} to {month(found['end'])}"


@rule(
    "opening_days",
    rf"(?<![Tt]he\s)\b(?P<day>{DAY}|Weds)\.?\s(?=\d{{1,2}}(?:[:.]\d\d)?\s?(?:[ap]\.?m\b|[-\u2013]\s?\d{{1,2}}(?:[:.]\d\d)?\s?[ap]\.?m\b))",
)
def opening_days(found: re.Match[str]) -> str:
    """Write out a day before its hours.

    >>> said("Fri 9am-5pm, Sat 10-4pm; Sat 3")
    'Friday nine A.M to five P.M, Saturday ten to four P.M; Sat 3'
    """
    return f"{weekday(found['day'])} "


EARLY = (opening_days, slash_dates, stroke_days, month_ranges, fiscal)
"""Tried before other numbers."""
RULES = (year_ranges, iso_dates, day_ranges, date_ranges, dates)
LATE = (months, decades)
LAST = (far_years, hyphened_years, years)
"""Tried after all other numbers."""
