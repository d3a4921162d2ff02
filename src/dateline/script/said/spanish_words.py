"""Spanish: titles, firms and other abbreviations, in the order in which they are tried."""

from __future__ import annotations

import re

from dateline.script.said import marks
from dateline.script.said.marks import CAPITAL, ON_SMALL, SMALL
from dateline.script.said.rules import rule

_TITLES = {
    "Sr": "señor", "Sra": "señora", "Srta": "señorita", "Sres": "señores", "Sras": "señoras", "Dr": "doctor",
    "Dra": "doctora", "D": "don", "Dn": "don", "Dña": "doña", "D.\u00aa": "doña", "D\u00aa": "doña",
    "Prof": "profesor", "Profa": "profesora", "Gral": "general", "Cap": "capitán", "Cnel": "coronel", "Tte": "teniente",
    "Sgto": "sargento", "Cdte": "comandante", "Mons": "monseñor", "Fr": "fray", "Hno": "hermano", "Hna": "hermana",
    "Excmo": "excelentísimo", "Excma": "excelentísima", "Ilmo": "ilustrísimo", "Ilma": "ilustrísima",
    "Rvdo": "reverendo", "Ing": "ingeniero", "Arq": "arquitecto", "Pdte": "presidente", "Pdta": "presidenta", "Mtro": "maestro", "Mtra": "maestra", "Lcdo": "licenciado",
    "Lcda": "licenciada", "pdte": "presidente", "pdta": "presidenta", "vicepdte": "vicepresidente", "vicepdta": "vicepresidenta", "Hosp": "hospital", "Cd": "Ciudad", "Fco": "Francisco",
}  # fmt: skip
_MEN = (
    "Juan|José|Luis|Antonio|Manuel|Francisco|Felipe|Carlos|Pedro|Miguel|Rafael|Fernando|Jesús|Ángel|Javier|Jaime|Alfonso|"
    "Alberto|Andrés|Ramón|Enrique|Vicente|Joaquín|Santiago|Diego|Pablo|Jorge|Julio|Emilio|Eduardo|Ricardo|Ignacio|Gonzalo|"
    "Álvaro|Mariano|Alejandro|Sergio|Víctor|Tomás|Agustín|Gabriel|Gregorio|Guillermo|Mario|Martín|Nicolás|Salvador|Quijote"
)
"""Names before which D. is no initial."""
_ADDRESSED = r"(?:Sr|Sra|Srta|Sres|Sras|Dr|Dra)\."
_ABBREVIATED = "|".join(key for key in _TITLES if key.isalpha() and key not in ("D", "D\u00aa"))
_RANKED = rf"(?:D\.(?=\s(?:{_MEN})\b)|D\.?\u00aa|(?:{_ABBREVIATED})\.)"


@rule("titles", rf"(?<![\w.-])(?:{_ADDRESSED}(?=\s[{CAPITAL}{SMALL}])|{_RANKED}(?:\s{_RANKED})*(?=\s[{CAPITAL}]))")
def titles(found: re.Match[str]) -> str:
    """Say titles before a name, and señor and doctor before any word.

    >>> said("El Sr. Ruiz, la Dra. Gil, D. Juan, D.ª Ana, el Excmo. Sr. D. Luis Rey y el Sr. ministro; D. Trump")
    'El señor Ruiz, la doctora Gil, don Juan, doña Ana, el excelentísimo señor don Luis Rey y el señor ministro; D Trump'
    """
    return " ".join(_TITLES[word.removesuffix(".")] for word in found[0].split())


