from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

from dateline.model import Place
from dateline.script import mentions, places, split, story

STORIES = Path(__file__).parents[3] / "shared" / "stories"
TOOLS = Path(__file__).parents[2] / "tools"
REST = "The men said little, and the tea went cold. Somebody laughed in the street, and a dog answered."
AFTER = "Nobody had slept. A bicycle stood in the corridor and belonged to no one."
LATER = "At noon the shutters came down, and it was quiet until three."


def divided(*paragraphs: str, per: str = "city", cities: tuple[str, ...] = ()) -> list[tuple[str, str, int]]:
    """Give kind, city and first paragraph of each division."""
    told = story.parse("\n\n".join(paragraphs), form="markdown", path="x")
    only = tuple(place for name in cities if (place := places.gazetteer().named(name)))
    return [
        (one.kind, one.place.city if one.place else "", one.start) for one in split.split(told, per=per, cities=only)
    ]


def test_a_city_for_each_stretch() -> None:
    """Paragraphs that follow a city's name stay there until another is named."""
    found = divided("In Nairobi the gates open at five.", REST, "In Lima the fish comes in at the same hour.", AFTER)
    assert found == [("city", "Nairobi", 0), ("city", "Lima", 2)]


def test_headings_win() -> None:
    """Headings that name cities divide a story, whatever its paragraphs mention."""
    found = divided(
        "# Keys", "## Dublin", "She thinks of Toronto, of Sydney.", REST, "## Lisbon", "In Paris it was dearer."
    )
    assert found == [("city", "Dublin", 0), ("city", "Lisbon", 2)]


def test_datelines_win() -> None:
    """So do datelines, with or without a country and an agency."""
    found = divided(f"NAIROBI \u2014 {REST}", "London had other news.", f"LAGOS, Nigeria (AP) \u2014 {REST}", REST)
    assert found == [("city", "Nairobi", 0), ("city", "Lagos", 2)]


def test_a_story_filed_from_two_cities_opens_in_the_first() -> None:
    """A dateline may name two, as agencies do; what follows is in the first until it says otherwise."""
    found = divided(
        f"NEW YORK/TOKYO, March 3 (AP) \u2014 {REST}", REST, f"LIMA \u2014 {REST}", f"PARIS/BERLIN - {REST}", REST
    )
    assert found == [("city", "New York", 0), ("city", "Lima", 2), ("city", "Paris", 3)]


def test_one_city_is_one_segment() -> None:
    """A story that stays in a city is one division."""
    assert divided(*[f"In Nairobi it rained. {REST}"] * 4) == [("city", "Nairobi", 0)]


def test_a_city_named_once_in_passing_is_no_journey() -> None:
    """A story that is in one city time and again stays there, openings and ends included."""
    found = divided(
        "At Dadar the tins come off the train, and nobody looks at the clock.",
        REST,
        "By noon Andheri smells of cumin, and the lifts are full.",
        "There have been offers. A hotel chain in Singapore wanted them for a festival, and was told no.",
        "At Churchgate the last of them sit down on the kerb and eat what they have carried.",
        LATER,
        AFTER,
    )
    assert found == [("city", "Mumbai", 0)]


def test_no_city_is_one_segment() -> None:
    """A story without a city is one division, in none."""
    assert divided("The kettle sang.", REST, REST) == [("interlude", "", 0)]


def test_per_none_and_per_heading() -> None:
    """A producer may have one segment, or one for each heading."""
    paragraphs = ("In Nairobi it rained.", "## Part two", "In Lima it did not.", "## Part three", REST)
    assert divided(*paragraphs, per="none") == [("interlude", "", 0)]
    assert [start for _, _, start in divided(*paragraphs, per="heading")] == [0, 1, 2]


def test_cities_can_be_chosen() -> None:
    """Named cities are the only candidates."""
    found = divided(f"In Nairobi it rained. {REST}", f"In Lima it did not. {REST}", cities=("Lima",))
    assert {city for _, city, _ in found} <= {"", "Lima"}


