"""The coastlines of the world, from Natural Earth (public domain); ``tools/build_coast.py`` wrote them."""

from __future__ import annotations

import zlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Ring = tuple[tuple[float, float], ...]
"""Longitude and latitude in degrees; the last point is the first."""
_SCALE = 100


@cache
def rings() -> tuple[tuple[bool, Ring], ...]:
    """Give every edge of land, and whether it is that of a sea inside it, which follows its land."""
    numbers = _varints(zlib.decompress(files("dateline.art").joinpath("data/coast.bin").read_bytes()))
    return tuple(_ring(numbers) for _ in range(next(numbers)))


def _ring(numbers: Iterator[int]) -> tuple[bool, Ring]:
    count = next(numbers)
    return bool(count & 1), tuple(_points(numbers, count >> 1))


def _varints(data: bytes) -> Iterator[int]:
    number = shift = 0
    for byte in data:
        number |= (byte & 127) << shift
        shift += 7
        if byte < 128:  # noqa: PLR2004 - the last group of seven bits
            yield number
            number = shift = 0


def _points(numbers: Iterator[int], count: int) -> Iterator[tuple[float, float]]:
    x = y = 0
    for _ in range(count):
        x, y = x + _signed(next(numbers)), y + _signed(next(numbers))
        yield x / _SCALE, y / _SCALE


def _signed(number: int) -> int:
    return number >> 1 if number & 1 == 0 else -(number + 1 >> 1)
