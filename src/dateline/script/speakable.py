"""What is written -> what is said: the sentences of a paragraph."""

from __future__ import annotations

import re

_WORD = re.compile(r"\w", re.UNICODE)


def speakable(text: str) -> bool:
    """Whether there is anything in a text that a voice could say.

    >>> speakable("No."), speakable("* * *")
    (True, False)
    """
    return bool(_WORD.search(text))


def sentences(text: str, language: str) -> tuple[str, ...]:
    """Split a paragraph into sentences; nothing of it is lost or added.

    What has no word in it (a lone dash, an emoji) stays with the sentence before it.

    >>> sentences("He left at 5 p.m. The U.S. Navy stayed. — Why?", "en")
    ('He left at 5 p.m.', 'The U.S. Navy stayed.', '— Why?')
    """
    import sentencex  # noqa: PLC0415 - only a build pays for it

    found: list[str] = []
    for piece in sentencex.segment(language.partition("-")[0], " ".join(text.split())):
        if found and not (speakable(piece) and speakable(found[-1])):
            found[-1] += piece
        else:
            found.append(piece)
    return tuple(sentence.strip() for sentence in found if sentence.strip())
