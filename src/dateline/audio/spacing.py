"""How much silence goes between takes, so that every pause is heard as long as it should be. Pure.

A pause is what is heard as one, in the finished file: the soft edges that takes keep are part of it, and so is what
an encoder puts before and after a segment that is encoded by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from dateline.audio import mp3
from dateline.model import MIX_RATE, SAMPLES_PER_FRAME, MpegFrames

if TYPE_CHECKING:
    from collections.abc import Sequence

EDGE_BEFORE = 0.020
"""Seconds kept before the first sound of a take, at most."""
EDGE_AFTER = 0.060
"""Seconds kept after the last one, at most."""
_SHARE = 0.25
"""Of a pause that is shorter than two edges: what the take after it may keep; the take before it has the rest."""
_PAD = SAMPLES_PER_FRAME - mp3.DELAY
"""Samples after the last one, at least: of n samples LAME makes ceil(n / 1152) + 1 frames (ffmpeg 5.1 and 9.0)."""
_LEAST = 64
"""Samples of the last frame that are always left to LAME, so that an odd one of a resampler's makes no frame more."""
_SPARE = SAMPLES_PER_FRAME // 2
"""The same where the last pause has room."""


@dataclass(frozen=True, slots=True)
class Core:
    """What is heard of a take or a sound, between its edges."""

    length: int
    """Samples at the takes' rate."""
    edged: bool
    """Whether it keeps edges: a take does, a sound of the show's is played as it is."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A segment's row, in samples at the takes' rate."""

    silences: tuple[int, ...]
    """Put before each core's edge, and after the last one's."""
    edges: tuple[tuple[int, int], ...]
    """Kept before and after each core."""
    frames: MpegFrames
    """What an encoder makes of the row."""


def lay_out(gaps: Sequence[int], cores: Sequence[Core], rate: int) -> Layout:
    """Lay a segment out on whole frames.

    Args:
        gaps: Pauses as they should be heard, at MIX_RATE: one before each core, and one after the last.
        cores: What sounds, in order.
        rate: The takes'.
    """
    scale = rate / MIX_RATE
    pauses, frames = _on_frames(gaps, sum(core.length for core in cores) / scale)
    edges = _edges(pauses, cores, rate)
    silences, written, spoken = [], 0, 0
    for pause, core, (before, after) in zip(accumulate(pauses), cores, edges, strict=False):
        begins = round((pause - mp3.DELAY) * scale) + spoken
        silences.append(max(0, begins - before - written))
        spoken += core.length
        written += silences[-1] + before + core.length + after
    end = round(((frames - 1) * SAMPLES_PER_FRAME - _SPARE) * scale)
    return Layout((*silences, max(0, end - written)), edges, frames)


def _on_frames(gaps: Sequence[int], spoken: float) -> tuple[list[float], MpegFrames]:
    """Share out among the pauses, by their length, what whole frames have too much or too little: 13 ms at most."""
    floors = [0] * len(gaps)
    floors[0] += mp3.DELAY
    floors[-1] += _PAD + _LEAST
    wanted = [float(max(gap, floor)) for gap, floor in zip(gaps, floors, strict=True)]
    room = sum(wanted) - sum(floors)
    total = sum(wanted) + spoken
    frames = round(total / SAMPLES_PER_FRAME)
    frames += frames * SAMPLES_PER_FRAME - total < -room
    over = frames * SAMPLES_PER_FRAME - total
    if not room:
        wanted[-1] += over
        return wanted, MpegFrames(frames)
    pairs = zip(wanted, floors, strict=True)
    return [one + over * (one - floor) / room for one, floor in pairs], MpegFrames(frames)


def _edges(pauses: Sequence[float], cores: Sequence[Core], rate: int) -> tuple[tuple[int, int], ...]:
    """Let takes keep as much of their edges as there is room for in the pauses beside them."""
    rooms = list(pauses)
    rooms[0] -= mp3.DELAY
    rooms[-1] -= _PAD + _LEAST
    scale, last = rate / MIX_RATE, len(cores) - 1
    return tuple(
        (
            int(min(EDGE_BEFORE * rate, rooms[index] * scale * (_SHARE if index else 1))),
            int(min(EDGE_AFTER * rate, rooms[index + 1] * scale * (1 - _SHARE if index < last else 1))),
        )
        if core.edged
        else (0, 0)
        for index, core in enumerate(cores)
    )
