"""YAML with marks and without guessing.

Every scalar is a string that knows where it stands, and a table of shapes converts it: so that
``country: NO``, ``12:00``, ``1984`` and a paragraph that reads "No" stay what they are. All faults of a
file are gathered and raised once. The same shapes print the JSON Schema that editors complete from.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING, cast

from dateline.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    import yaml

    from dateline.errors import DatelineError

MAX_BYTES = 20_000_000
"""A file people edit is never longer; a longer one is something else."""
_MAX_DEPTH = 24
HINT = "put the text in quotes, or start it with >- on a line of its own"


# --- the tree ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Scalar:
    """A string, whatever it looks like."""

    text: str
    """As YAML unfolds it."""
    line: int
    """From 1."""
    column: int
    """From 1."""
    start: int
    """Index of its first character in the source."""
    end: int
    """One past its last character."""
    plain: bool = False
    """Written without quotes."""


@dataclass(frozen=True, slots=True)
class Items:
    """A sequence."""

    items: tuple[Node, ...]
    """In order."""
    line: int
    """From 1."""
    column: int
    """From 1."""


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping, in the order of the file, duplicates included."""

    pairs: tuple[tuple[Scalar, Node], ...]
    """Keys and values."""
    line: int
    """From 1."""
    column: int
    """From 1."""
    start: int
    """Index of its first character in the source."""
    flow: bool = False
    """Written in braces."""


Node = Scalar | Items | Table


@dataclass(slots=True)
class Faults:
    """Gathers what is wrong with one file."""

    path: str
    """The file, as the user would name it."""
    source: str
    """Its text."""
    found: list[Fault] = field(default_factory=list)
    """In the order they were met."""

    def add(self, at: Node, what: str, remedy: str = "") -> None:
        """Note a fault at a node."""
        self.found.append(Fault(self.path, at.line, at.column, what, remedy))


def compose(source: str, faults: Faults) -> Node | None:
    """Read one YAML document as a tree of strings, or note why it cannot be read."""
    import yaml  # noqa: PLC0415 - only commands that read a file pay for it

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _tree(yaml.parse(source, Loader=loader), faults)
    except yaml.MarkedYAMLError as error:
        faults.found.extend(_tabs(faults) or [_misread(error, faults)])
    except yaml.YAMLError as error:  # characters that YAML has no room for
        at = source[: getattr(error, "position", 0)]
        line, column = at.count("\n") + 1, len(at) - at.rfind("\n")
        faults.found.append(Fault(faults.path, line, column, f"not readable as YAML: {error}".split("\n")[0], ""))
    return None


def _misread(error: yaml.MarkedYAMLError, faults: Faults) -> Fault:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    what = ", ".join(part for part in (error.context, error.problem) if part)
    return Fault(faults.path, line, column, f"not readable as YAML: {what}", f"if this is prose, {HINT}")


def _tabs(faults: Faults) -> list[Fault]:
    """Find the lines that are indented with tabs, which YAML has no room for."""
    lines = enumerate(faults.source.splitlines(), 1)
    found = ((number, len(line) - len(line.lstrip(" "))) for number, line in lines if line.lstrip(" ").startswith("\t"))
    return [Fault(faults.path, number, at + 1, "a tab", "indent with spaces, not tabs") for number, at in found]


def _tree(events: Iterator[yaml.Event], faults: Faults) -> Node | None:
    """Build the tree without recursion, so that no nesting can exhaust the stack."""
    import yaml  # noqa: PLC0415 - see compose

    open_: list[tuple[yaml.Event, list[Node]]] = []
    root: list[Node] = []
    documents = 0
    for event in events:
        into = open_[-1][1] if open_ else root
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
        elif isinstance(event, yaml.ScalarEvent):
            _check_tag(event, faults)
            into.append(_scalar(event, event.value, plain=not event.style))
        elif isinstance(event, yaml.AliasEvent):
            into.append(_scalar(event, str(event.anchor)))
            faults.add(
                into[-1],
                f"an alias (*{event.anchor})",
                "write the value out; a text that begins with * needs quotes",
            )
        elif isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent)):
            _check_tag(event, faults)
            open_.append((event, []))
            if len(open_) > _MAX_DEPTH:
                faults.add(_scalar(event, ""), f"lists nested more than {_MAX_DEPTH} deep", HINT)
                return None
        elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            start, children = open_.pop()
            (open_[-1][1] if open_ else root).append(_collection(start, children, faults))
    if documents > 1:
        faults.found.append(Fault(faults.path, 0, 0, "holds more than one YAML document", "keep one, without ---"))
    return root[0] if root else None


_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What an escape in quotes can bring in, and no feed, tag or voice can take."""


def _scalar(event: yaml.Event, text: str, *, plain: bool = False) -> Scalar:
    start, end = cast("yaml.Mark", event.start_mark), cast("yaml.Mark", event.end_mark)
    return Scalar(_CONTROL.sub("", text), start.line + 1, start.column + 1, start.index, end.index, plain=plain)


def _check_tag(event: yaml.ScalarEvent | yaml.CollectionStartEvent, faults: Faults) -> None:
    if event.anchor:
        faults.add(
            _scalar(event, ""),
            f"an anchor (&{event.anchor})",
            "leave it out; a text that begins with & needs quotes",
        )
    if event.tag and event.tag != "!":
        faults.add(_scalar(event, ""), f"a tag ({event.tag})", "leave it out; a text that begins with ! needs quotes")


def _collection(event: yaml.Event, children: list[Node], faults: Faults) -> Node:
    import yaml  # noqa: PLC0415 - see compose

    mark = cast("yaml.Mark", event.start_mark)
    line, column = mark.line + 1, mark.column + 1
    if isinstance(event, yaml.SequenceStartEvent):
        return Items(tuple(children), line, column)
    pairs = []
    for key, value in zip(children[::2], children[1::2], strict=True):
        if isinstance(key, Scalar):
            pairs.append((key, value))
        else:
            faults.add(key, "a list or a mapping where a name belongs", HINT)
    flow = bool(getattr(event, "flow_style", False))
    return Table(tuple(pairs), line, column, mark.index, flow=flow)


# --- what is said of a file --------------------------------------------------------------


def decode(data: bytes, path: str, error: type[DatelineError]) -> str:
    """Turn a file's bytes into text, or say why they are none."""
    if len(data) > MAX_BYTES:
        raise error(f"{path}: {len(data):,} bytes are more than such a file can have", hint="is it the right file?")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as cause:
        line = data[: cause.start].count(b"\n") + 1
        fault = Fault(path, line, 0, f"byte {cause.start} is not UTF-8", "save the file as UTF-8")
        raise error(str(fault), faults=(fault,)) from cause


def many(found: list[Fault], path: str, error: type[DatelineError]) -> DatelineError:
    """Make one error of all faults, in the order of the file."""
    faults = tuple(sorted(found, key=lambda fault: (fault.line, fault.column)))
    count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
    return error(f"{path}: {count}", faults=faults)


def nearest(name: str, known: tuple[str, ...]) -> str:
    """Say which of the known names was probably meant.

    >>> nearest("titel", ("title", "place"))
    'did you mean title?'
    >>> nearest("zzz", ("title", "place"))
    'known are: title, place'
    """
    close = get_close_matches(name, known, 3, 0.6)
    return f"did you mean {' or '.join(close)}?" if close else f"known are: {', '.join(known)}"
