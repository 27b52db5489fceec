"""Values and their bytes: round trips, and a decoder that no bytes can hurt."""

import json
import math
import struct
import time
import tracemalloc

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from sandbox.values import (
    DTYPES,
    MAX_BYTES,
    Array,
    DecodeError,
    EncodeError,
    Given,
    Opaque,
    decode,
    decode_inputs,
    encode,
)

scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(2**200), 2**200)
    | st.floats(allow_nan=False)
    | st.complex_numbers(allow_nan=False)
    | st.text()
    | st.binary(max_size=64)
)
keys = st.text(max_size=5) | st.integers() | st.none()
trees = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner) | st.lists(inner).map(tuple) | st.dictionaries(keys, inner) | st.lists(st.text(), min_size=16)
    ),
    max_leaves=30,
)
arrays = hnp.arrays(
    st.sampled_from(sorted(DTYPES)).map(np.dtype), hnp.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4)
)


def without_lone_surrogates(value):
    return json.loads(json.dumps(value)) if isinstance(value, str) else value


@given(trees)
def test_it_gives_back_every_plain_value(value):
    data = encode(value)
    assert encode(decode(data)) == data
    assert decode(data) == value


@given(arrays, st.booleans())
def test_it_gives_back_every_array_bit_by_bit(data, requires_grad):
    array = Array("tensor", data.dtype.name, data, "cpu", requires_grad)
    back = decode(encode(array))
    assert (back.kind, back.dtype, back.requires_grad) == ("tensor", data.dtype.name, requires_grad)
    assert back.data.shape == data.shape
    assert back.data.tobytes() == data.tobytes()
    assert not back.data.flags.writeable


def test_it_keeps_nan_infinity_and_the_sign_of_zero():
    values = [math.nan, math.inf, -math.inf, -0.0]
    back = decode(encode(values))
    assert [str(v) for v in back] == [str(v) for v in values]
    assert [str(v) for v in decode(encode(values * 10))] == [str(v) for v in values * 10]


def test_it_keeps_non_contiguous_and_big_endian_arrays():
    for data in (np.arange(12.0).reshape(3, 4).T, np.arange(3, dtype=">f8"), np.arange(8)[::-2]):
        assert decode(encode(Array("ndarray", data.dtype.name, data))).data.tolist() == data.tolist()


def test_bfloat16_travels_by_name():
    array = Array("tensor", "bfloat16", np.ones(3, np.float32))
    assert decode(encode(array)).dtype == "bfloat16"


def test_long_lists_of_numbers_are_packed():
    assert len(encode([0.1] * 1000)) < 8200
    assert decode(encode(tuple(range(1000)))) == tuple(range(1000))


def test_long_lists_of_texts_are_packed():
    names = [f"n{number}" for number in range(300_000)]
    assert decode(encode(names)) == names
    words = ("", "ä", "日本", "🦉 ", "a\0b") * 20
    assert decode(encode(words)) == words


def test_a_packed_text_with_lone_surrogates_arrives_without_them():
    assert decode(encode(["a\ud800b", "c"] * 20)) == ["a?b", "c"] * 20


def test_a_thing_of_given_py_travels_in_inputs_alone():
    given = Given("bowl", (Array("ndarray", "float64", np.ones(2)), Given("first")), {"rate": 0.5}, made=True)
    data = encode(((given,), {}))
    ((back,), _) = decode_inputs(data)
    assert (back.name, back.made, back.kwargs) == ("bowl", True, {"rate": 0.5})
    assert back.args[0].data.tolist() == [1.0, 1.0]
    assert (back.args[1].name, back.args[1].made) == ("first", False)
    assert encode(decode_inputs(data)) == data
    with pytest.raises(DecodeError):
        decode(data)


def test_text_with_lone_surrogates_arrives_without_them():
    assert decode(encode("a\ud800b")) == "a?b"


