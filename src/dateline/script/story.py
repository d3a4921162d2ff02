"""Read a story: plain text, Markdown or HTML; headline, byline, date, paragraphs."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal

from dateline.errors import StoryError
from dateline.model import Paragraph, Story
from dateline.script.language import detect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

Form = Literal["text", "markdown", "html"]
MAX_BYTES = 10_000_000
"""No story is longer; what is was not meant."""
_FORMS: Mapping[str, Form] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b\u2060\ufeff\ud800-\udfff\ufffe\uffff]")
_BYLINE = re.compile(r"^(?:by|von|par|por|di|da|de)\s+((?:[^\W\d_][\w.'\u2019-]*\s?){1,6})$", re.IGNORECASE)
_MARKED = re.compile(r"\A---[ \t]*\n|^#{1,3} \S", re.MULTILINE)
"""Plain text that has Markdown's headings or front matter is Markdown, whatever its name ends in."""
_STRAY = 3
"""Control characters that a text may have by accident, besides one in a hundred; more of them are no text."""
_HEADLINE = 120
"""Characters: a first line that is longer, or ends like a sentence, is no headline."""


@dataclass(slots=True)
class _Read:
    """What a form gave, before it becomes a Story."""

    headline: str = ""
    byline: str = ""
    published: datetime | None = None
    language: str = ""
    summary: str = ""
    paragraphs: list[Paragraph] = field(default_factory=list)


def read(path: Path, *, otherwise: str = "en") -> Story:
    """Read a story from a file; its ending says what it is.

    Args:
        path: The file.
        otherwise: The language of a text too short to tell by; a text in the same language takes its region, too.

    Raises:
        StoryError: Missing, empty, binary, too large, or without a paragraph.
    """
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise StoryError(f"{path}: {size / 1e6:.0f} MB is more than a story can have", hint="is it the right file?")
        data = path.read_bytes()
    except OSError as error:
        raise StoryError(f"{path}: {error.strerror}", hint="name a text, Markdown or HTML file") from error
    return parse(
        _decoded(data, str(path)), form=_FORMS.get(path.suffix.lower(), "text"), path=str(path), otherwise=otherwise
    )


def _decoded(data: bytes, path: str) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") and len(data) % 2 == 0:
        return data.decode("utf-16", "replace")
    if b"\x00" in data or data.startswith((b"%PDF", b"PK\x03\x04", b"{\\rtf")):
        raise StoryError(f"{path}: binary, not text", hint="save it as plain text, Markdown or HTML")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        strange = len(_CONTROL.findall(text))
        if strange <= _STRAY + len(text) * 0.01:
            return text
    raise StoryError(f"{path}: binary, or in an encoding that is not known", hint="save it as UTF-8")


def parse(text: str, *, form: Form, path: str, otherwise: str = "en") -> Story:
    """Read a story from its text.

    Args:
        text: The whole file.
        form: How it is written.
        path: The file, as the user would name it.
        otherwise: The language of a text too short to tell by; a text in the same language takes its region, too.

    Raises:
        StoryError: There is nothing in it to read aloud.
    """
    text = unicodedata.normalize("NFC", _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))
    if not text.strip():
        raise StoryError(f"{path}: empty", hint="a story has at least one paragraph")
    if form == "text" and _MARKED.search(text):
        form = "markdown"
    found = _READERS[form](text, path)
    whole = [one for one in found.paragraphs if one.text]
    paragraphs = tuple(piece for one in whole for piece in _cut(one))
    if not paragraphs:
        raise StoryError(f"{path}: no paragraph in it", hint="a story has at least one paragraph of text")
    language = found.language or detect(" ".join(one.text for one in paragraphs))
    if not language or language == otherwise.partition("-")[0]:
        language = otherwise
    cut = sum(len(one.text.split()) > _LONG for one in whole)
    note = f"{cut} paragraph{'s' * (cut > 1)} of more than {_LONG:,} words cut at sentences" if cut else ""
    return Story(found.headline, found.byline, found.published, language, paragraphs, found.summary, note)


