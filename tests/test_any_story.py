"""Whatever a story looks like: a sensible draft, nothing lost, nothing reordered, the same every time."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from dateline.cli import main
from dateline.errors import ScriptError, StoryError
from dateline.model import Passage
from dateline.produce import Wishes, divide
from dateline.script import draft, page, places, quotes, split, story
from dateline.script.speakable import speakable
from dateline.shapes import load

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Dateline
    from dateline.model import Show, Story

NOW = datetime(2026, 5, 5, 6, 0, tzinfo=UTC)
REST = "The men said little, and the tea went cold. Somebody laughed, and a dog answered."
CITIES = sorted({place.city for place in places.gazetteer().heads})

ODD = {
    "one word a paragraph": "\n\n".join(["Rain", "Lima", "Rain", "Oslo", "Rain"] * 3),
    "only headings": "# Keys\n\n## Dublin\n\n## Lisbon\n\nNothing.",
    "a thousand cities": f"There were these: {', '.join((CITIES * 2)[:1000])}.\n\nIn Lima it rained. {REST}",
    "names in capitals": f"IN NAIROBI NOBODY SLEPT. {REST.upper()}\n\nIN LIMA IT RAINED. {REST.upper()}",
    "missing accents": f"In Sao Paulo it rained. {REST}\n\nIn Malmo it did not. {REST}\n\nMunchen slept.",
    "bullets": f"In Lima it rained.\n\n- one thing in Oslo\n- another: \u201cquoted\u201d\n* a third\n\n{REST}",
    "a table": f"| city | rain |\n|---|---|\n| Lima | 3 |\n| Oslo | 40 |\n\n{REST}",
    "captions": f"Photo: a boy in Lima (AFP/Getty)\n\n![a boy](lima.jpg)\n\n*Caption: Oslo, 2021*\n\n{REST}",
    "an agency's dateline": f"LONDON (Reuters) \u2014 It rained. {REST}\n\n{REST}",
    "right to left": "في القاهرة كان المطر.\n\nفي بيروت لم يكن هناك أحد. قالت امرأة: «لا أعرف».\n\nהגשם ירד.",
    "marks and controls": 'A # b: c {d} [e] & <f> "g\n\n> quoted\n\n`code` \U0001f389 %tag @x !y\n\n- - -\n\nIn Lima.',
    "one long line": f"In Lima it rained. {REST} " * 40,
}


def told(text: str) -> Story:
    """Read a story."""
    return story.parse(text, form="text", path="x")


def passages(one: Story, show: Show) -> list[str]:
    """Draft it, read the script back, and give what is said of the story."""
    divisions = split.split(one)
    text = draft.write(one, divisions, draft.Draft("a-story", show.title, NOW, "x.txt"), quotes.find(one))
    script = load(text.encode(), "script.yaml", page.shape("a-story", show), ScriptError).script
    heard = [item for segment in script.segments for item in segment.narration if isinstance(item, Passage)]
    return [item.text for item in heard if not item.slate][:-1]  # the last is the disclosure


@pytest.mark.parametrize("name", ODD)
def test_the_passages_are_the_paragraphs(name: str, show: Show) -> None:
    """In their order, every one of them, whatever they hold."""
    one = told(ODD[name])
    written = [" ".join(each.text.split()) for each in one.paragraphs if speakable(each.text)]
    assert passages(one, show) == [each.removeprefix("LONDON (Reuters) \u2014 ") for each in written]
    assert split.split(one) == split.split(told(ODD[name]))


def test_a_paragraph_of_fifty_thousand_words_is_cut_and_says_so(show: Show) -> None:
    """At sentences, and between words where no sentence ends; every word stays."""
    text = f"In Lima it rained. {REST} " * 2_000 + "word " * 14_000
    one = told(text.strip())
    assert len(text.split()) >= 50_000
    assert "1 paragraph of more than" in one.note
    assert " ".join(each.text for each in one.paragraphs).split() == text.split()
    assert max(len(each.text.split()) for each in one.paragraphs) <= 500
    assert all(re.search(r"[.!?]$", each.text) for each in one.paragraphs[:50])
    assert " ".join(passages(one, show)).split() == text.split()


def test_a_dateline_is_said_once(show: Show) -> None:
    """The slate says it, with what else it told beside it; another city's stays in the text."""
    one = told(f"LIMA, Peru (AP) \u2014 It rained. {REST}\n\nROME/OSLO \u2014 It did not. {REST}")
    text = draft.write(one, split.split(one), draft.Draft("a-story", show.title, NOW, "x.txt"))
    assert '- {slate: "Lima."}  # LIMA, Peru (AP)\n      - >-\n        It rained.' in text
    assert '- {slate: "Rome."}\n      - >-\n        ROME/OSLO \u2014 It did not.' in text


