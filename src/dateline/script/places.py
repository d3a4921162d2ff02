"""What a name may mean: cities, landmarks, regions, countries and their people.

The gazetteer is sorted text, searched where it lies; no table of all places is ever built.
"""

from __future__ import annotations

import math
import mmap
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dateline.model import Place
from dateline.script.states import region

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_APOSTROPHES = str.maketrans("\u2019\u2018\u02bc\u2010\u2011", "'''--")
_SPELLED = str.maketrans({"\u00df": "ss", "\u0131": "i", "\u00f8": "o", "\u0142": "l", "\u0111": "d", "\u00e6": "ae"})


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Give the form that names are compared in: no case, no accents, one space.

    >>> fold("S\u00e3o  Paulo"), fold("Champs-\u00c9lys\u00e9es")
    ('sao paulo', 'champs-elysees')
    """
    if name.isascii():
        return " ".join(name.casefold().split())
    plain = unicodedata.normalize("NFKD", name.translate(_APOSTROPHES))
    plain = "".join(one for one in plain if not unicodedata.combining(one))
    return " ".join(plain.casefold().translate(_SPELLED).split())


class Area(NamedTuple):
    """A country, or a region of one."""

    country: str
    """ISO 3166-1 alpha-2."""
    region: str = ""
    """Empty for the whole country."""

    def holds(self, place: Place) -> bool:
        """Whether a place lies in it."""
        return place.country == self.country and self.region in ("", place.region)


@dataclass(frozen=True, slots=True)
class Known:
    """A place as the gazetteer has it."""

    place: Place
    """The city itself; for a suburb its metropolis."""
    population: int
    """Of the place that has the name."""
    name: str
    """The place that has the name, which may be a suburb."""
    own: bool = True
    """Whether it was named by its own name, not by another that it also has."""


class _Index:
    """Lines of sorted text, found by what stands before their first tab."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._starts, self._keys = [0], [b""]
        for near in range(_STRIDE, len(self._data), _STRIDE):
            start = self._data.find(b"\n", near) + 1
            if 0 < start < len(self._data):
                self._starts.append(start)
                self._keys.append(self._data[start : self._data.find(b"\t", start)])
        self._starts.append(len(self._data))

    @property
    def lines(self) -> int:
        """How many names there are."""
        return self._data[:].count(b"\n")

    def get(self, name: str) -> bytes:
        """Give the rest of a name's line, or nothing."""
        wanted = name.encode() + b"\t"
        block = max(0, bisect_right(self._keys, wanted[:-1]) - 1)
        lines = b"\n" + self._data[self._starts[block] : self._starts[block + 1]]
        at = lines.find(b"\n" + wanted)
        return lines[at + 1 + len(wanted) : lines.find(b"\n", at + 1)] if at >= 0 else b""


_STRIDE = 2048
"""Bytes between the lines whose names are kept for bisection."""


class Landmarks:
    """Parts of cities by folded name, looked up where they lie."""

    def __init__(self, index: _Index, place: Callable[[int], Place]) -> None:
        """Look at nothing yet."""
        self._index, self._place = index, place

    @lru_cache(maxsize=4096)  # noqa: B019 - one table lives as long as the program
    def get(self, name: str) -> tuple[Place, ...]:
        """Give the cities that have a landmark, or none."""
        return tuple(dict.fromkeys(self._place(int(where)) for where in self._index.get(name).split()))

    def __contains__(self, name: str) -> bool:
        return bool(self.get(name))

    def __len__(self) -> int:
        return self._index.lines


