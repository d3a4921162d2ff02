"""Sound -> feed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline import art, rundown
from dateline.errors import PublishError
from dateline.feed import ledger, rss
from dateline.feed import publish as rendering
from dateline.feed import serve as serving
from dateline.feed.rss import Site
from dateline.model import Cover, Enclosure, Episode
from dateline.produce.building import prepare
from dateline.run import cover_file
from dateline.store import digest, disk, rundown_of, write_whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from dateline.feed.publish import Written
    from dateline.model import Show
    from dateline.produce.building import Prepared
    from dateline.produce.desk import Desk


@dataclass(frozen=True, slots=True)
class Ready:
    """What there is to publish."""

    episodes: tuple[Episode, ...]
    """What can go out."""
    unbuilt: tuple[str, ...]
    """Scripts that have never been built."""
    held: tuple[str, ...]
    """Scripts whose date has not come yet."""


@dataclass(frozen=True, slots=True)
class Published:
    """What subscribers will see."""

    ready: Ready
    """What was there to publish."""
    written: Written
    """The files that changed."""


def episode(desk: Desk, prepared: Prepared) -> Episode:
    """Join a script with the episode that was built from it.

    Raises:
        PublishError: It was built from an earlier version of the script, or not at all.
    """
    script, plan = prepared.script, prepared.plan
    path = desk.store.episode(script.slug, plan.bind)
    if not path.exists():
        raise PublishError(
            f"script/{script.slug}.yaml has changed since it was built", hint=f"run `dateline build {script.slug}`"
        )
    with disk(path):
        clock = rundown.from_json(rundown_of(path).read_bytes())
        enclosure = Enclosure(path.name, path.stat().st_size, digest(path))
    return Episode(
        slug=script.slug,
        title=script.title,
        summary=script.summary,
        published=script.published,
        language=script.language,
        enclosure=enclosure,
        key=plan.bind,
        duration=clock.length,
        chapters=rundown.chapters(clock, script, plan),
        cues=rundown.cues(clock, script, plan),
        narrator=prepared.narrator,
        cover=plan.cover,
    )


def ready(desk: Desk, now: datetime) -> Ready:
    """Look at every script of the show.

    Raises:
        PublishError: A script has changed since it was built.
        ScriptError: A script that was built has faults now.
    """
    known = ledger.read(desk.root / "feed" / ledger.FILE).slugs()
    out, unbuilt, held = [], [], []
    for slug in desk.slugs():
        if slug not in known and not desk.store.episodes(slug):
            unbuilt.append(slug)
            continue
        prepared = prepare(desk, slug, None)
        if slug not in known and prepared.script.published > now:
            held.append(slug)
            continue
        out.append(episode(desk, prepared))
    return Ready(tuple(out), tuple(unbuilt), tuple(held))


def publish(desk: Desk, now: datetime) -> Published:
    """Render feed/ from what is built; identities first, the feed last.

    Raises:
        PublishError: An episode must not go out as it is.
        FeedError: A value that no feed may have, or a ledger that cannot be read.
        StoreError: The disk would not take it.
    """
    folder = desk.root / "feed"
    found = ready(desk, now)
    before = ledger.read(folder / ledger.FILE)
    after, episodes = ledger.enter(before, desk.show, found.episodes)
    inputs = _inputs(desk.show, episodes, after)
    if _up_to_date(folder, inputs):
        return Published(found, rendering.Written())
    pictures, site = _pictures(desk, episodes, after.guid)
    files = rendering.render(desk.show, episodes, site)
    if after != before:
        write_whole(folder / ledger.FILE, ledger.written(after))
    audio = [one.enclosure.name for one in episodes]
    return Published(found, rendering.write(folder, files | pictures, audio, inputs))


_REVISION = 1
"""Raised when the same values are rendered differently, so that feeds are made again."""


def _inputs(show: Show, episodes: tuple[Episode, ...], known: ledger.Ledger) -> str:
    """Digest everything that feed/ is rendered from."""
    record = repr((_REVISION, art.REVISION, show, episodes, known))
    return hashlib.sha256(record.encode("utf-8", "surrogatepass")).hexdigest()


def _up_to_date(folder: Path, inputs: str) -> bool:
    manifest = rendering.read_manifest(folder)
    if manifest.inputs != inputs:
        return False
    paths = [(folder / name, size) for name, size, _ in manifest.files]
    return all(path.is_file() and path.stat().st_size == size for path, size in paths)


def _pictures(desk: Desk, episodes: tuple[Episode, ...], guid: str) -> tuple[dict[str, bytes], Site]:
    """Give the pictures by path, and a site that names them; a new picture has a new name."""
    files, covers = {}, []
    for one in episodes:
        path = cover_file(desk.store, one.cover, desk.root)
        name = f"{one.slug}-{path.stem[:8]}.jpg"
        with disk(path):
            files[name] = path.read_bytes()
        covers.append((one.slug, name))
    given = desk.show.cover
    own = Cover("", "" if given else desk.show.title, given, digest(desk.root / given) if given else "")
    path = desk.store.cover(f"{art.digest(own)}-{art.SHOW_SIZE}")
    if not path.exists():
        write_whole(path, art.cover(own, desk.root, size=art.SHOW_SIZE))
    name = f"cover-{path.stem[:8]}.jpg"
    with disk(path):
        files[name] = path.read_bytes()
    return files, Site(desk.show.base_url or _NOWHERE, guid, name, tuple(covers))


_NOWHERE = "http://localhost"
"""What a feed is rendered for until the show has an address; `serve` renders it for its own."""


def serve(desk: Desk, host: str, port: int, ready_at: Callable[[str], None]) -> None:
    """Preview feed/ until interrupted.

    Raises:
        PublishError: Nothing was published yet, or somebody has the port.
    """
    folder = desk.root / "feed"
    if not rendering.read_manifest(folder).files:
        raise PublishError("feed/ holds nothing yet", hint="run `dateline make STORY`, or `dateline publish`")
    taken = serving.listen(host, port)
    at = serving.address(taken)

    def render() -> bytes:
        """Render the feed that was published, for this address."""
        return rss.moved((folder / rendering.FEED).read_bytes(), at)

    ready_at(at)
    serving.serve(serving.app(folder, desk.store.root, render), taken)
