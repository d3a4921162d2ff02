"""English: what a news desk writes short without a full system: comparisons, results, small abbreviations, shouted words."""

from __future__ import annotations

import re

from dateline.script.said.marks import CAPITAL, listed
from dateline.script.said.numbers import amount, cardinal, digits, ordinal, roman, year
from dateline.script.said.rules import rule

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"

# --- numbers -----------------------------------------------------------------------------

_THAN = {
    "<": "less than ", ">": "more than ", "<=": "at most ", ">=": "at least ", "\u2264": "at most ", "\u2265": "at least ",
    "~": "about ", "\u2248": "about ", "\u00b1": "plus or minus ",
}  # fmt: skip


@rule("comparisons", r"(?<![\w<>=~])(?P<sign>[<>]=?|[~\u2248\u2264\u2265\u00b1])\s?(?=(?:US)?[$\u20ac\u00a3]?\d)")
def comparisons(found: re.Match[str]) -> str:
    """Say what a sign before a number compares.

    >>> from dateline.script.said.english import said
    >>> said("With >20 shares, <$5 each, for ~3 km.")
    'With more than 20 shares, less than five dollars each, for about three kilometers.'
    """
    return _THAN[found["sign"]]


@rule("powers", r"(?<![\w.,])(\d{1,3})\^(-?)(\d{1,3})\b")
def powers(found: re.Match[str]) -> str:
    """Say a power.

    >>> from dateline.script.said.english import said
    >>> said("10^6 of them")
    'ten to the power of six of them'
    """
    return f"{cardinal(int(found[1]))} to the power of {'minus ' if found[2] else ''}{cardinal(int(found[3]))}"


_PLAYED = re.compile(
    r"\b(?:won|win|wins|beat|beats|lost|lose|loses|defeated|drew|draw|led|victory|defeat|scored?|voted?)\b[^.!?;]{0,60}$"
)


@rule("results", r"(?<![\w.,/$\u20ac\u00a3-])(\d{1,3})[-\u2013](\d{1,3})(?![\w/%\u2013-]|[.,:]\d)")
def results(found: re.Match[str]) -> str | None:
    """Say a result that no range can be, and any that follows one of a match.

    >>> from dateline.script.said.english import said
    >>> said("She beat Lee 7-6, 4-6, 6-4. It was 52-48.")
    'She beat Lee seven six, four six, six four. It was fifty two forty eight.'
    """
    one, two = int(found[1]), int(found[2])
    if one <= two and not (
        _PLAYED.search(found.string[: found.start()]) and re.search(r"\d,\s$", found.string[: found.start()])
    ):
        return None
    return f"{cardinal(one)} {cardinal(two) if two else 'nil'}"


@rule("odds", r"(?P<before>\b\w+\s)?(?<![\d:.,])(?P<one>\d{1,3}):(?P<two>[1-9])(?![:\d])")
def odds(found: re.Match[str]) -> str | None:
    """Say a ratio; a chapter and a verse after the name of a book are left alone.

    >>> from dateline.script.said.english import said
    >>> said("They were outnumbered 3:1, says Matthew 5:3.")
    'They were outnumbered three to one, says Matthew 5:3.'
    """
    before = found["before"] or ""
    if before[:1].isupper():
        return None
    return f"{before}{cardinal(int(found['one']))} to {cardinal(int(found['two']))}"


@rule("durations", r"(?<![\d:.])(\d{1,2}):([0-5]\d):([0-5]\d)(?![:\d])")
def durations(found: re.Match[str]) -> str:
    """Say hours, minutes and seconds as a runner's time is said.

    >>> from dateline.script.said.english import said
    >>> said("He ran it in 2:03:59.")
    'He ran it in two oh three fifty nine.'
    """
    rest = (f"oh {cardinal(int(one))}" if one[0] == "0" else cardinal(int(one)) for one in (found[2], found[3]))
    return " ".join((cardinal(int(found[1])), *rest))


@rule(
    "offsets",
    r"\b(?P<zone>UTC|GMT)\s?(?P<sign>[+\u2212\u2013-])\s?(?P<hours>\d{1,2})(?::?(?P<minutes>[0-5]\d))?(?![:\d])",
)
def offsets(found: re.Match[str]) -> str:
    """Say how far a zone's clock is from Greenwich's.

    >>> from dateline.script.said.english import said
    >>> said("It is UTC+3:30 there.")
    'It is U.T.C plus three hours thirty there.'
    """
    sign = "plus" if found["sign"] == "+" else "minus"
    minutes = f" hours {cardinal(int(found['minutes']))}" if int(found["minutes"] or 0) else ""
    return f"{'.'.join(found['zone'])} {sign} {cardinal(int(found['hours']))}{minutes}"


