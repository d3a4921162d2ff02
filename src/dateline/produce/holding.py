"""What subscribers have is held against the ledger before rendering: no identity is made anew in silence."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from dateline.errors import FeedError, PublishError
from dateline.feed import adopt, ledger
from dateline.feed.rss import FEED
from dateline.store import disk, named

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.feed.upload import Remote

_GUID = re.compile(rb"<guid\b[^>]*>([^<]*)</guid>")
_SELF = re.compile(rb"<atom:link\b[^>]*\brel=\"self\"[^>]*>")
_HREF = re.compile(rb"\bhref=\"([^\"]*)\"")


def hold(folder: Path, known: ledger.Ledger) -> None:
    """Refuse to give new guids, dates or numbers to episodes that the feed lying here names already.

    Args:
        folder: feed/.
        known: What subscribers may know, as the ledger has it.

    Raises:
        PublishError: The feed, or an archive of it, names an episode that is not in the ledger.
    """
    guids = known.guids()
    for path in [folder / FEED, *named(folder, "archive-", ".xml")]:
        if path.is_file():
            with disk(path):
                _hold(path.read_bytes(), f"feed/{path.name}", f"feed/{FEED}", guids)


def hold_there(folder: Path, remote: Remote) -> None:
    """Refuse to publish over a feed at the destination that names episodes of which nothing is known here.

    Raises:
        PublishError: It does, or the place cannot be read.
        FeedError: The ledger cannot be read.
    """
    guids = ledger.confirmed(ledger.read(folder / ledger.FILE)).guids()
    lying = f"FEED, with a copy of {FEED} from there" if "://" in remote.name else f"{remote.name}/{FEED}"
    _hold(remote.read(FEED) or b"", f"{remote.name}: {FEED}", lying, guids)


def _hold(data: bytes, name: str, file: str, guids: frozenset[str]) -> None:
    found = {unescape(one.decode("utf-8", "replace")).strip() for one in _GUID.findall(data)}
    if found <= guids or not _served(data):
        return
    missing = _missing(data, guids)
    if missing is None:
        missing = {guid: guid for guid in sorted(found - guids)}
    if not missing:  # what looked like one stands in a text
        return
    count = f"{len(missing)} episode{'s' * (len(missing) != 1)}"
    gone = f"feed/{ledger.FILE} is gone, and " if not guids else ""
    raise PublishError(
        f"{gone}{name} names {count} that feed/{ledger.FILE} knows nothing of: {', '.join(list(missing.values())[:3])}",
        hint=f"restore feed/{ledger.FILE} from version control, or take the identities over: dateline import {file}",
    )


def _served(data: bytes) -> bool:
    """Whether a feed was rendered for an address that listeners could reach; one that does not tell may have been."""
    found = _SELF.search(data)
    href = _HREF.search(found[0]) if found else None
    return href is None or ledger.real(unescape(href[1].decode("utf-8", "replace")))


def _missing(data: bytes, guids: frozenset[str]) -> dict[str, str] | None:
    """Give the titles of the items that are not known, by guid; None of a feed that cannot be read whole."""
    try:
        return {one.guid: one.title for one in adopt.read(data, FEED).items if one.guid not in guids}
    except FeedError:
        return None
