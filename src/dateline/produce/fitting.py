"""A length in minutes -> two factors in the script: pauses first, since they cost nothing to change, then the pace."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline import plan as planning
from dateline.errors import ScriptError, TargetMissed
from dateline.model import MIX_RATE, Fit, GapPiece, Mix
from dateline.produce.building import built, prepare
from dateline.script import page, splice
from dateline.store import disk, write_whole

if TYPE_CHECKING:
    from dateline import run
    from dateline.model import Plan
    from dateline.produce.desk import Desk


@dataclass(frozen=True, slots=True)
class Fitted:
    """What a script was told so that its episode has a length."""

    before: float
    """Seconds that it lasts as built."""
    after: float
    """Seconds that it should last."""
    fit: Fit
    """The factors."""


@dataclass(frozen=True, slots=True)
class _Clock:
    """What an episode's length is made of, in seconds, at factors of 1."""

    speech: float
    """Changes with the pace."""
    pauses: float
    """The table's."""
    rest: float
    """Stays as it is: pauses that an editor wrote, sounds, edges."""

    def length(self, fit: Fit) -> float:
        return self.speech / fit.pace + self.pauses * fit.pauses + self.rest


def fit(desk: Desk, slug: str, seconds: float, crew: run.Crew) -> Fitted:
    """Write into a script the factors by which its episode lasts so long.

    Args:
        desk: The show.
        slug: The script's.
        seconds: The length that is wanted.
        crew: Who measures a voice that was never heard here.

    Raises:
        ScriptError: The script has faults, or was not built as it stands.
        TargetMissed: The length is out of reach; what can be reached.
    """
    clock, now = _measured(desk, slug, crew)
    wanted = _solved(clock, seconds)
    reached = clock.length(wanted)
    if abs(reached - seconds) > _NEAR:
        raise TargetMissed(_far(clock, slug, now, seconds), hint=_hint(clock, seconds))
    path = desk.script(slug)
    with disk(path):
        text = path.read_text("utf-8")
    write_whole(path, splice.fit(text, wanted, f"script/{path.name}").encode())
    return Fitted(now, reached, wanted)


_NEAR = 0.5
"""Seconds."""


def _measured(desk: Desk, slug: str, crew: run.Crew) -> tuple[_Clock, float]:
    """Take an episode as it is built to pieces."""
    prepared = prepare(desk, slug, crew)
    if not desk.store.episode(slug, prepared.plan.bind).exists():
        raise ScriptError(f"script/{slug}.yaml is not built as it stands", hint=f"run `dateline build {slug}` first")
    made = built(desk, prepared, frozenset())
    script, means = prepared.script, prepared.means
    plain, slow = (
        _gaps(planning.plan(replace(script, fit=replace(script.fit, pauses=factor)), desk.show, means))
        for factor in (1.0, page.FIT_PAUSES[1])
    )
    pauses = (slow - plain) / (page.FIT_PAUSES[1] - 1.0)
    speech = sum(line.end - line.start for line in made.clock.lines) / MIX_RATE
    rest = made.seconds - speech - pauses * script.fit.pauses
    return _Clock(speech * script.fit.pace, pauses, rest), made.seconds


def _gaps(plan: Plan) -> float:
    """Sum an episode's silences, in seconds."""
    steps = dict(plan.steps)
    bind = steps[plan.bind]
    mixes = (steps[key] for key in getattr(bind, "segments", ()))
    pieces = (piece for mix in mixes if isinstance(mix, Mix) for piece in mix.pieces)
    return sum(piece.length for piece in pieces if isinstance(piece, GapPiece)) / MIX_RATE


def _solved(clock: _Clock, seconds: float) -> Fit:
    """Change the pauses as far as they go, and the pace for what is left."""
    plain = clock.length(Fit())
    factor = 1.0 + (seconds - plain) / clock.pauses if clock.pauses else 1.0
    pauses = round(min(max(factor, page.FIT_PAUSES[0]), page.FIT_PAUSES[1]), 3)
    left = seconds - clock.pauses * pauses - clock.rest
    pace = clock.speech / left if left > 0 else page.FIT_PACE[1]
    if pauses not in page.FIT_PAUSES:
        pace = 1.0
    return Fit(pauses, round(min(max(pace, page.FIT_PACE[0]), page.FIT_PACE[1]), 3))


def _far(clock: _Clock, slug: str, now: float, seconds: float) -> str:
    least, most = (
        clock.length(Fit(*factors)) for factors in zip(page.FIT_PAUSES, reversed(page.FIT_PACE), strict=True)
    )
    return (
        f"{slug} lasts {clock_of(now)} and cannot last {clock_of(seconds)}: "
        f"pauses within 25 % and a pace within 8 % give {clock_of(least)} to {clock_of(most)}"
    )


def _hint(clock: _Clock, seconds: float) -> str:
    """Say how much of the text is too much or too little."""
    share = abs(clock.length(Fit()) - seconds) / clock.length(Fit())
    return f"{'cut' if clock.length(Fit()) > seconds else 'add'} about {share:.0%} of the text; the script is as it was"


def clock_of(seconds: float) -> str:
    """Write a length as 12:05."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02}"
