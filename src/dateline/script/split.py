"""Paragraphs + evidence -> the best segmentation per city: one exact dynamic programme.

A paragraph is either in one of the story's cities or in none. What it names speaks for a city, what tells of
no scene speaks for none, and changing costs something; the sequence with the best sum wins (Viterbi).
Headings and datelines outrank all of it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.script import places
from dateline.script.places import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.model import Kind, Place, Story
    from dateline.script.places import Mention

# What each weight means; `benchmarks/split.py` measures what they are worth.
RIVAL = 0.25  # how much the strongest other city in a paragraph speaks against this one
COUNTRY = 0.33  # a country or its people, for each of its cities that the story names
LANDMARK = 1.00  # a landmark, against a city's own name
STRONGEST = 2.00  # more evidence than this in one paragraph says no more
SWITCH = 0.70  # going from one city, or none, to another
ENTER = 0.80  # entering a city in a paragraph that does not name it
FADE = 0.01  # staying, for each paragraph since the city was named, up to six
SCENE = 0.30  # a paragraph that opens on a place or a time makes a change likelier
ANAPHORA = 0.43  # a paragraph that opens with he, she or but makes it less likely
NOWHERE = 0.05  # a paragraph that names no city, for none
GENERAL = 0.23  # each sign of a paragraph that tells of no scene
PERSONAL = 0.25  # each sign of one that does
MANY = 0.35  # three or more far-apart cities in a paragraph, for none
CALLBACK = 0.25  # what the story's end says of a city it has been to before, where nothing else happens
EDGE = 0.60  # the story's first paragraph, and its last ones, for none
SURE = 0.60  # a boundary below this margin is doubtful
CANDIDATES = 40  # cities that a story can be divided among
_MEMORY = 6

_SCENE = re.compile(
    r"^(in|at|on|by|when|that (night|morning|evening)|across|outside|back in|meanwhile|halfway|the next)\b",
    re.IGNORECASE,
)
_ANAPHORA = re.compile(
    r"^[\"\u201c]?(he|she|they|his|her|their|but|and|it was|for those|those|these|this|then|one of)\b", re.IGNORECASE
)
_GENERAL = re.compile(
    r"\b(the word|means?|everywhere|nobody knows|what comes next|in general|experts?|researchers?|studies|study|global|"
    r"worldwide|around the world|in every|each of them|all of them|these (cities|places)|"
    r"somewhere|anywhere|everyone|this (story|is what)|the question|perhaps|of course)\b",
    re.IGNORECASE,
)
_PERSONAL = re.compile(r"\b(he|she|his|her|here|says|said|told|the city|tonight|street)\b", re.IGNORECASE)
_DATELINE = re.compile(
    r"^([A-Z\u00c0-\u00de][A-Z\u00c0-\u00de .'\u2019-]{2,40})(?:, ([\w. ]{2,30}))?(?: \([^)]{1,40}\))? ?"
    r"[\u2014\u2013-]{1,2} ?"
)


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


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one paragraph says of where it is."""

    cities: Mapping[Place, float]
    """For each candidate that it speaks for."""
    none: float
    """For none."""
    gap: float
    """For a change at its start."""
    fixed: Place | None = None
    """What its heading or dateline says."""
    mentions: tuple[Mention, ...] = ()
    """Where all that comes from."""


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


def explain(story: Story, *, cities: tuple[str, ...] = ()) -> tuple[Evidence, ...]:
    """Weigh every paragraph; the cities are those that the whole story speaks for most."""
    gazette = places.gazetteer()
    common = _common(story)
    found = [places.mentions(one.text, gazette, common) for one in story.paragraphs]
    found = [_resolved(index, found, story) for index in range(len(found))]
    chosen = _candidates(found, gazette, cities)
    theme = _theme(found)
    last = len(found) - 1
    weighed = tuple(
        _weigh(
            one.text,
            _without(named, theme),
            chosen,
            _fixed(one.text, one.heading, gazette),
            edge=index == 0 or index >= last - 1,
        )
        for index, (one, named) in enumerate(zip(story.paragraphs, found, strict=True))
    )
    return _recalled(weighed)


def _theme(found: Sequence[tuple[Mention, ...]]) -> frozenset[str]:
    """Find the countries that the whole story is about: they say nothing of where a paragraph is."""
    counts = Counter(code for named in found for code in {one.country for one in named if one.country})
    return frozenset(code for code, count in counts.items() if count > max(2, len(found) / 5))


def _without(named: tuple[Mention, ...], theme: frozenset[str]) -> tuple[Mention, ...]:
    return tuple(one for one in named if one.country not in theme)


