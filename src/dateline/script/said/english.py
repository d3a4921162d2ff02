"""English: addresses, titles, numerals, acronyms, initials and marks; every rule in the order in which it is tried."""

from __future__ import annotations

import re

from dateline.script.said import english_numbers
from dateline.script.said.numbers import cardinal, ordinal, roman
from dateline.script.said.rules import KEPT, Readings, rule, spoken
from dateline.script.states import STATES

_CAPITAL = "A-Z\u00c0-\u00de"

# --- what an editor wrote for the voice, and addresses -----------------------------------


@rule(KEPT, r"\[\[[^\[\]]+\]\]")
def phonemes(found: re.Match[str]) -> str:
    """Keep phonemes as an editor wrote them."""
    return found[0]


_ENDS = r"com|org|net|edu|gov|int|info|io|news|tv|me|co|uk|de|fr|es|it|eu|us|ca|au|in|jp|ch|at|nl|be|pl|se|no|dk|fi|ie|br|mx|ar|za|ng|ke|ir|il|tr|ru|ua|cn|kr|nz"


@rule(
    "addresses",
    rf"\b(?:https?://)?(?:www\.)?(?P<host>(?:[a-z0-9-]+\.)+(?:{_ENDS}))(?P<path>/[^\s,;)\"\u201d]*[^\s,;.)\"\u201d!?:]|/)?(?![\w@])"
    r"|\b(?P<name>[\w.+-]+)@(?P<at>(?:[\w-]+\.)+[a-z]{2,})\b",
    re.IGNORECASE,
)
def addresses(found: re.Match[str]) -> str | None:
    """Say an address of the web or of mail; what goes before its name is left out.

    >>> said("See https://www.example.org/help, or write to desk@example.com.")
    'See example dot org slash help, or write to desk at example dot com.'
    """
    if found["name"]:
        return f"{found['name'].replace('.', ' dot ')} at {found['at'].replace('.', ' dot ')}"
    if "//" not in found[0] and not found[0].islower():
        return None
    path = re.sub(r"[?#].*", "", found["path"] or "").strip("/")
    steps = "".join(f" slash {re.sub(r'[-_]+', ' ', one)}" for one in path.split("/") if one)
    return found["host"].lower().replace(".", " dot ") + steps.replace(".", " dot ")


@rule("handles", r"(?<!\w)(?P<mark>[@#])(?P<name>[A-Za-z]\w+)")
def handles(found: re.Match[str]) -> str:
    """Say handles and hashtags as words.

    >>> said("#WomanLifeFreedom, said @the_desk.")
    'hashtag Woman Life Freedom, said at the desk.'
    """
    words = re.sub(r"(?<=[a-z\d])(?=[A-Z])|_", " ", found["name"])
    return f"{'at' if found['mark'] == '@' else 'hashtag'} {words}"


# --- titles, ranks, abbreviations --------------------------------------------------------

_TITLES = {
    "Mr": "Mister", "Mrs": "Missus", "Ms": "Miz", "Dr": "Doctor", "Drs": "Doctors", "Prof": "Professor", "Gen": "General",
    "Lt": "Lieutenant", "Col": "Colonel", "Maj": "Major", "Capt": "Captain", "Sgt": "Sergeant", "Cpl": "Corporal",
    "Pvt": "Private", "Adm": "Admiral", "Cmdr": "Commander", "Cdr": "Commander", "Brig": "Brigadier", "Supt": "Superintendent",
    "Det": "Detective", "Insp": "Inspector", "Sen": "Senator", "Sens": "Senators", "Rep": "Representative",
    "Reps": "Representatives", "Gov": "Governor", "Govs": "Governors", "Pres": "President", "Rev": "Reverend",
    "Hon": "Honorable", "Msgr": "Monsignor", "Fr": "Father", "Sr": "Sister", "Messrs": "Messers", "Amb": "Ambassador",
    "Atty": "Attorney", "Asst": "Assistant", "Ald": "Alderman", "Jr": "Junior",
}  # fmt: skip
_BEFORE_NAME = "|".join(one for one in _TITLES if one != "Jr")


@rule("titles", rf"\b((?:{_BEFORE_NAME})\b\.?(?:[\s-](?:{_BEFORE_NAME})\b\.?)*)(?=\s[{_CAPITAL}])")
def titles(found: re.Match[str]) -> str | None:
    """Say titles and ranks before a name.

    >>> said("Mr. Lee met Lt. Gen. Ruth Adeyemi, Sen. Ortiz and Dr Wu.")
    'Mister Lee met Lieutenant General Ruth Adeyemi, Senator Ortiz and Doctor Wu.'
    """
    words = re.findall(r"[A-Za-z]+", found[1])
    if found[1] in ("Rev", "Rep", "Fr", "Sr", "Col", "Gen", "Sen", "Pres", "Gov", "Hon", "Det", "Maj", "Amb"):
        return None
    return " ".join(_TITLES[one] for one in words)


