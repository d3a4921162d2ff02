"""Story -> script."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.errors import ScriptError
from dateline.script import draft as first
from dateline.script import page
from dateline.store import disk, write_whole

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from dateline.model import Script, Story
    from dateline.produce.desk import Desk
    from dateline.script.split import Division


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
        ScriptError: The slug is none, or a script is there and was not drafted from this story.
    """
    from dateline.script import split, story  # noqa: PLC0415 - only drafting pays for the gazetteer

    told = story.read(story_path, otherwise=desk.show.language)
    slug = wishes.slug or _slug(told, story_path)
    path = desk.script(slug)
    backup = None
    if path.exists():
        if not wishes.force:
            return _there_already(desk, slug, told, story_path)
        backup = _backup(path)
    divisions = split.split(told, per=wishes.per, cities=wishes.cities)
    published = told.published or now.replace(microsecond=0)
    text = first.write(told, divisions, first.Draft(slug, desk.show.title, published, story_path.name))
    write_whole(path, text.encode())
    note = "" if any(one.place for one in divisions) else "no city was found in it: it is one segment"
    return Drafted(slug, path, divisions, backup, note)


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
