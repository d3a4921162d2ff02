"""What the podcast namespace and Podlove's chapters ask for."""

from __future__ import annotations

import re
import uuid
from typing import TYPE_CHECKING

from lxml import etree

from dateline import listing
from dateline.feed.check import codes
from dateline.feed.check.careful import count, seconds, split, whole
from dateline.feed.check.reading import NAMESPACES, all_of, date, own, text
from dateline.feed.check.rules import Finding
from dateline.feed.ledger import podcast_guid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.feed.check.reading import Feed, Item

_SHORT = 128
"""Characters that the namespace allows in most texts."""
_LONG = 4000
"""In podcast:txt."""
_DISPLAY = 32
"""In an episode's display."""
_TRANSCRIPTS = {
    ".vtt": ("text/vtt",), ".srt": ("application/x-subrip", "application/srt", "text/srt"),
    ".json": ("application/json",), ".html": ("text/html",), ".txt": ("text/plain",),
}  # fmt: skip


def check_channel(feed: Feed) -> Iterator[Finding]:
    """Hold the channel to the namespace's rules."""
    channel, where = feed.channel, "channel"
    yield from _guid(feed)
    locked = all_of(channel, "podcast:locked")
    if not locked:
        yield Finding("podcast.locked", where, "no podcast:locked")
    for one in locked:
        if own(one) not in ("yes", "no"):
            yield Finding("podcast.locked-value", where, own(one) or "empty")
        elif own(one) == "yes" and "@" not in one.get("owner", ""):
            yield Finding("podcast.locked-owner", where, f"yes, owner={one.get('owner')}")
    for one in all_of(channel, "podcast:medium"):
        if not codes.medium(own(one)):
            yield Finding("podcast.medium", where, own(one) or "empty")
    for one in all_of(channel, "podcast:block"):
        if own(one) not in ("yes", "no"):
            yield Finding("podcast.block", where, own(one) or "empty")
        elif own(one) == "yes":
            yield Finding("podcast.blocked", where, one.get("id") or "everybody")
    yield from _support(channel)
    yield from _neighbours(channel)
    yield from _shared(channel, where, codes.ITEM)


def _guid(feed: Feed) -> Iterator[Finding]:
    guids = [own(one) for one in all_of(feed.channel, "podcast:guid")]
    if len(guids) != 1:
        yield Finding("podcast.guid", "channel", f"{len(guids)} of them")
        return
    try:
        known = uuid.UUID(guids[0])
        fine = known.version == 5 and str(known) == guids[0].lower()  # noqa: PLR2004 - namespace/1.0, guid
    except ValueError:
        fine = False
    if not fine:
        yield Finding("podcast.guid-form", "channel", guids[0] or "empty")
    elif whole(feed.address) and guids[0] != podcast_guid(feed.address):
        yield Finding(
            "podcast.guid-address", "channel", f"{guids[0]}; of this address it is {podcast_guid(feed.address)}"
        )


def _support(channel: etree._Element) -> Iterator[Finding]:
    for one in all_of(channel, "podcast:funding"):
        if not whole(one.get("url", "")) or not 0 < len(own(one)) <= _SHORT:
            yield Finding("podcast.funding", "channel", f"{one.get('url') or 'no url'}: {own(one) or 'no text'}")
    for one in all_of(channel, "podcast:updateFrequency"):
        rule, since = one.get("rrule"), one.get("dtstart", "2026-01-01")
        formed = (rule is None or listing.known_rule(rule)) and one.get("complete", "true") in ("true", "false")
        if not 0 < len(own(one)) <= _SHORT or not formed or not _DAY.match(since):
            yield Finding("podcast.frequency", "channel", f"{own(one) or 'no text'}, {dict(one.attrib)}")
    for one in all_of(channel, "podcast:trailer"):
        yield from _trailer(one)


_DAY = re.compile(r"\d{4}-?\d\d-?\d\d(?:T|$)", re.ASCII)
"""How a day of ISO 8601 begins."""


def _trailer(one: etree._Element) -> Iterator[Finding]:
    address = one.get("url", "")
    named = own(one) and whole(address) and date(one.get("pubdate", ""))[0] is not None
    typed = one.get("type") is None or codes.fits(address, one.get("type", ""))
    counted = all(one.get(key) is None or count(one.get(key)) for key in ("length", "season"))
    if not named or not typed or not counted:
        yield Finding("podcast.trailer", "channel", f"{own(one) or 'no title'}, {dict(one.attrib)}")


def _neighbours(channel: etree._Element) -> Iterator[Finding]:
    for roll in all_of(channel, "podcast:podroll"):
        if not all_of(roll, "podcast:remoteItem"):
            yield Finding("podcast.remote", "channel", "an empty podroll")
    for one in channel.iterfind("podcast:podroll/podcast:remoteItem", NAMESPACES):
        try:
            uuid.UUID(one.get("feedGuid", ""))
        except ValueError:
            yield Finding("podcast.remote", "channel", f"feedGuid={one.get('feedGuid')}")


