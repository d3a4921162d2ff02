"""Lexicons from and to other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import etree

from dateline.errors import ScriptError
from dateline.model import Taught
from dateline.script import lexicon, pls

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Dateline

FILE = """<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en">
  <lexeme><grapheme>Surulere</grapheme><alias>soo-roo leh-reh</alias></lexeme>
  <lexeme><grapheme>Evin</grapheme><grapheme>Evine</grapheme>
    <phoneme>\u025bv\u026an</phoneme><phoneme prefer="true">\u025bv\u02c8i\u02d0n</phoneme></lexeme>
  <lexeme><grapheme>IRGC</grapheme><alias>I. R. G. C.</alias></lexeme>
  <lexeme><grapheme>Thames</grapheme><phoneme alphabet="x-sampa">tEmz</phoneme></lexeme>
  <lexeme><alias>nobody</alias></lexeme>
  <lexeme><grapheme>Cairo</grapheme></lexeme>
</lexicon>
"""


def test_a_lexicon_is_read() -> None:
    """Aliases, the preferred phoneme, several graphemes, letters; what has no form here is noted with its line."""
    found = pls.read(FILE.encode(), "names.pls")
    assert [(one.written, one.say, one.ipa, one.kind) for one in found.entries] == [
        ("Surulere", "soo-roo leh-reh", "", ""),
        ("Evin", "", "\u025bv\u02c8i\u02d0n", ""),
        ("Evine", "", "\u025bv\u02c8i\u02d0n", ""),
        ("IRGC", "", "", "letters"),
    ]
    assert [note.split(": ")[0] for note in found.notes] == ["names.pls:7", "names.pls:8", "names.pls:9"]
    assert "another alphabet" in found.notes[0]


AWKWARD = """<?xml version="1.0"?>
<!DOCTYPE lexicon [<!ENTITY name "Lima">]>
<lexicon xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa">
  <lexeme><grapheme>!!</grapheme><alias>two</alias></lexeme>
  <lexeme><grapheme>Circ</grapheme><alias>Culo</alias></lexeme>
  <lexeme><grapheme>Culo</grapheme><alias>Circ</alias></lexeme>
  <lexeme><grapheme>Self</grapheme><alias>Self</alias></lexeme>
  <lexeme role="verb"><grapheme>read</grapheme><alias>red</alias></lexeme>
  <lexeme><grapheme>&name;</grapheme><alias>leemah</alias></lexeme>
  <lexeme><grapheme>No: way # "at all"</grapheme><alias>null</alias></lexeme>
</lexicon>
"""


def test_what_no_lexicon_of_ours_takes_is_left_out(copied: Path, dateline: Dateline) -> None:
    """An import leaves a lexicon that can be read; what it leaves out is told with its line."""
    (copied / "names.pls").write_text(AWKWARD, "utf-8")
    said = dateline("lexicon", "import", "names.pls", cwd=copied).stdout
    assert {one.written for one in lexicon.read(copied / "script" / "lexicon.yaml")} == {'No: way # "at all"'}
    assert "names.pls:4: '!!' without a word in it is left out" in said
    assert "names.pls:5: 'Circ' is said by way of itself, and left out" in said
    assert "names.pls:8: 'read' for one role of the word alone is left out" in said
    assert "names.pls:9: '&name;' with an entity is left out" in said


def test_the_house_survives_the_way_there_and_back() -> None:
    """All that the house teaches is the same after export and import; words read as words have become respellings."""
    house = lexicon.house()
    data, notes = pls.write(house, "en")
    assert notes == ()
    back = {one.written: one for one in pls.read(data, "x").entries}
    for one in house:
        say = one.written.capitalize() if one.kind == "word" and not one.say else one.say
        kind = "" if one.kind == "word" else one.kind
        assert (back[one.written].say, back[one.written].ipa, back[one.written].kind) == (say, one.ipa, kind)


def test_it_is_valid_by_the_specifications_structure() -> None:
    """Root, attributes and order of children are those of PLS 1.0, section 4."""
    root = etree.fromstring(pls.write([Taught("Evin", "ev-een", "\u025bv\u02c8i\u02d0n")], "en")[0])
    assert etree.QName(root) == etree.QName("http://www.w3.org/2005/01/pronunciation-lexicon", "lexicon")
    assert root.get("version") == "1.0"
    assert root.get("alphabet") == "ipa"
    assert [etree.QName(child).localname for child in root[0]] == ["grapheme", "phoneme", "alias"]


@pytest.mark.parametrize(
    ("text", "said"),
    [("no xml", "XML"), ("<lexicon/>", "not a PLS lexicon"), ('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "not a PLS")],
)
def test_what_is_no_lexicon_is_refused(text: str, said: str) -> None:
    """One error that says what it should be."""
    with pytest.raises(ScriptError) as caught:
        pls.read(text.encode(), "names.pls")
    assert said in f"{caught.value.message} {caught.value.hint}"


def test_import_adds_and_keeps_what_is_there(copied: Path, dateline: Dateline) -> None:
    """Entries are appended and comments stay; a name that is taught otherwise is told and left."""
    target = copied / "script" / "lexicon.yaml"
    target.write_text("# ours\nSurulere: {say: soo-roo}  # as he says it\n", "utf-8")
    (copied / "names.pls").write_text(FILE, "utf-8")
    said = dateline("lexicon", "import", "names.pls", cwd=copied).stdout
    assert "added 3 entries" in said
    assert "'Surulere' is taught already" in said
    assert target.read_text("utf-8").startswith("# ours\nSurulere: {say: soo-roo}  # as he says it\n")
    assert {one.written for one in lexicon.read(target)} == {"Surulere", "Evin", "Evine", "IRGC"}
    assert "added 0 entries" in dateline("lexicon", "import", "names.pls", cwd=copied).stdout
    dateline("lexicon", "export", "out.pls", cwd=copied)
    assert len(pls.read((copied / "out.pls").read_bytes(), "out.pls").entries) == 4


def test_nothing_to_export_is_told(copied: Path, dateline: Dateline) -> None:
    """A show that teaches nothing has no file to write."""
    assert "--house" in dateline("lexicon", "export", "out.pls", cwd=copied, code=3).stderr
    assert not (copied / "out.pls").exists()
