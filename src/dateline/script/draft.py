"""Story + divisions -> the first draft of a script, as the text an editor opens.

Everything that will be heard stands in it, ident, slates and disclosure included, as ordinary passages.
"""

from __future__ import annotations

import hashlib
import json
import re
import textwrap
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.script import smallwords
from dateline.script.headings import dateline
from dateline.script.page import MAX_SLUG
from dateline.script.places import fold
from dateline.script.speakable import speakable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from dateline.model import Place, Story
    from dateline.script.quotes import Quotation
    from dateline.script.split import Division

SCHEMA_LINE = "# yaml-language-server: $schema=.schema/{}.json\n"
_WIDTH = 96
_HEAD = """\
# The script of one episode. What stands here is what is heard, in this order; change anything.
# Plain paragraphs start with >-  A paragraph with settings: {say: "…", who: Nasrin, pace: 0.95, pause: 1.2s}
# Silence: {pause: 2s}   A sound of yours: {sound: sounds/street.wav, gain: -12}   Read it again: take: 2
"""
_DISCLOSURE = {
    "de": "Diese Folge wurde von einer synthetischen Stimme gelesen.",
    "en": "This episode was read by a synthetic voice.",
    "es": "Este episodio ha sido leído por una voz sintética.",
    "fr": "Cet épisode a été lu par une voix de synthèse.",
    "it": "Questo episodio è stato letto da una voce sintetica.",
    "pt": "Este episódio foi lido por uma voz sintética.",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """What a draft says besides the story."""

    slug: str
    """The script's."""
    show: str
    """The show's title, for the ident."""
    published: datetime
    """Aware."""
    source: str
    """The story's file, without folders."""
    disclosed: bool = True
    """Whether it ends with a word on the synthetic voice."""


def slugify(text: str) -> str:
    """Make a slug of a headline, or "" when nothing of it is left.

    >>> slugify("São Paulo: the night's “last” train")
    'sao-paulo-the-nights-last-train'
    """
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("ø", "o").replace("ł", "l"))
    plain = re.sub("['\u2018\u2019]", "", plain).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return slug if len(slug) <= MAX_SLUG else slug[: MAX_SLUG + 1].rpartition("-")[0] or slug[:MAX_SLUG]


def fingerprint(story: Story) -> str:
    """Give the digest by which a script knows its story: 16 hex digits over its paragraphs."""
    text = "\n".join(paragraph.text for paragraph in story.paragraphs)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def write(story: Story, divisions: tuple[Division, ...], draft: Draft, quotations: tuple[Quotation, ...] = ()) -> str:
    """Write the script's text; :func:`dateline.script.page.read` reads it back.

    Args:
        story: The paragraphs.
        divisions: How they are divided.
        draft: What else it says.
        quotations: Who is quoted where: a paragraph that is somebody's words alone says who, others suggest it.
    """
    title = story.headline or draft.slug.replace("-", " ").capitalize()
    parts = [
        SCHEMA_LINE.format("script"),
        _HEAD,
        f"title: {_quoted(title)}\n",
        f"summary: {_quoted(story.summary)}\n" if story.summary else "",
        f"published: {draft.published.isoformat(timespec='seconds').replace('+00:00', 'Z')}\n",
        f"language: {story.language}\n",
        f"story: {{name: {_quoted(draft.source)}, digest: {_quoted(fingerprint(story))}}}\n",
        "# voice: piper:joe    # another than the show's, for this episode; `dateline voices` lists them\n",
        "segments:\n",
        *_segments(story, divisions, f"{draft.show}: {title}", _speakers(quotations, story)),
        _prose(_DISCLOSURE.get(story.language.partition("-")[0], _DISCLOSURE["en"])) if draft.disclosed else "",
    ]
    return "".join(parts)


Speakers = dict[int, tuple[str, bool]]


def _speakers(quotations: tuple[Quotation, ...], story: Story) -> Speakers:
    """Say for each paragraph who is quoted in it, and whether it is nothing but their words."""
    found: Speakers = {}
    for one in quotations:
        if one.who:
            before = found.get(one.paragraph, ("", True))[0]
            several = before not in ("", one.who)
            alone = (
                one.share > _ALONE and not several and not _told(story.paragraphs[one.paragraph].text, story.language)
            )
            found[one.paragraph] = (f"{before}, {one.who}" if several else one.who, alone)
    return found


_ALONE = 0.95


def _told(text: str, language: str) -> bool:
    """Whether what a dash opens also says who speaks: nothing marks where their words end."""
    says = smallwords.words(language).said | smallwords.listed(language, "spoken")
    return text[:1] in _DASHES and not says.isdisjoint(re.findall(r"\w+", fold(text)))


_DASHES = "\u2014\u2013-"


def _segments(story: Story, divisions: tuple[Division, ...], ident: str, speakers: Speakers) -> Iterator[str]:
    for number, division in enumerate(divisions):
        yield f"  - title: {_quoted(division.title)}{_doubt(division)}\n    kind: {division.kind}\n"
        if division.place:
            yield f"    place: {_place(division.place)}\n"
        yield "    narration:\n"
        if number == 0:
            yield _slate(ident)
        slated = division.place if division.kind == "city" else None
        opening = story.paragraphs[division.start].text
        signed = _signed(opening, slated)
        if slated:
            yield _slate(division.label or slated.city, opening[:signed].rstrip(" \u2014\u2013-"))
        for index in range(division.start, division.stop):
            paragraph = story.paragraphs[index]
            if speakable(paragraph.heading) and not _same(paragraph.heading, division.place):
                yield _slate(paragraph.heading)
            text = paragraph.text[signed if index == division.start else 0 :]
            if speakable(text):
                yield _prose(text, *speakers.get(index, ("", False)))


def _signed(text: str, place: Place | None) -> int:
    """Count the characters of a dateline that names the city, which its slate says in its place."""
    named, length = dateline(text)
    return length if named and _same(named, place) else 0


def _same(heading: str, place: Place | None) -> bool:
    """Whether a heading only names the city, which its slate has just done."""
    return place is not None and slugify(heading) == slugify(place.city)


def _doubt(division: Division) -> str:
    return f"  # {division.doubt}" if division.doubt else ""


def _place(place: Place) -> str:
    region = f"region: {_quoted(place.region)}, " if place.region else ""
    at = f"[{place.lat:.4f}, {place.lon:.4f}]"
    return f"{{city: {_quoted(place.city)}, {region}country: {place.country}, at: {at}}}"


def _slate(text: str, written: str = "") -> str:
    end = "" if text[-1] in ".!?…" else "."
    comment = f"  # {written}" if written else ""
    return f"      - {{slate: {_quoted(text + end)}}}{comment}\n"


def _prose(text: str, who: str = "", alone: bool = False) -> str:  # noqa: FBT001, FBT002 - see _speakers
    """Fold a paragraph; a block scalar needs no quotes, whatever it holds."""
    lines = textwrap.wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False)
    if alone:
        told = "".join(f"          {line}\n" for line in lines)
        return f"      - say: >-\n{told}        who: {_quoted(who)}\n"
    suggestion = f"  # who: {who}" if who else ""
    return f"      - >-{suggestion}\n" + "".join(f"        {line}\n" for line in lines)


def _quoted(text: str) -> str:
    """Quote a string: JSON's form is YAML's double-quoted one."""
    return json.dumps(text, ensure_ascii=False)
