"""A finished episode is listened to, and laid beside what was to be said."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING, Literal

from dateline.audio import listen
from dateline.errors import EngineMissing, ScriptError, TargetMissed
from dateline.model import MIX_RATE, Speak
from dateline.produce.building import built, prepare
from dateline.script.compare import compare, distance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from dateline import run
    from dateline.model import Line, Timed
    from dateline.produce.building import Prepared
    from dateline.produce.desk import Desk
    from dateline.script.compare import Compared

Verdict = Literal["missing", "cut", "misheard", "silent", "too short", "too long"]
THRESHOLD = 0.2
"""Share of words, over the whole episode, above which a proof fails."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence that does not sound as it should."""

    verdict: Verdict
    """What is wrong with it."""
    errors: float
    """Share of its words that were not heard; 1 where nothing listened."""
    at: float
    """Seconds into the episode."""
    line: int
    """Of its passage, in the script's file."""
    text: str
    """As written."""
    heard: str
    """In its place; empty where nothing was, or nothing listened."""
    take: Path
    """Its sound."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What listening to an episode found."""

    sentences: int
    """How many it has."""
    words: int
    """How many words they have."""
    rate: float | None
    """Word error rate over the whole; None where nothing listened."""
    findings: tuple[Finding, ...]
    """The worst first."""
    deaf: str = ""
    """Why nothing listened."""


def proof(desk: Desk, slug: str, model: Path | None, crew: run.Crew) -> Proof:
    """Listen to a finished episode.

    Without the extra only lengths and levels are looked at.

    Args:
        desk: The show.
        slug: The script's.
        model: A folder of a faster-whisper model; None for the packaged one.
        crew: Who measures a voice that was never heard here.

    Raises:
        ScriptError: The script was not built as it stands.
        AudioError: The rundown does not account for every sentence, or the model does not hear the language.
        EngineMissing: There is no model.
    """
    prepared = prepare(desk, slug, crew)
    if not desk.store.episode(slug, prepared.plan.bind).exists():
        raise ScriptError(f"script/{slug}.yaml is not built as it stands", hint=f"run `dateline build {slug}` first")
    made = built(desk, prepared, frozenset())
    listener = _Listener(desk, prepared, made.clock.lines, made.path)
    measured = list(listener.measured())
    if model is not None and not listen.can_listen():
        raise EngineMissing("nothing here listens", hint=listen.INSTALL)
    english = prepared.script.language.partition("-")[0] == "en"
    if model is None and not (listen.can_listen() and english):
        deaf = listen.DEAF if listen.can_listen() else f"nothing here listens ({listen.INSTALL})"
        return Proof(len(prepared.plan.lines), listener.count(), None, tuple(measured), deaf)
    rate, heard = listener.heard(model)
    ordered = sorted(_together(measured, heard), key=_worst)
    return Proof(len(prepared.plan.lines), listener.count(), rate, tuple(ordered))


def _together(measured: Sequence[Finding], heard: Sequence[Finding]) -> Iterator[Finding]:
    """Give each sentence's finding once: the worse verdict of two, and what was heard."""
    by_time = {one.at: one for one in heard}
    for one in measured:
        other = by_time.pop(one.at, None)
        if other is None:
            yield one
            continue
        verdict = min(one.verdict, other.verdict, key=_RANK.__getitem__)
        yield replace(other, verdict=verdict)
    yield from by_time.values()


_RANK = {"silent": 0, "missing": 0, "too short": 1, "cut": 1, "too long": 2, "misheard": 3}


def _worst(one: Finding) -> tuple[int, float, float]:
    """Order by what is wrong, then by how many words are: a whole sentence before a name alone."""
    return (_RANK[one.verdict], -one.errors * len(one.text.split()), one.at)


def hold(slug: str, found: Proof, threshold: float) -> None:
    """Fail a proof.

    Raises:
        TargetMissed: A sentence is missing, cut or silent, or too many words were not heard.
    """
    lost = [one for one in found.findings if _RANK[one.verdict] < _RANK["too long"]]
    loud = found.rate is not None and found.rate > threshold
    if lost or loud:
        parts = [f"{len(lost)} missing, cut or silent" if lost else ""]
        parts.append(f"{found.rate:.1%} of the words misheard, {threshold:.0%} allowed" if loud else "")
        raise TargetMissed(
            f"{slug}: {'; '.join(filter(None, parts))}",
            hint="`dateline retake` has a passage read again; a lexicon entry puts a name right",
        )


