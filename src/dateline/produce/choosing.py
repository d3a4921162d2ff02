"""Which version of each episode goes out: what is built, or what subscribers have already.

Once a show has an address, the sound of a published episode is theirs: it is replaced when the producer says so,
never because a script, an engine, a lexicon or a mixer has changed since.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dateline import rundown
from dateline.audio.alternate import CODECS
from dateline.errors import PublishError
from dateline.feed.ledger import Arrival
from dateline.model import Alternate, Enclosure, Episode, Passage, Soundbite
from dateline.plan import cover_of, given_cover
from dateline.produce import record
from dateline.produce.building import prepare
from dateline.script import page
from dateline.script.speakable import speakable
from dateline.store import digest, disk, rundown_of
from dateline.yamlfile import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from dateline.feed.ledger import Entry, Ledger
    from dateline.model import Cue, Plan, Script
    from dateline.produce.building import Prepared
    from dateline.produce.desk import Desk
    from dateline.produce.index import Row


@dataclass(frozen=True, slots=True)
class Going:
    """An episode that goes out."""

    episode: Episode
    """All that the feed says of it."""
    inputs: record.Inputs
    """What its sound was made from."""
    script: str
    """SHA-256 of its script's bytes; empty where the published sound is not what the script says."""
    heard: str
    """Digest of what its published sound was made to say."""
    was: str = ""
    """The slug that it had."""

    def arrival(self) -> Arrival:
        """Give what the ledger notes."""
        one = self.episode
        return Arrival(one.slug, one.key, one.enclosure, self.heard, one.published, self.was)


@dataclass(slots=True)
class Choice:
    """What there is to publish."""

    rows: list[Row] = field(default_factory=list)
    """Episodes of which nothing has changed."""
    going: list[Going] = field(default_factory=list)
    """Episodes that are rendered."""
    unbuilt: list[str] = field(default_factory=list)
    """Scripts that have never been built."""
    held: list[str] = field(default_factory=list)
    """Scripts whose date has not come yet."""
    kept: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    """Episodes whose published sound stays although these inputs of it have changed."""
    replaced: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    """Episodes whose published sound is replaced, and the inputs that changed."""


def choose(desk: Desk, known: Ledger, rows: Mapping[str, Row], now: datetime, *, replacing: bool) -> Choice:
    """Look at every script of the show.

    Args:
        desk: The show.
        known: What was published.
        rows: The episodes whose files are as they were rendered last.
        now: What is dated later waits.
        replacing: Whether published sound may be replaced.

    Raises:
        PublishError: An episode cannot go out as it is.
        ScriptError: A script that was built has faults now.
    """
    chooser = _Chooser(desk, dict(known.entries), now, replacing=replacing)
    choice = Choice()
    for slug in desk.slugs():
        with disk(desk.script(slug)):
            data = desk.script(slug).read_bytes()
        row = rows.get(slug)
        same = row is not None and not replacing and row.script == hashlib.sha256(data).hexdigest()
        if row and same and chooser.here(slug, row.key) and bool(row.also) == chooser.also(slug):
            choice.rows.append(row)
        else:
            chooser.look(slug, data, choice)
    return choice


def settled(desk: Desk, known: Ledger, rows: Mapping[str, Row]) -> frozenset[str]:
    """Name the published episodes whose scripts say what they said: building leaves them alone.

    Raises:
        StoreError: A script cannot be read.
    """
    if not desk.show.base_url:  # nobody can have subscribed
        return frozenset()
    sizes, found = _sizes(desk), set()
    for slug, entry in known.entries:
        path = desk.script(slug)
        if entry.retired or entry.became or sizes.get(entry.file) != entry.size or not path.is_file():
            continue
        with disk(path):
            data = path.read_bytes()
        row = rows.get(slug)
        if (row and row.script == hashlib.sha256(data).hexdigest()) or page.heard(data) == entry.script:
            found.add(slug)
    return frozenset(found)


def _sizes(desk: Desk) -> dict[str, int]:
    """Give the files of audio/ with their bytes."""
    if not desk.store.root.is_dir():
        return {}
    with disk(desk.store.root), os.scandir(desk.store.root) as entries:
        return {one.name: one.stat().st_size for one in entries if one.name.endswith(_SOUNDS)}


