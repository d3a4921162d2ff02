"""A story -> what is quoted in it, and who says it: suggestions for an editor, never more."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.script import mentions, smallwords
from dateline.script.places import fold, gazetteer
from dateline.script.tokens import NOBLE, runs, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.model import Story
    from dateline.script.mentions import House
    from dateline.script.smallwords import Words
    from dateline.script.tokens import Token


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of somebody in a paragraph."""

    paragraph: int
    """Index from 0."""
    text: str
    """What is said, without its marks; the first stretch where it is interrupted."""
    who: str
    """The speaker's name as full as the story gives it, or how they are described; empty when unknown."""
    share: float
    """How much of the paragraph's letters are quoted, from 0 to 1."""


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
_DASH = re.compile(r"^[\u2014\u2013\u2015-]\s?(?=\S)")
_ASIDE = re.compile(r"(?<!\d)[\u2014\u2013](?!\d)")
_MARKS = "\"'\u201c\u201d\u201e\u00ab\u00bb\u2018\u2019\u2039\u203a \u00a0\u202f"
_FEW = 4
"""A quotation of fewer words without a verb of saying is a title, a slogan or raised eyebrows."""
_DESCRIBED = re.compile(
    r"(?:one of the|one|a|an|another|the|his|her|their|eine[r]?|ein|der|die|das|une|un|l'une des|le|la|una|uno|el|"
    r"uma|um|o|a|il|lo|su|sua|seu|sa|son|sein[e]?|ihr[e]?|mi|meu|minha)\s+(?:[^\W\d_][\w'\u2019-]*\s?){1,4}",
    re.IGNORECASE,
)
_NEAR = 8
_LINKS = smallwords.every("links")
_STOP = smallwords.every("stop")


def find(story: Story, house: House | None = None) -> tuple[Quotation, ...]:
    """Find every quotation of a story and its speaker."""
    return tuple(_Reader(story, house).read())


@dataclass(slots=True)
class _Part:
    """A stretch of a paragraph: quoted, or told."""

    start: int
    end: int
    quoted: bool


