"""What is written alike in many languages: phonemes, addresses, handles, acronyms, and the marks that are pauses.

Its rules stand in every language's tuple as they are; its functions are what a language's own rules are made of.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.script.said.numbers import roman
from dateline.script.said.rules import KEPT, rule

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

CAPITAL = "A-ZÀ-Þ"
SMALL = "a-zß-ÿœ"
APOSTROPHE = "['\u2019]"
ON_SMALL = rf"(?=\s?[,;:!?)\u2013\u2014]|\s[{SMALL}\d(])"
"""After a full stop with which a sentence surely goes on."""


@rule(KEPT, r"\[\[[^\[\]]+\]\]")
def phonemes(found: re.Match[str]) -> str:
    """Keep phonemes as an editor wrote them."""
    return found[0]


# --- addresses and handles ---------------------------------------------------------------

_ENDS = r"com|org|net|edu|gov|int|info|io|news|tv|me|co|uk|de|fr|es|it|eu|us|ca|au|in|jp|ch|at|nl|be|pl|se|no|dk|fi|ie|br|mx|ar|za|ng|ke|ir|il|tr|ru|ua|cn|kr|nz|ly|app|dev|ai|blog|eg|pk|bd|lk|sg|ph|th|vn|tw|hk|gr|ro|hu|cz|sk|bg|rs|hr|lt|lv|ee|pt|gh|tz|ug"
"""What names of hosts end with, where neither http nor www says that it is one."""
ADDRESS = (
    rf"\b(?P<clear>https?://(?:www\.)?|www\.)?(?P<host>(?:[a-z0-9-]+\.)+(?(clear)[a-z]{{2,}}|(?:{_ENDS})))(?P<path>/[^\s,;)\"\u201d]*[^\s,;.)\"\u201d!?:]|/)?(?![\w@])"
    r"|\b(?P<name>[\w.+-]+)@(?P<at>(?:[\w-]+\.)+[a-z]{2,})\b"
)
HANDLE = r"(?<!\w)(?P<mark>[@#])(?P<name>[A-Za-z]\w+)"


def address(found: re.Match[str], dot: str = "dot", slash: str = "slash", at: str = "at") -> str | None:
    """Say an address of the web or of mail, given the words for its marks."""
    stop = f" {dot} "
    if found["name"]:
        return f"{found['name'].replace('.', stop)} {at} {found['at'].replace('.', stop)}"
    if "//" not in found[0] and not found["host"].islower():
        return None
    path = re.sub(r"[?#].*", "", found["path"] or "").strip("/")
    steps = "".join(f" {slash} {re.sub(r'[-_]+', ' ', one)}" for one in path.split("/") if one)
    return found["host"].lower().replace(".", stop) + steps.replace(".", stop)


def handle(found: re.Match[str], at: str = "at") -> str:
    """Say a handle or a hashtag as words, given the word for its first mark."""
    words = re.sub(r"(?<=[a-z\d])(?=[A-Z])|_", " ", found["name"])
    return f"{at if found['mark'] == '@' else 'hashtag'} {words}"


# --- abbreviations -----------------------------------------------------------------------


def either(table: Mapping[str, str]) -> str:
    """Match any abbreviation of a table but for its last stop, however it is spaced.

    It may begin a sentence, unless it is of single letters of which only the first is small: D. J. is a name.
    """
    keys = []
    for one in sorted(table, key=len, reverse=True):
        first = f"(?i:{one[0]})" if re.search(r"[^\W\d_A-Z]", one[1:]) else one[0]
        keys.append(first + re.escape(one[1:-1]).replace(r"\ ", r"\s?"))
    return f"(?:{'|'.join(keys)})"


def meanings(table: Mapping[str, str]) -> dict[str, str]:
    """Give what abbreviations mean, by what is left of them without stops, spaces and capitals."""
    return {bare(short): full for short, full in table.items()}


def bare(text: str) -> str:
    """Take stops, spaces and capitals off.

    >>> bare("Z. B.")
    'zb'
    """
    return re.sub(r"[\s.]", "", text).casefold()


# --- acronyms and initials ---------------------------------------------------------------

_SHOUTED = re.compile(rf"\b[{CAPITAL}]{{2,}}(?:\s[{CAPITAL}]{{2,}})+")
_SPELT = 3
"""Letters in an acronym that nobody has taught; longer ones are mostly words."""


def letters(name: str) -> str:
    """Spell a name so that every engine says its letters; no full stop at its end, which would end a sentence.

    >>> letters("IAEA")
    'I.A.E.A'
    """
    return ".".join(name)


def acronym(found: re.Match[str], spelt: Collection[str], words: Mapping[str, str]) -> str | None:
    """Say an acronym letter by letter if it is known to be spelt or is short, and as a word if it is known as one.

    Among others in capitals it is left alone, for a headline may be written so; so is what may be a numeral.
    """
    name = found["name"]
    around = found.string[max(0, found.start() - 30) : found.end() + 30]
    if any(name in shouted[0].split() for shouted in _SHOUTED.finditer(around)):
        return None
    if name in words:
        return words[name]
    short = len(name) <= _SPELT and name.isupper() and not roman(name)
    return letters(name.upper()) if short or name in spelt else None


def listed(text: str) -> frozenset[str]:
    """Make a set of words that are written one after another."""
    return frozenset(text.split())


def initial(starts: str) -> str:
    """Make the pattern of a name's initials; a single one before a word that begins a sentence may be none."""
    return (
        rf"(?<![\w.])(?P<all>(?:[{CAPITAL}]\.-[{CAPITAL}]\.\s?|(?:[{CAPITAL}]\.\s?){{1,8}}(?!(?:{starts})\b)))"
        rf"(?=[{CAPITAL}][{SMALL}'\u2019-]+)"
    )