_SOUNDS = (".mp3", *(f".{one.ending}" for one in CODECS.values()))


class _Chooser:
    """Looks at scripts one by one."""

    def __init__(self, desk: Desk, entries: dict[str, Entry], now: datetime, *, replacing: bool) -> None:
        self._desk, self._entries, self._now, self._replacing = desk, entries, now, replacing
        self._sizes = _sizes(desk)
        self._safe = bool(desk.show.base_url)
        codec = CODECS.get(desk.show.audio.also)
        others = (name for name in self._sizes if codec and name.endswith(f".{codec.ending}"))
        self._others = frozenset(name.rpartition("-")[0] for name in others)
        self._slugs = frozenset(desk.slugs())

    def here(self, slug: str, key: str) -> bool:
        """Whether the sound that was published lies here."""
        entry = self._entries.get(slug)
        return entry is not None and entry.key == key and self._sizes.get(entry.file) == entry.size

    def also(self, slug: str) -> bool:
        """Whether the sound lies here in the other codec that the show asks for."""
        return slug in self._others

    def look(self, slug: str, data: bytes, choice: Choice) -> None:
        """Decide on one script."""
        heard, script = page.heard(data), hashlib.sha256(data).hexdigest()
        was = self._was(slug, heard)
        entry = self._entries.get(was or slug)
        if entry and self._safe:
            self._allowed(slug, heard, entry, was)
        last = self._last(slug, was, entry) if entry and self._safe else None
        if last and entry and entry.script == heard and not self._replacing:
            choice.going.append(Going(self._listed(last.episode, slug), last.inputs, script, heard, was))
            return
        if not entry and not self._desk.store.episodes(slug):
            choice.unbuilt.append(slug)
            return
        if entry and self._safe and not self._replacing and not entry.key:
            choice.kept.append((slug, ("it was imported with its sound",)))
            return
        prepared = prepare(self._desk, slug, None)
        if not entry and prepared.script.published > self._now:
            choice.held.append(slug)
        elif entry and self._keeps(slug, heard, entry, prepared):
            if last is None:
                raise PublishError(
                    f"audio/{entry.file}, which subscribers have of {slug}, is not on this machine as it was published",
                    hint="copy it back from where it is served, or replace it with `dateline publish --replace-audio`",
                )
            changed = record.changed(last.inputs, record.inputs_of(prepared.plan))
            choice.kept.append((slug, changed))
            choice.going.append(Going(self._listed(last.episode, slug), last.inputs, "", entry.script, was))
        else:
            self._fresh(slug, script, heard, entry, prepared, choice, was)

    def _fresh(  # noqa: PLR0913, PLR0917 - all of them are what was just found
        self, slug: str, script: str, heard: str, entry: Entry | None, prepared: Prepared, choice: Choice, was: str
    ) -> None:
        inputs = record.inputs_of(prepared.plan)
        if entry and entry.file and not _same(entry.key, prepared.plan.bind):
            last = record.read(self._desk.store.record(was or slug))
            choice.replaced.append((slug, record.changed(last.inputs if last else (), inputs)))
        choice.going.append(Going(episode(self._desk, prepared), inputs, script, heard, was))

    def _was(self, slug: str, heard: str) -> str:
        """Find under which name an episode was published that has a new one."""
        if slug in self._entries:
            return ""
        gone = [
            old
            for old, one in self._entries.items()
            if one.script == heard and one.key and not one.became and old not in self._slugs
        ]
        return gone[0] if gone else self._told(slug)

    def _told(self, slug: str) -> str:
        """Read in the script under which name it was published."""
        if not self._entries:
            return ""
        was = page.read(self._desk.script(slug), self._desk.show).script.was
        if was and was not in self._entries:
            raise PublishError(
                f"script/{slug}.yaml: was: nothing was published as {was!r}", hint=nearest(was, tuple(self._entries))
            )
        if was in self._slugs:
            raise PublishError(
                f"script/{slug}.yaml: was: script/{was}.yaml is still there", hint="take one of them out"
            )
        return was

    def _allowed(self, slug: str, heard: str, entry: Entry, was: str) -> None:
        """Refuse a name that belongs to an episode that is gone."""
        if was:
            return
        if entry.became:
            raise PublishError(
                f"{slug} was published once and is {entry.became} now; its name is given to no other",
                hint=f"rename script/{slug}.yaml",
            )
        if entry.retired and entry.script and entry.script != heard:
            raise PublishError(
                f"{slug} was published once and taken out on {entry.retired}; its name is given to no other",
                hint=f"rename script/{slug}.yaml, or put back the script that was there",
            )

    def _last(self, slug: str, was: str, entry: Entry) -> record.Record | None:
        """Give what was published last, if all of it is here."""
        if self._sizes.get(entry.file) != entry.size:
            return None
        for name in (was or slug, slug):
            found = record.read(self._desk.store.record(name))
            if found and _same(entry.key, found.episode.key):
                return found
        return None

    def _keeps(self, slug: str, heard: str, entry: Entry, prepared: Prepared) -> bool:
        """Whether the published sound stays although another would be made now."""
        if not self._safe or _same(entry.key, prepared.plan.bind):
            return False
        if not self._replacing:
            return True
        built = self._desk.store.episode(slug, prepared.plan.bind).exists()
        return not built and entry.script == heard  # an engine has become newer, and nobody has built with it

    def _alternates(self, published: Episode, slug: str) -> tuple[Enclosure, ...]:
        """Give the published sound in the other codec that the show asks for now, if it lies here."""
        codec = CODECS.get(self._desk.show.audio.also)
        known = tuple(one for one in published.alternates if codec and one.type == codec.type)
        if codec is None or (known and all(self._sizes.get(one.name) == one.length for one in known)):
            return known
        if slug not in self._others:
            return ()
        plan = prepare(self._desk, slug, None).plan
        return tuple(_alternates(self._desk, plan)) if _same(published.key, plan.bind) else ()

    def _listed(self, published: Episode, slug: str) -> Episode:
        """Join the sound that was published with what the script says of it now."""
        script = page.read(self._desk.script(slug), self._desk.show).script
        path = given_cover(script, self._desk.show)
        given = self._desk.given(path)
        return replace(
            published,
            slug=slug,
            title=script.title,
            summary=script.summary,
            item=script.item,
            cover=cover_of(script, self._desk.show, given),
            alternates=self._alternates(published, slug),
            soundbites=soundbites(published.cues, script),
        )


