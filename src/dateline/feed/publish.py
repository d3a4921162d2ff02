"""feed/ as files: rendered from values, written when they differ, named in a manifest.

Only what the manifest names is ever served or uploaded; files of the producer's own are never touched.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from dateline.errors import PublishError
from dateline.feed import captions, pages
from dateline.feed.clean import clean
from dateline.feed.rss import FEED
from dateline.store import disk, sweep, write_whole

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
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


def texts(show: Show, episode: Episode, site: Site) -> dict[str, bytes]:
    """Render an episode's own files of feed/ but its pictures, by path; equal values give equal bytes."""
    slug = episode.slug
    pictures = [site.url(name) if name else "" for name in dict(site.maps).get(slug, ())]
    files = {
        f"{slug}.vtt": captions.vtt(episode.cues),
        f"{slug}.srt": captions.srt(episode.cues),
        f"{slug}.transcript.json": captions.transcript_json(episode.cues),
        f"{slug}.transcript.html": captions.transcript_html(episode.cues),
        f"{slug}.chapters.json": captions.chapters_json(episode, show, pictures),
        f"{slug}/index.html": pages.episode_page(show, episode, site),
    }
    return {name: clean(text).encode() for name, text in files.items()}


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


def _written(manifest: Manifest) -> bytes:
    rows = (
        json.dumps({"path": path, "size": size, "sha256": digest}, ensure_ascii=False)
        for path, size, digest in manifest.files
    )
    listed = ",\n".join(rows)
    audio = json.dumps(manifest.audio, ensure_ascii=False)
    return f'{{"files": [\n{listed}\n],\n"audio": {audio}}}\n'.encode()


def intact(folder: Path, manifest: Manifest) -> frozenset[str]:
    """Name the files that lie in feed/ as they were rendered, by their sizes."""
    there = set()
    for name, size, _ in manifest.files:
        with contextlib.suppress(OSError):
            if (folder / name).stat().st_size == size:
                there.add(name)
    return frozenset(there)


def write(
    folder: Path, files: Mapping[str, bytes], audio: Sequence[str], before: Manifest, kept: Collection[str] = ()
) -> Written:
    """Make feed/ hold these files: the feed last, then the manifest, then old files go.

    Killed anywhere, the next call finishes: the manifest only ever names what is there.

    Args:
        folder: feed/.
        files: What was rendered, by path.
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
    for name in sorted(files, key=lambda name: (name == FEED, name)):
        path = _inside(folder, name)
        there = path.read_bytes() if path.is_file() else None
        if there == files[name]:
            continue
        (new if name not in known else changed).append(name)
        write_whole(path, files[name])
    listed = [(name, len(data), hashlib.sha256(data).hexdigest()) for name, data in files.items()]
    listed += [row for row in before.files if row[0] in kept and row[0] not in files]
    manifest = Manifest(tuple(sorted(listed)), tuple(sorted(audio)))
    if manifest != before:
        write_whole(folder / MANIFEST, _written(manifest))
    removed = sorted(known - {name for name, _, _ in listed})
    for name in removed:
        _remove(folder, name)
    return Written(tuple(new), tuple(changed), tuple(removed))


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
