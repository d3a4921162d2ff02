"""Cover pictures: a given one cut to shape, or one drawn from the episode's title and its cities.

Equal input gives equal bytes. Pillow is imported only when a picture is made.
"""

from __future__ import annotations

import hashlib
import io
import json
from typing import TYPE_CHECKING

from dateline.art import route
from dateline.art.drawn import drawn
from dateline.art.given import given

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PIL import Image

    from dateline.model import Cover, Stop

REVISION = 1
"""Raised when an equal Cover would give a different picture."""
EPISODE_SIZE = 1400
"""Pixels a side of the picture inside an episode's file, the least that directories take."""
SHOW_SIZE = 3000
"""Pixels a side of the show's own picture, the most that directories take."""
HEAVIEST = 500_000
"""Bytes. Apple Podcasts asks for less than 512 KB; readers of ID3 keep the picture in memory."""
_QUALITIES = (90, 80, 70, 60, 50, 40, 25)


def digest(cover: Cover) -> str:
    """Give the SHA-256 of what the cover is made from, 64 hex digits.

    A given picture counts by its own digest alone: neither its name nor the titles show in it.
    """
    made_from = ["given", cover.digest] if cover.path else ["drawn", cover.title, cover.show, *cover.cities]
    if cover.route:
        made_from = ["mapped", cover.title, cover.show, route.digest(cover.route, None)]
    return hashlib.sha256(json.dumps([REVISION, *made_from]).encode()).hexdigest()


def cover(cover: Cover, root: Path, *, size: int) -> bytes:
    """Make a cover: a square JPEG, RGB, baseline, lighter than HEAVIEST unless it is all noise.

    Args:
        cover: What to make it from.
        root: The show's folder, which ``cover.path`` is relative to.
        size: Pixels a side. A given picture that is smaller is not blown up.

    Raises:
        ShowError: The given picture is missing, unreadable, outside the show's folder, less than
            1400 pixels a side, or has more pixels than is safe to open.
    """
    return _jpeg(given(root, cover.path, size) if cover.path else drawn(cover, size))


def map_of(stops: Sequence[Stop], present: int | None = None) -> bytes:
    """Draw the map of a way: a square JPEG.

    Args:
        stops: Where it goes, in order.
        present: Which of them is told of now; None for the whole.
    """
    return _jpeg(route.drawn(stops, present, (route.SIZE, route.SIZE)), _QUALITIES[1:])


def map_digest(stops: Sequence[Stop], present: int | None = None) -> str:
    """Give the SHA-256 of what a map is made from, 64 hex digits."""
    return route.digest(stops, present)


def _jpeg(picture: Image.Image, qualities: Sequence[int] = _QUALITIES) -> bytes:
    """Encode at the best quality that stays light; full chroma keeps coloured lettering crisp."""
    data = b""
    for quality in qualities:
        file = io.BytesIO()
        chroma = "4:4:4" if quality == _QUALITIES[0] else "4:2:0"
        picture.save(file, "JPEG", quality=quality, subsampling=chroma, optimize=True)
        data = file.getvalue()
        if len(data) < HEAVIEST:
            break
    return data
