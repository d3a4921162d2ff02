"""English: money, ranges, dates, years, times and units, in the order in which they are tried."""

from __future__ import annotations

import re

from dateline.script.said import english_usage
from dateline.script.said.numbers import amount, cardinal, decade, digits, ordinal, year
from dateline.script.said.rules import rule

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_MONTHS = {
    "jan": "January", "feb": "February", "mar": "March", "apr": "April", "may": "May", "jun": "June", "jul": "July",
    "aug": "August", "sep": "September", "sept": "September", "oct": "October", "nov": "November", "dec": "December",
}  # fmt: skip
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_YEAR = r"(?:1[1-9]|20)\d\d"
_TO = r"\s?[-\u2013\u2014]\s?"

# --- money -------------------------------------------------------------------------------

_CURRENCIES = {
    "$": ("dollar", "cent"), "US$": ("U.S dollar", "cent"), "C$": ("Canadian dollar", "cent"),
    "CA$": ("Canadian dollar", "cent"), "A$": ("Australian dollar", "cent"), "AU$": ("Australian dollar", "cent"),
    "NZ$": ("New Zealand dollar", "cent"), "HK$": ("Hong Kong dollar", "cent"), "S$": ("Singapore dollar", "cent"),
    "R$": ("Brazilian real", "centavo"), "\u20ac": ("euro", "cent"), "EUR": ("euro", "cent"),
    "\u00a3": ("pound", "penny"), "GBP": ("pound", "penny"), "USD": ("U.S dollar", "cent"), "\u00a5": ("yen", ""),
    "JPY": ("yen", ""), "CHF": ("Swiss franc", "centime"), "\u20b9": ("rupee", "paisa"), "Rs": ("rupee", "paisa"),
    "Rs.": ("rupee", "paisa"), "\u20a9": ("won", ""), "\u20aa": ("shekel", "agora"), "\u20a6": ("naira", "kobo"),
    "\u20bd": ("ruble", "kopeck"), "\u20b4": ("hryvnia", "kopeck"), "\u20ba": ("lira", "kurus"),
    "\u20b1": ("peso", "centavo"), "\u20ab": ("dong", ""), "Mex$": ("Mexican peso", "centavo"),
}  # fmt: skip
_PLURALS = {"yen": "yen", "won": "won", "penny": "pence", "dong": "dong", "naira": "naira", "Brazilian real": "Brazilian reais",
            "lira": "lira", "kobo": "kobo", "kurus": "kurus", "hryvnia": "hryvnias"}  # fmt: skip
_MAGNITUDES = {
    "k": "thousand", "thousand": "thousand", "m": "million", "mn": "million", "mln": "million", "million": "million",
    "b": "billion", "bn": "billion", "billion": "billion", "t": "trillion", "tn": "trillion", "trn": "trillion", "trillion": "trillion",
}  # fmt: skip
_SIGN = r"(?P<sign>(?:US|CA?|AU?|NZ|HK|S|R|Mex)?\$|[\u20ac\u00a3\u00a5\u20b9\u20a9\u20aa\u20a6\u20bd\u20b4\u20ba\u20b1\u20ab]|\b(?:EUR|USD|GBP|CHF|JPY|Rs\.?))"
_SIZE = r"(?:[\s-]?(?P<size>thousand|million|billion|trillion|lakh|crore)|(?P<short>[kK]|mn?|M|mln|bn?|B|trn|tn|T)(?![a-zA-Z]))"
_SMALL = frozenset(
    ["a", "an", "the", "in", "on", "at", "of", "for", "to", "from", "by", "with", "per", "and", "or", "but", "is", "was", "were", "are", "be", "as", "than", "that", "this", "which", "who", "while", "when", "if", "after", "before", "last", "next", "each", "every", "over", "under", "more", "less", "not", "so", "then", "now", "today", "yesterday", "tomorrow", "into", "out", "off", "up", "down", "about", "between", "because", "since", "until", "will", "would", "could", "should", "can", "may", "has", "had", "have", "its", "his", "her", "their"]
)  # fmt: skip


