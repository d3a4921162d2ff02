"""How paragraphs in no city are worded, and how scenes begin: two trained scores, their words in data/wordings.tsv.

A score is a logistic regression over words and pairs of words, fitted by benchmarks/fit.py to stories with gold.
Names count as one word, and so do numbers, so that a score says how something is told, not what it is about.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_NAME = re.compile(r"(?<=[a-z\u00df-\u00ff,;] )[A-Z\u00c0-\u00de][\w'\u2019]*")
_WORD = re.compile(r"\^|\w+(?:['\u2019]\w+)*|[\"\u201c\u201d\u2018\u00ab\u00bb\u201e\u2014\u2013:?;.]")
_FIRST, _LAST = 12, 8
"""Words of a paragraph's beginning, and of the end of the one before, that tell whether a scene begins."""
_STEP = 12
"""Words by which lengths are told apart, up to six steps."""
_MOST = 3.0
"""A score beyond this says no more."""
BIAS = "="
"""The word that every paragraph has."""


def nowhere(text: str, language: str) -> float | None:
    """Say how much a paragraph is worded like those in no city, from -3 to 3; nothing for a language not learnt."""
    weights = _table().get((language[:2], "none"))
    return None if weights is None else score(weights, told(text, language))


def turn(before: str, after: str, language: str) -> float | None:
    """Say how much two paragraphs are worded like the end of a scene and the beginning of the next, from -3 to 3."""
    weights = _table().get((language[:2], "gap"))
    return None if weights is None else score(weights, edges(before, after, language))


def told(text: str, language: str) -> frozenset[str]:
    """Give the words and the pairs of words of a paragraph.

    >>> sorted(told("He met Ana in 1999.", "en"))
    ['.', '0', '0 .', '=', '^', '^ in', 'he', 'he met', 'in', 'in 0', 'met', 'met ^']
    """
    words = _words(text, language)
    return frozenset((BIAS, *words, *map(" ".join, pairwise(words))))


def edges(before: str, after: str, language: str) -> frozenset[str]:
    """Give what tells of a scene's end and of a beginning: first and last words, and how long both are."""
    ending, opening = _words(before, language), _words(after, language)
    sizes = (f"{side}{min(6, len(words) // _STEP)}" for side, words in (("<", ending), (">", opening)))
    return frozenset((
        BIAS, *sizes, f"^{' '.join(opening[:1])}", f"^{' '.join(opening[:2])}",
        *(f"{one} >" for one in opening[:_FIRST]), *(f"< {one}" for one in ending[-_LAST:]),
    ))  # fmt: skip


def _words(text: str, language: str) -> list[str]:
    """Cut a text into words, names (but for German, whose nouns look like them) and numbers each as one."""
    plain = text if language[:2] == "de" else _NAME.sub("^", text)
    return _WORD.findall(re.sub(r"\d+", "0", plain).lower().replace("\u2019", "'"))


def score(weights: Mapping[str, float], words: Iterable[str]) -> float:
    """Add up what words weigh, in an order of their own, so that the same words give the same score."""
    return max(-_MOST, min(_MOST, sum(weights.get(one, 0.0) for one in sorted(words))))


@cache
def _table() -> Mapping[tuple[str, str], Mapping[str, float]]:
    found: defaultdict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    for line in files("dateline.script").joinpath("data/wordings.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            language, kind, word, weight = line.split("\t")
            found[language, kind][word] = float(weight)
    return found
