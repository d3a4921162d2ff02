"""Story -> script."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.errors import ScriptError, ShowError, StoryError
from dateline.feed import ledger
from dateline.script import draft as first
from dateline.script import page
from dateline.store import disk, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from dateline.feed.ledger import Entry
    from dateline.model import Place, Script, Show, Story
    from dateline.produce.desk import Desk
    from dateline.script.mentions import House
    from dateline.script.quotes import Quotation
    from dateline.script.split import Division, Reason


@dataclass(frozen=True, slots=True)
class Drafted:
    """A script that a story became, or already had."""

    slug: str
    """The script's."""
    path: Path
    """Its file."""
    divisions: tuple[Division, ...] = ()
    """How it was divided; empty when the script was there already."""
    backup: Path | None = None
    """Where the script that it replaces was kept."""
    note: str = ""
    """What the producer should know."""


@dataclass(frozen=True, slots=True)
class Divided:
    """How a story would be divided, and why."""

    story: Story
    """What was read."""
    divisions: tuple[Division, ...]
    """In order, without gaps."""
    reasons: tuple[Reason, ...]
    """One for each paragraph; none when everything is one segment by wish."""
    quotations: tuple[Quotation, ...]
    """Who says what."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a producer asks of a draft."""

    slug: str = ""
    """Instead of the headline's."""
    force: bool = False
    """Replace a script that is there, keeping a backup."""
    per: str = "city"
    """city, heading or none."""
    cities: tuple[str, ...] = ()
    """Only these, when any are named."""


def draft(desk: Desk, story_path: Path, wishes: Wishes, now: datetime) -> Drafted:
    """Write the first script of a story; one that is there is never overwritten without being asked.

    Raises:
        StoryError: The story cannot be read.
        ScriptError: The slug is none, or was published as another episode; or a script is there and was not drafted
            from this story.
        FeedError: The ledger cannot be read.
    """
    from dateline.script import story  # noqa: PLC0415 - only drafting pays for it

    told = story.read(story_path, otherwise=desk.show.language)
    published = told.published or now.replace(microsecond=0)
    draft = first.Draft("", desk.show.title, published, story_path.name, desk.show.disclosed)
    found, other, known = None, "", dict(ledger.confirmed(ledger.read(desk.root / "feed" / ledger.FILE)).entries)
    for slug in _names(wishes.slug or _slug(told, story_path)):
        path = desk.script(slug)
        if path.exists() and not wishes.force:
            return _there_already(desk, slug, told, story_path)
        found = found or _divided(told, desk.show, wishes)
        data = first.write(told, found.divisions, replace(draft, slug=slug), found.quotations).encode()
        taken = "" if path.exists() else _taken(known.get(slug), data)
        if not taken:
            backup = _backup(path) if path.exists() else None
            write_whole(path, data)
            note = "; ".join(filter(None, (other, _note(found, wishes))))
            return Drafted(slug, path, found.divisions, backup, note)
        other = f"{slug} was published as another episode{taken}"
        if wishes.slug:
            break
    raise ScriptError(
        f"{other}; its name is given to no other",
        hint="give this one a name of its own: --slug NAME",
    )


def _names(slug: str) -> Iterator[str]:
    """Give a name, and what comes after it where it is taken."""
    yield slug
    for count in range(2, 1000):
        end = f"-{count}"
        yield slug[: page.MAX_SLUG - len(end)].rstrip("-") + end


def _taken(entry: Entry | None, data: bytes) -> str:
    """Say why a name belongs to an episode that was published; "" if it does not, or to one that says the same."""
    if entry is None:
        return ""
    if entry.became:
        return f", which is {entry.became} now"
    if not entry.script or entry.script == page.heard(data):  # imported, to be taken over; or put back
        return ""
    return f" and taken out on {entry.retired}" if entry.retired else ", whose script is not here"


def divide(story_path: Path, wishes: Wishes, show: Show | None = None) -> Divided:
    """Divide a story and write nothing; it needs no show.

    Raises:
        StoryError: The story cannot be read, or a city that was asked for is not known.
        ShowError: show.yaml names a city that is not known.
    """
    from dateline.script import story  # noqa: PLC0415 - see draft

    return _divided(story.read(story_path, otherwise=show.language if show else "en"), show, wishes)


def _divided(told: Story, show: Show | None, wishes: Wishes) -> Divided:
    from dateline.script import quotes, split  # noqa: PLC0415 - see draft

    if wishes.cities and wishes.per != "city":
        raise StoryError("--cities divides by city, and --per asks for something else", hint="give one of the two")
    house = _house(show)
    divisions, reasons = split.reasoned(told, per=wishes.per, cities=_cities(wishes.cities), house=house)
    return Divided(told, divisions, reasons, quotes.find(told, house))


