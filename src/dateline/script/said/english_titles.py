"""English: titles, ranks, firms, streets and states, in the order in which they are tried."""

from __future__ import annotations

import re

from dateline.script.said.english_parts import ENDS
from dateline.script.said.figures import before
from dateline.script.said.marks import CAPITAL, listed
from dateline.script.said.rules import rule
from dateline.script.states import POSTAL, STATES

_TITLES = {
    "Mr": "Mister", "Mx": "Mix", "Sec": "Secretary", "Mrs": "Missus", "Ms": "Miz", "Dr": "Doctor", "Drs": "Doctors", "Prof": "Professor",
    "Profs": "Professors", "Gen": "General", "Gens": "Generals", "Lt": "Lieutenant", "Lts": "Lieutenants", "Col": "Colonel",
    "Cols": "Colonels", "Maj": "Major", "Majs": "Majors", "Capt": "Captain", "Capts": "Captains", "Cpt": "Captain", "Sgt": "Sergeant",
    "Sgts": "Sergeants", "Cpl": "Corporal", "Cpls": "Corporals", "Pvt": "Private", "Pvts": "Privates", "Pfc": "Private First Class",
    "Spc": "Specialist", "Adm": "Admiral", "Adms": "Admirals", "Cmdr": "Commander", "Cdr": "Commander", "Cmdt": "Commandant",
    "Ens": "Ensign", "Brig": "Brigadier", "Wg": "Wing", "Sqn": "Squadron", "Ldr": "Leader", "Flt": "Flight", "Supt": "Superintendent",
    "Det": "Detective", "Insp": "Inspector", "Const": "Constable", "Dep": "Deputy", "Sen": "Senator", "Sens": "Senators",
    "Rep": "Representative", "Reps": "Representatives", "Gov": "Governor", "Govs": "Governors", "Pres": "President", "Rev": "Reverend", "Ret": "Retired",
    "Revs": "Reverends", "Rt": "Right", "Hon": "Honorable", "Msgr": "Monsignor", "Fr": "Father", "Frs": "Fathers", "Sr": "Sister",
    "Messrs": "Messers", "Amb": "Ambassador", "Atty": "Attorney", "Asst": "Assistant", "Assoc": "Associate", "Ald": "Alderman", "Cllr": "Councillor",
    "Cllrs": "Councillors", "Jr": "Junior",
}  # fmt: skip
_BEFORE_NAME = "|".join(one for one in _TITLES if one not in ("Assoc", "Jr"))
_BARE = listed("Rev Rep Fr Sr Col Gen Sen Pres Gov Hon Det Maj Amb Sec Dep Const Ens Rt Ret Revs Cols Reps Gens Ald")
"""Those which, without a full stop, may be words or names of their own."""
_NAMED = re.compile(
    rf"\s(?!Alpha\b|Beta\b|Con\b|[XYZ](?:ers?\b|-))[{CAPITAL}][a-z\u00df-\u00ff'\u2019-]+(?P<last>\s(?:[{CAPITAL}]\.?\s)?[{CAPITAL}][a-z\u00df-\u00ff])?"
)

_AMARTYA = re.compile(r"\bAmartya\s$")
"""Before his surname, which a full stop may follow."""


@rule(
    "titles",
    rf"\bLt\.\sGov\.(?=\s[a-z]|,)|\bSec\.(?=\sof\s[{CAPITAL}])|\bAssoc\.(?=\sProf\b)"
    rf"|\b(?:{_BEFORE_NAME})\b\.?(?:[\s-](?:{_BEFORE_NAME})\b\.?)*(?=\s[\"\u201c'\u2018]?[{CAPITAL}]|\s1st\s(?:Class|Lt|Sgt)|\s\((?i:ret|res)\b)",
)
def titles(found: re.Match[str]) -> str | None:
    """Say titles and ranks before a name; what may be a word without its full stop needs a whole name after it.

    >>> said("Mr. Lee met Lt. Gen. Ruth Adeyemi, Sen. Ortiz and Dr Wu; Gens. Lee and Ray, Wg Cdr Poole, Gov Tim Walz and Gen Z.")
    'Mister Lee met Lieutenant General Ruth Adeyemi, Senator Ortiz and Doctor Wu; Generals Lee and Ray, Wing Commander Poole, Governor Tim Walz and Gen Z.'
    """
    if found[0] == "Sen." and _AMARTYA.search(before(found)):
        return None
    if found[0] in _BARE:
        named = _NAMED.match(found.string, found.end())
        if named is None or not (
            found[0] in ("Gen", "Col", "Maj") or (named["last"] and found[0] not in ("Hon", "Fr", "Sr"))
        ):
            return None
    return " ".join(_TITLES[one] for one in re.findall(r"[A-Za-z]+", found[0]))


