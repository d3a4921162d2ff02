"""German: addresses, titles, abbreviations, money, dates, ordinals, units and acronyms, in the order in which they are tried."""

from __future__ import annotations

import re

from dateline.script.said import figures, marks
from dateline.script.said.figures import COUNT, DASH, DAY, YEAR, before, count, numeral, one
from dateline.script.said.marks import CAPITAL, SMALL
from dateline.script.said.numbers import amount, cardinal, ordinal, parts, roman, year
from dateline.script.said.rules import Readings, rule, spoken

_DE = "de"
_STARTS = (
    "Der|Die|Das|Den|Dem|Des|Ein|Eine|Einen|Einem|Einer|Er|Sie|Es|Wir|Ich|Ihr|Ihre|Sein|Seine|Man|Und|Aber|Doch|Denn|Dann|Danach|"
    "Dort|Da|Dabei|Damit|Dazu|Dafür|Daher|Dieser|Diese|Dieses|Diesen|Auch|Als|Am|An|Auf|Aus|Bei|Beim|Bis|Für|In|Im|Ins|Jetzt|Kein|"
    "Keine|Mit|Nach|Nun|Nur|Ob|Oder|So|Um|Unter|Vom|Von|Vor|Wenn|Wie|Wer|Was|Wo|Zum|Zur|Zu|Zwischen|Seit|Mehr|Viele|Alle|Noch|Nicht|"
    "Nichts|Heute|Gestern|Morgen|Später|Zuvor|Während|Weil|Trotzdem|Deshalb|Jeder|Jede|Jedes|Niemand|Hier|Sonst|Schon|Insgesamt"
)
"""Words with which a sentence begins: a full stop before one of them ends the one before."""
_ON = rf"(?=\s?[,;:!?)\u2013\u2014]|\s[{SMALL}\d(\u201e\u00bb]|\s(?!(?:{_STARTS})\b)[{CAPITAL}])"
"""After a full stop with which a sentence goes on."""
_ON_SMALL = rf"(?=\s?[,;:!?)\u2013\u2014]|\s[{SMALL}\d(])"
"""The same, after what often ends a sentence."""

# --- addresses and handles ---------------------------------------------------------------


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


# --- titles and other abbreviations ------------------------------------------------------

_TITLES = {
    "Dr": "Doktor", "Prof": "Professor", "Hr": "Herr", "Hrn": "Herrn", "Fr": "Frau", "Frl": "Fräulein", "Ing": "Ingenieur",
    "Mag": "Magister", "Dipl": "Diplom", "Msgr": "Monsignore", "Pfr": "Pfarrer", "Bgm": "Bürgermeister", "Gen": "General",
    "h": "honoris", "c": "causa",
}  # fmt: skip
_FIELD = r"(?:med|jur|phil|rer|nat|pol|theol|oec|dent|vet|habil|mult|h|c)"


@rule(
    "titles",
    rf"\b(?:(?:Dr|Prof)\b\.?|(?:Hrn?|Frl?|Ing|Mag|Dipl|Msgr|Pfr|Bgm|Gen)\.)(?:[\s-]?(?:(?:Dr|Prof|Ing|{_FIELD})\b\.))*"
    rf"(?=\s(?!(?:{_STARTS})\b)[{CAPITAL}])",
)
def titles(found: re.Match[str]) -> str:
    """Say titles before a name.

    >>> said("Prof. Dr. h. c. Meier, Hr. Schulz und Dipl.-Ing. Wolf")
    'Professor Doktor honoris causa Meier, Herr Schulz und Diplom Ingenieur Wolf'
    """
    return " ".join(_TITLES.get(word, word) for word in re.findall(r"[A-Za-z]+", found[0]))


_INSIDE = {
    "z. B.": "zum Beispiel", "Z. B.": "zum Beispiel", "d. h.": "das heißt", "u. a.": "unter anderem", "i. d. R.": "in der Regel", "z. T.": "zum Teil",
    "u. U.": "unter Umständen", "z. Zt.": "zurzeit", "z. Z.": "zurzeit", "v. a.": "vor allem", "s. o.": "siehe oben",
    "s. u.": "siehe unten", "m. E.": "meines Erachtens", "i. H. v.": "in Höhe von", "bzw.": "beziehungsweise", "ca.": "zirka",
    "ggf.": "gegebenenfalls", "vgl.": "vergleiche", "bspw.": "beispielsweise", "evtl.": "eventuell", "inkl.": "inklusive",
    "exkl.": "exklusive", "einschl.": "einschließlich", "zzgl.": "zuzüglich", "abzgl.": "abzüglich", "bzgl.": "bezüglich", "rd.": "rund",
}  # fmt: skip
"""After these a sentence goes on."""
_LAST = {
    "usw.": "und so weiter", "usf.": "und so fort", "etc.": "etzetera", "u. v. m.": "und vieles mehr", "o. Ä.": "oder Ähnliches",
    "u. Ä.": "und Ähnliches", "a. D.": "außer Dienst", "v. Chr.": "vor Christus", "n. Chr.": "nach Christus", "d. J.": "dieses Jahres",
    "p. a.": "pro Jahr", "e. V.": "e.V", "Jh.": "Jahrhundert", "Jhd.": "Jahrhundert", "Jhs.": "Jahrhunderts", "Hbf.": "Hauptbahnhof",
}  # fmt: skip
"""With these a sentence may end: their full stop is then its own."""
_NUMBERED = {
    "S.": "Seite", "Bd.": "Band", "Kap.": "Kapitel", "Abs.": "Absatz", "Art.": "Artikel", "Abb.": "Abbildung", "Tel.": "Telefon",
    "max.": "maximal", "mind.": "mindestens", "geb.": "geboren", "gest.": "gestorben",
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
    rf"\b(?P<first>{_SHORT_DAY})\.?(?:\s?[-\u2013]\s?|\.\s(?P<word>und|bis)\s)(?P<last>{_SHORT_DAY})\b(?:\.{_ON_SMALL}|(?=\.|[\s,;:)]|$))"
    rf"|(?:{_LED})(?P<day>{_SHORT_DAY})(?:\.{_ON_SMALL}|(?=\.(?:\s|$)))",
)
def days(found: re.Match[str]) -> str:
    """Say a day of the week where it can be nothing else.

    >>> said("am Di., dem 3. Mai, Mo.-Fr. geöffnet; Fr. Meier kam am Mo. So war es.")
    'am Dienstag, dem dritten Mai, Montag bis Freitag geöffnet; Frau Meier kam am Montag. So war es.'
    """
    if found["day"]:
        return _SHORT_DAYS[found["day"]]
    return f"{_SHORT_DAYS[found['first']]} {found['word'] or 'bis'} {_SHORT_DAYS[found['last']]}"