@rule("slash_dates", r"(?<![\d/])(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)(?![\d/])")
def slash_dates(found: re.Match[str]) -> str | None:
    """Say a date with strokes; where either number could be the month, both are said as they stand.

    >>> from dateline.script.said.english import said
    >>> said("On 3/14/2025, on 14/3/2025 and on 3/4/2025.")
    'On March fourteenth, twenty twenty five, on March fourteenth, twenty twenty five and on three four twenty twenty five.'
    """
    one, two, last = int(found[1]), int(found[2]), year(int(found[3]))
    day, month = (two, one) if two > 12 else (one, two)  # noqa: PLR2004 - months
    if not 0 < month <= 12 or not 0 < day <= 31:  # noqa: PLR2004 - and days
        return None
    if day <= 12:  # noqa: PLR2004 - either could be the month
        return f"{cardinal(one)} {cardinal(two)} {last}"
    return f"{_MONTHS.split('|')[month - 1]} {ordinal(day)}, {last}"


@rule("spaced", r"(?<![\w.,$])(\d{1,3}(?:\s\d{3})*\s\d00)(?!\d|[.,]\d|\s\d{3}\b)")
def spaced(found: re.Match[str]) -> str | None:
    """Say a round number whose thousands stand apart.

    >>> from dateline.script.said.english import said
    >>> said("Some 10 000 came.")
    'Some ten thousand came.'
    """
    return cardinal(int("".join(found[1].split())))


@rule("thousandths", r"(?<![\w.,])(\d{1,3}(?:,\d{3})+)(?:st|nd|rd|th)\b")
def thousandths(found: re.Match[str]) -> str:
    """Say a long ordinal.

    >>> from dateline.script.said.english import said
    >>> said("its 1,000th day")
    'its one thousandth day'
    """
    return ordinal(int(found[1].replace(",", "")))


@rule(
    "far_years",
    r"(?<=\b[IiBb][ny]\s)(10\d\d|2[1-3]\d\d)(?=[,.;:)]|$|\s(?:and|the|when|by|he|she|they|it|as|after|before)\b)",
)
def far_years(found: re.Match[str]) -> str:
    """Say a year long ago or far ahead, where it can only be one.

    >>> from dateline.script.said.english import said
    >>> said("in 1066, and by 2100 the sea")
    'in ten sixty six, and by twenty one hundred the sea'
    """
    return year(int(found[1]))


@rule("fiscal", r"\bFY\s?-?((?:19|20)\d\d)\b")
def fiscal(found: re.Match[str]) -> str:
    """Say a fiscal year.

    >>> from dateline.script.said.english import said
    >>> said("the FY2023 budget")
    'the fiscal year twenty twenty three budget'
    """
    return f"fiscal year {year(int(found[1]))}"


@rule(
    "heights", r"(?<![\w.])([3-8])(?:['\u2019\u2032]|\s?ft)\s?(\d{1,2})(?:[\"\u201d\u2033]|''|\s?in\b(?!\s[a-z]{2,}))"
)
def heights(found: re.Match[str]) -> str:
    r"""Say how tall somebody is.

    >>> from dateline.script.said.english import said
    >>> said("He is 6'2\", she 5 ft 9 in.")
    'He is six foot two, she five foot nine.'
    """
    return f"{cardinal(int(found[1]))} foot {cardinal(int(found[2]))}"


@rule(
    "local_numbers",
    r"(?P<before>\b(?:[Cc]all|[Dd]ial|[Pp]hone|[Tt]el\.?|[Tt]ext|number(?:\sis)?|at)\s)?(?P<number>\b(?:\d{3}-\d{4}|0\d{2,4}\s\d{3,4}\s\d{3,4})\b)",
)
def local_numbers(found: re.Match[str]) -> str | None:
    """Say a telephone number without its area digit by digit.

    >>> from dateline.script.said.english import said
    >>> said("Call 555-1234.")
    'Call five five five, one two three four.'
    """
    if "-" in found["number"] and not found["before"] and not found["number"].startswith("555"):
        return None
    return f"{found['before'] or ''}{digits(found['number'])}"


# --- abbreviations -----------------------------------------------------------------------

_SHORT = {
    "w/o": "without", "c/o": "care of", "n/a": "not applicable", "km/h": "kilometers per hour", "a/c": "air conditioning",
    "b/c": "because", "w/": "with",
}  # fmt: skip


@rule("strokes", r"(?<![\w/])(?P<short>w/o|c/o|n/a|N/A|km/h|a/c|b/c|w/(?=\s))(?![\w/])")
def strokes(found: re.Match[str]) -> str:
    """Say the few abbreviations that are written with a stroke.

    >>> from dateline.script.said.english import said
    >>> said("w/o limits in km/h, c/o the desk")
    'without limits in kilometers per hour, care of the desk'
    """
    return _SHORT[found["short"].lower()]


