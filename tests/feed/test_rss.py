from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from html import escape
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from dateline.errors import FeedError
from dateline.feed import ledger, notes, publish, rss
from dateline.feed.documents import documents
from dateline.listing import Correction, Item
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


@dataclass(frozen=True)
class Out:
    """An episode that has been published."""

    slug: str
    number: int
    published: datetime


@given(
    st.lists(st.tuples(st.integers(1, 60), st.integers(0, 90)), unique_by=lambda one: one[0], max_size=50),
    st.integers(1, 9),
)
def test_every_episode_is_in_a_document_and_archives_never_shift(days: list[tuple[int, int]], size: int) -> None:
    """The main feed has the newest and all that no archive has; an archive only ever has its own numbers."""
    out = [Out(f"e{number}", number, NOW + timedelta(days=day)) for number, day in days]
    *archives, main = documents(out, size)
    newest = sorted(out, key=lambda one: (one.published, one.slug), reverse=True)
    assert {one.slug for one in newest[:size]} <= set(main.slugs)
    assert {slug for each in (*archives, main) for slug in each.slugs} == {one.slug for one in out}
    for page, each in enumerate(archives, 1):
        assert each.page.name == f"archive-{page}.xml"
        assert each.page.archived
        assert all((page - 1) * size < int(slug[1:]) <= page * size for slug in each.slugs)
    chain = [each.page.before for each in (*archives, main)]
    assert chain == ["", *(each.page.name for each in archives)]
    assert main.page.before == (archives[-1].page.name if archives else "")


def test_newest_first(show: Show) -> None:
    """A document lists what it is given, newest first."""
    days = [episode(f"e{day}", published=datetime.fromtimestamp(day * 86_400, UTC)) for day in range(1, 30)]
    root = etree.fromstring(rss.render(show, days, SITE))
    assert [item.findtext("guid") for item in root.iter("item")] == [f"g-e{day}" for day in range(29, 0, -1)]


def test_a_long_description_is_cut_at_a_word() -> None:
    """More than 4,000 bytes are cut at a word, in whole characters."""
    cut = notes.shortened("größer " * 900)
    assert len(cut.encode()) <= notes.MAX_BYTES
    assert cut.endswith("größer…")


@pytest.mark.parametrize("letter", ["a", "ü", "&", "a "])
@pytest.mark.parametrize("length", [3975, 9000])
def test_a_long_summary_costs_nothing_else(show: Show, letter: str, length: int) -> None:
    """Of a summary that fills a description is left what fits; times, credits, corrections, disclosure all stay."""
    chapters = tuple(Chapter(Samples(n * 44_100), Samples((n + 1) * 44_100), f"City {n}", "city") for n in range(5))
    item = Item(corrections=(Correction(NOW.date(), "The bridge opened in 1931."),))
    made = episode(summary=(letter * length)[:length], chapters=chapters, item=item)
    text = notes.description(show, made)
    assert len(text.encode()) <= notes.MAX_BYTES
    assert text.count("<li>(00:00:0") == len(chapters)
    for said in (notes.disclosure(made), notes.credit(show, made), *notes.corrections(made)):
        assert f"<p>{said}</p>" in text
    assert text.startswith(f"<p>{escape(letter)}")
    many = replace(made, chapters=chapters * 60)
    text = notes.description(show, many)
    assert len(text.encode()) <= notes.MAX_BYTES
    assert len(text.partition("</p>")[0].encode()) > 900
    assert text.count("<li>(") > 50


def test_a_moved_feed_names_one_address(show: Show) -> None:
    """A feed rendered for another address has every address under it, and nothing else changed."""
    data = rss.render(replace(show, base_url="https://dispatches.fm"), [episode()], SITE)
    moved = rss.moved(data, "http://127.0.0.1:8000")
    assert b"https://dispatches.fm" not in moved
    assert moved.count(b"http://127.0.0.1:8000") == data.count(b"https://dispatches.fm")


def arrival(slug: str, key: str = "1" * 64, **changes: object) -> ledger.Arrival:
    """Give an episode that is about to be published."""
    sound = Enclosure(f"{slug}-{key[:8]}.mp3", 10, "0" * 64)
    return replace(ledger.Arrival(slug, key, sound, slug.encode().hex(), NOW), **changes)  # type: ignore[arg-type]


DAY = "2026-03-01"


def test_identities_never_change(show: Show) -> None:
    """A guid and a first date stay through new titles, dates and addresses; podcast:guid waits for a real address."""
    show = replace(show, base_url="")
    first = ledger.enter(ledger.Ledger(), show, (arrival("a"),), "")
    assert first.guid == ""
    moved = replace(show, base_url="https://dispatches.fm")
    second = ledger.enter(first, moved, (arrival("a", published=NOW.replace(year=2027)),), DAY)
    made, again = dict(first.entries)["a"], dict(second.entries)["a"]
    assert (again.guid, again.first, again.number) == (made.guid, NOW.isoformat(), 1)
    third = ledger.enter(second, replace(show, base_url="https://elsewhere.fm"), (), DAY)
    assert third.guid == second.guid == ledger.podcast_guid("https://dispatches.fm/feed.xml")
    assert dict(third.entries)["a"].retired == DAY


