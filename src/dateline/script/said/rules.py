"""Rules that say a stretch of text differently from how it is written, and how they are carried out.

A rule looks at the text as it was written, so no rule sees another's words; where two would change the same
stretch, the one that stands first in its language's tuple does.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.model import Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Rule:
    """One way in which what is written differs from what is said."""

    id: str
    """What `read` prints, and what switches it off."""
    pattern: re.Pattern[str]
    """What it looks for."""
    say: Callable[[re.Match[str]], str | None]
    """What is said, or None to leave it to the rules after it."""

    @property
    def about(self) -> str:
        """What it does, in a line."""
        return (self.say.__doc__ or "").partition("\n")[0]


def rule(name: str, pattern: str, flags: int = 0) -> Callable[[Callable[[re.Match[str]], str | None]], Rule]:
    """Make a rule of a function; its docstring says what it does, with examples that are run.

    Args:
        name: The rule's id.
        pattern: A regular expression, written verbosely: white space in it means nothing.
        flags: Of the pattern, besides.
    """

    def made(say: Callable[[re.Match[str]], str | None]) -> Rule:
        return Rule(name, re.compile(pattern, re.VERBOSE | flags), say)

    return made


_HUGE = re.compile(r"\d(?:[.,'\u2019]?\d){99,}")
_ENDLESS = re.compile(r"\d(?:[\s.,'\u2019]?\d){14}")
"""A number for which there are no words; engines say its digits."""


class Readings:
    """Stretches of one text that are said differently, none of which overlap."""

    def __init__(self, text: str, found: Iterable[Reading] = ()) -> None:
        """Begin with what is settled already."""
        self.text = text
        self._searched = _HUGE.sub(lambda match: "x" * len(match[0]), text)
        """The same with a word in place of every number too long for any rule, which patterns would try at each digit."""
        self._found = sorted(found, key=lambda one: one.start)

    def add(self, one: Reading) -> None:
        """Add a reading where nothing is said differently yet."""
        at = bisect_left(self._found, one.start, key=lambda other: other.start)
        before = at > 0 and self._found[at - 1].end > one.start
        after = at < len(self._found) and self._found[at].start < one.end
        if not before and not after:
            self._found.insert(at, one)

    def apply(self, rules: Sequence[Rule], off: Collection[str] = ()) -> None:
        """Carry out rules, the first of them first."""
        for each in rules:
            if each.id in off:
                continue
            for match in each.pattern.finditer(self._searched):
                said = None if _ENDLESS.search(match[0]) else each.say(match)
                if said is not None and (said != match[0] or each.id == KEPT):
                    self.add(Reading(match.start(), match.end(), said, each.id))

    def all(self) -> tuple[Reading, ...]:
        """Give them in order."""
        return tuple(self._found)


KEPT = "phonemes"
"""The rule that keeps every other away from what an editor wrote in phonemes."""


def spoken(text: str, readings: Iterable[Reading]) -> str:
    """Put readings into the text they were found in.

    >>> spoken("Dr. No", [Reading(0, 3, "Doctor", "titles")])
    'Doctor No'
    """
    parts, last = [], 0
    for one in readings:
        parts += [text[last : one.start], one.said]
        last = one.end
    return " ".join("".join([*parts, text[last:]]).split())
