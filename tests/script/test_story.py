from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import StoryError
from dateline.script import story

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.model import Story

PARAGRAPH = "The trains were late, and nobody at the station had been told of it before the morning was over. " * 2


def write(folder: Path, name: str, data: bytes | str) -> Path:
    """Write a story."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def texts(told: Story) -> list[str]:
    """Give the paragraphs' texts."""
    return [one.text for one in told.paragraphs]


def test_a_paragraph_a_line() -> None:
    """Lines that follow one another are paragraphs."""
    told = story.parse(f"{PARAGRAPH}\n{PARAGRAPH}b\n{PARAGRAPH}c\n", form="text", path="x")
    assert len(told.paragraphs) == 3


def test_wrapped_lines_between_blank_ones() -> None:
    """Lines between blank lines are one paragraph, on one line."""
    told = story.parse("One two\nthree four.\n\nFive\nsix.\n", form="text", path="x")
    assert texts(told) == ["One two three four.", "Five six."]


def test_headline_and_byline_on_top() -> None:
    """A short first line is the headline, a line that says by whom the byline."""
    told = story.parse(f"Two markets\nBy Grace O'Malley\n\n{PARAGRAPH}\n\n{PARAGRAPH}", form="text", path="x")
    assert (told.headline, told.byline, len(told.paragraphs)) == ("Two markets", "Grace O'Malley", 2)


def test_a_sentence_is_no_headline() -> None:
    """A short first line that ends like a sentence is a paragraph."""
    told = story.parse(f"It rained.\n\n{PARAGRAPH}", form="text", path="x")
    assert (told.headline, len(told.paragraphs)) == ("", 2)


def test_markdown() -> None:
    """Front matter, headings, emphasis, links, lists, pictures: words stay, marks go."""
    text = (
        "---\ntitle: Two *markets*\nauthor: G. W.\ndate: 2026-03-01T06:00:00+01:00\nlang: en\nsummary: No\n"
        "note: ignored\n---\n\nFirst *with* [a link](http://x.y) and `code`.\n\n## Lima\n\n- one thing\n- another\n\n"
        "![a picture](x.png)\n\n<!-- a comment -->\n\nLast.\n"
    )
    told = story.parse(text, form="markdown", path="x")
    assert (told.headline, told.byline, told.language, told.summary) == ("Two *markets*", "G. W.", "en", "No")
    assert told.published is not None
    assert told.published.isoformat() == "2026-03-01T06:00:00+01:00"
    assert texts(told) == ["First with a link and code.", "one thing", "another", "Last."]
    assert [one.heading for one in told.paragraphs] == ["", "Lima", "", ""]


def test_markdown_in_a_text_file(tmp_path: Path) -> None:
    """A .txt file with Markdown's headings is read as Markdown."""
    told = story.read(write(tmp_path, "a.txt", "# Two\n\n## Lima\n\nIt rained.\n"))
    assert (told.headline, told.paragraphs[0].heading) == ("Two", "Lima")


def test_html() -> None:
    """The main text of a page is taken out, navigation and footers are not."""
    body = "".join(f"<p>Paragraph {number}. {PARAGRAPH}</p>" for number in range(4))
    page = (
        f'<html lang="en"><head><title>Two markets</title></head><body><nav><a href="/">Home</a></nav>'
        f"<article><h1>Two markets</h1>{body}<h2>Lima</h2><p>Fish &amp; ice. {PARAGRAPH}</p></article>"
        "<footer>Copyright somebody</footer></body></html>"
    )
    told = story.parse(page, form="html", path="x.html")
    assert told.headline == "Two markets"
    assert [text.split(".")[0] for text in texts(told)] == [*(f"Paragraph {n}" for n in range(4)), "Fish & ice"]
    assert told.paragraphs[-1].heading == "Lima"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (PARAGRAPH, "en"),
        ("Die Züge kamen zu spät, und niemand auf dem Bahnhof war gewarnt. Das ist nicht gut.", "de"),
        ("Les trains étaient en retard, et personne dans la gare ne le savait avant midi.", "fr"),
        ("Los trenes llegaron tarde y nadie en la estación lo sabía. No fue la primera vez.", "es"),
        ("Os trens chegaram tarde e ninguém na estação sabia. Não foi a primeira vez, mas foi a pior.", "pt"),
        ("I treni erano in ritardo e nessuno nella stazione lo sapeva. Non era la prima volta.", "it"),
        ("A. Nobody said #1.\n\nIn Lima, a bell 🎉 مرحبا.", "en"),
        ("Поезда опоздали, и никто на вокзале об этом не знал до самого утра.", "ru"),  # noqa: RUF001 - the letters are the language
        ("القطارات تأخرت ولم يكن أحد في المحطة يعرف ذلك حتى الصباح.", "ar"),
    ],
)
def test_languages(text: str, language: str) -> None:
    """The language is found from a sentence or two."""
    assert story.parse(text, form="text", path="x").language == language