class _Reader:
    """Goes through a story and remembers who was there."""

    def __init__(self, story: Story, house: House | None) -> None:
        self._story = story
        self._language = story.language.partition("-")[0]
        self._words: Words = smallwords.words(self._language)
        whole = mentions.find(story, gazetteer(), house)
        self._people = frozenset().union(*whole.people)
        self._full: dict[str, str] = {}
        self._last = ""
        """Who opened a sentence last."""
        self._speaker = ""
        """Who spoke last."""

    def read(self) -> Iterator[Quotation]:
        for index, paragraph in enumerate(self._story.paragraphs):
            yield from self._paragraph(index, paragraph.text)

    def _paragraph(self, index: int, text: str) -> Iterator[Quotation]:
        cut = tokens(text, elided=self._language in ("fr", "it", "pt"))
        self._learn(text, cut)
        parts = _parts(text, dashed=self._language in ("fr", "es", "pt", "it"))
        letters = max(1, sum(one.isalpha() for one in text))
        share = sum(sum(map(str.isalpha, text[one.start : one.end])) for one in parts if one.quoted) / letters
        open_who = ""
        fresh = True
        for number, part in enumerate(parts):
            if not part.quoted:
                fresh = fresh or bool(re.search(r"[.!?]\s+\S+.*[.!?:]", text[part.start : part.end]))
                self._told(text, cut, part)
                continue
            after = parts[number + 1] if number + 1 < len(parts) and not parts[number + 1].quoted else None
            if text[part.start : part.end].rstrip(_MARKS).endswith("."):
                after = None  # what follows a full stop is a sentence of its own
            before = parts[number - 1] if number and not parts[number - 1].quoted else None
            said = text[part.start : part.end].strip(_MARKS + "\u2014\u2013")
            who, sure = self._who(text, cut, before, after)
            if not sure and self._language == "fr":
                within = self._within(text, [one for one in cut if part.start <= one.start < part.end])
                who, sure = (within, True) if within else (who, sure)
            if not _is_speech(said, sure=sure, alone=share > _MOSTLY):
                continue
            if not sure and open_who and not fresh:
                who = open_who
            who = who or open_who or self._last or self._speaker
            if open_who and who == open_who:
                continue  # the same quotation goes on
            open_who, fresh = who, False
            self._speaker = who or self._speaker
            yield Quotation(index, said, who, round(share, 3))

    def _learn(self, text: str, cut: Sequence[Token]) -> None:
        """Remember full names by each of their words."""
        for run in runs(text, cut):
            while run and (run[0].key in self._words.small or run[0].key in self._words.title):
                run.pop(0)
            alone = self._name_alone(run)
            if len(alone) > 1 and {alone[0].key, alone[-1].key} & self._people:
                name = text[alone[0].start : alone[-1].end].rstrip(".")
                name = re.sub(r"['\u2019]s$", "", name)
                for one in (alone[0], alone[-1]):
                    self._full.setdefault(fold(re.sub(r"['\u2019]s$", "", one.text)), name)

    def _name_alone(self, run: list[Token]) -> list[Token]:
        """Leave off what a German says somebody is: "die Planerin Mette Lindgaard"."""
        plain = self._language != "de" or len(run) < 3 or any(one.key in NOBLE for one in run)  # noqa: PLR2004 - two names
        return run if plain else run[-2:]

    def _told(self, text: str, cut: Sequence[Token], part: _Part) -> None:
        """Remember who opens a sentence of what is told, or else who is in it."""
        inside = [one for one in cut if part.start <= one.start < part.end]
        for index, one in enumerate(inside):
            if one.name and one.key in self._people:
                opens = re.search(r"(?:^|[.!?\u201d\"\u00bb]\s)\W*(?:\w+\s){0,2}$", text[: one.start])
                full = index and inside[index - 1].name and inside[index - 1].key in self._people
                if opens or full or not self._last:
                    self._last = self._named(one)

    def _named(self, token: Token) -> str:
        plain = re.sub(r"['\u2019]s$", "", token.text)
        return self._full.get(fold(plain), plain)

    # --- who ---------------------------------------------------------------------------

    def _who(self, text: str, cut: Sequence[Token], before: _Part | None, after: _Part | None) -> tuple[str, bool]:
        """Give the speaker, and whether a verb of saying or a colon says so."""
        if after is not None:
            clause = _first_clause(text, after)
            who = self._subject(text, [one for one in cut if clause[0] <= one.start < clause[1]])
            if who:
                return who, True
        if before is not None:
            start, end = _last_sentence(text, before)
            inside = [one for one in cut if start <= one.start < end]
            lead = text[start:end].rstrip(_MARKS)
            if lead.endswith((":", ",")):
                who = self._subject(text, inside) or (self._anybody(text, inside) if lead.endswith(":") else "")
                if who:
                    return who, True
            somebody = next((self._named(one) for one in inside if one.name and one.key in self._people), "")
            if somebody:
                return somebody, False
        return "", False

    def _subject(self, text: str, inside: list[Token]) -> str:
        """Find who a verb of saying belongs to: right after it, or else before it."""
        at = next((index for index, one in enumerate(inside) if self._says(one)), None)
        if at is None:
            return self._after_verb(text, inside)
        if "-" in inside[at].key:  # dit-elle
            return self._last or self._speaker
        behind = inside[at + 1 :]
        if behind and _close(text, inside[at], behind[0]):
            who = self._person(text, behind)
            if who:
                return who
        return self._person(text, inside[:at]) or self._last or self._speaker

    def _within(self, text: str, inside: list[Token]) -> str:
        """Find ", dit-elle." inside the marks, where French may leave it."""
        for index, one in enumerate(inside[:-1]):
            if self._says(one) and text[: one.start].rstrip().endswith((",", "?", "!", "s'", "s\u2019")):
                return (self._last or self._speaker) if "-" in one.key else self._person(text, inside[index + 1 :])
        return ""

    def _after_verb(self, text: str, inside: list[Token]) -> str:
        """Take the first word after a quotation for a verb when somebody's name comes right after it."""
        if (
            len(inside) > 1
            and not inside[0].name
            and _close(text, inside[0], inside[1])
            and inside[1].key in self._people
        ):
            return self._person(text, inside[1:])
        return ""

    def _says(self, one: Token) -> bool:
        verb, *_, pronoun = one.key.split("-") if "-" in one.key else (one.key, "")
        return not one.name and verb in self._words.said and (not pronoun or pronoun in self._words.he)

    def _person(self, text: str, inside: list[Token]) -> str:
        """Give the person that some words begin with: a name, a pronoun, a description."""
        words = list(inside)
        while words and words[0].key in self._words.title:
            words.pop(0)
        if not words:
            return ""
        first = words[0]
        if first.key in self._words.he or first.key.split("-")[-1] in self._words.he:
            return self._last or self._speaker
        if first.name and first.key not in self._words.small:
            run = [first]
            for one in words[1:]:
                if text[run[-1].end : one.start] not in (" ", ". ") or not (one.name or one.key in NOBLE):
                    break
                run.append(one)
            run = self._name_alone(run)
            name = re.sub(r"['\u2019]s$", "", text[run[0].start : run[-1].end]).rstrip(".")
            return self._full.get(fold(name), self._full.get(run[-1].key, name)) if len(run) == 1 else name
        return self._described(text, words)

    def _described(self, text: str, words: list[Token]) -> str:
        found = _DESCRIBED.match(text, words[0].start)
        if not found:
            return ""
        for index, one in enumerate(words[:_NEAR]):  # "one of them, Iván Oyarzún"; "the sociologist Darío Hincapié"
            if one.key in _STOP - _LINKS:
                break
            if one.name and one.key in self._people and index:
                return self._person(text, words[index:])
        inside = [one for one in words if one.start < found.end()]
        kept: list[Token] = []
        for one in inside:
            if kept and (one.key in self._words.said or (one.key in _STOP and kept[-1].key != "one")):
                break
            if kept and text[kept[-1].end : one.start] not in (" ", "'", "\u2019"):
                break
            kept.append(one)
        return text[kept[0].start : kept[-1].end].rstrip(".") if len(kept) > 1 else ""

    def _anybody(self, text: str, inside: list[Token]) -> str:
        """Take ``Name, 44, a driver: "…"`` for what it is."""
        for index, one in enumerate(inside):
            if one.name and one.key in self._people:
                return self._full.get(one.key, self._person(text, inside[index:]))
        return self._person(text, inside) if inside else ""


