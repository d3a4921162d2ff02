"""Numbers as words, by num2words; each language's years and ordinals the way its readers say them."""

from __future__ import annotations

import re
from functools import cache

SPELLED_OUT = {"II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}


@cache
def cardinal(number: float, language: str = "en") -> str:
    """Say a number.

    >>> cardinal(1_250), cardinal(4.5), cardinal(21, "de")
    ('one thousand two hundred fifty', 'four point five', 'einundzwanzig')
    """
    from num2words import num2words  # noqa: PLC0415 - 25 ms, only where a number is said

    said: str = num2words(number, lang=language)
    return _plain(said, language)


@cache
def ordinal(number: int, language: str = "en") -> str:
    """Say a number's ordinal.

    >>> ordinal(21), ordinal(3)
    ('twenty first', 'third')
    """
    from num2words import num2words  # noqa: PLC0415 - the same

    said: str = num2words(number, lang=language, to="ordinal")
    return _plain(said, language)


def _plain(said: str, language: str) -> str:
    """Take out the hyphens and commas that a voice might pause at."""
    if language != "en":
        return said
    return re.sub(r" and (?=\w)", " ", said.replace("-", " ").replace(",", "")) if "point" not in said else said


def digits(text: str) -> str:
    """Say digits one by one.

    >>> digits("020 7946")
    'zero two zero, seven nine four six'
    """
    groups = re.findall(r"\d+", text)
    return ", ".join(" ".join(cardinal(int(one)) for one in group) for group in groups)


def amount(text: str, language: str = "en") -> str:
    """Say a number as it is written with separators: 1,250 or 4.50 in English, 1.250 or 4,5 elsewhere.

    >>> amount("4.50"), amount("1,250"), amount("0.7"), amount("1.250,5", "de")
    ('four point five zero', 'one thousand two hundred fifty', 'zero point seven', 'eintausendzweihundertfünfzig Komma fünf')
    """
    thousands, point = (",", ".") if language == "en" else (".", ",")
    whole, _, part = re.sub(r"[\s\u00a0\u202f']", "", text).replace(thousands, "").partition(point)
    said = cardinal(int(whole or 0), language)
    if not part:
        return said
    return " ".join((said, POINT.get(language, "point"), *(cardinal(int(one), language) for one in part)))


POINT = {"en": "point", "de": "Komma", "fr": "virgule", "es": "coma"}


def year(number: int) -> str:
    """Say a year in English.

    >>> [year(one) for one in (1984, 1905, 1900, 2000, 2003, 2010, 2024)]
    ['nineteen eighty four', 'nineteen oh five', 'nineteen hundred', 'two thousand', 'two thousand three', 'twenty ten', 'twenty twenty four']
    """
    century, rest = divmod(number, 100)
    if number % 1000 < 10:  # noqa: PLR2004 - two thousand three
        return cardinal(number)
    if rest == 0:
        return f"{cardinal(century)} hundred"
    return f"{cardinal(century)} {'oh ' if rest < 10 else ''}{cardinal(rest)}"  # noqa: PLR2004 - nineteen oh five


def decade(number: int) -> str:
    """Say a decade in English.

    >>> decade(1990), decade(2000), decade(2010), decade(1900)
    ('nineteen nineties', 'two thousands', 'twenty tens', 'nineteen hundreds')
    """
    said = year(number)
    return re.sub(r"y$", "ie", said) + "s"


_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def roman(text: str) -> int | None:
    """Read a Roman numeral; None when it is none that anybody would write.

    >>> roman("XIV"), roman("LVIII"), roman("IIX")
    (14, 58, None)
    """
    if not re.fullmatch(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})", text) or not text:
        return None
    values = [_ROMAN[one] for one in text]
    return sum(-one if one < other else one for one, other in zip(values, [*values[1:], 0], strict=True))
