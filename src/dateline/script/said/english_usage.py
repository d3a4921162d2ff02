"""English: what a news desk writes short, and words that somebody shouts."""

from __future__ import annotations

import re

from dateline.script.said.english_parts import BEGINS, DAY, ENDS, MONTH, MONTHS, month, weekday
from dateline.script.said.figures import before
from dateline.script.said.marks import CAPITAL, listed
from dateline.script.said.numbers import cardinal
from dateline.script.said.rules import rule

_INSIDE = {
    "vs": "versus", "e.g": "for example", "i.e": "that is", "approx": "approximately", "viz": "namely", "a.k.a": "also known as",
    "incl": "including", "excl": "excluding", "avg": "average", "cf": "compare",
}  # fmt: skip
"""After these a sentence goes on."""
_LAST = {"etc": "et cetera", "govt": "government", "et al": "and others", "agg": "aggregate"}
"""With these a sentence may end: their full stop is then its own."""


def _either(table: dict[str, str]) -> str:
    return "|".join(rf"(?i:{one[0]}){re.escape(one[1:])}" for one in table)


@rule(
    "abbreviations",
    rf"(?<![\w-])(?:(?P<inside>{_either(_INSIDE)}|v(?=\.?\s[A-Z]))\b(?:\.(?=[\s,;)\u201d\"]*[a-z\d,;(\u201c\"$\u20ac\u00a3]|\s[A-Z])|(?=[\s,;)]))"
    rf"|(?P<last>{_either(_LAST)})\b(?:\.(?=[\s,;:)\u201d\"]*[a-z\d,;:(])|(?=[\s.,;:)!?]|$)))",
)
def abbreviations(found: re.Match[str]) -> str:
    """Say small abbreviations in full; the full stop of those that may be a sentence's last word ends it.

    >>> said("England vs. Wales, e.g. in rugby; approx. ten. Approx. 20 came, incl. us, etc. The end.")
    'England versus Wales, for example in rugby; approximately ten. Approximately 20 came, including us, et cetera. The end.'
    """
    short = found["inside"] or found["last"]
    full = "versus" if short == "v" else (_INSIDE | _LAST)[short[0].lower() + short[1:]]
    return full.capitalize() if short[0].isupper() else full


@rule(
    "editions",
    r"(?<=\d(?:st|nd|rd|th)\s)(?P<edition>ed)\.(?=[\s,;)])|(?<=\()(?P<who>eds?)\.(?=\))|(?<=[\s(])(?P<by>ed)\.(?=\sby\b)",
)
def editions(found: re.Match[str]) -> str:
    """Say the edition or the editor of a book.

    >>> said("the 2nd ed. of it, Ann Lee (ed.), ed. by Bo Ray")
    'the 2nd edition of it, Ann Lee, editor, edited by Bo Ray'
    """
    if found["edition"]:
        return "edition"
    return "edited" if found["by"] else found["who"].replace("ed", "editor")


_SHORT = {
    "w/o": "without", "c/o": "care of", "n/a": "not applicable", "km/h": "kilometers per hour", "a/c": "air conditioning",
    "b/c": "because", "w/": "with", "w/in": "within", "y/y": "year on year", "yr/yr": "year on year", "yoy": "year on year", "y-o-y": "year on year",
    "q/q": "quarter on quarter", "qoq": "quarter on quarter", "q-o-q": "quarter on quarter", "m/m": "month on month", "m-o-m": "month on month", "mom": "month on month",
}  # fmt: skip


@rule(
    "strokes",
    r"(?<![\w/])(?P<short>w/o|c/o|n/a|N/A|km/h|a/c|b/c|w/in|w/(?=\s)|YoY|QoQ|MoM|y/y|yr/yr|yoy|y-o-y|q/q|qoq|q-o-q|m/m|m-o-m)(?![\w/])",
)
def strokes(found: re.Match[str]) -> str:
    """Say the few abbreviations that are written with a stroke.

    >>> from dateline.script.said.english import said
    >>> said("w/o limits in km/h, c/o the desk, up 3% y/y")
    'without limits in kilometers per hour, care of the desk, up three percent year on year'
    """
    return _SHORT[found["short"].lower()]


