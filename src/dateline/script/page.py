"""The YAML script: what an editor may write, and how it is read.

A file is read whole: every fault is found and reported with its line. Nothing is guessed, and prose that
YAML takes for something else is taken as prose or answered with how to write it.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from dateline.errors import ScriptError
from dateline.listed import ITEM_FIELDS, item, words
from dateline.model import Background, Decibels, Fit, Passage, Place, Script, Segment
from dateline.script.lexicon import LexiconShape
from dateline.script.narration import Item
from dateline.script.speakable import speakable
from dateline.shapes import Field, ListOf, Record, Word, load
from dateline.show import (
    LANGUAGE,
    OPTIONAL_TEXT,
    PATH,
    PAUSES,
    READING,
    SOUNDS,
    STRING,
    TEXT,
    VOICE,
    changed,
    number,
)
from dateline.yamlfile import Faults, Items, Scalar, Table, compose

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from dateline.model import Cast, Kind, Narration, Pauses, Show, VoiceSpec
    from dateline.shapes import Schema
    from dateline.show import (
        PausesChange,
    )
    from dateline.yamlfile import Node

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MAX_SLUG = 80
_TAKEN = {"audio": "where the episodes themselves are served", "lexicon": "the show's lexicon"}
FIT_PAUSES, FIT_PACE = (0.75, 1.25), (0.92, 1.08)
"""How far pauses and pace can go before a listener notices."""
_KINDS = ("opening", "city", "interlude", "closing")


# --- values ------------------------------------------------------------------------------


def moment(text: str) -> datetime:
    """Read a date, or a date and time with a zone.

    >>> moment("2026-03-01").isoformat()
    '2026-03-01T00:00:00+00:00'
    """
    try:
        value = datetime.fromisoformat(text.strip())
    except ValueError:
        raise ValueError("write a date such as 2026-03-01T06:00:00Z") from None
    if value.tzinfo is None and len(text.strip()) > len("2026-03-01"):
        raise ValueError("add the zone: Z for UTC, or +01:00")
    return value if value.tzinfo else value.replace(tzinfo=UTC)


def _slug(text: str) -> str:
    if not SLUG.fullmatch(text):
        raise ValueError("write the name without .yaml: the-night-the-phones-rang")
    return text


def _kind(text: str) -> str:
    if text not in _KINDS:
        raise ValueError(f"write one of: {', '.join(_KINDS)}")
    return text


class _Point:
    """``[lat, lon]``."""

    def read(self, node: Node, faults: Faults) -> tuple[float, float] | None:
        """Read two numbers."""
        if not isinstance(node, Items) or len(node.items) != 2:  # noqa: PLR2004 - latitude and longitude
            faults.add(node, "not a point", "write [latitude, longitude]: [51.5, -0.13]")
            return None
        lat = Word(number(-90, 90), {}).read(node.items[0], faults)
        lon = Word(number(-180, 180), {}).read(node.items[1], faults)
        return None if lat is None or lon is None else (lat, lon)

    def schema(self) -> Schema:
        """Give an array of two."""
        return {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}


_PLACE = Record(
    (
        Field("city", TEXT, "the name that is shown", required=True),
        Field("region", OPTIONAL_TEXT, "state or province, to tell namesakes apart"),
        Field("country", Word(words.country, STRING | {"pattern": "^[A-Z]{2}$"}), "ISO 3166, as in GB", required=True),
        Field("at", _Point(), "[latitude, longitude]", required=True),
    ),
    lambda values, _line: Place(
        values["city"], values["country"], values["at"][0], values["at"][1], values.get("region", "")
    ),
    "place",
)


# --- the script --------------------------------------------------------------------------


def _segment(values: Mapping[str, Any], line: int) -> Segment:
    kind: Kind = values.get("kind", "city")
    place: Place | None = values.get("place")
    narration: Narration = values["narration"]
    if kind == "city" and place is None:
        raise ValueError("a segment of kind city without a place: add place:, or kind: interlude")
    if not any(isinstance(item, Passage) for item in narration):
        raise ValueError("a segment without narration: write what is said, or take the segment out")
    if not any(speakable(item.text) for item in narration if isinstance(item, Passage)):
        raise ValueError("a segment in which nothing can be said: write at least one word, or take it out")
    return Segment(values["title"], kind, place, narration, line, values.get("background"))


class _BackgroundShape:
    """A path, or a mapping with how far under the speech it is."""

    def read(self, node: Node, faults: Faults) -> Background | None:
        """Read either form."""
        if isinstance(node, Scalar):
            path = PATH.read(node, faults)
            return None if path is None else Background(path, line=node.line)
        return _BACKGROUND.read(node, faults)

    def schema(self) -> Schema:
        """Give a string or an object."""
        return {"oneOf": [STRING, _BACKGROUND.schema()]}


_BACKGROUND = Record(
    (
        Field("sound", PATH, "a file of the show's", required=True),
        Field("below", Word(number(20, 60), {"type": "number"}), "decibels under the speech, 20 or more: 24"),
    ),
    lambda values, line: Background(values["sound"], Decibels(values.get("below", 24.0)), line),
    "background",
)


_SEGMENT = Record(
    (
        Field("title", TEXT, "the chapter's title", required=True),
        Field("kind", Word(_kind, {"enum": list(_KINDS)}), "opening, city, interlude or closing"),
        Field("place", _PLACE, "where it plays"),
        Field("background", _BackgroundShape(), "a file of the show's, heard softly under the whole segment"),
        Field("narration", ListOf(Item(), 1, "passage"), "what is heard, in order", required=True),
    ),
    _segment,
    "segment",
)


@dataclass(frozen=True, slots=True)
class Source:
    """The story that a script was drafted from."""

    name: str
    """Its file's name, without folders."""
    digest: str
    """First 16 hex digits of the SHA-256 of its paragraphs."""


