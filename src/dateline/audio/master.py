"""Loudness and true peak: the targets, and how they are measured (ITU-R BS.1770 by ffmpeg's ebur128)."""

from __future__ import annotations

import hashlib
import math
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.audio import ffmpeg
from dateline.errors import AudioError
from dateline.model import Decibels, Levels, Lufs

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.model import Settings, Voice

TWO_CHANNELS = 10 * math.log10(2)
"""What a meter adds for a second channel with the same sound (BS.1770-5, annex 1)."""
OVERSHOOT = 0.5
"""Decibels between the limiter and the true peak that is allowed."""
TOLERANCE = 0.3
"""LU around the target that a segment may miss by: an episode of any length then misses by no more."""
_REVISION = 3


_LONGER = 0.2
"""LU that the longer sentences of stories read lower than a calibration text; two voices, two stories."""


@dataclass(frozen=True, slots=True)
class Metric:
    """A number that a finished episode is held to."""

    name: str
    """loudness, true peak, RMS or noise floor: how :class:`~dateline.model.Levels` is asked for it."""
    unit: str
    """LUFS, dBTP or dB."""
    least: float
    """No lower, or minus infinity."""
    most: float
    """No higher."""
    source: str
    """Who demands it, and where."""

    def holds(self, value: float) -> bool:
        """Whether a value is within the bounds, as a meter of one decimal shows it."""
        return self.least <= round(value, 1) <= self.most

    @property
    def bounds(self) -> str:
        """The bounds in words: "-17 to -15", "at most -1"."""
        return f"{self.least:g} to {self.most:g}" if math.isfinite(self.least) else f"at most {self.most:g}"


@dataclass(frozen=True, slots=True)
class Preset:
    """What a finished episode should measure."""

    target: Lufs
    """Integrated loudness of the encoded file."""
    ceiling: Decibels
    """Where the limiter holds true peaks, so that encoding has room to overshoot."""
    metrics: tuple[Metric, ...]
    """What it is held to."""
    bitrate: int = 0
    """Kilobits per second that are demanded at least; 0 for none."""

    def speech(self, channels: int) -> Lufs:
        """Give the loudness that a voice's mono takes are brought to."""
        return Lufs(round(self.target + _LONGER - (TWO_CHANNELS if channels == 2 else 0.0), 2))  # noqa: PLR2004 - two channels


_APPLE = "Apple Podcasts, Audio requirements: around -16 dB LKFS, +/- 1 dB, true peak not above -1 dB FS"
_MONO = "convention: a mono file at -19 LUFS sounds like two channels at -16"
_EBU = "EBU R 128: -23.0 LUFS +/- 0.5 LU, maximum true peak -1 dBTP"
_ACX = "ACX, Audio submission requirements: RMS -23 to -18 dB, peaks not above -3 dB, noise floor not above -60 dB"
_ACX_MONO = Lufs(-18.5)
"""One channel's: its RMS is then some -20.5 dB, in the middle of what is allowed, and lower with long pauses."""
_NONE = -math.inf


def preset(name: str, channels: int) -> Preset:
    """Give a row of targets.

    Args:
        name: One of :data:`dateline.show.MASTERS`.
        channels: 1 or 2.

    Raises:
        AudioError: There is no such row.
    """
    if name == "apple" and channels == 1:
        loud = Metric("loudness", "LUFS", -20.0, -18.0, _MONO)
        return Preset(Lufs(-19.0), Decibels(-1.5), (loud, Metric("true peak", "dBTP", _NONE, -1.0, _APPLE)))
    if name == "acx" and channels == 1:
        return replace(_PRESETS[name], target=_ACX_MONO)
    if name not in _PRESETS:
        raise AudioError(f"there is no preset {name!r}", hint=f"write one of: {', '.join(_PRESETS)}")
    return _PRESETS[name]


