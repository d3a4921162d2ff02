"""Cover pictures."""

from __future__ import annotations

import hashlib
import io
import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from dateline.art import HEAVIEST, cover, digest
from dateline.art.drawn import PALETTES
from dateline.art.lettering import fitted, lettering
from dateline.errors import ShowError
from dateline.model import Cover

if TYPE_CHECKING:
    from pathlib import Path

CITIES = ("London", "Los Angeles", "Toronto", "London", "Berlin", "Washington")
EPISODE = Cover(title="The night the phones rang", show="Dispatches", cities=CITIES)
AWKWARD = (
    Cover(title="", show="Dispatches"),
    Cover(title="", show=""),
    Cover(title="No", show="Dispatches", cities=("Oslo",)),
    Cover(title="word " * 400, show="name " * 80, cities=tuple(f"City number {n}" for n in range(60))),
    Cover(title="Rindfleischetikettierung" * 20, show="D", cities=("Llanfairpwllgwyngyll" * 9, "Y")),
    Cover(title="שלוש ערים ולילה אחד", show="שידורים", cities=("חיפה", "ברלין", "חיפה")),
    Cover(title="سه شهر در یک شب", show="گزارش", cities=("شیراز", "لندن")),
    Cover(title="🎙️ 👩🏽‍🚀", show="🎧", cities=("🌍", "東京")),
    Cover(title="三つの街", show="Dispatches", cities=("東京", "Osaka")),
    Cover(title="a\x00b\ud800\u202ec\x1b[0m\ufffe", show="\t\n", cities=("", " ", "\x07")),
)


def read(data: bytes) -> Image.Image:
    """Decode what was made."""
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


def pixel(picture: Image.Image, at: tuple[int, int]) -> tuple[int, int, int]:
    """Look at one pixel of an RGB picture."""
    red, green, blue = picture.crop((*at, at[0] + 1, at[1] + 1)).tobytes()
    return red, green, blue


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("size", [1400, 3000])
def test_drawn_cover_is_what_podcast_directories_take(size: int, tmp_path: Path) -> None:
    """A drawn cover is a square baseline JPEG in RGB of the size asked for, and light."""
    data = cover(EPISODE, tmp_path, size=size)
    picture = read(data)
    assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", (size, size))
    assert "progressive" not in picture.info
    assert len(data) < HEAVIEST


def test_equal_covers_are_equal_bytes(tmp_path: Path) -> None:
    """Drawing the same cover twice gives the same bytes, and another title gives others."""
    once = cover(EPISODE, tmp_path, size=1400)
    assert cover(replace(EPISODE), tmp_path, size=1400) == once
    assert cover(replace(EPISODE, title="The night the phones ring"), tmp_path, size=1400) != once


@pytest.mark.parametrize("awkward", AWKWARD, ids=range(len(AWKWARD)))
def test_awkward_words_are_drawn(awkward: Cover, tmp_path: Path) -> None:
    """Empty, endless, right-to-left, unprintable and foreign words all give a picture."""
    assert read(cover(awkward, tmp_path, size=1400)).size == (1400, 1400)


@pytest.mark.parametrize("drawn", [EPISODE, *AWKWARD], ids=range(len(AWKWARD) + 1))
def test_nothing_is_drawn_in_the_margins(drawn: Cover, tmp_path: Path) -> None:
    """Words and lines keep off the outer twentieth of the square, which players round off."""
    picture = read(cover(drawn, tmp_path, size=1400))
    plain = Image.new("RGB", picture.size, pixel(picture, (3, 3)))
    strayed = ImageChops.difference(picture, plain).convert("L")
    for box in ((0, 0, 1400, 70), (0, 1330, 1400, 1400), (0, 0, 70, 1400), (1330, 0, 1400, 1400)):
        assert max(strayed.crop(box).tobytes()) <= 6
    assert max(strayed.tobytes()) > 60


