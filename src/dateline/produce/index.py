"""What was rendered last of every episode, so briefly that a show of thousands is looked through in a moment.

All of it can be made again: it lies beside the audio, and no one keeps it in version control.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
from dataclasses import dataclass, fields
from datetime import datetime
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from dateline.store import keep

if TYPE_CHECKING:
    from dateline.store import Store

_NAME = ".index"  # no slug begins so


@dataclass(frozen=True, slots=True)
class Row:
    """An episode as it was rendered last."""

    slug: str
    """Its name."""
    script: str
    """SHA-256 of its script's bytes; empty to have it looked at again."""
    key: str
    """Its Bind."""
    item: str
    """SHA-256 of its item in the feed."""
    title: str
    """As written."""
    summary: str
    """Likewise."""
    first: str
    """Its date, ISO 8601."""
    number: int
    """The ledger's."""
    trailer: bool
    """Whether the channel names it."""
    files: tuple[str, ...]
    """Its files in feed/."""
    link: str = ""
    """Its page elsewhere, for an imported one."""
    also: tuple[str, ...] = ()
    """Its files in other codecs, under audio/."""

    @property
    def published(self) -> datetime:
        """Its date."""
        return _moment(self.first)

    @property
    def page(self) -> str:
        """The address of its page."""
        return self.link or f"{self.slug}/"


_moment = functools.cache(datetime.fromisoformat)  # a row is put in order several times
_values = attrgetter(*(one.name for one in fields(Row)))


@dataclass(frozen=True, slots=True)
class Index:
    """All of them, and what they were rendered with."""

    context: str = ""
    """Digest of all that any episode's files depend on besides the episode."""
    rows: tuple[Row, ...] = ()
    """By slug."""
    documents: tuple[tuple[str, str], ...] = ()
    """Each document of the feed, and the digest of what it was put together from."""


def read(store: Store) -> Index:
    """Read the index; one that is not there, or not whole, is empty."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        plain = json.loads(store.record(_NAME).read_bytes().decode("utf-8", "surrogatepass"))
        made: Any = Row
        rows = tuple(
            made(*(tuple(one) if isinstance(one, list) else one for one in values)) for values in plain["rows"]
        )
        return Index(plain["context"], rows, tuple((name, digest) for name, digest in plain["documents"]))
    return Index()


def write(store: Store, index: Index) -> None:
    """Keep the index."""
    rows = [_values(row) for row in index.rows]
    data = json.dumps(
        {"context": index.context, "rows": rows, "documents": index.documents},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    keep(store.record(_NAME), data.encode("utf-8", "surrogatepass"))


def item_digest(item: str) -> str:
    """Digest an item."""
    return hashlib.sha256(item.encode("utf-8", "surrogatepass")).hexdigest()