@pytest.mark.parametrize(
    "value",
    [
        [[]] * 60_000,
        "x" * 600_000,
        2**10_000,
        Array("ndarray", "object", np.array([None])),
        Array("ndarray", "float32", np.ones(2)),
        Array("ndarray", "float64", np.ones(MAX_BYTES // 8)),
        {1, 2},
        [""] * 1_000_001,
        ["x"] * 20 + ["x" * 600_000],
        ["x" * 500_000] * 40,
    ],
)
def test_it_refuses_to_encode_what_cannot_travel(value):
    with pytest.raises(EncodeError):
        encode(value)


def test_it_refuses_to_encode_what_is_too_deep():
    value = []
    for _ in range(50):
        value = [value]
    with pytest.raises(EncodeError):
        encode(value)


def forged(tree, lengths, buffers=b""):
    header = json.dumps([tree, lengths]).encode()
    start = struct.pack("<I", len(header)) + header
    return start + b"\0" * (-len(start) % 16) + buffers


ARRAY = ["a", "ndarray", "float64", [2], 0, "cpu", False]


def changed(position, value):
    return [*ARRAY[:position], value, *ARRAY[position + 1 :]]


def packed_texts(count, lengths, characters):
    buffer = struct.pack(f"<I{len(lengths)}I", count, *lengths) + characters
    return forged(["p", "l", "s", 0], [len(buffer)], buffer + bytes(-len(buffer) % 16))


HOSTILE_GIVEN = {
    "no name": ["g", "", ["t", []], ["d", []], False],
    "a path": ["g", "os.system", ["t", []], ["d", []], False],
    "a name of 300 letters": ["g", "a" * 300, ["t", []], ["d", []], False],
    "a name that is a number": ["g", 7, ["t", []], ["d", []], False],
    "arguments in a list": ["g", "f", ["l", []], ["d", []], True],
    "keywords in a list": ["g", "f", ["t", []], ["l", []], True],
    "a keyword that is no name": ["g", "f", ["t", []], ["d", [[["s", "a b"], 1]]], True],
    "a keyword that is a number": ["g", "f", ["t", []], ["d", [[1, 1]]], True],
    "arguments of what is not made": ["g", "f", ["t", [1]], ["d", []], False],
    "made by a number": ["g", "f", ["t", []], ["d", []], 1],
    "a field too few": ["g", "f", ["t", []], ["d", []]],
    "a key": ["d", [[["g", "f", ["t", []], ["d", []], False], 1]]],
}


@pytest.mark.parametrize("node", HOSTILE_GIVEN.values(), ids=HOSTILE_GIVEN.keys())
def test_it_refuses_hostile_names_of_given_py(node):
    with pytest.raises(DecodeError):
        decode_inputs(forged(node, []))


HOSTILE = {
    "nothing": b"",
    "half a length": b"\x01\x02",
    "a header of 4 GiB": struct.pack("<I", 2**32 - 1) + b"x" * 100,
    "no JSON": struct.pack("<I", 4) + b"nope",
    "an object": forged({"a": 1}, []),
    "a deep tree": struct.pack("<I", 200_000) + b"[" * 100_000 + b"]" * 100_000,
    "a deep honest tree": forged(eval("[" * 40 + "]" * 40), []),
    "an integer of a million digits": struct.pack("<I", 100_007) + b"[" + b"9" * 100_000 + b",[],0]",
    "a huge plain integer": forged(2**64, []),
    "an unknown tag": forged(["z", 1], []),
    "a tag without its fields": forged(["a"], []),
    "a list as a tag": forged([[]], []),
    "a billion elements": forged(changed(3, [10**9]), [16], bytes(16)),
    "a negative dimension": forged(changed(3, [-2, -1]), [16], bytes(16)),
    "nine dimensions": forged(changed(3, [1] * 9), [8], bytes(16)),
    "an empty array of huge sides": forged(changed(3, [0, 2**40, 2**40]), [0], b""),
    "a dimension that is a float": forged(changed(3, [2.0]), [16], bytes(16)),
    "a dimension that is true": forged(changed(3, [True]), [8], bytes(16)),
    "an object dtype": forged(changed(2, "object"), [16], bytes(16)),
    "a record dtype": forged(changed(2, "V8"), [16], bytes(16)),
    "a text dtype": forged(changed(2, "U2"), [16], bytes(16)),
    "a dtype that is a list": forged(changed(2, [["a", "f8"]]), [16], bytes(16)),
    "a buffer twice": forged(["l", [ARRAY, ARRAY]], [16], bytes(16)),
    "a buffer that is not there": forged(changed(4, 1), [16], bytes(16)),
    "a buffer longer than the bytes": forged(ARRAY, [2**40]),
    "a negative buffer": forged(ARRAY, [-16]),
    "bytes left over": forged(ARRAY, [16], bytes(64)),
    "a scalar of one dimension": forged(["a", "scalar", "float64", [2], 0, "cpu", False], [16], bytes(16)),
    "a key twice": forged(["d", [[["s", "a"], 1], [["s", "a"], 2]]], []),
    "a key that is a list": forged(["d", [[["l", []], 1]]], []),
    "a pair of three": forged(["d", [[1, 2, 3]]], []),
    "two million packed numbers": forged(["p", "l", "f", 0], [16_000_000], bytes(16_000_000)),
    "a name of given.py": forged(["g", "f", ["t", []], ["d", []], False], []),
    "a billion packed texts": packed_texts(10**9, [], b""),
    "more packed texts than lengths": packed_texts(3, [1, 1], b"ab"),
    "packed texts that are too short": packed_texts(2, [1, 5], b"abc"),
    "packed texts with letters left over": packed_texts(2, [1, 1], b"abc"),
    "packed texts that wrap round": packed_texts(2, [2**32 - 1, 2], b"a"),
    "packed texts that are no UTF-8": packed_texts(1, [1], b"\xff"),
    "packed texts with half a surrogate": packed_texts(1, [1], "\ud800".encode("utf-8", "surrogatepass")),
    "packed texts without a count": forged(["p", "l", "s", 0], [3], bytes(16)),
    "17 MiB of packed text": packed_texts(1, [17 << 20], b"a" * (17 << 20)),
    "an unknown packing": forged(["p", "l", "O", 0], [16], bytes(16)),
    "a hex integer that is none": forged(["i", "0xzz"], []),
    "a hex integer too long": forged(["i", "0x" + "f" * 10_000], []),
    "a complex of texts": forged(["c", "1", "2"], []),
    "a device of a megabyte": forged(changed(5, "c" * 10_000), [16], bytes(16)),
    "a type name of a megabyte": forged(["o", "c" * 10_000, ""], []),
    "more than 64 MiB": bytes(MAX_BYTES + 1),
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE.keys())
def test_it_refuses_hostile_bytes_quickly(data):
    started = time.perf_counter()
    with pytest.raises(DecodeError):
        decode(data)
    assert time.perf_counter() - started < 0.1


def decoded_within_bounds(data):
    """Decode, or be refused: no other exception, no time, no memory beyond the bytes themselves."""
    tracemalloc.start()
    started = time.process_time()
    try:
        decode_inputs(data)
    except DecodeError:
        pass
    finally:
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert time.process_time() - started < 0.1
    assert peak < 64 * len(data) + 2**20


@settings(max_examples=400, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_hurt_the_decoder(data):
    decoded_within_bounds(data)


headers = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(list("sicbltdpoag")),
    lambda inner: st.lists(inner, max_size=8) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=40,
)


@settings(max_examples=400, deadline=None)
@given(headers, st.lists(st.integers(-1, 64), max_size=4), st.binary(max_size=128))
def test_no_header_hurts_the_decoder(tree, lengths, buffers):
    decoded_within_bounds(forged(tree, lengths, buffers))


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(trees | arrays.map(lambda a: Array("ndarray", a.dtype.name, a)), st.data())
def test_no_flipped_bytes_hurt_the_decoder(value, data):
    bytes_ = bytearray(encode(value))
    for _ in range(data.draw(st.integers(1, 4))):
        bytes_[data.draw(st.integers(0, len(bytes_) - 1))] = data.draw(st.integers(0, 255))
    decoded_within_bounds(bytes(bytes_))


def test_an_opaque_tells_type_and_reason():
    assert decode(encode(Opaque("builtins.function", "not a plain value"))) == Opaque(
        "builtins.function", "not a plain value"
    )
