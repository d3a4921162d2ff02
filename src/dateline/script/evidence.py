"""What each paragraph says of where it is, as numbers with names; their weights stand in data/weights.txt."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from dateline.script import headings, mentions, places
from dateline.script.places import fold
from dateline.script.telling import STRONG, Telling
from dateline.script.tracks import STRONGEST, Tracks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.model import Place, Story
    from dateline.script.mentions import House, Mention
    from dateline.script.telling import Features


CANDIDATES = 40
"""Cities that a story can be divided among."""
_LEAST = 0.3
"""A city that the whole story speaks for less than this is a namesake, a surname or a passing word."""
_FIRST = 25
"""Characters in which a paragraph arrives at a city: "In Lima", "Nairobi is"."""


@cache
def weights() -> Mapping[str, float]:
    """Give the table of weights."""
    lines = files("dateline.script").joinpath("data/weights.txt").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {name: float(value) for name, value, _ in rows}


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one paragraph says of where it is."""

    cities: Mapping[Place, float]
    """For each candidate that it speaks for by name, from 0 to 2."""
    features: Mapping[Place | None, Features]
    """For every candidate, and for none."""
    gap: Features
    """For a change at its start."""
    enter: Mapping[Place, Features]
    """For a change into each candidate."""
    fixed: Place | None = None
    """What its heading or dateline says."""
    mentions: tuple[Mention, ...] = ()
    """Where all that comes from."""


def explain(story: Story, *, cities: tuple[Place, ...] = (), house: House | None = None) -> tuple[Evidence, ...]:
    """Weigh every paragraph; the cities are those that the whole story speaks for most."""
    gazette = places.gazetteer()
    whole = mentions.find(story, gazette, house)
    found = tuple(_only(each, cities) for each in whole.mentions) if cities else whole.mentions
    fixed = headings.fixed(story, whole.mentions, gazette)
    chosen = cities or _candidates(found, fixed)
    named = [_named(each, chosen) for each in found]
    if not cities:  # what no paragraph speaks for clearly is nowhere that the story goes
        clear = {place for each in named for place, value in each.items() if value >= STRONG} | {*fixed}
        chosen = tuple(place for place in chosen if place in clear)
    telling = Telling(story, whole)
    count = len(story.paragraphs)
    evidence = []
    tracks = Tracks(chosen, named)
    tempo = _tempo(count, named)
    for index in range(count):
        features: dict[Place | None, Features] = {place: tracks.inside(place, index) for place in chosen}
        features[None] = telling.nowhere(index, named[index])
        arrived = {one.places[0][0] for one in found[index] if one.places and one.start < _FIRST and one.weight >= 1.0}
        lands = [area for one in found[index] if one.start < _FIRST for area in one.areas]
        enter = {place: tracks.enter(place, index, arrived=place in arrived) for place in chosen}
        for place in chosen:
            if any(area.holds(place) for area in lands):
                enter[place]["lands"] = 1.0
        for place, value in telling.met(index, named).items():
            if place in enter:
                features[place]["met"] = value
        if index == 0:  # a story enters where it begins
            features |= {place: {**features[place], **enter[place]} for place in chosen}
        evidence.append(
            Evidence(named[index], features, {**telling.gap(index), "tempo": tempo}, enter, fixed[index], found[index])
        )
    return tuple(evidence)


def _only(each: tuple[Mention, ...], cities: tuple[Place, ...]) -> tuple[Mention, ...]:
    """Let names mean the cities that were asked for, whatever better-known namesakes there are."""

    def narrowed(one: Mention) -> Mention:
        fitting = [(place, chance) for place, chance in one.places if place in cities]
        total = sum(chance for _, chance in fitting)
        sure = sum(chance for _, chance in one.places)
        return (
            replace(one, places=tuple((place, chance / total * sure) for place, chance in fitting)) if fitting else one
        )

    return tuple(map(narrowed, each))


# --- cities ------------------------------------------------------------------------------


def _candidates(found: Sequence[tuple[Mention, ...]], fixed: Sequence[Place | None]) -> tuple[Place, ...]:
    total: dict[Place, float] = defaultdict(float)
    landmarks: dict[Place, set[str]] = defaultdict(set)
    own: set[Place] = set()
    for mention in (one for each in found for one in each):
        for place, chance in mention.places:
            total[place] += mention.weight * chance
            if mention.kind == "landmark":
                landmarks[place].add(fold(mention.surface))
            part = mention.kind == "landmark" and fold(place.city) != fold(mention.surface)
            if chance > (_CLEAR if part else _DOUBT):
                own.add(place)
    total.update({place: 9.0 for place in fixed if place})
    own.update(place for place in fixed if place)

    def known_enough(place: Place) -> bool:
        return place in own or len(landmarks[place]) > 1 or any(" " in name for name in landmarks[place])

    likely = [place for place, value in total.items() if value >= _LEAST and known_enough(place)]
    return tuple(sorted(likely, key=lambda place: (-total[place], place.city, place.country, place.lat))[:CANDIDATES])


_DOUBT = 0.25
_CLEAR = 0.9
"""A lone landmark that is so surely a city's stands for it."""


def _named(each: Sequence[Mention], chosen: Sequence[Place]) -> dict[Place, float]:
    """Sum what a paragraph's names say for each candidate; a name said twice says little more."""
    found: dict[Place, float] = defaultdict(float)
    said: Counter[tuple[Place, str]] = Counter()
    for mention in each:
        for place, chance in mention.places:
            if place in chosen:
                said[place, fold(mention.surface)] += 1
                found[place] += mention.weight * chance / said[place, fold(mention.surface)]
    return {place: min(value, STRONGEST) for place, value in found.items() if value >= _TRACE}


_TRACE = 0.05


def _tempo(count: int, named: Sequence[Mapping[Place, float]]) -> float:
    """Say how long a story stays in a place, as far as its paragraphs and cities tell: a usual story gives nought."""
    clear = {place for each in named for place, value in each.items() if value >= STRONG}
    whole = min(1.0, count / _FRAMED)  # a shorter story has fewer of both, and tells less of its tempo
    stays = count / (len(clear) + 2.0 * whole or 1.0)
    return whole * max(-1.0, min(1.0, math.log(stays / _STAYS)))


_STAYS = 3.0
"""Paragraphs for each city named, and for an opening and a closing."""
_FRAMED = 12
"""Paragraphs from which on a story has both."""
