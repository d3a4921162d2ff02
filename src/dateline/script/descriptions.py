"""People as a story describes them: "the sociologist Ana Prado", "his mother", "Prado's son", "one of the guides"."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from dateline.script import smallwords
from dateline.script.callings import DRAWN, OWNS, STOP, Described, naming, plain, run_of, sentences
from dateline.script.names import Names
from dateline.script.places import fold, gazetteer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.model import Story
    from dateline.script.mentions import House
    from dateline.script.tokens import Token

_LINKS = smallwords.every("links")
_AGENT = re.compile(
    r"(?:..(?:ists?|ologue|ologo|ologa|ologe|ologin|olog|grapher|smith|keeper|monger|wright|maker|seller|worker|driver|"
    r"man|woman|men|women|iste|ista|ienne|erin|graf|grafin|meister|macher|frau)|....ian)$"
)
"""What nouns of people mostly end in."""
_OWNERS = ("'s", "\u2019s", "s'", "s\u2019")
CALLING = smallwords.every("calling")
_FAR = STOP - _LINKS
NEAR = 8
"""Words after a description among which a name is looked for."""
_LONG = 5
"""Words of a description at most."""


class Descriptions(Names):
    """The people of a story by what they are."""

    def __init__(self, story: Story, house: House | None) -> None:
        super().__init__(story, house)
        self._roles: dict[str, str] = {}
        self._introduced: set[str] = set()
        """Nouns that somebody without a name was brought in by: "a driver"."""
        for text, each in zip(self._texts, self.words, strict=True):
            self._learn(text, each)
        for text, each in zip(self._texts, self.words, strict=True):
            for sentence in sentences(text, each):
                self._introduce(text, sentence)

    def described(self, text: str, words: Sequence[Token]) -> Described | None:
        """Give whom words describe: "the sociologist Ana Prado", "his mother", "Prado's son", "one of the guides"."""
        owner = self._owner(text, words)
        if not words or not (owner or words[0].key in self.of.determiners):
            return None
        named = self._beside(text, words)
        kept = self._kept(text, words, owner)
        if named or len(kept) <= max(1, len(owner)):
            return named
        known = next((self._roles[one.key] for one in reversed(kept) if self._roles.get(one.key)), "")
        if known and words[0].key in self.of.definite:
            return Described(known, self.sex(known))
        if words[0].key in self.of.indefinite | self.of.owned:
            self._introduced.update(one.key for one in kept[1:])
        return Described(OWNS.sub("", text[kept[0].start : kept[-1].end].rstrip(".")), self._sex_of(kept))

    def _owner(self, text: str, words: Sequence[Token]) -> list[Token]:
        """Give the name in "Prado's son"."""
        run = run_of(text, words, self.of)
        owns = run and OWNS.search(run[-1].text) and plain(run[-1]) not in DRAWN
        return run if owns and len(words) > len(run) else []

    def _kept(self, text: str, words: Sequence[Token], owner: list[Token]) -> list[Token]:
        """Give the words of a description, up to its noun or to what says more of it."""
        kept = owner or [words[0]]
        nouns = self.of.people
        for one in words[len(kept) : _LONG]:
            counts = "one" in (each.key for each in kept[-2:])  # "one of the guides"
            ends = ((one.key in STOP or one.key in self.of.prepositions) and not counts) or one.key in self.of.said
            named = one.name and not self._german and not owner
            if ends or named or text[kept[-1].end : one.start] not in (" ", "'", "\u2019", "-"):
                break
            if kept[-1].key in nouns and one.key not in nouns:
                break
            kept = [*kept, one]
        return kept

    def human(self, text: str, words: Sequence[Token]) -> bool:
        """Whether a description is clearly one of a person."""
        near = [one for one in words[1:5] if one.start < words[0].end + 40]
        for one, other in zip(near[:3], [*near[1:], None], strict=False):
            joined = other is not None and text[one.end : other.start] == " "
            if self._somebody(one) and not (joined and other and self._body(other)):  # "a hawker centre"
                return True
        return self._beside(text, words) is not None

    def _somebody(self, one: Token) -> bool:
        """Whether a noun is one of a person."""
        nouns = self.of.people
        return one.key in nouns or one.key in self._roles or (not one.name and bool(_AGENT.search(one.key)))

    def _beside(self, text: str, words: Sequence[Token]) -> Described | None:
        """Find the name that a description goes with."""
        far = False  # behind "in", "with", "whose" only a name between commas is meant
        for index, one in enumerate(words[:NEAR]):
            if not index:
                continue
            gap = text[words[index - 1].end : one.start]
            if one.name and (naming(text, one) or (gap == " " and words[index - 1].key in CALLING)):
                run = run_of(text, words[index:], self.of)
                who = self.name(text, run)
                return Described(who, self._sex_of(words[:index]) or self.sex(who))
            if one.key in CALLING or (gap == " " and words[index - 1].key in CALLING):
                continue
            if (one.key in self.of.said and not one.name) or re.search(r"[.!?;:]", gap):
                return None
            far = far or one.key in _FAR
            run = run_of(text, words[index:], self.of) if one.name else []
            if not run or OWNS.search(run[-1].text) or (words[index - 1].key in _LINKS and "," not in gap):
                continue
            noun = gap == " " and words[index - 1].key in self.of.kin
            sure = (
                noun or self.known(text, run) or ("," in gap and re.match(r"[,.]|$", text[run[-1].end :]) is not None)
            )
            closed = "," in gap and re.match(r"[,.]|$", text[run[-1].end :])
            if far and not (closed and (len(run) > 1 or not gazetteer().find(run[0].text))):
                continue
            if sure and run[0].key not in self.of.small and not gazetteer().people(run[0].text):
                who = self.name(text, run)
                return Described(who, self.sex(who) or self._sex_of(words[:index]))
        return None

    def _learn(self, text: str, cut: Sequence[Token]) -> None:
        """Remember full names by each of their words, and what people are: "the baker Ana Prado"."""
        for sentence in sentences(text, cut):
            index = 0
            while index < len(sentence):
                run = run_of(text, sentence[index:], self.of) if sentence[index].name else []
                bare = self._alone(self._bare(run, first=index == 0))
                if len(bare) > 1 and self.known(text, bare):
                    name = OWNS.sub("", text[bare[0].start : bare[-1].end].rstrip("."))
                    self._call(name, bare)
                    self._role(text, sentence, index, run, name)
                index += max(1, len(run))

    def _introduce(self, text: str, sentence: list[Token]) -> None:
        """Remember somebody of one name whom a description brings in: "her grandson Edson", "a baker, Ana,"."""
        for index, one in enumerate(sentence):
            if one.key not in self.of.determiners and not one.text.endswith(_OWNERS):
                continue
            found = self._beside(text, sentence[index : index + NEAR])
            if found and " " not in found.who and not self._known_place(found.who, found.sex):
                self._names.add(found.who)
                self._full[fold(found.who)] = [found.who]
                self._sex.setdefault(found.who, Counter()).update([found.sex] if found.sex else [])

    def _role(self, text: str, sentence: list[Token], index: int, run: list[Token], name: str) -> None:
        before = sentence[index - 1] if index else None
        titled = [one for one in run[:-1] if one.key not in name.lower()] if self._german else []
        noun = before is not None and self._somebody(before)
        if before is not None and noun and not before.name and text[before.end : run[0].start] == " ":
            titled.append(before)
        after = sentence[index + len(run) :]
        if after and re.fullmatch(r",(?: \d+,| aged \d+,)? ", text[run[-1].end : after[0].start]):
            said_of = after[1:4] if after[0].key in self.of.determiners else after[:1]
            if not any(self._somebody(one) for one in said_of):
                said_of = []  # "Dans la cour de Paul, le four est un ventre"
            for one in said_of:
                if one.key in STOP or one.key in self.of.said or (one.name and not self._german):
                    break
                titled.append(one)
        for one in titled:
            if one.key not in self.of.small | STOP | self.of.said | self.of.determiners:
                self._roles[one.key] = name if self._roles.get(one.key, name) == name else ""
