"""What each paragraph says of where it is: mentions, weighed for the story's candidate cities and for none."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.script import places
from dateline.script.places import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.model import Place, Story
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
NAMED = 0.20  # less evidence than this is a country or a namesake: the city itself was not named
SURE = 0.60  # a boundary below this margin is doubtful
CANDIDATES = 40  # cities that a story can be divided among

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
