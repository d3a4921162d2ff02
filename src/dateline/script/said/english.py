"""English: addresses, acronyms, initials and marks; every rule in the order in which it is tried."""

from __future__ import annotations

import re

from dateline.script.said import (
    english_dates,
    english_figures,
    english_money,
    english_numbers,
    english_romans,
    english_sport,
    english_times,
    english_titles,
    english_units,
    english_usage,
    marks,
    places,
)
from dateline.script.said.english_parts import BEGINS
from dateline.script.said.figures import before
from dateline.script.said.marks import CAPITAL, letters
from dateline.script.said.numbers import roman
from dateline.script.said.rules import Readings, rule, spoken

# --- addresses and handles ---------------------------------------------------------------


@rule("addresses", marks.ADDRESS, re.IGNORECASE)
def addresses(found: re.Match[str]) -> str | None:
    """Say an address of the web or of mail; what goes before its name is left out.

    >>> said("See https://www.example.org/help, or write to desk@example.com.")
    'See example dot org slash help, or write to desk at example dot com.'
    """
    return marks.address(found)


@rule("handles", marks.HANDLE)
def handles(found: re.Match[str]) -> str:
    """Say handles and hashtags as words.

    >>> said("#WomanLifeFreedom, said @the_desk.")
    'hashtag Woman Life Freedom, said at the desk.'
    """
    return marks.handle(found)


# --- acronyms and initials ---------------------------------------------------------------

_SHOUTED = re.compile(rf"\b[{CAPITAL}]{{3,}}(?:\s[{CAPITAL}]{{2,}})+|\bI\s[{CAPITAL}]{{2,}}(?:\s[{CAPITAL}]{{2,}})+")
_LETTERS = 5
"""Letters in an acronym that nobody has taught the house; longer ones are mostly words."""
_NO_NUMERALS = ("DC", "CD", "CV", "MD", "CC", "CI", "MI", "DI", "CID", "DCI", "MCC")
_TITLED = r"(?:Mrs?|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Capt|Sgt|Lt|Col|Rev|Fr|Sir|Lady|Lord)\b"
"""No initial goes before these."""


_LANDS = "Korea|Dakota|Carolina|Africa|America|Ireland|Yorkshire|Sudan|Macedonia|Yemen|Vietnam|Bank|Virginia|Germany|Coast|Side|End|Sea|Sussex|Midlands|London"


@rule("directions", rf"(?<![\w.])(?P<point>[NSEW])\.\s(?=(?:{_LANDS})\b|(?:Main|Capitol|Broad|Market|State)\sS?)")
def directions(found: re.Match[str]) -> str:
    """Say which part of a land or street it is.

    >>> said("N. Korea and S. Carolina, the W. Bank; W. Churchill, N. Main St. in Elko")
    'North Korea and South Carolina, the West Bank; W Churchill, North Main Street in Elko'
    """
    return {"N": "North ", "S": "South ", "E": "East ", "W": "West "}[found["point"]]


@rule(
    "acronyms",
    rf"(?<![\w.&'\u2019-])(?P<name>[{CAPITAL}]{{2,{_LETTERS}}})(?P<many>s\b)?(?P<digit>\d+)?(?![\w.]|&\w)(?!\.\w)|(?<![\w.&'\u2019-])(?P<name2>[{CAPITAL}]{{2,{_LETTERS}}})(?P<many2>s)?(?=\.(?:\s|$|[\"\u201d\u2019)]))|(?<=[a-z]-)(?P<name3>[{CAPITAL}]{{2,{_LETTERS}}})\b",
)
def acronyms(found: re.Match[str]) -> str | None:
    """Say an acronym letter by letter, unless the lexicon says that it is a word.

    >>> said("The IRGC, the IAEA and two NGOs met the AP.")
    "The I.R.G.C, the I.A.E.A and two N.G.O's met the A.P."
    """
    name = found["name"] or found["name2"] or found["name3"]
    inside = found.string[max(0, found.start() - 30) : found.end() + 30]
    if name in english_usage.PLAIN:
        return None
    if any(name in match[0].split() for match in _SHOUTED.finditer(inside)) or (
        roman(name) and len(name) < 4 and name not in _NO_NUMERALS  # noqa: PLR2004 - III
    ):
        return None
    many = bool(found["many"] or found["many2"])
    spelt = " ".join(name) if many and len(name) == 2 else letters(name)  # noqa: PLR2004 - "M.P's" has a "dot" in it
    return spelt + ("'s" if many else "") + (f" {found['digit']}" if found["digit"] else "")


_LETTERED = re.compile(
    r"\b(?i:vitamins?|plan|hepatitis|groups?|class|type|grade|schedule|series|exhibit|appendix|pool|category|section|gate|terminal|influenza)\s$"
)
"""After these a letter is no name's, and may end a sentence."""


