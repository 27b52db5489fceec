"""Long lists of texts in one buffer: u32 count, the number of characters of each as u32, all characters as UTF-8."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from itertools import accumulate, pairwise

import numpy as np

MAX_TEXTS = 1_000_000
MAX_TEXT_BYTES = 16 * 2**20
MAX_CHARACTERS = 512 * 1024
"""Of one text."""

_COUNT = struct.Struct("<I")


def pack_texts(texts: Sequence[str]) -> bytes:
    """Raises ValueError when there is too much. A lone surrogate becomes "?", which no database or page minds."""
    lengths = np.fromiter(map(len, texts), dtype="<u4", count=len(texts))
    if len(texts) > MAX_TEXTS or lengths.max(initial=0) > MAX_CHARACTERS:
        raise ValueError("too many elements")
    characters = "".join(texts).encode("utf-8", "replace")
    if len(characters) > MAX_TEXT_BYTES:
        raise ValueError("too many elements")
    return _COUNT.pack(len(texts)) + lengths.tobytes() + characters


def unpack_texts(data: bytes) -> list[str]:
    """The texts in hostile bytes; ValueError when they are none. What it makes is bounded before it is made."""
    count = _COUNT.unpack_from(data)[0] if len(data) >= _COUNT.size else MAX_TEXTS + 1
    first = _COUNT.size * (1 + count)
    if count > MAX_TEXTS or not 0 <= len(data) - first <= MAX_TEXT_BYTES:
        raise ValueError("packed texts")
    lengths: list[int] = np.frombuffer(data, "<u4", count, _COUNT.size).tolist()
    text = data[first:].decode("utf-8")
    ends = list(accumulate(lengths, initial=0))
    if ends[-1] != len(text) or max(lengths, default=0) > MAX_CHARACTERS:
        raise ValueError("packed texts")
    return [text[start:end] for start, end in pairwise(ends)]
