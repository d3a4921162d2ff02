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


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ana Prado, 44, waits. The cotton went to West Africa. \u201cMixed knits,\u201d she said.", "Ana Prado"),
        ("Ana Prado, 44, waits. He has a card from the United Nations. \u201cLook,\u201d she said.", "Ana Prado"),
        ("Ana Prado, 44, waits. It hung there in the Middle Ages. \u201cLook,\u201d she said.", "Ana Prado"),
        ("Ana Prado, 44, waits level with the Torre de Bujaco. \u201cOccupied,\u201d she said.", "Ana Prado"),
        ("Ana Prado, 44, waits at the Blue Horizon. She went to the National Library. \u201cI see.\u201d", "Ana Prado"),
        ("Ana Prado, 44, waits in a Fair Isle cardigan. \u201cLook,\u201d she said.", "Ana Prado"),
        (
            "Ana Prado, 44, waits. There\u2019s a night nurse in one of these houses. \u201cLook,\u201d she said.",
            "Ana Prado",
        ),
        ("Ana Prado, 44, waits at the Jose Reyes medical centre. \u201cLook.\u201d", "Ana Prado"),
        ("Ana Prado, 44, waits by the sign BIENVENIDO. \u201cLook,\u201d she said.", "Ana Prado"),
    ],
)
def test_places_bodies_and_ages_say_nothing(text: str, who: str) -> None:
    """What only stands behind an article or a preposition of places is nobody's name."""
    assert [one for _, one in said(text)] == [who]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ana Prado, 44, waits. On each hill sits a woman. \u201cWe used to,\u201d she said.", "Ana Prado"),
        ("Ivo Lang, 60, sold it to a man who saws. \u201cWe used to,\u201d he said.", "Ivo Lang"),
        ("Ana Prado, 44, waits. Her grandson Edson had gone up. \u201cTonight,\u201d he said.", "Edson"),
        ("Ana Prado, 44, waits. Her older son, Karim, had driven down. \u201cTonight,\u201d he said.", "Karim"),
        ("Ana Prado, 44, waits. Prado\u2019s elder brother Karim lifts a rack. \u201cNo,\u201d he says.", "Karim"),
        (
            "Ana Prado\u2019s husband was arrested. She enlarged photographs. \u201cI looked,\u201d she said.",
            "Ana Prado",
        ),
        ("The woman behind the grille is called Marta Rey. \u201cIt\u2019s a door,\u201d she says.", "Marta Rey"),
        ("\u201cThere are no small ones,\u201d says the man, whose name is Bakhodir.", "Bakhodir"),
        ("In a windowless room Ivo Lang was feeding moths. \u201cI ranch,\u201d said the biologist.", "Ivo Lang"),
        ("\u201cWhich one?\u201d asked cousin Zygmunt at the airport.", "Zygmunt"),
        ("Ivo Lang read it, and so did Ana Prado. \u201cI am no architect,\u201d he\u2019d written.", "Ivo Lang"),
        ("Ana Prado holds a slice. \u201cRead me the paper,\u201d she orders, and I read it.", "Ana Prado"),
        (
            "Jawad al-Tamimi sits. Ivo Lang was a friend of Jawad al-Tamimi. \u201cLook,\u201d says al-Tamimi.",
            "Jawad al-Tamimi",
        ),
        ("They are heard, as an engineer who studies this puts it, \u201cwhere a house is thin\u201d.", "an engineer"),
        ("Fires are long, in the estimate of one policeman, \u201cas long as a coffee\u201d.", "one policeman"),
        ("Ivo Lang, a corporal, told his sister that they had \u201cstood to beside full tanks\u201d.", "Ivo Lang"),
    ],
)
def test_who_is_there_and_who_is_only_mentioned(text: str, who: str) -> None:
    """A person without a name who comes up in passing does not take over; one who is brought in by name does."""
    assert [one for _, one in said(text)] == [who]


