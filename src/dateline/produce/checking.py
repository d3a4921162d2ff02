"""The preflight of a show: its feed, the files that the feed names, its ledger, and the server it is on."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from dateline import show as shows
from dateline.errors import FeedError, PublishError, ShowError
from dateline.feed import check as rules
from dateline.feed import ledger
from dateline.feed.check import Finding, Here
from dateline.feed.check.careful import split
from dateline.feed.publish import Manifest, read_manifest
from dateline.feed.rss import FEED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from dateline.feed.check import Feed
    from dateline.feed.ledger import Ledger


def check(start: Path, now: datetime, url: str = "", *, everything: bool = False) -> tuple[Finding, ...]:
    """Hold what was published to every rule; the worst findings first.

    Args:
        start: The show's folder, or one in it; with a url, any.
        now: With a time zone.
        url: Where the feed is served; asked for as an app would, if given.
        everything: Ask for the files of all episodes, not of the newest.

    Raises:
        ShowError: There is no show, and no url.
        PublishError: Nothing was published yet, and there is no url.
    """
    try:
        root = shows.find_root(start)
        data = _read(root / "feed" / FEED, f"feed/{FEED}", "run `dateline publish` first")
    except (ShowError, PublishError):
        if not url:
            raise
        return rules.worst_first(_served(url, Here(None, b"", lambda _: None), now, everything=everything))
    feed, found = rules.read(data)
    seen = [*found, *_all(root, feed, now)]
    if url:
        here = Here(feed, data, _finder(root, url.rpartition("/")[0] + "/"))
        seen += _served(url, here, now, everything=everything)
    return rules.worst_first(seen)


def _read(path: Path, name: str, hint: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise PublishError(f"{name}: {error.strerror}", hint=hint) from error


def _served(url: str, here: Here, now: datetime, *, everything: bool) -> Iterator[Finding]:
    return rules.check_served(url, here, now, None if everything else rules.NEWEST)


def _all(root: Path, feed: Feed | None, now: datetime) -> Iterator[Finding]:
    if feed is not None:
        find = _finder(root, feed.base)
        manifest, found = _manifest(root / "feed")
        known, fault = _ledger(root / "feed" / ledger.FILE)
        yield from (*found, *fault)
        yield from rules.check_feed(feed, now)
        yield from rules.check_files(feed, find, manifest, root / "feed")
        if known is not None:
            yield from rules.check_ledger(known)
            yield from rules.check_identities(feed, known, find)
        feeds: list[Feed | None] = [feed]
        for archive, told in rules.archives(feed, find):
            yield from told
            feeds.append(archive)
            if archive is not None:
                yield from rules.check_archive(archive, feed, find, manifest, now)
            if archive is not None and known is not None:
                yield from rules.check_identities(archive, known, find, heard=False)
        if None not in feeds:
            yield from rules.check_unnamed([one for one in feeds if one is not None], manifest)
    try:
        show = shows.read(root)
        if feed is not None:
            yield from rules.check_show(feed, show, root)
    except ShowError as error:
        yield from (Finding("show.form", shows.FILE, str(one)) for one in error.faults or (error.message,))


def _manifest(folder: Path) -> tuple[Manifest, tuple[Finding, ...]]:
    """Read the manifest; what it names outside of feed/, or not by a name, is told and left out."""
    try:
        manifest = read_manifest(folder)
        names = (*(row[0] for row in manifest.files), *manifest.audio)
    except (TypeError, ValueError, RecursionError) as error:
        return Manifest(), (Finding("file.manifest", "feed/manifest.json", f"{type(error).__name__}: {error}"),)
    found = (Finding("file.manifest", "feed/manifest.json", f"it names {one}") for one in names if not _named(one))
    files = tuple(row for row in manifest.files if _named(row[0]))
    return Manifest(files, tuple(filter(_named, manifest.audio))), tuple(found)


def _named(path: object) -> bool:
    return isinstance(path, str) and bool(path) and not path.startswith("/") and ".." not in path.split("/")


def _ledger(path: Path) -> tuple[Ledger | None, tuple[Finding, ...]]:
    try:
        return ledger.read(path), ()
    except FeedError as error:
        faults = tuple(map(str, error.faults)) or (error.message,)
    except (ValueError, RecursionError) as error:
        faults = (str(error),)
    return None, tuple(Finding("ledger.form", "feed/ledger.yaml", one) for one in faults)


def check_file(path: Path, now: datetime, url: str = "", *, everything: bool = False) -> tuple[Finding, ...]:
    """Hold a feed of whatever origin to what can be seen in it alone, and its server if that is named.

    Raises:
        PublishError: It cannot be read.
    """
    data = _read(path, str(path), "name an RSS file")
    feed, found = rules.read(data)
    seen = [*found, *(rules.check_feed(feed, now) if feed is not None else ())]
    if url:
        seen += _served(url, Here(feed, data, lambda _: None), now, everything=everything)
    return rules.worst_first(seen)


_LONG, _WHOLE = 200, 2000
"""Bytes of a file's name, and characters of a path, that every system takes; no file of ours has as many."""


def _finder(root: Path, base: str) -> Callable[[str], Path | None]:
    """Give what finds the file that an address under a base stands for, as it is laid out when it is served."""

    def find(address: str) -> Path | None:
        if not base or not address.startswith(base):
            return None
        name = unquote(split(address).path[len(split(base).path) :]) or "index.html"
        if name.endswith("/"):
            name += "index.html"
        if ".." in name.split("/") or "\0" in name:
            return None
        name = "/".join(part.encode()[:_LONG].decode("utf-8", "ignore") for part in name.split("/"))[:_WHOLE]
        return root / name if name.startswith("audio/") else root / "feed" / name

    return find
