from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest

from dateline import layout, show
from dateline.errors import ShowError
from dateline.model import VoiceSpec
from dateline.shapes import load

if TYPE_CHECKING:
    from dateline.model import Show

REQUIRED = "id: 6f0c1f7e-8f2c-4b1c-9f3e-2a1b3c4d5e6f\ntitle: T\nauthor: A\ndescription: D\nlanguage: en\n"


def read(extra: str = "") -> Show:
    """Read a show with some more lines."""
    return load((REQUIRED + extra).encode(), "show.yaml", show.SHOW, ShowError)


def test_a_short_show_is_whole() -> None:
    """What a producer leaves out has a value that works."""
    found = read()
    assert (found.voice.name, found.audio.bitrate, found.audio.channels) == ("pyttsx3", 0, 2)
    assert found.pauses == show.PRESETS["standard"]


def test_pauses_change_what_they_name() -> None:
    """A table of pauses starts from a preset and changes only what it names."""
    found = read("pauses: {preset: feature, slate: 2s}\n").pauses
    assert found.slate == 2 * 44_100
    assert found.paragraph == show.PRESETS["feature"].paragraph


def test_a_voice_may_have_settings() -> None:
    """A voice with settings keeps numbers as numbers."""
    assert read("voice: {use: tone:hum, rate: 150}\n").voice == VoiceSpec("tone:hum", (("rate", 150.0),))


@pytest.mark.parametrize(
    ("tag", "meant"),
    [
        ("en-UK", "en-GB"),
        ("jp", "ja"),
        ("pt-XQ", "ISO 3166"),
        ("xx", "ISO 639"),
        ("english", "pt-BR"),
        ("qqq", "ISO 639"),
        ("eng", "such as en"),
        ("ger-AT", "such as de-AT"),
    ],
)
def test_a_language_that_no_directory_knows_is_refused(tag: str, meant: str) -> None:
    """Apple hides a show whose language it cannot read."""
    with pytest.raises(ShowError) as told:
        load(REQUIRED.replace("language: en", f"language: {tag}").encode(), "show.yaml", show.SHOW, ShowError)
    assert "show.yaml:5:" in str(told.value.faults[0])
    assert meant in str(told.value.faults[0])


@pytest.mark.parametrize(
    "line",
    [
        "base_url: example.org/feed",
        "base_url: https://dispatches.fm/my pod",
        "base_url: https://dis patches.fm",
        "base_url: https://dispatches.fm:99999/x",
        "base_url: https://dispatches.fm:0/x",
        "base_url: https://.fm",
        "base_url: https://dispatches..fm/x",
        """base_url: 'https://dispatches.fm/"><x'""",
        "base_url: https://dispatches.fm/%zz",
        "base_url: https://dispatches.fm/pod/feed.xml",
        "base_url: https://me:pw@dispatches.fm/pod",
        "base_url: https://dispatches.fm/pod?x=1",
        "cover: ../secret.jpg",
        "cover: /etc/passwd",
        "pauses: {slate: 90s}",
        "pauses: {slate: soon}",
        "explicit: yes",
        "audio: {channels: 3}",
        "audio: {preset: loud}",
        "owner: {email: a@b.c}",
        "owner: {name: A, email: nobody}",
        "owner: {name: A, email: nobody@home}",
        "feed: {made_in: {city: London, country: UK, at: [51.5, -0.1]}}",
        "feed: {made_in: {city: Nowhere, country: ZZ, at: [51.5, -0.1]}}",
        "feed: {updates: {text: weekly, rule: FREQ=WEEKLY;BYDAY=FRIDAY}}",
        "feed: {updates: {text: weekly, rule: FREQ=OFTEN}}",
        "feed: {updates: {text: weekly, rule: FREQ=WEEKLY;COUNT=2;UNTIL=20260101}}",
        "feed: {licence: cc-by-9.9}",
        "feed: {funding: [{url: 'https://a.fm:99999', text: Pay}]}",
        "voice: {rate: 3}",
    ],
)
def test_wrong_values_are_refused(line: str) -> None:
    """A value of the wrong kind is a fault in its own line."""
    with pytest.raises(ShowError) as caught:
        read(line + "\n")
    assert [fault.line for fault in caught.value.faults] == [6]


@pytest.mark.parametrize(
    "line",
    [
        "base_url: https://dispatches.fm:8443/a%20pod/",
        "base_url: http://192.168.1.7:8000",
        "owner: {name: A, email: desk@news.example.org}",
        "feed: {made_in: {city: London, country: GB, at: [51.5, -0.1]}}",
        "feed: {updates: {text: weekly, rule: FREQ=MONTHLY;BYDAY=-1FR;INTERVAL=2}}",
        "feed: {licence: GPL-3.0-only}",
    ],
)
def test_right_values_are_taken(line: str) -> None:
    """What a standard allows is not refused."""
    assert read(line + "\n")


def test_a_wrong_country_is_answered_with_the_right_one() -> None:
    """People write UK."""
    with pytest.raises(ShowError) as told:
        read("feed: {made_in: {city: London, country: UK, at: [51.5, -0.1]}}\n")
    assert "the nearest is GB" in str(told.value.faults[0])


def test_the_root_is_found_from_below(tmp_path: Path) -> None:
    """A command works in any folder of a show, and says so outside of one."""
    (tmp_path / "show.yaml").write_text(REQUIRED)
    deep = tmp_path / "script" / "stories"
    deep.mkdir(parents=True)
    assert show.find_root(deep) == tmp_path
    with pytest.raises(ShowError, match=r"no show\.yaml"):
        show.find_root(tmp_path.parent)


def test_a_new_show_is_valid(tmp_path: Path) -> None:
    """What `dateline new` writes can be read, whatever the title, and matches its own schema's keys."""
    layout.lay_out(tmp_path, "6f0c1f7e-8f2c-4b1c-9f3e-2a1b3c4d5e6f", 'Say "no": #1 & more')
    assert show.read(tmp_path).title == 'Say "no": #1 & more'
    schema = json.loads((tmp_path / "script" / ".schema" / "show.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)


def test_a_show_is_never_overwritten(tmp_path: Path) -> None:
    """A second `new` in the same folder changes nothing."""
    layout.lay_out(tmp_path, "6f0c1f7e-8f2c-4b1c-9f3e-2a1b3c4d5e6f", "First")
    with pytest.raises(ShowError, match="there already"):
        layout.lay_out(tmp_path, "6f0c1f7e-8f2c-4b1c-9f3e-2a1b3c4d5e60", "Second")
    assert show.read(tmp_path).title == "First"


def test_the_repository_has_todays_schemas() -> None:
    """The schemas beside this repository's own script are the ones the program would write."""
    folder = Path(__file__).parents[1] / "script" / ".schema"
    assert {path.name: path.read_bytes() for path in folder.glob("*.json")} == layout.schema_files()
