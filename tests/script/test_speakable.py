from __future__ import annotations

import doctest
import importlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import ScriptError
from dateline.model import Taught
from dateline.script import lexicon, page, speakable
from dateline.script.lexicon import Lexicon
from dateline.script.said import english
from dateline.script.said.rules import Rule

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.model import Show

HOUSE = Lexicon(lexicon.house())


def said(text: str, names: Lexicon = HOUSE, off: tuple[str, ...] = ()) -> str:
    """Say a paragraph as an engine without phonemes is asked to."""
    return " ".join(speakable.said(one)[0] for one in speakable.sentences(text, "en", names, off))


# Each line has what engines read wrong, and what a reader would say.
MISREAD = [
    ("The IRGC and the IDF", "The I.R.G.C and the I.D.F"),
    ("the AP and the IAEA reported", "the A.P and the I.A.E.A reported"),
    ("Gen. Smith met Lt. Jones", "General Smith met Lieutenant Jones"),
    ("It cost $4.5 billion", "It cost four point five billion dollars"),
    ("It cost €2.50", "It cost two euros and fifty cents"),
    ("It cost £3m", "It cost three million pounds"),
    ("It cost $1.2bn", "It cost one point two billion dollars"),
    ("It cost C$20", "It cost twenty Canadian dollars"),
    ("in 2024", "in twenty twenty four"),
    ("in the 1990s", "in the nineteen nineties"),
    ("on 6-7 June", "on the sixth to the seventh of June"),
    ("from 2019-2024", "from twenty nineteen to twenty twenty four"),
    ("after 5km", "after five kilometers"),
    ("at 80 km/h", "at eighty kilometers per hour"),
    ("3/4 of them", "three quarters of them"),
    ("World War II", "World War Two"),
    ("see https://www.example.org/news", "see example dot org slash news"),
    ("No. 10 was shut.", "number 10 was shut."),
    ("at 2 AM", "at two A.M"),
    ("at 10:30", "at ten thirty"),
    ("about 10 %", "about ten percent"),
    ("about 1,250 people", "about 1,250 people"),
    ("the 20th", "the 20th"),
    ("NATO said", "Nato said"),
    ("the U.S. said", "the U.S. said"),
    ("an F-35", "an F-35"),
]


@pytest.mark.parametrize(("written", "wanted"), MISREAD)
def test_what_engines_misread_is_said_right(written: str, wanted: str) -> None:
    """News is said the way a reader says it; what engines read right is left as it is."""
    assert said(written) == wanted


def _examples() -> list[tuple[str, Rule]]:
    modules = [importlib.import_module(f"dateline.script.said.{name}") for name in ("english", "english_numbers")]
    return [(rule.id, rule) for module in modules for rule in vars(module).values() if isinstance(rule, Rule)]


@pytest.mark.parametrize(("name", "rule"), _examples())
def test_every_rule_does_what_its_examples_say(name: str, rule: Rule) -> None:
    """A rule's docstring has examples, and they are true."""
    text = rule.say.__doc__ or ""
    assert rule.about.endswith("."), name
    if name == "phonemes":
        return
    test = doctest.DocTestParser().get_doctest(text, {"said": english.said}, name, None, None)
    assert test.examples, name
    assert doctest.DocTestRunner(verbose=False).run(test).failed == 0


@pytest.mark.parametrize("name", ["numbers", "rules"])
def test_the_examples_of_the_helpers_are_true(name: str) -> None:
    """So are those of the functions that rules are made of."""
    assert doctest.testmod(importlib.import_module(f"dateline.script.said.{name}")).failed == 0


def test_every_rule_has_an_id_of_its_own() -> None:
    """What switches one off switches no other."""
    ids = [rule.id for rule in speakable.rules("en")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He met Gen. Lee. No. 10 was shut. It was 5 p.m. Then he left.", 4),
        ("J. D. Vance met Dr. Ruiz at 9 a.m. in St. Louis.", 1),
        ("He works for Acme Inc. The firm is old.", 2),
        ('"Stop," he said. "Why?" Nobody spoke.', 3),
        ("The U.S. Navy came. The U.N. left.", 2),
    ],
)
def test_a_full_stop_that_a_rule_reads_ends_no_sentence(text: str, count: int) -> None:
    """Titles and numbers do not cut a sentence in two; ends of sentences stay ends."""
    assert len(speakable.sentences(text, "en", HOUSE)) == count


def test_what_is_written_stays_beside_what_is_said() -> None:
    """Each reading knows the stretch it came from."""
    [one] = speakable.sentences("It cost $4.5 billion in 2024.", "en")
    assert one.text == "It cost $4.5 billion in 2024."
    found = [(one.text[each.start : each.end], each.said, each.rule) for each in one.readings]
    assert found == [
        ("$4.5 billion", "four point five billion dollars", "money"),
        ("2024", "twenty twenty four", "years"),
    ]


def test_a_rule_can_be_switched_off() -> None:
    """What is switched off is left as it is written."""
    assert said("in 2024", off=("years",)) == "in 2024"
    assert said("Khamenei", off=("lexicon",)) == "Khamenei"


def test_other_languages_are_left_to_their_engines() -> None:
    """A language without rules is spoken as it is written."""
    [one] = speakable.sentences("Det kostade 4,5 miljarder 2024.", "sv")
    assert speakable.said(one)[0] == "Det kostade 4,5 miljarder 2024."


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Co")), max_size=200))
def test_any_text_can_be_said(text: str) -> None:
    """No text makes a rule fail; readings never overlap and never leave the text."""
    for one in speakable.sentences(text, "en", HOUSE):
        last = 0
        for each in one.readings:
            assert last <= each.start < each.end <= len(one.text)
            last = each.end
        speakable.said(one, frozenset())


