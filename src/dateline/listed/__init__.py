"""How show.yaml and scripts say what directories list: shapes, each rule with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dateline.listed.words import (
    ADDRESS,
    BOOLEAN,
    LONGEST,
    NAME,
    STRING,
    address,
    country,
    day,
    email,
    guid,
    language,
    name,
    number,
    one_of,
    role,
    rule,
    truth,
    usable,
    whole,
)
from dateline.listing import (
    MEDIA,
    ROLES,
    Channel,
    Correction,
    Funding,
    Item,
    Licence,
    MadeIn,
    Neighbour,
    Person,
    Updates,
    known_licence,
)
from dateline.shapes import Field, ListOf, Record, Word
from dateline.yamlfile import Scalar, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dateline.shapes import Schema, Shape
    from dateline.yamlfile import Faults, Node

__all__ = [
    "ADDRESS",
    "BOOLEAN",
    "CHANNEL",
    "ITEM_FIELDS",
    "NAME",
    "address",
    "country",
    "email",
    "item",
    "language",
    "truth",
    "usable",
]

# --- lists and tables --------------------------------------------------------------------


class _Short:
    """One word, or the whole mapping."""

    def __init__(self, word: Shape[Any], record: Record[Any], make: Callable[[Any], object]) -> None:
        self._word, self._record, self._make = word, record, make

    def read(self, node: Node, faults: Faults) -> object | None:
        """Read either form."""
        if not isinstance(node, Scalar):
            return self._record.read(node, faults)
        value = self._word.read(node, faults)
        if value is None:
            return None
        try:
            return self._make(value)
        except ValueError as error:
            faults.add(node, f"{node.text!r} is not enough", str(error))
            return None

    def schema(self) -> Schema:
        """Give either."""
        return {"oneOf": [self._word.schema(), self._record.schema()]}


def _person(values: Mapping[str, Any], _line: int) -> Person:
    role = values["role"]
    group = next(group for group, roles in ROLES.items() if role in roles)
    return Person(values["name"], role, group, values.get("image", ""), values.get("page", ""))


_CREDITS = ListOf(
    Record(
        (
            Field("name", NAME, "as it is shown", required=True),
            Field("role", Word(role, STRING | {"examples": ["author", "editor", "producer"]}), "what they did",
                  required=True),
            Field("image", ADDRESS, "the address of a picture"),
            Field("page", ADDRESS, "the address of a page about them"),
        ),
        _person,
        "person",
    ),
    1,
    "person",
)  # fmt: skip


def _licence(text: str, url: str = "") -> Licence:
    """Take a licence that SPDX lists by its identifier; any other has to say where it is written."""
    if known_licence(text.lower()):
        return Licence(text.lower(), url)
    if not url:
        raise ValueError("write cc-by-4.0 or the like, or {name: …, url: where it is written}")
    return Licence(text, url)


LICENCE = _Short(
    NAME,
    Record(
        (Field("name", NAME, "what it is called", required=True), Field("url", ADDRESS, "where it is written")),
        lambda values, _line: _licence(values["name"], values.get("url", "")),
        "licence",
    ),
    _licence,
)
_FUNDING = ListOf(
    Record(
        (Field("url", ADDRESS, "the page", required=True), Field("text", NAME, "what to call it", required=True)),
        lambda values, _line: Funding(values["url"], values["text"]),
        "way to pay",
    ),
    1,
    "way to pay",
)
_UPDATES = _Short(
    NAME,
    Record(
        (
            Field("text", NAME, "for people: every Friday", required=True),
            Field("rule", Word(rule, STRING), "for programs: FREQ=WEEKLY;BYDAY=FR"),
            Field("complete", BOOLEAN, "true when nothing more will come"),
        ),
        lambda values, _line: Updates(values["text"], values.get("rule", ""), values.get("complete", False)),
        "rhythm",
    ),
    Updates,
)


class _At:
    """``[lat, lon]``."""

    def read(self, node: Node, faults: Faults) -> tuple[float, float] | None:
        """Read two numbers."""
        items = getattr(node, "items", ())
        texts = [one.text for one in items if isinstance(one, Scalar)]
        try:
            lat, lon = map(float, texts)
        except ValueError:
            lat, lon = 91.0, 0.0
        if not (-90 <= lat <= 90 and -180 <= lon <= 180):  # noqa: PLR2004 - RFC 5870
            faults.add(node, "not a point", "write [latitude, longitude]: [51.5, -0.13]")
            return None
        return lat, lon

    def schema(self) -> Schema:
        """Give an array of two."""
        return {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}


_MADE_IN = Record(
    (
        Field("city", NAME, "the name that is shown", required=True),
        Field("country", Word(country, STRING | {"pattern": "^[A-Z]{2}$"}), "ISO 3166, as in GB", required=True),
        Field("at", _At(), "[latitude, longitude]", required=True),
    ),
    lambda values, _line: MadeIn(values["city"], values["country"], *values["at"]),
    "place",
)
_PODROLL = ListOf(
    Record(
        (
            Field("guid", Word(guid, STRING | {"format": "uuid"}), "its podcast:guid", required=True),
            Field("url", ADDRESS, "its feed"),
            Field("title", NAME, "its title"),
        ),
        lambda values, _line: Neighbour(values["guid"], values.get("url", ""), values.get("title", "")),
        "show",
    ),
    1,
    "show",
)


class _Texts:
    """Purposes, each with a text."""

    def read(self, node: Node, faults: Faults) -> tuple[tuple[str, str], ...] | None:
        """Read every pair."""
        if not isinstance(node, Table):
            faults.add(node, "not a table of texts", "write {verify: the text that a directory asks for}")
            return None
        pairs = [(key, value) for key, value in node.pairs]
        for key, value in pairs:
            if not isinstance(value, Scalar) or not 0 < len(value.text) <= _TXT or len(key.text) > LONGEST:
                faults.add(value, f"no text for {key.text!r}", f"write at most {_TXT} characters")
                return None
        return tuple((key.text, value.text) for key, value in pairs if isinstance(value, Scalar))

    def schema(self) -> Schema:
        """Give an object of texts."""
        return {"type": "object", "additionalProperties": {"type": "string", "maxLength": _TXT}}


_TXT = 4000
"""Characters of podcast:txt (namespace/1.0)."""


# --- of a show, of a script --------------------------------------------------------------

CHANNEL: Record[Channel] = Record(
    (
        Field("type", Word(one_of("episodic", "serial"), {"enum": ["episodic", "serial"]}), "serial: from the first"),
        Field("medium", Word(one_of(*MEDIA), {"enum": list(MEDIA)}), "what it is, if not a podcast"),
        Field("credits", _CREDITS, "who makes it: [{name: …, role: editor}]"),
        Field("licence", LICENCE, "cc-by-4.0, or {name: …, url: …}"),
        Field("funding", _FUNDING, "where listeners can pay: [{url: …, text: …}]"),
        Field("updates", _UPDATES, "how often there is something new: every Friday"),
        Field("made_in", _MADE_IN, "where it is made"),
        Field("podroll", _PODROLL, "other shows that it recommends: [{guid: …, url: …}]"),
        Field("text", _Texts(), "what a directory asks an owner to write: {verify: …}"),
        Field("locked", BOOLEAN, "whether other hosts may not import it"),
        Field("hidden", BOOLEAN, "true keeps it out of directories"),
        Field("newest", Word(whole(1, 1000), {"type": "integer"}), "items in the main feed: 200"),
        Field("maps", BOOLEAN, "whether chapters have maps for pictures"),
    ),
    lambda values, _line: Channel(**values),
    "table of what directories list",
)
_SEASON = _Short(
    Word(whole(1, 9999), {"type": "integer", "minimum": 1}),
    Record(
        (
            Field("number", Word(whole(1, 9999), {"type": "integer"}), "from 1", required=True),
            Field("name", NAME, "what it is called"),
        ),
        lambda values, _line: (values["number"], values.get("name", "")),
        "season",
    ),
    lambda number: (number, ""),
)
_EPISODE = _Short(
    Word(number, {"type": ["number", "string"]}),
    Record(
        (
            Field("number", Word(number, {"type": "number"}), "from 1", required=True),
            Field("shown", Word(name, STRING | {"maxLength": 32}), "what apps show instead, at most 32 characters"),
        ),
        lambda values, _line: (values["number"], values.get("shown", "")[:32]),
        "number of an episode",
    ),
    lambda number: (number, ""),
)
_CORRECTIONS = ListOf(
    Record(
        (
            Field("day", Word(day, STRING | {"format": "date"}), "when it was put right", required=True),
            Field("text", Word(lambda text: " ".join(text.split()), STRING), "what was changed", required=True),
        ),
        lambda values, _line: Correction(values["day"], values["text"]),
        "correction",
    ),
    1,
    "correction",
)
_TYPES = ("full", "trailer", "bonus")
ITEM_FIELDS = (
    Field("type", Word(one_of(*_TYPES), {"enum": list(_TYPES)}), "full, trailer or bonus"),
    Field("season", _SEASON, "its number, or {number: 2, name: Winter}"),
    Field("episode", _EPISODE, "its number in the season, or {number: 3, shown: Three}"),
    Field("explicit", BOOLEAN, "instead of the show's"),
    Field("credits", _CREDITS, "who made this episode: [{name: …, role: editor}]"),
    Field("licence", LICENCE, "instead of the show's"),
    Field("corrections", _CORRECTIONS, "what was put right: [{day: 2026-03-01, text: …}]"),
)
"""Keys of a script that change nothing that is heard."""


def item(values: Mapping[str, Any]) -> Item:
    """Gather what a script lists."""
    return Item(
        type=values.get("type", "full"),
        season=values.get("season"),
        number=values.get("episode"),
        explicit=values.get("explicit"),
        credits=values.get("credits", ()),
        licence=values.get("licence"),
        corrections=values.get("corrections", ()),
    )
