"""Cues and chapters as the files that apps read. Pure text from one clock."""

from __future__ import annotations

import html
import itertools
import json
import re
import textwrap
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.model import Samples
from dateline.rundown import clock_time, milliseconds, seconds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.model import Cue, Episode, Place, Show, WordTime

SRT_LINE = 32
"""Characters in a line of SRT, two lines a cue (Apple Podcasts, transcripts)."""
_LEAST = 441
"""A cue lasts at least 10 ms, so that no form shows it with no length."""


def vtt(cues: Sequence[Cue]) -> str:
    """Write WebVTT; speakers are named once anybody but the narrator speaks (W3C WebVTT, 4.2).

    Words carry their times as timestamp tags (4.2.2); a note tells where they are spread by length.
    """
    named = any(cue.who for cue in cues)
    note = "" if all(cue.told for cue in cues) else f"\nNOTE {_ESTIMATED}\n"
    return f"WEBVTT\n{note}" + "".join(
        f"\n{clock_time(start)} --> {clock_time(end)}\n{_voice(cue, named=named)}{_vtt_words(cue, start, end)}\n"
        for cue, start, end in _apart(cues)
    )


_ESTIMATED = "Times of words are estimated from their length where the voice tells none."


def _vtt_words(cue: Cue, start: int, end: int) -> str:
    """Put the time of each word but the first before it; only times within the cue, each after the one before."""
    parts, last, before = [], 0, milliseconds(start)
    for word in cue.words[1:]:
        at = milliseconds(word.at)
        if before < at < milliseconds(end):
            parts += [_vtt_text(cue.text[last : word.start], inside=True), f"<{clock_time(word.at)}>"]
            last, before = word.start, at
    return "".join([*parts, _vtt_text(cue.text[last:], inside=True)]).strip()


def _voice(cue: Cue, *, named: bool) -> str:
    who = re.sub(r"\s+", " ", cue.who or "Narrator")
    return f"<v {_vtt_text(who)}>" if named else ""


def _vtt_text(text: str, *, inside: bool = False) -> str:
    """Escape what cue text reads as markup; & < > (W3C WebVTT, 4.2.2)."""
    return html.escape(re.sub(r"\s+", " ", text) if inside else " ".join(text.split()), quote=False)


def srt(cues: Sequence[Cue]) -> str:
    """Write SubRip: at most two lines of 32 characters a cue, cut at spaces where there are any."""
    parts = [part for cue in cues for part in _short(cue)]
    return "".join(
        f"{number}\n{clock_time(start, ',')} --> {clock_time(end, ',')}\n{part.text}\n\n"
        for number, (part, start, end) in enumerate(_apart(parts), 1)
    )


def _short(cue: Cue) -> Iterator[Cue]:
    """Cut a sentence into cues of two lines; times go by the characters spoken before."""
    text = " ".join(cue.text.split()).replace("-->", "→")
    lines = textwrap.wrap(text, SRT_LINE, break_on_hyphens=False) or [text]
    pairs = [lines[index : index + 2] for index in range(0, len(lines), 2)]
    total, spoken = sum(map(len, lines)), 0
    for pair in pairs:
        start = cue.start + (cue.end - cue.start) * spoken // total
        spoken += sum(map(len, pair))
        end = cue.start + (cue.end - cue.start) * spoken // total
        yield replace(cue, start=Samples(start), end=Samples(end), text="\n".join(pair))


def _apart(cues: Sequence[Cue]) -> Iterator[tuple[Cue, int, int]]:
    """Give each cue with times that neither overlap nor vanish."""
    before = 0
    for cue in cues:
        start = max(cue.start, before)
        end = max(cue.end, start + _LEAST)
        yield cue, start, end
        before = end


def transcript_json(cues: Sequence[Cue]) -> str:
    """Write the Podcasting 2.0 JSON transcript, version 1.0.0: what is written, not what is said.

    Each segment is a sentence; its ``words`` are an addition, ``estimated`` where they are spread by length.
    """
    segments = [
        {
            "speaker": cue.who or "Narrator",
            "startTime": seconds(start),
            "endTime": seconds(end),
            "body": " ".join(cue.text.split()),
            "words": [
                {"startTime": seconds(word.at), "endTime": seconds(word.end), "body": _body(cue, word)}
                for word in cue.words
            ],
        }
        | ({} if cue.told else {"estimated": True})
        for cue, start, end in _apart(cues)
    ]
    return _json({"version": "1.0.0", "segments": segments})


def _body(cue: Cue, word: WordTime) -> str:
    return cue.text[word.start : word.start + word.length]


def transcript_html(cues: Sequence[Cue]) -> str:
    """Write the HTML transcript: cite, time, p (namespace/1.0, transcripts: HTML); a time for each paragraph."""
    parts, said = [], list(_apart(cues))
    for _, group in itertools.groupby(said, key=lambda one: one[0].passage):
        paragraph = list(group)
        who = paragraph[0][0].who or "Narrator"
        text = " ".join(" ".join(cue.text.split()) for cue, _, _ in paragraph)
        parts.append(
            f"<cite>{html.escape(who)}:</cite>\n<time>{clock_time(paragraph[0][1])}</time>\n<p>{html.escape(text)}</p>\n"
        )
    return "".join(parts)


def chapters_json(episode: Episode, show: Show, pictures: Sequence[str] = ()) -> str:
    """Write JSON chapters, version 1.2.0, each with its place; waypoints make a route of them.

    Args:
        episode: With its chapters.
        show: Its title and author.
        pictures: The address of each chapter's picture, or "".
    """
    chapters = [
        {"startTime": seconds(one.start), "endTime": seconds(one.end), "title": one.title}
        | ({"img": picture} if picture else {})
        | ({"location": {"name": named(one.place), "geo": geo(one.place)}} if one.place else {})
        for one, picture in zip(episode.chapters, pictures or ("",) * len(episode.chapters), strict=True)
    ]
    return _json(
        {
            "version": "1.2.0",
            "title": episode.title,
            "podcastName": show.title,
            "author": show.author,
            "fileName": episode.enclosure.name,
            "waypoints": True,
            "chapters": chapters,
        }
    )


def _json(record: object) -> str:
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def geo(place: Place) -> str:
    """Write a place as RFC 5870 has it: ``geo:51.5085,-0.1257``."""
    return f"geo:{place.lat:.4f},{place.lon:.4f}"


def named(place: Place) -> str:
    """Write a place for people: the region only helps where one is given."""
    return f"{place.city}, {place.region}" if place.region else place.city


def timestamp(at: int) -> str:
    """Write a time as show notes do.

    >>> timestamp(44_100 * 3661)
    '01:01:01'
    """
    whole = milliseconds(at) // 1000
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"
