"""What must never change: the show's guid, each episode's guid and first date, what was published.

Written by ``dateline publish``, committed by the producer, edited by nobody.
"""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from dateline.errors import FeedError
from dateline.shapes import Field, Record, Word, load
from dateline.store import disk
from dateline.yamlfile import Table

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from dateline.model import Episode, Show
    from dateline.shapes import Schema
    from dateline.yamlfile import Faults, Node

FILE = "ledger.yaml"
PODCAST = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""The namespace of podcast:guid (podcastindex.org/namespace/1.0, guid)."""
_HEAD = "# Identities of the show and its episodes. Written by `dateline publish`; keep it in version control.\n"


@dataclass(frozen=True, slots=True)
class Entry:
    """An episode that was published."""

    guid: str
    """Kept for ever."""
    first: str
    """When it first went out, ISO 8601; kept for ever."""
    key: str
    """The Bind that was published last."""
    file: str
    """Its file under audio/."""
    size: int
    """Its bytes."""
    digest: str
    """SHA-256 of them."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """All of it."""

    guid: str = ""
    """podcast:guid; empty until the show has a real address."""
    entries: tuple[tuple[str, Entry], ...] = ()
    """By slug, in the order of the slugs; a retired slug stays."""

    def slugs(self) -> frozenset[str]:
        """Every slug that was ever published."""
        return frozenset(slug for slug, _ in self.entries)


def real(base_url: str) -> bool:
    """Whether an address is one that listeners could reach.

    >>> real("https://news.example.org/feed"), real("http://127.0.0.1:8000"), real("https://dispatches.fm")
    (False, False, True)
    """
    host = urlsplit(base_url).hostname or ""
    reserved = re.search(r"(^|\.)(example(\.(com|org|net))?|localhost|test|invalid|local)$", host)  # RFC 2606, 6761
    return (
        bool(host)
        and not reserved
        and not re.fullmatch(r"127\.[\d.]+|0\.0\.0\.0|::1|10\.[\d.]+|192\.168\.[\d.]+", host)
    )


def podcast_guid(feed_url: str) -> str:
    """Derive podcast:guid from the feed's address, without scheme and trailing slashes.

    >>> podcast_guid("https://podnews.net/rss/")
    '9b024349-ccf0-5f69-a609-6b82873eab3c'
    """
    return str(uuid.uuid5(PODCAST, re.sub(r"^[a-z]+://", "", feed_url).rstrip("/")))


def enter(ledger: Ledger, show: Show, episodes: tuple[Episode, ...]) -> tuple[Ledger, tuple[Episode, ...]]:
    """Note what is about to be published; gives the episodes with their guids and first dates."""
    entries, known = dict(ledger.entries), []
    for episode in episodes:
        before = entries.get(episode.slug)
        guid = before.guid if before else str(uuid.uuid5(uuid.UUID(show.id), episode.slug))
        first = before.first if before else episode.published.isoformat()
        sound = episode.enclosure
        entries[episode.slug] = Entry(guid, first, episode.key, sound.name, sound.length, sound.digest)
        known.append(replace(episode, guid=guid))
    fresh = podcast_guid(f"{show.base_url}/feed.xml") if real(show.base_url) else ""
    return Ledger(ledger.guid or fresh, tuple(sorted(entries.items()))), tuple(known)


# --- as a file ---------------------------------------------------------------------------


def _size(text: str) -> int:
    if not text.isdigit():
        raise ValueError("restore the file from version control")
    return int(text)


_TEXT = Word(str, {"type": "string"})
_ENTRY = Record(
    (
        *(Field(name, _TEXT, name, required=True) for name in ("guid", "first", "key", "file", "digest")),
        Field("size", Word(_size, {"type": "integer"}), "bytes", required=True),
    ),
    lambda values, _line: Entry(**values),
    "published episode",
)


class _Entries:
    """Episodes by slug."""

    def read(self, node: Node, faults: Faults) -> tuple[tuple[str, Entry], ...] | None:
        """Read every entry."""
        if not isinstance(node, Table):
            faults.add(node, "not a list of episodes", "restore the file from version control")
            return None
        read = [(key.text, _ENTRY.read(value, faults)) for key, value in node.pairs]
        return tuple(sorted((slug, entry) for slug, entry in read if entry is not None))

    def schema(self) -> Schema:
        """Give an object of entries."""
        return {"type": "object", "additionalProperties": _ENTRY.schema()}


def _ledger(values: Mapping[str, Any], _line: int) -> Ledger:
    return Ledger(values.get("guid", ""), values.get("episodes", ()))


_LEDGER = Record((Field("guid", _TEXT, "podcast:guid"), Field("episodes", _Entries(), "by slug")), _ledger, "ledger")


def read(path: Path) -> Ledger:
    """Read the ledger; one that is not there yet is empty.

    Raises:
        FeedError: It has faults; nothing is published over a ledger that cannot be read.
    """
    if not path.exists():
        return Ledger()
    with disk(path):
        data = path.read_bytes()
    return load(data, f"feed/{FILE}", _LEDGER, FeedError)


def written(ledger: Ledger) -> bytes:
    """Write the ledger: equal ledgers give equal bytes."""
    lines = [_HEAD, f'guid: "{ledger.guid}"\n', "episodes:" + ("\n" if ledger.entries else " {}\n")]
    for slug, entry in ledger.entries:
        lines.append(f"  {slug}:\n")
        names = ("guid", "first", "key", "file", "size", "digest")
        lines.extend(f'    {name}: "{getattr(entry, name)}"\n' for name in names)
    return "".join(lines).encode()
