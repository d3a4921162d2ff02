"""English: units of measure, shares and magnitudes."""

from __future__ import annotations

import re

from dateline.script.said.english_parts import MAGNITUDES, MINUS, NUMBER, SMALL, between
from dateline.script.said.figures import before
from dateline.script.said.numbers import amount
from dateline.script.said.rules import rule

_UNITS = {
    "km/h": "kilometers per hour", "kph": "kilometers per hour", "mph": "miles per hour", "m/s": "meters per second",
    "km\u00b2": "square kilometers", "m\u00b2": "square meters", "m\u00b3": "cubic meters", "km2": "square kilometers", "m2": "square meters",
    "m3": "cubic meters", "km3": "cubic kilometers", "km\u00b3": "cubic kilometers", "cm2": "square centimeters", "cm\u00b2": "square centimeters",
    "cm3": "cubic centimeters", "cm\u00b3": "cubic centimeters", "mm\u00b2": "square millimeters", "sq km": "square kilometers",
    "sq mi": "square miles", "sq ft": "square feet", "sqft": "square feet", "sq m": "square meters", "sqm": "square meters", "km": "kilometers",
    "cm": "centimeters", "mm": "millimeters", "\u00b5m": "micrometers", "\u03bcm": "micrometers", "nm": "nanometers", "kg": "kilograms",
    "mg": "milligrams", "\u00b5g": "micrograms", "\u03bcg": "micrograms", "mcg": "micrograms", "lb": "pounds", "lbs": "pounds", "oz": "ounces",
    "Mt": "megatons", "Gt": "gigatons", "kt": "kilotons", "ft": "feet", "yd": "yards", "yds": "yards", "gal": "gallons", "pt": "pints",
    "pts": "points", "ml": "milliliters", "mL": "milliliters", "cl": "centiliters", "dl": "deciliters", "kWh": "kilowatt hours",
    "MWh": "megawatt hours", "GWh": "gigawatt hours", "TWh": "terawatt hours", "kW": "kilowatts", "MW": "megawatts", "GW": "gigawatts",
    "TW": "terawatts", "kV": "kilovolts", "kB": "kilobytes", "KB": "kilobytes", "GB": "gigabytes", "MB": "megabytes", "TB": "terabytes",
    "Mbps": "megabits per second", "Mbit/s": "megabits per second", "Gbit/s": "gigabits per second", "Gbps": "gigabits per second", "Hz": "hertz", "kHz": "kilohertz", "MHz": "megahertz", "GHz": "gigahertz",
    "hPa": "hectopascals", "kPa": "kilopascals", "MPa": "megapascals", "psi": "pounds per square inch", "kN": "kilonewtons", "kJ": "kilojoules",
    "kcal": "kilocalories", "dB": "decibels", "mSv": "millisieverts", "\u00b5Sv": "microsieverts", "\u03bcSv": "microsieverts",
    "rpm": "revolutions per minute", "secs": "seconds", "sec": "seconds", "hrs": "hours", "hr": "hours", "h": "hours", "mins": "minutes", "min": "minutes", "yrs": "years", "yr": "years", "wkts": "wickets", "Nm": "newton meters", "mAh": "milliamp hours", "fps": "frames per second", "MP": "megapixels",
    "ppm": "parts per million", "ppb": "parts per billion", "\u00b0C": "degrees Celsius", "\u00b0F": "degrees Fahrenheit", "\u00b0": "degrees",
    "bps": "basis points", "bp": "basis points", "mpg": "miles per gallon", "mi": "miles", "hp": "horsepower", "bhp": "brake horsepower",
    "in": "inches", "ha": "hectares", "g": "grams", "W": "watts", "V": "volts", "t": "tons", "l": "liters",
}  # fmt: skip
_BOUND = dict.fromkeys(("W", "V", "in", "MP"), r"(?<=\d)") | {"t": r"(?:(?<=\s)|(?=t/ha\b))", "l": r"(?<=\s)"}
"""Letters that are a unit only without a space before them, and only with one."""
_UNIT = "|".join(
    _BOUND.get(one, "") + re.escape(one).replace(r"\ ", r"\s") for one in sorted(_UNITS, key=len, reverse=True)
)
_LOW = rf"(?:(?P<low>{NUMBER})\s?[-\u2013]\s?)?"
_LOW_SHARE = rf"(?:(?P<low>{NUMBER})\s?%?\s?[-\u2013]\s?)?"
_PLACE = re.compile(
    r"\b(?:[Ll]at|[Ll]ong|[Ll]atitude|[Ll]ongitude)\.?\s\||\d[NS],?\s\w*\.?\s?\||\|,?\s(?:\w+\.?\s)?\d{1,3}\.\d+[EW]\b"
)
"""What tells that a number with a letter is a place, which stands where the stroke does."""
_POINTS = {"N": "north", "S": "south", "E": "east", "W": "west"}


