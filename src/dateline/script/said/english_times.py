"""English: times of day and how long something takes."""

from __future__ import annotations

import re

from dateline.script.said.english_parts import DAY, DAYS, MONTHS, SHORT_MONTHS, ZONES, between
from dateline.script.said.figures import before
from dateline.script.said.marks import CAPITAL
from dateline.script.said.numbers import amount, cardinal
from dateline.script.said.rules import rule

_VERBS = "was|is|were|are|will|has|had|came|brought|saw|began|marked|marks|would"
_DATED = (
    rf"\s(?:(?:{'|'.join((*DAYS, *MONTHS))})(?!\s(?:{_VERBS})\b)|{DAY}\b\.?|{SHORT_MONTHS}\b\.?)"
    r"|\s(?:Eastern|Central|Pacific|Mountain|Atlantic|Greenwich)(?=[,.;:)]|$|\s(?:[Tt]ime|Standard|Daylight|Mean|on|and|in|to|until|from|for|at|with|when)\b)"
    rf"|\s(?!(?:The|This|That|Every|Each|Some|Any|It|Next|Last|No|First)\s)(?:[{CAPITAL}][\w'\u2019-]+\s){{1,3}}[Tt]ime\b"
)
"""After a.m. and p.m. these go on with the sentence, though they have a capital."""
_ON = rf"(?=\s+(?-i:[a-z(\u2013\u2014-])|,|;|:|\s{ZONES}\b|\s?[-\u2013]\s?\d|(?-i:{_DATED}))"


@rule(
    "times",
    rf"(?:\b(?P<low>[01]?\d)\s?[-\u2013]\s?)?\b(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?\s?m(?:\b\.{_ON}|\b)(?P<zone>\s{ZONES}\b)?"
    rf"|(?<![\d.:/])(?P<hour2>[01]?\d|2[0-3]):(?P<minute2>[0-5]\d)(?![:\d]|,\d{{3}}\b)(?P<zone2>\s{ZONES}\b)?",
    re.IGNORECASE,
)
def times(found: re.Match[str]) -> str:
    """Say a time of day.

    >>> said("At 2 AM, 9:05 p.m. and 10.30am; by 14:00 GMT or 18:45, and 5 a.m. Monday.")
    'At two A.M, nine oh five P.M and ten thirty A.M; by fourteen hundred G.M.T or eighteen forty five, and five A.M Monday.'
    """
    hour, minute = found["hour"] or found["hour2"], found["minute"] or found["minute2"]
    zone = found["zone"] or found["zone2"]
    parts = [f"{cardinal(int(found['low']))} to"] if found["low"] else []
    parts.append(_clock(hour, "" if found["half"] and minute == "00" else minute or ""))
    if found["half"]:
        parts.append(f"{found['half'].upper()}.M")
    if zone:
        parts.append(".".join(zone.strip().upper()))
    return " ".join(parts)


def _clock(hour: str, minute: str) -> str:
    """Say hours and minutes; a full hour as one, if it is written so."""
    if not minute:
        return cardinal(int(hour))
    if minute == "00":
        return f"{cardinal(int(hour))} " + ("hundred" if int(hour) > 12 else "o'clock")  # noqa: PLR2004 - the clock's hours
    return f"{cardinal(int(hour))} {'oh ' if minute[0] == '0' else ''}{cardinal(int(minute))}"


@rule(
    "time_ranges",
    r"(?:(?<=m)|(?<=m\.))\s?[-\u2013]\s?(?=\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m)|(?<=\d:\d\d)\s?[-\u2013]\s?(?=\d{1,2}:\d\d)",
)
def time_ranges(found: re.Match[str]) -> str:
    """Say "to" between two times.

    >>> said("open 9am-5pm, 14:30–18:00 and 10-12 p.m.")
    'open nine A.M to five P.M, fourteen thirty to eighteen hundred and ten to twelve P.M.'
    """
    return " to " if found[0] else found[0]


