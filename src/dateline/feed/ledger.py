"""What must never change: the show's guid, each episode's guid and first date, what was published.

Written by ``dateline publish``, committed by the producer, edited by nobody.
"""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from dateline.errors import FeedError
from dateline.listing import reachable
from dateline.shapes import Field, Record, Word, load
from dateline.store import disk
from dateline.yamlfile import Table

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from dateline.model import Enclosure, Show
    from dateline.shapes import Schema
    from dateline.yamlfile import Faults, Node

FILE = "ledger.yaml"
UUID = r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
"""What podcast:guid looks like."""
PODCAST = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""The namespace of podcast:guid (podcastindex.org/namespace/1.0, guid)."""
_HEAD = "# Identities of the show and its episodes. Written by `dateline publish`; keep it in version control.\n"


@dataclass(frozen=True, slots=True)
class Entry:
    """An episode that was published."""

    guid: str
    """Kept for ever."""
    first: str
    """When it first went out, ISO 8601; kept for ever."""
    key: str
    """The Bind that was published last."""
    file: str
    """Its file under audio/."""
    size: int
    """Its bytes."""
    digest: str
    """SHA-256 of them."""
    number: int = 0
    """Counts the show's episodes in the order in which they first went out; kept for ever. Archives go by it."""
    script: str = ""
    """Digest of what its script has to be heard."""
    replaced: str = ""
    """The day on which its sound was replaced last, ISO 8601."""
    retired: str = ""
    """The day on which its script was found to be gone; its slug is given to no other."""
    became: str = ""
    """The slug that it has now, with guid, date and number."""
    season: str = ""
    """Its season in the feed that it was imported from, until a script says another."""
    episode: str = ""
    """Its number there, likewise."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """All of it."""

    guid: str = ""
    """podcast:guid; empty until the show has a real address."""
    entries: tuple[tuple[str, Entry], ...] = ()
    """By slug, in the order of the slugs; a retired slug stays."""
    moved: str = ""
    """The address that the feed is moving to, if it is."""

    def guids(self) -> frozenset[str]:
        """Every guid that an episode ever had."""
        return frozenset(entry.guid for _, entry in self.entries)


def real(base_url: str) -> bool:
    """Whether an address is one that listeners could reach.

    >>> real("https://news.example.org/feed"), real("http://127.0.0.1:8000"), real("https://dispatches.fm")
    (False, False, True)
    >>> real("https://intranet"), real("https://172.16.4.5"), real("https://[fe80::1]")
    (False, False, False)
    """
    host = urlsplit(base_url).hostname or ""
    reserved = re.search(r"(^|\.)(example(\.(com|org|net))?|localhost|test|invalid|local)$", host)  # RFC 2606, 6761
    return bool(host) and not reserved and reachable(host)


def confirmed(ledger: Ledger) -> Ledger:
    """Give what subscribers may know: all of it once there was a real address, before that only what was imported.

    What a preview enters is there for `dateline check`; nobody was told of it, and so it fixes nothing.
    """
    if ledger.guid:
        return ledger
    return replace(ledger, entries=tuple((slug, one) for slug, one in ledger.entries if not one.digest))


def previewed(ledger: Ledger, after: Ledger) -> Ledger:
    """Give what is written when a feed was rendered for no real address: what was confirmed stays as it was.

    Args:
        ledger: As it lies there.
        after: As the feed was rendered.
    """
    if ledger.guid:
        return ledger
    kept = dict(confirmed(ledger).entries)
    return replace(after, entries=tuple(sorted((dict(after.entries) | kept).items())))


def podcast_guid(feed_url: str) -> str:
    """Derive podcast:guid from the feed's address, without scheme and trailing slashes.

    >>> podcast_guid("https://podnews.net/rss/")
    '9b024349-ccf0-5f69-a609-6b82873eab3c'
    """
    return str(uuid.uuid5(PODCAST, re.sub(r"^[a-z]+://", "", feed_url).rstrip("/")))


@dataclass(frozen=True, slots=True)
class Arrival:
    """What is about to be published of an episode."""

    slug: str
    """Its name."""
    key: str
    """Its Bind."""
    sound: Enclosure
    """Its file."""
    script: str
    """Digest of what its script has to be heard."""
    published: datetime
    """Its date."""
    was: str = ""
    """The slug that it was published under, if it was renamed."""


def enter(ledger: Ledger, show: Show, arrivals: Sequence[Arrival], today: str, kept: Collection[str] = ()) -> Ledger:
    """Note what is about to be published: new identities, or the ones they have; and what is no longer there.

    Args:
        ledger: As it was.
        show: Its id is what guids derive from.
        arrivals: Every episode that is going to be in the feed and may be new to it, or changed.
        today: ISO 8601; empty while nobody can have subscribed, so that nothing is ever replaced or retired.
        kept: The slugs of those that are in the feed as they were.
    """
    entries = dict(ledger.entries)
    count = max((entry.number for entry in entries.values()), default=0)
    for one in sorted(arrivals, key=lambda one: (one.published, one.slug)):
        before = entries.get(one.slug)
        if before is None and one.was in entries:
            before = replace(entries[one.was], became="", retired="")
            entries[one.was] = replace(entries[one.was], became=one.slug, retired="")
        if before is None or not before.number:
            count += 1
            fresh = Entry(str(uuid.uuid5(uuid.UUID(show.id), one.slug)), one.published.isoformat(), "", "", 0, "")
            before = replace(before or fresh, number=count)
        entries[one.slug] = _noted(before, one, today)
    here = {one.slug for one in arrivals} | set(kept)
    for slug, entry in entries.items():
        if slug not in here and entry.key and not entry.retired and not entry.became:
            entries[slug] = replace(entry, retired=today)
    guid, moved = identity(ledger, show)
    return Ledger(guid, tuple(sorted(entries.items())), moved)


def _noted(before: Entry, one: Arrival, today: str) -> Entry:
    new = bool(before.file) and before.key[:8] != one.key[:8] and bool(today)
    return replace(
        before,
        key=one.key,
        file=one.sound.name,
        size=one.sound.length,
        digest=one.sound.digest,
        script=one.script,
        replaced=today if new else before.replaced,
        retired="",
    )


def identity(ledger: Ledger, show: Show) -> tuple[str, str]:
    """Give podcast:guid, once there is a real address, and where the feed is moving to, until it is there."""
    guid = ledger.guid or (podcast_guid(f"{show.base_url}/feed.xml") if real(show.base_url) else "")
    return guid, "" if ledger.moved == f"{show.base_url}/feed.xml" else ledger.moved


# --- as a file ---------------------------------------------------------------------------


_RESTORE = "restore the file from version control"


def _count(text: str) -> int:
    if not text.isdecimal():
        raise ValueError(_RESTORE)
    return int(text)


def _matching(form: str) -> Word[str]:
    """Make the shape of a text that has a form throughout."""
    fits = re.compile(form, re.ASCII).fullmatch

    def convert(text: str) -> str:
        if not fits(text):
            raise ValueError(_RESTORE)
        return text

    return Word(convert, {"type": "string", "pattern": f"^(?:{form})$"})


def _moment(text: str) -> str:
    """Take a date with a zone, which ISO 8601 would allow to be missing."""
    try:
        zone = datetime.fromisoformat(text).tzinfo
    except ValueError:
        zone = None
    if zone is None:
        raise ValueError(_RESTORE)
    return text


def _day(text: str) -> str:
    try:
        return text and date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise ValueError(_RESTORE) from error


_TEXT = Word(str, {"type": "string"})
_SOME = _matching(r"[\s\S]+")
_COUNT = Word(_count, {"type": "integer"})
_DAY = Word(_day, {"type": "string"})
_SHAPES: Mapping[str, Word[Any]] = {
    "guid": _SOME,
    "first": Word(_moment, {"type": "string", "format": "date-time"}),
    "number": _COUNT,
    "season": _matching(r"\d*"),
    "episode": _matching(r"(?:\d+(?:\.\d+)?)?"),
    "key": _matching(r"[0-9a-f]*"),
    "file": _matching(r"[^/]*"),
    "size": _COUNT,
    "digest": _matching(r"(?:[0-9a-f]{64})?"),
    "script": _matching(r"[0-9a-f]*"),
    "replaced": _DAY,
    "retired": _DAY,
    "became": _TEXT,
}
"""In the order in which they are written."""
_NEEDED = frozenset(("guid", "first", "key", "file", "size", "digest"))
_ENTRY = Record(
    tuple(Field(name, shape, name, required=name in _NEEDED) for name, shape in _SHAPES.items()),
    lambda values, _line: Entry(**values),
    "published episode",
)


class _Entries:
    """Episodes by slug."""

    def read(self, node: Node, faults: Faults) -> tuple[tuple[str, Entry], ...] | None:
        """Read every entry."""
        if not isinstance(node, Table):
            faults.add(node, "not a list of episodes", _RESTORE)
            return None
        read: dict[str, Entry] = {}
        for key, value in node.pairs:
            entry = _ENTRY.read(value, faults)
            if key.text in read:
                faults.add(key, f"{key.text} is there twice", "keep the one that went out first")
            elif entry is not None:
                read[key.text] = entry
        self._alone(node, read, faults)
        return tuple(sorted(read.items()))

    def _alone(self, node: Table, entries: dict[str, Entry], faults: Faults) -> None:
        """Note what one episode has that belongs to another: no guid is given twice, and what was renamed is there."""
        owners: dict[str, str] = {}
        for key, _ in node.pairs:
            entry = entries.get(key.text)
            if entry is None:
                continue
            if entry.became and entry.became not in entries:
                faults.add(key, f"{key.text} became {entry.became}, which is not here", _RESTORE)
            if not entry.became and owners.setdefault(entry.guid, key.text) != key.text:
                faults.add(key, f"{key.text} has the guid of {owners[entry.guid]}", _RESTORE)

    def schema(self) -> Schema:
        """Give an object of entries."""
        return {"type": "object", "additionalProperties": _ENTRY.schema()}


def _ledger(values: Mapping[str, Any], _line: int) -> Ledger:
    return Ledger(values.get("guid", ""), values.get("episodes", ()), values.get("moved", ""))


_UUID = _matching(rf"(?:{UUID})?")
_ADDRESS = _matching(r"(?:https?://[^\s/]+/\S*)?")
_LEDGER = Record(
    (
        Field("guid", _UUID, "podcast:guid"),
        Field("moved", _ADDRESS, "where the feed is going to be"),
        Field("episodes", _Entries(), "by slug"),
    ),
    _ledger,
    "ledger",
)


def read(path: Path) -> Ledger:
    """Read the ledger; one that is not there yet is empty.

    Raises:
        FeedError: It has faults; nothing is published over a ledger that cannot be read.
    """
    if not path.exists():
        return Ledger()
    with disk(path):
        data = path.read_bytes()
    if found := re.search(rb"(?m)^(?:<{7}|={7}|>{7})(?: |$)", data):
        line = data[: found.start()].count(b"\n") + 1
        raise FeedError(
            f"feed/{FILE}:{line}: a merge left its marks here",
            hint="keep the episodes of both sides, each once, take the marks out, and publish again",
        )
    return _quick(data) or load(data, f"feed/{FILE}", _LEDGER, FeedError)


_HEADS = re.compile(r'(?:#[^\n]*\n|(guid|moved): "([^"\\\n]*)"\n)*')
_BLOCK = re.compile(r'  ([a-z0-9-]+):\n((?:    [a-z]+: "[^"\\\n]*"\n)+)')
_VALUE = re.compile(r'([a-z]+): "([^"\\\n]*)"\n')


def _quick(data: bytes) -> Ledger | None:
    """Read a ledger as :func:`written` writes it; None for one that somebody edited, which takes YAML's time."""
    head, _, body = data.decode("utf-8", "replace").partition("episodes:\n")
    blocks = _BLOCK.findall(body)
    if not _HEADS.fullmatch(head) or sum(len(slug) + len(block) + 4 for slug, block in blocks) != len(body):
        return None
    entries: dict[str, Entry] = {}
    for slug, block in blocks:
        values = _VALUE.findall(block)
        one: dict[str, Any] = dict(values)
        if slug in entries or len(one) != len(values) or not _NEEDED <= one.keys() <= _SHAPES.keys():
            return None
        try:
            entries[slug] = Entry(**{name: _SHAPES[name].convert(value) for name, value in one.items()})
        except ValueError:
            return None
    return _sound(dict(_VALUE.findall(head)), entries)


