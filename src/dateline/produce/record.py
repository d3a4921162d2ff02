"""What was published of each episode, so that nothing of it is made again while nothing of it has changed.

All of it can be made again: it lies beside the audio, and no one keeps it in version control.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from dateline import listing, model
from dateline.model import Bind, Episode, Mix, SoundPiece, Speak, TakePiece
from dateline.store import keep

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from dateline.model import Plan
    from dateline.store import Store

_CLASSES: dict[str, Any] = {
    one.__name__: one
    for one in (
        *(model.Episode, model.Chapter, model.Place, model.Cue, model.WordTime, model.Enclosure, model.Soundbite),
        *(model.Cover, model.Stop, listing.Item, listing.Person, listing.Licence, listing.Correction),
    )
}


def _plain(value: object) -> object:
    """Give a value as JSON has it: a record is a list that begins with its name."""
    if is_dataclass(value):
        return [type(value).__name__, *(_plain(getattr(value, one.name)) for one in fields(value))]
    if isinstance(value, tuple):
        return ["", *map(_plain, value)]
    if isinstance(value, date):
        return [type(value).__name__, value.isoformat()]
    return value


def _value(plain: Any) -> Any:  # noqa: ANN401 - whatever was written
    if not isinstance(plain, list):
        return plain
    name, *rest = plain
    if name in ("date", "datetime"):
        return (datetime if name == "datetime" else date).fromisoformat(rest[0])
    values = [_value(one) for one in rest]
    return _CLASSES[name](*values) if name else tuple(values)


Inputs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Record:
    """What was published last of an episode."""

    episode: Episode
    """All that the feed says of it."""
    inputs: Inputs
    """What its sound was made from, each with its digest; none where nothing here tells."""
    address: str = ""
    """The show's, at which it was published; records of earlier versions do not tell."""


def write(store: Store, record: Record) -> None:
    """Keep a record."""
    data = json.dumps(
        [_plain(record.episode), record.inputs, record.address], ensure_ascii=False, separators=(",", ":")
    )
    keep(store.record(record.episode.slug), data.encode("utf-8", "surrogatepass"))


def read(path: Path) -> Record | None:
    """Read a record; None for one that is not there, not whole, or of an earlier shape."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        plain, inputs, *address = json.loads(path.read_bytes().decode("utf-8", "surrogatepass"))
        episode = _value(plain)
        if isinstance(episode, Episode):
            return Record(episode, tuple((name, value) for name, value in inputs), *address)
    return None


# --- what changed ------------------------------------------------------------------------


def inputs_of(plan: Plan) -> Inputs:
    """Digest what an episode's sound is made from, by what a producer calls it."""
    steps = [step for _, step in plan.steps]
    takes = [one for one in steps if isinstance(one, Speak)]
    mixes = [one for one in steps if isinstance(one, Mix) and one.codec == "mp3"]
    pieces = [[piece for piece in one.pieces if not isinstance(piece, TakePiece)] for one in mixes]
    binds = [one for one in steps if isinstance(one, Bind)]
    found: Mapping[str, object] = {
        "what is said": [(one.said, one.phonemes, one.take) for one in takes],
        "the voice": sorted({(one.engine, one.voice, one.fingerprint) for one in takes}),
        "the voice's settings": sorted({one.settings for one in takes}),
        "pauses": [[piece for piece in row if not isinstance(piece, SoundPiece)] for row in pieces],
        "sounds": [piece for row in pieces for piece in row if isinstance(piece, SoundPiece)],
        "backgrounds": [one.bed for one in mixes if one.bed],
        "audio settings": sorted({(one.preset, one.channels, one.bitrate, one.target, one.ceiling) for one in mixes}),
        "the mixer": sorted({one.revision for one in mixes}),
        "tags": [(one.tags, one.chapters, one.revision) for one in binds],
        "the cover": [one.cover for one in binds],
    }
    return tuple(
        (name, hashlib.sha256(repr(value).encode("utf-8", "replace")).hexdigest()) for name, value in found.items()
    )


def changed(before: Inputs, after: Inputs) -> tuple[str, ...]:
    """Name what is different; nothing is known of what has no record."""
    if not before:
        return ("nothing here tells what: it was published on another machine",)
    old = dict(before)
    return tuple(name for name, value in after if old.get(name) != value) or ("the levels of its voice",)
