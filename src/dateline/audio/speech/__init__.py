"""Engines that speak, found by the entry points that a stranger's engine would use."""

from __future__ import annotations

import contextlib
import sys
from difflib import get_close_matches
from functools import cache
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Protocol

from dateline.errors import DatelineError, EngineMissing, SpeechError, VoiceNotFound

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.metadata import EntryPoint
    from pathlib import Path

    from dateline.model import Spoken, Utterance, Voice, VoiceSpec

GROUP = "dateline.engines"
PACE = (0.5, 2.0)
"""Every engine takes a pace: speed relative to the voice's own."""


class Engine(Protocol):
    """Something that speaks a sentence into a file.

    An entry point is called with the show's folder, or None outside of one, and gives an engine.
    """

    settings: Mapping[str, tuple[float, float]]
    """What a voice can be set to besides pace, each with its least and most."""

    def voices(self) -> tuple[Voice, ...]:
        """List the voices from metadata, the preferred one of a language first; no model is loaded."""

    def speak(self, utterance: Utterance, path: Path) -> Spoken:
        """Write a mono 16-bit WAV; only ever called in a worker process.

        Raises:
            SpeechError: The engine would not.
        """


def _points() -> Mapping[str, EntryPoint]:
    return _scanned(tuple(sys.path))


@cache
def _scanned(_path: tuple[str, ...]) -> Mapping[str, EntryPoint]:
    """Look through what is installed: some milliseconds, and asked for twice an episode."""
    return {point.name: point for point in entry_points(group=GROUP)}


def engines() -> tuple[str, ...]:
    """Name every engine that is declared, whether or not its parts are installed."""
    return tuple(sorted(_points()))


def find(name: str, home: Path | None = None) -> Engine:
    """Give an engine.

    Args:
        name: The entry point's.
        home: The show's folder, for engines whose voices are kept there.

    Raises:
        VoiceNotFound: No engine has that name; the nearest names.
        EngineMissing: It is declared, but a part of it is not installed.
    """
    points = _points()
    if name not in points:
        raise VoiceNotFound(f"no engine is called {name!r}", hint=_near(name, tuple(sorted(points))))
    try:
        engine: Engine = points[name].load()(home)
    except DatelineError:
        raise
    except Exception as error:
        raise EngineMissing(
            f"the engine {name!r} cannot be loaded: {error}", hint="install its package, or choose another voice"
        ) from error
    return engine


def _near(name: str, known: tuple[str, ...]) -> str:
    close = get_close_matches(name, known, 3, 0.5)
    return f"did you mean {' or '.join(close)}?" if close else f"known are: {', '.join(known[:12])}"


def resolve(spec: VoiceSpec, language: str, home: Path | None = None) -> Voice:
    """Give the voice that a producer asks for.

    Args:
        spec: ``engine:voice``, a voice that one engine alone has, or an engine.
        language: Chooses the voice where only an engine is named.
        home: The show's folder.

    Raises:
        VoiceNotFound: No such voice, or more than one; the nearest names.
        EngineMissing: It is known, but not installed.
        SpeechError: The engine has no such setting.
    """
    engine, _, name = spec.name.partition(":")
    if name:
        voice = _named(find(engine, home), engine, name)
    elif engine in engines():
        voice = _of_language(find(engine, home), engine, language)
    else:
        voice = _anywhere(spec.name, home)
    if voice.fault:
        kind = VoiceNotFound if voice.installed else EngineMissing
        raise kind(f"{voice.engine}:{voice.name}: {voice.fault}", hint=voice.remedy or _OTHER)
    _check(spec, find(voice.engine, home), voice)
    return voice


_OTHER = "fetch its files again, or choose another voice: `dateline voices`"


def _named(engine: Engine, label: str, name: str) -> Voice:
    voices = {voice.name: voice for voice in engine.voices()}
    base = voices.get(name.partition("+")[0])
    if name in voices:
        return voices[name]
    variant = getattr(engine, "variant", None)
    if base is not None and variant is not None and (made := variant(base, name.partition("+")[2])) is not None:
        found: Voice = made
        return found
    near = tuple(f"{label}:{one}" for one in voices)
    raise VoiceNotFound(f"{label} has no voice {name!r}", hint=_near(f"{label}:{name}", near))


