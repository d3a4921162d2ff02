"""Names in a story -> what each was taken for, how surely, and why: a scene's place, an origin, a person, a word."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from dateline.script import namesakes, people, roles, smallwords
from dateline.script.places import Area, famous, fold
from dateline.script.roles import Context, Spot
from dateline.script.tokens import ELIDING, tokens

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.model import Place, Story
    from dateline.script.places import Gazetteer, Known
    from dateline.script.tokens import Token


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a paragraph, and what it was taken for."""

    start: int
    """First character."""
    end: int
    """One past the last."""
    surface: str
    """As written."""
    kind: str
    """city, landmark, people (of a city) or area (a country, a region, their people)."""
    places: tuple[tuple[Place, float], ...]
    """What it may be, each with a probability; empty for an area."""
    areas: tuple[Area, ...]
    """The countries and regions it may be."""
    weight: float
    """What its role in the sentence makes of it: 1 for a scene, less for an origin or a list."""
    why: str
    """What it was taken for, and why."""
    whole: bool = False
    """Whether it names the city itself, not a part of it."""


@dataclass(frozen=True, slots=True)
class House:
    """What a show says of names; it outranks the gazetteer."""

    places: Mapping[str, Place | None] = field(default_factory=dict)
    """A name, folded, and its city, or none."""
    people: frozenset[str] = frozenset()
    """Names, folded, that are people and never places."""


_LONGEST = 5
_PARTICLES = smallwords.every("particles")
_SPOKEN = re.compile(
    r"[\"\u201c\u00ab\u201e\u2018][^\"\u201d\u00bb\u2019]{8,}(?:[\"\u201d\u00bb]|\u2019(?!\w))|^[\u2014\u2013-] ?.{8,}"
)


@dataclass(frozen=True, slots=True)
class Named:
    """What a story names."""

    mentions: tuple[tuple[Mention, ...], ...]
    """The places of each paragraph."""
    people: tuple[frozenset[str], ...]
    """The people of each paragraph, likely ones included, by the folded words of their names."""


def find(story: Story, gazette: Gazetteer, house: House | None = None) -> Named:
    """Find what every paragraph of a story names.

    Args:
        story: The paragraphs.
        gazette: Where names are looked up.
        house: What the show says of names.
    """
    language = story.language.partition("-")[0]
    cut = [tokens(one.text, elided=language in ELIDING) for one in story.paragraphs]
    texts = [one.text for one in story.paragraphs]
    house = house or House()
    words = smallwords.words(language)
    small = frozenset(one.key for each in cut for one in each if not one.name and len(one.key) > 2)  # noqa: PLR2004
    known = people.Register(gazette, words, small)
    named = frozenset(people.found(texts, cut, known)) | house.people
    likely = named | people.likely(texts, cut, known)
    context = Context(gazette, words, language, named, likely, small, house)
    found = [_mentions(text, each, context) for text, each in zip(texts, cut, strict=True)]
    left = [_no_places(each, named_here) for each, named_here in zip(cut, found, strict=True)]
    here = tuple(frozenset(one.key for one in each if one.name and one.key in likely) for each in left)
    return Named(namesakes.settled(found, texts), here)


def _no_places(cut: Sequence[Token], found: Sequence[Mention]) -> list[Token]:
    """Leave out the words of names that were taken for places."""
    taken = [one for one in found if one.weight > _PERSON]
    return [token for token in cut if not any(one.start <= token.start < one.end for one in taken)]


_PERSON = 0.45
"""A place that weighs no more may be a person's name."""


# --- mentions ----------------------------------------------------------------------------


def _mentions(text: str, cut: Sequence[Token], context: Context) -> list[Mention]:
    spoken = [match.span() for match in _SPOKEN.finditer(text)]
    shouted = sum(one.isupper() for one in text) > sum(one.islower() for one in text)
    found: list[Mention] = []
    index = 0
    while index < len(cut):
        mention, used = _longest(text, cut, index, context, shouted=shouted)
        if mention is not None:
            inside = any(start <= mention.start < end for start, end in spoken)
            found.append(roles.weighed(mention, Spot(text, cut, index, used, context, inside)))
        index += used
    return roles.lists(text, found)