_SOURCE = Record(
    (
        Field("name", TEXT, "the story's file", required=True),
        Field("digest", TEXT, "what its text was when the script was drafted", required=True),
    ),
    lambda values, _line: Source(values["name"], values["digest"]),
    "story",
)


class _CastShape:
    """Names of people, each with a voice."""

    def read(self, node: Node, faults: Faults) -> Cast | None:
        """Read every voice."""
        if not isinstance(node, Table):
            faults.add(node, "not a cast", "write {Nasrin: {voice: engine:name}}")
            return None
        one = Record((Field("voice", VOICE, "a voice", required=True),), lambda values, _: values["voice"], "cast")
        read: list[tuple[str, VoiceSpec | None]] = [
            (key.text, one.read(value, faults) if _wrapped(value) else VOICE.read(value, faults))
            for key, value in node.pairs
        ]
        return tuple((name, voice) for name, voice in read if voice is not None)

    def schema(self) -> Schema:
        """Give an object of voices."""
        return {"type": "object", "additionalProperties": {"anyOf": [VOICE.schema(), {"type": "object"}]}}


def _wrapped(node: Node) -> bool:
    """Whether a voice stands under voice:, and not as it does elsewhere."""
    return isinstance(node, Table) and all(key.text != "use" for key, _ in node.pairs)


@dataclass(frozen=True, slots=True)
class Page:
    """A script's file: the script, and what only the program reads."""

    script: Script
    """What is built."""
    source: Source | None
    """The story it was drafted from, if it was."""


_FIT = Record(
    (
        Field("pauses", Word(number(*FIT_PAUSES), {"type": "number"}), "0.75 to 1.25: every pause of the table"),
        Field("pace", Word(number(*FIT_PACE), {"type": "number"}), "0.92 to 1.08: every passage's pace"),
    ),
    lambda values, _line: Fit(values.get("pauses", 1.0), values.get("pace", 1.0)),
    "table of factors",
)


