"""The channel and its items, by feedgen, from values that were checked before it sees them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar
from urllib.parse import quote

from dateline.errors import FeedError
from dateline.feed.categories import CATEGORIES
from dateline.feed.clean import clean
from dateline.feed.notes import description, notes, shortened
from dateline.model import MIX_RATE
from dateline.yamlfile import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from feedgen.entry import FeedEntry
    from feedgen.feed import FeedGenerator

    from dateline.feed.podcasting20 import Element
    from dateline.model import Episode, Show

FEED = "feed.xml"
"""The main feed's name."""


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
    maps: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """A picture for each chapter of an episode, by its slug, likewise."""
    routes: tuple[tuple[str, str], ...] = ()
    """A picture of an episode's whole way, by its slug, likewise."""
    moved: str = ""
    """Where the feed is going to be, if it moves."""

    def url(self, path: str) -> str:
        """Give the address of a file; the path is made ASCII."""
        return f"{self.base_url}/{quote(path)}"


def check(show: Show, episodes: Sequence[Episode]) -> None:
    """Refuse what no directory would take.

    Raises:
        FeedError: A category that Apple does not have; two episodes of one guid; an empty enclosure.
    """
    first, second = show.category
    if first not in CATEGORIES:
        raise FeedError(f"show.yaml: no category {first!r}", hint=nearest(first, tuple(CATEGORIES)))
    if second and second not in CATEGORIES[first]:
        known = CATEGORIES[first]
        hint = nearest(second, known) if known else f"it has no parts: write category: {first}"
        raise FeedError(f"show.yaml: {first} has no {second!r}", hint=hint)
    guids: dict[str, str] = {}
    for episode in episodes:
        if not episode.guid or guids.setdefault(episode.guid, episode.slug) != episode.slug:
            raise FeedError(f"{episode.slug} and {guids.get(episode.guid)} have one guid", hint="see feed/ledger.yaml")
        if not clean(episode.title).strip():
            raise FeedError(f"{episode.slug} has no title that a feed can hold", hint="give the script a title")
        if episode.enclosure.length <= 0:
            raise FeedError(f"audio/{episode.enclosure.name} is empty", hint="delete it and build again")


class Dated(Protocol):
    """What has a place in the order of a feed."""

    @property
    def slug(self) -> str:
        """Its name."""

    @property
    def published(self) -> datetime:
        """Its date."""


_One = TypeVar("_One", bound=Dated)


def newest(episodes: Iterable[_One]) -> list[_One]:
    """Give the episodes in the order of the feed: newest first, by slug where dates are equal."""
    return sorted(episodes, key=lambda one: (one.published, one.slug), reverse=True)


@dataclass(frozen=True, slots=True)
class Page:
    """One document of a feed that has several (RFC 5005)."""

    name: str = FEED
    """Its file."""
    before: str = ""
    """The archive that comes before it in time."""
    after: str = ""
    """The archive that comes after it."""
    archived: bool = False
    """Whether it is an archive, whose items stay."""


MAIN = Page()


def render(show: Show, episodes: Sequence[Episode], site: Site, page: Page = MAIN) -> bytes:
    """Render a document of the feed; equal values give equal bytes.

    Args:
        show: The channel.
        episodes: What is listed, in any order.
        site: Where it is served.
        page: Which document it is.

    Raises:
        FeedError: A value that no feed may have.
    """
    listed = newest(episodes)
    rendered = items(show, listed, site)
    trailers = [one for one in listed if one.item.type == "trailer"]
    date = max((one.published for one in listed), default=None)
    return channel(show, trailers, date, site, page).filled([rendered[one.slug] for one in listed])


@dataclass(frozen=True, slots=True)
class Frame:
    """A document without its items."""

    head: str
    """All before the first."""
    tail: str
    """All after the last."""

    def filled(self, items: Iterable[str]) -> bytes:
        """Put the items in."""
        return "".join((self.head, *items, self.tail)).encode()


_ITEM = re.compile(r"^    <item>\n.*?^    </item>\n", re.MULTILINE | re.DOTALL)  # only markup stands so indented


def listed(document: bytes) -> list[str]:
    """Give the items of a document as they were rendered."""
    return _ITEM.findall(document.decode("utf-8", "replace"))


def items(show: Show, episodes: Sequence[Episode], site: Site) -> dict[str, str]:
    """Render the items of episodes, each as it stands in any document, by slug.

    Raises:
        FeedError: A value that no feed may have.
    """
    check(show, episodes)
    feed = _channel(show, (), None, site, MAIN)
    for episode in episodes:
        _item(feed.add_entry(order="append"), show, episode, site)
    return dict(zip((one.slug for one in episodes), _ITEM.findall(_text(feed)), strict=True))


