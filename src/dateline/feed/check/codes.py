"""Lists that others keep: languages, countries, roles, media."""

from __future__ import annotations

import re


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_LANGUAGES = _set(
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee "
    "el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is "
    "it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms "
    "mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si "
    "sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh "
    "yi yo za zh zu"
)
"""ISO 639-1; codes of three letters are only looked at for their form."""
COUNTRIES = _set(
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY "
    "BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK "
    "FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR "
    "IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK "
    "ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM "
    "PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF "
    "TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW"
)
"""ISO 3166-1 alpha-2; and XK, which everybody uses."""
ROLES: dict[str, frozenset[str]] = {
    group: frozenset(roles.split(", "))
    for group, roles in {
        "creative direction": "director, assistant director, executive producer, senior producer, producer, "
        "associate producer, development producer, creative director",
        "cast": "host, co-host, guest host, guest, voice actor, narrator, announcer, reporter",
        "writing": "author, editorial director, co-writer, writer, songwriter, guest writer, story editor, "
        "managing editor, script editor, script coordinator, researcher, editor, fact checker, translator, "
        "transcriber, logger",
        "audio production": "studio coordinator, technical director, technical manager, audio engineer, "
        "remote recording engineer, post production engineer",
        "audio post-production": "audio editor, sound designer, foley artist, composer, theme music, "
        "music production, music contributor",
        "administration": "production coordinator, booking coordinator, production assistant, content manager, "
        "marketing manager, sales representative, sales manager",
        "visuals": "graphic designer, cover art designer",
        "community": "social media manager",
        "misc.": "consultant, intern",
        "video production": "camera operator, lighting designer, camera grip, assistant camera",
        "video post-production": "editor, assistant editor",
    }.items()
}
"""The Podcast Taxonomy: roles by group, in lower case."""
MEDIA = _set("podcast music video film audiobook newsletter blog publisher course mixed")
"""podcast:medium; each but mixed may have an L for a list."""
TAGS = _set(
    "transcript locked funding chapters soundbite person location season episode trailer license "
    "alternateEnclosure source integrity guid value valueRecipient valueTimeSplit medium images image liveItem "
    "contentLink socialInteract chat block txt remoteItem podroll updateFrequency podping publisher follow "
    "singleItem metaBoost"
)
"""The podcast namespace's elements."""


def language(tag: str) -> bool:
    """Whether a tag has a known language, and a known country if any (BCP 47).

    >>> [language(tag) for tag in ("en", "pt-BR", "zh-Hant-TW", "fil", "english", "xx", "en-UK")]
    [True, True, True, True, False, False, False]
    """
    first, *rest = tag.lower().split("-")
    known = first in _LANGUAGES or re.fullmatch(r"[a-z]{3}", first)
    countries = [part.upper() for part in rest[:2] if re.fullmatch(r"[a-z]{2}", part)]
    formed = all(re.fullmatch(r"[a-z0-9]{2,8}", part) for part in rest)
    return bool(known) and formed and COUNTRIES.issuperset(countries)


def medium(name: str) -> bool:
    """Whether the namespace knows a medium."""
    return name in MEDIA or (name.endswith("L") and name[:-1] in MEDIA - {"mixed"})


def geo(text: str) -> bool:
    """Whether a text is a place on this earth (RFC 5870).

    >>> geo("geo:51.5,-0.1"), geo("geo:91,0"), geo("51.5,-0.1")
    (True, False, False)
    """
    found = re.fullmatch(r"geo:(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)(,-?\d+(?:\.\d+)?)?(;.*)?", text)
    return found is not None and abs(float(found[1])) <= 90 and abs(float(found[2])) <= 180  # noqa: PLR2004 - degrees
