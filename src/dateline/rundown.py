"""The clock of an episode: everything that shows a time reads it here. Pure."""

from __future__ import annotations

import itertools
import json
import math
from typing import TYPE_CHECKING, Any

from dateline import wordtimes
from dateline.model import (
    MIX_RATE,
    SAMPLES_PER_FRAME,
    Chapter,
    Cue,
    Decibels,
    Levels,
    Lufs,
    Mark,
    MpegFrames,
    Passage,
    Rundown,
    Samples,
    SegmentRundown,
    Speak,
    Spoken,
    Timed,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.model import Plan, Script


def join(segments: Sequence[SegmentRundown], skipped: Samples = Samples(0)) -> Rundown:  # noqa: B008 - a number
    """Put segments in a row.

    Args:
        segments: Each counted from its own first frame.
        skipped: Samples that a player leaves out at the start of the file.
    """
    lengths = [segment.frames * SAMPLES_PER_FRAME for segment in segments]
    starts = list(itertools.accumulate(lengths, initial=-skipped))
    lines = [
        _moved(line, start) for segment, start in zip(segments, starts[:-1], strict=True) for line in segment.lines
    ]
    return Rundown(
        starts=tuple(Samples(max(0, start)) for start in starts[:-1]),
        lines=tuple(lines),
        length=Samples(starts[-1]),
        levels=_levels(segments),
    )


def _moved(line: Timed, by: int) -> Timed:
    marks = tuple(Mark(max(0, mark.at + by), mark.start, mark.length) for mark in line.marks)
    return Timed(Samples(max(0, line.start + by)), Samples(line.end + by), marks)


def _levels(segments: Sequence[SegmentRundown]) -> Levels | None:
    """Average the segments' levels as energy, each by its length; peaks and floors are the worst of them."""
    measured = [(one.levels, one.frames) for one in segments if one.levels is not None]
    if not measured:
        return None
    floors = [levels.floor for levels, _ in measured if levels.floor is not None]
    rms = [(levels.rms, frames) for levels, frames in measured if levels.rms is not None]
    return Levels(
        Lufs(_average([(levels.loudness, frames) for levels, frames in measured])),
        max(levels.peak for levels, _ in measured),
        Decibels(_average(rms)) if rms else None,
        max(floors, default=None),
    )


def _average(levels: Sequence[tuple[float, int]]) -> float:
    energy = sum(10 ** (level / 10) * frames for level, frames in levels) / sum(frames for _, frames in levels)
    return round(10 * math.log10(energy), 2)


def chapters(clock: Rundown, script: Script) -> tuple[Chapter, ...]:
    """Give a chapter for each segment, without gaps: the first from 0, the last to the end."""
    starts = [Samples(0), *clock.starts[1 : len(script.segments)], clock.length]
    return tuple(
        Chapter(start, end, segment.title, segment.kind, segment.place)
        for segment, (start, end) in zip(script.segments, itertools.pairwise(starts), strict=True)
    )


def cues(clock: Rundown, script: Script, plan: Plan) -> tuple[Cue, ...]:
    """Join what was written, and who says it, to when it is heard."""
    order: dict[tuple[int, int], int] = {}
    said = {key: step.said for key, step in plan.steps if isinstance(step, Speak)}
    found = []
    for line, timed in zip(plan.lines, clock.lines, strict=True):
        number = order.setdefault((line.segment, line.passage), len(order))
        passage = script.segments[line.segment].narration[line.passage]
        slate = isinstance(passage, Passage) and passage.slate
        words, told = wordtimes.words(line.text, line.readings, said.get(line.take, line.text), timed)
        times = (timed.start, timed.end)
        found.append(Cue(*times, line.text, line.who, line.segment, number, slate, words, told))
    return tuple(found)


# --- times in text -----------------------------------------------------------------------


def milliseconds(at: int) -> int:
    """Round samples to milliseconds.

    >>> milliseconds(Samples(44100))
    1000
    """
    return round(at * 1000 / MIX_RATE)


def clock_time(at: int, mark: str = ".") -> str:
    """Write a time as captions do.

    >>> clock_time(Samples(44_100 * 3661 + 22_050))
    '01:01:01.500'
    """
    rest, thousandths = divmod(milliseconds(at), 1000)
    return f"{rest // 3600:02}:{rest // 60 % 60:02}:{rest % 60:02}{mark}{thousandths:03}"


def seconds(at: int) -> float:
    """Give seconds with milliseconds.

    >>> seconds(Samples(66_150))
    1.5
    """
    return milliseconds(at) / 1000


# --- as files ----------------------------------------------------------------------------


def _bytes(record: dict[str, Any]) -> bytes:
    return json.dumps(record, separators=(",", ":"), sort_keys=True).encode() + b"\n"


def _marks(marks: tuple[Mark, ...]) -> list[list[int]]:
    return [[mark.at, mark.start, mark.length] for mark in marks]


def _lines(lines: tuple[Timed, ...]) -> list[list[Any]]:
    return [[line.start, line.end, _marks(line.marks)] for line in lines]


def _timed(lines: list[Any]) -> tuple[Timed, ...]:
    return tuple(Timed(start, end, tuple(Mark(*mark) for mark in marks)) for start, end, marks in lines)


def spoken_to_json(spoken: Spoken) -> bytes:
    """Write what lies beside a take."""
    return _bytes({"rate": spoken.rate, "samples": spoken.samples, "marks": _marks(spoken.marks)})


def spoken_from_json(data: bytes) -> Spoken:
    """Read it back."""
    record = json.loads(data)
    return Spoken(record["rate"], record["samples"], tuple(Mark(*mark) for mark in record["marks"]))


def segment_to_json(made: SegmentRundown) -> bytes:
    """Write what lies beside an encoded segment."""
    return _bytes({"frames": made.frames, "lines": _lines(made.lines), "levels": _plain(made.levels)})


def segment_from_json(data: bytes) -> SegmentRundown:
    """Read it back."""
    record = json.loads(data)
    return SegmentRundown(MpegFrames(record["frames"]), _timed(record["lines"]), _read(record.get("levels")))


def to_json(clock: Rundown) -> bytes:
    """Write what lies beside an episode."""
    times = {"starts": clock.starts, "lines": _lines(clock.lines), "length": clock.length}
    return _bytes(times | {"levels": _plain(clock.levels)})


def from_json(data: bytes) -> Rundown:
    """Read it back."""
    record = json.loads(data)
    starts, lines = tuple(record["starts"]), _timed(record["lines"])
    return Rundown(starts, lines, Samples(record["length"]), _read(record.get("levels")))


def _plain(levels: Levels | None) -> list[float | None] | None:
    return None if levels is None else [levels.loudness, levels.peak, levels.rms, levels.floor]


def _read(values: list[Any] | None) -> Levels | None:
    return None if values is None else Levels(*values)
