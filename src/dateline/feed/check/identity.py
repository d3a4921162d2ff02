"""What must not change, held against what the feed says: the ledger, and the address of show.yaml."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from dateline.feed import ledger as identities
from dateline.feed.check.reading import date, text
from dateline.feed.check.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.feed.check.reading import Feed
    from dateline.feed.ledger import Ledger
    from dateline.model import Show


def check_ledger(feed: Feed, ledger: Ledger) -> Iterator[Finding]:
    """Hold the feed's identities to the ledger's."""
    seen: dict[str, str] = {}
    entries = dict(ledger.entries)
    for slug, entry in entries.items():
        if entry.became:  # the same episode under the name it had
            continue
        if entry.guid in seen:
            yield Finding("ledger.repeated", slug, f"{entry.guid}, as {seen[entry.guid]} has")
        seen.setdefault(entry.guid, slug)
    own = text(feed.channel, "podcast:guid")
    if ledger.guid and own and own != ledger.guid:
        yield Finding("ledger.podcast-guid", "channel", f"{own}; the ledger has {ledger.guid}")
    for item in feed.items:
        known = entries.get(item.name)
        if known is None:
            continue
        guid = text(item.node, "guid")
        if guid and guid != known.guid:
            yield Finding("ledger.guid", item.name, f"{guid}; the ledger has {known.guid}")
        when = date(text(item.node, "pubDate"))[0]
        if when is not None and when != _first(known.first):
            yield Finding("ledger.date", item.name, f"{when.isoformat()}; it first went out {known.first}")


def _first(said: str) -> datetime | None:
    try:
        return datetime.fromisoformat(said)
    except ValueError:
        return None


def check_show(feed: Feed, show: Show) -> Iterator[Finding]:
    """Hold the feed's address to the show's."""
    base = show.base_url.rstrip("/")
    if not identities.real(base):
        yield Finding("show.base-url", "show.yaml", base or "base_url is empty")
        return
    if not base.startswith("https:"):
        yield Finding("show.https", "show.yaml", base)
    if feed.address and feed.base.rstrip("/") != base:
        yield Finding("show.published", "show.yaml", f"base_url is {base}; the feed says {feed.address}")