@rule(
    "juniors",
    rf"(?<=[a-z]),?\s(Jr|Sr)\b(?:\.(?=\s[a-z]|,|['\u2019])|\.(?=\s[{_CAPITAL}][a-z]+\s(?:was|is|said|had|has)\b))?",
)
def juniors(found: re.Match[str]) -> str:
    """Say Junior and Senior after a name.

    >>> said("Martin Luther King, Jr., spoke.")
    'Martin Luther King Junior, spoke.'
    """
    return " Junior" if found[1] == "Jr" else " Senior"


_ADDRESSED = re.compile(
    rf"(?:\b(?:on|off|along|down)|\d\w*|[NSEW]\.?)\s(?:[{_CAPITAL}][\w\u2019']+)$|\d(?:st|nd|rd|th)$"
)


@rule("saints", rf"\bSte?\b\.?(?=\s[{_CAPITAL}])(?!\.?\s(?:and|Station)\b)")
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


@rule("streets", rf"(?<=[{_CAPITAL}a-z\d])\s(St|Ave|Blvd|Rd|Sq|Hwy)\b(?:\.(?=\s+[a-z\d(]|[,;:)])|(?=[\s,.;:)]|$))")
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
          "Univ": "University", "Mt": "Mount", "Ft": "Fort", "Assn": "Association", "Intl": "International"}  # fmt: skip


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
    r"(?<=[\w&],\s)(?P<a>Inc|Corp|Ltd)\b(?:\.(?=\s+[a-z]|,))?|(?<=[\w&]\s)(?P<b>Inc|Corp|Ltd|Co|Bros|Dept|Assn|Univ)\b(?:\.(?=\s+[a-z]|,|['\u2019])|(?=[\s,.;:)]|$))|\b(?P<c>Mt|Ft)\b\.?(?=\s[A-Z])",
)
def firms(found: re.Match[str]) -> str:
    """Say what a firm is, and Mount and Fort, in full.

    >>> said("Acme Corp. said that Smith & Co. had left Mt. Everest.")
    'Acme Corporation said that Smith and Company had left Mount Everest.'
    """
    return _FIRMS[found["a"] or found["b"] or found["c"]]


_PARTIES = {"D": "Democrat", "R": "Republican", "I": "independent"}
_STATE = "|".join(re.escape(one) for one in STATES)


@rule(
    "states",
    rf"(?<=[a-z],\s)(?P<state>{_STATE})\.(?=\s[a-z]|[,;:)]|\s[\u2014\u2013])|\b(?P<party>[DRI])-(?P<of>{_STATE})\.",
)
def states(found: re.Match[str]) -> str:
    """Say states and provinces in full after their towns, and whom a politician stands for.

    >>> said("in Mobile, Ala., where Lee Ortiz (D-Calif.) spoke")
    'in Mobile, Alabama, where Lee Ortiz, Democrat of California, spoke'
    """
    return STATES[found["state"]] if found["state"] else f"{_PARTIES[found['party']]} of {STATES[found['of']]}"


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
    rf"\b(?P<name>(?:(?:Pope|King|Queen|Emperor|Empress|Tsar|Czar|Kaiser|Sultan|Shah|Prince|Patriarch)\s[{_CAPITAL}][\w\u2019'-]+|{_KINGS}))\s(?P<roman>[IVX]+)\b(?!\.\w)",
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

_SHOUTED = re.compile(rf"\b[{_CAPITAL}]{{3,}}(?:\s[{_CAPITAL}]{{2,}})+")
_LETTERS = 5
"""Letters in an acronym that nobody has taught the house; longer ones are mostly words."""


@rule(
    "acronyms",
    rf"(?<![\w.&'\u2019-])(?P<name>[{_CAPITAL}]{{2,{_LETTERS}}})(?P<many>s\b)?(?P<digit>\d+)?(?![\w.]|&\w)(?!\.\w)|(?<![\w.&'\u2019-])(?P<name2>[{_CAPITAL}]{{2,{_LETTERS}}})(?P<many2>s)?(?=\.(?:\s|$|[\"\u201d\u2019)]))|(?<=[a-z]-)(?P<name3>[{_CAPITAL}]{{2,{_LETTERS}}})\b",
)
def acronyms(found: re.Match[str]) -> str | None:
    """Say an acronym letter by letter, unless the lexicon says that it is a word.

    >>> said("The IRGC, the IAEA and two NGOs met the AP.")
    "The I.R.G.C, the I.A.E.A and two N.G.O's met the A.P."
    """
    name = found["name"] or found["name2"] or found["name3"]
    inside = found.string[max(0, found.start() - 30) : found.end() + 30]
    if any(name in match[0].split() for match in _SHOUTED.finditer(inside)) or (roman(name) and len(name) < 4):  # noqa: PLR2004 - III
        return None
    return (
        letters(name)
        + ("'s" if found["many"] or found["many2"] else "")
        + (f" {found['digit']}" if found["digit"] else "")
    )