_OVERTIME = {
    "nV": "nach Verlängerung",
    "nE": "nach Elfmeterschießen",
    "nP": "nach Penaltyschießen",
    "iE": "im Elfmeterschießen",
}


@rule("overtime", rf"(?<=[\d)]\s)(?P<short>[ni]\.\s?[VEP])(?:\.{_ON_SMALL}|(?=\.(?:\s|$)))")
def overtime(found: re.Match[str]) -> str | None:
    """Say how a result came about.

    >>> said("Sie siegten 2:1 n. V., dann 5:4 i. E.")
    'Sie siegten zwei zu eins nach Verlängerung, dann fünf zu vier im Elfmeterschießen.'
    """
    return _OVERTIME.get(re.sub(r"[\s.]", "", found["short"]))


@rule(
    "abbreviations",
    rf"(?<![\w.-])(?:{marks.either(_INSIDE)}\.|{marks.either(_LAST)}(?:\.{_ON_SMALL}|(?=\.))|{marks.either(_NUMBERED)}\.(?=\s?(?:\d|[IVXLC]+\b)))",
)
def abbreviations(found: re.Match[str]) -> str:
    """Say abbreviations in full.

    >>> said("Z. B. ca. 20 Äpfel, Birnen usw. Das war im 1. Jh. v. Chr., vgl. S. 5.")
    'zum Beispiel zirka 20 Äpfel, Birnen und so weiter. Das war im ersten Jahrhundert vor Christus, vergleiche Seite 5.'
    """
    return _MEANT[marks.bare(found[0])]


@rule(
    "so_called",
    rf"\b(?P<first>[Ss])og\.(?=\s(?:(?:[{SMALL}]+|[{CAPITAL}][{SMALL}]+isch)e(?P<end>[nrsm]?)\s)?(?P<noun>[{CAPITAL}][\w-]+))",
)
def so_called(found: re.Match[str]) -> str:
    """Say sogenannt with the ending of an adjective after it, or with that for which the words around it ask.

    >>> said("die sog. Klimakleber, ein sog. Experte, das sog. Spiel, von sog. Experten, der sog. Islamische Staat")
    'die sogenannten Klimakleber, ein sogenannter Experte, das sogenannte Spiel, von sogenannten Experten, der sogenannte Islamische Staat'
    """
    if found["end"] is not None:
        return f"{found['first']}ogenannte{found['end']}"
    lead, noun = before(found), found["noun"]
    last = re.search(r"(\w+)\s$", lead)
    word, plural = last[1].lower() if last else "", re.search(r"(?:en|ern|eln|er|s)$", noun) and not _gender(noun)
    if plural and word in _DATIVE | {"die", "diese", "keine", "alle"}:
        return f"{found['first']}ogenannten"
    ending = "" if plural and word not in _LEADS | _MIXED else _ending(lead, _counted_gender(noun))
    return f"{found['first']}ogenannte{ending or ''}"


@rule("numbers_of", r"\b(?:[Nn]r|No)\.\s?(?=\d|[IVX]+\b)|\u2116\s?(?=\d)|(?<!\w)\#(?=\d)")
def numbers_of(found: re.Match[str]) -> str | None:
    """Say Nummer before a number.

    >>> said("Nr. 5 lebt, Hausnr. 7 auch.")
    'Nummer 5 lebt, Hausnr. 7 auch.'
    """
    return "Nummer " if found[0] else None


@rule("saints", rf"(?<!\d\s)\bSt\.(?P<gap>-|\s?)(?=[{CAPITAL}])")
def saints(found: re.Match[str]) -> str:
    """Say Sankt before a name.

    >>> said("Von St. Pauli nach St. Gallen, an der St.-Georgs-Kirche vorbei.")
    'Von Sankt Pauli nach Sankt Gallen, an der Sankt-Georgs-Kirche vorbei.'
    """
    return "Sankt" + (found["gap"] or " ")


@rule("streets", rf"(?P<kind>(?<=[{SMALL}])str|(?<=\w[\s-])Str)(?:\.{_ON_SMALL}|(?=\.(?:\s|$)))")
def streets(found: re.Match[str]) -> str:
    """Say Straße in a street's name.

    >>> said("In der Hauptstr. 5 und der Berliner Str. in Köln, Ecke Karl-Marx-Str.")
    'In der Hauptstraße 5 und der Berliner Straße in Köln, Ecke Karl-Marx-Straße.'
    """
    return f"{found['kind']}aße"


# --- money, shares, units ----------------------------------------------------------------

_SIZES = {
    "Tsd": ("tausend", "tausend"), "Mio": ("Million", "Millionen"), "Mill": ("Million", "Millionen"),
    "Mrd": ("Milliarde", "Milliarden"), "Bio": ("Billion", "Billionen"),
}  # fmt: skip
_SIZE = r"(?P<size>(?:Tsd|Mio|Mill|Mrd|Bio)(?=\.)|(?:Tsd|Mio|Mrd)\b|(?:Mill|Bill)ion(?:en)?\b|Milliarden?\b)"
_CURRENCIES = {
    "\u20ac": ("Euro", "Cent"), "EUR": ("Euro", "Cent"), "$": ("Dollar", "Cent"), "US$": ("US-Dollar", "Cent"),
    "US-$": ("US-Dollar", "Cent"), "USD": ("US-Dollar", "Cent"), "\u00a3": ("Pfund", "Pence"), "GBP": ("Pfund", "Pence"),
    "\u00a5": ("Yen", "Sen"), "CHF": ("Franken", "Rappen"), "Fr.": ("Franken", "Rappen"), "SFr.": ("Franken", "Rappen"),
    "Euro": ("Euro", "Cent"), "Dollar": ("Dollar", "Cent"), "US-Dollar": ("US-Dollar", "Cent"), "Franken": ("Franken", "Rappen"),
    "Pfund": ("Pfund", "Pence"), "ct": ("Cent", "Cent"), "Ct.": ("Cent", "Cent"),
}  # fmt: skip


