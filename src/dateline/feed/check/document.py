"""What is asked of the document and its channel."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from dateline import listing
from dateline.feed.categories import CATEGORIES
from dateline.feed.check import items, podcast
from dateline.feed.check.careful import whole
from dateline.feed.check.reading import NAMESPACES, all_of, date, one_of, own, text
from dateline.feed.check.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from lxml import etree

    from dateline.feed.check.reading import Feed

BYTES = 4000
"""Apple, A Podcaster's Guide to RSS: description."""
_HEAVY = 5_000_000
_MANY = 200
_WHERE = "channel"


def check_feed(feed: Feed, now: datetime) -> Iterator[Finding]:
    """Hold a feed to every rule that can be seen in it alone.

    Args:
        feed: What was parsed.
        now: With a time zone; what is after it lies in the future.
    """
    yield from _document(feed)
    yield from _texts(feed)
    yield from _required(feed.channel)
    yield from _once(feed)
    yield from _spaced(feed)
    yield from _linked(feed)
    yield from _built(feed.channel, now)
    yield from _described(feed.channel)
    yield from _itunes(feed)
    yield from podcast.check_channel(feed)
    yield from items.check_items(feed, now)


def addresses(feed: Feed) -> Iterator[tuple[str, str, str]]:
    """Give every address that an app would fetch: where it stands, the element, the address."""
    for where, node in ((_WHERE, feed.channel), *((one.name, one.node) for one in feed.items)):
        for element in node.iter(*_FETCHED):
            if node is feed.channel and any(above.tag == "item" for above in element.iterancestors()):
                continue
            for name in _ATTRIBUTES:
                value = element.get(name)
                if value:
                    yield where, _short(element), value.strip()


def pages(feed: Feed) -> Iterator[tuple[str, str]]:
    """Give the address of the page that the channel, or an item, links to: where it stands, the address."""
    for where, node in ((_WHERE, feed.channel), *((one.name, one.node) for one in feed.items)):
        address = text(node, "link")
        if address:
            yield where, address


_PODCAST, _ITUNES, _PSC = (f"{{{NAMESPACES[one]}}}" for one in ("podcast", "itunes", "psc"))
_FETCHED = (
    "enclosure", f"{_ITUNES}image", f"{_PODCAST}image", f"{_PODCAST}transcript", f"{_PODCAST}chapters",
    f"{_PODCAST}source", f"{_PODCAST}trailer", f"{_PODCAST}person", f"{_PSC}chapter",
)  # fmt: skip
_ATTRIBUTES = ("url", "href", "uri", "image", "img")


def _short(element: etree._Element) -> str:
    if not isinstance(element.tag, str):
        return "a comment or an entity"
    prefix = f"{element.prefix}:" if element.prefix else ""
    return prefix + str(element.tag).rpartition("}")[2]


def _document(feed: Feed) -> Iterator[Finding]:
    declared = set(feed.root.nsmap.values())  # whatever their prefixes are
    missing = [one for one in ("itunes", "podcast", "atom", "content") if NAMESPACES[one] not in declared]
    if missing:
        yield Finding("document.declares", "feed", f"not declared: {', '.join(missing)}")
    if not feed.address:
        yield Finding("document.self", _WHERE, 'no atom:link with rel="self"')
    elif not whole(feed.address):
        yield Finding("document.self-address", _WHERE, feed.address)
    plain = [one for _, _, one in addresses(feed) if one.startswith("http:")]
    plain += [one for _, one in pages(feed) if one.startswith("http:")]
    plain += [feed.address] if feed.address.startswith("http:") else []
    if plain:
        yield Finding("document.https", "feed", f"{len(plain)} with http; the first is {plain[0]}")
    if feed.size > _HEAVY:
        yield Finding("document.size", "feed", f"{feed.size / 1e6:.1f} MB")
    if len(feed.items) > _MANY:
        yield Finding("document.items", "feed", f"{len(feed.items)} items")


_ONCE = {  # RSS 2.0 Specification; A Podcaster's Guide to RSS; namespace/1.0: what a reader takes the first or last of
    "channel": (
        *("link", "description", "language", "copyright", "lastBuildDate", "pubDate", "generator"),
        *("itunes:image", "itunes:author", "itunes:explicit", "itunes:owner", "itunes:type", "itunes:new-feed-url"),
        *("podcast:locked", "podcast:medium", "podcast:license", "podcast:updateFrequency", "podcast:podroll"),
    ),
    "item": (
        *("guid", "link", "description", "pubDate", "content:encoded"),
        *("itunes:title", "itunes:duration", "itunes:image", "itunes:explicit", "itunes:episode", "itunes:season"),
        *("itunes:episodeType", "podcast:chapters", "podcast:season", "podcast:episode", "podcast:license"),
    ),
}