@rule("retired", r"\s\((?P<what>[Rr]et|[Rr]es)\b\.?\)|,\s(?P<after>[Rr]et)\.(?=[,;:)]|\s[a-z])")
def retired(found: re.Match[str]) -> str:
    """Say that an officer has retired, or is of the reserve.

    >>> said("Col. (ret.) Lee and Maj. Gen. (Res.) Ray; Ann Poole, ret., spoke")
    'Colonel, retired, Lee and Major General, reserve, Ray; Ann Poole, retired, spoke'
    """
    said = "retired" if (found["what"] or found["after"]).lower() == "ret" else "reserve"
    return f", {said}{',' if found['what'] else ''}"


@rule(
    "juniors",
    rf"(?<=[a-z]),?\s(Jr|Sr)\b(?:\.(?=\s[a-z]|,|['\u2019](?!s))|\.(?P<own>['\u2019]s\b)|\.(?=\s[{CAPITAL}][a-z]+\s(?:was|is|said|had|has)\b))?",
)
def juniors(found: re.Match[str]) -> str:
    """Say Junior and Senior after a name.

    >>> said("Martin Luther King, Jr., spoke.")
    'Martin Luther King Junior, spoke.'
    """
    return f" {'Junior' if found[1] == 'Jr' else 'Senior'}{found['own'] or ''}"


_ADDRESSED = re.compile(
    rf"(?:\b(?:on|off|along|down)|\d\w*|[NSEW]\.?)\s(?:[{CAPITAL}][\w\u2019']+)$|\d(?:st|nd|rd|th)$"
)


@rule("saints", rf"\bSte?\b\.?(?=\s[{CAPITAL}])(?!\.?\s(?:and|Station)\b)")
def saints(found: re.Match[str]) -> str | None:
    """Say Saint before a name.

    >>> said("From St. Louis to St Petersburg, by way of Mount St. Helens.")
    'From Saint Louis to Saint Petersburg, by way of Mount Saint Helens.'
    """
    if _ADDRESSED.search(before(found).rstrip()):
        return None
    return "Sainte" if found[0].startswith("Ste") else "Saint"


_ARMY = {
    "Bn": "Battalion", "Regt": "Regiment", "Div": "Division", "Bde": "Brigade", "Inf": "Infantry", "Sqdn": "Squadron",
}  # fmt: skip


@rule(
    "regiments",
    rf"(?<=\d(?:st|nd|rd|th)\s)(?P<inf>Inf\.\s)?(?P<what>{'|'.join(_ARMY)})\b(?:\.(?=[,;:)]|\s[a-z(])|(?=[\s,.;:)]|$))"
    r"|(?<=\d(?:st|nd|rd|th)\s)(?P<named>[A-Z][a-z]+\s)(?P<after>Regt|Bn|Div|Bde)\b(?:\.(?=[,;:)]|\s[a-z(])|(?=[\s,.;:)]|$))"
    r"|(?<=[a-z]\s)(?P<other>Regt)\b(?:\.(?=[,;:)]|\s[a-z(])|(?=[\s,.;:)]|$))",
)
def regiments(found: re.Match[str]) -> str:
    """Say what part of an army it is.

    >>> said("the 3rd Bn., 75th Ranger Regt. were there, and the Royal Sussex Regt. too")
    'the 3rd Battalion, 75th Ranger Regiment were there, and the Royal Sussex Regiment too'
    """
    return f"{'Infantry ' if found['inf'] else found['named'] or ''}{_ARMY[found['what'] or found['after'] or found['other']]}"


