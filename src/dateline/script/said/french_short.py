"""French: heights, relays, times of races, articles of codes and measures without a number, as news desks write them short."""

from __future__ import annotations

import re

from dateline.script.said import figures
from dateline.script.said.french_numbers import FR
from dateline.script.said.marks import SMALL
from dateline.script.said.numbers import amount, cardinal, counted, ordinal
from dateline.script.said.rules import rule


@rule("heights", rf"{figures.HEIGHT}|(?<![\w.,])(?P<m2>[1-3])\s?m\s?(?P<cm2>\d\d)\b")
def heights(found: re.Match[str]) -> str:
    """Say meters and centimeters.

    >>> said("Il mesure 1,80 m, elle 1m75 ; 1,5 m")
    'Il mesure un mètre quatre-vingts, elle un mètre soixante-quinze ; un virgule cinq mètre'
    """
    return figures.height(found, FR, "mètre", "mètres")


_LONG = {"m": " mètres", "cm": " centimètres", "mm": " millimètres"}


@rule("relays", figures.TIMES_OVER)
def relays(found: re.Match[str]) -> str:
    """Say so many times so many, or so long by so wide.

    >>> said("le 4x100 m, 20 x 30 cm")
    'le quatre fois cent mètres, vingt sur trente centimètres'
    """
    word = "fois" if len(found["one"]) == 1 and not found["three"] else "sur"
    return f"{amount(found['one'], FR)} {word} {amount(found['two'], FR)}{figures.third(found, FR, word)}{_LONG.get(found['unit'] or '', '')}"


@rule(
    "chronos",
    r"(?<![\w.,'\u2019])(?:(?P<hours>\d{1,2})\s?[hH]\s?)?(?:(?P<minutes>\d{1,2})(?:['\u2019\u2032](?!['\u2019\u2032])|\s?min\s?)\s?)?"
    r"(?P<seconds>\d{1,2})(?:''|\u2019\u2019|\u2032\u2032|[\"\u201d\u2033])(?P<part>\d{1,2})?(?![\w])",
)
def chronos(found: re.Match[str]) -> str | None:
    r"""Say the time of a race.

    >>> said("en 37\"80, en 9''58, 1'43''53 et 2h04'12''; le « Top 12 »")
    'en trente-sept secondes quatre-vingts, en neuf secondes cinquante-huit, une minute quarante-trois secondes cinquante-trois et deux heures quatre minutes douze secondes; le Top 12'
    """
    named = (("hours", "heure"), ("minutes", "minute"), ("seconds", "seconde"))
    steps = [(int(found[name]), unit) for name, unit in named if found[name]]
    if len(steps) == 1 and not found["part"]:
        return None
    said = [f"{counted(number, FR, 'f')} {unit}{'s' * (number > 1)}" for number, unit in steps]
    if found["part"]:
        said.append(
            f"{'zéro ' if found['part'][0] == '0' and len(found['part']) > 1 else ''}{cardinal(int(found['part']), FR)}"
        )
    return " ".join(said)


@rule(
    "lengths_of_time",
    r"(?<![\w.,:])(?P<hours>\d{1,2})\s?h\s?(?P<minutes>\d{1,2})\s?min(?P<gap>\s)?(?P<seconds>[0-5]?\d)(?:\s?s(?:ec)?\b|(?(gap)(?!)|(?![\w%]|[.,]\d)))"
    r"|(?<=\ben\s)(?P<hours2>\d{1,2}):(?P<minutes2>[0-5]\d):(?P<seconds2>[0-5]\d)(?![:\d])",
)
def lengths_of_time(found: re.Match[str]) -> str:
    """Say how long something took, to the second.

    >>> said("en 2 h 04 min 58 s, en 1h27min57s et 2h04min01")
    'en deux heures quatre minutes cinquante-huit secondes, en une heure vingt-sept minutes cinquante-sept secondes et deux heures quatre minutes une seconde'
    """
    steps = (
        (int(found[f"{unit}s"] or found[f"{unit}s2"]), name)
        for unit, name in (("hour", "heure"), ("minute", "minute"), ("second", "seconde"))
    )
    return " ".join(f"{counted(number, FR, 'f')} {name}{'s' * (number > 1)}" for number, name in steps)


@rule(
    "negatives",
    r"(?<![\w.,)%\u20ac\u00b0\u2013-])[-\u2212\u2013](?=\d{1,2}(?:,\d)?\s(?:degrés?\b|(?:à|et|ou)\s[-\u2212\u2013]?\d{1,2}(?:,\d)?\s?(?:degrés?\b|\u00b0)))"
    r"|(?<=\s)(?P<than>[+\u2013-])(?=\sde\s\d)",
)
def negatives(found: re.Match[str]) -> str:
    """Say moins before degrees, and plus and moins before de.

    >>> said("de -3 à 5 degrés, par -12 degrés, les - de 18 ans ; de -3 à 5 pages")
    'de moins 3 à 5 degrés, par moins 12 degrés, les moins de 18 ans ; de -3 à 5 pages'
    """
    if found["than"]:
        return "plus" if found["than"] == "+" else "moins"
    return "moins "


@rule(
    "codes",
    r"(?:(?<=\bart\.\s)|(?<=\barticle\s)|(?<=\barticles\s)|(?<=\bArt\.\s)|(?<=\bArticle\s))(?P<part>[LRD])\.\s?(?=\d)",
)
def codes(found: re.Match[str]) -> str:
    """Say the letter of an article of a code, which ends no sentence.

    >>> said("l'article L. 123-4 du code")
    "l'article L 123-4 du code"
    """
    return f"{found['part']} "


