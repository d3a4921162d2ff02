"""English: comparisons, telephones, results, ranges and fractions."""

from __future__ import annotations

import re

from dateline.script.said.english_parts import NUMBER, between
from dateline.script.said.figures import before
from dateline.script.said.numbers import amount, cardinal, digits, ordinal, year
from dateline.script.said.rules import rule

_THAN = {
    "<": "less than ", ">": "more than ", "<=": "at most ", ">=": "at least ", "\u2264": "at most ", "\u2265": "at least ",
    "~": "about ", "\u2248": "about ", "\u00b1": "plus or minus ",
    "+/-": "plus or minus ", "+/\u2212": "plus or minus ", "+/\u2013": "plus or minus ",
}  # fmt: skip


@rule(
    "comparisons",
    r"(?:(?<![\w<>=~])|(?P<glued>(?<=\b[pPn])))(?P<sign>\+/[-\u2212\u2013]|[<>]=?|[~\u2248\u2264\u2265\u00b1])\s?(?=(?:US)?[$\u20ac\u00a3]?\.?\d)",
)
def comparisons(found: re.Match[str]) -> str:
    """Say what a sign before a number compares.

    >>> said("With >20 shares, <$5 each, for ~3 km, +/- 3.1 (p<0.05).")
    'With more than 20 shares, less than five dollars each, for about three kilometers, plus or minus 3.1, p less than 0.05.'
    """
    return f"{' ' if found['glued'] is not None else ''}{_THAN[found['sign']]}"


@rule("powers", r"(?<![\w.,])(\d{1,3})\^(-?)(\d{1,3})\b")
def powers(found: re.Match[str]) -> str:
    """Say a power.

    >>> said("10^6 of them")
    'ten to the power of six of them'
    """
    return f"{cardinal(int(found[1]))} to the power of {'minus ' if found[2] else ''}{cardinal(int(found[3]))}"


@rule(
    "odds",
    r"(?P<before>\b\w+\s)?(?<![\d:.,])(?P<one>\d{1,3}(?:,\d{3})*):(?P<two>[1-9]\d{0,2}(?:,\d{3})+|[1-9])(?![:\d]|[,\u2013-]\d)",
)
def odds(found: re.Match[str]) -> str | None:
    """Say a ratio; a chapter and a verse after the name of a book are left alone.

    >>> said("They were outnumbered 3:1, says Matthew 5:3; odds of 10,000:1, a map at 1:25,000.")
    'They were outnumbered three to one, says Matthew 5:3; odds of ten thousand to one, a map at one to twenty five thousand.'
    """
    word = found["before"] or ""
    if word[:1].isupper() and "," not in found["one"]:
        return None
    return f"{word}{amount(found['one'])} to {amount(found['two'])}"


@rule(
    "local_numbers",
    r"(?P<before>\b(?:[Cc]all|[Dd]ial|[Pp]hone|[Tt]el\.?|[Tt]ext|number(?:\sis)?|at)\s)?(?P<number>\b(?:\d{3}-\d{4}|0\d{2,4}\s\d{3,4}\s\d{3,4})\b)",
)
def local_numbers(found: re.Match[str]) -> str | None:
    """Say a telephone number without its area digit by digit.

    >>> said("Call 555-1234.")
    'Call five five five, one two three four.'
    """
    if "-" in found["number"] and not found["before"] and not found["number"].startswith("555"):
        return None
    return f"{found['before'] or ''}{digits(found['number'])}"


@rule(
    "heights",
    r"(?<![\w.])([3-8])(?:['\u2019\u2032]|\s?ft)\s?(\d{1,2})(?:[\"\u201d\u2033]|''|(?<=\d)in\b|\s?in\b(?!\s[a-z]{2,}))",
)
def heights(found: re.Match[str]) -> str:
    r"""Say how tall somebody is.

    >>> said("He is 6'2\", she 5 ft 9 in.")
    'He is six foot two, she five foot nine.'
    """
    return f"{cardinal(int(found[1]))} foot {cardinal(int(found[2]))}"