class Gazetteer:
    """The files beside this module."""

    def __init__(self, folder: Path) -> None:
        """Look at nothing yet."""
        self._folder = folder

    @cached_property
    def _names(self) -> _Index:
        return _Index(self._folder / "names.tsv")

    @cached_property
    def _places(self) -> mmap.mmap:
        with (self._folder / "places.tsv").open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    @cached_property
    def landmarks(self) -> Landmarks:
        """Districts, squares and nicknames, each with the cities that have one."""
        return Landmarks(_Index(self._folder / "landmarks.tsv"), self._place)

    @cached_property
    def heads(self) -> frozenset[Place]:
        """The cities that stories are told about most: those with a line of landmarks."""
        return frozenset(self._place(int(where)) for where in self._lines("heads.txt"))

    def label(self, place: Place) -> str:
        """Call a city so that it is not taken for a better-known namesake: "Paris, Texas", but "Paris"."""

        def rank(one: Known) -> tuple[bool, int]:
            return one.place in self.heads, one.population

        same = [one for one in self.find(place.city) if one.name == one.place.city == place.city]
        if not same or max(same, key=rank).place == place:
            return place.city
        return f"{place.city}, {place.region or self.country(place.country)}"

    def country(self, code: str) -> str:
        """Give a country's English name, as far as one is known."""
        return next((name.title() for name, areas in self.areas.items() if areas[0] == Area(code)), code)

    def named(self, name: str) -> Place | None:
        """Give the city that somebody means: "Lima", "Paris, Texas" or "Portland, US"; the best known of its name."""
        city, _, rest = name.partition(",")
        rest = region(rest)
        known = self.find(city.strip())
        within = self.areas.get(fold(rest), ()) or (Area(rest.strip().upper()),)
        fitting = [one.place for one in known if not rest.strip() or any(area.holds(one.place) for area in within)]
        return next((place for place in fitting if place in self.heads), fitting[0] if fitting else None)

    def headed(self, head: str) -> Place | None:
        """Give the most populous place that the head of a line means: "City, CC" or "City, CC, Region"."""
        city, country, *within = head.split(", ")
        fitting = (one.place for one in self.find(city) if one.place.country == country)
        return next((one for one in fitting if not within or one.region == within[0]), None)

    def stands(self, head: str) -> int | None:
        """Say where in places.tsv the city that the head of a line means stands."""
        city = head.partition(", ")[0]
        place = self.headed(head)
        listed = (int(where) for where in self._names.get(fold(place.city if place else city)).split())
        return next((where for where in listed if self._place(where) == place), None)

    @cached_property
    def areas(self) -> dict[str, tuple[Area, ...]]:
        """Countries in six languages, and regions, by folded name."""
        found: dict[str, tuple[Area, ...]] = {}
        for name in ("countries.tsv", "regions.tsv"):
            for line in (self._folder / name).read_text("utf-8").splitlines():
                key, *area = line.split("\t")
                found[key] = (*found.get(key, ()), Area(*area))
        return found

    @cached_property
    def peoples(self) -> dict[str, tuple[tuple[str, Area | Place], ...]]:
        """What people and things of a country or a city are called, as stems in six languages, by four letters."""
        found: dict[str, tuple[tuple[str, Area | Place], ...]] = {}
        for head, stems in _table(self._folder / "peoples.txt", " "):
            where = self.headed(head) if ", " in head else Area(head)
            for stem in stems if where else ():
                found[stem[:4]] = (*found.get(stem[:4], ()), (stem, where)) if where else ()
        return found

    def people(self, word: str) -> Area | Place | None:
        """Give the country or city that a word for its people belongs to: ``Milanese``, ``deutsche``, ``parisien``."""
        folded = fold(word)
        for stem, where in self.peoples.get(folded[:4], ()):
            if folded == stem or (
                stem[-1] == "*" and folded.startswith(stem[:-1]) and len(folded) - len(stem) < _ENDING
            ):
                return where
        return None

    def means(self, word: str) -> bool:
        """Whether a word names a country, its people or a city that is known everywhere."""
        known = self.find(word)
        return (
            fold(word) in self.areas or self.people(word) is not None or (bool(known) and known[0].place in self.heads)
        )

    @cached_property
    def common(self) -> frozenset[str]:
        """Places whose names are words: they need "in" before them."""
        return frozenset(word for line in self._lines("common.txt") for word in line.split())

    @cached_property
    def never(self) -> frozenset[str]:
        """Words that are no places in prose, whatever the gazetteer says: months, titles, first names."""
        return frozenset(word for line in self._lines("never.txt") for word in line.split())

    def _lines(self, name: str) -> Iterator[str]:
        lines = (self._folder / name).read_text("utf-8").splitlines()
        return (line for line in lines if line and not line.startswith("#"))

    @lru_cache(maxsize=4096)  # noqa: B019 - one gazetteer lives as long as the program
    def find(self, name: str) -> tuple[Known, ...]:
        """Give the places of a name, most populous first; a city that a language calls so has it for its own."""
        wanted = fold(name)
        listed = self._listed(wanted)
        called = self.exonyms.get(wanted)
        if called is None:
            return listed
        others = tuple(one for one in listed if one.place != called.place)
        return tuple(sorted((called, *others), key=lambda one: -one.population))

    def _listed(self, wanted: str) -> tuple[Known, ...]:
        return tuple(self._known(int(where), wanted) for where in self._names.get(wanted).split())

    @cached_property
    def exonyms(self) -> dict[str, Known]:
        """What other languages call a city, by folded name."""
        found: dict[str, Known] = {}
        for head, names in _table(self._folder / "exonyms.txt"):
            city, country, *within = head.split(", ")
            own = (one for one in self._listed(fold(city)) if one.place.country == country)
            known = next((one for one in own if not within or one.place.region == within[0]), None)
            if known is not None:
                called = Known(known.place, known.population, known.place.city)
                found.update({fold(name): called for name in names})
        return found

    def _place(self, where: int) -> Place:
        city, region, country, lat, lon, _, metropolis = self._row(where)
        if int(metropolis) >= 0:
            return self._place(int(metropolis))
        return Place(city, country, float(lat), float(lon), region)

    def _row(self, where: int) -> list[str]:
        return self._places[where : self._places.find(b"\n", where)].decode().split("\t")

    def _known(self, where: int, wanted: str) -> Known:
        row = self._row(where)
        place = self._place(where)
        name = fold(row[0])
        own = name == wanted or name.startswith(
            (f"{wanted} de ", f"{wanted} do ", f"{wanted} am ", f"{wanted} an der ")
        )
        return Known(place, int(row[5]), row[0], own=own)


_ENDING = 6
"""Letters that may follow a stem."""


def _table(path: Path, between: str = "; ") -> Iterator[tuple[str, list[str]]]:
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            head, _, names = line.partition(": ")
            yield head, names.split(between)


def distance(one: Place, other: Place) -> float:
    """Give kilometres on the sphere."""
    lat1, lat2, lon = map(math.radians, (one.lat, other.lat, one.lon - other.lon))
    cosine = math.sin(lat1) * math.sin(lat2) + math.cos(lat1) * math.cos(lat2) * math.cos(lon)
    return 6371 * math.acos(max(-1.0, min(1.0, cosine)))


def famous(known: tuple[Known, ...]) -> bool:
    """Whether the first place of a name is known far away."""
    return bool(known) and known[0].population >= _FAMOUS


_FAMOUS = 150_000


@cache
def gazetteer() -> Gazetteer:
    """Give the gazetteer that comes with dateline."""
    return Gazetteer(Path(str(files("dateline.script") / "data")))