class _Listener:
    """One episode being listened to."""

    def __init__(self, desk: Desk, prepared: Prepared, timed: Sequence[Timed], path: Path) -> None:
        self._desk, self._script, self._plan, self._timed = desk, prepared.script, prepared.plan, timed
        self._steps = {key: step for key, step in prepared.plan.steps if isinstance(step, Speak)}
        self._said = {key: step.said for key, step in self._steps.items()}
        self._sound = listen.samples(path)

    def count(self) -> int:
        return sum(len(line.text.split()) for line in self._plan.lines)

    def _pairs(self) -> Iterator[tuple[Line, Timed]]:
        return zip(self._plan.lines, self._timed, strict=True)

    def _finding(self, verdict: Verdict, line: Line, timed: Timed, errors: float = 1.0, heard: str = "") -> Finding:
        passage = self._script.segments[line.segment].narration[line.passage]
        take = self._desk.store.take(line.take)
        return Finding(verdict, errors, timed.start / MIX_RATE, passage.line, line.text, heard, take)

    def measured(self) -> Iterator[Finding]:
        """Find sentences that are silent, or last no time that fits their text."""
        paces = {id(line): _pace(self._said[line.take], timed) for line, timed in self._pairs()}
        bounds = {voice: _bounds([paces[id(line)] for line in lines]) for voice, lines in self._by_voice().items()}
        for line, timed in self._pairs():
            usual, fast = bounds.get(self._voice(line), (0.0, math.inf))
            pace, telling = paces[id(line)], len(self._said[line.take]) >= _TELLING
            stretch = self._sound[_index(timed.start) : _index(timed.end)]
            if listen.level(stretch) < _SILENT:
                yield self._finding("silent", line, timed)
            elif telling and pace > fast * usual:
                yield self._finding("too short", line, timed)
            elif telling and pace < usual / _SLOW:
                yield self._finding("too long", line, timed)

    def _voice(self, line: Line) -> tuple[object, ...]:
        """Give what decides how fast a line is read."""
        step = self._steps[line.take]
        return (step.engine, step.voice, step.settings)

    def _by_voice(self) -> dict[tuple[object, ...], list[Line]]:
        """Give each voice's sentences that are long enough to tell its pace."""
        found: dict[tuple[object, ...], list[Line]] = {}
        for line in self._plan.lines:
            if len(self._said[line.take]) >= _TELLING:
                found.setdefault(self._voice(line), []).append(line)
        return found

    def heard(self, model: Path | None) -> tuple[float, list[Finding]]:
        """Write down every segment by ear, and compare it with its sentences.

        What does not sound right in its segment is heard once more by itself, and the better hearing counts: an ear
        that lost its thread is not the voice's fault.
        """
        plain, segments = listen.normaliser(self._script.language), list(self._segments())
        texts = self._ear([(each[0][1], each[-1][1]) for each in segments], model)
        first = [
            (pair, one)
            for stretch, text in zip(segments, texts, strict=True)
            for pair, one in zip(stretch, self._compared(stretch, text, plain), strict=True)
        ]
        doubted = [pair for pair, one in first if _verdict(one)]
        again = self._ear([(timed, timed) for _, timed in doubted], model) if doubted else []
        second = {
            id(pair[1]): self._compared([pair], text, plain)[0] for pair, text in zip(doubted, again, strict=True)
        }
        best = [(pair, min(one, second.get(id(pair[1]), one), key=lambda each: each.errors)) for pair, one in first]
        errors, total = sum(one.errors for _, one in best), sum(len(one.expected) for _, one in best)
        return errors / max(1, total), [
            self._finding(verdict, *pair, one.errors / max(1, len(one.expected)), " ".join(one.heard))
            for pair, one in best
            if (verdict := _verdict(one))
        ]

    def _ear(self, stretches: Sequence[tuple[Timed, Timed]], model: Path | None) -> list[str]:
        edges = [(_index(first.start) - _ROOM, _index(last.end) + _ROOM) for first, last in stretches]
        return listen.hear(self._sound, edges, self._script.language, listen.model(model))

    def _compared(
        self, stretch: Sequence[tuple[Line, Timed]], text: str, plain: Callable[[str], str]
    ) -> list[Compared]:
        """Compare sentences with what was heard; an ear may write a number as it is written or as it is said."""
        lines = [line for line, _ in stretch]
        found = compare([_words(line.text, plain) for line in lines], _words(text, plain))
        return [
            replace(one, errors=min(one.errors, distance(_words(self._said[line.take], plain), one.heard)))
            for line, one in zip(lines, found, strict=True)
        ]

    def _segments(self) -> Iterator[list[tuple[Line, Timed]]]:
        """Give each segment's sentences: the pauses between segments are where listening may be cut."""
        stretch: list[tuple[Line, Timed]] = []
        for pair in self._pairs():
            if stretch and pair[0].segment != stretch[-1][0].segment:
                yield stretch
                stretch = []
            stretch.append(pair)
        yield stretch


