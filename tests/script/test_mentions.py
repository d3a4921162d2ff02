from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dateline.model import Place
from dateline.script import mentions, places, story
from dateline.script.mentions import House
from dateline.script.places import Area, fold

if TYPE_CHECKING:
    from dateline.script.mentions import Mention


def named(text: str, language: str = "en", house: House | None = None) -> dict[str, Mention]:
    """Give what one paragraph names, by how it is written."""
    told = story.parse(f"---\nlanguage: {language}\n---\n\n{text}", form="markdown", path="x")
    return {one.surface: one for each in mentions.find(told, places.gazetteer(), house).mentions for one in each}


def city(mention: Mention) -> str:
    """Give the city a mention was most likely taken for."""
    return mention.places[0][0].city


@pytest.mark.parametrize(
    ("text", "surface", "least", "most"),
    [
        ("The queue in Nairobi is long.", "Nairobi", 1.0, 1.25),
        ("It was told in the evening that nobody from Nairobi had come.", "Nairobi", 0.3, 0.4),
        ("He has been to Lima, to Oslo and to Accra, and stayed in none.", "Oslo", 0.0, 0.2),
        ("It was past ten when Judge Paris came in and sat down at the back of the room.", "Paris", 0.0, 0.2),
        ("\u201cEverybody goes to Toronto in the end,\u201d she said, and shrugged.", "Toronto", 0.2, 0.35),
    ],
)
def test_roles_weigh(text: str, surface: str, least: float, most: float) -> None:
    """A scene's place weighs most; an origin, a list, a name and a quotation less, and each says why."""
    found = named(text)[surface]
    assert least <= found.weight <= most, found.why
    assert found.why


def test_a_person_is_known_by_what_stands_beside() -> None:
    """An age or a verb of saying makes a person of two towns, and the first name alone is hers from there on."""
    found = named("Paris Lindqvist, 44, runs the desk. Nobody asks Paris twice. \u201cNo,\u201d said Paris Lindqvist.")
    assert found["Paris"].weight <= 0.2


def test_words_are_no_places() -> None:
    """Towns that are called like words count only where a preposition vouches for them."""
    assert "Reading" not in named("Reading the board was a man in a suit. The reading took an hour.")
    assert city(named("If you want to see it, stand in Reading when the trains have stopped.")["Reading"]) == "Reading"
    assert "May" not in named("In May nothing grew. Much was said.")


@pytest.mark.parametrize("written", ["Paris, Texas,", "Paris (Texas)"])
def test_a_region_tells_namesakes_apart(written: str) -> None:
    """Whatever stands between them."""
    found = named(f"The tower in {written} wears a hat.")["Paris"]
    assert found.places[0][0].region == "Texas"


def test_a_story_tells_namesakes_apart() -> None:
    """A landmark near by that only one of them has settles which one is meant."""
    found = named("In Wortley Village, in Ontario, they juggle. London is an insurance town.")["London"]
    assert found.places[0][0] == places.gazetteer().named("London, Ontario")


def test_landmarks_stand_for_their_cities() -> None:
    """Districts, streets and nicknames, with their article where they need it."""
    assert city(named("At Ojuelegba the buses wait.")["Ojuelegba"]) == "Lagos"
    assert city(named("In Itaewon nobody sleeps.")["Itaewon"]) == "Seoul"
    assert city(named("Snow fell on the Loop.")["Loop"]) == "Chicago"


@pytest.mark.parametrize(
    ("language", "text", "surface", "wanted"),
    [
        ("de", "Der Bochumer Regen fiel auf alle.", "Bochumer", "Bochum"),
        ("fr", "Il y avait là un boulanger lillois qui riait.", "lillois", "Lille"),
        ("fr", "C'est à l'Alfama qu'on l'a vu.", "Alfama", "Lisbon"),
        ("it", "La mattina a Napoli comincia tardi.", "Napoli", "Naples"),
        ("es", "En Múnich llovía.", "Múnich", "Munich"),
        ("pt", "Em Nova Iorque ninguém dorme.", "Nova Iorque", "New York"),
        ("ja", "東京では雨が降っていた。", "東京", "Tokyo"),
        ("en", "IN NAIROBI NOBODY SLEPT", "NAIROBI", "Nairobi"),
        ("en", "In Sao Paulo it rained.", "Sao Paulo", "São Paulo"),
    ],
)
def test_names_of_other_languages_and_spellings(language: str, text: str, surface: str, wanted: str) -> None:
    """Adjectives of cities, elisions, foreign forms, other scripts, capitals, missing accents."""
    assert city(named(text, language)[surface]) == wanted


@pytest.mark.parametrize("word", ["italienische", "italienne", "italiani", "italianos", "Italian"])
def test_peoples_in_six_languages(word: str) -> None:
    """One stem stands for the people of a country in all of them."""
    assert places.gazetteer().people(word) == Area("IT")


def test_the_show_knows_better() -> None:
    """A name that show.yaml gives a city, or none, is that; a person is a person."""
    castle = places.gazetteer().named("Edinburgh")
    assert castle is not None
    house = House({fold("The Castle"): castle, "lima": None}, frozenset(("oslo",)))
    found = named("The Castle was shut. In Lima and in Oslo nobody minded.", house=house)
    assert found["The Castle"].places == ((castle, 1.0),)
    assert not {"Lima", "Oslo"} & set(found)


@pytest.mark.parametrize(
    ("name", "country", "region"),
    [
        ("Lima", "PE", ""),
        ("Paris, Texas", "US", "Texas"),
        ("Portland, US", "US", "Oregon"),
        ("London, Ontario", "CA", "Ontario"),
    ],
)
def test_a_city_as_somebody_writes_it(name: str, country: str, region: str) -> None:
    """With its region or country if it has namesakes."""
    place = places.gazetteer().named(name)
    assert place is not None
    assert (place.country, region in ("", place.region)) == (country, True)


def test_a_label_tells_from_namesakes() -> None:
    """The best known of a name is called by it alone."""
    gazette = places.gazetteer()
    assert gazette.label(Place("Paris", "FR", 48.8534, 2.3488, "Île-de-France")) == "Paris"
    texas = gazette.named("Paris, Texas")
    assert texas is not None
    assert gazette.label(texas) == "Paris, Texas"


def test_the_gazetteer_loads_in_an_instant() -> None:
    """It stays small on disk; nothing of it is read twice."""
    folder = Path(places.__file__).parent / "data"
    assert sum(path.stat().st_size for path in folder.iterdir()) <= 8_000_000
