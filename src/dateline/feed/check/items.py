"""What is asked of an item."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

from dateline.feed.check import codes, podcast
from dateline.feed.check.careful import clock, count, split, whole
from dateline.feed.check.reading import all_of, date, one_of, own, text
from dateline.feed.check.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from lxml import etree

    from dateline.feed.check.reading import Feed, Item

_BYTES = 4000  # Apple, A Podcaster's Guide to RSS: description
_NUMBERED = re.compile(
    r"episode (?:one|two|three|four|five|six|seven|eight|nine|ten)\b|"
    r"(?:ep(?:isode|\.)?|folge|épisode|episodio|episódio|#|no\.)\s*\d+|S\d+\s?E\d+|\d{1,4}\s?[:.\u2013-]\s",
    re.IGNORECASE,
)
_NUMBERED_LAST = re.compile(
    r"[(\[]\s*(?:ep(?:isode|\.)?|folge|épisode|episodio|episódio|#|no\.|part)\s*\d+\s*[)\]]\s*$|\s#\d+$", re.IGNORECASE
)
_LONG_ENOUGH = 4
"""Letters of a show's title that are no accident in an episode's."""


def check_items(feed: Feed, now: datetime) -> Iterator[Finding]:
    """Hold every item to the rules of items."""
    yield from _repeated(feed)
    yield from _counted(feed)
    ours = text(feed.channel, "generator").startswith("dateline")
    serial = text(feed.channel, "itunes:type").lower() == "serial"
    title = text(feed.channel, "title")
    for item in feed.items:
        taken = ours and _taken(item, feed.base)
        found = (
            *(_titled(item, title), _identified(item), _dated(item, now), _described(item), _enclosed(item)),
            *(_shown(item, serial=serial), _disclosed(item, synthetic=ours and not taken), _times(item)),
            podcast.check_item(item),
        )
        yield from (replace(one, taken=taken) for part in found for one in part)


def _taken(item: Item, base: str) -> bool:
    """Whether an item of a feed of ours was imported: its sound is whole, and lies where none of ours does."""
    enclosure = one_of(item.node, "enclosure")
    address = "" if enclosure is None else enclosure.get("url", "").strip()
    return bool(base) and whole(address) and f"{base.partition('://')[2]}audio/" not in address


def _repeated(feed: Feed) -> Iterator[Finding]:
    guids: dict[str, str] = {}
    files: dict[str, str] = {}
    for item in feed.items:
        guid, enclosure = text(item.node, "guid"), one_of(item.node, "enclosure")
        if guid and guid in guids:
            yield Finding("item.guid-repeated", item.name, f"{guid}, as {guids[guid]} has")
        guids.setdefault(guid, item.name)
        address = "" if enclosure is None else enclosure.get("url", "")
        if address and address in files:
            yield Finding("enclosure.repeated", item.name, f"{address}, as {files[address]} has")
        files.setdefault(address, item.name)


def _counted(feed: Feed) -> Iterator[Finding]:
    seen: dict[tuple[str, str], str] = {}
    for item in feed.items:
        season, number = text(item.node, "itunes:season"), text(item.node, "itunes:episode")
        if not number or text(item.node, "itunes:episodeType").lower() not in ("", "full"):
            continue  # a trailer or a bonus has the number of its episode
        if (season, number) in seen:
            what = f"episode {number} of season {season or 'none'}, as {seen[season, number]}"
            yield Finding("item.number-repeated", item.name, what)
        seen.setdefault((season, number), item.name)


def _titled(item: Item, show: str) -> Iterator[Finding]:
    titles = [own(one) for one in all_of(item.node, "title")]
    if len(titles) != 1 or not titles[0]:
        yield Finding("item.title", item.name, f"{len(titles)} titles" if len(titles) != 1 else "an empty title")
        return
    if _NUMBERED.match(titles[0]) or _NUMBERED_LAST.search(titles[0]):
        yield Finding("item.title-number", item.name, titles[0])
    if len(show) >= _LONG_ENOUGH and show.casefold() in titles[0].casefold():
        yield Finding("item.title-show", item.name, titles[0])


def _identified(item: Item) -> Iterator[Finding]:
    guid = one_of(item.node, "guid")
    if guid is None or not own(guid):
        yield Finding("item.guid", item.name, "no guid")
    elif guid.get("isPermaLink", "true") != "false" and not whole(own(guid)):
        yield Finding("item.guid-permalink", item.name, own(guid))
    if not text(item.node, "link"):
        yield Finding("item.link", item.name, "no link")


def _dated(item: Item, now: datetime) -> Iterator[Finding]:
    said = text(item.node, "pubDate")
    if not said:
        yield Finding("item.date", item.name, "no pubDate")
        return
    when, fits = date(said)
    if when is None:
        yield Finding("item.date-form", item.name, said)
    elif not fits:
        yield Finding("item.date-weekday", item.name, f"{said}; that day is a {when:%a}")
    elif when.tzinfo is not None and when > now:
        yield Finding("item.date-future", item.name, said)


_TAGS = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*>")
_LINKS = re.compile(r"<a\b[^<>]*?\bhref\s*=\s*[\"']([^\"'<>]*)", re.IGNORECASE)
_ALLOWED = frozenset(("p", "ol", "ul", "li", "a"))


def _described(item: Item) -> Iterator[Finding]:
    node = item.node
    said = text(node, "description")
    if not said:
        yield Finding("item.description", item.name, "no description")
    elif len(said.encode()) > _BYTES:
        yield Finding("item.description-long", item.name, f"{len(said.encode())} bytes")
    strange = sorted({one.lower() for one in _TAGS.findall(said)} - _ALLOWED)
    if strange:
        yield Finding("item.description-tags", item.name, ", ".join(f"<{one}>" for one in strange))
    for address in _LINKS.findall(said):
        if not whole(address) and not re.match(r"(?:mailto:|tel:|#)", address):
            yield Finding("item.description-links", item.name, address)
    description, encoded = one_of(node, "description"), one_of(node, "content:encoded")
    if encoded is not None and not own(encoded):
        yield Finding("item.description", item.name, "an empty content:encoded")
    if description is not None and encoded is not None and node.index(description) > node.index(encoded):
        yield Finding("item.order", item.name, "content:encoded comes first")


def _enclosed(item: Item) -> Iterator[Finding]:
    found = all_of(item.node, "enclosure")
    if not found:
        yield Finding("item.enclosure", item.name, "no enclosure")
        return
    if len(found) > 1:
        yield Finding("item.enclosures", item.name, f"{len(found)} enclosures")
    address, length = found[0].get("url", "").strip(), found[0].get("length", "")
    if not whole(address) or split(address).username is not None:
        yield Finding("enclosure.url", item.name, address or "no url")
    if not count(length):
        yield Finding("enclosure.length", item.name, f"length={length!r}")
    yield from _typed(item.name, found[0], address)


def _typed(name: str, enclosure: etree._Element, address: str) -> Iterator[Finding]:
    kind = enclosure.get("type", "")
    if not codes.fits(address, kind):
        yield Finding("enclosure.type", name, f"{kind or 'none'}, for {address.rpartition('/')[2] or 'no name'}")


def _shown(item: Item, *, serial: bool) -> Iterator[Finding]:
    node = item.node
    said = text(node, "itunes:duration")
    if not said:
        yield Finding("item.duration", item.name, "no itunes:duration")
    elif not count(said):
        yield Finding("item.duration-form", item.name, said)
    image = one_of(node, "itunes:image")
    if image is None or not image.get("href"):
        yield Finding("item.image", item.name, "no itunes:image with href")
    for tag in ("itunes:episode", "itunes:season"):
        number = text(node, tag)
        if one_of(node, tag) is not None and not count(number):
            yield Finding("item.number", item.name, f"{tag} {number or 'empty'}")
    yield from _kind(item, serial=serial)
    explicit = text(node, "itunes:explicit")
    if one_of(node, "itunes:explicit") is not None and explicit not in ("true", "false"):
        yield Finding("item.explicit", item.name, explicit or "empty")
    if text(node, "itunes:block").lower() == "yes":
        yield Finding("item.hidden", item.name, "itunes:block says Yes")


def _kind(item: Item, *, serial: bool) -> Iterator[Finding]:
    node = item.node
    kind = text(node, "itunes:episodeType")
    if not kind:
        yield Finding("item.type-missing", item.name, "no itunes:episodeType")
    elif kind.lower() not in ("full", "trailer", "bonus"):
        yield Finding("item.type", item.name, kind)
    if serial and kind.lower() in ("", "full") and not text(node, "itunes:episode"):
        yield Finding("item.number-serial", item.name, "no itunes:episode")


_SYNTHETIC = re.compile(r"synth[eé]t|sint[eé]t|syntet|\bAI\b|\bKI\b|\bIA\b|artificial|künstlich|合成", re.IGNORECASE)


def _disclosed(item: Item, *, synthetic: bool) -> Iterator[Finding]:
    marks = [own(one) for one in all_of(item.node, "podcast:txt") if one.get("purpose") == "ai-content"]
    if synthetic and marks != ["true"]:
        yield Finding("item.ai-content", item.name, f"it says {', '.join(marks) or 'nothing'}")
    said = text(item.node, "description")
    if (synthetic or "true" in marks) and said and not _SYNTHETIC.search(said):
        yield Finding("item.disclosure", item.name, "the description does not say so")


_STAMP = re.compile(r"^\W?((?:\d{1,2}:)?[0-5]?\d:[0-5]\d)\b(.*)")


def stamps(item: Item, tag: str = "description") -> list[tuple[float, str]]:
    """Give the timestamps of an item's notes, in seconds, and what stands behind each."""
    lines = [unescape(one) for one in re.split(r"<[^<>]*>|\n", text(item.node, tag))]
    said = [found for found in map(_STAMP.match, map(str.strip, lines)) if found]
    return [(time, found[2]) for found in said if (time := clock(found[1])) is not None]


def _times(item: Item) -> Iterator[Finding]:
    times = [time for time, _ in stamps(item)]
    if not times:
        return
    if times[0] or times != sorted(set(times)) or (item.duration and times[-1] > item.duration):
        yield Finding("notes.times", item.name, ", ".join(f"{time:g} s" for time in times))
    if len(times) < 3:  # noqa: PLR2004 - Apple, timestamps
        yield Finding("notes.few", item.name, f"{len(times)}")
