"""Script -> sound."""

from __future__ import annotations

import contextlib
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dateline import plan as planning
from dateline import run, rundown, show
from dateline.audio import master, mp3, speech
from dateline.errors import AudioError, DatelineError, Fault, ShowError, SpeechError, TakeFailed, TargetMissed
from dateline.model import MIX_RATE, Utterance, VoiceSpec
from dateline.produce import noting, voicing
from dateline.produce.desk import sit_down
from dateline.script import lexicon, page, speakable, splice
from dateline.script.lexicon import Lexicon
from dateline.store import aside, disk, rundown_of, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.model import Key, Lufs, PhonemeSpan, Plan, Rundown, Samples, Script, SoundFile, Voice
    from dateline.produce.desk import Desk


@dataclass(frozen=True, slots=True)
class Prepared:
    """A script, read and planned."""

    page: page.Page
    """What the editor wrote."""
    plan: Plan
    """What has to exist for it."""
    narrator: str
    """The voice, for credits."""
    means: planning.Means
    """What it was planned with."""
    warnings: tuple[str, ...] = ()
    """What an editor should look at, each in a line."""

    @property
    def script(self) -> Script:
        """The script itself."""
        return self.page.script


def prepare(desk: Desk, slug: str, crew: run.Crew | None) -> Prepared:
    """Read a script and plan it.

    Args:
        desk: The show.
        slug: The script's.
        crew: Who measures a voice that was never heard here; without one a usual loudness is assumed.

    Raises:
        ScriptError: Every fault of the script.
        SpeechError: A voice or an engine is not there.
    """
    written = page.read(desk.script(slug), desk.show)
    script = written.script
    voices, mute = voicing.voices(desk, script)
    sounds, lost = _sounds(desk, script)
    voicing.refuse((*mute, *lost, *voicing.faults(desk, script, voices.values())))
    narrators = {spec: _narrator(desk, spec, one, script.language, crew) for spec, one in voices.items()}
    cover = planning.given_cover(script, desk.show)
    names = voicing.names_of(desk, script)
    means = planning.Means(narrators, sounds, desk.given(cover), names)
    voice = narrators[script.voice].voice
    name = f"{voice.label or voice.name} ({voice.engine})"
    heard = noting.Heard(tuple(voices.values()), names, sounds)
    notes = noting.notes(desk, script, heard) if crew is not None else ()  # publishing asks with all, and tells nothing
    return Prepared(written, planning.plan(script, desk.show, means), name, means, notes)


def _sounds(desk: Desk, script: Script) -> tuple[dict[str, SoundFile], list[Fault]]:
    """Measure every sound that a script names; all that are not there, or are no sounds."""
    found, faults = {}, []
    for path in planning.sounds_of(script):
        what, remedy = f"{path} is not there", "put it into the show's folder, or take it out of the script"
        try:
            if (desk.root / path).is_dir():
                what, remedy = f"{path} is a folder", "name a sound in it"
            elif (desk.root / path).is_file():
                found[path] = run.measured(desk.store, desk.root / path)
                continue
        except AudioError as error:
            what, remedy = error.message.replace(Path(path).name, path, 1), error.hint
        faults.append(Fault(f"script/{script.slug}.yaml", noting.line_of(script, path), 0, what, remedy))
    return found, faults


def _narrator(desk: Desk, spec: VoiceSpec, voice: Voice, language: str, crew: run.Crew | None) -> planning.Narrator:
    level: Lufs = run.loudness(desk.store, crew, voice, spec.settings, language)
    return planning.Narrator(voice, spec.settings, level)


@contextlib.contextmanager
def warm(desk: Desk, crew: run.Crew, jobs: int) -> Iterator[None]:
    """Start the engine and measure its voice while something else is done; faults are told when it is used."""

    def prepare_voice() -> None:
        with contextlib.suppress(DatelineError):
            voice = speech.resolve(desk.show.voice, desk.show.language, desk.root)
            crew.warm(voice.engine, jobs)
            run.loudness(desk.store, crew, voice, desk.show.voice.settings, desk.show.language)

    thread = threading.Thread(target=prepare_voice)
    thread.start()
    try:
        yield
    finally:
        thread.join()


