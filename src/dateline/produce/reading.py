"""The read-aloud report: what will be said differently from how it is written, and what nobody has taught."""

from __future__ import annotations

import calendar
import contextlib
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from dateline.audio import speech
from dateline.errors import EngineMissing, Fault, ScriptError, SpeechError
from dateline.model import Passage
from dateline.plan import voice_of, voices_of
from dateline.script import headings, lexicon, page, speakable
from dateline.script.lexicon import Lexicon
from dateline.script.said.rules import KEPT
from dateline.yamlfile import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from dateline.model import Reading, Script, Taught, Voice, VoiceSpec
    from dateline.produce.desk import Desk


@dataclass(frozen=True, slots=True)
class Changed:
    """A stretch that is said differently."""

    line: int
    """Of the passage, in the script's file."""
    written: str
    """As it stands there."""
    said: str
    """What a voice says; phonemes in double brackets where it takes them."""
    rule: str
    """The rule's id, or lexicon."""


@dataclass(frozen=True, slots=True)
class Untaught:
    """A name or an acronym that the voice is left to guess."""

    line: int
    """Of the first passage that has it."""
    name: str
    """As written."""
    count: int
    """How often it is said."""

    @property
    def entry(self) -> str:
        """A lexicon entry to paste, to be put right."""
        return f'{self.name}: {{say: "{self.name.lower()}"}}'


@dataclass(frozen=True, slots=True)
class ReadAloud:
    """The report of one script."""

    changed: tuple[Changed, ...]
    """In the order of the script."""
    untaught: tuple[Untaught, ...]
    """Those that are said most often first."""
    unused: tuple[str, ...]
    """What the script's own lexicon and the show's teach for nothing, or nothing to its voice, each in a line."""
    rules: bool
    """Whether numbers and abbreviations of its language are known; else they are left to the engine."""


def names_of(desk: Desk, script: Script) -> Lexicon:
    """Put a script's names over the show's, and those over the house's, which are English."""
    return _names(script.language.partition("-")[0] == "en", desk.taught(), script.lexicon)


@lru_cache(maxsize=2)  # two thousand entries are laid out in 10 ms, and most scripts of a show have the same
def _names(english: bool, shows: tuple[Taught, ...], scripts: tuple[Taught, ...]) -> Lexicon:  # noqa: FBT001 - a key
    return Lexicon(lexicon.house() if english else (), shows, scripts)


def read_aloud(desk: Desk, slug: str) -> ReadAloud:
    """Report on a script; nothing is built.

    Raises:
        ScriptError: Every fault of the script or of a lexicon.
    """
    script = page.read(desk.script(slug), desk.show).script
    there = _there(desk, script)
    check(desk, script, there)
    deaf = bool(there) and all(one.phonemes is None for one in there)
    names = names_of(desk, script)
    passages = [one for segment in script.segments for one in segment.narration if isinstance(one, Passage)]
    changed = [
        Changed(one.line, one.text[each.start : each.end], shown, each.rule)
        for one in passages
        for each in speakable.readings(one.text, script.language, names, script.off)
        if (shown := _shown(each, deaf=deaf)) != one.text[each.start : each.end] and each.rule not in _QUIET
    ]
    texts = texts_of(script)
    untaught = tuple(_untaught(passages, script, names))
    known = bool(speakable.rules(script.language))
    notes = (
        *unused(script, texts), *unused_in_show(desk), *unheard(desk, script, there), *unlettered(script, names)
    )  # fmt: skip
    return ReadAloud(tuple(changed), untaught, notes, known)


def _there(desk: Desk, script: Script) -> tuple[Voice, ...]:
    """Give the script's voices, if they are here; a report needs none."""
    try:
        return tuple(speech.resolve(spec, script.language, desk.root) for spec in voices_of(script))
    except SpeechError:
        return ()


def texts_of(script: Script) -> list[str]:
    """Give all that a script says."""
    return [one.text for segment in script.segments for one in segment.narration if isinstance(one, Passage)]


def _shown(one: Reading, *, deaf: bool) -> str:
    """Give what is heard in place of what is written; ``deaf`` are voices that take no phonemes."""
    if deaf:
        return one.said
    if one.language:
        return f"as {one.language} has it"
    return f"[[{one.ipa}]]" if one.ipa else one.said


_QUIET = frozenset({"quotes", "dashes", "brackets", "ellipses"})
"""Marks that only make pauses would hide what an editor looks for."""


def unused(script: Script, texts: list[str]) -> Iterator[str]:
    """Tell of entries of the script's own lexicon that match nothing in it, with the nearest name that is there."""
    for one, near in lexicon.unused(script.lexicon, texts):
        yield f"script/{script.slug}.yaml:{one.line}: nothing here is called {one.written!r}{_meant(near)}"


def _meant(near: str) -> str:
    return f"; did you mean {near}?" if near else ""


def unused_in_show(desk: Desk) -> tuple[str, ...]:
    """Tell of entries of the show's lexicon that match nothing in any of its scripts, with the nearest name there."""
    stamps = []
    for path in (desk.script(slug) for slug in desk.slugs()):
        with contextlib.suppress(OSError):
            known = path.stat()
            stamps.append((path, known.st_mtime_ns, known.st_size))
    return _unused_in(desk.taught(), tuple(stamps))


def unheard(desk: Desk, script: Script, voices: Iterable[Voice]) -> Iterator[str]:
    """Tell of entries that teach a voice of the script nothing: it takes no phonemes, and they have no respelling."""
    deaf = next((one for one in voices if one.phonemes is None), None)
    if deaf is None:
        return
    levels = ((f"script/{script.slug}.yaml", script.lexicon), (f"script/{lexicon.FILE}", desk.taught()))
    text = "\n".join(texts_of(script))
    for where, entries in levels:
        for one in entries:
            if not (one.say or one.kind) and next(Lexicon((one,)).find(text), None):
                takes = f"{deaf.engine}:{deaf.name} takes no phonemes"
                yield f"{where}:{one.line}: {takes}, and says {one.written!r} as it is written; add say:"