# --- names -------------------------------------------------------------------------------


def test_a_name_is_said_by_phonemes_or_by_its_respelling() -> None:
    """A voice that takes phonemes gets them; another gets the respelling; the possessive stays."""
    names = Lexicon([Taught("Khamenei", "hahmen-ae", "hɑːmɛneɪˈiː")])
    [one] = speakable.sentences("It was Khamenei's.", "en", names)
    assert speakable.said(one)[0] == "It was hahmen-ae's."
    text, [span] = speakable.said(one, frozenset("hɑːmɛneɪˈiz"))
    assert (text, text[span.start : span.end], span.ipa) == ("It was Khamenei's.", "Khamenei's", "hɑːmɛneɪˈiːz")
    assert speakable.said(one, frozenset("abc"))[0] == "It was hahmen-ae's."


def test_whole_words_and_the_longest_first() -> None:
    """A name inside a word is none; of two that fit, the longer is taken; the nearest level counts."""
    names = Lexicon([Taught("Xi", "shee"), Taught("Xi Jinping", "shee jin-ping")], [Taught("Xi", "she")])
    assert said("Xi Jinping met Xi in Xiamen.", names) == "shee jin-ping met she in Xiamen."


def test_letters_and_words() -> None:
    """An acronym is spelt out or read as a word, as the lexicon says."""
    names = Lexicon([Taught("NATO", kind="letters"), Taught("IRGC", kind="word")])
    assert said("NATO's and the IRGC", names) == "N.A.T.O's and the Irgc"


def test_what_is_taught_small_may_begin_a_sentence() -> None:
    """An entry for a word covers it where it begins a sentence, and in no other spelling."""
    names = Lexicon([Taught("junta", "hoonta")])
    assert said("Junta, junta, JUNTA", names, ("acronyms",)) == "hoonta, hoonta, JUNTA"


def test_the_house_lexicon_is_whole() -> None:
    """At least 300 entries have both forms; every kind is known, and no name stands twice."""
    entries = lexicon.house()
    assert len({one.written for one in entries}) == len(entries)
    assert sum(bool(one.say and one.ipa) for one in entries) >= 300
    assert all(one.kind in lexicon.KINDS or one.say for one in entries)


def script(show: Show, tmp_path: Path, extra: str) -> page.Page:
    """Read a script with something more at its end."""
    path = tmp_path / "script" / "a-story.yaml"
    path.parent.mkdir(exist_ok=True)
    segments = "segments:\n  - {title: One, kind: opening, narration: [Khamenei spoke.]}\n"
    path.write_text(f"title: T\npublished: 2026-03-01\n{extra}\n{segments}", "utf-8")
    return page.read(path, show)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("lexicon: {A: B, B: A}", "'A' is said by way of itself"),
        ("lexicon: {A: ''}", "without how it is said"),
        ("lexicon: {A: {sya: x}}", "did you mean say"),
        ("lexicon: {'—': x}", "has no word in it"),
        ("lexicon: [A]", "not a lexicon"),
    ],
)
def test_a_faulty_lexicon_is_told(show: Show, tmp_path: Path, text: str, wanted: str) -> None:
    """What an entry lacks is said with its line."""
    with pytest.raises(ScriptError) as caught:
        script(show, tmp_path, text)
    assert any(wanted in str(fault) and ":3:" in str(fault) for fault in caught.value.faults), caught.value.faults


def test_a_script_teaches_and_switches_off(show: Show, tmp_path: Path) -> None:
    """lexicon: and reading: are read from the script."""
    made = script(show, tmp_path, "lexicon: {Khamenei: hah, IRGC: letters}\nreading: {off: [romans]}").script
    assert [(one.written, one.say, one.kind) for one in made.lexicon] == [
        ("Khamenei", "hah", ""),
        ("IRGC", "", "letters"),
    ]
    assert made.off == ("romans",)


def test_an_entry_that_matches_nothing_is_told_with_the_nearest() -> None:
    """The nearest name that is there stands beside it."""
    [(one, near)] = lexicon.unused([Taught("Khameini", "x"), Taught("spoke", "y")], ["Khamenei spoke."])
    assert (one.written, near) == ("Khameini", "Khamenei")


def test_a_name_may_be_taught_by_its_language(tmp_path: Path) -> None:
    """Voices with phonemes get the language; others the respelling, or the name as it is."""
    path = tmp_path / "lexicon.yaml"
    path.write_text("Rouen: {language: fr}\nPau: {language: fr, say: poh}\n", "utf-8")
    names = Lexicon(lexicon.read(path))
    [sentence] = speakable.sentences("From Rouen's gate to Pau.", "en", names)
    assert speakable.said(sentence)[0] == "From Rouen's gate to poh."
    text, spans = speakable.said(sentence, frozenset("abc"))
    assert [(text[one.start : one.end], one.language) for one in spans] == [("Rouen's", "fr"), ("Pau", "fr")]


def test_a_name_without_its_accents_is_the_same_name() -> None:
    """Wires drop accents; a name that is written without any is found all the same."""
    assert said("On Kurfurstendamm") == said("On Kurf\u00fcrstendamm")
    assert said("a resume", Lexicon((Taught("r\u00e9sum\u00e9", "rez-oo-may"),))) == "a resume"


def test_phonemes_may_be_written_composed() -> None:
    """A nasal or a cedilla in one character is the same as in two."""
    assert not speakable.foreign("\u00e3\u00e7", frozenset("ac\u0303\u0327"))