@rule(
    "coordinates",
    r"(?<![\w.,])(?P<bare>\d{1,3}\.\d+)(?P<at>[NSEW])\b|(?<![\w.])(?P<degrees>\d{1,3}(?:\.\d+)?)\u00b0\s?(?:(?P<minutes>\d{1,2}(?:\.\d+)?)['\u2019\u2032]\s?)?"
    r"(?:(?P<seconds>\d{1,2}(?:\.\d+)?)(?:[\"\u201d\u2033]|'')\s?)?(?P<point>[NSEW])\b",
)
def coordinates(found: re.Match[str]) -> str | None:
    """Say where on the globe a place is.

    >>> said("at 51.5° N, 0°7′W; at 34.05N, 118.24W; a 5.5W lamp")
    'at fifty one point five degrees north, zero degrees seven minutes west; at thirty four point zero five north, one hundred eighteen point two four west; a five point five watt lamp'
    """
    if found["bare"]:
        near = before(found)[-30:] + "|" + found.string[found.end() : found.end() + 30]
        return f"{amount(found['bare'])} {_POINTS[found['at']]}" if _PLACE.search(near) else None
    parts = (f"{amount(found[name])} {name}" for name in ("degrees", "minutes", "seconds") if found[name])
    return f"{' '.join(parts)} {_POINTS[found['point']]}"


_WARM = re.compile(
    r"\b(?:degrees?|temperatures?|heat\w*|warm\w*|cold|hot|cool\w*|weather|freez\w+|thermomet\w+|mercury|fever|forecast|highs?|lows?|"
    r"record|reach\w*|hit|peak\w*|ros\w|climb\w*|soar\w*|drop\w*|fell|fall\w*|below|above|minus|summer|winter|limit|target|\d+\s?[CF]\s?\()\b",
    re.IGNORECASE,
)
_AND_WARM = re.compile(r"\s(?:and|to|or|in)\s(?:the\s)?(?:\d{1,3}[CF]\b|shade|sun)")
_PLACED = re.compile(
    r"\b(?:seats?|flat|apartment|apt\.?|section|row|gate|unit|route|room|article|platform|exhibit|form|figure|table)\s$",
    re.IGNORECASE,
)


_DESCRIBED = re.compile(r"\b(?:an?|the|its|their|this)\s$", re.IGNORECASE)


@rule(
    "temperatures",
    rf"(?:{MINUS[:-1]}|(?<![\w.,/-]))(?:(?P<low>\d{{1,3}}(?:\.\d+)?)\s?(?:[CF])?[-\u2013])?(?P<number>\d{{1,3}}(?:\.\d+)?)\s?(?P<scale>[CF])(?![\w&+-]|\.\w)",
)
def temperatures(found: re.Match[str]) -> str | None:
    """Say degrees that are written without their sign, where warmth is spoken of or the number has decimals.

    >>> said("It hit 104F after 18.2C and -15C; seat 12C, 5C")
    'It hit one hundred four degrees Fahrenheit after eighteen point two degrees Celsius and minus fifteen degrees Celsius; seat 12C, 5C'
    """
    lead = before(found)
    warm = (
        found["minus"]
        or "." in found["number"]
        or _AND_WARM.match(found.string, found.end())
        or re.search(rf"{_WARM.pattern}[^.!?;]{{0,60}}$", lead, re.IGNORECASE)
    )
    if not warm or _PLACED.search(lead):
        return None
    described = _DESCRIBED.search(lead) and re.match(
        r"\s(?:goal|limit|target|rise|mark|heat|threshold|increase|water|day)\b", found.string[found.end() :]
    )
    degrees = "degree" if found["number"] == "1" or described else "degrees"
    scale = "Celsius" if found["scale"] == "C" else "Fahrenheit"
    low = f"{amount(found['low'])} {between(found)} " if found["low"] else ""
    return f"{'minus ' if found['minus'] else ''}{low}{amount(found['number'])} {degrees} {scale}"


