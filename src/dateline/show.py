"""show.yaml -> Show, and where a show is."""

from __future__ import annotations

import math
import re
import uuid
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.errors import ShowError
from dateline.listed import CHANNEL, email, language, truth, usable
from dateline.listing import Channel
from dateline.model import MIX_RATE, AudioSettings, Owner, Pauses, Samples, Show, Signature, VoiceSpec
from dateline.naming import PeopleShape, PlacesShape
from dateline.shapes import Field, ListOf, Record, Word, load
from dateline.yamlfile import Scalar, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dateline.shapes import Schema
    from dateline.yamlfile import Faults, Node

FILE = "show.yaml"
_MAX_PAUSE = 60.0


# --- words that scripts use too ----------------------------------------------------------


def samples(seconds: float) -> Samples:
    """Round a time in seconds to samples at the mix rate."""
    return Samples(round(seconds * MIX_RATE))


def duration(text: str) -> Samples:
    """Read a pause.

    >>> duration("1.2s"), duration("900 ms"), duration("2")
    (52920, 39690, 88200)
    """
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*(ms|s|)", text.strip())
    if not found:
        raise ValueError("write a time such as 1.2s or 900ms")
    seconds = float(found[1]) / (1000 if found[2] == "ms" else 1)
    if seconds > _MAX_PAUSE:
        meant = "" if found[2] else f"{found[1]}ms for milliseconds, or "
        raise ValueError(f"write {meant}at most {_MAX_PAUSE:.0f}s")
    return samples(seconds)


def number(least: float, most: float) -> Callable[[str], float]:
    """Make a reader of numbers within bounds."""

    def convert(text: str) -> float:
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        if not least <= value <= most:
            raise ValueError(f"write a number from {least:g} to {most:g}")
        return value

    return convert


def filled(text: str) -> str:
    """Read a text that must not be empty."""
    if not text.strip():
        raise ValueError("write something here")
    return text.strip()


def inside(text: str) -> str:
    """Read a path that stays in the show's folder."""
    path = Path(filled(text))
    if path.is_absolute() or ".." in path.parts:
        raise ValueError("write a path inside the show's folder, relative to it")
    return path.as_posix()


STRING: Schema = {"type": "string"}
TEXT = Word(filled, STRING)
OPTIONAL_TEXT = Word(str.strip, STRING)
DURATION = Word(duration, {"type": ["string", "number"], "examples": ["1.2s", "900ms"]})
LANGUAGE = Word(language, STRING | {"examples": ["en", "de", "pt-BR"]})
PATH = Word(inside, STRING)


class VoiceShape:
    """``engine:voice``, or a mapping with ``use:`` and the engine's settings."""

    def read(self, node: Node, faults: Faults) -> VoiceSpec | None:
        """Read either form; the settings are checked by the engine itself."""
        if not isinstance(node, Table):
            name = TEXT.read(node, faults)
            return VoiceSpec(name) if name is not None else None
        settings = {key.text: value.text for key, value in node.pairs if isinstance(value, Scalar)}
        name = settings.pop("use", "")
        if not name or len(settings) + 1 != len(node.pairs):
            faults.add(node, "a voice without use:, or with a key twice", "write {use: engine:voice, rate: 150}")
            return None
        return VoiceSpec(name, tuple(sorted((key, _numeric(value)) for key, value in settings.items())))

    def schema(self) -> Schema:
        """Give a string or an object."""
        full = {"type": "object", "required": ["use"], "properties": {"use": STRING}}
        return {"oneOf": [STRING | {"examples": ["pyttsx3", "pyttsx3:gmw/en-GB-x-rp", "tone:hum"]}, full]}


def _numeric(text: str) -> str | float:
    try:
        value = float(text)
    except ValueError:
        return text
    return value if math.isfinite(value) else text


VOICE = VoiceShape()


# --- pauses ------------------------------------------------------------------------------


def _table(*milliseconds: int) -> Pauses:
    return Pauses(*(samples(value / 1000) for value in milliseconds))


