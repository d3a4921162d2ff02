"""German: titles and other abbreviations, in the order in which they are tried."""

from __future__ import annotations

import re

from dateline.script.said import marks
from dateline.script.said.figures import before
from dateline.script.said.german_parts import DATIVE, LEADS, MIXED, ON, STARTS, counted_gender, ending_of, gender_of
from dateline.script.said.marks import CAPITAL, ON_SMALL, SMALL
from dateline.script.said.rules import rule

_TITLES = {
    "Dr": "Doktor", "Prof": "Professor", "Hr": "Herr", "Hrn": "Herrn", "Fr": "Frau", "Frl": "Fräulein", "Ing": "Ingenieur",
    "Mag": "Magister", "Dipl": "Diplom", "Msgr": "Monsignore", "Pfr": "Pfarrer", "Bgm": "Bürgermeister", "Gen": "General",
    "h": "honoris", "c": "causa", "em": "emeritus",
}  # fmt: skip
_FIELD = r"(?:med|jur|phil|rer|nat|pol|theol|oec|dent|vet|habil|mult|em|h|c)"


@rule(
    "titles",
    rf"\b(?:(?:Dr|Prof)\b\.?|(?:Hrn?|Frl?|Ing|Mag|Dipl|Msgr|Pfr|Bgm|Gen)\.)(?:[\s-]?(?:(?:Dr|Prof|Ing|{_FIELD})\b\.))*"
    rf"(?=\s(?:(?:v\.|von|van|zu)\s(?:de[rnm]\s)?)?(?!(?:{STARTS})\b)[{CAPITAL}])",
)
def titles(found: re.Match[str]) -> str:
    """Say titles before a name.

    >>> said("Prof. Dr. h. c. Meier, Hr. Schulz, Dr. jur. v. Arnim und Dipl.-Ing. Wolf")
    'Professor Doktor honoris causa Meier, Herr Schulz, Doktor jur von Arnim und Diplom Ingenieur Wolf'
    """
    return " ".join(_TITLES.get(word, word) for word in re.findall(r"[A-Za-z]+", found[0]))


_DEPUTIES = {"Abg": "Abgeordnete", "Vors": "Vorsitzende"}


@rule("deputies", rf"\b(?P<short>Abg|Vors)\.(?=\s(?:(?:Dr|Prof)\.\s)?(?!(?:{STARTS})\b)[{CAPITAL}])")
def deputies(found: re.Match[str]) -> str:
    """Say what a deputy or a chairman is, with the ending that the article asks for.

    >>> said("Der Abg. Schmidt, die Abg. Roth und dem Vors. Meier, dazu Abg. Dr. Wolf.")
    'Der Abgeordnete Schmidt, die Abgeordnete Roth und dem Vorsitzenden Meier, dazu Abgeordneter Doktor Wolf.'
    """
    lead = re.search(r"\b([Dd]e[rmns]|[Dd]ie|[Vv]om|[Zz]um|[Bb]eim)\s$", before(found))
    article = lead[1].lower() if lead else ""
    return _DEPUTIES[found["short"]] + ("" if article in ("der", "die") else "n" if article else "r")


