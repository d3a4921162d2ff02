"""Namesakes told apart: by what stands beside a name, around it, and in the rest of the story."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.script.places import distance, fold
from dateline.script.states import region

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.model import Place
    from dateline.script.mentions import Mention
    from dateline.script.places import Area


def settled(found: Sequence[list[Mention]], texts: Sequence[str]) -> tuple[tuple[Mention, ...], ...]:
    """Tell namesakes apart by what stands beside them, around them, and in the rest of the story."""
    beside = [[_qualified(one, each, texts[index]) for one in each] for index, each in enumerate(found)]
    everything = [one for each in beside for one in each]
    named: dict[Place, float] = defaultdict(float)
    for one in everything:
        for place, chance in one.places:
            named[place] += chance * one.weight
    qualified = frozenset(one.places[0][0] for one in everything if one.why.startswith(_QUALIFIED))
    lands = frozenset(area.country for one in everything for area in one.areas) | frozenset(
        one.places[0][0].country for one in everything if one.places and one.places[0][1] > _CERTAIN
    )
    settled = []
    for index, each in enumerate(beside):
        near = [one for other in beside[max(0, index - _AROUND) : index + _AROUND + 1] for one in other]
        around = _Around(
            tuple(area for one in near for area in one.areas),
            frozenset(place for one in near if one.kind == "landmark" for place, chance in one.places if chance > _OWN),
            tuple(one.places[0][0] for one in near if one.kind == "city" and one.places[0][1] > _CERTAIN),
            named,
            qualified,
            lands,
        )
        settled.append(tuple(_settle(one, around) for one in each))
    return _one_sense(settled)


_AROUND = 3
"""Paragraphs before and after that tell namesakes apart."""
_OWN = 0.4
_CERTAIN = 0.85
_REACH = 320.0
"""Kilometres: what is named with a place is likely near it."""


@dataclass(frozen=True, slots=True)
class _Around:
    """What tells namesakes apart."""

    areas: tuple[Area, ...]
    """Countries and regions named near by."""
    marked: frozenset[Place]
    """Cities that have a landmark named near by."""
    sure: tuple[Place, ...]
    """Cities named near by that have no namesake."""
    named: Mapping[Place, float]
    """What the whole story says for each."""
    qualified: frozenset[Place]
    """Those that stand beside their region somewhere in it."""
    lands: frozenset[str]
    """Countries that the story names, or that have a city without a namesake in it."""


_QUALIFIED = "told by its region"


def _one_sense(settled: Sequence[tuple[Mention, ...]]) -> tuple[tuple[Mention, ...], ...]:
    """Let a name mean one city throughout a story, unless the story tells two of them apart (Gale et al. 1992)."""
    told: dict[str, dict[Place, float]] = defaultdict(lambda: defaultdict(float))
    apart: set[str] = set()
    for one in (one for each in settled for one in each if one.kind == "city" and one.places):
        name = fold(one.surface)
        if one.why.startswith(_QUALIFIED):
            apart.add(name)
        for place, chance in one.places:
            told[name][place] += chance * one.weight
    meant = {
        name: max(shares, key=lambda place: (shares[place], place.city, place.country))
        for name, shares in told.items()
        if name not in apart
    }
    return tuple(tuple(_meaning(one, meant.get(fold(one.surface))) for one in each) for each in settled)


def _meaning(mention: Mention, place: Place | None) -> Mention:
    if mention.kind != "city" or place not in dict(mention.places) or mention.places[0][1] > _CERTAIN:
        return mention
    sure = sum(chance for _, chance in mention.places)
    rest = sure - dict(mention.places)[place]
    scale = (1.0 - _MEANT) * sure / rest if rest else 0.0
    others = ((other, chance * min(1.0, scale)) for other, chance in mention.places if other != place)
    chances = dict(mention.places)[place], _MEANT * sure
    return replace(mention, places=((place, max(chances)), *others))


_MEANT = 0.85
"""The share of a name's meanings that its usual one has."""


def _qualified(mention: Mention, each: Sequence[Mention], text: str) -> Mention:
    """Settle "Paris, Texas" and "London (Ontario)"."""
    if mention.kind != "city":
        return mention
    short = re.match(r", ((?:[A-Z]\.){2}|[A-Z][a-z]+\.|[A-Z]{2}\b)", text[mention.end :])
    if short and (named := region(short[1])) != short[1]:
        fitting = [(place, chance) for place, chance in mention.places if place.region == named]
        total = sum(chance for _, chance in fitting)
        if fitting:
            chances = tuple((place, chance / total) for place, chance in fitting)
            return replace(mention, places=chances, why=f"{_QUALIFIED}: {mention.why}")
    beside = next((one for one in each if one.areas and one.start > mention.end), None)
    if beside is None or not re.fullmatch(r"(?:, | \(|, in |, en |, em | in | en )", text[mention.end : beside.start]):
        return mention
    fitting = [(place, chance) for place, chance in mention.places if any(area.holds(place) for area in beside.areas)]
    if not fitting:
        return mention
    total = sum(chance for _, chance in fitting)
    chances = tuple((place, chance / total) for place, chance in fitting)
    return replace(mention, places=chances, why=f"{_QUALIFIED}: {mention.why}")


def _settle(mention: Mention, around: _Around) -> Mention:
    if mention.kind == "city":
        mention = replace(
            mention, places=tuple((place, _strange(place, chance, around)) for place, chance in mention.places)
        )
    if len(mention.places) < 2:  # noqa: PLR2004 - nothing to tell apart
        return mention

    def weight(place: Place, chance: float) -> float:
        value = chance * max((_held(area, place) for area in around.areas), default=1.0)
        if mention.kind == "landmark":
            value *= 1.0 + 6.0 * min(1.0, max(0.0, around.named[place] - chance * mention.weight))
        elif place in around.marked:
            value *= 20.0
        if any(0.0 < distance(place, other) < _REACH for other in around.sure):
            value *= 2.0
        return value * (40.0 if place in around.qualified else 1.0)

    sure = sum(chance for _, chance in mention.places)
    weights = [(place, weight(place, chance)) for place, chance in mention.places]
    total = sum(value for _, value in weights)
    ranked = sorted(((place, value / total * sure) for place, value in weights), key=lambda one: -one[1])
    return replace(mention, places=tuple(ranked))


def _strange(place: Place, chance: float, around: _Around) -> float:
    """Doubt a town whose country the story never speaks of."""
    known = chance > _DOUBTED or place.country in around.lands or place in around.marked or place in around.qualified
    return chance if known else chance * 0.5


_DOUBTED = 0.7


def _held(area: Area, place: Place) -> float:
    """Give how much a country or region named near by speaks for a place."""
    if area.holds(place):
        return 8.0 if area.region else 4.0
    return 2.0 if area.country == place.country else 1.0
