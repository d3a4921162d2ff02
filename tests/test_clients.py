"""Real clients subscribe to `dateline serve`; independent readers read what it serves."""

from __future__ import annotations

import doctest
import hashlib
import http.client
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import urlopen
from xml.sax.saxutils import escape

import feedparser
import podcastparser
import pytest

from dateline.feed import ledger, serve

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def address(made: Path) -> Iterator[str]:
    """The address of a running preview."""
    command = [sys.executable, "-m", "dateline", "serve", "--port", "0", "--json"]
    with subprocess.Popen(command, cwd=made, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        url = json.loads(running.stdout.readline())["url"]
        assert urlsplit(url).hostname == "127.0.0.1"
        yield url
        running.terminate()


@pytest.fixture(scope="module")
def sound(made: Path) -> Path:
    """The episode as it was built."""
    [path] = (made / "audio").glob("*.mp3")
    return path


def ask(address: str, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Make one request; header names are written with underscores."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=10)
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.putrequest(method, path, skip_host="Host" in sent)
    for name, value in sent.items():
        connection.putheader(name, value)
    connection.endheaders()
    response = connection.getresponse()
    data = response.read()
    connection.close()
    return response.status, {key.lower(): value for key, value in response.getheaders()}, data


def test_readers_agree(address: str, sound: Path) -> None:
    """Podcastparser and feedparser read the same episode, with the file's exact length."""
    data = urlopen(f"{address}/feed.xml").read()  # noqa: S310 - our own loopback
    first = podcastparser.parse(f"{address}/feed.xml", urlopen(f"{address}/feed.xml"))  # noqa: S310 - the same
    second = feedparser.parse(data)
    assert not second.bozo
    [episode], [entry] = first["episodes"], second.entries
    url = f"{address}/audio/{sound.name}"
    assert episode["enclosures"] == [{"url": url, "file_size": sound.stat().st_size, "mime_type": "audio/mpeg"}]
    assert (entry.enclosures[0].href, int(entry.enclosures[0].length)) == (url, sound.stat().st_size)
    assert entry.title == episode["title"] == "Two markets"
    assert entry.id == episode["guid"]
    assert [one["title"] for one in episode["chapters"]] == ["Nairobi", "Lima"]


@pytest.mark.needs("node", package="nodejs")
def test_feedsmith_reads_every_podcast_element(address: str, tmp_path: Path) -> None:
    """Feedsmith finds a transcript of each form, chapters, a place per city, and the disclosure."""
    modules = node_modules()
    code = (
        "const {parseFeed}=require('feedsmith');const d=[];process.stdin.on('data',c=>d.push(c)).on('end',()=>"
        "console.log(JSON.stringify(parseFeed(Buffer.concat(d).toString()).feed)))"
    )
    data = urlopen(f"{address}/feed.xml").read()  # noqa: S310 - our own loopback
    environment = os.environ | {"NODE_PATH": str(modules)}
    done = subprocess.run(
        ["node", "-e", code], input=data, capture_output=True, check=True, env=environment, cwd=tmp_path
    )
    [item] = json.loads(done.stdout)["items"]
    podcast = item["podcast"]
    assert [one["type"] for one in podcast["transcripts"]] == [
        "text/vtt",
        "application/x-subrip",
        "application/json",
        "text/html",
    ]
    assert podcast["chapters"]["type"] == "application/json+chapters"
    places = podcast.get("locations") or [podcast["location"]]
    assert [one["display"] for one in places] == ["Nairobi", "Lima"]


@pytest.mark.needs("node", package="nodejs")
def test_partytime_reads_the_same(address: str, sound: Path, tmp_path: Path) -> None:
    """podcast-partytime, another reader of the namespace, finds enclosure, transcripts, chapters and a place."""
    code = (
        "const {parseFeed}=require('podcast-partytime');const d=[];process.stdin.on('data',c=>d.push(c)).on('end',()=>"
        "console.log(JSON.stringify(parseFeed(Buffer.concat(d).toString()))))"
    )
    data = urlopen(f"{address}/feed.xml").read()  # noqa: S310 - our own loopback
    environment = os.environ | {"NODE_PATH": str(node_modules())}
    done = subprocess.run(
        ["node", "-e", code], input=data, capture_output=True, check=True, env=environment, cwd=tmp_path
    )
    [item] = json.loads(done.stdout)["items"]
    url = f"{address}/audio/{sound.name}"
    assert item["enclosure"] == {"url": url, "length": sound.stat().st_size, "type": "audio/mpeg"}
    assert len(item["podcastTranscripts"]) == 4
    assert item["podcastChapters"]["type"] == "application/json+chapters"
    assert item["podcastLocation"]["name"] == "Nairobi"


@pytest.mark.needs("node", package="nodejs")
def test_the_captions_are_strict_webvtt(made: Path, tmp_path: Path) -> None:
    """webvtt-parser, which is strict, finds every cue and no error."""
    code = (
        "const {WebVTTParser}=require('webvtt-parser');const t=require('fs').readFileSync(process.argv[1],'utf8');"
        "const r=new WebVTTParser().parse(t,'metadata');console.log(JSON.stringify([r.cues.length,r.errors]))"
    )
    path = made / "feed" / "two-markets.vtt"
    command = ["node", "-e", code, str(path)]
    environment = os.environ | {"NODE_PATH": str(node_modules())}
    done = subprocess.run(command, capture_output=True, check=True, env=environment, cwd=tmp_path)
    count, errors = json.loads(done.stdout)
    assert errors == []
    assert count == path.read_text("utf-8").count("-->")


def node_modules() -> Path:
    """Give the folder of npm packages, or skip the test."""
    folder = os.environ.get("DATELINE_NODE_MODULES", "")
    if (Path(folder) / "podcast-partytime").is_dir():
        return Path(folder)
    message = "needs feedsmith, podcast-partytime and webvtt-parser from npm, their folder in DATELINE_NODE_MODULES"
    if os.environ.get("DATELINE_REQUIRE_ALL") == "1":
        pytest.fail(message)
    pytest.skip(message)


@pytest.mark.needs("gpo", package="gpodder")
def test_gpodder_downloads_the_same_bytes(address: str, sound: Path, tmp_path: Path) -> None:
    """GPodder subscribes, looks twice without a duplicate, and downloads a byte-identical file."""
    environment = os.environ | {"GPODDER_HOME": str(tmp_path / "gpo"), "HOME": str(tmp_path)}

    def gpo(*arguments: str) -> str:
        command = ["gpo", *arguments]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60).stdout

    gpo("subscribe", f"{address}/feed.xml", "Dispatches")
    gpo("update")
    gpo("update")
    assert gpo("episodes").count("Two markets") == 1
    gpo("download")
    [got] = (tmp_path / "gpo").rglob("*.mp3")
    assert got.read_bytes() == sound.read_bytes()


def test_greg_downloads_the_same_bytes(address: str, sound: Path, tmp_path: Path) -> None:
    """greg, the simplest client, downloads a byte-identical file."""
    conf = tmp_path / "greg.conf"
    folder = escape(str(tmp_path))
    conf.write_text(
        f"[DEFAULT]\nData directory = {folder}/data\nDownload directory = {folder}/got\ndownloaddir = {folder}/got\n"
        "downloadhandler = greg\ntag = no\nfirstsync = all\nCreate subdirectories = no\n"
    )
    program = str(Path(sys.executable).parent / "greg")
    for arguments in (("add", "dispatches", f"{address}/feed.xml"), ("sync", "dispatches")):
        command = [program, "-cf", str(conf), *arguments]
        subprocess.run(command, capture_output=True, check=True, timeout=60, env=os.environ | {"HOME": str(tmp_path)})
    [got] = tmp_path.rglob("*.mp3")
    assert got.read_bytes() == sound.read_bytes()


@pytest.mark.needs("newsboat")
def test_newsboat_reads_one_episode(address: str, tmp_path: Path) -> None:
    """Newsboat reloads twice and counts one unread item."""
    (tmp_path / "urls").write_text(f"{address}/feed.xml\n")
    (tmp_path / "config").write_text("")
    command = ["newsboat", "-u", "urls", "-C", "config", "-c", "cache.db", "-x", "reload", "print-unread"]
    environment = os.environ | {"HOME": str(tmp_path), "LANG": "C.UTF-8"}
    for _ in range(2):
        done = subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60, check=True
        )
    assert "1 unread" in done.stdout