_INSIDE = {
    "z. B.": "zum Beispiel", "Z. B.": "zum Beispiel", "d. h.": "das heißt", "u. a.": "unter anderem", "i. d. R.": "in der Regel", "z. T.": "zum Teil",
    "u. U.": "unter Umständen", "z. Zt.": "zurzeit", "z. Z.": "zurzeit", "v. a.": "vor allem", "s. o.": "siehe oben",
    "s. u.": "siehe unten", "m. E.": "meines Erachtens", "i. H. v.": "in Höhe von", "bzw.": "beziehungsweise", "ca.": "zirka",
    "ggf.": "gegebenenfalls", "vgl.": "vergleiche", "bspw.": "beispielsweise", "gem.": "gemäß", "tägl.": "täglich",
    "ggü.": "gegenüber", "i. V. m.": "in Verbindung mit", "i. J.": "im Jahr",
    "nördl.": "nördlich", "südl.": "südlich", "östl.": "östlich", "westl.": "westlich", "evtl.": "eventuell", "inkl.": "inklusive",
    "exkl.": "exklusive", "einschl.": "einschließlich", "zzgl.": "zuzüglich", "abzgl.": "abzüglich", "bzgl.": "bezüglich", "rd.": "rund", "gg.": "gegen", "zw.": "zwischen", "ü. M.": "über Meer", "ü. d. M.": "über dem Meer", "insg.": "insgesamt", "mind.": "mindestens",
}  # fmt: skip
"""After these a sentence goes on."""
_LAST = {
    "usw.": "und so weiter", "usf.": "und so fort", "etc.": "etzetera", "u. v. m.": "und vieles mehr", "o. Ä.": "oder Ähnliches",
    "u. Ä.": "und Ähnliches", "a. D.": "außer Dienst", "v. Chr.": "vor Christus", "n. Chr.": "nach Christus", "d. J.": "dieses Jahres",
    "p. a.": "pro Jahr", "e. V.": "e.V", "Jh.": "Jahrhundert", "Jhd.": "Jahrhundert", "Jhs.": "Jahrhunderts", "Hbf.": "Hauptbahnhof", "Vj.": "Vorjahr",
}  # fmt: skip
"""With these a sentence may end: their full stop is then its own."""
_NUMBERED = {
    "S.": "Seite", "Kl.": "Klasse", "Bd.": "Band", "Kap.": "Kapitel", "Abs.": "Absatz", "Art.": "Artikel", "Abb.": "Abbildung", "Az.": "Aktenzeichen", "Tel.": "Telefon",
    "max.": "maximal", "geb.": "geboren", "gest.": "gestorben",
}  # fmt: skip
"""These say what they do only before a number."""
_MEANT = marks.meanings(_INSIDE | _LAST | _NUMBERED)
_LAW = re.compile(r"(?:\u00a7|Abs\.|Absatz|Art\.|Artikel)\s?\d+\w?\s$")


@rule("clauses", r"\bS\.(?=\s?\d)")
def clauses(found: re.Match[str]) -> str | None:
    """Say Satz in a law, where S. would be a page elsewhere.

    >>> said("Art. 3 S. 2 und S. 5")
    'Artikel 3 Satz 2 und Seite 5'
    """
    return "Satz" if _LAW.search(before(found)) else None


_SHORT_DAYS = {
    "Mo": "Montag", "Di": "Dienstag", "Mi": "Mittwoch", "Do": "Donnerstag", "Fr": "Freitag", "Sa": "Samstag", "So": "Sonntag",
}  # fmt: skip
_SHORT_DAY = "|".join(_SHORT_DAYS)
_LED = "|".join(
    rf"(?<=\b{word}\s)" for word in ("am", "Am", "vom", "Vom", "zum", "bis", "ab", "Ab", "seit", "jeden", "Jeden")
)


@rule(
    "days",
    rf"\b(?P<first>{_SHORT_DAY})\.?(?:\s?[-\u2013]\s?|\.\s(?P<word>und|bis)\s)(?P<last>{_SHORT_DAY})\b(?:\.{ON_SMALL}|(?=\.|[\s,;:)]|$))"
    rf"|(?<=\()(?P<lone>{_SHORT_DAY})\.(?=\))|(?:{_LED})(?P<day>{_SHORT_DAY})(?:\.{ON_SMALL}|(?=\.(?:\s|$)))",
)
def days(found: re.Match[str]) -> str:
    """Say a day of the week where it can be nothing else.

    >>> said("am Di., dem 3. Mai, Mo.-Fr. geöffnet; Fr. Meier kam am Mo. So war es.")
    'am Dienstag, dem dritten Mai, Montag bis Freitag geöffnet; Frau Meier kam am Montag. So war es.'
    """
    if found["day"] or found["lone"]:
        return _SHORT_DAYS[found["day"] or found["lone"]]
    return f"{_SHORT_DAYS[found['first']]} {found['word'] or 'bis'} {_SHORT_DAYS[found['last']]}"


