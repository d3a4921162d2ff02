"""The small words by which a text tells where it is, in six languages: data/words.txt."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LANGUAGES = ("en", "de", "fr", "es", "pt", "it")


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one language, ready to search folded text; of a language that is not known, none."""

    inside: frozenset[str]
    """Before a place where something happens."""
    away: frozenset[str]
    """Before a place that is an origin, an aim or a comparison."""
    said: frozenset[str]
    """Verbs of saying."""
    he: frozenset[str]
    """Pronouns for one person."""
    title: frozenset[str]
    """Before the name of a person."""
    body: frozenset[str]
    """Of companies, offices and other bodies that have names like people."""
    small: frozenset[str]
    """All that begin sentences and are no names."""
    carries_on: re.Pattern[str]
    """How a paragraph begins that goes on with the one before."""
    sets_out: re.Pattern[str]
    """How a paragraph begins that opens a scene."""
    general: re.Pattern[str]
    """Of paragraphs that tell of no scene: research, history, everywhere."""
    near: re.Pattern[str]
    """Of paragraphs that are at a place: here, the city, tonight."""
    street: re.Pattern[str]
    """Of streets, squares and stations, or what their names end in."""


@cache
def words(language: str) -> Words:
    """Give the words of a language."""
    raw = _table()[language.partition("-")[0]]
    sets = {name: frozenset(raw[name].split()) for name in ("inside", "away", "said", "he", "title", "body")}
    starters = " ".join(raw[name] for name in ("inside", "away", "he", "carries_on", "general"))
    return Words(
        **sets,
        small=frozenset(starters.split()) | every("articles"),
        carries_on=re.compile(rf"\W*{_any(raw['carries_on'])}(?=\W|$)"),
        sets_out=re.compile(rf"(?:{raw['sets_out'] or '(?!)'})\b"),
        general=re.compile(rf"\b{_any(raw['general'])}\b"),
        near=re.compile(rf"\b{_any(raw['near'])}\b"),
        street=re.compile(rf"(?:{raw['street'] or '(?!)'})\b"),
    )


@cache
def listed(language: str, name: str) -> frozenset[str]:
    """Give one row of the table."""
    return frozenset(_table()[language.partition("-")[0]][name].split())


@cache
def every(name: str) -> frozenset[str]:
    """Give words that need no language to be known: articles, particles, prepositions."""
    return listed("any", name)


@cache
def _table() -> defaultdict[str, defaultdict[str, str]]:
    found: defaultdict[str, defaultdict[str, str]] = defaultdict(lambda: defaultdict(str))
    for line in files("dateline.script").joinpath("data/words.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            head, _, entries = line.partition(": ")
            language, name = head.split()
            found[language][name] = entries
    return found


def _any(entries: str) -> str:
    one_of = (re.escape(one[:-1]) + r"\w*" if one.endswith("*") else re.escape(one) for one in entries.split())
    return f"(?:{'|'.join(one_of) or '(?!)'})"
