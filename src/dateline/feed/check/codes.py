"""Lists that others keep: languages, countries, roles, media."""

from __future__ import annotations

import re

from dateline.feed.check.careful import split, whole


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


ROLES: dict[str, frozenset[str]] = {
    group: frozenset(roles.split(", "))
    for group, roles in {
        "creative direction": "director, assistant director, executive producer, senior producer, producer, "
        "associate producer, development producer, creative director",
        "cast": "host, co-host, guest host, guest, voice actor, narrator, announcer, reporter",
        "writing": "author, editorial director, co-writer, writer, songwriter, guest writer, story editor, "
        "managing editor, script editor, script coordinator, researcher, editor, fact checker, translator, "
        "transcriber, logger",
        "audio production": "studio coordinator, technical director, technical manager, audio engineer, "
        "remote recording engineer, post production engineer",
        "audio post-production": "audio editor, sound designer, foley artist, composer, theme music, "
        "music production, music contributor",
        "administration": "production coordinator, booking coordinator, production assistant, content manager, "
        "marketing manager, sales representative, sales manager",
        "visuals": "graphic designer, cover art designer",
        "community": "social media manager",
        "misc.": "consultant, intern",
        "video production": "camera operator, lighting designer, camera grip, assistant camera",
        "video post-production": "editor, assistant editor",
    }.items()
}
"""The Podcast Taxonomy: roles by group, in lower case."""
MEDIA = _set("podcast music video film audiobook newsletter blog publisher course mixed")
"""podcast:medium; each but mixed may have an L for a list."""
TAGS = _set(
    "transcript locked funding chapters soundbite person location season episode trailer license "
    "alternateEnclosure source integrity guid value valueRecipient valueTimeSplit medium images image liveItem "
    "contentLink socialInteract chat block txt remoteItem podroll updateFrequency podping publisher follow "
    "singleItem metaBoost"
)
"""The podcast namespace's elements."""


CHANNEL = _set("locked guid medium podroll updateFrequency trailer block publisher podping")
"""Those that stand in a channel alone."""
ITEM = _set("transcript chapters soundbite season episode alternateEnclosure contentLink")
"""Those that stand in an item, or a live one, alone."""

SEVERAL = _set("transcript location person soundbite alternateEnclosure funding trailer txt")
"""Those of which there may be several; of others, document.py tells."""


def medium(name: str) -> bool:
    """Whether the namespace knows a medium."""
    return name in MEDIA or (name.endswith("L") and name[:-1] in MEDIA - {"mixed"})


def geo(text: str) -> bool:
    """Whether a text is a place on this earth (RFC 5870).

    >>> geo("geo:51.5,-0.1"), geo("geo:91,0"), geo("51.5,-0.1")
    (True, False, False)
    """
    found = re.fullmatch(r"geo:(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)(,-?\d+(?:\.\d+)?)?(;.*)?", text)
    return found is not None and abs(float(found[1])) <= 90 and abs(float(found[2])) <= 180  # noqa: PLR2004 - degrees


def osm(text: str) -> bool:
    """Whether a text names something of OpenStreetMap: node, way or relation (namespace/1.0, location)."""
    return re.fullmatch(r"[NWR]\d+(?:#\d+)?", text, re.ASCII) is not None


SOUNDS = {
    ".mp3": ("audio/mpeg",), ".m4a": ("audio/x-m4a", "audio/mp4"), ".aac": ("audio/aac",), ".mp4": ("video/mp4",),
    ".m4v": ("video/x-m4v",), ".mov": ("video/quicktime",), ".opus": ("audio/ogg", "audio/opus"),
    ".ogg": ("audio/ogg",), ".wav": ("audio/wav",), ".flac": ("audio/flac",),
}  # fmt: skip
"""Types that apps play, by ending (Apple, A Podcaster's Guide to RSS, enclosure)."""


def fits(address: str, kind: str) -> bool:
    """Whether a type is one that apps play, and that of the ending, if that is known.

    >>> fits("https://a.fm/a.mp3", "audio/mpeg"), fits("https://a.fm/a.opus", "audio/mpeg")
    (True, False)
    """
    ending = re.search(r"\.\w+$", split(address).path.lower()) if whole(address) else None
    known = SOUNDS.get(ending[0] if ending else "", tuple(one for row in SOUNDS.values() for one in row))
    return kind in known