def test_a_renamed_episode_takes_its_identity_along(show: Show) -> None:
    """Under its new name it has the guid, the date and the number; the old name stays taken."""
    first = ledger.enter(ledger.Ledger(), show, (arrival("a"), arrival("b")), DAY)
    second = ledger.enter(first, show, (arrival("c", was="a"), arrival("b")), DAY)
    before, after = dict(first.entries), dict(second.entries)
    assert (after["c"].guid, after["c"].number) == (before["a"].guid, before["a"].number)
    assert after["a"].became == "c"
    assert ledger.enter(second, show, (arrival("b"), arrival("c")), DAY) == second


def test_replaced_sound_is_dated(show: Show) -> None:
    """A new file for an old episode is noted with its day, once anybody can have the old one."""
    first = ledger.enter(ledger.Ledger(), show, (arrival("a"),), DAY)
    assert not dict(first.entries)["a"].replaced
    assert not dict(ledger.enter(first, show, (arrival("a", "2" * 64),), "").entries)["a"].replaced
    assert (
        dict(ledger.enter(first, show, (arrival("a", "2" * 64),), "2026-04-01").entries)["a"].replaced == "2026-04-01"
    )


def test_the_namespaces_own_examples() -> None:
    """podcast:guid is derived as the namespace's examples are."""
    assert ledger.podcast_guid("podnews.net/rss") == "9b024349-ccf0-5f69-a609-6b82873eab3c"
    assert ledger.podcast_guid("https://mp3s.nashownotes.com/pc20rss.xml") == "917393e3-1b1e-5cef-ace4-edaa54e1f810"


def test_a_ledger_survives_its_file(show: Show, tmp_path: Path) -> None:
    """What is written reads back equal, by hand or fast; what is broken stops the publishing."""
    arrivals = (arrival("a"), arrival("no"), arrival("2026"))
    known = ledger.enter(ledger.Ledger(moved="https://new.fm/feed.xml"), show, arrivals, DAY)
    path = tmp_path / ledger.FILE
    path.write_bytes(ledger.written(known))
    assert ledger.read(path) == known
    path.write_bytes(ledger.written(known).replace(b'"a-11111111.mp3"', b"a-11111111.mp3  # by hand"))
    assert ledger.read(path) == known
    odd = replace(known, entries=(("a", replace(dict(known.entries)["a"], guid='say "a\\b", <b>')),))
    path.write_bytes(ledger.written(odd))
    assert ledger.read(path) == odd
    path.write_bytes(ledger.written(known).replace(b'size: "10"', 'size: "²"'.encode()))
    with pytest.raises(FeedError):
        ledger.read(path)
    path.write_bytes(ledger.written(known).replace(b"    guid:", b"    giud:", 2))
    with pytest.raises(FeedError) as caught:
        ledger.read(path)
    assert "did you mean guid?" in str(caught.value.faults[0])


def test_a_merge_in_a_ledger_is_told(tmp_path: Path) -> None:
    """A conflict that version control left is named with its line; nothing is published over it."""
    path = tmp_path / ledger.FILE
    path.write_text('guid: ""\nepisodes:\n<<<<<<< HEAD\n  a:\n=======\n  b:\n>>>>>>> other\n')
    with pytest.raises(FeedError, match=r"ledger\.yaml:3: a merge left its marks here"):
        ledger.read(path)


def test_publishing_touches_only_its_own(tmp_path: Path) -> None:
    """Files are written when they differ; what is no longer rendered goes; a producer's own files stay."""
    (tmp_path / "mine.txt").write_text("kept")
    none = publish.read_manifest(tmp_path)
    first = publish.write(tmp_path, [{"b.vtt": b"b"}, {"feed.xml": b"1", "a/index.html": b"a"}], ["a.mp3"], none)
    assert first.new == ("a/index.html", "b.vtt", "feed.xml")
    once = publish.read_manifest(tmp_path)
    assert publish.intact(tmp_path, once) == {"a/index.html", "b.vtt", "feed.xml"}
    second = publish.write(tmp_path, [{"feed.xml": b"2"}], ["a.mp3"], once, {"b.vtt"})
    assert (second.new, second.changed, second.removed) == ((), ("feed.xml",), ("a/index.html",))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.vtt", "feed.xml", "manifest.json", "mine.txt"]
    twice = publish.read_manifest(tmp_path)
    assert publish.write(tmp_path, [{"feed.xml": b"2", "b.vtt": b"b"}], ["a.mp3"], twice) == publish.Written()
