"""How well stories are divided, beside two baselines, and what each signal is worth.

Every row but the first two leaves each story out in turn: it is divided by weights fitted to all the others. The
last column of rows says how much worse it gets when one signal is taken away and the rest is fitted again.

Usage: python benchmarks/split.py [FOLDER …] [--ablate] [--show]
"""

from __future__ import annotations

import argparse
import itertools
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.script import evidence as weighing
from dateline.script import places, roles, split
from dateline.script.decode import LENGTHS
from dateline.script.places import fold, gazetteer
from fit import STEPS, cross_validated, table
from golden import HEAD, OWN, UNSEEN, Gold, Score, edges_of, same, stories

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dateline.model import Place
    from fit import Example
    from golden import Gold

FEATURES = {
    "countries, regions, their people": ("area",),
    "where a city was named": ("fade", "callback", "ahead", "thin", "arrives"),
    "what no city is like": ("general", "near", "he", "quoted", "person", "year", "recap", "alike", "many", "silent"),
    "where openings and closings are": ("first", "last", "last_but_one"),
    "how paragraphs begin": ("carries_on", "sets_out", "speech"),
    "people that come and go": ("span", "newcomer"),
    "a rival city": ("rival",),
    "how long segments are": tuple(f"{kind}_{one}" for kind in ("none", "city") for one in (*LENGTHS, "longer")),
}


def shipped(golds: Sequence[Gold], *, show: bool) -> Score:
    """Divide with the table as it is, kinds, headings and all."""
    score = Score()
    for gold in golds:
        divisions = split.split(gold.story)
        labels = [one.place for one in divisions for _ in range(one.start, one.stop)]
        starts = [one.start for one in divisions if one.start]
        sure = [one.start for one in divisions if one.start and one.margin >= split.SURE]
        right = score.add(gold, labels, starts, sure)
        print(f"{gold.name:12} {sum(right):3}/{len(right):3} boundaries {starts} gold {list(gold.boundaries)}")
        for index, ok in enumerate(right if show else ()):
            if not ok:
                found = labels[index]
                print(f"    {index:3} {found.city if found else '-':16} gold {gold.cities[index] or '-'}")
    return score


def carried(gold: Gold) -> list[Place | None]:
    """Take the first city that a paragraph names, or go on with the last one."""
    here: Place | None = None
    labels = []
    for one in weighing.explain(gold.story):
        named = [mention.places[0][0] for mention in one.mentions if mention.kind == "city"]
        here = named[0] if named else here
        labels.append(here)
    return labels


def tiled(gold: Gold, window: int = 2) -> list[Place | None]:
    """Cut where the words change most (TextTiling, Hearst 1997), and take each tile's most named city."""
    bags = [Counter(re.findall(r"\w{4,}", fold(one.text))) for one in gold.story.paragraphs]
    count = len(bags)
    likeness = [0.0] + [_cosine(bags[max(0, i - window) : i], bags[i : i + window]) for i in range(1, count)]
    depth = [0.0] * count
    for index in range(1, count):
        before = max(likeness[max(1, index - 3) : index + 1])
        after = max(likeness[index : index + 4])
        depth[index] = before + after - 2 * likeness[index]
    mean = sum(depth) / max(1, count)
    spread = (sum((value - mean) ** 2 for value in depth) / max(1, count)) ** 0.5
    starts = [0, *(index for index in range(1, count) if depth[index] > mean + spread / 2), count]
    found = weighing.explain(gold.story)
    labels: list[Place | None] = []
    for start, stop in itertools.pairwise(starts):
        named = Counter(one.places[0][0] for each in found[start:stop] for one in each.mentions if one.kind == "city")
        labels += [named.most_common(1)[0][0] if named else None] * (stop - start)
    return labels


def _cosine(one: Sequence[Counter[str]], other: Sequence[Counter[str]]) -> float:
    left, right = sum(one, Counter()), sum(other, Counter())
    dot = sum(left[word] * right[word] for word in left)
    size = sum(value**2 for value in left.values()) * sum(value**2 for value in right.values())
    return float(dot / size**0.5) if size else 0.0


def baseline(golds: Sequence[Gold], label: Callable[[Gold], list[Place | None]]) -> Score:
    """Measure a way of dividing that has no weights."""
    score = Score()
    for gold in golds:
        labels = label(gold)
        score.add(gold, labels, edges_of(labels), [])
    return score


def examples(golds: Sequence[Gold]) -> list[Example]:
    """Measure every story's features."""
    return [(gold, weighing.explain(gold.story)) for gold in golds]


def without_data(golds: Sequence[Gold], attribute: str) -> list[Example]:
    """Measure them with one table of the gazetteer empty."""
    gazette = gazetteer()
    kept = getattr(gazette, attribute)
    gazette.__dict__[attribute] = {}
    try:
        return examples(golds)
    finally:
        gazette.__dict__[attribute] = kept


def without_roles(golds: Sequence[Gold]) -> list[Example]:
    """Measure them with every mention weighing the same."""
    kept = roles.weighed
    roles.weighed = lambda mention, spot: mention  # noqa: ARG005 - the shape of what it stands in for
    try:
        return examples(golds)
    finally:
        roles.weighed = kept


def landmarks_known(golds: Sequence[Gold]) -> None:
    """Print how much the table covers: distinct landmarks found in the stories, and those of the right city."""
    found = right = 0
    for gold in golds:
        cities = {name for name in gold.cities if name}
        for one in weighing.explain(gold.story):
            for mention in one.mentions:
                if mention.kind == "landmark":
                    found += 1
                    right += any(same(name, mention.places[0][0]) for name in cities)
    gazette = places.gazetteer()
    print(f"{len(gazette.landmarks):,} landmarks of {len(gazette.heads)} cities; {found} in the stories, "
          f"{right / max(1, found):.2f} of them of a city of theirs")  # fmt: skip


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--ablate", action="store_true", help="take each signal away; minutes")
    parser.add_argument("--show", action="store_true", help="print each paragraph that is wrong")
    options = parser.parse_args()
    golds = stories([OWN, *options.folders])
    start = {name: value for name, (value, _) in table().items()}
    seen = shipped(golds, show=options.show)
    unseen = shipped(stories([UNSEEN]), show=options.show)
    landmarks_known(golds)
    print(HEAD)
    print(unseen.row("as shipped, stories never seen"))
    print(seen.row("as shipped (stories seen)"))
    print(baseline(golds, carried).row("first city named, carried on"))
    print(baseline(golds, tiled).row("TextTiling and majority"))
    steps = STEPS // 3
    score, outside = cross_validated(examples(golds), start, steps)
    print(score.row("each story left out"))
    print(outside.row("of them those kept outside"))
    if not options.ablate:
        return
    for name, features in FEATURES.items():
        print(cross_validated(examples(golds), start, steps, frozenset(features))[0].row(f"without {name}"), flush=True)
    for name, attribute in (("landmarks", "landmarks"), ("countries and regions found at all", "areas")):
        print(cross_validated(without_data(golds, attribute), start, steps)[0].row(f"without {name}"), flush=True)
    print(cross_validated(without_roles(golds), start, steps)[0].row("without roles of mentions"), flush=True)


if __name__ == "__main__":
    main()
