"""Frames on the sockets: a fixed header (type, case number, payload length) and a bounded payload.

The server relays payloads without looking into them. A header that breaks a bound ends the stream: `FrameError`.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

HEADER = struct.Struct("<BIQ")
PAIR = struct.Struct("<Q")
TIMES = struct.Struct("<dd")

MAX_CASES = 2000
MAX_PROGRESS_BYTES = 1024
MAX_PROGRESS_FRAMES = 2000
MAX_ERROR_BYTES = 16 * 1024
MAX_CASE_BYTES = 64 * 2**20
MAX_REQUEST_BYTES = 512 * 2**20


class Type(IntEnum):
    """Who sends what: C client, S server, J the jailed child."""

    REQUEST = 1  # C→S the operation as JSON, then SOURCE and INPUT frames
    SOURCE = 2  # C→S→J
    INPUT = 3  # C→S→J a case of a run, or the data set of a prepare
    START = 10  # S→J the operation as JSON
    READY = 20  # J→S jailed, seeded, waiting; payload: self-test results of a probe
    LOADED = 21  # J→S the module ran and defines the entry
    FAILED = 22  # J→S→C the operation cannot go on; payload: error
    RETURNED = 23  # J→S→C payload: pair(value, inputs after or nothing when unchanged)
    RAISED = 24  # J→S→C payload: error
    PROGRESS = 25  # J→S→C
    PREPARED = 26  # J→S→C payload: pair(head and inputs, expected)
    FINISHED = 27  # J→S→C end of prepare and draw; payload: value of draw
    PRINTS = 30  # S→C what the case printed; case 0xFFFFFFFF: while the module was loaded
    TIMING = 31  # S→C wall and CPU milliseconds of the case
    DONE = 32  # S→C the child is dead; payload: JSON


NO_CASE = 0xFFFFFFFF

FROM_CHILD: dict[int, int] = {
    Type.READY: 64 * 1024,
    Type.LOADED: 0,
    Type.FAILED: MAX_ERROR_BYTES,
    Type.RETURNED: 2 * MAX_CASE_BYTES + PAIR.size,
    Type.RAISED: MAX_ERROR_BYTES,
    Type.PROGRESS: MAX_PROGRESS_BYTES,
    Type.PREPARED: 2 * MAX_CASE_BYTES + PAIR.size,
    Type.FINISHED: MAX_CASE_BYTES,
}
FROM_CLIENT: dict[int, int] = {
    Type.REQUEST: 64 * 1024,
    Type.SOURCE: 4 * 2**20,
    Type.INPUT: MAX_CASE_BYTES,
}
TO_CHILD: dict[int, int] = {Type.START: 64 * 1024, Type.SOURCE: 4 * 2**20, Type.INPUT: MAX_CASE_BYTES}
FROM_SERVER: dict[int, int] = {
    **{kind: FROM_CHILD[kind] for kind in FROM_CHILD if kind not in (Type.READY, Type.LOADED)},
    Type.PRINTS: 5 * 2**20,
    Type.TIMING: TIMES.size,
    Type.DONE: 256 * 1024,
}


class FrameError(ValueError):
    """The stream broke a bound; nothing after it can be trusted to be a frame."""


class Frame(NamedTuple):
    type: int
    case: int
    payload: bytes


def pack(kind: int, case: int, payload: bytes = b"") -> bytes:
    return HEADER.pack(kind, case, len(payload)) + payload


def pair(first: bytes, second: bytes) -> bytes:
    return PAIR.pack(len(first)) + first + second


def unpair(payload: bytes) -> tuple[bytes, bytes]:
    """Raises FrameError."""
    if len(payload) < PAIR.size:
        raise FrameError("pair without length")
    (length,) = PAIR.unpack_from(payload)
    if length > len(payload) - PAIR.size:
        raise FrameError("pair shorter than it says")
    split = PAIR.size + length
    return payload[PAIR.size : split], payload[split:]


class FrameReader:
    """Cuts a byte stream into frames. Memory is bounded by the largest payload allowed for the type announced."""

    def __init__(self, allowed: dict[int, int]) -> None:
        self._allowed = allowed
        self._buffer = bytearray()

    def __len__(self) -> int:
        return len(self._buffer)

    def feed(self, data: bytes) -> Iterator[Frame]:
        """Raises FrameError at the first header out of bounds; frames before it are yielded."""
        self._buffer += data
        while len(self._buffer) >= HEADER.size:
            kind, case, length = HEADER.unpack_from(self._buffer)
            if kind not in self._allowed:
                raise FrameError(f"frame type {kind}")
            if length > self._allowed[kind]:
                raise FrameError(f"a frame of {length} bytes")
            end = HEADER.size + length
            if len(self._buffer) < end:
                return
            payload = bytes(memoryview(self._buffer)[HEADER.size : end])
            del self._buffer[:end]
            yield Frame(kind, case, payload)
