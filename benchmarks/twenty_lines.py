"""The script that a user would write: pyttsx3, pydub and feedgen, sentence by sentence.

Usage: twenty_lines.py STORY FOLDER
"""

import re
import sys
import time
from pathlib import Path

import pyttsx3
from feedgen.feed import FeedGenerator
from pydub import AudioSegment

story, folder = Path(sys.argv[1]).read_text(), Path(sys.argv[2])
episode = AudioSegment.silent(500, frame_rate=22_050)
for number, sentence in enumerate(re.split(r"(?<=[.!?])\s+", story.strip())):
    engine = pyttsx3.init()
    engine.setProperty("rate", 165)
    wav, size = folder / f"{number}.wav", -1
    engine.save_to_file(sentence, str(wav))
    engine.runAndWait()
    while not wav.exists() or wav.stat().st_size != size or size <= 0:  # else files get lost
        size = wav.stat().st_size if wav.exists() else -1
        time.sleep(0.05)
    episode += AudioSegment.from_wav(str(wav)) + AudioSegment.silent(450, frame_rate=22_050)
episode.set_frame_rate(44_100).set_channels(2).export(str(folder / "episode.mp3"), bitrate="96k")
feed = FeedGenerator()
feed.load_extension("podcast")
feed.title("Benchmark")
feed.link(href="https://example.org")
feed.description("Benchmark")
entry = feed.add_entry()
entry.title("Episode")
entry.enclosure("https://example.org/episode.mp3", str((folder / "episode.mp3").stat().st_size), "audio/mpeg")
feed.rss_file(str(folder / "feed.xml"))
