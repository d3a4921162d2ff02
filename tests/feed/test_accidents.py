"""Accidents with a show that people subscribe to, or do not yet: nobody gets an episode twice, no sound is swapped."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

from dateline.feed import ledger

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Dateline

ADDRESS = "https://dispatches.fm/kitchens"
SLUG = "two-markets"
PODCAST = "{https://podcastindex.org/namespace/1.0}"
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"


def script(show: Path, slug: str = SLUG) -> Path:
    """Give a script of the show."""
    return show / "script" / f"{slug}.yaml"


def edit(path: Path, pattern: str, new: str) -> None:
    """Change the first place that a pattern finds."""
    text = path.read_text("utf-8")
    changed = re.sub(pattern, new, text, count=1, flags=re.MULTILINE)
    assert changed != text
    path.write_text(changed, "utf-8")


def published(dateline: Dateline, show: Path, *arguments: str) -> dict[str, Any]:
    """Publish, and give what was told of it."""
    lines = dateline("publish", "--json", *arguments, cwd=show).stdout.splitlines()
    return {one["event"]: one for one in map(json.loads, lines)}


def channel(show: Path, document: str = "feed.xml") -> etree._Element:
    """Give the channel of a document."""
    return etree.parse(show / "feed" / document).getroot().find("channel")


def identity(show: Path) -> list[tuple[str | None, str | None, str | None]]:
    """Give what an app goes by: guid, date and file of each item."""
    found = channel(show).iter("item")
    return [(one.findtext("guid"), one.findtext("pubDate"), one.find("enclosure").get("url")) for one in found]


def known(show: Path) -> dict[str, ledger.Entry]:
    """Give the ledger's entries."""
    return dict(ledger.read(show / "feed" / ledger.FILE).entries)


def forget(show: Path, *slugs: str) -> None:
    """Take entries out of the ledger, as a badly resolved merge does."""
    path = show / "feed" / ledger.FILE
    before = ledger.read(path)
    left = tuple(pair for pair in before.entries if pair[0] not in slugs)
    assert len(left) == len(before.entries) - len(slugs)
    path.write_bytes(ledger.written(ledger.Ledger(before.guid, left, before.moved)))


def address(show: Path, base_url: str = ADDRESS) -> None:
    """Give the show an address, or take it."""
    edit(show / "show.yaml", r"^base_url:.*", f"base_url: {base_url}")


@pytest.fixture
def show(copied: Path, dateline: Dateline) -> Path:
    """A show of one episode, published at its address."""
    address(copied)
    dateline("publish", cwd=copied)
    return copied


def another(show: Path, dateline: Dateline, slug: str, lines: str = "", build: bool = True) -> Path:  # noqa: FBT001, FBT002 - a test's
    """Add an episode that says something else."""
    text = script(show).read_text("utf-8").replace("empty again", f"empty for {slug}")
    script(show, slug).write_text(re.sub(r"(?m)^title:.*", f"title: About {slug}", text) + lines, "utf-8")
    if build:
        dateline("build", slug, cwd=show)
    return script(show, slug)


def test_a_trailer_goes_out_and_is_named_as_it_is_called(show: Path, dateline: Dateline) -> None:
    """The channel names a trailer in the run that publishes it first, and by its new title in the run that has it."""
    path = another(show, dateline, "coming", "type: trailer\n")
    assert published(dateline, show)["published"]["new"] == ["coming"]
    assert channel(show).findtext(f"{PODCAST}trailer") == "About coming"
    edit(path, r"^title:.*", "title: Coming soon")
    dateline("publish", cwd=show)
    assert channel(show).findtext(f"{PODCAST}trailer") == "Coming soon"
    assert dateline("publish", cwd=show).stdout.startswith("feed/feed.xml: nothing to do")


