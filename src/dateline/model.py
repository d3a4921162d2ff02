"""The values that cross a stage: frozen, slotted, with a line under every field.

Times are :data:`Samples` at :data:`MIX_RATE`; milliseconds appear only where text is written.
"Frame" alone is ambiguous in audio, so MP3's are :data:`MpegFrames`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NewType

from dateline.listing import Channel, Item

if TYPE_CHECKING:
    from datetime import datetime

Samples = NewType("Samples", int)
"""A time or a length, in samples at MIX_RATE."""
MpegFrames = NewType("MpegFrames", int)
"""A count of MP3 frames, each SAMPLES_PER_FRAME samples long."""
Decibels = NewType("Decibels", float)
"""A gain (0 changes nothing) or a level below full scale."""
Lufs = NewType("Lufs", float)
"""Loudness by ITU-R BS.1770 / EBU R 128."""
Key = NewType("Key", str)
"""SHA-256 of a step's record, 64 hex digits."""

MIX_RATE = 44_100
"""Samples per second of everything that is mixed and encoded."""
SAMPLES_PER_FRAME = 1152
"""ISO/IEC 11172-3, 2.4.2.1: a layer III frame of MPEG-1."""

Kind = Literal["opening", "city", "interlude", "closing"]
Settings = tuple[tuple[str, str | float], ...]
"""An engine's settings, sorted by name, as they enter a key."""


# --- the story ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Place:
    """A city somewhere."""

    city: str
    """The name as English usage has it: "São Paulo", "Munich"."""
    country: str
    """ISO 3166-1 alpha-2, upper case."""
    lat: float
    """Degrees north."""
    lon: float
    """Degrees east."""
    region: str = ""
    """State or province, where it helps to tell namesakes apart."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a story."""

    text: str
    """Plain text on one line, white space folded."""
    heading: str = ""
    """The heading right above it, if any."""


@dataclass(frozen=True, slots=True)
class Story:
    """A story as it was written."""

    headline: str
    """Empty when the story carries none."""
    byline: str
    """Who wrote it, without "by"; empty when unknown."""
    published: datetime | None
    """Aware (with a zone), or None."""
    language: str
    """ISO 639-1, or BCP 47 when the story says so itself."""
    paragraphs: tuple[Paragraph, ...]
    """Never empty."""
    summary: str = ""
    """A standfirst or description, where one was given."""
    note: str = ""
    """What was done to it that an editor should know."""


# --- the script --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class VoiceSpec:
    """A voice as a producer asks for it."""

    name: str
    """``engine:voice``, a bare voice that one engine alone has, or a bare engine."""
    settings: Settings = ()
    """What the engine understands besides: rate, pitch, speaker, noise."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph to be spoken."""

    text: str
    """What is written; what is said is derived from it."""
    line: int
    """Where it stands in the script's file, from 1."""
    slate: bool = False
    """A place name or heading announced by itself."""
    who: str = ""
    """Whose words these are; empty for the narrator's."""
    voice: VoiceSpec | None = None
    """A voice for this passage alone."""
    pace: float = 1.0
    """Speed relative to the voice's own."""
    pause: Samples | None = None
    """Silence after it, in place of the table's."""
    take: int = 1
    """Raised to have it read again."""
    soundbite: str = ""
    """A title, if apps may play it as a taste of the episode."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Silence in place of the pause the table would give here."""

    length: Samples
    """How long."""
    line: int = 0
    """Where it stands in the script's file."""


@dataclass(frozen=True, slots=True)
class Sound:
    """A sound file of the show's own, played between passages."""

    path: str
    """Relative to the show's folder."""
    gain: Decibels = Decibels(0.0)
    """Relative to the file as it is."""
    line: int = 0
    """Where it stands in the script's file."""


@dataclass(frozen=True, slots=True)
class Background:
    """A sound file of the show's own, under a whole segment."""

    path: str
    """Relative to the show's folder."""
    below: Decibels = Decibels(24.0)
    """How far under the speech; at least 20 (WCAG 2, 1.4.7)."""
    line: int = 0
    """Where it stands in the script's file."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Sounds that every episode of a show has; a path relative to its folder, or empty."""

    intro: str = ""
    """Before the first words."""
    sting: str = ""
    """At the head of every other segment."""
    outro: str = ""
    """After the last words."""


