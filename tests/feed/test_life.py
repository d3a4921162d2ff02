"""A feed's life as apps see it: equal forms of one clock, equal bytes anywhere, and no episode twice."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import podcastparser
import pytest
from lxml import etree
from mutagen.id3 import ID3

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Dateline

STORY = """\
# Three lights

In Lisbon the lamp on the quay is lit at six. A man with a ladder walks from one to the next, and counts them aloud.

In Oslo it is dark by three. The woman at the window has a candle for each of her brothers, and two to spare.

In Quito the lamps come on by themselves. Nobody has seen the switch. "They know," says the boy who sells them.
"""


@pytest.fixture(scope="module")
def lights(dateline: Dateline, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A show with an episode of three cities, published at its address."""
    root = tmp_path_factory.mktemp("lights") / "show"
    dateline("new", root, "--title", "Dispatches", cwd=root.parent)
    page = root / "show.yaml"
    text = re.sub(r"(?m)^voice: \S+", "voice: tone:hum", page.read_text("utf-8"))
    page.write_text(re.sub(r"(?m)^base_url:.*", "base_url: https://dispatches.fm/lights", text), "utf-8")
    (root / "lights.md").write_text(STORY, "utf-8")
    dateline("make", "lights.md", "--slug", "three-lights", cwd=root)
    return root


def item(show: Path) -> etree._Element:
    """Give the feed's one item."""
    [found] = etree.parse(show / "feed/feed.xml").getroot().iter("item")
    return found


def test_four_forms_of_chapters_tell_the_same(lights: Path) -> None:
    """ID3 by mutagen, JSON, Podlove's by podcastparser, timestamps in the notes: the same titles at the same times."""
    [sound] = (lights / "audio").glob("*.mp3")
    tags: Any = ID3(sound)  # type: ignore[no-untyped-call] # mutagen has few types
    order = tags.getall("CTOC")[0].child_element_ids
    frames = {one.element_id: one for one in tags.getall("CHAP")}
    id3 = [(frames[name].sub_frames["TIT2"].text[0], frames[name].start_time / 1000) for name in order]
    record = json.loads((lights / "feed/three-lights.chapters.json").read_bytes())
    written = [(one["title"], one["startTime"]) for one in record["chapters"]]
    with (lights / "feed/feed.xml").open("rb") as file:
        parsed = podcastparser.parse("https://dispatches.fm/lights/feed.xml", file)
    podlove = [(one["title"], one["start"]) for one in parsed["episodes"][0]["chapters"]]
    exact = [
        (one.get("title"), sum(float(part) * 60**place for place, part in enumerate(one.get("start").split(":")[::-1])))
        for one in item(lights).iter("{http://podlove.org/simple-chapters}chapter")
    ]
    notes = item(lights).findtext("description") or ""
    stamps = [
        (html.unescape(title), int(h) * 3600 + int(m) * 60 + int(s))
        for h, m, s, title in re.findall(r"<li>\((\d\d):(\d\d):(\d\d)\) ([^<]*)</li>", notes)
    ]
    titles = [title for title, _ in written]
    assert [re.sub(":.*", "", one) for one in titles] == ["Lisbon", "Oslo", "Quito"]
    for row, slack in ((id3, 0.002), (exact, 0.002), (podlove, 1.0), (stamps, 1.0)):
        assert [title for title, _ in row] == titles
        assert [start for _, start in row] == pytest.approx([start for _, start in written], abs=slack)
    places = [one["location"]["name"] for one in record["chapters"]]
    tagged = [one.text for one in item(lights).iter("{https://podcastindex.org/namespace/1.0}location")]
    assert places == tagged
    assert [one.partition(",")[0] for one in places] == ["Lisbon", "Oslo", "Quito"]


def words(text: str) -> list[str]:
    """Give the words of a text, whatever else is in it."""
    return re.findall(r"\w+", html.unescape(re.sub(r"<[^>]*>", "", text)))