_INSIDE = {
    "p. ej.": "por ejemplo", "i. e.": "esto es", "v. gr.": "verbigracia", "cf.": "confróntese", "P. D.": "posdata",
    "dpto.": "departamento", "expte.": "expediente", "cód.": "código", "univ.": "universidad", "depto.": "departamento", "S. M.": "Su Majestad", "SS. MM.": "Sus Majestades",
    "S. A. R.": "Su Alteza Real",
}  # fmt: skip
"""After these a sentence goes on."""
_PLURALS = {
    "EE. UU.": "Estados Unidos", "CC. OO.": "Comisiones Obreras", "JJ. OO.": "Juegos Olímpicos", "RR. HH.": "recursos humanos",
    "DD. HH.": "derechos humanos", "FF. AA.": "Fuerzas Armadas", "RR. SS.": "redes sociales",
    "CC. AA.": "comunidades autónomas", "FF. CC.": "ferrocarriles", "AA. EE.": "Asuntos Exteriores",
}  # fmt: skip
_LAST = _PLURALS | {
    "etc.": "etcétera", "aprox.": "aproximadamente", "cías.": "compañías", "izq.": "izquierda", "dcha.": "derecha", "Bs. As.": "Buenos Aires", "a. C.": "antes de Cristo", "d. C.": "después de Cristo",
    "a. de C.": "antes de Cristo", "d. de C.": "después de Cristo", "Ud.": "usted", "Uds.": "ustedes", "Vd.": "usted",
    "Vds.": "ustedes",
}  # fmt: skip
"""With these a sentence may end: their full stop is then its own."""
_NUMBERED = {
    "p.": "página", "pág.": "página", "págs.": "páginas", "art.": "artículo", "cap.": "capítulo",
    "vol.": "volumen", "tel.": "teléfono", "tfno.": "teléfono", "máx.": "máximo", "cat.": "categoría", "min.": "minuto", "mín.": "mínimo",
}  # fmt: skip
"""These say what they do only before a number."""
_BARE = "|".join(short.replace(". ", r"\s?").removesuffix(".") for short in _PLURALS)
_MEANT = marks.meanings(_INSIDE | _LAST | _NUMBERED | {"hab.": "habitantes", "vs": "versus"})


@rule(
    "abbreviations",
    rf"(?<![\w.-])(?:{marks.either(_INSIDE)}\.|{marks.either(_LAST)}(?:\.{ON_SMALL}|(?=\.))|{marks.either(_NUMBERED)}\.(?=\s?(?:\+?\d|[IVXLC]+\b))"
    rf"|(?:{_BARE})\b|vs\b\.?(?=\s))|(?<=\d\s)hab\.(?=\s[{SMALL}]|[,;)])",
)
def abbreviations(found: re.Match[str]) -> str:
    """Say abbreviations in full.

    >>> said("EE. UU. dijo, p. ej., que EEUU y la UE, etc. Vive en EE. UU. Luego, en 44 a. C., vio la pág. 5.")
    'Estados Unidos dijo, por ejemplo, que Estados Unidos y la U.E, etcétera. Vive en Estados Unidos. Luego, en 44 antes de Cristo, vio la página 5.'
    """
    return _MEANT[marks.bare(found[0])]


@rule(
    "numbers_of",
    r"\b(?:[nN]úm(?P<many>s?)|[nN]ro|No)\.\s?(?=\d)|\b[nN]\.?\s?[\u00ba\u00b0]\.?\s?(?=\d)|\u2116\s?(?=\d)|(?<!\w)\#(?=\d)",
)
def numbers_of(found: re.Match[str]) -> str:
    """Say número before a number.

    >>> said("el n.º 5, nº 6, núm. 7 y los núms. 8 y 9")
    'el número 5, número 6, número 7 y los números 8 y 9'
    """
    return f"número{found['many'] or ''} "


_LAWS = {"LO": "Ley Orgánica", "RD": "Real Decreto", "RDL": "Real Decreto Ley"}


@rule("laws", r"\b(?:LO|RDL?)(?=\s\d+/\d{4}\b)")
def laws(found: re.Match[str]) -> str:
    """Say what kind of law it is.

    >>> said("la LO 6/1985")
    'la Ley Orgánica 6/1985'
    """
    return _LAWS[found[0]]


_COUNTED = {
    "uds": "unidades", "ud": "unidad", "pers": "personas", "ptos": "puntos", "pts": "puntos", "kms": "kilómetros", "hab": "habitantes",
    "nac": "nacimientos", "mts": "metros", "p.p": "puntos porcentuales",
}  # fmt: skip