_LONG = 1_500
"""Words: nobody writes a longer paragraph on purpose."""
_PIECE = 250
"""Words of the pieces that it is cut into, to the end of a sentence."""


def _cut(paragraph: Paragraph) -> Iterator[Paragraph]:
    """Cut a paragraph that is too long where sentences end, or between words where none does."""
    words = paragraph.text.split(" ")
    start, heading = 0, paragraph.heading
    while len(words) - start > 0:
        stop = len(words) if len(words) <= _LONG else min(len(words), start + _PIECE)
        while stop < len(words) and stop - start < 2 * _PIECE and not _SENTENCE_END.search(words[stop - 1]):
            stop += 1
        yield Paragraph(" ".join(words[start:stop]), heading)
        start, heading = stop, ""


_SENTENCE_END = re.compile("[.!?\u2026\u3002][\"'\u201d\u2019\u00bb)]*$")


def folded(text: str) -> str:
    """Put a text on one line."""
    return " ".join(text.split())


# --- plain text --------------------------------------------------------------------------


def _text(text: str, _path: str) -> _Read:
    """Read paragraphs, one a line or with blank lines between and lines wrapped."""
    blocks = [block for block in re.split(r"\n[ \t]*\n", text) if block.strip()]
    top = blocks[0].strip().splitlines()
    if len(top) > 1 and _BYLINE.match(folded(top[1])):  # headline and byline, with no blank line between
        blocks[:1] = [top[0], top[1], *filter(None, ["\n".join(top[2:])])]
    if len(blocks) == 1 or _a_line_each(blocks):
        lines = [folded(line) for block in blocks for line in block.splitlines()]
    else:
        lines = [folded(block) for block in blocks]
    return _headed([line for line in lines if line])


def _a_line_each(blocks: list[str]) -> bool:
    """Whether lines are paragraphs, although some are blank: long ones stand right below one another."""
    inner = [line for block in blocks for line in block.strip().splitlines()[:-1]]
    return bool(inner) and sum(len(line) > _HEADLINE for line in inner) > len(inner) / 2


def _headed(lines: list[str]) -> _Read:
    """Take headline and byline off the top."""
    found = _Read()
    if len(lines) > 1 and len(lines[0]) <= _HEADLINE and not re.search(r"[.!?\u2026\"\u201d,;:]$", lines[0]):
        found.headline, lines = lines[0], lines[1:]
        byline = _BYLINE.match(lines[0]) if len(lines) > 1 else None
        if byline:
            found.byline, lines = byline[1].strip(), lines[1:]
    found.paragraphs = [Paragraph(line) for line in lines]
    return found


# --- Markdown ----------------------------------------------------------------------------


def _markdown(text: str, path: str) -> _Read:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only Markdown pays for it

    head, body = _front_matter(text)
    found = _described(head, path)
    tokens = MarkdownIt("commonmark").disable("code").parse(body)  # who indents a paragraph writes no program
    heading, inside, number = "", "", ""
    for token in tokens:
        if token.type.endswith("_open"):
            inside = token.tag
        if token.type == "list_item_open":  # "2019. That was the year" is no list
            number = f"{token.info}{token.markup} " if len(token.info) >= _YEAR else ""
        if token.type in ("fence", "html_block"):
            blocks = re.split(r"\n\s*\n", re.sub(r"<!--.*?-->|<[^>]*>", " ", token.content, flags=re.DOTALL))
            found.paragraphs += [Paragraph(line, "") for one in blocks if (line := folded(one))]
        if token.type != "inline":
            continue
        line, number = folded(number + _inline(token.children or ())), ""
        if inside == "h1" and not found.headline:
            found.headline = line
        elif inside.startswith("h") and inside[1:].isdigit():
            heading = line
        elif line:
            byline = _BYLINE.match(line) if not found.paragraphs and not found.byline else None
            if byline:
                found.byline = byline[1].strip()
                continue
            found.paragraphs.append(Paragraph(line, heading))
            heading = ""
    return found


_YEAR = 4
"""Digits that no list counts to."""


