"""Spanish: heights, relays, millions and measures without a number, as news desks write them short."""

from __future__ import annotations

import re

from dateline.script.said import figures
from dateline.script.said.figures import COUNT, count, one
from dateline.script.said.marks import SMALL
from dateline.script.said.numbers import amount
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
    return f"{amount(found['one'], ES)} por {amount(found['two'], ES)}{_LONG.get(found['unit'] or '', '')}"


@rule("millions", rf"{COUNT}\s?M(?=\sde\s)")
def millions(found: re.Match[str]) -> str:
    """Say millions that are not sums.

    >>> said("2,5 M de personas, 1 M de votos")
    'dos coma cinco millones de personas, un millón de votos'
    """
    return f"{count(found, ES, 'm')} {'millón' if one(found) else 'millones'}"


_MEASURES = {
    "m\u00b2": "metro cuadrado", "m2": "metro cuadrado", "km\u00b2": "kilómetro cuadrado", "km2": "kilómetro cuadrado",
    "m\u00b3": "metro cúbico", "m3": "metro cúbico", "kWh": "kilovatio hora", "MWh": "megavatio hora", "kg": "kilogramo",
    "km": "kilómetro", "t": "tonelada", "l": "litro", "ha": "hectárea", "km/h": "kilómetro por hora",
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


@rule("rates", rf"(?<=[\u20ac$\u00a3%])/(?P<what>{_MEASURE}|[{SMALL}]{{2,}})(?![\w/\u00b2\u00b3])")
def rates(found: re.Match[str]) -> str:
    """Say of what a price is.

    >>> said("12 €/m², 80 $/barril, 500 €/mes")
    'doce euros por metro cuadrado, ochenta dólares por barril, quinientos euros por mes'
    """
    return f" por {_MEASURES.get(found['what'], found['what'])}"


RULES = (heights, relays, millions, measures, rates)
"""In the order in which they are tried, before other numbers."""
