"""Each candidate city through a story: where it is spoken for, how soon after a change, against which rival."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.script.telling import STRONG

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.model import Place
    from dateline.script.telling import Features

STRONGEST = 2.0
"""More evidence than this in one paragraph says no more."""
_MEMORY = 6
"""Paragraphs in which a city that is entered has to be borne out."""
_AHEAD = 5
"""Paragraphs in which it is looked for."""


class Tracks:
    """All candidates of a story, looked up once."""

    def __init__(self, chosen: Sequence[Place], named: Sequence[Mapping[Place, float]]) -> None:
        """Follow every city through what each paragraph says for it."""
        self._values = {place: [each.get(place, 0.0) for each in named] for place in chosen}
        self._loud = [{place for place, value in each.items() if value >= STRONG} for each in named]
        self._best = [sorted(((value, place) for place, value in each.items()), key=_by_value)[:2] for each in named]

    def inside(self, place: Place, index: int) -> Features:
        """Measure a paragraph for being in a city."""
        rival = next((value for value, other in self._best[index] if other != place), 0.0)
        return {"own": self._values[place][index], "rival": rival}

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


def _by_value(one: tuple[float, Place]) -> tuple[float, str, str]:
    return -one[0], one[1].city, one[1].country
