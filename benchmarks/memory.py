"""How much memory any process takes for a script of 100,000 words, with the tone engine.

Usage: python benchmarks/memory.py [--words 100000]
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CITIES = ("Nairobi", "Lima", "Oslo", "Accra", "Hanoi", "Porto", "Quito", "Osaka")
WORDS = (
    "the",
    "harbour",
    "was",
    "quiet",
    "when",
    "morning",
    "came",
    "and",
    "somebody",
    "carried",
    "a",
    "crate",
    "home",
)
TONE = "voice: tone:hum"


def story(words: int) -> str:
    """Write a story of so many words that goes from city to city."""
    choice = random.Random(1)  # noqa: S311 - filler text
    paragraphs = []
    while words > 0:
        city = CITIES[(words // 2000) % len(CITIES)]
        sentences = [" ".join(choice.choices(WORDS, k=14)).capitalize() + "." for _ in range(6)]
        paragraphs.append(f"In {city} it began. {' '.join(sentences)}")
        words -= 88
    return "\n\n".join(paragraphs) + "\n"


def main() -> None:
    """Make the whole job of it, and print the peak of every process that ran."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=int, default=100_000)
    words = parser.parse_args().words
    program = str(Path(sys.executable).parent / "dateline")
    with tempfile.TemporaryDirectory() as home:
        show = Path(home) / "show"
        subprocess.run([program, "new", str(show), "-q"], check=True)
        settings = show / "show.yaml"
        settings.write_text(re.sub(r"(?m)^voice: \S+", TONE, settings.read_text("utf-8")), "utf-8")
        path = Path(home) / "long.txt"
        path.write_text(story(words), "utf-8")
        start = time.perf_counter()
        subprocess.run([program, "make", str(path), "-q"], cwd=show, check=True)
        seconds = time.perf_counter() - start
    # The largest of all processes that were waited for, workers and ffmpeg included; kilobytes on Linux.
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{words:,} words: peak {peak:.0f} MB in any process, {seconds:.0f} s")


if __name__ == "__main__":
    main()