PRESETS: Mapping[str, Pauses] = {
    # sentence, paragraph, quotation, slate, segment, head, tail: docs/audio.md has the sources
    "breaking": _table(300, 550, 250, 600, 1200, 500, 1500),
    "standard": _table(450, 750, 400, 900, 1800, 500, 2000),
    "feature": _table(600, 1000, 500, 1200, 2500, 500, 3000),
}
_BOUNDARIES = tuple(Pauses.__dataclass_fields__)
PausesChange = tuple[str, tuple[tuple[str, Samples], ...]]
"""A preset's name, or "" for the table above; and what differs from it."""


def _preset(text: str) -> str:
    if text not in PRESETS:
        raise ValueError(f"write one of: {', '.join(PRESETS)}")
    return text


_PRESET = Word(_preset, {"enum": list(PRESETS)})


def _change(values: Mapping[str, Any], _line: int) -> PausesChange:
    return values.get("preset", ""), tuple((key, values[key]) for key in _BOUNDARIES if key in values)


_CHANGE = Record(
    (
        Field("preset", _PRESET, "the table to start from"),
        *(Field(name, DURATION, f"silence at this boundary: {name}") for name in _BOUNDARIES),
    ),
    _change,
    "table of pauses",
)


class PausesShape:
    """A preset's name, or a table of what differs."""

    def read(self, node: Node, faults: Faults) -> PausesChange | None:
        """Read either form."""
        if isinstance(node, Scalar):
            name = _PRESET.read(node, faults)
            return (name, ()) if name is not None else None
        return _CHANGE.read(node, faults)

    def schema(self) -> Schema:
        """Give a name or an object."""
        return {"oneOf": [_PRESET.schema(), _CHANGE.schema()]}


PAUSES = PausesShape()


def changed(base: Pauses, change: PausesChange | None) -> Pauses:
    """Apply what a file says of pauses to the table above it."""
    name, values = change or ("", ())
    return replace(PRESETS[name] if name else base, **dict(values))


# --- the show ----------------------------------------------------------------------------


def _uuid(text: str) -> str:
    try:
        return str(uuid.UUID(text))
    except ValueError:
        raise ValueError("write a UUID; `dateline new` makes one") from None


def _url(text: str) -> str:
    text = text.strip().rstrip("/")
    if not text:
        return ""
    try:
        parts = usable(text)
    except ValueError as error:
        raise ValueError(f"write an address such as https://example.org/dispatches, or nothing: {error}") from None
    if parts.query or parts.fragment:
        raise ValueError("write an address such as https://example.org/dispatches, without ? and #")
    if parts.path.lower().endswith(".xml"):
        raise ValueError("write the folder that feed.xml will lie in, without the file's name")
    return text


def _category(text: str) -> tuple[str, str]:
    first, _, second = filled(text).partition("/")
    return first.strip(), second.strip()


def _bitrate(text: str) -> int:
    found = re.fullmatch(r"(\d+)k?", text)
    if not found or int(found[1]) not in (48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320):
        raise ValueError("write a bit rate that MP3 has: 64k, 96k, 128k")
    return int(found[1])


def _one_of(*names: str) -> Callable[[str], str]:
    def convert(text: str) -> str:
        if text not in names:
            raise ValueError(f"write {' or '.join(names)}")
        return text

    return convert


READING: Record[tuple[str, ...]] = Record(
    (Field("off", ListOf(TEXT, 0, "rule"), "ids, as `dateline read` prints them", required=True),),
    lambda values, _line: values["off"],
    "table of reading",
)
_OWNER = Record(
    (
        Field("name", TEXT, "a person or a newsroom", required=True),
        Field("email", Word(email, STRING), "an address"),
    ),
    lambda values, _line: Owner(values["name"], values.get("email", "")),
    "owner",
)
MASTERS = ("apple", "ebu", "acx")
"""Presets of audio.master."""
_AUDIO = Record(
    (
        Field("preset", Word(_one_of(*MASTERS), {"enum": list(MASTERS)}), "what an episode is held to"),
        Field("channels", Word(_one_of("1", "2"), {"enum": [1, 2]}), "2 carries the same sound twice, 1 is mono"),
        Field("bitrate", Word(_bitrate, STRING | {"examples": ["96k"]}), "kilobits per second, constant"),
        Field("also", Word(_one_of("opus", "aac"), {"enum": ["opus", "aac"]}), "another codec that apps may choose"),
    ),
    lambda values, _line: AudioSettings(**{**values, "channels": int(values.get("channels", 2))}),
    "table of audio settings",
)


