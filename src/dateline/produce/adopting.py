"""A show that comes from elsewhere, or goes elsewhere: subscribers notice nothing."""

from __future__ import annotations

import hashlib
import itertools
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from dateline.errors import FeedError, PublishError
from dateline.feed import adopt, ledger
from dateline.feed.ledger import Entry
from dateline.script import draft, page
from dateline.store import disk, named, write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.feed.adopt import Known
    from dateline.produce.desk import Desk


@dataclass(frozen=True, slots=True)
class Adopted:
    """What was taken over of a feed."""

    taken: tuple[tuple[str, str], ...]
    """Slug and title of each episode that was not known, the oldest first."""
    known: int
    """Episodes that the ledger has already."""
    kept: tuple[str, ...]
    """The files in feed/ that keep the items without scripts."""


def adopt_feed(desk: Desk, path: Path) -> Adopted:
    """Enter the guids, dates and order of an existing feed into the ledger; episodes known there stay as they are.

    Its archives come along, if they lie beside it. What only previews entered goes: nobody was told of it.

    Items that no script makes stay in the feed as they are; a script of the same slug may take one over.

    Raises:
        FeedError: The file is no feed, or belongs to another show.
        PublishError: It cannot be read.
        StoreError: The disk would not take it.
    """
    try:
        found = adopt.documents(path)
    except OSError as error:
        away = path.parts[:1] in (("http:",), ("https:",))
        hint = "save it as a file first, with curl -O for example; nothing here asks a network" if away else ""
        raise PublishError(f"{path}: {error.strerror}", hint=hint or "name the file of a feed") from error
    old = adopt.joined(one for one, _ in found)
    folder = desk.root / "feed"
    known = ledger.read(folder / ledger.FILE)
    if known.guid and old.guid and known.guid != old.guid:
        raise FeedError(
            f"{path.name} is another show's: its podcast:guid is {old.guid}, this one's {known.guid}",
            hint="run `dateline new` for it, and import it there",
        )
    after, taken = _entered(ledger.confirmed(known), old)
    scripts, entries = set(desk.slugs()), dict(after.entries)
    left = {entries[slug].guid for slug, _ in taken if slug not in scripts}
    kept = tuple(_kept(folder, data) for one, data in found if not left.isdisjoint(item.guid for item in one.items))
    if after != known:
        write_whole(folder / ledger.FILE, ledger.written(after))
    return Adopted(taken, len(old.items) - len(taken), kept)


def _kept(folder: Path, data: bytes) -> str:
    name = f"{adopt.KEPT}-{hashlib.sha256(data).hexdigest()[:8]}.xml"
    write_whole(folder / name, data)
    return name


def _entered(known: ledger.Ledger, old: adopt.Old) -> tuple[ledger.Ledger, tuple[tuple[str, str], ...]]:
    entries, taken = dict(known.entries), []
    guids = known.guids()
    given = {one.number for one in entries.values()}
    free = (number for number in itertools.count(1) if number not in given)  # first those of entries that were lost
    for item in old.items:
        if item.guid in guids:
            continue
        slug, key = _slug(item, entries)
        entries[slug] = Entry(
            *(item.guid, item.first.isoformat(), key, item.file, item.size, ""),
            number=next(free),
            replaced=item.replaced if key else "",
            season="" if key else item.season,
            episode="" if key else item.episode,
        )
        if key and item.was and item.was not in entries:
            entries[item.was] = replace(entries[slug], became=slug)
        taken.append((slug, item.title))
    return replace(known, guid=known.guid or old.guid, entries=tuple(sorted(entries.items()))), tuple(taken)


def _slug(item: Known, taken: dict[str, Entry]) -> tuple[str, str]:
    """Give an item a slug that is free, and the beginning of the key if this program made its file."""
    own, key = item.own
    if own and own not in taken:
        return own, key
    stem = draft.slugify(item.title)[: page.MAX_SLUG - 5].rstrip("-") or "episode"
    return next(slug for slug in (stem, *(f"{stem}-{count}" for count in range(2, 10_000))) if slug not in taken), ""


@dataclass(frozen=True, slots=True)
class Imported:
    """An item that stays as it came."""

    slug: str
    """What the ledger calls it."""
    number: int
    """The ledger's."""
    item: Known
    """All of it."""


def imported(folder: Path, known: ledger.Ledger) -> tuple[Imported, ...]:
    """Give the items that were imported, as the ledger knows them.

    Raises:
        FeedError: A file of them was damaged.
    """
    slugs = {one.guid: (slug, one.number) for slug, one in known.entries if not one.became}
    found: dict[str, Imported] = {}
    for path in named(folder, f"{adopt.KEPT}-", ".xml"):
        with disk(path):
            data = path.read_bytes()
        for item in adopt.read(data, f"feed/{path.name}").items:
            if item.guid in slugs:
                slug, number = slugs[item.guid]
                found.setdefault(slug, Imported(slug, number, item))
    return tuple(found.values())


def move(desk: Desk, address: str) -> str:
    """Note where the feed is going to be; gives the address that it leaves.

    Args:
        desk: The show.
        address: Of the feed itself; the present one takes a move back.

    Raises:
        PublishError: The address is none that apps could follow, or nothing was published yet.
    """
    _followed(address)
    path = desk.root / "feed" / ledger.FILE
    known = ledger.read(path)
    if not desk.show.base_url or not known.guid:
        raise PublishError(
            "the show has no address that anybody could have subscribed to",
            hint="nothing has to be moved: set base_url in show.yaml and publish",
        )
    here = f"{desk.show.base_url}/feed.xml"
    write_whole(path, ledger.written(replace(known, moved="" if address == here else address)))
    return here


def _followed(address: str) -> None:
    """Refuse what apps could not follow: they would all lose the show at once."""
    whole = "write all of it: https://podcasts.dispatches.fm/feed.xml"
    try:
        parts = urlsplit(address)
        real = ledger.real(address) and (parts.port is None or parts.port > 0)
    except ValueError as error:
        raise PublishError(f"{address!r} is no address of a feed: {error}", hint=whole) from error
    asked = parts.username or parts.query or parts.fragment or re.search(r"\s", address)
    if parts.scheme not in ("http", "https") or not parts.hostname or asked:
        raise PublishError(f"{address!r} is no address of a feed", hint=whole)
    if not parts.path.strip("/"):
        raise PublishError(f"{address!r} names a server and no feed", hint=f"is it {address.rstrip('/')}/feed.xml?")
    if not real:
        raise PublishError(f"{address!r} is nothing that listeners reach", hint=whole)
