"""How names are said: the house's lexicon, the show's, and a script's, the nearest of which counts.

An entry is a name and how it is said: a respelling that every engine reads (``say``), phonemes for voices that
take them (``ipa``), or that it is spelt out (``letters``) or read as a word (``word``).
"""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from dateline.errors import ScriptError
from dateline.model import Reading, Taught
from dateline.shapes import Field, Record, load
from dateline.show import LANGUAGE, TEXT
from dateline.yamlfile import Scalar, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from dateline.shapes import Schema
    from dateline.yamlfile import Faults, Node

RULE = "lexicon"
KINDS = ("letters", "word")
FILE = "lexicon.yaml"
_WORD = re.compile(r"\w+")
_POSSESSIVE = re.compile(r"['\u2019]s\b")


class Lexicon:
    """Entries of several levels, the last of which outranks those before it."""

    def __init__(self, *levels: Iterable[Taught]) -> None:
        """Put the levels one over the other."""
        self._entries: dict[str, Taught] = {}
        for level in levels:
            for one in level:
                if not one.written.isascii():  # a text may lack the accents, and means the same name
                    self._entries.pop(_plain(one.written), None)
                self._entries[one.written] = one
        self._first: dict[str, list[Taught]] = {}
        for one in self._entries.values():
            word = _WORD.search(one.written)
            if word:
                self._first.setdefault(_plain(word[0]).casefold(), []).append(one)
        for same in self._first.values():
            same.sort(key=lambda one: -len(one.written))

    def __contains__(self, written: str) -> bool:
        """Whether a name is taught."""
        return written in self._entries

    def find(self, text: str) -> Iterator[Reading]:
        """Find every taught name in a text: whole words, the longest first, a possessive kept."""
        last = 0
        for word in _WORD.finditer(text):
            if word.start() < last:
                continue
            for one in self._first.get(_plain(word[0]).casefold(), ()):
                end = word.start() + len(one.written)
                found = text[word.start() : end]
                same = _matches(one.written, found) or (found not in self._entries and _shouted(one, found))
                if same and not re.match(r"[\w$]", text[end : end + 1]):
                    yield _reading(one, text, word.start(), end)
                    last = end
                    break


def _matches(written: str, found: str) -> bool:
    """Compare as written; what the lexicon writes small may begin a sentence, and a text may lack all accents."""
    begins = written[:1].islower() and found[:1].lower() + found[1:] == written
    return found == written or begins or (found.isascii() and found[:1].isupper() and found == _plain(written))


def _shouted(one: Taught, found: str) -> bool:
    """Whether a taught name stands in capitals, as datelines and headlines have it; short ones may be acronyms."""
    capitals = len(found) >= _SHOUTED and found.isupper() and one.written[:1].isupper()
    return capitals and _plain(found).casefold() == _plain(one.written).casefold()


_SHOUTED = 4
"""Letters: WHO and US are others than Who and Us."""


def _plain(text: str) -> str:
    """Take the accents off letters, one for one, so that places in the text stay."""
    return text if text.isascii() else "".join(unicodedata.normalize("NFD", one)[0] for one in text)


def _reading(one: Taught, text: str, start: int, end: int) -> Reading:
    own = _POSSESSIVE.match(text, end)
    said, ipa = one.say or text[start:end], one.ipa
    if one.kind == "letters":
        said, ipa = ".".join(letter for letter in one.written if letter.isalnum()), ""
    elif one.kind == "word" and not one.say:
        said = one.written.capitalize()
    if own:
        end, said = own.end(), f"{said}'s"
        ipa = f"{ipa}{_own(ipa)}" if ipa else ""
    return Reading(start, end, said, RULE, ipa, "" if ipa else one.language)


def _own(ipa: str) -> str:
    """Give the sound of a possessive after a sound."""
    if ipa.endswith(("s", "z", "\u0283", "\u0292")):
        return "\u1d7bz"
    return "s" if ipa.endswith(("p", "t", "k", "f", "\u03b8")) else "z"


@cache
def house() -> tuple[Taught, ...]:
    """Give the lexicon that comes with the program: names in world news, in English."""
    lines = files("dateline.script").joinpath("data/lexicon.tsv").read_text("utf-8").splitlines()
    return tuple(_shipped(line) for line in lines if line and not line.startswith("#"))


def _shipped(line: str) -> Taught:
    written, say, ipa = ([*line.split("\t"), "", ""])[:3]
    return Taught(written, kind=say) if say in KINDS else Taught(written, say, ipa)


# --- as people write it ------------------------------------------------------------------

_ENTRY = Record(
    (
        Field("say", TEXT, "a respelling that any voice reads right"),
        Field("ipa", TEXT, "phonemes, for voices that take them"),
        Field("language", LANGUAGE, "whose sounds it has, for voices that take phonemes: fr"),
    ),
    lambda values, _line: (values.get("say", ""), values.get("ipa", ""), values.get("language", "")),
    "lexicon entry",
)


