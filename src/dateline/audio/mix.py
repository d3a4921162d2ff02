"""Takes, pauses and sounds in a row: one segment, encoded once.

Pieces are cut with pydub, which is good for seconds of sound; the row of them is streamed into one ffmpeg
that filters, limits and encodes, so that memory stays flat however long a segment is.
"""

from __future__ import annotations

import tempfile
import threading
import warnings
import wave
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from dateline.audio import ffmpeg, master, mp3, spacing
from dateline.audio.bed import Underlay
from dateline.errors import AudioError
from dateline.model import (
    MIX_RATE,
    SAMPLES_PER_FRAME,
    Decibels,
    GapPiece,
    Key,
    Lufs,
    Mark,
    Mix,
    Samples,
    SegmentRundown,
    SoundPiece,
    TakePiece,
    Timed,
)
from dateline.rundown import spoken_from_json
from dateline.store import rundown_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dateline.model import Levels, MpegFrames, Piece, Spoken

REVISION = 5
"""Part of every Mix's key: raise it when a segment would sound different."""
_HEARD = -50.0
"""Decibels below full scale, in the finished file: what is softer is silence to who measures pauses."""
_FADE_IN, _FADE_OUT = 5, 20
"""Milliseconds, inside the edges, so that no take begins or ends with a click."""
_FADE = 2
"""Milliseconds, where a short pause leaves no edge to fade in."""
_SOUND_OUT = 400
"""Milliseconds over which a sound of the show's fades out, if it is not too short for that."""
_ROOM = 1.5
"""Decibels below the ceiling that need no limiter: filtering and encoding overshoot by less."""
_FINE, _FINEST = 2, 4
"""How many times the takes' rate the limiter works at: first, and where its result measures too high."""
_LOST = 0.6
"""LU that LAME takes away: it scales what it encodes by 0.95, and drops the highest treble."""
_SURE = 0.2
"""LU that a level may be foreseen to miss by: what is measured in the end may then be a little further off."""
_TRIES, _MARGIN = 4, 0.1
"""How often a segment is corrected, and the decibels that a limiter is lowered further than the encoder overshot."""
_BRIEF, _NARROW, _OFTEN = 10 * MIX_RATE, 0.1, 8
"""A segment no longer than this may miss by so many LU, heard so often in a row: how a meter's blocks happen to fall on
a few words makes up to 0.6 LU."""
_WHOLE = "acx"
"""The preset that asks for RMS and noise floor; they cost time, so others do without."""
_import = threading.Lock()

Takes = Callable[[Key], Path]
_Sounding = TakePiece | SoundPiece


def render(mix: Mix, takes: Takes, root: Path, part: Path) -> SegmentRundown:
    """Encode a segment into ``part``; corrects its level only when it measures outside the tolerance.

    Args:
        mix: What is heard.
        takes: Where each take is.
        root: The show's folder, for its sounds.
        part: Where the MP3 goes: frames alone, without tags.

    Raises:
        AudioError: A sound cannot be read, or ffmpeg gave up.
    """
    desk = _Desk(mix, takes, root)
    desk.raise_by(desk.foreseen())
    finer = _FINE if desk.loud else 0
    made = desk.encode(part, finer=finer)
    for _ in range(_TRIES):
        correction, above = _correction(made, mix), _above(made, mix)
        if not correction and above <= 0:
            break
        if finer == _FINEST:  # it sees the peaks between samples, so what is too high is the encoder's doing
            desk.lower(above)
        desk.raise_by(correction)
        finer = _FINEST
        made = desk.encode(part, finer=finer)
    return made


def level(takes: Sequence[Path], pause: Samples, part: Path) -> Lufs:
    """Give the loudness of takes as an episode has them: trimmed, spaced and encoded, at no gain.

    Args:
        takes: WAV files, a sentence each.
        pause: Between them.
        part: Where the MP3 goes that is measured.

    Raises:
        AudioError: They are silent.
    """
    named = {Key(str(number)): path for number, path in enumerate(takes)}
    pieces = [piece for key in named for piece in (TakePiece(key, Decibels(0.0)), GapPiece(pause))]
    row = Mix(tuple(pieces), 1, 96, Lufs(0.0), Decibels(0.0), "", None, REVISION)
    made = _Desk(row, named.__getitem__, part.parent).encode(part, finer=0)
    if made.levels is None:
        raise AudioError("the voice is silent", hint="choose another voice: `dateline voices`")
    return made.levels.loudness


def measure(path: Path, mix: Mix, times: int = 1) -> Levels | None:
    """Measure what a segment's preset asks for, in it or in an episode of such segments; None for silence."""
    return master.measure(path, mix.channels, everything=mix.preset == _WHOLE, times=times)


