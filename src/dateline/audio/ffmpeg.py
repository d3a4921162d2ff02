"""The one place that starts ffmpeg: found once, given a deadline, ended when its caller is."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import tempfile
import threading
from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING

from dateline.errors import EncodeFailed, EncoderMissing

if TYPE_CHECKING:
    from collections.abc import Iterator

DEADLINE = 3600.0
"""Seconds for a job whose length is not known beforehand."""


def find() -> Path:
    """Give an ffmpeg that writes MP3: the one that comes as a Python package, else the system's.

    The package's is the same everywhere, and starts four times as fast as one that is linked to a hundred libraries.

    Raises:
        EncoderMissing: There is neither.
    """
    with _finding:  # threads ask at the same time, and looking takes a tenth of a second
        return _found()


_finding = threading.Lock()


@cache
def _found() -> Path:
    with contextlib.suppress(ImportError, RuntimeError):
        import imageio_ffmpeg  # noqa: PLC0415 - only where something is encoded

        brought = Path(imageio_ffmpeg.get_ffmpeg_exe())
        if brought.is_absolute():  # it falls back to the bare name
            return brought
    system = shutil.which("ffmpeg")
    if system and Path(system).is_absolute() and _encodes(system):
        return Path(system)
    raise EncoderMissing("there is no ffmpeg that writes MP3", hint="pip install imageio-ffmpeg, or install ffmpeg")


def _encodes(program: str) -> bool:
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        command = [program, "-hide_banner", "-h", "encoder=libmp3lame"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)  # noqa: S603 - found on PATH
        return "Encoder libmp3lame" in done.stdout
    return False


def run(*arguments: str | Path, deadline: float = DEADLINE) -> str:
    """Run ffmpeg to its end; gives what it said.

    Raises:
        EncodeFailed: It gave up or took too long; the tail of its words.
    """
    with pipe(*arguments, deadline=deadline, fed=False) as (_, said):
        pass
    return said()


@contextlib.contextmanager
def pipe(*arguments: str | Path, deadline: float = DEADLINE, fed: bool = True) -> Iterator[tuple[IO[bytes], _Said]]:
    """Run ffmpeg with its standard input to write to; waits for its end on leaving.

    Raises:
        EncodeFailed: It gave up or took too long; the tail of its words.
    """
    command = [find(), "-hide_banner", "-nostdin", "-nostats", "-y", *arguments]
    if fed:
        command.remove("-nostdin")
    with tempfile.TemporaryFile() as words:
        process = subprocess.Popen(  # noqa: S603 - an ffmpeg found above
            [str(part) for part in command],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=words,
        )
        said = _Said(words)
        alarm = threading.Timer(deadline, process.kill)
        alarm.start()
        try:
            stdin = process.stdin
            if stdin is None:
                raise EncodeFailed("ffmpeg has no input")
            with contextlib.suppress(BrokenPipeError):  # its words below say why it stopped reading
                try:
                    yield stdin, said
                finally:
                    with contextlib.suppress(BrokenPipeError):
                        stdin.close()
            code = process.wait()
            said()
        finally:
            late = not alarm.is_alive()
            alarm.cancel()
            process.kill()
            process.wait()
        if late:
            raise EncodeFailed(f"ffmpeg did not end within {deadline:.0f} s", hint="run the command again")
        if code:
            raise EncodeFailed(f"ffmpeg ended with {code}: {_tail(said())}", hint=_remedy(said()))


class _Said:
    """What an ffmpeg wrote on its standard error."""

    def __init__(self, words: IO[bytes]) -> None:
        self._words, self._text = words, ""

    def __call__(self) -> str:
        """Give the text; also after the file is gone, if it was asked for before."""
        if not self._words.closed:
            self._words.seek(0)
            self._text = self._words.read().decode("utf-8", "replace")
        return self._text


def _tail(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return " / ".join(lines[-3:])[-300:] or "it said nothing"


def _remedy(text: str) -> str:
    if "No space left" in text:
        return "make room on the disk and run the command again; what is finished is kept"
    return "run the command again; if it fails again, try another ffmpeg"
