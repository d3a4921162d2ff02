"""Who is in a story, sentence by sentence, so that "she said" and "the baker said" have a name."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from dateline.script import mentions, smallwords
from dateline.script.people import Register
from dateline.script.places import fold, gazetteer
from dateline.script.tokens import ELIDING, NOBLE, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.model import Story
    from dateline.script.mentions import House
    from dateline.script.tokens import Token

_STOP = smallwords.every("stop")
_LINKS = smallwords.every("links")
_FEMININE = smallwords.every("feminine")
_MASCULINE = smallwords.every("masculine")
_OWNS = re.compile(r"['\u2019]s?$")
_NAMING = re.compile(
    r"\b(?:named|[Ss]e llama(?:ba)?|[Cc]hama(?:va)?-se|namens|hei\u00dft|hie\u00df|[Ss]['\u2019]appelle|nomm\u00e9e?|"
    r"[Ss]i chiama(?:va)?)\s+(?=\w)"
)
_IS = smallwords.every("is")
_NEAR = 8
"""Words after a description among which a name is looked for."""
_LONG = 5
"""Words of a description at most."""
_MARKS = frozenset("\"'\u201c\u201d\u2018\u2019\u00ab\u00bb")
_KEPT = 12
"""People remembered: a pronoun means nobody from longer ago."""


class _Lists(NamedTuple):
    """Rows of the table of small words for one language."""

    she: frozenset[str]
    he: frozenset[str]
    women: frozenset[str]
    men: frozenset[str]
    anyone: frozenset[str]
    definite: frozenset[str]
    owned: frozenset[str]
    indefinite: frozenset[str]
    somebody: frozenset[str]
    small: frozenset[str]
    prepositions: frozenset[str]
    title: frozenset[str]
    said: frozenset[str]

    @property
    def determiners(self) -> frozenset[str]:
        return self.definite | self.owned | self.indefinite


def _lists(language: str) -> _Lists:
    words = smallwords.words(language)
    row = {name: smallwords.listed(language, name) for name in _Lists._fields}
    row |= {"he": words.he - row["she"], "small": words.small, "title": words.title}
    row |= {"prepositions": (words.inside | words.away | {"with", "avec", "con", "com", "mit"}) - {"and", "or"}}
    return _Lists(**row | {"said": words.said | smallwords.listed(language, "spoken")})


class Described(NamedTuple):
    """Somebody as a sentence puts it."""

    who: str
    sex: str
    """"f", "m", or "" where nothing tells."""
    new: bool = False
    """Whether a whole name is given."""
    opens: bool = False
    """Whether a clause begins with it."""


class Cast:
    """The people of a story: known from all of it, remembered in the order in which they come."""

    def __init__(self, story: Story, house: House | None) -> None:
        language = story.language.partition("-")[0]
        self.of = _lists(language)
        self._english = language == "en"
        self._german = language == "de"
        self._elided = language in ELIDING
        self._register = Register(gazetteer(), smallwords.words(language), frozenset())
        self._people = frozenset().union(*mentions.find(story, gazetteer(), house).people)
        self._full: dict[str, str] = {}
        self._roles: dict[str, str] = {}
        self._sex: dict[str, Counter[str]] = {}
        self._recent: list[Described] = []
        self._introduced: set[str] = set()
        """Nouns that somebody without a name was brought in by: "a driver"."""
        cut = [self.cut(one.text) for one in story.paragraphs]
        for paragraph, each in zip(story.paragraphs, cut, strict=True):
            self._learn(paragraph.text, each)
        for paragraph, each in zip(story.paragraphs, cut, strict=True):
            self._vote(paragraph.text, each)

    def cut(self, text: str) -> list[Token]:
        """Cut a paragraph into words."""
        return tokens(text, elided=self._elided)

    # --- who is meant -------------------------------------------------------------------

    def last(self, *, but: str = "") -> str:
        """Give who was told of last."""
        return next((one.who for one in reversed(self._recent) if one.who != but), but)

    def has(self, who: str) -> bool:
        """Whether somebody is called by name."""
        return who in self._full.values()

    def pronoun(self, key: str) -> str:
        """Give whom "she" or "he" means: the last one told of who can be it."""
        sex = "f" if key in self.of.she else "m" if key in self.of.he else ""
        for one in reversed(self._recent):
            if not sex or one.sex in ("", sex):
                return one.who
        return self.last()

    def known(self, text: str, run: list[Token]) -> bool:
        """Whether a run of names is somebody's."""
        if len(run) > 1 and self._placed(text, run):
            return False
        return bool({_plain(run[0]), _plain(run[-1])} & self._people) or _plain(run[-1]) in self._full

    def name(self, text: str, run: Sequence[Token]) -> str:
        """Give a name as full as the story has it."""
        run = self._alone(list(run))
        name = _OWNS.sub("", text[run[0].start : run[-1].end].rstrip("."))
        full = self._full.get(_plain(run[-1] if len(run) > 1 and self._full.get(_plain(run[-1])) else run[0]), name)
        return full if {_plain(one) for one in run} <= {fold(one) for one in full.split()} else name

    def _solid(self, run: Sequence[Token]) -> bool:
        """Whether a name of several words is surely somebody's."""
        return len(run) == 1 or {_plain(run[0]), _plain(run[-1])} <= self._people | self._full.keys()

    def _placed(self, text: str, run: list[Token]) -> bool:
        """Whether names are a place's or a body's."""
        words, gazette = self._register.words, self._register.gazette
        if any(words.street.search(one.key) or one.key in words.body for one in run[1:]):
            return True
        name = fold(text[run[0].start : run[-1].end])
        return name in gazette.landmarks or name in gazette.areas or any(one.own for one in gazette.find(name))

    def run(self, text: str, words: Sequence[Token], *, any_name: bool = False) -> list[Token]:
        """Give the names that some words begin with, when they are somebody's."""
        run = _run(text, words, self.of.title)
        while run and run[0].key in self.of.small:
            run = run[1:]
        return run if run and (any_name or self.known(text, run)) else []

    def described(self, text: str, words: Sequence[Token]) -> Described | None:
        """Give whom words describe: "the sociologist Ana Prado", "his mother", "Prado's son", "one of the guides"."""
        owner = self._owner(text, words)
        if not words or not (owner or words[0].key in self.of.determiners):
            return None
        named = None if owner else self._beside(text, words)
        kept = self._kept(text, words, owner)
        if named or len(kept) <= max(1, len(owner)):
            return named
        known = next((self._roles[one.key] for one in reversed(kept) if self._roles.get(one.key)), "")
        if known and words[0].key in self.of.definite:
            return Described(known, self.sex(known))
        if words[0].key in self.of.indefinite:
            self._introduced.update(one.key for one in kept[1:])
        return Described(_OWNS.sub("", text[kept[0].start : kept[-1].end].rstrip(".")), self._sex_of(kept))

    def _owner(self, text: str, words: Sequence[Token]) -> list[Token]:
        """Give the name in "Prado's son"."""
        run = _run(text, words, self.of.title)
        return run if run and _OWNS.search(run[-1].text) and len(words) > len(run) else []

    def _kept(self, text: str, words: Sequence[Token], owner: list[Token]) -> list[Token]:
        """Give the words of a description, up to its noun or to what says more of it."""
        kept = owner or [words[0]]
        nouns = self.of.women | self.of.men | self.of.anyone
        for one in words[len(kept) : _LONG]:
            counts = "one" in (each.key for each in kept[-2:])  # "one of the guides"
            ends = (one.key in _STOP | self.of.prepositions and not counts) or one.key in self.of.said
            named = one.name and not self._german and not owner
            if ends or named or text[kept[-1].end : one.start] not in (" ", "'", "\u2019", "-"):
                break
            kept = [*kept, one]
            if one.key in nouns:
                break
        return kept

    def again(self, words: Sequence[Token], but: str) -> str:
        """Give the name that "la ingeniera" takes up, as is the custom of languages whose articles tell the sex."""
        article, nouns = words[0], {one.key for one in words[1:3]}
        sex = "f" if article.key in _FEMININE else "m" if article.key in _MASCULINE else ""
        if (
            self._english
            or self._german
            or article.key not in self.of.definite
            or nouns & (self._introduced | self.of.women | self.of.men)
        ):
            return ""
        named = [one for one in reversed(self._recent) if one.who in self._full.values() and one.sex == sex]
        return next((one.who for one in named if one.who != but), "") if sex else ""

    def human(self, text: str, words: Sequence[Token]) -> bool:
        """Whether a description is clearly one of a person."""
        head = {one.key for one in words[1:4] if one.start < words[0].end + 40}
        nouns = self.of.women | self.of.men | self.of.anyone
        return bool(head & (nouns | self._roles.keys())) or self._beside(text, words) is not None

    def _beside(self, text: str, words: Sequence[Token]) -> Described | None:
        """Find the name that a description goes with."""
        far = False  # behind "in", "with", "whose" only a name between commas is meant
        for index, one in enumerate(words[:_NEAR]):
            if not index:
                continue
            gap = text[words[index - 1].end : one.start]
            if (one.key in self.of.said and not one.name) or re.search(r"[.!?;:]", gap):
                return None
            far = far or one.key in _STOP - _LINKS
            run = _run(text, words[index:], self.of.title) if one.name else []
            if not run or _OWNS.search(run[-1].text) or (words[index - 1].key in _LINKS and "," not in gap):
                continue
            noun = gap == " " and words[index - 1].key in self.of.women | self.of.men
            sure = (
                noun or self.known(text, run) or ("," in gap and re.match(r"[,.]|$", text[run[-1].end :]) is not None)
            )
            if far and not ("," in gap and len(run) > 1 and re.match(r"[,.]|$", text[run[-1].end :])):
                continue
            if sure and run[0].key not in self.of.small and not gazetteer().people(run[0].text):
                who = self.name(text, run)
                return Described(who, self.sex(who) or self._sex_of(words[:index]))
        return None

    # --- who was told of ----------------------------------------------------------------

    def told(self, text: str, inside: Sequence[Token]) -> None:
        """Remember the people of what is told: who opens a sentence is meant before others in it."""
        for sentence in _sentences(text, inside):
            last = self.last()
            for one in self._persons(text, sentence):
                self.remember(one)
            if sentence[0].key in self.of.owned and last and self.last() not in self._full.values():
                self.speaks(last)  # "His grandfather was a poet" goes on about whose grandfather it was

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
            if one is not None and behind in self.of.prepositions:
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
        first = sentence[0].key
        if first in self.of.he | self.of.she and self._recent:
            who = self.pronoun(first)
            return Described(who, self.sex(who))
        found = self.described(text, sentence)
        return found if found and self.human(text, sentence) else None

    def _person_at(self, text: str, sentence: list[Token], index: int) -> tuple[Described | None, int]:
        """Give who is named, or is new and described, at a word, and how many words that takes."""
        words = sentence[index:]
        before = sentence[index - 1] if index else None
        opens = before is None or "," in text[before.end : words[0].start]
        if words[0].key in self.of.indefinite and before is not None and self.human(text, words[:4]):
            found = self.described(text, words) if before.key not in _IS else None
            return found._replace(opens=opens) if found else None, 1
        run = _run(text, words, self.of.title) if words[0].name else []
        bare = self._bare(run, first=index == 0)
        named = bool(bare) and _named(text, bare[0])
        owner = bool(bare) and bool(_OWNS.search(bare[-1].text)) and self.human(text, sentence[index + len(run) - 1 :])
        if not bare or owner or not (self.known(text, bare) or named):  # "Prado's son" is not Prado, "Prado's key" is
            return None, max(1, len(run))
        if not (named or opens or index < 3 or self._solid(bare)):  # noqa: PLR2004 - see _persons
            return None, len(run)
        who = self.name(text, bare)
        return Described(who, self.sex(who), new=len(bare) > 1, opens=opens), len(run)

    def _bare(self, run: list[Token], *, first: bool) -> list[Token]:
        """Leave off what is written large because it begins a sentence: "Chamava-se Ana Prado"."""
        while run and (run[0].key in self.of.small or run[0].key in self.of.title or (first and _verbal(run))):
            run = run[1:]
        if first and len(run) > 2 and not {run[0].key} & self._people and run[-1].key in self._people:  # noqa: PLR2004
            run = run[1:]
        return run

    # --- what the whole story tells -----------------------------------------------------

    def _learn(self, text: str, cut: Sequence[Token]) -> None:
        """Remember full names by each of their words, and what people are: "the baker Ana Prado"."""
        for sentence in _sentences(text, cut):
            index = 0
            while index < len(sentence):
                run = _run(text, sentence[index:], self.of.title) if sentence[index].name else []
                bare = self._alone(self._bare(run, first=index == 0))
                if len(bare) > 1 and self.known(text, bare):
                    name = _OWNS.sub("", text[bare[0].start : bare[-1].end].rstrip("."))
                    for one in (one for one in bare if one.key not in NOBLE):
                        self._full.setdefault(_plain(one), name)
                    self._role(text, sentence, index, run, name)
                index += max(1, len(run))

    def _role(self, text: str, sentence: list[Token], index: int, run: list[Token], name: str) -> None:
        before = sentence[index - 1] if index else None
        titled = [one for one in run[:-1] if one.key not in name.lower()] if self._german else []
        if before is not None and not before.name and text[before.end : run[0].start] == " ":
            titled.append(before)
        after = sentence[index + len(run) :]
        if after and re.fullmatch(r",(?: \d+,| aged \d+,)? ", text[run[-1].end : after[0].start]):
            for one in after[1:4] if after[0].key in self.of.determiners else after[:1]:
                if one.key in _STOP or one.key in self.of.said or (one.name and not self._german):
                    break
                titled.append(one)
        for one in titled:
            if one.key not in self.of.small | _STOP | self.of.said | self.of.determiners | self.of.title:
                self._roles[one.key] = name if self._roles.get(one.key, name) == name else ""

    def _vote(self, text: str, cut: Sequence[Token]) -> None:
        """Let "Ana shut the door. She …" tell what Ana is, where doors are not called "she" as well."""
        for one, other in pairwise(_sentences(text, cut) if self._english else ()):
            sex = "f" if other[0].key in self.of.she else "m" if other[0].key in self.of.he else ""
            names = {each.who for each in self._persons(text, one)}
            if set(text[one[-1].end : other[0].start]) & _MARKS:
                continue  # the next words are somebody's
            if sex and len(names) == 1:
                self._sex.setdefault(names.pop(), Counter())[sex] += 1

    def sex(self, name: str) -> str:
        """Give what pronoun a name takes: as the story has it, or as such names mostly do."""
        first, *others = (fold(one) for one in name.split() or [""])
        if first in smallwords.every("mrs") or first in self.of.women:
            return "f"
        if first in smallwords.every("mr") or first in self.of.men:
            return "m"
        women = first in smallwords.every("given_women")
        men = first in smallwords.every("given_men")
        votes = self._sex.get(name, Counter())
        if votes["f"] != votes["m"]:
            return "f" if votes["f"] > votes["m"] else "m"
        if women or men:
            return "" if women and men else "f" if women else "m"
        return ("f" if first.endswith("a") else "m" if first.endswith("o") else "") if others else ""

    def _sex_of(self, words: Sequence[Token]) -> str:
        keys = {one.key for one in words}
        if keys & self.of.women:
            return "f"
        if keys & self.of.men:
            return "m"
        first = words[0].key
        return "f" if first in _FEMININE else "m" if first in _MASCULINE else ""

    def _alone(self, run: list[Token]) -> list[Token]:
        """Leave off titles, and what a German says somebody is: "die Planerin Mette Lindgaard"."""
        plain = not self._german or len(run) < 3 or any(one.key in NOBLE for one in run)  # noqa: PLR2004 - two names
        return run if plain else run[-2:]


