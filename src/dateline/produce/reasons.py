"""Which steps would run, and why each: in the editor's terms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline import run
from dateline.model import Alternate, Bind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model import Key, Step
    from dateline.produce.building import Prepared
    from dateline.produce.desk import Desk


@dataclass(frozen=True, slots=True)
class Reason:
    """A step that would run, and why."""

    key: Key
    """The step's."""
    kind: run.Kind
    """speak, mix or bind."""
    what: str
    """What it makes, in the editor's terms."""
    why: str
    """What is not there yet."""


def reasons(desk: Desk, prepared: Prepared) -> Iterator[Reason]:
    """Say of each step that would run what it makes and why; nothing is run."""
    absent = run.missing(prepared.plan, desk.store)
    script, told = prepared.script, set()
    for line in prepared.plan.lines:
        if line.take in absent and line.take not in told:
            told.add(line.take)
            passage = script.segments[line.segment].narration[line.passage]
            number = getattr(passage, "take", 1)
            why = f"take {number} is asked for" if number > 1 else "no take of these words in this voice"
            yield Reason(line.take, "speak", f"line {passage.line}: {line.text}", why)
    yield from _mixes(desk, prepared, absent)
    yield from _also(prepared, absent)


def _also(prepared: Prepared, absent: dict[Key, Step]) -> Iterator[Reason]:
    """Say what the episode in another codec needs."""
    plan = prepared.plan
    step = absent.get(plan.also) if plan.also else None
    if plan.also is None or not isinstance(step, Alternate):
        return
    fresh = [key for key in step.segments if key in absent]
    for key in fresh:
        yield Reason(key, "mix", f"a segment for {step.codec}", "not encoded without loss yet")
    yield Reason(plan.also, "bind", f"{plan.slug} in {step.codec}", f"needs {_count(len(fresh), 'new segment')}")


def _mixes(desk: Desk, prepared: Prepared, absent: dict[Key, Step]) -> Iterator[Reason]:
    plan, titles = prepared.plan, [segment.title for segment in prepared.script.segments]
    bind = dict(plan.steps)[plan.bind]
    if plan.bind not in absent or not isinstance(bind, Bind):
        return
    before = bool(desk.store.episodes(plan.slug))
    fresh: set[Key] = set()
    for number, key in enumerate(bind.segments):
        if key not in absent or key in fresh:
            continue
        fresh.add(key)
        what = titles[number] if number < len(titles) else "the silence at the episode's edge"
        takes = {line.take for line in plan.lines if line.segment == number and line.take in absent}
        why = f"needs {_count(len(takes), 'new take')}" if takes else "its order, pauses, sounds or level changed"
        yield Reason(key, "mix", what, why if takes or before else "not mixed yet")
    why = f"needs {_count(len(fresh), 'new segment')}" if fresh else "order, titles, tags or cover changed"
    yield Reason(plan.bind, "bind", desk.store.episode(plan.slug, plan.bind).name, why)


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