def _optional(text: str) -> str:
    return "" if text.strip().lower() in ("", "none") else inside(text)


_SOUND = Word(_optional, STRING)
SOUNDS: Record[dict[str, str]] = Record(
    (
        Field("intro", _SOUND, "before the first words"),
        Field("sting", _SOUND, "at the head of every other segment"),
        Field("outro", _SOUND, "after the last words"),
    ),
    lambda values, _line: dict(values),
    "table of sounds",
)


def _show(values: Mapping[str, Any], _line: int) -> Show:
    return Show(
        id=values["id"],
        title=values["title"],
        author=values["author"],
        description=values["description"],
        owner=values.get("owner", Owner(values["author"], "")),
        base_url=values.get("base_url", ""),
        language=values["language"],
        category=values.get("category", ("News", "News Commentary")),
        explicit=values.get("explicit", False),
        voice=values.get("voice", VoiceSpec("pyttsx3")),
        pauses=changed(PRESETS["standard"], values.get("pauses")),
        audio=values.get("audio", AudioSettings()),
        cover=values.get("cover", ""),
        copyright=values.get("copyright", ""),
        places=values.get("places", ()),
        people=values.get("people", ()),
        off=values.get("reading", ()),
        sounds=Signature(**values.get("sounds", {})),
        channel=values.get("feed", Channel()),
        disclosed=values.get("disclosure", True),
    )


SHOW: Record[Show] = Record(
    (
        Field("id", Word(_uuid, STRING | {"format": "uuid"}), "written once; never change it", required=True),
        Field("title", TEXT, "the show's name", required=True),
        Field("author", TEXT, "who makes it", required=True),
        Field("description", TEXT, "what it is, in a paragraph", required=True),
        Field("owner", _OWNER, "who answers for it; directories verify through the address"),
        Field("base_url", Word(_url, STRING), "where feed/ is served at the root and audio/ under /audio/"),
        Field("language", LANGUAGE, "the language of the show", required=True),
        Field("category", Word(_category, STRING), "one of Apple's, with its subcategory: News/News Commentary"),
        Field("explicit", Word(truth, {"type": "boolean"}), "true or false"),
        Field("voice", VOICE, "the narrator: engine:voice, or an engine to let it choose"),
        Field("pauses", PAUSES, "breaking, standard, feature, or a table"),
        Field("audio", _AUDIO, "how the sound is made"),
        Field("sounds", SOUNDS, "files of the show's that every episode has: intro, sting, outro"),
        Field("cover", PATH, "a square picture of 1400 to 3000 pixels, or map; drawn when there is none"),
        Field("feed", CHANNEL, "what directories list besides: type, credits, licence, funding, updates"),
        Field(
            "disclosure", Word(truth, {"type": "boolean"}), "false: drafts don't end with it; notes and tags have it"
        ),
        Field("copyright", OPTIONAL_TEXT, "the channel's copyright line"),
        Field("reading", READING, "rules of speech that are switched off: {off: [romans]}"),
        Field("places", PlacesShape(), "names and the cities they mean, or none: {The Castle: Edinburgh}"),
        Field("people", PeopleShape(), "names that are people's, though towns are called so"),
    ),
    _show,
    "show",
)


def find_root(start: Path) -> Path:
    """Find the show that ``start`` is in.

    Raises:
        ShowError: Neither the folder nor one above it holds show.yaml.
    """
    for folder in (start, *start.parents):
        if (folder / FILE).is_file():
            return folder
    raise ShowError(
        f"{start}: no {FILE} here or in a folder above",
        hint="make a show with `dateline new DIR`, or name one with --show DIR",
    )


def read(root: Path) -> Show:
    """Read a show.

    Raises:
        ShowError: Every fault of show.yaml, with its place.
    """
    path = root / FILE
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ShowError(f"{path}: {error.strerror}", hint="is this the show's folder?") from error
    return load(data, FILE, SHOW, ShowError)