def _named(text: str, first: Token) -> bool:
    return any(match.end() == first.start for match in _NAMING.finditer(text, max(0, first.start - 24)))


def _plain(token: Token) -> str:
    return fold(_OWNS.sub("", token.text.rstrip(".")))


def _verbal(run: list[Token]) -> bool:
    return len(run) > 1 and bool(re.search(r"-(?:se|me|lhe|nos)$", run[0].key))


def _run(text: str, words: Sequence[Token], titles: frozenset[str]) -> list[Token]:
    """Give the names that some words begin with; a full stop ends them unless it is a title's or an initial's."""
    run: list[Token] = []
    for one in words[:6]:
        if run:
            ended = run[-1].text.endswith(".") and run[-1].key not in titles and len(run[-1].key) > 1
            owns = _OWNS.search(run[-1].text) and len(run[-1].key) > 1
            if ended or owns or text[run[-1].end : one.start] not in (" ", ". "):
                break
        if not (one.name or (run and one.key in NOBLE)):
            break
        run.append(one)
    while run and not run[-1].name:
        run.pop()
    return run


def _sentences(text: str, inside: Sequence[Token]) -> Iterator[list[Token]]:
    sentence: list[Token] = []
    for one in inside:
        gap = text[sentence[-1].end : one.start] if sentence else ""
        stopped = bool(sentence) and sentence[-1].text.endswith(".") and len(sentence[-1].key) > 2 and one.name  # noqa: PLR2004
        if sentence and (re.search(r"[.!?\u2026]", gap) or (stopped and sentence[-1].key not in _TITLES)):
            yield sentence
            sentence = []
        sentence.append(one)
    if sentence:
        yield sentence


_TITLES = frozenset(("mrs", "prof", "capt", "sgt", "rev", "sra", "mme", "mlle", "herr", "frau"))
