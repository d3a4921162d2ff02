"""The operating system's voices through pyttsx3; on Linux espeak-ng, which comes as a Python package.

pyttsx3 loses files, hangs and mixes utterances when it is used as documented; docs/audio.md lists what this
wrapper survives. One sentence at a time, in a worker process, in the order that espeak-ng's queue wants.
"""

from __future__ import annotations

import hashlib
import re
import sys
import time
import wave
from functools import cached_property
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from dateline.errors import EngineMissing, SpeechError
from dateline.model import Mark, Spoken, Voice

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dateline.model import Utterance

RATE = 165
"""Words a minute; pyttsx3's own 200 is too fast for news."""
PITCH = 40
"""espeak-ng's own 50 is heard a little worse: 14.4 % of words misheard against 13.8 on three stories."""
GAP = 2
"""The pause between English words, in espeak-ng's units (10 ms at its usual speed). Left alone it runs them together:
an independent ear misheard 16.9 % of four stories' words, and with 1, 2 and 3 units 12.6, 10.9 and 11.1 %. No ear
that could be had hears other languages, some of which do run words together: they keep none."""
_WORD_GAP = 7
"""espeakWORDGAP, which pyttsx3 has no name for."""
_SAMPLE_RATE = 22_050
_LONGEST = 1_500
"""Characters in one utterance; pyttsx3's buffer grows quadratically."""
_PREFERRED = ("gmw/en-US", "gmw/en", "roa/pt", "roa/es", "sit/cmn", "roa/fr")
_DONT_EXIT = 0x8000
"""espeakINITIALIZE_DONT_EXIT: missing data is an error, not the end of the process."""