_STREETS = {
    "St": "Street",
    "Ave": "Avenue",
    "Blvd": "Boulevard",
    "Rd": "Road",
    "Dr": "Drive",
    "Sq": "Square",
    "Hwy": "Highway",
    "Ln": "Lane",
    "Fwy": "Freeway",
    "Pkwy": "Parkway",
}


@rule(
    "streets",
    rf"(?<=[{CAPITAL}a-z\d])\s(?P<what>St|Ave|Blvd|Rd|Sq|Hwy|Ln|Fwy|Pkwy)\b(?:\.(?=\s+(?:[a-z\d(&]|[NS][EW]\b)|[,;:)])|(?=[\s,.;:)]|['\u2019]s\b|$))"
    rf"|(?:(?<=\d\s)|(?<=\b[Oo]n\s))(?P<named>(?:[NSEW]\.?\s)?[{CAPITAL}][a-z]+(?:\s[{CAPITAL}][a-z]+)?)\sDr\b(?:\.(?=\s[a-z]|,)|(?=,))",
)
def streets(found: re.Match[str]) -> str | None:
    """Say the kind of a street after its name.

    >>> said("at 12 Baker St. in London, off 5th Ave, on Elm Ln., at 45 Ocean Dr., Miami")
    'at 12 Baker Street in London, off 5th Avenue, on Elm Lane, at 45 Ocean Drive, Miami'
    """
    if found["named"]:
        return f"{found['named']} Drive"
    name = re.search(r"([\w'\u2019]+)$", before(found))
    named = name is not None and (name[1][0].isupper() or name[1][0].isdigit())
    return f" {_STREETS[found['what']]}" if named else None


_FIRMS = {"Inc": "Incorporated", "Corp": "Corporation", "Ltd": "Limited", "Co": "Company", "Bros": "Brothers", "Dept": "Department",
          "Univ": "University", "Mt": "Mount", "Ft": "Fort", "Pt": "Point", "Assn": "Association", "Intl": "International"}  # fmt: skip


_COUNTIES = (
    "Antrim|Armagh|Carlow|Cavan|Clare|Cork|Derry|Donegal|Down|Dublin|Durham|Fermanagh|Galway|Kerry|Kildare|Kilkenny|Laois|Leitrim|Limerick|"
    "Londonderry|Longford|Louth|Mayo|Meath|Monaghan|Offaly|Roscommon|Sligo|Tipperary|Tyrone|Waterford|Westmeath|Wexford|Wicklow"
)
"""Of Ireland, and Durham."""


@rule(
    "firms",
    rf"(?<!&\s)\bCo\.?\s(?=(?:{_COUNTIES})\b)|(?<=[\w&],\s)(?P<a>Inc|Corp|Ltd)\b(?:\.(?=\s+[a-z]|,))?|(?<=[\w&.]\s)(?P<b>Inc|Corp|Ltd|Co|Bros|Dept|Assn|Univ)\b(?:\.(?=\s+(?:[a-z]|Ltd|Inc)|,|['\u2019])|(?=[\s,.;:)]|$))|(?<!\d\s)\b(?P<c>Mt|Ft|Pt)\b\.?(?=\s(?![IVX]+\b)[A-Z])"
    r"|(?<=[\w&.]\s)(?P<d>Inc|Corp|Ltd|Co)(?=['\u2019](?:s\b|\s))",
)
def firms(found: re.Match[str]) -> str:
    """Say what a firm is, and Mount and Fort, in full.

    >>> said("Acme Corp. said that Smith & Co. had left Mt. Everest for Newry, Co. Down, near Ford Motor Co's.")
    "Acme Corporation said that Smith and Company had left Mount Everest for Newry, County Down, near Ford Motor Company's."
    """
    short = found["a"] or found["b"] or found["c"] or found["d"]
    return _FIRMS[short] if short else "County "