def _recalled(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Take call-backs for what they are: a story's end names its cities once more without going there."""
    tail = len(evidence) - max(2, len(evidence) // 6)
    visited = {place for one in evidence[:tail] for place, value in one.cities.items() if value >= _STRONG}

    def softened(one: Evidence) -> Evidence:
        worth = {place: value * (CALLBACK if place in visited else 1.0) for place, value in one.cities.items()}
        return one if one.fixed else replace(one, cities=worth)

    return (*evidence[:tail], *map(softened, evidence[tail:]))


def _common(story: Story) -> frozenset[str]:
    """Find words that the story also writes small: they are no names."""
    text = " ".join(one.text for one in story.paragraphs)
    return frozenset(fold(word) for word in re.findall(r"\b[^\W\d_]{3,}\b", text) if word.islower())


def _resolved(index: int, found: Sequence[tuple[Mention, ...]], story: Story) -> tuple[Mention, ...]:
    """Tell namesakes apart by the country or region beside them, or named within three paragraphs."""
    near = {one.country for named in found[max(0, index - 3) : index + 4] for one in named if one.country}
    text = story.paragraphs[index].text
    return tuple(_sorted_out(one, near, text[one.end : one.end + 40]) for one in found[index])


def _sorted_out(mention: Mention, near: set[str], after: str) -> Mention:
    if len(mention.places) < 2:  # noqa: PLR2004 - nothing to tell apart
        return mention
    beside = re.match(r", ([A-Z][\w ]+)", after)
    region = fold(beside[1]) if beside else ""
    sure = sum(share for _, share in mention.places)

    def weight(place: Place) -> float:
        named = bool(region) and bool(place.region) and region.startswith(fold(place.region))
        return (40.0 if named else 1.0) * (4.0 if place.country in near else 1.0)

    shares = [(place, share * weight(place)) for place, share in mention.places]
    total = sum(share for _, share in shares)
    settled = tuple((place, share / total * max(sure, 0.9 if region else 0.0)) for place, share in shares)
    return replace(mention, places=settled)


def _candidates(
    found: Sequence[tuple[Mention, ...]], gazette: places.Gazetteer, cities: tuple[str, ...]
) -> frozenset[Place]:
    if cities:
        known = (gazette.find(name)[:1] for name in cities)
        return frozenset(one.place for named in known for one in named)
    total: dict[Place, float] = defaultdict(float)
    for named in found:
        for mention in named:
            for place, share in mention.places:
                total[place] += mention.weight * share
    likely = [place for place in total if total[place] >= _LEAST]
    return frozenset(sorted(likely, key=lambda place: (-total[place], place.city, place.country))[:CANDIDATES])


_SIGNED = 2
"""So many headings or datelines that name a city divide the story by themselves."""
_LEAST = 0.55
"""A city that the whole story speaks for less than this is a namesake, a surname or a passing word."""


def _weigh(
    text: str, named: tuple[Mention, ...], chosen: frozenset[Place], fixed: Place | None, *, edge: bool
) -> Evidence:
    cities: dict[Place, float] = defaultdict(float)
    countries = {one.country: one.weight for one in named if one.country}
    for mention in named:
        worth = LANDMARK if mention.why.startswith("a landmark") else 1.0
        for place, share in mention.places:
            if place in chosen:
                cities[place] += worth * mention.weight * share
    strong = [place for place, value in cities.items() if value >= _STRONG]
    for place in chosen:
        if place.country in countries:
            cities[place] += COUNTRY * countries[place.country]
    capped = {place: min(value, STRONGEST) for place, value in cities.items()}
    if fixed is not None:
        capped[fixed] = _CERTAIN
    return Evidence(capped, _none(text, strong, edge=edge), _gap(text), fixed, named)


_STRONG = 0.5
_NAMED = 0.2
"""Less than this is a country or a namesake: the city itself was not named."""
_CERTAIN = 50.0
_FAR = 3


def _none(text: str, strong: Sequence[Place], *, edge: bool) -> float:
    """Score a paragraph for being nowhere."""
    score = NOWHERE if not strong else 0.0
    score += GENERAL * min(2, len(_GENERAL.findall(text)))
    score -= PERSONAL * min(2, len(_PERSONAL.findall(text)))
    score += MANY if len(strong) >= _FAR else 0.0
    return score + (EDGE if edge else 0.0)


def _gap(text: str) -> float:
    """Score a paragraph for starting something new."""
    return (SCENE if _SCENE.match(text) else 0.0) - (ANAPHORA if _ANAPHORA.match(text) else 0.0)


def _fixed(text: str, heading: str, gazette: places.Gazetteer) -> Place | None:
    """Give the city that a heading or a dateline names."""
    dateline = _DATELINE.match(text)
    for name in (heading, dateline[1].title() if dateline else ""):
        if not name:
            continue
        for part in (name, *re.split(r"\s*[:,\u2014\u2013|/-]\s*|\d+\.?\s+", name)):
            known = gazette.find(part) if part else ()
            if known and (known[0].population >= _HEADED or not heading):
                return known[0].place
            if part and len(gazette.landmarks.get(fold(part), ())) == 1:
                return gazette.landmarks[fold(part)][0]
    return None


_HEADED = 100_000


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
            named = place is None or one.cities.get(place, 0.0) >= _NAMED
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
