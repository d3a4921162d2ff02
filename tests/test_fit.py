"""An episode brought to a length."""

from __future__ import annotations

import doctest
import re
from typing import TYPE_CHECKING, Any

import pytest
from mutagen.mp3 import MP3

from dateline import cli

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Dateline

SLUG = "two-markets"


def length(show: Path) -> float:
    """Measure the newest episode, as another library reads it."""
    info: Any = MP3(max((show / "audio").glob("*.mp3"), key=lambda path: path.stat().st_mtime_ns)).info  # type: ignore[no-untyped-call]
    return float(info.length)


@pytest.mark.parametrize("factor", [0.97, 1.04, 1.12])
def test_an_episode_lasts_as_long_as_asked(copied: Path, dateline: Dateline, factor: float) -> None:
    """Two factors in the script, everything else as it was, and the next build has the length within a second."""
    path = copied / "script" / f"{SLUG}.yaml"
    before = path.read_text("utf-8")
    wanted = round(length(copied) * factor)
    said = dateline("fit", SLUG, f"{wanted}s", cwd=copied).stdout
    assert "pauses x" in said
    dateline("build", SLUG, cwd=copied)
    assert abs(length(copied) - wanted) <= 1.0
    after = path.read_text("utf-8")
    [line] = re.findall(r"(?m)^fit: .*\n", after)
    assert after.replace(line, "") == before


def test_pauses_change_first_since_they_cost_no_speech(copied: Path, dateline: Dateline) -> None:
    """A small change leaves every take as it is."""
    dateline("fit", SLUG, f"{round(length(copied)) + 1}s", cwd=copied)
    assert "pace: 1}" in (copied / "script" / f"{SLUG}.yaml").read_text("utf-8")
    assert "speak" not in dateline("build", SLUG, "--dry-run", cwd=copied).stdout


def test_a_second_fit_replaces_the_first(copied: Path, dateline: Dateline) -> None:
    """Factors are written once, whatever was there, comments after them kept."""
    path = copied / "script" / f"{SLUG}.yaml"
    usual = length(copied)
    for seconds in (round(usual * 1.08), round(usual)):
        dateline("fit", SLUG, f"{seconds}s", cwd=copied)
        path.write_text(re.sub(r"(?m)^(fit: [^#\n]*\})$", r"\1  # for the morning", path.read_text("utf-8")), "utf-8")
        dateline("build", SLUG, cwd=copied)
    assert abs(length(copied) - usual) <= 1.0
    assert len(re.findall(r"(?m)^fit: .*# for the morning$", path.read_text("utf-8"))) == 1


def test_a_length_out_of_reach_is_told_with_what_is_in_reach(copied: Path, dateline: Dateline) -> None:
    """Exit 1, the bounds, how much text it would take, and the script as it was."""
    path = copied / "script" / f"{SLUG}.yaml"
    before = path.read_bytes()
    said = dateline("fit", SLUG, "20m", cwd=copied, code=1).stderr
    assert re.search(r"cannot last 20:00: .* give \d+:\d\d to \d+:\d\d", said)
    assert "add about" in said
    assert path.read_bytes() == before


def test_what_is_not_built_cannot_be_measured(copied: Path, dateline: Dateline) -> None:
    """A script that has changed since has to be built first."""
    path = copied / "script" / f"{SLUG}.yaml"
    path.write_text(path.read_text("utf-8").replace("tomatoes", "onions"), "utf-8")
    assert "dateline build two-markets" in dateline("fit", SLUG, "1m", cwd=copied, code=3).stderr


@pytest.mark.parametrize("text", ["", "0m", "soon", "12", "1:2"])
def test_a_length_is_written_with_its_unit(copied: Path, dateline: Dateline, text: str) -> None:
    """What is no length is a wrong use."""
    assert "12m30s" in dateline("fit", SLUG, text, cwd=copied, code=2).stderr


def test_lengths_are_read_as_their_examples_say() -> None:
    """Hours, minutes and seconds, or a clock."""
    assert doctest.testmod(cli).failed == 0
