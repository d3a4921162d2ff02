"""An engine in a process of its own: ``python -m dateline.audio.speech.worker ENGINE``.

One JSON object a line comes in, one goes out. The stream that answers is the process's first standard
output, moved away before the engine is imported, so that a library that prints cannot break the protocol.
"""

from __future__ import annotations

import errno
import json
import os
import signal
import sys
import wave
from array import array
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.audio import speech
from dateline.errors import DatelineError, SpeechError
from dateline.model import PhonemeSpan, Utterance

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.model import Spoken

_LEAST_PEAK = 328
"""-40 dBFS: what is softer is silence to a listener."""
_STRIDE = 5
"""Every fifth sample tells silence from speech, in a fifth of the time."""


def main(name: str, home: Path | None) -> None:
    """Serve one engine until nobody asks any more."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    engine: speech.Engine | None = None
    for line in sys.stdin.buffer:
        request = json.loads(line)
        try:
            engine = engine or speech.find(name, home)
            answer = _speak(engine, request)
        except DatelineError as error:
            answer = {"error": type(error).__name__, "message": error.message, "hint": error.hint}
        except OSError as error:
            answer = _of_the_disk(error)
        except Exception as error:  # noqa: BLE001 - an engine may raise anything; the parent tells of it
            answer = {"error": "SpeechError", "message": f"{type(error).__name__}: {error}", "hint": ""}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


def _of_the_disk(error: OSError) -> dict[str, object]:
    """Tell a disk that will not take a file from an engine that will not speak."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES):
        hint = "make room on the disk, or make the folder writable, and run the command again; what is finished is kept"
        return {"error": "StoreError", "message": f"{error.filename or 'a take'}: {error.strerror}", "hint": hint}
    return {"error": "SpeechError", "message": f"{type(error).__name__}: {error}", "hint": ""}


def _speak(engine: speech.Engine, request: Mapping[str, Any]) -> dict[str, object]:
    utterance = Utterance(
        request["said"],
        request["voice"],
        request["language"],
        tuple((key, value) for key, value in request["settings"]),
        tuple(PhonemeSpan(*span) for span in request["phonemes"]),
    )
    path = Path(request["path"])
    spoken = engine.speak(utterance, path)
    check(path, spoken, utterance)
    return {
        "rate": spoken.rate,
        "samples": spoken.samples,
        "marks": [[mark.at, mark.start, mark.length] for mark in spoken.marks],
    }


def check(path: Path, spoken: Spoken, utterance: Utterance) -> None:
    """Listen to what an engine wrote before anybody relies on it.

    Raises:
        SpeechError: It is no mono 16-bit WAV, silent, or far too short or long for its text.
    """
    try:
        with wave.open(str(path), "rb") as file:
            form = (file.getnchannels(), file.getsampwidth(), file.getframerate(), file.getnframes())
            samples = array("h", file.readframes(form[3]))
    except (OSError, EOFError, wave.Error) as error:
        raise SpeechError(f"the engine wrote no WAV: {error}") from error
    if form != (1, 2, spoken.rate, spoken.samples) or len(samples) != spoken.samples:
        raise SpeechError(f"the engine wrote another WAV than it says: {form}")
    settings = dict(utterance.settings)
    faster = float(settings.get("pace", 1.0)) * float(settings.get("speed", 1.0))
    slower = 165.0 / float(settings.get("rate", 165.0)) / faster
    seconds, letters = spoken.samples / spoken.rate, len(utterance.said)
    if not min(letters / 60, 5.0) * slower * 0.5 <= seconds <= (2 + letters / 2) * max(slower, 1.0):
        raise SpeechError(f"{seconds:.2f} s of sound cannot be these {letters} characters")
    some = samples[::_STRIDE]
    if max(*some, -min(some)) < _LEAST_PEAK:
        raise SpeechError("the engine returned silence")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]) if sys.argv[2:] else None)