def test_datelines_of_agencies_divide() -> None:
    """LONDON (Reuters) is London, and so is its paragraph."""
    first, *_ = split.split(told(ODD["an agency's dateline"]))
    assert first.place is not None
    assert first.place.city == "London"


def test_json_prints_the_division_and_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Outside a show, too: kinds, titles, places, indices from 0, margins."""
    path = tmp_path / "story.txt"
    path.write_text(
        f"In Paris, Texas, the tower wears a hat. {REST}\n\nNobody minds.\n\nIn Lima, Peru, it rained.\n\n{REST}"
    )
    assert main(["draft", str(path), "--json", "--show", str(tmp_path)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert list(found["segments"][0]) == ["kind", "title", "city", "country", "at", "paragraphs", "margin"]
    assert [index for one in found["segments"] for index in one["paragraphs"]] == [0, 1, 2, 3]
    assert (found["segments"][0]["city"], found["segments"][0]["country"]) == ("Paris, Texas", "US")
    assert [one.name for one in tmp_path.iterdir()] == ["story.txt"]


def test_explain_says_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Evidence, runner-up and margin of every paragraph; nothing is written."""
    path = tmp_path / "story.txt"
    path.write_text(f"In Nairobi it rained. {REST}\n\nIn Lima the gates were shut.\n\nNobody came.")
    assert main(["draft", str(path), "--explain", "--show", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "Nairobi: a city of" in out
    assert out.count("; else ") == 3
    assert [one.name for one in tmp_path.iterdir()] == ["story.txt"]


def test_cities_that_are_asked_for(tmp_path: Path) -> None:
    """A region after a name belongs to it; a name that is none is answered, with all of them."""
    path = tmp_path / "story.txt"
    path.write_text(f"In Paris they rope. {REST}\n\nIn London it snows. Nobody minds the cold.")
    found = divide(path, Wishes(cities=("Paris", "Texas", "London", "Ontario")))
    assert [one.label for one in found.divisions] == ["Paris, Texas", "London, Ontario"]
    with pytest.raises(StoryError, match="Lodon, Pariss"):
        divide(path, Wishes(cities=("Lodon", "Pariss")))


def test_wishes_that_cannot_be_granted_are_told(tmp_path: Path, dateline: Dateline) -> None:
    """A city nobody is in, headings that are not there, and two wishes that exclude each other."""
    dateline("new", "show", cwd=tmp_path)
    show = tmp_path / "show"
    (show / "story.txt").write_text(f"In Lima it is warm. {REST}\n\nPeople eat in Lima.\n", "utf-8")
    told = dateline("draft", "story.txt", "--cities", "Quito; Lima", "--slug", "a", cwd=show).stdout
    assert "no segment is in Quito" in told
    assert "no headings" in dateline("draft", "story.txt", "--per", "heading", "--slug", "b", cwd=show).stdout
    refused = dateline("draft", "story.txt", "--per", "none", "--cities", "Lima", "--slug", "c", cwd=show, code=3)
    assert "give one of the two" in refused.stderr
    assert "by wish" in dateline("draft", "story.txt", "--explain", "--per", "none", cwd=show).stdout


def test_a_show_may_name_places_as_it_likes(tmp_path: Path, show: Show) -> None:
    """A place of the show's is found in small letters, at a sentence's start, and "None" means none."""
    path = tmp_path / "story.txt"
    path.write_text("Up at the castle it is cold.\n\nThe castle is shut. Leith is not.\n\nIn Lima it is warm.\n")
    house = replace(show, places=(("the castle", "Edinburgh"), ("Leith", "None")))
    found = divide(path, Wishes(), house)
    assert [one.place.city for one in found.divisions if one.place] == ["Edinburgh", "Lima"]
    assert [len(one.evidence.mentions) for one in found.reasons] == [1, 1, 1]