def between(found: re.Match[str]) -> str:
    """Give what is said between two numbers: "and" after between, "to" elsewhere."""
    return "and" if re.search(r"\b[Bb]etween\s$", found.string[: found.start()]) else "to"


def _plural(unit: str) -> str:
    return _PLURALS.get(unit, f"{unit}s")


@rule(
    "money",
    rf"(?P<one>\b(?i:a|an|the|this|that|his|her|their|its|our|my|your|each|every|another|first)\s)?"
    rf"{_SIGN}\s?(?P<low>{_NUMBER})(?:{_TO}(?:(?:US|CA?|AU?)?[$\u20ac\u00a3])?(?P<high>{_NUMBER}))?{_SIZE}?(?![\d])"
    r"(?P<after>-(?:a|per)-\w+|-(?=[a-z])|(?=\s(?P<word>[a-z]+)))?",
)
def money(found: re.Match[str]) -> str | None:
    """Say sums with their currency after the number.

    >>> from dateline.script.said.english import said
    >>> said("It cost $4.5 billion, or £3m a day: $4.50 each, €1, C$20, ¥500, and $1.2bn more.")
    'It cost four point five billion dollars, or three million pounds a day: four dollars and fifty cents each, one euro, twenty Canadian dollars, five hundred yen, and one point two billion dollars more.'
    >>> said("A $10 million project, a £20-a-week job, $4-5 million.")
    'A ten million dollar project, a twenty pound a week job, four to five million dollars.'
    """
    unit, cents = _CURRENCIES.get(found["sign"], ("dollar", "cent"))
    size = found["size"] or _MAGNITUDES.get((found["short"] or "").lower(), "")
    low, high = found["low"], found["high"]
    after, word = found["after"] or "", found["word"] or ""
    hyphened = bool(found["size"]) and f"-{found['size']}" in found[0] and bool(word) and word not in _SMALL
    describing = after.startswith("-") or hyphened or (bool(found["one"]) and bool(word) and word not in _SMALL)
    ends = (found["one"] or "", after.replace("-", " "))
    if high:
        number, many = f"{amount(low)} {between(found)} {amount(high)}", True
    elif "." in low and not size and len(low.partition(".")[2]) == 2:  # noqa: PLR2004 - dollars and cents
        return f"{ends[0]}{_cents(low, unit, cents)}{ends[1]}"
    else:
        number, many = amount(low), low != "1" or bool(size)
    name = _plural(unit) if many and not describing else unit
    return f"{ends[0]}{' '.join(filter(None, (number, size, name)))}{ends[1]}"


def _cents(text: str, unit: str, cents: str) -> str:
    whole, part = text.replace(",", "").split(".")
    parts = []
    if int(whole) or not int(part):
        parts.append(f"{cardinal(int(whole))} {unit if int(whole) == 1 else _plural(unit)}")
    if int(part):
        parts.append(f"{cardinal(int(part))} {cents if int(part) == 1 else _plural(cents)}")
    return " and ".join(parts)


@rule("cents", r"\$\.(?P<bare>\d\d)\b(?![.,]\d)|\b(\d+)\s?(?:\u00a2|(?<=\d)p(?=\s(?:a|per|each|on|off|in)\b))")
def cents(found: re.Match[str]) -> str:
    """Say cents and pence.

    >>> from dateline.script.said.english import said
    >>> said("It fell by 50¢ to 20p a share.")
    'It fell by fifty cents to twenty pence a share.'
    """
    if found["bare"]:
        return f"{cardinal(int(found['bare']))} {'cent' if found['bare'] == '01' else 'cents'}"
    unit = "cent" if "\u00a2" in found[0] else "penny"
    return f"{cardinal(int(found[2]))} {unit if found[2] == '1' else _plural(unit)}"


# --- ranges, scores, telephone numbers ---------------------------------------------------


