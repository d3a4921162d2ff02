"""Golden folders: a story, and beside it everything that is made of it as text.

``pytest --bless`` rewrites them; the difference is then reviewed like any other.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dateline import plan as planning
from dateline import rundown
from dateline.errors import ScriptError
from dateline.feed import ledger, pages, publish, rss
from dateline.model import (
    Bind,
    Decibels,
    Enclosure,
    Episode,
    Levels,
    Lufs,
    Mix,
    Samples,
    SegmentRundown,
    Speak,
    TakePiece,
    Timed,
    Voice,
)
from dateline.produce import index
from dateline.script import draft, page, split, story
from dateline.shapes import load

if TYPE_CHECKING:
    from dateline.model import MpegFrames, Plan, Rundown, Script, Show

FOLDERS = sorted(path.parent for path in (Path(__file__).parent / "golden").glob("*/story.md"))
NOW = datetime(2026, 5, 5, 6, 0, tzinfo=UTC)
VOICE = Voice("tone", "hum", "mul", "Apache-2.0", installed=True, fingerprint="tone 1")


def drafted(folder: Path, show: Show) -> str:
    """Draft the script of a golden story."""
    told = story.read(folder / "story.md")
    head = draft.Draft(folder.name, show.title, told.published or NOW, "story.md")
    return draft.write(told, split.split(told), head)


def read(text: str, folder: Path, show: Show) -> Script:
    """Read a script's text."""
    return load(text.encode(), "script.yaml", page.shape(folder.name, show), ScriptError).script


def planned(script: Script, show: Show) -> Plan:
    """Plan a script with a voice that is always the same."""
    narrator = planning.Narrator(VOICE, (), Lufs(-20.0))
    return planning.plan(script, show, planning.Means({script.voice: narrator}, {}))


def told_as_text(plan: Plan) -> str:
    """Write a plan so that a difference can be reviewed."""
    lines = []
    for key, step in plan.steps:
        if isinstance(step, Speak):
            lines.append(f"{key[:8]} Speak {step.said!r}")
        elif isinstance(step, Mix):
            row = " ".join(
                p.take[:8] if isinstance(p, TakePiece) else str(getattr(p, "length", p)) for p in step.pieces
            )
            lines.append(f"{key[:8]} Mix {row}")
        elif isinstance(step, Bind):
            lines.append(f"{key[:8]} Bind {' '.join(one[:8] for one in step.segments)}")
    return "\n".join(lines) + "\n"


def clocked(plan: Plan) -> Rundown:
    """Give a rundown in which every line lasts two seconds and a half second passes between lines."""
    steps, made = dict(plan.steps), []
    bind = steps[plan.bind]
    assert isinstance(bind, Bind)
    for key in bind.segments:
        segment = steps[key]
        assert isinstance(segment, Mix)
        takes = sum(isinstance(piece, TakePiece) for piece in segment.pieces)
        lines = tuple(Timed(Samples(11_025 + n * 110_250), Samples(99_225 + n * 110_250)) for n in range(takes))
        frames: MpegFrames = (takes * 110_250 // 1152 + 40) or 40  # type: ignore[assignment]
        made.append(SegmentRundown(frames, lines, Levels(Lufs(-16.0), Decibels(-1.5))))
    return rundown.join(made)


def episode(script: Script, plan: Plan) -> Episode:
    """Give the episode that a golden feed is rendered from."""
    clock = clocked(plan)
    sound = Enclosure(f"{script.slug}-{plan.bind[:8]}.mp3", 1_234_567, "0" * 64)
    return Episode(
        script.slug,
        script.title,
        script.summary,
        script.published,
        script.language,
        sound,
        plan.bind,
        clock.length,
        rundown.chapters(clock, script),
        rundown.cues(clock, script, plan),
        "hum (tone)",
        plan.cover,
    )


def hold(path: Path, text: str, *, bless: bool) -> None:
    """Compare a text with its golden file, or rewrite the file."""
    if bless:
        path.write_text(text, "utf-8", newline="\n")
    assert path.read_text("utf-8") == text, f"{path.name} differs; if that is meant: pytest --bless"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_story_becomes_what_it_became(folder: Path, show: Show, bless: bool) -> None:  # noqa: FBT001 - a fixture
    """Script, plan, feed, captions, chapters and page of a story are the ones that were reviewed."""
    text = drafted(folder, show)
    hold(folder / "script.yaml", text, bless=bless)
    script = read(text, folder, show)
    plan = planned(script, show)
    hold(folder / "plan.txt", told_as_text(plan), bless=bless)
    base = replace(show, base_url="https://dispatches.fm/city")
    made = episode(script, plan)
    arrival = ledger.Arrival(made.slug, made.key, made.enclosure, page.heard(text.encode()), made.published)
    known = ledger.enter(ledger.Ledger(), base, (arrival,), "2026-03-01")
    made = replace(made, guid=dict(known.entries)[made.slug].guid)
    hold(folder / "ledger.yaml", ledger.written(known).decode(), bless=bless)
    site = rss.Site(base.base_url, known.guid, "cover.jpg", ((folder.name, "episode.jpg"),))
    row = index.Row(made.slug, "", made.key, "", made.title, made.summary, NOW.isoformat(), 1, trailer=False, files=())
    files = publish.texts(base, made, site) | {"feed.xml": rss.render(base, [made], site)}
    files["index.html"] = pages.show_page(base, [row], site).encode()
    for name, data in files.items():
        hold(
            folder / name.replace(f"{folder.name}/", "episode-").replace(f"{folder.name}.", ""),
            data.decode(),
            bless=bless,
        )


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_draft_holds_every_paragraph(folder: Path, show: Show) -> None:
    """Draft and load agree: each paragraph of the story is a passage, in order."""
    told = story.read(folder / "story.md")
    script = read(drafted(folder, show), folder, show)
    heard = [getattr(item, "text", "") for segment in script.segments for item in segment.narration]
    positions = [heard.index(paragraph.text) for paragraph in told.paragraphs]
    assert positions == sorted(positions)