def test_a_story_in_the_language_of_the_show_is_in_its_region() -> None:
    """English in a British show is read by a British voice, German in it by a German one."""
    english = story.parse("It was the day of the rain and of the mud.", form="text", path="x", otherwise="en-GB")
    german = story.parse("Es war der Tag des Regens und nicht des Windes.", form="text", path="x", otherwise="en-GB")
    assert (english.language, german.language) == ("en-GB", "de")


@pytest.mark.parametrize("text", ["Paris.", "Hello London.", "12:30"])
def test_a_text_too_short_to_tell_is_in_the_language_of_the_show(text: str) -> None:
    """Nobody has a voice for the guess that a classifier makes from three words."""
    assert story.parse(text, form="text", path="x", otherwise="pt-BR").language == "pt-BR"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \n", "empty"),
        (b"%PDF-1.7 ...", "binary"),
        (b"\x00" * 40, "binary"),
        (bytes(range(128, 256)) * 4, "binary"),
        (b"---\ntitle: a\n---\n", "no paragraph"),
    ],
)
def test_what_is_no_story(tmp_path: Path, data: bytes, said: str) -> None:
    """What cannot be read aloud is refused, with a way out."""
    with pytest.raises(StoryError, match=said) as caught:
        story.read(write(tmp_path, "a.md", data))
    assert caught.value.hint


def test_a_folder_is_no_story(tmp_path: Path) -> None:
    """A folder is refused like a file that is missing."""
    with pytest.raises(StoryError, match="directory"):
        story.read(tmp_path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    """Common encodings are read alike."""
    told = story.read(write(tmp_path, "a.txt", "São Paulo \u2014 “não”.\n\nÜber die Straße.".encode(encoding)))
    assert texts(told) == ["São Paulo \u2014 “não”.", "Über die Straße."]


@given(st.text(max_size=400))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Whatever a file holds, paragraphs are clean single lines, or there is one error."""
    try:
        told = story.parse(text, form="text", path="x")
    except StoryError:
        return
    for one in told.paragraphs:
        assert one.text == " ".join(one.text.split())
        assert one.text.isprintable() or any(ord(char) > 127 for char in one.text)


@pytest.mark.parametrize(
    "text",
    [
        "One.\n\n\tTwo, by a tab.\n\n    Three, by four spaces.\n",
        "One.\n\n```\nTwo, by a tab.\n\nThree, by four spaces.\n```\n",
        "One.\n\n<div>Two, by a tab.\n\nThree, by four spaces.</div>\n",
    ],
)
def test_no_paragraph_of_markdown_is_lost(text: str) -> None:
    """Whatever Markdown takes an indented, fenced or tagged paragraph for, a story keeps it."""
    told = story.parse(text, form="markdown", path="x")
    assert [one.text for one in told.paragraphs] == ["One.", "Two, by a tab.", "Three, by four spaces."]


def test_a_year_that_begins_a_paragraph_is_no_list() -> None:
    """What Markdown takes for the 2019th item of a list keeps its number; a list does without."""
    told = story.parse("2019. That was the year.\n\n1. Salt\n2. Bread\n", form="markdown", path="x")
    assert [one.text for one in told.paragraphs] == ["2019. That was the year.", "Salt", "Bread"]


LONG = "She has cooked there for forty years, and the stairs have not become any shorter in all of that time. "


@pytest.mark.parametrize("more", ["", LONG * 4])
def test_tables_and_broken_lines_of_a_page_are_kept(more: str) -> None:
    """A row of a table is a paragraph, and a line's break parts words, in a page of a few lines as in a long one."""
    table = "<table><tr><td>Nairobi</td><td>Ugali is cooked by Grace.</td></tr></table>"
    rest = f"<p>She sings.<br>She dances.</p>{table}<p>In Nairobi, Grace cooks. {more}</p>"
    page = (
        f"<html><body><article><h1>Two kitchens</h1><p>In Lisbon, Maria cooks. {more}</p>{rest}</article></body></html>"
    )
    told = story.parse(page, form="html", path="x")
    texts = [one.text for one in told.paragraphs]
    assert len(texts) == 4
    assert texts[1] == "She sings. She dances."
    assert "Nairobi" in texts[2]
    assert "Ugali is cooked by Grace." in texts[2]
    assert told.headline == "Two kitchens"
