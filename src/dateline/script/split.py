"""Paragraphs + evidence -> the best segmentation per city: one exact dynamic programme.

A paragraph is either in one of the story's cities or in none. What it names speaks for a city, what tells of
no scene speaks for none, and changing costs something; the sequence with the best sum wins (Viterbi).
Headings and datelines outrank all of it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.script.evidence import ENTER, FADE, NAMED, RIVAL, SURE, SWITCH, explain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.model import Kind, Place, Story
    from dateline.script.evidence import Evidence

_MEMORY = 6
"""Paragraphs after which staying in a city costs no more than before."""
_SIGNED = 2
"""So many headings or datelines that name a city divide the story by themselves."""


@dataclass(frozen=True, slots=True)
class Division:
    """A run of paragraphs in one place, or in none."""

    kind: Kind
    """What it does in the story."""
    place: Place | None
    """Where it plays."""
    title: str
    """From the text: the heading, or the place."""
    start: int
    """Index of its first paragraph."""
    stop: int
    """One past its last."""
    margin: float
    """How much worse the story would be divided without the boundary at its start."""
    doubtful: bool
    """Whether an editor should look at that boundary."""


def split(story: Story, *, per: str = "city", cities: tuple[str, ...] = ()) -> tuple[Division, ...]:
    """Divide a story.

    Args:
        story: The paragraphs.
        per: ``city``, ``heading`` (every heading starts a division) or ``none`` (one division).
        cities: When any are named, only these are candidates.

    Returns:
        Divisions in order, without gaps; a story without a city is one.
    """
    count = len(story.paragraphs)
    if per == "none":
        return (_whole(story),)
    evidence = explain(story, cities=cities)
    headed = [index for index, one in enumerate(story.paragraphs) if one.heading]
    fixed = [index for index, one in enumerate(evidence) if one.fixed]
    if per == "heading" and headed:
        return _named_as_written(_by_heading(story, evidence, headed), evidence, story)
    if len(fixed) >= _SIGNED and 2 * len(fixed) >= len(headed):
        signed = _by_heading(story, evidence, sorted({*headed, *fixed}))
        return _named_as_written(signed, evidence, story)
    if not any(one.cities or one.fixed for one in evidence):
        return (_whole(story),)
    states, margins = _decode(evidence)
    starts = [index for index in range(count) if index == 0 or states[index] != states[index - 1]]
    if all(states[start] is None for start in starts):
        return (_whole(story),)
    stops = [*starts[1:], count]
    divisions = [_division(story, states, margins, start, stop) for start, stop in zip(starts, stops, strict=True)]
    return _named_as_written(_kinds(divisions, count), evidence, story)


def _named_as_written(
    divisions: Sequence[Division], evidence: Sequence[Evidence], story: Story
) -> tuple[Division, ...]:
    """Call a city what the story calls it: Wien in German, Vienna in English."""
    if story.language.partition("-")[0] == "en":
        return tuple(divisions)
    forms: dict[Place, Counter[str]] = defaultdict(Counter)
    for mention in (one for each in evidence for one in each.mentions):
        if mention.places and mention.whole:
            forms[mention.places[0][0]][mention.surface] += 1

    def renamed(one: Division) -> Division:
        if one.place is None or not forms[one.place]:
            return one
        name = forms[one.place].most_common(1)[0][0]
        title = name if one.title == one.place.city else one.title
        return replace(one, place=replace(one.place, city=name), title=title)

    return tuple(renamed(one) for one in divisions)


def _whole(story: Story) -> Division:
    title = story.headline or "The story"
    return Division("interlude", None, title, 0, len(story.paragraphs), 9.0, doubtful=False)


# --- the programme -----------------------------------------------------------------------

_State = "Place | None"


def _decode(evidence: Sequence[Evidence]) -> tuple[list[Place | None], list[float]]:
    """Find the best sequence of places, and how much each paragraph's state beats the next best one."""
    options = _options(evidence)
    forward = _pass(evidence, options)
    states = _trace(forward)
    return states, _margins(evidence, states)


def _options(evidence: Sequence[Evidence]) -> tuple[Place | None, ...]:
    named = {place for one in evidence for place in one.cities}
    return (None, *sorted(named, key=lambda place: (place.city, place.country, place.lat)))


