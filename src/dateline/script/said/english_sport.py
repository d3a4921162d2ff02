"""English: times of races, cricket and baseball, weights and bores: figures that sport and police desks write short."""

from __future__ import annotations

import re

from dateline.script.said.english_parts import SMALL
from dateline.script.said.figures import before
from dateline.script.said.numbers import amount, cardinal, year
from dateline.script.said.rules import rule


@rule("race_times", r"(?<![\d:.])(?:(\d{1,2}):)?(\d{1,2}):([0-5]\d\.\d{1,3})(?![:\d])")
def race_times(found: re.Match[str]) -> str:
    """Say the time of a race that is taken to parts of a second.

    >>> said("He won in 3:26.73, she in 4:07.1 and the team in 2:03:59.5.")
    'He won in three twenty six point seven three, she in four oh seven point one and the team in two oh three fifty nine point five.'
    """
    first, *rest = (one for one in found.groups() if one)
    later = (f"oh {amount(one.lstrip('0') or '0')}" if one[0] == "0" and one[1] != "0" else amount(one) for one in rest)
    return " ".join((cardinal(int(first)), *later))


_CRICKET = re.compile(
    r"\b(?:stumps|wickets?|innings|overs|declared|all\sout|not\sout|bowled|bowlers?|batsm[ae]n|batters?|spinners?)\b"
)
_PLAYED = re.compile(r"\b(?:won|win|wins|beat|lost|lead|led|series|drew|level|overs)\s(?:\w+\s)?$")


@rule("cricket", r"(?<![\w.,/$\u20ac\u00a3-])(\d{1,3})[-\u2013](\d{1,3})(?![\w/%\u2013-]|[.,:]\d)")
def cricket(found: re.Match[str]) -> str | None:
    """Say how many runs for how many wickets, or the other way round, where cricket is spoken of.

    >>> said("England were 324-6 at stumps; the bowler took 5-43. They won the innings game 3-1; pages 30-32")
    'England were three hundred twenty four for six at stumps; the bowler took five for forty three. They won the innings game three one; pages thirty to thirty two'
    """
    low, high = sorted((int(found[1]), int(found[2])))
    clause = before(found)[-80:] + found.string[found.end() : found.end() + 80]
    if low > 10 or high < 15 or _PLAYED.search(before(found)) or not _CRICKET.search(clause):  # noqa: PLR2004 - wickets
        return None
    return f"{cardinal(int(found[1]))} for {cardinal(int(found[2]))}"


_BATTED = re.compile(r"\b(?:hit|hits|hitting|bat\w*|averag\w+|slugg\w+|hitter)\b[^.!?;]{0,25}$")


@rule("batting", r"(?<![\w.,])\.([2-4]\d\d)(?!\w|[.,]\d)")
def batting(found: re.Match[str]) -> str | None:
    """Say how well somebody bats, as baseball does.

    >>> said("He is batting .310 with an average of .305; a share of .250")
    'He is batting three ten with an average of three oh five; a share of .250'
    """
    return year(int(found[1])) if _BATTED.search(before(found)) else None


@rule(
    "bores",
    r"(?<![\w.,])\.(?P<bore>22|25|30|32|38|40|44|45|50|357|380)[-\s](?=(?:cal(?:iber|ibre)?|revolvers?|pistols?|rifles?|handguns?|"
    r"magnums?|specials?|machine|bullets?|rounds?|guns?|ammunition)\b)",
    re.IGNORECASE,
)
def bores(found: re.Match[str]) -> str:
    """Say the bore of a gun.

    >>> said("a .45-caliber pistol and a .357 Magnum; .45 of it")
    'a forty five caliber pistol and a three fifty seven Magnum; .45 of it'
    """
    number = int(found["bore"])
    return f"{year(number) if number > 99 else cardinal(number)} "  # noqa: PLR2004 - three digits


@rule(
    "weights",
    r"(?<![\w.,])(?P<stone>\d{1,2})st(?:\s?(?P<pounds>\d{1,2})\s?lbs?)?\b|(?<![\w.,])(?P<lb>\d{1,2})\s?lbs?\s(?P<oz>\d{1,2})\s?oz\b(?=(?:\s(?P<noun>[a-z]+))?)",
)
def weights(found: re.Match[str]) -> str | None:
    """Say a weight in stones and pounds, or in pounds and ounces; 1st is no stone.

    >>> said("He weighs 14st 6lb, she 9st; an 8lb 6oz boy weighed 8lb 6oz; the 21st")
    'He weighs fourteen stone six, she nine stone; an eight pound six ounce boy weighed eight pounds six ounces; the 21st'
    """
    if found["lb"]:
        described = re.search(r"\b(?:an?|the|his|her|their)\s$", before(found), re.IGNORECASE)
        many = "" if described and found["noun"] and found["noun"] not in SMALL else "s"
        ends = (f"{cardinal(int(found[name]))} {unit}{many}" for name, unit in (("lb", "pound"), ("oz", "ounce")))
        return " ".join(ends)
    if not found["pounds"] and found["stone"].endswith("1") and found["stone"] != "11":
        return None
    return f"{cardinal(int(found['stone']))} stone{' ' + cardinal(int(found['pounds'])) if found['pounds'] else ''}"


RULES = (race_times, cricket, batting, bores, weights)
"""In the order in which they are tried, before other numbers."""
