"""The chain of dateline.script.decode as arrays: the likelihood of gold and its gradient, all stories at once.

The same sums as in the package, which keeps to the standard library, for a fit that takes seconds. Axes: story,
paragraph, state, age (how many paragraphs the story has been there; the last stands for longer ones, too).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dateline.script import decode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dateline.script.evidence import Evidence

    Array = NDArray[np.float64]

_AGES = len(decode.LENGTHS)
_LONGEST = 40
"""Paragraphs from which a story is summed by itself, so that others are not padded to its length."""


@dataclass(frozen=True)
class Batch:
    """Stories of like length, padded to the longest."""

    unary: Array
    """[story, paragraph, state, feature]"""
    change: Array
    """[story, paragraph, state, feature]: a change into the state, what comes out of none excepted."""
    signed: Array
    """[story, paragraph, state]: what headings and datelines say, besides."""
    there: NDArray[np.bool_]
    """[story, paragraph, state]: which are no padding."""
    gold: NDArray[np.bool_]
    """[story, paragraph, state]: which gold allows."""
    last: NDArray[np.intp]
    """[story]: the index of its last paragraph."""
    share: Array
    """[story]: how much it counts."""


def batches(stories: Sequence[tuple[Sequence[Evidence], list[list[int]], float]], names: Sequence[str]) -> list[Batch]:
    """Pack stories: what their paragraphs say, the states that gold allows each, and how much each story counts."""
    ranked = sorted(stories, key=lambda one: len(one[0]))
    parts = [[one for one in ranked if low <= len(one[0]) < high] for low, high in ((0, 16), (16, 22), (22, _LONGEST))]
    parts += [[one] for one in ranked if len(one[0]) >= _LONGEST]
    return [_packed(part, {name: number for number, name in enumerate(names)}) for part in parts if part]


def _packed(part: Sequence[tuple[Sequence[Evidence], list[list[int]], float]], index: dict[str, int]) -> Batch:
    states = [decode.states(evidence) for evidence, _, _ in part]
    shape = len(part), max(len(one) for one, _, _ in part), max(map(len, states))
    unary, change = np.zeros((*shape, len(index))), np.zeros((*shape, len(index)))
    signed, there, gold = np.zeros(shape), np.zeros(shape, bool), np.zeros(shape, bool)
    for row, (evidence, allowed, _) in enumerate(part):
        for time, one in enumerate(evidence):
            there[row, time, : len(states[row])] = True
            gold[row, time, allowed[time]] = True
            for state, place in enumerate(states[row]):
                signed[row, time, state] = decode.signed(one, place)
                for name, value in one.features[place].items():
                    if name in index:
                        unary[row, time, state, index[name]] += value
                into = {"to_none": 1.0} if place is None else one.enter[place]
                for name, value in {"switch": 1.0, **one.gap, **into}.items():
                    if name in index:
                        change[row, time, state, index[name]] += value
    last = np.array([len(one) - 1 for one, _, _ in part])
    return Batch(unary, change, signed, there, gold, last, np.array([share for _, _, share in part]))


def gradient(batch: Batch, weights: Array, names: Sequence[str]) -> tuple[float, Array]:
    """Give the logarithm of gold's likelihood, and how it changes with each weight."""
    index = {name: number for number, name in enumerate(names)}
    gold, slope = _expected(batch, weights, index, batch.gold)
    free, fall = _expected(batch, weights, index, batch.there)
    return float(batch.share @ (gold - free)), slope - fall


@dataclass(frozen=True)
class _Scores:
    """What a batch's stories score by a table of weights; no logarithms."""

    unary: Array
    """[story, paragraph, state], the best state's as one, and nought where a state is not allowed."""
    most: Array
    """[story, paragraph]: the logarithm of what the best state's was."""
    change: Array
    """[story, paragraph, state]"""
    lengths: Array
    """[state, age]"""
    longer: Array
    """[state]"""
    out: float
    """A change from none, besides."""


def _scores(batch: Batch, weights: Array, index: dict[str, int], allowed: NDArray[np.bool_]) -> _Scores:
    told = np.where(allowed, batch.unary @ weights + batch.signed, -np.inf)
    most = np.where(allowed.any(2), told.max(2), 0.0)
    kinds = np.minimum(np.arange(told.shape[2]), 1)
    lengths, longer = (np.exp(weights[np.array(rows)])[kinds] for rows in _rows(index))
    change = np.exp(batch.change @ weights)
    return _Scores(
        np.exp(told - most[..., None]), most, change, lengths, longer, float(np.exp(weights[index["from_none"]]))
    )


