"""Sounds of the show's own: between passages, at the edges, and under a segment."""

from __future__ import annotations

import math
import re
from array import array
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from dateline import rundown
from dateline.audio import ffmpeg, master
from dateline.audio.bed import Underlay

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Dateline
    from dateline.model import Rundown

SLUG = "two-markets"


def sound(show: Path, name: str, source: str, seconds: float) -> None:
    """Put a sound into a show's folder."""
    path = show / "sounds" / name
    path.parent.mkdir(exist_ok=True)
    ffmpeg.run("-v", "error", "-f", "lavfi", "-i", source, "-t", str(seconds), path)


def script(show: Path, pattern: str, text: str, count: int = 1) -> None:
    """Change the script."""
    path = show / "script" / f"{SLUG}.yaml"
    changed, number = re.subn(pattern, text, path.read_text("utf-8"), count=count)
    assert number
    path.write_text(changed, "utf-8")


def add(show: Path, line: str) -> None:
    """Add a line to show.yaml."""
    path = show / "show.yaml"
    path.write_text(path.read_text("utf-8") + line + "\n", "utf-8")


def built(show: Path, dateline: Dateline) -> tuple[Rundown, array[int]]:
    """Build, and give the rundown and the samples of the newest episode."""
    dateline("build", SLUG, cwd=show)
    path = max((show / "audio").glob("*.mp3"), key=lambda one: one.stat().st_mtime_ns)
    raw = show / "sound.raw"
    ffmpeg.run("-v", "error", "-i", path, "-map", "0:a", "-ac", "1", "-f", "s16le", raw)
    return rundown.from_json(path.with_suffix(".json").read_bytes()), array("h", raw.read_bytes())


def level(samples: array[int]) -> float:
    """Give the RMS in decibels below full scale."""
    power = sum(one * one for one in samples) / max(1, len(samples))
    return 10 * math.log10(max(power, 0.01) / 32768**2)


def test_a_background_stays_twenty_decibels_under_speech(copied: Path, dateline: Dateline) -> None:
    """It goes round when it is short, is there in every pause, and fades at the ends."""
    sound(copied, "street.wav", "anoisesrc=color=pink:amplitude=0.9:seed=1", 4)
    script(copied, r"    narration:", "    background: sounds/street.wav\n    narration:", count=9)
    clock, samples = built(copied, dateline)
    speech = level(array("h", [one for line in clock.lines for one in samples[line.start : line.end]]))
    pauses = [
        (other.start - line.end, level(samples[line.end + 1500 : other.start - 1500]))
        for line, other in pairwise(clock.lines)
        if other.start - line.end < 44_100
    ]
    assert pauses
    assert all(-45 < there - speech <= -20 for _, there in pauses), (speech, pauses)
    assert level(samples[clock.lines[-1].end + 3 * 44_100 :]) < -80


def test_a_background_says_how_far_under(copied: Path, dateline: Dateline) -> None:
    """Ten decibels further under are ten decibels; less than 20 is refused."""
    sound(copied, "street.wav", "anoisesrc=color=pink:amplitude=0.5:seed=1", 20)
    levels = []
    script(copied, r"    narration:", "    background: {sound: sounds/street.wav, below: 24}\n    narration:", count=9)
    for below in (24, 34):
        script(copied, r"below: \d+", f"below: {below}", count=9)
        clock, samples = built(copied, dateline)
        first, second = next(
            (one, two)
            for one, two in pairwise(clock.lines)
            if 15_000 < two.start - one.end < 40_000 and one.start > 3 * 44_100
        )
        levels.append(level(samples[first.end + 1500 : second.start - 1500]))
    assert 7 < levels[0] - levels[1] < 13
    script(copied, r"below: \d+", "below: 12")
    assert "20 to 60" in dateline("build", SLUG, cwd=copied, code=3).stderr


def test_an_episode_has_its_shows_intro_sting_and_outro(copied: Path, dateline: Dateline) -> None:
    """They are heard at the edges, as loud as the speech, and every cue moves by as much."""
    plain, _ = built(copied, dateline)
    for name, pitch in (("intro", 300), ("sting", 500), ("outro", 700)):
        sound(copied, f"{name}.wav", f"sine=frequency={pitch}", 2)
    add(copied, "sounds: {intro: sounds/intro.wav, sting: sounds/sting.wav, outro: sounds/outro.wav}")
    clock, samples = built(copied, dateline)
    assert clock.lines[0].start - plain.lines[0].start == pytest.approx(44_100 * 2.75, abs=1500)
    assert clock.length - plain.length > 3 * 2.7 * 44_100
    speech = level(array("h", [one for line in clock.lines for one in samples[line.start : line.end]]))
    intro = level(samples[clock.lines[0].start - 44_100 * 2 : clock.lines[0].start - 44_100])
    assert abs(intro - speech) < 6
    script(copied, r"(?m)^segments:", "sounds: {intro: none}\nsegments:")
    without, _ = built(copied, dateline)
    assert without.lines[0].start == plain.lines[0].start


