"""Spanish: addresses, ordinals, Roman numerals and acronyms; every rule in the order in which it is tried."""

from __future__ import annotations

import re

from dateline.script.said import figures, marks, places, spanish_dates, spanish_numbers, spanish_short, spanish_words
from dateline.script.said.figures import before
from dateline.script.said.marks import CAPITAL, SMALL
from dateline.script.said.numbers import cardinal, ordinal, roman
from dateline.script.said.rules import Readings, rule, spoken
from dateline.script.said.spanish_numbers import ES

_STARTS = (
    "El|La|Los|Las|Una?|Unos|Unas|Al|Del?|En|Y|Pero|Sin|Con|Por|Para|Es|Era|Fue|Se|Sus?|Este|Esta|Estos|Estas|Ese|Esa|Esto|Eso|No|Ni|"
    "Que|Quien|Cuando|Como|Si|Según|Después|Luego|Entonces|Ahora|Hoy|Ayer|También|Además|Desde|Hasta|Tras|Ante|Lo|Les?|"
    "Más|Muchos|Todos?|Nadie|Aquí|Allí|Él|Ellas?|Ellos|Yo|Ha|Han|Hay"
)
"""Words with which a sentence begins: an initial before one of them ends the one before."""


@rule("addresses", marks.ADDRESS, re.IGNORECASE)
def addresses(found: re.Match[str]) -> str | None:
    """Say an address of the web or of mail; what goes before its name is left out.

    >>> said("Vea https://www.ejemplo.es/ayuda o escriba a correo@ejemplo.es.")
    'Vea ejemplo punto es barra ayuda o escriba a correo arroba ejemplo punto es.'
    """
    return marks.address(found, "punto", "barra", "arroba")


@rule("handles", marks.HANDLE)
def handles(found: re.Match[str]) -> str:
    """Say handles and hashtags as words.

    >>> said("#NiUnaMenos, dijo @la_redaccion.")
    'hashtag Ni Una Menos, dijo arroba la redaccion.'
    """
    return marks.handle(found, "arroba")


def _feminine(said: str) -> str:
    return re.sub(r"o(?=s?\b)", "a", said)


def _short(said: str) -> str:
    """Shorten an ordinal before a man: primer, tercer."""
    return re.sub(r"ero$", "er", said)


_THINGS = (
    r"aniversario|congreso|puesto|lugar|piso|día|año|mes|festival|premio|gol|partido|torneo|título|cumpleaños|per[ií]odo|trimestre|"
    r"semestre|capítulo|distrito|encuentro|foro|batallón|grado|gran|campeonato|mandato|ciclo|artículo|episodio|minuto|set|juego|tiempo|"
    r"cuarto|curso|intento|libro|tomo|acto|centenario|asalto|mundial|ministro|presidente|secretario|vicepresidente|clasificado|hijo|nivel"
)
"""What is numbered, of which primero and tercero lose their -o."""
_RANKED = re.compile(
    r"\b(?:(?:el|al|del|su)|(?:qued|termin|acab|lleg|finaliz|marcha|clasific)(?:ó|aron|a|an|ado)?|(?:es|fue|va))\s$",
    re.IGNORECASE,
)


@rule(
    "ordinals",
    rf"(?<![\w.,])(?P<number>100|[1-9]\d?)(?:\.\s?(?P<end>\u00ba|\u00aa|er\b)|(?P<bare>\u00aa|er\b(?:\.(?=\s[{SMALL}]))?|(?P<floor>\u00ba(?=\s[A-H]\b))|\u00ba(?=\s[{SMALL}]|[,;.)])))(?!\w)(?=(?P<thing>\s(?i:{_THINGS})\b)?)",
)
def ordinals(found: re.Match[str]) -> str | None:
    """Say ordinals; one without a full stop may be degrees unless a verb, an article or what is numbered tells.

    >>> said("el 1.º de mayo, la 3.ª vez, el 2.º piso, el 3.er lugar, la 21.ª edición, el 23.º congreso")
    'el primero de mayo, la tercera vez, el segundo piso, el tercer lugar, la vigésima primera edición, el vigésimo tercer congreso'
    >>> said("el 2º gol, el 100º aniversario, quedó 3º en la final; 31º de máxima")
    'el segundo gol, el centésimo aniversario, quedó tercero en la final; 31º de máxima'
    """
    said, end = ordinal(int(found["number"]), ES), found["end"] or (found["bare"] or "").rstrip(".")
    if found["bare"] == "\u00ba" and not (found["thing"] or found["floor"] or _RANKED.search(before(found))):
        return None
    short = end == "er" or (end == "\u00ba" and found["thing"])
    return _short(said) if short else _feminine(said) if end == "\u00aa" else said