def test_right_to_left_titles_stand_at_the_right(tmp_path: Path) -> None:
    """A Hebrew title has its weight in the right half, an English one in the left."""
    halves: list[bool] = []
    for title in ("שלום", "Shalom"):
        picture = read(cover(Cover(title=title, show="", cities=("Oslo",)), tmp_path, size=1400))
        ink = ImageChops.difference(picture, Image.new("RGB", picture.size, pixel(picture, (3, 3)))).convert("L")
        left, right = (sum(ink.crop((x, 270, x + 700, 620)).tobytes()) for x in (0, 700))
        halves.append(right > left)
    assert halves == [True, False]


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: str(palette.ground))
def test_colours_are_legible(palette: object) -> None:
    """Every text colour stands off its ground by 4.5 to 1 or more (WCAG 2.2, 1.4.3)."""
    ground, *inks = (luminance(getattr(palette, name)) for name in ("ground", "title", "line", "names"))
    for ink in inks:
        assert (max(ground, ink) + 0.05) / (min(ground, ink) + 0.05) >= 4.5


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Málaga → Łódź", "Málaga → Łódź"),
        ("Αθήνα Київ", "Αθήνα Київ"),
        ("ירושלים 2026", "ירושלים 2026"),
        ("تهران 2026", "تهران 2026"),
        ("Live 🎙 from\nRome\x07", "Live from Rome"),
        ("東京", ""),
    ],
)
def test_letters_that_no_font_has_are_left_out(text: str, kept: str) -> None:
    """Five scripts are kept whole; emoji, controls and other scripts go without a trace."""
    assert lettering(text).text == kept


@given(st.text(max_size=120), st.integers(200, 900), st.integers(60, 400))
@settings(max_examples=60, deadline=None)
def test_lines_fit_their_room(text: str, width: int, height: int) -> None:
    """Whatever the words, no line is wider than the room and all of them are no higher."""
    words = lettering(text)
    if not words.text:
        return
    size, lines = fitted(words, (90, 60, 40, 24), (width, height), 1.1)
    assert len(lines) * size * 1.1 <= height
    assert all(words.length(line, size) <= width for line in lines)


@given(st.lists(st.sampled_from(["one", "two", "seventeen", "a", "Ouagadougou"]), min_size=1, max_size=8))
@settings(max_examples=30, deadline=None)
def test_a_title_that_fits_loses_no_word(words: list[str]) -> None:
    """Fitting breaks lines and drops nothing."""
    text = " ".join(words)
    _, lines = fitted(lettering(text), (176, 88, 42), (824, 372), 1.1)
    assert " ".join(lines) == text


def save(path: Path, size: tuple[int, int], mode: str = "RGB", exif: Image.Exif | None = None) -> Cover:
    """Write a picture whose left third is red, middle green, right blue."""
    picture = Image.new("RGB", size, "lime")
    third = size[0] // 3
    picture.paste("red", (0, 0, third, size[1]))
    picture.paste("blue", (size[0] - third, 0, *size))
    picture.convert(mode).save(path, exif=exif or Image.Exif())
    return Cover(title="x", show="y", path=path.name, digest="1")


@pytest.mark.parametrize(
    ("name", "mode"),
    [("a.png", "RGBA"), ("a.png", "P"), ("a.jpg", "CMYK"), ("a.jpg", "L"), ("a.png", "1"), ("a.webp", "RGB")],
)
def test_given_pictures_become_rgb_squares(name: str, mode: str, tmp_path: Path) -> None:
    """Any mode and format that Pillow reads comes out as a square RGB JPEG without alpha."""
    made = read(cover(save(tmp_path / name, (1800, 1500), mode), tmp_path, size=1400))
    assert (made.format, made.mode, made.size) == ("JPEG", "RGB", (1400, 1400))


def test_given_picture_keeps_its_middle(tmp_path: Path) -> None:
    """A picture three times as wide as high loses its sides."""
    made = read(cover(save(tmp_path / "wide.png", (4500, 1500)), tmp_path, size=1400))
    for at in ((20, 20), (700, 700), (1380, 1380)):
        red, green, blue = pixel(made, at)
        assert green > 200
        assert max(red, blue) < 60


