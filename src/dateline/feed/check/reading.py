"""A feed as XML, whoever wrote it: its channel, its items, its own address."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from lxml import etree

from dateline.feed.check import careful
from dateline.feed.check.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

NAMESPACES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "psc": "http://podlove.org/simple-chapters",
    "fh": "http://purl.org/syndication/history/1.0",
}
"""By the prefixes that everybody gives them."""
_OLD = "github.com/Podcastindex-org/podcast-namespace"
_CONTROL = re.compile(
    rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|&#(?:x0*(?:[0-8bcef]|1[0-9a-f])|0*(?:[0-8]|1[124-9]|2\d|3[01]));", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """An episode as the feed has it."""

    node: etree._Element
    """Its element."""
    name: str
    """What findings call it: the slug if it links to a page of ours, else its guid, title or place."""
    duration: float
    """Seconds by itunes:duration; 0 where it does not say."""


@dataclass(frozen=True, slots=True, eq=False)
class Feed:
    """A document that could be parsed."""

    root: etree._Element
    """rss, or what stands in its place."""
    channel: etree._Element
    """Its channel."""
    items: tuple[Item, ...]
    """In the order of the document."""
    address: str
    """What atom:link rel=self says, or ""."""
    size: int
    """Bytes."""

    @property
    def base(self) -> str:
        """The folder of its address, with the stroke at its end."""
        return urljoin(self.address, ".") if careful.whole(self.address) else ""


def read(data: bytes) -> tuple[Feed | None, tuple[Finding, ...]]:
    """Parse a feed; what cannot be read as it stands is told, put right where that is plain, and read on.

    Returns:
        The feed, or None where there is no channel to look at; and what was found on the way.
    """
    found = list(_bytes(data))
    clean = _CONTROL.sub(b"", data.decode("utf-8", "replace").encode())
    root, fault = _parsed(clean)
    if root is None:
        return None, (*found, Finding("document.xml", "feed", fault))
    wrong = list(_namespaces(root))
    if wrong:
        for _, prefix, uri in wrong:
            clean = clean.replace(f'"{uri}"'.encode(), f'"{NAMESPACES[prefix]}"'.encode())
        found += [Finding(code, "feed", f'xmlns:{prefix}="{uri}"') for code, prefix, uri in wrong]
        root = _parsed(clean)[0]
    channels = [] if root is None else root.findall("channel")
    if root is None or root.tag != "rss" or root.get("version") != "2.0" or len(channels) != 1:
        version = "" if root is None else root.get("version") or "none"
        what = f"{'' if root is None else root.tag}, version {version}, {len(channels)} channels"
        found.append(Finding("document.rss", "feed", what))
    if root is None or not channels:
        return None, tuple(found)
    made = Feed(root, channels[0], tuple(_items(channels[0])), "", len(data))
    return replace(made, address=linked(made, "self")), tuple(found)


def linked(feed: Feed, rel: str) -> str:
    """Give the address that a channel's first atom:link of a kind has, or ""."""
    links = (link.get("href", "") for link in all_of(feed.channel, "atom:link") if link.get("rel") == rel)
    return next(links, "").strip()


def _bytes(data: bytes) -> Iterator[Finding]:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        yield Finding("document.utf8", "feed", f"byte {error.start}, line {line}, is not UTF-8")
    declared = re.match(rb"(?:\xef\xbb\xbf)?<\?xml[^>]*encoding=[\"']([\w-]+)", data)
    if declared and declared[1].lower() not in (b"utf-8", b"us-ascii"):
        yield Finding("document.utf8", "feed", f"it says that it is {declared[1].decode()}")
    control = _CONTROL.search(data)
    if control:
        line = data[: control.start()].count(b"\n") + 1
        yield Finding("document.control", "feed", f"{control[0]!r} in line {line}")


def _parsed(data: bytes) -> tuple[etree._Element | None, str]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, encoding="utf-8")
    try:
        return etree.fromstring(data, parser), ""
    except etree.XMLSyntaxError as error:
        return None, f"line {error.lineno}: {error.msg}"


def _namespaces(root: etree._Element) -> Iterator[tuple[str, str, str]]:
    meant = {_loose(uri): prefix for prefix, uri in NAMESPACES.items()}
    for prefix, uri in root.nsmap.items():
        name = prefix if prefix in NAMESPACES else meant.get(_loose(uri), "")
        if name and uri != NAMESPACES[name]:
            yield ("document.old-namespace" if _OLD in uri else "document.namespace"), name, uri


def _loose(uri: str) -> str:
    """Give a namespace without what is mistaken in it most: case, scheme, a stroke at the end."""
    return uri.lower().partition("://")[2].rstrip("/")


def _items(channel: etree._Element) -> Iterator[Item]:
    for number, node in enumerate(channel.findall("item"), 1):
        yield Item(node, _name(node, number), careful.clock(text(node, "itunes:duration")) or 0.0)


def _name(node: etree._Element, number: int) -> str:
    page = careful.split(text(node, "link")).path
    slug = page.rstrip("/").rpartition("/")[2] if page.endswith("/") else ""
    return slug or text(node, "guid") or text(node, "title") or f"item {number}"


# --- what is written where -----------------------------------------------------------------


def one_of(node: etree._Element, tag: str) -> etree._Element | None:
    """Find the first child of a name such as itunes:image."""
    return node.find(tag, NAMESPACES)


def all_of(node: etree._Element, tag: str) -> list[etree._Element]:
    """Find all children of a name."""
    found: list[etree._Element] = node.findall(tag, NAMESPACES)
    return found


def text(node: etree._Element, tag: str) -> str:
    """Give the text of the first child of a name, or ""."""
    found = one_of(node, tag)
    return "" if found is None else own(found)


def own(node: etree._Element) -> str:
    """Give an element's own text, without the white space around it."""
    return (node.text or "").strip()


_DATE = re.compile(
    r"(?:(?P<day>Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} "
    r"\d\d:\d\d(?::\d\d)? (?:[+-]\d{4}|GMT|UT|[ECMP][SD]T)"
)


def date(said: str) -> tuple[datetime | None, bool]:
    """Read a date of RFC 2822; gives it, or None, and whether its weekday is right."""
    found = _DATE.fullmatch(said.strip())
    if found is None:
        return None, True
    try:
        when = parsedate_to_datetime(said.strip())
    except (ValueError, OverflowError):
        return None, True
    return when, found["day"] in (None, when.strftime("%a"))
