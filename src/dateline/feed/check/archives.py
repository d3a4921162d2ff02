"""What is asked of the archives, where the episodes are that the feed no longer lists (RFC 5005, 4)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.feed.check import items
from dateline.feed.check.files import check_lengths, check_named
from dateline.feed.check.reading import linked, one_of, read
from dateline.feed.check.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from dateline.feed.check.reading import Feed
    from dateline.feed.publish import Manifest


def archives(feed: Feed, find: Callable[[str], Path | None]) -> Iterator[tuple[Feed | None, tuple[Finding, ...]]]:
    """Follow the links from a feed into the past.

    Yields:
        What was parsed of each, if anything could be; what was found on the way.
    """
    seen: set[str] = set()
    last, name = feed, "feed.xml"
    while (address := linked(last, "prev-archive")) and address not in seen:
        seen.add(address)
        path = find(address)
        if path is None:
            return
        if not path.is_file():
            yield None, (Finding("file.missing", name, f"prev-archive: {path.name} is not there"),)
            return
        older, found = read(path.read_bytes())
        yield older, tuple(replace(one, where=path.name) for one in found)
        if older is None:
            return
        last, name = older, path.name


def check_archive(
    archive: Feed, feed: Feed, find: Callable[[str], Path | None], manifest: Manifest, now: datetime
) -> Iterator[Finding]:
    """Hold an archive's items to the rules of items, and the files that they name to being there, and whole.

    Args:
        archive: What was parsed.
        feed: The one that it belongs to.
        find: Gives the file that an address of the show stands for.
        manifest: What was rendered.
        now: With a time zone.
    """
    name = archive.address.rpartition("/")[2] or "archive"
    if one_of(archive.channel, "fh:archive") is None:
        yield Finding("archive.marked", name, "no fh:archive")
    if linked(archive, "current") != feed.address:
        yield Finding("archive.current", name, f"{linked(archive, 'current') or 'nothing'}, not {feed.address}")
    yield from items.check_items(archive, now)
    yield from check_named(archive, find, manifest, opened=False)
    for item in archive.items:
        yield from check_lengths(item, find)
