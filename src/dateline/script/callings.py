"""The words of a language by which people are called: titles, pronouns, nouns; and runs of names in a sentence."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from dateline.script import smallwords
from dateline.script.places import fold
from dateline.script.tokens import NOBLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.script.tokens import Token

STOP = smallwords.every("stop")
DRAWN = smallwords.every("drawn")
"""Words that no name is, with an apostrophe behind them: "there's"."""
OWNS = re.compile(r"['\u2019]s?$")
_NAMING = re.compile(
    r"\b(?:named|by the name of|(?:whose|my|his|her) name (?:is|was)|[Ss]e llama(?:ba)?|[Cc]hama(?:va)?-se|di nome|"
    r"du nom de|de nombre|de nome|namens|hei\u00dft|hie\u00df|[Ss]['\u2019]appelle|nomm\u00e9e?|"
    r"[Ss]i chiama(?:va)?)\s+(?=\w)"
)
_GERMANIC = frozenset(("der", "den"))
_TITLES = frozenset(("mrs", "prof", "capt", "sgt", "rev", "sra", "mme", "mlle", "herr", "frau"))


class Lists(NamedTuple):
    """Rows of the table of small words for one language."""

    she: frozenset[str]
    he: frozenset[str]
    women: frozenset[str]
    men: frozenset[str]
    anyone: frozenset[str]
    definite: frozenset[str]
    articles: frozenset[str]
    """Further articles, and those drawn together with a preposition."""
    owned: frozenset[str]
    indefinite: frozenset[str]
    somebody: frozenset[str]
    small: frozenset[str]
    prepositions: frozenset[str]
    title: frozenset[str]
    said: frozenset[str]
    noble: frozenset[str]

    determiners: frozenset[str]
    """Articles and owners that begin a description."""
    people: frozenset[str]
    """Nouns of people."""
    kin: frozenset[str]
    """Those of them that have a sex."""
    pronouns: frozenset[str]
    """Those that are the subject of a sentence or stand beside a verb."""


_JOINED = {
    "determiners": ("definite", "owned", "indefinite"),
    "kin": ("women", "men"),
    "people": ("women", "men", "anyone"),
    "pronouns": ("he", "she"),
}


@cache
def lists(language: str) -> Lists:
    """Give the rows of a language."""
    words = smallwords.words(language)
    row = {name: smallwords.listed(language, name) for name in Lists._fields}
    row |= {"he": words.he - row["she"], "small": words.small | DRAWN, "title": words.title}
    row["noble"] = NOBLE - {"das"} if language == "de" else NOBLE
    row["prepositions"] = (words.inside | words.away | {"with", "avec", "con", "com", "mit"}) - {"and", "or"}
    row["said"] = words.said | smallwords.listed(language, "spoken")
    row |= {name: frozenset().union(*(row[one] for one in parts)) for name, parts in _JOINED.items()}
    return Lists(**row)


class Described(NamedTuple):
    """Somebody as a sentence puts it."""

    who: str
    sex: str
    """"f", "m", or "" where nothing tells."""
    new: bool = False
    """Whether a whole name is given."""
    opens: bool = False
    """Whether a clause begins with it."""
    owner: bool = False
    """Whether only somebody of theirs is meant: "Prado's son"."""
    faint: bool = False
    """Whether somebody without a name is only mentioned, in the middle of a sentence."""


def spoken(token: Token) -> str:
    """Give a pronoun without what it is drawn together with: "he'd"."""
    return re.split("['\u2019]", token.key)[0]


def plain(token: Token) -> str:
    """Give a word of a name as it is compared."""
    return fold(OWNS.sub("", token.text.rstrip(".")))


def naming(text: str, first: Token) -> bool:
    """Whether the words before a name say that it is one: "named", "by the name of"."""
    return any(match.end() == first.start for match in _NAMING.finditer(text, max(0, first.start - 24)))


def run_of(text: str, words: Sequence[Token], of: Lists) -> list[Token]:
    """Give the names that some words begin with; a full stop ends them unless it is a title's or an initial's."""
    run: list[Token] = []
    for one in words[:6]:
        if run:
            ended = run[-1].text.endswith(".") and run[-1].key not in of.title and len(run[-1].key) > 1
            owns = OWNS.search(run[-1].text) and len(run[-1].key) > 1
            if ended or owns or text[run[-1].end : one.start] not in (" ", ". "):
                break
        if not (one.name or (run and _joins(one, run[-1], of))):
            break
        if len(run) > 1 and one.key in of.title and one.key not in NOBLE and run[-1].key not in of.title:
            run = []  # "Plaza de Santo Domingo Don Aurelio Sandoval"
        run.append(one)
    while run and not run[-1].name:
        run.pop()
    return run


def _joins(one: Token, last: Token, of: Lists) -> bool:
    """Whether a particle goes on with a name: "van der Meer", but not "Teil der Stadt"."""
    return one.key in of.noble and (one.key not in _GERMANIC or last.key in NOBLE)


def sentences(text: str, inside: Sequence[Token]) -> Iterator[list[Token]]:
    """Give the sentences of some words."""
    sentence: list[Token] = []
    for one in inside:
        gap = text[sentence[-1].end : one.start] if sentence else ""
        if gap == " " and not sentence[-1].text.endswith("."):
            sentence.append(one)
            continue
        stopped = bool(sentence) and sentence[-1].text.endswith(".") and len(sentence[-1].key) > 2 and one.name  # noqa: PLR2004
        if sentence and (re.search(r"[.!?\u2026]", gap) or (stopped and sentence[-1].key not in _TITLES)):
            yield sentence
            sentence = []
        sentence.append(one)
    if sentence:
        yield sentence
