"""The process that listens: ``python -m dateline.audio.ear MODEL LANGUAGE SOUND``.

faster-whisper brings video libraries that are under the GPL; they are loaded here and nowhere else. Stretches of
the sound, in samples, come as a JSON list on standard input; what is heard in each goes out as JSON, a line each.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

RATE = 16_000
"""Samples per second that Whisper hears."""
DEAF = 3
"""Exit code: the model is damaged, or hears English alone; one line on standard error says which."""
_BEAM = 5


def main(folder: str, language: str, sound: str) -> int:
    """Write down what is heard."""
    import ctranslate2  # noqa: PLC0415 - heavy
    import numpy as np  # noqa: PLC0415 - heavy
    from faster_whisper import WhisperModel  # noqa: PLC0415 - heavy

    ctranslate2.set_random_seed(1)  # where it is unsure it tries again by chance: let the same sound be heard alike
    cores = os.cpu_count() or 1
    try:
        model = WhisperModel(folder, device="cpu", compute_type="int8", cpu_threads=cores, local_files_only=True)
    except (RuntimeError, ValueError, OSError) as error:
        return _deaf(f"{Path(folder).name} is damaged: {str(error).splitlines()[0]}")
    if language != "en" and not model.model.is_multilingual:
        return _deaf(f"the model hears English alone, and this script is in {language}")
    samples = np.fromfile(sound, np.int16)
    for start, stop in json.load(sys.stdin):
        parts, _ = model.transcribe(
            samples[start:stop].astype(np.float32) / 32768,
            language=language,
            beam_size=_BEAM,
            condition_on_previous_text=False,  # what it thinks it heard before makes it repeat itself
        )
        print(json.dumps(" ".join(part.text.strip() for part in parts)), flush=True)  # noqa: T201 - its answer
    return 0


def _deaf(why: str) -> int:
    print(why, file=sys.stderr)  # noqa: T201 - its answer
    return DEAF


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
