"""`dateline publish --to`: whole at every moment, only what changed, resumed wherever it was cut off."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import socket
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import fsspec
import pytest
from fsspec.implementations.local import LocalFileSystem
from fsspec.implementations.memory import MemoryFileSystem
from lxml import etree

from dateline.errors import PublishError
from dateline.feed import reach, upload
from dateline.feed.upload import Parcel, Remote
from dateline.store import digest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Dateline

ADDRESS = "https://dispatches.fm/kitchens"
NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def out(made: Path, dateline: Dateline) -> Path:
    """The show of the module at its address."""
    page = made / "show.yaml"
    page.write_text(re.sub(r"(?m)^base_url:.*", f"base_url: {ADDRESS}", page.read_text("utf-8")), "utf-8")
    dateline("publish", cwd=made)
    return made


@pytest.fixture
def show(out: Path, copied: Path) -> Path:
    """A copy of it, to be changed."""
    assert out
    return copied


def told(dateline: Dateline, show: Path, *arguments: str, **environment: str) -> dict[str, Any]:
    """Publish to somewhere, and give what was told at the end."""
    lines = dateline("publish", "--json", *arguments, cwd=show, **environment).stdout.splitlines()
    found: dict[str, Any] = json.loads(lines[-1])
    return found


def whole(site: Path) -> bool:
    """Whether everything that the feed there names is there, as long as it says."""
    feed = site / "feed.xml"
    if not feed.is_file():
        return True
    named = re.findall(rf'="{ADDRESS}/([^"]+)"', feed.read_text("utf-8"))
    lengths = {one.get("url"): int(one.get("length")) for one in etree.parse(feed).getroot().iter("enclosure")}
    for name in named:
        assert (site / name).is_file(), name
    for url, length in lengths.items():
        assert (site / urlsplit(url).path.removeprefix("/kitchens/")).stat().st_size == length
    return True


def test_a_folder_gets_what_changed_and_nothing_twice(show: Path, dateline: Dateline, tmp_path: Path) -> None:
    """All of it first, nothing the second time, the texts and the feed when a title changes; the feed last."""
    site = tmp_path / "site"
    first = told(dateline, show, "--to", str(site))
    manifest = json.loads((show / "feed/manifest.json").read_bytes())
    assert first["files"] == len(manifest["files"]) + len(manifest["audio"])
    assert whole(site)
    assert {path.name for path in site.iterdir() if path.name.startswith(".")} == {".dateline.json"}
    assert told(dateline, show, "--to", str(site))["files"] == 0
    script = next((show / "script").glob("*.yaml"))
    script.write_text(re.sub(r"(?m)^title: .*", "title: Another title", script.read_text("utf-8")), "utf-8")
    lines = dateline("publish", "--to", str(site), cwd=show).stdout.splitlines()
    sent = [line.split()[1] for line in lines if line.startswith("sent ")]
    assert sent[-1] == "feed.xml"
    assert not any(name.startswith("audio/") for name in sent)
    assert (site / "feed.xml").read_bytes() == (show / "feed/feed.xml").read_bytes()


def test_damaged_sound_is_not_sent(show: Path, dateline: Dateline, tmp_path: Path) -> None:
    """A bit has fallen over on this disk, and the length is the same: it does not go out as what was published."""
    [sound] = (show / "audio").glob("*.mp3")
    data = bytearray(sound.read_bytes())
    data[len(data) // 2] ^= 1
    sound.write_bytes(data)
    assert f"audio/{sound.name} is damaged" in dateline("publish", "--to", tmp_path / "site", cwd=show, code=3).stderr
    assert not (tmp_path / "site" / "feed.xml").exists()


def test_a_dry_run_writes_nothing_anywhere(show: Path, dateline: Dateline, tmp_path: Path) -> None:
    """It prints the list, here and there everything stays."""
    before = {path: path.stat().st_mtime_ns for path in show.rglob("*")}
    said = dateline("publish", "--to", "site", "--dry-run", cwd=show).stdout
    assert "would send feed.xml" in said
    assert not (show / "site").exists()
    assert {path: path.stat().st_mtime_ns for path in show.rglob("*")} == before
    assert "--to" in dateline("publish", "--dry-run", cwd=show, code=3).stderr
    assert not (tmp_path / "site").exists()


def test_what_others_put_there_stays(show: Path, dateline: Dateline, tmp_path: Path) -> None:
    """A page in the way is not replaced unless told; what nobody named is never removed; copies by hand are known."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("my own page", "utf-8")
    (site / "notes.txt").write_text("mine", "utf-8")
    shutil.copy(show / "feed/feed.xml", site)
    refused = dateline("publish", "--to", str(site), cwd=show, code=3).stderr
    assert "index.html" in refused
    assert "feed.xml," not in refused
    assert (site / "index.html").read_text("utf-8") == "my own page"
    assert not (site / "audio").exists()
    dateline("publish", "--to", str(site), "--overwrite", cwd=show)
    assert whole(site)
    assert (site / "notes.txt").read_text("utf-8") == "mine"


