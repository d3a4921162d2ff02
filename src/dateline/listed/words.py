"""Words that show.yaml and scripts have of directories: each is converted, or answered with what to write instead."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from uuid import UUID

from dateline import listing
from dateline.shapes import Word
from dateline.yamlfile import nearest

if TYPE_CHECKING:
    from collections.abc import Callable
    from urllib.parse import SplitResult

    from dateline.shapes import Schema

STRING: Schema = {"type": "string"}
LONGEST = 128
"""Characters of a name that apps show (podcastindex.org/namespace/1.0: person, location, funding, season)."""


def name(text: str) -> str:
    """Read a name that apps show whole."""
    text = " ".join(text.split())
    if not text or len(text) > LONGEST:
        raise ValueError(f"write 1 to {LONGEST} characters")
    return text


def usable(text: str) -> SplitResult:
    """Take an address apart that every app can use (RFC 3986, 2 and 3.2).

    Raises:
        ValueError: It has a name and password, or something that has to be escaped, or no host that can be.
    """
    parts = urlsplit(text)
    if parts.username or parts.password:
        raise ValueError("leave name and password out: listeners would read them in the feed")
    if strange := re.search(r'[\s"<>\\^`{|}]|%(?![0-9A-Fa-f]{2})', text):
        raise ValueError(f"leave {strange[0]!r} out, or write it as %{ord(strange[0]):02X}")
    labels = (parts.hostname or "").removesuffix(".").split(".")
    if parts.scheme not in ("http", "https") or not all(0 < len(one) <= 63 for one in labels):  # noqa: PLR2004 - RFC 1035
        raise ValueError("write http:// or https://, a host and a path")
    try:
        fine = parts.port != 0
    except ValueError:
        fine = False
    if not fine:
        raise ValueError("write a port from 1 to 65535, or none")
    return parts


def address(text: str) -> str:
    """Read the address of a page, without a password in it."""
    try:
        usable(text.strip())
    except ValueError as error:
        raise ValueError(f"write an address such as https://example.org/page: {error}") from None
    return text.strip()


def email(text: str) -> str:
    """Read an address of mail, or nothing; directories write to it (Spotify, Claiming a show)."""
    text = text.strip()
    if text and not re.fullmatch(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+", text):
        raise ValueError("write an address such as desk@example.org, or nothing")
    return text


def language(text: str) -> str:
    """Read a language tag: ISO 639, or BCP 47 with regions and scripts."""
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", text):
        raise ValueError("write a language such as en, de or pt-BR")
    if not listing.known_language(text):
        raise ValueError(
            f"no directory knows {text}; write a code of ISO 639 and a country of ISO 3166, such as {_meant(text)}"
        )
    return text


_MEANT = {"-uk": "en-GB", "-en": "en-GB", "jp": "ja", "cn": "zh-CN", "cz": "cs", "dk": "da", "gr": "el", "ua": "uk-UA"}
"""What is often written, and what is meant."""


def _meant(tag: str) -> str:
    first, _, rest = tag.partition("-")
    if short := listing.short_language(first):
        return f"{short}-{rest}" if rest else short
    return next((right for wrong, right in _MEANT.items() if tag.lower().endswith(wrong)), "en, de or pt-BR")


def one_of(*words: str) -> Callable[[str], str]:
    """Make a reader of a few words."""

    def convert(text: str) -> str:
        if text not in words:
            raise ValueError(f"write one of: {', '.join(words)}; {nearest(text, words)}")
        return text

    return convert


def truth(text: str) -> bool:
    """Read true or false, and nothing that only resembles them."""
    if text not in ("true", "false"):
        raise ValueError("write true or false")
    return text == "true"


def whole(least: int, most: int) -> Callable[[str], int]:
    """Make a reader of whole numbers within bounds."""

    def convert(text: str) -> int:
        if not re.fullmatch(r"\d{1,9}", text) or not least <= int(text) <= most:
            raise ValueError(f"write a whole number from {least} to {most}")
        return int(text)

    return convert


def role(text: str) -> str:
    """Read a role of the podcast taxonomy."""
    known = [role for roles in listing.ROLES.values() for role in roles]
    if text.strip().lower() not in known:
        raise ValueError(f"write a role that apps know; {nearest(text.lower(), tuple(known))}")
    return text.strip().lower()


def guid(text: str) -> str:
    """Read another feed's podcast:guid."""
    try:
        return str(UUID(text.strip()))
    except ValueError:
        raise ValueError("write the other feed's podcast:guid, a UUID") from None


def rule(text: str) -> str:
    """Read a rule of recurrence (RFC 5545, 3.3.10)."""
    if not listing.known_rule(text):
        raise ValueError("write a rule of RFC 5545, days as MO TU WE TH FR SA SU: FREQ=WEEKLY;BYDAY=FR")
    return text


def day(text: str) -> date:
    """Read a day, ISO 8601."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise ValueError("write a day such as 2026-03-01") from None


def number(text: str) -> str:
    """Read the number of an episode."""
    if not re.fullmatch(r"[1-9]\d{0,5}(?:\.\d{1,3})?", text):  # namespace/1.0, episode: decimals are allowed
        raise ValueError("write a number from 1: 12, or 12.5")
    return text


def country(text: str) -> str:
    """Read the code of a country (ISO 3166-1)."""
    if text not in listing.COUNTRIES:
        raise ValueError(
            f"write the ISO 3166 code in capitals: GB, US, KE; the nearest is {listing.nearest_country(text)}"
        )
    return text


BOOLEAN = Word(truth, {"type": "boolean"})
NAME = Word(name, STRING | {"maxLength": LONGEST})
ADDRESS = Word(address, STRING | {"format": "uri"})