def test_a_suburb_is_its_metropolis() -> None:
    """A district named alone puts a paragraph into its city."""
    found = divided("In Kreuzberg the candles burned.", REST, "In Shibuya nobody could find the door.", LATER)
    assert [city for _, city, _ in found] == ["Berlin", "Tokyo"]


def test_namesakes_are_told_apart_by_their_region() -> None:
    """Paris, Texas is not Paris."""
    told = story.parse(f"In Paris, Texas, the tower wears a hat. {REST}", form="text", path="x")
    [division] = split.split(told)
    assert division.place is not None
    assert (division.place.country, division.place.region) == ("US", "Texas")


def test_cities_are_called_what_the_story_calls_them() -> None:
    """In a German story Vienna is Wien."""
    found = divided(
        "In Hamburg ist es noch dunkel. Der Schaffner sagt nichts, und die Frau am Fenster auch nicht.",
        "Niemand hat geschlafen. Auf dem Gang steht ein Rad, das keinem gehört.",
        "In Wien fährt die Bahn ein, pünktlich auf die Minute, und die Türen gehen auf.",
        "Der Kaffee kostet vier Euro. Wer ihn trinkt, bleibt stehen.",
    )
    assert [city for _, city, _ in found] == ["Hamburg", "Wien"]


def test_a_person_is_no_place() -> None:
    """A surname or first name that is a town is not taken for one."""
    told = story.parse("Then Sydney Carton met Jack London there.", form="text", path="x")
    [named] = mentions.find(told, places.gazetteer()).mentions
    assert all(one.weight <= 0.4 for one in named)


def test_divisions_have_no_gaps() -> None:
    """Every paragraph is in one division, in order, also of a long story."""
    paragraphs = [f"In {city} it rained. {REST}" for city in ("Lima", "Oslo", "Accra")] * 300
    told = story.parse("\n\n".join(paragraphs), form="text", path="x")
    found = split.split(told)
    assert [one.start for one in found] == [0, *(one.stop for one in found[:-1])]
    assert found[-1].stop == len(told.paragraphs)


def test_the_gazetteer_finds_what_it_holds() -> None:
    """Names are found by any spelling, and what is not there is not."""
    gazette = places.gazetteer()
    for name in ("London", "london", "São Paulo", "SAO PAULO", "München", "東京", "Washington DC"):
        assert gazette.find(name), name
    assert gazette.find("Zzyzx Nowhere") == ()
    assert gazette.find("") == ()
    assert gazette.find("Berlin")[0].place == Place("Berlin", "DE", 52.5244, 13.4105)


def test_every_landmark_has_its_city() -> None:
    """The index that is shipped is what the hand-written table makes, and each line of that names a known city."""
    spec = importlib.util.spec_from_file_location("build_landmarks", TOOLS / "build_landmarks.py")
    assert spec
    assert spec.loader
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    data = Path(places.__file__).parent / "data"
    marks, heads = tool.index()
    assert marks == (data / "landmarks.tsv").read_text("utf-8"), "run python tools/build_landmarks.py"
    assert heads == (data / "heads.txt").read_text("utf-8")
    assert len(places.gazetteer().heads) >= 300
    assert len(places.gazetteer().landmarks) >= 50_000


def test_a_short_section_is_where_the_city_is_that_it_names() -> None:
    """Under a heading without a city, a paragraph that names one is there, not where the section before was."""
    found = divided(
        "# A life", "## Vienna", f"The trams rang. {REST}", AFTER, "## Home", "She lives in Cleveland again now."
    )
    assert [city for _, city, _ in found] == ["Vienna", "Cleveland"]


