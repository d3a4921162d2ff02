"""What is asked of the files that a feed names."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from dateline.feed.check import codes, sound
from dateline.feed.check.document import addresses
from dateline.feed.check.reading import all_of, one_of, whole
from dateline.feed.check.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from dateline.feed.check.reading import Feed, Item
    from dateline.feed.publish import Manifest

_HEADS = (
    (b"ID3", ".mp3"), (b"\xff\xfb", ".mp3"), (b"\xff\xfa", ".mp3"), (b"\xff\xf3", ".mp3"), (b"\xff\xd8\xff", ".jpg"),
    (b"\x89PNG", ".png"), (b"OggS", ".opus"), (b"RIFF", ".wav"), (b"fLaC", ".flac"), (b"GIF8", ".gif"),
    (b"WEBVTT", ".vtt"),
)  # fmt: skip
_SAME = {".jpeg": ".jpg", ".ogg": ".opus", ".oga": ".opus"}
_SMALL, _LARGE, _HEAVY = 1400, 3000, 512 * 1024  # Apple, Artwork requirements
_LINES, _WIDE = 2, 32  # namespace/1.0, transcript: SRT
_SLACK = 1.0
"""Seconds by which times may lie past the end: a duration is written in whole ones."""


def check_files(feed: Feed, find: Callable[[str], Path | None], manifest: Manifest, folder: Path) -> Iterator[Finding]:
    """Hold the files on disk to what the feed says of them.

    Args:
        feed: What was parsed.
        find: Gives the file that an address of the show stands for, or None for an address elsewhere.
        manifest: What was rendered.
        folder: feed/.
    """
    yield from _named(feed, find, manifest)
    yield from _rendered(manifest, folder)
    for item in feed.items:
        yield from _enclosure(item, find)
        yield from _alternates(item, find)
        yield from _texts(item, find)
    yield from _artwork(feed, find)


def _named(feed: Feed, find: Callable[[str], Path | None], manifest: Manifest) -> Iterator[Finding]:
    listed = {path for path, _, _ in manifest.files} | set(manifest.audio)
    for where, tag, address in dict.fromkeys(addresses(feed)):
        path = urlsplit(address).path if whole(address) else ""
        name = unquote(path.rpartition("/")[2])
        if not re.fullmatch(r"[A-Za-z0-9._~/-]*", path):
            yield Finding("file.ascii", where, f"{tag}: {name}")
        found = find(address)
        if found is None:
            continue
        if not found.is_file():
            yield Finding("file.missing", where, f"{tag}: {name} is not there")
            continue
        if name not in listed:
            yield Finding("file.unlisted", where, f"{tag}: {name}")
        with found.open("rb") as source:
            head = source.read(12)
        real = next((ending for start, ending in _HEADS if head.startswith(start)), "")
        ending = _SAME.get(found.suffix.lower(), found.suffix.lower())
        if real and ending != real:
            yield Finding("file.name", where, f"{name} is {real.removeprefix('.').upper()}")


def _rendered(manifest: Manifest, folder: Path) -> Iterator[Finding]:
    for path, size, digest in manifest.files:
        try:
            data = (folder / path).read_bytes()
        except OSError:
            yield Finding("file.missing", path, "the manifest names it, and it is not there")
            continue
        if len(data) != size or _digest(data) != digest:
            yield Finding("file.changed", path, "it is not as it was rendered")


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _enclosure(item: Item, find: Callable[[str], Path | None]) -> Iterator[Finding]:
    enclosure = one_of(item.node, "enclosure")
    path = find(enclosure.get("url", "").strip()) if enclosure is not None else None
    if enclosure is None or path is None or not path.is_file():
        return
    data = path.read_bytes()
    length = enclosure.get("length", "")
    if length.isdigit() and int(length) and int(length) != len(data):
        yield Finding("sound.length", item.name, f"length={length}; the file has {len(data)} bytes")
    if path.suffix.lower() != ".mp3":
        return
    found = sound.read(data)
    if found.broken >= 0:
        yield Finding("sound.frames", item.name, f"no frame at byte {found.broken} of {path.name}")
        return
    if found.varying:
        yield Finding("sound.variable", item.name, path.name)
    if item.duration and abs(item.duration - found.seconds) > _SLACK:
        yield Finding("sound.duration", item.name, f"{item.duration:g} s; the sound has {found.seconds:.1f} s")
    if not found.orderly:
        yield Finding("sound.chapters", item.name, ", ".join(f"{a / 1000:g}-{b / 1000:g}" for a, b in found.chapters))


def _alternates(item: Item, find: Callable[[str], Path | None]) -> Iterator[Finding]:
    """Hold the sound in other codecs to its length and digest."""
    for one in all_of(item.node, "podcast:alternateEnclosure"):
        source, integrity = one_of(one, "podcast:source"), one_of(one, "podcast:integrity")
        path = find(source.get("uri", "")) if source is not None else None
        if path is None or not path.is_file():
            continue
        data, length = path.read_bytes(), one.get("length", "")
        if length.isdigit() and int(length) != len(data):
            yield Finding("sound.length", item.name, f"length={length}; {path.name} has {len(data)} bytes")
        kind, _, value = ("" if integrity is None else integrity.get("value", "")).partition("-")
        if kind in _DIGESTS and base64.b64encode(hashlib.new(kind, data).digest()).decode() != value:
            yield Finding("sound.integrity", item.name, f"{path.name} is another file")


_DIGESTS = ("sha256", "sha384", "sha512")


def _texts(item: Item, find: Callable[[str], Path | None]) -> Iterator[Finding]:
    for one in all_of(item.node, "podcast:transcript"):
        path = find(one.get("url", ""))
        if path is not None and path.is_file():
            yield from _transcript(path, one.get("type", ""), item.duration)
    for one in all_of(item.node, "podcast:chapters"):
        path = find(one.get("url", ""))
        if path is not None and path.is_file():
            yield from _chapters(path, item.duration)


# --- transcripts ---------------------------------------------------------------------------

_TIME = r"(?:(\d+):)?(\d\d):(\d\d)[.,](\d{3})"
_CUE = re.compile(rf"^{_TIME} --> {_TIME}(?:\s.*)?$", re.MULTILINE)


def _transcript(path: Path, kind: str, duration: float) -> Iterator[Finding]:
    data = path.read_bytes()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        yield Finding("transcript.form", path.name, "it is not UTF-8")
        return
    if kind == "application/json":
        yield from _json_transcript(path.name, text, duration)
    elif kind in ("text/vtt", "application/x-subrip", "application/srt"):
        yield from _cued(path.name, text, kind, duration)
    elif kind == "text/html" and not re.search(r"<(?:p|cite|time|html|body)\b", text):
        yield Finding("transcript.form", path.name, "it is no HTML")


def _cued(name: str, text: str, kind: str, duration: float) -> Iterator[Finding]:
    cues = list(_CUE.finditer(text))
    if kind == "text/vtt" and not re.match(r"\ufeff?WEBVTT(?:[ \t].*)?(?:\r?\n|$)", text):
        yield Finding("transcript.form", name, "it does not begin with WEBVTT")
    arrows = sum("-->" in line for line in text.splitlines())
    if not cues or arrows != len(cues) or (kind != "text/vtt" and "." in cues[0][0].split(" ")[0]):
        yield Finding("transcript.form", name, f"{arrows - len(cues) if cues else 'all'} of its times cannot be read")
    elif kind != "text/vtt" and len(re.split(r"\r?\n(?:\r?\n)+", text.strip())) != len(cues):
        yield Finding("transcript.form", name, "a cue has no time, or an empty line inside")
    times = [_span(one) for one in cues]
    yield from _ordered(name, times, duration)
    if kind != "text/vtt":
        yield from _narrow(name, text)


def _span(cue: re.Match[str]) -> tuple[float, float]:
    numbers = [int(one or 0) for one in cue.groups()]
    start, end = (h * 3600 + m * 60 + s + ms / 1000 for h, m, s, ms in (numbers[:4], numbers[4:]))
    return start, end


def _ordered(name: str, times: Iterable[tuple[float, float]], duration: float) -> Iterator[Finding]:
    last = 0.0
    for start, end in times:
        if end < start or start < last:
            yield Finding("transcript.order", name, f"{start:g} to {end:g} s, after {last:g} s")
            break
        last = start
    latest = max((end for _, end in times), default=0.0)
    if duration and latest > duration + _SLACK:
        yield Finding("transcript.past", name, f"it ends at {latest:g} s, the episode at {duration:g} s")


def _narrow(name: str, text: str) -> Iterator[Finding]:
    for block in re.split(r"\r?\n\r?\n", text.strip()):
        lines = block.splitlines()[2:]
        widest = max(map(len, lines), default=0)
        if len(lines) > _LINES or widest > _WIDE:
            yield Finding(
                "transcript.wide", name, f"cue {block.split(maxsplit=1)[0]}: {len(lines)} lines, {widest} characters"
            )
            return


def _json_transcript(name: str, text: str, duration: float) -> Iterator[Finding]:
    record, fault = _object(text)
    segments = record.get("segments")
    if fault or not isinstance(segments, list):
        yield Finding("transcript.form", name, fault or "it has no list of segments")
        return
    if record.get("version") != "1.0.0":
        yield Finding("transcript.version", name, f"version {record.get('version')}")
    try:
        times = [(float(one["startTime"]), float(one["endTime"])) for one in segments]
        bodies = [str(one["body"]) for one in segments]
    except (TypeError, KeyError, ValueError):
        yield Finding("transcript.form", name, "a segment lacks startTime, endTime or body")
        return
    if bodies:
        yield from _ordered(name, times, duration)


def _object(text: str) -> tuple[dict[str, Any], str]:
    try:
        record = json.loads(text)
    except ValueError as error:
        return {}, f"it is no JSON: {error}"
    return (record, "") if isinstance(record, dict) else ({}, "it is no object")


# --- chapters ------------------------------------------------------------------------------


def _chapters(path: Path, duration: float) -> Iterator[Finding]:
    record, fault = _object(path.read_text("utf-8", "replace"))
    chapters = record.get("chapters")
    try:
        starts = [float(one["startTime"]) for one in chapters or ()]
    except (TypeError, KeyError, ValueError):
        starts, fault = [], "a chapter lacks its startTime"
    if fault or not isinstance(chapters, list):
        yield Finding("chapters.form", path.name, fault or "it has no list of chapters")
        return
    if not re.fullmatch(r"1\.2(?:\.\d+)?", str(record.get("version"))):
        yield Finding("chapters.version", path.name, f"version {record.get('version')}")
    if starts != sorted(set(starts)):
        yield Finding("chapters.order", path.name, ", ".join(f"{one:g}" for one in starts))
    ends = [one["endTime"] for one in chapters if isinstance(one.get("endTime"), int | float)]
    latest = max([*starts, *ends], default=0.0)
    if duration and latest > duration + _SLACK:
        yield Finding("chapters.past", path.name, f"{latest:g} s; the episode has {duration:g} s")
    for one in chapters:
        yield from _chapter(path.name, one)


def _chapter(name: str, chapter: dict[str, Any]) -> Iterator[Finding]:
    for key in ("img", "url"):
        if key in chapter and not str(chapter[key]).startswith("https://"):
            yield Finding("chapters.image", name, f"{key}: {chapter[key]}")
    place = chapter.get("location")
    if place is None:
        return
    known = isinstance(place, dict) and place.get("name") and codes.geo(str(place.get("geo")))
    if not known:
        yield Finding("chapters.location", name, str(place))


# --- artwork -------------------------------------------------------------------------------


def _artwork(feed: Feed, find: Callable[[str], Path | None]) -> Iterator[Finding]:
    seen: set[Path] = set()
    for where, node in (("channel", feed.channel), *((one.name, one.node) for one in feed.items)):
        image = one_of(node, "itunes:image")
        path = find(image.get("href", "")) if image is not None else None
        if path is not None and path.is_file() and path not in seen:
            seen.add(path)
            yield from _picture(where, path)


def _picture(where: str, path: Path) -> Iterator[Finding]:
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - only where there is a picture

    try:
        with Image.open(path) as picture:
            kind, (wide, high), mode = picture.format, picture.size, picture.mode
            picture.load()
    except (UnidentifiedImageError, OSError, SyntaxError) as error:
        yield Finding("image.form", where, f"{path.name} does not open: {type(error).__name__}")
        return
    if kind not in ("JPEG", "PNG"):
        yield Finding("image.form", where, f"{path.name} is {kind}")
    if wide != high:
        yield Finding("image.square", where, f"{path.name}: {wide} x {high}")
    if not (_SMALL <= wide <= _LARGE and _SMALL <= high <= _LARGE):
        yield Finding("image.size", where, f"{path.name}: {wide} x {high}")
    if mode != "RGB":
        yield Finding("image.colour", where, f"{path.name}: {mode}")
    if path.stat().st_size > _HEAVY:
        yield Finding("image.heavy", where, f"{path.name}: {path.stat().st_size // 1024} KB")