def test_ranges(address: str, sound: Path) -> None:
    """A cut download resumes: 206 with the exact bytes, 416 beyond the end, HEAD without a body."""
    path, whole = f"/audio/{sound.name}", sound.read_bytes()
    status, headers, data = ask(address, path, Range="bytes=1000-1999")
    assert (status, data, headers["content-range"]) == (206, whole[1000:2000], f"bytes 1000-1999/{len(whole)}")
    status, _, data = ask(address, path, Range=f"bytes={len(whole) - 10}-")
    assert (status, data) == (206, whole[-10:])
    assert ask(address, path, Range=f"bytes={len(whole)}-")[0] == 416
    status, headers, data = ask(address, path, "HEAD")
    assert (status, headers["content-length"], headers["content-type"], data) == (
        200,
        str(len(whole)),
        "audio/mpeg",
        b"",
    )


@pytest.mark.parametrize(
    "asked", ["bytes=abc", "bytes=9-2", "bytes=-", "lines=0-1", "bytes=0-1,x", f"bytes={'9' * 5000}-"]
)
def test_a_range_that_is_none_is_ignored(address: str, sound: Path, asked: str) -> None:
    """What is no range of bytes gets the whole file, as if it had not been said (RFC 9110, 14.2)."""
    status, headers, data = ask(address, f"/audio/{sound.name}", Range=asked)
    assert (status, data, "content-range" in headers) == (200, sound.read_bytes(), False)