@rule("counted", rf"(?<=\d\s)(?P<what>uds?|pers|ptos|pts|kms|mts|hab|nac|p\.\s?p)(?:\.{ON_SMALL}|(?=\.))")
def counted(found: re.Match[str]) -> str:
    """Say what is counted.

    >>> said("250.000 uds. de motos y 25 ptos. (0,25 p.p.), 7 nac. por cada 1.000 hab.; Uds. no")
    '250.000 unidades de motos y 25 puntos, 0,25 puntos porcentuales, 7 nacimientos por cada 1.000 habitantes; ustedes no'
    """
    return _COUNTED[re.sub(r"\s", "", found["what"])]


@rule("names", rf"\bM\.?\u00aa(?=\s(?:del?\s)?(?:l[ao]s?\s)?[{CAPITAL}])|(?<=%\s)i\.\s?a(?:\.{ON_SMALL}|(?=\.))")
def names(found: re.Match[str]) -> str:
    """Say María, and that a share is of a year before.

    >>> said("Mª Jesús y José M.ª Ruiz: un 12 % i.a.")
    'María Jesús y José María Ruiz: un doce por ciento interanual.'
    """
    return "María" if found[0][0] == "M" else "interanual"


@rule(
    "generals", r"(?:(?<=Dirección\s)|(?<=Secretaría\s)|(?<=Asamblea\s)|(?<=Director\s)|(?<=Directora\s))Gral\.(?=\s)"
)
def generals(found: re.Match[str]) -> str | None:
    """Say General where it is no officer.

    >>> said("la Dirección Gral. de Tráfico y el Gral. Ruiz")
    'la Dirección General de Tráfico y el general Ruiz'
    """
    return "General" if found[0] else None


@rule("saints", rf"\bSt(?P<end>[oa])\.(?=\s[{CAPITAL}])")
def saints(found: re.Match[str]) -> str:
    """Say Santo and Santa before a name.

    >>> said("de Sto. Domingo a Sta. Cruz")
    'de Santo Domingo a Santa Cruz'
    """
    return f"Sant{found['end']}"


_STREETS = {
    "c/": "calle",
    "av": "avenida",
    "avda": "avenida",
    "pza": "plaza",
    "plza": "plaza",
    "pl": "plaza",
    "ctra": "carretera",
}


@rule(
    "streets",
    rf"\b(?P<kind>[cC]/|(?:[aA]v(?:da)?|[pP]l?za|[pP]l|[cC]tra)(?=\.))\.?\s?(?=\d{1, 2}\sde\s[{CAPITAL}]|(?:del?\s(?:l[ao]s?\s)?)?[{CAPITAL}])",
)
def streets(found: re.Match[str]) -> str:
    """Say the kind of a street before its name.

    >>> said("C/ Mayor, 5; Av. de la Paz; Avda. América")
    'calle Mayor, 5; avenida de la Paz; avenida América'
    """
    return f"{_STREETS[found['kind'].lower()]} "


_FIRMS = {"SA": "S.A", "SL": "S.L", "Cía": "compañía", "Hnos": "hermanos"}


@rule("firms", rf"(?<=\w[\s,])\s?(?P<kind>S\.\s?[AL]|Cía|Hnos)(?:\.(?=\s[{SMALL}]|[,;:)])|(?=\.(?:\s[{CAPITAL}]|$)))")
def firms(found: re.Match[str]) -> str:
    """Say what a firm is.

    >>> said("Acme S. A. dijo que Pérez y Cía. no pagó a Acme, S.L.")
    'Acme S.A dijo que Pérez y compañía no pagó a Acme, S.L.'
    """
    return found[0][: found[0].index(found["kind"][0])] + _FIRMS[re.sub(r"[\s.]", "", found["kind"])]


RULES = (names, generals, titles, counted, abbreviations, numbers_of, laws, saints, streets, firms)