def test_four_forms_of_transcripts_tell_the_same(lights: Path) -> None:
    """VTT, SRT, JSON and HTML have the same words in the same order, all that is heard, and end together."""
    stem = lights / "feed" / "three-lights"
    vtt = Path(f"{stem}.vtt").read_text("utf-8")
    srt = Path(f"{stem}.srt").read_text("utf-8")
    segments = json.loads(Path(f"{stem}.transcript.json").read_bytes())["segments"]
    page = Path(f"{stem}.transcript.html").read_text("utf-8")
    spoken = [
        words(
            " ".join(
                block.split("\n", 1)[1]
                for block in re.split(r"\n\n+", vtt)
                if re.match(r"(?:\d+\n)?[\d:.]+ -->", block)
            )
        ),
        words(" ".join(block.split("\n", 2)[2] for block in srt.strip().split("\n\n"))),
        words(" ".join(one["body"] for one in segments)),
        words(" ".join(re.findall(r"<p>(.*?)</p>", page, re.DOTALL))),
    ]
    assert "candle" in spoken[0]
    assert spoken[0] == spoken[1] == spoken[2] == spoken[3]
    ends = [re.findall(r"--> (?:(\d+):)?(\d+):(\d+)[.,](\d+)", text)[-1] for text in (vtt, srt)]
    seconds = [int(h or 0) * 3600 + int(m) * 60 + int(s) + int(ms) / 1000 for h, m, s, ms in ends]
    assert seconds == pytest.approx([segments[-1]["endTime"]] * 2, abs=0.002)