def unlettered(script: Script, names: Lexicon) -> Iterator[str]:
    """Tell of words in letters that the rest of a script is not written in: its voice spells them out."""
    texts = texts_of(script)
    if sum(len(_OTHER.sub("", text)) for text in texts) * 2 < sum(map(len, texts)):
        return
    cast = {name for name, _ in script.cast}
    for one in (one for segment in script.segments for one in segment.narration if isinstance(one, Passage)):
        found = None if one.voice or one.who in cast else _OTHER.search(one.text)
        if found is None or any(each.start < found.end() and found.start() < each.end for each in names.find(one.text)):
            continue
        what = f"{found[0]!r} is in {_alphabet(found[0])} letters, which a voice for {script.language} spells out"
        yield f"script/{script.slug}.yaml:{one.line}: {what}; write it as it sounds, or teach it"


_OTHER = re.compile("[\u0370-\u03ff\u0400-\u1cff\u2e80-\ud7ff\uf900-\ufaff\ufb1d-\ufdff\ufe70-\ufeff]{2,}")
"""Words in other letters than Latin ones; one alone is a symbol."""


def _alphabet(word: str) -> str:
    """Name the letters of a word.

    >>> _alphabet("\u043c\u0438\u0440"), _alphabet("\u4e16\u754c")
    ('Cyrillic', 'CJK')
    """
    name = unicodedata.name(word[0], "OTHER").partition(" ")[0]
    return name if name == "CJK" else name.capitalize()


_KEY = re.compile(r"(?m)^\s*(?:-\s+)?\{?[a-z_]+:")
"""What a script's file has before its texts."""


@lru_cache(maxsize=1)  # a build asks with every script of the show
def _unused_in(entries: tuple[Taught, ...], scripts: tuple[tuple[Path, int, int], ...]) -> tuple[str, ...]:
    """Search files as they are: to read them all as scripts would take longer than what is to be built."""
    texts = (
        [" ".join(_KEY.sub(" ", path.read_text("utf-8", "replace")).split()) for path, *_ in scripts] if entries else []
    )
    return tuple(
        f"script/{lexicon.FILE}:{one.line}: no script says {one.written!r}{_meant(near)}"
        for one, near in lexicon.unused(entries, texts)
    )


_NAME = re.compile(r"(?<![\w'\u2019])[^\W\d_][\w'\u2019-]*\w")
_ORDINARY = frozenset(
    (*calendar.day_name, *calendar.month_name, "Christmas", "Easter", "God", "English", "British", "American", "German")
)


def _untaught(passages: list[Passage], script: Script, names: Lexicon) -> Iterator[Untaught]:
    counts: Counter[str] = Counter()
    first: dict[str, int] = {}
    small = {word for one in passages for word in re.findall(r"\b[a-z]+\b", one.text)}
    nouns = script.language.partition("-")[0] in _NOUNS
    for one in passages:
        for name in _whole(one.text, _guessed(one, script, names, small)):
            if nouns and _PLAIN.fullmatch(name):
                continue
            counts[name] += 1
            first.setdefault(name, one.line)
    for name, count in sorted(counts.items(), key=lambda item: (-item[1], first[item[0]])):
        yield Untaught(first[name], name, count)


_NOUNS = frozenset(("de", "lb"))
"""Languages in which every noun has a capital: one alone is a name only where its spelling is foreign."""
_PLAIN = re.compile(
    r"(?!.*(?:[gk]h|sz|[aeiou]y|[bdfghjklmnpqrstvwxz]j|[aiu]w|c(?![hk])))[A-Z\u00c4\u00d6\u00dc][a-z\u00e4\u00f6\u00fc\u00df]+"
)


def _guessed(one: Passage, script: Script, names: Lexicon, small: set[str]) -> Iterator[tuple[int, int]]:
    """Find the words that are written as names and that no rule and no entry says; a sentence's first may be none."""
    taken = speakable.readings(one.text, script.language, names, script.off)
    _, dated = headings.dateline(one.text)
    for found in _NAME.finditer(one.text):
        end = found.end() - 2 * bool(re.search(r"['\u2019]s$", found[0]))
        begins = found.start() == dated or not _INSIDE.search(one.text[: found.start()])
        name = one.text[found.start() : end]
        said = any(each.start < end and found.start() < each.end for each in taken)
        if found[0][0].isupper() and not (said or begins or name in _ORDINARY or name.lower() in small):
            yield found.start(), end


_INSIDE = re.compile(r"[\w,;:\u2014-][\"\u201d\u2019)]*\s[\"\u201c\u2018(]?$")
"""What stands before a word that begins no sentence."""


def _whole(text: str, words: Iterator[tuple[int, int]]) -> Iterator[str]:
    """Join the words of a name: Los Angeles."""
    spans: list[list[int]] = []
    for start, end in words:
        if spans and start == spans[-1][1] + 1 and text[spans[-1][1]] == " ":
            spans[-1][1] = end
        else:
            spans.append([start, end])
    return (text[start:end] for start, end in spans)


# --- what cannot be said -----------------------------------------------------------------


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
    items = (item for segment in script.segments for item in segment.narration)
    return path, next(item.line for item in items if isinstance(item, Passage) and voice_of(item, script) == spec)


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
    for one in (one for segment in script.segments for one in segment.narration if isinstance(one, Passage)):
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
