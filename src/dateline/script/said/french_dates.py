"""French: times and dates, in the order in which they are tried."""

from __future__ import annotations

import re

from dateline.script.said import figures
from dateline.script.said.figures import DASH, START, YEAR, before
from dateline.script.said.french_numbers import FR
from dateline.script.said.marks import ON_SMALL
from dateline.script.said.numbers import cardinal, counted, year
from dateline.script.said.rules import rule

_CLOCK = r"(?:\d{1,3}\s?h(?:\s?[0-5]\d(?:\s?min)?\b)?|\d{1,2}H[0-5]\d\b)"


@rule("emergency", r"\b(?:24\s?h(?:eures)?\s?(?:/|sur)\s?24|7\s?j(?:ours)?\s?(?:/|sur)\s?7|24/7)\b")
def emergency(found: re.Match[str]) -> str:
    """Say what is open at all hours.

    >>> said("ouvert 24h/24 et 7j/7")
    'ouvert vingt-quatre heures sur vingt-quatre et sept jours sur sept'
    """
    if found[0] == "24/7":
        return "vingt-quatre heures sur vingt-quatre, sept jours sur sept"
    return "vingt-quatre heures sur vingt-quatre" if found[0].startswith("24") else "sept jours sur sept"


@rule(
    "times",
    rf"{START}(?:(?P<low>{_CLOCK}|\d{{1,2}}){DASH})?(?P<hour>{_CLOCK})(?!\w|/\d)|(?<![\d:.,])(?P<bare>(?:[01]?\d|2[0-3]):[0-5]\d)(?![:\d])",
)
def times(found: re.Match[str]) -> str:
    """Say a time of day, or how long something takes.

    >>> said("à 14h30, 9 h 05, 21h, 1h, de 10-12 h, 9h-12h30, à 18:00, à 16H00")
    'à quatorze heures trente, neuf heures cinq, vingt et une heures, une heure, de dix à douze heures, neuf heures à douze heures trente, à dix-huit heures, à seize heures'
    """
    low, hour = found["low"], found["hour"] or found["bare"]
    if not low:
        return _clock(hour)
    return f"{cardinal(int(low), FR) if low.isdigit() else _clock(low)} à {_clock(hour)}"


def _clock(text: str) -> str:
    hour, _, minute = re.sub(r"\s|min", "", text).replace(":", "h").lower().partition("h")
    late = f" {cardinal(int(minute), FR)}" if int(minute or 0) else ""
    return f"{counted(int(hour), FR, 'f')} heure{'s' if int(hour) > 1 else ''}{late}"


_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
_MONTH = rf"(?:{'|'.join(_MONTHS)})\b"
_SHORT = {
    "janv": "janvier", "févr": "février", "fév": "février", "avr": "avril", "juil": "juillet", "sept": "septembre", "oct": "octobre",
    "nov": "novembre", "déc": "décembre",
}  # fmt: skip
_SHORT_DAYS = {
    "lun": "lundi", "mar": "mardi", "mer": "mercredi", "jeu": "jeudi", "ven": "vendredi", "sam": "samedi", "dim": "dimanche",
}  # fmt: skip


_DAYS = "(?i:l)un|(?i:m)ar|(?i:m)er|(?i:j)eu|(?i:v)en|(?i:s)am|(?i:d)im"


