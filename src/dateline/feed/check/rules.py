"""Every rule that a show is held to: a row of rules.tsv each, with who asks for it and where it is written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib.resources import files
from typing import TYPE_CHECKING, Literal, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Severity = Literal["error", "warning", "hint"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that somebody asks of a feed."""

    code: str
    """What it is called: ``channel.category``; never used for anything else."""
    severity: Severity
    """An error is refused or breaks somewhere; a warning loses something; a hint is advice."""
    who: str
    """Who asks for it."""
    where: str
    """The document it is written in, and the part of it."""
    asks: str
    """What is asked, in a sentence without its end."""
    remedy: str
    """What to do when it is not so."""


def _table() -> Iterator[Rule]:
    text = files("dateline.feed.check").joinpath("rules.tsv").read_text("utf-8")
    for line in text.splitlines():
        code, severity, *rest = line.split("\t")
        yield Rule(code, cast("Severity", severity), *rest)


RULES: dict[str, Rule] = {one.code: one for one in _table()}
"""Every rule, by its code."""
ORDER: tuple[Severity, ...] = ("error", "warning", "hint")
"""The worst first."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that something does not keep."""

    code: str
    """The rule's."""
    where: str
    """The channel, an item by its slug or guid, or a file."""
    what: str
    """What was found there."""
    taken: bool = False
    """Whether it is of an episode that was imported, which no script makes."""

    @property
    def rule(self) -> Rule:
        """The rule that is not kept, with a remedy that there is."""
        rule = RULES[self.code]
        made = any(one in rule.remedy for one in ("publish again", "script", "show.yaml"))
        return replace(rule, remedy=_TAKEN) if self.taken and made else rule


_TAKEN = "mend the item in feed/imported-….xml, which dateline import wrote, and publish again: no script makes it"


def worst_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Give each finding once: errors first, and else in the order they were made."""
    return tuple(sorted(dict.fromkeys(findings), key=lambda one: ORDER.index(one.rule.severity)))


_HEAD = """\
# What `dateline check` looks at

An **error** is refused or breaks somewhere, and makes the command exit with 1. A **warning** loses something. A
**hint** is advice. `dateline check --url ADDRESS` asks the server, too: the rules `served.*`, for the feed and the
newest 3 episodes and archives unless `--all` is given. The feed that comes is held to all the rules of feeds and
compared with the one that is here. Of a sound it fetches a hundred bytes in four places. Outside of a show it looks
at what is served alone.

This page is printed by `dateline check --rules`.

| code | severity | what is asked | who asks | where it is written | what to do |
|---|---|---|---|---|---|
"""


def catalogue() -> Iterator[str]:
    """Give the page of all rules, docs/check.md, a line at a time."""
    yield from _HEAD.splitlines()
    for rule in RULES.values():
        cells = (f"`{rule.code}`", rule.severity, rule.asks, rule.who, rule.where, rule.remedy)
        yield f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"