@rule(
    "money",
    rf"(?:(?P<sign>US-?\$|[$\u20ac\u00a3\u00a5]|\b(?:EUR|USD|CHF|GBP)\b)\s?)?{COUNT}(?:\s?{_SIZE}\.?)?"
    r"(?:\s?(?P<unit>US-?\$|[$\u20ac\u00a3\u00a5]|(?:EUR|USD|CHF|GBP|Euro|(?:US-)?Dollar|Franken|Pfund|ct)\b|(?:S?Fr|Ct)\.(?=\s[a-z]|,)))?(?![\w-])",
)
def money(found: re.Match[str]) -> str | None:
    """Say sums with their currency, and cents after it.

    >>> said("4,5 Mrd. €, 3–4 Mio. Dollar, 2,50 Euro, 0,99 €, $1.200, 1 Mio. Euro und 20 CHF, 50 ct")
    'vier Komma fünf Milliarden Euro, drei bis vier Millionen Dollar, zwei Euro fünfzig, neunundneunzig Cent, eintausendzweihundert Dollar, eine Million Euro und zwanzig Franken, fünfzig Cent'
    >>> said("20 Euro und 5 Millionen Franken")
    '20 Euro und 5 Millionen Franken'
    """
    if not (found["sign"] or found["unit"]):
        return None
    unit, cents = _CURRENCIES[found["sign"] or found["unit"]]
    priced = not found["size"] and any(len(parts(text, _DE)[1]) == 2 for text in (found["low"] or "", found["number"]))  # noqa: PLR2004 - cents
    misread = priced or found["low"] or one(found) or (found["size"] or "").rstrip(".") in _SIZES
    if unit == found["unit"] and not misread:
        return None
    if priced:
        return " bis ".join(_price(text, unit, cents) for text in (found["low"], found["number"]) if text)
    return f"{_sized(found)} {unit}"


def _price(text: str, unit: str, cents: str) -> str:
    whole, part = parts(text, _DE)
    small = cardinal(int(part), _DE) if int(part or 0) else ""
    if small and not whole:
        return f"{small} {cents}"
    return f"{numeral(str(whole), _DE, 'm')} {unit} {small}".rstrip()


def _sized(found: re.Match[str]) -> str:
    """Say a count and its magnitude."""
    size = found["size"]
    if not size:
        return count(found, _DE, "m")
    if size == "Tsd":
        return f"{count(found, _DE, 'm')}{' ' if ',' in found['number'] else ''}tausend"
    single, many = _SIZES.get(size, (size, size))
    return f"{count(found, _DE, 'f')} {single if one(found) else many}"


@rule("magnitudes", rf"{COUNT}\s?{_SIZE}(?:\.{_ON}|(?![\w-]))")
def magnitudes(found: re.Match[str]) -> str | None:
    """Say millions and milliards that are not sums.

    >>> said("3 Mio. Menschen, 1,4 Mrd. Chinesen, 1 Million Stimmen, 2 Millionen, 50 Tsd. Leute")
    'drei Millionen Menschen, eins Komma vier Milliarden Chinesen, eine Million Stimmen, 2 Millionen, fünfzigtausend Leute'
    """
    return _sized(found) if found["size"] in _SIZES or found["low"] or one(found) else None


@rule("percent", rf"{COUNT}[\s-]?(?P<sign>%|\u2030|Prozent\b)(?P<joined>(?=-\w))?(?!\w)")
def percent(found: re.Match[str]) -> str | None:
    """Say shares.

    >>> said("um 5–10 %, -0,5 %, 1 Prozent und die 5%-Hürde")
    'um fünf bis zehn Prozent, minus null Komma fünf Prozent, ein Prozent und die fünf-Prozent-Hürde'
    """
    if found["sign"] == "Prozent" and not (one(found) or found["low"]):
        return None
    unit = "Promille" if found["sign"] == "\u2030" else "Prozent"
    return f"{count(found, _DE, 'm')}{' ' if found['joined'] is None else '-'}{unit}"


_UNITS = {
    "km/h": "Kilometer pro Stunde", "m/s": "Meter pro Sekunde", "km\u00b2": "Quadratkilometer", "m\u00b2": "Quadratmeter",
    "qm": "Quadratmeter", "qkm": "Quadratkilometer", "km2": "Quadratkilometer", "m2": "Quadratmeter", "m\u00b3": "Kubikmeter", "m3": "Kubikmeter", "km": "Kilometer", "m": "Meter", "cm": "Zentimeter",
    "mm": "Millimeter", "kg": "Kilogramm", "mg": "Milligramm", "g": "Gramm", "t": "Tonnen", "l": "Liter", "ml": "Milliliter",
    "ha": "Hektar", "kWh": "Kilowatt-Stunden", "MWh": "Megawatt-Stunden", "GWh": "Gigawatt-Stunden", "TWh": "Terawatt-Stunden",
    "kW": "Kilowatt", "MW": "Megawatt", "GW": "Gigawatt", "dB": "Dezibel", "hPa": "Hektopascal", "mSv": "Millisievert", "\u00b5g": "Mikrogramm", "\u03bcg": "Mikrogramm", "MB": "Megabyte", "GB": "Gigabyte", "TB": "Terabyte",
    "\u00b0C": "Grad Celsius", "\u00b0F": "Grad Fahrenheit", "\u00b0": "Grad", "h": "Stunden", "Std": "Stunden", "min": "Minuten",
    "Min": "Minuten", "Sek": "Sekunden",
}  # fmt: skip
_LONG = "|".join(
    sorted((re.escape(unit) for unit in _UNITS if len(unit) > 1 or unit in "m\u00b0"), key=len, reverse=True)
)

_PER = {
    "m\u00b2": "Quadratmeter", "m2": "Quadratmeter", "qm": "Quadratmeter", "m\u00b3": "Kubikmeter", "m3": "Kubikmeter", "km\u00b2": "Quadratkilometer",
    "ha": "Hektar", "kWh": "Kilowatt-Stunde", "kg": "Kilogramm", "km": "Kilometer", "h": "Stunde", "l": "Liter", "min": "Minute",
}  # fmt: skip
_PER_SHORT = "|".join(sorted(_PER, key=len, reverse=True))


@rule(
    "units",
    rf"{COUNT}(?P<gap>\s?|-)(?P<unit>{_LONG}|(?<=\s)[gtlh])(?![\w\u00b2\u00b3])(?:(?<=Min|Std|Sek)\.(?:{_ON_SMALL}|(?=-)))?"
    rf"(?:/(?P<per>[{CAPITAL}][{SMALL}]{{2,}}|(?P<short>{_PER_SHORT})(?!\w))|(?!/))",
)
def units(found: re.Match[str]) -> str | None:
    """Say units of measure in full.

    >>> said("5-6 km, 80 km/h, -3 °C, 20 m², 1 t, 1,5 kg, 90 Min. lang, 40 kWh/Tag, 5 l/m², der 100-m-Lauf, die 12-Std.-Schicht")
    'fünf bis sechs Kilometer, achtzig Kilometer pro Stunde, minus drei Grad Celsius, zwanzig Quadratmeter, eine Tonne, eins Komma fünf Kilogramm, neunzig Minuten lang, vierzig Kilowatt-Stunden pro Tag, fünf Liter pro Quadratmeter, der einhundert-Meter-Lauf, die zwölf-Stunden-Schicht'
    """
    joined = found.string[found.end() :].startswith("-")
    if found["gap"] == "-" and not joined:
        return None
    unit = _UNITS[found["unit"]]
    feminine = unit.endswith("n")
    unit = unit.removesuffix("n") if one(found) else unit
    rate = f" pro {_PER.get(found['per'], found['per'])}" if found["per"] else ""
    return f"{count(found, _DE, 'f' if feminine else 'm')}{'-' if joined else ' '}{unit}{rate}"


