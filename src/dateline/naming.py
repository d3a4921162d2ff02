"""What a show says of names: places of its own, and people who are never places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.yamlfile import Items, Scalar, Table

if TYPE_CHECKING:
    from dateline.shapes import Schema
    from dateline.yamlfile import Faults, Node

Places = tuple[tuple[str, str], ...]


class PlacesShape:
    """Names, each with its city, or none."""

    def read(self, node: Node, faults: Faults) -> Places | None:
        """Read every name; whether a city is known is asked when a story is divided."""
        if not isinstance(node, Table):
            faults.add(node, "not a table of places", "write {The Castle: Edinburgh, Springfield: none}")
            return None
        for key, value in node.pairs:
            if not key.text.strip():
                faults.add(key, "a place without a name", "write the name as the story does")
            elif not isinstance(value, Scalar):
                faults.add(key, f"{key.text!r} without one city", "write a city's name, or none")
        return tuple((key.text, value.text) for key, value in node.pairs if isinstance(value, Scalar))

    def schema(self) -> Schema:
        """Give an object of strings."""
        return {"type": "object", "additionalProperties": {"type": ["string", "null"]}}


class PeopleShape:
    """A list of names."""

    def read(self, node: Node, faults: Faults) -> tuple[str, ...] | None:
        """Read every name."""
        if not isinstance(node, Items) or not all(isinstance(one, Scalar) for one in node.items):
            faults.add(node, "not a list of names", "write [Paris Lindqvist, Chelsea]")
            return None
        return tuple(one.text for one in node.items if isinstance(one, Scalar))

    def schema(self) -> Schema:
        """Give an array of strings."""
        return {"type": "array", "items": {"type": "string"}}