def test_a_landmark_like_another_is_elsewhere() -> None:
    """A city that "has a Thames" is not on the Thames."""
    told = story.parse("It has a Thames and a Covent Garden.", form="text", path="x")
    [named] = mentions.find(told, places.gazetteer()).mentions
    assert named
    assert all(one.weight <= 0.2 for one in named)


def test_where_somebody_was_born_is_no_scene() -> None:
    """What somebody did in a city before the story weighs less than what happens there."""
    told = story.parse("She was born in Lima. The rain stops in Quito.", form="text", path="x")
    [[lima, quito]] = mentions.find(told, places.gazetteer()).mentions
    assert lima.weight < quito.weight / 2


@pytest.mark.parametrize("city", ["Samara", "Padang", "Kerman", "Giza", "Matsuyama"])
def test_a_landmark_of_its_name_hides_no_city(city: str) -> None:
    """A city stays one, whatever district elsewhere is called like it."""
    told = story.parse(f"In {city} the market opened at dawn. {REST}\n\n{LATER}", form="text", path="x")
    assert [one.place.city for one in split.split(told) if one.place] == [city]


def test_whoever_is_mister_london_once_is_no_city_later() -> None:
    """A title tells a person from a city in the whole story."""
    told = story.parse("The shop was Mr London's.\n\nShe found London's daughter there.", form="text", path="x")
    assert all(one.weight <= 0.2 for each in mentions.find(told, places.gazetteer()).mentions for one in each)


def test_a_closing_after_the_last_dateline_is_in_no_city() -> None:
    """What follows the last dispatch and speaks of no place closes the story."""
    last = "Every year the world counts them again, and nobody can say what the numbers mean, or whether they will."
    found = divided(
        "LIMA \u2014 Rosa Quispe opened her stall at five. \u201cIt rained,\u201d she said.",
        REST,
        "She sells fish in Surquillo, and she was late.",
        "TOKYO \u2014 In Tsukiji the men shouted. \u201cGo,\u201d said Kenji Mori, 44.",
        REST,
        "He went home to Shibuya at nine.",
        last,
        last.replace("Every year", "Perhaps in all of history"),
    )
    assert [city for _, city, _ in found] == ["Lima", "Tokyo", ""]
    assert found[-1][0] == "closing"


@pytest.mark.skipif(not STORIES.exists(), reason="the shared stories are not beside this repository")
def test_the_long_story_that_is_kept_outside() -> None:
    """Its cities come in their order, none is wrong, and it closes in no city."""
    told = story.read(STORIES / "exiles.txt")
    gold = json.loads((STORIES / "exiles.gold.json").read_text("utf-8"))
    found = split.split(told)
    cities = [one.place.city for one in found if one.place]
    assert cities == ["London", "Los Angeles", "Toronto", "London", "Berlin", "Washington"]
    assert (found[0].kind, found[-1].kind) == ("opening", "closing")
    where = [one.place.city if one.place else None for one in found for _ in range(one.start, one.stop)]
    for index, (here, wanted) in enumerate(zip(where, gold["paragraphs"], strict=True)):
        also = [one["city"] for one in gold["alternatives"] if one["range"][0] <= index <= one["range"][1]]
        assert not wanted["city"] or here in (wanted["city"], *also), index


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        ("## Paris, Texas\n\n", "Texas"),
        ("PORTLAND, Maine \u2014 ", "Maine"),
        ("BIRMINGHAM, Ala. \u2014 ", "Alabama"),
        ("CAMBRIDGE, Mass. \u2014 ", "Massachusetts"),
        ("LONDON, Ontario \u2014 ", "Ontario"),
        ("## Birmingham, Alabama\n\n", "Alabama"),
    ],
)
def test_a_heading_or_dateline_says_which_namesake(tmp_path: Path, head: str, wanted: str) -> None:
    """The region beside a city in a heading or a dateline counts, shortened or not."""
    text = f"# A headline\n\n{head}The rain had stopped by noon, and nobody minded.\n\nThey went home.\n\n"
    path = tmp_path / "story.md"
    path.write_text(f"{text}{head}It was late when they came back to it.\n\n## Lima\n\nIn Lima it was dry.\n", "utf-8")
    found = split.split(story.read(path))
    assert found[0].place is not None
    assert found[0].place.region == wanted


