"""feed/ and the episodes, from here to where listeners reach them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.errors import PublishError
from dateline.feed import ledger, reach, upload
from dateline.feed.publish import read_manifest
from dateline.feed.rss import FEED
from dateline.produce.holding import hold_there
from dateline.store import digest

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from dateline.feed.upload import Parcel, Plan, Remote
    from dateline.produce.desk import Desk


@dataclass(frozen=True, slots=True)
class Asked:
    """How a producer wants it sent."""

    to: str
    """The address."""
    here: Path
    """What a folder is relative to."""
    dry: bool = False
    """Whether only to say what would be sent."""
    overwrite: bool = False
    """Whether files in the way that dateline did not put there are replaced."""
    breaking: bool = False
    """Whether a lock there is nobody's."""


def open_place(desk: Desk, asked: Asked) -> Remote:
    """Open the place that is asked for, before anything else is done.

    Raises:
        PublishError: No such kind of place, a password in it, a feed for no address would go there, or the feed that
            lies there names episodes of which nothing is known here.
        FeedError: The ledger cannot be read.
        RemoteMissing: The package for that kind of place is not installed.
    """
    if not asked.to.strip():
        raise PublishError("--to names no place", hint="name one: a folder, s3://bucket/folder, sftp://host/folder")
    _elsewhere(desk, asked)
    remote = reach.reach(asked.to, asked.here)
    if not reach.near(remote) and not ledger.real(desk.show.base_url):
        raise PublishError(
            f"show.yaml: base_url is {desk.show.base_url or 'empty'}, so that the feed names no file there",
            hint=f"set base_url to the address under which listeners reach {asked.to}, and publish again",
        )
    hold_there(desk.root / "feed", remote)
    return remote


def _elsewhere(desk: Desk, asked: Asked) -> None:
    """Refuse the show's own folders, where what is sent would lie among what it is made of."""
    if "://" in asked.to and not asked.to.startswith("file://"):
        return
    place = (asked.here / Path(asked.to.removeprefix("file://")).expanduser()).resolve()
    own = {desk.root.resolve(), *((desk.root / name).resolve() for name in ("feed", "audio", "script"))}
    if place in own or any(folder in place.parents for folder in own - {desk.root.resolve()}):
        raise PublishError(
            f"{asked.to}: that is the show's own folder, where the feed is made",
            hint="name the folder that a web server serves, or copy feed/ and audio/ yourself",
        )


def send(
    desk: Desk, remote: Remote, asked: Asked, clock: Callable[[], datetime], sent: Callable[[Parcel], None]
) -> Plan:
    """Bring what was rendered to where listeners reach it.

    Args:
        desk: The show, published.
        remote: The place, opened.
        asked: How.
        clock: Gives the time, with a zone.
        sent: Told of each file that has arrived.

    Raises:
        PublishError: It would replace what is not ours, somebody else is at it, or the place would not take it.
    """
    wanted = _wanted(desk)
    if asked.dry:
        return upload.look(remote, wanted, clock())
    with reach.held(remote, clock, breaking=asked.breaking) as lock:
        todo = upload.look(remote, wanted, clock())
        if todo.foreign and not asked.overwrite:
            raise PublishError(
                f"{asked.to}: dateline did not put there: {', '.join(todo.foreign)}",
                hint="take another folder, or let them be replaced: --overwrite",
            )

        _undamaged(todo)

        def tell(one: Parcel) -> None:
            lock.breathe()
            sent(one)

        upload.carry_out(remote, todo, wanted, clock(), tell)
    return todo


def _undamaged(todo: Plan) -> None:
    """Refuse sound that is not, bit for bit, what the ledger says was published.

    Raises:
        PublishError: It was damaged on this disk.
    """
    for one, _ in todo.send:
        if one.path.startswith("audio/") and digest(one.source) != one.digest:
            raise PublishError(
                f"{one.path} is damaged: its bytes are not those that were published",
                hint="copy it back from where it is served, or delete it, build it again and publish --replace-audio",
            )


def _wanted(desk: Desk) -> tuple[Parcel, ...]:
    folder = desk.root / "feed"
    manifest = read_manifest(folder)
    if not any(path == FEED for path, _, _ in manifest.files):
        raise PublishError("feed/ holds nothing yet", hint="run `dateline publish` first")
    digests = {entry.file: entry.digest for _, entry in ledger.read(folder / ledger.FILE).entries}
    sounds = {name: digests.get(name) or digest(desk.store.root / name) for name in manifest.audio}
    return upload.parcels(folder, desk.store.root, manifest.files, sounds)
