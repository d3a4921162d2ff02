"""What a directory lists of a show and of its episodes, besides their sound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

NEWEST = 200
"""Items in the main feed: gPodder keeps no more, and others slow down."""
MEDIA = ("podcast", "audiobook", "newsletter", "course", "mixed", "music", "video", "film", "blog", "publisher")
"""podcast:medium (podcastindex.org/namespace/1.0)."""
ROLES = {
    "creative direction": (
        "director", "assistant director", "executive producer", "senior producer", "producer", "associate producer",
        "development producer", "creative director",
    ),
    "cast": (
        "host", "co-host", "guest host", "guest", "voice actor", "narrator", "announcer", "reporter",
    ),
    "writing": (
        "author", "editorial director", "co-writer", "writer", "songwriter", "guest writer", "story editor",
        "managing editor", "script editor", "script coordinator", "researcher", "editor", "fact checker", "translator",
        "transcriber", "logger",
    ),
    "audio production": (
        "studio coordinator", "technical director", "technical manager", "audio engineer", "remote recording engineer",
        "post production engineer",
    ),
    "audio post-production": (
        "audio editor", "sound designer", "foley artist", "composer", "theme music", "music production",
        "music contributor",
    ),
    "administration": (
        "production coordinator", "booking coordinator", "production assistant", "content manager", "marketing manager",
        "sales representative", "sales manager",
    ),
    "visuals": ("graphic designer", "cover art designer"),
    "community": ("social media manager",),
    "misc.": ("consultant", "intern"),
}  # fmt: skip
"""Roles by their group (the podcast taxonomy that podcast:person names)."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who made it."""

    name: str
    """As it is shown, at most 128 characters."""
    role: str = "host"
    """One of ROLES."""
    group: str = "cast"
    """The role's."""
    image: str = ""
    """Address of a picture."""
    page: str = ""
    """Address of a page about them."""


@dataclass(frozen=True, slots=True)
class Licence:
    """What others may do with it."""

    name: str
    """An SPDX identifier in small letters, or a name of its own."""
    url: str = ""
    """Where it is written; needed for one that SPDX does not list."""


@dataclass(frozen=True, slots=True)
class Funding:
    """Where listeners can pay."""

    url: str
    """The page."""
    text: str
    """What to call it, at most 128 characters."""


@dataclass(frozen=True, slots=True)
class Updates:
    """How often there is something new."""

    text: str
    """For people: "every Friday"."""
    rule: str = ""
    """For programs: an RRULE (RFC 5545, 3.3.10)."""
    complete: bool = False
    """Whether nothing more will come."""


@dataclass(frozen=True, slots=True)
class MadeIn:
    """Where a show is made."""

    name: str
    """At most 128 characters."""
    country: str
    """ISO 3166-1 alpha-2."""
    lat: float
    """Degrees north."""
    lon: float
    """Degrees east."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another show that this one recommends."""

    guid: str
    """Its podcast:guid."""
    url: str = ""
    """Its feed."""
    title: str = ""
    """Its title."""


@dataclass(frozen=True, slots=True)
class Channel:
    """What a directory lists of a show."""

    type: str = "episodic"
    """episodic, or serial: to be heard from the first."""
    medium: str = "podcast"
    """One of MEDIA."""
    credits: tuple[Person, ...] = ()
    """Who makes it; empty for its author."""
    licence: Licence | None = None
    """If one is given."""
    funding: tuple[Funding, ...] = ()
    """In order."""
    updates: Updates | None = None
    """If it is told."""
    made_in: MadeIn | None = None
    """If it is told."""
    podroll: tuple[Neighbour, ...] = ()
    """In order."""
    text: tuple[tuple[str, str], ...] = ()
    """podcast:txt by purpose: what a directory asks an owner to write."""
    locked: bool | None = None
    """Whether other hosts may not import it; None: once there is an owner's address."""
    hidden: bool = False
    """itunes:block: directories leave it out."""
    newest: int = NEWEST
    """Items in the main feed; the archive has pages of as many."""
    maps: bool = True
    """Whether chapters have a map of the way for a picture."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What was wrong, and is right now."""

    day: date
    """When it was put right."""
    text: str
    """What was changed."""


@dataclass(frozen=True, slots=True)
class Item:
    """What a directory lists of an episode; none of it is heard."""

    type: str = "full"
    """full, trailer or bonus."""
    season: tuple[int, str] | None = None
    """Its number from 1, and its name if it has one."""
    number: tuple[str, str] | None = None
    """podcast:episode: a number, and what to show instead if anything."""
    explicit: bool | None = None
    """None: as the show."""
    credits: tuple[Person, ...] = ()
    """Who made it; empty for the show's."""
    licence: Licence | None = None
    """None: the show's."""
    corrections: tuple[Correction, ...] = ()
    """In order."""
