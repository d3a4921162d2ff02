"""What a name does in its sentence: the scene's place, an origin, a person, one of a list; each weighs differently."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.script import people, smallwords
from dateline.script.places import distance
from dateline.script.tokens import starts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.script.mentions import House, Mention
    from dateline.script.places import Gazetteer
    from dateline.script.smallwords import Words
    from dateline.script.tokens import Token


_ARTICLES = smallwords.every("articles")
_SENTENCE = re.compile(r"(?<=[.!?\u2026])[\"\u201d\u00bb\u2019)]*\s+")


@dataclass(frozen=True, slots=True)
class Context:
    """What the whole story says of its names."""

    gazette: Gazetteer
    words: Words
    language: str
    people: frozenset[str]
    likely: frozenset[str]
    """Names that look like people's."""
    small: frozenset[str]
    """Words that the story also writes small."""
    house: House


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a mention stands."""

    text: str
    """Its paragraph."""
    cut: Sequence[Token]
    """Its paragraph's words."""
    index: int
    """Its first word."""
    used: int
    """How many words it has."""
    context: Context
    """What the story says of its names."""
    quoted: bool
    """Whether somebody is quoted."""


def weighed(mention: Mention, spot: Spot) -> Mention:
    """Give a mention the weight of its role in the sentence."""
    weight, role = _role(mention, spot)
    if mention.start < _OPENING and weight >= _PLAIN:
        weight *= 1.25
    if spot.quoted:
        weight, role = weight * 0.7, f"{role}, in a quotation"
    chances = mention.places
    if role.startswith("where") and mention.kind == "city":  # "in X" says that X is a place
        least = max((chance for _, chance in chances), default=0.0)
        total = sum(chance for _, chance in chances)
        lift = max(1.0, 0.8 / total) if least else 1.0
        chances = tuple((place, chance * lift) for place, chance in chances)
    return replace(mention, weight=round(mention.weight * weight, 3), why=f"{mention.why}, {role}", places=chances)


_OPENING = 60
"""Characters: what the first words of a paragraph name is likely its scene."""
_PLAIN = 0.7


def _role(mention: Mention, spot: Spot) -> tuple[float, str]:  # noqa: C901, PLR0911 - one role after the other
    text, cut, index, used, context = spot.text, spot.cut, spot.index, spot.used, spot.context
    words = context.words
    before = index - 1
    while before >= 0 and cut[before].key in _ARTICLES and cut[before].key not in words.inside:
        before -= 1
    prior = cut[before] if before >= 0 and not re.search(r"[.!?:;]\s", text[cut[before].end : mention.start]) else None
    key = prior.key if prior else ""
    after = cut[index + used] if index + used < len(cut) else None
    last = cut[index + used - 1]
    ended = last.text.endswith(".") and len(last.key) > 3  # noqa: PLR2004 - St. and Mt. go on
    beside = after is not None and not ended and text[last.end : after.start] == " "
    if context.language not in smallwords.LANGUAGES:
        return 0.9, "named, in a language whose small words nobody has written down"
    if key in words.title:
        return 0.1, "part of a person's name"
    if _one_like_it(mention, spot):
        return 0.2, "one like it, elsewhere"
    if used == 1 and mention.kind != "area" and cut[index].key in context.people and key not in people.STRICTLY:
        return 0.1, "a person of the story"
    if used == 1 and mention.kind in ("city", "landmark") and _surname(prior, text, mention, context):
        return 0.2, "part of a name"
    if used == 1 and cut[index].key in context.likely and key not in words.inside:
        return 0.35, "perhaps a person"
    if beside and after and after.name and mention.kind == "city" and context.language != "de":
        known = (
            words.street.search(after.key) or after.key in context.gazette.never or context.gazette.means(after.text)
        )
        return (0.9, "with what is in it") if known else (0.4, "part of a longer name")
    if key in words.inside:
        learnt = before > 0 and cut[before - 1].key in _BORN
        return (0.35, "where somebody is from") if learnt else (1.0, "where something happens")
    if key in words.away:
        weak = mention.kind == "landmark" or key in _OF
        part = key in _OF and _part(cut, before)
        return (0.9, "a part of a city") if part else (0.55 if weak else 0.35, "an origin, an aim or a comparison")
    if not key or text[mention.end : mention.end + 2] in ("'s", "\u2019s"):
        return 1.0, "what the sentence is about"
    return 0.7, "in passing"


_OF = smallwords.every("of")
_BORN = smallwords.every("born")
"""What somebody did in a city before the story: born, raised, trained there."""
_PARTS = smallwords.every("parts")


def _part(cut: Sequence[Token], of: int) -> bool:
    """Whether "of" stands behind a part of a city: the streets of, the old town of, the mayor of."""
    return of > 0 and cut[of - 1].key in _PARTS


def _one_like_it(mention: Mention, spot: Spot) -> bool:
    """Whether a landmark has an indefinite article before it: "it has a Thames" is said of another place."""
    indefinite = smallwords.listed(spot.context.language, "indefinite")
    return mention.kind == "landmark" and spot.index > 0 and spot.cut[spot.index - 1].key in indefinite


def _surname(prior: Token | None, text: str, mention: Mention, context: Context) -> bool:
    """Whether a first name stands right before."""
    if prior is None or not prior.name or text[prior.end : mention.start] != " " or context.language == "de":
        return False
    ends = prior.text.endswith(".") and len(prior.key) > 3  # noqa: PLR2004 - an initial, a title
    words = prior.key in context.words.small or prior.key in _COMPASS or context.gazette.means(prior.text)
    return not (starts(text, prior) or ends or words)  # what begins a sentence is written large anyhow


_COMPASS = smallwords.every("compass")


def lists(text: str, found: list[Mention]) -> list[Mention]:
    """Weaken the cities of a sentence that names three or more far apart: a list is no scene."""
    edges = [match.end() for match in _SENTENCE.finditer(text)]
    by_sentence: dict[int, list[int]] = defaultdict(list)
    for index, one in enumerate(found):
        if (one.kind == "city" and one.whole) or one.kind == "landmark":
            by_sentence[sum(edge <= one.start for edge in edges)].append(index)
    for indices in by_sentence.values():
        spots = [found[index].places[0][0] for index in indices]
        far = {place for place in spots if all(place == other or distance(place, other) > _FAR for other in spots)}
        if len(far) >= _MANY:
            for index in indices:
                one = found[index]
                found[index] = replace(one, weight=round(one.weight * 0.3, 3), why=f"{one.why}, in a list")
    return found


_FAR = 150.0
"""Kilometres."""
_MANY = 3
