"""German: ordinals, rulers and Roman numerals, in the order in which they are tried."""

from __future__ import annotations

import re

from dateline.script.said import marks
from dateline.script.said.figures import DASH, before
from dateline.script.said.german_parts import (
    ACCUSATIVE,
    DATIVE,
    DE,
    LEADS,
    ON,
    PLAIN,
    STARTS,
    ending_of,
    gender_of,
    inflected,
    joining,
)
from dateline.script.said.marks import CAPITAL, SMALL
from dateline.script.said.numbers import cardinal, ordinal, roman
from dateline.script.said.rules import rule

_ORDER = r"(?:\d{1,3}|[IVX]+)"


@rule(
    "ordinals",
    rf"(?<![\w.,/])(?P<first>{_ORDER})\.(?:(?P<to>{DASH}|\s(?:und|oder|bis|sowie)\s(?P<article>(?:im|am|zum|zur|der|die|das|dem|den)\s)?)"
    rf"(?P<last>{_ORDER})\.)?(?=\s(?!(?:{STARTS})\b)(?P<noun>[{CAPITAL}][\w-]+)|(?P<club>F?SV|[FS]C)\b)",
)
def ordinals(found: re.Match[str]) -> str | None:
    """Say ordinals before a noun, where it or the word before it tells how they end.

    >>> said("im 20. Jahrhundert, der 2. Weltkrieg, die 3. Liga, in der 3. Liga, ihr 2. Kind, vom 1. bis zum 3. Tag; der 1. Geiger")
    'im zwanzigsten Jahrhundert, der zweite Weltkrieg, die dritte Liga, in der dritten Liga, ihr zweites Kind, vom ersten bis zum dritten Tag; der erste Geiger'
    >>> said("XX. Jahrhundert, I. Müller, die 5. Klassen. Es waren 20. Menschen kamen am 3. Die Stadt schlief.")
    'zwanzigstes Jahrhundert, I Müller, die 5. Klassen. Es waren 20. Menschen kamen am 3. Die Stadt schlief.'
    """
    if found["club"]:  # 1.FC
        first = _ordered(found["first"], before(found), "m", found["club"])
        return f"{first} " if first and not found["last"] else None
    gender = gender_of(found["noun"])
    first = _ordered(found["first"], before(found), gender, found["noun"])
    if not found["last"] or not first:
        return first
    article = found["article"] or ""
    last = _ordered(found["last"], article or before(found), gender, found["noun"])
    return f"{first} {joining(found['to'])} {article}{last}" if last else None


def _ordered(text: str, lead: str, gender: str, noun: str) -> str | None:
    """Say one ordinal after what leads up to it; None where its ending is open, or it may be an initial."""
    number = int(text) if text.isdigit() else roman(text)
    word = re.search(r"(\w+)\s$", lead)
    adjective = word and word[1].islower() and word[1] not in LEADS
    initial = len(text) == 1 and not text.isdigit()
    plural = word and word[1].lower() in PLAIN and noun.endswith(("en", "ern", "eln"))
    ending = None if adjective or (not gender and (initial or plural)) else ending_of(lead, gender)
    return inflected(number, ending) if number and ending is not None else None


@rule(
    "placings",
    rf"(?P<lead>\b(?:(?P<who>[Ee]r|[Ss]ie|Der\s[{CAPITAL}]\w+|Die\s[{CAPITAL}]\w+in)\s(?:wurde|wird|war|ist|blieb)|(?:wurde|wird|war|blieb)\s(?P<other>er|sie)(?:\s(?:gar|sogar|nur|wieder))?)\s)"
    rf"(?P<number>\d{{1,2}})\.(?=\s[{SMALL}]{{2,}}|,|\s\()",
)
def placings(found: re.Match[str]) -> str:
    """Say which place somebody took, where the sentence goes on and so the full stop is the ordinal's.

    >>> said("Er wurde 3. und sie wurde 1. hinter ihm, dann wurde er 2., die 3. wurde 85.")
    'Er wurde Dritter und sie wurde Erste hinter ihm, dann wurde er Zweiter, die 3. wurde 85.'
    """
    who = found["who"] or found["other"]
    end = "" if who.lower() == "sie" or who.startswith("Die") else "r"
    return f"{found['lead']}{inflected(int(found['number']), end).capitalize()}"


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
    rf"\b(?P<name>(?:(?P<king>{_KINGS})|(?P<queen>{_QUEENS}))(?P<own>s?))\s(?P<roman>[IVX]+)\b(?!\.\w)(?:\.{ON})?",
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
    return f"{found['name']} {article} {ordinal(number, DE).capitalize()}{'n' if oblique else ''}"


_SUBJECT = marks.listed(
    "als wie dass da wo weil wenn ob denn doch aber war ist wurde wird starb kam ging sagte regierte herrschte ließ"
)
"""What goes before the one who does or is something."""
_GOVERNED = {
    "nominative": _SUBJECT | {"der", "dieser"},
    "genitive": frozenset(("des",)),
    "dative": DATIVE | {"dem", "zum", "vom", "beim", "am", "im"},
    "accusative": ACCUSATIVE | {"den"},
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
    DATIVE
    | ACCUSATIVE
    | marks.listed(
        "gestern heute morgen dann danach später zuvor dort hier nun jetzt am im zum beim vom damals zuletzt auch bald einst dabei schließlich"
    )
)
"""What begins a sentence in which the verb goes before the one who does it."""
_PRONOUNS = ("er", "sie", "es", "man", "ich", "wir")
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
    if last.lower() in _PRONOUNS:  # between a verb and its object
        doing = re.search(rf"(\w+)\s{last}\s(?:\w+\s)?$", text)
        return next((case for case, verbs in _DONE.items() if doing and doing[1] in verbs), "nominative")
    if not words or words[0].lower() in _FRONT or (last and last not in _DONE["accusative"] | _DONE["dative"]):
        return "nominative"
    verb = last or next((one for one in reversed(words) if any(one in verbs for verbs in _DONE.values())), "")
    return next((case for case, verbs in _DONE.items() if verb in verbs and words[0] != verb), "nominative")


@rule(
    "romans",
    r"(?:\b(?P<what>Kapitel|Teil|Artikel|Band|Akt|Phase|Stufe|Typ|Klasse|Buch|Absatz|Anhang|Apollo|Hartz|Vatikanum|Rocky|Gruppe|Stalag|Bauabschnitt)\s"
    r"|(?<=\bKap\.\s)|(?<=\bArt\.\s)|(?<=\bBd\.\s))(?P<roman>[IVXLC]+)\b(?!\.\w)",
)
def romans(found: re.Match[str]) -> str | None:
    """Say a Roman numeral after what is numbered with it.

    >>> said("Kapitel IV, Kap. V, Hartz IV und Apollo XI")
    'Kapitel vier, Kapitel fünf, Hartz vier und Apollo elf'
    """
    number = roman(found["roman"])
    what = f"{found['what']} " if found["what"] else ""
    return f"{what}{cardinal(number, DE)}" if number else None


RULERS = (regnal, romans)
