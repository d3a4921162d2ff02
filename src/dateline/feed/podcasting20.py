"""The podcast: and psc: namespaces, and today's itunes:explicit, as feedgen extensions: a table.

feedgen knows none of them: its own itunes:explicit takes yes and no, which Apple no longer does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from lxml import etree

from dateline.errors import FeedError

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMESPACES = {
    "podcast": "https://podcastindex.org/namespace/1.0",
    "psc": "http://podlove.org/simple-chapters",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
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


KNOWN: dict[str, tuple[str, ...]] = {
    # element: the attributes it may have          (podcastindex.org/namespace/1.0 unless another is named)
    "itunes:explicit": (),  # Apple, A Podcaster's Guide to RSS: true or false
    "podcast:guid": (),
    "podcast:medium": (),
    "podcast:locked": ("owner",),
    "podcast:txt": ("purpose",),
    "podcast:person": ("role", "group", "img", "href"),
    "podcast:location": ("rel", "geo", "osm", "country"),
    "podcast:transcript": ("url", "type", "language", "rel"),
    "podcast:chapters": ("url", "type"),
    "psc:chapters": ("version",),  # podlove.org/simple-chapters
    "psc:chapter": ("start", "title"),
}
_LONGEST_PLACE = 128


def location(text: str, geo: str, country: str) -> Element:
    """Give a place that an episode is about; the text has at most 128 characters."""
    attributes = (("rel", "subject"), ("geo", geo), ("country", country))
    return Element("podcast:location", text[:_LONGEST_PLACE], attributes)


def _build(element: Element) -> etree._Element:
    if element.name not in KNOWN:
        raise FeedError(f"no such element: {element.name}", hint="add it to the table in podcasting20.py")
    unknown = [name for name, _ in element.attributes if name not in KNOWN[element.name]]
    if unknown:
        raise FeedError(f"{element.name} has no attribute {unknown[0]}", hint="see the table in podcasting20.py")
    prefix, _, name = element.name.partition(":")
    node = etree.Element(f"{{{NAMESPACES[prefix]}}}{name}")
    for key, value in element.attributes:
        if value:
            node.set(key, value)
    node.text = element.text or None
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