@rule("thousandths", r"(?<![\w.,])(\d{1,3}(?:,\d{3})+)(?:st|nd|rd|th)\b")
def thousandths(found: re.Match[str]) -> str:
    """Say a long ordinal.

    >>> said("its 1,000th day")
    'its one thousandth day'
    """
    return ordinal(int(found[1].replace(",", "")))


@rule("telephone", r"(?<![\d-])(?:\+\d{1,3}[\s-]?)(?:\(?\d+\)?[\s-]?){2,5}\d{2,}(?!\d)|\b(?:1-)?\d{3}-\d{3}-\d{4}\b")
def telephone(found: re.Match[str]) -> str:
    """Say telephone numbers digit by digit.

    >>> said("Call +44 20 7946.")
    'Call plus four four, two zero, seven nine four six.'
    """
    return ("plus " if found[0].startswith("+") else "") + digits(found[0])


@rule("formations", r"(?<![\w.,/-])[1-6](?:-[1-6]){2,4}(?![\w/-]|[.,]\d)")
def formations(found: re.Match[str]) -> str:
    """Say how a team lines up, or a count, number by number.

    >>> said("Spurs in a 3-4-2-1, a 1-2-3 finish, 4-4-2")
    'Spurs in a three four two one, a one two three finish, four four two'
    """
    return " ".join(cardinal(int(one)) for one in found[0].split("-"))


@rule(
    "emergency",
    r"\b(?:9[/-]11(?!\s?[AaPp]\.?[Mm]\b)(?!\s(?:years?|months?|weeks?|days?|hours?|people)\b)|24[/-]7|50[/-]50|20[/-]20|7/7)\b",
)
def emergency(found: re.Match[str]) -> str:
    """Say the few pairs of numbers that have become names.

    >>> said("Since 9/11 it is open 24/7.")
    'Since nine eleven it is open twenty four seven.'
    """
    return " ".join(cardinal(int(one)) for one in re.findall(r"\d+", found[0]))


_SERVICE = r"(?:911|999|112|988|101|111|000|311|411|119|110|113|118|190)"
_MANY = r"(?!\s(?:people|men|women|other|more|\w+(?:esses|ers|ors|ents|ists|ees))\b|[,.]\d|%|-\d)"


@rule(
    "services",
    rf"(?<=\b[Pp]orsche\s)(?P<car>911)\b|(?P<led>\b(?i:call(?:ed|ing|s)?|dial(?:l?ed|l?ing|s)?|r[iau]ng|phon(?:ed?|ing)|text(?:ed|ing)?)\s)(?P<dialled>{_SERVICE})\b{_MANY}"
    rf"|(?<=\bto\s)(?P<to>911|999)\b{_MANY}|(?<![\w.,/$\u20ac\u00a3-])(?P<called>{_SERVICE})(?=\s(?:calls?|callers?|operators?|dispatch\w*|emergency|hotline|recordings?|tapes?|system|center|centre)\b)",
)
def services(found: re.Match[str]) -> str:
    """Say the number of the police and the like digit by digit.

    >>> said("He dialled 911; the 999 call; a Porsche 911; they called 110 people")
    'He dialled nine one one; the nine nine nine call; a Porsche nine eleven; they called 110 people'
    """
    if found["car"]:
        return "nine eleven"
    return f"{found['led'] or ''}{digits(found['dialled'] or found['to'] or found['called'])}"


_RESULT = r"win|victory|defeat|loss|draw|lead|vote|ruling|decision|majority|scoreline"


