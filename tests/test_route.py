"""Maps: any route anywhere, the date line, the poles, names that fit."""

from __future__ import annotations

import io
import itertools
import json
import math
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from dateline import art
from dateline.art import coast, route
from dateline.model import Stop

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Dateline

PACIFIC = (Stop("Tokyo", 35.68, 139.7), Stop("Honolulu", 21.3, -157.86), Stop("Los Angeles", 34.05, -118.24))
EUROPE = (
    Stop("Lisbon", 38.72, -9.14),
    Stop("Paris", 48.86, 2.35),
    Stop("Kyiv", 50.45, 30.5),
    Stop("Paris", 48.86, 2.35),
)
STOPS = st.lists(
    st.builds(Stop, st.text(max_size=12), st.floats(-90, 90), st.floats(-180, 180)), max_size=12
)  # fmt: skip


def land(lat: float, lon: float) -> bool:
    """Whether a place is on land, by counting the edges to the east of it."""
    inside = False
    for _, ring in coast.rings():
        for turn in (-360, 0, 360):
            for (ax, ay), (bx, by) in itertools.pairwise(ring):
                if (ay > lat) != (by > lat) and lon < ax + turn + (lat - ay) / (by - ay) * (bx - ax):
                    inside = not inside
    return inside


@pytest.mark.parametrize(
    ("name", "lat", "lon", "wanted"),
    [
        ("Alice Springs", -23.7, 133.9, True), ("the Atlantic", 30.0, -40.0, False), ("Paris", 48.86, 2.35, True),
        ("the Caspian Sea", 42.0, 51.0, False), ("Chukotka", 67.0, -175.0, True), ("the pole", -89.0, 10.0, True),
        ("the Pacific", 0.0, 180.0, False), ("Nairobi", -1.28, 36.82, True), ("the Arctic", 88.0, 0.0, False),
    ],
)  # fmt: skip
def test_the_coastlines_are_whole(name: str, lat: float, lon: float, wanted: bool) -> None:  # noqa: FBT001 - a row
    """Land is land and sea is sea, on both sides of the date line."""
    assert all(ring[0] == ring[-1] for _, ring in coast.rings())
    assert land(lat, lon) == wanted, name


@pytest.mark.parametrize(("lat", "lon", "wet"), [(30.0, -40.0, True), (45.0, 10.0, False), (35.0, 18.0, True)])
def test_land_and_sea_lie_where_they_are(lat: float, lon: float, *, wet: bool) -> None:
    """A pixel at a place has the colour of what is there."""
    stops = (Stop("", 40.0, -30.0), Stop("", 40.0, 20.0))
    view = route._View.of(stops, (600, 600))
    x, y = (round(one) for one in view.place(lat, lon))
    red = np.asarray(route.drawn(stops, None, (600, 600)))[y, x, 0]
    assert (red < 0xEA) == wet


@settings(max_examples=25)
@given(STOPS, st.integers(0, 12))
def test_any_route_makes_a_map(stops: list[Stop], present: int) -> None:
    """Whatever the way, there is a picture of the size that was asked for, and every stop is in it."""
    shown = present if present < len(stops) else None
    picture = route.drawn(stops, shown, (240, 240))
    assert (picture.mode, picture.size) == ("RGB", (240, 240))
    view = route._View.of(stops, (240, 240))
    for one in stops:
        x, y = view.place(one.lat, one.lon)
        assert math.isfinite(x + y)
        assert -1 <= x <= 241
        assert -1 <= y <= 241


def test_the_date_line_is_no_edge() -> None:
    """From Tokyo over Honolulu to Los Angeles no step of the way jumps."""
    view = route._View.of(PACIFIC, (600, 600))
    for a, b in itertools.pairwise(PACIFIC):
        way = [view.place(*point) for point in route.great_circle(a, b, 96)]
        assert max(math.dist(one, other) for one, other in itertools.pairwise(way)) < 20


