"""How well stories are divided, against gold: boundaries, places, sets of cities.

Gold lies beside each story as NAME.gold.json: {"paragraphs": [{"city", "kind"}, …], "boundaries": [index, …]}.

Usage: python benchmarks/split.py FOLDER [--show]
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from dateline.script import split, story
from dateline.script.places import fold


def labels(path: Path) -> tuple[list[str], list[int]]:
    """Divide a story; a folded city or "" for each paragraph, and the boundaries."""
    told = story.read(path)
    found = [""] * len(told.paragraphs)
    divisions = split.split(told)
    for one in divisions:
        for index in range(one.start, one.stop):
            found[index] = fold(one.place.city) if one.place else ""
    return found, [one.start for one in divisions if one.start]


def matched(found: list[int], gold: list[int], within: int) -> int:
    """Count boundaries that match one to one within so many paragraphs."""
    left = list(gold)
    hits = 0
    for one in found:
        near = [other for other in left if abs(other - one) <= within]
        if near:
            left.remove(min(near, key=lambda other: abs(other - one)))
            hits += 1
    return hits


def main() -> None:
    """Measure every story of a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", action="store_true", help="print each paragraph that is wrong")
    options = parser.parse_args()
    total = dict.fromkeys(
        ("found", "gold", "exact", "near", "right", "all", "city right", "city", "hit", "set", "true"), 0
    )
    for path in sorted(options.folder.rglob("*.gold.json")):
        gold = json.loads(path.read_text("utf-8"))
        wanted = [fold((one["city"] or "").partition(",")[0]) for one in gold["paragraphs"]]
        found, starts = labels(path.with_name(path.name.replace(".gold.json", ".txt")))
        if len(found) != len(wanted):
            print(f"{path.name}: {len(found)} paragraphs, gold has {len(wanted)}")
            continue
        edges = gold.get("boundaries") or [i for i in range(1, len(wanted)) if wanted[i] != wanted[i - 1]]
        exact, near = matched(starts, edges, 0), matched(starts, edges, 1)
        right = [one == other for one, other in zip(found, wanted, strict=True)]
        total["found"] += len(starts)
        total["gold"] += len(edges)
        total["exact"] += exact
        total["near"] += near
        total["right"] += sum(right)
        total["all"] += len(right)
        total["city right"] += sum(ok for ok, one in zip(right, wanted, strict=True) if one)
        total["city"] += sum(bool(one) for one in wanted)
        total["hit"] += len(set(found) & set(wanted) - {""})
        total["set"] += len(set(found) - {""})
        total["true"] += len(set(wanted) - {""})
        print(f"{path.name:24} {sum(right):3}/{len(right):3} right; boundaries {starts} gold {edges}")
        if options.show:
            for index, ok in enumerate(right):
                if not ok:
                    print(f"    {index:3} {found[index] or '-':16} gold {wanted[index] or '-'}")
    print(f"boundary F1 exact {2 * total['exact'] / (total['found'] + total['gold']):.2f}, "
          f"within one {2 * total['near'] / (total['found'] + total['gold']):.2f}; "
          f"right {total['right'] / total['all']:.2f}, of city paragraphs {total['city right'] / total['city']:.2f}; "
          f"cities P {total['hit'] / total['set']:.2f} R {total['hit'] / total['true']:.2f}")  # fmt: skip


if __name__ == "__main__":
    main()
