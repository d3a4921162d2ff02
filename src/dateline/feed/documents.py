"""Which document of the feed lists which episodes: the newest in the main one, all of them in archives (RFC 5005, 4).

Archives are filled from the oldest, by the number that the ledger gave; so an episode never goes from one to another.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from dateline.feed.rss import FEED, Page, newest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime


class Numbered(Protocol):
    """An episode that has its place in the archives."""

    @property
    def slug(self) -> str:
        """Its name."""

    @property
    def published(self) -> datetime:
        """Its date."""

    @property
    def number(self) -> int:
        """Counts episodes from 1 in the order in which they first went out."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document and what it lists."""

    page: Page
    """Which it is."""
    slugs: tuple[str, ...]
    """Newest first."""


def documents(episodes: Sequence[Numbered], size: int) -> tuple[Document, ...]:
    """Lay out the archives, the oldest first, and then the main feed.

    Args:
        episodes: All there are.
        size: Items in the main feed, and in an archive. Only full archives are made; what is in none is in the
            main feed, whatever its date.
    """
    ordered = newest(episodes)
    full = max((one.number for one in ordered), default=0) // size if len(ordered) > size else 0
    main = ordered[:size] + [one for one in ordered[size:] if one.number > full * size]
    pages: dict[int, list[str]] = {}
    for one in ordered:
        pages.setdefault((one.number - 1) // size + 1, []).append(one.slug)
    listed = [
        Document(
            Page(
                _name(page), _name(page - 1) if page > 1 else "", _name(page + 1) if page < full else "", archived=True
            ),
            tuple(pages.get(page, ())),
        )
        for page in range(1, full + 1)
    ]
    last = Page(FEED, before=_name(full) if full else "")
    return (*listed, Document(last, tuple(one.slug for one in main)))


def _name(page: int) -> str:
    return f"archive-{page}.xml"
