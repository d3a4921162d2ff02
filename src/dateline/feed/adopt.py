"""An existing show's feed -> the identities, dates and items that subscribers know it by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from dateline.errors import Fault, FeedError
from dateline.feed.ledger import UUID
from dateline.feed.notes import replaced_in

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

    from lxml import etree

KEPT = "imported"
"""How the names of files in feed/ begin that hold an imported show's items; they are kept in version control."""
_GUID = (
    "{https://podcastindex.org/namespace/1.0}guid",
    "{https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md}guid",
)
_OWN = re.compile(r"(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)-(?P<key>[0-9a-f]{8})\.mp3")
_PAGE = re.compile(r"(?P<base>.*)/(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)/")
_WEB = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*|\xef\xbb\xbf)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
_PODCAST = "{https://podcastindex.org/namespace/1.0}"


@dataclass(frozen=True, slots=True)
class Known:
    """An item that subscribers have."""

    guid: str
    """As it stands there; an enclosure's address where there is none, as apps do."""
    title: str
    """Likewise."""
    summary: str
    """Plain text, in a line."""
    first: datetime
    """Its date, aware."""
    file: str
    """The name of its enclosure."""
    size: int
    """Bytes, as the feed says."""
    link: str
    """Its page; may be empty."""
    trailer: bool
    """Whether it is one."""
    xml: str
    """The whole item, as a document of ours takes it."""
    address: str = ""
    """Of its enclosure."""
    season: str = ""
    """Its season's number, if it has one."""
    episode: str = ""
    """Its number, likewise."""
    replaced: str = ""
    """The day on which its sound was replaced, as its notes tell, ISO 8601."""

    @property
    def own(self) -> tuple[str, str]:
        """Give slug and beginning of the key, if it is a file that this program made; else twice nothing."""
        found = _OWN.fullmatch(self.file)
        if not found:
            return "", ""
        page = _PAGE.fullmatch(self.link)
        named = page and self.address == f"{page['base']}/audio/{self.file}"
        return (page["slug"] if page and named else found["slug"]), found["key"]

    @property
    def was(self) -> str:
        """Give the slug under which this program made its file, if it has been renamed since."""
        found = _OWN.fullmatch(self.file)
        return found["slug"] if found and found["slug"] != self.own[0] else ""


@dataclass(frozen=True, slots=True)
class Old:
    """A feed as it was."""

    guid: str
    """podcast:guid, or empty."""
    items: tuple[Known, ...]
    """The oldest first; of one date, the one that is listed last."""
    before: str = ""
    """The name of the archive that comes before it in time (RFC 5005, 4), if it has one."""


def documents(path: Path) -> tuple[tuple[Old, bytes], ...]:
    """Read a feed, and its archives as far as they lie beside it under the names by which it links to them.

    Raises:
        FeedError: One of them is no RSS; or all items that lack what identifies them.
        OSError: The feed cannot be read.
    """
    found: dict[str, tuple[Old, bytes]] = {}
    name = path.name
    while name and name not in found and (not found or (path.parent / name).is_file()):
        data = (path.parent / name).read_bytes()
        found[name] = (read(data, name), data)
        name = found[name][0].before
    return tuple(found.values())


def joined(feeds: Iterable[Old]) -> Old:
    """Make one of a feed and its archives; what the feed says of an item counts."""
    every = list(feeds)
    items = {item.guid: item for feed in reversed(every) for item in feed.items}
    return Old(every[0].guid, tuple(sorted(items.values(), key=lambda one: one.first)))