def test_equal_routes_make_equal_bytes_and_light_pictures() -> None:
    """A map is what its values say: the same again, another for another chapter, each with its own digest."""
    first = art.map_of(EUROPE, 1)
    assert first == art.map_of(EUROPE, 1)
    assert len(first) < 120_000
    with Image.open(io.BytesIO(first)) as picture:
        assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", (route.SIZE, route.SIZE))
    digests = {art.map_digest(EUROPE, present) for present in (None, 0, 1, 2)}
    assert len(digests) == 4
    assert art.map_of(EUROPE, 2) != first


def test_names_keep_apart_and_inside() -> None:
    """Five cities in a heap: the present one is named; no name lies on another or beyond the edge."""
    heap = [Stop(f"Number {n}", 51.5 + n / 60, 0.1 * (n % 2)) for n in range(5)]
    view = route._View.of(heap, (500, 500))
    boxes = [box for _, _, box in route._labels(list(route._once(view, heap, 3)), (500, 500), [])]
    named = [city.name.text for city, _, _ in route._labels(list(route._once(view, heap, 3)), (500, 500), [])]
    assert named[0] == "Number 3"
    for box in boxes:
        assert min(box) >= 0
        assert max(box) <= 500
    for one, other in itertools.combinations(boxes, 2):
        assert one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]


def test_the_present_city_is_marked_where_it_is() -> None:
    """Its dot has the way's colour."""
    view = route._View.of(EUROPE, (600, 600))
    x, y = (round(one) for one in view.place(48.86, 2.35))
    pixel = route.drawn(EUROPE, 1, (600, 600)).getpixel((x, y))
    assert pixel == route._rgb(route.PAPER.way)


def size(path: Path) -> tuple[int, int]:
    """Give a picture's pixels."""
    with Image.open(path) as picture:
        return picture.size


def test_chapters_and_the_page_have_their_maps(copied: Path, dateline: Dateline) -> None:
    """Each chapter with a place names a picture that is there; so does the page; the show can do without."""
    feed = copied / "feed"
    chapters = json.loads(next(feed.glob("*.chapters.json")).read_bytes())["chapters"]
    names = [one["img"].rpartition("/")[2] for one in chapters if "location" in one]
    assert len(names) == 2
    assert len(set(names)) == 2
    for name in names:
        assert size(feed / name) == (route.SIZE, route.SIZE)
    xml = (feed / "feed.xml").read_text("utf-8")
    assert all(f'image="http://localhost/{name}"' in xml for name in names)
    page = next(path for path in feed.glob("*/index.html")).read_text("utf-8")
    [way] = re.findall(r'<img class="way" src="../(map-\w+\.jpg)" alt="Map: Nairobi, Lima"', page)
    assert (feed / way).is_file()
    with (copied / "show.yaml").open("a", encoding="utf-8") as out:
        out.write("\nfeed: {maps: false}\n")
    dateline("publish", cwd=copied)
    assert not list(feed.glob("map-*.jpg"))
    assert "img" not in next(feed.glob("*.chapters.json")).read_text("utf-8")


def test_a_cover_may_be_the_map(copied: Path, dateline: Dateline) -> None:
    """`cover: map` draws the way under the title; the show's own cover, which has none, is drawn as ever."""
    before = {path.name for path in (copied / "feed").glob("*.jpg")}
    with (copied / "show.yaml").open("a", encoding="utf-8") as out:
        out.write("\ncover: map\n")
    dateline("build", cwd=copied)
    dateline("publish", cwd=copied)
    [name] = {path.name for path in (copied / "feed").glob("*.jpg")} - before
    assert size(copied / "feed" / name) == (art.EPISODE_SIZE, art.EPISODE_SIZE)


def test_a_name_that_is_too_long_is_written_smaller() -> None:
    """The longest name of a place that there is stands beside its dot, and as much of it as fits."""
    longest = Stop("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", 53.22, -4.2)
    stops = (longest, Stop("San Fernando del Valle de Catamarca", -28.47, -65.78), Stop("Bangkok", 13.75, 100.5))
    named = route.drawn(stops, 1, (1200, 1200))
    bare = route.drawn((replace(longest, name=""), *stops[1:]), 1, (1200, 1200))
    assert named.tobytes() != bare.tobytes()
