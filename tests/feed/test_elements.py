from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from dateline.errors import FeedError
from dateline.feed import elements, rss
from dateline.listing import Item
from dateline.model import Chapter, Cover, Enclosure, Episode, Key, Samples

if TYPE_CHECKING:
    from dateline.model import Show

EPISODE = Episode(
    "quay", "The quay", "S", datetime(2026, 3, 1, tzinfo=UTC), "en", Enclosure("quay-0.mp3", 10, "0" * 64),
    Key("0" * 64), Samples(44_100), (Chapter(Samples(0), Samples(44_100), "One", "interlude"),), (), "v",
    Cover("", ""), "g",
)  # fmt: skip


def test_a_serial_show_numbers_its_full_episodes(show: Show) -> None:
    """Apple orders a serial show by the numbers; without one the episode is refused, with the key to write."""
    serial = replace(show, channel=replace(show.channel, type="serial"))
    site = rss.Site("https://dispatches.fm", "", "cover.jpg")
    with pytest.raises(FeedError, match="quay has no episode number") as told:
        list(elements.of_item(serial, EPISODE, site))
    assert "episode: 1" in told.value.hint
    assert list(elements.of_item(serial, replace(EPISODE, item=Item(type="bonus")), site))
    numbered = elements.of_item(serial, replace(EPISODE, item=Item(number=("3", ""))), site)
    assert "itunes:episode" in [one.name for one in numbered]
