"""What was to be said beside what was heard: which words of which sentence are missing, changed or too many. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """A sentence, and what was heard in its place."""

    expected: Words
    """Its words, normalised."""
    heard: Words
    """Those that stand for them."""
    errors: int
    """Words changed, missing or too many."""
    missing: int
    """Words with nothing in their place."""
    start: int
    """Of them, at its start, in a row."""
    end: int
    """Of them, at its end, in a row."""
    gap: int
    """The most words that are missing between two that were heard, where four in a row or more were not."""


def compare(expected: Sequence[Words], heard: Words) -> tuple[Compared, ...]:
    """Lay what was heard along sentences, by the fewest changes.

    Args:
        expected: The words of each sentence, in the order in which they are spoken.
        heard: All words heard in that stretch.
    """
    flat = [word for words in expected for word in words]
    links = _links(flat, heard)
    found, at, low = [], 0, 0
    for number, words in enumerate(expected):
        mine = links[at : at + len(words)]
        at += len(words)
        later = (link for link in links[at:] if link is not None)
        last = max((link + 1 for link in mine if link is not None), default=low)
        high = next(later, len(heard)) if number + 1 == len(expected) else last
        found.append(_compared(words, mine, heard[low:high], low))
        low = high
    return tuple(found)


def _compared(words: Words, links: Sequence[int | None], heard: Words, low: int) -> Compared:
    same = sum(link is not None and heard[link - low] == word for word, link in zip(words, links, strict=True))
    linked = sum(link is not None for link in links)
    missing = len(words) - linked
    errors = missing + (linked - same) + (len(heard) - linked)
    gap = _gap(words, [None if link is None else link - low for link in links], heard)
    return Compared(words, heard, errors, missing, _run(links), _run(links[::-1]), gap)


def _run(links: Sequence[int | None]) -> int:
    """Count the words without anything in their place at the start."""
    return next((index for index, link in enumerate(links) if link is not None), len(links))


_ROW = 4
"""Words in a row: an ear drops a word or two, and hears fewer as one."""


def _gap(words: Words, links: Sequence[int | None], heard: Words) -> int:
    """Count what is missing of the longest row of words of which none was heard.

    Words that were heard in their place, changed or invented, are taken off, so that none of them hides the others.
    """
    same = [(at, link) for at, link in enumerate(links) if link is not None and heard[link] == words[at]]
    rows = pairwise([(-1, -1), *same, (len(words), len(heard))])
    lengths = ((there - here - 1, other - one - 1) for (here, one), (there, other) in rows)
    return max((long - instead for long, instead in lengths if long >= _ROW), default=0)


def distance(one: Sequence[str], other: Sequence[str]) -> int:
    """Count the words to change, add or take away.

    >>> distance("a b c".split(), "a x c d".split())
    2
    """
    return int(_table(one, other)[-1][-1])


def _table(one: Sequence[str], other: Sequence[str]) -> list[list[float]]:
    """Fill the table of Levenshtein's distances between all beginnings.

    Among changes that cost the same, words that look alike stand for each other: their costs differ by fractions
    that never sum to a whole.
    """
    rows: list[list[float]] = [[float(index) for index in range(len(other) + 1)]]
    tie = 0.25 / (len(one) + len(other) + 1)
    for index, word in enumerate(one, 1):
        above, row = rows[-1], [float(index)]
        for column, heard in enumerate(other):
            row.append(min(above[column] + _cost(word, heard, tie), above[column + 1] + 1, row[column] + 1))
        rows.append(row)
    return rows


def _cost(word: str, heard: str, tie: float) -> float:
    if word == heard:
        return 0.0
    return 1.0 + tie * ((word[0] != heard[0]) + (word[-1] != heard[-1]))


def _links(expected: Sequence[str], heard: Sequence[str]) -> list[int | None]:
    """Give for each expected word the index of what was heard in its place, or None."""
    rows = _table(expected, heard)
    links: list[int | None] = [None] * len(expected)
    down, right = len(expected), len(heard)
    tie = 0.25 / (down + right + 1)
    while down and right:
        both = rows[down - 1][right - 1] + _cost(expected[down - 1], heard[right - 1], tie)
        if both <= min(rows[down - 1][right], rows[down][right - 1]) + 1:
            down, right = down - 1, right - 1
            links[down] = right
        elif rows[down - 1][right] <= rows[down][right - 1]:
            down -= 1
        else:
            right -= 1
    return links
