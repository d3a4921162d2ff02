"""A story -> the best segmentation per city, what each segment does in the story, and how sure that is.

Headings and datelines outrank what the text says; where there are none, the chain of :mod:`.decode` decides.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.script import decode, people, places
from dateline.script.evidence import explain, weights
from dateline.script.telling import STRONG

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dateline.model import Kind, Place, Story
    from dateline.script.decode import Chain, Likely
    from dateline.script.evidence import Evidence
    from dateline.script.mentions import House

SURE = 0.88
"""A boundary that is less likely than this, within one paragraph, is doubtful; so is a city."""
_USUAL = 12
"""Paragraphs from which on a story is like those of the fit; in a shorter one a city may have one paragraph."""
_SETS_OUT = 4.0
"""How much more "In Lisbon, ..." then says of a change, at most: chosen by hand, no story of the fit is so short."""
_BRIEF = 2
"""Paragraphs under a heading that are where the one city is that they name."""
_SIGNED = 2
"""So many headings or datelines that name a city divide the story by themselves."""
_EARLY = 0.2
"""The part of a story in which a stretch without a city still opens it, after a cold open."""


@dataclass(frozen=True, slots=True)
class Division:
    """A run of paragraphs in one place, or in none."""

    kind: Kind
    """What it does in the story."""
    place: Place | None
    """Where it plays."""
    title: str
    """From the text: the heading, or the place and what it is about."""
    start: int
    """Index of its first paragraph."""
    stop: int
    """One past its last."""
    margin: float
    """How likely the boundary at its start is right within one paragraph, from 0 to 1."""
    doubt: str = ""
    """What else could be, for an editor to look at; empty when it is sure."""
    label: str = ""
    """What its slate says: the city, told from better-known namesakes."""

    @property
    def doubtful(self) -> bool:
        """Whether an editor should look at it."""
        return bool(self.doubt)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a paragraph is where it is."""

    place: Place | None
    """Where it was put."""
    likely: float
    """How likely that is, from 0 to 1; 1 where a heading or dateline says so."""
    runner_up: Place | None
    """The next best place, or none."""
    runner_up_likely: float
    """How likely that is."""
    margin: float
    """How likely it is that a segment begins here, within one paragraph."""
    evidence: Evidence
    """What it says of where it is."""


def split(
    story: Story, *, per: str = "city", cities: tuple[Place, ...] = (), house: House | None = None
) -> tuple[Division, ...]:
    """Divide a story.

    Args:
        story: The paragraphs.
        per: ``city``, ``heading`` (every heading starts a division) or ``none`` (one division).
        cities: When any are named, only these are candidates.
        house: What the show says of names.

    Returns:
        Divisions in order, without gaps; a story without a city is one.
    """
    return reasoned(story, per=per, cities=cities, house=house)[0]


def reasoned(
    story: Story, *, per: str = "city", cities: tuple[Place, ...] = (), house: House | None = None
) -> tuple[tuple[Division, ...], tuple[Reason, ...]]:
    """Divide a story as :func:`split` does, and say why."""
    if per == "none":
        return (_whole(story),), ()
    evidence = explain(story, cities=cities, house=house)
    divisions, links, found = divided(story, evidence, weights(), per=per, asked=bool(cities))
    divisions = tuple(_titled(one, story, evidence) for one in _kinds(divisions, story))
    return _named_as_written(divisions, evidence, story), _reasons(divisions, evidence, links, found)


def divided(
    story: Story, evidence: Sequence[Evidence], table: Mapping[str, float], *, per: str = "city", asked: bool = False
) -> tuple[Sequence[Division], Chain, Likely]:
    """Divide what was weighed by a table of weights, not yet said what each part does; and the chain behind it."""
    links = decode.chain(evidence, _expected(table, len(story.paragraphs), asked=asked))
    found = decode.likely(links)
    best = decode.best(links, found)
    headed = [index for index, one in enumerate(story.paragraphs) if one.heading]
    fixed = [index for index, one in enumerate(evidence) if one.fixed]
    divisions: Sequence[Division]
    if per == "heading" and headed:
        divisions = _by_heading(story, evidence, headed)
    elif len({*headed, *fixed}) >= _SIGNED:
        divisions = _by_section(story, evidence, sorted({*headed, *fixed}), _by_chain(story, links, found, best))
    elif not any(best):
        divisions = (_whole(story),)
    elif only := _only_city(evidence):
        divisions = (Division("city", only, "", 0, len(story.paragraphs), 1.0),)
    else:
        divisions = _by_chain(story, links, found, best)
    return divisions, links, found


