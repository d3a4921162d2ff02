"""Sound -> feed."""

from __future__ import annotations

import hashlib
import itertools
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from dateline import art
from dateline.errors import PublishError
from dateline.feed import ledger, pages, rss
from dateline.feed import publish as rendering
from dateline.feed import serve as serving
from dateline.feed.documents import documents
from dateline.feed.rss import FEED, Site
from dateline.model import Cover, Stop
from dateline.plan import MAPPED
from dateline.produce import index as indexing
from dateline.produce import record
from dateline.produce.adopting import imported
from dateline.produce.choosing import choose, settled
from dateline.produce.index import Index, Row
from dateline.run import cover_file
from dateline.store import disk, keep, write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from dateline.feed.publish import Written
    from dateline.model import Episode
    from dateline.produce.adopting import Imported
    from dateline.produce.choosing import Choice
    from dateline.produce.desk import Desk


@dataclass(frozen=True, slots=True)
class Published:
    """What subscribers will see."""

    episodes: int
    """How many the feed has."""
    new: tuple[str, ...]
    """Episodes that were not in it."""
    notes: tuple[str, ...]
    """Episodes of which only what is written has changed."""
    audio: tuple[str, ...]
    """Episodes that have a new file."""
    gone: tuple[str, ...]
    """Episodes that left it."""
    choice: Choice
    """What was there to publish."""
    written: Written
    """The files that changed."""


_REVISION = 3
"""Raised when the same values are rendered differently, so that feeds are made again."""
_NOWHERE = "http://localhost"
"""What a feed is rendered for until the show has an address; `serve` renders it for its own."""


def publish(desk: Desk, now: datetime, *, replacing: bool = False) -> Published:
    """Render feed/ from what is built; identities first, the feed last.

    Args:
        desk: The show.
        now: What is dated later waits.
        replacing: Whether sound that subscribers may have is replaced by what was built since.

    Raises:
        PublishError: An episode must not go out as it is.
        FeedError: A value that no feed may have, or a ledger that cannot be read.
        StoreError: The disk would not take it.
    """
    folder = desk.root / "feed"
    before = ledger.read(folder / ledger.FILE)
    _hold_identities(folder, before)
    return _Publishing(desk, folder, before, now, replacing=replacing).carried_out()


def _hold_identities(folder: Path, known: ledger.Ledger) -> None:
    """Refuse to give new guids to episodes that a feed names already.

    Raises:
        PublishError: There is a feed, and nothing is known of what is in it.
    """
    feed = folder / FEED
    if not known.entries and feed.is_file() and b"<guid" in feed.read_bytes():
        raise PublishError(
            f"feed/{ledger.FILE} is gone, and feed/{FEED} names episodes that subscribers have",
            hint=f"restore it from version control, or take the identities over: dateline import feed/{FEED}",
        )


