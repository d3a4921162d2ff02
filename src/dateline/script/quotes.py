"""A story -> what is quoted in it, and who says it: suggestions for an editor, never more."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from dateline.script import smallwords
from dateline.script.callings import spoken
from dateline.script.quoted import (
    CLOSING,
    DASH,
    FEW,
    MARKS,
    MOSTLY,
    OPENING,
    first_clause,
    is_speech,
    last_sentence,
    on_sign,
    parts_of,
    within,
)
from dateline.script.speakers import Cast

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.model import Story
    from dateline.script.mentions import House
    from dateline.script.quoted import (
        Part,
    )
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


_STOP = smallwords.every("stop")
_I = smallwords.every("i")
_AUTHOR = smallwords.every("author")
"""Verbs of saying in the first person, not folded: "pregunto" is not "preguntó"."""
_THAT = frozenset(("that", "que", "che", "dass"))
_RUN = 6
"""Words among which a subject is looked for."""
_BY = re.compile(
    r"\b(?:[Aa]ccording to|[Ss]elon|[Dd]['\u2019]apr\u00e8s|[Ll]aut|[Ss]eg\u00fan|[Ss]egundo|[Ss]econdo|"
    r"[Ii]n the (?:estimate|words|opinion|view|phrase) of) "
)


def find(story: Story, house: House | None = None) -> tuple[Quotation, ...]:
    """Find every quotation of a story and its speaker."""
    return tuple(_Reader(story, house).read())


class _Who(NamedTuple):
    """A speaker, as far as they are known."""

    name: str
    sure: bool = True
    """Whether a verb of saying or a colon says so."""
    narrator: bool = False
    """Whether the story's author says it: "I said"."""


_NOBODY = _Who("", sure=False)


