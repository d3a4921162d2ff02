from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dateline import store
from dateline.errors import StoreError
from dateline.model import Key
from dateline.store import Store


def test_a_file_is_whole_or_not_there(tmp_path: Path) -> None:
    """What fails halfway leaves the old file, and nothing beside it."""
    path = tmp_path / "sub" / "file.txt"
    store.write_whole(path, b"old")

    def halfway() -> None:
        with store.aside(path) as part:
            part.write_bytes(b"ne")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        halfway()
    assert path.read_bytes() == b"old"
    assert list(path.parent.iterdir()) == [path]


def test_a_killed_run_is_swept(tmp_path: Path) -> None:
    """Parts of a process that is gone are removed; those of a living one stay."""
    code = (
        "import os, sys; from pathlib import Path; from dateline import store\n"
        "with store.aside(Path(sys.argv[1])) as part:\n    part.write_bytes(b'x'); os._exit(9)"
    )
    gone = Store(tmp_path)
    path = gone.take(Key("ab" * 32))
    subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    assert not path.exists()
    assert len(list(path.parent.iterdir())) == 1
    with store.aside(gone.segment(Key("cd" * 32))) as mine:
        mine.write_bytes(b"y")
        assert gone.sweep() == 1
        assert mine.exists()
    assert list(path.parent.iterdir()) == []


def test_two_writers_do_not_meet(tmp_path: Path) -> None:
    """Two parts of one file have different names, and the last to finish wins whole."""
    path = tmp_path / "a.json"
    with store.aside(path) as one, store.aside(path) as two:
        assert one != two
        one.write_bytes(b"one")
        two.write_bytes(b"two")
    assert path.read_bytes() == b"one"


@pytest.mark.skipif(os.name != "posix", reason="Windows has no full device")
def test_a_full_disk_is_told() -> None:
    """A disk without room is an error with a way out, not a traceback."""
    with pytest.raises(StoreError, match="No space left") as caught, store.disk(Path("/dev/full")):
        Path("/dev/full").write_bytes(b"x" * 10)
    assert "make room" in caught.value.hint


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    """A folder that cannot be made is an error that names it."""
    (tmp_path / "audio").write_text("a file where a folder belongs")
    with pytest.raises(StoreError, match="audio"):
        store.write_whole(tmp_path / "audio" / "takes" / "x.wav", b"")


@pytest.mark.skipif(os.name != "posix", reason="Windows has no named pipes in folders")
def test_a_folder_or_a_device_is_not_replaced(tmp_path: Path) -> None:
    """What is no file stays what it is, and the user's own name for it is told."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(StoreError, match="pipe is no file"):
        store.write_whole(pipe, b"x")
    with pytest.raises(StoreError, match="is a folder"):
        store.write_whole(tmp_path, b"x")
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]


def test_only_a_slugs_own_episodes_are_its(tmp_path: Path) -> None:
    """A slug that begins like another does not take its episodes."""
    for name in ("two-markets-0123abcd.mp3", "two-0123abcd.mp3", "two-markets-notes.mp3"):
        (tmp_path / name).touch()
    assert [path.name for path in Store(tmp_path).episodes("two")] == ["two-0123abcd.mp3"]
