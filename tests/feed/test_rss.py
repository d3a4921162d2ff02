from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from dateline.errors import FeedError
from dateline.feed import ledger, publish, rss
from dateline.model import Chapter, Cover, Enclosure, Episode, Key, Samples

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.model import Show

NOW = datetime(2026, 3, 1, 6, 0, tzinfo=UTC)
SITE = rss.Site("https://dispatches.fm", "", "cover.jpg")


def episode(slug: str = "a", **changes: object) -> Episode:
    """Give an episode that any feed takes, changed in what a test is about."""
    chapter = Chapter(Samples(0), Samples(44_100), "One", "interlude")
    sound = Enclosure(f"{slug}-0.mp3", 10, "0" * 64)
    made = Episode(
        slug,
        "T",
        "S",
        NOW,
        "en",
        sound,
        Key("0" * 64),
        Samples(44_100),
        (chapter,),
        (),
        "v",
        Cover("", ""),
        f"g-{slug}",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"title": "\x1f"}, "no title"),
        ({"guid": ""}, "one guid"),
        ({"enclosure": Enclosure("a.mp3", 0, "")}, "is empty"),
    ],
)
def test_what_no_directory_takes_is_refused(show: Show, changes: dict[str, object], said: str) -> None:
    """An episode that Apple would refuse is refused before the feed is written."""
    with pytest.raises(FeedError, match=said):
        rss.render(show, [replace(episode(), **changes)], SITE)  # type: ignore[arg-type]


@pytest.mark.parametrize("category", [("Newz", ""), ("News", "Comedy")])
def test_categories_are_todays(show: Show, category: tuple[str, str]) -> None:
    """A category that Apple does not have is answered with those it has."""
    with pytest.raises(FeedError) as caught:
        rss.render(replace(show, category=category), [episode()], SITE)
    assert "News" in caught.value.hint


def test_newest_first_and_no_more_than_apps_keep(show: Show) -> None:
    """The feed lists the newest 200 episodes, newest first."""
    days = [episode(f"e{day}", published=datetime.fromtimestamp(day * 86_400, UTC)) for day in range(1, 260)]
    root = etree.fromstring(rss.render(show, days, SITE))
    guids = [item.findtext("guid") for item in root.iter("item")]
    assert guids == [f"g-e{day}" for day in range(259, 59, -1)]


def test_a_long_description_is_cut_at_a_word() -> None:
    """More than 4,000 bytes are cut at a word, in whole characters."""
    cut = rss.shortened("größer " * 900)
    assert len(cut.encode()) <= rss.MAX_BYTES
    assert cut.endswith("größer…")


def test_a_moved_feed_names_one_address(show: Show) -> None:
    """A feed rendered for another address has every address under it, and nothing else changed."""
    data = rss.render(replace(show, base_url="https://dispatches.fm"), [episode()], SITE)
    moved = rss.moved(data, "http://127.0.0.1:8000")
    assert b"https://dispatches.fm" not in moved
    assert moved.count(b"http://127.0.0.1:8000") == data.count(b"https://dispatches.fm")


def test_identities_never_change(show: Show) -> None:
    """A guid and a first date stay through new titles, dates and addresses; podcast:guid waits for a real address."""
    first, [made] = ledger.enter(ledger.Ledger(), show, (episode(guid=""),))
    assert first.guid == ""
    moved = replace(show, base_url="https://dispatches.fm")
    second, [again] = ledger.enter(first, moved, (episode(title="New", published=NOW.replace(year=2027)),))
    assert (again.guid, dict(second.entries)["a"].first) == (made.guid, NOW.isoformat())
    third, _ = ledger.enter(second, replace(show, base_url="https://elsewhere.fm"), ())
    assert third.guid == second.guid == ledger.podcast_guid("https://dispatches.fm/feed.xml")
    assert third.slugs() == {"a"}


def test_the_namespaces_own_examples() -> None:
    """podcast:guid is derived as the namespace's examples are."""
    assert ledger.podcast_guid("podnews.net/rss") == "9b024349-ccf0-5f69-a609-6b82873eab3c"
    assert ledger.podcast_guid("https://mp3s.nashownotes.com/pc20rss.xml") == "917393e3-1b1e-5cef-ace4-edaa54e1f810"


def test_a_ledger_survives_its_file(show: Show, tmp_path: Path) -> None:
    """What is written reads back equal; what is broken stops the publishing."""
    known, _ = ledger.enter(ledger.Ledger(), show, (episode("a"), episode("no"), episode("2026")))
    path = tmp_path / ledger.FILE
    path.write_bytes(ledger.written(known))
    assert ledger.read(path) == known
    path.write_bytes(path.read_bytes().replace(b"guid:", b"giud:", 2))
    with pytest.raises(FeedError) as caught:
        ledger.read(path)
    assert "did you mean guid?" in str(caught.value.faults[0])


def test_publishing_touches_only_its_own(tmp_path: Path) -> None:
    """Files are written when they differ; what is no longer rendered goes; a producer's own files stay."""
    (tmp_path / "mine.txt").write_text("kept")
    first = publish.write(tmp_path, {"feed.xml": b"1", "a/index.html": b"a", "b.vtt": b"b"}, ["a.mp3"], "x")
    assert first.new == ("a/index.html", "b.vtt", "feed.xml")
    second = publish.write(tmp_path, {"feed.xml": b"2", "b.vtt": b"b"}, ["a.mp3"], "y")
    assert (second.new, second.changed, second.removed) == ((), ("feed.xml",), ("a/index.html",))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.vtt", "feed.xml", "manifest.json", "mine.txt"]
    assert publish.write(tmp_path, {"feed.xml": b"2", "b.vtt": b"b"}, ["a.mp3"], "y") == publish.Written()