def _longest(
    text: str, cut: Sequence[Token], index: int, context: Context, *, shouted: bool
) -> tuple[Mention | None, int]:
    first = cut[index]
    if (named := _of_the_house(text, cut, index, context)) is not None:
        return named
    if not first.name:
        return _adjective(first, context), 1
    if first.text[0] >= _UNSPACED:
        return _inside_run(first, context), 1
    for count in range(min(_LONGEST, len(cut) - index), 0, -1):
        part = cut[index : index + count]
        if count > 1 and not _one_name(text, part):
            continue
        surface = text[first.start : part[-1].end]
        after = cut[index + count] if index + count < len(cut) else None
        for form in _forms(surface, context.language):
            before = cut[index - 1] if index and text[cut[index - 1].end : first.start] in _TOGETHER else None
            mention = _taken(form, _Beside(first.start, before, after, count == 1, shouted), context)
            if mention is not None:
                return mention, count
    return None, 1


def _of_the_house(text: str, cut: Sequence[Token], index: int, context: Context) -> tuple[Mention | None, int] | None:
    """Find a name of the show's, however it is written: "the castle"."""
    for count in range(min(_LONGEST, len(cut) - index) if context.house.places else 0, 0, -1):
        start, end = cut[index].start, cut[index + count - 1].end
        place = context.house.places.get(fold(text[start:end]))
        if place is not None:
            return _houses(start, text[start:end], place), count
    return None


def _houses(start: int, form: str, place: Place) -> Mention:
    return Mention(start, start + len(form), form, "city", ((place, 1.0),), (), 1.0, "a place of the show's")


_TOGETHER = (" ", "'", "\u2019")
_UNSPACED = "\u0e00"
"""From Thai on, scripts that mostly put no space between words."""


def _one_name(text: str, part: Sequence[Token]) -> bool:
    """Whether words can be one name: capitals at both ends, only particles written small, nothing between but space."""
    if not part[-1].name or any(not one.name and one.key not in _PARTICLES for one in part):
        return False
    between = [text[one.end : other.start] for one, other in pairwise(part)]
    ends = [one.text.endswith(".") and len(one.key) > 3 for one in part[:-1]]  # noqa: PLR2004 - St. and Mt. go on
    return all(gap in (" ", "'", "\u2019", "-", "\u2013") for gap in between) and not any(ends)


def _forms(surface: str, language: str) -> list[str]:
    """Give a name as written and without what its case adds."""
    bare = surface.rstrip(".")
    plain = re.sub(r"['\u2019]s?$", "", bare)
    forms = [bare, plain]
    if language == "de" and len(bare) > 4 and bare.endswith("s"):  # noqa: PLR2004 - Hamburgs, but not Tours
        forms.append(bare[:-1])
    return list(dict.fromkeys(forms))


def _adjective(token: Token, context: Context) -> Mention | None:
    """Take a word written small for the people of a place, in languages that write them so."""
    if context.language in ("en", "de") or len(token.key) < 4:  # noqa: PLR2004 - no stem is shorter
        return None
    return _of_people(token.text, token.start, context)


def _of_people(form: str, start: int, context: Context) -> Mention | None:
    where = context.gazette.people(form)
    end = start + len(form)
    if isinstance(where, Area):
        return Mention(start, end, form, "area", (), (where,), 0.8, "the people of a country")
    if where is not None:
        return Mention(start, end, form, "people", ((where, 1.0),), (), 0.6, "the people of a city")
    return None


def _inside_run(token: Token, context: Context) -> Mention | None:
    """Find the longest name within a run of a script that puts no spaces between words."""
    for start in range(len(token.text)):
        for length in range(min(8, len(token.text) - start), 1, -1):
            form = token.text[start : start + length]
            known = context.gazette.find(form)
            if known:
                at = token.start + start
                return _city(form, at, known, 1.0, context.gazette)
    return None


@dataclass(frozen=True, slots=True)
class _Beside:
    """What stands around a name that is looked up."""

    start: int
    before: Token | None
    after: Token | None
    single: bool
    """Whether it is one word."""
    shouted: bool
    """Whether its paragraph is in capitals."""