# --- times and scores --------------------------------------------------------------------

_CLOCK = r"(?:[01]?\d|2[0-4])(?:[:.][0-5]\d)?"


@rule(
    "times",
    rf"(?<![\d:.,])(?:(?P<low>{_CLOCK})(?P<to>{DASH}|\s(?:bis|und|oder)\s))?(?P<hour>{_CLOCK})\s(?:Uhr\b|(?<=[:.]\d\d\s)h\b)"
    r"|(?<![\d:.,])(?P<bare>(?:[01]?\d|2[0-4]):[0-5]\d)(?![\d:])",
)
def times(found: re.Match[str]) -> str | None:
    """Say a time of day.

    >>> said("Um 14:30 Uhr, von 10–12 Uhr, bis 9.05 Uhr, ab 18:00, um 1 Uhr, um 9.00 h; um 8 Uhr")
    'Um vierzehn Uhr dreißig, von zehn bis zwölf Uhr, bis neun Uhr fünf, ab achtzehn Uhr, um ein Uhr, um neun Uhr; um 8 Uhr'
    """
    if found["bare"]:
        timed = re.search(
            r"\b(?:[Uu]m|[Aa]b|[Gg]egen|[Bb]is|[Vv]on|[Vv]or|[Nn]ach|[Ss]eit|[Zz]wischen)\s$", before(found)
        )
        return _clock(found["bare"]) if timed else None
    low, hour = found["low"], found["hour"]
    if not low:
        return _clock(hour) if not hour.isdigit() or hour == "1" else None
    return f"{cardinal(int(low), _DE) if low.isdigit() else _clock(low)} {_joining(found['to'])} {_clock(hour)}"


def _joining(text: str) -> str:
    """Give the word between two times or ordinals, which may be written as a dash."""
    word = re.match(r"\s[a-z]+", text)
    return word[0].strip() if word else "bis"


def _clock(text: str) -> str:
    hour, _, minute = text.replace(".", ":").partition(":")
    late = f" {cardinal(int(minute), _DE)}" if int(minute or 0) else ""
    return f"{numeral(hour, _DE, 'm') if int(hour) else 'null'} Uhr{late}"


_PLAYED = re.compile(
    r"(?:gew[ao]nn|gewinn|sieg|verl[io]e?r|unterl[ai]g|schlug|schläg|führ|endete|stand|erfolg|niederlage|remis|halbzeit)"
    r"\w*(?:\s[\w\u00df-\u00ff-]+){0,4}\s$",
    re.IGNORECASE,
)


@rule("scores", r"(?<![\d:.,])(?P<one>\d{1,3}):(?P<two>\d{1,3})(?![:.,]?\d)")
def scores(found: re.Match[str]) -> str | None:
    """Say scores and ratios; what could be a time is none without a word of winning and losing before it.

    >>> said("Sie gewannen mit 3:1, verloren das Spiel 21:19, und um 20:15 war Schluss.")
    'Sie gewannen mit drei zu eins, verloren das Spiel einundzwanzig zu neunzehn, und um zwanzig Uhr fünfzehn war Schluss.'
    """
    if len(found["two"]) > 1 and not _PLAYED.search(before(found)):
        return None
    return f"{cardinal(int(found['one']), _DE)} zu {cardinal(int(found['two']), _DE)}"


# --- ordinals: how they end --------------------------------------------------------------

_WEAK = marks.listed(
    "am im zum zur beim vom dem den des einem einen einer eines diesem diesen jedem jeden keinem keinen seinem seinen seiner ihrem ihren "
    "ihrer meinem meinen unserem unseren unserer"
)
_PLAIN = marks.listed("die das ans ins fürs durchs eine keine seine ihre meine unsere jede diese jedes dieses jenes")
_MIXED = marks.listed("ein kein sein ihr mein unser")
_DATIVE = marks.listed(
    "nach vor mit von seit aus bei zwischen ab in an auf unter neben hinter zu gegenüber außer während wegen"
)
_ACCUSATIVE = marks.listed("bis für gegen ohne um durch")
_DER = marks.listed("der jeder dieser")
_ENDINGS = (
    (_WEAK, dict.fromkeys(("m", "f", "n", ""), "n")),
    (_PLAIN, dict.fromkeys(("m", "f", "n", ""), "")),
    (_MIXED, {"m": "r", "n": "s"}),
    (_DATIVE, {"m": "m", "f": "r", "n": "m"}),
    (_ACCUSATIVE, {"m": "n", "f": "", "n": "s"}),
)
"""What an ordinal adds to its -e after these words, by the gender of the noun after it."""
_STRONG = {"m": "r", "f": "", "n": "s"}
"""What it adds after any other word."""
_HEADS = re.compile(r"(?:^|[.,;:!?(\u2013\u2014\u201e\u00bb]\s?)(?:Der|der)\s$")
"""Where "der" begins a phrase, and so stands before a man."""


def _inflected(number: int, ending: str | None) -> str:
    """Say an ordinal with its ending; "erstem" is spelt as it sounds, for espeak-ng reads it ersch-teem."""
    return f"{ordinal(number, _DE)}{ending or ''}".replace("erstem", "ehrstem")


def _ending(text: str, gender: str) -> str | None:
    """Give what an ordinal adds, from the word before it and the noun's gender; None where that is open."""
    word = re.search(r"(\w+)\s$", text)
    last = word[1].lower() if word else ""
    if last in _DER:
        led = re.search(r"(\w+)\s\w+\s$", text)
        oblique = led and (led[1].lower() in _DATIVE or led[1][0].isupper())
        return {"m": "", "f": "n"}.get(gender, "n" if oblique else "" if _HEADS.search(text) else None)
    return next((endings for words, endings in _ENDINGS if last in words), _STRONG).get(gender)


# --- dates and years ---------------------------------------------------------------------

_MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
_SHORT = {name[:3]: name for name in _MONTHS} | {"Sept": "September", "Jän": "Jänner"}
_MONTH = rf"(?P<month>(?:{'|'.join(_MONTHS)}|Jänner)\b|(?:Jan|Jän|Feb|Mär|Apr|Jun|Jul|Aug|Sept?|Okt|Nov|Dez)\b\.?)"


def _month(text: str) -> str:
    bare = text.rstrip(".")
    return _SHORT.get(bare, bare)


@rule("iso_dates", figures.ISO)
def iso_dates(found: re.Match[str]) -> str:
    """Say a date that is written as computers do.

    >>> said("2024-05-03")
    'dritter Mai zweitausendvierundzwanzig'
    """
    return f"{_inflected(int(found['day']), 'r')} {_MONTHS[int(found['month']) - 1]} {year(int(found['year']), _DE)}"


@rule("year_ranges", figures.YEARS + r"|(?<![\w.,/])(?P<winter>1[1-9]\d\d)/(?P<next>(?:\d\d)?\d\d)(?![\d/])")
def year_ranges(found: re.Match[str]) -> str | None:
    """Say a span of years, and a season's two.

    >>> said("2019–2024, 1914-18, im Winter 1941/42")
    'zweitausendneunzehn bis zweitausendvierundzwanzig, neunzehnhundertvierzehn bis neunzehnhundertachtzehn, im Winter neunzehnhunderteinundvierzig zweiundvierzig'
    """
    if found["winter"]:
        return f"{year(int(found['winter']), _DE)} {year(int(found['next']), _DE)}"
    return figures.years(found, _DE)


@rule(
    "date_ranges",
    rf"(?<![\w.,/])(?P<first>{DAY})\.(?:{DASH}|(?P<stroke>/)|\s(?P<word>bis|und|oder)\s(?P<article>(?:zum|dem|am|der)\s)?)(?P<last>{DAY})\.\s{_MONTH}"
    rf"(?:\s(?P<year>{YEAR})\b)?",
)
def date_ranges(found: re.Match[str]) -> str | None:
    """Say a span of days.

    >>> said("vom 6.–7. Juni, am 3. und 4. Mai 2024, 1. bis 3. Sept., am 5./6. Mai")
    'vom sexten bis siebten Juni, am dritten und vierten Mai zweitausendvierundzwanzig, erster bis dritter September, am fünften und sexten Mai'
    """
    article = found["article"] or ""
    first = _ending(before(found), "m")
    last = _ending(article, "m") if article else first
    days = f"{_inflected(int(found['first']), first)} {_linked(found)} {article}{_inflected(int(found['last']), last)}"
    return f"{days} {_month(found['month'])}{_in_year(found['year'])}"


def _linked(found: re.Match[str]) -> str:
    return found["word"] or ("und" if found["stroke"] else "bis")


def _in_year(text: str | None) -> str:
    return f" {year(int(text), _DE)}" if text else ""


_AFTER = re.compile(r"\b(?:[Aa]m|[Vv]om|[Zz]um|[Bb]is|[Aa]b|[Dd]em|[Dd]en|[Dd]er|[Ss]eit)\s$")
_WEEKDAY = re.compile(
    r"\b[Aa]m\s(?:(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|Sonnabend|(?:Mo|Di|Mi|Do|Fr|Sa|So)\.),\s$"
)


@rule(
    "dates",
    rf"(?<![\w.,/])(?P<day>{DAY})\.\s?(?:{_MONTH}(?:\s(?P<year>{YEAR})\b)?"
    rf"|(?P<number>0?[1-9]|1[0-2])(?:\.\s?(?P<year2>{YEAR})(?!\w|[.,/]\d)|\.{_ON_SMALL}|(?=\.(?:\s|$))))",
)
def dates(found: re.Match[str]) -> str | None:
    """Say a day of a month, and its year.

    >>> said("am 3. Mai 2024, der 3. Mai, bis 1. Sept. 1939, am 03.05.2024, vom 3.5. an, am Freitag, 3. Mai; Version 3.5. war gut")
    'am dritten Mai zweitausendvierundzwanzig, der dritte Mai, bis ersten September neunzehnhundertneununddreißig, am dritten Mai zweitausendvierundzwanzig, vom dritten Mai an, am Freitag, dem dritten Mai; Version 3.5. war gut'
    """
    written = found["year"] or found["year2"]
    if found["number"] and not written and not _AFTER.search(before(found)):
        return None
    dated = _WEEKDAY.search(before(found))
    day = _inflected(int(found["day"]), "n" if dated else _ending(before(found), "m"))
    name = _month(found["month"]) if found["month"] else _MONTHS[int(found["number"]) - 1]
    return f"{'dem ' if dated else ''}{day} {name}{_in_year(written)}"


@rule("decades", r"(?<![\w.,])(1[1-9]\d\d)er(?P<many>n?)(?!\w)")
def decades(found: re.Match[str]) -> str:
    """Say a decade, or what is called by its year.

    >>> said("in den 1990er Jahren, die 1968er-Bewegung, die 90er")
    'in den neunzehnhundertneunziger Jahren, die neunzehnhundertachtundsechziger-Bewegung, die 90er'
    """
    return f"{year(int(found[1]), _DE)}er{found['many']}"


_DATED = re.compile(
    rf"\b(?:Jahr(?:e[sn]?)?|[Ss]eit|Anfang|Mitte|Ende|Frühjahr|Frühling|Sommer|Herbst|Winter|Chr\.|{'|'.join(_MONTHS)})\s$"
)
_COUNTED = re.compile(
    r"(?:rund|etwa|fast|über|als|knapp|ungefähr|mindestens|höchstens|gut|c?zirka|ca\.|insgesamt|alle|weitere[nr]?|Nummer|Nr\.|Zimmer|Seite)\s$"
)


@rule(
    "years",
    rf"(?<![\w.,/:$\u20ac\u00a3\u2013-])(1[1-9]\d\d)(?![\w%/\u00b0\u20ac-]|[.,:]\d|\s\d|\s(?:bis|und|oder)\s\d+\s[{CAPITAL}])",
)
def years(found: re.Match[str]) -> str | None:
    """Say a year as a year, but a count as a count.

    >>> said("1984 war er hier, im Herbst 1989 Minister; etwa 1984 kamen, 1250 Menschen gingen.")
    'neunzehnhundertvierundachtzig war er hier, im Herbst neunzehnhundertneunundachtzig Minister; etwa 1984 kamen, 1250 Menschen gingen.'
    """
    thing = re.match(rf"\s[{CAPITAL}]", found.string[found.end() :])
    if _COUNTED.search(before(found)) or (thing and not _DATED.search(before(found))):
        return None
    return year(int(found[1]), _DE)