def test_a_soundbite_stays_where_the_sound_says_it(show: Path, dateline: Dateline) -> None:
    """A paragraph comes in before a marked one, and the sound stays: so does the soundbite; a reworded one as well."""
    edit(
        script(show),
        r"^( +)- (.*\n +)?.*By seven the market[^\n]*(\n\1  [^\n]*)*",
        r"\1- say: By seven it is empty again.\n\1  soundbite: By seven",
    )
    dateline("build", "--all", cwd=show)
    dateline("publish", "--replace-audio", cwd=show)
    mark = f"item/{PODCAST}soundbite"
    before = dict(channel(show).find(mark).attrib)
    edit(script(show), r"^( +)- say: By seven", r"\1- It has been raining since four.\n\g<0>")
    assert published(dateline, show)["kept"]["slug"] == SLUG
    assert dict(channel(show).find(mark).attrib) == before
    edit(script(show), "say: By seven it is empty again", "say: By eight it is empty again")
    dateline("publish", cwd=show)
    assert dict(channel(show).find(mark).attrib) == before


# --- what is not in the ledger --------------------------------------------------------------


def test_a_new_title_outlives_the_records(show: Path, dateline: Dateline) -> None:
    """The ledger says what was heard: with the sound and its clock, nothing else is needed to go on publishing."""
    edit(script(show), r"^title:.*", "title: Another title")
    dateline("publish", cwd=show)
    before = {path: path.read_bytes() for path in (show / "feed").rglob("*") if path.is_file()}
    shutil.rmtree(show / "audio" / "published")
    dateline("publish", cwd=show)
    assert {path: path.read_bytes() for path in (show / "feed").rglob("*") if path.is_file()} == before
    edit(script(show), r"^title:.*", "title: A third title")
    assert published(dateline, show)["published"]["notes"] == [SLUG]


