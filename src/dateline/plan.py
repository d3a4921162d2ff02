"""Script + Show + voices -> Plan: what has to exist for an episode, as a value.

A step is a record of everything that can be heard in one file; its key is the digest of that record.
Nothing here touches the disk, a clock or an engine.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import TYPE_CHECKING

from dateline import art
from dateline.audio import alternate, master, mix, mp3
from dateline.errors import AudioError
from dateline.model import (
    MIX_RATE,
    SAMPLES_PER_FRAME,
    Alternate,
    Bed,
    Bind,
    ChapterTitle,
    Cover,
    Decibels,
    GapPiece,
    Key,
    Line,
    Mix,
    Passage,
    Pause,
    Pauses,
    Plan,
    Samples,
    Sound,
    SoundPiece,
    Speak,
    Stop,
    Tags,
    TakePiece,
)
from dateline.script import speakable
from dateline.script.lexicon import Lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dateline.model import (
        Background,
        Lufs,
        Narration,
        Piece,
        Script,
        Segment,
        Settings,
        Show,
        SoundFile,
        Step,
        Voice,
        VoiceSpec,
    )


@dataclass(frozen=True, slots=True)
class Narrator:
    """A voice, ready to be planned with."""

    voice: Voice
    """What the engine says of it."""
    settings: Settings
    """What the producer sets."""
    loudness: Lufs
    """Measured once, on a calibration text."""


@dataclass(frozen=True, slots=True)
class Means:
    """What a plan needs besides the script and the show: values read from the machine."""

    narrators: Mapping[VoiceSpec, Narrator]
    """One for each voice that the script names."""
    sounds: Mapping[str, SoundFile]
    """Each sound that the script names, by its path."""
    cover: str = ""
    """SHA-256 of the given cover, if one is given."""
    lexicon: Lexicon = field(default_factory=Lexicon)
    """How names are said."""


def key_of(step: Step) -> Key:
    """Digest a step's record; the keys of the steps it needs are part of the record."""
    record = json.dumps([type(step).__name__, _plain(step)], ensure_ascii=False, separators=(",", ":"))
    return Key(hashlib.sha256(record.encode("utf-8", "surrogatepass")).hexdigest())


def _plain(value: object) -> object:
    if is_dataclass(value):
        # A field that came later leaves what was made before it as it is, keys and all.
        counted = (one for one in fields(value) if not one.metadata or getattr(value, one.name) != one.default)
        return [type(value).__name__, *(_plain(getattr(value, one.name)) for one in counted)]
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value


def voices_of(script: Script) -> tuple[VoiceSpec, ...]:
    """Every voice that a script names and needs, the narrator first, each once."""
    needed = {script.voice: None}
    for segment in script.segments:
        for item in segment.narration:
            if isinstance(item, Passage):
                needed[voice_of(item, script)] = None
    return tuple(needed)


def sounds_of(script: Script) -> tuple[str, ...]:
    """Every sound file that a script names, each once."""
    items = (item for segment in script.segments for item in segment.narration)
    signature = (script.sounds.intro, script.sounds.sting, script.sounds.outro)
    beds = (segment.background.path for segment in script.segments if segment.background)
    return tuple(dict.fromkeys(filter(None, (*signature, *(i.path for i in items if isinstance(i, Sound)), *beds))))


def voice_of(passage: Passage, script: Script) -> VoiceSpec:
    """Say which voice reads a passage: its own, that of whose words it is, or the narrator's."""
    return passage.voice or dict(script.cast).get(passage.who) or script.voice


def plan(script: Script, show: Show, means: Means) -> Plan:
    """Lay out every step of an episode, each once and after all that it needs."""
    script = replace(script, pauses=_fitted(script.pauses, script.fit.pauses))
    made = _Planner(script, show, means)
    mixes = [made.segment(index, segment) for index, segment in enumerate(script.segments)]
    tail = made.tail()
    cover = cover_of(script, show, means.cover)
    bind = Bind(
        segments=tuple(key for key in (*mixes, tail) if key),
        chapters=tuple(ChapterTitle(one.title, index) for index, one in enumerate(script.segments)),
        tags=_tags(script, show, means.narrators[script.voice].voice),
        cover=art.digest(cover),
        revision=mp3.REVISION,
    )
    last = made.add(bind)
    also = made.also(last, bind) if show.audio.also else None
    return Plan(script.slug, tuple(made.steps.items()), last, tuple(made.lines), cover, also)


