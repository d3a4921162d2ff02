"""The show's lexicon, from and to other programs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.errors import ScriptError
from dateline.script import lexicon, pls
from dateline.store import disk, write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.model import Taught
    from dateline.produce.desk import Desk


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What went from one lexicon into another."""

    count: int
    """Entries."""
    notes: tuple[str, ...]
    """What did not, each in a line."""


def import_lexicon(desk: Desk, path: Path) -> Exchanged:
    """Add a PLS lexicon's entries to ``script/lexicon.yaml``; what is taught there already stays as it is.

    Raises:
        ScriptError: Either file cannot be read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ScriptError(f"{path}: {error.strerror}", hint="name a PLS file") from error
    found = pls.read(data, path.name)
    taught = {one.written: one for one in desk.taught()}
    fresh: dict[str, Taught] = {}
    notes = list(found.notes)
    for one in found.entries:
        known = taught.get(one.written) or fresh.get(one.written)
        if known is None:
            fresh[one.written] = one
        elif (known.say, known.ipa, known.kind) != (one.say, one.ipa, one.kind):
            notes.append(f"{path.name}:{one.line}: {one.written!r} is taught already, and stays as it is")
    if fresh:
        target = desk.root / "script" / lexicon.FILE
        with disk(target):
            before = target.read_text("utf-8") if target.exists() else ""
        lines = "".join(f"{_entry(one)}\n" for one in fresh.values())
        write_whole(target, (before + ("\n" if before and not before.endswith("\n") else "") + lines).encode())
    return Exchanged(len(fresh), tuple(notes))


def _entry(one: Taught) -> str:
    """Write an entry as YAML; JSON's strings are YAML's double-quoted ones."""
    key = json.dumps(one.written, ensure_ascii=False)
    if one.kind:
        return f"{key}: {one.kind}"
    fields = (("say", one.say), ("ipa", one.ipa))
    return f"{key}: {{{', '.join(f'{name}: {json.dumps(text, ensure_ascii=False)}' for name, text in fields if text)}}}"


def export_lexicon(desk: Desk, path: Path, *, house: bool = False) -> Exchanged:
    """Write the show's lexicon as PLS.

    Args:
        desk: The show.
        path: Where to.
        house: Put the house's own entries before the show's.

    Raises:
        ScriptError: The show's lexicon has faults, or is empty.
        StoreError: The file cannot be written.
    """
    entries = {one.written: one for one in (*(lexicon.house() if house else ()), *desk.taught())}
    if not entries:
        raise ScriptError(f"script/{lexicon.FILE} teaches nothing yet", hint="add --house for the house's own entries")
    data, notes = pls.write(entries.values(), desk.show.language)
    write_whole(path.absolute(), data)
    return Exchanged(len(entries) - len(notes), notes)