def test_places_that_cannot_be(show: Path, dateline: Dateline) -> None:
    """A password, a strange protocol, a feed for no address: refused before anything is rendered."""
    assert "no password" in dateline("publish", "--to", "sftp://me:secret@host/x", cwd=show, code=3).stderr
    assert "secret" not in dateline("publish", "--to", "sftp://me:secret@host/x", cwd=show, code=3).stderr
    assert "gopher" in dateline("publish", "--to", "gopher://host/x", cwd=show, code=3).stderr
    page = show / "show.yaml"
    page.write_text(re.sub(r"(?m)^base_url:.*", "base_url: ''", page.read_text("utf-8")), "utf-8")
    assert "base_url" in dateline("publish", "--to", "s3://bucket/x", cwd=show, code=3).stderr


@pytest.mark.parametrize(
    ("place", "meant"),
    [("s3:bucket/x", "s3://bucket/x"), ("me@host:/srv/x", "sftp://me@host/srv/x"), ("s3:/bucket", "s3://bucket")],
)
def test_a_server_without_its_slashes_is_no_folder(show: Path, dateline: Dateline, place: str, meant: str) -> None:
    """As scp has it, or mistyped: nothing is laid out here under a strange name."""
    before = sorted(show.iterdir())
    assert f"write {meant}, " in dateline("publish", "--to", place, cwd=show, code=3).stderr
    assert sorted(show.iterdir()) == before


# --- parcels of our own --------------------------------------------------------------------


@pytest.mark.parametrize("place", [".", "feed", "feed/there", "audio", "file://{show}"])
def test_the_shows_own_folder_is_no_place(show: Path, dateline: Dateline, place: str) -> None:
    """What is sent must not lie among what it is made of."""
    before = sorted(show.rglob("*"))
    told = dateline("publish", "--to", place.format(show=show), cwd=show, code=3).stderr
    assert "the show's own folder" in told
    assert sorted(show.rglob("*")) == before


def test_a_server_that_is_not_there_is_one_clear_error(show: Path, dateline: Dateline) -> None:
    """Some backends connect as soon as they are named."""
    told = dateline("publish", "--to", "ftp://127.0.0.1:1/x", cwd=show, code=3).stderr
    assert "Connection refused" in told
    assert "Traceback" not in told


def parcel(folder: Path, path: str, data: bytes) -> Parcel:
    """Make a file to send."""
    source = folder / path
    source.parent.mkdir(parents=True, exist_ok=True)
    source.write_bytes(data)
    return Parcel(path, source, len(data), digest(source))


def edition(folder: Path, number: int) -> list[Parcel]:
    """Make an edition of a small show: a sound with a name of its own, a page, and the feed that names them."""
    sound = f"audio/one-{number}.mp3"
    feed = f'<rss><enclosure url="{ADDRESS}/{sound}" length="2000"/><a href="{ADDRESS}/index.html"/></rss>'
    return [
        parcel(folder, sound, bytes([number]) * 2000),
        parcel(folder, "index.html", b"page %d" % number),
        parcel(folder, "feed.xml", feed.encode()),
    ]


def sent(remote: Remote, wanted: list[Parcel], now: datetime = NOW) -> list[str]:
    """Send an edition; gives what was sent."""
    names: list[str] = []
    todo = upload.look(remote, wanted, now)
    upload.carry_out(remote, todo, wanted, now, lambda one: names.append(one.path))
    return names


