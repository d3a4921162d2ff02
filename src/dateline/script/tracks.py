"""Each candidate city through a story: where it is spoken for, how long ago, how soon again, against which rival."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from dateline.script.telling import STRONG

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.model import Place
    from dateline.script.places import Area
    from dateline.script.telling import Features

STRONGEST = 2.0
"""More evidence than this in one paragraph says no more."""
_MEMORY = 6
"""Paragraphs beyond which nothing is near."""
_AHEAD = 5
_END = 6
"""The part of a story that its closing may be."""
_LEFT = 4
"""Paragraphs after which a city that is named again was left."""


class Tracks:
    """All candidates of a story, looked up once."""

    def __init__(self, chosen: Sequence[Place], named: Sequence[Mapping[Place, float]]) -> None:
        """Follow every city through what each paragraph says for it."""
        self._count = len(named)
        self._values = {place: [each.get(place, 0.0) for each in named] for place in chosen}
        self._strong = {
            place: [index for index, value in enumerate(values) if value >= STRONG]
            for place, values in self._values.items()
        }
        self._loud = [{place for place, value in each.items() if value >= STRONG} for each in named]
        self._best = [sorted(((value, place) for place, value in each.items()), key=_by_value)[:2] for each in named]

    def inside(self, place: Place, index: int, areas: Sequence[tuple[Area, float]]) -> Features:
        """Measure a paragraph for being in a city."""
        own = self._values[place][index]
        features = {
            "own": own,
            "rival": next((value for value, other in self._best[index] if other != place), 0.0),
            "area": max((weight for area, weight in areas if area.holds(place)), default=0.0),
            "fade": float(self._far(place, index)),
        }
        if index >= self._count - max(2, self._count // _END) and self._was_left(place, index):
            features["callback"] = own
        return features

    def enter(self, place: Place, index: int, *, arrived: bool) -> Features:
        """Say how a city that a paragraph enters is borne out by those that follow."""
        told = sum(self._values[place][index : index + _MEMORY])
        features = {"thin": max(0.0, 1.0 - told / STRONGEST)}
        if arrived:
            features["arrives"] = 1.0
        if self._values[place][index] >= STRONG:
            return features
        for ahead, loud in enumerate(self._loud[index + 1 : index + 1 + _AHEAD], start=1):
            if place in loud:
                return {**features, "ahead": float(ahead)}
            if loud:
                break
        return features

    def _far(self, place: Place, index: int) -> int:
        """Count the paragraphs since the last that speaks for a city, or else to the next; many where none is near."""
        strong = self._strong[place]
        at = bisect_right(strong, index)
        if at and index - strong[at - 1] < _MEMORY:
            return index - strong[at - 1]
        return strong[at] - index if at < len(strong) and strong[at] - index < _MEMORY else _MEMORY

    def _was_left(self, place: Place, index: int) -> bool:
        """Whether the story was in a city and has been elsewhere for a while."""
        strong = self._strong[place]
        at = bisect_right(strong, index - 1)
        return at > 0 and index - strong[at - 1] >= _LEFT


def _by_value(one: tuple[float, Place]) -> tuple[float, str, str]:
    return -one[0], one[1].city, one[1].country
