"""Changes that commands make to an edited script: they touch one passage and keep everything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.errors import ScriptError
from dateline.yamlfile import Faults, Items, Scalar, Table, compose, many

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model import Fit
    from dateline.yamlfile import Node


def retake(source: str, line: int, path: str) -> tuple[str, int]:
    """Raise the take of the passage that ``line`` (from 1) is in.

    Returns:
        The script's new text, and the number of the take it now asks for.

    Raises:
        ScriptError: The file is no YAML, or no passage is there.
    """
    faults = Faults(path, source)
    root = compose(source, faults)
    if faults.found:
        raise many(faults.found, path, ScriptError)
    for passage in _passages(root):
        if passage.line <= line <= _last_line(passage, source):
            return _raised(source, passage)
    raise ScriptError(
        f"{path}:{line}: no passage in this line",
        hint="name a line of the paragraph that is to be read again",
    )


def fit(source: str, fitted: Fit, path: str) -> str:
    """Write the factors of a length into a script, in place of those that are there.

    Raises:
        ScriptError: The file is no YAML, or has no segments.
    """
    faults = Faults(path, source)
    root = compose(source, faults)
    if faults.found or not isinstance(root, Table):
        raise many(faults.found, path, ScriptError)
    line = f"fit: {{pauses: {fitted.pauses:g}, pace: {fitted.pace:g}}}"
    for key, value in root.pairs:
        if key.text == "fit":
            return f"{source[: key.start]}{line}{source[_end(value, source) + _closing(value, source) :]}"
    at = next((key.start for key, _ in root.pairs if key.text == "segments"), len(source))
    return f"{source[:at]}{line}\n{source[at:]}"


def _closing(node: Node, source: str) -> int:
    """Count the characters up to and with the bracket that closes a flow mapping."""
    if not (isinstance(node, Table) and node.flow):
        return 0
    end = _end(node, source) if node.pairs else node.start
    return source.index("}", end) + 1 - end


def _passages(root: Node | None) -> Iterator[Scalar | Table]:
    for segments in _values(root, "segments"):
        for segment in segments.items if isinstance(segments, Items) else ():
            for narration in _values(segment, "narration"):
                for item in narration.items if isinstance(narration, Items) else ():
                    if isinstance(item, Scalar) or (isinstance(item, Table) and _words(item)):
                        yield item


def _values(node: Node | None, name: str) -> Iterator[Node]:
    pairs = node.pairs if isinstance(node, Table) else ()
    return (value for key, value in pairs if key.text == name)


def _words(item: Table) -> Scalar | None:
    found = [*_values(item, "say"), *_values(item, "slate")]
    return found[0] if found and isinstance(found[0], Scalar) else None


def _end(node: Node, source: str) -> int:
    """Give the index one past a node's last visible character."""
    if isinstance(node, Scalar):
        return node.start + len(source[node.start : node.end].rstrip())
    children = node.items if isinstance(node, Items) else [value for _, value in node.pairs]
    return max(_end(child, source) for child in children)


def _last_line(node: Scalar | Table, source: str) -> int:
    return source.count("\n", 0, _end(node, source)) + 1


def _raised(source: str, passage: Scalar | Table) -> tuple[str, int]:
    indent = " " * (passage.column - 1)
    if isinstance(passage, Scalar):
        end = _end(passage, source)
        deeper = source[passage.start : end].replace("\n", "\n  ")
        return f"{source[: passage.start]}say: {deeper}\n{indent}take: 2{source[end:]}", 2
    for take in _values(passage, "take"):
        if isinstance(take, Scalar) and take.text.isdigit():
            number = int(take.text) + 1
            return f"{source[: take.start]}{number}{source[take.end :]}", number
    end = _end(passage, source)
    glue = ", " if passage.flow else f"\n{indent}"
    return f"{source[:end]}{glue}take: 2{source[end:]}", 2
