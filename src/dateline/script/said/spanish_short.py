"""Spanish: heights, relays, millions and measures without a number, as news desks write them short."""

from __future__ import annotations

import re

from dateline.script.said import figures
from dateline.script.said.figures import COUNT, count, one
from dateline.script.said.marks import SMALL
from dateline.script.said.numbers import amount, counted
from dateline.script.said.rules import rule
from dateline.script.said.spanish_numbers import ES


@rule("heights", figures.HEIGHT)
def heights(found: re.Match[str]) -> str:
    """Say meters and centimeters.

    >>> said("Mide 1,80 m y saltó 2,05 m; 1,5 m")
    'Mide un metro ochenta y saltó dos metros cinco; uno coma cinco metros'
    """
    return figures.height(found, ES, "metro", "metros")


_LONG = {"m": " metros", "cm": " centímetros", "mm": " milímetros"}


@rule("relays", figures.TIMES_OVER)
def relays(found: re.Match[str]) -> str:
    """Say so many by so many.

    >>> said("el 4x100, 20 x 30 cm")
    'el cuatro por cien, veinte por treinta centímetros'
    """
    return f"{amount(found['one'], ES)} por {amount(found['two'], ES)}{figures.third(found, ES, 'por')}{_LONG.get(found['unit'] or '', '')}"


@rule("millions", rf"{COUNT}\s?(?:MM?|mill\.)(?=\sde\s)")
def millions(found: re.Match[str]) -> str:
    """Say millions that are not sums.

    >>> said("2,5 M de personas, 1 M de votos")
    'dos coma cinco millones de personas, un millón de votos'
    """
    return f"{count(found, ES, 'm')} {'millón' if one(found) else 'millones'}"


_MEASURES = {
    "m\u00b2": "metro cuadrado", "m2": "metro cuadrado", "km\u00b2": "kilómetro cuadrado", "km2": "kilómetro cuadrado",
    "m\u00b3": "metro cúbico", "m3": "metro cúbico", "kWh": "kilovatio hora", "MWh": "megavatio hora", "kg": "kilogramo",
    "km": "kilómetro", "t": "tonelada", "l": "litro", "ha": "hectárea", "h": "hora", "km/h": "kilómetro por hora",
}  # fmt: skip
_MEASURE = "|".join(sorted(map(re.escape, _MEASURES), key=len, reverse=True))


@rule(
    "measures",
    r"(?:(?<=\b[eE]l\s)|(?<=\bpor\s)|(?<=\bdel\s)|(?<=\bal\s)|(?<=\bun\s)|(?<=\bcada\s))(?P<unit>k?m[\u00b2\u00b323]|[kM]Wh)(?![\w/])",
)
def measures(found: re.Match[str]) -> str:
    """Say a measure without a number.

    >>> said("el m² sube, por kWh")
    'el metro cuadrado sube, por kilovatio hora'
    """
    return _MEASURES[found["unit"]]


@rule(
    "rates",
    rf"(?:(?<=[\u20ac$\u00a3%])|(?<=\beuros)|(?<=\bdólares)|(?<=\bpesos))/(?P<what>{_MEASURE}|[{SMALL}]{{2,}})(?![\w/\u00b2\u00b3])",
)
def rates(found: re.Match[str]) -> str:
    """Say of what a price is.

    >>> said("12 €/m², 80 $/barril, 500 €/mes")
    'doce euros por metro cuadrado, ochenta dólares por barril, quinientos euros por mes'
    """
    return f" por {_MEASURES.get(found['what'], found['what'])}"


@rule(
    "lengths_of_time",
    r"(?<![\w.,:])(?P<hours>\d{1,2})\s?h\s?(?P<minutes>\d{1,2})\s?(?:m(?:in)?\b|['\u2019\u2032])(?:\s?(?P<seconds>\d{1,2})\s?(?:s\b|[\"\u201d\u2033]))?"
    r"|(?<=\ben\s)(?P<hours2>\d{1,2}):(?P<minutes2>[0-5]\d):(?P<seconds2>[0-5]\d)(?![:\d])",
)
def lengths_of_time(found: re.Match[str]) -> str:
    r"""Say how long something takes.

    >>> said("en 2h 34m, en 1 h 20 min, 4h 12' 30\"")
    'en dos horas treinta y cuatro minutos, en una hora veinte minutos, cuatro horas doce minutos treinta segundos'
    """
    units = (("hours", "hora", "f"), ("minutes", "minuto", "m"), ("seconds", "segundo", "m"))
    steps = (
        (int(found[name] or found[f"{name}2"]), unit, gender)
        for name, unit, gender in units
        if found[name] or found[f"{name}2"]
    )
    return " ".join(f"{counted(number, ES, gender)} {unit}{'s' * (number != 1)}" for number, unit, gender in steps)


@rule(
    "negatives",
    r"(?<![\w.,)%\u20ac\u00b0\u2013-])[-\u2212\u2013](?=\d{1,2}(?:,\d)?\s(?:grados?\b|(?:a|y|o)\s[-\u2212\u2013]?\d{1,2}(?:,\d)?\s?(?:grados?\b|\u00b0|\u00ba)))",
)
def negatives(found: re.Match[str]) -> str | None:
    """Say menos before degrees.

    >>> said("de -3 a 5 grados, con -12 grados; de -3 a 5 páginas")
    'de menos 3 a 5 grados, con menos 12 grados; de -3 a 5 páginas'
    """
    return "menos " if found[0] else None


@rule("race_times", r"(?<![\d:.,])(\d{1,2}):([0-5]\d)[.,](\d{1,3})(?![:\d])")
def race_times(found: re.Match[str]) -> str:
    """Say the time of a race.

    >>> said("en 1:15.096")
    'en un minuto quince coma cero noventa y seis segundos'
    """
    minutes = int(found[1])
    seconds = amount(f"{int(found[2])},{found[3]}", ES)
    return f"{counted(minutes, ES, 'm')} minuto{'s' * (minutes != 1)} {seconds} segundos"


@rule("kilometers", r"\bkm(?=\s\d)(?<!\d\skm)")
def kilometers(found: re.Match[str]) -> str | None:
    """Say kilómetro before the number of one.

    >>> said("en el km 23, en 5 km 20 corredores")
    'en el kilómetro 23, en cinco kilómetros 20 corredores'
    """
    return "kilómetro" if found[0] else None


_QUARTERS = {"T": "trimestre", "S": "semestre"}


@rule("quarters", r"(?:(?<=\bel\s)|(?<=\bdel\s)|(?<=\bal\s))(?P<number>[1-4])(?P<what>T|(?<=[12])S)\b")
def quarters(found: re.Match[str]) -> str:
    """Say a quarter or a half of a year.

    >>> said("en el 1T de 2024, el 2S; un disco de 4T")
    'en el primer trimestre de 2024, el segundo semestre; un disco de 4T'
    """
    return f"{('primer', 'segundo', 'tercer', 'cuarto')[int(found['number']) - 1]} {_QUARTERS[found['what']]}"


RULES = (kilometers, quarters, negatives, lengths_of_time, race_times, heights, relays, millions, measures, rates)
"""In the order in which they are tried, before other numbers."""
