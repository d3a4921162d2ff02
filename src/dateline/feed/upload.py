"""What was rendered, brought to where listeners reach it: sounds and pictures first, the feed last, only what changed.

A destination is any filesystem that fsspec knows. At no moment does the feed there name a file that is not there,
and wherever a run was cut off, the next one sends only the rest.
"""

from __future__ import annotations

import contextlib
import errno
import json
import time
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from dateline.errors import PublishError
from dateline.feed.publish import type_of
from dateline.feed.rss import FEED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

RECORD = ".dateline.json"
"""What this program put there, kept there."""
GRACE = timedelta(days=7)
"""How long a file stays that no feed names any more: apps fetch what they saw days ago."""
_TRIES, _PAUSE = 3, 0.5
_LARGE = 1_000_000
"""Bytes after which the record is brought up to date, so that what a cut-off run has sent is seldom looked at."""
_SHARE = 20
"""And as many times the record's own bytes: of a show of thousands it is long."""
_OBJECTS = frozenset(("s3", "s3a", "gs", "gcs", "az", "abfs", "adl", "oss", "oci", "tos"))
"""Stores without folders, whose files appear whole; elsewhere a file is put aside and renamed."""
_IN_PLACE = frozenset((*_OBJECTS, "memory", "webdav", "ftp"))


@dataclass(frozen=True, slots=True)
class Parcel:
    """A file that is to lie at the destination."""

    path: str
    """There, from the destination's root."""
    source: Path
    """Here."""
    size: int
    """Bytes."""
    digest: str
    """SHA-256."""


@dataclass(frozen=True, slots=True)
class Lying:
    """A file that this program put there, or was about to."""

    size: int
    """Bytes; 0 while it is only announced."""
    digest: str
    """SHA-256; "" while it is only announced."""
    gone: str = ""
    """Since when no feed names it, ISO 8601."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run would do."""

    send: tuple[tuple[Parcel, str], ...]
    """In order, each with why: new, changed or lost there."""
    same: int
    """How many lie there as they are."""
    remove: tuple[str, ...]
    """Whose grace is over."""
    waiting: tuple[str, ...]
    """Named by no feed any more, and kept for a while."""
    foreign: tuple[str, ...]
    """In the way, and not put there by this program."""

    @property
    def size(self) -> int:
        """Bytes to send."""
        return sum(one.size for one, _ in self.send)


