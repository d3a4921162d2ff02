"""Evidence -> the most likely sequence of places, and how likely each part of it is: one exact chain.

A paragraph is in one of the story's cities or in none. Its features speak for each, a change costs what the gap
before it says, and a segment what its length says. A state is a place and how many paragraphs the story has been
there, so lengths are exact and a pass is linear in paragraphs times cities. The chain is a conditional random
field; the best sequence is the one of which most is expected to be right, found by Viterbi over its probabilities.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from operator import add, mul
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.model import Place
    from dateline.script.evidence import Evidence
    from dateline.script.telling import Features

_SIGNED = 30.0
"""What a heading or a dateline says outweighs all that a paragraph can say."""
LENGTHS = ("1", "2", "3", "4", "5", "6", "7", "8")
"""Lengths that have a weight of their own; a segment that is longer pays for each paragraph beyond."""

Rows = tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """Scores of a story: states[0] is none, the others its candidate cities."""

    states: tuple[Place | None, ...]
    """What a paragraph can be in."""
    unary: Rows
    """For each paragraph and state."""
    change: Rows
    """For each paragraph and state: a change into it, from a city."""
    out: float
    """Besides, when the change is from none."""
    lengths: tuple[tuple[float, ...], tuple[float, ...]] = ((0.0, 0.0), (0.0, 0.0))
    """For a segment in none and for one in a city, by its paragraphs: two at least; the last holds for longer ones."""
    longer: tuple[float, float] = (0.0, 0.0)
    """Besides, for each paragraph beyond those."""


def states(evidence: Sequence[Evidence]) -> tuple[Place | None, ...]:
    """Give what a story's paragraphs can be in: none first, then its candidate cities."""
    return tuple(sorted(evidence[0].features, key=lambda one: (one is not None, one.city if one else "", str(one))))


def chain(evidence: Sequence[Evidence], weights: Mapping[str, float]) -> Chain:
    """Weigh a story's features."""
    among = states(evidence)
    unary, change = [], []
    for one in evidence:
        unary.append(tuple(signed(one, state) + _sum(one.features[state], weights) for state in among))
        gap = weights["switch"] + _sum(one.gap, weights)
        into = (weights["to_none"] if state is None else _sum(one.enter[state], weights) for state in among)
        change.append(tuple(gap + each for each in into))
    none, city = (tuple(weights[f"{kind}_{length}"] for length in LENGTHS) for kind in ("none", "city"))
    longer = weights["none_longer"], weights["city_longer"]
    return Chain(among, tuple(unary), tuple(change), weights["from_none"], (none, city), longer)


def signed(one: Evidence, state: Place | None) -> float:
    """Give what a paragraph's heading or dateline says for a state."""
    return _SIGNED if one.fixed and state == one.fixed else 0.0


def _sum(features: Features, weights: Mapping[str, float]) -> float:
    return sum(value * weights[name] for name, value in features.items())


# --- probabilities -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Likely:
    """Probabilities of a story's states."""

    states: Rows
    """For each paragraph: each state's."""
    total: float
    """The logarithm of the sum over all sequences."""
    forward: tuple[Rows, ...]
    """The pass itself, by paragraph, state and age, normalised."""
    backward: tuple[Rows, ...]
    """The pass back; forward times backward is a probability."""
    left: Rows
    """For each paragraph and state: what follows when a segment ends there, on the scale of the pass back."""
    weight: Rows
    """For each paragraph and state: what it says, on the scale of the pass; 0 where the state is not allowed."""


def likely(chain: Chain, allowed: Sequence[Sequence[int]] | None = None) -> Likely:
    """Sum over all sequences, or over those of allowed states (forward and backward)."""
    weight = [[math.exp(value) for value in row] for row in chain.unary]
    for index, states in enumerate(allowed or ()):
        weight[index] = [value if state in states else 0.0 for state, value in enumerate(weight[index])]
    forward, scale = _forward(chain, weight)
    ends = [_dot(row, lengths) for row, lengths in zip(forward[-1], _grown(chain), strict=True)]
    backward, left = _backward(chain, weight, scale, 1.0 / sum(ends))
    chances = tuple(tuple(map(_dot, one, other)) for one, other in zip(forward, backward, strict=True))
    total = math.fsum(map(math.log, scale)) + math.log(sum(ends))
    scaled = tuple(tuple(value / one for value in row) for row, one in zip(weight, scale, strict=True))
    return Likely(chances, total, tuple(forward), tuple(backward), tuple(left), scaled)


def _grown(chain: Chain) -> list[tuple[float, ...]]:
    """Give what each length is worth, for every state."""
    none, city = (tuple(map(math.exp, row)) for row in chain.lengths)
    return [city if state else none for state in range(len(chain.states))]


def _dot(one: Sequence[float], other: Sequence[float]) -> float:
    return math.fsum(map(mul, one, other))