_COUNTED = {
    "apt": "apartment", "para": "paragraph", "paras": "paragraphs", "lat": "latitude", "long": "longitude", "pp": "pages",
    "p": "page", "ca": "about", "c": "about", "fig": "figure", "figs": "figures", "ch": "chapter", "vol": "volume", "vols": "volumes",
    "art": "article", "sec": "section", "rm": "room", "rte": "route", "ext": "extension", "est": "established", "ver": "version",
}  # fmt: skip


@rule("counted", rf"\b(?P<short>(?i:{'|'.join(sorted(_COUNTED, key=len, reverse=True))}))\.\s?(?=\d)")
def counted(found: re.Match[str]) -> str | None:
    """Say what is counted or measured by the number after it.

    >>> from dateline.script.said.english import said
    >>> said("Apt. 4B, pp. 12-15 and para. 3, built ca. 1750")
    'Apartment 4B, pages twelve to fifteen and paragraph 3, built about seventeen fifty'
    """
    short = found["short"]
    if len(short) == 1 and short.isupper():
        return None
    full = _COUNTED[short.lower()]
    return f"{full.capitalize() if short[0].isupper() else full} "


_DAYS = {
    "Mon": "Monday",
    "Tue": "Tuesday",
    "Wed": "Wednesday",
    "Thu": "Thursday",
    "Fri": "Friday",
    "Sat": "Saturday",
    "Sun": "Sunday",
}
_SHORT_MONTHS = {one[:3]: one for one in _MONTHS.split("|")}


@rule(
    "days",
    r"\b(?:(?P<day>Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)|(?P<month>Jan|Feb|Aug|Sept?|Oct|Nov|Dec))\."
    rf"(?=[,;:)]|\s(?:[a-z\u2013\u2014]|\d|(?:{_MONTHS})\b|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.))",
)
def days(found: re.Match[str]) -> str:
    """Say a day of the week or a month that stands alone.

    >>> from dateline.script.said.english import said
    >>> said("open Mon., Thurs. and Sat. from 9, and in Nov., too")
    'open Monday, Thursday and Saturday from 9, and in November, too'
    """
    return _DAYS[found["day"][:3]] if found["day"] else _SHORT_MONTHS[found["month"][:3]]


@rule("esquires", r",?\sEsq\b(?:\.(?=\s[a-z]|,|;))?")
def esquires(found: re.Match[str]) -> str:
    """Say Esquire.

    >>> from dateline.script.said.english import said
    >>> said("Ann Lee, Esq., spoke")
    'Ann Lee, Esquire, spoke'
    """
    return f"{',' if found[0].startswith(',') else ''} Esquire"


@rule("wars", r"\b(?:WW|ww)(?P<number>II|I|2|1)\b")
def wars(found: re.Match[str]) -> str:
    """Say a world war.

    >>> from dateline.script.said.english import said
    >>> said("a WWII bomb, and WW1")
    'a World War Two bomb, and World War One'
    """
    return f"World War {'Two' if found['number'] in ('II', '2') else 'One'}"


@rule("drips", r"\bIV(?=\s(?:drips?|fluids?|lines?|needles?|bags?|treatments?|antibiotics|infusions?|medications?)\b)")
def drips(found: re.Match[str]) -> str:
    """Spell what goes into a vein, which is no numeral.

    >>> from dateline.script.said.english import said
    >>> said("They gave him IV fluids.")
    'They gave him I.V fluids.'
    """
    return ".".join(found[0])


@rule(
    "small_romans",
    r"\b(?P<what>[Aa]ct|[Ss]cene|[Cc]hapter|[Pp]art|[Pp]age|[Bb]ook)\s(?P<roman>[ivxl]+)\b(?![-'\u2019.]\w)",
)
def small_romans(found: re.Match[str]) -> str | None:
    """Say a small Roman numeral after what is numbered with it.

    >>> from dateline.script.said.english import said
    >>> said("Act ii, scene iv")
    'Act two, scene four'
    """
    number = roman(found["roman"].upper())
    return f"{found['what']} {cardinal(number)}" if number else None


@rule("numbered", r"\b(?:(?P<covid>C(?:OVID|ovid))[-\u2013\s]?(?P<virus>19)|(?P<cop>COP)\s?-?(?P<summit>[1-9]\d?))\b")
def numbered(found: re.Match[str]) -> str:
    """Say an acronym that is a word together with its number.

    >>> from dateline.script.said.english import said
    >>> said("COVID19 at COP28")
    'Covid nineteen at Cop twenty eight'
    """
    return "Covid nineteen" if found["covid"] else f"Cop {cardinal(int(found['summit']))}"


