"""What a look at the scripts came to: which episodes go out, and which wait, stay or are replaced."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.feed.ledger import Arrival

if TYPE_CHECKING:
    from dateline.feed.ledger import Entry
    from dateline.model import Episode
    from dateline.produce.index import Row
    from dateline.produce.record import Inputs


@dataclass(frozen=True, slots=True)
class Found:
    """A script that is looked at."""

    slug: str
    """Its name."""
    script: str
    """SHA-256 of its bytes."""
    heard: str
    """Digest of what it has to be heard."""
    was: str
    """The slug that it was published under, if it has another now."""
    entry: Entry | None
    """What the ledger knows of it."""


@dataclass(frozen=True, slots=True)
class Going:
    """An episode that goes out."""

    episode: Episode
    """All that the feed says of it."""
    inputs: Inputs
    """What its sound was made from."""
    script: str
    """SHA-256 of its script's bytes; empty where the published sound is not what the script says."""
    heard: str
    """Digest of what its published sound was made to say."""
    was: str = ""
    """The slug that it had."""

    def arrival(self) -> Arrival:
        """Give what the ledger notes."""
        one = self.episode
        return Arrival(one.slug, one.key, one.enclosure, self.heard, one.published, self.was)


@dataclass(slots=True)
class Choice:
    """What there is to publish."""

    rows: list[Row] = field(default_factory=list)
    """Episodes of which nothing has changed."""
    going: list[Going] = field(default_factory=list)
    """Episodes that are rendered."""
    unbuilt: list[str] = field(default_factory=list)
    """Scripts that have never been built."""
    held: list[str] = field(default_factory=list)
    """Scripts whose date has not come yet."""
    kept: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    """Episodes whose published sound stays although these inputs of it have changed."""
    replaced: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    """Episodes whose published sound is replaced, and the inputs that changed."""
