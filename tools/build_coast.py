"""Build the coastlines that route maps are drawn on: src/dateline/art/data/coast.bin.

The source is Natural Earth's land at 1:50,000,000 (public domain) as TopoJSON, the file land-50m.json of the package
world-atlas 2. What comes out is one zlib stream of varints: the number of rings; for each ring twice the number of its
points, and one more if it is a sea inside of the land before it; then each point as zigzag differences of longitude and
latitude in hundredths of a degree from the point before.

Usage: python tools/build_coast.py land-50m.json
"""

from __future__ import annotations

import argparse
import itertools
import json
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

OUT = Path(__file__).parents[1] / "src" / "dateline" / "art" / "data" / "coast.bin"
SCALE = 100
"""Steps in a degree: about a kilometer."""
TOLERANCE = 1.2
"""Steps that a point may lie off the line of its neighbours and be left out."""
Ring = list[tuple[int, int]]


def rings(atlas: dict[str, Any]) -> Iterator[tuple[bool, Ring]]:
    """Give every ring of the land in steps, and whether it is a sea inside of the ring before."""
    (kx, ky), (tx, ty) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs = []
    for arc in atlas["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((round((x * kx + tx) * SCALE), round((y * ky + ty) * SCALE)))
        arcs.append(points)
    for geometry in atlas["objects"]["land"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for polygon in polygons:
            for order, ring in enumerate(polygon):
                joined: Ring = []
                for index in ring:
                    part = arcs[index] if index >= 0 else arcs[~index][::-1]
                    joined += part[1:] if joined else part
                yield order > 0, unrolled(joined)


def unrolled(points: Ring) -> Ring:
    """Let a ring that crosses the date line go on beyond it; one around a pole is closed there."""
    turn, made = 0, [points[0]]
    for (ax, _), (bx, by) in itertools.pairwise(points):
        turn += -360 * SCALE if bx - ax > 180 * SCALE else 360 * SCALE if ax - bx > 180 * SCALE else 0
        made.append((bx + turn, by))
    if abs(made[-1][0] - made[0][0]) > 180 * SCALE:
        pole = -90 * SCALE if made[0][1] < 0 else 90 * SCALE
        made += [(made[-1][0], pole), (made[0][0], pole), made[0]]
    return made


def simplified(points: Ring) -> Ring:
    """Leave out what lies near the line of its neighbours (Douglas and Peucker, 1973)."""
    if len(points) < 4:  # noqa: PLR2004 - a triangle stays
        return points
    keep, stack = {0, len(points) - 1}, [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        (ax, ay), (bx, by) = points[first], points[last]
        length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
        far, at = 0.0, -1
        for index in range(first + 1, last):
            px, py = points[index]
            beside = abs((bx - ax) * (ay - py) - (ax - px) * (by - ay))
            off = beside / length if length else ((px - ax) ** 2 + (py - ay) ** 2) ** 0.5
            if off > far:
                far, at = off, index
        if far > TOLERANCE:
            keep.add(at)
            stack += [(first, at), (at, last)]
    return [points[index] for index in sorted(keep)]


def varint(number: int) -> bytes:
    """Write a number in groups of seven bits, the lowest first."""
    out = bytearray()
    while number > 127:  # noqa: PLR2004 - seven bits
        out.append(number & 127 | 128)
        number >>= 7
    return bytes([*out, number])


def zigzag(number: int) -> bytes:
    """Write a number that may be negative."""
    return varint(2 * number if number >= 0 else -2 * number - 1)


def main() -> None:
    """Read, simplify, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("atlas", type=Path)
    atlas = json.loads(parser.parse_args().atlas.read_text("utf-8"))
    simple = ((inside, simplified(ring)) for inside, ring in rings(atlas))
    land = [(inside, ring) for inside, ring in simple if len(ring) > 3]  # noqa: PLR2004 - closed, and not flat
    data = bytearray(varint(len(land)))
    for inside, ring in land:
        data += varint(2 * len(ring) + inside)
        x = y = 0
        for px, py in ring:
            data += zigzag(px - x) + zigzag(py - y)
            x, y = px, py
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_bytes(zlib.compress(bytes(data), 9))
    print(f"{len(land)} rings, {sum(len(ring) for _, ring in land)} points, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
