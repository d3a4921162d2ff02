"""Words and their phonemes: how a taught name gets its own sound, and when each word of a sentence starts.

A phonemizer reads a sentence as a whole and runs its words together ("in the" becomes one), so neither can be
had a word at a time. A name that is taught is stood in for by a word that no language bends, and its sound is put
where that word's was; words are found again by laying their own sounds beside the sentence's.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from dateline.model import Mark

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dateline.model import PhonemeSpan

_BEFORE_CONSONANT, _BEFORE_VOWEL = "Tandolek", "Endolek"
"""Stand-ins whose sound was the same beside every neighbour tried, in twelve languages of espeak-ng."""
_STRESS = "\u02c8\u02cc"
_VOWELS = frozenset("aeiouyæøœɐɑɒɔɘəɚɛɜɤɨɪɯʉʊʌʏᵻ")
_WORD = re.compile(r"\w(?:[\w'\u2019.-]*\w)?")


@dataclass(frozen=True, slots=True)
class Placed:
    """A sentence's phonemes, as a voice takes them."""

    phonemes: tuple[str, ...]
    """Code points, decomposed, punctuation among them."""
    spans: tuple[tuple[int, int], ...]
    """Where each taught name's are: first and one past the last."""


def placed(text: str, spans: Sequence[PhonemeSpan], phonemize: Callable[[str], str]) -> Placed:
    """Give a sentence's phonemes with those of the taught names in their place.

    Args:
        text: What is said.
        spans: Stretches of it whose sound is given, in order.
        phonemize: Gives a text's phonemes.
    """
    if not spans:
        return Placed(_decomposed(phonemize(text)), ())
    words = [_stand_in(one.ipa) for one in spans]
    pieces, last = [], 0
    for one, word in zip(spans, words, strict=True):
        pieces += [text[last : one.start], word]
        last = one.end
    whole = phonemize("".join([*pieces, text[last:]]))
    found, at = [], 0
    for word in words:
        match = _sounding(phonemize(word)).search(whole, at)
        if match is None:  # a stand-in was bent after all: the stretches one by one, at the cost of their melody
            return _one_by_one(text, spans, phonemize)
        found.append(match.span())
        at = match.end()
    return _joined(whole, found, spans)


def _joined(whole: str, found: Sequence[tuple[int, int]], spans: Sequence[PhonemeSpan]) -> Placed:
    made: list[str] = []
    where, last = [], 0
    for (start, end), one in zip(found, spans, strict=True):
        made += _decomposed(whole[last:start])
        own = _decomposed(one.ipa)
        where.append((len(made), len(made) + len(own)))
        made += own
        last = end
    return Placed((*made, *_decomposed(whole[last:])), tuple(where))


def _one_by_one(text: str, spans: Sequence[PhonemeSpan], phonemize: Callable[[str], str]) -> Placed:
    made: list[str] = []
    where, last = [], 0
    for one in spans:
        made += [*_decomposed(phonemize(text[last : one.start])), " "]
        own = _decomposed(one.ipa)
        where.append((len(made), len(made) + len(own)))
        made += own
        last = one.end
    rest = text[last:]
    lead = re.match(r"[,;:.!?]*", rest)
    made += list(lead[0]) if lead else []
    return Placed((*made, " ", *_decomposed(phonemize(rest))), tuple(where))


def _stand_in(ipa: str) -> str:
    """Choose by the first sound, since "the" and "a" before it follow that."""
    first = ipa.lstrip(_STRESS + " ")[:1]
    return _BEFORE_VOWEL if unicodedata.normalize("NFD", first)[:1] in _VOWELS else _BEFORE_CONSONANT


def _sounding(phonemes: str) -> re.Pattern[str]:
    """Match phonemes wherever the stress is."""
    plain = [re.escape(one) for one in phonemes if one not in _STRESS]
    return re.compile(f"[{_STRESS}]*" + f"[{_STRESS}]*".join(plain))


def _decomposed(phonemes: str) -> tuple[str, ...]:
    return tuple(unicodedata.normalize("NFD", phonemes))


def english(phonemes: str) -> str:
    """Put English sounds in place of those that an English voice was never taught, as newsreaders do.

    >>> english("mytʁˈɑ̃"), english("ʒɔɾdʒˈi")
    ('muːtɹˈɑːn', 'ʒɔɾdʒˈi')
    """
    plain = unicodedata.normalize("NFD", phonemes).replace("̧", "")
    return "".join(_ENGLISH.get(one, one) for one in _NASAL.sub(_nasal, plain))


def _nasal(found: re.Match[str]) -> str:
    return f"{_NASALS.get(found[1], found[1])}n"


_NASAL = re.compile("(\\w)̃")
_NASALS = {"ɑ": "ɑː", "ɔ": "ɔː", "ɛ": "æ", "œ": "ʌ", "a": "ɑː"}
_ENGLISH = {
    "ʁ": "ɹ", "ʀ": "ɹ", "r": "ɹ", "x": "k", "χ": "k", "ɣ": "ɡ", "β": "b", "y": "uː", "ʏ": "ʊ",
    "ø": "ɜː", "œ": "ɜː", "ɲ": "nj", "ʎ": "lj", "ɥ": "w", "e": "eɪ", "o": "oʊ",
    "c": "tʃ", "ɟ": "dʒ", "ʂ": "ʃ", "ʐ": "ʒ", "ɨ": "ɪ", "ɯ": "uː", "ɤ": "ʌ",
}  # fmt: skip


def marks(
    text: str,
    spans: Sequence[PhonemeSpan],
    sound: Placed,
    starts: Sequence[int],
    phonemize: Callable[[str], str],
) -> tuple[Mark, ...]:
    """Say when each word starts.

    Args:
        text: What is said.
        spans: Stretches of it whose sound was given.
        sound: Its phonemes.
        starts: When each of them starts, in samples.
        phonemize: Gives a word's phonemes by itself.
    """
    words = [found.span() for found in _WORD.finditer(text)]
    given = {one.start: one.ipa for one in spans}
    alone: list[str] = []
    owner: list[int] = []
    for index, (start, end) in enumerate(words):
        own = _bare(given.get(start) or phonemize(text[start:end]))
        alone += own
        owner += [index] * len(own)
    heard = [(one, at) for one, at in zip(sound.phonemes, starts, strict=True) if one not in _SILENT]
    matcher = SequenceMatcher(None, alone, [one for one, _ in heard], autojunk=False)
    first: dict[int, int] = {}
    for block in matcher.get_matching_blocks():
        for offset in range(block.size):
            first.setdefault(owner[block.a + offset], heard[block.b + offset][1])
    return tuple(_rising(words, first))


_SILENT = frozenset(" ,.;:!?" + _STRESS)


def _bare(phonemes: str) -> list[str]:
    return [one for one in unicodedata.normalize("NFD", phonemes) if one not in _SILENT]


def _rising(words: Sequence[tuple[int, int]], first: dict[int, int]) -> list[Mark]:
    made: list[Mark] = []
    for index, (start, end) in enumerate(words):
        at = first.get(index)
        if at is not None and (not made or at >= made[-1].at):
            made.append(Mark(at, start, end - start))
    return made