@rule("retired", rf"(?<![\w.])a\.\s?D\.{ON}")
def retired(found: re.Match[str]) -> str:
    """Say that an officer or a minister is out of office, before the name, too.

    >>> said("Oberst a. D. Müller und Minister a.D. Das war es.")
    'Oberst außer Dienst Müller und Minister außer Dienst. Das war es.'
    """
    return "außer Dienst" if found[0] else found[0]


_OVERTIME = {
    "nV": "nach Verlängerung",
    "nE": "nach Elfmeterschießen",
    "nP": "nach Penaltyschießen",
    "iE": "im Elfmeterschießen",
}


@rule("overtime", rf"(?<=[\d)]\s)(?P<short>[ni]\.\s?[VEP])(?:\.{ON_SMALL}|(?=\.(?:\s|$)))")
def overtime(found: re.Match[str]) -> str | None:
    """Say how a result came about.

    >>> said("Sie siegten 2:1 n. V., dann 5:4 i. E.")
    'Sie siegten zwei zu eins nach Verlängerung, dann fünf zu vier im Elfmeterschießen.'
    """
    return _OVERTIME.get(re.sub(r"[\s.]", "", found["short"]))


@rule(
    "abbreviations",
    rf"(?<![\w.-])(?:{marks.either(_INSIDE)}\.|{marks.either(_LAST)}(?:\.{ON_SMALL}|(?=\.))|{marks.either(_NUMBERED)}\.(?=\s?(?:\+?\d|[IVXLC]+\b)))",
)
def abbreviations(found: re.Match[str]) -> str:
    """Say abbreviations in full.

    >>> said("Z. B. ca. 20 Äpfel, Birnen usw. Das war im 1. Jh. v. Chr., vgl. S. 5.")
    'zum Beispiel zirka 20 Äpfel, Birnen und so weiter. Das war im ersten Jahrhundert vor Christus, vergleiche Seite 5.'
    """
    return _MEANT[marks.bare(found[0])]


@rule("sources", rf"(?<![\w.-])(?:lt\.(?=\s[{CAPITAL}d])|(?P<both>u)\.(?=\s(?:\u00a7|[{CAPITAL}][{SMALL}]{{2}})))")
def sources(found: re.Match[str]) -> str:
    """Say laut, where it begins no sentence, for there it may be a lieutenant, and und.

    >>> said("drei lt. Polizei, und Lt. Smith; Art. 5 u. § 6")
    'drei laut Polizei, und Lt. Smith; Artikel 5 und Paragraf 6'
    """
    return "und" if found["both"] else "laut"


_STEMS = {"og": "ogenannt", "hem": "hemalig"}


@rule(
    "so_called",
    rf"\b(?P<stem>[Ss]og|[Ee]hem)\.(?=\s[\u201e\u00bb\"]?(?:(?:[{SMALL}]+|[{CAPITAL}][{SMALL}]+isch)e(?P<end>[nrsm]?)\s)?(?P<noun>[{CAPITAL}][\w-]+))",
)
def so_called(found: re.Match[str]) -> str:
    """Say sogenannt and ehemalig with the ending of an adjective after it, or with that for which the words around it ask.

    >>> said("die sog. Klimakleber, ein sog. Experte, das sog. Spiel, von sog. Experten, der sog. Islamische Staat, die sog. „Letzte Generation“, die ehem. Chefin (ehem. FDP)")
    'die sogenannten Klimakleber, ein sogenannter Experte, das sogenannte Spiel, von sogenannten Experten, der sogenannte Islamische Staat, die sogenannte Letzte Generation, die ehemalige Chefin, ehemals F.D.P'
    """
    stem = found["stem"][0] + _STEMS[found["stem"][1:]]
    if stem.endswith("ig") and re.search(r"[,(]\s?$", before(found)):
        return stem.removesuffix("ig") + "s"
    if found["end"] is not None:
        return f"{stem}e{found['end']}"
    lead, noun = before(found), found["noun"]
    last = re.search(r"(\w+)\s$", lead)
    word, plural = last[1].lower() if last else "", re.search(r"(?:en|ern|eln|er|s)$", noun) and not gender_of(noun)
    if plural and word in DATIVE | {"die", "diese", "keine", "alle"}:
        return f"{stem}en"
    ending = "" if plural and word not in LEADS | MIXED else ending_of(lead, counted_gender(noun))
    return f"{stem}e{ending or ''}"