def _taken(form: str, beside: _Beside, context: Context) -> Mention | None:  # noqa: PLR0911 - one question after the other
    """Say what a name is, if it is one."""
    gazette, folded, start = context.gazette, fold(form), beside.start
    before, single = beside.before, beside.single
    if folded in context.house.places:
        place = context.house.places[folded]
        return _houses(start, form, place) if place else None
    if len(folded) < 2 or (single and folded in gazette.never):  # noqa: PLR2004 - an initial is no place
        return None
    if folded in context.house.people:
        return None
    article = f"the {folded}" if before and before.key == "the" else ""
    marks = gazette.landmarks.get(article) or gazette.landmarks.get(folded)
    known = tuple(one for one in gazette.find(form)[:6] if one.own or one.population >= _least(one, gazette))
    areas = gazette.areas.get(folded, ())
    doubted = folded in gazette.common or folded in context.small or (beside.shouted and not famous(known))
    vouched = (before and before.key in _BEFORE_WORDS) or (beside.after and beside.after.name and known)
    if single and doubted and not vouched:
        return None
    if areas and not (known and known[0].own and known[0].place in gazette.heads):
        return Mention(start, start + len(form), form, "area", (), areas, 1.0, "a country or a region")
    if marks:
        return _landmark(form, start, marks, [one for one in known if one.own])
    if known:
        return _city(form, start, known, max(_prior(one, context.language) for one in known), gazette)
    if single:
        return _of_people(form, start, context) or _german(form, start, context)
    return None


_BEFORE_WORDS = smallwords.every("before_words")
_ALIAS = 300_000


def _least(known: Known, gazette: Gazetteer) -> int:
    """Give how populous a place has to be for another of its names to count."""
    return _ALIAS // 3 if known.place in gazette.heads and known.name == known.place.city else _ALIAS


def _german(form: str, start: int, context: Context) -> Mention | None:
    """Take "Bochumer" for what is of Bochum."""
    if context.language != "de" or not form.endswith("er") or fold(form[:-2]) in context.gazette.common:
        return None
    for stem in (form[:-2], form[:-1], form[:-2] + "en"):
        known = tuple(one for one in context.gazette.find(stem) if one.own and one.population >= _ALIAS / 3)
        if known:
            return replace(
                _city(form, start, known, 0.6, context.gazette), kind="people", why="the people of a city", whole=False
            )
    return None


def _landmark(form: str, start: int, marks: Sequence[Place], known: Sequence[Known]) -> Mention:
    """Share a landmark among the cities that have one, and those that are called like it."""
    shares: dict[Place, float] = dict.fromkeys(marks, _MARKED)
    for one in known:
        shares[one.place] = shares.get(one.place, 0.0) + one.population**0.8
    total = sum(shares.values())
    chances = tuple((place, share / total) for place, share in shares.items())
    return Mention(start, start + len(form), form, "landmark", chances, (), 1.0, "a landmark")


_MARKED = 600_000**0.8
"""A landmark counts like a place of so many people against places of its name."""


def _city(form: str, start: int, known: Sequence[Known], sure: float, gazette: Gazetteer) -> Mention:
    shares: dict[Place, float] = defaultdict(float)
    owned = any(one.own and one.name == one.place.city and one.place in gazette.heads for one in known)
    for one in known:
        told = _TOLD if one.place in gazette.heads else 1.0
        alias = 0.01 if owned else 0.3  # an old name of a metropolis is not what a city's own name means
        shares[one.place] += (told * one.population * (1.0 if one.own else alias)) ** 0.8
    total = sum(shares.values())
    chances = tuple((place, sure * share / total) for place, share in shares.items())
    whole = known[0].name == known[0].place.city
    return Mention(
        start, start + len(form), form, "city", chances, (), 1.0, f"a city of {known[0].population:,}", whole
    )


_TOLD = 3.0
"""A city that stories are told about counts like one of so many times its people against its namesakes."""
_SIZES = ((1_000_000, 1.0), (250_000, 0.95), (100_000, 0.85), (50_000, 0.7), (0, 0.45))


_HOME = {"de": ("DE", "AT", "CH"), "fr": ("FR", "BE"), "it": ("IT",), "pt": ("PT", "BR"), "es": ("ES",)}
"""Where a language's own towns are, small ones too; English is spoken in too many places to tell."""
_AT_HOME = 0.6


def _prior(known: Known, language: str) -> float:
    """Give how likely a bare name means this place: cities are named more often than towns."""
    size = next(share for least, share in _SIZES if known.population >= least)
    if known.place.country in _HOME.get(language, ()):
        size = max(size, _AT_HOME)
    return size * (1.0 if known.own else 0.95)