# --- shouted words -----------------------------------------------------------------------

PLAIN = listed(
    "ALL AND ARE BAD BIG BUT CAN DAY DID DO DONT EVEN EVER FAKE FOR FREE FROM GET GO GOD GOOD GREAT HAD HAS HAVE HE HELP HER HERE "
    "HIM HIS HOME HOPE HOW IF INTO JUST KEEP LAW LET LIAR LIVE LOVE MAKE MAX MORE MUST MY NEVER NEW NO NOT NOW OF OFF OLD ONE ONLY "
    "ONTO OPEN OUR OUT OVER PEACE POTUS SAY SHAME SHE SHUT SO SOLD STAY STOP THAT THE THEIR THEM THEN THERE THEY THIS TO TOO TRUE "
    "TRULY UP VERY VOTE WAR WAS WE WERE WHAT WHEN WHY WILL WITH WORST YES YET YOU YOUR ZIP CLOSE SALE RENT FIRE AGAIN EXIT PUSH PULL"
)
"""Words that are words in capitals, too: on a placard, in a shout, on a sign."""


@rule("shouted", rf"(?<![\w.&'\u2019-])(?P<word>[{CAPITAL}]{{2,5}})(?![\w-]|[.&]\w)")
def shouted(found: re.Match[str]) -> str | None:
    """Say a shouted word as the word it is.

    >>> from dateline.script.said.english import said
    >>> said("It said NO, and the ZIP code.")
    'It said no, and the zip code.'
    """
    return found[0].lower() if found[0] in PLAIN else None


@rule(
    "money_ranges",
    r"(?:(?<=\d)|(?<=\d[kmbMBT])|(?<=\dbn)|(?<=\dmn)|(?<=illion))\s?[-\u2013]\s?(?=(?:US|C|A)?[$\u20ac\u00a3]\s?\d)",
)
def money_ranges(found: re.Match[str]) -> str:
    """Say "to" between two sums.

    >>> from dateline.script.said.english import said
    >>> said("from £1.2m–£1.4m")
    'from one point two million pounds to one point four million pounds'
    """
    return " to " if found[0] else found[0]


_MONTH_END = "".join(rf"|(?<={one})" for one in ("ber", "ary", "rch", "ril", "May", "une", "uly", "ust"))


@rule(
    "month_ranges",
    rf"(?:{_MONTH_END[1:]})\s?[-\u2013]\s?(?=\d{{1,2}}\s(?:{_MONTHS})|(?:{_MONTHS})\b)"
    rf"|(?<=\d)\s?[-\u2013]\s?(?=(?:{_MONTHS}|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.)\s\d)",
)
def month_ranges(found: re.Match[str]) -> str:
    """Say "to" between two days of different months, and between two months.

    >>> from dateline.script.said.english import said
    >>> said("31 December–1 January; May–June")
    'the thirty first of December to the first of January; May to June'
    """
    return " to " if found[0] else found[0]


_PAID = {
    "USD": "U.S dollars", "EUR": "euros", "GBP": "pounds", "CHF": "Swiss francs", "JPY": "yen", "CAD": "Canadian dollars",
    "AUD": "Australian dollars", "\u20ac": "euros", "\u00a3": "pounds",
}  # fmt: skip
_SIZES = {"k": " thousand", "m": " million", "bn": " billion", "tn": " trillion"}


@rule(
    "money_after",
    rf"(?<![\w.,$\u20ac\u00a3])(?P<number>{_NUMBER})(?:\s?(?P<size>thousand|million|billion|trillion)|(?P<short>k|m|bn|tn))?\s?"
    r"(?P<unit>USD|EUR|GBP|CHF|JPY|CAD|AUD|\u20ac|\u00a3)(?![\w\d])",
)
def money_after(found: re.Match[str]) -> str:
    """Say a sum whose currency stands after it.

    >>> from dateline.script.said.english import said
    >>> said("5 USD, 3m EUR and 20 €")
    'five U.S dollars, three million euros and twenty euros'
    """
    size = f" {found['size']}" if found["size"] else _SIZES.get(found["short"] or "", "")
    unit = _PAID[found["unit"]]
    one = found["number"] == "1" and not size
    return f"{amount(found['number'])}{size} {unit.removesuffix('s') if one else unit}"


NUMBERS = (
    comparisons, powers, durations, offsets, odds, slash_dates, local_numbers, heights, money_ranges, month_ranges, fiscal,
    thousandths, numbered,
)  # fmt: skip
"""Tried before the other numbers."""
LATE_NUMBERS = (money_after, spaced, far_years)
"""Tried after them."""
WORDS = (strokes, counted, days, esquires, wars, drips, small_romans)
"""Tried with the abbreviations."""
