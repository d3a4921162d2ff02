"""A paragraph -> what of it is quoted and what is told; and whether the quoted is speech."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.script import smallwords

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.script.tokens import Token

_PAIRS = (
    r"\u201c[^\u201c\u201d]+(?:\u201d|$)",
    r"\u201e[^\u201c\u201d]+(?:[\u201c\u201d]|$)",
    r"\u00ab[^\u00bb]+(?:\u00bb|$)",
    r"\u00bb[^\u00ab]+\u00ab",
    r'"[^"]+(?:"|$)',
    r"(?<![\w\u2019'])\u2018(?:[^\u2018\u2019]|\u2019(?=\w))+(?:\u2019(?!\w)|$)",
    r"(?<![\w'])'(?=[A-Z\u00c0-\u00de])(?:[^']|'(?=\w))+'(?!\w)",
)
_QUOTED = re.compile("|".join(_PAIRS))
DASH = re.compile(r"^[\u2014\u2013\u2015-]\s?(?=\S)")
_ASIDE = re.compile(r"(?<!\d)[\u2014\u2013](?!\d)")
_TALK = re.compile(
    r"[.!?\u2026]\s(?=[\u2014\u2013\u2015]\s?[A-Z\u00c0-\u00de\u00a1\u00bf][^\u2014\u2013]+ [\u2014\u2013] ?[a-z])"
)
"""Where a paragraph goes over to what is said behind a dash."""
MARKS = "\"'\u201c\u201d\u201e\u00ab\u00bb\u2018\u2019\u2039\u203a \u00a0\u202f"
FEW = 4
"""A quotation of fewer words without a verb of saying is a title, a slogan or raised eyebrows."""
_SIGNS = smallwords.every("signs")
"""Before the words of a sign, or the name of a song."""
OPENING = "\"'\u201c\u201e\u00ab\u2018"
CLOSING = "\"'\u201d\u201c\u00bb\u2019.!?"
MOSTLY = 0.75
_FULL_STOP = re.compile(r"(?<![A-Z])(?<!\bM[rs])(?<!\bMrs)(?<!\b[DS][rt])(?<!\bProf)[.!?\u2026]\s+(?=\S)")


@dataclass(slots=True)
class Part:
    """A stretch of a paragraph: quoted, or told."""

    start: int
    end: int
    quoted: bool


def is_speech(said: str, *, sure: bool, alone: bool) -> bool:
    """Whether a quoted stretch is somebody's words."""
    words = re.findall(r"\w+", said)
    if sure:
        return bool(words)
    ends = said.endswith((".", "!", "?", "\u2026", ","))
    large = said[:1].isupper() or said[:1] in "\u00a1\u00bf"
    return bool(words) and (alone or (len(words) >= FEW and (ends or large)) or (ends and large))


def on_sign(before: list[Token], *, sure: bool) -> bool:
    """Whether the words before a quotation say that it is a sign's, or the name of a song."""
    return any(one.key in _SIGNS for one in before[-1 if sure else -2 :])


def parts_of(text: str, *, dashed: bool) -> list[Part]:
    """Cut a paragraph into what is quoted and what is told."""
    spans: list[tuple[int, int]] = []
    if dashed and DASH.match(text):
        edges = [0, *(match.start() for match in _ASIDE.finditer(text, 2)), len(text)]
        edges += [len(text)] * (len(edges) % 2)
        spans = [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=False)]
    else:
        spans = [match.span() for match in _QUOTED.finditer(text)]
        talk = _TALK.search(text) if dashed and not spans else None
        if talk:
            edges = [talk.end(), *(match.start() for match in _ASIDE.finditer(text, talk.end() + 1)), len(text)]
            edges += [len(text)] * (len(edges) % 2)
            spans = [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=False)]
    parts, at = [], 0
    for start, end in spans:
        if text[at:start].strip(MARKS):
            parts.append(Part(at, start, quoted=False))
        parts.append(Part(start, end, quoted=True))
        at = end
    if text[at:].strip(MARKS):
        parts.append(Part(at, len(text), quoted=False))
    return parts


def first_clause(text: str, part: Part) -> tuple[int, int]:
    """Give what directly follows a quotation, up to the end of its sentence."""
    found = re.search(r"[.!?;:](?=\s|$)", text[part.start : part.end])
    while found and re.search(r"\b(?:Mr|Mrs|Ms|Dr|St|Sr|Sra|Prof)\.$", text[part.start : part.start + found.end()]):
        found = re.compile(r"[.!?;:](?=\s|$)").search(text[part.start : part.end], found.end())
    return part.start, part.start + found.end() if found else part.end


def last_sentence(text: str, part: Part) -> tuple[int, int]:
    """Give the sentence that leads to a quotation."""
    edges = [match.end() for match in _FULL_STOP.finditer(text[part.start : part.end])]
    return part.start + (edges[-1] if edges else 0), part.end


def within(cut: Sequence[Token], start: int, end: int) -> list[Token]:
    """Give the words of a stretch."""
    return [one for one in cut if start <= one.start < end]
