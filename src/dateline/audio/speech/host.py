"""The other side of a worker: starts it, waits no longer than a sentence deserves, and starts it again."""

from __future__ import annotations

import contextlib
import json
import queue
import subprocess
import sys
import tempfile
import threading
from typing import IO, TYPE_CHECKING

from dateline import errors
from dateline.errors import EngineMissing, SpeechError, TakeFailed, VoiceNotFound
from dateline.model import Mark, Spoken

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.model import Utterance

TRIES = 3
_START = 8.0
_PER_CHARACTER = 1 / 50
"""Seconds: Piper needs 3 ms on an idle core for a sentence of 5,000 characters, and 8 where others work, too."""
_LONGER = 2
"""Times the limit of the try before: a machine that is busy is no engine that hangs."""


class Worker:
    """One engine process, for one thread at a time."""

    def __init__(self, engine: str, home: Path | None = None, *, patience: float = _START) -> None:
        """Start nothing yet.

        Args:
            engine: The entry point's name.
            home: The show's folder, for engines whose voices are kept there.
            patience: Seconds that a sentence gets, besides 20 ms a character; each further try twice as many.
        """
        self.engine, self.home, self.patience = engine, home, patience
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._said: IO[bytes] | None = None

    def start(self) -> subprocess.Popen[bytes]:
        """Have a process, a new one if there is none."""
        if self._process is not None:
            return self._process
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - closed in close()
        home = [str(self.home)] if self.home else []
        process = subprocess.Popen(  # noqa: S603 - this very Python
            [sys.executable, "-m", "dateline.audio.speech.worker", self.engine, *home],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            start_new_session=True,
        )
        self._process, self._answers = process, queue.SimpleQueue()
        threading.Thread(target=_listen, args=(process, self._answers), daemon=True).start()
        return process

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            if process.stdin is not None:
                with contextlib.suppress(OSError):
                    process.stdin.close()
        if self._said is not None:
            self._said.close()
            self._said = None

    def speak(self, utterance: Utterance, path: Path) -> Spoken:
        """Have a sentence spoken into ``path``, in a fresh process where one fails.

        Raises:
            TakeFailed: No process would, with the sentence and the reason.
            VoiceNotFound: The engine has no such voice.
            EngineMissing: The engine cannot be loaded.
        """
        reason = ""
        for number in range(TRIES):
            try:
                return self._once(utterance, path, _LONGER**number)
            except (VoiceNotFound, EngineMissing):
                raise
            except SpeechError as error:
                reason = error.message
                self.close()
        raise TakeFailed(
            f'{self.engine} would not speak "{_short(utterance.said)}": {reason}',
            hint="change the sentence, or give it another voice; what was spoken before is kept",
            reason=reason,
            said=utterance.said,
        )

    def _once(self, utterance: Utterance, path: Path, times: int) -> Spoken:
        process = self.start()
        if process.stdin is None:
            raise SpeechError("the engine's process has no input")
        try:
            process.stdin.write(_request(utterance, path))
            process.stdin.flush()
            answer = self._answers.get(timeout=times * (self.patience + len(utterance.said) * _PER_CHARACTER))
        except OSError as error:
            raise SpeechError(f"its process has ended{self._last_words()}") from error
        except queue.Empty:
            raise SpeechError("it did not answer in time") from None
        if not answer:
            process.wait()
            raise SpeechError(f"its process has ended with {process.returncode}{self._last_words()}")
        return _answer(answer)

    def _last_words(self) -> str:
        if self._said is None:
            return ""
        self._said.seek(0)
        lines = self._said.read().decode("utf-8", "replace").strip().splitlines()
        return f": {lines[-1]}" if lines else ""


def _listen(process: subprocess.Popen[bytes], answers: queue.SimpleQueue[bytes]) -> None:
    """Pass every answer on, and an empty one when there will be no more."""
    if process.stdout is not None:
        with process.stdout as stream:
            for line in stream:
                answers.put(line)
    answers.put(b"")


def _request(utterance: Utterance, path: Path) -> bytes:
    record = {
        "said": utterance.said,
        "voice": utterance.voice,
        "language": utterance.language,
        "settings": utterance.settings,
        "phonemes": [[span.start, span.end, span.ipa, span.language] for span in utterance.phonemes],
        "path": str(path.absolute()),
    }
    return json.dumps(record).encode() + b"\n"


def _answer(line: bytes) -> Spoken:
    answer = json.loads(line)
    if "error" in answer:
        kind = getattr(errors, answer["error"], SpeechError)
        raise kind(answer["message"], hint=answer["hint"])
    return Spoken(answer["rate"], answer["samples"], tuple(Mark(*mark) for mark in answer["marks"]))


def _short(text: str, limit: int = 120) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"
