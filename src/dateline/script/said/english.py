"""English: addresses, titles, numerals, acronyms, initials and marks; every rule in the order in which it is tried."""

from __future__ import annotations

import re

from dateline.script.said import english_numbers, english_usage, marks
from dateline.script.said.marks import CAPITAL, letters
from dateline.script.said.numbers import cardinal, ordinal, roman
from dateline.script.said.rules import Readings, rule, spoken
from dateline.script.states import POSTAL, STATES

# --- addresses and handles ---------------------------------------------------------------


@rule("addresses", marks.ADDRESS, re.IGNORECASE)
def addresses(found: re.Match[str]) -> str | None:
    """Say an address of the web or of mail; what goes before its name is left out.

    >>> said("See https://www.example.org/help, or write to desk@example.com.")
    'See example dot org slash help, or write to desk at example dot com.'
    """
    return marks.address(found)


@rule("handles", marks.HANDLE)
def handles(found: re.Match[str]) -> str:
    """Say handles and hashtags as words.

    >>> said("#WomanLifeFreedom, said @the_desk.")
    'hashtag Woman Life Freedom, said at the desk.'
    """
    return marks.handle(found)


# --- titles, ranks, abbreviations --------------------------------------------------------

_TITLES = {
    "Mr": "Mister", "Mx": "Mix", "Sec": "Secretary", "Mrs": "Missus", "Ms": "Miz", "Dr": "Doctor", "Drs": "Doctors", "Prof": "Professor", "Gen": "General",
    "Lt": "Lieutenant", "Col": "Colonel", "Maj": "Major", "Capt": "Captain", "Sgt": "Sergeant", "Cpl": "Corporal",
    "Pvt": "Private", "Adm": "Admiral", "Cmdr": "Commander", "Cdr": "Commander", "Brig": "Brigadier", "Supt": "Superintendent",
    "Det": "Detective", "Insp": "Inspector", "Sen": "Senator", "Sens": "Senators", "Rep": "Representative",
    "Reps": "Representatives", "Gov": "Governor", "Govs": "Governors", "Pres": "President", "Rev": "Reverend",
    "Hon": "Honorable", "Msgr": "Monsignor", "Fr": "Father", "Sr": "Sister", "Messrs": "Messers", "Amb": "Ambassador",
    "Atty": "Attorney", "Asst": "Assistant", "Ald": "Alderman", "Jr": "Junior",
}  # fmt: skip
_BEFORE_NAME = "|".join(one for one in _TITLES if one != "Jr")


@rule(
    "titles",
    rf"\bLt\.\sGov\.(?=\s[a-z]|,)|\b(?:{_BEFORE_NAME})\b\.?(?:[\s-](?:{_BEFORE_NAME})\b\.?)*(?=\s[{CAPITAL}])",
)
def titles(found: re.Match[str]) -> str | None:
    """Say titles and ranks before a name.

    >>> said("Mr. Lee met Lt. Gen. Ruth Adeyemi, Sen. Ortiz and Dr Wu.")
    'Mister Lee met Lieutenant General Ruth Adeyemi, Senator Ortiz and Doctor Wu.'
    """
    words = re.findall(r"[A-Za-z]+", found[0])
    if found[0] in ("Rev", "Rep", "Fr", "Sr", "Col", "Gen", "Sen", "Pres", "Gov", "Hon", "Det", "Maj", "Amb", "Sec"):
        return None
    return " ".join(_TITLES[one] for one in words)


@rule(
    "juniors",
    rf"(?<=[a-z]),?\s(Jr|Sr)\b(?:\.(?=\s[a-z]|,|['\u2019](?!s))|\.(?P<own>['\u2019]s\b)|\.(?=\s[{CAPITAL}][a-z]+\s(?:was|is|said|had|has)\b))?",
)
def juniors(found: re.Match[str]) -> str:
    """Say Junior and Senior after a name.

    >>> said("Martin Luther King, Jr., spoke.")
    'Martin Luther King Junior, spoke.'
    """
    return f" {'Junior' if found[1] == 'Jr' else 'Senior'}{found['own'] or ''}"


