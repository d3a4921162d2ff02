"""feed/ as files: rendered from values, written when they differ, named in a manifest.

Only what the manifest names is ever served or uploaded; files of the producer's own are never touched.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from dateline.errors import PublishError
from dateline.feed import captions, pages
from dateline.feed.clean import clean
from dateline.feed.rss import FEED
from dateline.store import disk, sweep, write_whole

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from pathlib import Path

    from dateline.feed.rss import Site
    from dateline.model import Episode, Show

MANIFEST = "manifest.json"
TYPES = {  # by ending, the longest first
    ".chapters.json": "application/json+chapters",  # podcastindex.org/namespace/1.0, chapters
    ".transcript.json": "application/json",
    ".xml": "application/rss+xml",
    ".html": "text/html; charset=utf-8",
    ".vtt": "text/vtt",
    ".srt": "application/x-subrip",
    ".jpg": "image/jpeg",
    ".mp3": "audio/mpeg",
    ".opus": "audio/ogg",
    ".m4a": "audio/mp4",
}


def type_of(name: str) -> str:
    """Give a file's MIME type by its name."""
    return next((kind for ending, kind in TYPES.items() if name.endswith(ending)), "application/octet-stream")


_ENDINGS = (".vtt", ".srt", ".transcript.json", ".transcript.html", ".chapters.json", "/index.html")


def names(slug: str) -> tuple[str, ...]:
    """Name an episode's own files of feed/ but its pictures."""
    return tuple(f"{slug}{ending}" for ending in _ENDINGS)


def texts(show: Show, episode: Episode, site: Site) -> dict[str, bytes]:
    """Render an episode's own files of feed/ but its pictures, by path; equal values give equal bytes."""
    slug = episode.slug
    pictures = [site.url(name) if name else "" for name in dict(site.maps).get(slug, ())]
    made = (
        captions.vtt(episode.cues),
        captions.srt(episode.cues),
        captions.transcript_json(episode.cues),
        captions.transcript_html(episode.cues),
        captions.chapters_json(episode, show, pictures),
        pages.episode_page(show, episode, site),
    )
    return {name: clean(text).encode() for name, text in zip(names(slug), made, strict=True)}


@dataclass(frozen=True, slots=True)
class Written:
    """What a publishing changed in feed/, by path."""

    new: tuple[str, ...] = ()
    """Not there before."""
    changed: tuple[str, ...] = ()
    """There with other bytes."""
    removed: tuple[str, ...] = ()
    """Published once and now no longer."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What was rendered."""

    files: tuple[tuple[str, int, str], ...] = ()
    """Path, bytes and SHA-256, sorted."""
    audio: tuple[str, ...] = ()
    """The episodes' files under audio/."""


def read_manifest(folder: Path) -> Manifest:
    """Read what was rendered last; a manifest that is not there, or not whole, is empty."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        record: dict[str, Any] = json.loads((folder / MANIFEST).read_bytes())
        files = tuple((one["path"], one["size"], one["sha256"]) for one in record["files"])
        return Manifest(files, tuple(record["audio"]))
    return Manifest()


_JSON = json.JSONEncoder(ensure_ascii=False)


def _written(manifest: Manifest) -> bytes:
    listed = ",\n".join(
        f'{{"path": {_JSON.encode(path)}, "size": {size}, "sha256": "{digest}"}}'
        for path, size, digest in manifest.files
    )
    audio = json.dumps(manifest.audio, ensure_ascii=False)
    return f'{{"files": [\n{listed}\n],\n"audio": {audio}}}\n'.encode()


def intact(folder: Path, manifest: Manifest) -> frozenset[str]:
    """Name the files that lie in feed/ as they were rendered, by their sizes."""
    there, top = set(), f"{folder}{os.sep}"
    for name, size, _ in manifest.files:
        with contextlib.suppress(OSError):
            if os.stat(top + name).st_size == size:  # noqa: PTH116 - of 70,000 files, a path each costs seconds
                there.add(name)
    return frozenset(there)


def write(
    folder: Path,
    batches: Iterable[Mapping[str, bytes]],
    audio: Sequence[str],
    before: Manifest,
    kept: Collection[str] = (),
) -> Written:
    """Make feed/ hold these files: the feed last, then the manifest, then old files go.

    Killed anywhere, the next call finishes: the manifest only ever names what is there.

    Args:
        folder: feed/.
        batches: What was rendered, by path; each is written before the next is asked for, and the last has the feed.
        audio: The episodes' files under audio/.
        before: What was rendered last.
        kept: Files of it that are intact and stay.

    Raises:
        PublishError: A path would leave the folder, or replace a file that is not ours.
        StoreError: The disk would not take it.
    """
    with disk(folder):
        folder.mkdir(parents=True, exist_ok=True)
        sweep(folder)
    known = {path for path, _, _ in before.files}
    new: list[str] = []
    changed: list[str] = []
    listed: dict[str, tuple[str, int, str]] = {}
    for files in batches:
        for name in sorted(files, key=lambda name: (name == FEED, name)):
            data = files[name]
            listed[name] = (name, len(data), hashlib.sha256(data).hexdigest())
            if _put(_inside(folder, name), data):
                (new if name not in known else changed).append(name)
    stay = [row for row in before.files if row[0] in kept and row[0] not in listed]
    manifest = Manifest(tuple(sorted([*listed.values(), *stay])), tuple(sorted(audio)))
    if manifest != before:
        write_whole(folder / MANIFEST, _written(manifest))
    removed = sorted(known.difference(row[0] for row in manifest.files))
    for name in removed:
        _remove(folder, name)
    return Written(tuple(sorted(new)), tuple(sorted(changed)), tuple(removed))


def _put(path: Path, data: bytes) -> bool:
    """Write a file unless it is there as it should be; gives whether it was written."""
    if path.is_file() and path.read_bytes() == data:
        return False
    write_whole(path, data)
    return True


def _inside(folder: Path, name: str) -> Path:
    pure = PurePosixPath(name)
    if pure.is_absolute() or ".." in pure.parts or name in (MANIFEST, "ledger.yaml", "README.md"):
        raise PublishError(f"feed/{name} is not a name that may be rendered", hint="rename the script")
    return folder / pure


def _remove(folder: Path, name: str) -> None:
    path = _inside(folder, name)
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
        if path.parent != folder:
            path.parent.rmdir()
