"""Which names of a story are people's: with an age, a verb of saying or a title beside them, or by their look."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from dateline.script import smallwords
from dateline.script.places import famous, fold, gazetteer
from dateline.script.tokens import ELIDING, NOBLE, runs, starts, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dateline.script.places import Gazetteer, Known
    from dateline.script.smallwords import Words
    from dateline.script.tokens import Token


class Register(NamedTuple):
    """What tells people from places and from words."""

    gazette: Gazetteer
    words: Words
    small: frozenset[str]


def found(texts: Sequence[str], cut: Sequence[Sequence[Token]], known: Register) -> set[str]:
    """Find the names of people: with an age, a verb of saying or a title beside them, once in the story."""
    found: set[str] = set()
    for text, each in zip(texts, cut, strict=True):
        for run in _persons(text, each, known):
            cities = known.gazette.find(run[-1].text)
            surnamed = len(run) > 1 and bool(cities) and (run[-2].key in NOBLE or famous(cities))
            found.update(one.key for one in (run[:1] if surnamed else (run[0], run[-1])) if one.key not in NOBLE)
        found.update(name.key for title, name in pairwise(each) if title.key in _TITLES and name.name)
    placed = _placed(cut)
    return {key for key in found if key not in placed and len(key) > 2}  # noqa: PLR2004 - an initial


_TITLES = smallwords.every("mister")
"""What stands before people's names alone: whoever is "Mr London" once is no city later."""


def _placed(cut: Sequence[Sequence[Token]]) -> set[str]:
    """Give the names that stand behind a preposition of places somewhere in the story."""
    return {one.key for each in cut for before, one in pairwise(each) if before.key in STRICTLY and one.name}


def likely(texts: Sequence[str], cut: Sequence[Sequence[Token]], known: Register) -> frozenset[str]:
    """Find the words of names that look like people's, without anything beside them that says so."""
    found: set[str] = set()
    for text, each in zip(texts, cut, strict=True):
        for run in runs(text, each):
            kept = _bare(text, run, known)
            if len(kept) > 1 and not _no_person(text, kept, known):
                found.update(one.key for one in (kept[0], kept[-1]) if len(one.key) > 2)  # noqa: PLR2004 - an initial
    placed = _placed(cut)
    gazette = known.gazette
    return frozenset(
        key for key in found if not _great(gazette.find(key)) and (key not in gazette.landmarks or key not in placed)
    )


def _great(known: tuple[Known, ...]) -> bool:
    """Whether a name is a city's so large that hardly anybody is called like it."""
    return bool(known) and known[0].own and known[0].population >= _GREAT


_GREAT = 500_000
STRICTLY = frozenset(("in", "en", "em", "near"))
"""Prepositions that stand before places, hardly ever before people."""
_AGED = re.compile(
    r"(?:, | \()(?:aged? )?\d\d\b|, (?:a|an|the|who|whose|ein|eine|die|der|un|une|una|um|uma|il|la|le|o|el|qui|"
    r"che|que)\b"
)


def person(text: str, language: str) -> str:
    """Give the first person that a paragraph names with an age, a verb of saying or a title; "" for none."""
    cut = tokens(text, elided=language[:2] in ELIDING)
    known = Register(gazetteer(), smallwords.words(language), frozenset())
    for run in _persons(text, cut, known):
        if len(run) > 1:
            name = text[run[0].start : run[-1].end]
            return name.rstrip(".") if len(run[-1].key) > _SHORT else name
    return ""


_SHORT = 3
"""Letters: "Jr." has a full stop of its own."""


def _persons(text: str, each: Sequence[Token], known: Register) -> Iterator[list[Token]]:
    """Give the runs of names that are people, titles left off."""
    at = {one.start: index for index, one in enumerate(each)}
    for run in runs(text, each):
        kept = _bare(text, run, known)
        if kept and _is_person(text, each, at, kept, known):
            titled = kept[1:] if kept[0].key in known.words.title else kept
            if titled:
                yield titled


def _bare(text: str, run: list[Token], known: Register) -> list[Token]:
    """Leave off what is written large only because it begins a sentence."""
    while run and (run[0].key in known.words.small or (starts(text, run[0]) and run[0].key in known.small)):
        run = run[1:]
    return run


def _no_person(text: str, run: list[Token], known: Register) -> bool:
    """Whether names are a place's, or a body's that has a name like people."""
    if any(one.key in known.words.body or known.words.street.search(one.key) for one in run):
        return True
    name = fold(text[run[0].start : run[-1].end])
    gazette = known.gazette
    return bool(
        name in gazette.landmarks
        or name in gazette.areas
        or run[-1].key in gazette.never
        or (len(run) > 1 and any(one.own for one in gazette.find(name)))
        or any(gazette.people(one.text) for one in run)
    )


def _is_person(text: str, each: Sequence[Token], at: Mapping[int, int], run: list[Token], known: Register) -> bool:
    words = known.words
    if _no_person(text, run, known) or (len(run) == 1 and known.gazette.find(run[0].text)):
        return False
    first, last = at[run[0].start], at[run[-1].start]
    before = each[first - 1].key if first else ""
    after = each[last + 1] if last + 1 < len(each) else None
    gap = text[run[-1].end : after.start].strip() if after else "."
    turned = gap == "," and last + 2 < len(each) and each[last + 2].key in words.he  # "In der Stille, sagt sie"
    says = after is not None and after.key in words.said and gap in ("", ",") and not turned
    if before in words.said or before in words.title or says:
        return True
    return len(run) > 1 and (run[0].key in words.title or bool(_AGED.match(text, run[-1].end)))
