"""Playing a sound on this machine, with the first player that is there."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.errors import AudioError

if TYPE_CHECKING:
    from pathlib import Path

_PLAYERS = (
    ("afplay",),
    ("pw-play",),
    ("paplay",),
    ("aplay", "-q"),
    ("ffplay", "-nodisp", "-autoexit", "-loglevel", "error"),
)


@dataclass(frozen=True, slots=True)
class Player:
    """A program that plays a WAV file and then ends."""

    name: str
    """As people know it."""
    command: tuple[str, ...]
    """To be followed by the file; empty where Windows plays it."""


def player() -> Player | None:
    """Give the first player that this machine has."""
    for name, *options in _PLAYERS:
        path = shutil.which(name)
        if path:
            return Player(name, (path, *options))
    return Player("winsound", ()) if sys.platform == "win32" else None


def play(chosen: Player, path: Path) -> None:
    """Play a WAV file to its end.

    Raises:
        AudioError: The player would not.
    """
    if sys.platform == "win32":
        import winsound  # noqa: PLC0415 - Windows alone has it

        winsound.PlaySound(str(path), winsound.SND_FILENAME)
        return
    done = subprocess.run([*chosen.command, str(path)], capture_output=True, text=True, check=False)  # noqa: S603 - a player found above
    if done.returncode:
        said = done.stderr.strip().splitlines()[-1:] or [f"it ended with {done.returncode}"]
        raise AudioError(f"{chosen.name} could not play {path.name}: {said[0]}", hint=f"play {path} yourself")
