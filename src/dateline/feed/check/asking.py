"""Asks a server as an app does, and tells what is wrong with the way an answer comes."""

from __future__ import annotations

import http.client
import time
import zlib
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.error import HTTPError, URLError
from urllib.parse import urljoin
from urllib.request import HTTPRedirectHandler, Request, build_opener

from dateline.feed.check.careful import count, whole
from dateline.feed.check.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Mapping
    from email.message import Message

_HOPS, _MOST = 3, 10
_WAIT = 20.0
_LONG = 5
"""Times as long as that an answer may take as a whole."""
_LIMIT = 20_000_000
OK, PART, UNCHANGED = 200, 206, 304


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
        if not 300 < status < 400 or status == UNCHANGED or not target:  # noqa: PLR2004 - redirects
            return Reply(status, back, body, tuple(hops), fault)
        try:
            hops.append(urljoin(hops[-1], target))
        except ValueError:
            return Reply(0, back, b"", tuple(hops), f"it redirects to {target}, which is no address")
        if hops[-1] in hops[:-1] or len(hops) > _MOST:
            return Reply(status, back, b"", tuple(hops), "it goes round in circles")


def _once(
    address: str, method: str, limit: int, headers: Mapping[str, str]
) -> tuple[int, Mapping[str, str], bytes, str]:
    if not whole(address):
        return 0, {}, b"", f"{address} is no http or https address"
    try:
        request = Request(address, method=method, headers={"User-Agent": "dateline-check", **headers})  # noqa: S310 - http(s) only
        with _OPENER.open(request, timeout=_WAIT) as answer:
            back = _lowered(answer.headers)
            return answer.status, back, _body(answer, back, method, limit), ""
    except HTTPError as error:
        with error:
            return error.code, _lowered(error.headers), b"", ""
    except (URLError, OSError, http.client.HTTPException, ValueError) as error:
        return 0, {}, b"", str(getattr(error, "reason", error)) or type(error).__name__


def _body(answer: http.client.HTTPResponse, headers: Mapping[str, str], method: str, limit: int) -> bytes:
    """Read so much of an answer, in so much time; unpack it if it came packed.

    Raises:
        OSError: It takes too long, or breaks off.
        ValueError: It is not packed as it says.
    """
    parts: list[bytes] = []
    left, until = limit, time.monotonic() + _LONG * _WAIT
    while left and (part := answer.read1(min(left, 65536))):
        parts.append(part)
        left -= len(part)
        if time.monotonic() > until:
            raise TimeoutError(f"it takes more than {_LONG * _WAIT:g} s")
    body, long = b"".join(parts), count(headers.get("content-length"))
    if method == "GET" and long is not None and len(body) < min(long, limit):
        raise ConnectionError(f"it broke off after {len(body)} of {long} bytes")
    if headers.get("content-encoding", "").lower() not in ("gzip", "x-gzip") or left <= 0:
        return body
    try:
        return zlib.decompressobj(31).decompress(body, limit)
    except zlib.error as error:
        raise ValueError(f"it says that it is gzip: {error}") from error


def _lowered(headers: Message) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


@dataclass(slots=True)
class Visit:
    """A walk through what is served: each address once."""

    found: list[Finding] = field(default_factory=list)
    """What is not so."""
    seen: set[str] = field(default_factory=set)
    """The addresses that were asked for."""

    def tell(self, code: str, where: str, what: str) -> None:
        """Note a finding."""
        self.found.append(Finding(code, where, what))

    def first(self, address: str) -> bool:
        """Whether there is an address, and it was not asked for before."""
        fresh = bool(address) and address not in self.seen
        self.seen.add(address)
        return fresh

    def reached(self, reply: Reply, where: str) -> bool:
        """Whether there is anything to look at; tells what went wrong on the way."""
        if reply.fault and len(reply.hops) > 1 and reply.status:
            self.tell("served.loop", where, " -> ".join(reply.hops[:4]))
            return False
        if not reply.status:
            self.tell("served.reach", where, f"{reply.hops[-1]}: {reply.fault}")
            return False
        if any(a.startswith("https:") and b.startswith("http:") for a, b in pairwise(reply.hops)):
            self.tell("served.downgrade", where, " -> ".join(reply.hops))
        if len(reply.hops) - 1 > _HOPS:
            self.tell("served.redirects", where, f"{len(reply.hops) - 1} redirects from {reply.hops[0]}")
        if (coding := reply.headers.get("content-encoding", "identity").lower()) != "identity":
            self.tell("served.coding", where, f"{coding}, unasked: {reply.hops[-1]}")  # RFC 9110, 12.5.3
        if reply.status not in (OK, PART):
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
        if again.status != UNCHANGED:
            self.tell("served.unchanged", where, f"{again.status} to {next(iter(asked)).replace('_', '-')}")

    def headed(self, address: str, where: str) -> Reply | None:
        """See whether HEAD is answered."""
        reply = ask(address, "HEAD")
        if reply.status != OK and ask(address, "GET", 1).status == OK:
            self.tell("served.head", where, f"{reply.status or reply.fault} to HEAD, {OK} to GET: {address}")
            return None
        return reply if self.reached(reply, where) else None

    def typed(self, reply: Reply, where: str, kinds: tuple[str, ...]) -> None:
        """See whether the type is right."""
        kind = reply.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind not in kinds:
            self.tell("served.type", where, f"{kind or 'none'}, not {kinds[0]}: {reply.hops[0]}")