def test_a_title_and_a_last_name_mean_the_fuller_name() -> None:
    """Of the right sex, and not of a company."""
    found = said(
        "Ragnhild Fjeldstad runs the firm. Olaf Fjeldstad, her father, founded it.",
        "\u201cI would like to have met them,\u201d Ms Fjeldstad says.",
        "\u201cSo would I,\u201d says Mr Fjeldstad.",
    )
    assert [who for _, who in found] == ["Ragnhild Fjeldstad", "Olaf Fjeldstad"]


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        (
            "de",
            "Emmanuel Tetteh l\u00f6tet ruhig wie ein Chirurg das Skalpell. \u201eHier\u201c, sagt er.",
            "Emmanuel Tetteh",
        ),
        (
            "de",
            "Selamawit Bekele wartet. Einen Teil der H\u00e4user holten Bagger. \u00bbHier\u00ab, sagt sie.",
            "Selamawit Bekele",
        ),
        ("de", "Regula Brodbeck schwimmt auf der Kleinbasler Seite. \u201eHier\u201c, ruft sie.", "Regula Brodbeck"),
        ("de", "Annika Berg lacht. Das Wort Flugscham kennt sie. \u201eHier\u201c, antwortet sie.", "Annika Berg"),
        ("de", "Auguste Pohl hatte 400 Taler gespart. \u201eHier\u201c, sagt sie.", "Auguste Pohl"),
        ("de", "In Auckland streicht Tane Rewiti Eigelb auf Pasteten. \u201eHier\u201c, sagt er.", "Tane Rewiti"),
        (
            "fr",
            "Sanela Begi\u0107 p\u00e8se. Arriv\u00e9e de Tuzla, elle dirige tout. \u00ab Justement \u00bb, dit-elle.",
            "Sanela Begi\u0107",
        ),
        (
            "fr",
            "Paul Arles attend. Dans la rue, un \u00e9picier parle. \u00ab Des ailes \u00bb, a-t-il r\u00e9sum\u00e9.",
            "un \u00e9picier",
        ),
        ("es", "Iv\u00e1n Paz baja hasta la Plaza de Santo Domingo. \u00abTodo bien\u00bb, dice.", "Iv\u00e1n Paz"),
        ("es", "Bajo el arco de la Plaza de Lima Don Aurelio Paz espera. \u00abBien\u00bb, dice.", "Aurelio Paz"),
        ("es", "Carmen Lago espera.\n\n\u2014\u00bfY usted? \u2014le pregunto.", ""),
        (
            "pt",
            "Wilson Takeda, 74 anos, chorava. \u2014 Eu chorava porque ele chorava \u2014 diz Takeda.",
            "Wilson Takeda",
        ),
        (
            "pt",
            "\u201cNoventa e oito. Cento e tr\u00eas.\u201d Rohan Deshpande l\u00ea em voz alta.",
            "Rohan Deshpande",
        ),
        (
            "it",
            "Ivano Lodi ha un apprendista, Youssef, ventitr\u00e9 anni. \u00abMani giuste\u00bb, dice Youssef.",
            "Youssef",
        ),
    ],
)
def test_who_is_a_person_in_other_languages(language: str, text: str, who: str) -> None:
    """Capitals, prepositions of places and particles make no names."""
    assert [one for _, one in said(*text.split("\n\n"), language=language)][-1:] == [who]


def test_what_a_sign_says_and_what_a_song_is_called_is_no_speech() -> None:
    """Unless somebody says it."""
    assert said("Ana Prado, 44, waits by a sign: \u201cMosquitoes at work here, do not spill\u201d.") == []
    assert said("Ana Prado, 44, has a track called \u201cWichita Tubes,\u201d and it is loud.") == []


def test_a_speaker_goes_on_over_what_is_told_between() -> None:
    """A second stretch without a name is the first speaker's, whoever is mentioned in between."""
    text = (
        "\u201cI liked him,\u201d Ana Prado said. They had met in Mayfair, where Ivo Lang talked about his shed. "
        "\u201cHe made one feel let in.\u201d"
    )
    assert said(text) == [(0, "Ana Prado")]


def test_an_author_who_tells_the_answer_was_not_the_one_who_asked() -> None:
    """What follows "I say that" is the answer, and no attribution of the question."""
    text = (
        "Zeki Ayd\u0131n looks up. \u201cAnd how was it?\u201d I say that it was cold. "
        "\u201cThey think so,\u201d he says."
    )
    assert {who for _, who in said(text)} == {"Zeki Ayd\u0131n"}