def _score(one: Evidence, place: Place | None, since: int) -> float:
    if place is None:
        rival = max(one.cities.values(), default=0.0)
        return one.none - RIVAL * rival
    own = one.cities.get(place, 0.0)
    rival = max((value for other, value in one.cities.items() if other != place), default=0.0)
    return own - RIVAL * rival - FADE * min(since, _MEMORY)


_Cell = tuple[float, int, int]
"""Best sum, index of the state before, paragraphs since the city was named."""


def _pass(
    evidence: Sequence[Evidence], options: Sequence[Place | None]
) -> list[tuple[Sequence[Place | None], list[_Cell]]]:
    """Fill the table. Every change costs the same, so one best predecessor serves all states."""
    table: list[tuple[Sequence[Place | None], list[_Cell]]] = []
    before: list[_Cell] = []
    for number, one in enumerate(evidence):
        row: list[_Cell] = []
        top = max(range(len(before)), key=lambda index: before[index][0]) if before else -1
        for index, place in enumerate(options):
            named = place is None or one.cities.get(place, 0.0) >= NAMED
            entering = 0.0 if named else -ENTER
            if number == 0:
                row.append((entering + _score(one, place, 0), -1, 0))
                continue
            change = before[top][0] - SWITCH + one.gap + entering + _score(one, place, 0)
            since = 0 if named else before[index][2] + 1
            stay = before[index][0] + _score(one, place, since)
            row.append((stay, index, since) if stay >= change or top == index else (change, top, 0))
        table.append((options, row))
        before = row
    return table


def _trace(table: Sequence[tuple[Sequence[Place | None], list[_Cell]]]) -> list[Place | None]:
    options, row = table[-1]
    index = max(range(len(row)), key=lambda one: row[one][0])
    states: list[Place | None] = []
    for _, cells in reversed(table):
        states.append(options[index])
        index = cells[index][1]
    return states[::-1]


def _margins(evidence: Sequence[Evidence], states: Sequence[Place | None]) -> list[float]:
    """Give how much each boundary is worth: against moving it by a paragraph, and against not changing."""
    margins = [9.0] * len(states)
    for index in range(1, len(states)):
        if states[index] == states[index - 1]:
            continue
        here, there = states[index], states[index - 1]
        later = _score(evidence[index], here, 0) - _score(evidence[index], there, 1)
        sooner = _score(evidence[index - 1], there, 1) - _score(evidence[index - 1], here, 0) + ENTER
        margins[index] = round(min(later, sooner) + max(0.0, evidence[index].gap), 3)
    return margins


# --- what it does in the story -----------------------------------------------------------


def _division(
    story: Story, states: Sequence[Place | None], margins: Sequence[float], start: int, stop: int
) -> Division:
    place = states[start]
    heading = story.paragraphs[start].heading
    title = heading or (place.city if place else "")
    doubtful = start > 0 and margins[start] < SURE
    return Division("city" if place else "interlude", place, title, start, stop, margins[start], doubtful=doubtful)


_ORDINARY: dict[Kind, str] = {"opening": "Opening", "interlude": "Interlude", "closing": "Closing"}


def _kinds(divisions: Sequence[Division], count: int) -> list[Division]:
    """Say which stretches without a city open and close the story."""
    found = []
    for number, one in enumerate(divisions):
        kind: Kind = one.kind
        if one.place is None:
            kind = "opening" if number == 0 else "closing" if one.stop == count else "interlude"
        found.append(replace(one, kind=kind, title=one.title or _ORDINARY.get(kind, "")))
    return found


def _by_heading(story: Story, evidence: Sequence[Evidence], headed: Sequence[int]) -> tuple[Division, ...]:
    starts = sorted({0, *headed})
    stops = [*starts[1:], len(story.paragraphs)]
    divisions = []
    for start, stop in zip(starts, stops, strict=True):
        place = evidence[start].fixed
        title = story.paragraphs[start].heading or (place.city if place else "")
        kind: Kind = "city" if place else "interlude"
        divisions.append(Division(kind, place, title, start, stop, 9.0, doubtful=False))
    return tuple(_kinds(divisions, len(story.paragraphs)))