# --- ranges, thousands and fractions -----------------------------------------------------


@rule("ranges", figures.RANGE)
def ranges(found: re.Match[str]) -> str | None:
    """Say "bis" between a lower and a higher number.

    >>> said("Seite 10-12, 1.000–1.200 Menschen, 18-25-Jährige, eine Boeing 737-800")
    'Seite zehn bis zwölf, eintausend bis eintausendzweihundert Menschen, achtzehn bis fünfundzwanzig-Jährige, eine Boeing 737-800'
    """
    return figures.between(found, _DE)


@rule("thousands", r"(?<![\w.,])\d{1,3}(?:['\u2019]\d{3})+(?![\d'\u2019])")
def thousands(found: re.Match[str]) -> str:
    """Say a number that is written the Swiss way.

    >>> said("1'500 Menschen")
    'eintausendfünfhundert Menschen'
    """
    return amount(found[0], _DE)


@rule("ratings", figures.MARK)
def ratings(found: re.Match[str]) -> str | None:
    """Say a mark out of so many.

    >>> said("8/10 Punkten, 7/10 der Zeit")
    'acht von zehn Punkten, sieben Zehntel der Zeit'
    """
    return figures.mark(found, _DE, "von")


_PARTS = {
    2: "halb", 3: "Drittel", 4: "Viertel", 5: "Fünftel", 6: "Sechstel", 7: "Siebtel", 8: "Achtel", 9: "Neuntel", 10: "Zehntel",
}  # fmt: skip


@rule("fractions", figures.FRACTION)
def fractions(found: re.Match[str]) -> str | None:
    """Say fractions, joined to their whole.

    >>> said("3/4 der Zeit, 1/3 davon, 2½ Jahre, 1 3/4 Stunden")
    'drei Viertel der Zeit, ein Drittel davon, zweieinhalb Jahre, eindreiviertel Stunden'
    """
    part = figures.fraction(found)
    if part is None:
        return None
    whole, top, low = part
    above = numeral(str(top), _DE, "m")
    if whole:
        return f"{numeral(str(whole), _DE, 'm')}{above}{_PARTS[low].lower()}"
    return f"{above} {_PARTS[low]}" if low != 2 else None  # noqa: PLR2004 - ein halber, eine halbe, ein halbes


# --- ordinals and Roman numerals ---------------------------------------------------------

_NOUNS = {
    "m": "weltkrieg stock tag platz rang bezirk senat satz gang advent akt band kongress grad versuch sieg titel treffer monat fc fsv sc "
    "bürgermeister minister präsident vorsitzender sieger trainer mann offizier mensch",
    "f": "liga etage klasse runde minute auflage halbzeit hälfte reihe periode woche kammer stunde sitzung ausgabe welle etappe staffel "
    "division armee republik amtszeit lesung generation saison sinfonie symphonie stelle linie instanz strophe ehe frau dynastie kompanie "
    "ung heit keit schaft tion tät meisterin ministerin präsidentin frau",
    "n": "jahrhundert jh jhd jahrtausend mal jahr kapitel semester quartal stockwerk geschoss regiment bataillon drittel viertel kind "
    "spiel tor gebot reich konzil",
}
_GENDERS = {noun: gender for gender, nouns in _NOUNS.items() for noun in nouns.split()}
_NOUN = re.compile(rf"(?:.*?)({'|'.join(sorted(_GENDERS, key=len, reverse=True))})$")


def _gender(noun: str) -> str:
    """Give a noun's gender by what it ends in, or nothing.

    >>> _gender("Bundesliga"), _gender("Jahrhundert"), _gender("Ding")
    ('f', 'n', '')
    """
    known = _NOUN.match(noun.lower())
    return _GENDERS[known[1]] if known else ""


_MASCULINE = marks.listed(
    "Junge Kollege Zeuge Kunde Experte Franzose Russe Brite Türke Chinese Insasse Neffe Erbe Bote Löwe Affe Hase Name Gedanke Buchstabe "
    "Auge Ende Gebäude Gemälde Gewehr Termin Magazin Ruin Kamin Delfin Gewinn Beginn Sinn"
)
"""What ends like a feminine noun and is none."""


def _counted_gender(noun: str) -> str:
    """Guess the gender of a noun after one: by what is known of its end, or feminine if it ends so, or else masculine.

    >>> _counted_gender("Frau"), _counted_gender("Polizistin"), _counted_gender("Kollege"), _counted_gender("Mensch"), _counted_gender("Jahr")
    ('f', 'f', 'm', 'm', 'n')
    """
    if noun in _MASCULINE:
        return "m"
    return _gender(noun) or (
        "f"
        if re.search(
            r"(?:[^e]e|[a-z\u00df-\u00ff]{3}in|person|nacht|stadt|hand|mutter|tochter|schwester|firma|villa|million)$",
            noun.lower(),
        )
        else "m"
    )


_ONES = {
    "nominative": {"m": "ein", "f": "eine", "n": "ein"},
    "dative": {"m": "einem", "f": "einer", "n": "einem"},
    "accusative": {"m": "einen", "f": "eine", "n": "ein"},
}
_SINGLE = re.compile(
    rf"(?:^|(?<=[{SMALL}]{{3}}[.!?])\s|[,;:(\u2013\u2014\u201e\u00bb]\s?|\b(?P<word>[{SMALL}]+|(?:Nur|Etwa|Rund|Noch|Fast|Für|Vor|Nach|Um|Mit|In|Über|Seit|Ohne|Und)\b)\s)$"
)
_ADJECTIVAL = re.compile(r"(?i:toten|letzten|missten|dächtigen|nommenen|fangenen|lichen|beamten|stellten|lebenden)$")
"""Nouns that are adjectives, and end so only where one of them is no subject."""
_LASTING = re.compile(r"\s(?:später|lang|zuvor|vorher|früher|danach|nach|vor)\b")