class LexiconShape:
    """Names, each with how it is said."""

    def read(self, node: Node, faults: Faults) -> tuple[Taught, ...] | None:
        """Read every entry."""
        if not isinstance(node, Table):
            faults.add(node, "not a lexicon", "write {Khamenei: hahmen-ae, IRGC: letters}")
            return None
        found = [one for key, value in node.pairs if (one := _entry(key, value, faults)) is not None]
        for earlier, key in _twice(node):
            faults.add(key, f"{key.text!r} is taught in line {earlier} already", "leave one of them")
        for name in circular(found):
            key = next(key for key, _ in node.pairs if key.text == name)
            faults.add(key, f"{name!r} is said by way of itself", "write how it sounds, not its own name")
        return tuple(found)

    def schema(self) -> Schema:
        """Give an object of respellings or entries."""
        either = {"anyOf": [{"type": "string"}, _ENTRY.schema()]}
        return {"type": "object", "additionalProperties": either}


def _entry(key: Scalar, value: Node, faults: Faults) -> Taught | None:
    if not _WORD.search(key.text):
        faults.add(key, f"{key.text!r} has no word in it", "write the name as the script writes it")
        return None
    return _short(key, value, faults) if isinstance(value, Scalar) else _full(key, value, faults)


def _full(key: Scalar, value: Node, faults: Faults) -> Taught | None:
    made = _ENTRY.read(value, faults)
    if made is None:
        return None
    said = made[0]
    if not any(made) or (said and not _WORD.search(said)):
        what = f"nothing in {said!r} can be said" if said else f"{key.text!r} without how it is said"
        faults.add(key, what, "write say:, ipa: or language:")
        return None
    return Taught(key.text, said, made[1], line=key.line, language=made[2])


def _short(key: Scalar, value: Scalar, faults: Faults) -> Taught | None:
    """Read an entry that is one word or more: a kind, or how the name sounds."""
    written = value.text.strip()
    kind = written.lower()
    if not _WORD.search(written):
        what = f"nothing in {written!r} can be said" if written else f"{key.text!r} without how it is said"
        faults.add(value, what, "write a respelling, letters, or word")
        return None
    if kind in _MEANT:
        faults.add(value, f"{written!r} is not how {key.text!r} sounds", f"did you mean {_MEANT[kind]}?")
        return None
    return Taught(key.text, kind=kind, line=key.line) if kind in KINDS else Taught(key.text, written, line=key.line)


_MEANT = {"letter": "letters", "spell": "letters", "spelled": "letters", "spelt": "letters", "words": "word"}
"""What people write who mean a kind; none of it is how a name sounds."""


def _twice(node: Table) -> Iterator[tuple[int, Scalar]]:
    """Give every key that stands there a second time, with the line of the first."""
    lines: dict[str, int] = {}
    for key, _ in node.pairs:
        if key.text in lines:
            yield lines[key.text], key
        lines.setdefault(key.text, key.line)


def circular(found: Sequence[Taught]) -> list[str]:
    """Give the entries whose respelling leads back to them."""
    said = {one.written: one.say for one in found if one.say}
    bad = []
    for name, here in said.items():
        seen = {name}
        step = here
        while step in said and step not in seen:
            seen.add(step)
            step = said[step]
        if step == name:
            bad.append(name)
    return bad


def read(path: Path) -> tuple[Taught, ...]:
    """Read a show's ``script/lexicon.yaml``; empty where there is none.

    Raises:
        ScriptError: Every fault in it.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise ScriptError(f"script/{FILE}: {error.strerror}", hint="make it readable") from error
    if not any(line.strip() and not line.lstrip().startswith(b"#") for line in data.splitlines()):
        return ()
    return load(data, f"script/{FILE}", LexiconShape(), ScriptError)


def unused(entries: Iterable[Taught], texts: Sequence[str]) -> Iterator[tuple[Taught, str]]:
    """Give the entries that match nothing in some texts, each with the nearest name that is there, or ""."""
    searched = [(_bare(text), text) for text in texts]
    words = sorted({word for text in texts for word in re.findall(r"[^\W\d_][\w'\u2019-]*", text)})
    for one in entries:
        begins = _WORD.search(one.written)
        key, alone = _bare(begins[0]) if begins else "", Lexicon((one,))
        if not any(key in bare and next(alone.find(text), None) for bare, text in searched):
            alike = [word for word in words if _alike(word, one.written)]
            yield one, next(iter(get_close_matches(one.written, alike, 1, 0.6)), "")


def _bare(text: str) -> str:
    """Take accents and capitals off a whole text, quickly: what has no such stretch has no such word."""
    return re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFD", text)).casefold()


def _alike(word: str, written: str) -> bool:
    """Whether two names are worth a comparison: about as long, and with the same beginning or end."""
    one, other = word.casefold(), written.casefold()
    return abs(len(one) - len(other)) < 4 and (one[:2] == other[:2] or one[-2:] == other[-2:])  # noqa: PLR2004 - letters
