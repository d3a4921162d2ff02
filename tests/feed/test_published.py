"""What subscribers have stays theirs: identities, sound, names; and what a publishing tells of them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree

if TYPE_CHECKING:
    from conftest import Dateline

SLUG = "two-kitchens"
ADDRESS = "https://dispatches.fm/kitchens"


@pytest.fixture(scope="module")
def out(made: Path, dateline: Dateline) -> Path:
    """The show of the module at its address, published."""
    page = made / "show.yaml"
    page.write_text(re.sub(r"(?m)^base_url:.*", f"base_url: {ADDRESS}", page.read_text("utf-8")), "utf-8")
    assert ADDRESS in page.read_text("utf-8")
    dateline("publish", cwd=made)
    return made


@pytest.fixture
def show(out: Path, copied: Path) -> Path:
    """A copy of it, to be changed."""
    assert out
    return copied


def script(show: Path, slug: str = "") -> Path:
    """Give a script of the show: the only one, or by its name."""
    return show / "script" / f"{slug}.yaml" if slug else next((show / "script").glob("*.yaml"))


def edit(path: Path, pattern: str, new: str) -> None:
    """Change the first place that a pattern finds."""
    text = path.read_text("utf-8")
    changed = re.sub(pattern, new, text, count=1, flags=re.MULTILINE)
    assert changed != text
    path.write_text(changed, "utf-8")


def published(dateline: Dateline, show: Path, *arguments: str) -> dict[str, object]:
    """Publish, and give what was told of it."""
    lines = dateline("publish", "--json", *arguments, cwd=show).stdout.splitlines()
    told = [json.loads(line) for line in lines]
    return {one["event"]: one for one in told}


def items(show: Path, document: str = "feed.xml") -> list[etree._Element]:
    """Give the items of a document."""
    return list(etree.parse(show / "feed" / document).getroot().iter("item"))


def identity(show: Path) -> list[tuple[str | None, str | None, str | None]]:
    """Give what an app goes by: guid, date and file of each item."""
    return [(i.findtext("guid"), i.findtext("pubDate"), i.find("enclosure").get("url")) for i in items(show)]


def test_other_notes_leave_the_sound(show: Path, dateline: Dateline) -> None:
    """A new title or summary changes the notes alone: no new file, no new episode."""
    before = identity(show)
    edit(script(show), r"^title: .*", "title: Another title")
    told = published(dateline, show)
    assert told["published"]["notes"] == [script(show).stem]  # type: ignore[index]
    assert identity(show) == before
    assert items(show)[0].findtext("title") == "Another title"
    assert dateline("publish", cwd=show).stdout.startswith("feed/feed.xml: nothing to do")


def test_an_edited_script_keeps_its_sound_until_told(show: Path, dateline: Dateline) -> None:
    """What is said has changed: the published sound stays, and its transcript; told to, it is replaced and dated."""
    slug, before = script(show).stem, identity(show)
    edit(script(show), "empty again", "empty once more")
    told = published(dateline, show)
    assert told["kept"]["changed"] == ["what is said"]  # type: ignore[index]
    assert identity(show) == before
    refused = dateline("publish", "--replace-audio", cwd=show, code=3)
    assert f"dateline build {slug}" in refused.stderr
    dateline("build", cwd=show)
    told = published(dateline, show, "--replace-audio")
    assert (told["published"]["audio"], told["replaced"]["changed"]) == ([slug], ["what is said"])  # type: ignore[index]
    [(guid, date, file)], [(old_guid, old_date, old_file)] = identity(show), before
    assert (guid, date) == (old_guid, old_date)
    assert file != old_file
    assert "Recorded anew on " in (items(show)[0].findtext("description") or "")


def test_a_newer_tool_leaves_published_episodes_alone(show: Path, dateline: Dateline) -> None:
    """A setting that changes every sound changes none that is published, until everything is built and replaced."""
    slug, before = script(show).stem, identity(show)
    edit(show / "show.yaml", r"\Z", "\nreading: {off: [money]}\n")
    edit(show / "show.yaml", r"^pauses:.*|\Z", "\npauses: {segment: 4s}\n")
    assert "left 1 published episode alone" in dateline("build", cwd=show).stdout
    dateline("publish", cwd=show)
    assert identity(show) == before
    dateline("publish", "--replace-audio", cwd=show)
    assert identity(show) == before
    dateline("build", "--all", cwd=show)
    told = published(dateline, show, "--replace-audio")
    assert told["replaced"]["changed"] == ["pauses"]  # type: ignore[index]
    assert told["published"]["audio"] == [slug]  # type: ignore[index]


def test_what_was_built_and_does_not_go_out_is_told(show: Path, dateline: Dateline) -> None:
    """A lexicon taught since, the episode built by name: its sound waits, and every publishing says so and why."""
    before = identity(show)
    slug = script(show).stem
    (show / "script" / "lexicon.yaml").write_text("Nairobi: {say: nye-ROH-bee}\n", "utf-8")
    assert "kept" not in published(dateline, show)
    dateline("build", slug, cwd=show)
    for _ in range(2):
        kept = published(dateline, show)["kept"]
        assert (kept["slug"], kept["changed"]) == (slug, ["what is said"])  # type: ignore[index]
    assert identity(show) == before
    assert published(dateline, show, "--replace-audio")["published"]["audio"] == [slug]  # type: ignore[index]
    assert "kept" not in published(dateline, show)


def test_a_renamed_script_keeps_its_identity(show: Path, dateline: Dateline) -> None:
    """The file of a script gets another name: guid, date and sound stay, and the old name is given to no other."""
    old, before = script(show), identity(show)
    old.rename(script(show, "renamed"))
    told = published(dateline, show)
    assert told["published"]["new"] == []  # type: ignore[index]
    assert identity(show) == before
    assert items(show)[0].findtext("link") == f"{ADDRESS}/renamed/"
    old.write_text(script(show, "renamed").read_text("utf-8").replace("empty again", "full again"), "utf-8")
    refused = dateline("publish", cwd=show, code=3)
    assert f"{old.stem} was published once and is renamed now" in refused.stderr


def test_a_retired_name_is_given_to_no_other(show: Path, dateline: Dateline) -> None:
    """An episode is taken out: its name stays taken, and comes back only with what it was."""
    path = script(show)
    text, before = path.read_text("utf-8"), identity(show)
    path.unlink()
    assert published(dateline, show)["published"]["gone"] == [path.stem]  # type: ignore[index]
    assert items(show) == []
    path.write_text(text.replace("empty again", "full again"), "utf-8")
    refused = dateline("publish", cwd=show, code=3)
    assert "its name is given to no other" in refused.stderr
    path.write_text(text, "utf-8")
    dateline("publish", cwd=show)
    assert identity(show) == before


def test_a_lost_ledger_gives_no_new_identities(show: Path, dateline: Dateline) -> None:
    """Without its ledger a feed that lists episodes is not rendered anew."""
    feed = (show / "feed" / "feed.xml").read_bytes()
    (show / "feed" / "ledger.yaml").unlink()
    refused = dateline("publish", cwd=show, code=3)
    assert "feed/ledger.yaml is gone" in refused.stderr
    assert (show / "feed" / "feed.xml").read_bytes() == feed


@pytest.mark.parametrize("lost", ["audio/published", "feed/feed.xml", "feed/manifest.json"])
def test_what_can_be_made_again_is(show: Path, dateline: Dateline, lost: str) -> None:
    """Records, pages and manifest are made again from what is built, byte for byte."""
    before = {path: path.read_bytes() for path in (show / "feed").rglob("*") if path.is_file()}
    path = show / lost
    for one in sorted(path.rglob("*"), reverse=True) if path.is_dir() else [path]:
        one.unlink()
    dateline("publish", cwd=show)
    assert {path: path.read_bytes() for path in (show / "feed").rglob("*") if path.is_file()} == before


def test_sound_that_is_not_here_is_asked_for(show: Path, dateline: Dateline) -> None:
    """On a machine without the published file an edited episode is not replaced in silence."""
    edit(script(show), "empty again", "empty once more")
    dateline("build", cwd=show)
    for [_, _, file] in identity(show):
        (show / "audio" / Path(str(file)).name).unlink()
    refused = dateline("publish", cwd=show, code=3)
    assert "is not on this machine" in refused.stderr
    assert "--replace-audio" in refused.stderr


def test_archives_hold_what_the_feed_does_not(show: Path, dateline: Dateline) -> None:
    """With a small feed the oldest go into full archives, and every document links to its neighbours."""
    first = script(show)
    text = first.read_text("utf-8")
    edit(show / "show.yaml", r"\Z", "\nfeed: {newest: 2}\n")
    for day in range(1, 5):
        changed = re.sub(r"(?m)^published: .*", f"published: 2024-01-0{day}", text)
        script(show, f"old-{day}").write_text(changed.replace("empty", f"{'very ' * day}empty", 1), "utf-8")
    dateline("build", cwd=show)
    dateline("publish", cwd=show)
    archives = {path.name: len(items(show, path.name)) for path in (show / "feed").glob("archive-*.xml")}
    assert archives == {"archive-1.xml": 2, "archive-2.xml": 2}
    every = {item.findtext("guid") for name in ("feed.xml", *archives) for item in items(show, name)}
    assert len(every) == 5
    rel = '{http://www.w3.org/2005/Atom}link[@rel="prev-archive"]'
    root = etree.parse(show / "feed" / "feed.xml").getroot()
    assert root.find(f"channel/{rel}").get("href") == f"{ADDRESS}/archive-2.xml"
    before = (show / "feed" / "archive-1.xml").read_bytes()
    assert b"<fh:archive/>" in before
    dateline("publish", cwd=show)
    assert (show / "feed" / "archive-1.xml").read_bytes() == before


OLD = """\
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" \
xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>Old</title>
<podcast:guid>917393e3-1b1e-5cef-ace4-edaa54e1f810</podcast:guid>
<item><title>Two markets</title><guid>https://old.fm/?p=2</guid><pubDate>Fri, 02 Feb 2024 06:00:00 GMT</pubDate>
<enclosure url="https://old.fm/two.mp3" length="20" type="audio/mpeg"/><itunes:season>3</itunes:season></item>
<item><title>The Pilot</title><guid isPermaLink="false">p-1</guid><pubDate>Mon, 01 Jan 2024 06:00:00 GMT</pubDate>
<link>https://old.fm/pilot</link><enclosure url="https://old.fm/pilot.mp3" length="10" type="audio/mpeg"/></item>
</channel></rss>
"""


def fresh(copied: Path) -> Path:
    """Give the show as nobody has published it yet, at its address."""
    for path in [*(copied / "feed").glob("*.xml"), copied / "feed" / "ledger.yaml"]:
        path.unlink(missing_ok=True)
    return copied


def test_an_existing_show_comes_with_its_identities(show: Path, dateline: Dateline) -> None:
    """Guids, dates and order are the old ones; items without scripts stay; a script takes its item over when told."""
    fresh(show)
    (show / "old.xml").write_text(OLD, "utf-8")
    assert "took over 2 episodes, 0 known already" in dateline("import", "old.xml", cwd=show).stdout
    assert "took over 0 episodes, 2 known already" in dateline("import", "old.xml", cwd=show).stdout
    dateline("publish", cwd=show)
    root = etree.parse(show / "feed" / "feed.xml").getroot()
    assert (
        root.findtext("channel/{https://podcastindex.org/namespace/1.0}guid") == "917393e3-1b1e-5cef-ace4-edaa54e1f810"
    )
    assert [one[0] for one in identity(show)] == ["https://old.fm/?p=2", "p-1"]
    assert items(show)[0].findtext("{http://www.itunes.com/dtds/podcast-1.0.dtd}season") == "3"
    assert 'href="https://old.fm/pilot"' in (show / "feed" / "index.html").read_text("utf-8")
    assert dateline("publish", cwd=show).stdout.splitlines()[-1].startswith("feed/feed.xml: nothing to do")
    dateline("publish", "--replace-audio", cwd=show)
    [(guid, date, file), _] = identity(show)
    assert (guid, date) == ("https://old.fm/?p=2", "Fri, 02 Feb 2024 06:00:00 +0000")
    assert str(file).startswith(f"{ADDRESS}/audio/two-markets-")


def test_a_lost_ledger_is_taken_over_from_the_feed(show: Path, dateline: Dateline) -> None:
    """The feed itself gives the identities back; nothing of it is new to anybody."""
    before = identity(show)
    (show / "feed" / "ledger.yaml").unlink()
    dateline("import", "feed/feed.xml", cwd=show)
    assert published(dateline, show)["published"]["new"] == []  # type: ignore[index]
    assert identity(show) == before


@pytest.mark.parametrize(
    ("old", "said"),
    [
        ("<rss><channel><item></rss>", "old.xml:1: "),
        ("<feed/>", "no RSS feed"),
        (OLD.replace("p-1", "https://old.fm/?p=2"), "old.xml:5: the guid 'https://old.fm/?p=2' is there twice"),
        (OLD.replace("Mon, 01 Jan", "once in"), "old.xml:5: an item without a date"),
        ("<!DOCTYPE html><html><body>Not found<br></body></html>", "old.xml is a web page"),
        ("<html><body>Not found</body></html>", "old.xml is a web page"),
        ('<!DOCTYPE rss [<!ENTITY e "é">]>' + OLD.replace("<title>", "<title>&e;"), "old.xml: &e; is a name"),
        (OLD.replace("917393e3-1b1e-5cef-ace4-edaa54e1f810", "the-show"), "podcast:guid is no UUID: 'the-show'"),
    ],
)
def test_what_cannot_be_imported_changes_nothing(show: Path, dateline: Dateline, old: str, said: str) -> None:
    """A file that is no feed, or an item without identity or date, is refused with its line."""
    (show / "old.xml").write_text(old, "utf-8")
    ledger = (show / "feed" / "ledger.yaml").read_bytes()
    assert said in dateline("import", "old.xml", cwd=show, code=3).stderr
    assert (show / "feed" / "ledger.yaml").read_bytes() == ledger


def test_an_enclosure_whose_address_is_none_is_kept(show: Path, dateline: Dateline) -> None:
    """Apps have the item by its guid; its file has no name here."""
    (show / "old.xml").write_text(re.sub(r'url="[^"]*"', 'url="https://["', OLD), "utf-8")
    fresh(show)
    assert "took over 2 episodes" in dateline("import", "old.xml", cwd=show).stdout


def test_an_address_is_not_imported_from(show: Path, dateline: Dateline) -> None:
    """The network is not asked; the message says what to do."""
    assert "save it as a file first" in dateline("import", "https://old.fm/feed.xml", cwd=show, code=3).stderr


def test_a_feed_that_moves_says_where_to(show: Path, dateline: Dateline) -> None:
    """Apps are told until the show is at its new address; its guid and its episodes' stay."""
    before, moved = identity(show), "{http://www.itunes.com/dtds/podcast-1.0.dtd}new-feed-url"
    dateline("move", "--to", "https://new.fm/k/feed.xml", cwd=show)
    dateline("publish", cwd=show)
    root = etree.parse(show / "feed" / "feed.xml").getroot()
    guid = root.findtext("channel/{https://podcastindex.org/namespace/1.0}guid")
    assert root.findtext(f"channel/{moved}") == "https://new.fm/k/feed.xml"
    edit(show / "show.yaml", r"^base_url:.*", "base_url: https://new.fm/k")
    dateline("publish", cwd=show)
    root = etree.parse(show / "feed" / "feed.xml").getroot()
    assert root.findtext(f"channel/{moved}") is None
    assert root.findtext("channel/{https://podcastindex.org/namespace/1.0}guid") == guid
    assert [one[:2] for one in identity(show)] == [one[:2] for one in before]


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ("ftp://new.fm/feed.xml", "no address of a feed"),
        ("https://desk:secret@new.fm/feed.xml", "no address of a feed"),
        ("https://[::1/feed.xml", "no address of a feed"),
        ("https://new.fm:x/feed.xml", "no address of a feed"),
        ("https://new.fm", "is it https://new.fm/feed.xml?"),
        ("https://localhost/feed.xml", "nothing that listeners reach"),
        ("http://192.168.1.2/feed.xml", "nothing that listeners reach"),
    ],
)
def test_a_feed_moves_nowhere_that_apps_cannot_follow(show: Path, dateline: Dateline, to: str, said: str) -> None:
    """They would all lose the show at once; the ledger stays as it was."""
    before = (show / "feed" / "ledger.yaml").read_bytes()
    assert said in dateline("move", "--to", to, cwd=show, code=3).stderr
    assert (show / "feed" / "ledger.yaml").read_bytes() == before


