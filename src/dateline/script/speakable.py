"""What is written -> what is said: a paragraph's sentences, each as written and with all that is said differently."""

from __future__ import annotations

import importlib
import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from dateline.model import PhonemeSpan
from dateline.script.lexicon import RULE, Lexicon
from dateline.script.said.marks import CAPITAL
from dateline.script.said.rules import KEPT, Readings

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from dateline.model import Reading
    from dateline.script.said.rules import Rule

_WORD = re.compile(r"\w", re.UNICODE)
_NONE = Lexicon()
_LANGUAGES = {"de": "german", "en": "english", "es": "spanish", "fr": "french"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a paragraph."""

    text: str
    """As written, white space folded."""
    readings: tuple[Reading, ...] = ()
    """What is said differently, by characters of text."""


def speakable(text: str) -> bool:
    """Whether there is anything in a text that a voice could say.

    >>> speakable("No."), speakable("* * *")
    (True, False)
    """
    return bool(_WORD.search(text))


def rules(language: str) -> tuple[Rule, ...]:
    """Give a language's rules in order; empty where its numbers and abbreviations are left to the engine."""
    first, rest = _rules(language.partition("-")[0])
    return (*first, *rest)


@cache
def _rules(base: str) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """Give a language's rules that come before names, and the rest; its patterns are compiled where they are needed."""
    if base not in _LANGUAGES:
        return (), ()
    module = importlib.import_module(f"dateline.script.said.{_LANGUAGES[base]}")
    return module.FIRST, module.RULES


def every_id() -> tuple[str, ...]:
    """Give the ids of all languages' rules: a show may switch off what only some of its episodes have."""
    return tuple(dict.fromkeys(rule.id for language in _LANGUAGES for rule in rules(language)))


def readings(text: str, language: str, lexicon: Lexicon = _NONE, off: Collection[str] = ()) -> tuple[Reading, ...]:
    """Find all that is said differently from how it is written.

    Args:
        text: A paragraph.
        language: ISO 639-1 or BCP 47; names are taught in every language, numbers only in some.
        lexicon: How names are said.
        off: Ids of rules that are switched off.
    """
    return _readings(text, language.partition("-")[0], lexicon, frozenset(off))


@lru_cache(maxsize=2048)  # a script is checked, planned and published in one run
def _readings(text: str, base: str, lexicon: Lexicon, off: frozenset[str]) -> tuple[Reading, ...]:
    first, rest = _rules(base)
    found = Readings(text)
    found.apply(first, off)
    if RULE not in off:
        for one in lexicon.find(text):
            found.add(one)
    found.apply(rest, off)
    return found.all()


def sentences(text: str, language: str, lexicon: Lexicon = _NONE, off: Collection[str] = ()) -> tuple[Sentence, ...]:
    """Split a paragraph into sentences; nothing of it is lost or added.

    What has no word in it (a lone dash, an emoji) stays with the sentence before it. A full stop inside what a
    rule reads ("Gen. Lee", "No. 10") ends no sentence.

    >>> [one.text for one in sentences("He left at 5 p.m. The U.S. Navy stayed. Gen. Lee did not.", "en")]
    ['He left at 5 p.m.', 'The U.S. Navy stayed.', 'Gen. Lee did not.']
    """
    folded = " ".join(text.split())
    found = readings(folded, language, lexicon, off)
    edges = _edges(folded, found, language)
    starts, made = [one.start for one in found], []
    for start, stop in zip([0, *edges], [*edges, len(folded)], strict=True):
        piece = folded[start:stop]
        lead = start + len(piece) - len(piece.lstrip())
        inside = found[bisect_left(starts, start) : bisect_left(starts, stop)]
        shifted = tuple(replace(one, start=max(0, one.start - lead), end=one.end - lead) for one in inside)
        made.append(Sentence(piece.strip(), tuple(one for one in shifted if one.end <= len(piece.strip()))))
    return tuple(one for one in made if one.text)


def _edges(text: str, found: tuple[Reading, ...], language: str) -> list[int]:
    """Find where sentences begin, but for the first."""
    import sentencex  # noqa: PLC0415 - only a build pays for it

    masked = list(text)
    for one in found:  # a letter in place of a stop, so that nothing ends there
        for index in range(one.start, one.end):
            if masked[index] in ".!?\u2026":
                masked[index] = "x"
    edges: list[int] = []
    starts = [one.start for one in found]
    at, alone = 0, True
    for piece in sentencex.segment(language.partition("-")[0], "".join(masked)):
        if at and not alone and speakable(piece) and not _inside(at, starts, found):
            edges.append(at)
        alone = alone and not speakable(piece)
        at += len(piece)
    return sorted({*edges, *_refusals(text, found, language), *_ends(text, found, language)})


def _inside(at: int, starts: Sequence[int], found: Sequence[Reading]) -> bool:
    """Whether a place is inside one of the readings, which begin at so many characters."""
    index = bisect_left(starts, at)
    return index > 0 and found[index - 1].end > at


_ENDING = frozenset(("abbreviations", "centuries", "days", "months", "nobles", "overtime", "states"))
"""Rules that leave an abbreviation its full stop only where that ends a sentence."""
_MEASURED = frozenset(("counted", "durations", "heights", "lengths_of_time", "magnitudes", "pages", "times", "units"))
"""Rules that do so in all languages but English, which writes 65-in. TVs."""
_STOP = re.compile(rf"\.[\"\u201d\u2019\u00bb)]*\s+(?=[\"\u201c\u201e\u00ab(]?[{CAPITAL}])")

_NOTED = re.compile(rf"\s+(?=[\"\u201c\u2018(]?[{CAPITAL}])")
"""After the number of a footnote that stands behind a full stop."""


def _ends(text: str, found: tuple[Reading, ...], language: str) -> list[int]:
    """Find where sentences begin after an abbreviation whose full stop is the sentence's, too."""
    ending = _ENDING if language.partition("-")[0] == "en" else _ENDING | _MEASURED
    stops = [_STOP.match(text, one.end) for one in found if one.rule in ending]
    notes = [_NOTED.match(text, one.end) for one in found if one.rule == "footnotes" and _stopped(text, one.start)]
    return [stop.end() for stop in (*stops, *notes) if stop]


def _stopped(text: str, at: int) -> bool:
    """Whether a sentence's last mark stands before a place."""
    return text[max(0, at - 2) : at].rstrip('"\u201d\u2019)')[-1:] in (".", "!", "?")


_NO = re.compile(
    r"\b(?:[Nn]o|(?:[Vv]itamin|[Pp]lan|[Hh]epatitis|[Gg]roup|[Tt]ype|[Cc]lass|[Ss]eries)\s[A-Z](?=\.\W+[A-Z][a-z]))\."
    r"[\u201d\u2019\"']?\s+(?=[\"\u201c\u2018(]?[A-Z])"
)


def _refusals(text: str, found: tuple[Reading, ...], language: str) -> list[int]:
    """Find where sentences begin after an English No, short for number only before a numeral, and after Group B."""
    if language.partition("-")[0] != "en":
        return []
    starts, ends = [one.start for one in found], (one.end() for one in _NO.finditer(text))
    return [end for end in ends if speakable(text[end:]) and not _inside(end, starts, found)]


def said(sentence: Sentence, inventory: Collection[str] | None = None) -> tuple[str, tuple[PhonemeSpan, ...]]:
    """Give what a voice is asked to say, and phonemes for stretches of it.

    Args:
        sentence: As written, with its readings.
        inventory: The phonemes that the voice takes; None if it takes none, and respellings are used instead.
    """
    parts, spans, last = [], [], 0
    for one in sentence.readings:
        parts.append(sentence.text[last : one.start])
        written = sentence.text[one.start : one.end]
        ipa = written[2:-2] if one.rule == KEPT else one.ipa
        if inventory is not None and (one.language or (ipa and not foreign(ipa, inventory))):
            parts.append(f"{_OPEN}{written.strip('[]') if one.rule != KEPT else ipa}{_CLOSE}")
            spans.append((ipa, one.language))
        else:
            parts.append(_begun("".join(parts), written, one.said))
        last = one.end
    text = _tidied("".join([*parts, sentence.text[last:]]))
    found: list[PhonemeSpan] = []
    while (start := text.find(_OPEN)) >= 0:
        end = text.index(_CLOSE) - 1
        text = text.replace(_OPEN, "", 1).replace(_CLOSE, "", 1)
        found.append(PhonemeSpan(start, end, *spans[len(found)]))
    return text, tuple(found)


def _begun(before: str, written: str, said: str) -> str:
    """Begin with a capital where a sentence begins with what was no word: engines hear no full stop before a small one.

    >>> _begun("He left. ", "5", "five"), _begun("He left. ", "approx.", "about"), _begun("He left ", "5", "five")
    ('Five', 'about', 'five')
    """
    begins = re.search(r"[.!?]\s+$", before) and not written[:1].isalpha()
    return said[:1].upper() + said[1:] if begins else said


_OPEN, _CLOSE = "\ue000", "\ue001"
"""Private use: no text has them."""


def foreign(ipa: str, inventory: Collection[str]) -> tuple[str, ...]:
    """Give the symbols that a voice does not know, each once."""
    whole = unicodedata.normalize("NFD", ipa)
    return tuple(dict.fromkeys(one for one in whole if one != " " and one not in inventory))


def _tidied(text: str) -> str:
    """Mend what readings leave behind: doubled commas, space before a stop."""
    text = re.sub(r"\s+(?=[,.;:!?](?:\s|$))", "", " ".join(text.split()))
    text = re.sub(r",(?:\s*,)+", ",", text)
    return re.sub(r",\s*(?=[.;:!?](?:\s|$))", "", text).lstrip(", ")
