"""A show and an episode as elements of the extensions: what each app is told."""

from __future__ import annotations

import base64
import math
from email.utils import format_datetime
from typing import TYPE_CHECKING

from dateline.errors import FeedError
from dateline.feed.captions import geo, named
from dateline.feed.notes import people
from dateline.feed.podcasting20 import Element
from dateline.feed.podcasting20 import named as short
from dateline.rundown import clock_time, seconds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.feed.rss import Site
    from dateline.listing import Licence, Person
    from dateline.model import Enclosure, Episode, Show

AI = Element("podcast:txt", "true", (("purpose", "ai-content"),))
"""Says that a synthetic voice reads (namespace/1.0, txt: 2026-03)."""


def of_channel(show: Show, trailers: Sequence[Episode], site: Site) -> Iterator[Element]:
    """Give what a channel says besides what feedgen writes."""
    about = show.channel
    yield Element("itunes:explicit", _truth(show.explicit))
    if about.hidden:
        yield Element("itunes:block", "Yes")
    if about.updates and about.updates.complete:
        yield Element("itunes:complete", "Yes")
    if site.moved:
        yield Element("itunes:new-feed-url", site.moved)
    if site.guid:
        yield Element("podcast:guid", site.guid)
    yield Element("podcast:medium", about.medium)
    locked = bool(show.owner.email) if about.locked is None else about.locked
    yield Element("podcast:locked", "yes" if locked else "no", (("owner", show.owner.email),))
    yield from _shared(show, site)
    yield AI
    yield from (Element("podcast:txt", text, (("purpose", purpose),)) for purpose, text in about.text)
    yield from (_trailer(one, site) for one in trailers)


def _shared(show: Show, site: Site) -> Iterator[Element]:
    about = show.channel
    yield from map(_person, people(show))
    yield Element("podcast:image", "", _picture(site.url(site.cover), show.title))
    if about.made_in:
        at = f"geo:{about.made_in.lat:.4f},{about.made_in.lon:.4f}"
        where = (("rel", "creator"), ("geo", at), ("country", about.made_in.country))
        yield Element("podcast:location", about.made_in.name, where)
    yield from _licence(about.licence)
    yield from (Element("podcast:funding", one.text, (("url", one.url),)) for one in about.funding)
    if about.updates:
        complete = "true" if about.updates.complete else ""
        often = (("rrule", about.updates.rule), ("complete", complete))
        yield Element("podcast:updateFrequency", about.updates.text, often)
    if about.podroll:
        others = (
            Element("podcast:remoteItem", "", (("feedGuid", one.guid), ("feedUrl", one.url), ("title", one.title)))
            for one in about.podroll
        )
        yield Element("podcast:podroll", "", (), tuple(others))


def of_item(show: Show, episode: Episode, site: Site) -> Iterator[Element]:
    """Give what an item says besides what feedgen writes.

    Raises:
        FeedError: A full episode of a serial show without a number.
    """
    item, stem = episode.item, site.url(episode.slug)
    if show.channel.type == "serial" and item.type == "full" and not item.number:
        raise FeedError(  # Apple, A Podcaster's Guide to RSS: episode
            f"{episode.slug} has no episode number, and the show is serial",
            hint="write episode: 1 or the like into its script, or feed: {type: episodic} into show.yaml",
        )
    yield Element("itunes:explicit", _truth(show.explicit if item.explicit is None else item.explicit))
    if item.season:
        yield Element("itunes:season", str(item.season[0]))
        yield Element("podcast:season", str(item.season[0]), (("name", item.season[1]),))
    if item.number:
        yield Element("itunes:episode", str(math.floor(float(item.number[0]))))  # Apple takes whole numbers only
        yield Element("podcast:episode", item.number[0], (("display", item.number[1]),))
    for end, kind, rel in TRANSCRIPTS:
        attributes = (("url", f"{stem}.{end}"), ("type", kind), ("language", episode.language), ("rel", rel))
        yield Element("podcast:transcript", "", attributes)
    yield Element("podcast:chapters", "", (("url", f"{stem}.chapters.json"), ("type", "application/json+chapters")))
    yield from (_alternate(one, episode, site) for one in episode.alternates)
    for place in dict.fromkeys(one.place for one in episode.chapters if one.place):
        where = (("rel", "subject"), ("geo", geo(place)), ("country", place.country))
        if name := short(named(place)):
            yield Element("podcast:location", name, where)
    for one in episode.soundbites:
        length = seconds(one.end) - seconds(one.start)
        times = (("startTime", f"{seconds(one.start):.3f}"), ("duration", f"{length:.3f}"))
        yield Element("podcast:soundbite", one.title, times)
    yield from map(_person, people(show, item))
    yield Element("podcast:person", short(episode.narrator), (("role", "narrator"), ("group", "cast")))
    if picture := dict(site.covers).get(episode.slug):
        yield Element("podcast:image", "", _picture(site.url(picture), episode.title))
    yield from _licence(item.licence)
    yield AI
    yield _chapters(episode, site)