def check_item(item: Item) -> Iterator[Finding]:
    """Hold an item to the namespace's rules."""
    node, where = item.node, item.name
    yield from _transcripts(item)
    for one in all_of(node, "podcast:chapters"):
        if not whole(one.get("url", "")) or one.get("type") != "application/json+chapters":
            yield Finding("podcast.chapters", where, f"{one.get('url') or 'no url'}, {one.get('type') or 'no type'}")
    for one in all_of(node, "podcast:soundbite"):
        start, long = seconds(one.get("startTime")), seconds(one.get("duration"))
        past = start is not None and long is not None and item.duration and start + long > item.duration + 1
        if start is None or not long or past or len(own(one)) > _SHORT:
            yield Finding("podcast.soundbite", where, f"from {one.get('startTime')}, {one.get('duration')} long")
    yield from _numbers(node, where)
    yield from _alternates(node, where)
    yield from _shared(node, where, codes.CHANNEL)
    yield from _podlove(item)


def _transcripts(item: Item) -> Iterator[Finding]:
    found = all_of(item.node, "podcast:transcript")
    if not found:
        yield Finding("podcast.transcript", item.name, "no podcast:transcript")
        return
    for one in found:
        address, kind = one.get("url", ""), one.get("type", "")
        ending = re.search(r"\.\w+$", split(address).path) if whole(address) else None
        allowed = _TRANSCRIPTS.get(ending[0] if ending else "", tuple(t for row in _TRANSCRIPTS.values() for t in row))
        if not whole(address) or kind not in allowed:
            yield Finding("podcast.transcript-type", item.name, f"{address or 'no url'}, {kind or 'no type'}")
        language = one.get("language")
        if language is not None and not listing.known_language(language):
            yield Finding("podcast.transcript-language", item.name, language or "empty")
        if one.get("rel") not in (None, "captions"):
            yield Finding("podcast.transcript-rel", item.name, one.get("rel", ""))
    if not any(one.get("type") == "text/vtt" for one in found):
        yield Finding("podcast.transcript-vtt", item.name, ", ".join(one.get("type", "") for one in found))


def _numbers(node: etree._Element, where: str) -> Iterator[Finding]:
    for one in all_of(node, "podcast:season"):
        if not count(own(one)) or len(one.get("name", "")) > _SHORT:
            yield Finding("podcast.number", where, f"podcast:season {own(one) or 'empty'}")
    for one in all_of(node, "podcast:episode"):
        if not re.fullmatch(r"\d+(?:\.\d+)?", own(one)) or len(one.get("display", "")) > _DISPLAY:
            yield Finding("podcast.number", where, f"podcast:episode {own(one) or 'empty'}")
    for tag in ("season", "episode"):
        ours, apples = text(node, f"podcast:{tag}"), text(node, f"itunes:{tag}")
        if count(apples) and seconds(ours) is not None and int(float(ours)) != count(apples):
            yield Finding("podcast.number-same", where, f"podcast:{tag} {ours}, itunes:{tag} {apples}")


def _alternates(node: etree._Element, where: str) -> Iterator[Finding]:
    for one in all_of(node, "podcast:alternateEnclosure"):
        sources = [source.get("uri") for source in all_of(one, "podcast:source")]
        if not one.get("type") or not sources or not all(sources):
            yield Finding("podcast.alternate", where, f"{one.get('type') or 'no type'}, {len(sources)} sources")
        yield from (Finding("podcast.alternate", where, f"{key}={one.get(key)!r}") for key in _strange(one))
        for source in all_of(one, "podcast:source"):
            yield from _source(source, one.get("type", ""), where)
        for check in all_of(one, "podcast:integrity"):
            if not _INTEGRITY.fullmatch(f"{check.get('type')} {check.get('value')}"):
                yield Finding(
                    "podcast.alternate-integrity", where, f"type={check.get('type')}, value={check.get('value')}"
                )


_INTEGRITY = re.compile(r"sri sha(?:256|384|512)-[A-Za-z0-9+/]+=*|pgp-signature (?!None$).+", re.DOTALL)  # W3C SRI, 3.5


def _strange(one: etree._Element) -> Iterator[str]:
    """Give the attributes of an alternate enclosure that say nothing that can be."""
    fine = {
        "length": bool(count(one.get("length"))), "bitrate": seconds(one.get("bitrate")) is not None,
        "lang": listing.known_language(one.get("lang", "")), "default": one.get("default") in ("true", "false"),
    }  # fmt: skip
    return (key for key, known in fine.items() if one.get(key) is not None and not known)


def _source(source: etree._Element, kind: str, where: str) -> Iterator[Finding]:
    address, own_kind = source.get("uri", ""), source.get("contentType")
    if re.match(r"(?![a-z][a-z0-9+.-]*:).|https?:", address) and not whole(address):  # ipfs: and magnet: are others
        yield Finding("podcast.alternate", where, f"uri={address!r}")
    if kind and address and (not codes.fits(address, kind) or own_kind not in (None, kind)):
        name = address.rpartition("/")[2]
        yield Finding("podcast.alternate-type", where, f"{kind}, for {name}, contentType {own_kind}")


