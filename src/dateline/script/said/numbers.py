"""Numbers as words, by num2words; each language's years and ordinals the way its readers say them."""

from __future__ import annotations

import re
from functools import cache

SPELLED_OUT = {"II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}


@cache
def cardinal(number: float, language: str = "en") -> str:
    """Say a number.

    >>> cardinal(1_250), cardinal(4.5), cardinal(21, "de"), cardinal(21_000, "es")
    ('one thousand two hundred fifty', 'four point five', 'einundzwanzig', 'veintiún mil')
    """
    from num2words import num2words  # noqa: PLC0415 - 25 ms, only where a number is said

    said: str = num2words(number, lang=language)
    return _plain(said, language)


@cache
def ordinal(number: int, language: str = "en") -> str:
    """Say a number's ordinal; a German one takes its ending after its -e.

    >>> ordinal(21), ordinal(3), ordinal(3, "de"), ordinal(80, "fr"), ordinal(11, "es"), ordinal(21, "es")
    ('twenty first', 'third', 'dritte', 'quatre-vingtième', 'undécimo', 'vigésimo primero')
    """
    from num2words import num2words  # noqa: PLC0415 - the same

    said: str = _ORDINALS.get((number, language)) or num2words(number, lang=language, to="ordinal")
    return _plain(said, language)


_ORDINALS = {(11, "es"): "undécimo", (12, "es"): "duodécimo"}
"""What num2words spells in a way of its own."""
_MENDED = {
    "es": ((r"veintiuno(?= mil)", "veintiún"), (r"\buno(?= mil)", "un"), (r"\bquadrag", "cuadrag")),
    "fr": ((r"(?<=[gn]t)s(?=ième$)", ""), (r"(?<=n)t(?=ième$)", "th")),  # quatre-vingtsième; -ntième is read -nsième
    "de": ((r"sechste$", "sexte"),),  # read sechs-te
}
"""What num2words misspells, and what espeak-ng misreads unless it is spelt as it sounds."""


def _plain(said: str, language: str) -> str:
    """Take out the hyphens and commas that a voice might pause at, and mend what would be misread."""
    for wrong, right in _MENDED.get(language, ()):
        said = re.sub(wrong, right, said)
    if language != "en":
        return said
    return re.sub(r" and (?=\w)", " ", said.replace("-", " ").replace(",", "")) if "point" not in said else said


def counted(number: int, language: str, gender: str) -> str:
    """Say a number before what it counts, with whose gender it agrees: "m" or "f".

    >>> counted(1, "de", "f"), counted(21, "fr", "f"), counted(21, "es", "m"), counted(200_000, "es", "f")
    ('eine', 'vingt et une', 'veintiún', 'doscientas mil')
    """
    said = cardinal(number, language)
    if language == "de" and number == 1:
        return "eine" if gender == "f" else "ein"
    if language == "fr" and gender == "f":
        return re.sub(r"\bun$", "une", said)
    if language == "es":
        millions, gap, rest = said.rpartition("llones ")
        rest = re.sub(r"(?<=[cn])ientos\b", "ientas", rest) if gender == "f" else rest
        rest = re.sub(r"uno$", "una" if gender == "f" else "un", rest)
        return millions + gap + re.sub(r"veintiun$", "veintiún", rest)
    return said


def digits(text: str, language: str = "en") -> str:
    """Say digits one by one.

    >>> digits("020 7946")
    'zero two zero, seven nine four six'
    """
    groups = re.findall(r"\d+", text)
    return ", ".join(" ".join(cardinal(int(one), language) for one in group) for group in groups)


def amount(text: str, language: str = "en") -> str:
    """Say a number as it is written with separators: 1,250 or 4.50 in English, 1.250 or 4,5 elsewhere.

    >>> amount("4.50"), amount("1,250"), amount("0.7"), amount("1.250,5", "de")
    ('four point five zero', 'one thousand two hundred fifty', 'zero point seven', 'eintausendzweihundertfünfzig Komma fünf')
    >>> amount("1.5", "de"), amount("3,14", "fr"), amount("2,05", "es")
    ('eins Komma fünf', 'trois virgule quatorze', 'dos coma cero cinco')
    """
    whole, part = parts(text, language)
    said = cardinal(whole, language)
    if not part:
        return said
    return " ".join((said, POINT.get(language, "point"), *_decimals(part, language)))


def parts(text: str, language: str) -> tuple[int, str]:
    """Part a written number into the whole and its decimals.

    >>> parts("1.250,50", "de"), parts("1.5", "de"), parts("1 250", "fr"), parts("1,250.5", "en")
    ((1250, '50'), (1, '5'), (1250, ''), (1250, '5'))
    """
    bare = re.sub(r"[\s'\u2019]", "", text)
    if re.fullmatch(r"\d{1,3}['\u2019]\d{3}\.\d{3}", text):  # 1'300.000, as Colombia writes it
        bare = bare.replace(".", "")
    thousands, point = (",", ".") if language == "en" else (".", ",")
    if language != "en" and not re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", bare):
        bare = bare.replace(".", ",")
    whole, _, part = bare.replace(thousands, "").partition(point)
    return int(whole or 0), part


def _decimals(part: str, language: str) -> list[str]:
    """Say decimals: one by one, but as a number after its noughts where that is how they are said."""
    bare = part.lstrip("0")
    if language in ("fr", "es") and bare and len(bare) < 4:  # noqa: PLR2004 - trois virgule quatorze
        return [*(cardinal(0, language) for _ in part[: -len(bare)]), cardinal(int(bare), language)]
    return [cardinal(int(one), language) for one in part]


POINT = {"en": "point", "de": "Komma", "fr": "virgule", "es": "coma"}
MINUS = {"en": "minus", "de": "minus", "fr": "moins", "es": "menos"}
PLUS = {"de": "plus", "fr": "plus", "es": "más"}
TO = {"en": "to", "de": "bis", "fr": "à", "es": "a"}


def year(number: int, language: str = "en") -> str:
    """Say a year.

    >>> [year(one) for one in (1984, 1905, 1900, 2000, 2003, 2010, 2024)]
    ['nineteen eighty four', 'nineteen oh five', 'nineteen hundred', 'two thousand', 'two thousand three', 'twenty ten', 'twenty twenty four']
    >>> year(1984, "de"), year(2024, "de"), year(1984, "es")
    ('neunzehnhundertvierundachtzig', 'zweitausendvierundzwanzig', 'mil novecientos ochenta y cuatro')
    """
    century, rest = divmod(number, 100)
    if language == "de" and 10 < century < 20:  # noqa: PLR2004 - elfhundert to neunzehnhundert
        return f"{cardinal(century, 'de')}hundert{cardinal(rest, 'de') if rest else ''}"
    if language != "en":
        return cardinal(number, language)
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
