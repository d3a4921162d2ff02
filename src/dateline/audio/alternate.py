"""The episode once more in a smaller codec, made from the takes, on the clock of its MP3."""

from __future__ import annotations

import itertools
import tempfile
import wave
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.audio import ffmpeg, mp3
from dateline.model import MIX_RATE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.model import Alternate, Rundown

REVISION = 1
"""Part of every Alternate's key: raise it when its file would be different."""


@dataclass(frozen=True, slots=True)
class Codec:
    """A way to encode speech."""

    ending: str
    """Of the file's name."""
    type: str
    """MIME type (IANA; RFC 7845 for Opus in Ogg)."""
    bitrate: int
    """Kilobits per second, on average: as good as 96 of MP3 for speech."""
    encoder: tuple[str, ...]
    """What ffmpeg is asked for."""


CODECS = {
    "opus": Codec("opus", "audio/ogg", 48, ("-c:a", "libopus", "-application", "audio", "-f", "opus")),
    "aac": Codec("m4a", "audio/mp4", 64, ("-c:a", "aac", "-movflags", "+faststart", "-f", "ipod")),
}
"""By the name that ``audio: {also: …}`` gives them."""


def bind(step: Alternate, segments: Sequence[Path], clock: Rundown, part: Path) -> None:
    """Encode an episode from its segments as they were before MP3.

    Each segment begins where it is heard in the MP3, so that chapters and transcripts fit both to the sample.

    Args:
        step: Codec, tags and chapters.
        segments: FLAC files in order.
        clock: The MP3's rundown.
        part: Where the file goes.

    Raises:
        EncodeFailed: ffmpeg gave up.
    """
    codec = CODECS[step.codec]
    with tempfile.TemporaryDirectory() as folder:
        tagged = Path(folder) / "tags.txt"
        inside = _comments(step, clock) if step.codec == "opus" else mp3.metadata(step, clock)
        tagged.write_text("".join(inside), "utf-8")
        source = ("-f", "s16le", "-ar", str(MIX_RATE), "-ac", str(step.channels), "-i", "pipe:0")
        tags = ("-f", "ffmetadata", "-i", tagged, "-map", "0:a", "-map_metadata", "1", "-map_chapters", "1")
        encoder = (*codec.encoder, "-b:a", f"{step.bitrate}k", "-fflags", "+bitexact", "-flags:a", "+bitexact")
        with ffmpeg.pipe("-v", "error", *source, *tags, *encoder, part) as (stream, _):
            for sound in _row(step, segments, clock):
                stream.write(sound)


def _comments(step: Alternate, clock: Rundown) -> Iterator[str]:
    """Write chapters as Ogg has them, in comments: ffmpeg's own writer rounds a start up by a second."""
    yield from mp3.tags(step)
    for number, (title, start, _) in enumerate(mp3.times(step, clock)):
        milliseconds = round(start * 1000 / MIX_RATE)
        minutes, rest = divmod(milliseconds, 60_000)
        clocked = f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}.{rest % 1000:03}"
        yield f"CHAPTER{number:03}={clocked}\nCHAPTER{number:03}NAME={mp3.escaped(title)}\n"


def _row(step: Alternate, segments: Sequence[Path], clock: Rundown) -> Iterator[bytes]:
    """Give the sound of every segment, cut or filled with silence to where the next begins."""
    lead = mp3.DELAY - mp3.SKIPPED
    starts = [lead, *(start + mp3.DELAY for start in clock.starts[1:]), clock.length]
    frame = 2 * step.channels
    yield bytes(lead * frame)
    for path, (start, end) in zip(segments, itertools.pairwise(starts), strict=True):
        sound, room = _decoded(path), max(0, end - start) * frame
        yield sound[:room] + bytes(max(0, room - len(sound)))


def _decoded(path: Path) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        wav = Path(folder) / "segment.wav"
        ffmpeg.run("-v", "error", "-i", path, "-c:a", "pcm_s16le", wav)
        with wave.open(str(wav), "rb") as file:
            return file.readframes(file.getnframes())
