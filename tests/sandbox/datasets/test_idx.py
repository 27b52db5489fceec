"""The parser of IDX files: what it reads, what it refuses, and that nothing else happens."""

import contextlib
import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from sandbox.datasets.idx import IdxError, parse_idx
from tests.sandbox.datasets.small_mnist import idx

ARRAYS = arrays(np.uint8, array_shapes(min_dims=1, max_dims=3, min_side=0, max_side=6))


@given(ARRAYS)
def test_it_reads_what_was_written(array):
    found = parse_idx(idx(array))
    assert found.dtype == np.uint8
    assert found.shape == array.shape
    assert (found == array).all()


@given(ARRAYS, st.integers(-4, 4).filter(bool))
def test_it_refuses_a_byte_too_few_or_too_many(array, change):
    data = idx(array)
    with pytest.raises(IdxError):
        parse_idx(data[:change] if change < 0 else data + bytes(change))


@given(st.binary(max_size=200) | st.binary(max_size=40).map(lambda rest: b"\0\0\x08" + rest))
def test_any_bytes_are_an_array_or_an_idx_error(data):
    with contextlib.suppress(IdxError):
        assert parse_idx(data).nbytes < len(data)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "two zero bytes"),
        (b"\x1f\x8b\x08\x00", "two zero bytes"),
        (b"\0\0\x0d\x01" + struct.pack(">I", 1) + bytes(4), "type 0x0d"),
        (b"\0\0\x08\x00", "0 axes"),
        (b"\0\0\x08\x04" + bytes(16), "4 axes"),
        (b"\0\0\x08\x03" + bytes(8), "ends inside its header"),
        (b"\0\0\x08\x03" + struct.pack(">3I", 2**32 - 1, 2**32 - 1, 2**32 - 1), "and has 0"),
    ],
)
def test_it_says_what_is_wrong(data, said):
    with pytest.raises(IdxError, match=said):
        parse_idx(data)