def letters(name: str) -> str:
    """Spell a name so that both engines say its letters; no full stop at its end, which would end a sentence.

    >>> letters("IAEA")
    'I.A.E.A'
    """
    return ".".join(name)


@rule(
    "initials",
    rf"(?<![\w.])(?P<all>(?:[{_CAPITAL}]\.\s?)+)(?=[{_CAPITAL}][a-z\u00df-\u00ff'\u2019-]+)(?<!U\.S\.\s)(?<!U\.K\.\s)(?<!U\.N\.\s)(?<!D\.C\.\s)(?<!E\.U\.\s)",
)
def initials(found: re.Match[str]) -> str | None:
    """Say a name's initials without full stops.

    >>> said("J. D. Vance met George W. Bush. U.S. Navy ships left.")
    'J D Vance met George W Bush. U.S. Navy ships left.'
    """
    return " ".join(re.findall(rf"[{_CAPITAL}]", found["all"])) + " "


# --- marks -------------------------------------------------------------------------------


@rule("ampersands", r"(?<=\w)\s?&\s?(?=\w)")
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


@rule("dashes", r"(?<=\S)\s?[\u2014]\s?(?=\S)|(?<=\S)\s(?:\u2013|--?)\s(?=\S)|^\s*[\u2014\u2013]\s*")
def dashes(found: re.Match[str]) -> str:
    """Make a dash between words the pause that a comma is.

    >>> said("He left — at once – and never came back.")
    'He left, at once, and never came back.'
    """
    if not found.string[: found.start()].strip() or found.string[found.start() - 1] in ",;:.!?":
        return " "
    return ", "


@rule("brackets", r"\s?[(\[](?!\[)|(?<!\])[)\]](?P<close>\s(?=\w))?")
def brackets(found: re.Match[str]) -> str:
    """Make brackets pauses.

    >>> said("The ship (built in Gdansk) sank.")
    'The ship, built in Gdansk, sank.'
    """
    if found[0].strip() in "([":
        return ", " if found.string[: found.start()].strip() else ""
    return ", " if found["close"] else ""


@rule(
    "quotes",
    r"[\u201c\u201d\u201e\u00ab\u00bb\"]|(?<!\w)[\u2018'](?=\w)|(?<=[\w.,!?])['\u2019](?=\s|$|[,.!?;:\u2014])(?<!s['\u2019])",
)
def quotes(found: re.Match[str]) -> str:
    """Leave out quotation marks; a voice has none.

    >>> said("“Stop,” she said. ‘Why?’")
    'Stop, she said. Why?'
    """
    return "" if found[0] else found[0]


@rule("ellipses", r"\s?(?:\u2026|\.{3})(?P<more>\s?[,.])?")
def ellipses(found: re.Match[str]) -> str:
    """Make an ellipsis a pause.

    >>> said("Well… maybe.")
    'Well, maybe.'
    """
    rest = found.string[found.end() :].lstrip('"\u201d\u2019 )')
    if not rest:
        return "."
    return ". " if rest[0].isupper() else ", "


@rule(
    "signs",
    r"[\u2022\u00a7\u00b6\u2020\u2021*_~|<>\\^`\u2190-\u21ff\u2600-\u27bf\U0001f000-\U0001faff\ufe0f\u200d]+|(?<=\d)\s?[+](?=\s|$)|(?<=\d)\s?\u00d7\s?(?=\d)|(?<=\s)=(?=\s)",
)
def signs(found: re.Match[str]) -> str:
    """Leave out ornaments and emoji; say plus, times and equals.

    >>> said("★ 60+ people, 3 × 4")
    '60 plus people, 3 times 4'
    """
    sign = found[0].strip()
    return {"+": " plus", "\u00d7": " times ", "=": "equals", "\u00a7": "section "}.get(sign, " ")


FIRST = (phonemes, addresses, handles)
"""Tried before the lexicon."""
RULES = (
    titles, juniors, numbers_of, states, saints, streets, firms, abbreviations, *english_numbers.RULES, regnal, romans,
    acronyms, initials, ampersands, slashes, ellipses, dashes, brackets, quotes, signs,
)  # fmt: skip


def said(text: str) -> str:
    """Say a text by these rules alone: for the examples in their docstrings."""
    readings = Readings(text)
    readings.apply((*FIRST, *RULES))
    return spoken(text, readings.all())