_CODES = {
    "cmn": "zh",
    "nb": "no",
    "nn": "no",
    "iw": "he",
    "in": "id",
    "ji": "yi",
    "arb": "ar",
    "fil": "tl",
    "pes": "fa",
}
"""Languages that have more codes than one (ISO 639-3, and withdrawn ones)."""


def _base(language: str) -> str:
    """Give a language without its country.

    >>> _base("pt-BR"), _base("cmn-latn-pinyin"), _base("nb")
    ('pt', 'zh', 'no')
    """
    first = language.lower().partition("-")[0]
    return _CODES.get(first, first)


def speaks(voice: Voice, language: str) -> bool:
    """Whether a voice was made for a language; of one that does not say, nobody knows."""
    return voice.language in ("mul", "und") or _base(voice.language) == _base(language)


def speakers(language: str, home: Path | None = None) -> tuple[str, ...]:
    """Name the voices that are ready to speak a language, the neural ones first."""
    named = []
    for label in engines():
        with contextlib.suppress(EngineMissing):
            ready = (one for one in find(label, home).voices() if not one.fault and one.language not in ("mul", "und"))
            named += [f"{one.engine}:{one.name}" for one in ready if speaks(one, language)]
    return tuple(named)


def _of_language(engine: Engine, label: str, language: str) -> Voice:
    wanted, voices = language.lower(), engine.voices()
    base = wanted.partition("-")[0]
    for match in (wanted, base):
        for voice in voices:
            if voice.language in (match, "mul"):
                return voice
        for voice in voices:
            if voice.language.startswith(f"{match}-"):
                return voice
    for voice in voices:
        if _base(voice.language) == _base(wanted):
            return voice
    raise VoiceNotFound(f"{label} has no voice for the language {language!r}", hint="name one: `dateline voices`")


def _anywhere(name: str, home: Path | None) -> Voice:
    known = [voice for label in engines() for voice in find(label, home).voices()]
    found = [voice for voice in known if voice.name == name]
    if len(found) == 1:
        return found[0]
    if found:
        names = " or ".join(f"{voice.engine}:{voice.name}" for voice in found)
        raise VoiceNotFound(f"more than one engine has a voice {name!r}", hint=f"write {names}")
    short = [voice.name for voice in known]
    raise VoiceNotFound(f"no engine has a voice {name!r}", hint=_near(name, (*engines(), *short)))


def _check(spec: VoiceSpec, engine: Engine, voice: Voice) -> None:
    faults = [fault for key, value in spec.settings if (fault := _fault(key, value, engine, voice))]
    if len(faults) == 1:
        raise SpeechError(f"voice {spec.name}: {faults[0][0]}", hint=faults[0][1])
    if faults:
        raise SpeechError(f"voice {spec.name}: {'; '.join(f'{what} ({hint})' for what, hint in faults)}")


def _fault(key: str, value: object, engine: Engine, voice: Voice) -> tuple[str, str] | None:
    """Say what is wrong with a setting, and what to write instead."""
    if key not in engine.settings:
        known = ", ".join(sorted(engine.settings))
        return f"{voice.engine} has no setting {key!r}", f"it has: {known}" if known else "leave it out: it has none"
    if key == "speaker":
        return _no_speaker(voice, value)
    least, most = engine.settings[key]
    if isinstance(value, float) and least <= value <= most:
        return None
    return f"{key} cannot be {_shown(value)}", f"write a number from {least:g} to {most:g}"


def _no_speaker(voice: Voice, value: object) -> tuple[str, str] | None:
    count = len(voice.speakers)
    if value in voice.speakers or (isinstance(value, float) and value.is_integer() and 0 <= value < max(count, 1)):
        return None
    some = ", ".join(voice.speakers[:12])
    hint = f"write a number from 0 to {count - 1}, or a name: {some}" if count else "leave speaker out: it has one"
    return f"{voice.engine}:{voice.name} has no speaker {_shown(value)}", hint


def _shown(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else repr(value)