def _expected(table: Mapping[str, float], paragraphs: int, *, asked: bool) -> Mapping[str, float]:
    """Expect cities that are asked for, and in a short story a change wherever a paragraph sets out somewhere."""
    half = {name: table[name] / 2 for name in ("switch", "city_1") if asked}
    short = _SETS_OUT * max(0.0, 1.0 - paragraphs / _USUAL)
    none = table["none"] - short / 2  # a story of four paragraphs has hardly an interlude
    return {**table, **half, "sets_out": table["sets_out"] + short, "none": none}


def _whole(story: Story) -> Division:
    return Division("interlude", None, story.headline or "The story", 0, len(story.paragraphs), 1.0)


# --- the chain's divisions ---------------------------------------------------------------


def _by_chain(story: Story, links: Chain, found: Likely, best: Sequence[int]) -> tuple[Division, ...]:
    count = len(story.paragraphs)
    starts = [index for index in range(count) if index == 0 or best[index] != best[index - 1]]
    divisions = []
    for start, stop in zip(starts, [*starts[1:], count], strict=True):
        state = best[start]
        kind: Kind = "city" if state else "interlude"
        margin = 1.0 if start == 0 else round(1.0 - decode.unbroken(links, found, start - 2, start + 2), 3)
        doubt = "; ".join(filter(None, (_where(links, found, best, start), _which(links, found, state, start, stop))))
        divisions.append(Division(kind, links.states[state], "", start, stop, margin, doubt))
    return tuple(divisions)


def _where(links: Chain, found: Likely, best: Sequence[int], start: int) -> str:
    """Say where else a segment could start, when its start is not sure."""
    if start == 0 or 1.0 - decode.unbroken(links, found, start - 2, start + 2) >= SURE:
        return ""
    before, state = best[start - 1], best[start]
    later = found.states[start][before]
    sooner = found.states[start - 1][state]
    if max(later, sooner) < _POSSIBLE:
        return "in doubt: perhaps nothing new begins here"
    return f"could also start one paragraph {'later' if later >= sooner else 'earlier'}"


_POSSIBLE = 0.2


def _which(links: Chain, found: Likely, state: int, start: int, stop: int) -> str:
    """Say what else a segment could be, when its place is not sure."""
    rows = found.states[start:stop]
    mean = [sum(row[other] for row in rows) / len(rows) for other in range(len(links.states))]
    other = max((one for one in range(len(mean)) if one != state), key=lambda one: mean[one], default=None)
    if other is None or mean[state] >= _LIKELY or mean[other] < _POSSIBLE:
        return ""
    place = links.states[other]
    return f"could also be {place.city if place else 'in no one city'}"


_LIKELY = 0.6
"""A place or a boundary is rather so than not."""


def _reasons(
    divisions: Sequence[Division], evidence: Sequence[Evidence], links: Chain, found: Likely
) -> tuple[Reason, ...]:
    reasons = []
    number = 0
    for index, one in enumerate(evidence):
        number += index >= divisions[number].stop
        place = divisions[number].place
        state = links.states.index(place) if place in links.states else 0
        row = found.states[index]
        second = max((other for other in range(len(row)) if other != state), key=lambda other: row[other], default=0)
        margin = 1.0 if index == 0 else round(1.0 - decode.unbroken(links, found, index - 2, index + 2), 3)
        chance = 1.0 if one.fixed else row[state]
        reasons.append(Reason(place, chance, links.states[second], row[second], margin, one))
    return tuple(reasons)


def _only_city(evidence: Sequence[Evidence]) -> Place | None:
    """Give the city of a story that stays in one: named time and again, every other once and in passing."""
    spoken = Counter(place for one in evidence for place, value in one.cities.items() if value >= STRONG)
    often = [place for place, count in spoken.items() if count > 1]
    arrives = any("arrives" in one.enter[place] for one in evidence for place in spoken if place not in often)
    return often[0] if len(often) == 1 and spoken[often[0]] >= _OFTEN and not arrives else None


_OFTEN = 3
"""Paragraphs."""

# --- headings ----------------------------------------------------------------------------


def _by_heading(story: Story, evidence: Sequence[Evidence], headed: Sequence[int]) -> tuple[Division, ...]:
    made = []
    for start, stop in _sections(story, headed):
        place = evidence[start].fixed
        kind: Kind = "city" if place else "interlude"
        made.append(Division(kind, place, story.paragraphs[start].heading, start, stop, 1.0))
    return tuple(made)