@rule("telephone", r"(?<![\d-])(?:\+\d{1,3}[\s-]?)(?:\(?\d+\)?[\s-]?){2,5}\d{2,}(?!\d)|\b(?:1-)?\d{3}-\d{3}-\d{4}\b")
def telephone(found: re.Match[str]) -> str:
    """Say telephone numbers digit by digit.

    >>> from dateline.script.said.english import said
    >>> said("Call +44 20 7946.")
    'Call plus four four, two zero, seven nine four six.'
    """
    return ("plus " if found[0].startswith("+") else "") + digits(found[0])


@rule("emergency", r"\b(?:9[/-]11|24[/-]7|50[/-]50|20[/-]20|7/7)\b")
def emergency(found: re.Match[str]) -> str:
    """Say the few pairs of numbers that have become names.

    >>> from dateline.script.said.english import said
    >>> said("Since 9/11 it is open 24/7.")
    'Since nine eleven it is open twenty four seven.'
    """
    return " ".join(cardinal(int(one)) for one in re.findall(r"\d+", found[0]))


@rule(
    "scores",
    r"(?P<verb>\b(?:won|win|wins|beat|beats|lost|lose|loses|defeated|drew|draw|led|lead|leads|leading|winning|losing|victory|"
    r"defeat|score|scores|scored|voted|vote|ruled|ruling|wins?)\b(?:\s[\w'\u2019]+){0,3}\s)(?P<one>\d{1,3})[-\u2013](?P<two>\d{1,3})\b(?!-)"
    r"|\b(?P<one2>\d{1,3})[-\u2013](?P<two2>\d{1,3})(?=\s(?:win|victory|defeat|loss|draw|lead|vote|ruling|decision|majority|scoreline)\b)",
)
def scores(found: re.Match[str]) -> str | None:
    """Say scores and votes without "to".

    >>> from dateline.script.said.english import said
    >>> said("They won 3-2, and the court ruled 6-3; a 2-0 win.")
    'They won three two, and the court ruled six three; a two nil win.'
    """
    both = (found["one"] or found["one2"], found["two"] or found["two2"])
    return (found["verb"] or "") + " ".join(cardinal(int(one)) if int(one) else "nil" for one in both)


@rule("year_ranges", rf"\b({_YEAR})\s?[-\u2013/]\s?({_YEAR}|\d\d)\b(?![-\u2013/,]?\d|%)")
def year_ranges(found: re.Match[str]) -> str | None:
    """Say a span of years.

    >>> from dateline.script.said.english import said
    >>> said("the 2019-2024 parliament, the 2019–20 season")
    'the twenty nineteen to twenty twenty four parliament, the twenty nineteen to twenty twenty season'
    """
    first, last = int(found[1]), int(found[2])
    last = last if last > 99 else first // 100 * 100 + last  # noqa: PLR2004 - two digits
    return f"{year(first)} to {year(last)}" if last > first else None


@rule(
    "date_ranges",
    rf"\b(?P<low>\d{{1,2}}){_TO}(?P<high>\d{{1,2}})\s(?P<month>{_MONTH})(?!\w)"
    rf"|\b(?P<month2>{_MONTH})\s(?P<low2>\d{{1,2}}){_TO}(?P<high2>\d{{1,2}})\b(?!\s?[-\u2013/]|[\d:.]\d)",
)
def date_ranges(found: re.Match[str]) -> str | None:
    """Say a span of days.

    >>> from dateline.script.said.english import said
    >>> said("6-7 June and May 3–5")
    'the sixth to the seventh of June and May third to fifth'
    """
    if found["month"]:
        days = (ordinal(int(found[name])) for name in ("low", "high"))
        return f"the {' to the '.join(days)} of {month(found['month'])}"
    days = (ordinal(int(found[name])) for name in ("low2", "high2"))
    return f"{month(found['month2'])} {' to '.join(days)}"


def month(text: str) -> str:
    """Write a month out.

    >>> month("Sept."), month("May")
    ('September', 'May')
    """
    bare = text.rstrip(".")
    return _MONTHS.get(bare.lower(), bare)