def at(folder: Path, fs: Any = None) -> Remote:  # noqa: ANN401 - a filesystem
    """Open a folder."""
    return Remote(fs or LocalFileSystem(), folder.as_posix(), "the folder", pause=lambda _: None)


@pytest.fixture
def memory() -> Iterator[Remote]:
    """A place in memory."""
    MemoryFileSystem.store.clear()
    fs, root = fsspec.core.url_to_fs("memory://site")
    yield Remote(fs, root, "memory://site")
    MemoryFileSystem.store.clear()


def test_memory_is_a_place(memory: Remote, tmp_path: Path) -> None:
    """The same in memory://: all, nothing, what changed; an old sound stays for a week."""
    old, new = edition(tmp_path / "1", 1), edition(tmp_path / "2", 2)
    assert sent(memory, old) == ["audio/one-1.mp3", "index.html", "feed.xml"]
    assert sent(memory, old) == []
    assert sent(memory, new) == ["audio/one-2.mp3", "index.html", "feed.xml"]
    assert "audio/one-1.mp3" in memory.there()
    assert sent(memory, new, NOW + timedelta(days=6)) == []
    assert "audio/one-1.mp3" in memory.there()
    assert sent(memory, new, NOW + timedelta(days=8)) == []
    assert sorted(memory.there()) == [".dateline.json", "audio/one-2.mp3", "feed.xml", "index.html"]


def test_what_comes_back_is_not_removed(memory: Remote, tmp_path: Path) -> None:
    """A file that a feed names again has no time left to run out."""
    old, new = edition(tmp_path / "1", 1), edition(tmp_path / "2", 2)
    sent(memory, old)
    sent(memory, new)
    assert sent(memory, old, NOW + timedelta(days=5)) == ["index.html", "feed.xml"]
    sent(memory, old, NOW + timedelta(days=9))
    assert "audio/one-1.mp3" in memory.there()


def test_a_lost_or_damaged_file_is_sent_again(tmp_path: Path) -> None:
    """What is gone there, or has another size, is sent; a damaged record only makes it look at the bytes."""
    site, wanted = tmp_path / "site", edition(tmp_path / "1", 1)
    sent(at(site), wanted)
    (site / "index.html").unlink()
    (site / "audio/one-1.mp3").write_bytes(b"short")
    assert sent(at(site), wanted) == ["audio/one-1.mp3", "index.html"]
    (site / ".dateline.json").write_text('{"files": {', "utf-8")
    assert sent(at(site), wanted) == []


KILLED = """
import os, sys
from pathlib import Path
sys.path.insert(0, {tests!r})
from fsspec.implementations.local import LocalFileSystem
from test_upload import at, edition, sent

class Mortal(LocalFileSystem):
    left = {left}
    def _act(self):
        Mortal.left -= 1
        if Mortal.left < 0:
            os._exit(9)
    def put_file(self, one, other, **words):
        self._act()
        half = Path(one).read_bytes()[: Path(one).stat().st_size // 2]
        Path(other).write_bytes(half)
        self._act()
        super().put_file(one, other, **words)
    def mv(self, *names, **words):
        self._act()
        super().mv(*names, **words)
    def pipe_file(self, *names, **words):
        self._act()
        super().pipe_file(*names, **words)

sent(at(Path({site!r}), Mortal()), edition(Path({source!r}), 2))
print("done")
"""


def test_killed_anywhere_the_next_run_finishes(tmp_path: Path) -> None:
    """For every step: the program dies there; what the feed names is there all the same, and the next run ends it."""
    first, second = edition(tmp_path / "1", 1), edition(tmp_path / "2", 2)
    for left in range(40):
        site = tmp_path / f"site{left}"
        sent(at(site), first)
        code = KILLED.format(tests=str(Path(__file__).parent), left=left, site=str(site), source=str(tmp_path / "2"))
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
        assert done.returncode in (0, 9), done.stderr
        assert whole(site)
        if done.returncode == 0:
            break
        here = set(sent(at(site), second))
        assert whole(site)
        assert here <= {one.path for one in second}
        assert sent(at(site), second) == []
    assert left > 10
    assert done.stdout == "done\n"


