"""A cover drawn from words alone.

It is plain on purpose, since most people see it no wider than a thumb: one colour, the title as
large as it will go, and under it the journey, an arc from each city to the next.
Lengths are in thousandths of the square's side.
"""

from __future__ import annotations

import hashlib
import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.art import route
from dateline.art.lettering import fitted, font, lettering

if TYPE_CHECKING:
    from PIL import Image, ImageDraw

    from dateline.art.lettering import Lettering
    from dateline.model import Cover, Stop


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours that go together; each reads on the ground at 4.5 to 1 (WCAG 2.2, 1.4.3)."""

    ground: str
    """The square."""
    title: str
    """The title."""
    line: str
    """The journey and the show's name."""
    names: str
    """The cities' names."""


PALETTES = (
    Palette("#14213d", "#fdf6e3", "#f2b04c", "#c9cfdd"),  # night sky, lamplight
    Palette("#f3ebdd", "#1f2430", "#b3361f", "#5a5347"),  # newsprint, red pencil
    Palette("#173b36", "#f4f1e4", "#e8c468", "#bcd0c4"),  # bottle green, brass
    Palette("#5b1a24", "#fbeee0", "#f0b596", "#e0c3b8"),  # oxblood, apricot
    Palette("#dfe6e4", "#17323f", "#a83a2a", "#465a62"),  # sea mist, rust
    Palette("#2b2a33", "#f5efe6", "#8fc7c0", "#c4c0c9"),  # slate, verdigris
    Palette("#e9c27d", "#2a1d12", "#7a2416", "#573f22"),  # ochre, brick
)

_EDGE = 88
_WIDTH = 1000 - 2 * _EDGE
_LABEL_AT, _LABEL_SIZE = 122, 40
_RULE_AT, _RULE_LENGTH, _RULE = 156, 64, 4
_TITLE_AT, _TITLE_HEIGHT = 206, 372
_TITLE_SIZES = (176, 160, 146, 132, 120, 108, 98, 88, 80, 72, 64, 56, 48, 42)
_LEADING = 1.1
_HORIZON = 826
_RISE = (44, 200)
_STROKE, _DOT = 3.2, 9.0
_STOPS = 12
_NAMES_AT, _NAME_ROW, _NAME_GAP = 48, 38, 18
_NAME_SIZES = (32, 30, 28, 26, 24, 22)
_SMOOTH = 3
# Where there are no cities to join, as on the show's own cover: five places, five ways.
_EMBLEM = ((0, 1), (1, 3), (2, 3), (2, 4))


@dataclass(frozen=True, slots=True)
class _Canvas:
    picture: Image.Image
    pen: ImageDraw.ImageDraw
    palette: Palette

    def px(self, length: float) -> int:
        return round(length * self.picture.width / 1000)

    def write(self, text: Lettering, line: str, at: tuple[float, float], size: int, look: tuple[str, str]) -> None:
        """Set a line with its anchor (Pillow's two letters) at a point; ``look`` is anchor and colour."""
        anchor, colour = look
        self.pen.text((self.px(at[0]), self.px(at[1])), line, colour, font(text.file, self.px(size)), anchor=anchor)


def drawn(cover: Cover, size: int) -> Image.Image:
    """Draw a cover of ``size`` pixels a side."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - a build that has its cover needs no Pillow

    title, show = lettering(cover.title), lettering(cover.show)
    name = (cover.title or cover.show).encode(errors="replace")
    palette = PALETTES[hashlib.sha256(name).digest()[0] % len(PALETTES)]
    picture = Image.new("RGB", (size, size), palette.ground)
    canvas = _Canvas(picture, ImageDraw.Draw(picture), palette)
    if title.text and show.text:
        _label(canvas, show)
    if title.text or show.text:
        _title(canvas, title if title.text else show)
    if cover.route:
        _mapped(canvas, cover.route)
    else:
        _journey(canvas, cover.cities, from_right=title.from_right)
    return picture


def _label(canvas: _Canvas, show: Lettering) -> None:
    """Set the show's name on one line, with a short rule under it."""
    line = show.shortened(_LABEL_SIZE, _WIDTH)
    side, anchor = (1000 - _EDGE, "rs") if show.from_right else (_EDGE, "ls")
    canvas.write(show, line, (side, _LABEL_AT), _LABEL_SIZE, (anchor, canvas.palette.line))
    left = side - _RULE_LENGTH if show.from_right else side
    box = (canvas.px(left), canvas.px(_RULE_AT), canvas.px(left + _RULE_LENGTH), canvas.px(_RULE_AT + _RULE))
    canvas.pen.rectangle(box, canvas.palette.line)


def _title(canvas: _Canvas, title: Lettering) -> None:
    size, lines = fitted(title, _TITLE_SIZES, (_WIDTH, _TITLE_HEIGHT), _LEADING)
    side, anchor = (1000 - _EDGE, "rs") if title.from_right else (_EDGE, "ls")
    for number, line in enumerate(lines):
        baseline = _TITLE_AT + size * (0.8 + number * _LEADING)
        canvas.write(title, line, (side, baseline), size, (anchor, canvas.palette.title))


