"""Which words of a story are somebody's name, how full it has them, and what pronoun they take."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from dateline.script import mentions, people, smallwords
from dateline.script.callings import OWNS, STOP, lists, plain, run_of
from dateline.script.people import Register
from dateline.script.places import fold, gazetteer
from dateline.script.tokens import ELIDING, NOBLE, starts, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.model import Story
    from dateline.script.callings import Described
    from dateline.script.mentions import House
    from dateline.script.tokens import Token

FEMININE = smallwords.every("feminine")
MASCULINE = smallwords.every("masculine")
_PLACING = smallwords.every("placing")
_JOINING = frozenset(("und", "als", "wie", "dass", "ob", "wenn", "oder"))
_BUILT = smallwords.every("built")
"""What names of places begin with."""
_ARABIC = re.compile(r"(?:al|el|ad|an|ar|as|ash|at|az)-[A-Z]")
_INFLECTED = re.compile(r"(?:e|er|en|es|em|ung|heit|keit|schaft|zig|zehn|s)$")


class Names:
    """The names of a story's people."""

    def __init__(self, story: Story, house: House | None) -> None:
        language = story.language.partition("-")[0]
        self.of = lists(language)
        self._english = language == "en"
        self._german = language == "de"
        self._elided = language in ELIDING
        self._register = Register(gazetteer(), smallwords.words(language), frozenset())
        self._given = smallwords.every("given_women") | smallwords.every("given_men")
        self._full: dict[str, list[str]] = {}
        """Full names by each of their words, in the order in which the story brings them."""
        self._names: set[str] = set()
        self._sex: dict[str, Counter[str]] = {}
        self._recent: list[Described] = []
        """Who was told of, the last one at the end."""
        self._texts = [one.text for one in story.paragraphs]
        self.words = [self.cut(one) for one in self._texts]
        self._people = frozenset().union(*mentions.find(story, gazetteer(), house).people)
        self._sure = people.found(self._texts, self.words, self._register) | (house.people if house else frozenset())
        self._small = {one.key for each in self.words for one in each if not one.name}
        """What the story writes small as well."""
        self._singles: set[str] = set()
        """First names that stand alone."""
        self._first_only = self._first(self._texts, self.words)
        self._things, alone = self._nobodies(self._texts, self.words)
        self._people = (alone if self._german else self._people - alone) | self._sure

    def cut(self, text: str) -> list[Token]:
        """Cut a paragraph into words."""
        cut = tokens(text, elided=self._elided)
        return [one._replace(name=True) if _ARABIC.match(one.text) else one for one in cut]

    def has(self, who: str) -> bool:
        """Whether somebody is called by name."""
        return who in self._names

    def known(self, text: str, run: list[Token]) -> bool:
        """Whether a run of names is somebody's."""
        if (len(run) > 1 and self._placed(text, run)) or self.thing(run):
            return False
        last = plain(run[-1])
        if text[max(0, run[0].start - 2) : run[0].start - 1].isdigit() and text[run[0].start - 1] == " ":
            return False  # "400 Taler"
        if last in self._full:
            return True
        if len(run) == 1 and ((run[0].text.isupper() and len(last) > 1) or run[0].text in self._first_only):
            return False
        if len(run) > 1 and not self._german and run[0].key in self.of.people:
            return True  # "Lieutenant Jovanovi\u0107"
        alone = len(run) == 1 and last in self._singles and not gazetteer().find(run[0].text)
        return alone or bool({plain(run[0]), last} & self._people)

    def run(self, text: str, words: Sequence[Token], *, any_name: bool = False) -> list[Token]:
        """Give the names that some words begin with, when they are somebody's."""
        run = run_of(text, words, self.of)
        while run and run[0].key in self.of.small:
            run = run[1:]
        return run if run and (any_name or self.known(text, run)) else []

    def name(self, text: str, run: Sequence[Token]) -> str:
        """Give a name as full as the story has it."""
        run = self._alone(list(run))
        name = OWNS.sub("", text[run[0].start : run[-1].end].rstrip("."))
        titles = [one for one in run[:-1] if one.key in self.of.title]
        sex = self._titled(titles)
        bare = {plain(one) for one in run[len(titles) :]}
        fitting = [
            one
            for one in self._full.get(plain(run[-1]), self._full.get(plain(run[len(titles)]), []))
            if bare <= {fold(each) for each in one.split()} and (not sex or self.sex(one) in ("", sex))
        ]
        latest = [one.who for one in reversed(self._recent) if one.who in fitting]
        return next(iter([*latest, *fitting]), name)

    def _titled(self, titles: Sequence[Token]) -> str:
        keys = {one.key for one in titles}
        return "f" if keys & smallwords.every("mrs") else "m" if keys & smallwords.every("mr") else ""

    def _alone(self, run: list[Token]) -> list[Token]:
        """Leave off titles, and what a German says somebody is: "die Planerin Mette Lindgaard"."""
        plain = not self._german or len(run) < 3 or any(one.key in NOBLE for one in run)  # noqa: PLR2004 - two names
        if not plain and run[0].key in self._given and run[1].key not in self._given:
            return run[:2]  # "streicht Tane Rewiti Eigelb auf Pasteten"
        return run if plain else run[-2:]

    def _bare(self, run: list[Token], *, first: bool) -> list[Token]:
        """Leave off what is written large because it begins a sentence: "Chamava-se Ana Prado"."""
        while run and (
            run[0].key in self.of.small
            or run[0].key in self.of.title
            or run[0].key in STOP - NOBLE
            or (first and _verbal(run))
        ):
            run = run[1:]
        if any(one.text == "I" for one in run):
            return []  # "One Sunday I"
        if first and len(run) > 2 and not {run[0].key} & self._people and run[-1].key in self._people:  # noqa: PLR2004
            run = run[1:]
        return run

    def _solid(self, run: Sequence[Token]) -> bool:
        """Whether a name of several words is surely somebody's."""
        return len(run) == 1 or {plain(run[0]), plain(run[-1])} <= self._people | self._full.keys()

    def _call(self, name: str, run: Sequence[Token]) -> None:
        self._names.add(name)
        for one in run:
            full = self._full.setdefault(plain(one), []) if one.key not in NOBLE else [name]
            if name not in full:
                full.append(name)

    def thing(self, run: Sequence[Token]) -> bool:
        """Whether names are a place's, a body's or an age's by what stands before them all through the story."""
        return tuple(plain(one) for one in run) in self._things or plain(run[0]) in smallwords.every("compass")

    def _nobodies(
        self, texts: Sequence[str], cut: Sequence[Sequence[Token]]
    ) -> tuple[set[tuple[str, ...]], frozenset[str]]:
        """Find what only ever stands where people hardly do: behind an article, or a preposition of places."""
        behind: dict[tuple[str, ...], Counter[bool]] = {}
        articled = Counter[tuple[str, ...]]()
        for text, each in zip(texts, cut, strict=True):
            for before, run in self._runs(text, each):
                key = tuple(plain(one) for one in run)
                articled[key] += self._english and before is not None and before.key in self.of.definite
                if before is None or not (before.name or before.key in self.of.prepositions):
                    self._singles |= set(key) & self._given - self._small if len(key) == 1 else set()
                behind.setdefault(key, Counter())[before is not None and self._unlikely(before, run)] += 1
        things = {
            key
            for key, votes in behind.items()
            if votes[True] > votes[False] and (not self._vouched(key) or articled[key] == votes.total())
        }  # whoever "the Jose Reyes medical centre" is called after is not there
        if self._german:  # where every noun is written large, only what is known to be a name is one
            kept = (key for key in behind if len(key) > 1 and key not in things)
            return things, frozenset(one for key in kept if self._proper(key, behind[key]) for one in key)
        given = {one for key in behind if len(key) > 1 and key[0] in self._given for one in key if one not in NOBLE}
        self._people |= given - {one for key in things for one in key}
        others = {one for key in behind if key not in things and len(key) > 1 for one in key}
        return things, frozenset(one for key in things for one in key) - others

    def _proper(self, key: tuple[str, ...], votes: Counter[bool]) -> bool:
        """Whether German words written large are a name: its first is a first name, or could be no adjective."""
        first = not _INFLECTED.search(key[0]) and key[0] not in self._small and key[-1] not in self._small
        return self._vouched(key) or bool(set(key[:-1]) & self._given) or (first and votes[True] == 0)

    def _first(self, texts: Sequence[str], cut: Sequence[Sequence[Token]]) -> set[str]:
        """Find words that only ever begin a sentence, with no other name beside them: "Vacunó, dicen, ..."."""
        once, others = set[str](), set[str]()
        for text, each in zip(texts, cut, strict=True):
            for before, one, after in zip([None, *each], each, [*each[1:], None], strict=False):
                if one.name:
                    begins = before is None or starts(text, one)
                    joined = after is not None and text[one.end : after.start] == " "
                    says = joined and after is not None and (after.name or after.key in self.of.said)
                    (once if begins and not says else others).add(one.text)
        return {one for one in once - others if fold(one) not in self._given}

    def _runs(self, text: str, each: Sequence[Token]) -> Iterator[tuple[Token | None, list[Token]]]:
        index = 0
        while index < len(each):
            run = run_of(text, each[index:], self.of) if each[index].name else []
            bare = run
            while bare and (bare[0].key in self.of.small or bare[0].key in self.of.determiners):
                bare = bare[1:]
            if bare:
                at = index + len(run) - len(bare)
                yield each[at - 1] if at and text[each[at - 1].end : each[at].start] == " " else None, bare
            index += max(1, len(run))

    def _unlikely(self, before: Token, run: list[Token]) -> bool:
        """Whether a word before names makes them unlikely to be somebody's."""
        if self._german and len(run) > 2:  # noqa: PLR2004 - "die Planerin Mette Lindgaard"
            return False
        if self._german and len(run) == 1 and not before.name:
            return before.key not in self.of.said | self.of.prepositions | self.of.title | _JOINING
        if run[-1].text.endswith(("'s", "\u2019s")):
            return False  # "in Ana Prado's kitchen"
        place = before.key in people.STRICTLY or before.key in _PLACING
        return (
            place
            or before.key in self.of.definite
            or before.key in self.of.indefinite
            or before.key in self.of.articles
        )

    def _vouched(self, key: tuple[str, ...]) -> bool:
        """Whether names are somebody's whatever stands before them."""
        given = key[0] in self._given and len(key) > 1
        return given or (bool({key[0], key[-1]} & self._sure) and not (self._german and len(key) == 1))

    def _placed(self, text: str, run: list[Token]) -> bool:
        """Whether names are a place's or a body's."""
        words, gazette = self._register.words, self._register.gazette
        if run[0].key in _BUILT or self._of_place(run):
            return True
        surname = self._german and run[0].key in self._given  # "Annika Berg", "Anna Rosenberg"
        if not surname and any(words.street.search(one.key) or one.key in words.body for one in run[1:]):
            return True
        name = fold(text[run[0].start : run[-1].end])
        return name in gazette.landmarks or name in gazette.areas or any(one.own for one in gazette.find(name))

    def _of_place(self, run: list[Token]) -> bool:
        """Whether names are "Arrivée de Tuzla": what something is, and a town's name."""
        first, *_, of, last = [run[0], *run] if len(run) > 1 else [run[0]] * 4
        clear = first.key in self._given or first.key in self._sure
        return of.key in smallwords.every("of") and not clear and bool(self._register.gazette.find(last.text))

    def _body(self, one: Token) -> bool:
        words = self._register.words
        return one.key in words.body or bool(words.street.fullmatch(one.key))

    def _known_place(self, name: str, sex: str) -> bool:
        """Whether a single name is known already, or rather a place's: "his village, Usera,"."""
        gazette = self._register.gazette
        place = gazette.find(name) or fold(name) in gazette.landmarks or fold(name) in gazette.areas
        return fold(name) in self._full or (bool(place) and not sex and fold(name) not in self._given)

    def sex(self, name: str) -> str:
        """Give what pronoun a name takes: as the story has it, or as such names mostly do."""
        words = [fold(one.strip(".")) for one in name.split()] or [""]
        first = next((one for one in words[:-1] if one in self._given), words[0])
        if words[0] in smallwords.every("mrs") or self.of.women & {words[0]}:
            return "f"
        if words[0] in smallwords.every("mr") or self.of.men & {words[0]}:
            return "m"
        votes = self._sex.get(name, Counter())
        if votes["f"] != votes["m"]:
            return "f" if votes["f"] > votes["m"] else "m"
        women, men = first in smallwords.every("given_women"), first in smallwords.every("given_men")
        if women or men:
            return "" if women and men else "f" if women else "m"
        if words[0] in self.of.determiners:
            return "f" if self.of.women & set(words) else "m" if self.of.men & set(words) else ""
        ends = len(words) > 1 and len(first) > 3  # noqa: PLR2004 - a family name may come first: "Seo Mal-soon"
        return ("f" if first.endswith(("a", "ko")) else "m" if first.endswith("o") else "") if ends else ""

    def _sex_of(self, words: Sequence[Token]) -> str:
        keys = {one.key for one in words}
        if keys & self.of.women:
            return "f"
        if keys & self.of.men:
            return "m"
        first = "" if self._english else words[0].key
        return "f" if first in FEMININE else "m" if first in MASCULINE else ""


def _verbal(run: list[Token]) -> bool:
    return len(run) > 1 and bool(re.search(r"-(?:se|me|lhe|nos)$", run[0].key))
