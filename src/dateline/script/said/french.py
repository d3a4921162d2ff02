"""French: addresses, ordinals, Roman numerals and acronyms; every rule in the order in which it is tried."""

from __future__ import annotations

import re

from dateline.script.said import figures, french_dates, french_numbers, french_short, french_words, marks, places
from dateline.script.said.figures import before
from dateline.script.said.french_numbers import FR
from dateline.script.said.marks import CAPITAL, SMALL
from dateline.script.said.numbers import cardinal, ordinal, roman
from dateline.script.said.rules import Readings, rule, spoken

_STARTS = (
    "Les?|La|Une?|Des?|Du|Ils?|Elles?|On|Nous|Vous|Je|Ce|Cette|Ces|Cela|Et|Mais|Ou|Or|Car|Donc|Puis|Alors|Ensuite|Après|Avant|Au|Aux|"
    "En|Dans|Sur|Sous|Par|Pour|Avec|Sans|Chez|Selon|Depuis|Pendant|Quand|Si|Comme|Ici|Là|Son|Sa|Ses|Leurs?|Qui|Que|Quel|Tout|Plus|Ne|Hier"
)
"""Words with which a sentence begins: an initial before one of them ends the one before."""


@rule("addresses", marks.ADDRESS, re.IGNORECASE)
def addresses(found: re.Match[str]) -> str | None:
    """Say an address of the web or of mail; what goes before its name is left out.

    >>> said("Voir https://www.exemple.fr/aide ou courrier@exemple.fr.")
    'Voir exemple point fr barre oblique aide ou courrier arobase exemple point fr.'
    """
    return marks.address(found, "point", "barre oblique", "arobase")


@rule("handles", marks.HANDLE)
def handles(found: re.Match[str]) -> str:
    """Say handles and hashtags as words.

    >>> said("#JeSuisCharlie, selon @la_redaction.")
    'hashtag Je Suis Charlie, selon arobase la redaction.'
    """
    return marks.handle(found, "arobase")


@rule(
    "ordinals",
    r"(?<![\w.,])(?P<number>\d{1,4}|[IVX]+)(?P<end>er|re|ère|nde?|d(?=\s[a-z])|de|e|ème|ième|\u1d49\u02b3|\u02b3\u1d49|\u1d49)(?P<many>s?)(?!\w)",
)
def ordinals(found: re.Match[str]) -> str | None:
    """Say ordinals and centuries.

    >>> said("le 1er mai, la 1re fois, le 2e tour, la 2de, le XIXe siècle, la Ve République, François Ier, le 21ème")
    'le premier mai, la première fois, le deuxième tour, la seconde, le dix-neuvième siècle, la cinquième République, François premier, le vingt et unième'
    """
    text, end = found["number"], found["end"]
    if end == "d" and before(found).endswith("en "):  # en 2d, en 3d
        return None
    number = int(text) if text.isdigit() else roman(text)
    named = _NAMED.get(end)
    if (
        not number
        or (number == 1) != (named is not None and named[0] == 1)
        or (named is not None and named[0] != number)
    ):
        return None
    return f"{named[1] if named else ordinal(number, FR)}{found['many']}"


_NAMED = {
    "er": (1, "premier"), "\u1d49\u02b3": (1, "premier"), "re": (1, "première"), "ère": (1, "première"),
    "\u02b3\u1d49": (1, "première"), "nd": (2, "second"), "d": (2, "second"), "nde": (2, "seconde"), "de": (2, "seconde"),
}  # fmt: skip
"""Endings that only one number has."""
_KINGS = (
    r"Jean-Paul|Juan\sCarlos|Victor-Emmanuel|Louis|Henri|Charles|Philippe|François|Napoléon|Jean|Paul|Pie|Benoît|Léon|Grégoire|Clément|"
    r"Innocent|Urbain|George|Georges|Édouard|Guillaume|Richard|Jacques|Frédéric|Frederik|Nicolas|Alexandre|Albert|Léopold|Baudouin|Felipe|"
    r"Carlos|Alphonse|Ferdinand|Mohammed|Hassan|Abdallah|Ivan|Pierre|Christian|Haakon|Harald|Gustave|Boniface|Sixte|Jules|Ramsès|Ptolémée|"
    r"Rama|Rainier|Humbert|Joseph|Maximilien|Othon|Childéric|Clovis"
)
_QUEENS = "[ÉE]lisabeth|Elizabeth|Catherine|Margrethe|Marie|Isabelle|Christine"


@rule(
    "regnal",
    rf"\b(?P<name>(?P<queen>{_QUEENS})|{_KINGS}|(?:[rR]oi|[pP]ape|[eE]mpereur|[tT]sar|[sS]ultan|[pP]rince)\s[{CAPITAL}][{SMALL}-]+)\s(?P<roman>[IVX]+)\b(?!\.\w)",
)
def regnal(found: re.Match[str]) -> str | None:
    """Say a ruler's number.

    >>> said("Louis XIV, Jean-Paul II, Élisabeth I et Charles V")
    'Louis quatorze, Jean-Paul deux, Élisabeth première et Charles cinq'
    """
    number = roman(found["roman"])
    if number == 1:
        return f"{found['name']} premi{'ère' if found['queen'] else 'er'}"
    return f"{found['name']} {cardinal(number, FR)}" if number else None