def _above(made: SegmentRundown, mix: Mix) -> float:
    """Give the decibels by which a segment's true peak is above what is allowed; none or fewer if it is not."""
    return made.levels.peak - mix.ceiling - master.OVERSHOOT if made.levels else 0.0


def _correction(made: SegmentRundown, mix: Mix) -> float:
    if made.levels is None or not made.lines:
        return 0.0
    return _beyond(mix.target - made.levels.loudness, master.TOLERANCE, made.frames)


def _beyond(miss: float, tolerance: float, frames: MpegFrames) -> float:
    """Give what a segment's level misses by, if that is too much; what is near enough keeps its voice's gain."""
    return miss if abs(miss) > (tolerance if frames * SAMPLES_PER_FRAME > _BRIEF else _NARROW) else 0.0


@dataclass(frozen=True, slots=True)
class _Cut:
    """A take or a sound, ready to be streamed."""

    sound: bytes
    """Mono, 16 bit, at the segment's rate."""
    before: int = 0
    """Samples before the first sound."""
    after: int = 0
    """Samples after the last sound."""
    words: tuple[Mark, ...] = ()
    """When words start, from the start of the piece."""


class _Desk:
    """One segment on the mixing desk."""

    def __init__(self, mix: Mix, takes: Takes, root: Path) -> None:
        self.mix, self.takes, self.root = mix, takes, root
        spoken = [piece for piece in mix.pieces if isinstance(piece, TakePiece)]
        self.rate = _rate(takes(spoken[0].take)) if spoken else MIX_RATE // 2
        self.base: float = max((piece.gain for piece in spoken), default=0.0)
        self.gaps, self.sounding = _alternating(mix.pieces)
        self.ceiling: float = mix.ceiling
        self.extra = 0.0
        self.records = {piece.take: _record(takes(piece.take)) for piece in spoken}

    def raise_by(self, extra: float) -> None:
        """Have everything so many decibels louder; what is heard of a take, and so the pauses, follow."""
        self.extra += extra
        if extra:
            self.__dict__.pop("cores", None)
            self.__dict__.pop("layout", None)

    @cached_property
    def cores(self) -> tuple[tuple[int, int], ...]:
        """Where each take and sound begins and ends to be heard, in samples."""
        return tuple(self._core(piece) for piece in self.sounding)

    def _core(self, piece: _Sounding) -> tuple[int, int]:
        if isinstance(piece, SoundPiece):
            return 0, len(self._sound(piece).sound) // 2
        return _edges(self._read(self.takes(piece.take)).raw_data, piece.gain + self.extra)

    @cached_property
    def layout(self) -> spacing.Layout:
        """How much silence goes where."""
        pairs = zip(self.sounding, self.cores, strict=True)
        cores = [spacing.Core(last - first, isinstance(piece, TakePiece)) for piece, (first, last) in pairs]
        return spacing.lay_out(self.gaps, cores, self.rate)

    def foreseen(self) -> float:
        """Give the decibels that the level will want beyond the voices' own, heard before anything is encoded.

        It costs a tenth of what encoding twice does.
        """
        if not self.tops:
            return 0.0
        chain = (*self._levelled(self.rate if self.loud else 0), master.METER)
        with ffmpeg.pipe(*self._source(), "-af", ",".join(chain), "-f", "null", "-") as (stream, said):
            for _ in self._stream(stream):
                pass
        level = master.loudness(said(), self.mix.channels)
        lost = _LOST if self.mix.codec == "mp3" else 0.0
        return 0.0 if level is None else _beyond(self.mix.target + lost - level, _SURE, self.layout.frames)

    @cached_property
    def tops(self) -> tuple[float, ...]:
        """The peak of each take at its voice's gain, in dBFS."""
        takes = {piece.take: piece.gain for piece in self.sounding if isinstance(piece, TakePiece)}
        return tuple(self._read(self.takes(take)).max_dBFS + gain for take, gain in takes.items())

    def lower(self, by: float) -> None:
        """Limit at so many decibels less, if any: the encoder overshoots by more than usual."""
        if by > 0:
            self.ceiling -= by + _MARGIN

    @property
    def loud(self) -> bool:
        """Whether anything comes near the ceiling."""
        sounds = self.mix.bed is not None or any(isinstance(piece, SoundPiece) for piece in self.sounding)
        return sounds or max(self.tops, default=-90.0) + self.extra > self.mix.ceiling - _ROOM

    def encode(self, part: Path, *, finer: int) -> SegmentRundown:
        """Stream the row into ffmpeg, then count and measure what came out."""
        # A multiple of the takes' rate shows the limiter the peaks between samples (BS.1770-5, annex 2).
        chain = [*self._levelled(max(MIX_RATE, finer * self.rate) if finer else 0), f"aresample={MIX_RATE}"]
        if self.mix.channels == 2:  # noqa: PLR2004 - ffmpeg's own up-mix would take 3 dB away
            chain.append("pan=stereo|c0=c0|c1=c0")
        filters = ("-af", ",".join(chain))
        with ffmpeg.pipe("-v", "error", *self._source(), *filters, *self._codec(), part) as (stream, _):
            lines = tuple(self._stream(stream))
        frames = mp3.frames(part) if self.mix.codec == "mp3" else self.layout.frames
        times = _OFTEN if frames * SAMPLES_PER_FRAME <= _BRIEF else 1
        return SegmentRundown(frames, lines, measure(part, self.mix, times) if lines else None)

    def _codec(self) -> tuple[str, ...]:
        if self.mix.codec != "mp3":
            return ("-c:a", "flac", "-sample_fmt", "s16", "-map_metadata", "-1", "-fflags", "+bitexact", "-f", "flac")
        codec = ("-c:a", "libmp3lame", "-b:a", f"{self.mix.bitrate}k")
        # Without a bit reservoir every frame stands alone, and segments can be joined without decoding them.
        return (
            *codec,
            "-reservoir",
            "0",
            "-write_xing",
            "0",
            "-id3v2_version",
            "0",
            "-map_metadata",
            "-1",
            "-f",
            "mp3",
        )

    def _source(self) -> tuple[str, ...]:
        return ("-f", "s16le", "-ar", str(self.rate), "-ac", "1", "-i", "pipe:0")

    def _levelled(self, rate: int) -> tuple[str, ...]:
        """Give the filters that bring the row to its level; limited at a rate, if one is given."""
        level = ("highpass=f=70", f"volume={self.base + self.extra:.2f}dB")
        if not rate:
            return level
        limit = f"alimiter=level=false:limit={10 ** (self.ceiling / 20):.4f}:latency=true"
        return (*level, *((f"aresample={rate}",) if rate != self.rate else ()), limit)

    def _stream(self, stream: IO[bytes]) -> Iterator[Timed]:
        written, bed, (*silences, last) = 0, self._bed(), self.layout.silences
        for number, (silence, piece) in enumerate(zip(silences, self.sounding, strict=True)):
            self._pause(stream, silence, bed)
            cut = self._take(piece, number) if isinstance(piece, TakePiece) else self._sound(piece)
            written, length = written + silence, len(cut.sound) // 2
            stream.write(bed.speech(cut.sound) if bed else cut.sound)
            if isinstance(piece, TakePiece):
                yield self._timed(written, cut, length)
            written += length
        self._pause(stream, last, bed)

    def _pause(self, stream: IO[bytes], length: int, bed: Underlay | None) -> None:
        for part in bed.pause(length) if bed else _silence(length):
            stream.write(part)

    def _bed(self) -> Underlay | None:
        """Have the background ready; how long the segment is has to be known for its fade."""
        bed, row = self.mix.bed, self.layout
        if bed is None:
            return None
        heard = sum(last - first for first, last in self.cores)
        whole = sum(row.silences) + sum(before + after for before, after in row.edges) + heard
        levels = (bed.under - self.base, bed.open - self.base)
        return Underlay(self._decoded(bed.path).raw_data, self.rate, whole, levels)

    def _timed(self, at: int, cut: _Cut, length: int) -> Timed:
        """Give a line's time in the segment as decoded, the encoder's delay included."""
        words = tuple(Mark(self._clock(at + word.at), word.start, word.length) for word in cut.words)
        return Timed(self._clock(at + cut.before), self._clock(at + length - cut.after), words)

    def _clock(self, at: int) -> Samples:
        return Samples(round(at * MIX_RATE / self.rate) + mp3.DELAY)

    def _take(self, piece: TakePiece, number: int) -> _Cut:
        """Trim a take to its edges and bring it to the level of the loudest voice."""
        path = self.takes(piece.take)
        sound = self._read(path)
        (first, last), (before, after) = self.cores[number], self.layout.edges[number]
        data: bytes = sound.raw_data
        lead = data[2 * max(0, first - before) : 2 * first]
        trail = data[2 * last : 2 * (last + after)]
        cut = _audio(lead + data[2 * first : 2 * last] + trail, self.rate)
        cut = cut.fade_in(self._fade(before, _FADE_IN)).fade_out(self._fade(after, _FADE_OUT))
        cut = cut.apply_gain(piece.gain - self.base) if piece.gain != self.base else cut
        whole = bytes(2 * before - len(lead)) + cut.raw_data + bytes(2 * after - len(trail))
        return _Cut(whole, before, after, self._words(self.records[piece.take], before - first))

    def _fade(self, edge: int, usual: int) -> int:
        """Give the milliseconds to fade over in an edge of so many samples."""
        return max(_FADE, min(usual, edge * 1000 // self.rate))

    def _words(self, spoken: Spoken | None, moved: int) -> tuple[Mark, ...]:
        """Give a take's words on the clock of its cut; a take without them reads well, too."""
        if spoken is None:
            return ()
        times = ((round(mark.at * self.rate / spoken.rate) + moved, mark) for mark in spoken.marks)
        return tuple(Mark(max(0, at), mark.start, mark.length) for at, mark in times)

    def _sound(self, piece: SoundPiece) -> _Cut:
        """Read a sound of the show's; the filter's gain is taken back, for it is meant for voices."""
        sound = self._decoded(piece.path).apply_gain(piece.gain - self.base)
        return _Cut(sound.fade_in(_FADE_IN).fade_out(min(_SOUND_OUT, len(sound) // 3)).raw_data)

    def _decoded(self, name: str) -> Any:  # noqa: ANN401 - pydub has no types
        path = self.root / name
        if not path.is_file():
            raise AudioError(f"{name} is not there", hint="put the sound into the show's folder")
        with tempfile.TemporaryDirectory() as folder:
            wav = Path(folder) / "sound.wav"
            ffmpeg.run("-v", "error", "-i", path, "-vn", "-ac", "1", "-ar", str(self.rate), "-c:a", "pcm_s16le", wav)
            return self._read(wav)

    def _read(self, path: Path) -> Any:  # noqa: ANN401 - pydub has no types
        rate = _rate(path)
        if rate == self.rate:
            with wave.open(str(path), "rb") as file:
                return _audio(file.readframes(file.getnframes()), rate)
        with tempfile.TemporaryDirectory() as folder:  # pydub's own resampler leaves images at -8 dB
            wav = Path(folder) / "take.wav"
            ffmpeg.run("-v", "error", "-i", path, "-ar", str(self.rate), "-c:a", "pcm_s16le", wav)
            return self._read(wav)


def _rate(path: Path) -> int:
    try:
        with wave.open(str(path), "rb") as file:
            return file.getframerate()
    except (OSError, EOFError, wave.Error) as error:
        raise AudioError(f"audio/takes/{path.name} is no WAV", hint="delete it, and it is made again") from error


def _record(path: Path) -> Spoken | None:
    """Give what an engine said of a take, if that is there.

    Raises:
        AudioError: The take is not as long: it was cut since, and a sentence would be, too.
    """
    try:
        spoken = spoken_from_json(rundown_of(path).read_bytes())
        with wave.open(str(path), "rb") as file:
            there = (file.getframerate(), file.getnframes())
    except (OSError, EOFError, ValueError, KeyError, TypeError, wave.Error):
        return None  # a take without a record reads well, and one that is no WAV is told when it is read
    if there != (spoken.rate, spoken.samples):
        what = f"audio/takes/{path.name} has {there[1]} samples, and was spoken with {spoken.samples}"
        raise AudioError(what, hint="delete it, and it is made again")
    return spoken


def _silence(length: int) -> Iterator[bytes]:
    for _ in range(length // MIX_RATE):
        yield bytes(2 * MIX_RATE)
    yield bytes(2 * (length % MIX_RATE))


def _audio(data: bytes, rate: int) -> Any:  # noqa: ANN401 - pydub has no types
    with _import, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of a missing ffmpeg, which it is never asked to run
        from pydub import AudioSegment  # noqa: PLC0415 - only a mix pays for it
    return AudioSegment(data=data, sample_width=2, frame_rate=rate, channels=1)


def _edges(data: bytes, gain: float) -> tuple[int, int]:
    """Find the first and last sample of a take that will be heard at a gain; all of it, if none will."""
    floor = max(1.0, 32768 * 10 ** ((_HEARD - gain) / 20))
    samples = array("h", data)

    def silent(way: Iterable[int]) -> int | None:
        return next((index for index, one in enumerate(way) if not -floor < one < floor), None)

    first, last = silent(samples), silent(reversed(samples))
    return (0, len(samples)) if first is None or last is None else (first, len(samples) - last)


def _alternating(pieces: Sequence[Piece]) -> tuple[list[int], list[_Sounding]]:
    """Give what sounds, and the pauses around it: one before each, and one after the last."""
    gaps, sounding = [0], list[_Sounding]()
    for piece in pieces:
        if isinstance(piece, GapPiece):
            gaps[-1] += piece.length
        else:
            sounding.append(piece)
            gaps.append(0)
    return gaps, sounding
