"""MP3: counting frames, and binding segments into an episode without encoding them again."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.audio import ffmpeg
from dateline.errors import AudioError
from dateline.model import MIX_RATE, MpegFrames, Samples

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.model import Alternate, Bind, Rundown, Tags

REVISION = 1
"""Part of every Bind's key: raise it when a bound file would be different."""
DELAY = Samples(1105)
"""What LAME (576) and every decoder (529) put before the first sample of a segment encoded by itself."""
SKIPPED = Samples(529)
"""What decoders leave out at the start of a bound file: their own delay, which its Info frame admits to."""

_BITRATES = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_RATES = (44_100, 48_000, 32_000)


def frames(path: Path) -> MpegFrames:
    """Count the frames of an encoded segment.

    Raises:
        AudioError: It holds anything but whole frames of MPEG-1 layer III.
    """
    data = path.read_bytes()
    at = count = 0
    while at < len(data):
        size = _size(data[at : at + 4])
        if not size or at + size > len(data):
            raise AudioError(f"{path.name}: no MPEG frame at byte {at}", hint="delete it, and it is made again")
        at += size
        count += 1
    return MpegFrames(count)


def _size(header: bytes) -> int:
    """Give a frame's length in bytes from its header, or 0 (ISO/IEC 11172-3, 2.4.1.3 and 2.4.3.1)."""
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xFE != 0xFA:  # noqa: PLR2004 - sync, MPEG-1, layer III
        return 0
    bitrate, rate = header[2] >> 4, header[2] >> 2 & 3
    if bitrate in (0, 15) or rate == 3:  # noqa: PLR2004 - reserved
        return 0
    return 144_000 * _BITRATES[bitrate] // _RATES[rate] + (header[2] >> 1 & 1)


def bind(bind: Bind, segments: Sequence[Path], clock: Rundown, cover: Path | None, part: Path) -> None:
    """Join segments into an episode: frames as they are, with tags, chapters and cover.

    Args:
        bind: Tags and chapters.
        segments: The encoded segments in order.
        clock: Their rundown, for the chapters' times.
        cover: A JPEG, or None.
        part: Where the episode goes.

    Raises:
        EncodeFailed: ffmpeg gave up.
    """
    with tempfile.TemporaryDirectory() as folder:
        listed, tagged = Path(folder) / "segments.txt", Path(folder) / "tags.txt"
        listed.write_text("".join(_entries(segments)), "utf-8")
        tagged.write_text("".join(metadata(bind, clock)), "utf-8")
        sources: list[str | Path] = ["-f", "concat", "-safe", "0", "-i", listed, "-f", "ffmetadata", "-i", tagged]
        picture: list[str | Path] = []
        if cover is not None:
            sources += ["-i", cover]
            picture = ["-map", "2:v", "-disposition:v", "attached_pic", "-metadata:s:v", "comment=Cover (front)"]
        ffmpeg.run(
            *("-v", "error", *sources, "-map", "0:a", *picture, "-map_metadata", "1", "-map_chapters", "1"),
            # Bit-exact: nothing of the program or the day goes into the file.
            *("-c", "copy", "-id3v2_version", "3", "-fflags", "+bitexact", "-f", "mp3", part),
        )


def _entries(segments: Sequence[Path]) -> Iterator[str]:
    for path in segments:
        quoted = str(path.absolute()).replace("'", "'\\''")
        yield f"file '{quoted}'\n"


def metadata(bind: Bind | Alternate, clock: Rundown) -> Iterator[str]:
    """Write tags and chapters in ffmpeg's own form, a piece at a time."""
    yield from tags(bind)
    for title, start, end in times(bind, clock):
        yield f"[CHAPTER]\nTIMEBASE=1/{MIX_RATE}\nSTART={start}\nEND={end}\ntitle={escaped(title)}\n"


def tags(bind: Bind | Alternate) -> Iterator[str]:
    """Write tags alone."""
    yield ";FFMETADATA1\n"
    for key, value in _fields(bind.tags):
        yield f"{key}={escaped(value)}\n"


def times(bind: Bind | Alternate, clock: Rundown) -> Iterator[tuple[str, int, int]]:
    """Give each chapter's title, start and end in samples."""
    starts = [Samples(0), *(clock.starts[chapter.segment] for chapter in bind.chapters[1:])]
    ends = [*starts[1:], clock.length]
    for chapter, start, end in zip(bind.chapters, starts, ends, strict=True):
        yield chapter.title, start, end


def _fields(tags: Tags) -> tuple[tuple[str, str], ...]:
    return (
        ("title", tags.title),
        ("artist", tags.artist),
        ("album_artist", tags.artist),
        ("album", tags.album),
        ("date", tags.date),
        ("language", tags.language),
        ("genre", tags.genre),
        ("comment", tags.comment),
    )


def escaped(text: str) -> str:
    r"""Escape what ffmetadata reads as syntax: = ; # \ and ends of lines."""
    for special in "\\=;#\n":
        text = text.replace(special, f"\\{special}")
    return text


def excerpt(path: Path, start: float, part: Path) -> None:
    """Decode an episode from ``start`` seconds on into a WAV file."""
    ffmpeg.run("-v", "error", "-ss", f"{start:.3f}", "-i", path, "-map", "0:a", "-c:a", "pcm_s16le", part)