@rule(
    "durations",
    rf"(?<![\d:.])(\d{{1,2}}):([0-5]\d):([0-5]\d)(?![:\d])(?:\s?(?P<half>[ap])\.?m(?:\.{_ON}|\b))?",
    re.IGNORECASE,
)
def durations(found: re.Match[str]) -> str:
    """Say hours, minutes and seconds as a runner's time is said.

    >>> said("He ran it in 2:03:59, from 10:52:36 a.m. on.")
    'He ran it in two oh three fifty nine, from ten fifty two thirty six A.M on.'
    """
    rest = (f"oh {cardinal(int(one))}" if one[0] == "0" else cardinal(int(one)) for one in (found[2], found[3]))
    half = (f"{found['half'].upper()}.M",) if found["half"] else ()
    return " ".join((cardinal(int(found[1])), *rest, *half))


@rule(
    "offsets",
    r"\b(?P<zone>UTC|GMT)\s?(?P<sign>[+\u2212\u2013-])\s?(?P<hours>\d{1,2})(?::?(?P<minutes>[0-5]\d))?(?![:\d])",
)
def offsets(found: re.Match[str]) -> str:
    """Say how far a zone's clock is from Greenwich's.

    >>> said("It is UTC+3:30 there.")
    'It is U.T.C plus three hours thirty there.'
    """
    sign = "plus" if found["sign"] == "+" else "minus"
    minutes = f" hours {cardinal(int(found['minutes']))}" if int(found["minutes"] or 0) else ""
    return f"{'.'.join(found['zone'])} {sign} {cardinal(int(found['hours']))}{minutes}"


_AT = re.compile(
    r"\b(?:at|by|from|until|till|since|before|around|about|after|and|to|between|approximately|roughly)\s$",
    re.IGNORECASE,
)


@rule(
    "hundred_hours",
    rf"(?<![\w.,:/$-])(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d)(?:(?P<glued>h)|(?:\s|(?=hrs\b))(?P<what>hours|hrs|{ZONES}|Zulu))?\b(?!\sof\b|[-.,:/]\d)",
)
def hundred_hours(found: re.Match[str]) -> str | None:
    """Say a time that is written without a mark, as soldiers do; a number of hours is none.

    >>> said("at 1300 hours, by 0430 GMT, between 0800 and 1700 hours, 1300 hours of film")
    'at thirteen hundred hours, by oh four thirty G.M.T, between oh eight hundred and seventeen hundred hours, 1300 hours of film'
    """
    hour, minute, what = found["hour"], found["minute"], found["glued"] or found["what"]
    zoned = what is not None and what[0].isupper()
    if not zoned and (what is None or hour[0] != "0") and not (_AT.search(before(found)) and (what or hour[0] == "0")):
        return None
    first = "zero zero" if hour == "00" else f"{'oh ' if hour[0] == '0' else ''}{cardinal(int(hour))}"
    last = "hundred" if minute == "00" else f"{'oh ' if minute[0] == '0' else ''}{cardinal(int(minute))}"
    name = (what if what == "Zulu" else ".".join(what)) if what and zoned else "hours" if what else ""
    return f"{first} {last} {name}".rstrip()


_TIMED = re.compile(
    r"\b(?:kick|start|beg[iau]n|open|arriv|depart|leav|left|land|due|schedul|train|flight|bus|curfew|match|game|show|concert|gates|doors|"
    r"meet|met|broadcast|woke|rang|happen|struck|explo|end|clos|live|finish|midnight|noon)\w*\b[^.!?;]{0,40}$",
    re.IGNORECASE,
)
_RATED = re.compile(
    r"\b(?:shares?|stocks?|index|currency|pound|dollar|euro|rupee|yen|prices?|priced|rates?|odds|yields?|bonds?|trad\w+|magnitude|averag\w+|"
    r"version|score\w*|stood|stands|measured|valued|quoted|fixed|gpa|ratio|ph|readings?|levels?)\b[^.!?;]{0,40}$",
    re.IGNORECASE,
)
_SURELY = re.compile(
    rf"\s(?:(?:on\s)?(?:{'|'.join(DAYS)}|{DAY}\b)|on\s\d|today|tonight|tomorrow|yesterday|local\stime|sharp|in\sthe\s(?:morning|afternoon|evening)|"
    rf"this\s(?:morning|afternoon|evening)|{ZONES}\b|[{CAPITAL}]\w+\stime\b)"
)
_ENDING = re.compile(r"[,;:)]|\.?$|\.\s|\s(?:and|but|when|as|the|he|she|they|it|we|after|before|until|because|while)\b")
_STOPPED = r"(?:[01]?\d|2[0-3])\.[0-5]\d"


