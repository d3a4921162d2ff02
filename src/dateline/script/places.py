"""Names in a text -> places: what each was taken for, how surely, and why.

The gazetteer is two sorted text files, searched where they lie; no table of everything is ever built.
"""

from __future__ import annotations

import mmap
import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.model import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

_APOSTROPHES = str.maketrans("\u2019\u2018\u02bc", "'''")


def fold(name: str) -> str:
    """Give the form that names are compared in: no case, no accents, one space.

    >>> fold("S\u00e3o  Paulo"), fold("Champs-\u00c9lys\u00e9es")
    ('sao paulo', 'champs-elysees')
    """
    plain = unicodedata.normalize("NFKD", name.translate(_APOSTROPHES))
    plain = "".join(one for one in plain if not unicodedata.combining(one))
    return " ".join(plain.replace("ß", "ss").replace("\u0131", "i").casefold().split())


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


class Gazetteer:
    """The files beside this module."""

    def __init__(self, folder: Path) -> None:
        """Look at nothing yet."""
        self._folder = folder

    @cached_property
    def _names(self) -> mmap.mmap:
        with (self._folder / "names.tsv").open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    @cached_property
    def _places(self) -> mmap.mmap:
        with (self._folder / "places.tsv").open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    @cached_property
    def landmarks(self) -> dict[str, tuple[Place, ...]]:
        """Districts, squares and nicknames by folded name, each with the cities that have one."""
        found: dict[str, tuple[Place, ...]] = {}
        for head, names in _table(self._folder / "landmarks.txt"):
            city, _, country = head.rpartition(", ")
            place = next((one.place for one in self.find(city) if one.place.country == country), None)
            for name in names if place else ():
                found[fold(name)] = (*found.get(fold(name), ()), place) if place else ()
        return found

    @cached_property
    def countries(self) -> dict[str, str]:
        """Names and demonyms of countries and large regions, folded, and the country's code."""
        pairs = ((fold(name), code) for code, names in _table(self._folder / "countries.txt") for name in names)
        return dict(pairs)

    @cached_property
    def common(self) -> frozenset[str]:
        """Words that begin sentences far more often than they name a place."""
        lines = (self._folder / "common.txt").read_text("utf-8").splitlines()
        return frozenset(word for line in lines if not line.startswith("#") for word in line.split())

    @lru_cache(maxsize=4096)  # noqa: B019 - one gazetteer lives as long as the program
    def find(self, name: str) -> tuple[Known, ...]:
        """Give the places of a name, most populous first."""
        wanted = fold(name)
        return tuple(self._known(int(where), wanted) for where in self._where(wanted.encode() + b"\t").split())

    def _where(self, wanted: bytes) -> bytes:
        """Search the sorted names by halves."""
        data, low, high = self._names, 0, len(self._names)
        while low < high:
            middle = data.rfind(b"\n", 0, (low + high) // 2) + 1
            middle = max(middle, low)
            end = data.find(b"\n", middle)
            line = data[middle:end]
            if line.startswith(wanted):
                return line[len(wanted) :]
            if line < wanted:
                low = end + 1
            else:
                high = middle
        return b""

    def _row(self, where: int) -> list[str]:
        return self._places[where : self._places.find(b"\n", where)].decode().split("\t")

    def _known(self, where: int, wanted: str) -> Known:
        row = self._row(where)
        metropolis = int(row[6])
        shown = self._row(metropolis) if metropolis >= 0 else row
        place = Place(shown[0], shown[2], float(shown[3]), float(shown[4]), shown[1])
        return Known(place, int(row[5]), row[0], own=fold(row[0]) == wanted)


def _table(path: Path) -> Iterator[tuple[str, list[str]]]:
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            head, _, names = line.partition(": ")
            yield head, names.split("; ")


@cache
def gazetteer() -> Gazetteer:
    """Give the gazetteer that comes with dateline."""
    return Gazetteer(Path(str(files("dateline.script") / "data")))


# --- mentions ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a paragraph, and what it was taken for."""

    start: int
    """First character."""
    end: int
    """One past the last."""
    surface: str
    """As written."""
    places: tuple[tuple[Place, float], ...]
    """What it may be, each with a probability; empty for a country."""
    country: str
    """The country's code where a country or demonym is named."""
    weight: float
    """What its role in the sentence makes of it: 1 for a scene, less for an origin or a list."""
    why: str
    """What it was taken for, and why."""
    whole: bool = False
    """Whether it names the city itself, not a part of it."""


_WORD = re.compile(r"[^\W\d_](?:[\w.]|['\u2019\u2018-](?=\w))*", re.UNICODE)
_LONGEST = 4
_AWAY = re.compile(
    r"\b(from|left|leave|leaving|fled|of|between|than|toward|towards|via|as far as|born in|back to|called|to|for)"
    r"\s+(the\s+)?$",
    re.IGNORECASE,
)
_HERE = re.compile(
    r"\b(in|at|on|near|across|outside|over|through|around|downtown|central|inside|im|am|en|\u00e0|dans|em|na|no|a|ad)"
    r"\s+(the\s+|downtown\s+)?$",
    re.IGNORECASE,
)
_PERSONAL = re.compile(r"\b(Mr|Mrs|Ms|Dr|Sir|President|Minister|General|Gen|Prof|Professor|Captain|Judge)\.?\s+$")
_SPOKEN = re.compile(r"[\"\u201c\u00ab\u201e]([^\"\u201d\u00bb]{8,})[\"\u201d\u00bb]")


def mentions(text: str, gazette: Gazetteer, common: frozenset[str] = frozenset()) -> tuple[Mention, ...]:
    """Find what a paragraph names.

    Args:
        text: One paragraph.
        gazette: Where names are looked up.
        common: Words that the story also writes small, so that they are no names.
    """
    words = list(_WORD.finditer(text))
    spoken = [match.span() for match in _SPOKEN.finditer(text)]
    found, index = [], 0
    while index < len(words):
        mention, used = _longest(text, words, index, gazette, common)
        if mention is not None:
            inside = any(start <= mention.start < end for start, end in spoken)
            around = (words[index - 1][0] if index else None, _word(words, index + used))
            found.append(_weighed(text, mention, around, quoted=inside))
        index += used
    return tuple(found)


def _longest(
    text: str, words: list[re.Match[str]], index: int, gazette: Gazetteer, common: frozenset[str]
) -> tuple[Mention | None, int]:
    first = words[index]
    if not (first[0][0].isupper() or ord(first[0][0]) > 0x24F):  # noqa: PLR2004 - scripts without capitals
        return None, 1
    for count in range(min(_LONGEST, len(words) - index), 0, -1):
        last = words[index + count - 1]
        surface = text[first.start() : last.end()]
        if count > 1 and (not last[0][0].isupper() or re.search(r"[.;:!?\n]\s", surface)):
            continue
        for form in dict.fromkeys((surface.rstrip("."), re.sub(r"['\u2019]s?$", "", surface.rstrip(".")))):
            mention = _taken(form, first.start(), gazette, common if count == 1 else frozenset())
            if mention is not None:
                return mention, count
    return None, 1


def _taken(form: str, start: int, gazette: Gazetteer, common: frozenset[str]) -> Mention | None:
    folded, end = fold(form), start + len(form)
    if folded in gazette.common or folded in common or len(folded) < 2:  # noqa: PLR2004 - an initial is no place
        return None
    if folded in gazette.countries:
        return Mention(start, end, form, (), gazette.countries[folded], 1.0, "a country or its people")
    marks = gazette.landmarks.get(folded, ())
    if marks:
        share = 1.0 / len(marks)
        return Mention(start, end, form, tuple((place, share) for place in marks), "", 1.0, "a landmark")
    known = [one for one in gazette.find(form)[:5] if one.own or one.population >= _ALIAS]
    if not known:
        return None
    shares = [(one.population * (1.0 if one.own else 0.3)) ** 0.8 for one in known]
    sure = max(_prior(one) for one in known)
    places = tuple((one.place, sure * share / sum(shares)) for one, share in zip(known, shares, strict=True))
    whole = known[0].name == known[0].place.city
    return Mention(start, end, form, places, "", 1.0, f"a city of {known[0].population:,}", whole=whole)


_ALIAS = 300_000


_SIZES = ((1_000_000, 1.0), (250_000, 0.85), (100_000, 0.6), (0, 0.3))


def _prior(known: Known) -> float:
    """Give how likely a bare name means this place: cities are named more often than towns."""
    size = next(share for least, share in _SIZES if known.population >= least)
    return size * (1.0 if known.own else 0.95)


def _weighed(text: str, mention: Mention, around: tuple[str | None, str | None], *, quoted: bool) -> Mention:
    """Give a mention the weight of its role in the sentence."""
    before, after = text[max(0, mention.start - 24) : mention.start], text[mention.end : mention.end + 24]
    weight, why = 1.0, mention.why
    if _PERSONAL.search(before) or _is_person(text, mention, around):
        weight, why = 0.15, f"{why}, but part of a name"
    elif _AWAY.search(before):
        weight, why = 0.35, f"{why}, but an origin or a comparison"
    elif _HERE.search(before) or after.startswith(("'s", "\u2019s")) or not before.strip() or before.endswith(". "):
        weight, why = 1.0, f"{why}, where something happens"
    else:
        weight, why = 0.7, f"{why}, in passing"
    if mention.start < _OPENING and weight >= _PLAIN:
        weight *= 1.25
    if quoted:
        weight, why = weight * 0.6, f"{why}, in a quotation"
    return replace(mention, weight=round(weight, 3), why=why)


_OPENING = 60
"""Characters: what the first words of a paragraph name is likely its scene."""
_PLAIN = 0.7


def _is_person(text: str, mention: Mention, around: tuple[str | None, str | None]) -> bool:
    """Whether a capitalised neighbour makes a person or a company of a name."""
    before, after = around
    if mention.country or " " in mention.surface:
        return False
    if before and before[0].isupper() and not before.isupper() and text[: mention.start].endswith(f"{before} "):
        lead = text[: mention.start - len(before) - 1].rstrip()
        starts = not lead or lead.endswith((".", "!", "?", '"', "\u201d"))
        if not starts and fold(before) not in _DIRECTIONS:
            return True
    return bool(after and after[0].isupper() and text.startswith(f" {after}", mention.end))


def _word(words: list[re.Match[str]], index: int) -> str | None:
    return words[index][0] if index < len(words) else None


_DIRECTIONS = frozenset(
    [
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "downtown",
        "greater",
        "old",
        "inner",
    ]
)