_COUNTED = {
    "apt": "apartment", "para": "paragraph", "paras": "paragraphs", "lat": "latitude", "long": "longitude", "pp": "pages",
    "p": "page", "ca": "about", "c": "about", "fig": "figure", "figs": "figures", "ch": "chapter", "vol": "volume", "vols": "volumes",
    "art": "article", "sec": "section", "rm": "room", "rte": "route", "ext": "extension", "est": "established", "ver": "version",
    "cat": "category", "prop": "proposition", "hwy": "highway", "flt": "flight", "rd": "round", "s": "section", "ss": "sections", "max": "maximum", "min": "minimum", "tel": "telephone", "alt": "altitude",
}  # fmt: skip


@rule(
    "counted",
    rf"(?<!\d\s)(?<!['\u2019])\b(?P<short>(?i:{'|'.join(sorted(_COUNTED, key=len, reverse=True))}))\.\s?(?=(?:(?<=c\.\s)[$\u20ac\u00a3])?\d)|\bpp\s?(?=\d)",
)
def counted(found: re.Match[str]) -> str | None:
    """Say what is counted or measured by the number after it.

    >>> from dateline.script.said.english import said
    >>> said("Apt. 4B, pp. 12-15 and para. 3, built ca. 1750")
    'Apartment 4B, pages twelve to fifteen and paragraph 3, built about seventeen fifty'
    """
    short = found["short"] or "pp"
    if short == "prop" or (len(short) == 1 and short.isupper()):
        return None
    full = _COUNTED[short.lower()]
    return f"{full.capitalize() if short[0].isupper() else full} "


@rule(
    "days",
    rf"\b(?:(?P<day>{DAY})|(?P<month>Jan|Feb|Aug|Sept?|Oct|Nov|Dec))\."
    rf"(?=[,;:)]|\s(?:[a-z\u2013\u2014]|\d|(?:{'|'.join(MONTHS)})\b|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.))"
    rf"|(?<=\b[Oo]n\s)(?P<last>{DAY})(?=\.(?:$|[\"\u201d]|\s(?:The|He|She|It|They|But|And|In|At|An?|We|I|This|That|Police|Officials)\b))|\b(?P<dated>{DAY})(?=\s(?:\d{{1,2}}\s{MONTH}|{MONTH}\s\d{{1,2}})\b)"
    rf"|\b(?P<ended>Feb|Aug|Sept?|Oct|Nov|Dec|(?<=[Ii]n\s)Jan)(?=\.{ENDS})"
    r"|(?<=\b[Oo]n\s)(?P<bare>Mon|Tues?|Wed|Thu(?:rs?)?|Fri)(?=[\s,;)]|$)",
)
def days(found: re.Match[str]) -> str:
    """Say a day of the week or a month that stands alone.

    >>> from dateline.script.said.english import said
    >>> said("open Mon., Thurs. and Sat. from 9, and in Nov., too; on Sat 3 May; on Mon. It rose in Oct. The rest fell in Sept.")
    'open Monday, Thursday and Saturday from 9, and in November, too; on Saturday the third of May; on Monday. It rose in October. The rest fell in September.'
    """
    day = found["day"] or found["last"] or found["dated"] or found["bare"]
    return weekday(day) if day else month(found["month"] or found["ended"])


@rule(
    "numbered",
    r"\b(?:(?P<covid>C(?:OVID|ovid))[-\u2013\s]?(?P<virus>19)|(?P<cop>COP)\s?-?(?P<summit>[1-9]\d?))\b|\bCO\u2082(?!\w)",
)
def numbered(found: re.Match[str]) -> str:
    """Say an acronym that is a word together with its number.

    >>> from dateline.script.said.english import said
    >>> said("COVID19 at COP28, CO₂")
    'Covid nineteen at Cop twenty eight, C.O two'
    """
    if not (found["covid"] or found["cop"]):
        return "C.O two"
    return "Covid nineteen" if found["covid"] else f"Cop {cardinal(int(found['summit']))}"


