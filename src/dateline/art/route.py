"""A map of an episode's way: quiet land, the cities, an arc from each to the next, the present one named in red.

The projection is Lambert's azimuthal equal-area one, centred on the route: a region looks as it does in an atlas, and
the world as it does from far above. Land is drawn flat by longitude and latitude, where each pixel of the map looks.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import math
from dataclasses import astuple, dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from dateline.art.coast import rings
from dateline.art.lettering import font, lettering

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PIL import Image

    from dateline.art.lettering import Lettering
    from dateline.model import Stop

REVISION = 2
"""Raised when an equal route would give a different map."""
SIZE = 1200
"""Pixels a side of a chapter's picture."""


@dataclass(frozen=True, slots=True)
class Look:
    """A map's colours."""

    sea: str = "#dce4e3"
    land: str = "#f8f3e6"
    coast: str = "#a59d8a"
    way: str = "#a33a22"
    name: str = "#26282c"
    halo: str = "#f8f4ea"


PAPER = Look()


def digest(stops: Sequence[Stop], present: int | None) -> str:
    """Give the SHA-256 of what a map is made from, 64 hex digits."""
    made_from = [REVISION, [astuple(one) for one in stops], present]
    return hashlib.sha256(json.dumps(made_from).encode("utf-8", "surrogatepass")).hexdigest()


def drawn(stops: Sequence[Stop], present: int | None, size: tuple[int, int], look: Look = PAPER) -> Image.Image:
    """Draw a map.

    Args:
        stops: Where the story goes, in its order; a city may come again. None gives the whole world.
        present: Which of them is told of now; None for the whole way.
        size: Width and height in pixels.
        look: Colours.
    """
    from PIL import Image  # noqa: PLC0415 - only a map pays for it

    view = _View.of(stops, size)
    picture = Image.fromarray(_ground(view, size, look))
    _ways(picture, view, stops, present, look)
    _cities(picture, view, stops, present, look)
    return picture


# --- the view ----------------------------------------------------------------------------

_KM = 6371.0
_LEAST, _ALONE = 60 / _KM, 700 / _KM
"""Half the width of the narrowest view: of cities near each other, and of one alone with its surroundings."""
_MARGIN = 1.34
"""Room around the route, in its own size."""
_WORLD = 1.9
"""Half the width of a view that needs no more: 2 is the far side of the earth."""


def _unit(lat: float, lon: float) -> tuple[float, float, float]:
    a, b = math.radians(lat), math.radians(lon)
    return math.cos(a) * math.cos(b), math.cos(a) * math.sin(b), math.sin(a)


def _dot(a: Sequence[float], b: Sequence[float]) -> float:
    return max(-1.0, min(1.0, sum(x * y for x, y in zip(a, b, strict=True))))


@dataclass(frozen=True, slots=True)
class _View:
    """What of the earth is seen, and where in the picture."""

    lat: float
    lon: float
    left: float
    top: float
    scale: float
    """Pixels in a radian at the centre."""

    @staticmethod
    def of(stops: Sequence[Stop], size: tuple[int, int]) -> _View:
        lat, lon = _centre([_unit(one.lat, one.lon) for one in stops]) if stops else (20.0, 10.0)
        plain = _View(lat, lon, 0.0, 0.0, 1.0)
        way = [plain.place(*point) for point in _every(stops)] or [(-_WORLD, -_WORLD), (_WORLD, _WORLD)]
        xs, ys = [x for x, _ in way], [y for _, y in way]
        least = _LEAST if len(set(stops)) > 1 else _ALONE
        wide = max((max(xs) - min(xs)) / 2 * _MARGIN, least)
        high = max((max(ys) - min(ys)) / 2 * _MARGIN, least)
        scale = min(size[0] / wide, size[1] / high) / 2
        scale = max(scale, min(size) / 2 / _WORLD)
        x, y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
        return _View(lat, lon, size[0] / 2 - x * scale, size[1] / 2 - y * scale, scale)

    def place(self, lat: float, lon: float) -> tuple[float, float]:
        """Give a place's pixel (Snyder 1987, 24-2 to 24-4)."""
        a, b, c = math.radians(lat), math.radians(lon - self.lon), math.radians(self.lat)
        cosine = math.sin(c) * math.sin(a) + math.cos(c) * math.cos(a) * math.cos(b)
        k = math.sqrt(2 / max(1e-9, 1 + cosine))
        x = k * math.cos(a) * math.sin(b)
        y = k * (math.cos(c) * math.sin(a) - math.sin(c) * math.cos(a) * math.cos(b))
        return self.left + x * self.scale, self.top - y * self.scale