@rule("ranges", rf"(?<![\w.,/\u2013-])({_NUMBER})[-\u2013]({_NUMBER})(?![\d,/\u2013]\d|[A-Z])")
def ranges(found: re.Match[str]) -> str | None:
    """Say "to" between a lower and a higher number.

    >>> from dateline.script.said.english import said
    >>> said("pages 10-12, 18-25-year-olds, 1,000–1,200 people, the 737-800")
    'pages ten to twelve, eighteen to twenty five-year-olds, one thousand to one thousand two hundred people, the 737-800'
    """
    low, high = (float(one.replace(",", "")) for one in found.groups())
    if low >= high or high > 100 * max(low, 1) or re.search(r"(?:Boeing|Airbus|the)\s$", found.string[: found.start()]):
        return None
    return f"{amount(found[1])} {between(found)} {amount(found[2])}"


# --- dates and years ---------------------------------------------------------------------


def _day(text: str) -> int | None:
    number = int(re.match(r"\d+", text)[0])  # type: ignore[index]
    return number if 0 < number < 32 else None  # noqa: PLR2004 - days of a month


@rule(
    "dates",
    rf"\b(?P<month>{_MONTH})\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s?[-\u2013]\s?\d|[:.]\d|,\d\d\d\b|\s?%)(?:,?\s(?P<year>{_YEAR})\b)?"
    rf"|\b(?:(?P<the>the)\s)?(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<month2>{_MONTH})(?!\w)(?:,?\s(?P<year2>{_YEAR})\b)?",
)
def dates(found: re.Match[str]) -> str | None:
    """Say a day of a month, and its year.

    >>> from dateline.script.said.english import said
    >>> said("On Sept. 11, 2001, on 7 June, and on March 3rd.")
    'On September eleventh, two thousand one, on the seventh of June, and on March third.'
    """
    if found["month"]:
        day, name, digits_ = _day(found["day"]), month(found["month"]), found["year"]
        said = f"{name} {ordinal(day)}" if day else None
    else:
        day, name, digits_ = _day(found["day2"]), month(found["month2"]), found["year2"]
        said = f"the {ordinal(day)} of {name}" if day else None
    if said is None:
        return None
    return f"{said}, {year(int(digits_))}" if digits_ else said


@rule("iso_dates", rf"\b({_YEAR})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\b")
def iso_dates(found: re.Match[str]) -> str:
    """Say a date that is written as computers do.

    >>> from dateline.script.said.english import said
    >>> said("2024-06-07")
    'June seventh, twenty twenty four'
    """
    name = (*dict.fromkeys(_MONTHS.values()),)[int(found[2]) - 1]
    return f"{name} {ordinal(int(found[3]))}, {year(int(found[1]))}"


@rule("months", rf"\b(Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.?\s(?={_YEAR})")
def months(found: re.Match[str]) -> str:
    """Write out a month before a year.

    >>> from dateline.script.said.english import said
    >>> said("in Sept. 2001")
    'in September two thousand one'
    """
    return f"{month(found[1])} "


@rule(
    "decades",
    r"(?P<before>\b(?:mid|early|late)-)?(?:\b(?P<century>1[1-9]|20)|(?P<short>['\u2018\u2019]))(?P<tens>\d)0['\u2019]?s\b",
)
def decades(found: re.Match[str]) -> str:
    """Say a decade.

    >>> from dateline.script.said.english import said
    >>> said("in the 1990s, the mid-1980s and the '60s")
    'in the nineteen nineties, the mid nineteen eighties and the sixties'
    """
    before = (found["before"] or "").replace("-", " ")
    if found["short"]:
        return before + re.sub(r"y$", "ie", cardinal(int(found["tens"]) * 10)) + "s"
    return before + decade(int(found["century"]) * 100 + int(found["tens"]) * 10)