@pytest.mark.parametrize(("asked", "parts"), [("bytes=-5", 0), ("bytes=0-0,-1", 2)])
def test_ranges_from_the_end_and_several_at_once(address: str, sound: Path, asked: str, parts: int) -> None:
    """The last bytes without their number, and two ranges in one answer."""
    status, headers, data = ask(address, f"/audio/{sound.name}", Range=asked)
    assert status == 206
    assert headers["content-type"].startswith("multipart/byteranges" if parts else "audio/mpeg")
    assert data.count(b"Content-Range") == parts
    assert parts or data == sound.read_bytes()[-5:]


@pytest.mark.parametrize("path", ["/feed.xml", "/two-markets.vtt", "/two-markets/"])
def test_nothing_is_sent_twice(address: str, path: str) -> None:
    """A second look with the ETag of the first is answered with 304 and nothing else."""
    status, headers, _ = ask(address, path)
    assert status == 200
    status, again, data = ask(address, path, If_None_Match=headers["etag"])
    assert (status, data, again["etag"]) == (304, b"", headers["etag"])


def test_modified_since(address: str, sound: Path) -> None:
    """A client that only knows the date is answered with 304, too."""
    _, headers, _ = ask(address, f"/audio/{sound.name}", "HEAD")
    assert ask(address, f"/audio/{sound.name}", If_Modified_Since=headers["last-modified"])[0] == 304
    for since, status in (
        ("Fri, 01 Jan 2100 00:00:00 GMT", 304),
        ("Fri, 01 Jan 1999 00:00:00 GMT", 200),
        ("then", 200),
    ):
        assert ask(address, f"/audio/{sound.name}", "HEAD", If_Modified_Since=since)[0] == status


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/feed.xml", "application/rss+xml"),
        ("/two-markets.vtt", "text/vtt"),
        ("/two-markets.srt", "application/x-subrip"),
        ("/two-markets.transcript.json", "application/json"),
        ("/two-markets.chapters.json", "application/json+chapters"),
        ("/", "text/html"),
    ],
)
def test_types(address: str, path: str, kind: str) -> None:
    """Each file has the type that apps ask for."""
    assert ask(address, path)[1]["content-type"].startswith(kind)