PLAIN = listed(
    "ALL AND ARE BAD BIG BUT CAN DAY DID DO DONT EVEN EVER FAKE FOR FREE FROM GET GO GOD GOOD GREAT HAD HAS HAVE HE HELP HER HERE "
    "HIM HIS HOME HOPE HOW IF INTO JUST KEEP LAW LET LIAR LIVE LOVE MAKE MAX MORE MUST MY NEVER NEW NO NOT NOW OF OFF OLD ONE ONLY "
    "ONTO OPEN OUR OUT OVER PEACE POTUS SAY SHAME SHE SHUT SO SOLD STAY STOP THAT THE THEIR THEM THEN THERE THEY THIS TO TOO TRUE "
    "TRULY UP VERY VOTE WAR WAS WE WERE WHAT WHEN WHY WILL WITH WORST YES YET YOU YOUR ZIP CLOSE SALE RENT FIRE AGAIN EXIT PUSH PULL"
)
"""Words that are words in capitals, too: on a placard, in a shout, on a sign."""


_QUOTED = re.compile(rf"[\"\u201c\u2018](?P<words>[{CAPITAL}][{CAPITAL}'\u2019!,?.\s-]{{2,80}})[\"\u201d\u2019]")

_SHORT_WORDS = listed("AM AN AS AT BE BY IN IS IT ME ON OR")


def _in_quoted_shout(found: re.Match[str]) -> bool:
    """Whether what is no acronym stands among others in a quotation that is all capitals, and one of them is surely a word."""
    if found["word"] not in _SHORT_WORDS and not re.fullmatch(r"(?=.*[AEIOUY])\w{4,}", found["word"]):
        return False
    lead = before(found)
    around = lead + found.string[found.start() : found.end() + 80]
    for quoted in _QUOTED.finditer(around):
        if quoted.start() < len(lead) < quoted.end():
            words = re.findall(rf"[{CAPITAL}]+", quoted["words"])
            return len(words) > 1 and any(one in PLAIN or one == "I" for one in words)
    return False


@rule(
    "shouted",
    rf"(?<![\w.&'\u2019-])(?P<word>[{CAPITAL}]{{2,5}})(?:['\u2019](?:S|RE|LL|T|VE|D)\b)?(?![\w-]|[.&]\w)",
)
def shouted(found: re.Match[str]) -> str | None:
    """Say a shouted word as the word it is.

    >>> from dateline.script.said.english import said
    >>> said("It said NO, and the ZIP code; “I VOTED,” “IT’S WAR” and “FREE BBC NEWS”")
    'It said no, and the zip code; I voted, it’s war and free BBC news'
    """
    return found[0].lower() if found["word"] in PLAIN or _in_quoted_shout(found) else None


@rule("estimates", r"(?<=\d\s)est\.(?=\s[a-z]|[,;)])|\best\.(?=\s(?:[$\u20ac\u00a3]\d|(?P<founded>in\b)))")
def estimates(found: re.Match[str]) -> str:
    """Say estimated after or before a sum.

    >>> from dateline.script.said.english import said
    >>> said("$1.40 vs. $1.19 est. and more; est. in 1999")
    'one dollar and forty cents versus one dollar and nineteen cents estimated and more; established in nineteen ninety nine'
    """
    return "established" if found["founded"] else "estimated"


@rule(
    "ages",
    r"(?<=\d-)y(?:r|ear)?-o(?:ld)?\b(?!-)|(?<=[\dk]\s)p\.(?P<each>[aw])\.(?=[\s,;)])|(?:(?<=\ba\s)|(?<=\u00bd\s))(?P<bare>yrs?)\b",
)
def ages(found: re.Match[str]) -> str:
    """Say years that are written short in an age, and per year and per week.

    >>> from dateline.script.said.english import said
    >>> said("a 54-y-o man and a 23-yr-old, at £20k p.w. for 4½ yrs, a yr ago")
    'a 54-year-old man and a 23-year-old, at twenty thousand pounds per week for four and a half years, a year ago'
    """
    if found["bare"]:
        return found["bare"].replace("yr", "year")
    return {"a": "per year", "w": "per week"}.get(found["each"] or "", "year-old")


