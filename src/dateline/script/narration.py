"""What a narration may hold, and how each form of it is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from dateline.listed import NAME
from dateline.model import Decibels, Passage, Pause, Sound
from dateline.shapes import Field, Record, Word
from dateline.show import DURATION, PATH, STRING, TEXT, VOICE, number
from dateline.yamlfile import Scalar, Table, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.shapes import Schema
    from dateline.yamlfile import Faults, Node

_QUOTE = "put quotes round this paragraph, or start it with >- on a line of its own"


def _take(text: str) -> int:
    if not re.fullmatch(r"[1-9]\d{0,5}", text):
        raise ValueError("write a whole number from 1")
    return int(text)


def _passage(values: Mapping[str, Any], line: int) -> Passage:
    slate = "slate" in values
    return Passage(
        text=" ".join(values["slate" if slate else "say"].split()),
        line=line,
        slate=slate,
        who=values.get("who", ""),
        voice=values.get("voice"),
        pace=values.get("pace", 1.0),
        pause=values.get("pause"),
        take=values.get("take", 1),
        soundbite=values.get("soundbite", ""),
    )


_HOW = (
    Field("voice", VOICE, "another voice for this passage"),
    Field(
        "pace",
        Word(number(0.5, 2.0), {"type": "number", "minimum": 0.5, "maximum": 2}),
        "speed: 0.95 is slower",
    ),
    Field("pause", DURATION, "silence after it, in place of the table's"),
    Field("take", Word(_take, {"type": "integer", "minimum": 1}), "raise it to have the passage read again"),
)
_ITEMS: Mapping[str, Record[Passage] | Record[Pause] | Record[Sound]] = {
    "say": Record(
        (
            Field("say", TEXT, "the words", required=True),
            Field("who", TEXT, "whose words they are; cast says in which voice"),
            Field("soundbite", NAME, "a title: apps may play this passage as a taste of the episode"),
            *_HOW,
        ),
        _passage,
        "passage",
    ),
    "slate": Record((Field("slate", TEXT, "a place or heading", required=True), *_HOW), _passage, "slate"),
    "sound": Record(
        (
            Field("sound", PATH, "a file of the show's", required=True),
            Field("gain", Word(number(-60, 20), {"type": "number"}), "decibels: -12 is softer"),
        ),
        lambda values, line: Sound(values["sound"], Decibels(values.get("gain", 0.0)), line),
        "sound",
    ),
    "pause": Record(
        (Field("pause", DURATION, "how long", required=True),),
        lambda values, line: Pause(values["pause"], line),
        "pause",
    ),
}


class Item:
    """One line of a narration: prose, or a mapping that says what it is."""

    def read(self, node: Node, faults: Faults) -> Passage | Pause | Sound | None:
        """Read any of the forms."""
        if isinstance(node, Scalar):
            return self._prose(node, faults)
        if isinstance(node, Table):
            keys = [key.text for key, _ in node.pairs]
            for name, record in _ITEMS.items():
                if name in keys:
                    return record.read(node, faults)
            return self._mistaken(node, faults)
        faults.add(node, "a list inside the narration", _QUOTE)
        return None

    def _prose(self, node: Scalar, faults: Faults) -> Passage | None:
        rest = faults.source[node.end :].split("\n", 1)[0]
        if node.plain and rest.lstrip().startswith("#"):
            faults.add(node, "YAML takes the rest of this line for a comment: " + rest.strip()[:40], _QUOTE)
        text = TEXT.read(node, faults)
        return None if text is None else Passage(" ".join(text.split()), node.line)

    def _mistaken(self, node: Table, faults: Faults) -> Passage | None:
        """Take "He said: come home" as the prose it is; answer everything else."""
        if len(node.pairs) != 1:
            faults.add(node, "prose that YAML takes for a mapping", _QUOTE)
            return None
        key, value = node.pairs[0]
        if node.flow or not re.search(r"\s", key.text):
            remedy = f"{nearest(key.text, tuple(_ITEMS))}; if it is prose, {_QUOTE}"
            faults.add(key, f"{key.text!r} is nothing that a narration has", remedy)
            return None
        if not isinstance(value, Scalar) or not (value.plain or faults.source[value.start] in "\"'"):
            faults.add(node, "prose that YAML takes for a mapping", _QUOTE)
            return None
        whole = faults.source[key.start : value.end]
        return self._prose(Scalar(whole, key.line, key.column, key.start, value.end, plain=True), faults)

    def schema(self) -> Schema:
        """Give any of the forms."""
        return {"oneOf": [STRING, *(record.schema() for record in _ITEMS.values())]}
