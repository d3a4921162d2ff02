"""Evidence -> the most likely sequence of places, and how likely each part of it is: one exact chain.

A paragraph is in one of the story's cities or in none. Its features speak for each, a change costs what the gap
before it says, and every change between cities costs the same, so a pass is linear in paragraphs times cities.
The best sequence is Viterbi's; probabilities are those of the same chain as a conditional random field.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.model import Place
    from dateline.script.evidence import Evidence
    from dateline.script.telling import Features

_SIGNED = 30.0
"""What a heading or a dateline says outweighs all that a paragraph can say."""


@dataclass(frozen=True, slots=True)
class Chain:
    """Scores of a story: states[0] is none, the others its candidate cities."""

    states: tuple[Place | None, ...]
    """What a paragraph can be in."""
    unary: tuple[tuple[float, ...], ...]
    """For each paragraph and state."""
    change: tuple[tuple[float, ...], ...]
    """For each paragraph and state: a change into it, from a city."""
    out: float
    """Besides, when the change is from none."""


def chain(evidence: Sequence[Evidence], weights: Mapping[str, float]) -> Chain:
    """Weigh a story's features."""
    states = tuple(sorted(evidence[0].features, key=lambda one: (one is not None, one.city if one else "", str(one))))
    unary, change = [], []
    for one in evidence:
        signed = [_SIGNED if one.fixed and state == one.fixed else 0.0 for state in states]
        told = (_sum(one.features[state], weights) for state in states)
        unary.append(tuple(map(sum, zip(signed, told, strict=True))))
        gap = weights["switch"] + _sum(one.gap, weights)
        into = (weights["to_none"] if state is None else _sum(one.enter[state], weights) for state in states)
        change.append(tuple(gap + each for each in into))
    return Chain(states, tuple(unary), tuple(change), weights["from_none"])


def _sum(features: Features, weights: Mapping[str, float]) -> float:
    return sum(value * weights[name] for name, value in features.items())


def best(chain: Chain) -> list[int]:
    """Find the best sequence of states (Viterbi)."""
    row, backs = list(chain.unary[0]), []
    for unary, change in zip(chain.unary[1:], chain.change[1:], strict=True):
        from_city = sorted(range(1, len(row)), key=lambda one: -row[one])[:2]
        cells, back = [], []
        for state, here in enumerate(unary):
            options = [(row[state], state)]
            options += [(row[other] + change[state], other) for other in from_city if other != state][:1]
            if state:
                options.append((row[0] + chain.out + change[state], 0))
            score, before = max(options, key=lambda one: one[0])
            cells.append(score + here)
            back.append(before)
        row = cells
        backs.append(back)
    state = max(range(len(row)), key=lambda one: row[one])
    states = [state]
    for back in reversed(backs):
        state = back[state]
        states.append(state)
    return states[::-1]


@dataclass(frozen=True, slots=True)
class Likely:
    """Probabilities of a story's states."""

    states: tuple[tuple[float, ...], ...]
    """For each paragraph: each state's."""
    total: float
    """The logarithm of the sum over all sequences."""
    forward: tuple[tuple[float, ...], ...]
    """The pass itself, normalised, for sums over longer runs."""
    backward: tuple[tuple[float, ...], ...]
    """The pass back, on the same scale."""
    scale: tuple[float, ...]
    """What each paragraph was normalised by."""


def likely(chain: Chain, allowed: Sequence[Sequence[int]] | None = None) -> Likely:
    """Sum over all sequences, or over those of allowed states (forward and backward)."""
    weight = [[math.exp(value) for value in row] for row in chain.unary]
    for index, states in enumerate(allowed or ()):
        weight[index] = [value if state in states else 0.0 for state, value in enumerate(weight[index])]
    change = [[math.exp(value) for value in row] for row in chain.change]
    out = math.exp(chain.out)
    forward: list[list[float]] = []
    scale: list[float] = []
    row = weight[0]
    for index in range(len(weight)):
        if index:
            cities = sum(forward[-1][1:])
            none = forward[-1][0] * out
            row = [
                here * (stay + into * ((cities - stay + none) if state else cities))
                for state, (here, stay, into) in enumerate(zip(weight[index], forward[-1], change[index], strict=True))
            ]
        total = sum(row)
        scale.append(total)
        forward.append([value / total for value in row])
    backward = [[1.0] * len(row)]
    for index in range(len(weight) - 1, 0, -1):
        ahead = [one * other / scale[index] for one, other in zip(weight[index], backward[-1], strict=True)]
        into = [one * other for one, other in zip(ahead, change[index], strict=True)]
        cities = sum(into[1:])
        backward.append([
            (ahead[state] + (cities - into[state] + into[0])) if state else ahead[0] + cities * out
            for state in range(len(ahead))
        ])  # fmt: skip
    backward.reverse()
    return Likely(
        tuple(
            tuple(a * b for a, b in zip(one, other, strict=True)) for one, other in zip(forward, backward, strict=True)
        ),
        math.fsum(map(math.log, scale)),
        tuple(map(tuple, forward)),
        tuple(map(tuple, backward)),
        tuple(scale),
    )


def changes(chain: Chain, found: Likely, index: int) -> tuple[list[float], list[float]]:
    """Give the probabilities, for each state, of a change into it at a paragraph, and of one from none."""
    change, before = chain.change[index], found.forward[index - 1]
    weight = (math.exp(value) for value in chain.unary[index])
    ahead = [one * other / found.scale[index] for one, other in zip(weight, found.backward[index], strict=True)]
    into = [here - stay * value for here, stay, value in zip(found.states[index], before, ahead, strict=True)]
    none = before[0] * math.exp(chain.out)
    from_none = [
        none * value * math.exp(cost) if state else 0.0
        for state, (value, cost) in enumerate(zip(ahead, change, strict=True))
    ]
    return into, from_none


def unbroken(chain: Chain, found: Likely, start: int, stop: int) -> float:
    """Give the probability that paragraphs from start to stop are all in one place."""
    start, stop = max(0, start), min(stop, len(chain.unary))
    total = 0.0
    for state, value in enumerate(found.forward[start]):
        for index in range(start + 1, stop):
            value *= math.exp(chain.unary[index][state]) / found.scale[index]  # noqa: PLW2901 - a running product
        total += value * found.backward[stop - 1][state]
    return min(1.0, total)
