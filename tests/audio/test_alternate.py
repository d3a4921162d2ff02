"""The episode in another codec: made from the takes, on the MP3's clock, offered with its digest."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
import wave
from typing import TYPE_CHECKING

import numpy as np
import pytest
from lxml import etree

from dateline.audio import ffmpeg

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Dateline

PODCAST = "{https://podcastindex.org/namespace/1.0}"


def asked(show: Path, codec: str) -> None:
    """Ask for another codec, or for none."""
    page = show / "show.yaml"
    text = re.sub(r"(?m)^audio:.*\n", "", page.read_text("utf-8"))
    page.write_text(f"{text}\naudio: {{bitrate: 96k{codec and f', also: {codec}'}}}\n", "utf-8")


def samples(path: Path, folder: Path) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Decode a file to mono."""
    wav = folder / "decoded.wav"
    ffmpeg.run("-v", "error", "-i", path, "-map", "0:a", "-ac", "1", "-ar", "8000", "-c:a", "pcm_s16le", wav)
    with wave.open(str(wav), "rb") as file:
        return np.frombuffer(file.readframes(file.getnframes()), np.int16).astype(np.float64)


@pytest.mark.parametrize("row", [("opus", "opus", "audio/ogg"), ("aac", "m4a", "audio/mp4")])
def test_another_codec_has_the_same_clock(
    copied: Path, dateline: Dateline, tmp_path: Path, row: tuple[str, str, str]
) -> None:
    """Every stretch is heard at the same time in both; the MP3 stays what it was; chapters are inside."""
    codec, ending, kind = row
    [sound] = (copied / "audio").glob("*.mp3")
    asked(copied, codec)
    dry = dateline("build", "--dry-run", cwd=copied).stdout
    assert f"in {codec}: needs" in dry
    dateline("build", cwd=copied)
    assert list((copied / "audio").glob("*.mp3")) == [sound]
    [other] = (copied / "audio").glob(f"*.{ending}")
    one, two = samples(sound, tmp_path), samples(other, tmp_path)
    assert abs(len(one) - len(two)) <= 8000 * 0.03
    for start in range(4000, min(len(one), len(two)) - 20_000, 40_000):
        likeness = np.correlate(one[start - 200 : start + 12_200], two[start : start + 12_000], "valid")
        assert not two[start : start + 12_000].any() or abs(int(likeness.argmax()) - 200) <= 8 * 20
    assert "nothing to do" in dateline("build", cwd=copied).stdout
    dateline("publish", cwd=copied)
    [item] = etree.parse(copied / "feed/feed.xml").getroot().iter("item")
    offered = item.find(f"{PODCAST}alternateEnclosure")
    assert (offered.get("type"), int(offered.get("length"))) == (kind, other.stat().st_size)
    assert offered.find(f"{PODCAST}source").get("uri").endswith(f"/audio/{other.name}")
    digest = base64.b64encode(hashlib.sha256(other.read_bytes()).digest()).decode()
    assert offered.find(f"{PODCAST}integrity").get("value") == f"sha256-{digest}"
    assert other.name in json.loads((copied / "feed/manifest.json").read_bytes())["audio"]
    asked(copied, "")
    dateline("publish", cwd=copied)
    assert "alternateEnclosure" not in (copied / "feed/feed.xml").read_text("utf-8")


@pytest.mark.needs("ffprobe", package="ffmpeg")
def test_its_chapters_are_the_same(copied: Path, dateline: Dateline) -> None:
    """An independent reader finds the MP3's chapters in it."""
    asked(copied, "opus")
    dateline("build", cwd=copied)
    read = [
        json.loads(
            subprocess.run(
                ["ffprobe", "-v", "error", "-show_chapters", "-of", "json", str(path)], capture_output=True, check=True
            ).stdout
        )["chapters"]
        for path in (*(copied / "audio").glob("*.mp3"), *(copied / "audio").glob("*.opus"))
    ]
    rows = [[(one["tags"]["title"], round(float(one["start_time"]), 2)) for one in chapters] for chapters in read]
    assert rows[0] == rows[1]
    assert [title for title, _ in rows[0]] == ["Nairobi", "Lima"]


def test_what_subscribers_have_is_offered_in_another_codec_later(copied: Path, dateline: Dateline) -> None:
    """A published episode gets its other codec when it is built: the same MP3 as before; `check` sees a wrong file."""
    page = copied / "show.yaml"
    page.write_text(re.sub(r"(?m)^base_url:.*", "base_url: https://dispatches.fm/x", page.read_text("utf-8")), "utf-8")
    dateline("publish", cwd=copied)
    asked(copied, "opus")
    dateline("publish", cwd=copied)
    dateline("build", "--all", cwd=copied)
    dateline("publish", cwd=copied)
    feed = (copied / "feed/feed.xml").read_text("utf-8")
    [other] = (copied / "audio").glob("*.opus")
    assert f"https://dispatches.fm/x/audio/{other.name}" in feed
    assert feed.count("<enclosure") == 1
    dateline("check", cwd=copied)
    data = bytearray(other.read_bytes())
    data[len(data) // 2] ^= 255
    other.write_bytes(data)
    assert "sound.integrity" in dateline("check", cwd=copied, code=1).stdout
