"""Lexicons as other programs have them: the W3C's Pronunciation Lexicon Specification, version 1.0."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.errors import ScriptError
from dateline.model import Taught
from dateline.script.lexicon import circular

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

_SPACE = "http://www.w3.org/2005/01/pronunciation-lexicon"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class Lexemes:
    """What a file holds."""

    entries: tuple[Taught, ...]
    """In its order; line is the lexeme's."""
    notes: tuple[str, ...]
    """What of it could not be taken, each in a line."""


def read(data: bytes, name: str) -> Lexemes:
    """Read a lexicon (PLS 1.0, 4): graphemes with an alias, or phonemes in IPA.

    Args:
        data: The file.
        name: What to call it in messages.

    Raises:
        ScriptError: It is no XML, or no PLS.
    """
    from lxml import etree  # noqa: PLC0415 - only importing pays for it

    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise ScriptError(f"{name}: {error}", hint="it has to be XML, as PLS 1.0 has it") from error
    if root.tag != f"{{{_SPACE}}}lexicon":
        hint = f'write <lexicon xmlns="{_SPACE}">'
        raise ScriptError(f"{name}: its root is {root.tag}, not a PLS lexicon", hint=hint)
    alphabet = root.get("alphabet", "")
    entries: list[Taught] = []
    notes: list[str] = []
    for lexeme in root.iter(f"{{{_SPACE}}}lexeme"):
        for made in _entries(lexeme, alphabet):
            if isinstance(made, str):
                notes.append(f"{name}:{lexeme.sourceline}: {made}")
            else:
                entries.append(made)
    around = circular(entries)
    notes += [f"{name}:{one.line}: {one.written!r} is said by way of itself, and left out" for one in entries
              if one.written in around]  # fmt: skip
    return Lexemes(tuple(one for one in entries if one.written not in around), tuple(notes))


def _entries(lexeme: _Element, alphabet: str) -> Iterator[Taught | str]:
    """Give an entry for each grapheme, or what is wrong with the lexeme."""
    graphemes = [text for one in lexeme.findall(f"{{{_SPACE}}}grapheme") if (text := _text(one))]
    aliases = [text for one in _preferred(lexeme, "alias") if (text := _text(one))]
    phonemes = [one for one in _preferred(lexeme, "phoneme") if _text(one)]
    ipa = [_text(one) for one in phonemes if one.get("alphabet", alphabet).lower() == "ipa"]
    if not graphemes:
        yield "a lexeme without a grapheme is left out"
        return
    what = _unfit(lexeme, graphemes)
    if what:
        yield f"{graphemes[0]!r} {what} is left out"
        return
    if not (aliases or ipa):
        what = "only in another alphabet than IPA" if phonemes else "without alias or phoneme"
        yield f"{graphemes[0]!r} {what} is left out"
    for grapheme in graphemes if aliases or ipa else ():
        alias = aliases[0] if aliases else ""
        if alias and _letters(grapheme) == re.sub(r"[\s.]+", " ", alias).strip().upper():
            yield Taught(grapheme, kind="letters", line=lexeme.sourceline or 0)
        else:
            yield Taught(grapheme, alias, ipa[0] if ipa else "", line=lexeme.sourceline or 0)


def _unfit(lexeme: _Element, graphemes: Iterable[str]) -> str:
    """Say why a lexeme cannot be an entry, whatever it is said like; "" where it can."""
    if lexeme.get("role"):  # PLS 1.0, 4.4: only for words that are marked so
        return "for one role of the word alone"
    if any(not isinstance(one.tag, str) and one.text and one.text.startswith("&") for one in lexeme.iter()):
        return "with an entity"
    return "" if all(re.search(r"\w", one) for one in graphemes) else "without a word in it"


def _preferred(lexeme: _Element, name: str) -> list[_Element]:
    """Give a lexeme's children of a name, the preferred one first (PLS 1.0, 4.6)."""
    return sorted(lexeme.findall(f"{{{_SPACE}}}{name}"), key=lambda one: one.get("prefer") != "true")


def _text(element: _Element) -> str:
    return " ".join("".join(str(part) for part in element.itertext()).split())


def _letters(written: str) -> str:
    return " ".join(letter for letter in written.upper() if letter.isalnum())


def write(entries: Iterable[Taught], language: str) -> tuple[bytes, tuple[str, ...]]:
    """Write a lexicon; gives the file, and notes on entries that PLS has no form for."""
    from lxml import etree  # noqa: PLC0415 - see read

    root = etree.Element(f"{{{_SPACE}}}lexicon", nsmap={None: _SPACE}, version="1.0", alphabet="ipa")
    root.set(_LANG, language)
    notes = []
    for one in entries:
        alias = {"letters": _letters(one.written), "word": one.say or one.written.capitalize()}.get(one.kind, one.say)
        if not (alias or one.ipa):
            notes.append(f"{one.written!r} is taught by its language alone, which PLS has no form for; it is left out")
            continue
        lexeme = etree.SubElement(root, f"{{{_SPACE}}}lexeme")
        for name, text in (("grapheme", one.written), ("phoneme", one.ipa), ("alias", alias)):
            if text:
                etree.SubElement(lexeme, f"{{{_SPACE}}}{name}").text = text
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return made, tuple(notes)