def _fitted(table: Pauses, factor: float) -> Pauses:
    """Lengthen or shorten a table's pauses, to the millisecond."""
    if factor == 1:
        return table
    one = MIX_RATE // 1000
    lengths = (getattr(table, each.name) for each in fields(table))
    return Pauses(*(Samples(round(length * factor / one) * one) for length in lengths))


class _Planner:
    """Gathers the steps of one script."""

    def __init__(self, script: Script, show: Show, means: Means) -> None:
        self.script, self.show, self.means = script, show, means
        self.preset = master.preset(show.audio.preset, show.audio.channels)
        self._speech = self.preset.speech(show.audio.channels)
        self.bitrate = show.audio.bitrate or self.preset.bitrate or _BITRATE
        if self.bitrate < self.preset.bitrate:
            what = f"show.yaml: audio: {show.audio.preset} demands {self.preset.bitrate}k, not {self.bitrate}k"
            raise AudioError(what, hint=f"write bitrate: {self.preset.bitrate}k, or leave it out")
        self.edges = _edges_of(script.pauses)
        self.steps: dict[Key, Step] = {}
        self.lines: list[Line] = []

    def add(self, step: Step) -> Key:
        key = key_of(step)
        self.steps.setdefault(key, step)
        return key

    def tail(self) -> Key | None:
        """Plan what the episode's tail has beyond its last segment, unless that segment asks for another."""
        *_, (asked, _, _) = _heard(self.script.segments[-1].narration)
        return self._mix((GapPiece(self.edges.beyond),)) if self.edges.beyond and asked is None else None

    def also(self, beside: Key, bind: Bind) -> Key:
        """Plan the episode once more in another codec: every segment without loss, then all of them in one."""
        codec, lossless = self.show.audio.also, []
        for key in bind.segments:
            mixed = self.steps[key]
            if isinstance(mixed, Mix):
                lossless.append(self.add(replace(mixed, codec="flac")))
        row = alternate.CODECS[codec]
        channels = self.show.audio.channels
        made = Alternate(
            beside, tuple(lossless), codec, row.bitrate, channels, bind.chapters, bind.tags, alternate.REVISION
        )
        return self.add(made)

    def segment(self, index: int, segment: Segment) -> Key:
        """Plan a segment: its takes, then their mix."""
        pieces: list[Piece] = []
        sounds, last = self.script.sounds, len(self.script.segments) - 1
        opening = sounds.intro if index == 0 else sounds.sting
        edges = (_opening(self.script, self.edges, index), _closing(self.script, self.edges, index))
        for order, (gap, number, item) in enumerate(_spaced(segment.narration, self.script, edges)):
            if item is None and index == last and sounds.outro:
                pieces += [GapPiece(self.script.pauses.paragraph), self._level_matched(sounds.outro)]
            pieces.append(GapPiece(gap))
            if order == 0 and opening:
                pieces += [self._level_matched(opening), GapPiece(self.script.pauses.paragraph)]
            if isinstance(item, Passage):
                pieces.extend(self._takes(index, number, item))
            elif isinstance(item, Sound):
                pieces.append(SoundPiece(item.path, self.means.sounds[item.path].digest, item.gain))
        bed = self._bed(segment.background) if segment.background else None
        return self._mix(tuple(piece for piece in pieces if piece != GapPiece(Samples(0))), bed)

    def _level_matched(self, path: str) -> SoundPiece:
        """Bring a sound to the loudness of the speech."""
        file = self.means.sounds[path]
        gain = 0.0 if file.loudness is None else self._speech - file.loudness
        return SoundPiece(path, file.digest, Decibels(round(gain, 1)))

    def _bed(self, background: Background) -> Bed:
        """Hold a background under the speech, even in its loudest moment."""
        file = self.means.sounds[background.path]
        if file.loudest <= master.SILENCE:  # raised to where a sound belongs, it would be noise
            return Bed(background.path, file.digest, Decibels(0.0), Decibels(0.0))
        usual = file.loudness if file.loudness is not None else file.loudest
        under = min(self._speech - background.below - usual, self._speech - _CLEAR - file.loudest)
        opened = min(under + _RISE, self._speech - _CLEAR / 2 - file.loudest)
        return Bed(background.path, file.digest, Decibels(round(under, 1)), Decibels(round(max(under, opened), 1)))

    def _takes(self, segment: int, number: int, passage: Passage) -> Iterator[Piece]:
        spec = voice_of(passage, self.script)
        narrator = self.means.narrators[spec]
        gain = Decibels(round(self._speech - narrator.loudness, 1))
        pace = round(passage.pace * self.script.fit.pace, 4)
        settings = dict(narrator.settings) | ({"pace": pace} if pace != 1 else {})
        language, off = self.script.language, self.script.off
        spoken = speakable.sentences(passage.text, language, self.means.lexicon, off)
        before = None
        for sentence in (one for one in spoken if speakable.speakable(speakable.said(one)[0])):
            if before is not None:
                yield GapPiece(_sentence(before, sentence.text, self.script.pauses))
            before = sentence.text
            said, phonemes = speakable.said(sentence, narrator.voice.phonemes)
            speak = Speak(
                said=said,
                engine=narrator.voice.engine,
                voice=narrator.voice.name,
                language=self.script.language,
                settings=tuple(sorted(settings.items())),
                fingerprint=narrator.voice.fingerprint,
                take=passage.take,
                phonemes=phonemes,
            )
            key = self.add(speak)
            self.lines.append(Line(segment, number, sentence.text, passage.who, key, sentence.readings))
            yield TakePiece(key, gain)

    def _mix(self, pieces: tuple[Piece, ...], bed: Bed | None = None) -> Key:
        audio = self.show.audio
        target, ceiling = self.preset.target, self.preset.ceiling
        return self.add(Mix(pieces, audio.channels, self.bitrate, target, ceiling, audio.preset, bed, mix.REVISION))


