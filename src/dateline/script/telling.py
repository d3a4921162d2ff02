"""What a paragraph tells besides places: who is in it, how it begins, what it is like; for none, and for a change."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.script import smallwords, wordings
from dateline.script.places import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.model import Place, Story
    from dateline.script.mentions import Mention, Named

Features = dict[str, float]
STRONG = 0.4
"""With so much evidence a paragraph speaks for a city."""
_YEAR = re.compile(r"\b(?:1[5-9]\d\d|20[0-4]\d)\b")
_QUOTED = re.compile(r"[\"\u201c\u201e\u00ab]|(?<!\w)\u2018|^[\u2014\u2013]")
_MARKS = "\"'\u201c\u201e\u00ab\u2018\u2014\u2013"
_MOST = 3
"""More words of a kind say no more."""
_BESIDE = 3
"""Paragraphs in which somebody who is named is still there."""
_SHORT = 5
"""A story of so few paragraphs has no opening or closing to speak of."""
_LONG = 12
"""So many more, and it most likely has both."""


class Telling:
    """A story's paragraphs, looked at for all but where they are."""

    def __init__(self, story: Story, named: Named) -> None:
        """Look once at the whole story."""
        self._texts = [one.text for one in story.paragraphs]
        self._headed = [bool(one.heading) for one in story.paragraphs]
        self._folded = [fold(text) for text in self._texts]
        self._words = smallwords.words(story.language)
        self._language = story.language
        self._people = named.people
        self._mentions = named.mentions
        self._first: dict[str, int] = {}
        for index, here in enumerate(named.people):
            for key in here:
                self._first.setdefault(key, index)
        self._opens = [_opening(text, self._words) for text in self._folded]

    def nowhere(self, index: int, named: Mapping[Place, float]) -> Features:
        """Measure a paragraph for being in no city, given what it says for each."""
        count, folded, found = len(self._texts), self._folded[index], self._mentions[index]
        features = {"none": 1.0, "named": max(named.values(), default=0.0)}
        edge = {0: "first", count - 1: "last"}.get(index)
        if edge and count > _SHORT:
            features[edge] = min(1.0, (count - _SHORT) / _LONG)
        signs = {
            "many": _far_apart(found),
            "he": bool(self._words.he & set(re.findall(r"\w+", folded))),
            "quoted": bool(_QUOTED.search(self._texts[index])),
            "year": bool(_YEAR.search(folded)),
            "recap": self._recap(index),
            "alike": self._alike(index),
            "figures": len(re.findall(r"\d+", self._texts[index])) >= _MOST,
        }
        features.update({name: 1.0 for name, true in signs.items() if true})
        features["general"] = float(min(_MOST, len(self._words.general.findall(folded))))
        if (worded := wordings.nowhere(self._texts[index], self._language)) is not None:
            features["worded"] = worded
        features["near"] = float(min(_MOST, len(self._words.near.findall(folded))))
        return features

    def gap(self, index: int) -> Features:
        """Measure a paragraph for starting something new."""
        text = self._folded[index].lstrip(_MARKS + " ")
        signs = {
            "carries_on": bool(self._words.carries_on.match(text)),
            "sets_out": bool(self._words.sets_out.match(text)),
            "speech": self._texts[index][:1] in _MARKS,
            "span": index > 0 and bool(self._people[index] & self._people[index - 1]),
            "heading": self._headed[index],
            "across": self._across(index),
        }
        features = {name: 1.0 for name, true in signs.items() if true}
        worded = wordings.turn(self._texts[index - 1], self._texts[index], self._language) if index else None
        return features if worded is None else {**features, "turn": worded}

    def met(self, index: int, named: Sequence[Mapping[Place, float]]) -> dict[Place, float]:
        """Say in which cities the people who come back were met first, from 0 to 1."""
        found: dict[Place, float] = {}
        for first in (self._first[key] for key in self._back(index)):
            for near in range(max(0, first - _BESIDE), min(index, first + _BESIDE + 1)):
                close = 1.0 - abs(near - first) / (_BESIDE + 1)
                for place, value in named[near].items():
                    found[place] = max(found.get(place, 0.0), min(1.0, value) * close)
        return found

    def _back(self, index: int) -> list[str]:
        """Give the people of a paragraph who were not there for a while."""
        recent = frozenset[str]().union(*self._people[max(0, index - _BESIDE) : index])
        return sorted(key for key in self._people[index] - recent if self._first[key] < index - _BESIDE)

    def _across(self, index: int) -> bool:
        """Whether somebody is there shortly before and after, if not in the paragraphs that meet."""
        before, after = self._people[max(0, index - _BESIDE) : index], self._people[index : index + _BESIDE]
        meet = bool(index) and bool(self._people[index] & self._people[index - 1])
        return not meet and bool(frozenset[str]().union(*before) & frozenset[str]().union(*after))

    def _recap(self, index: int) -> bool:
        """Whether two people or more come back who were not there for a while."""
        return len(self._back(index)) > 1

    def _alike(self, index: int) -> bool:
        """Whether a paragraph begins as one beside it does ("For the baker … For his sons …"): a list of callbacks."""
        beside = [near for near in (index - 1, index + 1) if 0 <= near < len(self._opens)]
        return bool(self._opens[index]) and self._opens[index] in (self._opens[near] for near in beside)


def _opening(folded: str, words: smallwords.Words) -> str:
    """Give the first word of a paragraph, if it is one by which a list goes on."""
    first = next(iter(re.findall(r"\w+", folded[:_GLANCE])), "")
    usual = words.he | words.inside | smallwords.every("articles")
    return "" if first in usual or words.carries_on.match(folded) else first


_GLANCE = 40
"""Characters that hold any first word."""


def _far_apart(found: Sequence[Mention]) -> bool:
    return len({one.places[0][0] for one in found if one.kind == "city" and one.places}) >= _MOST