def _sections(story: Story, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    edges = sorted({0, *starts})
    return zip(edges, [*edges[1:], len(story.paragraphs)], strict=True)


def _by_section(
    story: Story, evidence: Sequence[Evidence], starts: Sequence[int], chained: Sequence[Division]
) -> tuple[Division, ...]:
    """Divide at every heading and dateline; where one names no city, the chain says where its section is.

    Among headings that are cities, one that is none stands over a section in no city, unless its text names one.
    """
    made: list[Division] = []
    signed = 2 * sum(1 for start in starts if evidence[start].fixed) >= len(starts)
    for start, stop in _sections(story, starts):
        heading, place = story.paragraphs[start].heading, evidence[start].fixed
        named = {city for one in evidence[start:stop] for city, value in one.cities.items() if value >= STRONG}
        silent = not named
        if heading and not place and len(named) == 1 and stop - start <= _BRIEF:  # too few for the chain to go by
            place = min(named, key=str)
        inside = [one for one in chained if one.start < stop and one.stop > start]
        if place or (signed and silent):
            after = _after_dateline(inside, stop) if place and not heading and stop == len(evidence) else stop
            made.append(Division("city" if place else "interlude", place, heading, start, after, 1.0))
            made += [replace(inside[-1], stop=stop)] if after < stop else []
            continue
        kept = [replace(one, start=max(start, one.start), stop=min(stop, one.stop)) for one in inside]
        kept[0] = replace(kept[0], title=heading, margin=1.0)
        made += kept
    return tuple(made)


def _after_dateline(inside: Sequence[Division], stop: int) -> int:
    """Say where the story leaves the last dateline's city for none: a closing has no dateline of its own."""
    last = inside[-1]
    return last.start if len(inside) > 1 and last.place is None and last.margin >= _LIKELY else stop


# --- what it does in the story -----------------------------------------------------------

_ORDINARY: dict[str, dict[str, str]] = {
    "en": {"opening": "Opening", "interlude": "Interlude", "closing": "Closing"},
    "de": {"opening": "Auftakt", "interlude": "Zwischenspiel", "closing": "Schluss"},
    "fr": {"opening": "Ouverture", "interlude": "Interm\u00e8de", "closing": "\u00c9pilogue"},
    "es": {"opening": "Apertura", "interlude": "Interludio", "closing": "Cierre"},
    "pt": {"opening": "Abertura", "interlude": "Interl\u00fadio", "closing": "Desfecho"},
    "it": {"opening": "Apertura", "interlude": "Intermezzo", "closing": "Chiusura"},
}


def _kinds(divisions: Sequence[Division], story: Story) -> list[Division]:
    """Say which stretches without a city open and close the story."""
    count = len(story.paragraphs)
    words = _ORDINARY.get(story.language.partition("-")[0], _ORDINARY["en"])
    found = []
    for number, one in enumerate(divisions):
        kind: Kind = one.kind
        if one.place is None and len(divisions) > 1:
            early = number == 0 or (number < _SIGNED + 1 and one.start <= count * _EARLY)
            kind = "opening" if early else "closing" if one.stop == count else "interlude"
        found.append(replace(one, kind=kind, title=one.title or ("" if one.place else words.get(kind, ""))))
    return found


def _titled(one: Division, story: Story, evidence: Sequence[Evidence]) -> Division:
    """Name a segment by its place and what it opens with there: a district, a street, or else a person."""
    if one.place is None:
        return one
    label = places.gazetteer().label(one.place)
    if one.title:
        return replace(one, label=label)
    phrase = _phrase(one, story, evidence)
    return replace(one, label=label, title=f"{label}: {phrase}" if phrase else label)


def _phrase(one: Division, story: Story, evidence: Sequence[Evidence]) -> str:
    for each in evidence[one.start : one.stop]:
        for mention in each.mentions:
            if mention.kind == "landmark" and mention.weight >= _PLAIN and mention.places[0][0] == one.place:
                return mention.surface
    for paragraph in story.paragraphs[one.start : one.stop]:
        person = people.person(paragraph.text, story.language)
        if person:
            return person
    return ""


_PLAIN = 0.7


def _named_as_written(
    divisions: Sequence[Division], evidence: Sequence[Evidence], story: Story
) -> tuple[Division, ...]:
    """Call a city what the story calls it: Wien in German, Vienna in English."""
    if story.language.partition("-")[0] == "en":
        return tuple(divisions)
    forms: dict[Place, Counter[str]] = defaultdict(Counter)
    for mention in (one for each in evidence for one in each.mentions):
        if mention.places and mention.whole:
            capitals = mention.surface.isupper()  # a dateline's
            forms[mention.places[0][0]][mention.surface.title() if capitals else mention.surface] += 1

    def renamed(one: Division) -> Division:
        if one.place is None or not forms[one.place]:
            return one
        name = forms[one.place].most_common(1)[0][0]
        title = one.title.replace(one.place.city, name, 1)
        label = one.label.replace(one.place.city, name, 1)
        return replace(one, place=replace(one.place, city=name), title=title, label=label)

    return tuple(renamed(one) for one in divisions)
