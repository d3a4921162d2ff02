"""Names, titles, places, acronyms and the ends of sentences in English news, and what only looks like them."""

from __future__ import annotations

import pytest

from dateline.script import lexicon, speakable
from dateline.script.lexicon import Lexicon

HOUSE = Lexicon(lexicon.house())

SAID = (
    ("They looked at vitamin C. The team found no effect.", "They looked at vitamin C. | The team found no effect."),
    ("There is no plan B. But it went on.", "There is no plan B. | But it went on."),
    ("They are in Group B. Spain were next.", "They are in Group B. | Spain were next."),
    ("He raised a Series B. Investors came.", "He raised a Series B. | Investors came."),
    ("In Group B, J. D. Vance and Susan B. Anthony met.", "In Group B, J D Vance and Susan B Anthony met."),
    ("She earned an M.B.A. She then left.", "She earned an M.B.A. | She then left."),
    ("The base is in Fort Bragg, N.C. It was renamed.", "The base is in Fort Bragg, North Carolina. | It was renamed."),
    ("Samuel L. Jackson and J. R. R. Tolkien", "Samuel L Jackson and J R R Tolkien"),
    ("Gen Zers and Gen X; Gen Zia ruled.", "Gen Zers and Gen X; General Zia ruled."),
    ("a man from Co Donegal, of Newry, Co. Down", "a man from County Donegal, of Newry, County Down"),
    ("Smith & Co Clare", "Smith and Company Clare"),
    ("Apple Inc's supplier and Ford Motor Co's", "Apple Incorporated's supplier and Ford Motor Company's"),
    ("1200 Ocean Dr. in Miami, 3 Elm Ln. in Ohio", "twelve hundred Ocean Drive in Miami, 3 Elm Lane in Ohio"),
    (
        "He lives on Long Dr. in Ohio. On Long, Dr. Lee agreed.",
        "He lives on Long Drive in Ohio. | On Long, Doctor Lee agreed.",
    ),
    ("Doctors saw 45. Dr. Lee came.", "Doctors saw 45. | Doctor Lee came."),
    ("He saw 3 Dr. Seuss films in 2019.", "He saw 3 Doctor Seuss films in twenty nineteen."),
    (
        "Sales rose in Oct. The rest fell in Jan. The end.",
        "Sales rose in October. | The rest fell in January. | The end.",
    ),
    ("With Jan. They left.", "With Jan. | They left."),
    (
        "In Austin, Tex., and in Wheeling, W. Va., he spoke.",
        "In Austin, Texas, and in Wheeling, West Virginia, he spoke.",
    ),
    ("a 65-in. 4K TV, a 6-mo. sentence", "a 65-inch 4K T.V, a 6-month sentence"),
    ("the 90th-min. goal in a 2,000-sq.-ft. flat", "the 90th-minute goal in a 2,000-square-foot flat"),
    ("She bought a 65-in. The store was shut.", "She bought a 65-in. | The store was shut."),
    ("It was a walk-in. He left.", "It was a walk-in. | He left."),
    ("He went to Amartya Sen. The economist spoke.", "He went to Amartya Sen. | The economist spoke."),
    ("Ask Sen. Warren. The senator knows.", "Ask Senator Warren. | The senator knows."),
    ("Prop. 8 passed.", "Proposition 8 passed."),
    ("He fell by the prop. 8 people saw it.", "He fell by the prop. | 8 people saw it."),
    ("The Royal Sussex Regt. lost.", "The Royal Sussex Regiment lost."),
    ("Tail no. N4372K and case no. A12 are known.", "Tail number N4372K and case number A12 are known."),
    ("In this case no. B12 helps.", "In this case no. | B12 helps."),
    ("“Yes, Miss. The boy left.”", "Yes, Miss. The boy left."),
    ("That is him, Man. He left.", "That is him, Man. | He left."),
    ("in Natchez, Miss. The boy left.", "in Natchez, Mississippi. | The boy left."),
    ("Mass. Gov. Lee met Assoc. Prof. Ray.", "Massachusetts Governor Lee met Associate Professor Ray."),
    ("He is a good Man. Rep. Lee spoke.", "He is a good Man. | Representative Lee spoke."),
    ("N. Korea, S. Carolina and the W. Bank", "North Korea, South Carolina and the West Bank"),
    ("at 12 N. Main St. in Ohio, with N. Scott Momaday", "at 12 North Main Street in Ohio, with N Scott Momaday"),
    (
        "Opec+ and Disney+'s LGBTQ+ films cost $150m+.",
        "Opec plus and Disney plus's L.G.B.T.Q plus films cost one hundred fifty million dollars plus.",
    ),
    ("C++ code, 2+2, a+b", "C++ code, 2+2, a+b"),
    ("They found no link.[2][3] Others disagree.", "They found no link. | Others disagree."),
    ("“He won.”[3] The next lost.", "He won. | The next lost."),
    ("A study¹ of 500 metres²", "A study of 500 metres²"),
    ("He said that [the] men came [2].", "He said that, the, men came, 2."),
    ("IKEA, BAFTAs and Navy SEALs; the FTSE 100", "Ikea, Baftas and Navy Seals; the footsee 100"),
    ("A sticker: “I VOTED”; a sign: “NO ENTRY”.", "A sticker: I voted; a sign: no entry."),
    ("“IT'S WAR,” he said on “BBC NEWS”.", "it's war, he said on B.B.C NEWS."),
)


@pytest.mark.parametrize(("written", "wanted"), SAID)
def test_names_are_said_as_a_newsreader_says_them(written: str, wanted: str) -> None:
    """A stroke stands between sentences."""
    made = speakable.sentences(written, "en", HOUSE)
    assert " | ".join(speakable.said(one)[0] for one in made) == wanted
