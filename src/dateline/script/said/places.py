"""Places in capitals, as datelines and placards have them: names, and no acronyms."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files

from dateline.script.said.marks import CAPITAL, listed
from dateline.script.said.rules import rule

_LETTERS = 5
"""Longer words in capitals are words to every engine."""
_SHORTEST = 4
"""Shorter words in capitals are acronyms more often than places."""
_LARGE = 100_000
"""Inhabitants of a place that is named in capitals without a dateline's form around it."""
_PARTS = listed("ABU AL AU BAD CAP DAR DE DEL DES DI EL FT HO LA LAS LE LES LOS PAZ PORT RIO SAN SÃO ST STE SUR TEL")
"""Short words of places' names, which are no acronyms beside another word in a dateline."""
_NONE = listed("DRC EU HMS HQ UAE UK UN US USA USS")
"""Short words of datelines that are acronyms."""
_DATELINE = re.compile(
    rf"(?P<place>[{CAPITAL}][{CAPITAL}.'\u2019-]{{1,29}}(?:[\s/][{CAPITAL}][{CAPITAL}.'\u2019-]{{0,29}}){{0,5}})"
    rf"(?P<more>(?:,\s[{CAPITAL}\d][^,(\u2013\u2014]{{1,29}}){{0,3}}\s?(?:\([^)]{{2,40}}\)\s?)?)(?:[\u2013\u2014:]|--|-\s)"
)
_WORD = rf"(?P<word>[{CAPITAL}]{{2,{_LETTERS}}})(?!\w|\.\w|&\w)"


@rule("datelines", rf"(?<![\w.&'\u2019]){_WORD}(?P<stop>\.(?=\s))?")
def datelines(found: re.Match[str]) -> str | None:
    """Say the place of a dateline as a name.

    >>> from dateline.script.said.english import said
    >>> said("LA PAZ, Bolivia (AP) \u2014 It rained.")
    'La Paz, Bolivia, A.P, It rained.'
    """
    line = _DATELINE.match(found.string)
    if line is None or found.end() > line.end("place") or found["word"] in _NONE:
        return None
    word, alone, more = found["word"], line["place"].isalpha(), line["more"].strip()
    if alone and not more:  # an acronym may begin a sentence with a dash, too
        sure = len(word) >= _SHORTEST and word in _known(0)
    else:
        likely = bool(more) or len(word) >= _SHORTEST
        sure = word in _PARTS or word in _known(0) or (likely and any(one in _VOWELS for one in word))
    return {"ST": "Saint", "FT": "Fort"}.get(word, word.capitalize()) if sure else None


_VOWELS = "AEIOUYÀÁÂÃÄÅÈÉÊËÌÍÎÏÒÓÔÕÖØÙÚÛÜÝ"


@rule("places", rf"(?<![\w.&'\u2019-]){_WORD}(?!-)")
def places(found: re.Match[str]) -> str | None:
    """Say a large city, a region or a country in capitals as a name.

    >>> from dateline.script.said.english import said
    >>> said("a sign to PARIS, a flag of IRAN, a report of the IAEA")
    'a sign to Paris, a flag of Iran, a report of the I.A.E.A'
    """
    word = found["word"]
    return word.capitalize() if len(word) >= _SHORTEST and word in _known(_LARGE) else None


@cache
def _known(least: int) -> frozenset[str]:
    """Give the short names of places with so many inhabitants, and of countries and regions, in capitals."""
    data = files("dateline.script").joinpath("data")
    rows = (line.split("\t") for line in data.joinpath("places.tsv").read_text("utf-8").splitlines())
    names = {row[0] for row in rows if len(row[0]) <= _LETTERS and int(row[5]) >= least}
    for name in ("countries.tsv", "regions.tsv"):
        keys = (line.partition("\t")[0] for line in data.joinpath(name).read_text("utf-8").splitlines())
        names.update(key for key in keys if len(key) <= _LETTERS)
    plain = {unicodedata.normalize("NFD", name).encode("ascii", "ignore").decode() for name in names}
    return frozenset(name.upper() for name in names | plain if name.isalpha())
