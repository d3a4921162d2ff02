"""What is asked of chapters: of the file that an item names, and of the forms that are to say the same."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from dateline.feed.check import codes
from dateline.feed.check.careful import moment, record, whole
from dateline.feed.check.items import stamps
from dateline.feed.check.podcast import podlove
from dateline.feed.check.reading import all_of, text
from dateline.feed.check.rules import Finding
from dateline.feed.check.transcripts import SLACK

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from pathlib import Path

    from dateline.feed.check.reading import Item
    from dateline.feed.check.sound import Mp3

_NEAR = {"psc": 0.01, "ID3": 0.05, "notes": 1.0, "content:encoded": 1.0}
"""Seconds by which a form may differ: milliseconds are written in two, whole seconds in the notes."""
Marks = tuple[tuple[float, str], ...]
"""Start and title of each chapter."""


def check_chapters(item: Item, find: Callable[[str], Path | None], heard: Mp3 | None) -> Iterator[Finding]:
    """Hold the chapters file to its form, and the other forms to it.

    Args:
        item: The episode.
        find: Gives the file that an address of the show stands for.
        heard: What its MP3 has, if that is here and whole.
    """
    marks: Marks = ()
    for one in all_of(item.node, "podcast:chapters"):
        path = find(one.get("url", "").strip())
        if path is not None and path.is_file():
            marks = yield from _file(path, item.duration, find)
    told = podlove(item)
    base = marks or told
    if heard is not None and len(base) > 1 and not heard.chapters:
        yield Finding("sound.no-chapters", item.name, f"none in the MP3, {len(base)} beside it")
    forms: dict[str, Marks] = {"notes": tuple(stamps(item)), "content:encoded": tuple(stamps(item, "content:encoded"))}
    if len(marks) >= _ENOUGH and not forms["notes"]:
        yield Finding("notes.few", item.name, f"none, beside {len(marks)} chapters")
    if marks:
        forms["psc"] = told
    if heard is not None and heard.orderly:
        forms["ID3"] = tuple((start / 1000, "") for start, _ in sorted(heard.chapters))
    for name, form in forms.items():
        full = name == "notes" and len(text(item.node, "description").encode()) > _FULL
        right = base[: len(form)] if full else base
        if base and form and not form[0][0] and (fault := _differ(right, form, _NEAR[name])):
            yield Finding("chapters.same", item.name, f"{name}: {fault}")


_ENOUGH = 3
"""Chapters that Apple makes of timestamps (A Podcaster's Guide to RSS, description)."""
_FULL = 3000
"""Bytes of a description above which the last chapters may have had no room (Apple takes 4,000)."""


def _differ(base: Marks, other: Marks, near: float) -> str:
    if len(base) != len(other):
        return f"{len(other)} chapters, not {len(base)}"
    for (start, title), (begin, called) in zip(base, other, strict=True):
        if abs(start - begin) > near:
            return f"{begin:g} s, not {start:g} s"
        if called and title and re.findall(r"\w+", called) != re.findall(r"\w+", title):
            return f"{called!r}, not {title!r}"
    return ""


def _file(path: Path, duration: float, find: Callable[[str], Path | None]) -> Generator[Finding, None, Marks]:
    name = path.name
    found, fault = record(path.read_bytes())
    chapters = found.get("chapters")
    if fault or not isinstance(chapters, list) or not chapters:
        yield Finding("chapters.form", name, fault or "it has no chapters")
        return ()
    spans = [_span(one) for one in chapters]
    if None in spans:
        yield Finding("chapters.form", name, "a chapter lacks its startTime, or it is no number from 0")
        return ()
    for key, kind in (*((one, str) for one in _TEXTS), ("waypoints", bool)):
        if not isinstance(found.get(key, kind()), kind):
            yield Finding("chapters.form", name, f"{key}: {found[key]}")
    version = found.get("version")
    if not isinstance(version, str) or not re.fullmatch(r"1\.2(?:\.\d+)?", version):
        yield Finding("chapters.version", name, f"version {found.get('version')}")
    starts = [one[0] for one in spans if one]
    listed = [one.get("toc") is not False for one in chapters]
    yield from _ordered(name, [one for one in spans if one], duration)
    yield from _apart(name, [one for one, seen in zip(spans, listed, strict=True) if one and seen])
    for one in chapters:
        yield from _chapter(name, one, find)
    shown = [(at, str(one.get("title", ""))) for at, one in zip(starts, chapters, strict=True)]
    if starts != sorted(starts):
        return ()
    return tuple(one for one, seen in zip(shown, listed, strict=True) if seen)  # JSON chapters 1.2, toc: what is seen


_TEXTS = ("author", "title", "podcastName", "description", "fileName")  # JSON chapters 1.2


def _apart(name: str, spans: list[tuple[float, float]]) -> Iterator[Finding]:
    """See whether one chapter goes on when the next that is listed has begun."""
    for (start, end), (after, _) in pairwise(spans):
        if start < after < end - _NEAR["psc"]:
            yield Finding("chapters.order", name, f"{start:g}-{end:g}, and the next from {after:g}")
            return


def _span(chapter: Any) -> tuple[float, float] | None:  # noqa: ANN401 - whatever JSON holds
    if not isinstance(chapter, dict):
        return None
    start = moment(chapter.get("startTime"))
    end = moment(chapter["endTime"]) if "endTime" in chapter else start
    return None if start is None or end is None or start < 0 else (start, end)


def _ordered(name: str, spans: list[tuple[float, float]], duration: float) -> Iterator[Finding]:
    starts = [start for start, _ in spans]
    if starts != sorted(set(starts)) or any(end < start for start, end in spans):
        yield Finding("chapters.order", name, ", ".join(f"{start:g}-{end:g}" for start, end in spans))
    latest = max(max(one) for one in spans)
    if duration and latest > duration + SLACK:
        yield Finding("chapters.past", name, f"{latest:g} s; the episode has {duration:g} s")


def _osm(place: dict[str, Any]) -> bool:
    return "osm" not in place or codes.osm(str(place["osm"]))


def _chapter(name: str, chapter: dict[str, Any], find: Callable[[str], Path | None]) -> Iterator[Finding]:
    for key, kind in (("title", str), ("toc", bool)):
        if not isinstance(chapter.get(key, kind()), kind):
            yield Finding("chapters.form", name, f"{key}: {chapter[key]}, at {chapter['startTime']:g} s")
    if not str(chapter.get("title", "")).strip() and chapter.get("toc") is not False:
        yield Finding("chapters.title", name, f"the one at {chapter['startTime']:g} s has none")
    for key in ("img", "url"):
        address = str(chapter.get(key, "https://x"))
        if not whole(address) or not address.startswith("https://"):
            yield Finding("chapters.image", name, f"{key}: {chapter[key]}")
    picture = find(str(chapter.get("img", "")))
    if picture is not None and not picture.is_file():
        yield Finding("file.missing", name, f"img: {picture.name} is not there")
    place = chapter.get("location")
    known = isinstance(place, dict) and place.get("name") and codes.geo(str(place.get("geo"))) and _osm(place)
    if "location" in chapter and not known:
        yield Finding("chapters.location", name, str(place))