_VOTED = re.compile(
    r"\b(?:vot(?:e|ed|es|ing)|ruled(?!\sout)|rulings?|confirmed|approved|adopted|passed\s(?:by\s|in\s|on\s)?\d|Senate|Supreme\sCourt|"
    r"court\sruled|[Cc]ouncil|[Cc]ommittee|jury|justices|judges|lawmakers|[Rr]esolution)\b"
)
_TENNIS = re.compile(
    r"\b(?:[67]-[0-6][,\s]\s?[0-7]-\d|[0-7]-\d,?\s(?:[67]-[0-6]|[0-6]-[67])|serving|tie-?break\w*|straight\ssets|at\sWimbledon|Roland\sGarros)\b"
)
_AMERICAN = re.compile(
    r"\b(?:NFL|NBA|MLB|NHL|NCAA|WNBA|inning|quarterback|touchdowns?|shutout|shut\sout|blanked|Yankees|Mets|Red\sSox|White\sSox|Cubs|Dodgers|Astros|Braves|"
    r"Phillies|Padres|Orioles|Blue\sJays|Mariners|Brewers|Diamondbacks|Marlins|Patriots|Jets|Ravens|Steelers|Bengals|Colts|Texans|Packers|"
    r"Vikings|Buccaneers|49ers|Seahawks|Lakers|Celtics|Knicks|Bruins|Maple\sLeafs|Leafs|Canadiens|Islanders|Sabres|Red\sWings|"
    r"Blackhawks|Oilers|Canucks|Alabama|Georgia\sTech|Notre\sDame|Ohio\sState)\b"
)
"""Leagues and teams whose scores have no nil; Tigers, Lions and the like play in Britain and Australia, too."""
_BRITISH = re.compile(
    r"\b(?:Premier\sLeague|Celtic|rugby|City|United|FC|nil|Saracens|Leicester|Leeds|Exeter|Glasgow|Scottish|Super\sLeague)\b"
)


_MATCH = re.compile(
    r"\b(?:won|wins?|beats?|lost|loses?|lead|led|drew|draw|defeat(?:ed)?|thrash(?:ed)?)\b(?![^.;!?]{0,40}\b(?:vot|rul|appeal|case))[^.;!?]{0,40}$"
)
"""Before the score of a match, though those who vote are in the sentence."""


def _nothing(found: re.Match[str]) -> str:
    """Say how none is called where the score stands: in votes, in tennis, in America, and elsewhere."""
    lead = re.split(r"[.!?;]\s", before(found)[-150:])[-1] + found[0]
    rest = re.split(r"[.!?;](?:\s|$)", found.string[found.end() : found.end() + 100])[0]
    near = lead + rest
    if _VOTED.search(lead + rest.partition(",")[0]) and not (
        _MATCH.search(lead) and not re.match(r"\s(?:vote|ruling)", rest)
    ):
        return "to zero"
    if _TENNIS.search(near):
        return "love"
    return "nothing" if _AMERICAN.search(near) and not _BRITISH.search(near) else "nil"


def _score(one: int, two: int, found: re.Match[str]) -> str:
    """Say a result; a long one is said with "to", for its numbers would run into each other."""
    none = _nothing(found) if 0 in (one, two) else ""
    if max(one, two) > 99 or none == "to zero":  # noqa: PLR2004 - three digits
        return f"{cardinal(one)} to {cardinal(two)}"
    return f"{cardinal(one) if one else none} {cardinal(two) if two else none}"


@rule(
    "scores",
    r"(?P<verb>\b(?:won|win|wins|beat|beats|lost|lose|loses|defeated|drew|draw|led|lead|leads|leading|winning|losing|victory|"
    r"defeat|score|scores|scored|voted|vote|ruled|ruling|wins?)\b(?:\s[\w'\u2019]+){0,3}\s)(?P<one>\d{1,3})[-\u2013](?P<two>\d{1,3})\b(?!-)"
    rf"|\b(?P<one2>\d{{1,3}})[-\u2013](?P<two2>\d{{1,3}})(?=\s(?:{_RESULT})\b)",
)
def scores(found: re.Match[str]) -> str:
    """Say scores and votes without "to".

    >>> said("They won 3-2, and the court ruled 6-3; a 2-0 win, a 312-226 vote.")
    'They won three two, and the court ruled six three; a two nil win, a three hundred twelve to two hundred twenty six vote.'
    >>> said("The Yankees won 7-0. She won 6-0, 6-1. The Senate voted 98-0. Spurs won 2-0.")
    'The Yankees won seven nothing. She won six love, six one. The Senate voted ninety eight to zero. Spurs won two nil.'
    """
    one, two = (int(found[name] or found[f"{name}2"]) for name in ("one", "two"))
    return (found["verb"] or "") + _score(one, two, found)


