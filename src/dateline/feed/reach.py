"""Opens the place that an address names, and sees to it that nobody else is publishing there."""

from __future__ import annotations

import contextlib
import json
import os
import socket
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from dateline.errors import PublishError, RemoteMissing
from dateline.feed.upload import Remote
from dateline.store import alive

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LOCK = ".dateline.lock"
"""Who is publishing there; gone when they are done."""
_STALE = timedelta(minutes=15)
"""After this without a sign of life a lock is nobody's."""
_SETTLE = 0.3
"""Seconds after which a store shows what two wrote at once."""
_NEAR = ("file", "local", "memory")
_EXTRAS = {
    "s3": "pip install 'dateline[s3]'", "s3a": "pip install 'dateline[s3]'", "sftp": "pip install paramiko",
    "ssh": "pip install paramiko", "webdav": "pip install 'webdav4[fsspec]'", "gs": "pip install gcsfs",
}  # fmt: skip


def reach(address: str, here: Path) -> Remote:
    """Open a place.

    Args:
        address: A folder, or a URL that fsspec knows: s3://bucket/folder, sftp://host/folder, memory://folder.
        here: What a folder is relative to.

    Raises:
        PublishError: An address with a password in it, or of a kind that nobody knows.
        RemoteMissing: The package for that kind of place is not installed.
    """
    import fsspec  # noqa: PLC0415 - only those who upload pay for it

    protocol = urlsplit(address).scheme if "://" in address else "file"
    if meant := _meant(address):
        raise PublishError(f"{address}: a folder is not called so", hint=f"write {meant}, or ./{address} for a folder")
    if "://" in address and urlsplit(address).password:
        raise PublishError(
            f"{protocol}://…: an address has no password in it",
            hint="let the backend find it: its environment variables, ~/.config/fsspec, ~/.aws, ~/.ssh",
        )
    place = address if "://" in address else (here / Path(address).expanduser()).as_posix()
    try:
        fs, root = fsspec.core.url_to_fs(place, use_listings_cache=False)
    except ImportError as error:
        raise RemoteMissing(
            f"{protocol}://: {' '.join(str(error).split())}", hint=_EXTRAS.get(protocol, "install what that names")
        ) from error
    except ValueError as error:
        known = "a folder, s3://, sftp://, webdav://, gs://"
        raise PublishError(f"{address}: {' '.join(str(error).split())}", hint=f"write one of {known}") from error
    except Exception as error:  # a backend that connects at once fails in its own ways
        raise PublishError(
            f"{address}: {' '.join(str(error).split()) or type(error).__name__}",
            hint="look at the address, the network and the backend's configuration; nothing was sent",
        ) from error
    return Remote(fs, root, address)


def _meant(address: str) -> str:
    """Say what an address means that has a server's colon and no slashes after it; empty for any other."""
    host, colon, rest = address.partition(":")
    if not colon or rest.startswith("//") or "/" in host or "\\" in address or len(host) < 2:  # noqa: PLR2004 - C:\
        return ""
    kind = host if host in _EXTRAS else f"sftp://{host}"
    return f"{kind}://{rest.lstrip('/')}" if kind == host else f"{kind}/{rest.lstrip('/')}"


def near(remote: Remote) -> bool:
    """Whether a place is on this machine, where nobody subscribes."""
    return bool(remote.kinds & set(_NEAR))


@dataclass(slots=True)
class Held:
    """A lock that is ours."""

    remote: Remote
    who: str
    clock: Callable[[], datetime]
    last: datetime

    def breathe(self) -> None:
        """Show a sign of life, if the last one is long ago."""
        if self.clock() - self.last > _STALE / 5:
            self.last = self.clock()
            self.remote.write(LOCK, _lock(self.who, self.last))


@contextlib.contextmanager
def held(remote: Remote, clock: Callable[[], datetime], *, breaking: bool = False) -> Iterator[Held]:
    """Be the only one who publishes there.

    Raises:
        PublishError: Somebody else is; who, and since when.
    """
    who = f"{socket.gethostname()}:{os.getpid()}:{os.urandom(3).hex()}"
    now = clock()
    if not breaking:
        _refuse(remote, _read(remote.read(LOCK)), now)
    remote.write(LOCK, _lock(who, now))
    if not near(remote):
        remote.pause(_SETTLE)
    there = _read(remote.read(LOCK))
    if there[0] != who:
        _refuse(remote, there, now)
    try:
        yield Held(remote, who, clock, now)
    finally:
        with contextlib.suppress(PublishError):
            remote.remove(LOCK)


def _lock(who: str, since: datetime) -> bytes:
    return json.dumps({"who": who, "since": since.isoformat()}).encode()


def _read(data: bytes | None) -> tuple[str, datetime | None]:
    with contextlib.suppress(ValueError, KeyError, TypeError):
        row = json.loads(data or b"")
        return str(row["who"]), datetime.fromisoformat(row["since"])
    return "", None


def _refuse(remote: Remote, there: tuple[str, datetime | None], now: datetime) -> None:
    """Refuse to go on beside somebody who is alive."""
    who, since = there
    if since is None or now - since > _STALE:
        return
    host, _, rest = who.partition(":")
    process = rest.partition(":")[0]
    if host == socket.gethostname() and process.isdigit() and not alive(int(process)):
        return
    raise PublishError(
        f"{remote.name}: somebody at {host} has been publishing there since {since:%H:%M:%S}",
        hint=f"wait until that is done; if nobody is: --break-lock (a lock counts for {_STALE.seconds // 60} minutes)",
    )
