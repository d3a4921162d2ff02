"""The channel and its items, by feedgen, from values that were checked before it sees them."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from dateline.errors import FeedError
from dateline.feed.captions import geo, named, timestamp
from dateline.feed.categories import CATEGORIES
from dateline.model import MIX_RATE
from dateline.rundown import clock_time
from dateline.yamlfile import nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feedgen.entry import FeedEntry
    from feedgen.feed import FeedGenerator

    from dateline.feed.podcasting20 import Element
    from dateline.model import Episode, Show

NEWEST = 200
"""Items in the feed: gPodder keeps no more, and others slow down."""
MAX_BYTES = 4000
"""A description's limit (Apple, A Podcaster's Guide to RSS)."""
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no room for (2.2, Char)."""


@dataclass(frozen=True, slots=True)
class Site:
    """Where a feed is served, and what of it never changes."""

    base_url: str
    """Without a trailing slash."""
    guid: str
    """podcast:guid, or empty while there is no real address."""
    cover: str
    """The show's picture, relative to the address."""
    covers: tuple[tuple[str, str], ...] = ()
    """Each episode's picture by its slug, likewise."""

    def url(self, path: str) -> str:
        """Give the address of a file; the path is made ASCII."""
        return f"{self.base_url}/{quote(path)}"


def clean(text: str) -> str:
    """Take out what XML cannot hold; feedgen would only fail at the end."""
    return _ILLEGAL.sub("", text)


def shortened(text: str, limit: int = MAX_BYTES) -> str:
    """Cut a text at a word so that it has at most ``limit`` bytes."""
    data = text.encode()
    if len(data) <= limit:
        return text
    cut = data[: limit - 3].decode("utf-8", "ignore")
    return (cut.rpartition(" ")[0] or cut) + "…"


def check(show: Show, episodes: Sequence[Episode]) -> None:
    """Refuse what no directory would take.

    Raises:
        FeedError: A category that Apple does not have; two episodes of one guid; an empty enclosure.
    """
    first, second = show.category
    if first not in CATEGORIES:
        raise FeedError(f"show.yaml: no category {first!r}", hint=nearest(first, tuple(CATEGORIES)))
    if second and second not in CATEGORIES[first]:
        raise FeedError(f"show.yaml: {first} has no {second!r}", hint=nearest(second, CATEGORIES[first]))
    guids: dict[str, str] = {}
    for episode in episodes:
        if not episode.guid or guids.setdefault(episode.guid, episode.slug) != episode.slug:
            raise FeedError(f"{episode.slug} and {guids.get(episode.guid)} have one guid", hint="see feed/ledger.yaml")
        if not clean(episode.title).strip():
            raise FeedError(f"{episode.slug} has no title that a feed can hold", hint="give the script a title")
        if episode.enclosure.length <= 0:
            raise FeedError(f"audio/{episode.enclosure.name} is empty", hint="delete it and build again")


def newest(episodes: Sequence[Episode]) -> list[Episode]:
    """Give the episodes in the order of the feed: newest first, by slug where dates are equal."""
    return sorted(episodes, key=lambda one: (one.published, one.slug), reverse=True)


def render(show: Show, episodes: Sequence[Episode], site: Site) -> bytes:
    """Render feed.xml; equal values give equal bytes.

    Raises:
        FeedError: A value that no feed may have.
    """
    check(show, episodes)
    listed = newest(episodes)[:NEWEST]
    channel = _channel(show, listed, site)
    for episode in listed:
        _item(channel.add_entry(order="append"), show, episode, site)
    try:
        rendered: bytes = channel.rss_str(pretty=True)
    except ValueError as error:  # feedgen's only kind
        raise FeedError(f"no feed can be made of this show: {error}", hint="look at show.yaml") from error
    return rendered


def _channel(show: Show, episodes: Sequence[Episode], site: Site) -> FeedGenerator:
    from feedgen.feed import FeedGenerator  # noqa: PLC0415 - only publishing pays for it

    from dateline.feed import podcasting20  # noqa: PLC0415 - the same

    channel = FeedGenerator()
    channel.load_extension("podcast")
    channel.register_extension("dateline", podcasting20.Channel, podcasting20.Item, atom=False)
    channel.title(clean(show.title))
    channel.description(clean(shortened(show.description)))
    channel.link(href=site.url("feed.xml"), rel="self", type="application/rss+xml")
    channel.link(href=f"{site.base_url}/", rel="alternate")  # the last one becomes <link>
    channel.language(show.language)
    channel.generator("dateline")
    channel.docs("https://www.rssboard.org/rss-specification")
    if episodes:
        channel.lastBuildDate(max(one.published for one in episodes))  # never now: equal input, equal bytes
    if show.copyright:
        channel.copyright(clean(show.copyright))
    channel.podcast.itunes_author(clean(show.author))
    channel.podcast.itunes_type("episodic")
    channel.podcast.itunes_image(site.url(site.cover))
    channel.podcast.itunes_category(
        {"cat": show.category[0], "sub": show.category[1]} if show.category[1] else show.category[0]
    )
    if show.owner.email:
        channel.podcast.itunes_owner(clean(show.owner.name), show.owner.email)
    channel.dateline.put(_of_channel(show, site))
    return channel