def _centre(points: Sequence[tuple[float, float, float]]) -> tuple[float, float]:
    """Give a point that is near to all: steps towards the farthest, ever smaller (Badoiu and Clarkson 2003)."""
    total = [sum(one) for one in zip(*points, strict=True)]
    length = math.hypot(*total)
    at = [one / length for one in total] if length > 1e-6 else list(points[0])  # noqa: PLR2004 - they cancel out
    for step in range(2, 60):
        far = min(points, key=lambda one: _dot(at, one))
        at = [x + (y - x) / step for x, y in zip(at, far, strict=True)]
        length = math.hypot(*at)
        if length < 1e-6:  # noqa: PLR2004 - opposite ends of the earth
            at, length = list(points[0]), 1.0
        at = [one / length for one in at]
    return math.degrees(math.asin(max(-1.0, min(1.0, at[2])))), math.degrees(math.atan2(at[1], at[0]))


def _every(stops: Sequence[Stop]) -> list[tuple[float, float]]:
    """Give all the places that are to be seen: the cities and the ways between them."""
    ways = (point for a, b in itertools.pairwise(stops) for point in great_circle(a, b, 24))
    return [*((one.lat, one.lon) for one in stops), *ways]


def great_circle(a: Stop, b: Stop, steps: int) -> list[tuple[float, float]]:
    """Give the shortest way between two places, as latitudes and longitudes; nothing for one and the same."""
    p, q = _unit(a.lat, a.lon), _unit(b.lat, b.lon)
    angle = math.acos(_dot(p, q))
    if angle < 1e-6 or math.pi - angle < 1e-6:  # noqa: PLR2004 - no way, or every way
        return []
    made = []
    for step in range(steps + 1):
        one, other = math.sin(angle * (1 - step / steps)), math.sin(angle * step / steps)
        x, y, z = ((one * u + other * v) / math.sin(angle) for u, v in zip(p, q, strict=True))
        made.append((math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))))
    return made


# --- land and sea ------------------------------------------------------------------------

_FINEST = 9000
"""Pixels of the widest flat map that is drawn."""


@lru_cache(maxsize=1)  # an episode's maps differ in the city that is named
def _ground(view: _View, size: tuple[int, int], look: Look) -> Any:  # noqa: ANN401 - numpy's
    import numpy as np  # noqa: PLC0415 - heavy, and only a map pays for it

    lat, lon, here = _looked_up(view, size)
    share = _land(lat, lon, here, view.scale)
    sea, land, coast = (np.array(_rgb(one), dtype=np.float32) for one in (look.sea, look.land, look.coast))
    mixed = sea + (land - sea) * share[..., None]
    edge = np.exp(-(((share - 0.5) / 0.28) ** 2)) * 0.75
    mixed += (coast - mixed) * edge[..., None]
    mixed[~here] = land
    return np.clip(mixed + 0.5, 0, 255).astype(np.uint8)


def _looked_up(view: _View, size: tuple[int, int]) -> tuple[Any, Any, Any]:
    """Give each pixel's latitude and longitude, and whether it is of this earth (Snyder 1987, 20-14 and 20-15)."""
    import numpy as np  # noqa: PLC0415 - see _ground

    x = ((np.arange(size[0], dtype=np.float32) + 0.5 - view.left) / view.scale)[None, :]
    y = (-(np.arange(size[1], dtype=np.float32) + 0.5 - view.top) / view.scale)[:, None]
    rho = np.sqrt(x * x + y * y)
    here = rho < 2 - 1e-4
    c = 2 * np.arcsin(np.minimum(rho / 2, 1))
    a, sine, cosine = math.radians(view.lat), np.sin(c), np.cos(c)
    safe = np.maximum(rho, 1e-6)
    lat = np.arcsin(np.clip(cosine * math.sin(a) + y * sine * math.cos(a) / safe, -1, 1))
    lon = math.radians(view.lon) + np.arctan2(x * sine, safe * math.cos(a) * cosine - y * math.sin(a) * sine)
    return np.degrees(lat), (np.degrees(lon) + 540) % 360 - 180, here