_ADDRESSED = re.compile(
    rf"(?:\b(?:on|off|along|down)|\d\w*|[NSEW]\.?)\s(?:[{CAPITAL}][\w\u2019']+)$|\d(?:st|nd|rd|th)$"
)


@rule("saints", rf"\bSte?\b\.?(?=\s[{CAPITAL}])(?!\.?\s(?:and|Station)\b)")
def saints(found: re.Match[str]) -> str | None:
    """Say Saint before a name.

    >>> said("From St. Louis to St Petersburg, by way of Mount St. Helens.")
    'From Saint Louis to Saint Petersburg, by way of Mount Saint Helens.'
    """
    if _ADDRESSED.search(found.string[: found.start()].rstrip()):
        return None
    return "Sainte" if found[0].startswith("Ste") else "Saint"


_STREETS = {
    "St": "Street",
    "Ave": "Avenue",
    "Blvd": "Boulevard",
    "Rd": "Road",
    "Dr": "Drive",
    "Sq": "Square",
    "Hwy": "Highway",
}


@rule(
    "streets",
    rf"(?<=[{CAPITAL}a-z\d])\s(St|Ave|Blvd|Rd|Sq|Hwy)\b(?:\.(?=\s+(?:[a-z\d(&]|[NS][EW]\b)|[,;:)])|(?=[\s,.;:)]|$))",
)
def streets(found: re.Match[str]) -> str | None:
    """Say the kind of a street after its name.

    >>> said("at 12 Baker St. in London, off 5th Ave")
    'at 12 Baker Street in London, off 5th Avenue'
    """
    before = re.search(r"(\w+)$", found.string[: found.start()])
    named = before is not None and (before[1][0].isupper() or before[1][0].isdigit())
    return f" {_STREETS[found[1]]}" if named else None


_WORDS = {
    "vs": "versus", "e.g": "for example", "i.e": "that is", "etc": "et cetera", "approx": "approximately", "dept": "department",
    "est": "established", "govt": "government", "nos": "numbers", "viz": "namely", "ca": "circa", "a.k.a": "also known as",
}  # fmt: skip
_FIRMS = {"Inc": "Incorporated", "Corp": "Corporation", "Ltd": "Limited", "Co": "Company", "Bros": "Brothers", "Dept": "Department",
          "Univ": "University", "Mt": "Mount", "Ft": "Fort", "Pt": "Point", "Assn": "Association", "Intl": "International"}  # fmt: skip


@rule(
    "abbreviations",
    r"\b(?P<small>vs|v(?=\.?\s[A-Z])|e\.g|i\.e|etc|approx|govt|viz|a\.k\.a)\b(?:\.(?=[\s,;)\u201d\"]*[a-z\d,;(\u201c\"]|\s[A-Z])|(?=[\s,;)]))",
)
def abbreviations(found: re.Match[str]) -> str | None:
    """Say small abbreviations in full.

    >>> said("England vs. Wales, e.g. in rugby; approx. ten.")
    'England versus Wales, for example in rugby; approximately ten.'
    """
    return _WORDS.get(found["small"], "versus" if found["small"] == "v" else None)


@rule(
    "firms",
    r"(?<=[\w&],\s)(?P<a>Inc|Corp|Ltd)\b(?:\.(?=\s+[a-z]|,))?|(?<=[\w&.]\s)(?P<b>Inc|Corp|Ltd|Co|Bros|Dept|Assn|Univ)\b(?:\.(?=\s+(?:[a-z]|Ltd|Inc)|,|['\u2019])|(?=[\s,.;:)]|$))|\b(?P<c>Mt|Ft|Pt)\b\.?(?=\s[A-Z])",
)
def firms(found: re.Match[str]) -> str:
    """Say what a firm is, and Mount and Fort, in full.

    >>> said("Acme Corp. said that Smith & Co. had left Mt. Everest.")
    'Acme Corporation said that Smith and Company had left Mount Everest.'
    """
    return _FIRMS[found["a"] or found["b"] or found["c"]]


_PARTIES = {"D": "Democrat", "R": "Republican", "I": "independent"}
_STATE = "|".join(re.escape(one) for one in STATES)
_WHOLE = "|".join((*POSTAL, *dict.fromkeys(POSTAL.values())))