def _note(found: Divided, wishes: Wishes) -> str:
    from dateline.script.smallwords import LANGUAGES  # noqa: PLC0415 - see draft

    language = found.story.language.partition("-")[0]
    nowhere = wishes.per == "city" and not any(one.place for one in found.divisions)
    headless = wishes.per == "heading" and not any(one.heading for one in found.story.paragraphs)
    notes = (
        found.story.note,
        "no city was found in it" if nowhere else "",
        "it has no headings: it was divided by city" if headless else "",
        _unheard(found, wishes),
        ""
        if language in LANGUAGES
        else f"no words of its language ({language}) are known: it was divided by names alone",
    )
    return "; ".join(filter(None, notes))


def _unheard(found: Divided, wishes: Wishes) -> str:
    """Name the cities that were asked for and that no segment is in."""
    heard = {(one.place.lat, one.place.lon) for one in found.divisions if one.place}
    missed = [place.city for place in _cities(wishes.cities) if (place.lat, place.lon) not in heard]
    return f"no segment is in {', '.join(missed)}, though asked for" if missed else ""


def _house(show: Show | None) -> House:
    """Look up the cities that show.yaml names, all of them at once."""
    from dateline.script.mentions import House  # noqa: PLC0415 - see draft
    from dateline.script.places import fold, gazetteer  # noqa: PLC0415 - see draft

    if show is None:
        return House()
    meant = {name: "" if city.lower() in _NONE else city for name, city in show.places}
    found = {fold(name): gazetteer().named(city) if city else None for name, city in meant.items()}
    unknown = [f"{name}: {city}" for name, city in meant.items() if city and not found[fold(name)]]
    if unknown:
        raise ShowError(f"show.yaml: places: no such city is known: {'; '.join(unknown)}", hint=_SPELL)
    return House(found, frozenset(word for name in show.people for word in (fold(name), *fold(name).split())))


_NONE = ("none", "", "null", "~")
_SPELL = "write a city as its country or English does, with its region if it has namesakes: Paris, Texas"


def _cities(names: tuple[str, ...]) -> tuple[Place, ...]:
    """Look up the cities that were asked for; a region after a city belongs to it."""
    from dateline.script.places import gazetteer  # noqa: PLC0415 - see draft

    found: list[Place] = []
    unknown: list[str] = []
    for index, name in enumerate(names):
        within = gazetteer().named(f"{names[index - 1]}, {name}") if index else None
        if within and not any(place.city == name for place in gazetteer().heads):
            found[-1:] = [within]
            continue
        place = gazetteer().named(name)
        found += [place] if place else []
        unknown += [] if place else [name]
    if unknown:
        raise StoryError(f"--cities: no such city is known: {', '.join(unknown)}", hint=_SPELL)
    return tuple(dict.fromkeys(found))


def _slug(told: Story, path: Path) -> str:
    return first.slugify(told.headline) or first.slugify(path.stem) or f"story-{first.fingerprint(told)}"


def _backup(path: Path) -> Path:
    """Keep a script beside itself under a name that no other backup has."""
    number = 1
    while (kept := path.with_name(f"{path.name}.{number}.bak")).exists():
        number += 1
    with disk(path):
        write_whole(kept, path.read_bytes())
    return kept


def _there_already(desk: Desk, slug: str, told: Story, story_path: Path) -> Drafted:
    """Tell a story's own script, edited or not, from one that another story got first."""
    path = desk.script(slug)
    known = page.read(path, desk.show)
    if known.source and known.source.digest == first.fingerprint(told):
        return Drafted(slug, path, note="the script is there already and was left as it is")
    if known.source and known.source.name == story_path.name and _related(known.script, told):
        note = "the story has changed since its script was drafted; the script was left as it is (--force drafts anew)"
        return Drafted(slug, path, note=note)
    source = f" from {known.source.name}" if known.source else ""
    raise ScriptError(
        f"script/{slug}.yaml is there already, drafted{source}, and {story_path.name} is another story",
        hint="give this one a name of its own with --slug NAME, or replace the script with --force",
    )


def _related(script: Script, told: Story) -> bool:
    """Whether a script still shares a good part of its paragraphs with a story."""
    heard = {getattr(item, "text", "") for segment in script.segments for item in segment.narration}
    shared = sum(paragraph.text in heard for paragraph in told.paragraphs)
    return 3 * shared >= len(told.paragraphs)
