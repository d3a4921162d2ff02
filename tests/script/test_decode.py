from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Place
from dateline.script import decode
from dateline.script.decode import Chain

SCORES = st.floats(-4, 4).map(lambda value: round(value, 3))


@st.composite
def chains(draw: st.DrawFn) -> Chain:
    """Make a short story's scores."""
    cities = draw(st.integers(1, 3))
    length = draw(st.integers(1, 5))
    row = st.lists(SCORES, min_size=cities + 1, max_size=cities + 1).map(tuple)
    rows = st.lists(row, min_size=length, max_size=length).map(tuple)
    states = (None, *(Place(f"City {number}", "GB", 0.0, float(number)) for number in range(cities)))
    return Chain(states, draw(rows), draw(rows), draw(SCORES))


def worth(chain: Chain, states: tuple[int, ...]) -> float:
    """Score one sequence by the definition."""
    total = chain.unary[0][states[0]]
    for index, (before, here) in enumerate(itertools.pairwise(states), start=1):
        total += chain.unary[index][here]
        if before != here:
            total += chain.change[index][here] + (0.0 if before else chain.out)
    return total


def every(chain: Chain) -> list[tuple[int, ...]]:
    """Give all sequences."""
    return list(itertools.product(range(len(chain.states)), repeat=len(chain.unary)))


@given(chains())
def test_the_best_is_the_best_of_all(chain: Chain) -> None:
    """Viterbi finds what trying every sequence finds."""
    found = worth(chain, tuple(decode.best(chain)))
    assert found == pytest.approx(max(worth(chain, states) for states in every(chain)))


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