_PRESETS = {
    "apple": Preset(
        Lufs(-16.0),
        Decibels(-1.5),
        (Metric("loudness", "LUFS", -17.0, -15.0, _APPLE), Metric("true peak", "dBTP", _NONE, -1.0, _APPLE)),
    ),
    "ebu": Preset(
        Lufs(-23.0),
        Decibels(-1.5),
        (Metric("loudness", "LUFS", -23.5, -22.5, _EBU), Metric("true peak", "dBTP", _NONE, -1.0, _EBU)),
    ),
    "acx": Preset(
        Lufs(_ACX_MONO + 3.0),
        Decibels(-3.5),
        (
            Metric("RMS", "dB", -23.0, -18.0, _ACX),
            Metric("true peak", "dBTP", _NONE, -3.0, _ACX),
            Metric("noise floor", "dB", _NONE, -60.0, _ACX),
        ),
        bitrate=192,
    ),
}


def measure(path: Path, channels: int, *, everything: bool = False, times: int = 1) -> Levels | None:
    """Measure a file as decoded; None for silence.

    Two identical channels are measured as one, and read as two.

    Args:
        path: The file.
        channels: 1 or 2.
        everything: RMS and noise floor, too.
        times: How often it is heard in a row.
    """
    graph = f"pan=mono|c0=c0,{METER}:peak=true"
    graph += ",astats=measure_perchannel=none:measure_overall=RMS_level+Noise_floor" if everything else ""
    said = ffmpeg.run("-stream_loop", str(times - 1), "-i", path, "-vn", "-af", graph, "-f", "null", "-")
    level, peak = loudness(said, channels), re.findall(r"Peak:\s+(-?[\d.]+|-?inf) ", said)
    if not peak:
        raise AudioError(f"ffmpeg did not measure {path.name}", hint="run the command again")
    top = float(peak[-1])
    if level is None or not math.isfinite(top):
        return None
    rms, floor = (re.findall(rf"{label} dB:\s+(-?[\d.]+|-inf)", said) for label in ("RMS level", "Noise floor"))
    return Levels(
        level,
        Decibels(top),
        Decibels(max(_QUIET, float(rms[-1]))) if rms else None,
        Decibels(max(_QUIET, float(floor[-1]))) if floor else None,
    )


METER = "ebur128=framelog=verbose"
"""ffmpeg's filter that measures loudness; without its line for every tenth of a second."""


def loudness(said: str, channels: int) -> Lufs | None:
    """Read what :data:`METER` said of one channel; None for silence.

    Args:
        said: ffmpeg's words.
        channels: With the same sound, 1 or 2.

    Raises:
        AudioError: It did not measure anything.
    """
    found = re.findall(r"I:\s+(-?[\d.]+|-?inf) LUFS", said)
    if not found:
        raise AudioError("ffmpeg did not measure the loudness", hint="run the command again")
    level = float(found[-1])
    return None if level <= SILENCE else Lufs(level + (TWO_CHANNELS if channels == 2 else 0.0))  # noqa: PLR2004 - two channels


SILENCE = -69.0
"""The absolute gate: a meter that reads it has measured nothing (BS.1770-5, annex 1)."""
_QUIET = -120.0
"""Decibels in place of minus infinity, which JSON has not."""


def value(levels: Levels, metric: Metric) -> float | None:
    """Give what was measured of a metric."""
    by_name = {
        "loudness": levels.loudness,
        "true peak": levels.peak,
        "RMS": levels.rms,
        "noise floor": levels.floor,
    }
    return by_name[metric.name]


def sound(path: Path) -> tuple[float, Lufs | None, Lufs]:
    """Measure a sound file: seconds, integrated loudness of its mono sound (None for silence), its loudest 400 ms.

    Raises:
        AudioError: It is no sound.
    """
    try:
        said = ffmpeg.run("-i", path, "-vn", "-af", _HEARD, "-f", "null", "-")
    except AudioError as error:
        raise AudioError(f"{path.name} is no sound that ffmpeg reads", hint="write a WAV, MP3, FLAC or Ogg") from error
    frames = re.findall(r"t:\s*([\d.]+)\s.*?M:\s*(-?[\d.]+)", said)
    level = re.findall(r"I:\s+(-?[\d.]+|-?inf) LUFS", said)
    if not frames or not level:
        raise AudioError(f"{path.name} is no sound that ffmpeg reads", hint="write a WAV, MP3, FLAC or Ogg")
    loudness = float(level[-1])
    loudest = max(float(moment) for _, moment in frames)
    return float(frames[-1][0]), Lufs(loudness) if loudness > SILENCE else None, Lufs(loudest)