@rule(
    "ones",
    rf"(?<![\w.,/:$\u20ac\u00a3\u2013-])1(?=\s(?:[{SMALL}]+e(?P<end>[rsnm]?)\s)?(?P<noun>(?!(?:{_STARTS})\b)[{CAPITAL}][\w-]+))",
)
def ones(found: re.Match[str]) -> str | None:
    """Say one as an article before what there is one of; after a noun it is that one's number.

    >>> said("1 Mensch und 1 Frau kamen, 1 Jahr später, vor 1 Woche, für 1 Tag, 1 junger Mann, 1 Toten; Platz 1 Deutschland")
    'ein Mensch und eine Frau kamen, ein Jahr später, vor einer Woche, für einen Tag, ein junger Mann, einen Toten; Platz 1 Deutschland'
    """
    led, noun = _SINGLE.search(before(found)), found["noun"]
    if led is None:
        return None
    word, gender = (led["word"] or "").lower(), _counted_gender(noun)
    if found["end"] is not None:  # an adjective tells
        return {"": "eine", "n": "einen", "m": "einem"}.get(found["end"], "ein")
    if _ADJECTIVAL.search(noun):
        return "einen"
    lasting = gender == "m" and _LASTING.match(found.string, found.end("noun"))
    case = "dative" if word in _DATIVE | {"zu"} else "accusative" if word in _ACCUSATIVE or lasting else "nominative"
    return _ONES[case][gender]


_ORDER = r"(?:\d{1,3}|[IVX]+)"
_LEADS = (
    _WEAK | _PLAIN | _DATIVE | _ACCUSATIVE | {"der", "jeder", "dieser", "ein", "kein", "sein", "ihr", "mein", "unser"}
)


@rule(
    "ordinals",
    rf"(?<![\w.,/])(?P<first>{_ORDER})\.(?:(?P<to>{DASH}|\s(?:und|oder|bis|sowie)\s(?P<article>(?:im|am|zum|zur|der|die|das|dem|den)\s)?)"
    rf"(?P<last>{_ORDER})\.)?(?=\s(?!(?:{_STARTS})\b)(?P<noun>[{CAPITAL}][\w-]+))",
)
def ordinals(found: re.Match[str]) -> str | None:
    """Say ordinals before a noun, where it or the word before it tells how they end.

    >>> said("im 20. Jahrhundert, der 2. Weltkrieg, die 3. Liga, in der 3. Liga, ihr 2. Kind, vom 1. bis zum 3. Tag; der 1. Geiger")
    'im zwanzigsten Jahrhundert, der zweite Weltkrieg, die dritte Liga, in der dritten Liga, ihr zweites Kind, vom ersten bis zum dritten Tag; der erste Geiger'
    >>> said("XX. Jahrhundert, I. Müller, die 5. Klassen. Es waren 20. Menschen kamen am 3. Die Stadt schlief.")
    'zwanzigstes Jahrhundert, I Müller, die 5. Klassen. Es waren 20. Menschen kamen am 3. Die Stadt schlief.'
    """
    gender = _gender(found["noun"])
    first = _ordered(found["first"], before(found), gender, found["noun"])
    if not found["last"] or not first:
        return first
    article = found["article"] or ""
    last = _ordered(found["last"], article or before(found), gender, found["noun"])
    return f"{first} {_joining(found['to'])} {article}{last}" if last else None


def _ordered(text: str, lead: str, gender: str, noun: str) -> str | None:
    """Say one ordinal after what leads up to it; None where its ending is open, or it may be an initial."""
    number = int(text) if text.isdigit() else roman(text)
    word = re.search(r"(\w+)\s$", lead)
    adjective = word and word[1].islower() and word[1] not in _LEADS
    initial = len(text) == 1 and not text.isdigit()
    plural = word and word[1].lower() in _PLAIN and noun.endswith(("en", "ern", "eln"))
    ending = None if adjective or (not gender and (initial or plural)) else _ending(lead, gender)
    return _inflected(number, ending) if number and ending is not None else None


_KINGS = (
    r"Johannes\sPaul|Friedrich\sWilhelm|Franz\sJoseph|Juan\sCarlos|Carl\sGustaf|Ludwig|Karl|Friedrich|Wilhelm|Heinrich|Otto|Konrad|"
    r"Ferdinand|Maximilian|Leopold|Joseph|Franz|Rudolf|Albrecht|August|Philipp|Felipe|Napoleon|Nikolaus|Alexander|Peter|Iwan|Paul|"
    r"Johannes|Benedikt|Franziskus|Pius|Leo|Gregor|Clemens|Innozenz|Urban|Georg|Charles|Eduard|Richard|Jakob|Christian|Frederik|Harald|"
    r"Haakon|Olaf|Gustav|Carlos|Alfonso|Albert|Mohammed|Hassan|Abdullah|Ramses|Ptolemäus|Rama|Manuel|Pedro"
)
_QUEENS = "Elisabeth|Katharina|Margrethe|Maria|Isabella|Johanna|Beatrix"
_CASES = {
    "nominative": ("der", "die"),
    "genitive": ("des", "der"),
    "dative": ("dem", "der"),
    "accusative": ("den", "die"),
}


_REIGNS = re.compile(
    r"\b(?:König|Königin|Kaiser|Kaiserin|Papst|Zar|Zarin|Prinz|Prinzessin|Fürst|Herzog|Sultan|Schah|Pharao)\s$"
)


@rule(
    "regnal",
    rf"\b(?P<name>(?:(?P<king>{_KINGS})|(?P<queen>{_QUEENS}))(?P<own>s?))\s(?P<roman>[IVX]+)\b(?!\.\w)(?:\.{_ON})?",
)
def regnal(found: re.Match[str]) -> str | None:
    """Say a ruler's number, in the case that the words before the name tell or make likely.

    >>> said("Ludwig XIV. war, unter Kaiser Wilhelm II., das Grab Karls V. und der Besuch bei Elisabeth II.")
    'Ludwig der Vierzehnte war, unter Kaiser Wilhelm dem Zweiten, das Grab Karls des Fünften und der Besuch bei Elisabeth der Zweiten.'
    >>> said("Er traf Karl III. nie. Gestern traf Karl III. ein. König Karl III. und Königin Margrethe II. kamen. Peter I. Müller")
    'Er traf Karl den Dritten nie. Gestern traf Karl der Dritte ein. König Karl der Dritte und Königin Margrethe die Zweite kamen. Peter I Müller'
    """
    number = roman(found["roman"])
    initial = len(found["roman"]) == 1 and re.match(rf"\.\s[{CAPITAL}]", found.string[found.end("roman") :])
    if number is None or (initial and not _REIGNS.search(before(found))):
        return None
    case = "genitive" if found["own"] else _case(before(found), bool(found["queen"]))
    article = _CASES[case][bool(found["queen"])]
    oblique = article in ("des", "dem", "den") or (article == "der" and bool(found["queen"]))
    return f"{found['name']} {article} {ordinal(number, _DE).capitalize()}{'n' if oblique else ''}"


