from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import ShowError
from dateline.shapes import load
from dateline.show import SHOW
from dateline.yamlfile import Faults, Items, Scalar, Table, compose

if TYPE_CHECKING:
    from dateline.yamlfile import Node

SHOW_TEXT = "id: 6f0c1f7e-8f2c-4b1c-9f3e-2a1b3c4d5e6f\ntitle: T\nauthor: A\ndescription: D\nlanguage: en\n"


def tree(text: str) -> Node:
    """Compose a text that has no fault."""
    faults = Faults("x.yaml", text)
    node = compose(text, faults)
    assert not faults.found
    assert node is not None
    return node


def faults_of(text: str) -> list[str]:
    """Give what is wrong with a show."""
    with pytest.raises(ShowError) as caught:
        load(text.encode(), "show.yaml", SHOW, ShowError)
    return [str(fault) for fault in caught.value.faults]


@pytest.mark.parametrize("text", ["NO", "12:00", "1984", "No", "~", "0x1F", "1e3", "2026-03-01", "true", "0o17", "="])
def test_nothing_is_guessed(text: str) -> None:
    """Whatever YAML would make of a plain scalar, it stays the string that was written."""
    node = tree(f"key: {text}\n")
    assert isinstance(node, Table)
    assert [(key.text, value.text) for key, value in node.pairs if isinstance(value, Scalar)] == [("key", text)]


@given(st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1))
def test_strings_come_back(text: str) -> None:
    """A string written in JSON's form is read as it was, and its marks cut it out of the source."""
    source = f"- {json.dumps(text, ensure_ascii=False)}\n"
    node = tree(source)
    assert isinstance(node, Items)
    [scalar] = node.items
    assert isinstance(scalar, Scalar)
    assert scalar.text == text
    assert json.loads(source[scalar.start : scalar.end]) == text


def test_all_faults_at_once() -> None:
    """Every fault of a file is reported in one go, each with line, column and remedy."""
    text = "id: nonsense\ntitel: T\nauthor: A\nauthor: B\nlanguage: English\naudio: {bitrate: 97k}\n"
    found = faults_of(text)
    assert [fault.split(": ")[0] for fault in found] == [
        "show.yaml:1:1",
        "show.yaml:1:1",
        "show.yaml:1:5",
        "show.yaml:2:1",
        "show.yaml:4:1",
        "show.yaml:5:11",
        "show.yaml:6:18",
    ]
    assert "did you mean title?" in found[3]
    assert "first in line 3" in found[4]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title: &a T\nauthor: *a\n", "alias"),
        ("title: !!python/object:os.system T\n", "tag"),
        ("title:\n\t- a\n", "tabs"),
        ("a: [" * 3000, "deep"),
        ("title: 'open\n", "not readable as YAML"),
        ("a: 1\n---\nb: 2\n", "more than one"),
        ("title: \x07\n", "not readable"),
        ("", "empty"),
        ("- a\n", "not a show"),
    ],
)
def test_traps_are_faults(text: str, said: str) -> None:
    """What YAML could do to a reader is answered with a fault, never with a crash."""
    assert any(said in fault for fault in faults_of(text))


def test_billion_laughs_stay_small() -> None:
    """Aliases that would grow without end are reported where they stand."""
    text = 'a: &a ["x"]\n' + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)}, *{chr(97 + i)}]\n" for i in range(9)
    )
    assert sum("alias" in fault for fault in faults_of(text)) == 18


def test_bytes_that_are_no_text() -> None:
    """A file that is not UTF-8 is refused with the line of the first bad byte."""
    with pytest.raises(ShowError, match=r"show\.yaml:2: byte 9 is not UTF-8"):
        load(b"title: a\n\xff", "show.yaml", SHOW, ShowError)