@rule(
    "forced",
    r"(?:(?<=\b[lL]e\s)|(?<=\b[dD]u\s)|(?<=\bau\s)|(?<=\bun\s)|(?<=article\s)|(?<=\bdes\s))49[.-]3(?![\d%]|[.,]\d|\s?\u20ac)",
)
def forced(found: re.Match[str]) -> str:
    """Say the article with which a government passes a law without a vote.

    >>> said("le 49.3, à 49,3 %")
    'le quarante-neuf trois, à quarante-neuf virgule trois pour cent'
    """
    return "quarante-neuf trois" if found[0] else found[0]


_MEASURES = {
    "m\u00b2": "mètre carré", "m2": "mètre carré", "km\u00b2": "kilomètre carré", "km2": "kilomètre carré", "m\u00b3": "mètre cube",
    "m3": "mètre cube", "kWh": "kilowattheure", "MWh": "mégawattheure", "kg": "kilogramme", "km": "kilomètre", "t": "tonne", "l": "litre", "L": "litre",
    "ha": "hectare", "h": "heure", "km/h": "kilomètre par heure",
}  # fmt: skip
_MEASURE = "|".join(sorted(map(re.escape, _MEASURES), key=len, reverse=True))


@rule(
    "measures",
    r"(?:(?<=\b[aA]u\s)|(?<=\b[lL]e\s)|(?<=\bpar\s)|(?<=\bdu\s)|(?<=\bun\s))(?P<unit>k?m[\u00b2\u00b323]|[kM]Wh)(?![\w/])",
)
def measures(found: re.Match[str]) -> str:
    """Say a measure without a number.

    >>> said("le prix au m², par kWh")
    'le prix au mètre carré, par kilowattheure'
    """
    return _MEASURES[found["unit"]]


@rule(
    "rates",
    rf"(?:(?<=[\u20ac$\u00a3%])|(?<=\dh)|(?<=\beuros)|(?<=\bdollars)|(?<=\bbrut)|(?<=\bnets)|(?<=\bnet))\s?/\s?(?P<what>{_MEASURE}|[{SMALL}]{{2,}})(?![\w/\u00b2\u00b3])",
)
def rates(found: re.Match[str]) -> str:
    """Say of what a price is.

    >>> said("12 €/m², 80 $/baril, 500 K€/mois, 35h/semaine")
    'douze euros par mètre carré, quatre-vingts dollars par baril, cinq cent mille euros par mois, trente-cinq heures par semaine'
    """
    return f" par {_MEASURES.get(found['what'], found['what'])}"


@rule("kilometers", r"\b(?:PK|km)(?=\s\d)(?<!\d\skm)")
def kilometers(found: re.Match[str]) -> str:
    """Say kilomètre before the number of one.

    >>> said("au km 23, au PK 12, en 5 km 20 coureurs")
    'au kilomètre 23, au P.K 12, en cinq kilomètres 20 coureurs'
    """
    return "kilomètre" if found[0] == "km" else "P.K"


_OFTEN = r"jour|semaine|mois|an|heure|minute|seconde|personne|habitant"


@rule(
    "pace",
    rf"(?<=[{SMALL}]{{2}})/(?P<what>{_OFTEN})\b|(?<!\w)x(?P<times>[2-9]|10)(?!\w|[.,]\d)|\b(?P<often>[2-9]|10)\s?x(?=\s(?:plus|moins|sans|par)\b)",
)
def pace(found: re.Match[str]) -> str:
    """Say par and fois.

    >>> said("1 500 appels/jour, 3x sans frais, x2 en un an; et/ou")
    '1 500 appels par jour, trois fois sans frais, fois deux en un an; et/ou'
    """
    if found["what"]:
        return f" par {found['what']}"
    return f"fois {amount(found['times'], FR)}" if found["times"] else f"{amount(found['often'], FR)} fois"


@rule("quarters", r"\bT(?P<number>[1-4])(?=\s20\d\d\b(?!\s?(?:\u20ac|euros)))")
def quarters(found: re.Match[str]) -> str:
    """Say a quarter of a year.

    >>> said("au T2 2024, un T2 à Paris")
    'au deuxième trimestre 2024, un T2 à Paris'
    """
    number = int(found["number"])
    return f"{'premier' if number == 1 else ordinal(number, FR)} trimestre"


@rule(
    "lots",
    r"(?:(?<=\bM\sde\s)|(?<=millions\sde\s)|(?<=milliards\sde\s)|(?<=milliers\sde\s))(?P<unit>km|m\u00b2|m2|km\u00b2|km2|m\u00b3|m3|t|kWh|MWh|kg)(?![\w/])",
)
def lots(found: re.Match[str]) -> str:
    """Say a measure of which there are millions.

    >>> said("628 M de km, 3 millions de m²")
    'six cent vingt-huit millions de kilomètres, 3 millions de mètres carrés'
    """
    return " ".join(f"{word}s" for word in _MEASURES[found["unit"]].split())


RULES = (
    kilometers,
    pace,
    quarters,
    lots,
    heights,
    relays,
    chronos,
    lengths_of_time,
    negatives,
    codes,
    forced,
    measures,
    rates,
)
"""In the order in which they are tried, before other numbers."""