def test_what_directories_list_is_no_sound(show: Path, dateline: Dateline) -> None:
    """Season, number and credits enter the item; the file stays."""
    before = identity(show)
    path = script(show)
    text = path.read_text("utf-8")
    edit(path, r"^season:.*|\Z", "season: 2\nepisode: 7\ncredits: [{name: Ofelia Quispe, role: reporter}]\n")
    assert text != path.read_text("utf-8")
    dateline("publish", cwd=show)
    assert identity(show) == before
    [item] = items(show)
    spaces = {"p": "https://podcastindex.org/namespace/1.0", "i": "http://www.itunes.com/dtds/podcast-1.0.dtd"}
    assert item.findtext("i:season", namespaces=spaces) == "2"
    assert item.findtext("p:episode", namespaces=spaces) == "7"
    assert "Ofelia Quispe" in [one.text for one in item.findall("p:person", spaces)]


def test_an_address_without_https_is_told_and_a_missing_cover_refused(show: Path, dateline: Dateline) -> None:
    """The one works and is told what apps ask for; the other says what is not there, and where to put it."""
    edit(show / "show.yaml", r"^base_url:.*", "base_url: http://dispatches.fm/kitchens")
    assert "base_url is no https address" in dateline("publish", cwd=show).stdout
    edit(show / "show.yaml", r"\Z", "\ncover: nothere.jpg\n")
    for command in ("build", "publish"):
        said = dateline(command, *(["--all"] if command == "build" else []), cwd=show, code=3).stderr
        assert "cover: nothere.jpg is not there; put the picture into the show's folder" in said
