"""The IDX format of MNIST's files: two zero bytes, a type code, the number of axes, their big-endian lengths, the data.

Format: Y. LeCun, C. Cortes and C. Burges, The MNIST database of handwritten digits.
"""

from __future__ import annotations

import math
import struct

import numpy as np
import numpy.typing as npt

UBYTE = 0x08
MAX_AXES = 3


class IdxError(ValueError):
    """The bytes are no IDX file of unsigned bytes."""


def parse_idx(data: bytes) -> npt.NDArray[np.uint8]:
    """The array in an IDX file of unsigned bytes with one to three axes: a read-only view of `data`.

    Raises IdxError for another magic, type or number of axes, and for one byte too few or too many.
    """
    if len(data) < 4 or data[:2] != b"\0\0":
        raise IdxError("does not begin like an IDX file, with two zero bytes")
    kind, axes = data[2], data[3]
    if kind != UBYTE:
        raise IdxError(f"holds type 0x{kind:02x}, not unsigned bytes (0x08)")
    if not 1 <= axes <= MAX_AXES:
        raise IdxError(f"has {axes} axes, not 1 to {MAX_AXES}")
    start = 4 + 4 * axes
    if len(data) < start:
        raise IdxError("ends inside its header")
    shape = struct.unpack(f">{axes}I", data[4:start])
    if len(data) - start != math.prod(shape):
        raise IdxError(f"says {' x '.join(map(str, shape))} bytes and has {len(data) - start:,}")
    return np.frombuffer(data, np.uint8, offset=start).reshape(shape)