def _rows(index: dict[str, int]) -> tuple[list[list[int]], list[int]]:
    """Give the rows of the weights of lengths, and of what longer ones pay: none's first, then cities'."""
    kinds = ("none", "city")
    return [[index[f"{kind}_{one}"] for one in decode.LENGTHS] for kind in kinds], [
        index[f"{kind}_longer"] for kind in kinds
    ]


def _expected(batch: Batch, weights: Array, index: dict[str, int], allowed: NDArray[np.bool_]) -> tuple[Array, Array]:
    """Give the logarithm of each story's sum over the allowed sequences, and all features' expected counts.

    The passes are scaled so that each paragraph's forward sums are one; their scales make the sum (Rabiner 1989).
    """
    scores = _scores(batch, weights, index, allowed)
    forward, ends, scale = _forward(scores, batch.last)
    whole = ends[np.arange(len(ends)), batch.last].sum(1)
    inside = np.arange(forward.shape[1]) <= batch.last[:, None]
    total = np.log(whole) + np.where(inside, np.log(scale) + scores.most, 0.0).sum(1)
    backward, after, into = _backward(scores, batch.last, scale, whole)

    share = np.where(inside, batch.share[:, None], 0.0)[..., None]
    marginal = (forward * backward).sum(3) * share
    enter = forward[..., 0] * backward[..., 0] * share
    enter[:, 0] = 0.0
    slope: Array = np.tensordot(marginal, batch.unary, 3) + np.tensordot(enter, batch.change, 3)
    slope[index["from_none"]] += (ends[:, :-1, :1] * scores.out * into[:, 1:, 1:] * share[:, 1:]).sum()
    ended = forward * scores.lengths * (after * share)[..., None]
    ahead = scores.unary[:, 1:] / scale[:, 1:, None] * backward[:, 1:, :, -1]
    beyond = forward[:, :-1, :, -1] * scores.longer * ahead * share[:, 1:]
    for kind, (lengths, longer) in enumerate(zip(*_rows(index), strict=True)):
        mine = np.minimum(np.arange(forward.shape[2]), 1) == kind
        slope[lengths] += ended[:, :, mine].sum((0, 1, 2))
        slope[longer] += beyond[..., mine].sum()
    return total, slope


def _forward(scores: _Scores, last: NDArray[np.intp]) -> tuple[Array, Array, Array]:
    stories, times, count = scores.unary.shape
    forward = np.zeros((stories, times, count, _AGES))
    ends = np.zeros((stories, times, count))
    scale = np.ones((stories, times))
    for time in range(times):
        now = forward[:, time]
        if time:
            before = forward[:, time - 1]
            now[..., 0] = _others(ends[:, time - 1], scores.out) * scores.change[:, time]
            now[..., 1:] = before[..., :-1]
            now[..., -1] += before[..., -1] * scores.longer
        else:
            now[..., 0] = 1.0
        now *= scores.unary[:, time, :, None]
        scale[:, time] = np.where(time <= last, now.sum((1, 2)), 1.0)
        now /= scale[:, time, None, None]
        ends[:, time] = (now * scores.lengths).sum(2)
    return forward, ends, scale


def _backward(scores: _Scores, last: NDArray[np.intp], scale: Array, whole: Array) -> tuple[Array, Array, Array]:
    """Pass back: the passes themselves, what follows where a segment ends, and what a change into a state gives."""
    stories, times, count = scores.unary.shape
    backward = np.zeros((stories, times, count, _AGES))
    after, into = np.zeros((stories, times, count)), np.zeros((stories, times, count))
    for time in range(times - 1, -1, -1):
        final = (last == time)[:, None]
        if time + 1 < times:
            ahead = backward[:, time + 1] * (scores.unary[:, time + 1] / scale[:, time + 1, None])[..., None]
            into[:, time + 1] = ahead[..., 0] * scores.change[:, time + 1]
            after[:, time] = _others(into[:, time + 1], 1.0)
            after[:, time, 0] *= scores.out
            stay = backward[:, time]
            stay[..., :-1] = ahead[..., 1:]
            stay[..., -1] = ahead[..., -1] * scores.longer
            stay *= ~final[..., None]
        after[:, time] = np.where(final, 1.0 / whole[:, None], after[:, time])
        backward[:, time] += scores.lengths * after[:, time, :, None]
    return backward, after, into


def _others(values: Array, none: float) -> Array:
    """Sum, for each state, over all states that a change can come from or go to; ``none`` is what the first counts."""
    cities = values[:, 1:].sum(1, keepdims=True)
    rest = np.maximum(0.0, cities - values[:, 1:]) + none * values[:, :1]
    return np.concatenate((cities, rest), 1)