def read(data: bytes, name: str) -> Old:
    """Read a feed.

    Args:
        data: The file.
        name: How to call it.

    Raises:
        FeedError: It is no RSS; or all items that lack what identifies them.
    """
    channel = _channel(data, name)
    faults: list[Fault] = []
    found = [_known(item, name, faults) for item in channel.iter("item")]
    guids: set[str] = set()
    for item, one in zip(channel.iter("item"), found, strict=True):
        if one and one.guid in guids:
            faults.append(_fault(item, name, f"the guid {one.guid!r} is there twice", "take one of the items out"))
        guids |= {one.guid} if one else set()
    guid = next((text for tag in _GUID if (text := (channel.findtext(tag) or "").strip())), "")
    if guid and not re.fullmatch(UUID, guid):
        remedy = "take the element out, for no directory knows the show by it, and it gets one of its own"
        faults.append(Fault(name, 0, 0, f"podcast:guid is no UUID: {guid!r}", remedy))
    if faults:
        raise FeedError(f"{name}: {len(faults)} fault{'s' * (len(faults) != 1)}", faults=tuple(faults))
    link = channel.find("{http://www.w3.org/2005/Atom}link[@rel='prev-archive']")
    before = "" if link is None else _file(link.get("href", ""))
    return Old(guid, tuple(sorted((one for one in found[::-1] if one), key=lambda one: one.first)), before)


def _channel(data: bytes, name: str) -> etree._Element:
    """Give the channel of a feed.

    Raises:
        FeedError: It is no RSS, or names what only another document explains.
    """
    from lxml import etree  # noqa: PLC0415 - only importing pays for it

    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, strip_cdata=False))
    except etree.XMLSyntaxError as error:
        if _WEB.match(data):
            raise _no_feed(name, web=True) from error
        raise FeedError(
            f"{name}:{error.lineno}: {error.msg}", hint="save the feed anew, as its server sends it"
        ) from error
    channel = root.find("channel")
    if root.tag != "rss" or channel is None:
        raise _no_feed(name, web=bool(_WEB.match(data)))
    for one in root.iter(etree.Entity):
        raise FeedError(
            f"{name}: {one.text} is a name of the document's own, which no feed may have",
            hint="write in its place what it stands for",
        )
    return channel


def _no_feed(name: str, *, web: bool) -> FeedError:
    if web:
        where = "save the feed that it links to (application/rss+xml), or look for a login that the server asks for"
        return FeedError(f"{name} is a web page, and no feed", hint=where)
    return FeedError(f"{name} is no RSS feed", hint="name a feed with rss, channel and items")


def _file(address: str) -> str:
    """Give the name of the file that an address ends with."""
    try:
        return unquote(urlsplit(address).path).rpartition("/")[2]
    except ValueError:  # https://[
        return ""


def _fault(item: etree._Element, name: str, what: str, remedy: str) -> Fault:
    line = item.sourceline
    return Fault(name, line if isinstance(line, int) else 0, 0, what, remedy)


def _known(item: etree._Element, name: str, faults: list[Fault]) -> Known | None:
    from lxml import etree  # noqa: PLC0415 - see read

    enclosure = item.find("enclosure")
    address = (enclosure.get("url") or "") if enclosure is not None else ""
    size = (enclosure.get("length") or "") if enclosure is not None else ""
    guid = (item.findtext("guid") or "").strip() or address
    first = _date(item.findtext("pubDate") or "")
    if not guid:
        faults.append(_fault(item, name, "an item without guid and enclosure", "give it the guid that it had"))
    if first is None:
        faults.append(_fault(item, name, "an item without a date that can be read", "give it its pubDate (RFC 5322)"))
    if not guid or first is None:
        return None
    summary = _plain(item.findtext("description") or "")
    return Known(
        guid,
        _plain(item.findtext("title") or guid),
        summary,
        first,
        _file(address),
        int(size) if size.isdecimal() else 0,
        (item.findtext("link") or "").strip(),
        (item.findtext(f"{_ITUNES}episodeType") or "").strip() == "trailer",
        f"    {etree.tostring(item, encoding='unicode', with_tail=False)}\n",
        address,
        _number(item, "season", r"[1-9]\d*"),
        _number(item, "episode", r"\d+(?:\.\d+)?"),
        replaced_in(summary),
    )


def _number(item: etree._Element, name: str, form: str) -> str:
    """Give a number of an item: podcast:'s, which may be 1.5, before itunes:'s."""
    said = ((item.findtext(f"{space}{name}") or "").strip() for space in (_PODCAST, _ITUNES))
    return next((text for text in said if re.fullmatch(form, text, re.ASCII) and float(text)), "")


def _date(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text.strip())
    except (ValueError, TypeError, IndexError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _plain(text: str) -> str:
    """Give a text without markup, in a line."""
    return " ".join(re.sub(r"<[^>]*>", " ", text).split())
