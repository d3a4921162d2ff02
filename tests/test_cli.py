from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Dateline = Callable[..., subprocess.CompletedProcess[str]]

COMMANDS = ("new", "draft", "build", "publish", "make", "retake", "say", "voices", "serve")


def script_of(root: Path) -> Path:
    """Give the script of the one episode."""
    return root / "script" / "two-markets.yaml"


def change(root: Path, old: str, new: str) -> None:
    """Edit the script as an editor would."""
    text = script_of(root).read_text("utf-8")
    assert text.count(old) == 1
    script_of(root).write_text(text.replace(old, new), "utf-8")


def would(dateline: Dateline, root: Path) -> list[tuple[str, str]]:
    """Give kind and reason of each step that a build would run."""
    lines = dateline("build", "--dry-run", "--json", cwd=root).stdout.splitlines()
    facts = [json.loads(line) for line in lines]
    return [(fact["kind"], fact["why"]) for fact in facts if fact.get("event") == "would"]


def ran(dateline: Dateline, root: Path) -> list[str]:
    """Build, and give the kinds of the steps that ran."""
    facts = [json.loads(line) for line in dateline("build", "--json", cwd=root).stdout.splitlines()]
    return [fact["event"] for fact in facts if fact["event"] in ("speak", "mix", "bind")]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(dateline: Dateline, tmp_path: Path, command: str) -> None:
    """The help of each command shows an example of it."""
    assert f"dateline {command}" in dateline(command, "--help", cwd=tmp_path).stdout.split("examples:")[1]


