from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Place
from dateline.script import decode
from dateline.script.decode import Chain

if TYPE_CHECKING:
    from dateline.script.decode import Likely

SCORES = st.floats(-4, 4).map(lambda value: round(value, 3))


@st.composite
def chains(draw: st.DrawFn) -> Chain:
    """Make a short story's scores."""
    cities = draw(st.integers(1, 3))
    length = draw(st.integers(1, 5))
    row = st.lists(SCORES, min_size=cities + 1, max_size=cities + 1).map(tuple)
    rows = st.lists(row, min_size=length, max_size=length).map(tuple)
    states = (None, *(Place(f"City {number}", "GB", 0.0, float(number)) for number in range(cities)))
    ages = st.lists(SCORES, min_size=3, max_size=3).map(tuple)
    lengths, longer = (draw(ages), draw(ages)), (draw(SCORES), draw(SCORES))
    return Chain(states, draw(rows), draw(rows), draw(SCORES), lengths, longer)


def worth(chain: Chain, states: tuple[int, ...]) -> float:
    """Score one sequence by the definition."""
    total = chain.unary[0][states[0]]
    for index, (before, here) in enumerate(itertools.pairwise(states), start=1):
        total += chain.unary[index][here]
        if before != here:
            total += chain.change[index][here] + (0.0 if before else chain.out)
    return total + sum(_length(chain, state, len(list(run))) for state, run in itertools.groupby(states))


def _length(chain: Chain, state: int, length: int) -> float:
    ages = chain.lengths[state > 0]
    return ages[min(length, len(ages)) - 1] + max(0, length - len(ages)) * chain.longer[state > 0]


def every(chain: Chain) -> list[tuple[int, ...]]:
    """Give all sequences."""
    return list(itertools.product(range(len(chain.states)), repeat=len(chain.unary)))


def expected(chain: Chain, found: Likely, states: tuple[int, ...]) -> float:
    """Count what is right of one sequence, by the definition."""
    total = found.states[0][states[0]]
    for index, (before, here) in enumerate(itertools.pairwise(states), start=1):
        into, _ = decode.changes(chain, found, index)
        gap = into[here] if before != here else found.states[index][here] - into[here]
        total += found.states[index][here] + decode.GAP * gap
    return total


@given(chains())
def test_the_best_is_the_best_of_all(chain: Chain) -> None:
    """The search finds what trying every sequence finds."""
    likely = decode.likely(chain)
    found = expected(chain, likely, tuple(decode.best(chain, likely)))
    assert found == pytest.approx(max(expected(chain, likely, states) for states in every(chain)))


@given(chains())
def test_probabilities_are_those_of_all(chain: Chain) -> None:
    """Forward and backward sum what summing every sequence sums."""
    found = decode.likely(chain)
    weights = {states: math.exp(worth(chain, states)) for states in every(chain)}
    total = math.fsum(weights.values())
    assert found.total == pytest.approx(math.log(total))
    for index, row in enumerate(found.states):
        for state, chance in enumerate(row):
            wanted = math.fsum(value for states, value in weights.items() if states[index] == state) / total
            assert chance == pytest.approx(wanted, abs=1e-9)
    unbroken = math.fsum(value for states, value in weights.items() if len(set(states)) == 1) / total
    assert decode.unbroken(chain, found, 0, len(chain.unary)) == pytest.approx(unbroken, abs=1e-9)


@given(chains())
def test_changes_are_those_of_all(chain: Chain) -> None:
    """So are the chances of a change, and of one from none."""
    found = decode.likely(chain)
    weights = {states: math.exp(worth(chain, states)) for states in every(chain)}
    total = math.fsum(weights.values())
    for index in range(1, len(chain.unary)):
        into, from_none = decode.changes(chain, found, index)
        for state in range(len(chain.states)):
            here = {one: value for one, value in weights.items() if one[index] == state != one[index - 1]}
            assert into[state] == pytest.approx(math.fsum(here.values()) / total, abs=1e-9)
            none = math.fsum(value for one, value in here.items() if one[index - 1] == 0)
            assert from_none[state] == pytest.approx(none / total, abs=1e-9)


@given(chains())
def test_lengths_are_those_of_all(chain: Chain) -> None:
    """So are the numbers of segments of each length."""
    none, city, beyond = decode.lengths(chain, decode.likely(chain))
    weights = {states: math.exp(worth(chain, states)) for states in every(chain)}
    total = math.fsum(weights.values())
    wanted = [[0.0] * 3, [0.0] * 3]
    more = [0.0, 0.0]
    for states, value in weights.items():
        for state, run in itertools.groupby(states):
            length = len(list(run))
            wanted[state > 0][min(length, 3) - 1] += value / total
            more[state > 0] += max(0, length - 3) * value / total
    assert none == pytest.approx(wanted[0], abs=1e-9)
    assert city == pytest.approx(wanted[1], abs=1e-9)
    assert beyond == pytest.approx(more, abs=1e-9)
