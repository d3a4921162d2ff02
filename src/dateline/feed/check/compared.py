"""The feed that is served: held to every rule of feeds itself, and against the one that is here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.feed.check.document import check_feed
from dateline.feed.check.reading import one_of, text
from dateline.feed.check.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from dateline.feed.check.reading import Feed, Item

_TOLD = ("document.https", "podcast.guid-address")
"""What a feed for another address has in it; served.https and served.self tell of that."""


@dataclass(frozen=True, slots=True)
class Here:
    """What is on this machine of a feed that is served."""

    feed: Feed | None
    """What was parsed, if there is one."""
    data: bytes
    """Its bytes."""
    find: Callable[[str], Path | None]
    """The file that an address served there stands for, or None."""


def check_fetched(served: Feed, data: bytes, told: tuple[Finding, ...], here: Here, now: datetime) -> Iterator[Finding]:
    """Hold a feed that was fetched to the rules, and to the one that is here.

    Args:
        served: What was parsed of it.
        data: Its bytes.
        told: What parsing it found.
        here: What lies on this machine.
        now: With a time zone.
    """
    known = {(one.code, one.where) for one in (check_feed(here.feed, now) if here.feed else ())}
    for one in (*told, *check_feed(served, now)):
        if (one.code, one.where) not in known and not (here.feed and one.code in _TOLD):
            yield replace(one, where=f"served {one.where}")
    if here.feed is not None:
        differ = list(_items(served, here.feed))
        yield from differ
        said, right = served.address.encode(), here.feed.address.encode()
        own = data.replace(said, right) if said else data  # served.self tells of that
        if not differ and bare(own, served, here.feed) != bare(here.data, served, here.feed):
            yield Finding("served.same", "feed", "it is another than feed/feed.xml")


def bare(data: bytes, *feeds: Feed) -> bytes:
    """Give a document's bytes without the folders that these feeds are in, and without its white space."""
    for feed in feeds:
        data = data.replace(feed.base.encode(), b"(base)/") if feed.base else data
    return b" ".join(data.split())


def _items(served: Feed, here: Feed) -> Iterator[Finding]:
    ours, theirs = _by_guid(here), _by_guid(served)
    named = {_file(item): guid for guid, item in ours.items() if _file(item)}
    moved = set()
    for guid, item in theirs.items():
        if guid in ours:
            yield from _enclosed(item, ours[guid])
        elif (right := named.get(_file(item), "")) and right not in theirs:
            moved.add(right)
            yield Finding("served.guid", item.name, f"{guid or 'none'}; here it has {right}")
        else:
            yield Finding("served.items", item.name, "it is served, and not in the feed here")
    for guid, item in ours.items():
        if guid not in theirs and guid not in moved:
            yield Finding("served.items", item.name, "it is in the feed here, and not served")


def _by_guid(feed: Feed) -> Mapping[str, Item]:
    return {text(item.node, "guid"): item for item in feed.items}


def _file(item: Item) -> str:
    enclosure = one_of(item.node, "enclosure")
    return "" if enclosure is None else enclosure.get("url", "").strip().rpartition("/")[2]


def _enclosed(item: Item, ours: Item) -> Iterator[Finding]:
    other, own = one_of(item.node, "enclosure"), one_of(ours.node, "enclosure")
    if other is None or own is None:
        return
    pairs = [(_file(item), _file(ours)), *((other.get(key), own.get(key)) for key in ("length", "type"))]
    for said, right in pairs:
        if said != right:
            yield Finding("served.enclosure", item.name, f"{said or 'none'}; here it is {right or 'none'}")
