"""German: where sentences begin, how ordinals end and which gender nouns have, for all of its rules."""

from __future__ import annotations

import re

from dateline.script.said import marks
from dateline.script.said.marks import CAPITAL, SMALL
from dateline.script.said.numbers import ordinal

DE = "de"
STARTS = (
    "Der|Die|Das|Den|Dem|Des|Ein|Eine|Einen|Einem|Einer|Er|Sie|Es|Wir|Ich|Ihr|Ihre|Sein|Seine|Man|Und|Aber|Doch|Denn|Dann|Danach|"
    "Dort|Da|Dabei|Damit|Dazu|Dafür|Daher|Dieser|Diese|Dieses|Diesen|Auch|Als|Am|An|Auf|Aus|Bei|Beim|Bis|Für|In|Im|Ins|Jetzt|Kein|"
    "Keine|Mit|Nach|Nun|Nur|Ob|Oder|So|Um|Unter|Vom|Von|Vor|Wenn|Wie|Wer|Was|Wo|Zum|Zur|Zu|Zwischen|Seit|Mehr|Viele|Alle|Noch|Nicht|"
    "Nichts|Heute|Gestern|Morgen|Später|Zuvor|Während|Weil|Trotzdem|Deshalb|Jeder|Jede|Jedes|Niemand|Hier|Sonst|Schon|Insgesamt"
)
"""Words with which a sentence begins: a full stop before one of them ends the one before."""
ON = rf"(?=\s?[,;:!?)\u2013\u2014]|\s[{SMALL}\d(\u201e\u00bb]|\s(?!(?:{STARTS})\b)[{CAPITAL}])"
"""After a full stop with which a sentence goes on."""
WEAK = marks.listed(
    "am im zum zur beim vom dem den des einem einen einer eines diesem diesen jedem jeden keinem keinen seinem seinen seiner ihrem ihren "
    "ihrer meinem meinen unserem unseren unserer"
)
PLAIN = marks.listed("die das ans ins fürs durchs eine keine seine ihre meine unsere jede diese jedes dieses jenes")
MIXED = marks.listed("ein kein sein ihr mein unser")
DATIVE = marks.listed(
    "nach vor mit von seit aus bei zwischen ab in an auf unter neben hinter zu gegenüber außer während wegen"
)
ACCUSATIVE = marks.listed("bis für gegen ohne um durch")
_DER = marks.listed("der jeder dieser")
_ENDINGS = (
    (WEAK, dict.fromkeys(("m", "f", "n", ""), "n")),
    (PLAIN, dict.fromkeys(("m", "f", "n", ""), "")),
    (MIXED, {"m": "r", "n": "s"}),
    (DATIVE, {"m": "m", "f": "r", "n": "m"}),
    (ACCUSATIVE, {"m": "n", "f": "", "n": "s"}),
)
"""What an ordinal adds to its -e after these words, by the gender of the noun after it."""
_STRONG = {"m": "r", "f": "", "n": "s"}
"""What it adds after any other word."""
_HEADS = re.compile(r"(?:^|[.,;:!?(\u2013\u2014\u201e\u00bb]\s?)(?:Der|der)\s$")
"""Where "der" begins a phrase, and so stands before a man."""
LEADS = WEAK | PLAIN | DATIVE | ACCUSATIVE | {"der", "jeder", "dieser", "ein", "kein", "sein", "ihr", "mein", "unser"}


def inflected(number: int, ending: str | None) -> str:
    """Say an ordinal with its ending; "erstem" is spelt as it sounds, for espeak-ng reads it ersch-teem."""
    return f"{ordinal(number, DE)}{ending or ''}".replace("erstem", "ehrstem")


def ending_of(text: str, gender: str) -> str | None:
    """Give what an ordinal adds, from the word before it and the noun's gender; None where that is open."""
    word = re.search(r"(\w+)\s$", text)
    last = word[1].lower() if word else ""
    if last in _DER:
        led = re.search(r"(\w+)\s\w+\s$", text)
        oblique = led and (led[1].lower() in DATIVE or led[1][0].isupper())
        return {"m": "", "f": "n"}.get(gender, "n" if oblique else "" if _HEADS.search(text) else None)
    return next((endings for words, endings in _ENDINGS if last in words), _STRONG).get(gender)


def joining(text: str) -> str:
    """Give the word between two times or ordinals, which may be written as a dash."""
    word = re.match(r"\s[a-z]+", text)
    return word[0].strip() if word else "bis"


_GIVEN = re.compile(
    r"\b(?:nach|mit|von|seit|aus|bei|zu|vor|ab|in|binnen|innerhalb)\s"
    r"(?:(?:rund|etwa|fast|gut|knapp|über|nur|ca\.|zirka|mehr\sals|weniger\sals|bis\szu|jeweils)\s)?$",
    re.IGNORECASE,
)
"""What asks for the dative of what there is one of."""


def given(said: str, text: str) -> str:
    """Put "ein" into the dative where the text before it asks for that.

    >>> given("eine Stunde", "nach "), given("ein Prozent", "mit rund "), given("eine Stunde", "für ")
    ('einer Stunde', 'einem Prozent', 'eine Stunde')
    """
    if not _GIVEN.search(text):
        return said
    return re.sub(r"^eine(?=\s)", "einer", re.sub(r"^ein(?=\s)", "einem", said))


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


def gender_of(noun: str) -> str:
    """Give a noun's gender by what it ends in, or nothing.

    >>> gender_of("Bundesliga"), gender_of("Jahrhundert"), gender_of("Ding")
    ('f', 'n', '')
    """
    known = _NOUN.match(noun.lower())
    return _GENDERS[known[1]] if known else ""


_MASCULINE = marks.listed(
    "Junge Kollege Zeuge Kunde Experte Franzose Russe Brite Türke Chinese Insasse Neffe Erbe Bote Löwe Affe Hase Name Gedanke Buchstabe "
    "Auge Ende Gebäude Gemälde Gewehr Termin Magazin Ruin Kamin Delfin Gewinn Beginn Sinn"
)
"""What ends like a feminine noun and is none."""


def counted_gender(noun: str) -> str:
    """Guess the gender of a noun after one: by what is known of its end, or feminine if it ends so, or else masculine.

    >>> counted_gender("Frau"), counted_gender("Polizistin"), counted_gender("Kollege"), counted_gender("Mensch"), counted_gender("Jahr")
    ('f', 'f', 'm', 'm', 'n')
    """
    if noun in _MASCULINE:
        return "m"
    return gender_of(noun) or (
        "f"
        if re.search(
            r"(?:[^e]e|[a-z\u00df-\u00ff]{3}in|person|nacht|stadt|hand|mutter|tochter|schwester|firma|villa|million)$",
            noun.lower(),
        )
        else "m"
    )