# --- the journey -------------------------------------------------------------------------


def _journey(canvas: _Canvas, cities: tuple[str, ...], *, from_right: bool) -> None:
    """Draw each city once, as a dot, and the way from each to the next; back again is a second arc."""
    stops = tuple(dict.fromkeys(cities))
    if len(stops) > _STOPS:
        stops = (*stops[: _STOPS - 1], stops[-1])
    places = _places(len(stops) or 1 + max(max(leg) for leg in _EMBLEM))
    if from_right:
        places.reverse()
    route = [places[stops.index(city)] for city in cities if city in stops]
    pairs = itertools.pairwise(route) if stops else ((places[start], places[end]) for start, end in _EMBLEM)
    _arcs(canvas, places, [(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]])
    _names(canvas, sorted(zip(places, map(lettering, stops), strict=False), key=lambda stop: stop[0]))


_MAP_AT = 560
"""Where the map begins; it goes to the edges."""


def _mapped(canvas: _Canvas, stops: tuple[Stop, ...]) -> None:
    """Draw the way on a map under the title, in the cover's colours."""
    ground = canvas.palette.ground
    towards = canvas.palette.names
    look = route.Look(
        sea=_mixed(ground, towards, 0.10),
        land=_mixed(ground, towards, 0.26),
        coast=_mixed(ground, towards, 0.40),
        way=canvas.palette.line,
        name=canvas.palette.title,
        halo=_mixed(ground, towards, 0.14),
    )
    size = (canvas.picture.width, canvas.picture.height - canvas.px(_MAP_AT))
    canvas.picture.paste(route.drawn(stops, None, size, look), (0, canvas.px(_MAP_AT)))


def _mixed(one: str, other: str, share: float) -> str:
    """Give a colour between two.

    >>> _mixed("#000000", "#ffffff", 0.5)
    '#808080'
    """
    pairs = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _places(count: int) -> list[float]:
    if count == 1:
        return [500.0]
    step = (_WIDTH - 2 * _DOT) / (count - 1)
    return [_EDGE + _DOT + number * step for number in range(count)]


def _arcs(canvas: _Canvas, places: list[float], legs: list[tuple[float, float]]) -> None:
    from PIL import Image, ImageDraw  # noqa: PLC0415 - see drawn()

    top, wide = canvas.px(_HORIZON - _RISE[1] - 10), canvas.picture.width
    # Pillow draws curves with hard edges: draw them larger, as a mask, and reduce that.
    mask = Image.new("L", (wide * _SMOOTH, (canvas.px(_HORIZON + 20) - top) * _SMOOTH))
    pen, scale = ImageDraw.Draw(mask), wide * _SMOOTH / 1000
    level = _HORIZON * scale - top * _SMOOTH
    stroke = max(2, round(_STROKE * scale))
    pen.line((_EDGE * scale, level, (1000 - _EDGE) * scale, level), fill=110, width=stroke // 2)
    if len(places) == 1:  # nowhere to go: rings, as of a bell
        legs = [(500 - reach, 500 + reach) for reach in (66, 132, 198)]
    for start, end in dict.fromkeys(legs):
        rise = _rise(end - start, max(b - a for a, b in legs)) * scale
        pen.arc((start * scale, level - rise, end * scale, level + rise), 180, 360, fill=255, width=stroke)
    for place in places:
        pen.circle((place * scale, level), _DOT * scale, fill=255)
    canvas.picture.paste(canvas.palette.line, (0, top), mask.reduce(_SMOOTH))


def _rise(span: float, longest: float) -> float:
    """Give an arc's height: the longer the way the higher, and never steeper than a half circle."""
    low, high = _RISE
    return min(span / 2, low + (high - low) * span / longest)


def _names(canvas: _Canvas, stops: list[tuple[float, Lettering]]) -> None:
    """Set the names under their dots, as large as they stay apart, on two rows if one is too narrow."""
    choices = ((size, rows) for rows in (1, 2) for size in _NAME_SIZES if _apart(stops, size, rows))
    size, rows = next(choices, (_NAME_SIZES[-1], 2))
    room = _WIDTH if _apart(stops, size, rows) else min(_WIDTH, 0.9 * rows * _WIDTH / max(1, len(stops) - 1))
    for number, (place, name) in enumerate(stops):
        line = name.shortened(size, room)
        left, _ = _extent(place, name.length(line, size))
        baseline = _HORIZON + _NAMES_AT + number % rows * _NAME_ROW
        canvas.write(name, line, (left, baseline), size, ("ls", canvas.palette.names))


def _extent(place: float, length: float) -> tuple[float, float]:
    """Centre a name under its dot, as far as the margins allow."""
    left = max(_EDGE, min(place - length / 2, 1000 - _EDGE - length))
    return left, left + length


def _apart(stops: list[tuple[float, Lettering]], size: int, rows: int) -> bool:
    extents = [_extent(place, name.length(name.text, size)) for place, name in stops]
    if any(left < _EDGE or right > 1001 - _EDGE for left, right in extents):
        return False
    return all(a[1] + _NAME_GAP <= b[0] for a, b in zip(extents, extents[rows:], strict=False))
