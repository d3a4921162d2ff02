from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import ScriptError
from dateline.script.splice import retake

HEAD = "# a comment\ntitle: T   # kept\nsegments:\n  - title: One\n    narration:\n"


@pytest.mark.parametrize(
    ("before", "after", "take"),
    [
        ("      - plain words\n", "      - say: plain words\n        take: 2\n", 2),
        ("      - 'quoted'  # why\n", "      - say: 'quoted'\n        take: 2  # why\n", 2),
        (
            "      - >-\n        folded\n        words\n",
            "      - say: >-\n          folded\n          words\n        take: 2\n",
            2,
        ),
        ("      - {say: a, who: N}\n", "      - {say: a, who: N, take: 2}\n", 2),
        ("      - {say: a, take: 7}\n", "      - {say: a, take: 8}\n", 8),
        ("      - say: a\n        who: N\n", "      - say: a\n        who: N\n        take: 2\n", 2),
        ("      - {slate: Lima.}\n", "      - {slate: Lima., take: 2}\n", 2),
    ],
)
def test_a_retake_changes_its_passage_alone(before: str, after: str, take: int) -> None:
    """Whatever form a passage has, only it changes; comments and layout of all the rest stay."""
    rest = "      - the next   # one\n"
    assert retake(HEAD + before + rest, 6, "x.yaml") == (HEAD + after + rest, take)


def test_a_line_without_a_passage_is_told() -> None:
    """A line outside of any narration is refused, by its number."""
    with pytest.raises(ScriptError, match=r"x\.yaml:2: no passage"):
        retake(HEAD + "      - a\n", 2, "x.yaml")


@given(st.integers(1, 5))
def test_retakes_count_up(times: int) -> None:
    """Asking again and again raises the take by one each time."""
    text = HEAD + "      - >-\n        folded\n        words\n"
    for expected in range(2, times + 2):
        text, take = retake(text, 6, "x.yaml")
        assert take == expected
