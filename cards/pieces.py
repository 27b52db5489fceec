"""Parts of a page that are compressed once and put together for each visitor without being compressed again.

Each piece is whole deflate blocks (RFC 1951) that refer to nothing before them, so that any pieces in any order make
one stream. What belongs to one visitor is stored, not compressed: the length of a page tells nothing of it (BREACH).
"""

import re
import secrets
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

HEAD = b"\x1f\x8b\x08\x08\x00\x00\x00\x00\x00\xff"  # gzip with a name, which pads against BREACH, as Django does
LONGEST_NAME = 100
LAST = b"\x03\x00"  # an empty last block
LONGEST_STORED = 0xFFFF
LEVEL = 6
MARK = secrets.token_hex(8)  # no text holds it by accident, and nobody knows it
SEAM = re.compile(f"\x02{MARK}:(\\w+)\x03")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some bytes of a page, plain and as deflate blocks."""

    plain: bytes
    packed: bytes


@dataclass(frozen=True, slots=True)
class Woven:
    """What stands before, between and after the places of one and the same piece, plain and packed."""

    plain: tuple[bytes, ...]
    packed: tuple[bytes, ...]

    def around(self, piece: Piece) -> Piece:
        return Piece(piece.plain.join(self.plain), piece.packed.join(self.packed))


def woven(runs: Iterable[Iterable[Piece]]) -> Woven:
    """Runs of pieces; between two of them a place is left."""
    kept = [list(run) for run in runs]
    return Woven(
        tuple(b"".join(piece.plain for piece in run) for run in kept),
        tuple(b"".join(piece.packed for piece in run) for run in kept),
    )


def packed(text: str) -> Piece:
    """For what is kept."""
    plain = text.encode()
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Piece(plain, packer.compress(plain) + packer.flush(zlib.Z_FULL_FLUSH) if plain else b"")


def stored(text: str) -> Piece:
    """For what is one visitor's own, and for what is short."""
    plain = text.encode()
    starts = range(0, len(plain), LONGEST_STORED)
    return Piece(plain, b"".join(stored_block(plain[at : at + LONGEST_STORED]) for at in starts))


def stored_block(plain: bytes) -> bytes:
    """At most LONGEST_STORED bytes as one block; it begins and ends on a byte."""
    size = len(plain)
    return b"\x00" + size.to_bytes(2, "little") + (size ^ 0xFFFF).to_bytes(2, "little") + plain


def whole(pieces: Iterable[Piece]) -> bytes:
    return b"".join(piece.plain for piece in pieces)


def gzipped(pieces: Iterable[Piece]) -> bytes:
    """The whole as one gzip file."""
    kept = list(pieces)
    return framed(b"".join(piece.packed for piece in kept), whole(kept))


def framed(blocks: bytes, plain: bytes) -> bytes:
    """Deflate blocks, none of them marked as the last, as a gzip file of `plain`."""
    check = zlib.crc32(plain).to_bytes(4, "little") + (len(plain) & 0xFFFFFFFF).to_bytes(4, "little")
    return HEAD + b"a" * secrets.randbelow(LONGEST_NAME) + b"\0" + blocks + LAST + check


def seam(name: str) -> str:
    """What stands in a text where something is put in later; `name` is a word."""
    return f"\x02{MARK}:{name}\x03"


def cut(text: str) -> tuple[Piece | str, ...]:
    """A text with seams: pieces, and between them the names of the seams."""
    return tuple(part if at % 2 else packed(part) for at, part in enumerate(SEAM.split(text)))
