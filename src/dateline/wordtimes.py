"""When each written word is heard, from when each said word starts: "$4" is heard as "four dollars"."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from dateline.model import Samples, WordTime

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.model import Mark, Reading, Timed

_TOKEN = re.compile(r"\w+")
_WORD = re.compile(r"\S*\w\S*")


def words(text: str, readings: Sequence[Reading], said: str, timed: Timed) -> tuple[tuple[WordTime, ...], bool]:
    """Give the time of every written word of a line, and whether the engine told it.

    Args:
        text: As written.
        readings: What of it is said differently.
        said: What the engine was asked to say.
        timed: When the line is heard, and its marks, which count characters of ``said``.

    Returns:
        Words in order, each ending where the next one starts; and False where times are spread by length, since
        the engine tells none.
    """
    written = [found.span() for found in _WORD.finditer(text)]
    told = _told(text, readings, said, timed.marks, written) if timed.marks else None
    starts = told or _spread(text, written, timed)
    clipped = [min(max(at, timed.start), timed.end) for at in starts]
    rising = [max(clipped[: index + 1]) for index in range(len(clipped))]
    pairs = zip(written, pairwise([*rising, timed.end]), strict=True)
    return tuple(
        WordTime(Samples(round(at)), Samples(round(end)), start, stop - start) for (start, stop), (at, end) in pairs
    ), told is not None


def _spread(text: str, written: Sequence[tuple[int, int]], timed: Timed) -> list[float]:
    """Let a word begin where its characters would, if all lasted as long."""
    length = max(1, len(text))
    return [timed.start + (timed.end - timed.start) * start / length for start, _ in written]


def _told(
    text: str, readings: Sequence[Reading], said: str, marks: Sequence[Mark], written: Sequence[tuple[int, int]]
) -> list[float] | None:
    """Give when each written word starts, or None where what is said cannot be laid beside it."""
    tokens = [(found[0].casefold(), found.start()) for found in _TOKEN.finditer(said)]
    times = _times([start for _, start in tokens], marks)
    anchors: list[tuple[int, float]] = []
    at = 0
    for start, expected in _expected(text, readings):
        fitting = next((one for one in expected if [token for token, _ in tokens[at : at + len(one)]] == one), None)
        if fitting is None:
            return None
        if fitting:
            anchors.append((start, times[at]))
        at += len(fitting)
    if at != len(tokens) or not anchors:
        return None
    return [_between(anchors, start, stop) for start, stop in written]


def _expected(text: str, readings: Sequence[Reading]) -> Iterator[tuple[int, list[list[str]]]]:
    """Give each token of the text, and for a reading what may be said in its place: the respelling, or as written."""
    last = 0
    for one in (*readings, None):
        stop = one.start if one else len(text)
        for found in _TOKEN.finditer(text, last, stop):
            yield found.start(), [[found[0].casefold()]]
        if one:
            written = text[one.start : one.end]
            yield one.start, [[each.casefold() for each in _TOKEN.findall(form)] for form in (one.said, written)]
            last = one.end


def _times(tokens: Sequence[int], marks: Sequence[Mark]) -> list[float]:
    """Give each token the time of the mark it is in; within a mark, its share."""
    starts = [mark.start for mark in marks]
    found: list[float] = []
    for start in tokens:
        index = max(0, bisect_right(starts, start) - 1)
        mark = marks[index]
        after = marks[index + 1].at if index + 1 < len(marks) else mark.at
        share = min(1.0, max(0, start - mark.start) / max(1, mark.length))
        found.append(mark.at + (after - mark.at) * share)
    return found


def _between(anchors: Sequence[tuple[int, float]], start: int, stop: int) -> float:
    """Give the time of a word: its own anchor's, or its share of the way from the one before to the one after."""
    places = [place for place, _ in anchors]
    index = bisect_right(places, max(start, stop - 1)) - 1
    inside = [at for place, at in anchors if start <= place < stop]
    if inside:
        return inside[0]
    if index < 0:
        return anchors[0][1]
    place, at = anchors[index]
    after = anchors[index + 1] if index + 1 < len(anchors) else (place, at)
    return at + (after[1] - at) * (start - place) / max(1, after[0] - place)
