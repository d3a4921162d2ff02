"""Who reads a script, with which names taught; and what cannot be said, refused before anything is."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from dateline.audio import speech
from dateline.errors import EngineMissing, Fault, ScriptError, SpeechError
from dateline.plan import voice_of, voices_of
from dateline.script import lexicon, speakable
from dateline.script.lexicon import Lexicon
from dateline.script.said.rules import KEPT
from dateline.yamlfile import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from dateline.model import Script, Taught, Voice, VoiceSpec
    from dateline.produce.desk import Desk


def names_of(desk: Desk, script: Script) -> Lexicon:
    """Put a script's names over the show's, and those over the house's, which are English."""
    return _names(script.language.partition("-")[0] == "en", desk.taught(), script.lexicon)


@lru_cache(maxsize=2)  # two thousand entries are laid out in 10 ms, and most scripts of a show have the same
def _names(english: bool, shows: tuple[Taught, ...], scripts: tuple[Taught, ...]) -> Lexicon:  # noqa: FBT001 - a key
    return Lexicon(lexicon.house() if english else (), shows, scripts)


def voices(desk: Desk, script: Script) -> tuple[dict[VoiceSpec, Voice], list[Fault]]:
    """Find the voices that a script names; those that are not there, lack what is set, or speak another language.

    Raises:
        EngineMissing: An engine is not there.
    """
    found: dict[VoiceSpec, Voice] = {}
    faults: list[Fault] = []
    for spec in voices_of(script):
        try:
            found[spec] = speech.resolve(spec, script.language, desk.root)
        except EngineMissing:
            raise
        except SpeechError as error:
            faults.append(Fault(*_named(desk, script, spec), 0, error.message, error.hint))
            continue
        if not speech.speaks(found[spec], script.language):
            spoken, written = found[spec].language, f"script/{script.slug}.yaml is in {script.language}"
            what = f"{_label(found[spec])} speaks {spoken}, and {written}"
            able = speech.speakers(script.language, desk.root)
            remedy = (
                f"choose {' or '.join(able[:3])}"
                if able
                else "no voice here speaks it: put one of Piper's into voices/"
            )
            faults.append(Fault(*_named(desk, script, spec), 0, what, remedy))
    return found, faults


def _label(voice: Voice) -> str:
    """Call a voice as scripts do."""
    return f"{voice.engine}:{voice.name}"


def _named(desk: Desk, script: Script, spec: VoiceSpec) -> tuple[str, int]:
    """Say which file asks for a voice, and the line of the first passage that is read in it where one is."""
    path = f"script/{script.slug}.yaml"
    if spec == script.voice:
        for name in (path, "show.yaml"):  # the script's own counts before the show's
            line = _line_of(desk.root / name, "voice")
            if line:
                return name, line
        return path, 0
    return path, next(one.line for one in script.passages if voice_of(one, script) == spec)


def _line_of(path: Path, key: str) -> int:
    """Give the line of a key at the top of a file; 0 if it is not there."""
    found = re.search(rf"(?m)^{key}:", path.read_text("utf-8"))
    return found.string.count("\n", 0, found.start()) + 1 if found else 0


def faults(desk: Desk, script: Script, voices: Iterable[Voice]) -> list[Fault]:
    """Find rules that are not there, and phonemes that a voice of the script does not know."""
    where = f"script/{script.slug}.yaml"
    found = _off(desk, script)
    for name, inventory in {_label(one): one.phonemes for one in voices}.items():
        if inventory is not None:
            found += _foreign(script.lexicon, where, name, inventory)
            found += _foreign(desk.taught(), f"script/{lexicon.FILE}", name, inventory)
        found += _bracketed(script, where, name, inventory)
    return found


def refuse(faults: Iterable[Fault]) -> None:
    """Raise all faults at once, if there are any, by file and line.

    Raises:
        ScriptError: All of them.
    """
    every = sorted(faults, key=lambda one: (one.path, one.line))
    if every:
        count, where = len(every), ", ".join(dict.fromkeys(one.path for one in every))
        raise ScriptError(f"{where}: {count} fault{'s' * (count != 1)}", faults=tuple(every))


def _off(desk: Desk, script: Script) -> list[Fault]:
    """Find rules that are switched off and that no language has."""
    if not script.off:
        return []
    known = (*speakable.every_id(), lexicon.RULE)
    wrong = [one for one in script.off if one not in known]
    files = ["show.yaml" if one in desk.show.off else f"script/{script.slug}.yaml" for one in wrong]
    return [
        Fault(
            where,
            _line_of(desk.root / where, "reading"),
            0,
            f"reading: off: no rule is called {one!r}",
            nearest(one, known),
        )
        for one, where in zip(wrong, files, strict=True)
    ]


def audition(desk: Desk, text: str, voice: Voice) -> None:
    """Refuse what a text has of the show's lexicon in phonemes that a voice does not know, as a build would.

    Raises:
        ScriptError: All of it.
    """
    where = f"script/{lexicon.FILE}"
    used = tuple(one for one in desk.taught() if one.written in text)
    refuse([] if voice.phonemes is None else _foreign(used, where, _label(voice), voice.phonemes))


def _foreign(entries: tuple[Taught, ...], where: str, voice: str, inventory: frozenset[str]) -> list[Fault]:
    bad = [(one, speakable.foreign(one.ipa, inventory)) for one in entries]
    return [
        Fault(where, one.line, 0, f"{one.written}: {voice} has no {_named_all(symbols)}", _instead(symbols, inventory))
        for one, symbols in bad
        if symbols
    ]


def _named_all(symbols: Sequence[str]) -> str:
    """Name phonemes.

    >>> _named_all(("g",)), _named_all(("g", "!"))
    ("phoneme 'g'", "phonemes 'g', '!'")
    """
    return f"phoneme{'s' * (len(symbols) > 1)} {', '.join(map(repr, symbols))}"


def _instead(symbols: Sequence[str], inventory: frozenset[str]) -> str:
    """Say what to write in place of phonemes: the letter that was meant, or all letters that there are."""
    meant = [f"{_MEANT[one]} (U+{ord(_MEANT[one]):04X}) for {one}" for one in symbols if _MEANT.get(one) in inventory]
    if len(meant) == len(symbols):
        return f"write {', '.join(meant)}"
    letters = sorted(one for one in inventory if one.isalpha() or not one.isascii())
    return f"give say: alone, or write it with these: {' '.join(letters)}"


_MEANT = {
    "g": "\u0261",
    "R": "\u0280",
    "S": "\u0283",
    "Z": "\u0292",
    "N": "\u014b",
    "T": "\u03b8",
    "D": "\u00f0",
    "@": "\u0259",
}
"""Letters of keyboards (and of SAMPA) that are taken for phonemes."""


def _bracketed(script: Script, where: str, voice: str, inventory: frozenset[str] | None) -> list[Fault]:
    faults = []
    for one in (each for each in script.passages if "[[" in each.text):
        for each in (reading for reading in speakable.readings(one.text, script.language) if reading.rule == KEPT):
            if inventory is None:
                what = f"{voice} takes no phonemes, and would read {each.said} out"
                faults.append(Fault(where, one.line, 0, what, "write a lexicon entry with say: instead"))
            elif symbols := speakable.foreign(each.said[2:-2], inventory):
                what = f"{each.said}: {voice} has no {_named_all(symbols)}"
                faults.append(Fault(where, one.line, 0, what, _instead(symbols, inventory)))
    return faults
