"""Sound -> feed."""

from __future__ import annotations

import functools
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
from dateline.feed.rss import Site
from dateline.produce import index as indexing
from dateline.produce import pictures, record
from dateline.produce.adopting import imported
from dateline.produce.choosing import choose, settled
from dateline.produce.holding import hold
from dateline.produce.index import Index, Row
from dateline.store import disk, keep, write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from dateline.feed.publish import Written
    from dateline.model import Episode
    from dateline.produce.adopting import Imported
    from dateline.produce.choice import Choice
    from dateline.produce.desk import Desk
    from dateline.produce.pictures import Pictures


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
_BATCH = 100
"""Items that are rendered at once."""
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
    lying = ledger.read(folder / ledger.FILE)
    hold(folder, ledger.confirmed(lying))
    return _Publishing(desk, folder, lying, now, replacing=replacing).carried_out()


class _Publishing:
    """One run: what was, what goes out, and the files that say so."""

    def __init__(self, desk: Desk, folder: Path, lying: ledger.Ledger, now: datetime, *, replacing: bool) -> None:
        self._desk, self._folder, self._lying, self._now = desk, folder, lying, now
        self._before, self._replacing = ledger.confirmed(lying), replacing
        self._public = ledger.real(desk.show.base_url)
        self._manifest = rendering.read_manifest(folder)
        self._intact = rendering.intact(folder, self._manifest)
        guid, moved = ledger.identity(lying, desk.show)
        self._cover = pictures.of_show(desk)
        self._site = Site(desk.show.base_url or _NOWHERE, guid, self._cover[0], moved=moved)
        self._context = _digest(_REVISION, art.REVISION, desk.show, self._site)
        self._index = indexing.read(desk.store)
        self._made: dict[str, Episode] = {}

    def carried_out(self) -> Published:
        """Choose, note, render, write."""
        desk, known = self._desk, self._before
        choice = choose(desk, known, self._rows(), self._now, replacing=self._replacing)
        today = self._now.date().isoformat() if self._public else ""
        arrivals = [one.arrival() for one in choice.going]
        here = {row.slug for row in choice.rows} | {one.slug for one in arrivals}
        came = [one for one in imported(self._folder, known) if one.slug not in here]
        after = ledger.enter(known, desk.show, arrivals, today, [*here, *(one.slug for one in came)])
        entries = dict(after.entries)
        episodes = [_identified(one.episode, entries[one.episode.slug]) for one in choice.going]
        self._made = {one.slug: one for one in episodes}
        shown, items, rows = self._rendered(episodes, choice, entries)
        items |= {one.slug: one.item.xml for one in came}
        every = rss.newest([*choice.rows, *rows, *map(_imported, came)])
        last, digests = self._documents(every, items)
        last |= {"index.html": pages.show_page(desk.show, every, self._site).encode()} | _read([self._cover])
        seen = self._seen(after, choice, items)
        if not self._public:
            after = ledger.previewed(self._lying, after)
        if after != self._lying:
            write_whole(self._folder / ledger.FILE, ledger.written(after))
        self._kept(choice, episodes, items)
        kept = {name for row in choice.rows for name in row.files} | set(digests)
        audio = [name for row in every if row.key for name in (entries[row.slug].file, *row.also)]
        batches = itertools.chain(self._files(episodes, shown), [last])
        written = rendering.write(self._folder, batches, audio, self._manifest, kept & self._intact)
        index = Index(self._context, tuple(sorted(every, key=lambda row: row.slug)), tuple(digests.items()))
        indexing.write(desk.store, index)
        return Published(len(every), *seen, choice, written)

    def _kept(self, choice: Choice, episodes: Sequence[Episode], items: Mapping[str, str]) -> None:
        """Keep what was rendered of episodes, and whether it was for an address that anybody could have it from."""
        known = {slug for slug, _ in self._before.entries}
        for one, made in zip(choice.going, episodes, strict=True):
            last = record.read(self._desk.store.record(made.slug)) if made.slug in known and not self._public else None
            address = self._desk.show.base_url if self._public else last.address if last else ""
            record.write(self._desk.store, record.Record(made, one.inputs, address))
            keep(_item_path(self._desk, made.slug), _encoded(items[made.slug]))

    def _rows(self) -> dict[str, Row]:
        """Give the episodes whose files are as they were rendered; what nobody was told of is looked at."""
        if self._index.context != self._context or not self._before.entries:
            return {}
        return {row.slug: row for row in self._index.rows if row.script and self._intact.issuperset(row.files)}

    def _rendered(
        self, episodes: Sequence[Episode], choice: Choice, entries: Mapping[str, ledger.Entry]
    ) -> tuple[list[Pictures], dict[str, str], list[Row]]:
        """Render the items of episodes; and give their pictures, and what the index keeps."""
        rss.check(self._desk.show, episodes)
        shown = [pictures.of_episode(self._desk, one) for one in episodes]
        items: dict[str, str] = {}
        for start in range(0, len(episodes), _BATCH):
            some = slice(start, start + _BATCH)
            items |= rss.items(self._desk.show, episodes[some], pictures.shown(self._site, shown[some]))
        rows = [
            _row(made, one.script, items[made.slug], entries[made.slug].number, _files_of(made, has))
            for one, made, has in zip(choice.going, episodes, shown, strict=True)
        ]
        return shown, items, rows

    def _files(self, episodes: Sequence[Episode], shown: Sequence[Pictures]) -> Iterator[dict[str, bytes]]:
        """Render what belongs to episodes, one after the other: of thousands, all at once would not fit."""
        for made, has in zip(episodes, shown, strict=True):
            yield _read(has.files) | rendering.texts(self._desk.show, made, pictures.shown(self._site, [has]))

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
        episode = self._episode(row.slug)
        site = pictures.shown(self._site, [pictures.of_episode(self._desk, episode)])
        return rss.items(self._desk.show, [episode], site)[row.slug]

    def _episode(self, slug: str) -> Episode:
        """Give an episode as it is published, in this run or before.

        Raises:
            PublishError: What was kept of it is gone.
        """
        if slug in self._made:
            return self._made[slug]
        path = self._desk.store.record(slug)
        found = record.read(path)
        if found is None:
            raise PublishError(
                f"{path.relative_to(self._desk.root)} is gone or damaged", hint="delete audio/published/, publish again"
            )
        return found.episode

    @functools.cached_property
    def _listed(self) -> frozenset[str]:
        """The items that the documents lying here list."""
        names = [name for name, _, _ in self._manifest.files if name.endswith(".xml") and name in self._intact]
        return frozenset(item for name in names for item in rss.listed((self._folder / name).read_bytes()))

    def _seen(
        self, after: ledger.Ledger, choice: Choice, items: Mapping[str, str]
    ) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """Say what subscribers will see, or who previews: new episodes, other notes, other sound, and what is gone."""
        old, entries = dict((self._before if self._public else self._lying).entries), dict(after.entries)
        last = {row.slug: row.item for row in self._index.rows}
        new, notes, audio = [], [], []
        for one in choice.going:
            slug = one.episode.slug
            before = old.get(one.was or slug)
            if before is None:
                new.append(slug)
            elif before.file != entries[slug].file:
                audio.append(slug)
            elif last[slug] != indexing.item_digest(items[slug]) if slug in last else items[slug] not in self._listed:
                notes.append(slug)
        gone = [slug for slug, one in entries.items() if one.retired and slug in old and not old[slug].retired]
        return tuple(new), tuple(notes), tuple(audio), tuple(gone)


def _read(files: Iterable[tuple[str, Path]]) -> dict[str, bytes]:
    found = {}
    for name, path in files:
        with disk(path):
            found[name] = path.read_bytes()
    return found


def _files_of(made: Episode, shown: Pictures) -> tuple[str, ...]:
    """Name an episode's files in feed/."""
    return (*rendering.names(made.slug), *(name for name, _ in shown.files))


def _identified(made: Episode, entry: ledger.Entry) -> Episode:
    """Give an episode what the ledger knows of it; a number it came with stays until its script says another."""
    first, item = datetime.fromisoformat(entry.first), made.item
    if entry.season and item.season is None:
        item = replace(item, season=(int(entry.season), ""))
    if entry.episode and item.number is None:
        item = replace(item, number=(entry.episode, ""))
    return replace(made, guid=entry.guid, published=first, replaced=entry.replaced, item=item)


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
    known = ledger.confirmed(ledger.read(desk.root / "feed" / ledger.FILE))
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
