"""Paragraphs -> words, runs of names, and where sentences begin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dateline.script import smallwords
from dateline.script.places import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Token(NamedTuple):
    """A word of a paragraph."""

    start: int
    end: int
    text: str
    key: str
    """Folded."""
    name: bool
    """Whether it is written as a name: with a capital, or in a script that has none."""


_WORD = re.compile(r"[^\W\d_](?:[\w.]|['\u2019\u2018\u02bc-](?=\w))*", re.UNICODE)
_ELISION = re.compile(r"(?:[ldcjmnst]|qu|jusqu|dell|all|nell|sull|dall|quell|un)['\u2019]", re.IGNORECASE)
NOBLE = smallwords.every("noble")
"""Particles of surnames."""
ELIDING = frozenset(("fr", "it", "pt", "ca"))
"""Languages that write an article or a preposition and a name in one."""


def tokens(text: str, *, elided: bool) -> list[Token]:
    """Cut a paragraph into words; in French and Italian what is elided is a word of its own."""
    found = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        cut = _ELISION.match(match[0]) if elided else None
        if cut and cut.end() < len(match[0]):
            found.append(_token(text, start, start + cut.end() - 1))
            start += cut.end()
        found.append(_token(text, start, end))
    return found


def _token(text: str, start: int, end: int) -> Token:
    word = text[start:end]
    return Token(start, end, word, fold(word.rstrip(".")), word[0].isupper() or word[0] > _LATIN)


_LATIN = "\u024f"


def runs(text: str, cut: Sequence[Token]) -> Iterator[list[Token]]:
    """Give runs of one to five names with nothing but a space, or the particle of a surname, between them."""
    run: list[Token] = []
    for token in cut:
        joined = bool(run) and text[run[-1].end : token.start] == " "
        joined = joined and not (run[-1].text.endswith(".") and len(run[-1].key) > 3)  # noqa: PLR2004 - an initial, a title
        if joined and (token.name or (token.key in NOBLE and run[-1].name)):
            run.append(token)
            continue
        yield from _run(run)
        run = [token] if token.name else []
    yield from _run(run)


def _run(run: list[Token]) -> Iterator[list[Token]]:
    while run and not run[-1].name:
        run.pop()
    if 0 < len(run) < 6:  # noqa: PLR2004 - names of people have at most five words
        yield list(run)


_SENTENCE_END = re.compile(r"(?:[.!?\u2026:][\"'\u2019\u201d\u00bb)]?|[\"\u201c\u201e\u00ab\u2018\u2014\u2013-])\s*$")


def starts(text: str, token: Token) -> bool:
    """Whether a word begins a sentence."""
    return token.start == 0 or bool(_SENTENCE_END.search(text[max(0, token.start - 4) : token.start]))