def _land(lat: Any, lon: Any, here: Any, scale: float) -> Any:  # noqa: ANN401 - numpy's
    """Give the share of land in each pixel, from a flat map of the stretch that is seen."""
    import numpy as np  # noqa: PLC0415 - see _ground
    from PIL import Image, ImageDraw  # noqa: PLC0415 - the same

    south, north = float(lat[here].min()), float(lat[here].max())
    west, east = _span(lon[here])
    stretch = 1 / max(0.15, math.cos(math.radians(min(80.0, max(abs(south), abs(north))))))
    fine = min(1.6 * scale * math.pi / 180, _FINEST / max(east - west, north - south, 0.1))
    across = max(0.2 * fine, min(fine, fine / stretch * 1.3))
    wide, high = int((east - west) * across) + 3, int((north - south) * fine) + 3
    flat = Image.new("L", (wide, high))
    pen = ImageDraw.Draw(flat)
    for inside, ring in rings():
        lons = [x for x, _ in ring]
        lats = [y for _, y in ring]
        if max(lats) < south or min(lats) > north:
            continue
        for turn in (-360, 0, 360, 720):
            if max(lons) + turn >= west and min(lons) + turn <= east:
                pen.polygon(
                    [((x + turn - west) * across, (north - y) * fine) for x, y in ring], fill=0 if inside else 255
                )
    data = np.asarray(flat, dtype=np.float32) / 255
    column = ((lon - west) % 360) * across - 0.5
    row = (north - lat) * fine - 0.5
    return _between(data, np.clip(row, 0, high - 1.001), np.clip(column, 0, wide - 1.001))


def _span(lon: Any) -> tuple[float, float]:  # noqa: ANN401 - numpy's
    """Give the west and the east end of what is seen, across the date line if that is shorter."""
    import numpy as np  # noqa: PLC0415 - see _ground

    seen = np.unique(np.floor(lon).astype(np.int32))
    gaps = np.diff(np.append(seen, seen[0] + 360))
    widest = int(gaps.argmax())
    if gaps[widest] <= 2:  # noqa: PLR2004 - all the way round
        return -180.0, 180.0
    west = int(seen[(widest + 1) % len(seen)])
    return float(west), float(west + 361 - int(gaps[widest]))


def _between(data: Any, row: Any, column: Any) -> Any:  # noqa: ANN401 - numpy's
    """Take a value between the four around it."""
    import numpy as np  # noqa: PLC0415 - see _ground

    top, left = np.floor(row).astype(np.int32), np.floor(column).astype(np.int32)
    down, right = np.minimum(top + 1, data.shape[0] - 1), np.minimum(left + 1, data.shape[1] - 1)
    y, x = row - top, column - left
    upper = data[top, left] * (1 - x) + data[top, right] * x
    lower = data[down, left] * (1 - x) + data[down, right] * x
    return upper * (1 - y) + lower * y


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


# --- the way, the cities and their names ---------------------------------------------------

_SMOOTH = 2
_STROKE, _DOT, _NAME = 0.0042, 0.0085, 0.030
"""In the side of a square as large as the map."""


def _side(size: tuple[int, int]) -> float:
    return math.sqrt(size[0] * size[1])


