"""A script and the sound that was made of it, joined into what a feed says of the episode."""

from __future__ import annotations

import contextlib
import json
from dataclasses import replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from dateline import rundown
from dateline.audio.alternate import CODECS
from dateline.errors import PublishError
from dateline.model import (
    MIX_RATE,
    Alternate,
    Enclosure,
    Episode,
    Key,
    Rundown,
    Samples,
    Soundbite,
    Timed,
    WordTime,
)
from dateline.store import digest, disk, rundown_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from dateline.feed.ledger import Entry
    from dateline.model import Cue, Plan, Script
    from dateline.produce.building import Prepared
    from dateline.produce.desk import Desk


def episode(desk: Desk, prepared: Prepared) -> Episode:
    """Join a script with the episode that was built from it.

    Raises:
        PublishError: It was built from an earlier version of the script, or not at all.
    """
    script, plan = prepared.script, prepared.plan
    path = desk.store.episode(script.slug, plan.bind)
    if not path.exists():
        raise PublishError(
            f"script/{script.slug}.yaml has changed since it was built", hint=f"run `dateline build {script.slug}`"
        )
    with disk(path):
        clock = rundown.from_json(rundown_of(path).read_bytes())
        enclosure = Enclosure(path.name, path.stat().st_size, digest(path))
    return _joined(prepared, clock, rundown.cues(clock, script, plan), enclosure, tuple(alternates(desk, plan)))


def _joined(
    prepared: Prepared, clock: Rundown, cues: tuple[Cue, ...], sound: Enclosure, others: tuple[Enclosure, ...] = ()
) -> Episode:
    script, plan = prepared.script, prepared.plan
    return Episode(
        slug=script.slug,
        title=script.title,
        summary=script.summary,
        published=script.published,
        language=script.language,
        enclosure=sound,
        alternates=others,
        key=plan.bind,
        duration=clock.length,
        chapters=rundown.chapters(clock, script),
        cues=cues,
        narrator=prepared.narrator,
        cover=plan.cover,
        soundbites=soundbites(cues, script),
        item=script.item,
    )


def alternates(desk: Desk, plan: Plan) -> Iterator[Enclosure]:
    """Give the episode's files in other codecs, those that were built."""
    step = dict(plan.steps).get(plan.also) if plan.also else None
    if plan.also is None or not isinstance(step, Alternate):
        return
    codec = CODECS[step.codec]
    path = desk.store.alternate(plan.slug, plan.also, codec.ending)
    if path.exists():
        with disk(path):
            yield Enclosure(path.name, path.stat().st_size, digest(path), codec.type, step.bitrate)


# --- what was published, when nothing but the ledger tells of it -----------------------------


def restored(desk: Desk, prepared: Prepared, entry: Entry, was: str) -> Episode | None:
    """Join a script with the sound that was published of it, which the ledger says to be made to say the same.

    When it is heard is told by the rundown beside the sound, or, on another machine, by what was published with it:
    transcript and chapters. None when neither is there, or does not fit the script.

    Args:
        desk: The show.
        prepared: The script, planned; the sound would be named otherwise now, for a title is in its tags.
        entry: The ledger's.
        was: The slug that it was published under.
    """
    path, script, plan = desk.store.root / entry.file, prepared.script, prepared.plan
    sound = Enclosure(entry.file, entry.size, entry.digest or digest(path))  # of an imported one it is not known
    told, words = None, None
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        told = rundown.from_json(rundown_of(path).read_bytes())
    if told is None:
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError, IndexError):
            told, words = _told(desk.root / "feed", was)
    if told is None or len(told.lines) != len(plan.lines):
        return None
    cues = rundown.cues(told, script, plan)
    if words is not None:
        if [" ".join(one.text.split()) for one in cues] != [text for text, _, _ in words]:
            return None
        cues = tuple(
            replace(cue, words=_words(cue, said), told=sure) for cue, (_, said, sure) in zip(cues, words, strict=True)
        )
    made = _joined(prepared, told, cues, sound, tuple(_beside(desk, plan, entry)))
    return made if plan.bind.startswith(entry.key) else replace(made, key=Key(entry.key))


def _beside(desk: Desk, plan: Plan, entry: Entry) -> Iterator[Enclosure]:
    """Give the published sound in the other codec, if there is one file that it can be."""
    step = dict(plan.steps).get(plan.also) if plan.also else None
    if not isinstance(step, Alternate):
        return
    codec = CODECS[step.codec]
    found = list(desk.store.root.glob(f"{entry.file.rpartition('-')[0]}-{'[0-9a-f]' * 8}.{codec.ending}"))
    if len(found) == 1:
        yield Enclosure(found[0].name, found[0].stat().st_size, digest(found[0]), codec.type, step.bitrate)


_Said = tuple[str, list[Any], bool]


def _told(folder: Path, slug: str) -> tuple[Rundown, list[_Said]]:
    """Read an episode's clock in its transcript and its chapters, and each sentence's text and words."""
    segments = json.loads((folder / f"{slug}.transcript.json").read_bytes())["segments"]
    chapters = json.loads((folder / f"{slug}.chapters.json").read_bytes())["chapters"]
    lines = tuple(Timed(_samples(one["startTime"]), _samples(one["endTime"])) for one in segments)
    starts = tuple(_samples(one["startTime"]) for one in chapters)
    clock = Rundown(starts, lines, _samples(chapters[-1]["endTime"]))
    return clock, [(one["body"], one["words"], "estimated" not in one) for one in segments]


def _words(cue: Cue, said: list[Any]) -> tuple[WordTime, ...]:
    found, at = [], 0
    for one in said:
        at = max(at, cue.text.find(one["body"], at))
        found.append(WordTime(_samples(one["startTime"]), _samples(one["endTime"]), at, len(one["body"])))
        at += len(one["body"])
    return tuple(found)


def _samples(seconds: float) -> Samples:
    return Samples(round(seconds * MIX_RATE))


# --- soundbites ----------------------------------------------------------------------------


def soundbites(cues: Sequence[Cue], script: Script, before: Sequence[Soundbite] = ()) -> tuple[Soundbite, ...]:
    """Give the passages that an editor marked, from their first sound to their last.

    A passage is found by its text, so that a mark is where the sound says it, whatever the script says around it now.

    Args:
        cues: Of all that is said.
        script: As it is now; the sound may be of an earlier one.
        before: Those that were published with that sound: of a passage that was reworded since, the sound has them.
    """
    return tuple(_soundbites(cues, script, {one.title: one for one in before}))


def _soundbites(cues: Sequence[Cue], script: Script, before: dict[str, Soundbite]) -> Iterator[Soundbite]:
    first = {one.passage: one.start for one in reversed(cues)}
    last = {one.passage: one.end for one in cues}
    said: dict[int, str] = {}
    for cue in cues:
        said[cue.passage] = said.get(cue.passage, "") + _letters(cue.text)
    if not any(one.soundbite for one in script.passages):
        return
    numbers = list(said)  # in the order in which they are heard
    match = SequenceMatcher(None, [_letters(one.text) for one in script.passages], list(said.values()), autojunk=False)
    where = {
        block.a + step: numbers[block.b + step] for block in match.get_matching_blocks() for step in range(block.size)
    }
    for index, one in enumerate(script.passages):
        if one.soundbite and index in where:
            yield Soundbite(first[where[index]], last[where[index]], one.soundbite)
        elif one.soundbite in before:
            yield before[one.soundbite]


def _letters(text: str) -> str:
    """Give what of a text is said, however it is set."""
    return "".join(filter(str.isalnum, text))
