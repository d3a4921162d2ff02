"""How dateline talks: a progress bar on a terminal, a line per step elsewhere, JSON for machines."""

from __future__ import annotations

import contextlib
import json
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.progress import Progress, TaskID

    from dateline.errors import DatelineError
    from dateline.run import Done

_VERBS = {"speak": "speaking", "mix": "mixing and encoding", "bind": "binding"}


class Report:
    """Everything that is printed goes through here."""

    def __init__(self, *, quiet: bool = False, machine: bool = False) -> None:
        """Choose the way of talking.

        Args:
            quiet: Only errors.
            machine: One JSON object a line on standard output.
        """
        self.quiet, self.machine = quiet, machine
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def say(self, text: str, **facts: object) -> None:
        """Tell one thing: in words to people, as facts to machines."""
        if self.machine:
            print(json.dumps(facts or {"message": text}, ensure_ascii=False), flush=True)  # noqa: T201 - its job
        elif self._bar is not None:
            self._bar.console.print(text, markup=False, highlight=False, soft_wrap=True)
        elif not self.quiet:
            print(text, flush=True)  # noqa: T201 - its job

    def print(self, facts: object) -> None:
        """Print an answer for a machine, whole."""
        print(json.dumps(facts, ensure_ascii=False), flush=True)  # noqa: T201 - its job

    def table(self, lines: Iterable[str]) -> None:
        """Print an answer for people, a line at a time."""
        for line in lines:
            print(line)  # noqa: T201 - its job

    def step(self, done: Done, label: str) -> None:
        """Tell of a step that was carried out."""
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, total=done.total, completed=done.done, description=_VERBS[done.kind])
        else:
            width = len(str(done.total))
            text = f"[{done.done:{width}}/{done.total}] {done.kind:5} {label}"
            self.say(text, event=done.kind, key=done.key, done=done.done, total=done.total, what=label)

    @contextlib.contextmanager
    def progress(self, what: str) -> Iterator[None]:
        """Show one bar for everything inside, if anybody is watching."""
        if self.quiet or self.machine or not sys.stdout.isatty():
            yield
            return
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415 - 60 ms

        columns = (TextColumn("{task.description:<20}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, transient=True) as bar:
            self._bar, self._task = bar, bar.add_task(what, total=None)
            try:
                yield
            finally:
                self._bar, self._task = None, None

    def stage(self, what: str) -> None:
        """Name what is going on, in the bar."""
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, description=what)

    def error(self, error: DatelineError) -> None:
        """Say what was refused, where, and what to do."""
        if self.machine:
            faults = [str(fault) for fault in error.faults]
            facts = {"error": type(error).__name__, "message": error.message, "hint": error.hint, "faults": faults}
            print(json.dumps(facts, ensure_ascii=False), flush=True)  # noqa: T201 - its job
        for fault in error.faults:
            print(fault, file=sys.stderr)  # noqa: T201 - its job
        hint = f"; {error.hint}" if error.hint else ""
        print(f"dateline: {error.message}{hint}", file=sys.stderr, flush=True)  # noqa: T201 - its job
