"""A show that is open for work."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline import show
from dateline.errors import ShowError
from dateline.script import lexicon, page
from dateline.store import Store, digest, disk

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.model import Show, Taught


@dataclass(frozen=True, slots=True)
class Desk:
    """A show that is open for work."""

    root: Path
    """Its folder."""
    show: Show
    """What show.yaml says."""
    store: Store
    """Its audio/ folder."""

    def script(self, slug: str) -> Path:
        """Give the path of a script."""
        return self.root / "script" / f"{page.check_slug(slug)}.yaml"

    def text(self, slug: str) -> bytes:
        """Read a script, of a name that :meth:`slugs` gave.

        Raises:
            StoreError: It cannot be read.
        """
        path = f"{self.root}{os.sep}script{os.sep}{slug}.yaml"
        with disk(self.root / "script"), open(path, "rb") as file:  # noqa: PTH123 - thousands are read at a time
            return file.read()

    def given(self, cover: str) -> str:
        """Give the digest of a picture that the show or a script names, "" for none.

        Raises:
            ShowError: It is not there.
        """
        if not cover:
            return ""
        if not (self.root / cover).is_file():
            raise ShowError(
                f"cover: {cover} is not there", hint="put the picture into the show's folder, or leave cover out"
            )
        return digest(self.root / cover)

    def slugs(self) -> tuple[str, ...]:
        """Every script of the show, by name."""
        folder = self.root / "script"
        if not folder.is_dir():
            return ()
        with disk(folder), os.scandir(folder) as found:
            names = {one.name for one in found if one.name.endswith(".yaml")} - {lexicon.FILE}
        return tuple(sorted(name.removesuffix(".yaml") for name in names))

    def taught(self) -> tuple[Taught, ...]:
        """Give the show's own lexicon."""
        return lexicon.read(self.root / "script" / lexicon.FILE)


def sit_down(start: Path) -> Desk:
    """Open the show that ``start`` is in.

    Raises:
        ShowError: There is none, or show.yaml has faults.
    """
    root = show.find_root(start)
    store = Store(root / "audio")
    store.sweep()
    return Desk(root, show.read(root), store)
