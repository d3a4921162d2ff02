"""Carries out a plan: worker processes speak, ffmpeg encodes, and every finished file is kept.

Threads only wait here: the work is done in the engines' and ffmpeg's own processes. What is missing is
asked of the store, so a run that was killed is finished by the next one.
"""

from __future__ import annotations

import contextlib
import json
import queue
import tempfile
import threading
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Self

from dateline import art, rundown
from dateline.audio import alternate, master, mix, mp3
from dateline.audio.speech.host import Worker
from dateline.errors import DatelineError, SpeechError, TakeFailed
from dateline.model import MIX_RATE, Alternate, Bind, Lufs, Mix, Samples, SoundFile, Speak, TakePiece, Utterance
from dateline.store import aside, digest, rundown_of, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import TracebackType

    from dateline.model import Cover, Key, Levels, Plan, Rundown, Settings, Step, Voice
    from dateline.store import Store

Kind = Literal["speak", "mix", "bind"]
_ORDER = {Bind: 0, Alternate: 0, Mix: 1, Speak: 2}
"""What is ready and nearest to the end goes first, so that encoding overlaps speech."""


@dataclass(frozen=True, slots=True)
class Done:
    """A step that was carried out."""

    key: Key
    """The step's."""
    kind: Kind
    """What it made."""
    done: int
    """Steps carried out so far, this one included."""
    total: int
    """Steps that were missing at the start."""


class Crew:
    """Worker processes, one of each engine for each thread that asks; kept warm until closed."""

    def __init__(self, home: Path | None = None) -> None:
        """Start nothing yet.

        Args:
            home: The show's folder, for engines whose voices are kept there.
        """
        self._home = home
        self._workers: dict[tuple[int, str], Worker] = {}
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        """Open the crew."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Send everybody home."""
        with self._lock:
            workers = tuple(self._workers.values())
            self._workers.clear()
        for worker in workers:
            worker.close()

    def warm(self, engine: str, seats: int) -> None:
        """Start processes now that will be asked soon."""
        for seat in range(seats):
            self.worker(engine, seat).start()

    def worker(self, engine: str, seat: int) -> Worker:
        """Give the worker of an engine at a seat; a seat is one thread's."""
        with self._lock:
            return self._workers.setdefault((seat, engine), Worker(engine, self._home))


def loudness(store: Store, crew: Crew | None, voice: Voice, settings: Settings, language: str) -> Lufs:
    """Give a voice's loudness, measured once on a calibration text and kept.

    Without a crew nothing is spoken, and a voice that was never measured has the usual loudness.
    """
    name = master.calibration_name(voice, settings, language)
    path = store.calibration(name)
    with contextlib.suppress(OSError, ValueError, KeyError):
        return Lufs(float(json.loads(path.read_bytes())["lufs"]))
    if crew is None:
        return _USUAL
    with tempfile.TemporaryDirectory() as folder:
        takes = [Path(folder) / f"{number}.wav" for number, _ in enumerate(master.calibration(language))]
        for sentence, take in zip(master.calibration(language), takes, strict=True):
            try:
                crew.worker(voice.engine, 0).speak(Utterance(sentence, voice.name, language, settings), take)
            except TakeFailed as error:  # the sentence is ours
                what = f"{voice.engine}:{voice.name} speaks not even a plain sentence: {error.reason}"
                raise SpeechError(what, hint="its files may be damaged; choose another: `dateline voices`") from error
        measured = mix.level(takes, _BETWEEN, Path(folder) / "whole.mp3")
    write_whole(path, json.dumps({"lufs": measured, "voice": f"{voice.engine}:{voice.name}"}).encode() + b"\n")
    return measured


def measured(store: Store, path: Path) -> SoundFile:
    """Give what a sound file of the show's is, measured once and kept by its digest.

    Raises:
        AudioError: It is no sound.
        StoreError: It is not there.
    """
    mark = digest(path)
    note = store.calibration(f"sound-2-{mark[:16]}")
    with contextlib.suppress(OSError, ValueError, KeyError):
        known = json.loads(note.read_bytes())
        level = known["lufs"]
        return SoundFile(mark, known["seconds"], None if level is None else Lufs(level), Lufs(known["loudest"]))
    seconds, loudness, loudest = master.sound(path)
    write_whole(note, json.dumps({"seconds": seconds, "lufs": loudness, "loudest": loudest}).encode() + b"\n")
    return SoundFile(mark, seconds, loudness, loudest)


