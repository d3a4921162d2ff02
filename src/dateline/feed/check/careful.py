"""Numbers, JSON and addresses as strangers write them: each is read, or is said to be none; nothing here raises."""

from __future__ import annotations

import json
import math
import re
from functools import lru_cache
from typing import Any
from urllib.parse import SplitResult, urlsplit

_DIGITS = 15
"""More of them no file has bytes; and Python refuses thousands."""


def count(said: str | None) -> int | None:
    """Read a whole number that is not below nought; None where it is none.

    >>> count("42"), count("²"), count("-1"), count("1" * 5000)
    (42, None, None, None)
    """
    text = said or ""
    return int(text) if len(text) <= _DIGITS and re.fullmatch(r"[0-9]+", text) else None


def seconds(said: str | None) -> float | None:
    """Read a number of seconds that is not below nought; None where it is none.

    >>> seconds("1.5"), seconds("nan"), seconds("1_0"), seconds("9" * 400)
    (1.5, None, None, None)
    """
    text = said or ""
    return float(text) if len(text) <= 2 * _DIGITS and re.fullmatch(r"[0-9]+(?:\.[0-9]*)?", text) else None


def clock(said: str) -> float | None:
    """Read hours, minutes and seconds, or fewer of them; None where they are none.

    >>> clock("1:02:03"), clock("75"), clock("soon"), clock("1:2:3:4")
    (3723.0, 75.0, None, None)
    """
    parts = [seconds(one) for one in said.split(":")]
    if len(parts) > 3 or None in parts:  # noqa: PLR2004 - h:m:s
        return None
    total = 0.0
    for one in parts:
        total = total * 60 + (one or 0.0)
    return total


def moment(value: object) -> float | None:
    """Give a number of JSON that is one: neither true nor "1", nor without end.

    >>> moment(1.5), moment(True), moment("1"), moment(float("inf"))
    (1.5, None, None, None)
    """
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    return float(value) if math.isfinite(value) else None


def record(data: bytes) -> tuple[dict[str, Any], str]:
    """Read a JSON object; gives it, or what is wrong with it.

    Every number becomes a float, so that none is too long for one.

    >>> record(b'{"a": 1}'), record(b"[]")[1], record(b"[" * 100_000)[1]
    (({'a': 1.0}, ''), 'it is no object', 'it goes too deep')
    """
    try:
        found = json.loads(data.decode("utf-8-sig"), parse_int=float, parse_constant=_refused)
    except UnicodeDecodeError:
        return {}, "it is not UTF-8"
    except ValueError as error:
        return {}, f"it is no JSON: {error}"
    except RecursionError:
        return {}, "it goes too deep"
    return (found, "") if isinstance(found, dict) else ({}, "it is no object")


def _refused(name: str) -> float:
    raise ValueError(f"{name} is no number")


def split(address: str) -> SplitResult:
    """Take an address apart; one that cannot be is nothing.

    >>> split("https://a.fm/x").path, split("http://[x").path
    ('/x', '')
    """
    try:
        return urlsplit(address)
    except ValueError:
        return SplitResult("", "", "", "", "")


@lru_cache(maxsize=512)
def whole(address: str) -> bool:
    """Whether an address is an http or https one with a host, a port if any, and no character that has to be escaped.

    >>> whole("https://a.fm/x"), whole("a.fm/x"), whole("https://a.fm:99999/x"), whole('https://a.fm/"x')
    (True, False, False, False)
    """
    parts = split(address)
    try:
        port = parts.port
    except ValueError:
        return False
    named = parts.scheme in ("http", "https") and bool(parts.hostname) and port != 0
    return named and not re.search(r'[\s"<>\\^`{|}]|%(?![0-9A-Fa-f]{2})', address)  # RFC 3986, 2