def _alternate(one: Enclosure, episode: Episode, site: Site) -> Element:
    """Offer the episode in another codec, with the digest by which an app knows that all of it arrived."""
    attributes = (
        ("type", one.type),
        ("length", str(one.length)),
        ("bitrate", str(1000 * one.bitrate)),
        ("lang", episode.language),
        ("title", one.name.rpartition(".")[2].upper()),
    )
    digest = base64.b64encode(bytes.fromhex(one.digest)).decode()
    source = Element("podcast:source", "", (("uri", site.url(f"audio/{one.name}")), ("contentType", one.type)))
    integrity = Element("podcast:integrity", "", (("type", "sri"), ("value", f"sha256-{digest}")))
    return Element("podcast:alternateEnclosure", "", attributes, (integrity, source))


TRANSCRIPTS = (  # namespace/1.0, transcripts; Apple prefers VTT
    ("vtt", "text/vtt", "captions"),
    ("srt", "application/x-subrip", "captions"),
    ("transcript.json", "application/json", ""),
    ("transcript.html", "text/html", ""),
)
"""Ending, type and rel of each form."""


def _truth(value: bool) -> str:  # noqa: FBT001 - it is what is written
    return "true" if value else "false"


def _person(one: Person) -> Element:
    attributes = (("role", one.role), ("group", one.group), ("img", one.image), ("href", one.page))
    return Element("podcast:person", short(one.name), attributes)


def _licence(licence: Licence | None) -> tuple[Element, ...]:
    return (Element("podcast:license", licence.name, (("url", licence.url),)),) if licence else ()


def _picture(url: str, about: str) -> tuple[tuple[str, str], ...]:
    return (("href", url), ("alt", about), ("aspect-ratio", "1/1"), ("type", "image/jpeg"), ("purpose", "artwork"))


def _trailer(episode: Episode, site: Site) -> Element:
    sound = episode.enclosure
    attributes = (
        ("pubdate", format_datetime(episode.published)),
        ("url", site.url(f"audio/{sound.name}")),
        ("length", str(sound.length)),
        ("type", sound.type),
        ("season", str(episode.item.season[0]) if episode.item.season else ""),
    )
    return Element("podcast:trailer", short(episode.title), attributes)


def _chapters(episode: Episode, site: Site) -> Element:
    pictures = dict(site.maps).get(episode.slug, ())
    listed = tuple(
        Element(
            "psc:chapter",
            "",
            (("start", clock_time(one.start)), ("title", one.title), ("image", site.url(picture) if picture else "")),
        )
        for one, picture in zip(episode.chapters, (*pictures, *("",) * len(episode.chapters)), strict=False)
    )
    return Element("psc:chapters", "", (("version", "1.2"),), listed)
