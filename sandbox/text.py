"""Text from the jail made fit to show: no terminal escapes, no bidirectional tricks, no NUL, bounded."""

from __future__ import annotations

import unicodedata

MAX_PRINTS = 5 * 2**20
_KEPT = "\n\t"
_REPLACED = {"Cc", "Cf", "Cs", "Co", "Cn"}


def clean(text: str, limit: int = MAX_PRINTS) -> str:
    """Control, format (bidi marks, zero-width), surrogate and unassigned characters become U+FFFD."""
    text = text[:limit].replace("\r\n", "\n")
    if text.isascii() and text.isprintable():
        return text
    return "".join(c if c in _KEPT or unicodedata.category(c) not in _REPLACED else "�" for c in text)


def clean_bytes(data: bytes, limit: int = MAX_PRINTS) -> str:
    return clean(data[:limit].decode("utf-8", "replace"))
