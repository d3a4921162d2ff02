"""The shipped fake: hums for as long as a reader would take, so that builds can be tried in no time."""

from __future__ import annotations

import math
import re
import wave
from array import array
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from dateline.model import Mark, Spoken, Voice

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from dateline.model import Utterance

RATE = 22_050
_PITCH = {"hum": 196.0, "low": 131.0, "high": 294.0}
_LEVEL = 8000
_EDGE = bytes(2 * RATE // 50)
"""20 ms of silence before and after, as engines leave some."""
_WORD = re.compile(r"\w\S*")


class Tone:
    """Hums each word: deterministic to the byte, at about 165 words a minute."""

    settings: ClassVar[Mapping[str, tuple[float, float]]] = {}

    def __init__(self, home: Path | None) -> None:
        """Keep nothing with a show."""
        del home

    def voices(self) -> tuple[Voice, ...]:
        """Three pitches, for every language."""
        return tuple(Voice("tone", name, "mul", "Apache-2.0", True, "tone 1", label="") for name in _PITCH)  # noqa: FBT003 - installed

    def speak(self, utterance: Utterance, path: Path) -> Spoken:
        """Hum the words of an utterance."""
        pace = float(dict(utterance.settings).get("pace", 1.0))
        pitch = _PITCH[utterance.voice]
        pieces, marks, at = [_EDGE], [], len(_EDGE) // 2
        for word in _WORD.finditer(utterance.said):
            piece = _hum(len(word[0]), pitch, pace)
            marks.append(Mark(at, word.start(), len(word[0])))
            pieces.append(piece)
            at += len(piece) // 2
        pieces.append(_EDGE)
        with wave.open(str(path), "wb") as file:
            file.setparams((1, 2, RATE, 0, "NONE", ""))
            file.writeframes(b"".join(pieces))
        return Spoken(RATE, at + len(_EDGE) // 2, tuple(marks))


@lru_cache(maxsize=256)
def _hum(letters: int, pitch: float, pace: float) -> bytes:
    """Give one word: a swell, and a short gap that a listener hears as its end."""
    sounding = round(RATE * (0.10 + 0.04 * min(letters, 20)) / pace)
    ramp = RATE // 100
    samples = array("h")
    for index in range(sounding):
        swell = min(1.0, (index + 1) / ramp, (sounding - index) / ramp)
        phase = 2 * math.pi * pitch * index / RATE
        samples.append(
            round(_LEVEL * swell * (math.sin(phase) + 0.5 * math.sin(2 * phase) + 0.3 * math.sin(3 * phase)))
        )
    samples.frombytes(bytes(2 * round(RATE * 0.06 / pace)))
    return samples.tobytes()