def _forward(chain: Chain, weight: Sequence[Sequence[float]]) -> tuple[list[Rows], list[float]]:
    grown, out = _grown(chain), math.exp(chain.out)
    longer = [math.exp(chain.longer[state > 0]) for state in range(len(grown))]
    into: list[float] = [1.0] * len(grown)
    rows: Rows = tuple((0.0,) * len(lengths) for lengths in grown)
    forward, scale = [], []
    for index, here in enumerate(weight):
        if index:
            ends = [_dot(row, lengths) for row, lengths in zip(rows, grown, strict=True)]
            costs = [math.exp(value) for value in chain.change[index]]
            into = [cost * value for cost, value in zip(costs, _others(ends, ends[0] * out), strict=True)]
        fresh = [
            (entered, *row[:-2], row[-2] + row[-1] * stay)
            for entered, row, stay in zip(into, rows, longer, strict=True)
        ]
        raw = [[value * one for value in row] for row, one in zip(fresh, here, strict=True)]
        total = sum(map(sum, raw))
        rows = tuple(tuple(value / total for value in row) for row in raw)
        forward.append(rows)
        scale.append(total)
    return forward, scale


def _others(values: Sequence[float], none: float) -> list[float]:
    """Sum, for each state, over all states that a change can come from or go to; ``none`` stands for the first."""
    cities = sum(values[1:])
    return [cities, *(max(0.0, cities - value) + none for value in values[1:])]


def _backward(
    chain: Chain, weight: Sequence[Sequence[float]], scale: Sequence[float], last: float
) -> tuple[list[Rows], list[tuple[float, ...]]]:
    grown, out = _grown(chain), math.exp(chain.out)
    longer = [math.exp(chain.longer[state > 0]) for state in range(len(grown))]
    left: list[tuple[float, ...]] = [(last,) * len(grown)]
    backward: list[Rows] = [tuple(tuple(value * last for value in lengths) for lengths in grown)]
    for index in range(len(weight) - 1, 0, -1):
        ahead = _ahead(weight[index], backward[-1], scale[index])
        into = [row[0] * math.exp(cost) for row, cost in zip(ahead, chain.change[index], strict=True)]
        after = _others(into, into[0])
        after[0] *= out
        left.append(tuple(after))
        backward.append(
            tuple(
                tuple(map(add, (value * end for value in lengths), (*row[1:], row[-1] * stay)))
                for lengths, end, row, stay in zip(grown, after, ahead, longer, strict=True)
            )
        )
    return backward[::-1], left[::-1]


def _ahead(weight: Sequence[float], backward: Rows, scale: float) -> list[list[float]]:
    return [[value * one / scale for value in row] for row, one in zip(backward, weight, strict=True)]


def changes(chain: Chain, found: Likely, index: int) -> tuple[list[float], list[float]]:
    """Give the probabilities, for each state, of a change into it at a paragraph, and of one from none."""
    into = [one[0] * other[0] for one, other in zip(found.forward[index], found.backward[index], strict=True)]
    none = _dot(found.forward[index - 1][0], _grown(chain)[0]) * math.exp(chain.out)
    weights = map(mul, found.weight[index], map(math.exp, chain.change[index]))
    ahead = [row[0] * weight for row, weight in zip(found.backward[index], weights, strict=True)]
    return into, [0.0, *(none * value for value in ahead[1:])]


def lengths(chain: Chain, found: Likely) -> tuple[list[float], list[float], list[float]]:
    """Give how many segments of each length are expected in none and in cities, and the paragraphs beyond in both."""
    none, city = ([0.0] * len(row) for row in chain.lengths)
    beyond = [0.0, 0.0]
    grown = _grown(chain)
    for index, rows in enumerate(found.forward):
        for state, row in enumerate(rows):
            counts = city if state else none
            for age, value in enumerate(row):
                counts[age] += value * grown[state][age] * found.left[index][state]
            if index + 1 < len(found.forward):
                ahead = found.backward[index + 1][state][-1] * found.weight[index + 1][state]
                beyond[state > 0] += row[-1] * math.exp(chain.longer[state > 0]) * ahead
    return none, city, beyond


def unbroken(chain: Chain, found: Likely, start: int, stop: int) -> float:
    """Give the probability that paragraphs from start to stop are all in one place."""
    start, stop = max(0, start), min(stop, len(chain.unary))
    total = 0.0
    for state, first in enumerate(found.forward[start]):
        row = first
        stay = math.exp(chain.longer[state > 0])
        for index in range(start + 1, stop):
            aged = (0.0, *row[:-2], row[-2] + row[-1] * stay)
            row = tuple(value * found.weight[index][state] for value in aged)
        total += _dot(row, found.backward[stop - 1][state])
    return min(1.0, total)


# --- the best sequence -------------------------------------------------------------------

GAP = 0.7
"""How much a gap that is right counts against a paragraph that is right."""


def best(chain: Chain, found: Likely) -> list[int]:
    """Find the sequence of states that is expected to get most paragraphs and gaps right.

    The most likely sequence as a whole may put paragraph after paragraph where each is unlikely to be.
    """
    row = list(found.states[0])
    backs: list[list[int]] = []
    for index in range(1, len(found.states)):
        into, _ = changes(chain, found, index)
        ranked = sorted(range(len(row)), key=lambda one: -row[one])[:2]
        cells, back = [], []
        for state, (here, new) in enumerate(zip(found.states[index], into, strict=True)):
            options = [(row[state] + GAP * (here - new), state)]
            options += [(row[other] + GAP * new, other) for other in ranked if other != state][:1]
            score, before = max(options, key=lambda one: one[0])
            cells.append(score + here)
            back.append(before)
        row = cells
        backs.append(back)
    states = [max(range(len(row)), key=lambda one: row[one])]
    for back in reversed(backs):
        states.append(back[states[-1]])
    return states[::-1]
