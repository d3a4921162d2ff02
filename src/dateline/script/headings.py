"""Which cities a story's headings and datelines name: what its author signs outranks what the text speaks for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.script import smallwords
from dateline.script.places import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.model import Place, Story
    from dateline.script.mentions import Mention
    from dateline.script.places import Gazetteer

_DATELINE = re.compile(
    r"^([A-Z\u00c0-\u00de][A-Z\u00c0-\u00de .'\u2019-]{2,40})"
    r"(?:/[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de .'\u2019-]{2,40})*"  # filed from two: it opens in the first
    r"(?:, ([\w. ]{2,30}))?(?:, [\w. ]{2,30})?(?: \([^)]{1,40}\))? ?"
    r"[\u2014\u2013-]{1,2} ?(?=[A-Z\u00c0-\u00de\d\"\u201c\u201e\u00ab\u2018])"
)
_BETWEEN = re.compile(r"\s*[:,;\u2014\u2013|/-]\s*|\d+\.?\s+")
_AGAIN = frozenset(
    ("back", "again", "return", "zuruck", "wieder", "vuelta", "regreso", "retour", "encore", "volta", "ritorno")
)
_LARGE = 100_000
"""So many people, and a name at the head of a section is the city's."""
_BACKED = 0.3
"""With so much of its own in the section, a name that is small, or a word as well, is a city's too."""


def dateline(text: str) -> tuple[str, int]:
    """Give the place that a paragraph's dateline names, and how many characters the dateline takes; "", 0 for none.

    >>> dateline("LIMA, Peru (AP) \u2014 It rained.")
    ('LIMA', 18)
    """
    found = _DATELINE.match(text)
    return (re.split(r",| \(| ?[\u2014\u2013]| -", found[0])[0].strip(), found.end()) if found else ("", 0)


def fixed(story: Story, found: Sequence[Sequence[Mention]], gazette: Gazetteer) -> list[Place | None]:
    """Give the city that each paragraph's heading or dateline names.

    Args:
        story: The paragraphs.
        found: What each of them names.
        gazette: Where names are looked up.
    """
    datelines = [_DATELINE.match(one.text) for one in story.paragraphs]
    if _dialogue([one[1] if one else "" for one in datelines]):
        datelines = [None] * len(datelines)
    named = _Headings(story, found, gazette).cities()
    pairs = zip(named, datelines, strict=True)
    return [city or (_dated(dateline, gazette) if dateline else None) for city, dateline in pairs]


def _dialogue(names: Sequence[str]) -> bool:
    """Whether names in capitals before a dash are people who speak by turns: one comes back after another."""
    runs = [name for index, name in enumerate(names) if name and (index == 0 or names[index - 1] != name)]
    return len(runs) > len(set(runs)) and sum(map(bool, names)) > len(names) / 2


def _dated(found: re.Match[str], gazette: Gazetteer) -> Place | None:
    name = found[1].strip().title()
    place = gazette.named(f"{name}, {found[2]}") if found[2] else None
    return place or gazette.named(name)


class _Headings:
    """A story's headings: those that are surely cities vouch for those that might be."""

    def __init__(self, story: Story, found: Sequence[Sequence[Mention]], gazette: Gazetteer) -> None:
        self._heads = [one.heading for one in story.paragraphs]
        self._found, self._gazette = found, gazette
        self._words = smallwords.words(story.language)

    def cities(self) -> list[Place | None]:
        sure = [self._surely(head, index) for index, head in enumerate(self._heads)]
        perhaps = [place or self._perhaps(head) for place, head in zip(sure, self._heads, strict=True)]
        count = sum(map(bool, self._heads))
        signed = sum(map(bool, sure)) > 1 and sum(map(bool, perhaps)) == count
        return perhaps if signed else sure

    def _surely(self, head: str, index: int) -> Place | None:
        if not head:
            return None
        if "," in head and (place := self._gazette.named(head)):
            return place
        for part in self._parts(head):
            place = self._gazette.named(part)
            if place and (self._clear(part) or self._backed(place, index)):
                return place
            marks = self._gazette.landmarks.get(fold(part))
            if not place and len(marks) == 1:
                return marks[0]
        return None

    def _perhaps(self, head: str) -> Place | None:
        return next((place for part in self._parts(head) if (place := self._gazette.named(part))), None)

    def _parts(self, head: str) -> list[str]:
        """Give a heading's stretches between marks, and each without the small words before the name."""
        parts = [head, *_BETWEEN.split(head)]
        return [one for one in dict.fromkeys([*parts, *map(self._bare, parts)]) if one]

    def _bare(self, part: str) -> str:
        small = self._words.inside | _AGAIN | {"to", "from", "nach", "de", "a", "da"}
        tokens = part.split()
        while len(tokens) > 1 and fold(tokens[0]) in small:
            tokens.pop(0)
        while len(tokens) > 1 and fold(tokens[-1]) in _AGAIN:
            tokens.pop()
        return " ".join(tokens)

    def _clear(self, name: str) -> bool:
        known, word = self._gazette.find(name), fold(name)
        doubted = word in self._gazette.common or word in self._gazette.never
        return known[0].population >= _LARGE and not doubted

    def _backed(self, place: Place, index: int) -> bool:
        """Whether the section under a heading speaks of its city."""
        stop = next((at for at in range(index + 1, len(self._heads)) if self._heads[at]), len(self._heads))
        here = (one for each in self._found[index:stop] for one in each)
        return any(other == place and one.weight * chance >= _BACKED for one in here for other, chance in one.places)