@rule(
    "initials",
    rf"(?<![\w.])(?P<all>(?:[{CAPITAL}]\.\s?){{1,8}})(?!{_TITLED})(?!{BEGINS})(?=[{CAPITAL}][a-z\u00df-\u00ff'\u2019-]+)(?<!U\.S\.\s)(?<!U\.K\.\s)(?<!U\.N\.\s)(?<!D\.C\.\s)(?<!E\.U\.\s)",
)
def initials(found: re.Match[str]) -> str | None:
    """Say a name's initials without full stops.

    >>> said("J. D. Vance met George W. Bush. U.S. Navy ships left. It is in Group B. Spain lost. It was plan B. But no.")
    'J D Vance met George W Bush. U.S. Navy ships left. It is in Group B. Spain lost. It was plan B. But no.'
    """
    return None if _LETTERED.search(before(found)) else marks.initialled(found)


# --- marks -------------------------------------------------------------------------------


@rule("ampersands", r"(?<=[\w.])\s?&\s?(?=\w)")
def ampersands(found: re.Match[str]) -> str:
    """Say and.

    >>> said("Marks & Spencer, R&D")
    'Marks and Spencer, R and D'
    """
    return " and " if found[0] else found[0]


@rule("slashes", rf"(?<=[a-z])/(?=[a-z])|(?<=[{CAPITAL}a-z])/(?=[{CAPITAL}])|(?<=[{CAPITAL}]{{2}})/(?=[a-z])")
def slashes(found: re.Match[str]) -> str:
    """Say or between two words, but not after and, and nothing between two names.

    >>> said("he/she and/or they, an F/A-18, an EU/US deal, AC/DC")
    'he or she and or they, an F A-18, an E.U U.S deal, A.C D.C'
    """
    named = re.search(rf"[{CAPITAL}]$|/[{CAPITAL}]$", before(found) + found.string[found.start() : found.end() + 1])
    return " " if named or before(found).endswith("and") or before(found)[-2:].isupper() else " or "


@rule(
    "footnotes",
    r"(?:(?<=[^\W\d_])|(?<=[.,;:!?\"\u201d\u2019)]))(?:\[(?:\d{1,3}|citation\sneeded)\])+"
    r"|(?:(?<=[a-z]{4})|(?<=[a-z][.,]))[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+(?!\w)",
)
def footnotes(found: re.Match[str]) -> str | None:
    """Leave out the numbers of footnotes, but not those of square miles.

    >>> said("They found no link.[2][3] Others did,[4] in a study¹ of 5 miles² [5]")
    'They found no link. Others did, in a study of 5 miles², 5'
    """
    squared = found[0][0] != "[" and re.search(r"\d\s[a-z]+$", before(found))
    return None if squared else ""


@rule("pluses", r"(?<=[A-Za-z\d%])[+](?P<own>['\u2019]s\b)?(?=[\s,;:)!?'\u2019\"\u201d]|\.(?:\s|$)|-[a-z]|$)")
def pluses(found: re.Match[str]) -> str:
    """Say plus at the end of a name or of a sum.

    >>> said("OPEC+, Disney+'s rise, an LGBTQ+-friendly bar, $150m+. C++")
    "O.P.E.C plus, Disney plus's rise, an L.G.B.T.Q plus-friendly bar, one hundred fifty million dollars plus. C++"
    """
    return f" plus{found['own'] or ''}"


@rule("signs", marks.SIGNS)
def signs(found: re.Match[str]) -> str:
    """Leave out ornaments and emoji; say plus, times and equals.

    >>> said("★ 60+ people, 3 × 4")
    '60 plus people, 3 times 4'
    """
    return marks.sign(found, {"+": " plus", "\u00d7": " times ", "=": "equals", "\u00a7": "section "})


FIRST = (marks.phonemes, addresses, handles)
"""Tried before the lexicon."""
RULES = (
    directions, *english_titles.RULES, english_usage.abbreviations,
    *english_sport.RULES, *english_figures.RULES, *english_numbers.EARLY, *english_times.EARLY, *english_dates.EARLY, english_money.money_ranges, english_usage.numbered, english_usage.ages, *english_units.EARLY,
    *english_money.RULES, *english_numbers.RULES, *english_dates.RULES, *english_times.RULES, *english_units.RULES,
    *english_numbers.LATE, *english_dates.LATE, *english_numbers.LAST, english_money.money_after, english_numbers.spaced, *english_dates.LAST,
    *english_usage.WORDS, english_titles.esquires, *english_romans.RULES,
    english_usage.shouted, places.datelines, places.places, acronyms, initials, ampersands, slashes, pluses,
    marks.ellipses, marks.dashes, footnotes, marks.brackets, marks.quotes, signs,
)  # fmt: skip


def said(text: str) -> str:
    """Say a text by these rules alone: for the examples in their docstrings."""
    readings = Readings(text)
    readings.apply((*FIRST, *RULES))
    return spoken(text, readings.all())
