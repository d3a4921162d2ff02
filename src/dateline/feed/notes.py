"""Show notes: what it is, its cities with their times, who made it, what reads it, what was put right."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from dateline.feed.captions import timestamp
from dateline.feed.clean import clean
from dateline.listing import Person

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.listing import Item
    from dateline.model import Chapter, Episode, Show

MAX_BYTES = 4000
"""A description's limit (Apple, A Podcaster's Guide to RSS)."""
_WORDS = {
    "de": ("Gelesen von einer synthetischen Stimme: {}.", "Berichtigt am {}: {}", "Neu aufgenommen am {}.", "Text"),
    "en": ("Read by a synthetic voice: {}.", "Corrected on {}: {}", "Recorded anew on {}.", "Text"),
    "es": ("Leído por una voz sintética: {}.", "Corregido el {}: {}", "Grabado de nuevo el {}.", "Texto"),
    "fr": ("Lu par une voix de synthèse : {}.", "Corrigé le {} : {}", "Nouvel enregistrement du {}.", "Texte"),
    "it": ("Letto da una voce sintetica: {}.", "Corretto il {}: {}", "Registrato di nuovo il {}.", "Testo"),
    "pt": ("Lido por uma voz sintética: {}.", "Corrigido em {}: {}", "Gravado de novo em {}.", "Texto"),
}


def _words(language: str) -> tuple[str, str, str, str]:
    return _WORDS.get(language.partition("-")[0], _WORDS["en"])


def disclosure(episode: Episode) -> str:
    """Say that nobody read this (Apple asks for it in the metadata; EU AI Act, article 50)."""
    return _words(episode.language)[0].format(episode.narrator)


def corrections(episode: Episode) -> tuple[str, ...]:
    """Say what was put right, each with its day; and that the sound is new, where no correction says so."""
    _, corrected, anew, _ = _words(episode.language)
    told = [corrected.format(one.day.isoformat(), one.text) for one in episode.item.corrections]
    last = max((one.day.isoformat() for one in episode.item.corrections), default="")
    if episode.replaced > last:
        told.append(anew.format(episode.replaced))
    return tuple(told)


_ANEW = re.compile("|".join(re.escape(words[2]).replace(r"\{\}", r"(\d{4}-\d\d-\d\d)") for words in _WORDS.values()))


def replaced_in(notes: str) -> str:
    """Read in notes on which day the sound was replaced, as :func:`corrections` says it; "" where nothing says so."""
    days = ["".join(found) for found in _ANEW.findall(notes)]
    return max(days, default="")


def people(show: Show, item: Item | None = None) -> tuple[Person, ...]:
    """Give who made an episode, or the show: those it credits, or the show's, or its author."""
    author = " ".join(clean(show.author).split()) or show.title
    return (item.credits if item else ()) or show.channel.credits or (Person(author, "author", "writing"),)


def credit(show: Show, episode: Episode) -> str:
    """Name who made an episode, in a line."""
    text = _words(episode.language)[3]
    parts = []
    for role in dict.fromkeys(one.role for one in people(show, episode.item)):
        names = ", ".join(one.name for one in people(show, episode.item) if one.role == role)
        parts.append(f"{text if role == 'author' else role.capitalize()}: {names}")
    return "; ".join(parts) + "."


def notes(show: Show, episode: Episode) -> str:
    """Write the show notes as HTML.

    Timestamps are those that apps turn into links: ``(00:00:00) Title`` (Spotify, Apple). Only p, ol, ul, li and a
    survive everywhere (Apple, A Podcaster's Guide to RSS).
    """
    return _written(show, episode, episode.chapters)


def description(show: Show, episode: Episode) -> str:
    """Write the notes with as much of the summary, and as many chapters, as a description has room for.

    Who made it, what reads it and what was put right stay whatever else is long.
    """
    summary = episode.summary or episode.title
    least = min(len(html.escape(summary).encode()), _SUMMARY)
    for count in range(len(episode.chapters), -1, -1):
        room = MAX_BYTES - len(_written(show, episode, episode.chapters[:count], "").encode())
        if room >= least:
            return _written(show, episode, episode.chapters[:count], _fitted(summary, room))
    return _fitted(f"{disclosure(episode)} {summary}", MAX_BYTES)  # corrections or credits fill all of it


_SUMMARY = 1000
"""Bytes of a summary that chapters leave to it."""


def _fitted(text: str, room: int) -> str:
    """Shorten a text until its markup has room."""
    limit = room
    while len(html.escape(cut := shortened(text, limit)).encode()) > room:
        limit -= max(1, len(html.escape(cut).encode()) - room) // 6 + 1  # an escape has 6 bytes at most
    return cut


def _written(show: Show, episode: Episode, chapters: Sequence[Chapter], summary: str | None = None) -> str:
    lines = "".join(f"<li>({timestamp(one.start)}) {html.escape(one.title)}</li>" for one in chapters)
    licence = episode.item.licence or show.channel.licence
    tail = [*corrections(episode), credit(show, episode), disclosure(episode)]
    paragraphs = "".join(f"<p>{html.escape(one)}</p>" for one in tail)
    if licence:
        name = html.escape(licence.name)
        paragraphs += f'<p><a href="{html.escape(licence.url)}">{name}</a></p>' if licence.url else f"<p>{name}</p>"
    first = episode.summary or episode.title if summary is None else summary
    listed = f"<ul>{lines}</ul>" if lines else ""
    return f"<p>{html.escape(first)}</p>{listed}{paragraphs}"


def shortened(text: str, limit: int = MAX_BYTES) -> str:
    """Cut a text at a word so that it has at most ``limit`` bytes."""
    data = text.encode()
    if len(data) <= limit:
        return text
    cut = data[: limit - 3].decode("utf-8", "ignore")
    return (cut.rpartition(" ")[0] or cut) + "…"