def test_equal_input_gives_equal_bytes_anywhere(lights: Path, dateline: Dateline, tmp_path: Path) -> None:
    """Whatever hash seed, locale, time zone and folder a publishing runs in, feed/ is the same."""
    made = []
    for number, environment in enumerate(
        (
            {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"},
            {"PYTHONHASHSEED": "4711", "TZ": "Asia/Tehran", "LC_ALL": "C.UTF-8"},
            {"PYTHONHASHSEED": "1", "TZ": "America/Los_Angeles", "LC_ALL": "de_DE.UTF-8", "PYTHONUTF8": "0"},
        )
    ):
        copy = Path(shutil.copytree(lights, tmp_path / f"{number}" / "show"))
        shutil.rmtree(copy / "audio" / "published")
        for path in (copy / "feed").rglob("*.*"):
            if path.name not in ("ledger.yaml", "README.md", "feed.xml"):
                path.unlink()
        where = tmp_path if number == 1 else copy / "script"
        dateline("publish", "--show", copy, cwd=where, **environment)
        files = {path.relative_to(copy): path.read_bytes() for path in (copy / "feed").rglob("*") if path.is_file()}
        made.append({name: data for name, data in files.items() if not name.name.startswith(".")})
    assert made[0] == made[1] == made[2]
    assert len(made[0]) > 10


def test_a_marked_passage_is_offered_as_a_soundbite(lights: Path, dateline: Dateline, tmp_path: Path) -> None:
    """An editor marks a passage; apps get where it begins and how long it is, inside the episode."""
    show = Path(shutil.copytree(lights, tmp_path / "show"))
    script = show / "script" / "three-lights.yaml"
    text = script.read_text("utf-8")
    marked = re.sub(
        r"(?m)^( +)- >-\n +(In Oslo it is dark by three\.)[^\n]*(?:\n\1  [^\n]+)*",
        r"\1- say: In Oslo it is dark by three.\n\1  soundbite: Dark by three",
        text,
    )
    assert marked != text
    script.write_text(marked, "utf-8")
    dateline("build", "--all", cwd=show)
    dateline("publish", "--replace-audio", cwd=show)
    [bite] = item(show).iter("{https://podcastindex.org/namespace/1.0}soundbite")
    start, long = float(bite.get("startTime")), float(bite.get("duration"))
    segments = json.loads((show / "feed/three-lights.transcript.json").read_bytes())["segments"]
    [cue] = [one for one in segments if "In Oslo" in one["body"]]
    assert (start, start + long) == pytest.approx((cue["startTime"], cue["endTime"]), abs=0.05)
    assert bite.text == "Dark by three"


# --- real clients --------------------------------------------------------------------------


@pytest.fixture
def served(lights: Path, tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A copy of the show that is being served, and its address."""
    show = Path(shutil.copytree(lights, tmp_path / "show"))
    command = [sys.executable, "-m", "dateline", "serve", "--port", "0", "--json"]
    with subprocess.Popen(command, cwd=show, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        yield show, json.loads(running.stdout.readline())["url"]
        running.terminate()


def retitled(show: Path, dateline: Dateline) -> None:
    """Give the episode another title and other notes."""
    script = show / "script" / "three-lights.yaml"
    text = re.sub(r"(?m)^title: .*", "title: Four lights", script.read_text("utf-8"))
    script.write_text(re.sub(r"(?m)^summary:.*", "summary: Corrected.", text), "utf-8")
    dateline("publish", cwd=show)


def joined(show: Path, dateline: Dateline) -> None:
    """Add an episode."""
    (show / "more.md").write_text(STORY.replace("Three lights", "The other harbour").replace("Quito", "Lima"), "utf-8")
    dateline("make", "more.md", "--slug", "the-other-harbour", cwd=show)


@pytest.mark.needs("gpo", package="gpodder")
def test_gpodder_sees_one_episode_whatever_its_title(
    served: tuple[Path, str], dateline: Dateline, tmp_path: Path
) -> None:
    """Another title and other notes: the same episode; another episode: one new, downloaded whole."""
    show, url = served
    environment = os.environ | {"GPODDER_HOME": str(tmp_path / "gpo"), "HOME": str(tmp_path)}

    def gpo(*arguments: str) -> str:
        done = subprocess.run(
            ["gpo", *arguments], env=environment, capture_output=True, text=True, check=True, timeout=60
        )
        return done.stdout

    def guids() -> list[str]:
        with closing(sqlite3.connect(tmp_path / "gpo" / "Database")) as base:
            return [row[0] for row in base.execute("SELECT guid FROM episode ORDER BY published")]

    gpo("subscribe", f"{url}/feed.xml", "Dispatches")
    gpo("update")
    first = guids()
    assert len(first) == 1
    retitled(show, dateline)
    gpo("update")
    assert guids() == first
    assert "Four lights" in gpo("episodes")
    joined(show, dateline)
    gpo("update")
    assert len(guids()) == 2
    assert set(first) < set(guids())
    gpo("download")
    sizes = sorted(path.stat().st_size for path in (tmp_path / "gpo").rglob("*.mp3"))
    assert sizes == sorted(path.stat().st_size for path in (show / "audio").glob("*.mp3"))


@pytest.mark.needs("newsboat")
def test_newsboat_sees_one_item_whatever_its_title(
    served: tuple[Path, str], dateline: Dateline, tmp_path: Path
) -> None:
    """Another title: still one row of its cache; another episode: two."""
    show, url = served
    (tmp_path / "urls").write_text(f"{url}/feed.xml\n")
    (tmp_path / "config").write_text("")
    command = ["newsboat", "-u", "urls", "-C", "config", "-c", "cache.db", "-x", "reload"]
    environment = os.environ | {"HOME": str(tmp_path), "LANG": "C.UTF-8"}

    def rows() -> list[tuple[str, str]]:
        subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, timeout=60, check=True)
        with closing(sqlite3.connect(tmp_path / "cache.db")) as base:
            return list(base.execute("SELECT guid, title FROM rss_item"))

    [(guid, _)] = rows()
    retitled(show, dateline)
    assert rows() == [(guid, "Four lights")]
    joined(show, dateline)
    assert len(rows()) == 2


@pytest.mark.needs("curl")
def test_a_cut_download_goes_on_where_it_was_cut(served: tuple[Path, str], tmp_path: Path) -> None:
    """A client that has half of a file asks for the rest, and has the same bytes in the end."""
    show, url = served
    [sound] = (show / "audio").glob("*.mp3")
    whole, got = sound.read_bytes(), tmp_path / "got.mp3"
    got.write_bytes(whole[: len(whole) // 3])
    command = ["curl", "-sS", "-f", "-C", "-", "-o", str(got), "-w", "%{http_code} %{size_download}"]
    done = subprocess.run([*command, f"{url}/audio/{sound.name}"], capture_output=True, text=True, check=True)
    assert done.stdout == f"206 {len(whole) - len(whole) // 3}"
    assert got.read_bytes() == whole
