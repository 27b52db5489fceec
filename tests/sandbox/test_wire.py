"""Frames: whatever the stream is cut into, they come out whole, and nothing out of bounds comes out at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox import wire
from sandbox.wire import Frame, FrameError, FrameReader, Type, pack, pair, unpair

frames = st.lists(st.tuples(st.sampled_from([Type.RAISED, Type.PROGRESS]), st.integers(0, 9), st.binary(max_size=50)))


@given(frames, st.integers(1, 40))
def test_it_reads_frames_however_the_stream_is_cut(sent, size):
    stream = b"".join(pack(*frame) for frame in sent)
    reader = FrameReader(wire.FROM_CHILD)
    seen = [frame for start in range(0, len(stream), size) for frame in reader.feed(stream[start : start + size])]
    assert seen == [Frame(*frame) for frame in sent]


@pytest.mark.parametrize(
    "header",
    [
        wire.HEADER.pack(Type.RETURNED, 0, 2**40),
        wire.HEADER.pack(Type.RAISED, 0, wire.MAX_ERROR_BYTES + 1),
        wire.HEADER.pack(Type.LOADED, 0, 1),
        wire.HEADER.pack(Type.DONE, 0, 0),
        wire.HEADER.pack(0, 0, 0),
        wire.HEADER.pack(255, 2**32 - 1, 2**64 - 1),
    ],
)
def test_it_refuses_a_header_out_of_bounds_before_reading_on(header):
    reader = FrameReader(wire.FROM_CHILD)
    with pytest.raises(FrameError):
        list(reader.feed(header))


@given(st.binary(max_size=2000))
def test_no_bytes_hurt_the_reader(data):
    reader = FrameReader(wire.FROM_CHILD)
    try:
        for frame in reader.feed(data):
            assert len(frame.payload) <= wire.FROM_CHILD[frame.type]
    except FrameError:
        pass
    assert len(reader) <= len(data)


@given(st.binary(max_size=30), st.binary(max_size=30))
def test_a_pair_comes_apart_as_it_was_put_together(first, second):
    assert unpair(pair(first, second)) == (first, second)


@pytest.mark.parametrize("payload", [b"", b"\x01", wire.PAIR.pack(5) + b"1234", wire.PAIR.pack(2**60)])
def test_it_refuses_a_pair_that_is_none(payload):
    with pytest.raises(FrameError):
        unpair(payload)