_MOSTLY = 0.75


def _is_speech(said: str, *, sure: bool, alone: bool) -> bool:
    """Whether a quoted stretch is somebody's words."""
    words = re.findall(r"\w+", said)
    if sure:
        return bool(words)
    ends = said.endswith((".", "!", "?", "\u2026", ","))
    large = said[:1].isupper() or said[:1] in "\u00a1\u00bf"
    return bool(words) and (alone or (len(words) >= _FEW and (ends or large)) or (ends and large))


def _parts(text: str, *, dashed: bool) -> list[_Part]:
    """Cut a paragraph into what is quoted and what is told."""
    spans: list[tuple[int, int]] = []
    if dashed and _DASH.match(text):
        edges = [0, *(match.start() for match in _ASIDE.finditer(text, 2)), len(text)]
        edges += [len(text)] * (len(edges) % 2)
        spans = [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=False)]
    else:
        spans = [match.span() for match in _QUOTED.finditer(text)]
    parts, at = [], 0
    for start, end in spans:
        if text[at:start].strip(_MARKS):
            parts.append(_Part(at, start, quoted=False))
        parts.append(_Part(start, end, quoted=True))
        at = end
    if text[at:].strip(_MARKS):
        parts.append(_Part(at, len(text), quoted=False))
    return parts


def _first_clause(text: str, part: _Part) -> tuple[int, int]:
    """Give what directly follows a quotation, up to the end of its sentence."""
    found = re.search(r"[.!?;:](?=\s|$)", text[part.start : part.end])
    while found and re.search(r"\b(?:Mr|Mrs|Ms|Dr|St|Sr|Sra|Prof)\.$", text[part.start : part.start + found.end()]):
        found = re.compile(r"[.!?;:](?=\s|$)").search(text[part.start : part.end], found.end())
    return part.start, part.start + found.end() if found else part.end


def _last_sentence(text: str, part: _Part) -> tuple[int, int]:
    """Give the sentence that leads to a quotation."""
    edges = [match.end() for match in re.finditer(r"(?<![A-Z])[.!?]\s+(?=\S)", text[part.start : part.end])]
    return part.start + (edges[-1] if edges else 0), part.end


def _close(text: str, verb: Token, other: Token) -> bool:
    return text[verb.end : other.start].strip() in ("", "-")
