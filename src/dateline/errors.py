"""Every error that dateline raises on purpose.

    DatelineError
      StoryError                 a story that cannot be read                      3
      ScriptError                a script with faults, all of them                3
      ShowError                  show.yaml, or a folder that is not a show        3
      StoreError                 the disk: full, read-only, gone                  3
      SpeechError                                                                 3
        EngineMissing            an engine that is not installed                  4
        VoiceNotFound            no such voice; the nearest names                 3
        TakeFailed               a sentence no engine process would speak         3
      AudioError                                                                  3
        EncoderMissing           no ffmpeg with libmp3lame                        4
        EncodeFailed             ffmpeg gave up; the tail of its words            3
        TargetMissed             a master outside its tolerance                   1
      FeedError                  text or a date a feed cannot hold                3
      PublishError               an episode that must not go out as it is         3
        RemoteMissing            no package for that kind of place                4

The number is the exit code. A message says what and where; ``hint`` says what to do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in one file."""

    path: str
    """The file, as the user would name it."""
    line: int
    """From 1; 0 when the whole file is meant."""
    column: int
    """From 1; 0 when the whole line is meant."""
    what: str
    """What was found."""
    remedy: str = ""
    """What to write instead."""

    def __str__(self) -> str:
        """Give the form compilers use, which editors turn into a link."""
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part)
        return f"{place}: {self.what}" + (f"; {self.remedy}" if self.remedy else "")


class DatelineError(Exception):
    """Anything that dateline refuses, with the way out."""

    exit_code: ClassVar[int] = 3

    def __init__(self, message: str, *, hint: str = "", faults: tuple[Fault, ...] = ()) -> None:
        """Take one line that says what and where, and a hint that says what to do."""
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.faults = faults


class StoryError(DatelineError):
    """The story cannot be read, or holds nothing to read aloud."""


class ScriptError(DatelineError):
    """The script has faults; all of them are in ``faults``."""


class ShowError(DatelineError):
    """show.yaml has faults, or the folder is not a show."""


class StoreError(DatelineError):
    """The disk would not take or give a file."""


class SpeechError(DatelineError):
    """Something about voices and engines."""


class EngineMissing(SpeechError):
    """The engine is known but a part of it is not installed."""

    exit_code = 4


class VoiceNotFound(SpeechError):
    """No engine has that voice."""


class TakeFailed(SpeechError):
    """A sentence could not be spoken, after fresh processes were tried."""

    def __init__(self, message: str, *, hint: str = "", reason: str = "", said: str = "") -> None:
        """Take what the engine said, and what it was asked to say, as well."""
        super().__init__(message, hint=hint)
        self.reason, self.said = reason, said


class AudioError(DatelineError):
    """Something about sound that is already spoken."""


class EncoderMissing(AudioError):
    """There is no ffmpeg that writes MP3."""

    exit_code = 4


class EncodeFailed(AudioError):
    """Ffmpeg gave up or overran its deadline."""


class TargetMissed(AudioError):
    """The finished sound measures outside its tolerance."""

    exit_code = 1


class FeedError(DatelineError):
    """A feed cannot hold what it was given."""


class PublishError(DatelineError):
    """An episode must not go out as it is."""


class RemoteMissing(PublishError):
    """The package that reaches a kind of place is not installed."""

    exit_code = 4
