"""The preflight of a show: its feed, the files that the feed names, its ledger, and the server it is on."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from dateline import show as shows
from dateline.errors import FeedError, PublishError, ShowError
from dateline.feed import check as rules
from dateline.feed import ledger
from dateline.feed.check import Finding
from dateline.feed.publish import read_manifest
from dateline.feed.rss import FEED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from dateline.feed.check import Feed


def check(start: Path, now: datetime, url: str = "", *, everything: bool = False) -> tuple[Finding, ...]:
    """Hold what was published to every rule; the worst findings first.

    Args:
        start: The show's folder, or one in it.
        now: With a time zone.
        url: Where the feed is served; asked for as an app would, if given.
        everything: Ask for the files of all episodes, not of the newest.

    Raises:
        ShowError: There is no show.
        PublishError: Nothing was published yet.
    """
    root = shows.find_root(start)
    path = root / "feed" / FEED
    try:
        data = path.read_bytes()
    except OSError as error:
        raise PublishError(f"feed/{FEED}: {error.strerror}", hint="run `dateline publish` first") from error
    feed, found = rules.read(data)
    return rules.worst_first([*found, *_all(root, feed, now, url, everything=everything)])


def _all(root: Path, feed: Feed | None, now: datetime, url: str, *, everything: bool) -> Iterator[Finding]:
    folder = root / "feed"
    if feed is not None:
        yield from rules.check_feed(feed, now)
        yield from rules.check_files(feed, _finder(root, feed.base), read_manifest(folder), folder)
        try:
            yield from rules.check_ledger(feed, ledger.read(folder / ledger.FILE))
        except FeedError as error:
            yield from (
                Finding("ledger.form", "feed/ledger.yaml", str(one)) for one in error.faults or (error.message,)
            )
    try:
        show = shows.read(root)
        if feed is not None:
            yield from rules.check_show(feed, show)
    except ShowError as error:
        yield from (Finding("show.form", shows.FILE, str(one)) for one in error.faults or (error.message,))
    if url:
        base = url.rpartition("/")[0] + "/"
        yield from rules.check_served(url, _finder(root, base), _count(feed, everything=everything))


def check_file(path: Path, now: datetime, url: str = "", *, everything: bool = False) -> tuple[Finding, ...]:
    """Hold a feed of whatever origin to what can be seen in it alone, and its server if that is named.

    Raises:
        PublishError: It cannot be read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise PublishError(f"{path}: {error.strerror}", hint="name an RSS file") from error
    feed, found = rules.read(data)
    seen = [*found, *(rules.check_feed(feed, now) if feed is not None else ())]
    if url:
        seen += rules.check_served(url, lambda _: None, _count(feed, everything=everything))
    return rules.worst_first(seen)


def _count(feed: Feed | None, *, everything: bool) -> int:
    return len(feed.items) if everything and feed is not None else rules.NEWEST


def _finder(root: Path, base: str) -> Callable[[str], Path | None]:
    """Give what finds the file that an address under a base stands for, as it is laid out when it is served."""

    def find(address: str) -> Path | None:
        if not base or not address.startswith(base):
            return None
        name = unquote(urlsplit(address[len(base) :]).path) or "index.html"
        if name.endswith("/"):
            name += "index.html"
        if ".." in name.split("/"):
            return None
        return root / name if name.startswith("audio/") else root / "feed" / name

    return find
