"""Fit the table of weights to stories with gold, and measure it on stories it has not seen.

The chain is a conditional random field: the fit climbs the likelihood of the gold labels, held back by a normal
prior around nought, with exact gradients. What the two scores of wordings say of a story comes from a fit that has
not seen it, so that the chain learns what they are worth on new stories. Left out: each story from outside by
itself, those of this repository by tenths; both tables are fitted to the others, then the story is divided.

Usage: python benchmarks/fit.py [FOLDER …] [--write] [--drop NAME …]   (pip install '.[fit]')
"""

from __future__ import annotations

import argparse
import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize

import field
import wordings
from dateline.script import decode, split
from dateline.script import evidence as weighing
from dateline.script.evidence import Evidence
from golden import HEAD, OWN, Gold, Score, same, stories

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

TABLE = Path(weighing.__file__).parent / "data" / "weights.txt"
PRIOR = 1.0
"""Standard deviation of a weight."""
NEIGHBOURS = 0.6
"""Standard deviation of the difference between the weights of two lengths that are one paragraph apart."""
REAL = 10.0
"""How much a story from outside counts against one of this repository."""
STEPS = 80
TENTHS = 10

Weights = dict[str, float]
Example = tuple[Gold, tuple[Evidence, ...]]


def fit(examples: list[Example], start: Weights, steps: int = STEPS, dropped: frozenset[str] = frozenset()) -> Weights:
    """Climb from nought (L-BFGS), so that what a story says of itself is in no weight that it is divided by."""
    names = [name for name in start if name not in dropped]
    packed = field.batches([(evidence, allowed(gold, evidence), share(gold)) for gold, evidence in examples], names)
    pulls = np.array([(names.index(f"{kind}_{one}"), names.index(f"{kind}_{other}"))
             for kind in ("none", "city") for one, other in pairwise(decode.LENGTHS)]).T  # fmt: skip

    def falls(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        apart = weights[pulls[0]] - weights[pulls[1]]  # whether a segment has four paragraphs or five is chance
        total = -(weights @ weights) / PRIOR**2 / 2 - (apart @ apart) / NEIGHBOURS**2 / 2
        slope = -weights / PRIOR**2
        np.add.at(slope, pulls[0], -apart / NEIGHBOURS**2)
        np.add.at(slope, pulls[1], apart / NEIGHBOURS**2)
        for batch in packed:
            one, other = field.gradient(batch, weights, names)
            total, slope = total + one, slope + other
        return -total, -slope

    found = minimize(falls, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": steps})
    return {**dict.fromkeys(start, 0.0), **dict(zip(names, map(float, found.x), strict=True))}


def allowed(gold: Gold, evidence: Sequence[Evidence]) -> list[list[int]]:
    """Give the states that gold allows each paragraph; a city that no evidence speaks for could be anything."""
    among = decode.states(evidence)
    everything = list(range(len(among)))
    return [[number for number in everything if same(name, among[number])] or everything for name in gold.cities]


def share(gold: Gold) -> float:
    """Give how much a story counts."""
    return 1.0 if (OWN / f"{gold.name}.txt").exists() else REAL


def measure(example: Example, weights: Weights, score: Score) -> list[bool]:
    """Divide one story and add it to a score."""
    gold, evidence = example
    divisions, _, _ = split.divided(gold.story, evidence, weights)
    starts = [one.start for one in divisions if one.start]
    sure = [one.start for one in divisions if one.start and one.margin >= split.SURE]
    return score.add(gold, [one.place for one in divisions for _ in range(one.start, one.stop)], starts, sure)


@dataclass(frozen=True)
class Fold:
    """Stories that are left out, and all others, scored for their wording by a fit that has seen neither."""

    others: list[Example]
    out: list[Example]


def folds(examples: Sequence[Example]) -> list[Fold]:
    """Leave out each story from outside by itself, and those of this repository by tenths."""
    outside = [index for index, (gold, _) in enumerate(examples) if share(gold) == REAL]
    own = [index for index, (gold, _) in enumerate(examples) if share(gold) != REAL]
    groups = [*((index,) for index in outside), *(tuple(own[start::TENTHS]) for start in range(TENTHS))]
    with ProcessPoolExecutor(os.cpu_count()) as crew:
        return list(crew.map(partial(_fold, examples), [one for one in groups if one]))


def _fold(examples: Sequence[Example], left: Sequence[int]) -> Fold:
    others = [one for index, one in enumerate(examples) if index not in left]
    words = wordings.learnt([gold for gold, _ in others])
    out = [(gold, wordings.scored(gold, evidence, words)) for gold, evidence in (examples[index] for index in left)]
    return Fold(wordings.stacked(others), out)


def cross_validated(parts: Sequence[Fold], names: Sequence[str], dropped: frozenset[str] = frozenset()) -> list[Score]:
    """Divide every story by weights that have not seen it; sums over all, and over those kept outside."""
    score, outside = Score(), Score()
    with ProcessPoolExecutor(os.cpu_count()) as crew:
        work = partial(fit, start=dict.fromkeys(names, 0.0), dropped=dropped)
        for part, weights in zip(parts, crew.map(work, [part.others for part in parts]), strict=True):
            for example in part.out:
                measure(example, weights, score)
                if share(example[0]) == REAL:
                    measure(example, weights, outside)
    return [score, outside]


def table() -> dict[str, tuple[float, str]]:
    """Read the table: name -> weight, meaning."""
    rows = (line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#"))
    return {name: (float(value), meaning) for name, value, meaning in rows}


def main() -> None:
    """Fit, print, and write the table when asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--write", action="store_true", help="write the table anew")
    parser.add_argument("--drop", nargs="*", default=(), help="leave these features out")
    parser.add_argument("--alone", action="store_true", help="leave the stories of this repository out")
    parser.add_argument("--quick", action="store_true", help="no cross-validation")
    options = parser.parse_args()
    folders = [*([] if options.alone else [OWN]), *options.folders]
    examples = [(gold, weighing.explain(gold.story)) for gold in stories(folders)]
    known = table()
    dropped = frozenset(options.drop)
    weights = fit(wordings.stacked(examples), dict.fromkeys(known, 0.0), dropped=dropped)
    for name, value in weights.items():
        print(f"{name:14} {known[name][0]:6.2f} -> {value:6.2f}")
    if not options.quick:
        print(HEAD)
        score, outside = cross_validated(folds(examples), list(known), dropped)
        print(score.row("each left out in turn"))
        print(outside.row("of them those kept outside"))
    if options.write:
        head = TABLE.read_text("utf-8").splitlines()[0]
        rows = (f"{name}\t{weights[name]:.2f}\t{meaning}" for name, (_, meaning) in known.items())
        TABLE.write_text("\n".join((head, *rows)) + "\n", "utf-8")
        wordings.write(wordings.learnt([gold for gold, _ in examples]))


if __name__ == "__main__":
    main()