class _Publishing:
    """One run: what was, what goes out, and the files that say so."""

    def __init__(self, desk: Desk, folder: Path, before: ledger.Ledger, now: datetime, *, replacing: bool) -> None:
        self._desk, self._folder, self._before, self._now = desk, folder, before, now
        self._replacing = replacing
        self._manifest = rendering.read_manifest(folder)
        self._intact = rendering.intact(folder, self._manifest)
        guid, moved = ledger.identity(before, desk.show)
        self._cover, self._art = _own_cover(desk)
        self._site = Site(desk.show.base_url or _NOWHERE, guid, self._cover, moved=moved)
        self._context = _digest(_REVISION, art.REVISION, desk.show, self._site)
        self._index = indexing.read(desk.store)

    def carried_out(self) -> Published:
        """Choose, note, render, write."""
        desk, known = self._desk, self._before
        choice = choose(desk, known, self._rows(), self._now, replacing=self._replacing)
        today = self._now.date().isoformat() if desk.show.base_url else ""
        arrivals = [one.arrival() for one in choice.going]
        here = {row.slug for row in choice.rows} | {one.slug for one in arrivals}
        came = [one for one in imported(self._folder, known) if one.slug not in here]
        after = ledger.enter(known, desk.show, arrivals, today, [*here, *(one.slug for one in came)])
        entries = dict(after.entries)
        episodes = [_identified(one.episode, entries[one.episode.slug]) for one in choice.going]
        files, items, rows = self._rendered(episodes, choice, entries)
        items |= {one.slug: one.item.xml for one in came}
        every = sorted((*choice.rows, *rows, *map(_imported, came)), key=lambda row: row.slug)
        put, digests = self._documents(every, items)
        files |= put | {"index.html": pages.show_page(desk.show, rss.newest(every), self._site).encode()}
        seen = self._seen(after, choice, items)
        if after != known:
            write_whole(self._folder / ledger.FILE, ledger.written(after))
        for one, made in zip(choice.going, episodes, strict=True):
            record.write(desk.store, record.Record(made, one.inputs))
            keep(_item_path(desk, made.slug), _encoded(items[made.slug]))
        kept = {name for row in choice.rows for name in row.files} | {self._cover} | set(digests)
        audio = [name for row in every if row.key for name in (entries[row.slug].file, *row.also)]
        written = rendering.write(self._folder, files, audio, self._manifest, kept & self._intact)
        indexing.write(desk.store, Index(self._context, tuple(every), tuple(digests.items())))
        return Published(len(every), *seen, choice, written)

    def _rows(self) -> dict[str, Row]:
        """Give the episodes whose files are as they were rendered; without an address everything is looked at."""
        if self._index.context != self._context or not self._desk.show.base_url:
            return {}
        return {row.slug: row for row in self._index.rows if row.script and self._intact.issuperset(row.files)}

    def _rendered(
        self, episodes: Sequence[Episode], choice: Choice, entries: Mapping[str, ledger.Entry]
    ) -> tuple[dict[str, bytes], dict[str, str], list[Row]]:
        """Render what belongs to episodes: their files, their items, and what the index keeps."""
        files, covers = self._pictures(episodes)
        files[self._cover] = self._art
        drawn = {one.slug: self._maps(one) for one in episodes}
        for pictures, _, _ in drawn.values():
            files |= pictures
        site = replace(
            self._site,
            covers=covers,
            maps=tuple((slug, names) for slug, (_, names, _) in drawn.items() if names),
            routes=tuple((slug, name) for slug, (_, _, name) in drawn.items() if name),
        )
        items = rss.items(self._desk.show, episodes, site)
        rows = []
        for one, made in zip(choice.going, episodes, strict=True):
            texts = rendering.texts(self._desk.show, made, site)
            files |= texts
            names = (*texts, dict(covers)[made.slug], *drawn[made.slug][0])
            rows.append(_row(made, one.script, items[made.slug], entries[made.slug].number, names))
        return files, items, rows

    def _maps(self, one: Episode) -> tuple[dict[str, bytes], tuple[str, ...], str]:
        """Draw an episode's maps: the files by path, each chapter's or "", and that of the whole way."""
        stops = [Stop(each.place.city, each.place.lat, each.place.lon) for each in one.chapters if each.place]
        if not self._desk.show.channel.maps or not stops:
            return {}, (), ""
        files: dict[str, bytes] = {}

        def drawn(present: int | None) -> str:
            path = self._desk.store.cover(art.map_digest(stops, present))
            if not path.exists():
                keep(path, art.map_of(stops, present))
            with disk(path):
                files[f"map-{path.stem[:12]}.jpg"] = path.read_bytes()
            return f"map-{path.stem[:12]}.jpg"

        numbers = itertools.count()
        names = tuple(drawn(next(numbers)) if each.place else "" for each in one.chapters)
        return files, names, drawn(None) if len(set(stops)) > 1 else ""

    def _pictures(self, episodes: Iterable[Episode]) -> tuple[dict[str, bytes], tuple[tuple[str, str], ...]]:
        """Give the pictures by path, and by slug their names; a new picture has a new name."""
        files, covers = {}, []
        for one in episodes:
            path = cover_file(self._desk.store, one.cover, self._desk.root)
            name = f"{one.slug}-{path.stem[:8]}.jpg"
            with disk(path):
                files[name] = path.read_bytes()
            covers.append((one.slug, name))
        return files, tuple(covers)

    def _documents(self, rows: Sequence[Row], items: dict[str, str]) -> tuple[dict[str, bytes], dict[str, str]]:
        """Put the feed's documents together that are not as they were; and give the digests of all of them."""
        files, digests, last = {}, {}, dict(self._index.documents)
        by_slug = {row.slug: row for row in rows}
        for document in documents(rows, self._desk.show.channel.newest):
            listed = [by_slug[slug] for slug in document.slugs]
            trailers = [self._episode(row.slug) for row in listed if row.trailer and row.key]
            date = max((row.published for row in listed), default=None)
            frame = rss.channel(self._desk.show, trailers, date, self._site, document.page)
            name = document.page.name
            digests[name] = _digest(frame, [row.item for row in listed])
            if last.get(name) != digests[name] or name not in self._intact:
                files[name] = frame.filled(self._item(row, items) for row in listed)
        return files, digests

    def _item(self, row: Row, items: dict[str, str]) -> str:
        """Give an episode's item, as it was rendered if nothing of it has changed."""
        if row.slug in items:
            return items[row.slug]
        path = _item_path(self._desk, row.slug)
        item = path.read_bytes().decode("utf-8", "surrogatepass") if path.is_file() else ""
        if indexing.item_digest(item) == row.item:
            return item
        picture = next(name for name in row.files if name.endswith(".jpg"))
        episode = self._episode(row.slug)
        site = replace(self._site, covers=((row.slug, picture),), maps=((row.slug, self._maps(episode)[1]),))
        return rss.items(self._desk.show, [episode], site)[row.slug]

    def _episode(self, slug: str) -> Episode:
        """Give an episode as it was published.

        Raises:
            PublishError: What was kept of it is gone.
        """
        path = self._desk.store.record(slug)
        found = record.read(path)
        if found is None:
            raise PublishError(
                f"{path.relative_to(self._desk.root)} is gone or damaged", hint="delete audio/published/, publish again"
            )
        return found.episode

    def _seen(
        self, after: ledger.Ledger, choice: Choice, items: Mapping[str, str]
    ) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """Say what subscribers will see: new episodes, other notes, other sound, and what is gone."""
        old, entries = dict(self._before.entries), dict(after.entries)
        told = "".join(
            (self._folder / name).read_text("utf-8")
            for name, _, _ in self._manifest.files
            if items and name.endswith(".xml") and name in self._intact
        )
        new, notes, audio = [], [], []
        for one in choice.going:
            slug = one.episode.slug
            before = old.get(one.was or slug)
            if before is None:
                new.append(slug)
            elif before.file != entries[slug].file:
                audio.append(slug)
            elif items[slug] not in told:
                notes.append(slug)
        gone = [slug for slug, one in entries.items() if one.retired and slug in old and not old[slug].retired]
        return tuple(new), tuple(notes), tuple(audio), tuple(gone)


