from __future__ import annotations

import pytest

from dateline.script import quotes, story


def said(*paragraphs: str, language: str = "en") -> list[tuple[int, str]]:
    """Give who speaks in which paragraph."""
    text = "\n\n".join(paragraphs)
    told = story.parse(f"---\nlanguage: {language}\n---\n\n{text}", form="markdown", path="x")
    return [(one.paragraph, one.who) for one in quotes.find(told)]


@pytest.mark.parametrize(
    "text",
    [
        "\u201cI knew,\u201d said Ana Prado, a baker. \u201cI did know.\u201d",
        '"I knew," Ana Prado said.',
        "\u2018I knew, and it\u2019s done,\u2019 said Ana Prado, a baker.",
        "Ana Prado, 44, a baker: \u201cI knew.\u201d",
        "Ana Prado said: \u201cI knew it.\u201d",
        "\u201cI knew,\u201d said the baker Ana Prado.",
    ],
)
def test_a_name_beside_a_quotation(text: str) -> None:
    """Whatever its marks, and on whichever side the verb stands."""
    assert said(text) == [(0, "Ana Prado")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "\u201eIch wusste es\u201c, sagt Hedwig Terhorst, 67, die eine Werkstatt betreibt."),
        ("de", "\u00bbIch wusste es\u00ab, sagt Hedwig Terhorst, 67."),
        ("fr", "\u00ab Je le savais \u00bb, dit Hedwig Terhorst, 67 ans."),
        ("fr", "Hedwig Terhorst, 67 ans, rit. \u00ab Je le savais, explique-t-elle. Tout le monde le savait. \u00bb"),
        ("es", "\u2014Ya lo sab\u00eda \u2014dice Hedwig Terhorst, que tiene un taller\u2014. Lo sab\u00edan todos."),
        ("pt", "\u00abEu sabia\u00bb, conta Hedwig Terhorst, de 67 anos."),
        ("it", "\u00abLo sapevo\u00bb, racconta Hedwig Terhorst, che ha un'officina."),
    ],
)
def test_quotations_of_other_languages(language: str, text: str) -> None:
    """Each in its own style."""
    assert said(text, language=language) == [(0, "Hedwig Terhorst")]


def test_pronouns_and_last_names_are_people_who_were_there() -> None:
    """She is who opened a sentence last; a last name alone is the whole name."""
    found = said(
        "Ana Prado, 44, shut the door.", "\u201cI knew,\u201d she said.", "\u201cAll of us did,\u201d said Prado."
    )
    assert found == [(1, "Ana Prado"), (2, "Ana Prado")]


def test_somebody_described() -> None:
    """A speaker without a name is called what the story calls her."""
    assert said("\u201cDon't print that,\u201d said one of the guides.") == [(0, "one of the guides")]
    assert said("\u201cIt rains upwards,\u201d said a hydrologist.") == [(0, "a hydrologist")]


def test_a_quotation_that_ends_with_a_full_stop_is_over() -> None:
    """What follows it is a sentence of its own, whatever verb stands in it."""
    text = (
        "\u201cWe have none,\u201d says Ana Prado, 34. \u201cWe own the name.\u201d It tells a battery whom to trust."
    )
    assert said(text) == [(0, "Ana Prado")]


def test_scare_quotes_and_titles_are_no_speech() -> None:
    """Neither are slogans."""
    assert said("The meteorologists have a phrase, \u201cunusual persistence,\u201d that they use.") == []
    assert said("They called it a \u201cmiracle\u201d, and sang \u201cWaltzing Matilda\u201d all night.") == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ana Prado, 44, met Ivo Lang, 60. \u201cI knew,\u201d she said.", "Ana Prado"),
        ("Ana Prado, 44, met Ivo Lang, 60. \u201cI knew,\u201d he said.", "Ivo Lang"),
        ("Ana Prado, 44, waits. An usher was in no doubt. \u201cThey look up,\u201d she said.", "An usher"),
        ("Ana Prado, 44, waits. Her father was a poet. \u201cI knew,\u201d she said.", "Ana Prado"),
        ("Ana Prado, 44, waits. \u201cI knew,\u201d said Prado\u2019s grandson.", "Prado\u2019s grandson"),
        ("Ana Prado, 44, waits. \u201cYou need a ride?\u201d a woman calls from a truck.", "a woman"),
        ("\u2018Lentils,\u2019 corrects her partner in the venture, Ivo Lang, a boatbuilder.", "Ivo Lang"),
        ("The baker Ana Prado waits. Ivo Lang, 60, is late. \u201cI knew,\u201d said the baker.", "Ana Prado"),
        (
            "Ana Prado, 44, waits. In the room was a conservator named Amy Birmingham. \u201cLook,\u201d she said.",
            "Amy Birmingham",
        ),
        ("Ivo Lang, 60, is late. Ana Prado\u2019s key opens a shed. \u201cI live here,\u201d she said.", "Ana Prado"),
        ("Ana Prado, 44, waits. According to her, \u201cit was the hardest year of all\u201d.", "Ana Prado"),
    ],
)
def test_who_is_meant(text: str, who: str) -> None:
    """A pronoun keeps to its sex, a description to the name it was given with, a relative is not the one related to."""
    assert [one for _, one in said(text)] == [who]


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        (
            "de",
            "Fatou Sarr, 40, wartet. In der Stille, sagt sie, ist es gut. \u00bbImmer geschlafen\u00ab, sagt sie.",
            "Fatou Sarr",
        ),
        ("fr", "Paul Arles, 70 ans, attend. \u00ab Tous \u00bb, a r\u00e9pondu quelqu\u2019un.", "quelqu\u2019un"),
        (
            "fr",
            "Paul Arles, 70 ans, attend. \u00ab Entrez \u00bb, crie depuis la cour sa fille Irina, violoniste.",
            "Irina",
        ),
        ("es", "Griet Peeters, 50, llega.\n\n\u2014Buenos d\u00edas \u2014le dice a la fruta.", "Griet Peeters"),
        (
            "es",
            "Carmen Lago, ingeniera, sube. Iv\u00e1n Paz, 30, baja. \u00abMe gritaban\u00bb, se r\u00ede la ingeniera.",
            "Carmen Lago",
        ),
        (
            "pt",
            "Isaura Prado, 70, abriu. Chamava-se Tom\u00e1s Guarda. \u00abPensei nisso\u00bb, conta ela.",
            "Isaura Prado",
        ),
    ],
)
def test_who_is_meant_in_other_languages(language: str, text: str, who: str) -> None:
    """Nouns, objects and verbs written large are nobody."""
    assert [one for _, one in said(*text.split("\n\n"), language=language)][-1:] == [who]


def test_a_talk_of_two_goes_by_turns() -> None:
    """Where nothing says who speaks, the other one does."""
    found = said(
        "\u201cDo you sell them?\u201d asked Ana Prado.",
        "\u201cNever,\u201d said Ivo Lang.",
        "\u201cTo whom?\u201d",
        "\u201cAnybody.\u201d",
    )
    assert [who for _, who in found] == ["Ana Prado", "Ivo Lang", "Ana Prado", "Ivo Lang"]


def test_what_the_author_says_has_no_speaker_to_suggest() -> None:
    """Nobody is called I."""
    assert said("Ana Prado, 44, waits. \u201cWhy?\u201d I asked.") == [(0, "")]
