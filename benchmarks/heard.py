"""How much of an episode an independent ear hears as it was written: word error rates, by voice.

Usage: python benchmarks/heard.py [STORY] [--voices piper:joe pyttsx3] [--runs 3]

Every run is a cold build. The ear is Whisper tiny.en, beam 5; both sides go through whisper-normalizer.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
STORY = ROOT / "script" / "stories" / "the-night-the-phones-rang.md"


def dateline(*arguments: str | Path, cwd: Path, check: bool = True) -> str:
    """Run the program."""
    command = [sys.executable, "-m", "dateline", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, check=check, capture_output=True, text=True).stdout


def rate(story: Path, voice: str) -> float:
    """Make an episode from nothing, and listen to it."""
    with tempfile.TemporaryDirectory() as folder:
        show = Path(folder) / "show"
        dateline("new", show, cwd=Path(folder))
        path = show / "show.yaml"
        path.write_text(re.sub(r"(?m)^voice: \S+", f"voice: {voice}", path.read_text("utf-8")), "utf-8")
        dateline("draft", story.resolve(), "--slug", "story", cwd=show)
        dateline("build", "story", cwd=show)
        said = dateline("proof", "story", "--json", "--threshold", "1", cwd=show, check=False).splitlines()
        return next(float(one["rate"]) for one in map(json.loads, said) if one.get("event") == "proof")


def main() -> None:
    """Print the median of each voice."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("story", nargs="?", type=Path, default=STORY)
    parser.add_argument("--voices", nargs="*", default=["piper:joe", "pyttsx3"])
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    for voice in options.voices:
        rates = [rate(options.story, voice) for _ in range(options.runs)]
        print(f"{voice}: {statistics.median(rates):.1%} ({', '.join(f'{one:.1%}' for one in rates)})")


if __name__ == "__main__":
    main()