@rule(
    "states",
    rf"(?<=[a-z],\s)(?P<state>{_STATE})\.(?=\s[a-z]|[,;:)]|\s[\u2014\u2013])|\b(?P<party>[DRI])-(?:(?P<of>{_STATE})\.|(?P<whole>{_WHOLE})\b)",
)
def states(found: re.Match[str]) -> str:
    """Say states and provinces in full after their towns, and whom a politician stands for.

    >>> said("in Mobile, Ala., where Lee Ortiz (D-Calif.) spoke")
    'in Mobile, Alabama, where Lee Ortiz, Democrat of California, spoke'
    """
    if found["state"]:
        return STATES[found["state"]]
    of = STATES[found["of"]] if found["of"] else POSTAL.get(found["whole"], found["whole"])
    return f"{_PARTIES[found['party']]} of {of}"


@rule("numbers_of", r"\b(?P<word>No|Nos|no|nos)\.\s?(?=\d)|\u2116\s?(?=\d)|(?<!\w)\#(?=\d)")
def numbers_of(found: re.Match[str]) -> str:
    """Say number before a number.

    >>> said("No. 10 was shut, and so was #3.")
    'number 10 was shut, and so was number 3.'
    """
    return "numbers " if (found["word"] or "").lower() == "nos" else "number "


# --- Roman numerals ----------------------------------------------------------------------

_KINGS = (
    "Elizabeth|Charles|George|Henry|Louis|Philip|Felipe|John|Paul|Benedict|Francis|Pius|Leo|Edward|William|Willem|Richard|James|"
    "Frederick|Friedrich|Napoleon|Nicholas|Alexander|Catherine|Mary|Haakon|Harald|Carl|Gustaf|Gustav|Carlos|Abdullah|Mohammed|"
    "Muhammad|Hassan|Rama|Ramses|Ivan|Peter|Margrethe|Frederik|Albert|Leopold|Baudouin|Umberto|Emmanuel|Wilhelm|Franz|Joseph|"
    "Maximilian|Pedro|Manuel|Alfonso|Ferdinand|Innocent|Gregory|Clement|Urban|Julius|Ptolemy|Darius|Cyrus|Bhumibol|Robert"
)  # fmt: skip


@rule(
    "regnal",
    rf"\b(?P<name>(?:(?:Pope|King|Queen|Emperor|Empress|Tsar|Czar|Kaiser|Sultan|Shah|Prince|Patriarch)\s[{CAPITAL}][\w\u2019'-]+|{_KINGS}))\s(?P<roman>[IVX]+)\b(?!\.\w)",
)
def regnal(found: re.Match[str]) -> str | None:
    """Say a ruler's number.

    >>> said("Pope John Paul II, Elizabeth II's mother and Louis XIV")
    "Pope John Paul the Second, Elizabeth the Second's mother and Louis the Fourteenth"
    """
    number = roman(found["roman"])
    if number is None or (
        found["roman"] == "I" and re.match(r"\s[a-z]+(?:ed|e|t|d|n)?\s", found.string[found.end() :])
    ):
        return None
    return f"{found['name']} the {ordinal(number).title()}"


@rule(
    "romans",
    r"\b(?P<what>World\sWar|Super\sBowl|Chapter|Part|Act|Phase|Type|Title|Article|Section|Volume|Vol\.|Book|Appendix|Class|Category|Grade|"
    r"Schedule|Annex|Apollo|Mark|Level|Stage|Group|Division|Form|Rocky|Vatican|Generation|Region|Zone|Protocol|Gemini|Saturn|Camp|Henry)\s(?P<roman>[IVXLC]+)\b(?!\.\w)",
)
def romans(found: re.Match[str]) -> str | None:
    """Say a Roman numeral after what is numbered with it.

    >>> said("World War II, Super Bowl LVIII and Title IX")
    'World War Two, Super Bowl Fifty Eight and Title Nine'
    """
    number = roman(found["roman"])
    return f"{found['what'].replace('Vol.', 'Volume')} {cardinal(number).title()}" if number else None


# --- acronyms and initials ---------------------------------------------------------------

