"""The finished MP3, read by others."""

from __future__ import annotations

import json
import subprocess
import sys
from array import array
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from mutagen.id3 import ID3
from mutagen.mp3 import MP3

from dateline import rundown
from dateline.audio import ffmpeg, master, mp3

if TYPE_CHECKING:
    from dateline.model import Rundown

WITHIN = 44_100 * 20 // 1000
"""20 ms."""


@pytest.fixture(scope="module")
def sound(made: Path) -> Path:
    """The episode."""
    [path] = (made / "audio").glob("*.mp3")
    return path


@pytest.fixture(scope="module")
def clock(sound: Path) -> Rundown:
    """Its rundown."""
    return rundown.from_json(sound.with_suffix(".json").read_bytes())


@pytest.fixture(scope="module")
def decoded(sound: Path, tmp_path_factory: pytest.TempPathFactory) -> array[int]:
    """Its samples, as ffmpeg decodes them."""
    raw = tmp_path_factory.mktemp("decoded") / "sound.raw"
    ffmpeg.run("-v", "error", "-i", sound, "-map", "0:a", "-ac", "1", "-f", "s16le", raw)
    return array("h", raw.read_bytes())


def test_every_cue_is_where_it_is_heard(decoded: array[int], clock: Rundown) -> None:
    """Each line's start and end are within 20 ms of the sound, first segment and last."""
    for line in clock.lines:
        before = max(abs(one) for one in decoded[line.start - 4000 : line.start - WITHIN])
        first = max(abs(one) for one in decoded[line.start : line.start + WITHIN])
        last = max(abs(one) for one in decoded[line.end - 5 * WITHIN : line.end])
        after = max(abs(one) for one in decoded[line.end + WITHIN : line.end + 4000])
        assert max(before, after) < 200
        assert min(first, last) > 1000


def test_the_clock_ends_where_the_sound_ends(decoded: array[int], clock: Rundown) -> None:
    """The rundown is as long as the decoded file, to the sample."""
    assert len(decoded) == clock.length


def test_tags_and_cover(sound: Path) -> None:
    """ID3v2.3 with title, show, chapters and a JPEG cover."""
    tags: Any = ID3(sound, translate=False)  # type: ignore[no-untyped-call]
    assert tags.version == (2, 3, 0)
    assert (tags["TIT2"].text, tags["TALB"].text) == (["Two markets"], ["Dispatches"])
    assert tags.getall("APIC")[0].data[:3] == b"\xff\xd8\xff"
    info: Any = MP3(sound).info  # type: ignore[no-untyped-call]
    assert info.bitrate == 96_000


@pytest.mark.needs("ffprobe", package="ffmpeg")
def test_ffprobe_reads_the_chapters_in_order(sound: Path) -> None:
    """Chapters are read in order, without gaps, from the start to the end."""
    command = ["ffprobe", "-v", "error", "-of", "json", "-show_chapters", "-show_format", str(sound)]
    read = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    assert [one["tags"]["title"] for one in read["chapters"]] == ["Nairobi", "Lima"]
    starts = [float(one["start_time"]) for one in read["chapters"]]
    ends = [float(one["end_time"]) for one in read["chapters"]]
    assert starts == [0.0, *ends[:-1]]
    assert abs(ends[-1] - float(read["format"]["duration"])) < 0.1


def test_another_reader_of_chapters(sound: Path) -> None:
    """podcast-chapters follows the table of contents to the same order."""
    command = [str(Path(sys.executable).parent / "podcast-chapters"), "from-id3", str(sound), "--to", "pci"]
    read = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    assert [one["title"] for one in read["chapters"]] == ["Nairobi", "Lima"]


@pytest.mark.needs("mp3val")
def test_mp3val_has_no_warning(sound: Path) -> None:
    """The stream is whole; mp3val exits with 0 whatever it finds, so its words are read."""
    said = subprocess.run(["mp3val", str(sound)], capture_output=True, text=True, check=True).stdout
    assert "WARNING" not in said
    assert "CBR" in said


def test_it_measures_right(sound: Path, clock: Rundown) -> None:
    """-16 LUFS within 0.3, true peak at most -1 dBTP, and the rundown says the same."""
    levels = master.measure(sound, 2)
    assert levels is not None
    assert clock.levels is not None
    assert abs(levels.loudness - -16) <= 0.3
    assert levels.peak <= -1
    assert abs(levels.loudness - clock.levels.loudness) < 0.3


def test_segments_alone_are_whole_frames(made: Path) -> None:
    """Every encoded segment is frames and nothing else, as long as its rundown says."""
    for path in (made / "audio" / "segments").glob("*.mp3"):
        assert mp3.frames(path) == rundown.segment_from_json(path.with_suffix(".json").read_bytes()).frames
