"""Spanish: times and dates, in the order in which they are tried."""

from __future__ import annotations

import re

from dateline.script.said import figures
from dateline.script.said.figures import DASH, DAY, YEAR, before
from dateline.script.said.marks import ON_SMALL
from dateline.script.said.numbers import cardinal, counted, year
from dateline.script.said.rules import rule
from dateline.script.said.spanish_numbers import ES

_LATE = {
    "a": ((6, "de la madrugada"), (12, "de la mañana"), (13, "de la noche")),
    "p": ((8, "de la tarde"), (12, "de la noche"), (13, "del mediodía")),
}
"""What is said after an hour, up to which one."""
_NO_TIME = r"(?!\s?(?:%|\u20ac|\$|euros?|d[oó]lares|pesos|puntos|metros|kil\w+|km|millones|mil|por|grados|segundos)\b)"


@rule(
    "spans_of_time",
    rf"(?P<lead>\b[Dd]e\s)(?P<low>[01]?\d|2[0-4])(?:[:.](?P<past>[0-5]\d))?\sa\s(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?(?![\w:%]|[.,]\d){_NO_TIME}",
)
def spans_of_time(found: re.Match[str]) -> str | None:
    """Say from when to when, where minutes tell that these are times.

    >>> said("de 8 a 10.30, de 9.15 a 14; de 8 a 10 personas")
    'de ocho a diez treinta, de nueve quince a catorce; de 8 a 10 personas'
    """
    if not (found["past"] or found["minute"]):
        return None
    return f"{found['lead']}{_clock(int(found['low']), int(found['past'] or 0))} a {_clock(int(found['hour']), int(found['minute'] or 0))}"


def _clock(hour: int, minute: int) -> str:
    """Say an hour and its minutes."""
    past = f"{' y' if minute < 10 else ''} {cardinal(minute, ES)}" if minute else ""  # noqa: PLR2004 - nueve y cinco
    return counted(hour, ES, "f") + past


@rule(
    "times",
    r"(?<![\d:.,])(?P<clock>1[0-2]|0?[1-9])(?::(?P<past>[0-5]\d))?\s?(?P<half>[ap])\.?\s?m(?:\b\.(?=\s[a-z]|[,;:)])|\b)"
    r"|(?<![\d:.,])(?P<hour>[01]?\d|2[0-4])(?P<mark>[:.])(?P<minute>[0-5]\d)(?![:\d]|[.,]\d)(?P<hours>\s?(?:horas|h|hs|hrs?)\b(?:(?<=[hrs])\.(?=\s[a-z]|[,;)]))?)?",
)
def times(found: re.Match[str]) -> str | None:
    """Say a time of day.

    >>> said("a las 14:30, a la 1:30, a las 21:00, a las 9.05, 14.30 h, a las 9 a. m. y a las 5:15 pm, 18.14 GMT; el 14.30")
    'a las catorce treinta, a la una treinta, a las veintiuna horas, a las nueve y cinco, catorce treinta horas, a las nueve de la mañana y a las cinco quince de la tarde, dieciocho catorce G.M.T; el 14.30'
    """
    if found["clock"]:
        late = next(name for end, name in _LATE[found["half"]] if int(found["clock"]) < end)
        return f"{_clock(int(found['clock']), int(found['past'] or 0))} {late}"
    led = re.search(
        r"\b(?:a|y|desde|hasta|sobre|entre|de|hacia|antes\sde|después\sde)\slas?\s$", before(found), re.IGNORECASE
    )
    zoned = re.match(r"\s(?:GMT|UTC|CES?T)\b", found.string[found.end() :])
    if found["mark"] == "." and not found["hours"] and not led and not zoned:
        return None
    hour, minute = int(found["hour"]), int(found["minute"])
    said = _clock(hour, minute)
    return f"{said} horas" if found["hours"] or (not minute and not 0 < hour <= 12) else said  # noqa: PLR2004 - veintiuna horas


_MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip
_MONTH = rf"(?:{'|'.join(_MONTHS)}|setiembre)\b"
_SHORT = {name[:3]: name for name in _MONTHS} | {"sept": "septiembre"}
_SHORT_DAYS = {
    "lun": "lunes", "mar": "martes", "mié": "miércoles", "jue": "jueves", "vie": "viernes", "sáb": "sábado", "dom": "domingo",
}  # fmt: skip


