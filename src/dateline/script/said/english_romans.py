"""English: Roman numerals, of rulers, of what is numbered, and of people who are called like their fathers."""

from __future__ import annotations

import re

from dateline.script.said.figures import before
from dateline.script.said.marks import CAPITAL, listed
from dateline.script.said.numbers import cardinal, ordinal, roman
from dateline.script.said.rules import rule

# --- what is no numeral, or a small one --------------------------------------------------


@rule("wars", r"\b(?:WW|ww)(?P<number>II|I|2|1)\b")
def wars(found: re.Match[str]) -> str:
    """Say a world war.

    >>> said("a WWII bomb, and WW1")
    'a World War Two bomb, and World War One'
    """
    return f"World War {'Two' if found['number'] in ('II', '2') else 'One'}"


@rule("drips", r"\bIV(?=\s(?:drips?|fluids?|lines?|needles?|bags?|treatments?|antibiotics|infusions?|medications?)\b)")
def drips(found: re.Match[str]) -> str:
    """Spell what goes into a vein, which is no numeral.

    >>> said("They gave him IV fluids.")
    'They gave him I.V fluids.'
    """
    return ".".join(found[0])


@rule(
    "small_romans",
    r"\b(?P<what>[Aa]ct|[Ss]cene|[Cc]hapter|[Pp]art|[Pp]age|[Bb]ook)\s(?P<roman>[ivxl]+)\b(?![-'\u2019.]\w)",
)
def small_romans(found: re.Match[str]) -> str | None:
    """Say a small Roman numeral after what is numbered with it.

    >>> said("Act ii, scene iv")
    'Act two, scene four'
    """
    number = roman(found["roman"].upper())
    return f"{found['what']} {cardinal(number)}" if number else None


# --- rulers ------------------------------------------------------------------------------

_REIGNS = (
    r"(?:Pope|King|Queen|Emperor|Empress|Tsar|Czar|Kaiser|Sultan|Shah|Prince|Patriarch|Catholicos|Pharaoh|Duke|Archduke|Emir)"
    rf"(?:\s[{CAPITAL}][\w\u2019'-]+){{1,3}}"
)
_KINGS = (
    "Elizabeth|Charles|George|Henry|Louis|Philip|Felipe|John|Paul|Benedict|Francis|Pius|Leo|Edward|William|Willem|Richard|James|"
    "Frederick|Friedrich|Napoleon|Nicholas|Alexander|Catherine|Mary|Haakon|Harald|Carl|Gustaf|Gustav|Carlos|Abdullah|Mohammed|"
    "Mohamed|Muhammad|Hassan|Rama|Ramses|Ivan|Peter|Margrethe|Frederik|Albert|Leopold|Baudouin|Umberto|Emmanuel|Wilhelm|Franz|Joseph|"
    "Maximilian|Pedro|Manuel|Alfonso|Ferdinand|Innocent|Gregory|Clement|Urban|Julius|Ptolemy|Darius|Cyrus|Bhumibol|Robert|"
    "Boniface|Sixtus|Celestine|Adrian|Stephen|Isabella|Suleiman|Selim|Murad|Mehmed|Abdulhamid|Rudolf|Otto|Ludwig|Casimir|Christian|"
    "Olav|Philippe|Rainier|Mswati|Letsie|Tupou|Menelik|Shenouda|Tawadros|Zog|Amenhotep|Thutmose|Seti"
)  # fmt: skip
_RULER = re.compile(rf"\b(?:(?P<titled>{_REIGNS})|{_KINGS})\s$")
_MINE = listed(
    "am have do know knew think thought want wanted love loved like liked see saw need will go went come came feel felt hope mean meant "
    "tell told say said ask asked find found get got meet met read remember wish believe understand miss made left took bought learned"
)
"""Verbs that go with the pronoun: the Charles I knew."""
_REIGNING = listed("of and in is ruled reigned died became ordered on at from until who whose")
"""What goes on after a ruler: Elizabeth I of England."""
_LED = re.compile(
    rf"(?:\b(?:With|To|For|Like|Unlike|From|About|Without|By|Beside)|\b(?:told|tell|tells|asked|assured|promised|informed|reminded|"
    rf"showed|convinced|warned|thanked)|(?P<small>\b(?:with|to|for|like)))\s(?:[{CAPITAL}][\w\u2019'-]+\s)+$"
)
"""What stands before somebody of whom the one who speaks does something: With Charles I went home."""