@pytest.mark.parametrize("changed", [False, True])
def test_what_has_arrived_is_not_sent_again(tmp_path: Path, *, changed: bool) -> None:
    """A run that was cut off before the last file, however small the files: the next one sends that file alone."""
    site, folder = tmp_path / "site", tmp_path / "many"
    if changed:
        sent(at(site), [parcel(folder, f"page-{number}.html", b"page %d" % number) for number in range(9)])
    wanted = [parcel(folder, f"page-{number}.html", b"text %d" % number) for number in range(9)]

    class Cut(LocalFileSystem):  # type: ignore[misc] # fsspec has no types
        """Loses its connection at the last page."""

        cachable = False

        def put_file(self, one: str, *names: Any, **words: Any) -> None:  # noqa: ANN401 - fsspec's
            if "page-8" in one:
                raise PermissionError(13, "Permission denied")
            super().put_file(one, *names, **words)

    with pytest.raises(PublishError):
        sent(at(site, Cut()), wanted)
    assert sent(at(site), wanted) == ["page-8.html"]


class Failing(LocalFileSystem):  # type: ignore[misc] # fsspec has no types
    """A disk that gives up."""

    cachable = False

    def __init__(self, error: OSError, times: int = 99) -> None:
        """Fail so often, then work."""
        super().__init__()
        self.error, self.times = error, times

    def put_file(self, *names: Any, **words: Any) -> None:  # noqa: ANN401 - fsspec's
        """Fail."""
        self.times -= 1
        if self.times >= 0:
            raise self.error
        super().put_file(*names, **words)


@pytest.mark.parametrize(
    ("error", "tries"),
    [
        (OSError(28, "No space left on device"), 1),
        (PermissionError(13, "Permission denied"), 1),
        (ConnectionResetError(104, "Connection reset by peer"), 3),
    ],
)
def test_a_place_that_refuses_is_one_clear_error(tmp_path: Path, error: OSError, tries: int) -> None:
    """Full, forbidden, cut off: which file, what was said, that the old feed stands, what to do."""
    site = tmp_path / "site"
    sent(at(site), edition(tmp_path / "1", 1))
    failing = Failing(error)
    with pytest.raises(PublishError, match=f"audio/one-2.mp3: {error.strerror}") as caught:
        sent(at(site, failing), edition(tmp_path / "2", 2))
    assert "only the rest" in caught.value.hint
    assert failing.times == 99 - tries
    assert whole(site)
    assert sent(at(site), edition(tmp_path / "2", 2)) == ["audio/one-2.mp3", "index.html", "feed.xml"]


class Filling(LocalFileSystem):  # type: ignore[misc]
    """A disk that takes a thousand bytes of a file."""

    def put_file(self, lpath: str, rpath: str, **_: object) -> None:
        """Take a thousand bytes."""
        Path(rpath).write_bytes(Path(lpath).read_bytes()[:1000])
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_keeps_nothing_of_what_did_not_fit(tmp_path: Path) -> None:
    """What has arrived of a file goes, so that there is room for what made the room."""
    with pytest.raises(PublishError, match="No space left"):
        sent(at(tmp_path / "site", Filling(skip_instance_cache=True)), edition(tmp_path / "1", 1))
    assert [one.name for one in (tmp_path / "site" / "audio").iterdir()] == []


def test_a_short_failure_is_tried_again(tmp_path: Path) -> None:
    """A connection that comes back is no error."""
    broken = Failing(ConnectionResetError(104, "Connection reset by peer"), times=2)
    assert len(sent(at(tmp_path / "site", broken), edition(tmp_path / "1", 1))) == 3