OUTSIDE = (
    "/ledger.yaml",
    "/manifest.json",
    "/README.md",
    "/../show.yaml",
    "/audio/../show.yaml",
    "/%2e%2e/show.yaml",
    "/audio/takes",
    "/audio/",
    "/audio//etc/passwd",
    "/script/two-markets.yaml",
)


@pytest.mark.parametrize("path", OUTSIDE)
def test_only_what_was_rendered_is_served(address: str, path: str) -> None:
    """Whatever the manifest does not name is not there."""
    assert ask(address, path)[0] == 404


def test_the_host_header_changes_nothing(address: str) -> None:
    """The feed names the address that is listened at, whatever a request claims."""
    _, _, data = ask(address, "/feed.xml", Host="evil.example")
    assert b"evil.example" not in data
    assert f'href="{address}/feed.xml"'.encode() in data


def test_the_examples_hold() -> None:
    """What the docstrings show is what comes."""
    assert doctest.testmod(serve).failed == 0
    assert doctest.testmod(ledger).failed == 0


def test_a_taken_port_is_told(address: str, made: Path) -> None:
    """A port that somebody has is one clear error."""
    port = str(urlsplit(address).port)
    command = [sys.executable, "-m", "dateline", "serve", "--port", port]
    done = subprocess.run(command, cwd=made, capture_output=True, text=True, timeout=20, check=False)
    assert done.returncode == 3
    assert "cannot listen" in done.stderr


def test_an_address_of_another_machine_is_told(made: Path) -> None:
    """No port helps where the address is not this machine's."""
    command = [sys.executable, "-m", "dateline", "serve", "--host", "203.0.113.9"]
    done = subprocess.run(command, cwd=made, capture_output=True, text=True, timeout=20, check=False)
    assert done.returncode == 3
    assert "name an address of this machine" in done.stderr


def test_what_is_served_is_what_was_published(address: str, made: Path) -> None:
    """Every file of the manifest is served with the bytes that it names; the feed alone is rendered anew."""
    manifest = json.loads((made / "feed" / "manifest.json").read_bytes())
    for one in manifest["files"]:
        if one["path"] != "feed.xml":
            data = ask(address, f"/{one['path']}")[2]
            assert hashlib.sha256(data).hexdigest() == one["sha256"]


@pytest.mark.needs_module("zxingcpp")
def test_beyond_loopback_the_address_is_drawn_as_a_code(made: Path) -> None:
    """What a phone reads off the terminal is the address that answers."""
    import numpy as np  # noqa: PLC0415 - only here
    import zxingcpp  # noqa: PLC0415 - the same

    command = [sys.executable, "-m", "dateline", "serve", "--port", "0", "--host", "0.0.0.0"]  # noqa: S104 - asked for
    drawn: list[str] = []
    with subprocess.Popen(command, cwd=made, stdout=subprocess.PIPE, text=True, encoding="utf-8") as running:
        assert running.stdout is not None
        for line in running.stdout:
            if line.startswith("subscribe to "):
                break
            drawn.append(line.rstrip("\n"))
        halves = [[_HALVES[mark][half] for mark in line] for line in drawn for half in (0, 1)]
        picture = np.kron(np.array(halves, dtype=np.uint8), np.ones((8, 8), dtype=np.uint8))
        [code] = zxingcpp.read_barcodes(picture)
        assert line.split()[2].rstrip(",") == code.text
        assert urlopen(code.text).read(6) == b"<?xml "  # noqa: S310 - our own
        running.terminate()


_HALVES = {"█": (255, 255), "▀": (255, 0), "▄": (0, 255), " ": (0, 0)}
"""What each block shows above and below."""
