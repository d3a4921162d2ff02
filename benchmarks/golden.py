"""Stories with gold, and what a division is measured by.

Gold lies beside each story as NAME.gold.json: {"paragraphs": [{"city", "kind"}, …], "boundaries": [index, …],
"speakers": [{"paragraph", "quote", "who"}, …], "landmarks": [{"name", "city"}, …]}; the last two are optional.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.script import story
from dateline.script.places import fold, gazetteer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.model import Place, Story

OWN = Path(__file__).parent / "stories"
"""Stories of this repository, none of which was written by who wrote the splitter's rules."""
UNSEEN = Path(__file__).parent / "unseen"
"""More of them, which no weight was fitted to."""


@dataclass(frozen=True)
class Gold:
    """A story and what is true of it."""

    name: str
    story: Story
    cities: tuple[str, ...]
    """The city of each paragraph, "" for none."""
    boundaries: tuple[int, ...]
    speakers: tuple[dict[str, Any], ...]
    landmarks: tuple[dict[str, str], ...] = ()
    """What it names of its cities: {"name", "city"}."""


def stories(folders: Sequence[Path]) -> list[Gold]:
    """Read every story that has gold, in folders and below."""
    found = []
    for path in sorted(one for folder in folders for one in folder.rglob("*.gold.json")):
        gold = json.loads(path.read_text("utf-8"))
        text = path.with_name(path.name.replace(".gold.json", ".txt"))
        told = story.read(text)
        labels = gold["paragraphs"]
        if len(labels) != len(told.paragraphs):  # gold of a story with headings may count them
            blocks = [block for block in text.read_text("utf-8").split("\n\n") if block.strip()]
            labels = [one for one, block in zip(labels, blocks, strict=True) if not block.startswith("#")]
        cities = tuple(one["city"] or "" for one in labels)
        edges = tuple(edges_of([(one["city"], one["kind"]) for one in labels]))
        name = path.name.replace(".gold.json", "")
        found.append(Gold(name, told, cities, edges, tuple(gold.get("speakers", ())), tuple(gold.get("landmarks", ()))))
    return found


def edges_of(labels: Sequence[object]) -> list[int]:
    """Give the indices at which a label differs from the one before."""
    return [index for index in range(1, len(labels)) if labels[index] != labels[index - 1]]


def same(name: str, place: Place | None) -> bool:
    """Whether gold's name for a city means a place: "Vienna", "Wien", "Paris, Texas"."""
    if place is None or not name:
        return place is None and not name
    city, _, region = name.partition(", ")
    if region and fold(region) not in (fold(place.region), fold(gazetteer().country(place.country))):
        return False
    if fold(city) == fold(place.city):
        return True
    known = gazetteer().find(city)
    here = (round(place.lat, 2), round(place.lon, 2))
    return any(
        (round(one.place.lat, 2), round(one.place.lon, 2)) == here for one in known if one.own or one is known[0]
    )


def matched(found: Sequence[int], gold: Sequence[int], within: int) -> int:
    """Count boundaries that match one to one within so many paragraphs."""
    left = list(gold)
    hits = 0
    for one in sorted(found, key=lambda one: min((abs(one - other) for other in gold), default=99)):
        near = [other for other in left if abs(other - one) <= within]
        if near:
            left.remove(min(near, key=lambda other: abs(other - one)))
            hits += 1
    return hits


@dataclass
class Score:
    """Sums over stories."""

    found: int = 0
    gold: int = 0
    exact: int = 0
    near: int = 0
    right: int = 0
    paragraphs: int = 0
    city_right: int = 0
    city: int = 0
    set_hit: int = 0
    set_found: int = 0
    set_gold: int = 0
    sure: int = 0
    sure_near: int = 0

    def add(self, gold: Gold, labels: Sequence[Place | None], starts: Sequence[int], sure: Sequence[int]) -> list[bool]:
        """Add a story; give which paragraphs are right."""
        self.found += len(starts)
        self.gold += len(gold.boundaries)
        self.exact += matched(starts, gold.boundaries, 0)
        self.near += matched(starts, gold.boundaries, 1)
        right = [same(name, place) for name, place in zip(gold.cities, labels, strict=True)]
        self.right += sum(right)
        self.paragraphs += len(right)
        self.city_right += sum(ok for ok, name in zip(right, gold.cities, strict=True) if name)
        self.city += sum(bool(name) for name in gold.cities)
        places = {place for place in labels if place}
        names = {name for name in gold.cities if name}
        self.set_hit += sum(any(same(name, place) for name in names) for place in places)
        self.set_found += len(places)
        self.set_gold += len(names)
        self.sure += len(sure)
        self.sure_near += sum(any(abs(one - other) <= 1 for other in gold.boundaries) for one in sure)
        return right

    def row(self, name: str) -> str:
        """Give a line of the table."""

        def share(part: float, whole: float) -> str:
            return f"{part / whole:.2f}" if whole else "  - "

        cells = (
            share(2 * self.exact, self.found + self.gold),
            share(2 * self.near, self.found + self.gold),
            share(self.right, self.paragraphs),
            share(self.city_right, self.city),
            share(self.set_hit, self.set_found),
            share(self.set_hit, self.set_gold),
            share(self.sure, self.found),
            share(self.sure_near, self.sure),
        )
        return f"{name:34} " + "  ".join(f"{cell:>5}" for cell in cells)


HEAD = f"{'':34} " + "  ".join(f"{one:>5}" for one in ("exact", "near", "right", "city", "P", "R", "sure", "ok"))
"""Boundary F1 exact and within one paragraph; paragraphs right, and those with a city; the set of cities;
boundaries not marked doubtful, and of those the share within one paragraph of gold."""