_PARTIES = {"D": "Democrat", "R": "Republican", "I": "independent"}
_STATE = "|".join(re.escape(one) for one in STATES)
_WHOLE = "|".join((*POSTAL, *dict.fromkeys(POSTAL.values())))

_TOWN = re.compile(r"\b(?!(?:Yes|No|Thanks|You|Please|Sorry|Well|Oh|Hey|Hello|Goodbye|Look)\b)[A-Z][\w\u2019'-]+,\s$")
"""What Miss. and Man. stand after, where they are no words."""


@rule(
    "states",
    rf"(?<=[a-z],\s)(?P<state>{_STATE})(?:\.(?=\s[a-z]|[,;:)]|\s[\u2014\u2013])|(?=\.{ENDS}))|\b(?P<party>[DRI])-(?:(?P<of>{_STATE})(?:\.(?=\s(?:[a-z]|[\u2014\u2013])|[,;:)])|(?=\.))|(?P<whole>{_WHOLE})\b)"
    rf"|\b(?P<seat>(?!Man\b)(?:{_STATE}))\.(?=\s(?:Lt\.\s)?(?:Gov|Sen|Rep)s?\.\s[{CAPITAL}])",
)
def states(found: re.Match[str]) -> str | None:
    """Say states and provinces in full after their towns, and whom a politician stands for.

    >>> said("in Mobile, Ala., where Lee Ortiz (D-Calif.) spoke, and in Fort Bragg, N.C. It was Mass. Gov. Lee.")
    'in Mobile, Alabama, where Lee Ortiz, Democrat of California, spoke, and in Fort Bragg, North Carolina. It was Massachusetts Governor Lee.'
    """
    if found["state"] in ("Man", "Miss") and not _TOWN.search(before(found)):
        return None
    if found["state"] or found["seat"]:
        return STATES[found["state"] or found["seat"]]
    of = STATES[found["of"]] if found["of"] else POSTAL.get(found["whole"], found["whole"])
    return f"{_PARTIES[found['party']]} of {of}"


@rule(
    "numbers_of",
    rf"\b(?P<word>No|Nos|no|nos)\.\s?(?=\d)|\bNos?\s(?=\d+\b(?=[,;:)'\u2019]|\.?$|\.\s|\s(?:[{CAPITAL}]|(?:is|was|said|says|has|had|will|would|in|on|at|and|for|to|seed|spot|ranked|ranking|pick|source|sources|staff|insiders|spokes\w+|aides?|of)\b)))|\u2116\s?(?=\d)|(?<!\w)\#(?=\d)"
    r"|(?<!this\s)(?<!that\s)(?<!any\s)(?<!which\s)\b(?P<of>(?:[Tt]ail|serial|case|file|docket|badge|permit|passport|registration)\s)"
    r"[Nn]o\.\s?(?P<lettered>[A-Z]{1,3}-?)(?=\d)",
)
def numbers_of(found: re.Match[str]) -> str:
    """Say number before a number.

    >>> said("No. 10 was shut, and so was #3; No 10 said that No 20 men came, no 5; tail no. N12. In this case no. B12 helps.")
    'number 10 was shut, and so was number 3; number 10 said that No 20 men came, no 5; tail number N12. In this case no. B12 helps.'
    """
    if found["of"]:
        return f"{found['of']}number {found['lettered']}"
    return "numbers " if found[0].lower().startswith("nos") else "number "


@rule("esquires", r",?\sEsq\b(?:\.(?=\s[a-z]|,|;))?")
def esquires(found: re.Match[str]) -> str:
    """Say Esquire.

    >>> said("Ann Lee, Esq., spoke")
    'Ann Lee, Esquire, spoke'
    """
    return f"{',' if found[0].startswith(',') else ''} Esquire"


RULES = (titles, regiments, retired, juniors, numbers_of, states, saints, streets, firms)
"""In the order in which they are tried."""
