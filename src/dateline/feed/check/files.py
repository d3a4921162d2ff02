"""What is asked of the files that a feed names, and of the sound itself."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from dateline.feed.check import sound
from dateline.feed.check.careful import count, split, whole
from dateline.feed.check.chapters import check_chapters
from dateline.feed.check.document import addresses, pages
from dateline.feed.check.pictures import check_artwork
from dateline.feed.check.reading import all_of, one_of
from dateline.feed.check.rules import Finding
from dateline.feed.check.transcripts import SLACK, check_transcripts

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence
    from pathlib import Path

    from dateline.feed.check.reading import Feed, Item
    from dateline.feed.publish import Manifest

_HEADS = (
    (b"ID3", ".mp3"), (b"\xff\xfb", ".mp3"), (b"\xff\xfa", ".mp3"), (b"\xff\xf3", ".mp3"), (b"\xff\xd8\xff", ".jpg"),
    (b"\x89PNG", ".png"), (b"OggS", ".opus"), (b"fLaC", ".flac"), (b"GIF8", ".gif"),
    (b"WEBVTT", ".vtt"),
)  # fmt: skip
_SAME = {".jpeg": ".jpg", ".ogg": ".opus", ".oga": ".opus"}
_DIGESTS = ("sha256", "sha384", "sha512")


def check_files(feed: Feed, find: Callable[[str], Path | None], manifest: Manifest, folder: Path) -> Iterator[Finding]:
    """Hold the files on disk to what the feed says of them.

    Args:
        feed: What was parsed.
        find: Gives the file that an address of the show stands for, or None for an address elsewhere.
        manifest: What was rendered.
        folder: feed/.
    """
    yield from check_named(feed, find, manifest)
    yield from _rendered(manifest, folder)
    for item in feed.items:
        yield from check_lengths(item, find)
        heard = yield from _sound(item, find)
        yield from _digests(item, find)
        yield from check_transcripts(item, find)
        yield from check_chapters(item, find, heard)
    yield from check_artwork(feed, find)


def check_named(
    feed: Feed, find: Callable[[str], Path | None], manifest: Manifest, *, opened: bool = True
) -> Iterator[Finding]:
    """See whether every file that a document names is there, and, if they are opened, under a name that fits it."""
    listed = {path for path, _, _ in manifest.files} | set(manifest.audio)
    for where, tag, address in dict.fromkeys(addresses(feed)):
        path = split(address).path if whole(address) else ""
        name = unquote(path.rpartition("/")[2])
        if not re.fullmatch(r"[A-Za-z0-9._~/-]*", path):
            yield Finding("file.ascii", where, f"{tag}: {name}")
        found = find(address)
        if found is None:
            if name in listed and _away(address, feed.base):
                yield Finding("file.elsewhere", where, f"{tag}: {address}")
            continue
        if not found.is_file():
            yield Finding("file.missing", where, f"{tag}: {name} is not there")
            continue
        if name not in listed:
            yield Finding("file.unlisted", where, f"{tag}: {name}")
        if opened:
            yield from _opened(found, tag, where)
    yield from _linked(feed, find, listed)


def _linked(feed: Feed, find: Callable[[str], Path | None], listed: set[str]) -> Iterator[Finding]:
    for where, address in pages(feed):
        found = find(address)
        if found is None and f"{where}/index.html" in listed and _away(address, feed.base):
            yield Finding("file.elsewhere", where, f"link: {address}")
        if found is not None and not found.is_file():
            yield Finding("file.missing", where, f"link: {address} is not there")


def _away(address: str, base: str) -> bool:
    """Whether an address has nothing of a base; what counts listeners writes it behind its own."""
    return bool(base) and base.partition("://")[2] not in address


_ENDS = {".jpg": b"\xff\xd9", ".png": b"IEND\xaeB`\x82"}  # ISO/IEC 10918-1, B.1.1.3; PNG, 11.2.5


def _opened(found: Path, tag: str, where: str) -> Iterator[Finding]:
    """Hold a file to its name; and a picture that is no artwork, of which there may be thousands, to its two ends."""
    ending = ending_of(found.name)
    with found.open("rb") as source:
        data = source.read(-1 if ending in _ENDS else 12)
    real = kind_of(data[:12])
    if real and ending != real:
        yield Finding("file.name", where, f"{found.name} is {real.removeprefix('.').upper()}")
    elif ending in _ENDS and tag != "itunes:image" and not (real and data.rstrip(b"\0").endswith(_ENDS[ending])):
        yield Finding("image.form", where, f"{tag}: {found.name} {'is cut off' if real else 'is no picture'}")


def check_unnamed(feeds: Sequence[Feed], manifest: Manifest) -> Iterator[Finding]:
    """See whether what was rendered of each episode is still named, by the feed or by one of its archives."""
    items = [item for feed in feeds for item in feed.items]
    listed = {path for path, _, _ in manifest.files}
    told = {item.name for item in items}
    lost = sorted(path.removesuffix("/index.html") for path in listed if path.endswith("/index.html"))
    if len(lost) > len(items) > 0:
        yield from (
            Finding("file.unnamed", one, "no item of the feed or an archive") for one in lost if one not in told
        )
    for item in items:
        if f"{item.name}.chapters.json" in listed and not all_of(item.node, "podcast:chapters"):
            yield Finding("file.unnamed", item.name, f"{item.name}.chapters.json")


def kind_of(head: bytes) -> str:
    """Give the ending that a file's first bytes ask for, or ""."""
    if head.startswith(b"RIFF"):
        return ".webp" if head[8:12] == b"WEBP" else ".wav"
    return next((ending for start, ending in _HEADS if head.startswith(start)), "")


