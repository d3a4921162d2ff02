"""How many quotations of stories with gold are found, and how many have the right speaker.

What one speaker says in one paragraph is one quotation to dateline, so a second stretch of it counts with the first.
What the story's author says ("the reporter" in gold, "you" in a story told to itself) has no speaker to suggest:
right is to suggest none.

Usage: python benchmarks/speakers.py [FOLDER …] [--show]
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.script import quotes
from dateline.script.places import fold
from golden import OWN, stories

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.script.quotes import Quotation


def close(found: str, gold: str) -> bool:
    """Whether two names or descriptions mean one person: equal but for articles, or one the end of the other."""
    one, other = (
        re.sub(
            r"^(the|a|an|one|la|le|el|il|der|die|das|un|une|una|eine?|o|um|uma|l) ",
            "",
            re.sub(r"\W+", " ", fold(name)).strip(),
        )
        for name in (found, gold)
    )
    return bool(one) and (one == other or one in other or other in one)


AUTHOR = ("the reporter", "the narrator", "the author", "you")


def right_one(found: str, gold: str) -> bool:
    """Whether a quotation has the right speaker."""
    return not found if gold in AUTHOR else close(found, gold)


def same_speech(gold: dict[str, Any], every: Sequence[Quotation]) -> Quotation | None:
    """Give the quotation that gold means: the one with its words, or else another of the same speaker there."""
    start = re.sub(r"\W+", " ", fold(gold["quote"])).strip()[:18]
    here = [each for each in every if each.paragraph == gold["paragraph"]]
    found = next((each for each in here if start in re.sub(r"\W+", " ", fold(each.text))), None)
    return found or next((each for each in here if right_one(each.who, gold["who"])), None)


def measure(folder: Path, *, show: bool) -> str:
    """Give the line of a folder."""
    hit = wanted = right = extra = 0
    for gold in stories([folder]):
        left = every = quotes.find(gold.story) if gold.speakers else ()
        for one in gold.speakers:
            wanted += 1
            found = same_speech(one, every)
            ok = found is not None and right_one(found.who, one["who"])
            right += ok
            if show and not ok:
                who = found.who if found else "not found"
                print(f"{gold.name} {one['paragraph']}: {who!r}, gold {one['who']!r}: {one['quote']!r}")
            if found is not None:
                hit += 1
                again = (found.paragraph, found.who)
                left = tuple(each for each in left if each is not found and (each.paragraph, each.who) != again)
        extra += len(left)
        for each in left if show else ():
            print(f"{gold.name} {each.paragraph}: spurious {each.text[:50]!r} {each.who!r}")
    shares = f"{hit} found ({hit / max(1, wanted):.3f}), {extra} spurious; speaker right {right / max(1, wanted):.3f}"
    return f"{folder.name}: {wanted} quotations: {shares}"


def main() -> None:
    """Measure each folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="*", default=[OWN])
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    for folder in options.folders:
        print(measure(folder, show=options.show))


if __name__ == "__main__":
    main()
