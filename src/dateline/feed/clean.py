"""Text that XML can hold."""

from __future__ import annotations

import re

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no room for (2.2, Char)."""


def clean(text: str) -> str:
    """Take out what XML cannot hold; feedgen would only fail at the end."""
    return _ILLEGAL.sub("", text)