def _ways(picture: Image.Image, view: _View, stops: Sequence[Stop], present: int | None, look: Look) -> None:
    """Draw the legs that were travelled, and faintly those to come."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - see drawn()

    wide, high = picture.size
    past, future = (Image.new("L", (wide * _SMOOTH, high * _SMOOTH)) for _ in range(2))
    stroke = max(2, round(_STROKE * _side(picture.size) * _SMOOTH))
    for number, (a, b) in enumerate(itertools.pairwise(stops)):
        points = [view.place(*point) for point in great_circle(a, b, 96)]
        line = [(x * _SMOOTH, y * _SMOOTH) for x, y in points]
        if present is None or number < present:
            ImageDraw.Draw(past).line(line, fill=235, width=stroke, joint="curve")
        else:
            for start in range(0, len(line) - 2, 4):
                ImageDraw.Draw(future).line(line[start : start + 3], fill=120, width=stroke)
    for mask in (future, past):
        picture.paste(look.way, (0, 0), mask.reduce(_SMOOTH))


@dataclass(frozen=True, slots=True)
class _City:
    """A place in the picture."""

    name: Lettering
    at: tuple[float, float]
    present: bool


def _cities(picture: Image.Image, view: _View, stops: Sequence[Stop], present: int | None, look: Look) -> None:
    from PIL import Image, ImageDraw  # noqa: PLC0415 - see drawn()

    side = _side(picture.size)
    cities = list(_once(view, stops, present))
    dots = Image.new("L", (picture.width * _SMOOTH, picture.height * _SMOOTH))
    ground = Image.new("L", dots.size)
    for city in cities:
        x, y = (one * _SMOOTH for one in city.at)
        radius = _DOT * side * _SMOOTH * (1.45 if city.present else 1.0)
        ImageDraw.Draw(ground).circle((x, y), radius * 1.5, fill=255)
        ImageDraw.Draw(dots).circle((x, y), radius, fill=255)
    picture.paste(look.halo, (0, 0), ground.reduce(_SMOOTH))
    picture.paste(look.way, (0, 0), dots.reduce(_SMOOTH))
    pen = ImageDraw.Draw(picture)
    way = [view.place(*point) for a, b in itertools.pairwise(stops) for point in great_circle(a, b, 96)]
    for city, size, box in _labels(cities, picture.size, way):
        colour = look.way if city.present else look.name
        face = font(city.name.file, size)
        pen.text(
            box[:2], city.name.text, colour, face, anchor="lt", stroke_width=max(2, size // 9), stroke_fill=look.halo
        )


def _once(view: _View, stops: Sequence[Stop], present: int | None) -> Iterator[_City]:
    """Give every city once, the present one first."""
    now = stops[present] if present is not None and 0 <= present < len(stops) else None
    for stop in dict.fromkeys([*([now] if now else []), *stops]):
        yield _City(lettering(stop.name), view.place(stop.lat, stop.lon), stop == now)


_Box = tuple[float, float, float, float]
_SHARES = (1.0, 0.8, 0.65)
"""Sizes of a name: a smaller one is better than none."""


def _labels(
    cities: Sequence[_City], size: tuple[int, int], way: Sequence[tuple[float, float]]
) -> Iterator[tuple[_City, int, _Box]]:
    """Find a place for each name beside its dot: free of dots and names, off the way if it can be; or none."""
    side = _side(size)
    taken: list[_Box] = []
    for city in cities:
        reach = _DOT * side * 1.6
        taken.append((city.at[0] - reach, city.at[1] - reach, city.at[0] + reach, city.at[1] + reach))
    for city in cities:
        for share in _SHARES if city.name.text else ():
            letters = round(_NAME * side * share * (1.35 if city.present else 1.0))
            own = font(city.name.file, letters).getbbox(city.name.text, anchor="lt")
            around = _around(city.at, own[2], own[3], _DOT * side * 2.2)
            free = [box for box in around if _free(box, taken, size, side * 0.02)]
            if free:
                box = min(free, key=lambda one: _crossed(one, way))  # the first of the best
                taken.append(box)
                yield city, letters, box
                break


def _crossed(box: _Box, way: Sequence[tuple[float, float]]) -> int:
    """Count the points of the way under a name."""
    return sum(box[0] <= x <= box[2] and box[1] <= y <= box[3] for x, y in way)


def _around(at: tuple[float, float], wide: float, high: float, gap: float) -> Iterator[_Box]:
    """Give the places for a name around a dot, the best first."""
    x, y = at
    near = gap * 0.7
    places = (
        (x + gap, y - high / 2), (x - gap - wide, y - high / 2), (x - wide / 2, y - gap - high),
        (x - wide / 2, y + gap), (x + near, y - near - high), (x + near, y + near),
        (x - near - wide, y - near - high), (x - near - wide, y + near),
    )  # fmt: skip
    for left, top in places:
        yield left, top, left + wide, top + high


def _free(box: _Box, taken: Sequence[_Box], size: tuple[int, int], edge: float) -> bool:
    inside = box[0] >= edge and box[1] >= edge and box[2] <= size[0] - edge and box[3] <= size[1] - edge
    apart = (box[2] < one[0] or one[2] < box[0] or box[3] < one[1] or one[3] < box[1] for one in taken)
    return inside and all(apart)