def test_every_faulty_sound_is_told_at_once(copied: Path, dateline: Dateline) -> None:
    """One that is missing, one that is no sound: both, with their lines; nothing is lost."""
    (copied / "sounds").mkdir()
    (copied / "sounds" / "text.wav").write_text("no sound", "utf-8")
    script(
        copied,
        r"    narration:\n",
        "    narration:\n      - {sound: sounds/none.wav}\n      - {sound: sounds/text.wav}\n",
    )
    said = dateline("build", SLUG, cwd=copied, code=3).stderr
    assert re.search(r"two-markets\.yaml:\d+.*sounds/none\.wav is not there", said)
    assert re.search(r"two-markets\.yaml:\d+.*sounds/text\.wav is no sound", said)


def test_a_sound_is_measured_as_it_is_laid_in(tmp_path: Path) -> None:
    """All channels in one: what is in the right one alone is half as loud as in both, and no silence."""
    tone = "sine=frequency=440:duration=3"
    sound(tmp_path, "both.wav", tone, 3)
    sound(tmp_path, "right.wav", f"{tone},pan=stereo|c0=0*c0|c1=c0", 3)
    sound(tmp_path, "short.wav", tone, 0.05)
    (_, both, top), (_, right, _) = (master.sound(tmp_path / "sounds" / f"{name}.wav") for name in ("both", "right"))
    assert both is not None
    assert right is not None
    assert right == pytest.approx(both - 6, abs=0.3)
    assert master.sound(tmp_path / "sounds" / "short.wav")[2] == pytest.approx(top - 9, abs=1)


def test_a_silent_background_is_told_and_stays_silent(copied: Path, dateline: Dateline) -> None:
    """It is not raised to where a sound would be."""
    sound(copied, "silent.wav", "anullsrc=r=44100", 5)
    script(copied, r"    narration:\n", "    background: sounds/silent.wav\n    narration:\n")
    said = dateline("build", SLUG, cwd=copied).stdout
    assert re.search(r"two-markets\.yaml:\d+: sounds/silent\.wav is silent; put another in its place", said)


def test_a_sound_longer_than_its_segment_is_told(copied: Path, dateline: Dateline) -> None:
    """It is played, and an editor hears of it."""
    sound(copied, "long.wav", "sine=frequency=300", 60)
    script(copied, r"    narration:\n", "    narration:\n      - {sound: sounds/long.wav, gain: -20}\n")
    assert re.search(r"long\.wav lasts 60 s, longer than", dateline("build", SLUG, cwd=copied).stdout)


def test_an_outro_longer_than_the_episode_is_told(copied: Path, dateline: Dateline) -> None:
    """Likewise an intro; a sound that is short is not told, however little is said."""
    for name, seconds in (("intro", 14), ("outro", 60)):
        sound(copied, f"{name}.wav", "sine=frequency=300", seconds)
    add(copied, "sounds: {intro: sounds/intro.wav, outro: sounds/outro.wav}")
    said = dateline("build", SLUG, cwd=copied).stdout
    assert re.search(r"outro sounds/outro\.wav lasts 60 s, longer than all that is said", said)
    assert "intro sounds/intro.wav lasts" not in said


def test_what_cannot_be_said_is_skipped_with_a_note(copied: Path, dateline: Dateline) -> None:
    """A passage of marks or emoji gets no take, and no second pause."""
    plain, _ = built(copied, dateline)
    script(copied, r"    narration:\n", '    narration:\n      - "* * *"\n      - "\U0001f60a\u2026"\n')
    assert "can be said; it is skipped" in dateline("build", SLUG, cwd=copied).stdout
    clock, _ = built(copied, dateline)
    assert [line.start for line in clock.lines] == [line.start for line in plain.lines]


def test_an_underlay_goes_round_without_a_click() -> None:
    """No step between samples is larger than the sound's own, wherever it is cut."""
    tone = array("h", (round(8000 * math.sin(index / 20)) for index in range(24_000)))
    bed = Underlay(tone.tobytes(), 8000, 40_000, (0.0, 6.0))
    pieces = [bed.speech(bytes(2 * 12_000)), *bed.pause(16_000), bed.speech(bytes(2 * 12_000))]
    made = array("h", b"".join(pieces))
    assert len(made) == 40_000
    assert max(abs(one - other) for one, other in pairwise(made)) < 1500
    assert max(made[18_000:20_000]) > 1.4 * max(made[9_000:11_500])
    assert max(map(abs, made[-40:])) < 200