def channel(show: Show, trailers: Sequence[Episode], date: datetime | None, site: Site, page: Page) -> Frame:
    """Render all of a document but its items.

    Args:
        show: The channel.
        trailers: The episodes that are trailers.
        date: Of the newest item.
        site: Where it is served.
        page: Which document it is.

    Raises:
        FeedError: A value that no feed may have.
    """
    check(show, ())
    head, mark, tail = _text(_channel(show, trailers, date, site, page)).rpartition("  </channel>")
    return Frame(head, mark + tail)


def _text(feed: FeedGenerator) -> str:
    try:
        rendered: bytes = feed.rss_str(pretty=True)
    except ValueError as error:  # feedgen's only kind
        raise FeedError(f"no feed can be made of this show: {error}", hint="look at show.yaml") from error
    return rendered.decode()


def _channel(show: Show, trailers: Sequence[Episode], date: datetime | None, site: Site, page: Page) -> FeedGenerator:
    from feedgen.feed import FeedGenerator  # noqa: PLC0415 - only publishing pays for it

    from dateline.feed import elements, podcasting20  # noqa: PLC0415 - the same

    channel = FeedGenerator()
    channel.load_extension("podcast")
    channel.register_extension("dateline", podcasting20.Channel, podcasting20.Item, atom=False)
    channel.title(clean(show.title))
    channel.description(clean(shortened(show.description)))
    channel.link(href=site.url(page.name), rel="self", type="application/rss+xml")
    channel.link(href=f"{site.base_url}/", rel="alternate")  # the last one becomes <link>
    channel.language(show.language)
    channel.generator("dateline")
    channel.docs("https://www.rssboard.org/rss-specification")
    if date:
        channel.lastBuildDate(date)  # never now: equal input, equal bytes
    if show.copyright:
        channel.copyright(clean(show.copyright))
    channel.podcast.itunes_author(clean(show.author))
    channel.podcast.itunes_type(show.channel.type)
    channel.podcast.itunes_image(site.url(site.cover))
    channel.podcast.itunes_category(
        {"cat": show.category[0], "sub": show.category[1]} if show.category[1] else show.category[0]
    )
    if show.owner.email:
        channel.podcast.itunes_owner(clean(show.owner.name), show.owner.email)
    channel.dateline.put([*_links(site, page), *elements.of_channel(show, trailers, site)])
    return channel


def _links(site: Site, page: Page) -> list[Element]:
    """Link an archive with its neighbours and the feed (RFC 5005, 4)."""
    from dateline.feed.podcasting20 import Element  # noqa: PLC0415 - see _channel

    names = (("prev-archive", page.before), ("next-archive", page.after), ("current", FEED if page.archived else ""))
    links = [Element("atom:link", "", (("rel", rel), ("href", site.url(name)))) for rel, name in names if name]
    return [Element("fh:archive"), *links] if page.archived else links


def _item(entry: FeedEntry, show: Show, episode: Episode, site: Site) -> None:
    from dateline.feed import elements  # noqa: PLC0415 - see _channel

    entry.title(clean(episode.title))
    entry.guid(episode.guid, permalink=False)
    entry.link(href=f"{site.base_url}/{quote(episode.slug)}/")
    entry.published(episode.published)
    entry.description(clean(description(show, episode)))
    entry.content(clean(notes(show, episode)), type="CDATA")
    sound = episode.enclosure
    entry.enclosure(site.url(f"audio/{sound.name}"), str(sound.length), sound.type)
    entry.podcast.itunes_author(clean(show.author))
    entry.podcast.itunes_duration(str(round(episode.duration / MIX_RATE)))
    entry.podcast.itunes_episode_type(episode.item.type)
    entry.podcast.itunes_title(clean(episode.title))
    picture = dict(site.covers).get(episode.slug)
    if picture:
        entry.podcast.itunes_image(site.url(picture))
    entry.dateline.put([*elements.of_item(show, episode, site)])


_ADDRESSES = ("url", "href", "uri", "image")


def moved(feed: bytes, base_url: str) -> bytes:
    """Render a feed, or an archive, for another address: each under its own becomes one under ``base_url``."""
    from lxml import etree  # noqa: PLC0415 - only serving pays for it

    root = etree.fromstring(feed, etree.XMLParser(resolve_entities=False, no_network=True, strip_cdata=False))
    here = root.find(".//{http://www.w3.org/2005/Atom}link[@rel='self']")
    own = "" if here is None else here.get("href", "").rpartition("/")[0] + "/"
    for node in root.iter():
        for name in _ADDRESSES:
            value = node.get(name)
            if own and value and value.startswith(own):
                node.set(name, f"{base_url}/{value.removeprefix(own)}")
        if node.tag == "link" and own and (node.text or "").startswith(own):
            node.text = f"{base_url}/{(node.text or '').removeprefix(own)}"
    rendered: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return rendered