class Pyttsx3:
    """pyttsx3's voices."""

    settings: ClassVar[Mapping[str, tuple[float, float]]] = {
        "rate": (80, 450),
        "pitch": (0, 99),
        "volume": (0.1, 1),
        "gap": (0, 50),
    }

    def __init__(self, home: Path | None) -> None:
        """Keep nothing with a show."""
        del home

    def voices(self) -> tuple[Voice, ...]:
        """List the voices from espeak-ng's data, without loading it."""
        found = sorted(self._files(), key=_preference)
        stem = f"pyttsx3 {version('pyttsx3')} espeakng-loader {version('espeakng-loader')} at {RATE}, {PITCH}, {GAP}"
        return tuple(_voice(name, text, stem) for name, text in found)

    def variant(self, voice: Voice, name: str) -> Voice | None:
        """Give a voice in one of espeak-ng's variants, as in ``gmw/en-US+f3``."""
        path = self._data / "voices" / "!v" / name
        if not name or path.parent.name != "!v" or not path.is_file():
            return None
        full = f"{voice.name}+{name}"
        mark = hashlib.sha256(f"{voice.fingerprint} {path.read_text('utf-8')}".encode()).hexdigest()[:16]
        return Voice(voice.engine, full, voice.language, voice.licence, True, mark, label=f"{voice.label}, {name}")  # noqa: FBT003 - installed

    @cached_property
    def _data(self) -> Path:
        """The folder of espeak-ng's data, found without importing the package."""
        spec = find_spec("espeakng_loader") if sys.platform == "linux" else None
        if spec is None or spec.origin is None:
            raise EngineMissing("espeak-ng's Python package is not installed", hint="pip install espeakng-loader")
        return Path(spec.origin).parent / "espeak-ng-data"

    def _files(self) -> Iterator[tuple[str, str]]:
        lang = self._data / "lang"
        for path in lang.rglob("*"):
            if path.is_file():
                yield path.relative_to(lang).as_posix(), path.read_text("utf-8", "replace")

    @cached_property
    def _speaker(self) -> _Speaker:
        return _Speaker(self._data)

    def speak(self, utterance: Utterance, path: Path) -> Spoken:
        """Speak a sentence; a very long one in parts, into one file."""
        settings = dict(utterance.settings)
        rate = round(float(settings.get("rate", RATE)) * float(settings.get("pace", 1.0)))
        if utterance.language.partition("-")[0] == "en":
            settings = {"gap": float(GAP), **settings}
        self._speaker.set(utterance.voice, rate, settings)
        sound = b""
        marks: list[Mark] = []
        for start, part in _parts(utterance.said):
            heard, words = self._speaker.say(part, path)
            marks.extend(Mark(len(sound) // 2 + at, start + first, length) for at, first, length in words)
            sound += heard
        with wave.open(str(path), "wb") as file:
            file.setparams((1, 2, _SAMPLE_RATE, 0, "NONE", ""))
            file.writeframes(sound)
        return Spoken(_SAMPLE_RATE, len(sound) // 2, tuple(marks))


def _preference(file: tuple[str, str]) -> tuple[int, str]:
    name, _ = file
    return (_PREFERRED.index(name) if name in _PREFERRED else len(_PREFERRED), name)


def _voice(name: str, text: str, stem: str) -> Voice:
    fields = dict(re.findall(r"(?m)^(name|language)\s+(.+?)\s*$", "\n".join(reversed(text.splitlines()))))
    language = fields.get("language", name.rpartition("/")[2]).split()[0].lower()
    mark = hashlib.sha256(f"{stem} {name} {text}".encode()).hexdigest()[:16]
    return Voice("pyttsx3", name, language, "GPL-3.0-or-later", True, mark, label=fields.get("name", ""))  # noqa: FBT003 - installed


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """Cut a text that is too long for one utterance, at a clause if there is one, else at a space."""
    start = 0
    while len(text) - start > _LONGEST:
        window = text[start : start + _LONGEST]
        cut = max(window.rfind(mark) + 1 for mark in ",;:") or window.rfind(" ") + 1 or _LONGEST
        yield start, window[:cut]
        start += cut
    yield start, text[start:]


class _Speaker:
    """The one espeak-ng of this process, behind pyttsx3."""

    def __init__(self, data: Path) -> None:
        _embed(data)
        import pyttsx3  # noqa: PLC0415 - after the library is embedded, and only in a worker
        from pyttsx3.drivers import _espeak, espeak  # noqa: PLC0415 - the same

        espeak.time = _Impatient  # its loop sleeps 10 ms at a time, which is more than a sentence takes
        plain = _espeak.Initialize
        _espeak.Initialize = lambda output, length: plain(output, length, str(data).encode(), _DONT_EXIT)
        self._native = _espeak
        self._failed: list[Exception] = []
        self._words: list[tuple[int, int, int]] = []
        self._finished = False
        self._set: dict[str, str | float] = {}
        self.engine = pyttsx3.init("espeak")
        self.engine.proxy.setBusy(False)  # else the end of the loop overtakes the first utterance
        self.engine.connect("error", lambda name, exception: self._failed.append(exception))  # noqa: ARG005 - its names
        self.engine.connect("finished-utterance", self._end)
        self._driver = self.engine.proxy._driver  # noqa: SLF001 - word times are nowhere else
        self._inner = self._driver._onSynth  # noqa: SLF001 - the same
        _espeak.SetSynthCallback(self._listen)

    def _end(self, name: str | None, completed: bool) -> None:  # noqa: ARG002, FBT001 - pyttsx3's names
        self._finished = completed

    def _listen(self, wav: Any, count: int, events: Any) -> int:  # noqa: ANN401 - ctypes pointers
        """Note when words start, then let pyttsx3 do its part."""
        index = 0
        while events[index].type != self._native.EVENT_LIST_TERMINATED:
            event = events[index]
            if event.type == self._native.EVENT_WORD:
                at = event.audio_position * _SAMPLE_RATE // 1000
                self._words.append((at, event.text_position - 1, event.length))
            index += 1
        done: int = self._inner(wav, count, events)
        return done

    def set(self, voice: str, rate: int, settings: Mapping[str, str | float]) -> None:
        """Set what is not set yet, and wait until it is: a command in the queue can purge it."""
        wanted: dict[str, str | float] = {
            "voice": voice,
            "rate": rate,
            "pitch": settings.get("pitch", PITCH),
            "volume": settings.get("volume", 1.0),
        }
        gap = round(float(settings.get("gap", 0)))
        if self._set == {**wanted, "gap": gap}:
            return
        for name, value in wanted.items():
            if self._set.get(name) != value:
                self.engine.setProperty(name, value)
                self._settle()
        self._native.SetParameter(_WORD_GAP, gap, 0)
        self._settle()
        self._set = {**wanted, "gap": gap}

    def _settle(self) -> None:
        self._native.Synchronize()
        if self._failed:
            raise SpeechError(f"espeak-ng refused: {self._failed.pop()}")

    def say(self, text: str, path: Path) -> tuple[bytes, list[tuple[int, int, int]]]:
        """Speak one utterance by way of ``path``; gives its samples and its words."""
        self._words, self._finished = [], False
        path.unlink(missing_ok=True)  # what an earlier utterance left must not pass for this one
        self.engine.save_to_file(text, str(path))
        self.engine.runAndWait()
        self._settle()
        if not self._finished or not path.exists():
            raise SpeechError("espeak-ng wrote no sound")
        with wave.open(str(path), "rb") as file:
            return file.readframes(file.getnframes()), self._words


class _Impatient:
    """Stands in for the module time in pyttsx3's loop."""

    @staticmethod
    def sleep(seconds: float) -> None:
        """Sleep a millisecond at most."""
        time.sleep(min(seconds, 0.001))


def _embed(data: Path) -> None:
    """Make the packaged espeak-ng the one that pyttsx3 finds by its name."""
    import ctypes  # noqa: PLC0415 - only in a worker
    import os  # noqa: PLC0415 - the same

    import espeakng_loader  # noqa: PLC0415 - the same

    os.environ["ESPEAK_DATA_PATH"] = str(data)
    ctypes.CDLL(espeakng_loader.get_library_path())
