"""A picture of the producer's own, cut to a square."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from dateline.errors import ShowError

if TYPE_CHECKING:
    from pathlib import Path

    from PIL import Image

SMALLEST = 1400
"""Pixels. Apple Podcasts, "Artwork requirements": show covers are 1400 to 3000 pixels square."""


def given(root: Path, name: str, size: int) -> Image.Image:
    """Open the picture ``name`` below ``root``, cut its middle square and reduce it to ``size`` pixels.

    Raises:
        ShowError: As :func:`dateline.art.cover` says.
    """
    from PIL import Image, ImageOps  # noqa: PLC0415 - a build that has its cover needs no Pillow

    try:
        with warnings.catch_warnings():
            # Of a picture that is one to two times its limit Pillow would only warn.
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(_inside(root, name)) as opened:
                side = _side(name, opened.size)
                opened.draft("RGB", (size, size))  # lets a large JPEG be decoded at a half or less
                picture = _opaque(ImageOps.exif_transpose(opened))
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        hint = "save it at 3000 x 3000 pixels; no app shows more"
        raise ShowError(f"cover: {name} has too many pixels to open safely", hint=hint) from error
    except (OSError, ValueError, SyntaxError, EOFError) as error:  # what Pillow raises on bad files
        hint = f"give a JPEG or PNG of {SMALLEST} to 3000 pixels a side, or none to have one drawn"
        raise ShowError(f"cover: {name} cannot be read as a picture ({error})", hint=hint) from error
    wanted = min(size, side)
    return ImageOps.fit(picture, (wanted, wanted), Image.Resampling.LANCZOS)


def _inside(root: Path, name: str) -> Path:
    path = (root / name).resolve()
    if not path.is_relative_to(root.resolve()):
        raise ShowError(f"cover: {name} is outside the show's folder", hint="copy the picture into it")
    return path


def _side(name: str, size: tuple[int, int]) -> int:
    if min(size) >= SMALLEST:
        return min(size)
    hint = f"podcast apps ask for {SMALLEST} to 3000 pixels a side"
    raise ShowError(f"cover: {name} is {size[0]} x {size[1]} pixels", hint=hint)


def _opaque(picture: Image.Image) -> Image.Image:
    """Convert to RGB; what shows through is white."""
    from PIL import Image  # noqa: PLC0415 - see given()

    if not picture.has_transparency_data:
        return picture.convert("RGB")
    paper = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(paper, picture.convert("RGBA")).convert("RGB")