_HEARD = "aformat=sample_fmts=s16:channel_layouts=mono,apad=whole_dur=0.5,ebur128=framelog=info"
"""All channels in one, as they are laid in; what is shorter than a meter's 400 ms is measured with silence."""


# --- a voice's level ---------------------------------------------------------------------

_CALIBRATION = {
    "de": "Am frühen Morgen liegt der Hafen still. Ein Kran hebt die erste Kiste, zwei Männer sehen zu, und eine "
    "Möwe wartet auf das, was fällt. Um sieben Uhr fährt der Zug nach Norden. Wer ihn verpasst, trinkt noch "
    "einen Kaffee. Im Rathaus streiten sie seit dem Frühjahr über die Brücke. Eine Lehrerin sagt, ihre Klasse"
    " sei halb so groß wie früher. Die Fabrik hat im März geschlossen, und niemand weiß, wer das Gelände "
    "kauft. Gegen Abend regnet es.",
    "en": "Early in the morning the harbour is quiet. A crane lifts the first crate, two men look on, and a gull "
    "waits for whatever may fall. At seven the train leaves for the north. Those who miss it drink another "
    "coffee. In the town hall they have argued about the bridge since spring. A teacher says her class is "
    "half as large as it was. The factory closed in March, and nobody knows who will buy the site. Towards "
    "evening it rains.",
    "es": "Por la mañana temprano el puerto está en calma. Una grúa levanta la primera caja, dos hombres miran y "
    "una gaviota espera lo que pueda caer. A las siete sale el tren hacia el norte. Quien lo pierde toma otro"
    " café. En el ayuntamiento discuten sobre el puente desde la primavera. Una maestra dice que su clase es "
    "la mitad de lo que era. La fábrica cerró en marzo y nadie sabe quién comprará el terreno. Hacia la tarde"
    " llueve.",
    "fr": "Tôt le matin, le port est calme. Une grue soulève la première caisse, deux hommes regardent et une "
    "mouette attend ce qui pourrait tomber. À sept heures, le train part vers le nord. Qui le manque reprend "
    "un café. À la mairie, on se dispute au sujet du pont depuis le printemps. Une institutrice dit que sa "
    "classe a diminué de moitié. L'usine a fermé en mars, et personne ne sait qui achètera le terrain. Vers "
    "le soir, il pleut.",
    "it": "La mattina presto il porto è tranquillo. Una gru solleva la prima cassa, due uomini guardano e un "
    "gabbiano aspetta quello che potrebbe cadere. Alle sette il treno parte per il nord. Chi lo perde beve un"
    " altro caffè. In municipio discutono del ponte dalla primavera. Una maestra dice che la sua classe è la "
    "metà di prima. La fabbrica ha chiuso a marzo e nessuno sa chi comprerà il terreno. Verso sera piove.",
    "pt": "De manhã cedo o porto está calmo. Um guindaste levanta a primeira caixa, dois homens olham e uma gaivota"
    " espera o que possa cair. Às sete o trem parte para o norte. Quem o perde toma mais um café. Na "
    "prefeitura discutem sobre a ponte desde a primavera. Uma professora diz que a turma dela é metade do que"
    " era. A fábrica fechou em março, e ninguém sabe quem vai comprar o terreno. Ao anoitecer chove.",
}


def calibration(language: str) -> tuple[str, ...]:
    """Give the sentences that a voice speaks once, so that its level is known: about half a minute."""
    text = _CALIBRATION.get(language.partition("-")[0], _CALIBRATION["en"])
    return tuple(re.findall(r"\S[^.]*\.", text))


def calibration_name(voice: Voice, settings: Settings, language: str) -> str:
    """Name what was measured of a voice as it is set."""
    text = repr((_REVISION, voice.engine, voice.name, voice.fingerprint, settings, calibration(language)))
    return hashlib.sha256(text.encode()).hexdigest()[:16]