_SPELLED = {1: "r", 2: "d", 3: "r", 4: "t", 5: "t", 6: "t", 7: "m", 8: "v", 9: "n", 10: "m"}


@rule(
    "spelled_ordinals", rf"(?<![\w.,])(?P<number>10|[1-9])(?P<end>[rdtmvn][oa])(?!\w)(?=(?P<thing>\s(?i:{_THINGS})\b)?)"
)
def spelled_ordinals(found: re.Match[str]) -> str | None:
    """Say ordinals with the endings that Latin America gives them.

    >>> said("el 4to lugar, la 2da vez, el 1ro de mayo, el 3ro puesto; 5no")
    'el cuarto lugar, la segunda vez, el primero de mayo, el tercer puesto; 5no'
    """
    if _SPELLED[int(found["number"])] != found["end"][0]:
        return None
    said = ordinal(int(found["number"]), ES)
    return _feminine(said) if found["end"][1] == "a" else _short(said) if found["thing"] else said


_KINGS = (
    r"Juan\sPablo|Juan\sCarlos|Carlos\sGustavo|Felipe|Carlos|Fernando|Alfonso|Enrique|Jaime|Pedro|Sancho|Juan|Pablo|Pío|Benedicto|León|"
    r"Gregorio|Clemente|Inocencio|Urbano|Luis|Francisco|Napoleón|Guillermo|Jorge|Eduardo|Ricardo|Jacobo|Federico|Nicolás|Alejandro|"
    r"Alberto|Leopoldo|Balduino|Maximiliano|Mohamed|Hasán|Abdalá|Iván|Cristián|Haakon|Harald|Gustavo|Ramsés|Ptolomeo|Manuel|Víctor\sManuel"
)
_QUEENS = "Isabel|Catalina|Margarita|María|Cristina|Juana"
_ORDINAL = r"(?P<roman>I{1,3}|IV|VI{0,3}|IX|X)\b"
"""Numerals up to ten, which are said as ordinals; those above are cardinals, which the engine reads."""


@rule("regnal", rf"\b(?P<name>(?P<queen>{_QUEENS})|{_KINGS})\s{_ORDINAL}(?!\.\w)")
def regnal(found: re.Match[str]) -> str:
    """Say a ruler's number.

    >>> said("Felipe VI, Isabel II, Carlos III y Alfonso XIII")
    'Felipe sexto, Isabel segunda, Carlos tercero y Alfonso XIII'
    """
    said = ordinal(roman(found["roman"]) or 0, ES)
    return f"{found['name']} {_feminine(said) if found['queen'] else said}"


@rule(
    "centuries",
    r"\b(?P<what>[sS]iglos?|ss?\.)\s(?P<first>[IVX]+)(?:(?P<to>\s(?:y|a|al|o|e)\s|\s?[-\u2013]\s?)(?P<last>[IVX]+))?\b(?!\.\w)",
)
def centuries(found: re.Match[str]) -> str | None:
    """Say centuries, those up to the tenth as ordinals.

    >>> said("siglo XXI, siglo V, siglos XVI-XVII, siglos I y II, s. XX")
    'siglo veintiuno, siglo quinto, siglos dieciséis a diecisiete, siglos primero y segundo, siglo veinte'
    """
    numbers = [roman(found[name]) for name in ("first", "last") if found[name]]
    if None in numbers:
        return None
    said = [ordinal(number, ES) if number <= 10 else cardinal(number, ES) for number in numbers if number]  # noqa: PLR2004
    to = (found["to"] or "").strip()
    what = {"s.": "siglo", "ss.": "siglos"}.get(found["what"], found["what"])
    return f"{what} {(f' {to} ' if to.isalpha() else ' a ').join(said)}"