def _pronoun(found: re.Match[str]) -> bool:
    """Whether an I after a name is the one who speaks."""
    word = re.match(r"\s([a-z]+)\b", found.string[found.end() :])
    if word is None:
        return False
    led = _LED.search(before(found))
    sure = led is not None and (not led["small"] or word[1] not in ("was", "had"))
    return word[1] in _MINE or (sure and word[1] not in _REIGNING)


@rule(
    "regnal",
    r"(?<=[\w'\u2019]\s)(?P<roman>[IVX]+)\b(?!\.\w|['\u2019](?:m|ve|ll|d)\b)(?:\sand\s(?P<other>[IVX]+)\b(?!\s[a-z]|['\u2019]))?",
)
def regnal(found: re.Match[str]) -> str | None:
    """Say a ruler's number, and a second one where he has two thrones; an I may be the one who speaks.

    >>> said("Pope John Paul II, Elizabeth II's mother and Louis XIV")
    "Pope John Paul the Second, Elizabeth the Second's mother and Louis the Fourteenth"
    >>> said("James VI and I, Elizabeth I ruled; with Charles I went home.")
    'James the Sixth and First, Elizabeth the First ruled; with Charles I went home.'
    """
    ruler, number = _RULER.search(before(found)), roman(found["roman"])
    if ruler is None or number is None or (number == 1 and not ruler["titled"] and _pronoun(found)):
        return None
    return f"the {ordinal(number).title()}{_second(found)}"


def _second(found: re.Match[str]) -> str:
    """Say the other number of a ruler; an I may be the one who speaks, but for James."""
    other = roman(found["other"] or "")
    if not found["other"] or not other or (other == 1 and not before(found).endswith("James ")):
        return f" and {found['other']}" if found["other"] else ""
    return f" and {ordinal(other).title()}"


# --- what is numbered --------------------------------------------------------------------

_NUMBERED = (
    r"World\sWar|Super\sBowl|Chapter|Part|Act|Phase|Type|Title|Article|Section|Volume|Book|Appendix|Class|Category|Grade|"
    r"Schedule|Annex|Apollo|Mark|Level|Stage|Group|Division|Form|Rocky|Vatican|Generation|Region|Zone|Protocol|Gemini|Saturn|Camp|"
    r"Episode|Corps|Euro|Artemis|START|SALT|WrestleMania|Final\sFantasy|Tier|Pillar|Mission|Stream|Trident|Column"
)
_LETTERED = {"Group": "I", "Generation": "X", "Camp": "X", "Mission": "X", "Stream": "X", "Column": "X"}
"""What has letters besides numbers: a lone C or L is one after any of them, for nothing counts to a hundred."""
_WORLD = re.compile(r"(?:World|Davis\sCup)\sGroup[\s-]$")
_WHAT = re.compile(rf"\b({_NUMBERED})[\s-]$")
_WRITTEN = {"Ch": "Chapter", "Pt": "Part", "Vol": "Volume", "Mk": "Mark"}


