"""The pictures of a show and of its episodes: drawn if they are not there, named by what they are made from."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline import art
from dateline.model import Cover, Stop
from dateline.plan import MAPPED
from dateline.run import cover_file
from dateline.store import keep, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from dateline.feed.rss import Site
    from dateline.model import Episode
    from dateline.produce.desk import Desk


@dataclass(frozen=True, slots=True)
class Pictures:
    """What an episode shows."""

    slug: str
    """The episode's."""
    cover: str
    """The name of its picture in feed/."""
    maps: tuple[str, ...]
    """Each chapter's, or ""."""
    route: str
    """That of the whole way, or ""."""
    files: tuple[tuple[str, Path], ...]
    """All of them by name, and where they lie."""


def of_show(desk: Desk) -> tuple[str, Path]:
    """Give the show's picture, and a name that is new when the picture is."""
    given = "" if desk.show.cover == MAPPED else desk.show.cover
    own = Cover("", "" if given else desk.show.title, given, desk.given(given))
    path = desk.store.cover(f"{art.digest(own)}-{art.SHOW_SIZE}")
    if not path.exists():
        write_whole(path, art.cover(own, desk.root, size=art.SHOW_SIZE))
    return f"cover-{path.stem[:8]}.jpg", path


def of_episode(desk: Desk, one: Episode) -> Pictures:
    """Give an episode's pictures; a new one has a new name."""
    path = cover_file(desk.store, one.cover, desk.root)
    cover = f"{one.slug}-{path.stem[:8]}.jpg"
    files, maps, route = _maps(desk, one)
    return Pictures(one.slug, cover, maps, route, ((cover, path), *files.items()))


def _maps(desk: Desk, one: Episode) -> tuple[dict[str, Path], tuple[str, ...], str]:
    """Draw an episode's maps: the files by name, each chapter's or "", and that of the whole way."""
    stops = [Stop(each.place.city, each.place.lat, each.place.lon) for each in one.chapters if each.place]
    if not desk.show.channel.maps or not stops:
        return {}, (), ""
    files: dict[str, Path] = {}

    def drawn(present: int | None) -> str:
        path = desk.store.cover(art.map_digest(stops, present))
        if not path.exists():
            keep(path, art.map_of(stops, present))
        files[f"map-{path.stem[:12]}.jpg"] = path
        return f"map-{path.stem[:12]}.jpg"

    numbers = itertools.count()
    names = tuple(drawn(next(numbers)) if each.place else "" for each in one.chapters)
    return files, names, drawn(None) if len(set(stops)) > 1 else ""


def shown(site: Site, pictures: Iterable[Pictures]) -> Site:
    """Give a site with the pictures of these episodes."""
    every = tuple(pictures)
    return replace(
        site,
        covers=tuple((one.slug, one.cover) for one in every),
        maps=tuple((one.slug, one.maps) for one in every if one.maps),
        routes=tuple((one.slug, one.route) for one in every if one.route),
    )
