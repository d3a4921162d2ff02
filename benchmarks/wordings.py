"""Fit the two scores of dateline.script.wordings: how paragraphs in no city are worded, and how scenes begin.

benchmarks/fit.py fits both, together with the chain.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from dateline.script import evidence as weighing
from dateline.script import wordings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.script.evidence import Evidence
    from golden import Gold

TABLE = Path(weighing.__file__).parent / "data" / "wordings.tsv"
HELD = 0.03
"""The inverse strength of the prior (scikit-learn's C)."""
OFTEN = 6
"""Paragraphs that a word has to be in."""
ENOUGH = 8
"""Stories of a language below which nothing is learnt of it."""
FOLDS = 5

Table = dict[tuple[str, str], dict[str, float]]
Row = tuple[frozenset[str], bool]


def rows(gold: Gold, kind: str) -> list[Row]:
    """Give what a story teaches: the words of each paragraph or gap, and whether it is in no city or a boundary."""
    texts, language = [one.text for one in gold.story.paragraphs], gold.story.language
    if kind == "none":
        return [(wordings.told(text, language), not city) for text, city in zip(texts, gold.cities, strict=True)]
    return [
        (wordings.edges(texts[index - 1], texts[index], language), index in gold.boundaries)
        for index in range(1, len(texts))
    ]


def learnt(golds: Sequence[Gold]) -> Table:
    """Fit both scores for every language that has stories enough."""
    table: Table = {}
    for language, count in Counter(gold.story.language[:2] for gold in golds).items():
        if count >= ENOUGH:
            mine = [gold for gold in golds if gold.story.language[:2] == language]
            for kind in ("none", "gap"):
                table[language, kind] = _weights([row for gold in mine for row in rows(gold, kind)])
    return table


def _weights(taught: Iterable[Row]) -> dict[str, float]:
    words, truth = zip(*taught, strict=True)
    counts = Counter(one for each in words for one in each)
    kept = [{one: 1.0 for one in sorted(each) if counts[one] >= OFTEN and one != wordings.BIAS} for each in words]
    packer = DictVectorizer()
    model = LogisticRegression(C=HELD, class_weight="balanced", max_iter=1000).fit(packer.fit_transform(kept), truth)
    found = dict(zip(packer.get_feature_names_out(), map(float, model.coef_[0]), strict=True))
    return {wordings.BIAS: float(model.intercept_[0]), **found}


def scored(gold: Gold, evidence: tuple[Evidence, ...], table: Table) -> tuple[Evidence, ...]:
    """Put a table's scores in the place of those that the package's own gives."""
    texts, language = [one.text for one in gold.story.paragraphs], gold.story.language
    none, gap = (table.get((language[:2], kind)) for kind in ("none", "gap"))
    found = []
    for index, one in enumerate(evidence):
        features = {name: value for name, value in one.features[None].items() if name != "worded"}
        turns = {name: value for name, value in one.gap.items() if name != "turn"}
        if none is not None:
            features["worded"] = wordings.score(none, wordings.told(texts[index], language))
        if gap is not None and index:
            turns["turn"] = wordings.score(gap, wordings.edges(texts[index - 1], texts[index], language))
        found.append(replace(one, features={**one.features, None: features}, gap=turns))
    return tuple(found)


def stacked(examples: Sequence[tuple[Gold, tuple[Evidence, ...]]]) -> list[tuple[Gold, tuple[Evidence, ...]]]:
    """Give every story scores that have not seen it, so that the chain learns what they are worth on new ones."""
    done: dict[int, tuple[Evidence, ...]] = {}
    for fold in range(min(FOLDS, len(examples))):
        table = learnt([gold for index, (gold, _) in enumerate(examples) if index % FOLDS != fold])
        for index, (gold, evidence) in enumerate(examples):
            if index % FOLDS == fold:
                done[index] = scored(gold, evidence, table)
    return [(gold, done[index]) for index, (gold, _) in enumerate(examples)]


def write(table: Table) -> None:
    """Write the table anew."""
    lines = ["# How paragraphs in no city are worded (none), how scenes begin (gap). Fitted by benchmarks/fit.py."]
    for (language, kind), weights in sorted(table.items()):
        lines += [f"{language}\t{kind}\t{word}\t{weight:.3f}" for word, weight in sorted(weights.items())]
    TABLE.write_text("\n".join(lines) + "\n", "utf-8")