_SUBJECT = marks.listed(
    "als wie dass da wo weil wenn ob denn doch aber war ist wurde wird starb kam ging sagte regierte herrschte ließ"
)
"""What goes before the one who does or is something."""
_GOVERNED = {
    "nominative": _SUBJECT | {"der", "dieser"},
    "genitive": frozenset(("des",)),
    "dative": _DATIVE | {"dem", "zum", "vom", "beim", "am", "im"},
    "accusative": _ACCUSATIVE | {"den"},
}
_DONE = {
    "accusative": marks.listed(
        "traf trifft treffen trafen besuchte besucht besuchten empfing empfängt empfingen begrüßte begrüßt lobte lobt kritisierte kritisiert krönte "
        "krönten stürzte stürzten ernannte bat bittet nannte nennt sah sieht ehrte ehrt wählte wählten tötete töteten besiegte würdigte liebte"
    ),
    "dative": marks.listed(
        "folgte folgt gratulierte gratuliert dankte dankt half hilft diente begegnete begegnet widersprach gehörte"
    ),
}
"""Verbs, and the case of the one to whom it is done."""
_FRONT = (
    _DATIVE
    | _ACCUSATIVE
    | marks.listed(
        "gestern heute morgen dann danach später zuvor dort hier nun jetzt am im zum beim vom damals zuletzt auch bald einst dabei schließlich"
    )
)
"""What begins a sentence in which the verb goes before the one who does it."""
_JOINED = re.compile(rf"\b(?:{_KINGS}|{_QUEENS})s?\s[IVX]+\.?\s(?:und|sowie|oder)\s(?:[{CAPITAL}]\w+\s)?$")


def _case(text: str, queen: bool) -> str:  # noqa: FBT001 - whose article tells less
    """Give the case of a ruler's name by what goes before it and its title: a preposition, another ruler, a verb."""
    joined = _JOINED.search(text)
    if joined:
        return _case(text[: joined.start()], queen)
    word = re.search(rf"(?:^|(\w+)\s|[.,;:!?(\u2013\u2014\u201e\u00bb]\s?)(?P<title>[{CAPITAL}]\w+\s)?$", text)
    last = (word[1] or "") if word else ""
    if queen and last in ("der", "die"):
        return "dative" if last == "der" else "nominative"
    sure = next((case for case, words in _GOVERNED.items() if last.lower() in words), None)
    if sure:
        return sure
    noun = word is not None and bool(word["title"]) and last[:1].isupper() and _REIGNS.search(text)
    return "genitive" if noun and not re.search(rf"(?:^|[.!?]\s){last}\s\w+\s$", text) else _done(text, last)


def _done(text: str, last: str) -> str:
    """Guess whether a ruler does something or has it done to him, from the clause's verb and its first word."""
    clause = re.split(rf"(?<=[{SMALL}]{{3}})[.!?;:]\s", text)[-1]
    words = re.findall(r"\w+", clause)
    if not words or words[0].lower() in _FRONT or (last and last not in _DONE["accusative"] | _DONE["dative"]):
        return "nominative"
    verb = last or next((one for one in reversed(words) if any(one in verbs for verbs in _DONE.values())), "")
    return next((case for case, verbs in _DONE.items() if verb in verbs and words[0] != verb), "nominative")


@rule(
    "romans",
    r"\b(?P<what>Kapitel|Teil|Artikel|Band|Akt|Phase|Stufe|Typ|Klasse|Buch|Absatz|Anhang|Apollo|Hartz|Vatikanum|Rocky|Gruppe|Stalag|Bauabschnitt)"
    r"\s(?P<roman>[IVXLC]+)\b(?!\.\w)",
)
def romans(found: re.Match[str]) -> str | None:
    """Say a Roman numeral after what is numbered with it.

    >>> said("Kapitel IV, Hartz IV und Apollo XI")
    'Kapitel vier, Hartz vier und Apollo elf'
    """
    number = roman(found["roman"])
    return f"{found['what']} {cardinal(number, _DE)}" if number else None


# --- acronyms and initials ---------------------------------------------------------------

_SPELT = marks.listed(
    "AfD VfB VfL EuGH KfW GmbH IAEA IAEO OECD OSZE UNHCR ÖPNV DIHK ADAC ADHS ADFC WASG LGBTQ NSDAP DSGVO EGMR"
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
    rf"(?<![\w.&])(?P<name>AfD|VfB|VfL|EuGH|KfW|GmbH|BAföG|CO[2\u2082]|[{CAPITAL}]{{2,}})(?P<many>s?)(?![\w&]|\.\w)",
)
def acronyms(found: re.Match[str]) -> str | None:
    """Say an acronym letter by letter, or as the word that it is.

    >>> said("EU, UNO und OSZE: die AfD, zwei NGOs, die EU-Kommission, der CO2-Preis; die NATO und IKEA")
    'E.U, Uno und O.S.Z.E: die A.F.D, zwei N.G.Os, die E.U-Kommission, der C.O zwei-Preis; die NATO und IKEA'
    """
    name = marks.acronym(found, _SPELT, _WORDS)
    return name and name + found["many"]


@rule("initials", marks.initial(_STARTS))
def initials(found: re.Match[str]) -> str:
    """Say a name's initials without full stops.

    >>> said("J. D. Vance traf George W. Bush. Vitamin C. Das hilft.")
    'J D Vance traf George W Bush. Vitamin C. Das hilft.'
    """
    return marks.initialled(found)


@rule("signs", marks.SIGNS)
def signs(found: re.Match[str]) -> str:
    """Leave out ornaments and emoji; say plus, mal, gleich and Paragraf.

    >>> said("★ §§ 5 und 6, 60+ und 3 × 4")
    'Paragrafen 5 und 6, 60 plus und 3 mal 4'
    """
    words = {"+": " plus", "\u00d7": " mal ", "=": "gleich", "\u00a7": "Paragraf ", "\u00a7\u00a7": "Paragrafen "}
    return marks.sign(found, words)


FIRST = (marks.phonemes, addresses, handles)
"""Tried before the lexicon."""
RULES = (
    titles, clauses, days, overtime, so_called, abbreviations, numbers_of, saints, streets, money, times, scores, iso_dates, year_ranges, date_ranges, dates, percent,
    units, magnitudes, ranges, thousands, decades, ratings, fractions, ones, ordinals, years, regnal, romans, acronyms, initials, marks.ellipses, marks.dashes,
    marks.brackets, marks.quotes, signs,
)  # fmt: skip


def said(text: str) -> str:
    """Say a text by these rules alone: for the examples in their docstrings."""
    readings = Readings(text)
    readings.apply((*FIRST, *RULES))
    return spoken(text, readings.all())