def _own_cover(desk: Desk) -> tuple[str, bytes]:
    """Give the show's picture, and a name that is new when the picture is."""
    given = "" if desk.show.cover == MAPPED else desk.show.cover
    own = Cover("", "" if given else desk.show.title, given, desk.given(given))
    path = desk.store.cover(f"{art.digest(own)}-{art.SHOW_SIZE}")
    if not path.exists():
        write_whole(path, art.cover(own, desk.root, size=art.SHOW_SIZE))
    with disk(path):
        return f"cover-{path.stem[:8]}.jpg", path.read_bytes()


def _identified(made: Episode, entry: ledger.Entry) -> Episode:
    """Give an episode what the ledger knows of it; a file keeps the name that subscribers know."""
    first = datetime.fromisoformat(entry.first)
    return replace(made, guid=entry.guid, published=first, replaced=entry.replaced)


def _row(made: Episode, script: str, item: str, number: int, files: tuple[str, ...]) -> Row:
    return Row(
        made.slug,
        script,
        made.key,
        indexing.item_digest(item),
        made.title,
        made.summary,
        made.published.isoformat(),
        number,
        made.item.type == "trailer",
        files,
        also=tuple(one.name for one in made.alternates),
    )


def _imported(one: Imported) -> Row:
    item = one.item
    date, digest = item.first.isoformat(), indexing.item_digest(item.xml)
    return Row(one.slug, "", "", digest, item.title, item.summary, date, one.number, item.trailer, (), item.link)


def _item_path(desk: Desk, slug: str) -> Path:
    return desk.store.record(slug).with_suffix(".xml")


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _digest(*values: object) -> str:
    """Digest values by what they print; they are all made of text and numbers."""
    return hashlib.sha256(_encoded(repr(values))).hexdigest()


def left_alone(desk: Desk) -> frozenset[str]:
    """Name the episodes that `build` leaves alone: published, with scripts that say what they said.

    Raises:
        FeedError: The ledger cannot be read.
    """
    known = ledger.read(desk.root / "feed" / ledger.FILE)
    return settled(desk, known, {row.slug: row for row in indexing.read(desk.store).rows if row.script})


def serve(desk: Desk, host: str, port: int, ready_at: Callable[[str], None]) -> None:
    """Preview feed/ until interrupted.

    Raises:
        PublishError: Nothing was published yet, or somebody has the port.
    """
    folder = desk.root / "feed"
    if not rendering.read_manifest(folder).files:
        raise PublishError("feed/ holds nothing yet", hint="run `dateline make STORY`, or `dateline publish`")
    taken = serving.listen(host, port)
    at = serving.address(taken)

    def render(name: str) -> bytes:
        """Render the feed that was published, or an archive of it, for this address."""
        return rss.moved((folder / name).read_bytes(), at)

    ready_at(at)
    serving.serve(serving.app(folder, desk.store.root, render), taken)