_SILENT = -55.0
"""Decibels below full scale, RMS."""
_TELLING = 24
"""Characters from which on a sentence's length tells its pace."""
_SLOW = 2.2
"""So much slower than a voice's usual pace is no way of reading."""
_MARK = 6
"""Characters that the pause at a mark lasts: with it, 159 paces spread by 8 %, without by 10 (two voices)."""
_PAUSES = re.compile(r"[,;:.!?](?=[\s\"'\u201d\u2019\u00bb)]|$)|[\u2013\u2014]")
_FASTEST = (1.45, 2.2)
"""Times a voice's usual pace: no less is called too short, and no more is allowed; 385 sentences stay below 1.35."""
_SPREAD = 3.3
"""Standard deviations: one sentence in 2,000 is read faster than that."""
_ROOM = listen.RATE // 5
_HALF, _MOST = 0.5, 0.8
_FEW = 3
"""Words in a row: fewer can be the ear's fault."""


def _pace(said: str, timed: Timed) -> float:
    """Give characters a sample, the pauses at marks counted as some."""
    return _length(said) / max(1, timed.end - timed.start)


def _length(said: str) -> int:
    """Count characters, and some more for each mark at which a voice pauses: none inside a word.

    >>> _length("The I.R.G.C still exists."), _length("At 10.30, it rained.")
    (31, 32)
    """
    return len(said) + _MARK * len(_PAUSES.findall(said))


def _bounds(paces: Sequence[float]) -> tuple[float, float]:
    """Give a voice's usual pace, and how many times as fast none of its sentences is read; few of them tell less.

    >>> _bounds([1.0, 1.1, 0.9, 1.0, 1.05, 0.95] * 20)[1] < 1.5
    True
    >>> _bounds([1.0])[1]
    2.2
    """
    usual = median(paces)
    if len(paces) < _ENOUGH:
        return usual, _FASTEST[1]
    # Of the slower half alone: sentences that were cut are fast, and would hide one another.
    spread = 1.4826 * median(math.log(usual / pace) for pace in paces if pace <= usual)
    fast = math.exp(_SPREAD * spread * (1 + 2 / len(paces)))
    return usual, min(max(fast, _FASTEST[0]), _FASTEST[1])


_ENOUGH = 5
"""Sentences, from which on their spread means something."""


def _index(at: int) -> int:
    return max(_ROOM, round(at * listen.RATE / MIX_RATE))


def _words(text: str, plain: Callable[[str], str]) -> tuple[str, ...]:
    return tuple(word for word in plain(text).split() if any(map(str.isalnum, word)))


def _verdict(one: Compared) -> Verdict | None:
    count, wrong = len(one.expected), one.errors
    if not count or not wrong:
        return None
    if one.missing >= _MOST * count and wrong >= _MOST * count and count >= _FEW:
        return "missing"
    if max(one.start, one.end, one.gap) >= _FEW and wrong >= _FEW:
        return "cut"
    return "misheard" if wrong >= _HALF * count else None