_EVENTS = {
    "f": r"Guerra|República|Internacional|Cumbre|Edición|Conferencia|Asamblea|Legislatura|Feria|Bienal|Semana|Región|Dinastía|Copa|Marcha|Jornada|Carrera|Vuelta|Gala|Convención|Noche|Media\sMaratón",
    "m": r"Congreso|Reich|Foro|Festival|Premio|Concilio|Plan|Encuentro|Concurso|Simposio|Seminario|Ejército|Imperio|Campeonato|Torneo|Milenio|Centenario|Aniversario|Maratón|Gran\sPremio|Salón|Rally|Certamen|Ciclo|Coloquio|Trofeo|Memorial|Juego|Open|Cross",
}


@rule("events", rf"\b(?P<roman>[IVXL]+)\s(?=(?i:(?P<she>{_EVENTS['f']})|{_EVENTS['m']})(?P<many>(?<=[ao])s)?\b)")
def events(found: re.Match[str]) -> str | None:
    """Say the number of a war, a republic or a congress before its name.

    >>> said("la II Guerra Mundial, la V República, el III Reich, la XV legislatura, los XIX Juegos, el LIV Festival")
    'la segunda Guerra Mundial, la quinta República, el tercer Reich, la décima quinta legislatura, los décimo novenos Juegos, el quincuagésimo cuarto Festival'
    """
    number = roman(found["roman"])
    if number is None or found["roman"] == "L":
        return None
    said = ordinal(number, ES)
    if found["many"]:
        said += "s"
    return f"{_feminine(said) if found['she'] else _short(said)} "


@rule(
    "romans",
    r"(?:\b(?P<what>[cC]apítulo|[tT]omo|[aA]cto|[lL]ibro|[tT]ítulo|[aA]rtículo|[pP]arte|[fF]ase|[vV]olumen|[aA]nexo|[sS]ección|[tT]ipo|"
    r"[nN]ivel|[gG]rupo|[cC]ategoría|Apolo|Vaticano|Rocky|Super\sBowl)\s|(?<=\b[cC]ap\.\s)|(?<=\b[aA]rt\.\s)|(?<=\b[vV]ol\.\s))(?P<roman>[IVXLC]+)\b(?!\.\w)",
)
def romans(found: re.Match[str]) -> str | None:
    """Say a Roman numeral after what is numbered with it.

    >>> said("capítulo V, Vaticano II, cap. IV")
    'capítulo cinco, Vaticano dos, capítulo cuatro'
    """
    number = roman(found["roman"])
    return " ".join(filter(None, (found["what"], cardinal(number, ES)))) if number else None


_SPELT = marks.listed("OCDE EZLN CIDH CGPJ RTVE LGTBI BBVA CNDH UNHCR OIEA")
"""Spelt out, though they are long."""
_READ = marks.listed(
    "ONU CIA AVE IVA PIB INE OEA RAE EFE PRI PAN ERE EPA CIS BOE DEA UCI UCO UME VAR MIR TAC NIE NIF CIF ETA FAO CAF ICO AIE OCU GEO SIM "
    "PIN CES RIF"
)
_STRESSED = marks.listed(
    "EL LA LOS LAS UN UNA DE DEL NO SÍ SI YO TÚ ÉL ES SER MI SU SUS QUE CON SIN POR MÁS MUY YA ME TE SE LO AL EN NI HAY HA DOS TRES HOY "
    "SOL MAR REY LEY PAZ FIN"
)
_WORDS = {name: name.capitalize() for name in _READ} | {word: word.lower() for word in _STRESSED} | {
    "CIA": "Cía", "CO2": "C.O dos", "CO\u2082": "C.O dos", "OK": "OK",
}  # fmt: skip
"""Short ones that are words; words that somebody stresses; those with digits."""


