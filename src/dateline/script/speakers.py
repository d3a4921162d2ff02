"""Who is in a story, sentence by sentence, so that "she said" and "the baker said" have a name."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from dateline.script import smallwords
from dateline.script.callings import OWNS, Described, naming, run_of, sentences, spoken
from dateline.script.descriptions import CALLING, Descriptions
from dateline.script.names import FEMININE, MASCULINE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.model import Story
    from dateline.script.mentions import House
    from dateline.script.tokens import Token

_ADDRESSED = frozenset(("your", "votre", "ton", "ta", "dein", "deine"))
_REACH = 12
"""Words that are looked at to tell who is meant."""
_IS = smallwords.every("is")
_MARKS = frozenset("\"'\u201c\u201d\u2018\u2019\u00ab\u00bb")
_KEPT = 12
"""People remembered: a pronoun means nobody from longer ago."""


class Cast(Descriptions):
    """The people of a story: known from all of it, remembered in the order in which they come."""

    def __init__(self, story: Story, house: House | None) -> None:
        super().__init__(story, house)
        self._here: set[str] = set()
        """Who was told of in this paragraph."""
        for text, each in zip(self._texts, self.words, strict=True):
            self._vote(text, each)

    # --- who is meant -------------------------------------------------------------------

    def last(self, *, but: str = "") -> str:
        """Give who was told of last."""
        return next((one.who for one in reversed(self._recent) if one.who != but), but)

    def pronoun(self, key: str) -> str:
        """Give whom "she" or "he" means: the last one told of who can be it."""
        sex = "f" if key in self.of.she else "m" if key in self.of.he else ""
        for one in reversed(self._recent):
            if not sex or one.sex == sex or (not one.sex and one.who in self._here | {self.last()}):
                return one.who
        for one in reversed(self._recent):
            if not one.sex:
                return one.who
        return self.last()

    def stands(self, one: Token) -> bool:
        """Whether a word is "he" or "she", or "he'd", as a subject."""
        return spoken(one) in self.of.pronouns - self.of.owned

    def again(self, words: Sequence[Token], but: str) -> str:
        """Give the name that "la ingeniera" takes up, as is the custom of languages whose articles tell the sex."""
        article, nouns = words[0], {one.key for one in words[1:3]}
        only = self._only(words, nouns, but)
        if only:
            return only
        sex = "f" if article.key in FEMININE else "m" if article.key in MASCULINE else ""
        if (
            self._english
            or self._german
            or article.key not in self.of.definite
            or nouns & (self._introduced | self.of.women | self.of.men)
        ):
            return ""
        named = [one for one in reversed(self._recent) if one.who in self._names and one.sex == sex]
        return next((one.who for one in named if one.who != but), "") if sex else ""

    def _only(self, words: Sequence[Token], nouns: set[str], but: str) -> str:
        """Give whom "the biologist" means where the paragraph names one person, and no biologist was brought in."""
        if words[0].key not in self.of.definite or nouns & self._introduced:
            return ""
        sex = self._sex_of(words[:3])
        named = [one for one in self._recent if one.who in self._here and self.has(one.who)]
        if not named and nouns & (self.of.women | self.of.men):
            named = [one for one in [each for each in self._recent if each.who != but][-1:] if self.has(one.who)]
        return named[0].who if len(named) == 1 and (not sex or self.sex(named[0].who) in ("", sex)) else ""

    # --- who was told of ----------------------------------------------------------------

    def begins(self) -> None:
        """Remember that a paragraph begins."""
        self._here.clear()

    def told(self, text: str, inside: Sequence[Token]) -> None:
        """Remember the people of what is told: who opens a sentence is meant before others in it."""
        for sentence in sentences(text, inside):
            last = self.last()
            persons = self._persons(text, sentence)
            for one in persons:
                self._faintly(one) if one.faint else self.remember(one)
                self._here.add(one.who)
            if sentence[0].key in self.of.owned - _ADDRESSED and last and not any(self.has(one.who) for one in persons):
                self.speaks(last)  # "His grandfather was a poet" goes on about whose grandfather it was

    def _faintly(self, one: Described) -> None:
        """Remember somebody of no name who only comes up: less than who the story is with."""
        if all(each.who != one.who for each in self._recent):
            self._recent.insert(max(0, len(self._recent) - 1), one)

    def remember(self, one: Described) -> None:
        """Remember somebody as the last."""
        self._recent = [*(each for each in self._recent if each.who != one.who), one][-_KEPT:]

    def speaks(self, who: str) -> None:
        """Remember who spoke."""
        self.remember(next((one for one in self._recent if one.who == who), Described(who, self.sex(who))))

    def _persons(self, text: str, sentence: list[Token]) -> list[Described]:
        """Give the people of a sentence, the likeliest to be meant next at the end."""
        told: list[Described] = []
        new: list[Described] = []
        subject = self._opener(text, sentence)
        seen = {one.who for one in self._recent}
        index = 0
        while index < len(sentence):
            one, used = self._person_at(text, sentence, index)
            behind = sentence[index - 1].key if index else ""
            if one is not None and (behind in self.of.prepositions or one.faint or one.owner):
                told.append(one)
            elif one is not None and one.new and one.who not in seen:
                new.append(one)
            elif one is not None and subject is None and (index < 3 or one.opens):  # noqa: PLR2004 - "Then Ana ..."
                subject = one
            elif one is not None:
                told.append(one)
            index += used
        return [*reversed(told), *reversed(new[1:]), *([subject] if subject else []), *new[:1]]

    def _opener(self, text: str, sentence: list[Token]) -> Described | None:
        """Give the subject that begins a sentence, unless it is simply a name."""
        first = spoken(sentence[0])
        if self.stands(sentence[0]) and self._recent:
            who = self.pronoun(first)
            return Described(who, self.sex(who))
        found = self.described(text, sentence)
        if not found or not self.human(text, sentence):
            return None
        who = "" if self.has(found.who) else self.again(sentence, but="")
        return Described(who, self.sex(who)) if who else found

    def _person_at(self, text: str, sentence: list[Token], index: int) -> tuple[Described | None, int]:
        """Give who is named, or is new and described, at a word, and how many words that takes."""
        if not sentence[index].name and sentence[index].key not in self.of.determiners:
            return None, 1
        words = sentence[index : index + _REACH]
        before = sentence[index - 1] if index else None
        opens = before is None or "," in text[before.end : words[0].start]
        if before is not None and words[0].key in self.of.indefinite and self.human(text, words[:4]):
            return self._brought_in(text, words, before, opens=opens, early=index < 3), 1  # noqa: PLR2004 - see _persons
        if words[0].key in self.of.determiners:
            found = self._beside(text, words)
            if found and self.has(found.who):
                return found._replace(opens=opens), 1
        found, used = self._name_at(text, sentence, index, opens=opens)
        return found, max(1, used)

    def _brought_in(
        self, text: str, words: list[Token], before: Token, *, opens: bool, early: bool
    ) -> Described | None:
        """Give somebody without a name: "Then a driver"; faint is "to a man who will saw it up"."""
        found = self.described(text, words) if before.key not in _IS else None
        leads = opens or (early and before.key in self.of.small - self.of.prepositions)
        return found._replace(opens=opens, faint=not leads and not self.has(found.who)) if found else None

    def _name_at(self, text: str, sentence: list[Token], index: int, *, opens: bool) -> tuple[Described | None, int]:
        """Give who is named at a word."""
        words = sentence[index : index + _REACH]
        run = run_of(text, words, self.of) if words[0].name else []
        if len(words) > len(run) + 1 and words[len(run)].key in CALLING and words[len(run) + 1].name:
            return None, len(run)  # "a Methodist called Kevin Tranter"
        bare = self._bare(run, first=index == 0)
        named = bool(bare) and naming(text, bare[0])
        owner = bool(bare) and bool(OWNS.search(bare[-1].text)) and self.human(text, words[len(run) - 1 :])
        if owner and bare and self.known(text, bare):
            return Described(self.name(text, bare), self.sex(self.name(text, bare)), owner=True), len(run)
        if not bare or owner or not (self.known(text, bare) or named):  # "Prado's son" is not Prado, "Prado's key" is
            return None, len(run)
        if not (named or opens or index < 3 or self._solid(bare)):  # noqa: PLR2004 - see _persons
            return None, len(run)
        who = self.name(text, bare)
        return Described(who, self.sex(who), new=len(bare) > 1, opens=opens), len(run)

    def _vote(self, text: str, cut: Sequence[Token]) -> None:
        """Let "Ana shut the door. She …" tell what Ana is, where doors are not called "she" as well."""
        for one, other in pairwise(sentences(text, cut) if self._english else ()):
            sex = "f" if other[0].key in self.of.she else "m" if other[0].key in self.of.he else ""
            if not sex or set(text[one[-1].end : other[0].start]) & _MARKS:
                continue  # the next words are somebody's
            names = {each.who for each in self._persons(text, one)}
            if len(names) == 1:
                self._sex.setdefault(names.pop(), Counter())[sex] += 1