def _sentence(before: str, after: str, table: Pauses) -> Samples:
    """Give the pause between two sentences in one voice."""
    return _around(table.sentence, table) if _quotes(before, after) else table.sentence


def _around(usual: Samples, table: Pauses) -> Samples:
    """Lengthen a pause as a reader does who goes into or out of a quotation without another voice to tell it by.

    Half of the quotation's pause: it can be heard, and a sentence's pause stays below a paragraph's.
    """
    return Samples(usual + table.quotation // 2)


def _quotes(before: str, after: str) -> bool:
    """Whether a quotation begins or ends between two texts."""
    return after[:1] in _OPENS or before[-1:] in _CLOSES


_OPENS, _CLOSES = frozenset('"\u201c\u201e\u00ab\u2018'), frozenset('"\u201d\u201c\u00bb\u2019')
_CLEAR = 20.0
"""Decibels that a background stays under speech (WCAG 2, 1.4.7)."""
_RISE = 8.0
"""Decibels that it rises by in a long pause."""
_BITRATE = 96
"""Kilobits per second: speech needs no more (Apple Podcasts: 96 to 128 for two channels of it)."""

_Item = Passage | Sound | None
_Asked = Samples | None


@dataclass(frozen=True, slots=True)
class _Edges:
    """How the silences at the segments' edges are shared, so that moving an inner segment changes nobody."""

    before: Samples
    """Each segment's share of the gap before it; the first has the head."""
    after: Samples
    """Its share of the gap after it; the last one's is where the tail begins."""
    beyond: Samples
    """What the tail has beyond that, a step of its own: whole frames, so that the whole is as long as it should be."""


def _edges_of(table: Pauses) -> _Edges:
    half = table.segment // 2
    frames = max(0, round((table.tail - half) / SAMPLES_PER_FRAME))
    beyond = frames * SAMPLES_PER_FRAME if frames >= _FEWEST else 0
    after = min(max(table.tail - beyond, 0), table.segment) if beyond else half
    return _Edges(Samples(table.segment - after), Samples(after), Samples(beyond))


_FEWEST = 2
"""Frames of the shortest sound that LAME encodes."""


def _opening(script: Script, edges: _Edges, index: int) -> Samples:
    """Give the silence at a segment's start; what is asked for means the whole gap."""
    (asked, _, _), *_ = _heard(script.segments[index].narration)
    if index == 0:  # a player leaves out the first samples of an episode
        return Samples((script.pauses.head if asked is None else asked) + mp3.SKIPPED)
    return edges.before if asked is None else Samples(max(0, asked - edges.after))


def _closing(script: Script, edges: _Edges, index: int) -> Samples:
    """Give the silence at a segment's end, likewise."""
    *_, (asked, _, _) = _heard(script.segments[index].narration)
    if index == len(script.segments) - 1:
        return Samples(max(0, script.pauses.tail - edges.beyond)) if asked is None else asked
    return edges.after if asked is None else Samples(max(0, asked - edges.before))


def _heard(narration: Narration) -> Iterator[tuple[_Asked, int, _Item]]:
    """Give each item that sounds with the pause that is asked for before it; the last, without an item, closes."""
    asked: _Asked = None
    for number, item in enumerate(narration):
        if isinstance(item, Passage) and not speakable.speakable(item.text):
            continue
        if isinstance(item, Pause):
            asked = Samples((asked or 0) + item.length)
            continue
        yield asked, number, item
        asked = item.pause if isinstance(item, Passage) else None
    yield asked, len(narration), None


def _spaced(
    narration: Narration, script: Script, edges: tuple[Samples, Samples]
) -> Iterator[tuple[Samples, int, _Item]]:
    """Give each item that sounds with the silence before it; the last, without an item, closes."""
    opening, closing = edges
    before: _Item = None
    for asked, number, item in _heard(narration):
        if item is None:
            yield closing, number, item
        elif before is None:
            yield opening, number, item
        else:
            yield _between(before, item, script) if asked is None else asked, number, item
        before = item


def _between(before: Passage | Sound, after: Passage | Sound, script: Script) -> Samples:
    table = script.pauses
    if not isinstance(before, Passage):
        return table.paragraph
    if before.slate:
        return table.slate
    if not isinstance(after, Passage):
        return table.paragraph
    if voice_of(before, script) != voice_of(after, script):
        return table.quotation
    # Paragraphs of one person are one quotation, though each begins with a mark.
    edge = _quotes(before.text, after.text) and not before.who
    return _around(table.paragraph, table) if before.who != after.who or edge else table.paragraph


MAPPED = "map"
"""What `cover:` says in place of a picture's name, to have the way drawn on a map."""


def given_cover(script: Script, show: Show) -> str:
    """Name the picture that a script or its show gives, if it gives one."""
    path = script.cover or show.cover
    return "" if path == MAPPED else path


def cover_of(script: Script, show: Show, given: str) -> Cover:
    """Say what an episode's cover is made from.

    Args:
        script: Its title and cities are drawn.
        show: Likewise.
        given: SHA-256 of the picture that the script or the show names, if either does.
    """
    path = script.cover or show.cover
    if path == MAPPED:
        stops = (Stop(one.place.city, one.place.lat, one.place.lon) for one in script.segments if one.place)
        return Cover(script.title, show.title, route=tuple(stops))
    if path:
        return Cover(title="", show="", path=path, digest=given)
    cities = (segment.place.city for segment in script.segments if segment.place)
    return Cover(script.title, show.title, cities=tuple(cities))


def _tags(script: Script, show: Show, narrator: Voice) -> Tags:
    voice = f"Read by a synthetic voice: {narrator.name} ({narrator.engine})."
    return Tags(
        title=script.title,
        artist=show.author,
        album=show.title,
        date=script.published.date().isoformat(),
        language=_ISO_639_2.get(script.language.partition("-")[0], "und"),
        genre="Podcast",
        comment=voice,
    )


_ISO_639_2 = {  # ID3v2.3, 4.2.1 TLAN takes three letters
    "ar": "ara", "bg": "bul", "ca": "cat", "cs": "ces", "da": "dan", "de": "deu", "el": "ell", "en": "eng",
    "es": "spa", "et": "est", "fa": "fas", "fi": "fin", "fr": "fra", "he": "heb", "hi": "hin", "hr": "hrv",
    "hu": "hun", "id": "ind", "it": "ita", "ja": "jpn", "ko": "kor", "lt": "lit", "lv": "lav", "nl": "nld",
    "no": "nor", "pl": "pol", "pt": "por", "ro": "ron", "ru": "rus", "sk": "slk", "sl": "slv", "sr": "srp",
    "sv": "swe", "sw": "swa", "th": "tha", "tr": "tur", "uk": "ukr", "vi": "vie", "zh": "zho",
}  # fmt: skip
