"""What is asked of the transcripts that an item names."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from typing import TYPE_CHECKING, Any

from dateline.feed.check.careful import moment, record
from dateline.feed.check.reading import all_of
from dateline.feed.check.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence
    from pathlib import Path

    from dateline.feed.check.reading import Item

_LINES, _WIDE = 2, 32  # namespace/1.0, transcript: SRT
SLACK = 1.0
"""Seconds by which times may lie past the end: a duration is written in whole ones."""
_APART = 2.0
"""Seconds between the ends of two forms of one transcript."""
_HALF = 0.5
_SRT = ("application/x-subrip", "application/srt", "text/srt")
Span = tuple[float, float]
"""Start and end, in seconds."""


def check_transcripts(item: Item, find: Callable[[str], Path | None]) -> Iterator[Finding]:
    """Hold each transcript that is here to its form, and all of them to one another."""
    ends: dict[str, float] = {}
    words: dict[str, Counter[str]] = {}
    for one in all_of(item.node, "podcast:transcript"):
        path = find(one.get("url", "").strip())
        if path is not None and path.is_file():
            times = yield from _transcript(path, one.get("type", ""), item.duration)
            if times:
                ends[path.name] = max(end for _, end in times)
            words[path.name] = _words(path.read_bytes(), one.get("type", ""))
    yield from _same(words)
    latest = max(ends.values(), default=0.0)
    for name, end in ends.items():
        if end < latest - _APART:
            yield Finding("transcript.short", name, f"it ends at {end:g} s, another form at {latest:g} s")
        elif end < item.duration * _HALF:
            yield Finding("transcript.short", name, f"it ends at {end:g} s, the episode at {item.duration:g} s")


_LONGEST = 16
"""Letters of a word that no line of an SRT has to cut."""


def _words(data: bytes, kind: str) -> Counter[str]:
    """Give the words that a form has, with the names of speakers where they stand among them."""
    text = data.decode("utf-8", "ignore")
    if kind == "application/json":
        segments = record(data)[0].get("segments")
        text = " ".join(str(one.get("body")) for one in segments if isinstance(one, dict)) if segments else ""
    found = re.findall(r"[^\W\d_]+", unescape(re.sub(r"<[^<>]*>", "", text)) if kind != "application/json" else text)
    return Counter(one.casefold() for one in found if len(one) <= _LONGEST)


def _same(words: dict[str, Counter[str]]) -> Iterator[Finding]:
    """Hold every form to having the words that the barest one has: JSON keeps speakers and times apart."""
    bare = next((name for name in words if name.endswith(".json")), "")
    for name, found in words.items():
        lost = sorted(words.get(bare, Counter()) - found)
        if lost and found:
            yield Finding("transcript.same", name, f"{', '.join(lost[:3])} in {bare} alone")


def _transcript(path: Path, kind: str, duration: float) -> Generator[Finding, None, Sequence[Span]]:
    data = path.read_bytes()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        yield Finding("transcript.form", path.name, "it is not UTF-8")
        return ()
    times: Sequence[Span] = ()
    if kind == "application/json":
        times = yield from _segments(path.name, data)
    elif kind == "text/vtt":
        yield from _vtt(path.name, text)
        times = yield from _cues(path.name, text, _VTT)
    elif kind in _SRT:
        times = yield from _cues(path.name, text, _SUBRIP)
        yield from _numbered(path.name, text, len(times))
        yield from _narrow(path.name, text)
    elif kind == "text/html" and (fault := _page(text)):
        yield Finding("transcript.form", path.name, fault)
    yield from _ordered(path.name, times, duration)
    return times


def _page(text: str) -> str:
    if re.search(r"<script\b", text, re.IGNORECASE):  # namespace/1.0, transcript: HTML has cite, time and p
        return "it has a <script>"
    if re.search(r"<[^<>]*\son\w+\s*=", text, re.IGNORECASE):
        return "it has an element that runs a script"
    return "" if re.search(r"<(?:p|cite|time|html|body)\b", text) else "it is no HTML"


# --- cues ----------------------------------------------------------------------------------

_CLOCK = r"(?:(\d{2,4}):)?([0-5]\d):([0-5]\d)%s(\d{3})"


def _cue(point: str) -> re.Pattern[str]:
    time = _CLOCK % point
    return re.compile(rf"^{time} --> {time}(?:[ \t].*)?\r?$", re.MULTILINE | re.ASCII)


_VTT, _SUBRIP = _cue(r"\."), _cue(",")  # WebVTT, 4.1: a full stop; SubRip: a comma
_MEANT = re.compile(r"^[ \t]*(?:\d+:)?\d+:\d+[.,]\d+[ \t]*[^\s\d]{1,4}[ \t]*(?:\d+:)?\d+:\d+", re.MULTILINE)
"""A line that was meant to be the times of a cue."""


def _vtt(name: str, text: str) -> Iterator[Finding]:
    head = re.match(r"\ufeff?WEBVTT(?:[ \t].*)?(?:\r?\n|$)", text)
    if head is None:
        yield Finding("transcript.form", name, "it does not begin with WEBVTT")
    elif text[head.end() :].partition("\n")[0].strip():  # WebVTT, 4.1: two line terminators
        yield Finding("transcript.form", name, "no empty line comes after WEBVTT")
    else:
        cues = [one for one in _blocks(text)[1:] if not re.match(r"(?:NOTE|STYLE|REGION)\b", one[0])]
        fault = next(filter(None, map(_said, cues)), "")
        if fault:
            yield Finding("transcript.form", name, fault)


_MARKUP = re.compile(
    r"<(?!/?(?:c|i|b|u|v|lang|ruby|rt)\b|\d\d)|&(?!\w+;|#)"
)  # WebVTT, 4.2.2: & and < are written as &amp; &lt;


def _said(cue: Sequence[str]) -> str:
    """Tell what is wrong with the lines of a cue, if anything."""
    timed = [number for number, line in enumerate(cue) if "-->" in line]
    if len(timed) > 1:
        return f"no empty line comes before {cue[timed[1]][:12]}"
    said = cue[timed[0] + 1 :] if timed else ("",)
    if timed and not "".join(said).strip():
        return f"the cue at {cue[timed[0]][:12]} says nothing"
    return next((f"{line[:40]} has & or < that are no markup" for line in said if _MARKUP.search(line)), "")


def _cues(name: str, text: str, form: re.Pattern[str]) -> Generator[Finding, None, Sequence[Span]]:
    cues = list(form.finditer(text))
    meant = max(sum("-->" in line for line in text.splitlines()), len(_MEANT.findall(text)))
    if not cues or meant != len(cues):
        yield Finding("transcript.form", name, f"{meant - len(cues) if cues else 'all'} of its times cannot be read")
    return [_span(one) for one in cues]


def _span(cue: re.Match[str]) -> Span:
    numbers = [int(one or 0) for one in cue.groups()]
    start, end = (h * 3600 + m * 60 + s + ms / 1000 for h, m, s, ms in (numbers[:4], numbers[4:]))
    return start, end


def _ordered(name: str, times: Sequence[Span], duration: float) -> Iterator[Finding]:
    last: Span = (0.0, 0.0)
    for start, end in times:
        if end < start or start < last[0]:
            yield Finding("transcript.order", name, f"{start:g} to {end:g} s, after {last[0]:g} s")
            break
        if start < last[1]:
            yield Finding("transcript.overlap", name, f"{start:g} s, before {last[1]:g} s")
            break
        last = (start, end)
    latest = max((end for _, end in times), default=0.0)
    if duration and latest > duration + SLACK:
        yield Finding("transcript.past", name, f"it ends at {latest:g} s, the episode at {duration:g} s")


def _blocks(text: str) -> list[list[str]]:
    return [block.splitlines() for block in re.split(r"\r?\n(?:[ \t]*\r?\n)+", text.strip("\ufeff \r\n\t"))]


def _numbered(name: str, text: str, cues: int) -> Iterator[Finding]:
    blocks = _blocks(text)
    if cues and len(blocks) != cues:
        yield Finding("transcript.form", name, "a cue has no time, or an empty line inside")
        return
    silent = next((block[0] for block in blocks if block and "-->" in block[-1]), "")
    if silent:
        yield Finding("transcript.form", name, f"cue {silent[:20]} says nothing")
    for number, block in enumerate(blocks, 1):
        if cues and block[0].strip() != str(number):
            yield Finding("transcript.numbers", name, f"cue {number} is called {block[0].strip()[:20]}")
            return


def _narrow(name: str, text: str) -> Iterator[Finding]:
    for block in _blocks(text):
        widest = max(map(len, block[2:]), default=0)
        if len(block) - 2 > _LINES or widest > _WIDE:
            what = f"cue {block[0][:20]}: {len(block) - 2} lines, {widest} characters"
            yield Finding("transcript.wide", name, what)
            return


# --- JSON ----------------------------------------------------------------------------------


def _segments(name: str, data: bytes) -> Generator[Finding, None, Sequence[Span]]:
    found, fault = record(data)
    segments = found.get("segments")
    if fault or not isinstance(segments, list) or not segments:
        yield Finding("transcript.form", name, fault or "it has no segments")
        return ()
    if found.get("version") != "1.0.0":
        yield Finding("transcript.version", name, f"version {found.get('version')}")
    times = [_times(one) for one in segments]
    if None in times:
        yield Finding("transcript.form", name, "a segment lacks startTime, endTime or body, or its speaker is no text")
        return ()
    return [one for one in times if one is not None]


def _times(segment: Any) -> Span | None:  # noqa: ANN401 - whatever JSON holds
    if not isinstance(segment, dict) or not isinstance(segment.get("speaker", ""), str):
        return None
    if not isinstance(body := segment.get("body"), str) or not body.strip():
        return None
    start, end = moment(segment.get("startTime")), moment(segment.get("endTime"))
    return None if start is None or end is None or start < 0 else (start, end)