def build(desk: Desk, prepared: Prepared, crew: run.Crew, jobs: int) -> Iterator[run.Done]:
    """Carry out what is missing, and tell of each step as it is finished.

    Raises:
        TakeFailed: A sentence that no process would speak, with its line.
        DatelineError: The first step that failed; what else was finished is kept.
    """
    try:
        yield from run.Run(prepared.plan, desk.store, desk.root, crew).events(jobs)
    except TakeFailed as error:
        steps, script = dict(prepared.plan.steps), prepared.script
        lines = (one for one in prepared.plan.lines if getattr(steps[one.take], "said", None) == error.said)
        line = next((script.segments[one.segment].narration[one.passage].line for one in lines), 0)
        what = f"script/{script.slug}.yaml:{line}: {error.message}"
        raise TakeFailed(what, hint=error.hint, reason=error.reason, said=error.said) from error


@dataclass(frozen=True, slots=True)
class Built:
    """An episode that is there."""

    path: Path
    """Its file."""
    clock: Rundown
    """Its rundown."""
    changed: Samples | None
    """Where the first new line is heard; None when no line is new."""

    @property
    def seconds(self) -> float:
        """How long it is."""
        return self.clock.length / MIX_RATE


def built(desk: Desk, prepared: Prepared, fresh: frozenset[Key]) -> Built:
    """Look at the episode that a plan made.

    Args:
        desk: The show.
        prepared: The script and its plan.
        fresh: The steps that were carried out.

    Raises:
        AudioError: Its rundown is damaged, or does not account for every sentence.
    """
    path = desk.store.episode(prepared.plan.slug, prepared.plan.bind)
    clock = _clock(path)
    if len(clock.lines) != len(prepared.plan.lines):
        what = f"{prepared.plan.slug}: {len(prepared.plan.lines)} sentences, and {len(clock.lines)} in the rundown"
        raise AudioError(what, hint=f"delete audio/{path.name} and build again")
    lines = zip(prepared.plan.lines, clock.lines, strict=True)
    changed = next((timed.start for line, timed in lines if line.take in fresh), None)
    return Built(path, clock, changed)


def _clock(path: Path) -> Rundown:
    try:
        with disk(path):
            return rundown.from_json(rundown_of(path).read_bytes())
    except (ValueError, KeyError, TypeError) as error:
        what = f"audio/{rundown_of(path).name} is not what a build has written"
        raise AudioError(what, hint=f"delete audio/{path.name} and build again") from error


@dataclass(frozen=True, slots=True)
class Measured:
    """A number that an episode is held to."""

    metric: master.Metric
    """What it is, and its bounds."""
    value: float
    """What the encoded sound measures."""

    def __str__(self) -> str:
        """Give it in words: "loudness -16.0 LUFS (-17 to -15)"."""
        return f"{self.metric.name} {self.value:.1f} {self.metric.unit} ({self.metric.bounds})"


def measured(desk: Desk, made: Built) -> tuple[Measured, ...]:
    """Give what an episode measures, of all that its preset asks for; nothing for silence."""
    levels, audio = made.clock.levels, desk.show.audio
    metrics = master.preset(audio.preset, audio.channels).metrics if levels else ()
    values = ((metric, master.value(levels, metric)) for metric in metrics if levels)
    return tuple(Measured(metric, value) for metric, value in values if value is not None)