@rule(
    "romans",
    r"(?:\b(?P<short>Vol\.|Ch\.|Pt\.|Mk\.?)(?P<gap>[\s-])|(?<=\w[\s-]))(?P<roman>[IVXLC]+)\b(?!\.\w|-[\dA-Z]|['\u2019](?:m|ve|ll|d)\b)",
)
def romans(found: re.Match[str]) -> str | None:
    """Say a Roman numeral after what is numbered with it, but leave a letter.

    >>> said("World War II, Super Bowl LVIII and Title IX; Group C, Generation X and Mk II")
    'World War Two, Super Bowl Fifty Eight and Title Nine; Group C, Generation X and Mark Two'
    """
    lead, text = before(found), found["roman"]
    after, number = _WHAT.search(lead), roman(text)
    what = found["short"] or (after[1] if after else "")
    letter = (text in ("C", "L") and what != "Super Bowl") or (
        text in _LETTERED.get(what, "") and not _WORLD.search(lead)
    )
    pronoun = what in ("Mark", "Euro", "Mission") and text == "I" and re.match(r"\s[a-z]", found.string[found.end() :])
    if number is None or not what or letter or pronoun:
        return None
    short = f"{_WRITTEN[found['short'].rstrip('.')]}{found['gap']}" if found["short"] else ""
    return f"{short}{cardinal(number).title()}"


@rule(
    "stages",
    r"\b(?P<what>type|phase|stage|grade|class|chapter|part|volume|category|level|division|tier|episode|title|article|section)\s"
    r"(?P<roman>[IVX]{2,}|[VX]|I(?=\s(?:diabetes|errors?|trials?|stud(?:y|ies)|cancers?|listed|clinical|tests?|disease)\b|[,.;)]|\sand\sII\b))\b(?!\.\w|-[A-Z])",
)
def stages(found: re.Match[str]) -> str | None:
    """Say a Roman numeral after a small word for what is numbered, where an I can be nothing else.

    >>> said("a phase III trial, type I diabetes and the part I played")
    'a phase three trial, type one diabetes and the part I played'
    """
    number = roman(found["roman"])
    return f"{found['what']} {cardinal(number)}" if number else None


@rule(
    "orders",
    r"(?P<count>\b(?:[IVX]{2,}|[VX]|I(?=\sCorps\b)))(?:\s(?=(?P<small>centur(?:y|ies)\b)|(?:(?:Airborne|Armou?red|Mountain|Army|Panzer|Marine|Amphibious)\s)?"
    r"(?:Corps|Army|Legion|Olympiad|Olympic|Winter|Summer|Congress|Dynasty|International|Plenum)\b))|\b(?P<ended>[IVX]+)(?:st|nd|rd|th)\b",
)
def orders(found: re.Match[str]) -> str | None:
    """Say a Roman numeral before what it puts in order.

    >>> said("the XX century, the XXIst, III Corps and the XVIII Airborne Corps")
    'the twentieth century, the twenty first, Third Corps and the Eighteenth Airborne Corps'
    """
    number = roman(found["count"] or found["ended"])
    if number is None:
        return None
    said = ordinal(number)
    return said if found["ended"] else f"{said if found['small'] else said.title()} "


# --- any other name ----------------------------------------------------------------------

_GIVEN = (
    "Aaron|Adam|Alan|Albert|Alexander|Alfred|Allen|Andrew|Anthony|Arthur|Benjamin|Brian|Bruce|Calvin|Carl|Charles|Christopher|Clarence|"
    "Craig|Curtis|Daniel|David|Dennis|Donald|Douglas|Duncan|Earl|Edgar|Edward|Edwin|Eric|Ernest|Eugene|Francis|Frank|Franklin|Fred|"
    "Frederick|Gary|George|Gerald|Gordon|Gregory|Harold|Harrison|Harry|Henry|Herbert|Howard|Hugh|Isaac|Jack|Jackson|Jacob|James|Jason|"
    "Jeffrey|Jerome|Jesse|Joe|John|Jonathan|Joseph|Joshua|Julian|Justin|Keith|Kenneth|Kevin|Larry|Lawrence|Leon|Lewis|Louis|Luther|"
    "Marcus|Mark|Martin|Marvin|Matthew|Melvin|Michael|Mitchell|Nathaniel|Nicholas|Oliver|Oscar|Patrick|Paul|Peter|Philip|Ralph|Raymond|"
    "Reginald|Richard|Robert|Rodney|Roger|Ronald|Roy|Russell|Samuel|Scott|Sean|Stephen|Steven|Stuart|Ted|Theodore|Thomas|Thurston|Timothy|"
    "Todd|Trey|Tyler|Vernon|Victor|Vincent|Walter|Warren|Wayne|Wendell|William|Winston"
)
_TITLED = r"Mr|Dr|Sen|Rep|Gov|Gen|Judge|Justice|Senator|Governor|President|Congressman|Representative|General|Captain|Lord|Sir|Rev|Mayor|Sheriff|Coach"
_CALLED = re.compile(
    rf"(?:\b(?:{_TITLED})\.?(?:\s[{CAPITAL}][\w.\u2019'-]*){{1,3}}|\b(?:{_GIVEN})(?:\s[{CAPITAL}][\w.\u2019'-]*){{1,2}}|"
    rf"\b[{CAPITAL}]\.\s[{CAPITAL}][\w\u2019'-]+),?\s$"
)
_SPEAKS = re.compile(r"\s(?:said|says|who|told|testified|pleaded|tweeted|wrote)\b|,\s\d\d,")