def _once(feed: Feed) -> Iterator[Finding]:
    stray = [one for one in feed.root.iter("item") if one.getparent() is not feed.channel]
    if stray:
        yield Finding("document.stray", "feed", f"{len(stray)}; the first in line {stray[0].sourceline}")
    for tag in _ONCE["channel"]:
        if len(found := all_of(feed.channel, tag)) > 1:
            yield Finding("channel.once", _WHERE, f"{len(found)} times <{tag}>")
    if len(found := [one for one in all_of(feed.channel, "atom:link") if one.get("rel") == "self"]) > 1:
        yield Finding("channel.once", _WHERE, f'{len(found)} times <atom:link rel="self">')  # RFC 4287, 4.2.7.2
    for item in feed.items:
        for tag in _ONCE["item"]:
            if len(found := all_of(item.node, tag)) > 1:
                yield Finding("item.once", item.name, f"{len(found)} times <{tag}>")


_COMPARED = (
    *("guid", "link", "language", "itunes:explicit", "itunes:type", "itunes:duration", "itunes:episodeType"),
    *("itunes:episode", "itunes:season", "podcast:guid", "podcast:locked", "podcast:medium"),
)
"""Elements whose text a reader takes as it stands (RSS 2.0 Specification, guid)."""


def _spaced(feed: Feed) -> Iterator[Finding]:
    for where, node in ((_WHERE, feed.channel), *((one.name, one.node) for one in feed.items)):
        for tag in _COMPARED:
            said = next((one.text or "" for one in all_of(node, tag)), "")
            if said.strip() and said != said.strip():
                yield Finding("text.space", where, f"<{tag}>: {said!r}")
        for tag, name in (("enclosure", "url"), ("itunes:image", "href"), ("atom:link", "href")):
            for said in (one.get(name, "") for one in all_of(node, tag)):
                if said.strip() and said != said.strip():
                    yield Finding("text.space", where, f"{name} of <{tag}>: {said!r}")


def _linked(feed: Feed) -> Iterator[Finding]:
    for where, address in pages(feed):
        if not whole(address):
            yield Finding("channel.link-address" if where == _WHERE else "item.link-address", where, address)
    for where, node in ((_WHERE, feed.channel), *((one.name, one.node) for one in feed.items)):
        image = one_of(node, "itunes:image")
        address = "" if image is None else image.get("href", "").strip()
        if address and not whole(address):
            yield Finding("channel.image-address" if where == _WHERE else "item.image-address", where, address)


def _built(channel: etree._Element, now: datetime) -> Iterator[Finding]:
    for tag in ("lastBuildDate", "pubDate"):
        said = text(channel, tag)
        when, fits = date(said)
        if said and (when is None or not fits or (when.tzinfo is not None and when > now)):
            yield Finding("channel.date", _WHERE, f"<{tag}> {said}")
    for picture in all_of(channel, "image"):  # RSS 2.0 Specification, image
        missing = [tag for tag in ("url", "title", "link") if not text(picture, tag)]
        if missing:
            yield Finding("channel.picture", _WHERE, f"<image> without {', '.join(missing)}")


_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_ESCAPED = re.compile(r"&(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);")
_MARKUP = re.compile(r"&lt;(?:p|div|br|ul|ol|a|b|i|em|strong|span|h[1-6])\b", re.IGNORECASE)
"""How a description begins whose markup was escaped twice."""
_GARBLED = re.compile(
    "\ufffd|[\u00c2\u00c3][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u02c6\u02dc\u2013-\u203a]|\u00e2\u20ac"
)
"""UTF-8 that was read as Latin-1 or Windows-1252, and what stands for a byte that could not be read."""


def _texts(feed: Feed) -> Iterator[Finding]:
    for where, node in ((_WHERE, feed.channel), *((one.name, one.node) for one in feed.items)):
        for tag in ("title", "description", "content:encoded", "itunes:author", "itunes:title", "itunes:summary"):
            for element in all_of(node, tag):
                if len(element):
                    yield Finding("text.markup", where, f"<{tag}> has <{_short(element[0])}> inside")
                if garbled := _GARBLED.search(own(element)):
                    around = own(element)[max(garbled.start() - 20, 0) : garbled.end() + 20]
                    yield Finding("text.garbled", where, f"<{tag}>: {around}")
                if tag not in ("description", "content:encoded", "itunes:summary"):
                    yield from _plain(where, tag, own(element))
                elif _MARKUP.match(own(element)):
                    yield Finding("text.twice", where, f"<{tag}>: {own(element)[:40]}")