@dataclass(slots=True)
class Remote:
    """A place that fsspec reaches."""

    fs: Any
    """Its filesystem."""
    root: str
    """The folder in it."""
    name: str
    """How the user names it; holds no password."""
    pause: Callable[[float], None] = time.sleep
    """Waits between tries."""
    record: dict[str, Lying] = field(default_factory=dict)
    """What this program put there."""

    @property
    def kinds(self) -> frozenset[str]:
        """The protocols that the filesystem goes by."""
        protocol = self.fs.protocol
        return frozenset((protocol,) if isinstance(protocol, str) else protocol)

    def at(self, path: str) -> str:
        """Give a path as the filesystem takes it."""
        return f"{self.root.rstrip('/')}/{path}"

    def there(self) -> dict[str, int]:
        """List what lies there: bytes by path."""
        self.fs.invalidate_cache()
        try:
            found = self.tried("", lambda: self.fs.find(self.root, detail=True), missing=True)
        except FileNotFoundError:
            return {}
        prefix = str(self.fs._strip_protocol(self.root)).rstrip("/") + "/"  # noqa: SLF001 - how fsspec compares paths
        return {path.removeprefix(prefix): int(info.get("size") or 0) for path, info in found.items()}

    def read(self, path: str) -> bytes | None:
        """Read a small file; None where there is none."""
        try:
            return bytes(self.tried(path, lambda: self.fs.cat_file(self.at(path)), missing=True))
        except FileNotFoundError:
            return None

    def write(self, path: str, data: bytes) -> None:
        """Write a small file."""
        self.tried(path, lambda: self._whole(path, lambda target: self.fs.pipe_file(target, data)))

    def remove(self, path: str) -> None:
        """Remove a file, if it is there."""
        with contextlib.suppress(FileNotFoundError):
            self.tried(path, lambda: self.fs.rm_file(self.at(path)), missing=True)

    def put(self, one: Parcel) -> None:
        """Send a file, so that it is there whole or not at all, and see that it arrived."""
        self.tried(one.path, lambda: self._put(one))
        self.fs.invalidate_cache()
        size = self.tried(one.path, lambda: self.fs.info(self.at(one.path))["size"])
        if size != one.size:
            raise self.broken(one.path, f"{size} of {one.size} bytes arrived")

    def _put(self, one: Parcel) -> None:
        headers = self._headers(one.path)
        self._whole(one.path, lambda target: self.fs.put_file(str(one.source), target, **headers))

    def _whole(self, path: str, write: Callable[[str], None]) -> None:
        """Write aside and rename, where what is written would be seen half."""
        target = self.at(path)
        folder, _, name = target.rpartition("/")
        if not self.kinds & _OBJECTS:
            self.fs.makedirs(folder, exist_ok=True)
        if self.kinds & _IN_PLACE:
            write(target)
            return
        part = f"{folder}/.{name.removeprefix('.')}.part"
        try:
            write(part)
            self.fs.mv(part, target)
        except BaseException:  # what has arrived of it would fill a full disk for good
            with contextlib.suppress(Exception):
                self.fs.rm_file(part)
            raise

    def _headers(self, path: str) -> Mapping[str, str]:
        """Give what the store is to say of a file when it serves it."""
        lasting = path.startswith("audio/") or path.endswith(".jpg")  # their names change with their bytes
        cached = "public, max-age=31536000, immutable" if lasting else "public, max-age=300"
        if self.kinds & {"s3", "s3a"}:
            return {"ContentType": type_of(path), "CacheControl": cached}
        return {"content_type": type_of(path)} if self.kinds & {"gs", "gcs"} else {}

    def tried(self, path: str, act: Callable[[], Any], *, missing: bool = False) -> Any:  # noqa: ANN401 - the backend's
        """Do something there, again where that may help.

        Raises:
            FileNotFoundError: It is not there, and ``missing`` says that this may be.
            PublishError: The backend would not; in its words.
        """
        for left in reversed(range(_TRIES)):
            try:
                return act()
            except Exception as error:
                if missing and isinstance(error, FileNotFoundError):
                    raise
                final = isinstance(error, (PermissionError, FileNotFoundError, PublishError))
                if final or not left or getattr(error, "errno", 0) in (errno.ENOSPC, errno.EDQUOT):
                    raise self.broken(path, _told(error)) from error
                self.pause(_PAUSE * 4 ** (_TRIES - 1 - left))
        return None

    def broken(self, path: str, what: str) -> PublishError:
        """Make the error that says what went wrong, and what to do."""
        return PublishError(
            f"{self.name}: {path or 'listing it'}: {what}",
            hint="the feed there is still the one before; mend that and run this again: it sends only the rest",
        )


def _told(error: Exception) -> str:
    """Give a backend's words in one line."""
    words = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return " ".join(str(words).split())[:300]


# --- what is to be done --------------------------------------------------------------------


def parcels(
    folder: Path, audio: Path, files: Iterable[tuple[str, int, str]], sounds: Mapping[str, str]
) -> tuple[Parcel, ...]:
    """Make the list of what is to lie there, in the order in which it is sent.

    Args:
        folder: feed/.
        audio: audio/.
        files: Path, bytes and digest of each rendered file.
        sounds: Digests of the episodes' files, by name.
    """
    made = [Parcel(path, folder / path, size, digest) for path, size, digest in files]
    for name, digest in sounds.items():
        source = audio / name
        if not source.is_file():
            raise PublishError(f"audio/{name} is gone", hint="build the episode again, or restore the file")
        made.append(Parcel(f"audio/{name}", source, source.stat().st_size, digest))
    return tuple(sorted(made, key=lambda one: (_rank(one.path), one.path)))


