"""An MP3 as a player reads it: tags, frames, chapters. Reads what any program wrote; nothing here is the mixer's."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from itertools import pairwise

_BITRATES = {
    3: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),  # MPEG-1 layer III
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),  # MPEG-2
    0: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),  # and 2.5
}
_RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}


@dataclass(frozen=True, slots=True)
class Mp3:
    """What was read."""

    seconds: float
    """Of its frames."""
    broken: int
    """The byte at which no frame begins, or -1."""
    varying: bool
    """Whether its bit rate varies and no Xing frame tells by how much."""
    chapters: tuple[tuple[int, int], ...]
    """Start and end of each ID3 chapter in milliseconds, in the order of the file."""
    order: tuple[str, ...]
    """The chapters as its table of contents names them."""
    names: tuple[str, ...]
    """The chapters in the order of the file."""
    frames: int
    """How many frames of sound there are."""
    announced: int
    """How many its Xing or Info frame tells of; 0 where it does not."""

    @property
    def orderly(self) -> bool:
        """Whether the chapters go forward in the order of the table of contents, and end with the sound."""
        times = dict(zip(self.names, self.chapters, strict=True))
        row = [times[name] for name in (self.order or self.names) if name in times]
        forward = all(one[0] < other[0] and one[1] <= other[0] + 1 for one, other in pairwise(row))
        whole = not self.order or set(self.order) == set(self.names)
        return forward and whole and (not row or row[-1][1] <= self.seconds * 1000 + 1000)


def read(data: bytes) -> Mp3:
    """Walk through a file (ISO/IEC 11172-3, 2.4.1.3; id3.org, ID3v2 Chapter Frame Addendum)."""
    at, tag, count = 0, b"", 0
    if data[:3] == b"ID3" and len(data) > 10:  # noqa: PLR2004 - a tag's head
        at = 10 + _safe(data[6:10])
        tag = data[:at]
    end = len(data) - 128 if data[-128:-125] == b"TAG" else len(data)
    first, seconds, rates, broken = at, 0.0, set(), -1
    while at < end:
        size, long, rate = _frame(data[at : at + 4])
        if not size or at + size > end:
            broken = at
            break
        seconds += long
        rates.add(rate)
        count += 1
        at += size
    told = re.search(rb"(?:Xing|Info)(.{4})(.{4})", data[first : first + 200], re.DOTALL)  # MP3 Info Tag
    announced = int.from_bytes(told[2]) if told and told[1][3] & 1 else 0
    names, times = _chapters(tag)
    kept = (count - 1 if told else count, announced)  # the frame that tells has no sound
    return Mp3(seconds, broken, len(rates) > 1 and not told, times, _contents(tag), names, *kept)


def _frame(head: bytes) -> tuple[int, float, int]:
    """Give a frame's bytes, seconds and bit rate; nought bytes where there is none."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:  # noqa: PLR2004 - sync, layer III
        return 0, 0.0, 0
    version, bits, rate = head[1] >> 3 & 3, head[2] >> 4, head[2] >> 2 & 3
    if version == 1 or bits in (0, 15) or rate == 3:  # noqa: PLR2004 - reserved
        return 0, 0.0, 0
    samples = 1152 if version == 3 else 576  # noqa: PLR2004 - MPEG-1
    speed, hertz = _BITRATES[version][bits], _RATES[version][rate]
    return samples // 8 * 1000 * speed // hertz + (head[2] >> 1 & 1), samples / hertz, speed


def _safe(four: bytes) -> int:
    return four[0] << 21 | four[1] << 14 | four[2] << 7 | four[3]


def _chapters(tag: bytes) -> tuple[tuple[str, ...], tuple[tuple[int, int], ...]]:
    found = re.findall(rb"CHAP.{6}([^\x00]{1,60})\x00(.{4})(.{4})", tag, re.DOTALL)
    names = tuple(name.decode("latin-1") for name, _, _ in found)
    return names, tuple((struct.unpack(">I", start)[0], struct.unpack(">I", end)[0]) for _, start, end in found)


def _contents(tag: bytes) -> tuple[str, ...]:
    found = re.search(rb"CTOC.{6}[^\x00]{1,60}\x00.(.)", tag, re.DOTALL)
    if found is None:
        return ()
    parts = tag[found.end() :].split(b"\x00", found[1][0])
    return tuple(part.decode("latin-1") for part in parts[: found[1][0]])
