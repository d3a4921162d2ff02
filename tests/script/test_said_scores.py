"""Scores, ratios, spans and times as they are said."""

import pytest

from dateline.script import speakable


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("It took 2h01m39s.", "It took two hours one minute thirty nine seconds."),
        ("The map is at 1:25,000 scale.", "The map is at one to twenty five thousand scale."),
        ("It began at 12:30, 500 came.", "It began at twelve thirty, 500 came."),
        ("Open 30 Nov\u201312 Dec, free.", "Open the thirtieth of November to the twelfth of December, free."),
        ("From 28 Feb - 3 March.", "From the twenty eighth of February to the third of March."),
        ("In FY2023-24 it grew.", "In fiscal year twenty twenty three to twenty four it grew."),
        ("He left at 1830hrs.", "He left at eighteen thirty hours."),
        ("The Fed's 12-0 vote.", "The Fed's twelve to zero vote."),
        ("The jury saw Arsenal beat Chelsea 3-0.", "The jury saw Arsenal beat Chelsea three nil."),
        ("The Lions won 24-0 in Cardiff.", "The Lions won twenty four nil in Cardiff."),
        ("The Yankees won 7-0.", "The Yankees won seven nothing."),
        ("The committee approved it 9-0.", "The committee approved it nine to zero."),
    ],
)
def test_scores_and_spans(written: str, said: str) -> None:
    """What is written short is said in full, and what is like it is left."""
    assert " ".join(speakable.said(one)[0] for one in speakable.sentences(written, "en")) == said