Cast = tuple[tuple[str, VoiceSpec], ...]
"""People who are quoted, and the voices that read them."""
Narration = tuple[Passage | Pause | Sound, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """One stretch of the story, in one place or in none."""

    title: str
    """A chapter's title."""
    kind: Kind
    """What it does in the story."""
    place: Place | None
    """Where it plays."""
    narration: Narration
    """What is heard, in order; holds at least one Passage."""
    line: int = 0
    """Where it starts in the script's file."""
    background: Background | None = None
    """What is heard under it."""


@dataclass(frozen=True, slots=True)
class Pauses:
    """Silences by the kind of boundary they mark."""

    sentence: Samples
    """Between sentences of a paragraph."""
    paragraph: Samples
    """Between paragraphs."""
    quotation: Samples
    """Into and out of a quotation in another voice; half of it is added around one in the same voice."""
    slate: Samples
    """After a place name or heading."""
    segment: Samples
    """Between segments."""
    head: Samples
    """Before the first word."""
    tail: Samples
    """After the last word."""


@dataclass(frozen=True, slots=True)
class Fit:
    """Two factors that bring an episode to a length."""

    pauses: float = 1.0
    """Of every pause that the table gives; what an editor writes stays."""
    pace: float = 1.0
    """Of every passage's pace."""


@dataclass(frozen=True, slots=True)
class Taught:
    """How a name is said."""

    written: str
    """As texts write it; what begins small may also begin a sentence."""
    say: str = ""
    """A respelling that every engine can read."""
    ipa: str = ""
    """Phonemes, for voices that take them."""
    kind: str = ""
    """``letters`` or ``word`` for what is spelt out or not; else empty."""
    language: str = ""
    """Whose sounds it has, for voices that take phonemes; ISO 639 or BCP 47."""
    line: int = 0
    """Where it stands in its file; 0 for the house's."""


@dataclass(frozen=True, slots=True)
class Script:
    """An episode as its editor left it."""

    slug: str
    """The file's name without .yaml; names everything made from it."""
    title: str
    """The episode's title."""
    summary: str
    """A paragraph for the feed; may be empty."""
    published: datetime
    """Aware; the item's pubDate."""
    language: str
    """ISO 639-1 or BCP 47."""
    voice: VoiceSpec
    """The narrator."""
    pauses: Pauses
    """The table in force."""
    segments: tuple[Segment, ...]
    """At least one."""
    cast: Cast = ()
    """Voices for people who are quoted."""
    cover: str = ""
    """A picture, relative to the show's folder; empty to have one drawn."""
    lexicon: tuple[Taught, ...] = ()
    """Names that this episode teaches."""
    off: tuple[str, ...] = ()
    """Ids of the rules of speech that are switched off."""
    fit: Fit = Fit()
    """Written by `dateline fit`."""
    sounds: Signature = Signature()
    """The show's, unless the script says otherwise."""
    item: Item = field(default_factory=Item)
    """What directories list of it."""
    was: str = ""
    """The slug under which it was published before it was renamed."""

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All that is read, in order."""
        return tuple(one for segment in self.segments for one in segment.narration if isinstance(one, Passage))


# --- the show ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Owner:
    """Who answers for the show; directories verify through the address."""

    name: str
    """A person or a newsroom."""
    email: str
    """Empty when not given."""


@dataclass(frozen=True, slots=True)
class AudioSettings:
    """How the finished sound is made."""

    preset: str = "apple"
    """Names the row of targets in audio.master."""
    channels: int = 2
    """2 carries the same sound twice; 1 is mono."""
    bitrate: int = 0
    """Kilobits per second, constant; 0 for 96, or what the preset demands."""
    also: str = ""
    """Another codec in which apps are offered an episode, as opus or aac; empty for none."""


@dataclass(frozen=True, slots=True)
class Show:
    """What show.yaml says."""

    id: str
    """A UUID written once; the episodes' guids derive from it."""
    title: str
    """The channel's title."""
    author: str
    """The channel's author."""
    description: str
    """The channel's description, plain text."""
    owner: Owner
    """Who answers for the show."""
    base_url: str
    """Where feed/ is served at the root, without a trailing slash; empty when unknown."""
    language: str
    """ISO 639-1 or BCP 47."""
    category: tuple[str, str]
    """Apple's category and subcategory; the second may be empty."""
    explicit: bool
    """itunes:explicit."""
    voice: VoiceSpec
    """The narrator unless a script says otherwise."""
    pauses: Pauses
    """The table in force unless a script says otherwise."""
    audio: AudioSettings
    """How the sound is made."""
    cover: str = ""
    """A picture, relative to the show's folder; empty to have one drawn."""
    copyright: str = ""
    """The channel's copyright line."""
    places: tuple[tuple[str, str], ...] = ()
    """Names that a story means a city by, or that are no places: name, city or "none"."""
    people: tuple[str, ...] = ()
    """Names that are people's, never places'."""
    off: tuple[str, ...] = ()
    """Ids of the rules of speech that are switched off in every episode."""
    sounds: Signature = Signature()
    """Sounds that every episode has."""
    channel: Channel = field(default_factory=Channel)
    """What directories list of it."""
    disclosed: bool = True
    """Whether drafts end with a word on the synthetic voice."""


# --- speech ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice that an engine has, or could have."""

    engine: str
    """The entry point's name."""
    name: str
    """The engine's own name for it."""
    language: str
    """BCP 47, lower case: "en-us"."""
    licence: str
    """SPDX expression of the voice or, where it has none of its own, of its engine."""
    installed: bool
    """Whether it would speak now."""
    fingerprint: str
    """Changes when the voice would sound different."""
    phonemes: frozenset[str] | None = None
    """The inventory it takes, or None if it takes none."""
    label: str = ""
    """A name for people, where the engine has one."""
    speakers: tuple[str, ...] = ()
    """Their names, where one voice has several."""
    fault: str = ""
    """Why it cannot speak; empty when it can."""
    remedy: str = ""
    """What to do about it."""


@dataclass(frozen=True, slots=True)
class PhonemeSpan:
    """IPA for a stretch of the said text."""

    start: int
    """First character."""
    end: int
    """One past the last character."""
    ipa: str
    """How it sounds; empty where only its language is known."""
    language: str = ""
    """Whose sounds it has: the engine's own phonemizer knows them."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A stretch of what is written that is said differently."""

    start: int
    """First character."""
    end: int
    """One past the last character."""
    said: str
    """What is said in its place."""
    rule: str
    """The rule's id; "lexicon" for a name that somebody taught."""
    ipa: str = ""
    """How it sounds, for voices that take phonemes."""
    language: str = ""
    """Whose sounds it has, likewise."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """What an engine is asked to speak: one sentence."""

    said: str
    """Plain text, never empty."""
    voice: str
    """The engine's own name for the voice."""
    language: str
    """BCP 47."""
    settings: Settings = ()
    """rate, pitch, pace and what else the engine knows."""
    phonemes: tuple[PhonemeSpan, ...] = ()
    """Only for voices that take them."""


@dataclass(frozen=True, slots=True)
class Mark:
    """When a word starts."""

    at: int
    """Samples from the start of the file it belongs to, at that file's rate."""
    start: int
    """First character of the word in the said text."""
    length: int
    """Characters."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What an engine made of an utterance: a mono 16-bit WAV."""

    rate: int
    """Samples per second."""
    samples: int
    """Length at that rate."""
    marks: tuple[Mark, ...] = ()
    """In order; empty where the engine has none."""


# --- the plan ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Speak:
    """One sentence to be spoken: only what the engine hears."""

    said: str
    """The said text."""
    engine: str
    """The entry point's name."""
    voice: str
    """The engine's own name for the voice."""
    language: str
    """BCP 47."""
    settings: Settings
    """What the engine is set to, pace included."""
    fingerprint: str
    """The voice's."""
    take: int = 1
    """The take's number."""
    phonemes: tuple[PhonemeSpan, ...] = ()
    """IPA by span."""


@dataclass(frozen=True, slots=True)
class TakePiece:
    """A take in a row of pieces."""

    take: Key
    """The Speak that makes it."""
    gain: Decibels
    """Brings the voice to the target."""


@dataclass(frozen=True, slots=True)
class GapPiece:
    """Silence in a row of pieces."""

    length: Samples
    """How long."""


@dataclass(frozen=True, slots=True)
class SoundPiece:
    """A sound file in a row of pieces."""

    path: str
    """Relative to the show's folder."""
    digest: str
    """SHA-256 of the file."""
    gain: Decibels
    """Relative to the file as it is."""


Piece = TakePiece | GapPiece | SoundPiece


@dataclass(frozen=True, slots=True)
class SoundFile:
    """A sound file, measured once."""

    digest: str
    """SHA-256."""
    seconds: float
    """How long it is."""
    loudness: Lufs | None
    """Of its mono sound, integrated; None for silence."""
    loudest: Lufs
    """Its loudest 400 ms."""


@dataclass(frozen=True, slots=True)
class Bed:
    """A background, and how loud it is."""

    path: str
    """Relative to the show's folder."""
    digest: str
    """SHA-256 of the file."""
    under: Decibels
    """Gain while somebody speaks."""
    open: Decibels
    """Gain in a long pause."""


@dataclass(frozen=True, slots=True)
class Mix:
    """One segment, encoded."""

    pieces: tuple[Piece, ...]
    """In order."""
    channels: int
    """1 or 2; 2 carries the same sound twice."""
    bitrate: int
    """Kilobits per second, constant."""
    target: Lufs
    """What the encoded segment should measure."""
    ceiling: Decibels
    """Where the limiter holds true peaks, dBTP."""
    preset: str
    """Says what is measured."""
    bed: Bed | None
    """What is heard under the row."""
    revision: int
    """Raised when the mixer sounds different."""
    codec: str = field(default="mp3", metadata={"later": True})
    """How it is encoded: mp3, or flac for what other codecs are made from."""


@dataclass(frozen=True, slots=True)
class ChapterTitle:
    """A chapter as it enters the tags."""

    title: str
    """What an app shows."""
    segment: int
    """Index into Bind.segments of the segment it starts with."""


@dataclass(frozen=True, slots=True)
class Tags:
    """What the episode's file says of itself."""

    title: str
    """TIT2."""
    artist: str
    """TPE1."""
    album: str
    """TALB: the show."""
    date: str
    """TYER/TDAT: the day, ISO 8601."""
    language: str
    """TLAN, ISO 639-2."""
    genre: str
    """TCON."""
    comment: str
    """COMM: the disclosure; a summary may change without a new file."""


@dataclass(frozen=True, slots=True)
class Bind:
    """The segments joined into an episode."""

    segments: tuple[Key, ...]
    """The Mixes in order, head and tail included."""
    chapters: tuple[ChapterTitle, ...]
    """In order."""
    tags: Tags
    """ID3."""
    cover: str
    """Digest of what the cover is made from."""
    revision: int
    """Raised when binding writes something different."""


@dataclass(frozen=True, slots=True)
class Alternate:
    """The episode once more, in another codec."""

    beside: Key
    """The Bind whose clock it has."""
    segments: tuple[Key, ...]
    """The Mixes in order, encoded without loss."""
    codec: str
    """Names a row of audio.alternate.CODECS."""
    bitrate: int
    """Kilobits per second."""
    channels: int
    """1 or 2, as the MP3 has."""
    chapters: tuple[ChapterTitle, ...]
    """In order."""
    tags: Tags
    """Its metadata."""
    revision: int
    """Raised when its file would be different."""


Step = Speak | Mix | Bind | Alternate


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of the script, and the take that says it."""

    segment: int
    """Index into Script.segments."""
    passage: int
    """Index into Segment.narration."""
    text: str
    """As written."""
    who: str
    """Whose words; empty for the narrator's."""
    take: Key
    """The Speak that makes it."""
    readings: tuple[Reading, ...] = ()
    """What of it is said differently, by characters of text."""


@dataclass(frozen=True, slots=True)
class Plan:
    """An episode as a value: everything that has to exist for it."""

    slug: str
    """The script's."""
    steps: tuple[tuple[Key, Step], ...]
    """Each step once, after all that it needs."""
    bind: Key
    """The last of them."""
    lines: tuple[Line, ...]
    """Every sentence, in the order it is heard."""
    cover: Cover
    """What Bind.cover is the digest of."""
    also: Key | None = None
    """The Alternate, if the show asks for one."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A city on a map."""

    name: str
    """As it is written there."""
    lat: float
    """Degrees, north positive."""
    lon: float
    """Degrees, east positive."""


@dataclass(frozen=True, slots=True)
class Cover:
    """What a cover is made from."""

    title: str
    """The episode's title; empty for the show's own cover."""
    show: str
    """The show's title."""
    path: str = ""
    """A given picture, relative to the show's folder; empty to draw one."""
    digest: str = ""
    """SHA-256 of the given picture."""
    cities: tuple[str, ...] = ()
    """The cities of the episode, in order."""
    route: tuple[Stop, ...] = ()
    """Where they are, to be drawn on a map."""


# --- what was made -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Levels:
    """What encoded sound measures."""

    loudness: Lufs
    """Integrated, BS.1770."""
    peak: Decibels
    """True peak, dBTP."""
    rms: Decibels | None = None
    """Below full scale; None where the preset does not ask for it."""
    floor: Decibels | None = None
    """Noise floor, likewise."""


@dataclass(frozen=True, slots=True)
class Timed:
    """When a line is heard."""

    start: Samples
    """First sound of it."""
    end: Samples
    """Last sound of it."""
    marks: tuple[Mark, ...] = ()
    """Words, at MIX_RATE on the same clock."""


@dataclass(frozen=True, slots=True)
class SegmentRundown:
    """The clock of one encoded segment, counted from its first MPEG frame as decoded."""

    frames: MpegFrames
    """Length of the encoded segment."""
    lines: tuple[Timed, ...]
    """One for each TakePiece, in order; the encoder's delay is already in them."""
    levels: Levels | None
    """Measured on the encoded segment; None where there is nothing to measure."""


@dataclass(frozen=True, slots=True)
class Rundown:
    """The clock of an episode, as a player shows it."""

    starts: tuple[Samples, ...]
    """Where each of Bind.segments begins."""
    lines: tuple[Timed, ...]
    """Every line in order."""
    length: Samples
    """The whole."""
    levels: Levels | None = None
    """Of all segments together; None for silence."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of an episode."""

    start: Samples
    """On the episode's clock."""
    end: Samples
    """Where the next begins, or the episode ends."""
    title: str
    """What an app shows."""
    kind: Kind
    """What it does in the story."""
    place: Place | None = None
    """Where it plays."""


@dataclass(frozen=True, slots=True)
class WordTime:
    """A written word, and when it is heard."""

    at: Samples
    """On the episode's clock."""
    end: Samples
    """Where the next one starts, or the sentence ends."""
    start: int
    """First character in the sentence as written."""
    length: int
    """Characters, marks that touch it included."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A sentence as written, and when it is heard."""

    start: Samples
    """On the episode's clock."""
    end: Samples
    """After start."""
    text: str
    """As written."""
    who: str
    """Whose words; empty for the narrator's."""
    chapter: int
    """Index into Episode.chapters."""
    passage: int
    """Counts the paragraphs of the episode, so that pages can set them."""
    slate: bool = False
    """A place name or heading announced by itself."""
    words: tuple[WordTime, ...] = ()
    """Its words, in order."""
    told: bool = True
    """Whether the engine told when its words are heard; else they are spread by length."""


@dataclass(frozen=True, slots=True)
class Soundbite:
    """A stretch that apps may play as a taste of the episode."""

    start: Samples
    """On the episode's clock."""
    end: Samples
    """After start."""
    title: str
    """What it is called."""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """The file that subscribers download."""

    name: str
    """Its name under audio/."""
    length: int
    """Bytes."""
    digest: str
    """SHA-256."""
    type: str = "audio/mpeg"
    """MIME type."""
    bitrate: int = 0
    """Kilobits per second; only told of another codec's."""


@dataclass(frozen=True, slots=True)
class Episode:
    """Everything that feed/ needs to know of one episode."""

    slug: str
    """Names its files."""
    title: str
    """As written."""
    summary: str
    """Plain text; may be empty."""
    published: datetime
    """Aware."""
    language: str
    """ISO 639-1 or BCP 47."""
    enclosure: Enclosure
    """What is downloaded."""
    key: Key
    """The Bind's."""
    duration: Samples
    """The whole."""
    chapters: tuple[Chapter, ...]
    """In order, without gaps."""
    cues: tuple[Cue, ...]
    """In order."""
    narrator: str
    """The synthetic voice, for credits: "joe (piper)"."""
    cover: Cover
    """What its picture is made from."""
    guid: str = field(default="")
    """From the ledger; empty before it."""
    alternates: tuple[Enclosure, ...] = ()
    """The same sound in other codecs."""
    soundbites: tuple[Soundbite, ...] = ()
    """In order."""
    item: Item = field(default_factory=Item)
    """What directories list of it."""
    replaced: str = ""
    """The day on which its published sound was replaced last, ISO 8601; empty when it never was."""
