"""What is asked of a server, seen as an app sees it: texts and pictures are fetched, and some bytes of a sound."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from dateline.feed.check.asking import OK, PART, Visit, ask
from dateline.feed.check.careful import record, split
from dateline.feed.check.compared import bare, check_fetched
from dateline.feed.check.document import pages
from dateline.feed.check.files import ending_of, kind_of, sounds
from dateline.feed.check.pictures import look
from dateline.feed.check.reading import all_of, linked, one_of, read
from dateline.feed.publish import type_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from lxml import etree

    from dateline.feed.check.asking import Reply
    from dateline.feed.check.compared import Here
    from dateline.feed.check.reading import Feed, Item
    from dateline.feed.check.rules import Finding

NEWEST = 3
"""Episodes whose files are asked for, and archives, unless all are."""
_ASKED = 100
"""Bytes of a sound, at a time."""
_FEEDS = ("application/rss+xml", "application/xml", "text/xml")
_PICTURES = ("image/jpeg", "image/png")


def check_served(address: str, here: Here, now: datetime, count: int | None = NEWEST) -> Iterator[Finding]:
    """Ask a server for a feed and what it names.

    Args:
        address: Of the feed.
        here: What lies on this machine of it.
        now: With a time zone.
        count: How many episodes are looked at, from the top of the feed; None: all of them.
    """
    visit = Visit()
    reply = ask(address)
    if split(address).scheme != "https":
        visit.tell("served.https", "feed", address)
    if visit.reached(reply, "feed"):
        visit.typed(reply, "feed", _FEEDS)
        visit.headed(address, "feed")
        visit.cached(reply, "feed")
        feed, found = read(reply.body)
        if feed is None:
            visit.found += (replace(one, where=f"served {one.where}") for one in found)
            visit.tell("served.status", "feed", "what comes is no feed")
        else:
            visit.found += check_fetched(feed, reply.body, found, here, now)
            if feed.address != address:
                visit.tell("served.self", "feed", f"it says {feed.address or 'nothing'}; {address} was asked for")
            _Walk(visit, here, urljoin(address, ".")).through(feed, count)
    yield from visit.found


class _Walk:
    """Goes to all that a feed names."""

    def __init__(self, visit: Visit, here: Here, base: str) -> None:
        self._visit = visit
        self._here = here
        self._base = base

    def through(self, feed: Feed, count: int | None) -> None:
        """Ask for what the channel names, and the first items of it."""
        shown = feed.items[:count]
        self._pictures(feed.channel, "channel")
        wanted = {"channel", *(item.name for item in shown)}
        for where, address in pages(feed):
            if where in wanted and self._visit.first(address):
                self._visit.headed(address, where)
        for item in shown:
            self._item(item)
        self._archives(feed, count)

    def _item(self, item: Item) -> None:
        for address, length in sounds(item):
            if self._visit.first(address):
                self._sound(address, length, item.name)
        for tag in ("podcast:transcript", "podcast:chapters"):
            for one in all_of(item.node, tag):
                address = one.get("url", "").strip()
                reply = self._text(address, one.get("type", ""), item.name) if self._visit.first(address) else None
                if reply is not None and tag == "podcast:chapters":
                    self._maps(reply, item.name)
        self._pictures(item.node, item.name)

    def _mine(self, address: str) -> Path | None:
        """Give the file that is here of an address, if it is."""
        path = self._here.find(address)
        return path if path is not None and path.is_file() else None

    def _pictures(self, node: etree._Element, where: str) -> None:
        """Fetch artwork, and hold it to the rules of artwork."""
        for tag in ("itunes:image", "podcast:image"):
            image = one_of(node, tag)
            address = "" if image is None else image.get("href", "").strip()
            if self._visit.first(address) and self._visit.headed(address, where):
                reply = ask(address)
                if self._visit.reached(reply, where):
                    self._visit.typed(reply, where, _PICTURES)
                    self._visit.found += look(f"served {where}", address.rpartition("/")[2], reply.body)
                    self._same(address, reply, where)

    def _maps(self, reply: Reply, where: str) -> None:
        """Ask for the pictures of chapters; of a preview, under its own address."""
        chapters, own = record(reply.body)[0].get("chapters"), self._here.feed.base if self._here.feed else ""
        for one in chapters if isinstance(chapters, list) else ():
            said = str(one.get("img", "")) if isinstance(one, dict) else ""
            address = self._base + said.removeprefix(own) if own and said.startswith(own) else said
            if not self._visit.first(address) or (head := self._visit.headed(address, where)) is None:
                continue
            self._visit.typed(head, where, _PICTURES)
            path, long = self._mine(address), head.headers.get("content-length", "")
            if path is not None and long and long != str(path.stat().st_size):
                self._visit.tell("served.same", where, f"{address}: {long} bytes, here {path.stat().st_size}")

    def _same(self, address: str, reply: Reply, where: str) -> None:
        path = self._mine(address)
        if path is not None and path.read_bytes() != reply.body:
            self._visit.tell("served.same", where, address)

    def _text(self, address: str, kind: str, where: str) -> Reply | None:
        reply = ask(address, Origin="https://player.invalid")
        if not self._visit.reached(reply, where):
            return None
        self._visit.typed(reply, where, (kind,))
        if reply.headers.get("access-control-allow-origin") not in ("*", "https://player.invalid"):
            self._visit.tell("served.cors", where, address)
        self._same(address, reply, where)
        return reply

    def _archives(self, feed: Feed, count: int | None) -> None:
        """Follow the feed into the past (RFC 5005, 4)."""
        last: Feed | None = feed
        while last is not None and self._visit.first(address := linked(last, "prev-archive")):
            count = None if count is None else count - 1
            name = address.rpartition("/")[2]
            reply = ask(address)
            last = None
            if not self._visit.reached(reply, name):
                return
            self._visit.typed(reply, name, _FEEDS)
            last, _ = read(reply.body)
            if last is None:
                self._visit.tell("served.status", name, "what comes is no feed")
            elif (path := self._mine(address)) is not None and self._here.feed is not None:
                known = (last, feed, self._here.feed)
                if bare(reply.body, *known) != bare(path.read_bytes(), *known):
                    self._visit.tell("served.same", name, address)
            if count is not None and count <= 0:
                return

    # --- sound -----------------------------------------------------------------------------

    def _sound(self, address: str, length: str, where: str) -> None:
        reply = self._visit.headed(address, where)
        if reply is not None:
            self._visit.typed(reply, where, (type_of(split(address).path),))
            long = reply.headers.get("content-length", "")
            if long != length:
                self._visit.tell("served.length", where, f"Content-Length {long or 'none'}, the feed says {length}")
            self._visit.cached(reply, where)
        part = ask(address, "GET", 2 * _ASKED, Range="bytes=100-199")
        if not self._visit.reached(part, where):
            return
        span = part.headers.get("content-range", "").startswith("bytes 100-199/")
        if part.status != PART or len(part.body) != _ASKED or not span:
            what = f"{part.status} with {len(part.body)} bytes or more to bytes=100-199"
            self._visit.tell("served.ranges", where, what)
            return
        if reply is not None and reply.headers.get("accept-ranges", "").lower() != "bytes":
            self._visit.tell("served.ranges", where, f"Accept-Ranges: {reply.headers.get('accept-ranges', 'none')}")
        self._heard(address, where, part.body)

    def _heard(self, address: str, where: str, second: bytes) -> None:
        """Hold some bytes of a sound to the file here, or else to what its name says that it is."""
        path = self._mine(address)
        if path is None:
            head = ask(address, "GET", _ASKED, Range="bytes=0-99").body
            ending = ending_of(split(address).path)
            if ending in (".mp3", ".opus", ".wav", ".flac") and kind_of(head) != ending:
                self._visit.tell("served.sound", where, f"{address} begins with {head[:4]!r}")
            return
        with path.open("rb") as source:
            size = path.stat().st_size
            for at in (_ASKED, 0, size // 2, max(size - _ASKED, 0)):
                source.seek(at)
                right = source.read(_ASKED)
                part = second if at == _ASKED else _part(address, at, len(right))
                if part != right:
                    self._visit.tell("served.sound", where, f"{address}: other bytes at {at}")
                    return


def _part(address: str, at: int, length: int) -> bytes:
    reply = ask(address, "GET", 2 * _ASKED, Range=f"bytes={at}-{at + length - 1}")
    return reply.body if reply.status in (OK, PART) else b""