def initialled(found: re.Match[str]) -> str:
    """Say a name's initials without full stops."""
    return " ".join(re.findall(rf"[{CAPITAL}]", found["all"])) + " "


# --- marks -------------------------------------------------------------------------------


@rule(
    "dashes",
    r"(?<=[\w)])\.[-\u2013\u2014]\s(?=[^\W\d])|(?<=\S)\s?[\u2014]\s?(?=\S)|(?<=\S)\s(?:\u2013|--?)\s(?=\S)|^\s*[\u2014\u2013]\s*",
)
def dashes(found: re.Match[str]) -> str:
    """Make a dash between words the pause that a comma is.

    >>> said("He left — at once – and never came back.")
    'He left, at once, and never came back.'
    """
    if not found.string[: found.start()].strip() or found.string[found.start() - 1] in ",;:.!?":
        return " "
    return ", "


@rule(
    "brackets",
    rf"(?<=[{SMALL}])\((?P<ending>[{SMALL}]+)\)|(?<=[.!?\u2026])\s?[(\[](?!\[)|\s?[(\[](?!\[)|(?:(?<!\])\]|\))(?P<close>\s(?=\w))?",
)
def brackets(found: re.Match[str]) -> str:
    """Make brackets pauses, but not those around a word's ending.

    >>> said("The ship (built in Gdansk) and its owner(s) sank.")
    'The ship, built in Gdansk, and its owners sank.'
    """
    if found["ending"]:
        return found["ending"] if found["ending"] in ("s", "es", "n", "en") else found[0]
    before = found.string[: found.start()].rstrip("\u201d\u2019\"' ")
    begins = not re.match(rf"\s*[{SMALL}\d]", found.string[found.end() :])
    if before[-1:] in ".!?\u2026" and begins:  # a sentence of its own in brackets
        return " " if found[0].strip() in "([" or found["close"] else ""
    if found[0].strip() in "([":
        return ", " if found.string[: found.start()].strip() else ""
    return ", " if found["close"] else ""


@rule(
    "quotes",
    r"[\u201a\u201c\u201d\u201e\u2039\u203a\u00ab\u00bb\"]|(?<!\w)(?!(?<=\.)['\u2019]s\b)[\u2018'](?=\w)|(?<=[\w.,!?])(?:['\u2019]|\u2018(?!\w))(?:(?=$|[,.!?;:\"\u201c\u201d\u00bb])|(?=\s|\u2014)(?<!s['\u2019]))",
)
def quotes(found: re.Match[str]) -> str:
    """Leave out quotation marks; a voice has none.

    >>> said("“Stop,” she said. ‘Why?’ “It is ‘now or never,’” he said.")
    'Stop, she said. Why? It is now or never, he said.'
    """
    return "" if found[0] else found[0]


@rule("ellipses", r"\s?(?:(?P<left_out>[(\[](?:\u2026|\.{3})[)\]])|\u2026|\.{3})(?P<more>\s?[,.])?")
def ellipses(found: re.Match[str]) -> str:
    """Make an ellipsis a pause.

    >>> said("Well… maybe. [...] And then […] he left. I…I know")
    'Well, maybe. And then, he left. I, I know'
    """
    rest = found.string[found.end() :].lstrip('"\u201c\u201d\u2019\u00bb\u00ab )')
    if not rest:
        return "."
    if found["left_out"]:
        return "" if found.string[: found.start()].rstrip()[-1:] in ".!?" else ","
    stammered = re.search(r"(\w)\w*$", found.string[max(0, found.start() - 30) : found.start()])
    again = stammered is not None and re.match(r"\w", found.string[found.end() :]) and rest[0] in stammered[1] + "I"
    return ". " if rest[0].isupper() and not again else ", "


SIGNS = (
    r"[\u2022\u00a7\u00b6\u2020\u2021*_~|<>\\^`\u2190-\u21ff\u2600-\u27bf\U0001f000-\U0001faff\ufe0f\u200d]+"
    r"|(?:(?<=\d)\s?|(?<=\d[kmMB%])|(?<=\dbn))[+](?=[\s,;:)]|$)|(?<=\d)\s?\u00d7\s?(?=\d)|(?<=\s)=(?=\s)"
)


def sign(found: re.Match[str], words: Mapping[str, str]) -> str:
    """Say a sign if there is a word for it, and leave it out if there is none."""
    return words.get(found[0].strip(), " ")