_PLAYED = re.compile(
    r"\b(?:won|win|wins|beat|beats|lost|lose|loses|defeated|drew|draw|led|victory|defeat|scored?|voted?|ended|finished|tied)\b[^.!?;]{0,60}$"
)


_BET = r"favou?rites?|outsiders?|shots?|odds|underdogs?|joint[\s-]favou?rites?"


@rule("bets", rf"(?<![\w.,/$\u20ac\u00a3-])(\d{{1,3}})[-/\u2013](\d{{1,2}})(?=\s(?:{_BET})\b)")
def bets(found: re.Match[str]) -> str:
    """Say the odds of a bet.

    >>> said("the 7-2 favourite beat a 33/1 outsider")
    'the seven to two favourite beat a thirty three to one outsider'
    """
    return f"{cardinal(int(found[1]))} to {cardinal(int(found[2]))}"


@rule("results", r"(?<![\w.,/$\u20ac\u00a3-])(\d{1,3})[-\u2013](\d{1,3})(?![\w/%\u2013-]|[.,:]\d)")
def results(found: re.Match[str]) -> str | None:
    """Say a result that no range can be, and any that follows one of a match.

    >>> said("She beat Lee 7-6, 4-6, 6-4. It was 52-48. It ended 0-0 in Turin, 1-1 in Rome and 0-1 in Bari.")
    'She beat Lee seven six, four six, six four. It was fifty two forty eight. It ended nil nil in Turin, one one in Rome and nil one in Bari.'
    """
    one, two = int(found[1]), int(found[2])
    lead = before(found)
    if re.fullmatch(r"7[0-8]7", found[1]) and two < 11:  # noqa: PLR2004 - an airliner
        return f"{year(one)} {cardinal(two)}"
    if one < two and not (_PLAYED.search(lead) and (one == 0 or re.search(r"\d,\s$", lead))):
        return None
    return _score(one, two, found)


@rule("ranges", rf"(?<![\w.,/\u2013-])({NUMBER})[-\u2013]({NUMBER})(?!-?\d|[,/\u2013]\d|[A-Z])")
def ranges(found: re.Match[str]) -> str | None:
    """Say "to" between a lower and a higher number.

    >>> said("pages 10-12, 18-25-year-olds, 1,000–1,200 people, 15-20,000 more, the 737-800")
    'pages ten to twelve, eighteen to twenty five-year-olds, one thousand to one thousand two hundred people, fifteen to twenty thousand more, the 737-800'
    """
    low, high = (float(one.replace(",", "")) for one in found.groups())
    shared = "," not in found[1] and found[2].endswith(",000") and low < high / 1000  # 15-20,000
    if (
        low >= high
        or (high > 100 * max(low, 1) and not shared)
        or re.search(r"(?:Boeing|Airbus|ATR|the)\s$", before(found))
    ):
        return None
    glued = re.match(r"(?!s\b)[a-z]", found.string[found.end() :])  # 15-20x
    return f"{amount(found[1])} {between(found)} {amount(found[2])}{' ' if glued else ''}"


_LONG = r"(?!\s(?:miles?|km|kilomet\w+|feet|met(?:er|re)s|people|men|women|hours?|minutes|years?|times)\b|[.,:/]?\d|%)"


@rule(
    "designations",
    rf"(?P<what>\b(?:[Ff]light|[Rr]oom|[Rr]esolution|[Rr]oute|[Hh]ighway|[Ss]uite|Interstate|Boeing|Airbus|H\.R\.|(?<!\.)(?<!\w\s)S\.)\s(?:No\.\s)?|\bA(?=(?:220|3[0-8]0)\b))(?:(?<=light\s)(?P<line>[A-Z]{{2}})\s?)?(?P<number>[1-9]\d{{2,3}})(?P<type>-(?P<size>\d{{1,3}})(?P<kind>ER|LR|F)?\b)?{_LONG}(?![\w])",
)
def designations(found: re.Match[str]) -> str:
    """Say the number of a flight, a room or the like in pairs.

    >>> said("Flight 1549, room 1408, Resolution 2231, a Boeing 747-8, an A380 and Highway 101")
    'Flight fifteen forty nine, room fourteen oh eight, Resolution twenty two thirty one, a Boeing seven forty seven eight, an A three eighty and Highway one oh one'
    """
    kind = f" {cardinal(int(found['size']))} {'.'.join(found['kind'] or '')}".rstrip() if found["type"] else ""
    what = {"A": "A ", "H.R. ": "H.R ", "S. ": "S "}.get(found["what"], found["what"].replace("No.", "number"))
    what += f"{'.'.join(found['line'])} " if found["line"] else ""
    return f"{what}{year(int(found['number']))}{kind}"


