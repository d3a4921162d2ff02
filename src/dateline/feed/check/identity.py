"""What must not change, held against what the feed says: the ledger, and the address of show.yaml."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import TYPE_CHECKING

from dateline import listing
from dateline.feed import ledger as identities
from dateline.feed.categories import CATEGORIES
from dateline.feed.check.careful import split
from dateline.feed.check.reading import date, one_of, text
from dateline.feed.check.rules import Finding
from dateline.feed.rss import FEED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from dateline.feed.check.reading import Feed, Item
    from dateline.feed.ledger import Entry, Ledger
    from dateline.model import Show


def check_ledger(ledger: Ledger) -> Iterator[Finding]:
    """Hold the ledger to what it promises: each number once, dates that are some; reading it tells of guids."""
    numbers: dict[int, str] = {}
    for slug, entry in ledger.entries:
        if entry.became:  # the same episode under the name it had
            continue
        if entry.number and entry.number in numbers:
            yield Finding("ledger.number", slug, f"{entry.number}, as {numbers[entry.number]} has")
        if _first(entry.first) is None:
            yield Finding("ledger.form", slug, f"first: {entry.first or 'empty'} is no time with its zone")
        numbers.setdefault(entry.number, slug)


def check_identities(
    feed: Feed, ledger: Ledger, find: Callable[[str], Path | None], *, heard: bool = True
) -> Iterator[Finding]:
    """Hold the identities of a feed, or of an archive, to the ledger's; and the sound that it was published with.

    Args:
        feed: What was parsed.
        ledger: As it lies there.
        find: Gives the file that an address of the show stands for.
        heard: Read the sounds for their digests; of ten thousand that takes an hour, and their sizes have to do.
    """
    entries = dict(ledger.entries)
    if feed.items and not entries:
        yield Finding("ledger.lost", "feed/ledger.yaml", f"no episode in it, {len(feed.items)} in the feed")
        return
    own = text(feed.channel, "podcast:guid")
    if own and own != ledger.guid:
        yield Finding("ledger.podcast-guid", "channel", f"{own}; the ledger has {ledger.guid or 'none'}")
    known = {entry.guid: entry for entry in entries.values() if not entry.became}
    for item in feed.items:
        guid = text(item.node, "guid")
        entry = entries.get(item.name) or known.get(guid)
        if entry is None:
            yield Finding("ledger.unknown", item.name, guid or "no guid")
            continue
        if guid and guid != entry.guid:
            yield Finding("ledger.guid", item.name, f"{guid}; the ledger has {entry.guid}")
        when, first = date(text(item.node, "pubDate"))[0], _first(entry.first)
        if when is not None and first is not None and when != first:
            yield Finding("ledger.date", item.name, f"{when.isoformat()}; it first went out {entry.first}")
        yield from _sound(item, entry, find, heard=heard)


def _first(said: str) -> datetime | None:
    """Read when an episode first went out; None without a zone, too."""
    try:
        when = datetime.fromisoformat(said)
    except ValueError:
        return None
    return when if when.tzinfo is not None else None


def _sound(item: Item, entry: Entry, find: Callable[[str], Path | None], *, heard: bool) -> Iterator[Finding]:
    enclosure = one_of(item.node, "enclosure")
    path = None if enclosure is None else find(enclosure.get("url", "").strip())
    if path is None or not entry.digest or not path.is_file():
        return
    size = path.stat().st_size
    if path.name != entry.file:
        yield Finding("ledger.sound", item.name, f"{path.name}; the ledger has {entry.file or 'none'}")
    elif size != entry.size:
        yield Finding("ledger.sound", item.name, f"{path.name} has {size} bytes; the ledger has {entry.size}")
    elif heard and _digest(path) != entry.digest:
        yield Finding("ledger.sound", item.name, f"{path.name} has another SHA-256 than the ledger")


def _digest(path: Path) -> str:
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


# --- show.yaml -----------------------------------------------------------------------------


_KEPT = {"itunes:type": ("episodic", "serial"), "itunes:explicit": ("true", "false")}
"""What has no other value: channel.type-value and channel.explicit-value tell of those."""


def check_show(feed: Feed, show: Show, root: Path) -> Iterator[Finding]:
    """Hold what the feed says of the show to show.yaml, and that to what directories take."""
    yield from _address(feed, show)
    first, second = show.category
    if first not in CATEGORIES or (second and second not in CATEGORIES[first]):
        yield Finding("show.category", "show.yaml", f"{first}/{second}".rstrip("/"))
    if show.cover not in ("", "map") and not (root / show.cover).is_file():
        yield Finding("show.cover", "show.yaml", show.cover)
    kept = (
        *(("title", show.title), ("language", show.language), ("itunes:author", show.author)),
        *(("itunes:type", show.channel.type), ("itunes:explicit", "true" if show.explicit else "false")),
    )
    for tag, said in kept:
        told = text(feed.channel, tag)
        if told and told.split() != said.split() and told.lower() in _KEPT.get(tag, (told.lower(),)):
            yield Finding("show.changed", "show.yaml", f"{said!r}; the feed has {told!r}")


def _address(feed: Feed, show: Show) -> Iterator[Finding]:
    base = show.base_url.rstrip("/")
    if not identities.real(base) or not listing.reachable(split(base).hostname or ""):
        yield Finding("show.base-url", "show.yaml", base or "base_url is empty")
        return
    if not base.startswith("https:"):
        yield Finding("show.https", "show.yaml", base)
    if feed.address and feed.address != f"{base}/{FEED}":
        yield Finding("show.published", "show.yaml", f"base_url is {base}; the feed says {feed.address}")