def _plain(where: str, tag: str, said: str) -> Iterator[Finding]:
    if _TAG.search(said):
        yield Finding("text.plain", where, f"<{tag}>: {said}")
    if _ESCAPED.search(said):
        yield Finding("text.twice", where, f"<{tag}>: {said}")


def _required(channel: etree._Element) -> Iterator[Finding]:
    titles = [own(one) for one in all_of(channel, "title")]
    if len(titles) != 1 or not titles[0]:
        yield Finding("channel.title", _WHERE, f"{len(titles)} titles" if len(titles) != 1 else "an empty title")
    if not text(channel, "link"):
        yield Finding("channel.link", _WHERE, "no link")
    language = text(channel, "language")
    if not language:
        yield Finding("channel.language", _WHERE, "no language")
    elif not listing.known_language(language):
        yield Finding("channel.language-code", _WHERE, language)
    image = one_of(channel, "itunes:image")
    if image is None or not image.get("href", "").strip():
        yield Finding("channel.image", _WHERE, "no itunes:image" if image is None else "an itunes:image without href")
    if not all_of(channel, "item"):
        yield Finding("channel.empty", _WHERE, "no item")


def _described(channel: etree._Element) -> Iterator[Finding]:
    description = text(channel, "description")
    if not description:
        yield Finding("channel.description", _WHERE, "no description")
    long = len(description.encode())
    if long > BYTES:
        yield Finding("channel.description-long", _WHERE, f"{long} bytes")
    if not text(channel, "copyright"):
        yield Finding("channel.copyright", _WHERE, "no copyright line")
    if not text(channel, "itunes:author"):
        yield Finding("channel.author", _WHERE, "no itunes:author")
    owner = one_of(channel, "itunes:owner")
    address = "" if owner is None else text(owner, "itunes:email")
    if owner is None or not address:
        yield Finding("channel.owner", _WHERE, "no itunes:owner with an itunes:email")
    elif not text(owner, "itunes:name"):
        yield Finding("channel.owner", _WHERE, "no itunes:name in itunes:owner")
    if address and not re.fullmatch(r"[^@\s:<>]+@[^@\s]+\.[^@\s.]+", address):
        yield Finding("channel.owner-email", _WHERE, address)


def _itunes(feed: Feed) -> Iterator[Finding]:
    channel = feed.channel
    yield from _categories(channel)
    explicit = text(channel, "itunes:explicit")
    if not explicit:
        yield Finding("channel.explicit", _WHERE, "no itunes:explicit")
    elif explicit not in ("true", "false"):
        yield Finding("channel.explicit-value", _WHERE, explicit)
    kind = text(channel, "itunes:type")
    if not kind:
        yield Finding("channel.type", _WHERE, "no itunes:type")
    elif kind.lower() not in ("episodic", "serial"):
        yield Finding("channel.type-value", _WHERE, kind)
    for tag in ("itunes:block", "itunes:complete"):
        if text(channel, tag).lower() == "yes":
            yield Finding("channel.hidden", _WHERE, f"{tag} says Yes")
    moved = text(channel, "itunes:new-feed-url")
    if moved and moved != feed.address:
        yield Finding("channel.moved", _WHERE, moved)


def _categories(channel: etree._Element) -> Iterator[Finding]:
    found = all_of(channel, "itunes:category")
    if not any(one.get("text") for one in found):
        yield Finding("channel.category", _WHERE, "no itunes:category with a text")
        return
    for one in found:
        name = one.get("text", "")
        if name not in CATEGORIES:
            yield Finding("channel.category-known", _WHERE, _nearest(name, tuple(CATEGORIES)))
            continue
        for inner in all_of(one, "itunes:category"):
            if inner.get("text", "") not in CATEGORIES[name]:
                yield Finding("channel.category-known", _WHERE, _nearest(inner.get("text", ""), CATEGORIES[name]))
            if all_of(inner, "itunes:category"):  # A Podcaster's Guide to RSS, category: a category and a subcategory
                yield Finding("channel.category-known", _WHERE, f"a third level, in {inner.get('text')!r}")


def _nearest(name: str, known: tuple[str, ...]) -> str:
    near = difflib.get_close_matches(name, known, 1, 0.5)
    return f"{name!r}; the nearest is {near[0]!r}" if near else repr(name)