def _of_channel(show: Show, site: Site) -> list[Element]:
    from dateline.feed.podcasting20 import Element  # noqa: PLC0415 - see _channel

    locked = Element("podcast:locked", "yes" if show.owner.email else "no", (("owner", show.owner.email),))
    guid = [Element("podcast:guid", site.guid)] if site.guid else []
    return [
        Element("itunes:explicit", str(show.explicit).lower()),
        *guid,
        Element("podcast:medium", "podcast"),
        locked,
        Element("podcast:person", clean(show.author), (("role", "author"), ("group", "writing"))),
        Element("podcast:txt", "true", (("purpose", "ai-content"),)),
    ]


def _item(entry: FeedEntry, show: Show, episode: Episode, site: Site) -> None:
    entry.title(clean(episode.title))
    entry.guid(episode.guid, permalink=False)
    entry.link(href=f"{site.base_url}/{quote(episode.slug)}/")
    entry.published(episode.published)
    entry.description(clean(shortened(episode.summary or episode.title)))
    entry.content(clean(notes(episode)), type="CDATA")
    name = quote(episode.enclosure.name)
    entry.enclosure(f"{site.base_url}/audio/{name}", str(episode.enclosure.length), episode.enclosure.type)
    entry.podcast.itunes_author(clean(show.author))
    entry.podcast.itunes_duration(str(round(episode.duration / MIX_RATE)))
    entry.podcast.itunes_episode_type("full")
    entry.podcast.itunes_title(clean(episode.title))
    picture = dict(site.covers).get(episode.slug)
    if picture:
        entry.podcast.itunes_image(site.url(picture))
    entry.dateline.put(_of_item(show, episode, site))


def _of_item(show: Show, episode: Episode, site: Site) -> list[Element]:
    from dateline.feed.podcasting20 import Element, location  # noqa: PLC0415 - see _channel

    stem, language = site.url(episode.slug), episode.language
    places = dict.fromkeys(chapter.place for chapter in episode.chapters if chapter.place)
    transcripts = (("vtt", "text/vtt"), ("srt", "application/x-subrip"), ("transcript.json", "application/json"))
    return [
        Element("itunes:explicit", str(show.explicit).lower()),
        *(
            Element("podcast:transcript", "", (("url", f"{stem}.{end}"), ("type", kind), ("language", language), *rel))
            for end, kind in transcripts
            for rel in [(("rel", "captions"),) if end in ("vtt", "srt") else ()]
        ),
        Element("podcast:chapters", "", (("url", f"{stem}.chapters.json"), ("type", "application/json+chapters"))),
        *(location(clean(named(place)), geo(place), place.country) for place in places),
        Element("podcast:person", clean(show.author), (("role", "author"), ("group", "writing"))),
        Element("podcast:person", clean(episode.narrator), (("role", "narrator"), ("group", "cast"))),
        Element("podcast:txt", "true", (("purpose", "ai-content"),)),
        Element("psc:chapters", "", (("version", "1.2"),), tuple(_simple(episode))),
    ]


def _simple(episode: Episode) -> list[Element]:
    from dateline.feed.podcasting20 import Element  # noqa: PLC0415 - see _channel

    return [
        Element("psc:chapter", "", (("start", clock_time(one.start)), ("title", clean(one.title))))
        for one in episode.chapters
    ]


def notes(episode: Episode) -> str:
    """Write the show notes: summary, chapters with timestamps that apps turn into links, disclosure.

    Only p, ul, li survive everywhere (Apple, A Podcaster's Guide to RSS).
    """
    lines = "".join(f"<li>({timestamp(one.start)}) {html.escape(one.title)}</li>" for one in episode.chapters)
    return (
        f"<p>{html.escape(episode.summary or episode.title)}</p><ul>{lines}</ul>"
        f"<p>{html.escape(disclosure(episode))}</p>"
    )


def disclosure(episode: Episode) -> str:
    """Say that nobody read this (Apple asks for it in the metadata; EU AI Act, article 50)."""
    return f"Read by a synthetic voice: {episode.narrator}."


_ADDRESSES = ("url", "href")


def moved(feed: bytes, base_url: str) -> bytes:
    """Render a feed for another address: every address under its own becomes one under ``base_url``."""
    from lxml import etree  # noqa: PLC0415 - only serving pays for it

    root = etree.fromstring(feed, etree.XMLParser(resolve_entities=False, no_network=True, strip_cdata=False))
    here = root.find(".//{http://www.w3.org/2005/Atom}link[@rel='self']")
    own = "" if here is None else here.get("href", "").removesuffix("feed.xml")
    for node in root.iter():
        for name in _ADDRESSES:
            value = node.get(name)
            if own and value and value.startswith(own):
                node.set(name, f"{base_url}/{value.removeprefix(own)}")
        if node.tag == "link" and own and (node.text or "").startswith(own):
            node.text = f"{base_url}/{(node.text or '').removeprefix(own)}"
    rendered: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return rendered