@rule("particles", r"\bPM\s?(?P<size>10|2\.5|1(?:\.0)?)(?![\w.])")
def particles(found: re.Match[str]) -> str:
    """Say how large fine dust is.

    >>> said("levels of PM2.5")
    'levels of P.M two point five'
    """
    return f"P.M {amount(found['size'])}"


_AT_SEA = re.compile(r"\s(?:(?:[NSEW]{1,3}|north\w*|south\w*|east|west)\s(?:of|off)\b|off\b|offshore)")


_OF_A_SIZE = re.compile(
    r"winds?|gusts?|limits?|zones?|chips?|process|dumbbells?|walls?|rulers?|fences?|pipes?|guns?|shells?|howitzers?|bombs?|waves?|swells?|"
    r"lens(?:es)?|screens?|batter(?:y|ies)|sacks?|bags?|bottles?|cans?|barrels?|trench(?:es)?|tunnels?|bridges?|pipelines?|corridors?|parks?|"
    r"flats?|houses?|apartments?|offices?|plots?|warehouses?|radius|stretch|drives?|cards?|bonds?|notes?|yields?|mortgages?|sentences?"
)
"""Nouns that stand after their size, so that its unit is no plural."""


@rule(
    "units",
    rf"{MINUS}(?<![\w.])(?<!\d/){_LOW}(?P<number>{NUMBER})(?P<plus>\+)?(?P<gap>\s?|-)(?P<unit>{_UNIT})(?![\w\u00b2\u00b3])(?:(?<=[a-z])\.(?=\s[a-z]|[,;]|\s[NSEW]{{1,3}}\b))?",
)
def units(found: re.Match[str]) -> str:
    """Say units of measure in full.

    >>> said("5km at 80 km/h in 35°C, -3 °C at night; 1 kg; a 10km run; 3 sq km, 12 Mt, 5 m3, a 12V battery, 80mph winds, 10ft walls.")
    'five kilometers at eighty kilometers per hour in thirty five degrees Celsius, minus three degrees Celsius at night; one kilogram; a ten kilometer run; three square kilometers, twelve megatons, five cubic meters, a twelve volt battery, eighty mile per hour winds, ten foot walls.'
    """
    unit = "points" if found["unit"] == "pt" and found["gap"] == "-" else _UNITS[found["unit"]]
    far = float(found["number"].replace(",", "")) >= 1000  # noqa: PLR2004 - no chip and no light is measured so
    if found["unit"] == "nm" and (far or _AT_SEA.match(found.string, found.end())):
        unit = "nautical miles"
    noun = re.match(r"[\s-]([a-z]+)", found.string[found.end() :])
    described = re.search(r"\b(?:an?|the|his|her|their|its)\s$", before(found), re.IGNORECASE) and noun
    describing = (described and noun and noun[1] not in SMALL) or (found["gap"] == "-" and noun)
    surely = noun is not None and bool(_OF_A_SIZE.fullmatch(noun[1]))
    if found["number"] == "1" or surely or (describing and " per " not in unit):
        head, _, rest = unit.partition(" ")
        head = {"feet": "foot", "inches": "inch"}.get(head, head.removesuffix("s"))
        rest = rest.removesuffix("s") if rest == "hours" else rest
        unit = f"{head} {rest}".strip() if head != "square" else unit.removesuffix("s").replace("feet", "foot")
    low = f"{amount(found['low'])} {between(found)} " if found["low"] else ""
    return (
        f"{'minus ' if found['minus'] else ''}{low}{amount(found['number'])}{' plus' if found['plus'] else ''} {unit}"
    )


