"""What `dateline new` lays out: a show that builds at once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from dateline.errors import ShowError
from dateline.script import page
from dateline.script.draft import SCHEMA_LINE
from dateline.show import FILE, SHOW
from dateline.store import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.shapes import Record, Schema

_SHOW = """\
# The show. `id` and the names of scripts are its identity: leave them as they are once it is published.
id: {id}
title: {title}
author: {author}
description: {description}
# owner: {{name: {author}, email: you@example.org}}   # Spotify and YouTube verify through the address
base_url:                 # where feed/ will be served; audio/ under /audio/. Everything works locally without it
language: en
category: News/News Commentary
explicit: false
voice: {voice:<18} # engine:voice, or an engine to let it choose by language; `dateline voices` lists them
pauses: standard          # breaking, standard or feature; or a table: {{preset: standard, slate: 1200ms}}
audio: {{preset: apple, channels: 2, bitrate: 96k}}
"""
_IGNORE = """\
# The takes, the episodes and the rendered feed are made again by `dateline build` and `dateline publish`.
/audio/*
!/audio/README.md
/feed/*
!/feed/README.md
!/feed/ledger.yaml
!/feed/imported-*.xml
"""
_AUDIO = """\
# audio/

Takes, segments and episodes, each made once by `dateline build` and kept under the digest of what went into it.
Everything here can be made again; nothing here is edited.
"""
_FEED = """\
# feed/

What listeners' apps read, rendered by `dateline publish`. Only the files named in manifest.json are served.
`ledger.yaml` holds the identities of the show and its episodes: keep it in version control, never edit it.
"""
_STORY = """\
---
title: Two kitchens
byline: a first-time producer
summary: A short story in two cities, to hear what an episode is like.
---

Some stories happen in one place, and some happen in several at once. This one is short, and it is here so
that there is something to build.

In Lisbon, the kettle goes on before the light does. The baker below has been up since three, and by six the
whole stairwell smells of bread.

At about the same hour in Nairobi it is already eight, and the matatus on Ngong Road have been hooting for a
while. A radio on a window sill reads the news to a yard full of washing.

Nobody in either kitchen knows of the other. Put your own story in this folder, and they can leave.
"""


def schemas() -> dict[str, Schema]:
    """Give the JSON Schemas of the files people edit, by name."""
    shapes: dict[str, Record[object]] = {"show": SHOW, "script": page.shape("slug", None)}  # type: ignore[dict-item]
    return {
        name: {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name} | shape.schema()
        for name, shape in shapes.items()
    }


def schema_files() -> dict[str, bytes]:
    """Give the same as files: ``show.json`` and ``script.json``."""
    return {
        f"{name}.json": json.dumps(schema, indent=1, ensure_ascii=False).encode() + b"\n"
        for name, schema in schemas().items()
    }


def lay_out(root: Path, identity: str, title: str, voice: str = "pyttsx3") -> tuple[str, ...]:
    """Write a new show.

    Args:
        root: Its folder; made if it is not there.
        identity: A new UUID.
        title: The channel's title.
        voice: Of its narrator.

    Returns:
        The files written, relative to the folder.

    Raises:
        ShowError: There is a show already, or a file is in the way; nothing was written.
        StoreError: The disk would not take it.
    """
    quoted = json.dumps(title, ensure_ascii=False)
    about = json.dumps(f"{title}: stories that move from city to city, read aloud.", ensure_ascii=False)
    show = _SHOW.format(id=identity, title=quoted, author=quoted, description=about, voice=voice)
    files = {
        **{f"script/.schema/{name}": data for name, data in schema_files().items()},
        "script/stories/two-kitchens.md": _STORY.encode(),
        "audio/README.md": _AUDIO.encode(),
        "feed/README.md": _FEED.encode(),
        ".gitignore": _IGNORE.encode(),
        FILE: SCHEMA_LINE.format("show").replace("=.schema", "=script/.schema").encode() + show.encode(),
    }
    for name in files:
        if (root / name).exists() and name != ".gitignore":
            raise ShowError(f"{root / name} is there already", hint="name a folder that has no show in it")
    if (root / ".gitignore").exists():
        del files[".gitignore"]
    for name, data in files.items():
        write_whole(root / name, data)
    return tuple(files)
