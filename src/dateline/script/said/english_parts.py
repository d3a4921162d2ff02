"""English: patterns and words that its rules share."""

from __future__ import annotations

import re

from dateline.script.said.figures import before

NUMBER = r"(?:\d{1,2}(?:,\d\d)+,\d{3}(?![\d,])|\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
YEAR = r"(?:1[1-9]|20)\d\d"
TO = r"\s?[-\u2013\u2014]\s?"
MINUS = r"(?P<minus>(?<![\w%])(?:[-\u2212]|(?<=\s)(?<!\d\s)(?<!%\s)\u2013)(?=\.?\d))?"
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
BEGINS = (
    r"(?:The|He|She|It|They|But|And|In|At|We|This|That|These|Those|There|His|Her|Its|Their|If|When|While|After|Before|As|With|By|"
    r"On|For|From|Not|Now|Some|Many|Most|Then|Yet|Police|Officials|Patients|An?(?=\s[a-z]))\b"
)
"""A word with which a sentence begins, and no name."""
ENDS = rf"(?:$|[\"\u201d\u2019)]|\s{BEGINS})"
"""After a full stop: the end of a sentence."""
SHORT_MONTHS = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
MONTH = rf"(?:{'|'.join(MONTHS)}|{SHORT_MONTHS}\b(?:\.(?!{ENDS}))?)"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAY = r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)"
ZONES = r"(?:GMT|UTC|BST|EST|EDT|ET|CST|CDT|CT|PST|PDT|PT|MST|CET|CEST|EEST|EET|MSK|IST|JST|AEST|AEDT|SGT|HKT)"
MAGNITUDES = {
    "k": "thousand", "thousand": "thousand", "m": "million", "mn": "million", "mln": "million", "million": "million",
    "b": "billion", "bn": "billion", "bln": "billion", "trln": "trillion", "cr": "crore", "billion": "billion", "t": "trillion", "tn": "trillion", "trn": "trillion", "trillion": "trillion",
}  # fmt: skip
SMALL = frozenset(
    ["a", "an", "the", "in", "on", "at", "of", "for", "to", "from", "by", "with", "per", "and", "or", "but", "is", "was", "were", "are", "be", "as", "than", "that", "this", "which", "who", "while", "when", "if", "after", "before", "last", "next", "each", "every", "over", "under", "more", "less", "not", "so", "then", "now", "today", "yesterday", "tomorrow", "into", "out", "off", "up", "down", "about", "between", "because", "since", "until", "will", "would", "could", "should", "can", "may", "has", "had", "have", "its", "his", "her", "their"]
)  # fmt: skip
"""Words that are no noun after a sum or a measure."""


def between(found: re.Match[str]) -> str:
    """Give what is said between two numbers: "and" after between, "to" elsewhere."""
    return "and" if re.search(r"\b[Bb]etween\s$", before(found)) else "to"


def month(text: str) -> str:
    """Write a month out.

    >>> month("Sept."), month("May")
    ('September', 'May')
    """
    return _full(text, MONTHS)


def weekday(text: str) -> str:
    """Write a day of the week out.

    >>> weekday("Thurs."), weekday("Mon")
    ('Thursday', 'Monday')
    """
    return _full(text, DAYS)


def _full(text: str, names: tuple[str, ...]) -> str:
    return next((name for name in names if name[:3].lower() == text[:3].lower()), text)
