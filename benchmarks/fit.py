"""Fit the table of weights to stories with gold, and measure it on stories it has not seen.

The chain is a conditional random field: the fit climbs the likelihood of the gold labels, held back by a normal
prior around nought, with exact gradients. Leave-one-story-out: each story is divided by weights fitted to all others.

Usage: python benchmarks/fit.py [FOLDER …] [--write] [--drop NAME …]
"""

from __future__ import annotations

import argparse
import math
import os
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import pairwise
from pathlib import Path

from dateline.script import decode, split
from dateline.script import evidence as weighing
from dateline.script.evidence import Evidence
from golden import HEAD, OWN, Gold, Score, edges_of, same, stories

TABLE = Path(weighing.__file__).parent / "data" / "weights.txt"
PRIOR = 1.0
"""Standard deviation of a weight."""
NEIGHBOURS = 0.6
"""Standard deviation of the difference between the weights of two lengths that are one paragraph apart."""
REAL = 4.0
"""How much a story from outside counts against one that was written to be hard."""
STEPS = 120
RATE = 0.3

Weights = dict[str, float]
Example = tuple[Gold, tuple[Evidence, ...]]


def gradient(example: Example, weights: Weights) -> tuple[float, Weights]:
    """Give the logarithm of a gold sequence's likelihood, and how it changes with each weight."""
    gold, evidence = example
    links = decode.chain(evidence, weights)
    allowed = [
        [state for state, place in enumerate(links.states) if same(name, place)] or range(len(links.states))
        for name in gold.cities
    ]  # a city that no evidence speaks for could be anything
    slope: Weights = defaultdict(float)
    total = 0.0
    for sign, found in ((1.0, decode.likely(links, allowed)), (-1.0, decode.likely(links))):
        total += sign * found.total
        for index, one in enumerate(evidence):
            for state, chance in enumerate(found.states[index]):
                if chance > _NOTHING:
                    _count(slope, one.features[links.states[state]], sign * chance)
        _count_lengths(slope, links, found, sign)
        for index in range(1, len(evidence)):
            for state, (change, from_none) in enumerate(zip(*decode.changes(links, found, index), strict=True)):
                if change < _NOTHING:
                    continue
                place = links.states[state]
                slope["switch"] += sign * change
                _count(slope, evidence[index].gap, sign * change)
                slope["from_none"] += sign * from_none
                if place is None:
                    slope["to_none"] += sign * change
                else:
                    _count(slope, evidence[index].enter[place], sign * change)
    return total, slope


_NOTHING = 1e-9


def _count(slope: Weights, features: dict[str, float], share: float) -> None:
    for name, value in features.items():
        slope[name] += share * value


def _count_lengths(slope: Weights, links: decode.Chain, found: decode.Likely, sign: float) -> None:
    none, city, beyond = decode.lengths(links, found)
    for kind, counts, longer in (("none", none, beyond[0]), ("city", city, beyond[1])):
        slope[f"{kind}_longer"] += sign * longer
        for length, count in zip(decode.LENGTHS, counts, strict=True):
            slope[f"{kind}_{length}"] += sign * count


def smooth(slope: Weights, weights: Weights) -> None:
    """Draw the weights of neighbouring lengths together: whether a segment has four paragraphs or five is chance."""
    for kind in ("none", "city"):
        for one, other in pairwise(f"{kind}_{length}" for length in decode.LENGTHS):
            pull = (weights[one] - weights[other]) / NEIGHBOURS**2
            slope[one] -= pull
            slope[other] += pull


def fit(examples: list[Example], start: Weights, steps: int = STEPS, dropped: frozenset[str] = frozenset()) -> Weights:
    """Climb (Adam); the same examples give the same weights."""
    weights = {name: 0.0 if name in dropped else value for name, value in start.items()}
    first, second = dict.fromkeys(weights, 0.0), dict.fromkeys(weights, 0.0)
    for step in range(1, steps + 1):
        slope: Weights = {name: -value / PRIOR**2 for name, value in weights.items()}
        smooth(slope, weights)
        for example in examples:
            share = 1.0 if (OWN / f"{example[0].name}.txt").exists() else REAL
            for name, value in gradient(example, weights)[1].items():
                slope[name] += share * value
        rate = RATE * (1.0 - step / (steps + 1))
        for name in weights:
            if name in dropped:
                continue
            first[name] = 0.8 * first[name] + 0.2 * slope[name]
            second[name] = 0.95 * second[name] + 0.05 * slope[name] ** 2
            scale = math.sqrt(second[name] / (1 - 0.95**step)) + 1e-6
            weights[name] += rate * first[name] / (1 - 0.8**step) / scale
    return weights


def measure(example: Example, weights: Weights, score: Score) -> list[bool]:
    """Divide one story and add it to a score."""
    gold, evidence = example
    links = decode.chain(evidence, weights)
    found = decode.likely(links)
    best = decode.best(links, found)
    starts = edges_of(best)
    sure = [one for one in starts if 1.0 - decode.unbroken(links, found, one - 2, one + 2) >= split.SURE]
    return score.add(gold, [links.states[state] for state in best], starts, sure)


def left_out(number: int, examples: list[Example], start: Weights, steps: int, dropped: frozenset[str]) -> Weights:
    """Fit all stories but one."""
    return fit([one for index, one in enumerate(examples) if index != number], start, steps, dropped)


def cross_validated(
    examples: list[Example], start: Weights, steps: int, dropped: frozenset[str] = frozenset(), *, show: bool = False
) -> tuple[Score, Score]:
    """Divide every story by weights that have not seen it; sums over all, and over those kept outside."""
    score, outside = Score(), Score()
    with ProcessPoolExecutor(os.cpu_count()) as crew:
        work = partial(left_out, examples=examples, start=start, steps=steps, dropped=dropped)
        for example, weights in zip(examples, crew.map(work, range(len(examples))), strict=True):
            right = measure(example, weights, score)
            if not (OWN / f"{example[0].name}.txt").exists():
                measure(example, weights, outside)
            if show:
                print(f"{example[0].name:12} {sum(right):3}/{len(right):3}")
    return score, outside


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
    parser.add_argument("--show", action="store_true", help="print how each story left out came out")
    parser.add_argument("--quick", action="store_true", help="no cross-validation")
    options = parser.parse_args()
    folders = [*([] if options.alone else [OWN]), *options.folders]
    examples = [(gold, weighing.explain(gold.story)) for gold in stories(folders)]
    known = table()
    start = {name: value for name, (value, _) in known.items()}
    weights = fit(examples, start, dropped=frozenset(options.drop))
    for name, value in weights.items():
        print(f"{name:14} {start[name]:6.2f} -> {value:6.2f}")
    seen = Score()
    for example in examples:
        measure(example, weights, seen)
    print(HEAD)
    print(seen.row(f"fitted to all {len(examples)} stories"))
    if not options.quick:
        score, outside = cross_validated(examples, weights, STEPS // 3, frozenset(options.drop), show=options.show)
        print(score.row("each left out in turn"))
        print(outside.row("of them those kept outside"))
    if options.write:
        head = TABLE.read_text("utf-8").splitlines()[0]
        rows = (f"{name}\t{weights[name]:.2f}\t{meaning}" for name, (_, meaning) in known.items())
        TABLE.write_text("\n".join((head, *rows)) + "\n", "utf-8")


if __name__ == "__main__":
    main()