class _Reader:
    """Goes through a story and says whose each quotation is."""

    def __init__(self, story: Story, house: House | None) -> None:
        self._story = story
        self._language = story.language.partition("-")[0]
        self._cast = Cast(story, house)
        self._of = self._cast.of
        self._turns: dict[int, str] = {}
        """Who spoke last in a paragraph."""
        self._answered = ""
        """Who spoke last in the paragraph before."""
        self._turned = False
        """Whether the sentence before a quotation begins with somebody."""
        self._open = False
        """Whether the paragraph before ended without closing its quotation."""

    def read(self) -> Iterator[Quotation]:
        for index, paragraph in enumerate(self._story.paragraphs):
            yield from self._paragraph(index, paragraph.text)

    def _paragraph(self, index: int, text: str) -> Iterator[Quotation]:
        cut = self._cast.words[index]
        self._cast.begins()
        talk = text[:1] in OPENING or bool(DASH.match(text))
        self._answered = self._turns.get(index - 1, "") if talk else ""
        parts = parts_of(text, dashed=self._language in ("fr", "es", "pt", "it"))
        letters = max(1, sum(one.isalpha() for one in text))
        share = sum(sum(map(str.isalpha, text[one.start : one.end])) for one in parts if one.quoted) / letters
        open_who, fresh = "", True
        for number, part in enumerate(parts):
            if not part.quoted:
                fresh = fresh or bool(re.search(r"[.!?]\s+\S+.*[.!?:]", text[part.start : part.end]))
                self._cast.told(text, within(cut, part.start, part.end))
                continue
            after = parts[number + 1] if number + 1 < len(parts) and not parts[number + 1].quoted else None
            if text[part.start : part.end].rstrip(MARKS).endswith("."):
                after = None  # what follows a full stop is a sentence of its own
            before = parts[number - 1] if number and not parts[number - 1].quoted else None
            said = text[part.start : part.end].strip(MARKS + "\u2014\u2013")
            who = self._who(text, cut, before, after, long=len(said.split()) >= FEW)
            if not who.sure and self._language == "fr":
                who = self._inside(text, within(cut, part.start, part.end)) or who
            if not is_speech(said, sure=who.sure, alone=share > MOSTLY):
                continue
            if before and on_sign(within(cut, before.start, before.end), sure=who.sure):
                continue
            if not who.name and not who.sure and not number and not open_who:
                who = _Who(self._next(text, cut, part.end), sure=False)
            name = open_who if not who.sure and open_who and not (fresh and self._turned) else who.name
            name = name or open_who or self._by_turns(index, whole=len(parts) == 1)
            if open_who and name == open_who:
                continue  # the same quotation goes on
            open_who, fresh = name, False
            if name and not who.narrator:
                self._cast.speaks(name)
                self._turns[index] = name
            yield Quotation(index, said, "" if who.narrator else name, round(share, 3))
        self._open = (
            bool(parts and text)
            and parts[-1].quoted
            and text[parts[-1].start : parts[-1].start + 1] in OPENING
            and text[-1] not in CLOSING
        )

    def _by_turns(self, index: int, *, whole: bool) -> str:
        """Give who speaks where nothing says so: in a talk of two, the other one."""
        previous, other = self._turns.get(index - 1, ""), self._turns.get(index - 2, "")
        if whole and previous and self._open:
            return previous
        if whole and previous:
            return other if other and other != previous else self._cast.last(but=previous)
        return self._cast.last()

    def _next(self, text: str, cut: Sequence[Token], end: int) -> str:
        """Give who begins the sentence after a quotation that begins a paragraph: "Noventa e nove." Rohan lê."""
        behind = [one for one in cut if one.start >= end][:_RUN]
        if not behind or text[end : behind[0].start].strip(MARKS):
            return ""
        run = self._cast.run(text, behind)
        return self._cast.name(text, run) if len(run) > 1 and not _owns(run[-1]) else ""

    # --- who ---------------------------------------------------------------------------

    def _who(self, text: str, cut: Sequence[Token], before: Part | None, after: Part | None, *, long: bool) -> _Who:
        """Give the speaker, and whether a verb of saying or a colon says so."""
        if after is not None:
            start, end = first_clause(text, after)
            who = self._after(text, within(cut, start, end))
            if who:
                return who
        if before is None:
            return _NOBODY
        start, end = last_sentence(text, before)
        inside, lead = within(cut, start, end), text[start:end].rstrip(MARKS)
        by = _BY.search(lead)
        if by:
            return self._by(text, within(cut, start + by.end(), end))
        if lead.endswith((":", ",")):
            who = self._verb(text, inside) or (self._anybody(text, inside) if lead.endswith(":") else None)
            if who:
                return who
        if long and any(one.key in _THAT for one in inside[-FEW:]) and any(self._says(one) for one in inside):
            return self._verb(text, inside) or _NOBODY
        name = self._anyone(text, inside)
        self._turned = bool(name) and self._opens(text, inside)
        return _Who(name, sure=False)

    def _opens(self, text: str, inside: list[Token]) -> bool:
        """Whether a sentence begins with somebody, who then is whose words follow."""
        found = self._cast.described(text, inside)
        named = any(self._cast.run(text, inside[index:]) for index in range(min(2, len(inside))) if inside[index].name)
        return named or bool(found and self._cast.human(text, inside))

    def _after(self, text: str, inside: list[Token]) -> _Who | None:
        """Read what follows a quotation: said Ana; Ana said; grumbles her neighbour; a woman calls."""
        first, rest = (inside[0], inside[1:]) if inside else (None, [])
        if first and self._cast.stands(first) and rest and not rest[0].name and not first.name:
            return _Who(self._cast.pronoun(spoken(first)))  # "Read it," she orders, and I read
        who = self._verb(text, inside)
        if who or not first:
            return who
        if self._cast.stands(first) and rest and not rest[0].name:
            return _Who(self._cast.pronoun(spoken(first)))
        verb = (
            not first.name
            and not {first.key} & self._of.small
            and first.key not in _STOP
            and first.key not in self._of.determiners
        )
        for words in (rest, rest[1:]) if verb else (inside,):  # "a répondu quelqu'un", "lo repite ella"
            if not words or (words is not inside and not _close(text, inside[0], words[0], words is rest)):
                continue
            run = self._cast.run(text, words)
            if run and not _owns(run[-1]):
                return _Who(self._cast.name(text, run))
            found = self._cast.described(text, words)
            if found and self._cast.human(text, words):
                return _Who(found.who)
        return None

    def _verb(self, text: str, inside: list[Token]) -> _Who | None:
        """Find whose a verb of saying is: who stands before it, or else right after it."""
        at = next((index for index, one in enumerate(inside) if self._says(one)), None)
        if at is None:
            return None
        verb, before, behind = inside[at], inside[:at], inside[at + 1 :]
        if "-" in verb.key:  # dit-elle
            return _Who(self._cast.pronoun(verb.key.split("-")[-1]))
        if verb.text.lower().rstrip(".") in _AUTHOR:
            return _Who("", narrator=True)
        author = (before and before[-1].key in _I) or (not before and behind and behind[0].key in _I)
        if author and behind and behind[0].key in _THAT:
            return None  # "How was it?" I say that it was cold.
        if author:
            return _Who("", narrator=True)
        who = self._before(text, before) or self._behind(text, verb, behind)
        return _Who(who or self._cast.last())

    def _says(self, one: Token) -> bool:
        verb, *_, pronoun = one.key.split("-") if "-" in one.key else (one.key, "")
        if pronoun and pronoun not in self._of.pronouns:
            return False
        return not one.name and (verb in self._of.said or (bool(pronoun) and verb in ("a", "avait")))

    def _before(self, text: str, words: list[Token]) -> str:
        """Find the subject before a verb: right before it, or where the sentence begins."""
        if not words:
            return ""
        last = words[-1]
        if self._cast.stands(last):
            return self._cast.pronoun(spoken(last))
        if last.key in self._of.somebody:
            return last.text.rstrip(".")
        for index in range(max(0, len(words) - _RUN), len(words)):
            run = self._cast.run(text, words[index:]) if words[index].name else []
            if run and run[-1] is last and not _owns(last):
                return self._cast.name(text, run)
        found = self._cast.described(text, words)
        if found and text[words[0].start : last.end].endswith(found.who):
            return found.who
        return self._anyone(text, words) or self._further(text, words, far=len(words))

    def _anyone(self, text: str, words: list[Token]) -> str:
        """Give whom a sentence is about: its subject, or else the first it names."""
        if not words:
            return ""
        found = self._cast.described(text, words)
        if found and self._cast.human(text, words):
            return found.who
        for index, one in enumerate(words):
            if one.name and not (index and words[index - 1].name):
                run = self._cast.run(text, words[index:])
                if run and not _owns(run[-1]):
                    return self._cast.name(text, run)
        near = next((spoken(one) for one in words[:3] if self._cast.stands(one)), "")
        return self._cast.pronoun(near) if near else ""

    def _behind(self, text: str, verb: Token, words: list[Token]) -> str:
        """Find the subject after a verb: right after it, or behind where and how it was said."""
        while words and words[0].key in self._of.title and not words[0].name:
            words = words[1:]
        if not words or text[verb.end : words[0].start].strip() not in ("", "-"):
            return ""
        if len(words) > 1 and words[0].key in self._of.people and words[1].name:
            words = words[1:]  # "asked cousin Zygmunt"
        run = self._cast.run(text, words, any_name=True)
        if self._stands_for(text, words):
            return self._cast.pronoun(words[0].key.split("-")[-1])
        if words[0].key in self._of.somebody:
            return words[0].text.rstrip(".")
        who = self._taken_up(text, words) or (self._cast.name(text, run) if run else "")
        return who or self._further(text, words)

    def _stands_for(self, text: str, words: list[Token]) -> bool:
        """Whether words begin with a pronoun, which folded may look like an article: "contesta él"."""
        pronouns = self._of.pronouns
        article = words[0].key in self._of.determiners and len(words) > 1 and not _punctuated(text, words[0])
        return bool({words[0].key, words[0].key.split("-")[-1]} & pronouns) and not article

    def _taken_up(self, text: str, words: list[Token]) -> str:
        """Give whom a description means, by name where the story has it."""
        found = self._cast.described(text, words)
        if not found or self._cast.has(found.who):
            return found.who if found else ""
        return self._cast.again(words, but=self._answered) or found.who

    def _further(self, text: str, words: list[Token], far: int = _RUN) -> str:
        """Look behind where something is said: "crie depuis la cour sa patronne"."""
        for index, one in enumerate(words[1:far], 1):
            if (
                one.key in self._of.determiners
                and one.key not in self._of.definite
                and self._cast.human(text, words[index:])
            ):
                found = self._cast.described(text, words[index:])
                return found.who if found else ""
        return ""

    def _by(self, text: str, words: list[Token]) -> _Who:
        """Read "according to Ana"."""
        first = words[0].key if words else ""
        if not words or first in self._of.pronouns:
            return _Who(self._cast.pronoun(first))
        found = self._cast.described(text, words)
        return _Who(found.who if found else self._anyone(text, words))

    def _inside(self, text: str, inside: list[Token]) -> _Who | None:
        """Find ", dit-elle." inside the marks, where French may leave it."""
        for index, one in enumerate(inside[:-1]):
            led = text[: one.start].rstrip().endswith((",", "?", "!", "s'", "s\u2019"))
            if self._says(one) and led:
                if "-" in one.key:
                    return _Who(self._cast.pronoun(one.key.split("-")[-1]))
                who = self._behind(text, one, inside[index + 1 :])
                if who:
                    return _Who(who)
        return None

    def _anybody(self, text: str, inside: list[Token]) -> _Who | None:
        """Take ``Name, 44, a driver: "…"`` for what it is."""
        who = self._anyone(text, inside)
        if inside and inside[0].key in self._of.indefinite and self._language != "en":  # "Un boulanger du quartier"
            found = self._cast.described(text, inside)
            who = found.who if found else who
        if not who and inside:
            run = self._cast.run(text, inside, any_name=True)
            who = self._cast.name(text, run) if run and len(inside) == len(run) else ""
        return _Who(who) if who else None


def _close(text: str, verb: Token, other: Token, near: bool) -> bool:  # noqa: FBT001
    return bool(re.fullmatch(r"\s" if near else r"\s\w+\s", text[verb.end : other.start]))


def _owns(one: Token) -> bool:
    return one.text.endswith(("'s", "\u2019s"))


def _punctuated(text: str, one: Token) -> bool:
    return bool(re.match(r"\s*(?:[^\w\s]|$)", text[one.end :]))