def _rank(path: str) -> int:
    """Sounds and pictures, texts, archives, the feed: nothing goes before what it names."""
    if path.startswith("audio/") or path.endswith((".jpg", ".png")):
        return 0
    if not path.endswith(".xml"):
        return 1
    return 3 if path == FEED else 2


def plan(wanted: Sequence[Parcel], record: Mapping[str, Lying], there: Mapping[str, int], now: datetime) -> Plan:
    """Compare what is to lie there with what does."""
    send: list[tuple[Parcel, str]] = []
    for one in wanted:
        known = record.get(one.path)
        if one.path not in there:
            send.append((one, "lost there" if known and known.digest else "new"))
        elif known is None or known.digest != one.digest or there[one.path] != one.size:
            send.append((one, "changed"))
    named = {one.path for one in wanted}
    left = {path: lying for path, lying in record.items() if path not in named}
    over = {path for path, lying in left.items() if lying.gone and datetime.fromisoformat(lying.gone) + GRACE <= now}
    foreign = tuple(one.path for one, _ in send if one.path in there and one.path not in record)
    waiting = tuple(sorted(set(left) - over))
    return Plan(tuple(send), len(wanted) - len(send), tuple(sorted(over)), waiting, foreign)


def look(remote: Remote, wanted: Sequence[Parcel], now: datetime) -> Plan:
    """Read the record there, and plan by it; what lies there byte for byte without a record is taken for ours.

    So is what a run that was cut off had announced: its record says less than what arrived.
    """
    there = remote.there()
    remote.record = _read(remote.read(RECORD) if RECORD in there else None)
    for one in wanted:
        known = remote.record.get(one.path)
        if not (known and known.digest) and there.get(one.path) == one.size and _equal(remote, one):
            remote.record[one.path] = Lying(one.size, one.digest)
    return plan(wanted, remote.record, there, now)


def _equal(remote: Remote, one: Parcel) -> bool:
    import hashlib  # noqa: PLC0415 - with its user

    return hashlib.sha256(remote.read(one.path) or b"").hexdigest() == one.digest


def _read(data: bytes | None) -> dict[str, Lying]:
    """Read a record; one that is not whole is none, and everything is compared by its bytes."""
    with contextlib.suppress(ValueError, KeyError, TypeError, AttributeError):
        rows = json.loads(data or b"{}")["files"]
        return {path: Lying(int(row["size"]), row["sha256"], row.get("gone", "")) for path, row in rows.items()}
    return {}


def _written(record: Mapping[str, Lying]) -> bytes:
    rows = {
        path: {"size": one.size, "sha256": one.digest, **({"gone": one.gone} if one.gone else {})}
        for path, one in sorted(record.items())
    }
    return json.dumps({"files": rows}, indent=1).encode()


def _noted(remote: Remote) -> int:
    """Bring the record there up to date; gives its bytes."""
    data = _written(remote.record)
    remote.write(RECORD, data)
    return len(data)


def carry_out(
    remote: Remote, todo: Plan, wanted: Sequence[Parcel], now: datetime, sent: Callable[[Parcel], None]
) -> None:
    """Send what a plan says; the feed last, then the record, then what nobody needs any more goes.

    Raises:
        PublishError: The place would not take a file. The feed there is still whole.
    """
    record, noted, untold = remote.record, 0, 0
    named = {one.path for one in wanted}
    for path, lying in list(record.items()):
        record[path] = replace(lying, gone="" if path in named else lying.gone or now.isoformat())
    for one, _ in todo.send:  # announced, so that a cut-off run is known for ours, and compared by its bytes
        record[one.path] = Lying(0, "")
    if todo.send or todo.remove:
        noted = _noted(remote)
    for one, _ in todo.send:
        if one.path == FEED:
            _noted(remote)
        remote.put(one)
        record[one.path] = Lying(one.size, one.digest)
        sent(one)
        untold += one.size
        if untold >= max(_LARGE, _SHARE * noted):
            noted, untold = _noted(remote), 0
    for path in todo.remove:
        remote.remove(path)
        del record[path]
    if todo.send or todo.remove or any(lying.gone == now.isoformat() for lying in record.values()):
        _noted(remote)
