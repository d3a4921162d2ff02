"""What is asked of a server, seen as an app sees it: headers, texts, and a hundred bytes of a sound are fetched."""

from __future__ import annotations

import http.client
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.error import HTTPError, URLError
from urllib.parse import urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from dateline.feed.check.reading import all_of, one_of, read, whole
from dateline.feed.check.rules import Finding
from dateline.feed.publish import type_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from email.message import Message
    from pathlib import Path

    from dateline.feed.check.reading import Item

NEWEST = 3
"""Episodes whose files are asked for, unless all are."""
_HOPS, _MOST = 3, 10
_WAIT = 20.0
_LIMIT = 20_000_000
_ASKED = 100
"""Bytes of a sound."""
_ASKED = 100
"""Bytes of a sound."""
_OK, _PART, _UNCHANGED = 200, 206, 304
_FEEDS = ("application/rss+xml", "application/xml", "text/xml")


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered in the end."""

    status: int
    """0 where there was no answer."""
    headers: Mapping[str, str]
    """By names in lower case."""
    body: bytes
    """As much of it as was asked for."""
    hops: tuple[str, ...]
    """The addresses on the way, the asked one first."""
    fault: str = ""
    """Why there was no answer."""


class _Stay(HTTPRedirectHandler):
    """Redirects are followed by hand, to be counted."""

    def redirect_request(self, *_: object) -> None:
        """Follow none."""


_OPENER = build_opener(_Stay)


def ask(address: str, method: str = "GET", limit: int = _LIMIT, **headers: str) -> Reply:
    """Ask a server; redirects are followed and noted. No answer is an answer, too: nothing is raised."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    hops = [address]
    while True:
        status, back, body, fault = _once(hops[-1], method, limit, named)
        target = back.get("location", "")
        if not 300 < status < 400 or status == _UNCHANGED or not target:  # noqa: PLR2004 - redirects
            return Reply(status, back, body, tuple(hops), fault)
        hops.append(urljoin(hops[-1], target))
        if hops[-1] in hops[:-1] or len(hops) > _MOST:
            return Reply(status, back, b"", tuple(hops), "it goes round in circles")


def _once(
    address: str, method: str, limit: int, headers: Mapping[str, str]
) -> tuple[int, Mapping[str, str], bytes, str]:
    if not whole(address):
        return 0, {}, b"", f"{address} is no http or https address"
    request = Request(address, method=method, headers={"User-Agent": "dateline-check", **headers})  # noqa: S310 - http(s) only
    try:
        with _OPENER.open(request, timeout=_WAIT) as answer:
            return answer.status, _lowered(answer.headers), answer.read(limit), ""
    except HTTPError as error:
        with error:
            return error.code, _lowered(error.headers), b"", ""
    except (URLError, OSError, http.client.HTTPException, ValueError) as error:
        return 0, {}, b"", str(getattr(error, "reason", error)) or type(error).__name__


def _lowered(headers: Message) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


@dataclass(slots=True)
class _Visit:
    """A walk through what is served."""

    find: Callable[[str], Path | None]
    """The file that an address of the show stands for, or None."""
    found: list[Finding] = field(default_factory=list)
    """What is not so."""

    def tell(self, code: str, where: str, what: str) -> None:
        self.found.append(Finding(code, where, what))

    def reached(self, reply: Reply, where: str) -> bool:
        """Whether there is anything to look at; tells what went wrong on the way."""
        if reply.fault and len(reply.hops) > 1 and reply.status:
            self.tell("served.loop", where, " -> ".join(reply.hops[:4]))
            return False
        if not reply.status:
            self.tell("served.reach", where, f"{reply.hops[-1]}: {reply.fault}")
            return False
        if any(
            a.startswith("https:") and b.startswith("http:") for a, b in zip(reply.hops, reply.hops[1:], strict=False)
        ):
            self.tell("served.downgrade", where, " -> ".join(reply.hops))
        if len(reply.hops) - 1 > _HOPS:
            self.tell("served.redirects", where, f"{len(reply.hops) - 1} redirects from {reply.hops[0]}")
        if reply.status not in (_OK, _PART):
            self.tell("served.status", where, f"{reply.status} for {reply.hops[-1]}")
            return False
        return True

    def cached(self, reply: Reply, where: str) -> None:
        """See whether what has not changed is answered with 304."""
        tag, since = reply.headers.get("etag"), reply.headers.get("last-modified")
        if not tag and not since:
            self.tell("served.validator", where, "neither ETag nor Last-Modified")
            return
        asked = {"If_None_Match": tag} if tag else {"If_Modified_Since": since or ""}
        again = ask(reply.hops[-1], "GET", 100, **asked)
        if again.status != _UNCHANGED:
            self.tell("served.unchanged", where, f"{again.status} to {next(iter(asked)).replace('_', '-')}")

    def headed(self, address: str, where: str) -> Reply | None:
        """See whether HEAD is answered."""
        reply = ask(address, "HEAD")
        if reply.status in (405, 501, 400, 403):
            self.tell("served.head", where, f"{reply.status} to HEAD")
            return None
        return reply if self.reached(reply, where) else None

    def typed(self, reply: Reply, where: str, kinds: tuple[str, ...]) -> None:
        """See whether the type is right."""
        kind = reply.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind not in kinds:
            self.tell("served.type", where, f"{kind or 'none'}, not {kinds[0]}: {reply.hops[0]}")


