"""The read-aloud report: what will be said differently from how it is written, and what nobody has taught."""

from __future__ import annotations

import calendar
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.audio import speech
from dateline.errors import SpeechError
from dateline.plan import voices_of
from dateline.produce import noting, voicing
from dateline.script import headings, page, speakable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model import Passage, Reading, Script, Voice
    from dateline.produce.desk import Desk
    from dateline.script.lexicon import Lexicon


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


def read_aloud(desk: Desk, slug: str) -> ReadAloud:
    """Report on a script; nothing is built.

    Raises:
        ScriptError: Every fault of the script or of a lexicon.
    """
    script = page.read(desk.script(slug), desk.show).script
    there = _there(desk, script)
    voicing.refuse(voicing.faults(desk, script, there))
    deaf = bool(there) and all(one.phonemes is None for one in there)
    names = voicing.names_of(desk, script)
    changed = [
        Changed(one.line, one.text[each.start : each.end], shown, each.rule)
        for one in script.passages
        for each in speakable.readings(one.text, script.language, names, script.off)
        if (shown := _shown(each, deaf=deaf)) != one.text[each.start : each.end] and each.rule not in _QUIET
    ]
    untaught = tuple(_untaught(script, names))
    known = bool(speakable.rules(script.language))
    notes = noting.of_names(desk, script, noting.Heard(there, names))
    return ReadAloud(tuple(changed), untaught, notes, known)


def _there(desk: Desk, script: Script) -> tuple[Voice, ...]:
    """Give the script's voices, if they are here; a report needs none."""
    try:
        return tuple(speech.resolve(spec, script.language, desk.root) for spec in voices_of(script))
    except SpeechError:
        return ()


def _shown(one: Reading, *, deaf: bool) -> str:
    """Give what is heard in place of what is written; ``deaf`` are voices that take no phonemes."""
    if deaf:
        return one.said
    if one.language:
        return f"as {one.language} has it"
    return f"[[{one.ipa}]]" if one.ipa else one.said


_QUIET = frozenset({"quotes", "dashes", "brackets", "ellipses"})
"""Marks that only make pauses would hide what an editor looks for."""


_NAME = re.compile(r"(?<![\w'\u2019])[^\W\d_][\w'\u2019-]*\w")
_ORDINARY = frozenset(
    (*calendar.day_name, *calendar.month_name, "Christmas", "Easter", "God", "English", "British", "American", "German")
)


def _untaught(script: Script, names: Lexicon) -> Iterator[Untaught]:
    counts: Counter[str] = Counter()
    first: dict[str, int] = {}
    small = {word for one in script.passages for word in re.findall(r"\b[a-z]+\b", one.text)}
    nouns = script.language.partition("-")[0] in _NOUNS
    for one in script.passages:
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