@rule(
    "stopped_times",
    rf"(?<![\w.,:/$\u20ac\u00a3-])(?:(?P<one>{_STOPPED})(?:(?P<to>\s?[-\u2013]\s?|\s(?:to|and|until|till)\s)(?P<two>{_STOPPED}))?|(?P<hour>[01]?\d|2[0-4])h(?P<late>[0-5]\d))"
    r"(?![\w%\u00b0]|[.,:/-]\d)",
)
def stopped_times(found: re.Match[str]) -> str | None:
    """Say a time whose minutes stand after a full stop, where words of time around it tell that it is no decimal.

    >>> said("It kicks off at 12.30, at 14.30 and at 18h00; version 14.30, up to 7.30 on average")
    'It kicks off at twelve thirty, at fourteen thirty and at eighteen hundred; version 14.30, up to 7.30 on average'
    """
    if found["hour"]:
        return _clock(found["hour"], found["late"])
    lead, after = before(found), found.string[found.end() :]
    led = re.search(r"\b(at|by|from|until|till|before|after|around|about|between)\s$", lead, re.IGNORECASE)
    surely = _SURELY.match(after) is not None
    timed = _TIMED.search(lead) is not None or bool(found["two"])
    if not led or not (
        surely or (_ENDING.match(after) and (timed or led[1].lower() == "at") and not _RATED.search(lead))
    ):
        return None
    one, two = (_clock(*text.split(".")) if text else "" for text in (found["one"], found["two"]))
    to = (found["to"] or "").strip()
    return f"{one} {to if to.isalpha() else 'to'} {two}" if two else one


@rule(
    "lengths_of_time",
    r"(?<![\w.,])(?=\d)(?:(?P<hours>\d+)\s?h(?:rs?)?\s?(?=\d))?(?:(?P<minutes>\d+)\s?m(?:ins?)?(?:\s?(?=\d)|\b))?(?:(?P<low>\d+(?:\.\d+)?)\s?[-\u2013]\s?)?(?:(?P<seconds>\d+(?:\.\d+)?)\s?s(?:ecs?)?\b)?(?!\w)",
)
def lengths_of_time(found: re.Match[str]) -> str | None:
    """Say how long something takes, in hours, minutes and seconds that are written short.

    >>> said("in 2h 15m 30s, in 9.58s, within 45s, 0.2-1.6 s; the M60s")
    'in two hours fifteen minutes thirty seconds, in nine point five eight seconds, within forty five seconds, zero point two to one point six seconds; the M60s'
    """
    parts = [(found[name], name) for name in ("hours", "minutes", "seconds") if found[name]]
    alone = len(parts) == 1 and bool(found["seconds"])
    low = f"{amount(found['low'])} {between(found)} " if found["low"] else ""
    took = re.search(r"\b(?:in|within|took|takes|for|after|by|of)\s$", before(found)) and not found[0].endswith("0s")
    if not parts or (len(parts) == 1 and not (alone and ("." in found[0] or took))):
        return None
    return low + " ".join(
        f"{amount(text)} {name.removesuffix('s') if text.lstrip('0') == '1' else name}" for text, name in parts
    )


RULES = (times, time_ranges, hundred_hours, stopped_times, lengths_of_time)
EARLY = (durations, offsets)
"""Tried before other numbers."""
