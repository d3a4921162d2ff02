"""Files by key, whole or not at all.

Everything that counts is written aside, flushed to the disk and renamed; so a file that is there is
a file that is finished, and a run that was killed leaves nothing that the next one could mistake.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dateline.model import Key

_PART = ".part"


@contextlib.contextmanager
def disk(path: Path) -> Iterator[None]:
    """Translate what the operating system says of ``path`` into a :class:`StoreError`."""
    try:
        yield
    except OSError as error:
        if error.errno is None:
            raise
        where = error.filename or path
        raise StoreError(f"{where}: {error.strerror}", hint=_remedy(error.errno)) from error


def _remedy(number: int) -> str:
    if number in (errno.ENOSPC, errno.EDQUOT):
        return "make room on the disk and run the command again; what is finished is kept"
    if number in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "make the folder writable, or copy the show to one that is"
    return "look at the path and run the command again; what is finished is kept"


@contextlib.contextmanager
def aside(path: Path, *, durable: bool = True) -> Iterator[Path]:
    """Yield a path beside ``path`` to write to; on success it becomes ``path``, else it goes.

    Args:
        path: Where the finished file belongs; its folder is made.
        durable: Wait for the disk. Only what is cheap to make again may do without.

    Raises:
        StoreError: The disk would not take it.
    """
    with disk(path):
        if path.exists() and not path.is_file():  # a device would be replaced by a file
            raise StoreError(f"{path} is {'a folder' if path.is_dir() else 'no file'}", hint="name a file")
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{path.stem}.{os.getpid()}-{os.urandom(3).hex()}{_PART}{path.suffix}")
    try:
        yield part
        with disk(path):
            if durable:
                _flush(part)
            part.replace(path)
            if durable and os.name == "posix":
                _flush(path.parent)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_whole(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Write ``data`` so that ``path`` holds either what it held before or all of it."""
    with aside(path, durable=durable) as part, disk(path):
        part.write_bytes(data)


def keep(path: Path, data: bytes) -> None:
    """Write what is cheap to make again, unless it is there."""
    with disk(path):
        there = path.read_bytes() if path.is_file() else None
    if there != data:
        write_whole(path, data, durable=False)


def named(folder: Path, start: str, end: str = "") -> list[Path]:
    """Give the files of a folder whose names start and end so, in the order of their names; it may hold thousands."""
    try:
        names = os.listdir(folder)  # noqa: PTH208 - a path for each of them costs more than all the rest
    except OSError:
        return []
    return [folder / name for name in sorted(one for one in names if one.startswith(start) and one.endswith(end))]


def sweep(folder: Path) -> int:
    """Remove what runs that are no longer alive left unfinished; returns how many files went."""
    gone = 0
    for part in (path for path in named(folder, ".") if _PART in path.name):
        owner = part.name.rsplit(_PART, 1)[0].rpartition(".")[2].partition("-")[0]
        if owner.isdigit() and not alive(int(owner)):
            with contextlib.suppress(OSError):
                part.unlink()
                gone += 1
    return gone


def alive(process: int) -> bool:
    """Whether a process of this machine is running; only known on POSIX."""
    if os.name != "posix" or process == os.getpid():
        return process == os.getpid()
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


@contextlib.contextmanager
def alone(path: Path, what: str) -> Iterator[None]:
    """Hold a lock file that no other process holds; the system lets go of it when this process ends, however it ends.

    Raises:
        StoreError: Somebody else holds it, or the disk would not take it.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - only some commands lock

    with disk(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with disk(path), FileLock(path, timeout=0):
            yield
    except Timeout as error:
        raise StoreError(f"somebody else is {what} here", hint="wait until that is done, and run it again") from error


def digest(path: Path) -> str:
    """SHA-256 of a file, 64 hex digits."""
    with disk(path), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@dataclass(frozen=True, slots=True)
class Store:
    """The audio/ folder of a show: takes and segments by key, episodes by slug and key."""

    root: Path
    """The folder itself."""

    def take(self, key: Key) -> Path:
        """Give the path of a take's sound."""
        return self.root / "takes" / f"{key}.wav"

    def segment(self, key: Key, codec: str = "mp3") -> Path:
        """Give the path of an encoded segment."""
        return self.root / "segments" / f"{key}.{codec}"

    def alternate(self, slug: str, key: Key, ending: str) -> Path:
        """Give the path of an episode in another codec."""
        return self.root / f"{slug}-{key[:8]}.{ending}"

    def episode(self, slug: str, key: Key) -> Path:
        """Give the path of an episode: its name changes when its sound or tags do."""
        return self.root / f"{slug}-{key[:8]}.mp3"

    def episodes(self, slug: str) -> tuple[Path, ...]:
        """Every episode ever built from ``slug`` that is still here, by name."""
        pattern = f"{slug}-{'[0-9a-f]' * 8}.mp3"
        return tuple(sorted(self.root.glob(pattern)))

    def cover(self, digest: str) -> Path:
        """Give the path of a picture, by the digest of what it is made from."""
        return self.root / "covers" / f"{digest}.jpg"

    def record(self, slug: str) -> Path:
        """Give the path of what was published last of an episode."""
        return self.root / "published" / f"{slug}.json"

    def calibration(self, fingerprint: str) -> Path:
        """Give the path of what was measured once of a voice."""
        return self.root / "voices" / f"{fingerprint}.json"

    def sweep(self) -> int:
        """Remove unfinished files of runs that are no longer alive."""
        folders = (
            self.root,
            self.root / "takes",
            self.root / "segments",
            self.root / "voices",
            self.root / "published",
        )
        return sum(sweep(folder) for folder in folders)


def rundown_of(sound: Path) -> Path:
    """Give the path of the rundown that lies beside a sound; it is always written first."""
    return sound.with_suffix(".json")