_PER = {
    "hr": "hour", "h": "hour", "d": "day", "wk": "week", "mo": "month", "yr": "year", "bbl": "barrel", "MMBtu": "million B.T.U", "lb": "pound", "oz": "ounce",
    "gal": "gallon", "t": "ton", "l": "liter", "L": "liter", "dl": "deciliter", "dL": "deciliter", "ml": "milliliter", "mL": "milliliter",
    "ft": "foot", "mi": "mile", "min": "minute", "sec": "second", "s": "second",
} | {one: one for one in (
    "hour", "day", "week", "month", "year", "night", "minute", "second", "barrel", "pound", "ounce", "gallon", "ton", "tonne", "litre", "liter",
    "mile", "kilo", "person", "head", "share", "unit", "acre", "capita", "pupil", "game", "ticket", "patient",
)} | {short: re.sub(r"s\b", "", full) for short, full in _UNITS.items() if short[-1] in "\u00b2\u00b323" or short in ("kg", "g", "km", "ha", "kWh", "MWh", "sq ft", "sqm", "sqft")}  # fmt: skip
_PER_WHAT = "|".join(re.escape(one).replace(r"\ ", r"\s") for one in sorted(_PER, key=len, reverse=True))
_MEASURED = re.compile(
    rf"\d(?:\s?(?:[kmb]|bn|thousand|million|billion|[%\u20ac$\u00a3\u00a2p]|cents?|people|{_UNIT}|[mt]))?$"
)


_COUNTING = re.compile(r"\d\s[a-z]+s$")


@rule("rates", rf"(?<=\S)/(?P<what>{_PER_WHAT})(?![\w/])")
def rates(found: re.Match[str]) -> str | None:
    """Say per where a stroke after a sum or a measure says of what.

    >>> said("$85/hour, £3m/yr, 30 km/hr and 40 µg/m3, 60 frames/sec; he/she")
    'eighty five dollars per hour, three million pounds per year, thirty kilometers per hour and forty micrograms per cubic meter, 60 frames per second; he or she'
    """
    return f" per {_PER[found['what']]}" if _MEASURED.search(before(found)) or _COUNTING.search(before(found)) else None


_RACED = re.compile(
    r"(?:sprint|race|final|freestyle|butterfly|backstroke|breaststroke|medley|hurdles|relay|dash|swim|runners?|champion|pool|tower)\b"
)
_SURELY_METERS = (
    "high|deep|wide|tall|below|above|away|apart|underwater|underground|thick|north|south|east|west|sprint|race|final|freestyle|butterfly|"
    r"backstroke|breaststroke|medley|hurdles|relay|dash|swim|runners?|champion|world|pool|tower|long(?!-)"
)


@rule("shares_of", rf"(?:(?<=\bper\s)(?P<what>{_PER_WHAT})|(?<=\d\sa\s)(?P<each>bbl|lb|gal|kg))(?!\w)")
def shares_of(found: re.Match[str]) -> str:
    """Say a unit of which there is one, after per.

    >>> said("90 people per km2, a charge per kWh")
    '90 people per square kilometer, a charge per kilowatt hour'
    """
    return _PER[found["what"] or found["each"]]


@rule(
    "meters",
    rf"(?<![\w.$\u20ac\u00a3])(?:(?P<legs>\d)\s?[x\u00d7]\s?)?{_LOW}(?P<number>{NUMBER})(?:\sm(?=[,;:)]|\s\(|\.?$|\.\s|\s(?:{_SURELY_METERS}|from|of|to|and|or|down|up|in|at)\b)(?!\w)"
    rf"|\s?m(?P<hyphen>[\s-])(?={_SURELY_METERS})|m\b(?=\sin\s\d[\d:]*[.:]\d|(?P<many>)))",
)
def meters(found: re.Match[str]) -> str | None:
    """Say meters where an m can be nothing else; glued to a number it may be millions.

    >>> said("It is 8,849 m high; he ran 200 m, 100m in 9.58s, 4x100m; a 200m-high wall, 8,848m; 100m in cash")
    'It is eight thousand eight hundred forty nine meters high; he ran two hundred meters, one hundred meters in nine point five eight seconds, four by one hundred meters; a two hundred meter high wall, eight thousand eight hundred forty eight meters; 100m in cash'
    """
    glued = found["many"] is not None and not re.match(r"\sin\s\d[\d:]*[.:]\d", found.string[found.end() :])
    if glued and not (
        found["legs"]
        or "," in found["number"]
        or before(found).endswith("(")
        or re.search(
            r"(?:(?:men|women)['\u2019]s|\b(?:threw|cleared|jumped|leaped|leapt|heaved|vaulted))\s$", before(found)
        )
    ):
        return None
    legs = f"{amount(found['legs'])} by " if found["legs"] else ""
    low = f"{amount(found['low'])} {between(found)} " if found["low"] else ""
    describing = found["hyphen"] and _RACED.match(found.string, found.end())
    single = found["number"] == "1" or found["hyphen"] == "-" or describing
    return f"{legs}{low}{amount(found['number'])} meter{'' if single else 's'}{' ' if found['hyphen'] else ''}"