def test_given_picture_is_not_blown_up(tmp_path: Path) -> None:
    """A picture smaller than what is asked for keeps its size."""
    assert read(cover(save(tmp_path / "a.jpg", (1500, 1600)), tmp_path, size=3000)).size == (1500, 1500)


def test_transparent_parts_are_white(tmp_path: Path) -> None:
    """What shows through is paper, not black."""
    Image.new("RGBA", (1400, 1400), (0, 0, 0, 0)).save(tmp_path / "a.png")
    made = read(cover(Cover(title="", show="", path="a.png"), tmp_path, size=1400))
    assert made.getpixel((700, 700)) == (255, 255, 255)


def test_a_turned_photo_is_set_upright(tmp_path: Path) -> None:
    """The orientation a camera noted is carried out before it is lost."""
    exif = Image.Exif()
    exif[0x0112] = 3  # upside down
    made = read(cover(save(tmp_path / "a.jpg", (1500, 1500), exif=exif), tmp_path, size=1400))
    red, _, blue = pixel(made, (60, 700))
    assert blue > 200 > red


def test_busy_photos_stay_light(tmp_path: Path) -> None:
    """Fine grain over the whole of a large photo is paid for with quality, not with weight."""
    grain = Image.frombytes("L", (750, 750), random.Random(1).randbytes(750 * 750))  # noqa: S311 - grain
    Image.blend(grain.resize((3000, 3000)), Image.linear_gradient("L").resize((3000, 3000)), 0.8).save(
        tmp_path / "a.jpg", quality=95
    )
    assert len(cover(Cover(title="", show="", path="a.jpg"), tmp_path, size=3000)) < HEAVIEST


def test_bad_pictures_are_refused_with_a_way_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Missing, broken, cut short, small, huge and stray pictures are errors that name the file and a hint."""
    (tmp_path / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    (tmp_path / "text.jpg").write_text("not a picture")
    whole = tmp_path / "whole.jpg"
    save(whole, (1500, 1500))
    (tmp_path / "short.jpg").write_bytes(whole.read_bytes()[:2000])
    save(tmp_path / "small.png", (3000, 1399))
    (tmp_path / "folder").mkdir()
    faults = {
        "none.png": "cannot be read",
        "broken.png": "cannot be read",
        "text.jpg": "cannot be read",
        "short.jpg": "cannot be read",
        "folder": "cannot be read",
        "nul\0.png": "cannot be read",
        "small.png": "3000 x 1399",
        "../other.png": "outside",
        "/etc/hostname": "outside",
    }
    for name, said in faults.items():
        with pytest.raises(ShowError) as caught:
            cover(Cover(title="", show="", path=name), tmp_path, size=1400)
        assert said in caught.value.message
        assert name in caught.value.message
        assert caught.value.hint
    for limit in (1500 * 1500 - 1, 1500 * 1500 // 2 - 1):  # Pillow warns of the one and refuses the other
        monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", limit)
        with pytest.raises(ShowError, match="too many pixels") as caught:
            cover(Cover(title="", show="", path="whole.jpg"), tmp_path, size=1400)
        assert caught.value.hint


def test_digest_counts_what_shows() -> None:
    """A drawn cover's digest turns on titles and cities; a given picture's on its bytes alone."""
    drawn = [EPISODE, replace(EPISODE, title="t"), replace(EPISODE, show="s"), replace(EPISODE, cities=())]
    assert len({digest(cover) for cover in drawn}) == 4
    given_one = replace(EPISODE, path="a.png", digest="1" * 64)
    assert digest(replace(given_one, path="b.png", title="t")) == digest(given_one)
    assert digest(replace(given_one, digest="2" * 64)) != digest(given_one)
    assert len(bytes.fromhex(digest(Cover(title="\ud800", show="")))) == hashlib.sha256().digest_size
