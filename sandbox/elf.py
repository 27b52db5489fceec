"""The little that is read of ELF files: which loader a program asks for, which symbols a shared object wants.

Source: System V Application Binary Interface, gABI 4.1, chapters 4 and 5. 64-bit little-endian files alone.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_PT_INTERP, _SHT_DYNSYM, _SHN_UNDEF, _STB_WEAK = 3, 11, 0, 2
_HEADER = struct.Struct("<16sHHIQQQIHHHHHH")
_SEGMENT = struct.Struct("<IIQQQQQQ")
_SECTION = struct.Struct("<IIQQQQIIQQ")
_SYMBOL = struct.Struct("<IBBHQQ")


class ElfError(ValueError):
    """The bytes are no ELF file of the kind read here."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """A dynamic symbol. An undefined weak one may stay without a definition when the object is loaded."""

    name: str
    defined: bool
    weak: bool


def interpreter(data: bytes) -> str | None:
    """The dynamic loader a program names; None for a static one. Raises ElfError."""
    header = _header(data)
    for number in range(header[10]):
        kind, _, offset, _, _, size, *_ = _unpacked(_SEGMENT, data, header[5] + number * _SEGMENT.size)
        if kind == _PT_INTERP:
            return data[offset : offset + size].rstrip(b"\0").decode()
    return None


def dynamic_symbols(data: bytes) -> Iterator[Symbol]:
    """The named symbols of .dynsym. Raises ElfError."""
    header = _header(data)
    sections = [_unpacked(_SECTION, data, header[6] + number * _SECTION.size) for number in range(header[12])]
    for _, kind, _, _, offset, size, link, *_ in sections:
        if kind == _SHT_DYNSYM and link < len(sections):
            names = data[sections[link][4] : sections[link][4] + sections[link][5]]
            yield from _symbols(data, offset, size, names)


def _symbols(data: bytes, offset: int, size: int, names: bytes) -> Iterator[Symbol]:
    for place in range(offset, offset + size - size % _SYMBOL.size, _SYMBOL.size):
        name, info, _, section, _, _ = _unpacked(_SYMBOL, data, place)
        text = names[name : max(names.find(b"\0", name), name)].decode("utf-8", "replace")
        if text:
            yield Symbol(text, section != _SHN_UNDEF, info >> 4 == _STB_WEAK)


def _header(data: bytes) -> tuple[int, ...]:
    header: tuple[int, ...] = _unpacked(_HEADER, data, 0)
    if data[:6] != b"\x7fELF\x02\x01":
        raise ElfError("no 64-bit little-endian ELF file")
    return header


def _unpacked(layout: struct.Struct, data: bytes, offset: int) -> tuple[int, ...]:
    try:
        return layout.unpack_from(data, offset)
    except struct.error as error:
        raise ElfError(f"a structure lies beyond the end: {error}") from error