def test_another_machine_goes_on_publishing(show: Path, dateline: Dateline, tmp_path: Path) -> None:
    """A clone with what is served copied back: the sound, its transcript and its chapters; the same feed comes out."""
    edit(script(show), r"^title:.*", "title: Another title")
    dateline("publish", cwd=show)
    clone = tmp_path / "clone"
    served = [f"feed/{SLUG}.transcript.json", f"feed/{SLUG}.chapters.json", f"audio/{known(show)[SLUG].file}"]
    for name in ("show.yaml", f"script/{SLUG}.yaml", f"feed/{ledger.FILE}", *served):
        (clone / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(show / name, clone / name)
    dateline("publish", cwd=clone)
    for name in ("feed.xml", f"{SLUG}.vtt", f"{SLUG}.srt", f"{SLUG}.transcript.json", f"{SLUG}/index.html"):
        assert (clone / "feed" / name).read_bytes() == (show / "feed" / name).read_bytes(), name


def test_another_machine_is_told_what_to_copy(show: Path, dateline: Dateline) -> None:
    """Without the sound, or without its clock, the refusal names the files; and with another text, what helps."""
    file = known(show)[SLUG].file
    shutil.rmtree(show / "audio" / "published")
    (show / "audio" / file).with_suffix(".json").unlink()
    for path in (show / "feed").glob(f"{SLUG}.*.json"):
        path.unlink()
    said = dateline("publish", cwd=show, code=3).stderr
    assert f"feed/{SLUG}.transcript.json" in said
    (show / "audio" / file).rename(show / "away.mp3")
    said = dateline("publish", cwd=show, code=3).stderr
    assert f"audio/{file}, which subscribers have of {SLUG}, is not on this machine as it was published" in said
    (show / "away.mp3").rename(show / "audio" / file)
    edit(script(show), "empty again", "empty once more")
    said = dateline("publish", cwd=show, code=3).stderr
    assert "put the script back" in said


# --- entries that are missing ---------------------------------------------------------------


def renamed(show: Path, dateline: Dateline) -> str:
    """Rename the episode's script; gives the guid that it has and would not get again."""
    script(show).rename(script(show, "three-markets"))
    dateline("publish", cwd=show)
    return known(show)["three-markets"].guid


def test_a_feed_that_knows_more_than_the_ledger_is_not_rendered(show: Path, dateline: Dateline) -> None:
    """Entries were lost in a merge: no new guid, date or number; `import` gives all of them back."""
    another(show, dateline, "later")
    guid = renamed(show, dateline)
    before, entries = identity(show), known(show)
    forget(show, SLUG, "three-markets")
    refused = dateline("publish", cwd=show, code=3).stderr
    assert "feed/ledger.yaml knows nothing of" in refused
    assert "dateline import feed/feed.xml" in refused
    assert identity(show) == before
    dateline("import", "feed/feed.xml", cwd=show)
    assert published(dateline, show)["published"]["new"] == []
    assert identity(show) == before
    after = known(show)
    for slug in ("later", "three-markets"):
        was, now = entries[slug], after[slug]
        assert (now.guid, now.first, now.number, now.key) == (was.guid, was.first, was.number, was.key)
    assert after[SLUG].became == "three-markets"
    assert guid in {one[0] for one in before}


@pytest.mark.parametrize(
    ("pattern", "new", "said"),
    [
        (r'first: "[^"]*"', 'first: "yesterday"', "'yesterday' is not what belongs here"),
        (r'first: "[^"]*"', 'first: "2026-03-02"', "'2026-03-02' is not what belongs here"),
        (r'guid: "[^"]*"', 'guid: "mine"', "'mine' is not what belongs here"),
        (r'    guid: "[^"]*"', '    guid: ""', "'' is not what belongs here"),
        (r'file: "[^"]*"', 'file: "../../show.yaml"', "'../../show.yaml' is not what belongs here"),
        (r"(    script: .*)", r'\1\n    became: "nothing"', "became nothing, which is not here"),
        (r"(    script: .*)", r'\1\n    replaced: "soon"', "'soon' is not what belongs here"),
        (r"((?s:  two-markets:.*))", r"\1\1", "two-markets is there twice"),
        (r"  two-markets:\n((?s:.*))", r"  two-markets:\n\1  zwei:\n\1", "zwei has the guid of two-markets"),
    ],
)  # fmt: skip
def test_a_ledger_that_a_hand_spoiled_is_refused(
    show: Path, dateline: Dateline, pattern: str, new: str, said: str
) -> None:
    """Nothing is rendered from it; the message has the line, and what to do."""
    before = (show / "feed" / "feed.xml").read_bytes()
    edit(show / "feed" / ledger.FILE, pattern, new)
    told = dateline("publish", cwd=show, code=3).stderr
    assert said in told
    assert f"feed/{ledger.FILE}:" in told
    assert (show / "feed" / "feed.xml").read_bytes() == before


def test_an_archive_knows_its_episodes_as_well(show: Path, dateline: Dateline) -> None:
    """An episode that is too old for the feed is missed in the ledger, and taken over with the feed."""
    edit(show / "show.yaml", r"\Z", "\nfeed: {newest: 1}\n")
    another(show, dateline, "later")
    dateline("publish", cwd=show)
    entries = known(show)
    documents = {path: path.read_bytes() for path in (show / "feed").glob("*.xml")}
    assert len(documents) == 3
    forget(show, SLUG)
    assert "knows nothing of" in dateline("publish", cwd=show, code=3).stderr
    (show / "feed" / ledger.FILE).unlink()
    dateline("import", "feed/feed.xml", cwd=show)
    dateline("publish", cwd=show)
    assert known(show) == entries
    assert {path: path.read_bytes() for path in (show / "feed").glob("*.xml")} == documents


def test_a_record_of_what_was_published_is_believed(show: Path, dateline: Dateline) -> None:
    """All of feed/ is gone, and no ledger was kept: what lies beside the audio still says that it went out."""
    shutil.rmtree(show / "feed")
    refused = dateline("publish", cwd=show, code=3).stderr
    assert f"{SLUG} was published" in refused
    assert "dateline import" in refused
    assert not (show / "feed" / ledger.FILE).exists()


def test_the_feed_at_the_destination_is_believed(show: Path, dateline: Dateline, tmp_path: Path) -> None:
    """A fresh clone without a ledger: nothing is rendered over identities that subscribers have from there."""
    dateline("publish", "--to", tmp_path / "site", cwd=show)
    guid = renamed(show, dateline)
    dateline("publish", "--to", tmp_path / "site", cwd=show)
    feed = (tmp_path / "site" / "feed.xml").read_bytes()
    assert guid.encode() in feed
    shutil.rmtree(show / "feed")
    shutil.rmtree(show / "audio" / "published")
    refused = dateline("publish", "--to", tmp_path / "site", cwd=show, code=3).stderr
    assert "names 1 episode that feed/ledger.yaml knows nothing of" in refused
    assert not (show / "feed").exists() or not (show / "feed" / ledger.FILE).exists()
    assert (tmp_path / "site" / "feed.xml").read_bytes() == feed
    dateline("import", tmp_path / "site" / "feed.xml", cwd=show)
    assert published(dateline, show, "--to", str(tmp_path / "site"))["published"]["new"] == []
    assert guid.encode() in (tmp_path / "site" / "feed.xml").read_bytes()


# --- previews -------------------------------------------------------------------------------


def test_a_preview_fixes_no_date(copied: Path, dateline: Dateline) -> None:
    """A show without an address was heard by nobody: dates are the scripts', and what lies ahead is held back."""
    assert len(list(channel(copied).iter("item"))) == 1
    edit(script(copied), r"^published:.*", "published: 2024-02-03T06:00:00Z")
    dateline("build", cwd=copied)
    dateline("publish", cwd=copied)
    assert identity(copied)[0][1] == "Sat, 03 Feb 2024 06:00:00 +0000"
    edit(script(copied), r"^published:.*", "published: 2099-03-01T06:00:00Z")
    assert published(dateline, copied)["held"]["slug"] == SLUG
    for place in ("http://localhost:8000", ADDRESS):
        address(copied, place)
        assert published(dateline, copied)["held"]["slug"] == SLUG
        assert identity(copied) == []


def test_the_first_publication_after_previews_replaces_nothing(copied: Path, dateline: Dateline) -> None:
    """Nobody has the sound of a preview: what is built goes out, new, without a word of an earlier recording."""
    edit(script(copied), "empty again", "empty once more")
    dateline("build", cwd=copied)
    address(copied)
    told = published(dateline, copied)
    assert told["published"]["new"] == [SLUG]
    assert "kept" not in told
    assert "Recorded anew" not in (copied / "feed" / "feed.xml").read_text("utf-8")
    assert known(copied)[SLUG].number == 1


def test_a_preview_of_a_published_show_changes_nothing_of_it(show: Path, dateline: Dateline) -> None:
    """The address is taken out for a while: what subscribers have stays, and no date is fixed meanwhile."""
    before = (show / "feed" / ledger.FILE).read_bytes()
    address(show, "")
    edit(script(show), "empty again", "empty once more")
    another(show, dateline, "later")
    told = published(dateline, show)
    assert told["kept"]["slug"] == SLUG
    assert (show / "feed" / ledger.FILE).read_bytes() == before
    address(show)
    assert published(dateline, show)["published"]["new"] == ["later"]


# --- names ----------------------------------------------------------------------------------


def test_a_name_that_is_told_too_late_is_told_to_be_late(show: Path, dateline: Dateline) -> None:
    """Renamed and rewritten at once, it went out as another; `was:` after that is answered, with the way back."""
    before = identity(show)
    path = script(show).rename(script(show, "three-markets"))
    edit(path, "empty again", "empty once more")
    dateline("build", cwd=show)
    assert f"was: {SLUG}" in dateline("publish", cwd=show).stdout
    edit(path, r"^title:", f"was: {SLUG}\ntitle:")
    refused = dateline("publish", cwd=show, code=3).stderr
    assert f"was: {SLUG} comes too late" in refused
    path.rename(script(show, "four-markets"))
    dateline("build", cwd=show)
    dateline("publish", "--replace-audio", cwd=show)
    assert [one[:2] for one in identity(show)] == [one[:2] for one in before]
    assert dateline("publish", cwd=show).stdout.startswith("feed/feed.xml: nothing to do")


def test_a_draft_takes_no_name_that_is_taken(show: Path, dateline: Dateline) -> None:
    """A retired name is another episode's: a draft gets the next one, or is refused when it asks for that name."""
    script(show).unlink()
    dateline("publish", cwd=show)
    story = show / "two.md"
    story.write_text("# Two markets\n\nIn Oslo it is dark by three.\n\nIn Quito the lamps come on.\n", "utf-8")
    assert f"drafted script/{SLUG}-2.yaml" in dateline("draft", "two.md", cwd=show).stdout
    assert "already" in dateline("draft", "two.md", cwd=show).stdout
    assert not script(show).exists()
    refused = dateline("draft", "two.md", "--slug", SLUG, cwd=show, code=3).stderr
    assert f"{SLUG} was published" in refused
    again = (show / "script" / "stories" / "markets.md").rename(show / "markets.md")
    assert f"drafted script/{SLUG}.yaml" in dateline("draft", again, cwd=show).stdout


# --- shows that come from elsewhere ---------------------------------------------------------


def test_a_rebuilt_ledger_knows_what_was_replaced(show: Path, dateline: Dateline) -> None:
    """The day on which sound was replaced stands in the notes, and comes back from there."""
    edit(script(show), "empty again", "empty once more")
    dateline("build", "--all", cwd=show)
    dateline("publish", "--replace-audio", cwd=show)
    feed = (show / "feed" / "feed.xml").read_bytes()
    assert b"Recorded anew on " in feed
    (show / "feed" / ledger.FILE).unlink()
    dateline("import", "feed/feed.xml", cwd=show)
    told = published(dateline, show)["published"]
    assert (told["new"], told["notes"], told["audio"]) == ([], [], [])
    assert (show / "feed" / "feed.xml").read_bytes() == feed


OLD = f"""\
<rss version="2.0" xmlns:itunes="{ITUNES[1:-1]}" xmlns:podcast="{PODCAST[1:-1]}"><channel><title>Old</title>
<item><title>Two markets</title><guid>https://old.fm/?p=2</guid><pubDate>Fri, 02 Feb 2024 06:00:00 GMT</pubDate>
<enclosure url="https://old.fm/two.mp3" length="20" type="audio/mpeg"/><itunes:season>3</itunes:season>
<itunes:episode>7</itunes:episode></item></channel></rss>
"""


def test_an_imported_number_stays(copied: Path, dateline: Dateline) -> None:
    """A script that takes an item over has its season and number, until it says others; and a preview loses nothing."""
    (copied / "old.xml").write_text(OLD, "utf-8")
    dateline("import", "old.xml", cwd=copied)
    dateline("publish", "--replace-audio", cwd=copied)
    address(copied)
    dateline("publish", "--replace-audio", cwd=copied)
    [(guid, date, _)] = identity(copied)
    assert (guid, date) == ("https://old.fm/?p=2", "Fri, 02 Feb 2024 06:00:00 +0000")
    [item] = channel(copied).iter("item")
    assert (item.findtext(f"{ITUNES}season"), item.findtext(f"{ITUNES}episode")) == ("3", "7")
    edit(script(copied), r"\Z", "season: 4\nepisode: 1\n")
    dateline("publish", cwd=copied)
    [item] = channel(copied).iter("item")
    assert (item.findtext(f"{ITUNES}season"), item.findtext(f"{ITUNES}episode")) == ("4", "1")


# --- places ---------------------------------------------------------------------------------


def test_no_place_is_no_place(show: Path, dateline: Dateline, tmp_path: Path) -> None:
    """An empty variable is told; a home folder is found as the shell would."""
    assert "--to names no place" in dateline("publish", "--to", "", cwd=show, code=3).stderr
    dateline("publish", "--to", "~/site", cwd=show, HOME=str(tmp_path))
    assert (tmp_path / "site" / "feed.xml").is_file()
    assert not (show / "~").exists()