def _fields() -> tuple[Field, ...]:
    return (
        Field("title", TEXT, "the episode's title", required=True),
        Field("summary", OPTIONAL_TEXT, "a paragraph for the feed"),
        Field("published", Word(moment, STRING | {"format": "date-time"}), "when it goes out", required=True),
        Field("language", LANGUAGE, "the language of the narration"),
        Field("story", _SOURCE, "the story it was drafted from; leave it as it is"),
        Field("voice", VOICE, "the narrator of this episode"),
        Field("pauses", PAUSES, "breaking, standard, feature, or a table"),
        Field("cast", _CastShape(), "voices for people who are quoted"),
        Field("lexicon", LexiconShape(), "how names are said here: {Khamenei: hahmen-ae, IRGC: letters}"),
        Field("reading", READING, "rules of speech that are switched off: {off: [romans]}"),
        Field("cover", PATH, "a square picture of 1400 to 3000 pixels, or map; drawn when there is none"),
        Field("sounds", SOUNDS, "instead of the show's intro, sting or outro; none for none"),
        Field("fit", _FIT, "factors of all pauses and of the pace; `dateline fit` writes them"),
        *ITEM_FIELDS,
        Field("was", Word(_slug, STRING), "the name it was published under, after its file was renamed"),
        Field("segments", ListOf(_SEGMENT, 1, "segment"), "the episode, in order", required=True),
    )


def shape(slug: str, show: Show | None) -> Record[Page]:
    """Give the shape of a script of a show; without one only its schema is of use."""

    def make(values: Mapping[str, Any], _line: int) -> Page:
        if show is None:
            raise ValueError("a script is read for a show")
        return Page(_script(values, slug, show), values.get("story"))

    return Record(_fields(), make, "script")


def _script(values: Mapping[str, Any], slug: str, show: Show) -> Script:
    change: PausesChange | None = values.get("pauses")
    table: Pauses = changed(show.pauses, change)
    return Script(
        slug=slug,
        title=values["title"],
        summary=" ".join(values.get("summary", "").split()),
        published=values["published"],
        language=values.get("language", show.language),
        voice=values.get("voice", show.voice),
        pauses=table,
        segments=values["segments"],
        cast=values.get("cast", ()),
        cover=values.get("cover", ""),
        lexicon=values.get("lexicon", ()),
        off=(*show.off, *values.get("reading", ())),
        fit=values.get("fit", Fit()),
        sounds=replace(show.sounds, **values.get("sounds", {})),
        item=item(values),
        was=values.get("was", ""),
    )


def read(path: Path, show: Show) -> Page:
    """Read ``script/<slug>.yaml``.

    Raises:
        ScriptError: It is not there, its name is no slug, or every fault in it.
    """
    slug, name = path.stem, f"{path.parent.name}/{path.name}"
    check_slug(slug)
    try:
        data = path.read_bytes()
    except OSError as error:
        hint = "draft one from a story with `dateline draft STORY`"
        raise ScriptError(f"{name}: {error.strerror}", hint=hint) from error
    return load(data, name, shape(slug, show), ScriptError)


def heard(data: bytes) -> str:
    """Digest what a script has to be heard: not its notes, dates, numbers, pictures or comments.

    A script that cannot be read has a digest of its own; reading it tells what is wrong.
    """
    faults = Faults("", data.decode("utf-8", "replace"))
    node = compose(faults.source, faults)
    pairs = node.pairs if isinstance(node, Table) else ()
    told = [[key.text, _bare(value)] for key, value in pairs if key.text not in _UNHEARD]
    record = json.dumps(sorted(told) if pairs else faults.source, ensure_ascii=False)
    return hashlib.sha256(record.encode("utf-8", "surrogatepass")).hexdigest()


_UNHEARD = frozenset(("title", "summary", "published", "story", "cover", "was", *(one.key for one in ITEM_FIELDS)))


def _bare(node: Node) -> object:
    """Give a node without its place, its comments and the folding of its lines."""
    if isinstance(node, Scalar):
        return " ".join(node.text.split())
    if isinstance(node, Table):
        return [[key.text, _bare(value)] for key, value in node.pairs if key.text != "soundbite"]
    return [_bare(one) for one in node.items]


def check_slug(slug: str) -> str:
    """Give the slug back, if it is one.

    Raises:
        ScriptError: It would leave the folder, or an address could not hold it.
    """
    if slug in _TAKEN:
        raise ScriptError(f"{slug!r} is {_TAKEN[slug]}", hint="give the script another name")
    if not SLUG.fullmatch(slug) or len(slug) > MAX_SLUG:
        raise ScriptError(
            f"{slug!r} is not a slug",
            hint=f"use a to z, 0 to 9 and single hyphens, at most {MAX_SLUG}: the-night-the-phones-rang",
        )
    return slug
