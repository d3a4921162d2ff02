"""German: addresses, acronyms and initials; every rule in the order in which it is tried."""

from __future__ import annotations

import re

from dateline.script.said import (
    figures,
    german_dates,
    german_numbers,
    german_ordinals,
    german_short,
    german_words,
    marks,
    places,
)
from dateline.script.said.figures import before
from dateline.script.said.german_parts import DE, STARTS
from dateline.script.said.marks import CAPITAL, SMALL
from dateline.script.said.rules import Readings, rule, spoken


@rule("addresses", marks.ADDRESS, re.IGNORECASE)
def addresses(found: re.Match[str]) -> str | None:
    """Say an address of the web or of mail; what goes before its name is left out.

    >>> said("Siehe https://www.beispiel.de/hilfe oder post@beispiel.de.")
    'Siehe beispiel Punkt de Schrägstrich hilfe oder post ätt beispiel Punkt de.'
    """
    return marks.address(found, "Punkt", "Schrägstrich", "ätt")


@rule("handles", marks.HANDLE)
def handles(found: re.Match[str]) -> str:
    """Say handles and hashtags as words.

    >>> said("#WirSindMehr, schrieb @die_redaktion.")
    'hashtag Wir Sind Mehr, schrieb ätt die redaktion.'
    """
    return marks.handle(found, "ätt")


_SPELT = marks.listed(
    "AfD BASF BMWK KPMG HSBC VfB VfL EuGH KfW GmbH IAEA IAEO OECD OSZE UNHCR ÖPNV DIHK ADAC ADHS ADFC WASG LGBTQ NSDAP DSGVO EGMR StGB StPO StVO EStG"
)
"""Spelt out, though they are long or have small letters."""
_STRESSED = marks.listed(
    "DER DIE DAS DEN DEM DES EIN UND ODER IST WAR SIND HAT BIN ICH DU ER SIE ES WIR IHR MAN NIE NUR JA IM IN ZU SO WO WAS WER WIE AB "
    "ALS AN AUF AUS BEI BIS DA VOR VON MIT WEG NEU ALT GUT ROT TOR TAG"
)
_WORDS = {
    "UNO": "Uno", "DAX": "Dax", "ESA": "Esa", "TÜV": "Tüv", "PIN": "Pin", "SIM": "Sim", "ZIP": "Zip", "RAM": "Ram", "OK": "OK",
    "WLAN": "W-Lan", "BAföG": "Bafög", "CO2": "C.O zwei", "CO\u2082": "C.O zwei",
} | {word: word.lower() for word in _STRESSED}  # fmt: skip
"""Short ones that are words; words that somebody stresses; those with digits."""


@rule(
    "acronyms",
    rf"(?<![\w.&])(?P<name>AfD|VfB|VfL|EuGH|KfW|GmbH|BAföG|StGB|StPO|StVO|EStG|CO[2\u2082]|[{CAPITAL}]{{2,}})(?P<many>s?)(?![\w&]|\.\w)",
)
def acronyms(found: re.Match[str]) -> str | None:
    """Say an acronym letter by letter, or as the word that it is.

    >>> said("EU, UNO und OSZE: die AfD, zwei NGOs, die EU-Kommission, der CO2-Preis; die NATO und IKEA")
    'E.U, Uno und O.S.Z.E: die A.F.D, zwei N.G.Os, die E.U-Kommission, der C.O zwei-Preis; die NATO und IKEA'
    """
    name = marks.acronym(found, _SPELT, _WORDS)
    return name and name + found["many"]


_LETTERED = re.compile(
    r"\b(?:Vitamin|Hepatitis|Plan|Gruppe|Klasse|Typ|Variante|Kategorie|Note|Halle|Block)\s$", re.IGNORECASE
)
"""What is told apart by a letter, which then is no initial."""


@rule("initials", marks.initial(STARTS))
def initials(found: re.Match[str]) -> str | None:
    """Say a name's initials without full stops.

    >>> said("J. D. Vance traf George W. Bush. Vitamin C. Das hilft, Gruppe B. Ungarn siegt.")
    'J D Vance traf George W Bush. Vitamin C. Das hilft, Gruppe B. Ungarn siegt.'
    """
    lettered = len(found["all"].strip()) == 2 and _LETTERED.search(before(found))  # noqa: PLR2004 - one letter
    return None if lettered else marks.initialled(found)


@rule("genders", rf"(?<=[{SMALL}]{{3}})(?:[:*_]|/-?)(?=in(?:nen)?\b)")
def genders(found: re.Match[str]) -> str | None:
    """Leave out the mark before an ending for women, which is a short pause.

    >>> said("Bürger:innen, Schüler*innen und Leser/-innen; das heißt: innen")
    'Bürger innen, Schüler innen und Leser innen; das heißt: innen'
    """
    return " " if found[0] else None


@rule("signs", rf"{marks.SIGNS}|{figures.SIGN}")
def signs(found: re.Match[str]) -> str:
    """Leave out ornaments and emoji; say plus, mal, gleich and Paragraf.

    >>> said("★ §§ 5 und 6, 60+ und 3 × 4 (+0,8 %)")
    'Paragrafen 5 und 6, 60 plus und 3 mal 4, plus null Komma acht Prozent'
    """
    signed = figures.signed(found, DE)
    if signed:
        return signed
    words = {"+": " plus", "\u00d7": " mal ", "=": "gleich", "\u00a7": "Paragraf ", "\u00a7\u00a7": "Paragrafen "}
    return marks.sign(found, words)


FIRST = (marks.phonemes, addresses, handles)
"""Tried before the lexicon."""
RULES = (
    *german_words.RULES, *german_short.RULES, german_numbers.money, *german_dates.TIMES, *german_dates.RULES, *german_numbers.MEASURES, german_dates.decades,
    *german_numbers.LATE, german_ordinals.placings, german_ordinals.ordinals, german_dates.years, *german_ordinals.RULERS, places.datelines, acronyms, initials,
    marks.ellipses, marks.dashes, marks.brackets, marks.quotes, genders, signs,
)  # fmt: skip


def said(text: str) -> str:
    """Say a text by these rules alone: for the examples in their docstrings."""
    readings = Readings(text)
    readings.apply((*FIRST, *RULES))
    return spoken(text, readings.all())
