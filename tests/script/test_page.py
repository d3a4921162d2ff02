from __future__ import annotations

from typing import TYPE_CHECKING

import jsonschema
import pytest
import yaml

from dateline import layout
from dateline.errors import ScriptError
from dateline.model import Passage, Pause, Sound, VoiceSpec
from dateline.script import page
from dateline.show import PRESETS

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.model import Script, Show

HEAD = "title: T\npublished: 2026-03-01\nsegments:\n  - title: One\n    kind: opening\n    narration:\n"


def read(tmp_path: Path, show: Show, text: str) -> Script:
    """Read a script with this text."""
    path = tmp_path / "script" / "a-story.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    return page.read(path, show).script


def narration(tmp_path: Path, show: Show, *lines: str) -> tuple[Passage | Pause | Sound, ...]:
    """Read a narration of these lines."""
    text = HEAD + "".join(f"      {line}\n" for line in lines)
    return read(tmp_path, show, text).segments[0].narration


def faults(tmp_path: Path, show: Show, text: str) -> list[str]:
    """Give what is wrong with a script."""
    with pytest.raises(ScriptError) as caught:
        read(tmp_path, show, text)
    return [str(fault) for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("- No", "No"),
        ("- 1984", "1984"),
        ("- He said: come home", "He said: come home"),
        ('- She asked again: "Where?"', 'She asked again: "Where?"'),
        ("- 'It''s late.'", "It's late."),
        ("- >-\n        folded\n        twice", "folded twice"),
        ('- {say: "Come: home"}', "Come: home"),
        ("- yes & no", "yes & no"),
    ],
)
def test_prose_stays_prose(tmp_path: Path, show: Show, line: str, text: str) -> None:
    """A paragraph is what the editor typed, whatever YAML would make of it."""
    [item] = narration(tmp_path, show, line)
    assert isinstance(item, Passage)
    assert item.text == text


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("- hello # there", "comment"),
        ("- {foo: bar}", "known are"),
        ("- sey: hello", "did you mean say?"),
        ("- - a list", "quotes"),
        ("- {say: a, pace: 9}", "from 0.5 to 2"),
        ("- {say: a, take: 0}", "whole number"),
        ("- {sound: ../../x.wav}", "inside the show"),
        ("- {pause: 2 hours}", "1.2s"),
        ('- "Come home," she said.', "not readable"),
        ("- *emphasis*", "alias"),
        ("- {slate: a, who: b}", "unknown key"),
    ],
)
def test_what_would_be_lost_is_refused(tmp_path: Path, show: Show, line: str, said: str) -> None:
    """Where words could go missing, the editor is told the line and what to write."""
    found = faults(tmp_path, show, HEAD + f"      {line}\n")
    assert any(said in fault and fault.startswith("script/a-story.yaml:7:") for fault in found), found


def test_every_fault_of_a_script(tmp_path: Path, show: Show) -> None:
    """Faults of different segments are reported together, in the order of the file."""
    text = (
        "title: T\nsegments:\n  - title: A\n    place: {city: X, country: gb, at: [1, 200]}\n    narration: [a]\n"
        "  - title: B\n    narration: []\n  - title: C\n    kind: city\n    narration: [a]\n"
    )
    found = faults(tmp_path, show, text)
    assert [fault.split(": ")[0].rpartition("yaml:")[2] for fault in found] == ["1:1", "4:31", "4:43", "7:16", "8:5"]
    assert "published" in found[0]
    assert "without a place" in found[4]


def test_a_country_that_no_directory_knows_is_refused(tmp_path: Path, show: Show) -> None:
    """UK is nobody's code: the right one is named."""
    place = "    place: {city: London, country: UK, at: [51.5, -0.1]}\n    narration:"
    found = faults(tmp_path, show, HEAD.replace("    narration:", place, 1) + "      - hello\n")
    assert any("the nearest is GB" in fault for fault in found), found


def test_a_segment_of_marks_alone_is_refused(tmp_path: Path, show: Show) -> None:
    """A passage of marks may stand beside others, but not alone."""
    assert any("nothing can be said" in fault for fault in faults(tmp_path, show, HEAD + "      - '...'\n"))


def test_a_segment_without_words_is_refused(tmp_path: Path, show: Show) -> None:
    """Silence alone is no segment."""
    assert "without narration" in faults(tmp_path, show, HEAD + "      - {pause: 2s}\n")[0]


def test_settings_of_a_passage(tmp_path: Path, show: Show) -> None:
    """What a passage asks for is read with its units."""
    spoken, silence, sound = narration(
        tmp_path,
        show,
        "- {say: a, who: N, pace: 0.9, pause: 500ms, take: 3, voice: {use: 'tone:hum', rate: 120}}",
        "- {pause: 2s}",
        "- {sound: sounds/a.wav, gain: -12}",
    )
    assert spoken == Passage("a", 7, False, "N", VoiceSpec("tone:hum", (("rate", 120.0),)), 0.9, 22_050, 3)  # type: ignore[arg-type]  # noqa: FBT003 - as the model has it
    assert silence == Pause(88_200, 8)  # type: ignore[arg-type]
    assert sound == Sound("sounds/a.wav", -12.0, 9)  # type: ignore[arg-type]


def test_the_show_gives_what_a_script_leaves_out(tmp_path: Path, show: Show) -> None:
    """Voice, language and pauses come from the show; a script changes only what it names."""
    script = read(tmp_path, show, "pauses: {slate: 3s}\ncast: {N: {voice: 'tone:low'}}\n" + HEAD + "      - a\n")
    assert (script.voice, script.language) == (show.voice, show.language)
    assert script.pauses.slate == 132_300
    assert script.pauses.tail == PRESETS["standard"].tail
    assert script.cast == (("N", VoiceSpec("tone:low")),)


@pytest.mark.parametrize("slug", ["../x", "a/b", "Ä", "a--b", "-a", "", "a" * 81, "A"])
def test_a_slug_stays_in_the_folder(slug: str) -> None:
    """What could leave the folder or break an address is no slug."""
    with pytest.raises(ScriptError, match="is not a slug"):
        page.check_slug(slug)


def test_a_slug_is_nobody_elses_address() -> None:
    """A page at /audio/ would hide the episodes."""
    with pytest.raises(ScriptError, match="episodes themselves"):
        page.check_slug("audio")


def test_dates_need_a_zone() -> None:
    """A time without a zone is refused; a day alone means midnight UTC."""
    assert page.moment("2026-03-01").isoformat() == "2026-03-01T00:00:00+00:00"
    with pytest.raises(ValueError, match="zone"):
        page.moment("2026-03-01T06:00:00")


def test_the_schema_agrees_with_the_reader(tmp_path: Path, show: Show) -> None:
    """A script that the program reads is valid by the schema that editors complete from, and the other way round."""
    schema = layout.schemas()["script"]
    jsonschema.Draft202012Validator.check_schema(schema)
    text = HEAD.replace("2026-03-01", "'2026-03-01'") + "      - a\n      - {slate: b}\n      - {pause: 2s}\n"
    read(tmp_path, show, text)
    jsonschema.validate(yaml.safe_load(text), schema)
    wrong = yaml.safe_load(text) | {"titel": "x"}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, schema)