@rule("acronyms", rf"(?<![\w.&])(?<![{SMALL}]-)(?P<name>CO[2\u2082]|[{CAPITAL}]{{2,}})s?(?![\w&]|\.\w)")
def acronyms(found: re.Match[str]) -> str | None:
    """Say an acronym letter by letter, or as the word that it is; its plural has no ending.

    >>> said("la ONU, la UE, la CIA, el PIB, las ONGs y la OCDE; el PSOE y la OTAN; el CO2")
    'la Onu, la U.E, la Cía, el Pib, las O.N.G y la O.C.D.E; el PSOE y la OTAN; el C.O dos'
    """
    return marks.acronym(found, _SPELT, _WORDS)


_LETTERED = re.compile(
    r"\b(?:vitamina|hepatitis|plan|grupo|clase|tipo|categoría|serie|variante|línea)\s$", re.IGNORECASE
)
"""What is told apart by a letter, which then is no initial."""


@rule("initials", marks.initial(_STARTS))
def initials(found: re.Match[str]) -> str | None:
    """Say a name's initials without full stops.

    >>> said("J. D. Vance y George W. Bush. El plan B. El otro no. Grupo B. España gana.")
    'J D Vance y George W Bush. El plan B. El otro no. Grupo B. España gana.'
    """
    lettered = len(found["all"].strip()) == 2 and _LETTERED.search(before(found))  # noqa: PLR2004 - one letter
    return None if lettered else marks.initialled(found)


@rule("ampersands", r"(?<=\w)\s?&\s?(?=\w)")
def ampersands(found: re.Match[str]) -> str | None:
    """Say y.

    >>> said("Marks & Spencer")
    'Marks y Spencer'
    """
    return " y " if found[0] else None


@rule("slashes", rf"(?<=\by)/(?=o\b)|(?<=[{SMALL}]{{2}})/(?![aeo]s?\b)(?=[{SMALL}]{{2}})")
def slashes(found: re.Match[str]) -> str:
    """Say o between two words, but not after y.

    >>> said("él/ella y/o ambos, niños/as")
    'él o ella y o ambos, niños/as'
    """
    return " " if before(found).endswith((" y", "(y")) else " o "


@rule("signs", rf"{marks.SIGNS}|{figures.SIGN}|\u00b1\s?(?=\d)")
def signs(found: re.Match[str]) -> str:
    """Leave out ornaments and emoji; say más, por, igual a, más menos and sección.

    >>> said("★ 60+ años, 3 × 4 y ±5 (+0,8 %)")
    '60 más años, 3 por 4 y más menos 5, más cero coma ocho por ciento'
    """
    signed = figures.signed(found, ES)
    if signed:
        return signed
    words = {
        "+": " más",
        "\u00d7": " por ",
        "=": "igual a",
        "\u00a7": "sección ",
        "\u00a7\u00a7": "secciones ",
        "\u00b1": "más menos ",
    }
    return marks.sign(found, words)


FIRST = (marks.phonemes, addresses, handles)
"""Tried before the lexicon."""
RULES = (
    spanish_dates.days, *spanish_words.RULES, *spanish_short.RULES, spanish_numbers.money, *spanish_dates.RULES, *spanish_numbers.MEASURES, ordinals, spelled_ordinals,
    spanish_numbers.counts, regnal, centuries, events, romans, places.datelines, acronyms, initials, ampersands, slashes,
    marks.ellipses, marks.dashes, marks.brackets, marks.quotes, signs,
)  # fmt: skip


def said(text: str) -> str:
    """Say a text by these rules alone: for the examples in their docstrings."""
    readings = Readings(text)
    readings.apply((*FIRST, *RULES))
    return spoken(text, readings.all())
