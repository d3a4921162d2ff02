"""French: titles and other abbreviations, in the order in which they are tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.script.said import marks
from dateline.script.said.marks import APOSTROPHE, CAPITAL, ON_SMALL, SMALL
from dateline.script.said.rules import rule

if TYPE_CHECKING:
    import re

_TITLES = {
    "M": "Monsieur", "Mr": "Monsieur", "MM": "Messieurs", "Mme": "Madame", "Mmes": "Mesdames", "Mlle": "Mademoiselle",
    "Mlles": "Mesdemoiselles", "Me": "Maître", "Dr": "Docteur", "Pr": "Professeur", "Prof": "Professeur", "Prs": "Professeurs", "Gal": "Général", "Cel": "Colonel", "Mgr": "Monseigneur",
    "Gén": "Général", "Col": "Colonel", "Cdt": "Commandant", "Cap": "Capitaine", "Lt": "Lieutenant",
}  # fmt: skip


@rule(
    "titles",
    rf"(?<![\w.-])(?!(?<=\d\s)M\.\sd(?:e\s|{APOSTROPHE})[{SMALL}])(?P<title>(?:MM?|Gén|Col|Cap|Prof)(?=\.)|(?:Mr|Mmes?|Mlles?|Me|Dr|Prs?|Gal|Cel|Mgr|Cdt|Lt)\b)\.?"
    rf"(?=\s(?:[{CAPITAL}]|(?:de|du|des|le|la|von|van|ter|el|al|ben|bin|di|da|del)\s|d{APOSTROPHE}|l{APOSTROPHE}|(?:et|ou)\sM))",
)
def titles(found: re.Match[str]) -> str:
    """Say titles before a name or a rank.

    >>> said("M. Dupont, MM. Petit et Roux, M. le maire, M. et Mme Le Goff, Me Dupond, le Dr. Blanc, Mme von Arx")
    'Monsieur Dupont, Messieurs Petit et Roux, Monsieur le maire, Monsieur et Madame Le Goff, Maître Dupond, le Docteur Blanc, Madame von Arx'
    """
    return _TITLES[found["title"]]


_INSIDE = {
    "p. ex.": "par exemple", "par ex.": "par exemple", "c.-à-d.": "c'est-à-dire", "env.": "environ", "gouv.": "gouvernement", "cf.": "confer",
    "i. e.": "c'est-à-dire", "N. B.": "nota bene",
}  # fmt: skip
"""After these a sentence goes on."""
_LAST = {
    "av. J.-C.": "avant Jésus-Christ", "apr. J.-C.": "après Jésus-Christ", "ap. J.-C.": "après Jésus-Christ", "arr.": "arrondissement", "a. p.": "après prolongation", "t. a. b.": "tirs au but", "etc.": "et cétéra",
}  # fmt: skip
"""With these a sentence may end: their full stop is then its own."""
_NUMBERED = {
    "p.": "page", "pp.": "pages", "vol.": "volume", "chap.": "chapitre", "art.": "article", "fig.": "figure", "t.": "tome",
    "tél.": "téléphone", "al.": "alinéa", "max.": "maximum", "min.": "minimum",
}  # fmt: skip
"""These say what they do only before a number."""
_ALONE = {
    "hab.": "habitants",
    "pers.": "personnes",
    "vs": "versus",
    "ndlr": "note de la rédaction",
    "RDV": "rendez-vous",
    "Cie": "compagnie",
}
_MEANT = marks.meanings(_INSIDE | _LAST | _NUMBERED | _ALONE)


@rule("centuries", rf"(?<=[IVX]e\s)s(?:\.{ON_SMALL}|(?=\.(?:\s|$)))")
def centuries(found: re.Match[str]) -> str:
    """Say siècle after its number.

    >>> said("au XXIe s. comme au XIXe s. Elle vint.")
    'au vingt et unième siècle comme au dix-neuvième siècle. Elle vint.'
    """
    return f"{found[0].rstrip('.')}iècle"


@rule(
    "abbreviations",
    rf"(?<![\w.-])(?:{marks.either(_INSIDE)}\.|{marks.either(_LAST)}(?:\.{ON_SMALL}|(?=\.))|{marks.either(_NUMBERED)}\.(?=\s?(?:\+?\d|[IVXLC]+\b)))"
    r"|(?:(?<=\d\s)|(?<=\bd['\u2019]))(?:hab|pers)(?:\.(?=\s[a-z\u00e0-\u00ff]|[,;)])|(?=\.))|\bvs\b\.?(?=\s)|\b(?:ndlr|NDLR|RDV)\b|(?<=(?:et|\s\&)\s)Cie\b",
)
def abbreviations(found: re.Match[str]) -> str:
    """Say abbreviations in full.

    >>> said("Il y a env. 20 pommes, c.-à-d. peu, cf. p. 5. César meurt en 44 av. J.-C. Rome compte 1 000 000 hab. alors.")
    "Il y a environ 20 pommes, c'est-à-dire peu, confer page 5. César meurt en 44 avant Jésus-Christ. Rome compte 1 000 000 habitants alors."
    """
    return _MEANT[marks.bare(found[0])]


@rule("numbers_of", r"\b[nN](?:[\u00b0\u00ba\u1d52](?P<many>s?)|o)\s?(?=\d)|\u2116\s?(?=\d)|(?<!\w)\#(?=\d)")
def numbers_of(found: re.Match[str]) -> str:
    """Say numéro before a number.

    >>> said("le n° 10, n°5 et les n°s 3 et 4")
    'le numéro 10, numéro 5 et les numéros 3 et 4'
    """
    return f"numéro{found['many'] or ''} "


@rule("saints", rf"\bSt(?P<she>e?)\.?(?=[\s-][{CAPITAL}])")
def saints(found: re.Match[str]) -> str:
    """Say Saint before a name.

    >>> said("de St-Denis à Ste. Anne")
    'de Saint-Denis à Sainte Anne'
    """
    return f"Saint{found['she']}"


_STREETS = {"av": "avenue", "bd": "boulevard", "bld": "boulevard", "boul": "boulevard", "pl": "place"}


@rule(
    "streets",
    rf"\b(?P<kind>(?:[aA]v|[pP]l|[bB]oul)(?=\.)|[bB]l?d)\b\.?(?=\s(?:(?:du|des|de|de\sla)\s|(?:de\s)?[ld]{APOSTROPHE})?[{CAPITAL}])",
)
def streets(found: re.Match[str]) -> str:
    """Say the kind of a street before its name.

    >>> said("12, av. Foch, bd. de la Liberté")
    '12, avenue Foch, boulevard de la Liberté'
    """
    return _STREETS[found["kind"].lower()]


@rule("pages", rf"(?<=\d\s)p(?!\.\s100)(?:\.{ON_SMALL}|(?=\.(?:\s|$)))")
def pages(found: re.Match[str]) -> str | None:
    """Say how many pages a book has.

    >>> said("un livre de 320 p., paru (45 p.)")
    'un livre de 320 pages, paru, 45 pages'
    """
    return "pages" if found[0] else None


RULES = (pages, titles, centuries, abbreviations, numbers_of, saints, streets)
