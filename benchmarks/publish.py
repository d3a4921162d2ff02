"""How fast a long-running show publishes, as ratios measured side by side in one run.

    a   dateline publish, nothing rendered yet       a'  after one title changed      a''  with nothing changed
    b   feedgen alone: the same number of items with title, guid, date, enclosure and description, written once

The episodes are copies of one that the tone engine spoke; their sounds are links to one file.

Usage: python benchmarks/publish.py [--episodes 10000] [--rounds 3]
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from feedgen.feed import FeedGenerator

from dateline import produce
from dateline.store import rundown_of

STORY = """\
# A short stop

In Nairobi the gates of the market open at five.

In Lima the fish comes in before the light does.
"""


def dateline(*arguments: str | Path, show: Path) -> float:
    """Run dateline in a show; seconds."""
    start = time.perf_counter()
    command = [Path(sys.executable).parent / "dateline", *arguments]
    done = subprocess.run([*map(str, command)], cwd=show, capture_output=True, check=False)
    if done.returncode:
        sys.exit(f"{arguments}: {done.stderr.decode()[-2000:]}")
    return time.perf_counter() - start


def laid_out(folder: Path, count: int) -> Path:
    """Make a show whose episodes are all built."""
    show = folder / "show"
    dateline("new", show, show=folder)
    page = show / "show.yaml"
    text = re.sub(r"(?m)^voice:\s*\S+", "voice: tone:hum", page.read_text("utf-8"))
    page.write_text(re.sub(r"(?m)^base_url:.*", "base_url: https://dispatches.fm/long", text), "utf-8")
    (folder / "stop.md").write_text(STORY, "utf-8")
    dateline("draft", folder / "stop.md", "--slug", "stop-00000", show=show)
    dateline("build", "--quiet", show=show)
    desk = produce.sit_down(show)
    script, [sound] = desk.script("stop-00000").read_text("utf-8"), desk.store.episodes("stop-00000")
    first, keys = datetime(2000, 1, 1, tzinfo=UTC), {}
    for number in range(1, count):
        slug, day = f"stop-{number:05}", f"{first + timedelta(hours=number):%Y-%m-%d}"
        desk.script(slug).write_text(re.sub(r"(?m)^published:.*", f"published: {day}", script), "utf-8")
        if day not in keys:  # what a key digests of these is their date; a wrong one stops the publishing
            keys[day] = produce.prepare(desk, slug, None).plan.bind
        target = desk.store.episode(slug, keys[day])
        os.link(sound, target)
        shutil.copy(rundown_of(sound), rundown_of(target))
    return show


def alone(count: int) -> float:
    """Render a plain feed of as many items; seconds."""
    start = time.perf_counter()
    feed = FeedGenerator()
    feed.load_extension("podcast")
    feed.title("Dispatches")
    feed.link(href="https://dispatches.fm/long/")
    feed.description("Stories.")
    day = datetime(2000, 1, 1, tzinfo=UTC)
    for number in range(count):
        entry = feed.add_entry(order="append")
        entry.title(f"A short stop {number}")
        entry.guid(f"urn:x:{number}", permalink=False)
        entry.published(day + timedelta(hours=number))
        entry.enclosure(f"https://dispatches.fm/long/audio/{number}.mp3", "100000", "audio/mpeg")
        entry.description("<p>In Nairobi the gates of the market open at five.</p>")
    feed.rss_str(pretty=True)
    return time.perf_counter() - start


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--episodes", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        show = laid_out(Path(folder), options.episodes)
        first = dateline("publish", show=show)
        script = show / "script" / f"stop-{options.episodes // 2:05}.yaml"
        one, none, plain = [], [], []
        for number in range(options.rounds):
            text = re.sub(r"(?m)^title:.*", f"title: A stop of note {number}", script.read_text("utf-8"))
            script.write_text(text, "utf-8")
            one.append(dateline("publish", show=show))
            none.append(dateline("publish", show=show))
            plain.append(alone(options.episodes))
        size = (show / "feed" / "feed.xml").stat().st_size
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}, medians of {options.rounds}")
    print(f"{options.episodes} episodes, feed.xml {size / 1e6:.2f} MB; feedgen alone {statistics.median(plain):.2f} s")
    for name, seconds in (
        ("all rendered", first),
        ("one changed", statistics.median(one)),
        ("none", statistics.median(none)),
    ):
        print(f"| {name} | {seconds:.2f} s | {seconds / statistics.median(plain):.2f} of feedgen alone |")


if __name__ == "__main__":
    main()