def test_two_publishers_exclude_each_other(tmp_path: Path) -> None:
    """The second hears who is at it; a lock of a dead process, or an old one, is nobody's; so is one that is broken."""
    site = at(tmp_path / "site")
    lock = tmp_path / "site" / reach.LOCK
    with reach.held(site, lambda: NOW):
        with pytest.raises(PublishError, match=f"{socket.gethostname()} has been publishing there since 12:00:00"):
            reach.held(at(tmp_path / "site"), lambda: NOW + timedelta(minutes=5)).__enter__()
        assert lock.is_file()
    assert not lock.exists()
    for who, since, passes in (
        (f"{socket.gethostname()}:999999999:x", NOW, True),
        ("elsewhere:1:x", NOW - timedelta(minutes=16), True),
        ("elsewhere:1:x", NOW, False),
    ):
        lock.write_text(json.dumps({"who": who, "since": since.isoformat()}), "utf-8")
        if not passes:
            with pytest.raises(PublishError, match="somebody at elsewhere"):
                reach.held(site, lambda: NOW).__enter__()
        with reach.held(site, lambda: NOW, breaking=not passes):
            pass
    with reach.held(site, lambda: NOW) as held:
        held.clock = lambda: NOW + timedelta(minutes=10)
        held.breathe()
        assert "12:10" in lock.read_text("utf-8")


def test_two_publishers_of_one_show_exclude_each_other(show: Path, dateline: Dateline) -> None:
    """While one renders, another is told so and writes nothing."""
    from dateline.store import alone  # noqa: PLC0415 - only here

    with alone(show / "feed" / ".publishing.lock", "publishing"):
        assert "somebody else is publishing here" in dateline("publish", cwd=show, code=3).stderr
    dateline("publish", cwd=show)


# --- S3 ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def s3() -> Iterator[dict[str, str]]:
    """An S3-compatible server of our own with a bucket, and the environment that leads to it."""
    code = (
        "from moto.server import ThreadedMotoServer as S; import sys; s = S(port=0, verbose=False); s.start();"
        "print(s.get_host_and_port()[1], flush=True); sys.stdin.read(); s.stop()"
    )
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        environment = {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{running.stdout.readline().strip()}",
            "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": "us-east-1",
        }  # fmt: skip
        asked(environment, "s3.create_bucket(Bucket='dispatches')")
        yield environment
        running.terminate()


def asked(environment: dict[str, str], expression: str) -> Any:  # noqa: ANN401 - JSON
    """Ask the server as another program would."""
    code = "import botocore.session, json; s3 = botocore.session.get_session().create_client('s3')"
    code += f"; print(json.dumps({expression}, default=str))"
    done = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | environment, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


@pytest.mark.needs_module("s3fs", "moto")
def test_a_bucket_gets_all_of_it_with_its_types(show: Path, dateline: Dateline, s3: dict[str, str]) -> None:
    """S3: everything is there, types and caching are set, the second run sends nothing, a new title a few texts."""
    first = told(dateline, show, "--to", "s3://dispatches/kitchens", **s3)
    assert first["files"] > 5
    listed = asked(s3, "s3.list_objects_v2(Bucket='dispatches', Prefix='kitchens/')")["Contents"]
    assert {one["Key"].removeprefix("kitchens/") for one in listed} >= {"feed.xml", ".dateline.json", "index.html"}
    sound = next(one["Key"] for one in listed if one["Key"].endswith(".mp3"))
    for key, kind in ((sound, "audio/mpeg"), ("kitchens/feed.xml", "application/rss+xml")):
        head = asked(s3, f"s3.head_object(Bucket='dispatches', Key={key!r})")
        assert head["ContentType"] == kind
        assert ("immutable" in head["CacheControl"]) == key.endswith(".mp3")
    assert told(dateline, show, "--to", "s3://dispatches/kitchens", **s3)["files"] == 0
    script = next((show / "script").glob("*.yaml"))
    script.write_text(re.sub(r"(?m)^title: .*", "title: Another title", script.read_text("utf-8")), "utf-8")
    assert 0 < told(dateline, show, "--to", "s3://dispatches/kitchens", **s3)["files"] < first["files"]


@pytest.mark.needs_module("s3fs", "moto")
def test_a_bucket_that_is_not_there_is_one_clear_error(show: Path, dateline: Dateline, s3: dict[str, str]) -> None:
    """No bucket is made in anybody's name."""
    said = dateline("publish", "--to", "s3://nobodys/kitchens", cwd=show, code=3, **s3).stderr
    assert "s3://nobodys/kitchens" in said
    assert "Traceback" not in said
    assert [one["Name"] for one in asked(s3, "s3.list_buckets()")["Buckets"]] == ["dispatches"]
