"""Loudness and true peak: the targets, and how they are measured (ITU-R BS.1770 by ffmpeg's ebur128)."""

from __future__ import annotations

import hashlib
import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.audio import ffmpeg
from dateline.errors import AudioError
from dateline.model import Decibels, Lufs

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.model import Settings, Voice

TWO_CHANNELS = 10 * math.log10(2)
"""What a meter adds for a second channel with the same sound (BS.1770-5, annex 1)."""
OVERSHOOT = 0.5
"""Decibels between the limiter and the true peak that is allowed."""
TOLERANCE = 1.0
"""LU around the target that nobody hears (Apple Podcasts: -16 LUFS +/- 1)."""
_REVISION = 1
_ENCODED = 0.8
"""LU that speech with its pauses reads lower, once encoded, than a calibration text does; measured."""


@dataclass(frozen=True, slots=True)
class Preset:
    """What a finished episode should measure."""

    target: Lufs
    """Integrated loudness of the encoded file."""
    peak: Decibels
    """True peak of the decoded file, at most."""
    ceiling: Decibels
    """Where the limiter holds it, so that encoding has room to overshoot."""
    speech: Lufs
    """Loudness that a voice's mono takes are brought to."""


def preset(name: str, channels: int) -> Preset:
    """Give a row of targets.

    Args:
        name: apple: -16 LUFS as two identical channels, which a mono file sounds like at -19.
        channels: 1 or 2.

    Raises:
        AudioError: There is no such row.
    """
    if name != "apple":
        raise AudioError(f"there is no preset {name!r}", hint="write preset: apple")
    target = -16.0 if channels == 2 else -19.0  # noqa: PLR2004 - two channels
    mono = target - (TWO_CHANNELS if channels == 2 else 0.0)  # noqa: PLR2004 - two channels
    return Preset(Lufs(target), Decibels(-1.0), Decibels(-1.5), Lufs(round(mono + _ENCODED, 2)))


def measure(path: Path, channels: int) -> tuple[Lufs | None, Decibels | None]:
    """Measure integrated loudness and true peak of a file as decoded; None for silence.

    Two identical channels are measured as one, and read as two.
    """
    graph = "pan=mono|c0=c0,ebur128=peak=true:framelog=verbose"
    said = ffmpeg.run("-i", path, "-af", graph, "-f", "null", "-")
    loudness, peak = (re.findall(rf"{label}:\s+(-?[\d.]+|-?inf) ", said) for label in ("I", "Peak"))
    if not loudness or not peak:
        raise AudioError(f"ffmpeg did not measure {path.name}", hint="run the command again")
    level, top = float(loudness[-1]), float(peak[-1])
    if level <= _SILENCE or not math.isfinite(top):
        return None, None
    return Lufs(level + (TWO_CHANNELS if channels == 2 else 0.0)), Decibels(top)  # noqa: PLR2004 - two channels


_SILENCE = -69.0
"""The absolute gate: a meter that reads it has measured nothing (BS.1770-5, annex 1)."""


# --- a voice's level ---------------------------------------------------------------------

_CALIBRATION = {
    "de": "Am frühen Morgen liegt der Hafen still. Ein Kran hebt die erste Kiste, zwei Männer sehen zu, und eine Möwe "
    "wartet auf das, was fällt. Um sieben Uhr fährt der Zug nach Norden. Wer ihn verpasst, trinkt noch einen Kaffee.",
    "en": "Early in the morning the harbour is quiet. A crane lifts the first crate, two men look on, and a gull "
    "waits for whatever may fall. At seven the train leaves for the north. Those who miss it drink another coffee.",
    "es": "Por la mañana temprano el puerto está en calma. Una grúa levanta la primera caja, dos hombres miran y una "
    "gaviota espera lo que pueda caer. A las siete sale el tren hacia el norte. Quien lo pierde toma otro café.",
    "fr": "Tôt le matin, le port est calme. Une grue soulève la première caisse, deux hommes regardent et une mouette "
    "attend ce qui pourrait tomber. À sept heures, le train part vers le nord. Qui le manque reprend un café.",
    "it": "La mattina presto il porto è tranquillo. Una gru solleva la prima cassa, due uomini guardano e un gabbiano "
    "aspetta quello che potrebbe cadere. Alle sette il treno parte per il nord. Chi lo perde beve un altro caffè.",
    "pt": "De manhã cedo o porto está calmo. Um guindaste levanta a primeira caixa, dois homens olham e uma gaivota "
    "espera o que possa cair. Às sete o trem parte para o norte. Quem o perde toma mais um café.",
}


def calibration_text(language: str) -> str:
    """Give what a voice speaks once, so that its level is known: about twelve seconds."""
    return _CALIBRATION.get(language.partition("-")[0], _CALIBRATION["en"])


def calibration_name(voice: Voice, settings: Settings, language: str) -> str:
    """Name what was measured of a voice as it is set."""
    text = repr((_REVISION, voice.engine, voice.name, voice.fingerprint, settings, calibration_text(language)))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def loudness_of(wav: Path) -> Lufs:
    """Measure a take.

    Raises:
        AudioError: It is silent.
    """
    level, _ = measure(wav, 1)
    if level is None:
        raise AudioError("the voice is silent", hint="choose another voice: `dateline voices`")
    return Lufs(round(level, 1))
