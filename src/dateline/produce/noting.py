"""What an editor should look at in a script that can be built as it is, each in a line."""

from __future__ import annotations

import contextlib
import re
import unicodedata
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING

from dateline.audio import master
from dateline.model import Passage, Sound
from dateline.script import lexicon, speakable
from dateline.script.lexicon import Lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from dateline.model import Script, Segment, SoundFile, Taught, Voice
    from dateline.produce.desk import Desk


@dataclass(frozen=True, slots=True)
class Heard:
    """What a script is heard with."""

    voices: tuple[Voice, ...]
    """Each that reads in it; none where they are not here."""
    names: Lexicon
    """How names are said."""
    sounds: Mapping[str, SoundFile] = field(default_factory=dict)
    """Each that it names, by its path."""


def notes(desk: Desk, script: Script, heard: Heard) -> tuple[str, ...]:
    """Give all that a build tells before it begins."""
    return (
        *_unsaid(script),
        *_unlettered(script, heard.names),
        *_mute(script, heard.sounds),
        *_overlong(script, heard.sounds),
        *_in_vain(desk, script, heard.voices),
        *_uncast(script),
    )


def of_names(desk: Desk, script: Script, heard: Heard) -> tuple[str, ...]:
    """Give what the lexicons teach for nothing, and what they would have to teach."""
    return (*_in_vain(desk, script, heard.voices), *_unlettered(script, heard.names))


def _in_vain(desk: Desk, script: Script, voices: Iterable[Voice]) -> Iterator[str]:
    """Tell of what the script's own lexicon and the show's teach for nothing, or nothing to its voice."""
    yield from _unused(script)
    yield from _unused_in_show(desk)
    yield from _unheard(desk, script, voices)


def _unused(script: Script) -> Iterator[str]:
    """Tell of entries of the script's own lexicon that match nothing in it, with the nearest name that is there."""
    for one, near in lexicon.unused(script.lexicon, [one.text for one in script.passages]):
        yield f"script/{script.slug}.yaml:{one.line}: nothing here is called {one.written!r}{_meant(near)}"


def _meant(near: str) -> str:
    return f"; did you mean {near}?" if near else ""


def _unused_in_show(desk: Desk) -> tuple[str, ...]:
    """Tell of entries of the show's lexicon that match nothing in any of its scripts, with the nearest name there."""
    stamps = []
    for path in (desk.script(slug) for slug in desk.slugs()):
        with contextlib.suppress(OSError):
            known = path.stat()
            stamps.append((path, known.st_mtime_ns, known.st_size))
    return _unused_in(desk.taught(), tuple(stamps))


def _unheard(desk: Desk, script: Script, voices: Iterable[Voice]) -> Iterator[str]:
    """Tell of entries that teach a voice of the script nothing: it takes no phonemes, and they have no respelling."""
    deaf = next((one for one in voices if one.phonemes is None), None)
    if deaf is None:
        return
    levels = ((f"script/{script.slug}.yaml", script.lexicon), (f"script/{lexicon.FILE}", desk.taught()))
    text = "\n".join(one.text for one in script.passages)
    for where, entries in levels:
        for one in entries:
            if not (one.say or one.kind) and next(Lexicon((one,)).find(text), None):
                takes = f"{deaf.engine}:{deaf.name} takes no phonemes"
                yield f"{where}:{one.line}: {takes}, and says {one.written!r} as it is written; add say:"


def _unlettered(script: Script, names: Lexicon) -> Iterator[str]:
    """Tell of words in letters that the rest of a script is not written in: its voice spells them out."""
    texts = [one.text for one in script.passages]
    if sum(len(_OTHER.sub("", text)) for text in texts) * 2 < sum(map(len, texts)):
        return
    cast = {name for name, _ in script.cast}
    for one in script.passages:
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


def line_of(script: Script, path: str) -> int:
    """Give the first line that names a sound; 0 for one of the show's."""
    beds = [(one.background.path, one.background.line) for one in script.segments if one.background]
    items = [item for one in script.segments for item in one.narration]
    lines = [*beds, *((item.path, item.line) for item in items if isinstance(item, Sound))]
    return next((line for name, line in lines if name == path), 0)


def _unsaid(script: Script) -> Iterator[str]:
    """Tell of passages in which nothing can be said."""
    for one in script.passages:
        if not speakable.speakable(one.text):
            yield f"script/{script.slug}.yaml:{one.line}: nothing in {one.text[:20]!r} can be said; it is skipped"


def _mute(script: Script, sounds: Mapping[str, SoundFile]) -> Iterator[str]:
    """Tell of sounds in which nothing can be heard."""
    for path, one in sounds.items():
        if one.loudness is None and one.loudest <= master.SILENCE:
            line = line_of(script, path)
            yield f"script/{script.slug}.yaml{f':{line}' if line else ''}: {path} is silent; put another in its place"


def _overlong(script: Script, sounds: Mapping[str, SoundFile]) -> Iterator[str]:
    """Tell of sounds that last longer than what is said around them: in their segment, or in the whole episode."""
    page, said = f"script/{script.slug}.yaml", [_seconds(segment) for segment in script.segments]
    for segment, seconds in zip(script.segments, said, strict=True):
        for one in segment.narration:
            if isinstance(one, Sound) and sounds[one.path].seconds > max(_SHORT, seconds):
                lasts = f"{one.path} lasts {sounds[one.path].seconds:.0f} s"
                instead = "cut it, or make it the segment's background:"
                yield f"{page}:{one.line}: {lasts}, longer than what is said in its segment; {instead}"
    for name in ("intro", "outro"):
        path: str = getattr(script.sounds, name)
        if path and sounds[path].seconds > max(_SHORT, sum(said)):
            yield f"{page}: {name} {path} lasts {sounds[path].seconds:.0f} s, longer than all that is said; cut it"


def _seconds(segment: Segment) -> float:
    """Give about how long a segment's text lasts."""
    return sum(len(one.text) for one in segment.narration if isinstance(one, Passage)) / _LETTERS


def _uncast(script: Script) -> Iterator[str]:
    """Tell of people whose names are nearly those of the cast, and of a cast that reads nothing."""
    where, cast = f"script/{script.slug}.yaml", [name for name, _ in script.cast]
    lines: dict[str, int] = {}
    for one in (each for each in script.passages if each.who):
        lines.setdefault(one.who, one.line)
    idle = {name.casefold(): name for name in cast if name not in lines}
    for who, line in lines.items():
        known = {name.casefold(): name for name in cast}
        near = [] if who in cast else get_close_matches(who.casefold(), known, 1, 0.75)
        if near:
            idle.pop(near[0], None)
            other = known[near[0]]
            yield f"{where}:{line}: {who!r} is read by the narrator; cast: has {other!r}: did you mean the same?"
    for name in idle.values():
        yield f"{where}: cast: nothing is read by {name!r}: write who: {name} beside say: where they speak"


_LETTERS = 14.0
"""Characters that are read in a second."""
_SHORT = 15.0
"""Seconds that no sound is too long for."""
