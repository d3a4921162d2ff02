"""What a file that people edit may hold: a table of shapes that converts, checks, and prints the JSON Schema."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from dateline.errors import Fault
from dateline.yamlfile import HINT, Faults, Items, Scalar, Table, compose, decode, many, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dateline.errors import DatelineError
    from dateline.yamlfile import Node

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Schema = dict[str, Any]


class Shape(Protocol[T_co]):
    """Converts a node, noting what is wrong with it."""

    def read(self, node: Node, faults: Faults) -> T_co | None:
        """Give the value, or None after noting at least one fault."""

    def schema(self) -> Schema:
        """Give the same rule as JSON Schema."""


@dataclass(frozen=True, slots=True)
class Word(Generic[T]):
    """A scalar that a function converts; its ValueError is the fault."""

    convert: Callable[[str], T]
    """Takes the text; raises ValueError with what to write instead."""
    rule: Schema
    """The same as JSON Schema."""

    def read(self, node: Node, faults: Faults) -> T | None:
        """Convert the scalar."""
        if not isinstance(node, Scalar):
            faults.add(node, "a list or a mapping where one value belongs", HINT)
            return None
        try:
            return self.convert(node.text)
        except ValueError as error:
            faults.add(node, f"{_shown(node.text)} is not what belongs here", str(error))
            return None

    def schema(self) -> Schema:
        """Give the rule."""
        return self.rule


def _shown(text: str, limit: int = 40) -> str:
    return repr(text if len(text) <= limit else text[: limit - 1] + "…")


@dataclass(frozen=True, slots=True)
class ListOf(Generic[T]):
    """A sequence of one shape."""

    item: Shape[T]
    """The shape."""
    least: int = 0
    """How many there must be."""
    named: str = "item"
    """What one of them is called."""

    def read(self, node: Node, faults: Faults) -> tuple[T, ...] | None:
        """Read every item, faulty ones included."""
        if not isinstance(node, Items):
            faults.add(node, f"not a list of {self.named}s", f"write each {self.named} on a line that starts with -")
            return None
        read = [self.item.read(item, faults) for item in node.items]
        if len(read) < self.least:
            faults.add(node, f"no {self.named} in the list", f"write at least {self.least}")
        values = tuple(value for value in read if value is not None)
        return values if len(values) == len(read) else None

    def schema(self) -> Schema:
        """Give an array."""
        return {"type": "array", "items": self.item.schema(), "minItems": self.least}


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a record."""

    key: str
    """As written in the file."""
    shape: Shape[object]
    """What its value looks like."""
    about: str
    """One line for the editor's completion."""
    required: bool = False
    """Whether a file without it is faulty."""


@dataclass(frozen=True, slots=True)
class Record(Generic[T]):
    """A mapping with known keys."""

    fields: tuple[Field, ...]
    """In the order people write them."""
    make: Callable[[Mapping[str, Any], int], T]
    """Takes the values that were given and the line; raises ValueError for what only the whole shows."""
    named: str = "mapping"
    """What it is called in messages."""

    def read(self, node: Node, faults: Faults) -> T | None:
        """Read every key, then make the value if none was faulty."""
        if not isinstance(node, Table):
            faults.add(node, f"not a {self.named}", "write it as key: value, one a line")
            return None
        before = len(faults.found)
        values = self._values(node, faults)
        if len(faults.found) > before:
            return None
        try:
            return self.make(values, node.line)
        except ValueError as error:
            faults.add(node, str(error))
            return None

    def _values(self, node: Table, faults: Faults) -> dict[str, Any]:
        known = {one.key: one for one in self.fields}
        seen: dict[str, int] = {}
        values = {}
        for key, value in node.pairs:
            if key.text in seen:
                faults.add(key, f"{key.text!r} is there twice (first in line {seen[key.text]})", "keep one")
            elif key.text not in known:
                faults.add(key, f"unknown key {_shown(key.text)} in a {self.named}", nearest(key.text, tuple(known)))
            elif not (isinstance(value, Scalar) and value.plain and not value.text):
                values[key.text] = known[key.text].shape.read(value, faults)
            seen.setdefault(key.text, key.line)
        for one in self.fields:
            if one.required and one.key not in values:
                faults.add(node, f"this {self.named} has no {one.key!r}", f"add {one.key}: {one.about}")
        return values

    def schema(self) -> Schema:
        """Give an object without room for other keys."""
        return {
            "type": "object",
            "properties": {one.key: one.shape.schema() | {"description": one.about} for one in self.fields},
            "required": [one.key for one in self.fields if one.required],
            "additionalProperties": False,
        }


def load(data: bytes, path: str, shape: Shape[T], error: type[DatelineError]) -> T:
    """Read a whole file.

    Args:
        data: The file's bytes.
        path: The file, as the user would name it.
        shape: What it must look like.
        error: Raised with every fault when it does not.
    """
    source = decode(data, path, error)
    faults = Faults(path, source)
    node = compose(source, faults)
    value = None if node is None else shape.read(node, faults)
    if node is None and not faults.found:
        faults.found.append(Fault(path, 0, 0, "empty", "see docs/ for what belongs in it"))
    if value is None or faults.found:
        raise many(faults.found, path, error)
    return value