_SHOUTED = re.compile(rf"\b[{CAPITAL}]{{3,}}(?:\s[{CAPITAL}]{{2,}})+|\bI\s[{CAPITAL}]{{2,}}(?:\s[{CAPITAL}]{{2,}})+")
_LETTERS = 5
"""Letters in an acronym that nobody has taught the house; longer ones are mostly words."""


@rule(
    "acronyms",
    rf"(?<![\w.&'\u2019-])(?P<name>[{CAPITAL}]{{2,{_LETTERS}}})(?P<many>s\b)?(?P<digit>\d+)?(?![\w.]|&\w)(?!\.\w)|(?<![\w.&'\u2019-])(?P<name2>[{CAPITAL}]{{2,{_LETTERS}}})(?P<many2>s)?(?=\.(?:\s|$|[\"\u201d\u2019)]))|(?<=[a-z]-)(?P<name3>[{CAPITAL}]{{2,{_LETTERS}}})\b",
)
def acronyms(found: re.Match[str]) -> str | None:
    """Say an acronym letter by letter, unless the lexicon says that it is a word.

    >>> said("The IRGC, the IAEA and two NGOs met the AP.")
    "The I.R.G.C, the I.A.E.A and two N.G.O's met the A.P."
    """
    name = found["name"] or found["name2"] or found["name3"]
    inside = found.string[max(0, found.start() - 30) : found.end() + 30]
    if name in english_usage.PLAIN:
        return None
    if any(name in match[0].split() for match in _SHOUTED.finditer(inside)) or (roman(name) and len(name) < 4):  # noqa: PLR2004 - III
        return None
    many = bool(found["many"] or found["many2"])
    spelt = " ".join(name) if many and len(name) == 2 else letters(name)  # noqa: PLR2004 - "M.P's" has a "dot" in it
    return spelt + ("'s" if many else "") + (f" {found['digit']}" if found["digit"] else "")


@rule(
    "initials",
    rf"(?<![\w.])(?P<all>(?:[{CAPITAL}]\.\s?)+)(?=[{CAPITAL}][a-z\u00df-\u00ff'\u2019-]+)(?<!U\.S\.\s)(?<!U\.K\.\s)(?<!U\.N\.\s)(?<!D\.C\.\s)(?<!E\.U\.\s)",
)
def initials(found: re.Match[str]) -> str | None:
    """Say a name's initials without full stops.

    >>> said("J. D. Vance met George W. Bush. U.S. Navy ships left.")
    'J D Vance met George W Bush. U.S. Navy ships left.'
    """
    return marks.initialled(found)


# --- marks -------------------------------------------------------------------------------


@rule("ampersands", r"(?<=[\w.])\s?&\s?(?=\w)")
def ampersands(found: re.Match[str]) -> str:
    """Say and.

    >>> said("Marks & Spencer, R&D")
    'Marks and Spencer, R and D'
    """
    return " and " if found[0] else found[0]


@rule("slashes", r"(?<=[a-z])/(?=[a-z])")
def slashes(found: re.Match[str]) -> str:
    """Say or between two words, but not after and.

    >>> said("he/she and/or they")
    'he or she and or they'
    """
    return " " if found.string[: found.start()].endswith("and") else " or "


@rule("signs", marks.SIGNS)
def signs(found: re.Match[str]) -> str:
    """Leave out ornaments and emoji; say plus, times and equals.

    >>> said("★ 60+ people, 3 × 4")
    '60 plus people, 3 times 4'
    """
    return marks.sign(found, {"+": " plus", "\u00d7": " times ", "=": "equals", "\u00a7": "section "})


FIRST = (marks.phonemes, addresses, handles)
"""Tried before the lexicon."""
RULES = (
    titles, juniors, numbers_of, states, saints, streets, firms, abbreviations, *english_numbers.RULES,
    *english_usage.WORDS, regnal, romans, english_usage.shouted, acronyms, initials, ampersands, slashes,
    marks.ellipses, marks.dashes, marks.brackets, marks.quotes, signs,
)  # fmt: skip


def said(text: str) -> str:
    """Say a text by these rules alone: for the examples in their docstrings."""
    readings = Readings(text)
    readings.apply((*FIRST, *RULES))
    return spoken(text, readings.all())