def ending_of(name: str) -> str:
    """Give a name's ending, one for each kind."""
    ending = "." + name.rpartition(".")[2].lower()
    return _SAME.get(ending, ending)


def _rendered(manifest: Manifest, folder: Path) -> Iterator[Finding]:
    for path, size, digest in manifest.files:
        try:
            data = (folder / path).read_bytes()
        except OSError:
            yield Finding("file.missing", path, "the manifest names it, and it is not there")
            continue
        if len(data) != size or hashlib.sha256(data).hexdigest() != digest:
            yield Finding("file.changed", path, "it is not as it was rendered")
    for name in manifest.audio:  # the sound of older episodes, too
        if not (folder.parent / "audio" / name).is_file():
            yield Finding("file.missing", f"audio/{name}", "the manifest names it, and it is not there")


# --- sound ---------------------------------------------------------------------------------


def sounds(item: Item) -> Iterator[tuple[str, str]]:
    """Give address and length, as they are written, of an item's enclosure and of what it can be had as besides."""
    enclosure = one_of(item.node, "enclosure")
    if enclosure is not None:
        yield enclosure.get("url", "").strip(), enclosure.get("length", "")
    for one in all_of(item.node, "podcast:alternateEnclosure"):
        for source in all_of(one, "podcast:source"):
            yield source.get("uri", "").strip(), one.get("length", "")


def check_lengths(item: Item, find: Callable[[str], Path | None]) -> Iterator[Finding]:
    """Hold the sound in every codec to the bytes that the feed tells."""
    for address, length in sounds(item):
        path = find(address)
        if path is not None and path.is_file() and count(length) and count(length) != path.stat().st_size:
            yield Finding("sound.length", item.name, f"length={length}; {path.name} has {path.stat().st_size} bytes")


def _sound(item: Item, find: Callable[[str], Path | None]) -> Generator[Finding, None, sound.Mp3 | None]:
    """Hold an MP3 to its frames, its duration and the order of its chapters; gives it if it is whole."""
    enclosure = one_of(item.node, "enclosure")
    path = find(enclosure.get("url", "").strip()) if enclosure is not None else None
    if path is None or not path.is_file() or path.suffix.lower() != ".mp3":
        return None
    found = sound.read(path.read_bytes())
    if found.broken >= 0:
        yield Finding("sound.frames", item.name, f"no frame at byte {found.broken} of {path.name}")
        return None
    if found.varying:
        yield Finding("sound.variable", item.name, path.name)
    if found.announced not in (0, found.frames, found.frames + 1):
        yield Finding("sound.told", item.name, f"{found.announced} frames; {path.name} has {found.frames}")
    if item.duration and abs(item.duration - found.seconds) > SLACK:
        yield Finding("sound.duration", item.name, f"{item.duration:g} s; the sound has {found.seconds:.1f} s")
    if not found.orderly:
        yield Finding("sound.chapters", item.name, ", ".join(f"{a / 1000:g}-{b / 1000:g}" for a, b in found.chapters))
    return found


def _digests(item: Item, find: Callable[[str], Path | None]) -> Iterator[Finding]:
    """Hold the sound in other codecs to its digest."""
    for one in all_of(item.node, "podcast:alternateEnclosure"):
        source, integrity = one_of(one, "podcast:source"), one_of(one, "podcast:integrity")
        path = find(source.get("uri", "").strip()) if source is not None else None
        kind, _, value = ("" if integrity is None else integrity.get("value", "")).partition("-")
        if path is None or not path.is_file() or kind not in _DIGESTS:
            continue
        if base64.b64encode(hashlib.new(kind, path.read_bytes()).digest()).decode() != value:
            yield Finding("sound.integrity", item.name, f"{path.name} is another file")