def _shared(node: etree._Element, where: str, elsewhere: frozenset[str]) -> Iterator[Finding]:
    """Look at what a channel and an item may both have, and for what belongs into the other."""
    for one in all_of(node, "podcast:person"):
        yield from _person(one, where)
    for one in all_of(node, "podcast:location"):
        yield from _location(one, where)
    for one in all_of(node, "podcast:txt"):
        if not 0 < len(own(one)) <= _LONG or len(one.get("purpose", "")) > _SHORT:
            yield Finding("podcast.txt", where, f"{len(own(one))} characters, purpose {one.get('purpose', '')[:40]!r}")
    for one in all_of(node, "podcast:license"):
        if not whole(one.get("url", "")) and (one.get("url") or not listing.known_licence(own(one))):
            yield Finding("podcast.license", where, f"{own(one) or 'empty'}, url {one.get('url')}")
    for one in all_of(node, "podcast:image"):
        if not whole(one.get("href", "")):
            yield Finding("podcast.image", where, one.get("href") or "no href")
    yield from _named(node, where, elsewhere)


def _named(node: etree._Element, where: str, elsewhere: frozenset[str]) -> Iterator[Finding]:
    seen: set[str] = set()
    for element in node.iterchildren(f"{{{NAMESPACES['podcast']}}}*"):
        name = str(element.tag).rpartition("}")[2]
        if name not in codes.TAGS:
            yield Finding("podcast.unknown", where, f"podcast:{name}")
        if name in elsewhere:
            yield Finding("podcast.place", where, f"podcast:{name}")
        whole_of_it = etree.tostring(element, encoding="unicode", with_tail=False)
        if name in codes.SEVERAL and whole_of_it in seen:
            yield Finding("podcast.repeated", where, f"podcast:{name} {dict(element.attrib)} {own(element)}".rstrip())
        seen.add(whole_of_it)


def _person(one: etree._Element, where: str) -> Iterator[Finding]:
    name, role, group = own(one), one.get("role", "host").lower(), one.get("group", "").lower()
    if not 0 < len(name) <= _SHORT:
        yield Finding("podcast.person", where, f"{len(name)} characters")
    for key in ("img", "href"):
        if one.get(key) is not None and not whole(one.get(key, "")):
            yield Finding("podcast.person-address", where, f"{name}: {key}={one.get(key)}")
    if not any(role in roles for roles in codes.ROLES.values()):
        yield Finding("podcast.person-role", where, f"{name}: {one.get('role')}")
    elif group and role not in codes.ROLES.get(group, ()):
        yield Finding("podcast.person-group", where, f"{name}: {one.get('role')} of {one.get('group')}")


def _location(one: etree._Element, where: str) -> Iterator[Finding]:
    name, country = own(one), one.get("country")
    if not 0 < len(name) <= _SHORT:
        yield Finding("podcast.location", where, f"{len(name)} characters")
    if one.get("geo") is not None and not codes.geo(one.get("geo", "")):
        yield Finding("podcast.location-geo", where, f"{name}: {one.get('geo')}")
    if one.get("osm") is not None and not codes.osm(one.get("osm", "")):
        yield Finding("podcast.location-osm", where, f"{name}: {one.get('osm')}")
    if country is not None and country not in listing.COUNTRIES:
        yield Finding("podcast.location-country", where, f"{name}: {country}")
    if one.get("rel") not in (None, "subject", "creator"):
        yield Finding("podcast.location-rel", where, f"{name}: {one.get('rel')}")


_PODLOVE = re.compile(r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2}(?:\.\d{1,9})?)", re.ASCII)


def podlove(item: Item) -> tuple[tuple[float, str], ...]:
    """Give start and title of each of Podlove's chapters; -1 for a start that cannot be read."""
    marks = []
    for one in item.node.iterfind("psc:chapters/psc:chapter", NAMESPACES):
        found = _PODLOVE.fullmatch(one.get("start", ""))
        start = int(found[1] or 0) * 3600 + int(found[2]) * 60 + float(found[3]) if found else -1.0
        marks.append((start, one.get("title", "")))
    return tuple(marks)


_VERSIONS, _LINKS = ("1.0", "1.1", "1.2"), ("href", "image")  # Podlove Simple Chapters 1.2


def _podlove(item: Item) -> Iterator[Finding]:
    if not (chapters := all_of(item.node, "psc:chapters")):
        return
    marks = podlove(item)
    starts = [start for start, _ in marks]
    late = bool(item.duration) and bool(starts) and starts[-1] > item.duration
    linked = [one.get(key, "https://x") for one in item.node.iterfind("psc:chapters/*", NAMESPACES) for key in _LINKS]
    late |= not all(map(whole, linked))
    wrong = -1.0 in starts or starts != sorted(set(starts)) or late or not all(title for _, title in marks)
    if wrong or not starts or not all(one.get("version") in _VERSIONS for one in chapters):
        said = ", ".join(f"{start:g} s" if start >= 0 else "no time" for start in starts)
        yield Finding("psc.chapters", item.name, f"version {chapters[0].get('version')}: {said or 'no chapter'}")
