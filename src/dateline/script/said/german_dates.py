"""German: times, results, dates and years, in the order in which they are tried."""

from __future__ import annotations

import re

from dateline.script.said import figures
from dateline.script.said.figures import DASH, DAY, YEAR, before, numeral
from dateline.script.said.german_parts import DE, ending_of, inflected, joining
from dateline.script.said.marks import CAPITAL, ON_SMALL
from dateline.script.said.numbers import amount, cardinal, year
from dateline.script.said.rules import rule

_CLOCK = r"(?:[01]?\d|2[0-4])(?:[:.][0-5]\d)?"


@rule(
    "times",
    rf"(?<![\d:.,])(?:(?P<low>{_CLOCK})(?P<to>{DASH}|\s(?:bis|und|oder)\s))?(?P<hour>{_CLOCK})\s(?:Uhr\b|(?<=[:.]\d\d\s)h\b)"
    r"|(?:(?<=\b[Uu]m\s)|(?<=\b[Gg]egen\s))(?P<full>[01]?\d|2[0-4])\sh\b(?!\s(?:länger|kürzer|später|früher|ver\w+|zurück|vor)\b)"
    r"|(?<![\d:.,])(?P<bare>(?:[01]?\d|2[0-4]):[0-5]\d)(?![\d:]|,\d)",
)
def times(found: re.Match[str]) -> str | None:
    """Say a time of day.

    >>> said("Um 14:30 Uhr, von 10–12 Uhr, bis 9.05 Uhr, ab 18:00, um 1 Uhr, um 9.00 h; um 8 Uhr")
    'Um vierzehn Uhr dreißig, von zehn bis zwölf Uhr, bis neun Uhr fünf, ab achtzehn Uhr, um ein Uhr, um neun Uhr; um 8 Uhr'
    """
    if found["full"]:
        return _clock(found["full"])
    if found["bare"]:
        timed = re.search(
            r"\b(?:[Uu]m|[Aa]b|[Gg]egen|[Bb]is|[Vv]on|[Vv]or|[Nn]ach|[Ss]eit|[Zz]wischen)\s$", before(found)
        )
        return _clock(found["bare"]) if timed else None
    low, hour = found["low"], found["hour"]
    if not low:
        return _clock(hour) if not hour.isdigit() or hour == "1" else None
    return f"{cardinal(int(low), DE) if low.isdigit() else _clock(low)} {joining(found['to'])} {_clock(hour)}"


def _clock(text: str) -> str:
    hour, _, minute = text.replace(".", ":").partition(":")
    late = f" {cardinal(int(minute), DE)}" if int(minute or 0) else ""
    return f"{numeral(hour, DE, 'm') if int(hour) else 'null'} Uhr{late}"


_PLAYED = re.compile(
    r"(?:gew[ao]nn|gewinn|sieg|verl[io]e?r|unterl[ai]g|schlug|schläg|führ|endete|stand|erfolg|niederlage|remis|halbzeit)"
    r"\w*(?:\s[\w\u00df-\u00ff-]+){0,4}\s$",
    re.IGNORECASE,
)


@rule(
    "scores",
    r"(?<![\d:.,])(?P<one>\d{1,3}):(?P<two>\d{1,3})(?![:.,]?\d)(?P<kind>(?=-(?:\w*(?:[sS]ieg|[eE]rfolg|[nN]iederlage|[fF]ührung|[pP]leite)|Endstand|Remis)))?",
)
def scores(found: re.Match[str]) -> str | None:
    """Say scores and ratios; what could be a time is none without a word of winning and losing before it.

    >>> said("Sie gewannen mit 3:1, verloren das Spiel 21:19, ein 112:98-Sieg, und um 20:15 war Schluss.")
    'Sie gewannen mit drei zu eins, verloren das Spiel einundzwanzig zu neunzehn, ein einhundertzwölf zu achtundneunzig-Sieg, und um zwanzig Uhr fünfzehn war Schluss.'
    """
    if len(found["two"]) > 1 and found["kind"] is None and not _PLAYED.search(before(found)):
        return None
    return f"{cardinal(int(found['one']), DE)} zu {cardinal(int(found['two']), DE)}"


@rule(
    "scales",
    r"(?<![\w:.,/])(?P<one>\d{1,2}(?:,\d)?):(?P<two>\d{1,3}(?:\.\d{3})+|\d,\d)(?![:.,]?\d)|(?<![\w:.,/])(?P<one2>\d{1,2},\d):(?P<two2>\d)(?![:.,]?\d)",
)
def scales(found: re.Match[str]) -> str:
    """Say scales and ratios that can be no times.

    >>> said("im Maßstab 1:50.000, eine Quote von 2,5:1, in 1:27,9 Minuten")
    'im Maßstab eins zu fünfzigtausend, eine Quote von zwei Komma fünf zu eins, in einer Minute siebenundzwanzig Komma neun'
    """
    return f"{amount(found['one'] or found['one2'], DE)} zu {amount(found['two'] or found['two2'], DE)}"


_MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
_SHORT = {name[:3]: name for name in _MONTHS} | {"Sept": "September", "Jän": "Jänner"}
_MONTH = rf"(?P<month>(?:{'|'.join(_MONTHS)}|Jänner)\b|(?:Jan|Jän|Feb|Mär|Apr|Jun|Jul|Aug|Sept?|Okt|Nov|Dez)\b\.?)"


def _month(text: str) -> str:
    bare = text.rstrip(".")
    return _SHORT.get(bare, bare)


_IN = "|".join(
    rf"(?<=\b{one}\s)" for one in ("im", "Im", "seit", "Seit", "bis", "Bis", "Ende", "Anfang", "Mitte", "von", "ab")
)


@rule(
    "months",
    rf"(?:{_IN})(?P<month>{'|'.join(_SHORT)})(?:\.{ON_SMALL}|(?=\.(?:\s|$)))|\b(?P<dated>{'|'.join(_SHORT)})\.(?=\s{YEAR}\b)",
)
def months(found: re.Match[str]) -> str:
    """Write out a month in which something is, or of a year.

    >>> said("im Okt. bei zwei, Ende Sept. 2020, im Dez. Das war es.")
    'im Oktober bei zwei, Ende September 2020, im Dezember. Das war es.'
    """
    return _SHORT[found["month"] or found["dated"]]


@rule("iso_dates", figures.ISO)
def iso_dates(found: re.Match[str]) -> str:
    """Say a date that is written as computers do.

    >>> said("2024-05-03")
    'dritter Mai zweitausendvierundzwanzig'
    """
    return f"{inflected(int(found['day']), 'r')} {_MONTHS[int(found['month']) - 1]} {year(int(found['year']), DE)}"


@rule("year_ranges", figures.YEARS + r"|(?<![\w.,/])(?P<winter>(?:1[1-9]|20)\d\d)/(?P<next>(?:\d\d)?\d\d)(?![\d/])")
def year_ranges(found: re.Match[str]) -> str | None:
    """Say a span of years, and a season's two.

    >>> said("2019–2024, 1914-18, im Winter 1941/42, die Saison 2024/25")
    'zweitausendneunzehn bis zweitausendvierundzwanzig, neunzehnhundertvierzehn bis neunzehnhundertachtzehn, im Winter neunzehnhunderteinundvierzig zweiundvierzig, die Saison zweitausendvierundzwanzig fünfundzwanzig'
    """
    if found["winter"]:
        if found["winter"] > "2" and (int(found["next"]) - int(found["winter"])) % 100 != 1:
            return None
        return f"{year(int(found['winter']), DE)} {year(int(found['next']), DE)}"
    return figures.years(found, DE)


@rule(
    "date_ranges",
    rf"(?<![\w.,/])(?P<first>{DAY})\.(?:{DASH}|(?P<stroke>/)|\s(?P<word>bis|und|oder)\s(?P<article>(?:zum|dem|am|der)\s)?)(?P<last>{DAY})\.\s{_MONTH}"
    rf"(?:\s(?P<year>{YEAR})\b)?",
)
def date_ranges(found: re.Match[str]) -> str | None:
    """Say a span of days.

    >>> said("vom 6.–7. Juni, am 3. und 4. Mai 2024, 1. bis 3. Sept., am 5./6. Mai")
    'vom sexten bis siebten Juni, am dritten und vierten Mai zweitausendvierundzwanzig, erster bis dritter September, am fünften und sexten Mai'
    """
    article = found["article"] or ""
    first = ending_of(before(found), "m")
    last = ending_of(article, "m") if article else first
    days = f"{inflected(int(found['first']), first)} {_linked(found)} {article}{inflected(int(found['last']), last)}"
    return f"{days} {_month(found['month'])}{_in_year(found['year'])}"


def _linked(found: re.Match[str]) -> str:
    return found["word"] or ("und" if found["stroke"] else "bis")


def _in_year(text: str | None) -> str:
    return f" {year(figures.century(text), DE)}" if text else ""


@rule(
    "spans_of_days",
    rf"(?<![\w.,/])(?P<day>{DAY})\.\s?(?P<month>0?[1-9]|1[0-2])\.(?P<year1>{YEAR})?(?:{DASH}|\s?(?P<word>bis)\s(?P<article>zum\s)?)"
    rf"(?P<day2>{DAY})\.\s?(?P<month2>0?[1-9]|1[0-2])(?:\.(?P<year>{YEAR})(?!\w|[.,/:]\d)|\.{ON_SMALL}|(?=\.(?:\s|$))|\.(?=\)))",
)
def spans_of_days(found: re.Match[str]) -> str | None:
    """Say from which day to which, in numbers.

    >>> said("vom 1.6.-31.8.2022, vom 3.5. bis zum 7.6. in Ulm (1.2.–3.3.); Version 1.2.-3.4. gilt")
    'vom ersten Juni bis einunddreißigsten August zweitausendzweiundzwanzig, vom dritten Mai bis zum siebten Juni in Ulm, erster Februar bis dritter März; Version 1.2.-3.4. gilt'
    """
    if not (found["year"] or _AFTER.search(before(found)) or re.search(r"(?:^|\()$", before(found))):
        return None
    first, article = ending_of(before(found), "m"), found["article"] or ""
    days = (
        f"{inflected(int(found[day]), 'n' if article and day == 'day2' else first)} {_MONTHS[int(found[month]) - 1]}"
        for day, month in (("day", "month"), ("day2", "month2"))
    )
    begun, ended = days
    return f"{begun}{_in_year(found['year1'])} bis {article}{ended}{_in_year(found['year'])}"


