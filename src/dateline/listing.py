"""What a directory lists of a show and of its episodes, besides their sound."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEWEST = 200
"""Items in the main feed: gPodder keeps no more, and others slow down."""
COUNTRIES = _set(
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY "
    "BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK "
    "FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR "
    "IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK "
    "ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM "
    "PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF "
    "TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW"
)
"""ISO 3166-1 alpha-2; and XK, which everybody uses."""
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


@cache
def _data(name: str) -> frozenset[str]:
    return _set(files("dateline").joinpath("data", name).read_text("utf-8"))


@cache
def _languages() -> dict[str, str]:
    """Codes of three letters (ISO 639-2, -3, -5), each with that of two if it has one, which then counts (BCP 47)."""
    pairs = (word.partition("=") for word in _data("languages.txt"))
    return {long: short for long, _, short in pairs}


def short_language(code: str) -> str:
    """Give the code of two letters that a code of three stands for, or "".

    >>> short_language("eng"), short_language("ger"), short_language("fil"), short_language("qqq")
    ('en', 'de', '', '')
    """
    return _languages().get(code.lower(), "")


def known_language(tag: str) -> bool:
    """Whether a tag has a known language, by its shortest code, and a known country if any (BCP 47).

    >>> [known_language(tag) for tag in ("en", "pt-BR", "zh-Hant-TW", "fil", "english", "xx", "en-UK", "eng", "qqq")]
    [True, True, True, True, False, False, False, False, False]
    """
    first, *rest = tag.lower().split("-")
    known = first in _languages().values() if len(first) == 2 else _languages().get(first) == ""  # noqa: PLR2004 - letters
    countries = [part.upper() for part in rest[:2] if re.fullmatch(r"[a-z]{2}", part)]
    formed = all(re.fullmatch(r"[a-z0-9]{2,8}", part) for part in rest)
    return bool(first) and known and formed and COUNTRIES.issuperset(countries)


MEANT = {
    "UK": "GB", "EN": "GB", "EL": "GR", "SP": "ES", "JA": "JP", "KO": "KR", "UKR": "UA", "USA": "US", "GBR": "GB",
    "DEN": "DK", "SW": "SE", "TUR": "TR", "VI": "VN", "XI": "GB", "EU": "BE", "SU": "RU", "YU": "RS", "CS": "CZ",
}  # fmt: skip
"""What is written for a country, and the code that is meant (ISO 3166-1; XI, EU, SU, YU, CS are reserved or gone)."""


def nearest_country(code: str) -> str:
    """Give the country that was probably meant.

    >>> nearest_country("UK"), nearest_country("ZZ"), nearest_country("ke")
    ('GB', 'ZA', 'KE')
    """
    upper = code.strip().upper()
    if upper in COUNTRIES:
        return upper
    first = sorted(one for one in COUNTRIES if one[0] == upper[:1])
    return MEANT.get(upper) or next(iter(first), "GB")


def known_licence(name: str) -> bool:
    """Whether a licence is in SPDX's list, or of the namespace's own, in lower case (namespace/1.0, license)."""
    return name in _data("licences.txt")


_DAY = "(?:MO|TU|WE|TH|FR|SA|SU)"
_PARTS = {  # RFC 5545, 3.3.10
    "FREQ": "SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY",
    "UNTIL": r"\d{8}(?:T\d{6}Z?)?", "COUNT": r"[1-9]\d{0,8}", "INTERVAL": r"[1-9]\d{0,8}",
    "BYSECOND": r"[0-5]?\d|60", "BYMINUTE": r"[0-5]?\d", "BYHOUR": r"[01]?\d|2[0-3]",
    "BYDAY": rf"(?:[+-]?(?:[1-4]?\d|5[0-3]))?{_DAY}", "BYMONTHDAY": r"[+-]?(?:0?[1-9]|[12]\d|3[01])",
    "BYYEARDAY": r"[+-]?[1-9]\d{0,2}", "BYWEEKNO": r"[+-]?(?:[1-9]|[1-4]\d|5[0-3])", "BYMONTH": r"0?[1-9]|1[0-2]",
    "BYSETPOS": r"[+-]?[1-9]\d{0,2}", "WKST": _DAY,
}  # fmt: skip


def known_rule(text: str) -> bool:
    """Whether a text is a rule of recurrence (RFC 5545, 3.3.10).

    >>> known_rule("FREQ=WEEKLY;BYDAY=MO,FR"), known_rule("FREQ=OFTEN"), known_rule("FREQ=WEEKLY;BYDAY=FRIDAY")
    (True, False, False)
    """
    parts = [part.partition("=") for part in text.split(";")]
    names = [name for name, _, _ in parts]
    formed = all(
        name in _PARTS and all(re.fullmatch(_PARTS[name], one, re.ASCII) for one in _values(name, value))
        for name, _, value in parts
    )
    return formed and "FREQ" in names and len(set(names)) == len(names) and not {"UNTIL", "COUNT"} <= set(names)


def _values(name: str, value: str) -> list[str]:
    return value.split(",") if name.startswith("BY") else [value]


def reachable(host: str) -> bool:
    """Whether a host is one that listeners could reach: it has a domain, or is an address of the public network.

    >>> [reachable(one) for one in ("dispatches.fm", "intranet", "172.16.4.5", "169.254.1.1", "fe80::1", "9.9.9.9")]
    [True, False, False, False, False, True]
    """
    try:
        return ipaddress.ip_address(host).is_global  # RFC 1918, 3927, 4193, 4291, 5737
    except ValueError:
        return "." in host.strip(".")
