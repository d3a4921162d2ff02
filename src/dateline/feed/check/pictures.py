"""What is asked of artwork."""

from __future__ import annotations

import io
import struct
import warnings
from functools import lru_cache
from typing import TYPE_CHECKING

from dateline.feed.check.reading import one_of
from dateline.feed.check.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from dateline.feed.check.reading import Feed

_SMALL, _LARGE, _HEAVY = 1400, 3000, 512 * 1024  # Apple, Artwork requirements
_OPENED = 4 * _LARGE**2
"""Pixels; what has more is told by its size alone."""


def check_artwork(feed: Feed, find: Callable[[str], Path | None]) -> Iterator[Finding]:
    """Hold every picture of the channel and its items that is here to the rules."""
    seen: set[Path] = set()
    for where, node in (("channel", feed.channel), *((one.name, one.node) for one in feed.items)):
        image = one_of(node, "itunes:image")
        path = find(image.get("href", "").strip()) if image is not None else None
        if path is not None and path.is_file() and path not in seen:
            seen.add(path)
            yield from look(where, path.name, path.read_bytes())


def look(where: str, name: str, data: bytes) -> Iterator[Finding]:
    """Hold a picture's bytes to the rules."""
    for code, what in _seen(data):
        yield Finding(code, where, f"{name}{what}")


@lru_cache(maxsize=8)
def _seen(data: bytes) -> tuple[tuple[str, str], ...]:
    """Open a picture, once for what lies here and what is served of it."""
    from PIL import Image  # noqa: PLC0415 - only where there is a picture

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data)) as picture:
            kind, (wide, high), mode = picture.format, picture.size, picture.mode
            if wide * high <= _OPENED:
                picture.load()
    except (OSError, SyntaxError, ValueError, struct.error, Image.DecompressionBombError) as error:
        return (("image.form", f" does not open: {type(error).__name__}"),)
    found = (
        ("image.form", f" is {kind}", kind in ("JPEG", "PNG")),
        ("image.square", f": {wide} x {high}", wide == high),
        ("image.size", f": {wide} x {high}", _SMALL <= wide <= _LARGE and _SMALL <= high <= _LARGE),
        ("image.colour", f": {mode}", mode == "RGB"),
        ("image.heavy", f": {len(data) // 1024} KB", len(data) <= _HEAVY),
    )
    return tuple((code, what) for code, what, fine in found if not fine)
