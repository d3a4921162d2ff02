"""How things are told: the two trained scores, and the sums of the fit beside those of the package."""

from __future__ import annotations

import math
import sys
from pathlib import Path

import numpy as np
import pytest

from dateline.script import decode, story, wordings
from dateline.script.evidence import explain, weights

SCENE = "She wiped the counter, and he laughed. \u201cTake it,\u201d she said, and put the knife down on the table."
ESSAY = "Most of what we know of it is that there is more of it in the cities than there was in any other century."


def test_a_scene_sounds_unlike_an_essay() -> None:
    """A paragraph of general matter scores for no city, one in which people speak and act scores against it."""
    scene, essay = wordings.nowhere(SCENE, "en"), wordings.nowhere(ESSAY, "en")
    assert scene is not None
    assert essay is not None
    assert scene < 0.0 < essay


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it", "pt"])
def test_every_language_that_is_read_has_its_words(language: str) -> None:
    """All six languages were learnt; a score is never beyond three."""
    for told in (wordings.nowhere(ESSAY * 50, language), wordings.turn(SCENE, ESSAY, language)):
        assert told is not None
        assert abs(told) <= 3.0


def test_a_language_that_was_not_learnt_has_no_score() -> None:
    """Nothing is said of it, and the story is divided without."""
    assert wordings.nowhere("Suomen talvi on pitka.", "fi") is None
    assert wordings.turn("Suomen talvi.", "Kesa tulee.", "fi") is None


def test_the_fit_sums_what_the_package_sums() -> None:
    """The arrays of the fit and the chain of the package give one story's sequences the same sum."""
    sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
    import field  # noqa: PLC0415 - a module of the benchmarks

    told = story.parse(f"In Nairobi it rained.\n\n{SCENE}\n\nIn Lima it did not.\n\n{ESSAY}", form="text", path="x")
    evidence, table = explain(told), weights()
    names = list(table)
    free = decode.likely(decode.chain(evidence, table)).total
    held = decode.likely(decode.chain(evidence, table), [[0]] * len(evidence)).total
    [batch] = field.batches([(evidence, [[0]] * len(evidence), 1.0)], names)
    total, slope = field.gradient(batch, np.array([table[name] for name in names]), names)
    assert math.isclose(total, held - free, rel_tol=1e-9)
    assert slope.shape == (len(names),)