_COUNTED = re.compile(
    r"(?:some|about|nearly|almost|over|than|least|most|roughly|approximately|to|exactly|only|just|another|other|page|room|route|flight|number|lot|gate)\s$",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\b(?:in|since|from|until|till|by|before|after|during|of|the|a|an|early|late|mid|around|circa|spring|summer|autumn|fall|winter|"
    r"year|and|to|between|'s|\u2019s|January|February|March|April|May|June|July|August|September|October|November|December)[\s-]$",
    re.IGNORECASE,
)
_THINGS = re.compile(
    r"\s(?:(?!(?:was|is|as|has|its|this|his|hers|elections?|games|olympics|championships|protests|riots)\b)[a-z]{2,}s|people|men|women|children|"
    r"percent|miles?|km|years?|dead|troops|other|more|per|square|feet|metres|meters)\b"
)  # fmt: skip


@rule("years", rf"(?<![\w.,/$\u20ac\u00a3:#+-])({_YEAR})(?!\.\d|,\d{{3}}\b|[\d%/:\u00b0]|[a-zA-Z]|-\d)")
def years(found: re.Match[str]) -> str | None:
    """Say a year as a year, but a count as a count.

    >>> from dateline.script.said.english import said
    >>> said("In 2024, after the 1984 strike, about 2000 people came; 1500 miners left.")
    'In twenty twenty four, after the nineteen eighty four strike, about 2000 people came; 1500 miners left.'
    """
    before, after = found.string[: found.start()], found.string[found.end() :]
    dated = bool(_DATED.search(before)) and not re.search(r"\bto\s$", before)
    if _COUNTED.search(before) and not re.search(rf"(?:\b{_YEAR}|\d\ds)\s(?:to|than)\s$", before):
        return None if _THINGS.match(after) or not re.search(r"(?:to|than)\s$", before) else year(int(found[1]))
    if _THINGS.match(after) and not dated:
        return None
    return year(int(found[1]))


# --- times -------------------------------------------------------------------------------

_ZONES = r"(?:GMT|UTC|BST|EST|EDT|ET|CST|CDT|CT|PST|PDT|PT|MST|CET|CEST|IST|JST)"


@rule(
    "times",
    rf"(?:\b(?P<low>[01]?\d)\s?[-\u2013]\s?)?\b(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?\s?m(?:\b\.(?=\s+(?-i:[a-z(\u2013\u2014-])|,|;|:|\s{_ZONES}\b|\s?[-\u2013]\s?\d)|\b)(?P<zone>\s{_ZONES}\b)?"
    rf"|(?<![\d.:/])(?P<hour2>[01]?\d|2[0-3]):(?P<minute2>[0-5]\d)(?![:\d])(?P<zone2>\s{_ZONES}\b)?",
    re.IGNORECASE,
)
def times(found: re.Match[str]) -> str | None:
    """Say a time of day.

    >>> from dateline.script.said.english import said
    >>> said("At 2 AM, 9:05 p.m. and 10.30am; by 14:00 GMT or 18:45.")
    'At two A.M, nine oh five P.M and ten thirty A.M; by fourteen hundred G.M.T or eighteen forty five.'
    """
    hour, minute = found["hour"] or found["hour2"], found["minute"] or found["minute2"]
    zone = found["zone"] or found["zone2"]
    parts = [f"{cardinal(int(found['low']))} to"] if found["low"] else []
    parts.append(cardinal(int(hour)))
    if minute and int(minute):
        parts.append(f"oh {cardinal(int(minute))}" if int(minute) < 10 else cardinal(int(minute)))  # noqa: PLR2004 - oh five
    elif minute and not found["half"]:
        parts.append("o'clock" if int(hour) < 13 else "hundred")  # noqa: PLR2004 - the clock's hours
    if found["half"]:
        parts.append(f"{found['half'].upper()}.M")
    if zone:
        parts.append(".".join(zone.strip().upper()))
    return " ".join(parts)


@rule(
    "time_ranges",
    r"(?:(?<=m)|(?<=m\.))\s?[-\u2013]\s?(?=\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m)|(?<=\d:\d\d)\s?[-\u2013]\s?(?=\d{1,2}:\d\d)",
)
def time_ranges(found: re.Match[str]) -> str:
    """Say "to" between two times.

    >>> from dateline.script.said.english import said
    >>> said("open 9am-5pm, 14:30–18:00 and 10-12 p.m.")
    'open nine A.M to five P.M, fourteen thirty to eighteen hundred and ten to twelve P.M.'
    """
    return " to " if found[0] else found[0]


# --- units, shares, fractions ------------------------------------------------------------

_UNITS = {
    "km/h": "kilometers per hour", "kph": "kilometers per hour", "mph": "miles per hour", "m/s": "meters per second",
    "km\u00b2": "square kilometers", "m\u00b2": "square meters", "m\u00b3": "cubic meters", "sq km": "square kilometers",
    "sq mi": "square miles", "sq ft": "square feet", "sq m": "square meters", "km": "kilometers", "cm": "centimeters",
    "mm": "millimeters", "kg": "kilograms", "mg": "milligrams", "lb": "pounds", "lbs": "pounds", "oz": "ounces",
    "ft": "feet", "kWh": "kilowatt hours", "MWh": "megawatt hours", "GWh": "gigawatt hours", "kW": "kilowatts",
    "MW": "megawatts", "GW": "gigawatts", "GB": "gigabytes", "MB": "megabytes", "TB": "terabytes", "Hz": "hertz",
    "kHz": "kilohertz", "MHz": "megahertz", "GHz": "gigahertz", "ml": "milliliters", "mm\u00b2": "square millimeters",
    "secs": "seconds", "sec": "seconds", "hrs": "hours", "hr": "hours", "mins": "minutes", "ppm": "parts per million",
    "\u00b0C": "degrees Celsius", "\u00b0F": "degrees Fahrenheit", "\u00b0": "degrees", "ha": "hectares",
}  # fmt: skip
_UNIT = "|".join(sorted((re.escape(one).replace(r"\ ", r"\s") for one in _UNITS), key=len, reverse=True))
_LOW = rf"(?:(?P<low>{_NUMBER})\s?[-\u2013]\s?)?"
_LOW_SHARE = rf"(?:(?P<low>{_NUMBER})\s?%?\s?[-\u2013]\s?)?"
_MINUS = r"(?P<minus>(?<![\w\d])[-\u2212](?=\d))?"


@rule(
    "units",
    rf"{_MINUS}(?<![\w.]){_LOW}(?P<number>{_NUMBER})(?P<gap>\s?|-)(?P<unit>{_UNIT})(?![\w\u00b2\u00b3])(?:(?<=[a-z])\.(?=\s[a-z]|[,;]))?",
)
def units(found: re.Match[str]) -> str | None:
    """Say units of measure in full.

    >>> from dateline.script.said.english import said
    >>> said("5km at 80 km/h in 35°C, -3 °C at night; 1 kg; a 10km run; 3 sq km.")
    'five kilometers at eighty kilometers per hour in thirty five degrees Celsius, minus three degrees Celsius at night; one kilogram; a ten kilometer run; three square kilometers.'
    """
    unit = _UNITS[found["unit"]]
    before, after = found.string[: found.start()], found.string[found.end() :]
    noun = re.match(r"[\s-]([a-z]+)", after)
    describing = (
        re.search(r"\b(?:an?|the|his|her|their|its)\s$", before, re.IGNORECASE) and noun and noun[1] not in _SMALL
    )
    if found["number"] == "1" or (describing and " per " not in unit):
        head, _, rest = unit.partition(" ")
        head = {"feet": "foot"}.get(head, head.removesuffix("s"))
        unit = f"{head} {rest}".strip() if head != "square" else unit.removesuffix("s")
    low = f"{amount(found['low'])} {between(found)} " if found["low"] else ""
    return f"{'minus ' if found['minus'] else ''}{low}{amount(found['number'])} {unit}"


@rule(
    "meters",
    rf"(?<![\w.$\u20ac\u00a3]){_LOW}(?P<number>{_NUMBER})\sm(?=[,;:)]|\.?$|\.\s|\s(?:high|deep|long|wide|tall|below|above|away|apart|"
    r"underwater|underground|thick|north|south|east|west|sprint|race|final|freestyle|butterfly|hurdles|from|of|to|and|or|down|up|in|at)\b)",
)
def meters(found: re.Match[str]) -> str:
    """Say meters where an m after a space can be nothing else.

    >>> from dateline.script.said.english import said
    >>> said("It is 8,849 m high; he ran 200 m.")
    'It is eight thousand eight hundred forty nine meters high; he ran two hundred meters.'
    """
    low = f"{amount(found['low'])} {between(found)} " if found["low"] else ""
    return f"{low}{amount(found['number'])} {'meter' if found['number'] == '1' else 'meters'}"


@rule(
    "magnitudes",
    rf"(?<![\w.$\u20ac\u00a3])(?:(?P<low>{_NUMBER})(?:bn|mn|tn|k|m)?\s?[-\u2013]\s?)?(?P<number>{_NUMBER})(?P<short>bn|mn|tn|k|m(?=\s(?:people|users|homes|voters|workers|jobs|children|tonnes|tons|barrels|doses|copies|views|followers|euros|dollars|pounds|yen|yuan|rupees|francs|residents|passengers|acres|hectares)))(?!\w)",
)
def magnitudes(found: re.Match[str]) -> str:
    """Say what a letter after a number stands for.

    >>> from dateline.script.said.english import said
    >>> said("1.4bn people, 20k followers, 3m voters")
    'one point four billion people, twenty thousand followers, three million voters'
    """
    low = f"{amount(found['low'])} {between(found)} " if found["low"] else ""
    return f"{low}{amount(found['number'])} {_MAGNITUDES[found['short']]}"


@rule(
    "percent",
    rf"{_MINUS}(?P<plus>\+)?(?<![\w.]){_LOW_SHARE}(?P<number>{_NUMBER})\s?(?P<sign>%|\u2030)(?P<points>\spts?\b)?",
)
def percent(found: re.Match[str]) -> str:
    """Say shares.

    >>> from dateline.script.said.english import said
    >>> said("up 10% and -0.5 %, by 5-10%")
    'up ten percent and minus zero point five percent, by five to ten percent'
    """
    sign = "minus " if found["minus"] else "plus " if found["plus"] else ""
    sign += f"{amount(found['low'])} {between(found)} " if found["low"] else ""
    unit = "percent" if found["sign"] == "%" else "per thousand"
    return f"{sign}{amount(found['number'])} {unit}{' points' if found['points'] else ''}"


_PARTS = {2: "half", 4: "quarter"}
_SIGNS = {
    "\u00bd": (1, 2), "\u2153": (1, 3), "\u2154": (2, 3), "\u00bc": (1, 4), "\u00be": (3, 4), "\u215b": (1, 8),
}  # fmt: skip


@rule(
    "fractions",
    r"\b(?:(?P<whole>\d+)[\s-])?(?P<top>[1-9])/(?P<low>[2-9]|10)\b(?![/\d])(?P<hyphen>-(?=[a-z]))?|(?:(?P<whole2>\d+)\s?)?(?P<sign>[\u00bd\u2153\u2154\u00bc\u00be\u215b])",
)
def fractions(found: re.Match[str]) -> str | None:
    """Say fractions.

    >>> from dateline.script.said.english import said
    >>> said("3/4 of them, 1/2 a day, 2½ years, 1 2/3, for ½ an hour")
    'three quarters of them, one half a day, two and a half years, one and two thirds, for one half an hour'
    """
    top, low = _SIGNS[found["sign"]] if found["sign"] else (int(found["top"]), int(found["low"]))
    if top >= low:
        return None
    whole = found["whole"] or found["whole2"]
    part = _PARTS.get(low) or ordinal(low)
    count = "a" if whole and top == 1 else cardinal(top)
    said = f"{count} {part}{'s' if top > 1 else ''}"
    end = " " if found["hyphen"] else ""
    return f"{cardinal(int(whole))} and {said}{end}" if whole else f"{said}{end}"


RULES = (
    *english_usage.NUMBERS, money, cents, telephone, emergency, scores, year_ranges, iso_dates, date_ranges, dates, times,
    time_ranges, percent, units,
    meters, magnitudes, english_usage.results, ranges, months, decades, fractions, *english_usage.LATE_NUMBERS, years,
)  # fmt: skip
