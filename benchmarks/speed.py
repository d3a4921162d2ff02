"""How fast the whole job is, as ratios measured side by side in one run.

    a  dateline make STORY, everything cold         a'  after one changed word      a''  with nothing changed
    b  espeak-ng | ffmpeg: one process speaks the whole story, one encodes it; the limit
    c  twenty_lines.py: what a user would write with pyttsx3, pydub and feedgen

Same cores, same channels and bit rate, taking turns; medians. Needs espeak-ng and ffmpeg on the PATH for b and c.

Usage: python benchmarks/speed.py [STORY] [--rounds 5] [--without c]
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
from pathlib import Path

HERE = Path(__file__).parent
STORY = HERE.parent / "script" / "stories" / "the-night-the-phones-rang.md"
ENCODE = ["-ar", "44100", "-ac", "2", "-c:a", "libmp3lame", "-b:a", "96k", "-y"]


def plain(story: Path) -> str:
    """Give the story's paragraphs as plain text, without front matter."""
    text = story.read_text("utf-8")
    if text.startswith("---\n"):
        text = text.split("---\n", 2)[2]
    return text.strip() + "\n"


def timed(*command: str | Path, cwd: Path | None = None) -> float:
    """Run a command to its end; seconds."""
    start = time.perf_counter()
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, check=False)
    if done.returncode:
        sys.exit(f"{command}: {done.stderr.decode()[-2000:]}")
    return time.perf_counter() - start


def dateline(*arguments: str | Path, show: Path) -> float:
    """Run dateline in a show; seconds."""
    return timed(Path(sys.executable).parent / "dateline", *arguments, "--quiet", cwd=show)


def limit(story: Path, folder: Path) -> float:
    """Time the bare pipeline; seconds."""
    start = time.perf_counter()
    speak = subprocess.Popen(["espeak-ng", "-v", "en-us", "-s", "165", "--stdout", "-f", story], stdout=subprocess.PIPE)
    command = ["ffmpeg", "-v", "error", "-i", "-", *ENCODE, str(folder / "b.mp3")]
    subprocess.run(command, stdin=speak.stdout, check=True)
    speak.wait()
    return time.perf_counter() - start


def one_word(script: Path) -> None:
    """Change one word of the first long paragraph."""
    text = script.read_text("utf-8")
    script.write_text(re.sub(r"(>-\n\s+\S+ \S+ )\S+", r"\1altogether", text, count=1), "utf-8")


def whole_job(story: Path, times: dict[str, list[float]]) -> None:
    """Time a, a' and a'' in a show of their own."""
    with tempfile.TemporaryDirectory() as home:
        show = Path(home) / "show"
        dateline("new", show, show=Path(home))
        settings = show / "show.yaml"  # a new show has a neural voice, and b and c speak with espeak-ng
        settings.write_text(re.sub(r"(?m)^voice: \S+", "voice: pyttsx3", settings.read_text("utf-8")), "utf-8")
        times["a"].append(dateline("make", story, "--slug", "bench", show=show))
        one_word(show / "script" / "bench.yaml")
        times["a'"].append(dateline("make", story, "--slug", "bench", show=show))
        times["a''"].append(dateline("make", story, "--slug", "bench", show=show))


def main() -> None:
    """Measure, and print the table that README shows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("story", nargs="?", type=Path, default=STORY)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--without", default="", help="c: leave it out")
    options = parser.parse_args()
    if not (shutil.which("espeak-ng") and shutil.which("ffmpeg")):
        sys.exit("b and c need espeak-ng and ffmpeg on the PATH")
    times: dict[str, list[float]] = {name: [] for name in ("a", "a'", "a''", "b", "c")}
    with tempfile.TemporaryDirectory() as home:
        text = Path(home) / "story.txt"
        text.write_text(plain(options.story), "utf-8")
        for _ in range(options.rounds):
            times["b"].append(limit(text, Path(home)))
            whole_job(options.story.absolute(), times)
            if "c" not in options.without:
                with tempfile.TemporaryDirectory() as folder:
                    times["c"].append(timed(sys.executable, HERE / "twenty_lines.py", text, folder))
    report(times)


def report(times: dict[str, list[float]]) -> None:
    """Print medians and ratios."""
    median = {name: statistics.median(values) for name, values in times.items() if values}
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}, medians of {len(times['b'])}\n")
    rows = (
        ("cold, against the bare pipeline", "a", "b"),
        ("cold, against twenty lines of Python", "a", "c"),
        ("one word changed, against the bare pipeline", "a'", "b"),
        ("nothing changed, against the bare pipeline", "a''", "b"),
    )
    print("| the whole job | seconds | against | ratio |\n|---|---|---|---|")
    for title, one, other in rows:
        if other in median:
            print(f"| {title} | {median[one]:.2f} | {median[other]:.2f} | {median[one] / median[other]:.2f} |")


if __name__ == "__main__":
    main()
