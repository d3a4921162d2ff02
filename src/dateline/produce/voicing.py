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
    from collections.abc import Iterable

    from dateline.model import Script, Taught, Voice, VoiceSpec
    from dateline.produce.desk import Desk


def names_of(desk: Desk, script: Script) -> Lexicon:
    """Put a script's names over the show's, and those over the house's, which are English."""
    return _names(script.language.partition("-")[0] == "en", desk.taught(), script.lexicon)


@lru_cache(maxsize=2)  # two thousand entries are laid out in 10 ms, and most scripts of a show have the same
def _names(english: bool, shows: tuple[Taught, ...], scripts: tuple[Taught, ...]) -> Lexicon:  # noqa: FBT001 - a key
    return Lexicon(lexicon.house() if english else (), shows, scripts)


def voices(desk: Desk, script: Script) -> dict[VoiceSpec, Voice]:
    """Find the voices that a script names, each of which has to speak its language.

    Raises:
        ScriptError: Every voice that is not there, lacks what is set, or was made for another language.
        EngineMissing: An engine is not there.
    """
    found: dict[VoiceSpec, Voice] = {}
    faults = []
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
    _refuse(f"script/{script.slug}.yaml", faults)
    return found


def _label(voice: Voice) -> str:
    """Call a voice as scripts do."""
    return f"{voice.engine}:{voice.name}"


_VOICE = re.compile(r"(?m)^voice:")


def _named(desk: Desk, script: Script, spec: VoiceSpec) -> tuple[str, int]:
    """Say which file asks for a voice, and the line of the first passage that is read in it where one is."""
    path = f"script/{script.slug}.yaml"
    if spec == script.voice:
        for name in (path, "show.yaml"):  # the script's own counts before the show's
            said = _VOICE.search((desk.root / name).read_text("utf-8"))
            if said:
                return name, said.string.count("\n", 0, said.start()) + 1
        return path, 0
    return path, next(one.line for one in script.passages if voice_of(one, script) == spec)


def check(desk: Desk, script: Script, voices: Iterable[Voice]) -> None:
    """Refuse rules that are not there, and phonemes that a voice of the script does not know.

    Raises:
        ScriptError: All of them.
    """
    where = f"script/{script.slug}.yaml"
    faults = _off(desk, script)
    for voice in voices:
        name, inventory = _label(voice), voice.phonemes
        if inventory is not None:
            faults += _foreign(script.lexicon, where, name, inventory)
            faults += _foreign(desk.taught(), f"script/{lexicon.FILE}", name, inventory)
        faults += _bracketed(script, where, name, inventory)
    _refuse(where, faults)


def _refuse(where: str, faults: list[Fault]) -> None:
    if faults:
        count, where = len(faults), ", ".join(dict.fromkeys(one.path for one in faults)) or where
        raise ScriptError(f"{where}: {count} fault{'s' * (count != 1)}", faults=tuple(faults))


def _off(desk: Desk, script: Script) -> list[Fault]:
    """Find rules that are switched off and that no language has."""
    if not script.off:
        return []
    known = (*speakable.every_id(), lexicon.RULE)
    where, shows = f"script/{script.slug}.yaml", "show.yaml"
    return [
        Fault(
            shows if one in desk.show.off else where,
            0,
            0,
            f"reading: off: no rule is called {one!r}",
            nearest(one, known),
        )
        for one in script.off
        if one not in known
    ]


def audition(desk: Desk, text: str, voice: Voice) -> None:
    """Refuse what a text has of the show's lexicon in phonemes that a voice does not know, as a build would.

    Raises:
        ScriptError: All of it.
    """
    where = f"script/{lexicon.FILE}"
    used = tuple(one for one in desk.taught() if one.written in text)
    _refuse(where, [] if voice.phonemes is None else _foreign(used, where, _label(voice), voice.phonemes))


def _foreign(entries: tuple[Taught, ...], where: str, voice: str, inventory: frozenset[str]) -> list[Fault]:
    bad = [(one, speakable.foreign(one.ipa, inventory)) for one in entries]
    remedy = f"give say: alone, or write it with these: {' '.join(sorted(one for one in inventory if one.strip()))}"
    return [
        Fault(where, one.line, 0, f"{one.written}: {voice} has no phoneme {symbol!r}", remedy)
        for one, symbol in bad
        if symbol
    ]


def _bracketed(script: Script, where: str, voice: str, inventory: frozenset[str] | None) -> list[Fault]:
    faults = []
    for one in (each for each in script.passages if "[[" in each.text):
        for each in speakable.readings(one.text, script.language):
            if each.rule != KEPT:
                continue
            symbol = "" if inventory is None else speakable.foreign(each.said[2:-2], inventory)
            if inventory is None:
                what = f"{voice} takes no phonemes, and would read {each.said} out"
                faults.append(Fault(where, one.line, 0, what, "write a lexicon entry with say: instead"))
            elif symbol:
                what = f"{each.said}: {voice} has no phoneme {symbol!r}"
                faults.append(Fault(where, one.line, 0, what, "write it with symbols that the voice has"))
    return faults