@rule(
    "days",
    rf"\b(?P<day>(?i:l)un|(?i:v)en|(?i:s)am|(?i:d)im|(?:(?i:m)ar|(?i:m)er|(?i:j)eu)(?=\.\s(?:\d+|1er)\s(?:{_MONTH}|(?:{'|'.join(_SHORT)})\b)))\.(?=\s(?:\d|1er\b))"
    rf"|\b(?P<first>{_DAYS})\.(?P<to>\s(?:au|à|et)\s|\s?[-\u2013]\s?)(?P<last>{_DAYS})(?:\.{ON_SMALL}|(?=\.(?:\s|$)))",
)
def days(found: re.Match[str]) -> str | None:
    """Say a day of the week before its date, or beside another.

    >>> said("Le lun. 3 mars, puis dim. 1er mai, du lun. au ven. ou sam.-dim.; de la mer. au sam.")
    'Le lundi 3 mars, puis dimanche premier mai, du lundi au vendredi ou samedi au dimanche; de la mercredi au samedi.'
    """
    if found["first"]:
        to = found["to"].strip()
        if to == "et" and {found["first"].lower(), found["last"].lower()} <= {"mar", "mer", "jeu"}:  # la mer, le jeu
            return None
        return (
            f"{_SHORT_DAYS[found['first'].lower()]} {to if to.isalpha() else 'au'} {_SHORT_DAYS[found['last'].lower()]}"
        )
    return _SHORT_DAYS[found["day"].lower()]


def _day(number: int) -> str:
    return "premier" if number == 1 else cardinal(number, FR)


@rule("iso_dates", figures.ISO)
def iso_dates(found: re.Match[str]) -> str:
    """Say a date that is written as computers do.

    >>> said("2024-05-01")
    'premier mai deux mille vingt-quatre'
    """
    return f"{_day(int(found['day']))} {_MONTHS[int(found['month']) - 1]} {year(int(found['year']), FR)}"


@rule("year_ranges", figures.YEARS)
def year_ranges(found: re.Match[str]) -> str | None:
    """Say a span of years; two that follow each other are a season.

    >>> said("le mandat 2019-2024, la saison 2019-2020")
    'le mandat deux mille dix-neuf à deux mille vingt-quatre, la saison deux mille dix-neuf deux mille vingt'
    """
    return figures.years(found, FR)


@rule("date_ranges", rf"(?<![\w.,/])(?P<first>\d{{1,2}})(?:er)?{DASH}(?P<last>\d{{1,2}})\s(?={_MONTH})")
def date_ranges(found: re.Match[str]) -> str:
    """Say a span of days.

    >>> said("les 6-7 juin, du 1er-8 mai")
    'les six et sept juin, du premier au huit mai'
    """
    first, last = int(found["first"]), int(found["last"])
    together = last == first + 1 and not re.search(r"\bdu\s$", before(found))
    return f"{_day(first)} {'et' if together else 'au'} {_day(last)} "


_ON = re.compile(r"\b(?:le|du|au|dès|jusqu'au)\s$", re.IGNORECASE)


@rule("dates", rf"{figures.NUMERIC}|{figures.STROKED}|(?<![\w.,/-])1\s(?={_MONTH})")
def dates(found: re.Match[str]) -> str:
    """Say a date in numbers, its day first, and the first of a month.

    >>> said("le 03/05/2024, le 30/10/22, le 1.9.1939 et le 1 mai, du 26/07 au 11/08")
    'le trois mai deux mille vingt-quatre, le trente octobre deux mille vingt-deux, le premier septembre mille neuf cent trente-neuf et le premier mai, du vingt-six juillet au onze août'
    """
    if found["day2"]:
        return (
            f"{_day(int(found['day2']))} {_MONTHS[int(found['month2']) - 1]}" if _ON.search(before(found)) else found[0]
        )
    if not found["day"]:
        return "premier "
    return f"{_day(int(found['day']))} {_MONTHS[int(found['month']) - 1]} {year(figures.century(found['year']), FR)}"


@rule(
    "months",
    rf"(?:(?<=\d\s)|(?<=er\s))(?P<short>{'|'.join(_SHORT)})(?:\.{ON_SMALL}|(?=\.|\s\())|\b(?P<dated>{'|'.join(_SHORT)})\.(?=\s{YEAR})",
)
def months(found: re.Match[str]) -> str:
    """Write a month out after a day or before a year.

    >>> said("le 3 sept. 2021, en févr. 2022, du 1er oct. au 5 déc.")
    'le 3 septembre 2021, en février 2022, du premier octobre au 5 décembre.'
    """
    return _SHORT[found["short"] or found["dated"]]


RULES = (times, iso_dates, year_ranges, date_ranges, dates, months)