@rule(
    "ratings",
    r"(?<![\w.,/:])(?P<mark>\d{1,2}(?:\.\d)?)/(?P<most>100?|5)(?![\w/]|[.,]\d|\s(?:of|the|as|scale)\b)",
)
def ratings(found: re.Match[str]) -> str | None:
    """Say a mark out of ten; one out of five only where something is rated.

    >>> said("He gave it 8/10, rated 4/5; 7/10 of them, 3/5 of it")
    'He gave it eight out of ten, rated four out of five; seven tenths of them, three fifths of it'
    """
    rated = re.search(
        r"\b(?:rat(?:ed|es|ing)|scor(?:ed?|es|ing)|gave|gives|got|gets|marks?)\b[^.!?;]{0,20}$", before(found)
    )
    starred = re.match(r"\s(?:stars?|rating)\b", found.string[found.end() :])
    if float(found["mark"]) > int(found["most"]) or (found["most"] == "5" and not (rated or starred)):
        return None
    return f"{amount(found['mark'])} out of {cardinal(int(found['most']))}"


_PARTS = {2: "half", 4: "quarter"}
_SIGNS = {
    "\u00bd": (1, 2), "\u2153": (1, 3), "\u2154": (2, 3), "\u00bc": (1, 4), "\u00be": (3, 4), "\u215b": (1, 8),
}  # fmt: skip


_ENDED = {
    "%": " percent", "lb": " pounds", "lbs": " pounds", "oz": " ounces", "kg": " kilograms", "ft": " feet", "km": " kilometers",
}  # fmt: skip


@rule(
    "fractions",
    r"\b(?:(?P<whole>\d+)[\s-])?(?P<top>[1-9])/(?P<low>[2-9]|10)(?:\b|(?P<inch>in\b))(?![/\d])(?P<hyphen>-(?=[a-z]))?|(?:(?P<whole2>\d+)\s?)?(?P<sign>[\u00bd\u2153\u2154\u00bc\u00be\u215b])(?P<unit>\s?%|\s?(?:lbs?|oz|kg|ft|km)\b)?",
)
def fractions(found: re.Match[str]) -> str | None:
    """Say fractions.

    >>> said("3/4 of them, 1/2 a day, 2½ years, 1 2/3, for ½ an hour, cut to 4¾%")
    'three quarters of them, one half a day, two and a half years, one and two thirds, for one half an hour, cut to four and three quarters percent'
    """
    top, low = _SIGNS[found["sign"]] if found["sign"] else (int(found["top"]), int(found["low"]))
    if top >= low:
        return None
    whole = found["whole"] or found["whole2"]
    part = _PARTS.get(low) or ordinal(low)
    count = "a" if whole and top == 1 else cardinal(top)
    said = f"{count} {part}{'s' if top > 1 else ''}"
    end = " inch" if found["inch"] else " " if found["hyphen"] else _ENDED.get((found["unit"] or "").strip(), "")
    return f"{cardinal(int(whole))} and {said}{end}" if whole else f"{said}{end}"


@rule("spaced", r"(?<![\w.,$])(\d{1,3}(?:\s\d{3})*\s\d00)(?!\d|[.,]\d|\s\d{3}\b)")
def spaced(found: re.Match[str]) -> str | None:
    """Say a round number whose thousands stand apart.

    >>> said("Some 10 000 came.")
    'Some ten thousand came.'
    """
    return cardinal(int("".join(found[1].split())))


EARLY = (comparisons, powers, odds, local_numbers, heights)
"""Tried before other numbers."""
RULES = (telephone, formations, emergency, services, bets, scores)
LATE = (designations, results, ranges)
LAST = (thousandths, ratings, fractions)