_COUNTED = (
    "birds|chickens|hens|sheep|cattle|cows|pigs|fish|animals|trees|plants|pensioners|students|teachers|families|tourists|travell?ers|drivers|"
    "commuters|fans|readers|players|farmers|consumers|taxpayers|claimants|investors|shoppers|employees|staff|others|tickets|tests|phones|"
    "streams|signatures|shares|votes|ballots|accounts|messages|posts|calls|emails|documents|records|files|pages|books|parcels|packages|orders|"
    "vaccines|jabs|masks|trips|journeys|flights|bikes|laptops|computers|games|songs|bpd|km|sq|voted|EVs|SUVs|[A-Z][a-z]+ers|more\\s(?:than|people)"
)
"""What is counted in millions, and is no length."""


@rule(
    "magnitudes",
    rf"(?<![\w.$\u20ac\u00a3])(?:(?P<low>{NUMBER})(?:bn|mn|tn|k|m)?\s?[-\u2013]\s?)?(?P<number>{NUMBER})(?:(?P<short2>\s?(?:mln|bln|trln))\b|(?P<short>bn|mn|tn|k(?!\s(?:runs?|races?|runners?|walks?|swims?|courses?|events?)\b)(?<!\b(?:[Rr]an|[Rr]un)\sa\s\d\dk)(?<!\b(?:[Rr]an|[Rr]un)\sa\s\dk)|m(?=\s(?:people|users|homes|voters|workers|jobs|children|tonnes|tons|barrels|doses|copies|views|followers|euros|dollars|pounds|yen|yuan|rupees|francs|ro?ubles|liras?|pesos|reais|rand|riyals?|rials?|dirhams|dinars|shekels|hryvnias?|zlotys?|kron[aeo]r?|forints?|won\b|naira|shillings|soles|baht|ringgit|rupiah|dong|taka|birr|tomans?|afghanis|lari|residents|passengers|acres|hectares|years|customers|households|visitors|units|viewers|listeners|Americans|Britons|lit(?:re|er)s|gallons|deaths|vehicles|cars|devices|refugees|women|men|visits|downloads|subscribers|members|patients|pupils|Europeans|Ukrainians|Germans|cases|bottles|displaced|migrants|citizens|adults|meals|lbs|pounds|{_COUNTED}|[A-Z][a-z]+(?:ans|ons|its|ese|ish)\b)))(?!\w))",
)
def magnitudes(found: re.Match[str]) -> str:
    """Say what a letter after a number stands for.

    >>> said("1.4bn people, 20k followers, 3m voters, 3.4 mln of them, 58m birds; a 10k race, he ran a 10k; a 3m wall")
    'one point four billion people, twenty thousand followers, three million voters, three point four million of them, fifty eight million birds; a 10k race, he ran a 10k; a 3m wall'
    """
    low = f"{amount(found['low'])} {between(found)} " if found["low"] else ""
    return f"{low}{amount(found['number'])} {MAGNITUDES[found['short'] or found['short2'].strip()]}"


@rule(
    "percent",
    rf"{MINUS}(?P<plus>\+)?(?<![\w.]){_LOW_SHARE}(?P<number>{NUMBER}|\.\d+)\s?(?P<sign>%|\u2030|(?<=\d)pc\b)(?P<points>\spts?\b)?",
)
def percent(found: re.Match[str]) -> str:
    """Say shares.

    >>> said("up 10% and -0.5 %, by 5-10%, a 3pc rise")
    'up ten percent and minus zero point five percent, by five to ten percent, a three percent rise'
    """
    sign = "minus " if found["minus"] else "plus " if found["plus"] else ""
    sign += f"{amount(found['low'])} {between(found)} " if found["low"] else ""
    unit = "per thousand" if found["sign"] == "\u2030" else "percent"
    return f"{sign}{amount(found['number'])} {unit}{' points' if found['points'] else ''}"


EARLY = (coordinates, temperatures, particles)
"""Tried before other numbers."""
RULES = (percent, units, rates, shares_of, meters, magnitudes)
