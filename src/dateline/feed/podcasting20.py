"""The namespaces that feedgen does not know, or no longer as they are today, as feedgen extensions: a table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from lxml import etree

from dateline.errors import FeedError
from dateline.feed.clean import clean
from dateline.listing import MEDIA

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "fh": "http://purl.org/syndication/history/1.0",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "psc": "http://podlove.org/simple-chapters",
}


@dataclass(frozen=True, slots=True)
class Element:
    """One element of an extension, ready to be written."""

    name: str
    """With its prefix: ``podcast:guid``."""
    text: str = ""
    """Its content."""
    attributes: tuple[tuple[str, str], ...] = ()
    """In the order they are written; empty values are left out."""
    children: tuple[Element, ...] = ()
    """In order."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What an element may hold."""

    attributes: str = ""
    """Names, those that it must have with a mark after them: ``url! type``."""
    text: str = ""
    """A pattern for its content; empty for none."""


_ANY = r"(?s:.+)"
_NAME = r".{1,128}"
_URL = r"https?://\S+"
KNOWN: dict[str, Rule] = {
    # RFC 5005, 3 and 4: an archive says that it is one, and where its neighbours are
    "fh:archive": Rule(),
    "atom:link": Rule("rel! href! type"),
    # Apple, A Podcaster's Guide to RSS
    "itunes:block": Rule(text="Yes"),
    "itunes:complete": Rule(text="Yes"),
    "itunes:episode": Rule(text=r"[1-9]\d*"),
    "itunes:explicit": Rule(text="true|false"),
    "itunes:new-feed-url": Rule(text=_URL),
    "itunes:season": Rule(text=r"[1-9]\d*"),
    # podcastindex.org/namespace/1.0, a page for each element
    "podcast:alternateEnclosure": Rule("type! length bitrate title lang default codecs"),
    "podcast:chapters": Rule("url! type!"),
    "podcast:episode": Rule("display", r"\d+(?:\.\d+)?"),
    "podcast:funding": Rule("url!", _NAME),
    "podcast:guid": Rule(text=r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
    "podcast:image": Rule("href! alt aspect-ratio width height type purpose"),
    "podcast:integrity": Rule("type! value!"),
    "podcast:license": Rule("url", _NAME),
    "podcast:location": Rule("rel geo osm country", _NAME),
    "podcast:locked": Rule("owner", "yes|no"),
    "podcast:medium": Rule(text="|".join(MEDIA)),
    "podcast:person": Rule("role group img href", _NAME),
    "podcast:podroll": Rule(),
    "podcast:remoteItem": Rule("feedGuid! feedUrl title"),
    "podcast:season": Rule("name", r"[1-9]\d*"),
    "podcast:soundbite": Rule("startTime! duration!", _NAME),
    "podcast:source": Rule("uri! contentType"),
    "podcast:trailer": Rule("pubdate! url! length type season", _NAME),
    "podcast:transcript": Rule("url! type! language rel"),
    "podcast:txt": Rule("purpose", _ANY),
    "podcast:updateFrequency": Rule("rrule complete dtstart", _NAME),
    # podlove.org/simple-chapters
    "psc:chapters": Rule("version!"),
    "psc:chapter": Rule("start! title! href image"),
}


def named(text: str) -> str:
    """Give a name in one line, cut to the 128 characters that the namespace allows."""
    return " ".join(clean(text).split())[:128]


def _checked(element: Element) -> Element:
    """Refuse what the table does not allow; feedgen would write it."""
    rule = KNOWN.get(element.name)
    if rule is None:
        raise FeedError(f"no such element: {element.name}", hint="add it to the table in podcasting20.py")
    names = [name.rstrip("!") for name in rule.attributes.split()]
    unknown = [name for name, _ in element.attributes if name not in names]
    given = {name for name, value in element.attributes if value}
    absent = [name[:-1] for name in rule.attributes.split() if name.endswith("!") and name[:-1] not in given]
    if unknown or absent:
        what = f"has no attribute {unknown[0]}" if unknown else f"needs the attribute {absent[0]}"
        raise FeedError(f"{element.name} {what}", hint="see the table in podcasting20.py")
    if not re.fullmatch(rule.text, element.text):
        raise FeedError(f"{element.name} may not hold {element.text[:60]!r}", hint="look for it in show.yaml")
    return element


def _build(element: Element) -> etree._Element:
    _checked(element)
    prefix, _, name = element.name.partition(":")
    node = etree.Element(f"{{{NAMESPACES[prefix]}}}{name}")
    for key, value in element.attributes:
        if value:
            node.set(key, clean(value))
    node.text = clean(element.text) or None
    node.extend([_build(child) for child in element.children])
    return node


class _Elements:
    """What channel and item have in common: a list of elements, written at the end."""

    _elements: Sequence[Element] = ()

    def put(self, elements: Sequence[Element]) -> None:
        """Take the elements that are to be written."""
        self._elements = tuple(elements)

    def extend_ns(self) -> dict[str, str]:
        """Name the namespaces."""
        return NAMESPACES

    def _write(self, parent: Any) -> None:  # noqa: ANN401 - lxml's element
        parent.extend([_build(element) for element in self._elements])


class Channel(_Elements, BaseExtension):  # type: ignore[misc] # feedgen has no types
    """Writes its elements into the channel."""

    def extend_rss(self, rss_feed: Any) -> Any:  # noqa: ANN401 - lxml's element
        """Add them."""
        self._write(rss_feed.find("channel"))
        return rss_feed


class Item(_Elements, BaseEntryExtension):  # type: ignore[misc] # feedgen has no types
    """Writes its elements into an item."""

    def extend_rss(self, entry: Any) -> Any:  # noqa: ANN401 - lxml's element
        """Add them."""
        self._write(entry)
        return entry