_BETWEEN = Samples(MIX_RATE * 45 // 100)
"""The usual pause between sentences."""


def missing(plan: Plan, store: Store) -> dict[Key, Step]:
    """Give the steps whose files are not there, in the plan's order.

    A take is only missed by a mix that is missing, and a mix by the bind.
    """
    steps = dict(plan.steps)
    absent: dict[Key, Step] = {}
    for last in (plan.bind, plan.also):
        end = steps.get(last) if last else None
        if last is None or not isinstance(end, Bind | Alternate) or _end(store, plan.slug, last, end).exists():
            continue
        for key in end.segments:
            segment = steps[key]
            if not isinstance(segment, Mix) or store.segment(key, segment.codec).exists():
                continue
            takes = (piece.take for piece in segment.pieces if isinstance(piece, TakePiece))
            absent |= {take: steps[take] for take in takes if not store.take(take).exists()}
            absent[key] = segment
        absent[last] = end
    return absent


def _end(store: Store, slug: str, key: Key, step: Bind | Alternate) -> Path:
    """Give the path of a finished episode."""
    if isinstance(step, Bind):
        return store.episode(slug, key)
    return store.alternate(slug, key, alternate.CODECS[step.codec].ending)


@dataclass(slots=True)
class _Job:
    """A step that waits for others."""

    key: Key
    step: Step
    needs: set[Key] = field(default_factory=set)
    weight: int = 0


class Run:
    """One plan being carried out."""

    def __init__(self, plan: Plan, store: Store, root: Path, crew: Crew) -> None:
        """Look at what is missing.

        Args:
            plan: What has to exist.
            store: Where it will.
            root: The show's folder, for its sounds and cover.
            crew: Who speaks.
        """
        self.plan, self.store, self.root, self.crew = plan, store, root, crew
        self.missing = missing(plan, store)
        self._steps = dict(plan.steps)
        self._lock = threading.Condition()
        self._stop = False
        self._events: queue.SimpleQueue[Done | BaseException | None] = queue.SimpleQueue()
        self._waiting = [_Job(key, step, _needs(step) & set(self.missing)) for key, step in self.missing.items()]
        self._weigh()

    def _weigh(self) -> None:
        """Let the longest segment go first, so that its encoding is not what everybody waits for."""
        for job in self._waiting:
            if isinstance(job.step, Mix):
                job.weight = sum(len(said.said) for said in self._takes(job.step))
        length = {key: job.weight for job in self._waiting for key in job.needs}
        for job in self._waiting:
            if isinstance(job.step, Speak):
                job.weight = length.get(job.key, 0)
        self._waiting.sort(key=lambda job: (_ORDER[type(job.step)], -job.weight))

    def _takes(self, mixed: Mix) -> Iterator[Speak]:
        for piece in mixed.pieces:
            if isinstance(piece, TakePiece):
                step = self._steps[piece.take]
                if isinstance(step, Speak):
                    yield step

    def events(self, jobs: int) -> Iterator[Done]:
        """Carry everything out, and tell of each step as it is finished.

        Raises:
            DatelineError: The first step that failed; what else was finished is kept.
        """
        total, done = len(self.missing), 0
        threads = [threading.Thread(target=self._work, args=(seat,), daemon=True) for seat in range(min(jobs, total))]
        for thread in (*threads, threading.Thread(target=self._draw, daemon=True)):
            thread.start()
        try:
            running = len(threads)
            while running:
                event = self._events.get()
                if isinstance(event, BaseException):
                    raise event
                if event is None:
                    running -= 1
                    continue
                done += 1
                yield Done(event.key, event.kind, done, total)
        finally:
            with self._lock:
                self._stop = True
                self._lock.notify_all()
            for thread in threads:
                thread.join(timeout=_PATIENCE)

    def _work(self, seat: int) -> None:
        try:
            while (job := self._next()) is not None:
                self._carry_out(job.step, job.key, seat)
                self._finished(job)
        except BaseException as error:  # noqa: BLE001 - raised again in the caller's thread
            self._halt()
            self._events.put(error)
        self._events.put(None)

    def _draw(self) -> None:
        """Have the cover ready before it is asked for; what is wrong with it is told then."""
        with contextlib.suppress(DatelineError):
            if self.missing:
                cover_file(self.store, self.plan.cover, self.root)

    def _halt(self) -> None:
        with self._lock:
            self._stop = True
            self._lock.notify_all()

    def _next(self) -> _Job | None:
        with self._lock:
            while not self._stop and self._waiting:
                for job in self._waiting:
                    if not job.needs:
                        self._waiting.remove(job)
                        return job
                self._lock.wait()
            return None

    def _finished(self, finished: _Job) -> None:
        with self._lock:
            for job in self._waiting:
                job.needs.discard(finished.key)
            self._lock.notify_all()
        self._events.put(Done(finished.key, _KINDS[type(finished.step)], 0, 0))

    def _carry_out(self, step: Step, key: Key, seat: int) -> None:
        if isinstance(step, Speak):
            self._speak(step, key, seat)
        elif isinstance(step, Mix):
            self._mix(step, key)
        elif isinstance(step, Alternate):
            self._alternate(step, key)
        else:
            self._bind(step, key)

    def _speak(self, step: Speak, key: Key, seat: int) -> None:
        path = self.store.take(key)
        utterance = Utterance(step.said, step.voice, step.language, step.settings, step.phonemes)
        with aside(path) as part:
            spoken = self.crew.worker(step.engine, seat).speak(utterance, part)
            write_whole(rundown_of(path), rundown.spoken_to_json(spoken), durable=False)

    def _mix(self, step: Mix, key: Key) -> None:
        path = self.store.segment(key, step.codec)
        with aside(path) as part:
            made = mix.render(step, self.store.take, self.root, part)
            write_whole(rundown_of(path), rundown.segment_to_json(made))

    def _bind(self, step: Bind, key: Key) -> None:
        path = self.store.episode(self.plan.slug, key)
        paths = [self.store.segment(one) for one in step.segments]
        made = [rundown.segment_from_json(rundown_of(one).read_bytes()) for one in paths]
        clock = rundown.join(made, mp3.SKIPPED)
        picture = cover_file(self.store, self.plan.cover, self.root)
        with aside(path) as part:
            mp3.bind(step, paths, clock, picture, part)
            write_whole(rundown_of(path), rundown.to_json(replace(clock, levels=self._levels(step, clock, part))))

    def _levels(self, step: Bind, clock: Rundown, part: Path) -> Levels | None:
        """Give an episode's levels; a short one is heard as a whole, for its segments' do not average out."""
        mixed = dict(self.plan.steps)[step.segments[0]]
        if clock.levels is None or clock.length > _SHORT or not isinstance(mixed, Mix):
            return clock.levels
        whole = mix.measure(part, mixed) or clock.levels
        return replace(clock.levels, loudness=whole.loudness, rms=whole.rms)

    def _alternate(self, step: Alternate, key: Key) -> None:
        clock = rundown.from_json(rundown_of(self.store.episode(self.plan.slug, step.beside)).read_bytes())
        paths = [self.store.segment(one, "flac") for one in step.segments]
        with aside(_end(self.store, self.plan.slug, key, step)) as part:
            alternate.bind(step, paths, clock, part)


_USUAL = Lufs(-22.0)
_SHORT = 60 * MIX_RATE
_KINDS: Mapping[type, Kind] = {Speak: "speak", Mix: "mix", Bind: "bind", Alternate: "bind"}
_PATIENCE = 5.0


def _needs(step: Step) -> set[Key]:
    if isinstance(step, Mix):
        return {piece.take for piece in step.pieces if isinstance(piece, TakePiece)}
    if isinstance(step, Alternate):
        return {*step.segments, step.beside}
    return set(step.segments) if isinstance(step, Bind) else set()


def cover_file(store: Store, cover: Cover, root: Path) -> Path:
    """Give the picture of an episode, drawn if it is not there yet."""
    path = store.cover(art.digest(cover))
    if not path.exists():
        write_whole(path, art.cover(cover, root, size=art.EPISODE_SIZE))
    return path
