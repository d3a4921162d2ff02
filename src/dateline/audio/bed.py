"""A background under a segment: soft while somebody speaks, a little louder in long pauses, faded at both ends.

Where speech is, is known from the pieces, so nothing has to be guessed from the sound.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dateline.audio import spacing

if TYPE_CHECKING:
    from collections.abc import Iterator

_RAMP = 0.3
"""Seconds from one level to the other, inside the pause."""
_LONG = 1.2 - spacing.EDGE_BEFORE - spacing.EDGE_AFTER
"""Seconds of silence between the edges of takes from which on the background rises."""
_FADE_IN, _FADE_OUT = 1.0, 2.0
"""Seconds at the segment's ends."""
_SEAM = 0.5
"""Seconds over which the end of the sound runs into its beginning, where it is too short for the segment."""


class Underlay:
    """A background, laid under one stretch of a segment after the other."""

    def __init__(self, sound: bytes, rate: int, total: int, levels: tuple[float, float]) -> None:
        """Get ready.

        Args:
            sound: Mono, 16 bit.
            rate: Samples per second.
            total: Samples of the whole segment.
            levels: Gains in decibels: under speech, and in a long pause.
        """
        import numpy as np  # noqa: PLC0415 - only a segment with a background pays for it

        self._rate, self._total, self._at = rate, total, 0
        self._under, self._open = (10 ** (level / 20) for level in levels)
        whole = np.frombuffer(sound, np.int16).astype(np.float32)
        self._sound = whole if len(whole) >= total else _looped(whole, int(_SEAM * rate))

    def speech(self, data: bytes) -> bytes:
        """Lay it under what is spoken, or under another sound."""
        return self._mixed(data, self._level(len(data) // 2, rises=False))

    def pause(self, length: int) -> Iterator[bytes]:
        """Let it be heard in a pause of so many samples."""
        level = self._level(length, rises=length >= _LONG * self._rate)
        step = 10 * self._rate
        for start in range(0, length, step):
            part = level[start : start + step]
            yield self._mixed(bytes(2 * len(part)), part)

    def _level(self, length: int, *, rises: bool) -> Any:  # noqa: ANN401 - numpy's
        """Give the gain of each sample: a step up and down inside a long pause."""
        import numpy as np  # noqa: PLC0415 - see __init__

        level = np.full(length, self._under, np.float32)
        if rises:
            ramp = int(_RAMP * self._rate)
            up = np.linspace(self._under, self._open, ramp, dtype=np.float32)
            level[:ramp], level[ramp : length - ramp], level[length - ramp :] = up, self._open, up[::-1]
        return level

    def _mixed(self, data: bytes, level: Any) -> bytes:  # noqa: ANN401 - numpy's
        import numpy as np  # noqa: PLC0415 - see __init__

        count = len(level)
        where = np.arange(self._at, self._at + count)
        bed = self._sound[where % len(self._sound)] * level * self._ends(where)
        self._at += count
        mixed = np.frombuffer(data, np.int16).astype(np.float32) + bed
        made: bytes = np.clip(np.rint(mixed), -32768, 32767).astype("<i2").tobytes()
        return made

    def _ends(self, where: Any) -> Any:  # noqa: ANN401 - numpy's
        """Give the fade at the segment's ends."""
        import numpy as np  # noqa: PLC0415 - see __init__

        first, last = _FADE_IN * self._rate, _FADE_OUT * self._rate
        return np.clip(np.minimum(where / first, (self._total - where) / last), 0.0, 1.0).astype(np.float32)


def _looped(sound: Any, seam: int) -> Any:  # noqa: ANN401 - numpy's
    """Run the end of a sound into its beginning, so that it can go round without a click."""
    import numpy as np  # noqa: PLC0415 - see Underlay

    seam = min(seam, len(sound) // 2)
    if seam == 0:
        return sound
    rise = np.sqrt(np.linspace(0.0, 1.0, seam, dtype=np.float32))
    body = sound[: len(sound) - seam].copy()
    body[:seam] = body[:seam] * rise + sound[len(sound) - seam :] * rise[::-1]
    return body