@rule("numbers_of", r"\b(?:[Nn]r|No)\.\s?(?=\d|[IVX]+\b)|\u2116\s?(?=\d)|(?<!\w)\#(?=\d)")
def numbers_of(found: re.Match[str]) -> str | None:
    """Say Nummer before a number.

    >>> said("Nr. 5 lebt, Hausnr. 7 auch.")
    'Nummer 5 lebt, Hausnr. 7 auch.'
    """
    return "Nummer " if found[0] else None


_COUNTED = {"Pkt": "Punkte", "Ew": "Einwohner", "Einw": "Einwohner", "Pers": "Personen"}


@rule("counted", rf"(?<=\d\s)(?P<what>{'|'.join(_COUNTED)})(?:\.{ON_SMALL}|(?=\.))")
def counted(found: re.Match[str]) -> str:
    """Say what is counted.

    >>> said("31 Pkt. und 400 Ew., dazu 37 Pers. aus Ulm")
    '31 Punkte und 400 Einwohner, dazu 37 Personen aus Ulm'
    """
    return _COUNTED[found["what"]]


@rule("always", r"\b\u00fc\.\s?NH?N\b|\b24/7\b(?![/.,]\d)|(?<=&\s)Co\.(?=\s(?:KG|OHG|KGaA)\b)")
def always(found: re.Match[str]) -> str:
    """Say what is open at all hours, and a firm's company without its full stop.

    >>> said("rund um die Uhr, 24/7, bei der Otto GmbH & Co. KG")
    'rund um die Uhr, vierundzwanzig sieben, bei der Otto G.M.B.H & Co K.G'
    """
    return {"24/7": "vierundzwanzig sieben", "Co.": "Co"}.get(found[0], "über Normalnull")


@rule("saints", rf"(?<!\d\s)\bSt\.(?P<gap>-|\s?)(?=[{CAPITAL}])")
def saints(found: re.Match[str]) -> str:
    """Say Sankt before a name.

    >>> said("Von St. Pauli nach St. Gallen, an der St.-Georgs-Kirche vorbei.")
    'Von Sankt Pauli nach Sankt Gallen, an der Sankt-Georgs-Kirche vorbei.'
    """
    return "Sankt" + (found["gap"] or " ")


@rule("streets", rf"(?P<kind>(?<=[{SMALL}])str|(?<=\w[\s-])Str)(?:\.{ON_SMALL}|(?=\.(?:\s|$)))")
def streets(found: re.Match[str]) -> str:
    """Say Straße in a street's name.

    >>> said("In der Hauptstr. 5 und der Berliner Str. in Köln, Ecke Karl-Marx-Str.")
    'In der Hauptstraße 5 und der Berliner Straße in Köln, Ecke Karl-Marx-Straße.'
    """
    return f"{found['kind']}aße"


@rule(
    "nobles",
    rf"(?<=[{SMALL}.]\s)(?P<short>v\.(?:\s?d\.)?)(?=\s(?!Chr\b)[{CAPITAL}][{SMALL}])|(?<=Frankfurt\s)(?P<main>a\.\s?M)(?:\.{ON_SMALL}|(?=\.(?:\s|$)))",
)
def nobles(found: re.Match[str]) -> str | None:
    """Say von in a name, and which Frankfurt it is.

    >>> said("Eckart v. Hirschhausen in Frankfurt a. M. war da; jemand v. Berlin")
    'Eckart von Hirschhausen in Frankfurt am Main war da; jemand v. Berlin'
    """
    if found["main"]:
        return "am Main"
    named = re.search(rf"\b(?:[{CAPITAL}][\w-]+|(?:Dr|Prof|jur|med|phil|pol|nat)\.)\s$", before(found))
    return ("von der" if "d" in found["short"] else "von") if named else None


RULES = (
    titles,
    deputies,
    clauses,
    days,
    retired,
    overtime,
    sources,
    so_called,
    abbreviations,
    nobles,
    numbers_of,
    counted,
    always,
    saints,
    streets,
)
