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

from dateline.script import quotes
from dateline.script.places import fold
from golden import OWN, stories


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


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    hit = wanted = right = extra = 0
    for gold in stories([OWN, *options.folders]):
        if not gold.speakers:
            continue
        every = quotes.find(gold.story)
        left = list(every)
        for one in gold.speakers:
            wanted += 1
            start = re.sub(r"\W+", " ", fold(one["quote"])).strip()[:18]
            same = [each for each in every if each.paragraph == one["paragraph"]]
            found = next((each for each in same if start in re.sub(r"\W+", " ", fold(each.text))), None)
            if found is None:
                found = next((each for each in same if right_one(each.who, one["who"])), None)
            if found is None:
                if options.show:
                    print(f"{gold.name} {one['paragraph']}: not found: {one['quote']!r} {one['who']}")
                continue
            left = [
                each
                for each in left
                if each is not found and (each.paragraph, each.who) != (found.paragraph, found.who)
            ]
            hit += 1
            ok = right_one(found.who, one["who"])
            right += ok
            if options.show and not ok:
                print(f"{gold.name} {one['paragraph']}: {found.who!r}, gold {one['who']!r}: {one['quote']!r}")
        extra += len(left)
        if options.show:
            for each in left:
                print(f"{gold.name} {each.paragraph}: spurious {each.text[:50]!r} {each.who!r}")
    print(
        f"{wanted} quotations: {hit} found ({hit / wanted:.2f}), {extra} spurious; speaker right {right / wanted:.2f}"
    )


if __name__ == "__main__":
    main()