def _inline(tokens: Iterable[Any]) -> str:
    """Keep words, drop marks: emphasis, links and code become plain text; pictures and raw HTML go."""
    return "".join(" " if one.type in _SPACES else one.content if one.type in _WORDS else "" for one in tokens)


_SPACES = ("softbreak", "hardbreak")
_WORDS = ("text", "code_inline")


def _front_matter(text: str) -> tuple[str, str]:
    found = re.match(r"---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", text, re.DOTALL)
    return (found[1], text[found.end() :]) if found else ("", text)


_KEYS = {
    "title": "headline",
    "headline": "headline",
    "author": "byline",
    "byline": "byline",
    "date": "published",
    "published": "published",
    "language": "language",
    "lang": "language",
    "summary": "summary",
    "description": "summary",
}


def _described(head: str, path: str) -> _Read:
    """Read front matter: the keys that are known, each as a string."""
    from dateline.yamlfile import Faults, Scalar, Table, compose, many  # noqa: PLC0415 - only where there is some

    found = _Read()
    if not head.strip():
        return found
    faults = Faults(path, head)
    tree = compose(head, faults)
    if faults.found:
        raise many(faults.found, path, StoryError)
    for key, value in tree.pairs if isinstance(tree, Table) else ():
        name = _KEYS.get(key.text.lower())
        if name == "published" and isinstance(value, Scalar):
            found.published = _moment(value.text)
        elif name and isinstance(value, Scalar):
            setattr(found, name, folded(value.text))
    return found


def _moment(text: str) -> datetime | None:
    try:
        value = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return value if value.tzinfo else value.replace(tzinfo=UTC)


# --- HTML --------------------------------------------------------------------------------


def _html(text: str, path: str) -> _Read:
    """Take the main text out of a page, with trafilatura."""
    import trafilatura  # noqa: PLC0415 - only HTML pays for its second of imports

    tree: Any = trafilatura.bare_extraction(
        text, with_metadata=True, include_comments=False, include_tables=True, favor_recall=True
    )
    if tree is None or tree.body is None:
        raise StoryError(f"{path}: no article was found in this page", hint="save its text as plain text or Markdown")
    found = _Read(folded(tree.title or ""), folded(tree.author or ""), _moment(tree.date or ""))
    found.summary = folded(tree.description or "")
    declared = re.search(r"<html[^>]*\blang=[\"']?([a-z]{2,3})\b", text, re.IGNORECASE)
    found.language = declared[1].lower() if declared else ""
    blocks = _blocks(text) if len(tree.body) == 1 else []  # of a page of a few lines it makes one paragraph
    if len(blocks) > 1:
        found.paragraphs = [Paragraph(line, "") for line in blocks if line != found.headline]
        return found
    heading = ""
    for node in tree.body.iter("p", "head", "item", "quote", "row"):
        for one in node.iter("lb"):  # a line's break is a space
            one.tail = f" {one.tail or ''}"
        cells = [folded("".join(cell.itertext())) for cell in node.iter("cell")]
        line = ", ".join(filter(None, cells)) if node.tag == "row" else folded("".join(node.itertext()))
        if node.tag == "head":
            heading = "" if line == found.headline else line
        elif line and not list(node.iter("p"))[1:] and not any(one.tag == "row" for one in node.iterancestors()):
            found.paragraphs.append(Paragraph(line, heading))
            heading = ""
    return found


def _blocks(text: str) -> list[str]:
    """Read a page's blocks as they stand."""
    from lxml import html  # noqa: PLC0415 - only HTML pays for it

    body = html.document_fromstring(text)
    for one in body.iter("br", "td", "th"):
        one.tail = f" {one.tail or ''}"
    nodes = body.iter("h1", "h2", "h3", "p", "li", "blockquote", "tr", "figcaption")
    lines = [folded(node.text_content()) for node in nodes if not list(node.iter("p"))[1:]]
    return [line for line in lines if line]


_READERS: Mapping[Form, Callable[[str, str], _Read]] = {"text": _text, "markdown": _markdown, "html": _html}