def _sound(heads: Mapping[str, str], entries: dict[str, Entry]) -> Ledger | None:
    """Give a ledger; None where something in it does not go together, which is told with its line."""
    own = [entry.guid for entry in entries.values() if not entry.became]
    if len(set(own)) != len(own) or any(entry.became and entry.became not in entries for entry in entries.values()):
        return None
    try:
        guid, moved = _UUID.convert(heads.get("guid", "")), _ADDRESS.convert(heads.get("moved", ""))
    except ValueError:
        return None
    return Ledger(guid, tuple(sorted(entries.items())), moved)


def _escaped(value: str | int) -> str:
    """Write what stands between double quotes in YAML; an imported guid may be anything."""
    return value.replace("\\", "\\\\").replace('"', '\\"') if isinstance(value, str) else str(value)


def written(ledger: Ledger) -> bytes:
    """Write the ledger: equal ledgers give equal bytes; what is empty is left out."""
    lines = [_HEAD, f'guid: "{ledger.guid}"\n']
    lines += [f'moved: "{ledger.moved}"\n'] if ledger.moved else []
    lines.append("episodes:" + ("\n" if ledger.entries else " {}\n"))
    for slug, entry in ledger.entries:
        lines.append(f"  {slug}:\n")
        values = ((name, getattr(entry, name)) for name in _SHAPES)
        lines.extend(f'    {name}: "{_escaped(value)}"\n' for name, value in values if value or name in _NEEDED)
    return "".join(lines).encode()