def _same(published: str, bind: str) -> bool:
    """Whether a key is the one that was published; of an imported episode only its beginning is known."""
    return bool(published) and bind.startswith(published)


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
    cues = rundown.cues(clock, script, plan)
    return Episode(
        slug=script.slug,
        title=script.title,
        summary=script.summary,
        published=script.published,
        language=script.language,
        enclosure=enclosure,
        alternates=tuple(_alternates(desk, plan)),
        key=plan.bind,
        duration=clock.length,
        chapters=rundown.chapters(clock, script, plan),
        cues=cues,
        narrator=prepared.narrator,
        cover=plan.cover,
        soundbites=soundbites(cues, script),
        item=script.item,
    )


def _alternates(desk: Desk, plan: Plan) -> Iterator[Enclosure]:
    """Give the episode's files in other codecs, those that were built."""
    step = dict(plan.steps).get(plan.also) if plan.also else None
    if plan.also is None or not isinstance(step, Alternate):
        return
    codec = CODECS[step.codec]
    path = desk.store.alternate(plan.slug, plan.also, codec.ending)
    if path.exists():
        with disk(path):
            yield Enclosure(path.name, path.stat().st_size, digest(path), codec.type, step.bitrate)


def soundbites(cues: Sequence[Cue], script: Script) -> tuple[Soundbite, ...]:
    """Give the passages that an editor marked, from their first sound to their last.

    Args:
        cues: Of all that is said.
        script: Which was read for them; what is heard of it is as it was.
    """
    return tuple(_soundbites(cues, script))


def _soundbites(cues: Sequence[Cue], script: Script) -> Iterator[Soundbite]:
    first = {one.passage: one.start for one in reversed(cues)}
    last = {one.passage: one.end for one in cues}
    passages = (one for part in script.segments for one in part.narration if isinstance(one, Passage))
    for number, one in enumerate(one for one in passages if speakable(one.text)):
        if one.soundbite and number in first:
            yield Soundbite(first[number], last[number], one.soundbite)
