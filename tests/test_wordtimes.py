"""When written words are heard."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Mark, Samples, Timed
from dateline.script import speakable
from dateline.wordtimes import words


def heard(text: str, *, marked: bool = True) -> tuple[list[tuple[str, int]], bool]:
    """Speak a sentence at a second a said word, and give when each written word is heard, in tenths of a second."""
    [sentence] = speakable.sentences(text, "en")
    said, _ = speakable.said(sentence)
    spoken = [found.span() for found in re.finditer(r"\S+", said)]
    marks = tuple(Mark(44_100 * index, start, stop - start) for index, (start, stop) in enumerate(spoken))
    timed = Timed(Samples(0), Samples(44_100 * len(spoken)), marks if marked else ())
    found, told = words(sentence.text, sentence.readings, said, timed)
    return [(sentence.text[one.start : one.start + one.length], round(one.at / 4410)) for one in found], told


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("In Lima it rains.", [("In", 0), ("Lima", 10), ("it", 20), ("rains.", 30)]),
        ("It cost $4 in May.", [("It", 0), ("cost", 10), ("$4", 20), ("in", 40), ("May.", 50)]),
        (
            "Gen. Lee (who was late) left.",
            [("Gen.", 0), ("Lee", 10), ("(who", 20), ("was", 30), ("late)", 40), ("left.", 50)],
        ),
        (
            "On May 3, 2024, it rained.",
            [("On", 0), ("May", 10), ("3,", 25), ("2024,", 37), ("it", 60), ("rained.", 70)],
        ),
    ],
)
def test_a_written_word_is_heard_when_its_said_words_are(text: str, wanted: list[tuple[str, int]]) -> None:
    """What is said differently takes the time of what is said; words around it stay where they are."""
    found, told = heard(text)
    assert told
    assert [word for word, _ in found] == [word for word, _ in wanted]
    assert all(abs(at - other) <= 2 for (_, at), (_, other) in zip(found, wanted, strict=True)), found
    outside = {word for word, _ in wanted} - {"May", "3,", "2024,"}
    assert all(at == other for (word, at), (_, other) in zip(found, wanted, strict=True) if word in outside), found


def test_without_marks_words_are_spread_by_length_and_it_is_told() -> None:
    """An engine that tells no times gives words a share of the sentence."""
    found, told = heard("In Lima it rains.", marked=False)
    assert not told
    times = [at for _, at in found]
    assert times == sorted(times)
    assert times[0] == 0
    assert times[-1] < 40


@given(st.text(st.sampled_from("ab 12.,$-()\u201c\u201d\u2014%Mayth'"), min_size=1, max_size=60))
def test_every_word_has_a_time_within_its_sentence(text: str) -> None:
    """Whatever is written: each word once, in order, inside the sentence, none before the one it follows."""
    for sentence in speakable.sentences(text, "en"):
        said, _ = speakable.said(sentence)
        marks = tuple(
            Mark(1000 * index, found.start(), len(found[0])) for index, found in enumerate(re.finditer(r"\S+", said))
        )
        timed = Timed(Samples(0), Samples(100_000), marks)
        found, _ = words(sentence.text, sentence.readings, said, timed)
        written = [sentence.text[one.start : one.start + one.length] for one in found]
        assert written == [word for word in sentence.text.split() if re.search(r"\w", word)]
        assert all(0 <= one.at <= one.end <= 100_000 for one in found)
        assert [one.at for one in found] == sorted(one.at for one in found)