def check_served(address: str, find: Callable[[str], Path | None], count: int = NEWEST) -> Iterator[Finding]:
    """Ask a server for a feed and what it names.

    Args:
        address: Of the feed.
        find: Gives the file here that an address served there stands for, or None.
        count: How many episodes are looked at, from the top of the feed.
    """
    visit = _Visit(find)
    reply = ask(address)
    if urlsplit(address).scheme != "https":
        visit.tell("served.https", "feed", address)
    if visit.reached(reply, "feed"):
        visit.typed(reply, "feed", _FEEDS)
        visit.headed(address, "feed")
        visit.cached(reply, "feed")
        feed, _ = read(reply.body)
        if feed is None:
            visit.tell("served.status", "feed", "what comes is no feed")
        else:
            if feed.address != address:
                visit.tell("served.self", "feed", f"it says {feed.address or 'nothing'}; {address} was asked for")
            for item in feed.items[:count]:
                _item(item, visit)
    yield from visit.found


def _item(item: Item, visit: _Visit) -> None:
    enclosure = one_of(item.node, "enclosure")
    if enclosure is not None:
        _sound(enclosure.get("url", ""), enclosure.get("length", ""), item.name, visit)
    for tag in ("podcast:transcript", "podcast:chapters"):
        for one in all_of(item.node, tag):
            _text(one.get("url", ""), one.get("type", ""), item.name, visit)
    image = one_of(item.node, "itunes:image")
    if image is not None:
        reply = visit.headed(image.get("href", ""), item.name)
        if reply is not None:
            visit.typed(reply, item.name, ("image/jpeg", "image/png"))


def _sound(address: str, length: str, where: str, visit: _Visit) -> None:
    reply = visit.headed(address, where)
    if reply is not None:
        visit.typed(reply, where, (type_of(urlsplit(address).path),))
        long = reply.headers.get("content-length", "")
        if long != length:
            visit.tell("served.length", where, f"Content-Length {long or 'none'}, the feed says {length}")
        visit.cached(reply, where)
    part = ask(address, "GET", 200, Range="bytes=100-199")
    if not visit.reached(part, where):
        return
    span = part.headers.get("content-range", "").startswith("bytes 100-199/")
    whole_ = part.status == _PART and len(part.body) == _ASKED and span
    if not whole_:
        visit.tell("served.ranges", where, f"{part.status} with {len(part.body)} bytes or more to bytes=100-199")
    elif reply is not None and reply.headers.get("accept-ranges", "").lower() != "bytes":
        visit.tell("served.ranges", where, f"Accept-Ranges: {reply.headers.get('accept-ranges', 'none')}")


def _text(address: str, kind: str, where: str, visit: _Visit) -> None:
    reply = ask(address, Origin="https://player.invalid")
    if not visit.reached(reply, where):
        return
    visit.typed(reply, where, (kind,))
    if reply.headers.get("access-control-allow-origin") != "*":
        visit.tell("served.cors", where, address)
    here = visit.find(address)
    if here is not None and here.is_file() and here.read_bytes() != reply.body:
        visit.tell("served.same", where, address)