def test_a_dialogue_has_no_datelines(tmp_path: Path) -> None:
    """Names in capitals that take turns are people who speak, not places that report."""
    lines = [
        "AUSTIN \u2014 So when did you leave?",
        "FLORENCE \u2014 Never.",
        "AUSTIN \u2014 Why?",
        "SYDNEY \u2014 The cat is dead.",
    ]
    path = tmp_path / "story.md"
    path.write_text("# Two at a table\n\n" + "\n\n".join(lines), "utf-8")
    assert len(split.split(story.read(path))) == 1


def cities_of(tmp_path: Path, text: str) -> list[tuple[str, str]]:
    """Divide a Markdown story: title and city of each segment."""
    path = tmp_path / "story.md"
    path.write_text(f"# A headline\n\n{text}", "utf-8")
    return [(one.title, one.place.city if one.place else "") for one in split.split(story.read(path))]


def test_headings_are_read_as_people_write_them(tmp_path: Path) -> None:
    """A preposition, a remark or a small town is no reason to overlook the city in a heading."""
    text = (
        f"## In Lagos\n\n{REST}\n\n## Barnsley\n\nIn Barnsley the mill is shut.\n\n"
        f"## Back in Lima, at last\n\n{REST}\n\n## Zur\u00fcck nach Wien\n\n{REST}"
    )
    assert [city for _, city in cities_of(tmp_path, text)] == ["Lagos", "Barnsley", "Lima", "Vienna"]


def test_headings_that_are_words_stand_over_what_the_text_says(tmp_path: Path) -> None:
    """Reading is a town and a word: a section under it is where its paragraphs are, and keeps its heading."""
    text = (
        f"## Reading\n\nIn Lima she read the label twice. {REST}\n\nAt noon Lima is quiet. {AFTER}\n\n"
        f"## Nice work\n\nIn Nairobi they mend it. {REST}\n\nNairobi sleeps late. {AFTER}"
    )
    assert cities_of(tmp_path, text) == [("Reading", "Lima"), ("Nice work", "Nairobi")]


def test_a_heading_without_a_city_among_cities_closes(tmp_path: Path) -> None:
    """Where headings are cities, one that is none stands over a section in no city."""
    text = f"## Lagos\n\n{REST}\n\n## Lima\n\n{REST}\n\n## What remains\n\n{REST}"
    assert cities_of(tmp_path, text) == [("Lagos", "Lagos"), ("Lima", "Lima"), ("What remains", "")]


def test_a_short_story_may_have_a_paragraph_for_a_city() -> None:
    """As the sample that every new show begins with; a cousin abroad is still no scene."""

    def cities(*paragraphs: str) -> list[str | None]:
        told = story.parse("\n\n".join(paragraphs), form="markdown", path="x")
        return [one.place.city if one.place else None for one in split.split(told)]

    lagos, paris = "In Lagos, Ada sold shoes at Balogun market.", "In Paris, rain fell on the rue Oberkampf."
    assert cities(lagos, paris) == ["Lagos", "Paris"]
    assert cities(lagos, "She had been up since four.", paris, "The waiter smoked.") == ["Lagos", "Paris"]
    assert cities("Ada sold shoes in Lagos.", "She had a cousin in London.", "Balogun was full.") == ["Lagos"]
    sample = (
        "Some stories happen in one place.",
        "In Lisbon, the kettle goes on before the light does. The baker below has been up since three.",
        "At about the same hour in Nairobi it is already eight, and the matatus on Ngong Road have been hooting.",
        "Nobody in either kitchen knows of the other.",
    )
    assert cities(*sample) == [None, "Lisbon", "Nairobi"]