@rule(
    "days",
    rf"\b(?P<day>(?i:l)un|(?i:m)ié|(?i:j)ue|(?i:v)ie|(?i:s)áb|(?i:d)om|(?i:m)ar(?=\.\s\d+\s(?:de\s)?(?:{_MONTH}|(?:{'|'.join(_SHORT)})\b)))\.(?=\s\d)",
)
def days(found: re.Match[str]) -> str:
    """Say a day of the week before its date.

    >>> said("El lun. 3 feb. y el sáb. 8")
    'El lunes 3 de febrero y el sábado 8'
    """
    return _SHORT_DAYS[found["day"].lower()]


def _dated(day: str, month: str, written: str) -> str:
    return f"{cardinal(int(day), ES)} de {_MONTHS[int(month) - 1]} de {year(figures.century(written), ES)}"


@rule("iso_dates", figures.ISO)
def iso_dates(found: re.Match[str]) -> str:
    """Say a date that is written as computers do.

    >>> said("2024-05-03")
    'tres de mayo de dos mil veinticuatro'
    """
    return _dated(found["day"], found["month"], found["year"])


@rule("year_ranges", figures.YEARS)
def year_ranges(found: re.Match[str]) -> str | None:
    """Say a span of years; two that follow each other are a season.

    >>> said("el periodo 2019-2024, la temporada 2019-2020")
    'el periodo dos mil diecinueve a dos mil veinticuatro, la temporada dos mil diecinueve dos mil veinte'
    """
    return figures.years(found, ES)


@rule("date_ranges", rf"(?<![\w.,/])(?P<first>{DAY}){DASH}(?P<last>{DAY})\s(?=de\s{_MONTH})")
def date_ranges(found: re.Match[str]) -> str:
    """Say a span of days.

    >>> said("los días 6-7 de junio, del 6-9 de junio")
    'los días seis y siete de junio, del seis al nueve de junio'
    """
    first, last = int(found["first"]), int(found["last"])
    together = last == first + 1 and not re.search(r"\bdel\s$", before(found))
    return f"{cardinal(first, ES)} {'y' if together else 'al'} {cardinal(last, ES)} "


_ON = re.compile(r"\b(?:el|del|al)\s$", re.IGNORECASE)


@rule("dates", rf"{figures.NUMERIC}|{figures.STROKED}")
def dates(found: re.Match[str]) -> str:
    """Say a date in numbers, its day first.

    >>> said("el 03/05/2024, el 30/10/22, el 1.9.1939; el 1 de mayo de 2024, del 26/07 al 11/08")
    'el tres de mayo de dos mil veinticuatro, el treinta de octubre de dos mil veintidós, el uno de septiembre de mil novecientos treinta y nueve; el 1 de mayo de 2024, del veintiséis de julio al once de agosto'
    """
    if found["day2"]:
        on = _ON.search(before(found))
        return f"{cardinal(int(found['day2']), ES)} de {_MONTHS[int(found['month2']) - 1]}" if on else found[0]
    return _dated(found["day"], found["month"], found["year"])


@rule(
    "months",
    rf"(?:(?<=\d\s)|(?<=\d\sde\s))(?P<short>{'|'.join(_SHORT)})\b(?:\.{ON_SMALL}|(?=\.|\s\())|(?:(?<=\b[eE]n\s)|(?<=\b[dD]esde\s)|(?<=\b[hH]asta\s))(?P<led>(?!mar)(?:{'|'.join(_SHORT)}))\.{ON_SMALL}|\b(?P<dated>{'|'.join(_SHORT)})\.(?=\s(?:de\s)?{YEAR})",
)
def months(found: re.Match[str]) -> str:
    """Write a month out after a day or before a year.

    >>> said("3 sept. 2021, en dic. de 2022, el 5 de oct.")
    '3 de septiembre de 2021, en diciembre de 2022, el 5 de octubre.'
    """
    month = _SHORT[found["short"] or found["led"] or found["dated"]]
    if not found["short"] or re.search(r"\bde\s$", before(found)):
        return month
    dated = re.match(rf"\s{YEAR}\b", found.string[found.end() :])
    return f"de {month} de" if dated else f"de {month}"


RULES = (spans_of_time, times, iso_dates, year_ranges, date_ranges, dates, months)