_POINTS = {"N": "north", "S": "south", "E": "east", "W": "west"}


@rule(
    "compass",
    r"(?<![\w.-])(?P<point>[NS]{1,2}[EW]|[EW][NS][EW])(?=\sof\b|\sat\s\d|\swinds?\b)|(?<=(?:km|mi)\s)(?P<single>[NSEW])(?=\sof\b)",
)
def compass(found: re.Match[str]) -> str:
    """Say a direction.

    >>> from dateline.script.said.english import said
    >>> said("5 km S of Rome, SE of Hualien, moving NNE at 12 mph; the SE Asia desk")
    'five kilometers south of Rome, southeast of Hualien, moving north northeast at twelve miles per hour; the S.E Asia desk'
    """
    first, *rest = (_POINTS[one] for one in found["point"] or found["single"])
    return f"{first} {''.join(rest)}" if len(rest) > 1 else first + "".join(rest)


_QUARTERS = {"N": "North", "S": "South", "E": "East", "W": "West"}


@rule(
    "quarters",
    r"\b(?:(?P<n>[NS])\.\s?(?=(?:Korea|Carolina|Dakota|Africa)(?:ns?)?\b)|(?P<one>N)\.\s?(?=(?:Ireland|Macedonia)\b)"
    r"|(?P<south>S)\.\s?(?=Sudan)|(?P<west>W)\.\s?(?=(?:Bank|Virginia)\b)|(?P<east>E)\.\s?(?=(?:Timor|Jerusalem)\b)"
    r"|(?:(?<=\d\s)|(?<=\b[Oo]n\s))(?P<street>[NSEW])\.\s?(?=(?:[A-Z][a-z]+|\d+(?:st|nd|rd|th))\s(?:St|Ave|Blvd|Rd|Street|Avenue|Road)\b))",
)
def quarters(found: re.Match[str]) -> str:
    """Say the quarter of the compass in the name of a country or of a street.

    >>> from dateline.script.said.english import said
    >>> said("N. Korea, S. Carolina and the W. Bank; at 12 N. Main St. in Boise; S. Lee spoke")
    'North Korea, South Carolina and the West Bank; at 12 North Main Street in Boise; S Lee spoke'
    """
    return f"{_QUARTERS[found[0][0]]} "


_MEASURES = {
    "in": "inch", "ft": "foot", "yd": "yard", "mi": "mile", "lb": "pound", "oz": "ounce", "sec": "second", "min": "minute", "hr": "hour",
    "wk": "week", "mo": "month", "yr": "year", "sq.-ft": "square-foot", "sq.-mi": "square-mile",
}  # fmt: skip


@rule(
    "compounds",
    rf"(?<=[\dh]-)(?<!(?<!\dt)h-)(?P<what>sq\.[-\s](?:ft|mi)|in|ft|yd|mi|lb|oz|sec|min|hr|wk|mo|yr)\.(?=\s(?!{BEGINS})\w)",
)
def compounds(found: re.Match[str]) -> str:
    """Say a measure before a noun, whose full stop ends no sentence.

    >>> from dateline.script.said.english import said
    >>> said("a 65-in. 4K TV, a 6-mo. sentence, the 90th-min. goal, a 2,000-sq.-ft. flat")
    'a 65-inch 4K T.V, a 6-month sentence, the 90th-minute goal, a 2,000-square-foot flat'
    """
    return _MEASURES[found["what"].replace(" ft", "-ft").replace(" mi", "-mi")]


WORDS = (compass, quarters, compounds, estimates, strokes, counted, days, editions)
"""Tried with the abbreviations, after numbers."""