@rule("numerals", r"(?<=[A-Za-z\u00df-\u00ff.,][\s-])(?P<roman>[IVX]{2,})(?!\w|\.\w|-[A-Z])")
def numerals(found: re.Match[str]) -> str | None:
    """Say the numeral of any other name: a person's as a ruler's, a thing's as a number.

    >>> said("John D. Rockefeller IV and Robert Griffin III; Basel III, Nord Stream II and an England XI")
    'John D Rockefeller the Fourth and Robert Griffin the Third; Basel Three, Nord Stream Two and an England Eleven'
    """
    name, number = re.search(rf"\b[{CAPITAL}][\w\u2019'.-]*,?[\s-]$", before(found)), roman(found["roman"])
    if name is None or number is None:
        return None
    person = _CALLED.search(before(found)) or _SPEAKS.match(found.string[found.end() :])
    if name[0].rstrip(" ").endswith(",") and not person:
        return None
    return f"the {ordinal(number).title()}" if person else cardinal(number).title()


@rule(
    "roman_ranges",
    rf"\b(?P<what>{_NUMBERED}|type|phase|stage|grade|class|chapter|part|volume|category|level|division|tier|episode|title|article|section|Ch|Vol|Pt)"
    r"(?P<many>s?)(?P<short>\.)?\s(?P<first>[IVXLC]+)(?P<to>[-\u2013]|\s(?:and|or|to|&)\s)(?P<last>[IVXLC]+)\b(?![-.\u2019']\w)",
)
def roman_ranges(found: re.Match[str]) -> str | None:
    """Say two Roman numerals after what is numbered with them, but leave letters and the one who speaks.

    >>> said("Chapters III–V, Parts I and II, types I or II, Vols. I & II; Groups C and L, Part II and I")
    'Chapters Three to Five, Parts One and Two, types one or two, Volumes One and Two; Groups C and L, Part Two and I'
    """
    numbers, to = [roman(found[name]) for name in ("first", "last")], found["to"].strip().replace("&", "and")
    sure = len(found["first"]) + len(found["last"]) > 2 or found["many"]  # noqa: PLR2004 - two letters
    if None in numbers or not sure or found["last"] in ("I", "C", "L") or found["what"] in _LETTERED:
        return None
    said = f"{cardinal(numbers[0] or 0)} {to if to.isalpha() else 'to'} {cardinal(numbers[1] or 0)}"
    if not found["what"][0].islower():
        said = re.sub(r"\b(?!to\b|and\b|or\b)[a-z]", lambda letter: letter[0].upper(), said)
    what = {"Ch": "Chapter", "Vol": "Volume", "Pt": "Part"}.get(found["what"], found["what"])
    return f"{what}{found['many']} {said}"


RULES = (wars, drips, roman_ranges, small_romans, regnal, romans, stages, orders, numerals)
"""In the order in which they are tried."""