def test_help_is_light(tmp_path: Path) -> None:
    """`dateline --help` imports none of the heavy libraries."""
    code = (
        "import sys\nfrom dateline.cli import main\ntry:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "heavy = {'yaml', 'lxml', 'feedgen', 'pydub', 'PIL', 'pyttsx3', 'rich', 'starlette', 'uvicorn', 'trafilatura',"
        " 'numpy', 'asyncio'}\nprint(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


def test_a_second_build_does_nothing(dateline: Dateline, copied: Path) -> None:
    """Built and published again, nothing runs, nothing is written, and both say so."""
    before = {path: path.stat().st_mtime_ns for path in copied.rglob("*") if path.is_file()}
    assert would(dateline, copied) == []
    assert "nothing to do" in dateline("build", cwd=copied).stdout
    assert "nothing to do" in dateline("publish", cwd=copied).stdout
    assert {path: path.stat().st_mtime_ns for path in copied.rglob("*") if path.is_file()} == before


def test_one_word_is_one_take(dateline: Dateline, copied: Path) -> None:
    """One changed word costs one Speak, one Mix and one Bind, as the dry run says beforehand."""
    change(copied, "thirty years", "forty years")
    assert [kind for kind, _ in would(dateline, copied)] == ["speak", "mix", "bind"]
    assert ran(dateline, copied) == ["speak", "mix", "bind"]
    assert would(dateline, copied) == []


def moved(show: Path, *order: int) -> None:
    """Put the script's segments into another order."""
    head, *segments = re.split(r"(?m)^(?=  - title:)", script_of(show).read_text("utf-8"))
    script_of(show).write_text(head + "".join(segments[index] for index in order), "utf-8")


def test_moving_a_segment_is_one_bind(dateline: Dateline, copied: Path) -> None:
    """Two inner segments swapped: no Speak, no Mix, one Bind; the first and the last have the episode's edges."""
    moved(copied, 0, 1, 0, 1)
    ran(dateline, copied)
    moved(copied, 0, 2, 1, 3)
    assert would(dateline, copied) == [("bind", "order, titles, tags or cover changed")]
    assert ran(dateline, copied) == ["bind"]


def test_another_segment_first_is_mixed_for_the_head(dateline: Dateline, copied: Path) -> None:
    """The head is shorter than half a gap: who comes first, and who came first before, are mixed anew."""
    moved(copied, 1, 0)
    assert ran(dateline, copied) == ["mix", "mix", "bind"]


def test_segments_that_are_alike_are_told_by_their_titles(dateline: Dateline, copied: Path) -> None:
    """Two that sound the same are mixed once; the one after them keeps its name in --dry-run."""
    texts = {"Head": "Rain.", "One": "Sun.", "Two": "Sun.", "Three": "Wind."}
    parts = (f"  - title: {name}\n    kind: opening\n    narration: [{text}]\n" for name, text in texts.items())
    head = "title: Alike\npublished: 2026-05-05T06:00:00Z\nsegments:\n"
    (copied / "script" / "alike.yaml").write_text(head + "".join(parts), "utf-8")
    said = dateline("build", "alike", "--dry-run", cwd=copied).stdout
    assert re.findall(r"(?m)^mix +(\w+):", said) == ["Head", "One", "Three"]


def test_a_changed_pause_speaks_nothing(dateline: Dateline, copied: Path) -> None:
    """A pause set in the script mixes its segments again and speaks nothing."""
    change(copied, "segments:\n", "pauses: {sentence: 1s}\nsegments:\n")
    kinds = ran(dateline, copied)
    assert "speak" not in kinds
    assert kinds.count("mix") == 2


def test_a_retake_is_another_take(dateline: Dateline, copied: Path) -> None:
    """`retake` asks for the next take of a paragraph, and the build reads that paragraph alone again."""
    lines = script_of(copied).read_text("utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if "tomatoes" in text)
    dateline("retake", "two-markets", str(line), cwd=copied)
    assert would(dateline, copied)[0] == ("speak", "take 2 is asked for")
    assert ran(dateline, copied) == ["speak", "speak", "mix", "bind"]


def test_publishing_a_changed_script_is_refused(dateline: Dateline, copied: Path) -> None:
    """An episode whose script has changed since it was built does not go out."""
    change(copied, "thirty years", "forty years")
    done = dateline("publish", cwd=copied, code=3)
    assert "has changed since it was built; run `dateline build two-markets`" in done.stderr


def test_a_draft_is_never_overwritten(dateline: Dateline, copied: Path) -> None:
    """`make` builds the script that is there; `draft --force` replaces it and keeps a backup."""
    change(copied, "thirty years", "forty years")
    edited = script_of(copied).read_text("utf-8")
    assert "left as it is" in dateline("make", "script/stories/markets.md", cwd=copied).stdout
    assert script_of(copied).read_text("utf-8") == edited
    dateline("draft", "script/stories/markets.md", "--force", cwd=copied)
    assert "thirty years" in script_of(copied).read_text("utf-8")
    assert (copied / "script" / "two-markets.yaml.1.bak").read_text("utf-8") == edited


def test_two_stories_with_one_slug(dateline: Dateline, copied: Path) -> None:
    """Another story of the same name is refused and shown --slug, which works."""
    other = copied / "script" / "stories" / "other.md"
    other.write_text("# Two markets\n\nIn Oslo it snows. The market in Oslo is shut.\n", "utf-8")
    done = dateline("make", other, cwd=copied, code=3)
    assert "--slug NAME" in done.stderr
    dateline("draft", other, "--slug", "oslo", cwd=copied)
    assert (copied / "script" / "oslo.yaml").exists()


@pytest.mark.parametrize("slug", ["../evil", "/evil", "a/b", "Ä"])
def test_a_slug_never_leaves_the_folder(dateline: Dateline, copied: Path, slug: str) -> None:
    """A slug that is a path is refused, by every command that takes one."""
    for command in (("build", slug), ("draft", "script/stories/markets.md", "--slug", slug), ("retake", slug, "3")):
        assert "is not a slug" in dateline(*command, cwd=copied, code=3).stderr


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (None, "No such file"),
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\x00\x01\x02\xff\xfe" * 50, "binary"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "binary"),
    ],
)
def test_stories_that_are_none(dateline: Dateline, copied: Path, data: bytes | None, said: str) -> None:
    """A story that cannot be read is one error with exit code 3, and leaves nothing behind."""
    path = copied / "story.txt"
    if data is not None:
        path.write_bytes(data)
    before = sorted(copied.rglob("*"))
    done = dateline("make", path, cwd=copied, code=3)
    assert len(done.stderr.strip().splitlines()) == 1
    assert said.lower() in done.stderr.lower()
    assert sorted(copied.rglob("*")) == before


def test_a_huge_story_is_refused_unread(dateline: Dateline, copied: Path) -> None:
    """50 MB are refused by their size."""
    path = copied / "story.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert "50" in dateline("make", path, cwd=copied, code=3).stderr


def test_a_story_without_a_city(dateline: Dateline, copied: Path) -> None:
    """It becomes one segment, and the producer is told."""
    path = copied / "quiet.txt"
    path.write_text("Nothing moved.\n\nThen the kettle sang, and she poured the tea.\n", "utf-8")
    out = dateline("make", path, cwd=copied).stdout
    assert "1 segment:" in out
    assert "no city was found" in out


def test_every_fault_is_printed(dateline: Dateline, copied: Path) -> None:
    """All faults of a script come at once, as file:line:column, with exit code 3."""
    change(copied, "published: ", "publisht: ")
    change(copied, "segments:\n", "voice: {rate: 3}\nsegments:\n")
    done = dateline("build", cwd=copied, code=3)
    assert len(re.findall(r"(?m)^script/two-markets\.yaml:\d+:\d+: ", done.stderr)) == 3
    assert "did you mean published?" in done.stderr


@pytest.mark.parametrize(
    ("voice", "said"), [("ton:hum", "tone"), ("tone:hmu", "tone:hum"), ("pyttsx3:gmw/en-UZ", "gmw/en-US")]
)
def test_unknown_voices_are_answered_with_near_ones(dateline: Dateline, copied: Path, voice: str, said: str) -> None:
    """An unknown voice or engine is refused with the nearest names."""
    change(copied, "segments:\n", f"voice: {voice}\nsegments:\n")
    assert said in dateline("build", cwd=copied, code=3).stderr


def test_no_ffmpeg(dateline: Dateline, copied: Path) -> None:
    """Without an encoder the takes are spoken and kept, and the error says what is missing."""
    change(copied, "thirty years", "forty years")
    blind = copied / "blind"
    blind.mkdir()
    (blind / "imageio_ffmpeg.py").write_text("raise ImportError('hidden')\n")
    done = dateline("build", cwd=copied, code=4, PATH=str(blind), PYTHONPATH=str(blind))
    assert "ffmpeg" in done.stderr
    assert ran(dateline, copied) == ["mix", "bind"]


@pytest.mark.needs("ffmpeg")
def test_the_systems_ffmpeg_where_no_other_came_along(dateline: Dateline, copied: Path) -> None:
    """An ffmpeg came with dateline, so one on PATH that cannot encode is not asked; without it, the system's is."""
    change(copied, "thirty years", "forty years")
    broken, blind = copied / "broken", copied / "blind"
    broken.mkdir()
    (broken / "ffmpeg").write_text("#!/bin/sh\nexit 1\n")
    (broken / "ffmpeg").chmod(0o755)
    dateline("build", cwd=copied, PATH=f"{broken}{os.pathsep}{os.environ['PATH']}")
    change(copied, "forty years", "fifty years")
    blind.mkdir()
    (blind / "imageio_ffmpeg.py").write_text("raise ImportError('hidden')\n")
    assert "built" in dateline("build", cwd=copied, PYTHONPATH=str(blind)).stdout


@pytest.mark.needs("unshare", package="util-linux")
def test_a_read_only_folder(copied: Path) -> None:
    """A folder that cannot be written is one error that says so; root, too, gets it from a read-only mount."""
    change(copied, "thirty years", "forty years")
    takes = copied / "audio" / "takes"
    takes.chmod(0o500)
    command = [sys.executable, "-m", "dateline", "build"]
    if os.geteuid() == 0:
        mount = f"mount --bind {takes} {takes} && mount -o remount,ro,bind {takes}"
        command = ["unshare", "--mount", "sh", "-c", f"{mount} && exec {' '.join(command)}"]
    try:
        done = subprocess.run(command, cwd=copied, capture_output=True, text=True, timeout=60, check=False)
    finally:
        takes.chmod(0o700)
    assert done.returncode == 3, done.stderr
    assert "writable" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_ctrl_c_resumes(dateline: Dateline, copied: Path) -> None:
    """Interrupted in the middle, the program exits with 130, leaves no part, and the next run finishes the job."""
    paragraphs = "\n".join(f"      - Sentence number {number} of a long night in the city." for number in range(120))
    change(copied, "segments:\n", f"segments:\n  - title: Long\n    kind: interlude\n    narration:\n{paragraphs}\n")
    command = [sys.executable, "-m", "dateline", "build"]
    with subprocess.Popen(command, cwd=copied, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        for line in running.stdout:
            if " 40/" in line:
                running.send_signal(signal.SIGINT)
                break
        _, said = running.communicate(timeout=30)
    assert running.returncode == 130
    assert "interrupted" in said
    assert "Traceback" not in said
    assert not list((copied / "audio").rglob("*.part*"))
    left = ran(dateline, copied)
    assert 0 < left.count("speak") < 120
    assert left[-1] == "bind"


def test_a_killed_build_resumes(dateline: Dateline, copied: Path) -> None:
    """Killed without warning, the next run clears what was unfinished and makes the rest."""
    paragraphs = "\n".join(f"      - Sentence number {number} of a long night in the city." for number in range(120))
    change(copied, "segments:\n", f"segments:\n  - title: Long\n    kind: interlude\n    narration:\n{paragraphs}\n")
    command = [sys.executable, "-m", "dateline", "build"]
    with subprocess.Popen(command, cwd=copied, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as running:
        assert running.stdout is not None
        for line in running.stdout:
            if " 40/" in line:
                running.kill()
                break
        running.communicate(timeout=30)
    time.sleep(0.5)
    while at_work(copied):  # the workers notice that nobody listens
        time.sleep(0.1)
    assert ran(dateline, copied)[-1] == "bind"
    assert not list((copied / "audio").rglob("*.part*"))


def at_work(show: Path) -> bool:
    """Whether a worker of a show is alive, where a system tells of its processes."""

    def told(process: Path) -> bytes:
        with contextlib.suppress(OSError):
            return process.read_bytes()
        return b""

    lines = (told(one) for one in Path("/proc").glob("[0-9]*/cmdline"))
    return any(b"dateline.audio.speech.worker" in line and bytes(show) in line for line in lines)


def test_say_writes_a_wav(dateline: Dateline, made: Path, tmp_path: Path) -> None:
    """A sentence can be heard without an episode."""
    out = tmp_path / "hello.wav"
    dateline("say", "Good evening.", "--voice", "tone:hum", "--out", out, cwd=made)
    assert out.read_bytes()[:4] == b"RIFF"


def test_voices_are_listed(dateline: Dateline, tmp_path: Path) -> None:
    """`voices` lists what there is, by language, and says how to hear one; no show is needed."""
    lines = dateline("voices", "--language", "en", "--json", cwd=tmp_path).stdout.splitlines()
    names = [json.loads(line).get("voice") for line in lines]
    assert "tone:hum" in names
    assert any(str(name).startswith("pyttsx3:") for name in names)
    assert not any("/fr" in str(name) for name in names)


def test_outside_of_a_show(dateline: Dateline, tmp_path: Path) -> None:
    """Commands that need a show say how to get one."""
    assert "dateline new DIR" in dateline("build", cwd=tmp_path, code=3).stderr
