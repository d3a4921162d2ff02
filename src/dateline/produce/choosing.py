"""Which version of each episode goes out: what is built, or what subscribers have already.

Once a show has an address, the sound of a published episode is theirs: it is replaced when the producer says so,
never because a script, an engine, a lexicon or a mixer has changed since.
"""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.audio.alternate import CODECS
from dateline.errors import PublishError
from dateline.feed.ledger import FILE, real
from dateline.plan import cover_of, given_cover
from dateline.produce import record
from dateline.produce.building import prepare
from dateline.produce.choice import Choice, Found, Going
from dateline.produce.episodes import alternates, episode, restored, soundbites
from dateline.script import page
from dateline.store import disk, rundown_of
from dateline.yamlfile import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from dateline.feed.ledger import Entry, Ledger
    from dateline.model import Enclosure, Episode
    from dateline.produce.building import Prepared
    from dateline.produce.desk import Desk
    from dateline.produce.index import Row


def choose(desk: Desk, known: Ledger, rows: Mapping[str, Row], now: datetime, *, replacing: bool) -> Choice:
    """Look at every script of the show.

    Args:
        desk: The show.
        known: What subscribers may know.
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
        data = desk.text(slug)
        row = rows.get(slug)
        same = row is not None and not replacing and row.script == hashlib.sha256(data).hexdigest()
        if row and same and chooser.here(slug, row.key) and bool(row.also) == chooser.also(slug):
            choice.rows.append(row)
            choice.kept.extend(chooser.waiting(slug))
        else:
            chooser.look(slug, data, choice)
    return choice


def settled(desk: Desk, known: Ledger, rows: Mapping[str, Row]) -> frozenset[str]:
    """Name the published episodes whose scripts say what they said: building leaves them alone.

    Raises:
        StoreError: A script cannot be read.
    """
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
    return {name: one.st_size for name, one in _looks(desk).items()}


def _looks(desk: Desk) -> dict[str, os.stat_result]:
    """Give the sounds of audio/ as the disk tells of them."""
    if not desk.store.root.is_dir():
        return {}
    with disk(desk.store.root), os.scandir(desk.store.root) as entries:
        return {one.name: one.stat() for one in entries if one.name.endswith(_SOUNDS)}


_WAS = re.compile(rb"""(?m)^["']?was["']? *:""")
_SOUNDS = (".mp3", *(f".{one.ending}" for one in CODECS.values()))


class _Chooser:
    """Looks at scripts one by one."""

    def __init__(self, desk: Desk, entries: dict[str, Entry], now: datetime, *, replacing: bool) -> None:
        self._desk, self._entries, self._now, self._replacing = desk, entries, now, replacing
        looks = _looks(desk)
        self._sizes = {name: one.st_size for name, one in looks.items()}
        self._times = {name: one.st_mtime for name, one in looks.items()}
        self._newest: dict[str, float] = {}
        for name, time in self._times.items():
            if name.endswith(".mp3"):
                slug = name.rpartition("-")[0]
                self._newest[slug] = max(time, self._newest.get(slug, 0))
        codec = CODECS.get(desk.show.audio.also)
        others = (name for name in self._sizes if codec and name.endswith(f".{codec.ending}"))
        self._built_once = frozenset(name.rpartition("-")[0] for name in self._sizes if name.endswith(".mp3"))
        self._others = frozenset(name.rpartition("-")[0] for name in others)
        self._slugs = frozenset(desk.slugs())

    def here(self, slug: str, key: str) -> bool:
        """Whether the sound that was published lies here."""
        entry = self._entries.get(slug)
        return entry is not None and entry.key == key and self._sizes.get(entry.file) == entry.size

    def also(self, slug: str) -> bool:
        """Whether the sound lies here in the other codec that the show asks for."""
        return slug in self._others

    def waiting(self, slug: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Tell of sound that was built after what subscribers have, and what has changed between the two."""
        entry = self._entries.get(slug)
        if entry is None or self._newest.get(slug, 0) <= self._times.get(entry.file, 0):
            return
        prepared = prepare(self._desk, slug, None)
        if not _same(entry.key, prepared.plan.bind) and self._built(prepared):
            last = record.read(self._desk.store.record(slug))
            yield slug, record.changed(last.inputs if last else (), record.inputs_of(prepared.plan))

    def look(self, slug: str, data: bytes, choice: Choice) -> None:
        """Decide on one script."""
        found = self._found(slug, data)
        entry = found.entry
        if entry is None:
            self._unknown(found, choice)
        elif not entry.key and not self._replacing:
            choice.kept.append((slug, ("it was imported with its sound",)))
        elif entry.key and not self._replacing:
            self._known(found, entry, choice)
        else:
            self._replaced(found, entry, choice)

    def _found(self, slug: str, data: bytes) -> Found:
        page.check_slug(slug)
        heard = page.heard(data)
        was = self._was(slug, heard, data)
        entry = self._entries.get(was or slug)
        if entry:
            self._allowed(slug, heard, entry, was)
        return Found(slug, hashlib.sha256(data).hexdigest(), heard, was, entry)

    def _unknown(self, found: Found, choice: Choice) -> None:
        """Decide on a script of which nothing was published."""
        if found.slug not in self._built_once:
            choice.unbuilt.append(found.slug)
            return
        prepared = prepare(self._desk, found.slug, None)
        if prepared.script.published > self._now:
            choice.held.append(found.slug)
            return
        last = record.read(self._desk.store.record(found.slug))
        if last and real(last.address):
            raise PublishError(
                f"{found.slug} was published at {last.address}, and feed/{FILE} knows nothing of it",
                hint=f"restore feed/{FILE} from version control, or take the identities over from the feed as it is "
                f"served: dateline import FEED (if it never went out: delete audio/published/{found.slug}.json)",
            )
        self._fresh(found, prepared, choice)

    def _known(self, found: Found, entry: Entry, choice: Choice) -> None:
        """Decide on an episode whose sound subscribers have, and keep."""
        slug = found.slug
        if self._sizes.get(entry.file) != entry.size:
            raise PublishError(
                f"audio/{entry.file}, which subscribers have of {slug}, is not on this machine as it was published",
                hint="copy it back from where it is served, or replace it with `dateline publish --replace-audio`",
            )
        last = self._last(found, entry)
        if last and entry.script == found.heard:
            choice.going.append(self._going(found, last))
            choice.kept.extend(self.waiting(slug))
            return
        prepared = prepare(self._desk, slug, None)
        same = _same(entry.key, prepared.plan.bind)
        if same and self._built(prepared):
            self._fresh(found, prepared, choice)
        elif same or entry.script == found.heard:
            choice.going.append(self._going(found, self._restored(found, entry, prepared)))
        elif last is None:
            raise PublishError(
                f"script/{slug}.yaml says other than the sound that subscribers have, and nothing here tells what that "
                "says",
                hint=f"put the script back as it was and publish once, then edit it; or build it, and replace the "
                f"sound: dateline publish --replace-audio (audio/published/{slug}.json is gone or damaged)",
            )
        else:
            choice.kept.append((slug, record.changed(last.inputs, record.inputs_of(prepared.plan))))
            choice.going.append(replace(self._going(found, last), script="", heard=entry.script))

    def _replaced(self, found: Found, entry: Entry, choice: Choice) -> None:
        """Decide on an episode whose sound may be replaced by what is built."""
        prepared = prepare(self._desk, found.slug, None)
        last = self._last(found, entry)
        changed: tuple[str, ...] = ()
        if entry.file and not _same(entry.key, prepared.plan.bind):
            changed = record.changed(last.inputs if last else (), record.inputs_of(prepared.plan))
        if last and entry.script == found.heard and not self._built(prepared):  # an engine became newer; nobody built
            choice.kept.extend([(found.slug, changed)] if changed else ())
            choice.going.append(replace(self._going(found, last), script=""))
            return
        self._fresh(found, prepared, choice)
        choice.replaced.extend([(found.slug, changed)] if changed else ())

    def _built(self, prepared: Prepared) -> bool:
        path = self._desk.store.episode(prepared.script.slug, prepared.plan.bind)
        return path.exists() and rundown_of(path).exists()

    def _fresh(self, found: Found, prepared: Prepared, choice: Choice) -> None:
        inputs = record.inputs_of(prepared.plan)
        choice.going.append(Going(episode(self._desk, prepared), inputs, found.script, found.heard, found.was))

    def _going(self, found: Found, last: record.Record) -> Going:
        listed = self._listed(last.episode, found.slug)
        return Going(listed, last.inputs, found.script, found.heard, found.was)

    def _restored(self, found: Found, entry: Entry, prepared: Prepared) -> record.Record:
        """Make a record anew that was lost, from the ledger and what was published.

        Raises:
            PublishError: Nothing here tells when its sentences are heard.
        """
        was = found.was or found.slug
        made = restored(self._desk, prepared, entry, was)
        if made is None:
            raise PublishError(
                f"audio/{entry.file} is here, but not when its sentences are heard",
                hint=f"copy feed/{was}.transcript.json and feed/{was}.chapters.json back from where they are served; "
                "or replace the sound with `dateline publish --replace-audio`",
            )
        same = _same(entry.key, prepared.plan.bind)
        return record.Record(made, record.inputs_of(prepared.plan) if same else ())

    def _was(self, slug: str, heard: str, data: bytes) -> str:
        """Find under which name an episode was published that has a new one."""
        if not self._entries:
            return ""
        if slug in self._entries:
            if _WAS.search(data):
                self._late(slug)
            return ""
        gone = (
            old
            for old, one in self._entries.items()
            if one.script == heard and one.key and not one.became and old not in self._slugs
        )
        return self._told(slug) or next(gone, "")

    def _late(self, slug: str) -> None:
        """Refuse a former name that is told of an episode which has an identity of its own already."""
        was = page.read(self._desk.script(slug), self._desk.show).script.was
        former = self._entries.get(was)
        if not was or (former and former.became == slug):
            return
        raise PublishError(
            f"script/{slug}.yaml: was: {was} comes too late: {slug} has been published as an episode of its own",
            hint=f"take the line out; or, to go back to what {was} was to subscribers, rename the script once more, "
            "to a name that is new, and leave the line in",
        )

    def _told(self, slug: str) -> str:
        """Read in the script under which name it was published."""
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

    def _last(self, found: Found, entry: Entry) -> record.Record | None:
        """Give what was published last, if all of it is here."""
        if self._sizes.get(entry.file) != entry.size:
            return None
        for name in (found.was or found.slug, found.slug):
            kept = record.read(self._desk.store.record(name))
            if kept and _same(entry.key, kept.episode.key):
                return kept
        return None

    def _alternates(self, published: Episode, slug: str) -> tuple[Enclosure, ...]:
        """Give the published sound in the other codec that the show asks for now, if it lies here."""
        codec = CODECS.get(self._desk.show.audio.also)
        known = tuple(one for one in published.alternates if codec and one.type == codec.type)
        if codec is None or (known and all(self._sizes.get(one.name) == one.length for one in known)):
            return known
        if slug not in self._others:
            return ()
        plan = prepare(self._desk, slug, None).plan
        return tuple(alternates(self._desk, plan)) if _same(published.key, plan.bind) else ()

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
            soundbites=soundbites(published.cues, script, published.soundbites),
        )


def _same(published: str, bind: str) -> bool:
    """Whether a key is the one that was published; of an imported episode only its beginning is known."""
    return bool(published) and bind.startswith(published)