@rule(
    "romans",
    r"\b(?P<what>[cC]hapitre|[tT]ome|[aA]cte|[lL]ivre|[tT]itre|[aA]rticle|[pP]artie|[pP]hase|[vV]olume|[aA]nnexe|[sS]ection|[tT]ype|"
    r"[nN]iveau|[gG]roupe|[cC]atégorie|Apollo|Vatican|Rocky|Paris|Lyon)\s(?P<roman>[IVXLC]+)\b(?!\.\w)|\bXV(?=\sd[eu'\u2019])",
)
def romans(found: re.Match[str]) -> str | None:
    """Say a Roman numeral after what is numbered with it, and rugby's fifteen.

    >>> said("chapitre III, Vatican II et le XV de France")
    'chapitre trois, Vatican deux et le quinze de France'
    """
    if found["roman"] in ("L", "C"):  # an article of a code
        return None
    number = roman(found["roman"] or "XV")
    return " ".join(filter(None, (found["what"], cardinal(number, FR)))) if number else None


_SPELT = marks.listed(
    "OCDE AIEA GIGN DGSE DGSI IRSN FNSEA EELV UNHCR CEDH CJUE CPAM ANSM CDI LVMH LREM LGBT LGBTQ RTBF CFDT CFTC"
)
"""Spelt out, though they are long or could be numerals."""
_STRESSED = marks.listed(
    "LE LA LES UN UNE DES DU DE ET EST OU ON IL NE PAS NON OUI SI TU MA MON TON SON SES CE CES QUI QUE AU AUX EN SUR PAR SE JE TOUS MAL "
    "BON FIN VIE ROI LOI JEU FEU EAU ART MER AIR SUD NORD"
)
_READ = marks.listed(
    "ONU PAC CAC CAF BAC CAN ZAC ZAD ZEP DOM TOM COP PIN BIC SIM VAR ESA INA PEL DAB LOL RIB RAP OK PS PC SA"
)
_WORDS = {name: name for name in _READ} | {word: word.lower() for word in _STRESSED} | {
    "ENA": "Éna", "UEFA": "Uéfa", "INSEE": "Insée", "ADEME": "Adème", "CO2": "C.O deux", "MAX": "Max", "PRO": "Pro", "CO\u2082": "C.O deux",
}  # fmt: skip
"""What is a word, respelt where the engine needs it; what is read right; words that somebody stresses; those with digits."""


@rule("acronyms", rf"(?<![\w.&])(?<![{SMALL}]-)(?P<name>CO[2\u2082]|[{CAPITAL}]{{2,}})(?![\w&]|\.\w)")
def acronyms(found: re.Match[str]) -> str | None:
    """Say an acronym letter by letter, or as the word that it is.

    >>> said("l'UE, l'OMS, le PIB, l'OCDE et la DGSE; l'ONU, l'OTAN et la SNCF; le CO2")
    "l'U.E, l'O.M.S, le P.I.B, l'O.C.D.E et la D.G.S.E; l'ONU, l'OTAN et la SNCF; le C.O deux"
    """
    return marks.acronym(found, _SPELT, _WORDS)


_LETTERED = re.compile(
    r"\b(?:vitamine|hépatite|plan|groupe|classe|type|catégorie|série|variant|ligne)\s$", re.IGNORECASE
)
"""What is told apart by a letter, which then is no initial."""


@rule("initials", marks.initial(_STARTS))
def initials(found: re.Match[str]) -> str | None:
    """Say a name's initials without full stops.

    >>> said("J. D. Vance et J.-P. Raffarin. Le plan B. Il a échoué. Groupe B. Paris gagne.")
    'J D Vance et J P Raffarin. Le plan B. Il a échoué. Groupe B. Paris gagne.'
    """
    lettered = len(found["all"].strip()) == 2 and _LETTERED.search(before(found))  # noqa: PLR2004 - one letter
    return None if lettered else marks.initialled(found)


@rule("signs", rf"{marks.SIGNS}|{figures.SIGN}")
def signs(found: re.Match[str]) -> str:
    """Leave out ornaments and emoji; say plus, fois, égale and paragraphe.

    >>> said("★ § 5, 60+ et 3 × 4 (+0,8 %)")
    'paragraphe 5, 60 plus et 3 fois 4, plus zéro virgule huit pour cent'
    """
    signed = figures.signed(found, FR)
    if signed:
        return signed
    words = {"+": " plus", "\u00d7": " fois ", "=": "égale", "\u00a7": "paragraphe ", "\u00a7\u00a7": "paragraphes "}
    return marks.sign(found, words)


FIRST = (marks.phonemes, addresses, handles)
"""Tried before the lexicon."""
RULES = (
    french_dates.days, *french_words.RULES, french_dates.emergency, *french_short.RULES, french_numbers.money, *french_dates.RULES, *french_numbers.MEASURES,
    ordinals, regnal, romans, french_numbers.counts, places.datelines, acronyms, initials, marks.ellipses, marks.dashes, marks.brackets, marks.quotes, signs,
)  # fmt: skip


def said(text: str) -> str:
    """Say a text by these rules alone: for the examples in their docstrings."""
    readings = Readings(text)
    readings.apply((*FIRST, *RULES))
    return spoken(text, readings.all())