_AFTER = re.compile(
    r"\b(?:bis\seinschl(?:\.|ießlich)|[Aa]m|[Vv]om|[Zz]um|[Bb]is|[Aa]b|[Dd]em|[Dd]en|[Dd]er|[Ss]eit)\s$"
)
_WEEKDAY = re.compile(
    r"\b[Aa]m\s(?:(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|Sonnabend|(?:Mo|Di|Mi|Do|Fr|Sa|So)\.),\s$"
)


@rule(
    "dates",
    rf"(?<![\w.,/])(?P<day>{DAY})\.\s?(?:{_MONTH}(?:\s(?P<year>{YEAR})\b)?"
    rf"|(?P<number>0?[1-9]|1[0-2])(?:\.\s?(?P<year2>{YEAR}|\d\d)(?!\w|[.,/:]\d)|\.{ON_SMALL}|(?=\.(?:\s|$))))",
)
def dates(found: re.Match[str]) -> str | None:
    """Say a day of a month, and its year.

    >>> said("am 3. Mai 2024, der 3. Mai, bis 1. Sept. 1939, am 03.05.2024, vom 3.5. an, am 09.11.23, am Freitag, 3. Mai; Version 3.5. war gut")
    'am dritten Mai zweitausendvierundzwanzig, der dritte Mai, bis ersten September neunzehnhundertneununddreißig, am dritten Mai zweitausendvierundzwanzig, vom dritten Mai an, am neunten November zweitausenddreiundzwanzig, am Freitag, dem dritten Mai; Version 3.5. war gut'
    """
    written = found["year"] or found["year2"]
    led = _AFTER.search(before(found)) or (found["number"] and _WEEKDAY.search(before(found)))
    if found["number"] and not written and not led:
        return None
    bare = found["year2"] and len(found["year2"]) < 3  # noqa: PLR2004 - two digits
    if bare and not (led or found["number"][0] == "0" or found["day"][0] == "0"):
        return None
    dated = _WEEKDAY.search(before(found))
    day = inflected(int(found["day"]), "n" if dated else ending_of(before(found), "m"))
    name = _month(found["month"]) if found["month"] else _MONTHS[int(found["number"]) - 1]
    return f"{'dem ' if dated else ''}{day} {name}{_in_year(written)}"


@rule("decades", r"(?<![\w.,])(1[1-9]\d\d)er(?P<many>n?)(?!\w)")
def decades(found: re.Match[str]) -> str:
    """Say a decade, or what is called by its year.

    >>> said("in den 1990er Jahren, die 1968er-Bewegung, die 90er")
    'in den neunzehnhundertneunziger Jahren, die neunzehnhundertachtundsechziger-Bewegung, die 90er'
    """
    return f"{year(int(found[1]), DE)}er{found['many']}"


_DATED = re.compile(
    rf"\b(?:Jahr(?:e[sn]?)?|[Ss]eit|Anfang|Mitte|Ende|Frühjahr|Frühling|Sommer|Herbst|Winter|Chr\.|{'|'.join(_MONTHS)})\s$"
)
_COUNTED = re.compile(
    r"(?:rund|etwa|fast|über|als|knapp|ungefähr|mindestens|höchstens|gut|c?zirka|ca\.|insgesamt|alle|weitere[nr]?|Nummer|Nr\.|Zimmer|Seite)\s$"
)


@rule(
    "years",
    rf"(?<![\w.,/:$\u20ac\u00a3\u2013-])(1[1-9]\d\d)(?![\w%/\u00b0\u20ac-]|[.,:]\d|\s\d|\s(?:bis|und|oder)\s\d+\s[{CAPITAL}])",
)
def years(found: re.Match[str]) -> str | None:
    """Say a year as a year, but a count as a count.

    >>> said("1984 war er hier, im Herbst 1989 Minister; etwa 1984 kamen, 1250 Menschen gingen.")
    'neunzehnhundertvierundachtzig war er hier, im Herbst neunzehnhundertneunundachtzig Minister; etwa 1984 kamen, 1250 Menschen gingen.'
    """
    thing = re.match(rf"\s[{CAPITAL}]", found.string[found.end() :])
    if _COUNTED.search(before(found)) or (thing and not _DATED.search(before(found))):
        return None
    return year(int(found[1]), DE)


TIMES = (times, scales, scores)
RULES = (iso_dates, year_ranges, spans_of_days, date_ranges, dates, months)
