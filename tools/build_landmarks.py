"""Build the index of landmarks that dateline carries, from the table that is written by hand beside this file.

    landmarks.txt  City, country: names; one line a city (edit this one)
    landmarks.tsv  folded name <tab> where each city that has one stands in places.tsv
    heads.txt      where the cities that have a line of their own stand

Usage: python tools/build_landmarks.py   (also run by build_places.py, since places move when that is)
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

from dateline.script.places import Gazetteer, fold

TABLE = Path(__file__).parent / "landmarks.txt"
DATA = Path(__file__).parents[1] / "src" / "dateline" / "script" / "data"


def lines() -> list[tuple[str, list[str]]]:
    """Read the table: the head of each line, and its names."""
    rows = (line.partition(": ") for line in TABLE.read_text("utf-8").splitlines() if line and line[0] != "#")
    return [(head, names.split("; ")) for head, _, names in rows]


def index() -> tuple[str, str]:
    """Give the text of both files; a line whose city nobody knows is a fault of the table."""
    gazette = Gazetteer(DATA)
    found: dict[str, dict[int, None]] = defaultdict(dict)
    heads: list[int] = []
    unknown = []
    for head, names in lines():
        where = gazette.stands(head)
        if where is None:
            unknown.append(head)
            continue
        heads.append(where)
        for name in names:
            found[fold(name)][where] = None
    if unknown:
        raise SystemExit(f"{TABLE.name}: no such city: {'; '.join(unknown)}")
    rows = sorted(f"{name}\t{' '.join(map(str, where))}\n".encode() for name, where in found.items())
    return b"".join(rows).decode(), "\n".join(map(str, sorted(set(heads)))) + "\n"


def main() -> None:
    """Build both files and say how large they are."""
    for name, text in zip(("landmarks.tsv", "heads.txt"), index(), strict=True):
        (DATA / name).write_text(text, "utf-8")
        print(f"{name}: {text.count(chr(10)):,} lines, {len(text.encode()):,} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
