"""What holds for any input, not only for the ones somebody thought of."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from dateline import rundown
from dateline.errors import ScriptError
from dateline.feed import captions, rss
from dateline.feed.clean import clean
from dateline.feed.notes import MAX_BYTES
from dateline.model import (
    Chapter,
    Cover,
    Cue,
    Decibels,
    Enclosure,
    Episode,
    Key,
    Levels,
    Lufs,
    Mark,
    MpegFrames,
    Paragraph,
    Passage,
    Place,
    Samples,
    SegmentRundown,
    Spoken,
    Story,
    Timed,
)
from dateline.script import draft, page
from dateline.script.speakable import sentences, speakable
from dateline.script.split import Division
from dateline.shapes import load

if TYPE_CHECKING:
    from dateline.model import Script, Show

NOW = datetime(2026, 3, 1, 6, 0, tzinfo=UTC)
FIXTURE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
LINE = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=200).map(
    lambda text: " ".join(text.split())
)
PROSE = LINE.filter(speakable)


def read(text: str, show: Show) -> Script:
    """Read a script's text."""
    return load(text.encode(), "script.yaml", page.shape("a-story", show), ScriptError).script


@FIXTURE
@given(headline=PROSE, paragraphs=st.lists(PROSE, min_size=1, max_size=5), city=PROSE)
def test_draft_and_load_agree(show: Show, headline: str, paragraphs: list[str], city: str) -> None:
    """Whatever a story holds, the script that is drafted of it reads back to the same words."""
    told = Story(headline, "", None, "en", tuple(Paragraph(text) for text in paragraphs))
    place = Place(city, "GB", 51.5, -0.1)
    division = Division("city", place, headline, 0, len(paragraphs), 0.5, "could also be Lima")
    text = draft.write(told, (division,), draft.Draft("a-story", show.title, NOW, "story.txt"))
    script = read(text, show)
    [segment] = script.segments
    said = [item.text for item in segment.narration if isinstance(item, Passage) and not item.slate]
    written = [clean(one) for one in paragraphs]
    assert said[: len(paragraphs)] == [one for one in written if one]
    assert segment.place is not None
    assert (script.title, segment.place.city) == (clean(headline), clean(city))


@given(PROSE)
def test_sentences_are_the_paragraph(text: str) -> None:
    """Splitting into sentences loses nothing and adds nothing."""
    assert "".join("".join(one.text for one in sentences(text, "en")).split()) == "".join(text.split())


def segments() -> st.SearchStrategy[SegmentRundown]:
    """Give rundowns of segments whose lines do not overlap."""

    def build(frames: int, cuts: list[int]) -> SegmentRundown:
        times = sorted(cut % (frames * 1152) for cut in cuts)
        pairs = zip(times[::2], times[1::2], strict=False)
        lines = tuple(Timed(Samples(a), Samples(b), (Mark(a, 0, 3),)) for a, b in pairs)
        return SegmentRundown(MpegFrames(frames), lines, Levels(Lufs(-16.0), Decibels(-1.5)))

    return st.builds(build, st.integers(40, 5000), st.lists(st.integers(2000, 10**7), max_size=12))


@given(st.lists(segments(), min_size=1, max_size=8), st.integers(0, 1105))
def test_the_rundown_never_overlaps(made: list[SegmentRundown], skipped: int) -> None:
    """Joined, lines stay in order, inside the episode, and the episode is as long as its frames."""
    clock = rundown.join(made, Samples(skipped))
    assert clock.length == sum(one.frames for one in made) * 1152 - skipped
    times = [time for line in clock.lines for time in (line.start, line.end)]
    assert times == sorted(times)
    assert all(0 <= time <= clock.length for time in times)
    assert list(clock.starts) == sorted(clock.starts)


@given(st.lists(segments(), min_size=1, max_size=3))
def test_rundowns_survive_their_files(made: list[SegmentRundown]) -> None:
    """Every rundown reads back equal from what is written of it."""
    clock = rundown.join(made)
    assert rundown.from_json(rundown.to_json(clock)) == clock
    assert [rundown.segment_from_json(rundown.segment_to_json(one)) for one in made] == made
    spoken = Spoken(22_050, 1000, (Mark(1, 2, 3),))
    assert rundown.spoken_from_json(rundown.spoken_to_json(spoken)) == spoken


CUES = st.lists(st.tuples(PROSE, LINE, st.integers(0, 200_000), st.integers(0, 200_000)), min_size=1, max_size=8)


def cued(rows: list[tuple[str, str, int, int]]) -> tuple[Cue, ...]:
    """Give cues in a row."""
    found, at = [], 0
    for number, (text, who, gap, length) in enumerate(rows):
        found.append(Cue(Samples(at + gap), Samples(at + gap + length), text, who, 0, number))
        at += gap + length
    return tuple(found)


def seconds(stamp: str) -> float:
    """Read a caption's time."""
    hours, minutes, rest = stamp.replace(",", ".").split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)


@given(CUES)
def test_captions_never_overlap(rows: list[tuple[str, str, int, int]]) -> None:
    """In every form cues are in order, none is empty, and SRT's lines are as short as they can be."""
    for text in (captions.vtt(cued(rows)), captions.srt(cued(rows))):
        stamps = [line.split(" --> ") for line in text.splitlines() if " --> " in line]
        times = [seconds(stamp) for pair in stamps for stamp in pair]
        assert times == sorted(times)
        assert all(seconds(end) > seconds(start) for start, end in stamps)
    for block in captions.srt(cued(rows)).strip().split("\n\n"):
        lines = block.split("\n")[2:]
        assert 1 <= len(lines) <= 2
        assert all(len(line) <= captions.SRT_LINE or " " not in line.strip() for line in lines)


ANY = st.text(max_size=60)
TITLE = ANY.filter(lambda text: clean(text).strip())


@FIXTURE
@given(title=TITLE, summary=st.text(max_size=6000), city=ANY, author=ANY)
def test_any_text_makes_a_valid_feed(show: Show, title: str, summary: str, city: str, author: str) -> None:
    """Markup, emoji, right-to-left script, control characters: the feed is well-formed, small enough, and stable."""
    place = Place(city, "GB", 51.5, -0.1)
    chapter = Chapter(Samples(0), Samples(44_100), title, "city", place)
    sound = Enclosure("a-0.mp3", 10, "0" * 64)
    made = Episode(
        "a", title, summary, NOW, "en", sound, Key("0" * 64), Samples(44_100), (chapter,), (), "v (e)", Cover("", "")
    )
    channel = replace(show, title=title or "T", author=author or "A", base_url="https://dispatches.fm")
    episodes = [replace(made, guid="g")]
    site = rss.Site(channel.base_url, "", "cover.jpg")
    data = rss.render(channel, episodes, site)
    assert data == rss.render(channel, episodes, site)
    root = etree.fromstring(data)
    assert (root.findtext("channel/item/title") or "") == clean(title)
    assert len((root.findtext("channel/item/description") or "").encode()) <= MAX_BYTES
