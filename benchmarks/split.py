"""How well stories are divided, beside two baselines, and what each signal is worth.

The rows "left out" divide every story by weights that were fitted without it (see fit.py); those "without" a signal
say how much worse that gets when the signal is taken away and the rest is fitted again.

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
from dateline.script import roles, split
from dateline.script.decode import LENGTHS
from dateline.script.places import fold, gazetteer
from fit import cross_validated, folds, table
from golden import HEAD, OWN, UNSEEN, Gold, Score, edges_of, same, stories

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dateline.model import Place
    from fit import Example
    from golden import Gold

FEATURES = {
    "how paragraphs and gaps are worded": ("worded", "turn"),
    "where a city was named": ("ahead", "thin", "arrives", "lands"),
    "what no city is like": ("general", "near", "he", "quoted", "year", "figures", "recap", "alike", "many"),
    "where openings and closings are": ("first", "last"),
    "how paragraphs begin": ("carries_on", "sets_out", "speech"),
    "people that come, stay and come back": ("span", "across", "met"),
    "a rival city": ("rival",),
    "how long a story stays": ("tempo",),
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


class Nothing:
    """A table without rows."""

    def get(self, name: str) -> tuple[Place, ...]:  # noqa: ARG002 - the shape of what it stands in for
        """Give no city."""
        return ()

    def __contains__(self, name: str) -> bool:
        return False


def without_landmarks(golds: Sequence[Gold]) -> list[Example]:
    """Measure them with no landmark known."""
    gazette = gazetteer()
    kept = gazette.landmarks
    gazette.__dict__["landmarks"] = Nothing()
    try:
        return examples(golds)
    finally:
        gazette.__dict__["landmarks"] = kept


def without_roles(golds: Sequence[Gold]) -> list[Example]:
    """Measure them with every mention weighing the same."""
    kept = roles.weighed
    roles.weighed = lambda mention, spot: mention  # noqa: ARG005 - the shape of what it stands in for
    try:
        return examples(golds)
    finally:
        roles.weighed = kept


def landmarks_known(golds: Sequence[Gold]) -> str:
    """Say how many of the landmarks that gold lists, in cities that have a line of their own, the table gives them."""
    gazette = gazetteer()
    listed = [(one["name"], one["city"]) for gold in golds for one in gold.landmarks]
    told = [(name, city) for name, city in listed if any(same(city, head) for head in gazette.heads)]
    forms = (lambda name: name, lambda name: name.removeprefix("the "), lambda name: f"the {name}")
    known = [
        any(same(city, place) for form in forms for place in gazette.landmarks.get(form(fold(name))))
        for name, city in told
    ]
    return f"{sum(known)} of {len(told)} landmarks in stories never seen are known ({sum(known) / len(told):.2f})"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--ablate", action="store_true", help="take each signal away; many minutes")
    parser.add_argument("--show", action="store_true", help="print each paragraph that is wrong")
    options = parser.parse_args()
    golds, held = stories([OWN, *options.folders]), stories([UNSEEN])
    seen, unseen = shipped(golds, show=options.show), shipped(held, show=options.show)
    print(f"{len(gazetteer().landmarks):,} landmarks of {len(gazetteer().heads)} cities; {landmarks_known(held)}")
    print(HEAD)
    print(unseen.row("as shipped, stories never seen"))
    print(seen.row("as shipped (stories seen)"))
    print(baseline(golds, carried).row("first city named, carried on"))
    print(baseline(golds, tiled).row("TextTiling and majority"))
    names = list(table())
    parts = folds(examples(golds))
    for score, name in zip(cross_validated(parts, names), ("each left out", "of them those from outside"), strict=True):
        print(score.row(name), flush=True)
    if not options.ablate:
        return
    for name, features in FEATURES.items():
        print(cross_validated(parts, names, frozenset(features))[0].row(f"without {name}"), flush=True)
    print(cross_validated(folds(without_landmarks(golds)), names)[0].row("without landmarks"), flush=True)
    print(cross_validated(folds(without_roles(golds)), names)[0].row("without roles of mentions"), flush=True)


if __name__ == "__main__":
    main()
