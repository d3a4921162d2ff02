"""Words in pictures: the font that has the letters, lines that fit.

Three fonts come with the package; between them they hold Latin, Greek, Cyrillic, Hebrew and Arabic.
Letters of other scripts, emoji and control characters are left out: a box in place of a letter
says less than a gap.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL import ImageFont

_FONTS = Path(__file__).parent.parent / "fonts"
# In order of preference. Each holds Latin besides its own script, so that a line needs one font.
_FILES = ("SourceSerif4-SemiBold.ttf", "FrankRuhlLibre-SemiBold.ttf", "NotoNaskhArabic-SemiBold.ttf")
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Lettering:
    """A text, and the font it is set in. Sizes and lengths share one unit, whichever it is."""

    text: str
    """Only what the font holds, on one line; may be empty."""
    file: str
    """The font."""

    @property
    def from_right(self) -> bool:
        """Whether it is written from right to left (UAX 9, P2: the first strong character)."""
        strong = (kind for kind in map(unicodedata.bidirectional, self.text) if kind in {"L", "R", "AL"})
        return next(strong, "L") != "L"

    def length(self, line: str, size: int) -> float:
        """Measure a line."""
        return font(self.file, size).getlength(line)

    def shortened(self, size: int, room: float) -> str:
        """Cut the text to the room, with an ellipsis if something had to go."""
        if self.length(self.text, size) <= room:
            return self.text
        cuts = (self.text[:end].rstrip() + "…" for end in range(len(self.text) - 1, 0, -1))
        return next((cut for cut in cuts if self.length(cut, size) <= room), "…")


def lettering(text: str) -> Lettering:
    """Choose the font that holds most of a text, and leave out what it lacks."""
    flat = " ".join("".join(char for char in text if _printable(char)).split())
    if len(flat) > _LONGEST:
        flat = flat[:_LONGEST].rstrip() + "…"
    kept = [("".join(char for char in flat if _has(file, char)), file) for file in _FILES]
    best, file = max(kept, key=lambda found: len(found[0]))
    return Lettering(" ".join(best.split()), file)


def _printable(char: str) -> bool:
    """White space and joiners pass; controls, lone surrogates and private use do not."""
    return char.isspace() or unicodedata.category(char) not in {"Cc", "Cs", "Co", "Cn"}


@cache
def font(file: str, size: int) -> ImageFont.FreeTypeFont:
    """Open a font at a size."""
    from PIL import ImageFont  # noqa: PLC0415 - a build that has its cover needs no Pillow

    return ImageFont.truetype(_FONTS / file, size)


@cache
def _has(file: str, char: str) -> bool:
    """Whether a font draws a character unlike one that cannot exist."""
    if char.isspace() or unicodedata.category(char) == "Cf":
        return True
    tried = font(file, 48)
    return bytes(tried.getmask(char)) != bytes(tried.getmask("\uffff"))


def fitted(text: Lettering, sizes: tuple[int, ...], room: tuple[int, int], leading: float) -> tuple[int, list[str]]:
    """Find the largest size at which a text fits, and its lines; cut what fits at none.

    Args:
        text: What to set.
        sizes: Sizes to try, the largest first.
        room: Width and height.
        leading: From baseline to baseline, in sizes.
    """
    width, height = room
    for size in sizes:
        lines = _wrapped(text, size, width)
        if len(lines) * size * leading <= height and _widest(text, size, lines) <= width:
            return size, _balanced(text, size, lines, width)
    size = sizes[-1]
    lines = _wrapped(Lettering(" ".join(_pieces(text, size, width)), text.file), size, width)
    last = int(height / size / leading) - 1
    rest = Lettering(" ".join(lines[last:]), text.file)
    return size, [*lines[:last], rest.shortened(size, width)]


def _widest(text: Lettering, size: int, lines: list[str]) -> float:
    return max(text.length(line, size) for line in lines)


def _wrapped(text: Lettering, size: int, width: float) -> list[str]:
    lines: list[str] = []
    for word in text.text.split(" "):
        if lines and text.length(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _balanced(text: Lettering, size: int, lines: list[str], width: int) -> list[str]:
    """Narrow the measure as far as the number of lines allows, so that no word stands alone."""
    low, high = 0, width
    while high - low > 1:
        middle = (low + high) // 2
        tried = _wrapped(text, size, middle)
        if len(tried) > len(lines) or _widest(text, size, tried) > middle:
            low = middle
        else:
            high, lines = middle, tried
    return lines


def _pieces(text: Lettering, size: int, width: int) -> Iterator[str]:
    """Break words that are longer than a line."""
    for word in text.text.split(" "):
        piece = ""
        for char in word:
            if piece and text.length(piece + char, size) > width:
                yield piece
                piece = ""
            piece += char
        yield piece