def hold(desk: Desk, episodes: Iterable[tuple[str, Built]]) -> None:
    """Hold episodes to the show's preset.

    Raises:
        TargetMissed: All that is out of bounds, and who sets them.
    """
    missed = [(slug, one) for slug, made in episodes for one in measured(desk, made) if not one.metric.holds(one.value)]
    if missed:
        sources = "; ".join(dict.fromkeys(one.metric.source for _, one in missed))
        remedies = "; ".join(dict.fromkeys(_remedy(one) for _, one in missed))
        raise TargetMissed(
            f"not as {desk.show.audio.preset} wants it: {', '.join(f'{slug}: {one}' for slug, one in missed)}",
            hint=f"{remedies}, or choose another preset ({sources})",
        )


def _remedy(one: Measured) -> str:
    if one.metric.name == "noise floor":
        return "let a background or a sound fall silent now and then"
    if one.metric.name == "RMS" and one.value < one.metric.least:
        return "silence counts in the RMS: write more between the pauses, or shorten them (`pauses: breaking`)"
    return "look for a sound that is too loud or too soft"


def from_change(desk: Desk, made: Built) -> Path:
    """Give a WAV file of the episode from a little before the first new line; the next call replaces it."""
    start = max(0.0, (made.changed or 0) / MIX_RATE - _LEAD_IN)
    path = desk.store.root / "play.wav"
    with aside(path, durable=False) as part:
        mp3.excerpt(made.path, start, part)
    return path


_LEAD_IN = 3.0
"""Seconds before a change that let an editor hear it in its place."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence spoken for once."""

    path: Path
    """Its sound."""
    voice: str
    """engine:name."""


def say(start: Path, text: str, voice: str, out: Path | None) -> Said:
    """Speak a text into ``out``, or into a file that the next call replaces.

    Raises:
        SpeechError: The voice is not there, or would not speak.
        ScriptError: The show's lexicon has phonemes that the voice does not know.
    """
    if not speakable.speakable(text):
        raise SpeechError("there is no word in that text", hint='write something: dateline say "Good evening."')
    desk = _desk_if_any(start)
    spec = VoiceSpec(voice) if voice else desk.show.voice if desk else VoiceSpec("pyttsx3")
    language = desk.show.language if desk else "en"
    home = desk.root if desk else None
    chosen = speech.resolve(spec, language, home)
    if desk:
        voicing.audition(desk, text, chosen)
    said, phonemes = _said(text, language, desk, chosen)
    if out is not None and out.is_dir():
        raise SpeechError(f"{out} is a folder", hint="name a file in it: --out hello.wav")
    path = out or (desk.store.root if desk else Path(tempfile.gettempdir())) / "say.wav"
    with aside(path.absolute(), durable=False) as part, run.Crew(home) as crew:
        utterance = Utterance(said, chosen.name, language, spec.settings, phonemes)
        crew.worker(chosen.engine, 0).speak(utterance, part)
    return Said(path, f"{chosen.engine}:{chosen.name}")


def _desk_if_any(start: Path) -> Desk | None:
    """Open the show that a folder is in; a sentence needs none."""
    try:
        show.find_root(start)
    except ShowError:
        return None
    return sit_down(start)


def _said(text: str, language: str, desk: Desk | None, voice: Voice) -> tuple[str, tuple[PhonemeSpan, ...]]:
    """Read a text as an episode would, all its sentences in one."""
    house = lexicon.house() if language.partition("-")[0] == "en" else ()
    names = Lexicon(house, desk.taught() if desk else ())
    folded = " ".join(text.split())
    whole = speakable.Sentence(folded, speakable.readings(folded, language, names, desk.show.off if desk else ()))
    return speakable.said(whole, voice.phonemes)


def retake(desk: Desk, slug: str, line: int) -> int:
    """Ask in the script for another take of the passage in ``line``; gives the take's number.

    Raises:
        ScriptError: There is no passage in that line, or the script has faults.
    """
    path = desk.script(slug)
    page.read(path, desk.show)
    with disk(path):
        text = path.read_text("utf-8")
    changed, number = splice.retake(text, line, f"script/{path.name}")
    write_whole(path, changed.encode())
    return number
