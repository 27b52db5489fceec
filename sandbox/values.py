"""Values that cross the jail's border, and their bytes.

A value travels as a small JSON header (the tree) followed by raw buffers (the numbers); never as pickle and never as
a NumPy or torch file. `decode` treats every byte as hostile: allow-listed dtypes, at most 8 dimensions, shapes that
match their buffers exactly, bounded depth, nodes and bytes. It needs no torch: a tensor is its data plus its dtype,
and bfloat16, which NumPy lacks, is widened to float32 and keeps its name.

What the creator's given.py hands to the solution travels by name (`Given`), and in inputs alone: `decode` refuses it,
`decode_inputs` does not.

Layout: u32 header length, header, zero bytes up to a multiple of 16, then each buffer padded to a multiple of 16.
Header: `[node, [buffer length, …]]`. A node is a JSON scalar or a list that starts with its tag; objects never occur.
"""

from __future__ import annotations

import json
import math
import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias, cast

import numpy as np

from sandbox.packed import pack_texts, unpack_texts

MAX_BYTES = 64 * 2**20
MAX_HEADER_BYTES = 512 * 1024
MAX_DEPTH = 32
MAX_NODES = 50_000
MAX_PACKED = 1_000_000
MAX_NDIM = 8
MAX_DIMENSION = 2**40
MAX_INT_BITS = 8192
MAX_NAME = 200
PACK_FROM = 16

_ALIGN = 16
_LENGTH = struct.Struct("<I")
_INT64 = 2**63

DTYPES = frozenset(
    {"bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"}
    | {"float16", "float32", "float64", "complex64", "complex128"}
)
BFLOAT16 = "bfloat16"

ArrayKind = Literal["ndarray", "tensor", "scalar"]


class EncodeError(ValueError):
    """The value cannot travel: too deep, too many nodes, too many bytes."""


class DecodeError(ValueError):
    """The bytes are not a value."""


@dataclass(frozen=True, eq=False)
class Array:
    """An n-dimensional array: a NumPy array, a torch tensor or a NumPy scalar (0-d `data`).

    `dtype` is the name its owner knows it by; `data` holds float32 where that is bfloat16. Decoded data is read-only.
    """

    kind: ArrayKind
    dtype: str
    data: np.ndarray[Any, np.dtype[Any]]
    device: str = "cpu"
    requires_grad: bool = False


@dataclass(frozen=True)
class Opaque:
    """An object that is no plain value: only its type's name and the reason travel."""

    type_name: str
    reason: str


@dataclass(frozen=True, eq=False)
class Given:
    """A function or class of the task's given.py; when `made`, what it returns for these arguments, called anew for
    each case in the process that calls the solution.
    """

    name: str
    args: tuple[Value, ...] = ()
    kwargs: Mapping[str, Value] = field(default_factory=dict)
    made: bool = False


Value: TypeAlias = (
    "bool | int | float | complex | str | bytes | list[Value] | tuple[Value, ...] | dict[Value, Value]"
    " | Array | Opaque | Given | None"
)


def encode(value: Value) -> bytes:
    """The bytes of `value`; equal values give equal bytes. Raises EncodeError."""
    writer = _Writer()
    node = writer.node(value, 0)
    header = json.dumps([node, [len(b) for b in writer.buffers]], separators=(",", ":")).encode("ascii")
    if len(header) > MAX_HEADER_BYTES:
        raise EncodeError("too many elements")
    chunks = [_LENGTH.pack(len(header)), header, _padding(_LENGTH.size + len(header))]
    for buffer in writer.buffers:
        chunks += (buffer, _padding(len(buffer)))
    if sum(map(len, chunks)) > MAX_BYTES:
        raise EncodeError(f"more than {MAX_BYTES // 2**20} MiB")
    return b"".join(chunks)


def decode(data: bytes, *, given: bool = False) -> Value:
    """The value in hostile bytes. Raises DecodeError and nothing else; arrays are read-only views of `data`.

    given: whether it may name things of given.py, which no result does.
    """
    if len(data) > MAX_BYTES:
        raise DecodeError("too many bytes")
    tree, lengths, start = _header(data)
    return _Reader(data, _spans(lengths, start, len(data)), given=given).value(tree, 0)


def decode_inputs(data: bytes) -> Value:
    """As `decode`, for the arguments of a case."""
    return decode(data, given=True)


def _padding(length: int) -> bytes:
    return b"\0" * (-length % _ALIGN)


class _Writer:
    def __init__(self) -> None:
        self.buffers: list[bytes] = []
        self._nodes = 0

    def node(self, value: Value, depth: int) -> Any:
        self._nodes += 1
        if depth > MAX_DEPTH:
            raise EncodeError("nested too deeply")
        if self._nodes > MAX_NODES:
            raise EncodeError("too many elements")
        write = _WRITERS.get(type(value))
        if write is None:
            raise EncodeError(f"{type(value).__name__} is no value")
        return write(self, value, depth)

    def buffer(self, data: bytes) -> int:
        self.buffers.append(data)
        return len(self.buffers) - 1

    def array(self, a: Array, _depth: int) -> Any:
        data = np.ascontiguousarray(a.data).reshape(a.data.shape)
        _check_dtype(a.dtype, data.dtype.name, EncodeError)
        index = self.buffer(data.astype(data.dtype.newbyteorder("<"), copy=False).tobytes())
        return ["a", a.kind, a.dtype, list(data.shape), index, a.device[:MAX_NAME], a.requires_grad]

    def sequence(self, items: Sequence[Value], depth: int) -> Any:
        tag = "l" if isinstance(items, list) else "t"
        kinds = set(map(type, items)) if len(items) >= PACK_FROM else set()
        if kinds == {float}:
            return ["p", tag, "f", self.buffer(np.array(items, dtype="<f8").tobytes())]
        if kinds == {int} and all(-_INT64 <= i < _INT64 for i in items):  # type: ignore[operator]  # all are int
            return ["p", tag, "i", self.buffer(np.array(items, dtype="<i8").tobytes())]
        if kinds == {str}:
            return ["p", tag, "s", self.texts(cast("Sequence[str]", items))]
        return [tag, [self.node(item, depth + 1) for item in items]]

    def texts(self, items: Sequence[str]) -> int:
        try:
            return self.buffer(pack_texts(items))
        except ValueError as error:
            raise EncodeError(str(error)) from error

    def mapping(self, items: dict[Value, Value], depth: int) -> Any:
        return ["d", [[self.node(k, depth + 1), self.node(v, depth + 1)] for k, v in items.items()]]

    def given(self, given: Given, depth: int) -> Any:
        args, kwargs = self.node(given.args, depth + 1), self.mapping(dict(given.kwargs.items()), depth + 1)
        return ["g", given.name, args, kwargs, given.made]

    def integer(self, number: int, _depth: int) -> Any:
        if -_INT64 <= number < _INT64:
            return number
        if number.bit_length() > MAX_INT_BITS:
            raise EncodeError("an integer of too many digits")
        return ["i", hex(number)]


_WRITERS: dict[type, Callable[[_Writer, Any, int], Any]] = {
    type(None): lambda _w, v, _d: v,
    bool: lambda _w, v, _d: v,
    float: lambda _w, v, _d: v,
    int: _Writer.integer,
    str: lambda _w, v, _d: ["s", v],
    complex: lambda _w, v, _d: ["c", v.real, v.imag],
    bytes: lambda w, v, _d: ["b", w.buffer(v)],
    list: _Writer.sequence,
    tuple: _Writer.sequence,
    dict: _Writer.mapping,
    Array: _Writer.array,
    Given: _Writer.given,
    Opaque: lambda _w, v, _d: ["o", v.type_name[:MAX_NAME], v.reason[:MAX_NAME]],
}


def _header(data: bytes) -> tuple[Any, list[Any], int]:
    if len(data) < _LENGTH.size:
        raise DecodeError("no header")
    (length,) = _LENGTH.unpack_from(data)
    end = _LENGTH.size + length
    if length > MAX_HEADER_BYTES or end > len(data):
        raise DecodeError("header length")
    try:
        header = _JSON.decode(data[_LENGTH.size : end].decode("ascii"))
    except (ValueError, RecursionError) as error:
        raise DecodeError("header is not the JSON expected") from error
    if not (type(header) is list and len(header) == 2 and type(header[1]) is list):
        raise DecodeError("header shape")
    return header[0], header[1], end + (-end % _ALIGN)


def _no_objects(_pairs: object) -> None:
    raise DecodeError("an object in the header")


_JSON = json.JSONDecoder(object_pairs_hook=_no_objects)


def _spans(lengths: list[Any], start: int, total: int) -> list[tuple[int, int]]:
    spans = []
    for length in lengths:
        if type(length) is not int or length < 0 or start + length > total:
            raise DecodeError("buffer length")
        spans.append((start, length))
        start += length + (-length % _ALIGN)
    if start != total:
        raise DecodeError("bytes left over")
    return spans


def _check_dtype(name: str, stored: str, error: type[ValueError]) -> None:
    if stored not in DTYPES or (name != stored and not (name == BFLOAT16 and stored == "float32")):
        raise error(f"dtype {name[:40]}")


class _Reader:
    def __init__(self, data: bytes, spans: list[tuple[int, int]], *, given: bool) -> None:
        self._data = data
        self._given = given
        self._spans = spans
        self._unread = set(range(len(spans)))
        self._nodes = 0
        self._packed = 0

    def value(self, node: Any, depth: int) -> Value:
        self._nodes += 1
        if depth > MAX_DEPTH or self._nodes > MAX_NODES:
            raise DecodeError("too deep or too many nodes")
        if node is None or type(node) in (bool, float):
            return node  # type: ignore[no-any-return]  # its exact type was looked at
        if type(node) is int and -_INT64 <= node < _INT64:
            return node
        if type(node) is list and node and type(node[0]) is str and node[0] in _READERS:
            arity, read = _READERS[node[0]]
            if len(node) == arity:
                return read(self, node, depth)
        raise DecodeError("unknown node")

    def span(self, index: Any) -> tuple[int, int]:
        """Each buffer is read once: two nodes cannot share one, so output is never larger than input."""
        if type(index) is not int or index not in self._unread:
            raise DecodeError("buffer index")
        self._unread.remove(index)
        return self._spans[index]

    def string(self, node: list[Any], _depth: int) -> str:
        return _text(node[1], MAX_HEADER_BYTES)

    def integer(self, node: list[Any], _depth: int) -> int:
        text = _text(node[1], MAX_INT_BITS // 4 + 4)
        try:
            return int(text, 16)
        except ValueError as error:
            raise DecodeError("integer") from error

    def complex(self, node: list[Any], _depth: int) -> complex:
        if type(node[1]) is not float or type(node[2]) is not float:
            raise DecodeError("complex")
        return complex(node[1], node[2])

    def raw(self, node: list[Any], _depth: int) -> bytes:
        start, length = self.span(node[1])
        return self._data[start : start + length]

    def items(self, node: list[Any], depth: int) -> list[Value]:
        if type(node[1]) is not list:
            raise DecodeError("items")
        return [self.value(item, depth + 1) for item in node[1]]

    def mapping(self, node: list[Any], depth: int) -> dict[Value, Value]:
        result: dict[Value, Value] = {}
        for pair in node[1] if type(node[1]) is list else [None]:
            if type(pair) is not list or len(pair) != 2:
                raise DecodeError("pair")
            key = self.value(pair[0], depth + 1)
            if type(key) not in (str, int, float, bool, type(None)) or key in result:
                raise DecodeError("key")
            result[key] = self.value(pair[1], depth + 1)
        return result

    def packed(self, node: list[Any], _depth: int) -> Value:
        start, length = self.span(node[3])
        if node[1] not in ("l", "t") or node[2] not in ("f", "i", "s"):
            raise DecodeError("packed list")
        read = self._texts if node[2] == "s" else self._numbers
        items: list[Any] = read(node[2], start, length)
        return items if node[1] == "l" else tuple(items)

    def _numbers(self, kind: str, start: int, length: int) -> list[Any]:
        self._count_packed(length // 8)
        if length % 8:
            raise DecodeError("packed list")
        numbers: list[Any] = np.frombuffer(self._data, f"<{kind}8", length // 8, start).tolist()
        return numbers

    def _texts(self, _kind: str, start: int, length: int) -> list[Any]:
        try:
            texts = unpack_texts(self._data[start : start + length])
        except ValueError as error:
            raise DecodeError("packed texts") from error
        self._count_packed(len(texts))
        return texts

    def _count_packed(self, count: int) -> None:
        self._packed += count
        if self._packed > MAX_PACKED:
            raise DecodeError("packed list")

    def given(self, node: list[Any], depth: int) -> Given:
        name, made = _text(node[1], MAX_NAME), node[4]
        args, kwargs = self.value(node[2], depth + 1), self.value(node[3], depth + 1)
        named = isinstance(kwargs, dict) and all(type(key) is str and key.isidentifier() for key in kwargs)
        call = type(made) is bool and type(args) is tuple and named and (made or not (args or kwargs))
        if not (self._given and name.isidentifier() and call):
            raise DecodeError("given")
        return Given(name, cast("tuple[Value, ...]", args), cast("dict[str, Value]", kwargs), made)

    def opaque(self, node: list[Any], _depth: int) -> Opaque:
        return Opaque(_text(node[1], MAX_NAME), _text(node[2], MAX_NAME))

    def array(self, node: list[Any], _depth: int) -> Array:
        _, kind, name, shape, index, device, requires_grad = node
        if kind not in ("ndarray", "tensor", "scalar") or type(name) is not str or type(requires_grad) is not bool:
            raise DecodeError("array header")
        stored = "float32" if name == BFLOAT16 else name
        _check_dtype(name, stored, DecodeError)
        dtype = np.dtype(stored).newbyteorder("<")
        dims = _shape(shape)
        start, length = self.span(index)
        if math.prod(dims) * dtype.itemsize != length or (kind == "scalar" and dims):
            raise DecodeError("shape and buffer disagree")
        data = np.frombuffer(self._data, dtype, math.prod(dims), start).reshape(dims)
        return Array(kind, name, data, _text(device, MAX_NAME), requires_grad)


def _text(text: Any, limit: int) -> str:
    """A string without lone surrogates, which no database or page could take."""
    if type(text) is not str or len(text) > limit:
        raise DecodeError("text")
    return text.encode("utf-8", "replace").decode("utf-8")


def _shape(shape: Any) -> tuple[int, ...]:
    if type(shape) is not list or len(shape) > MAX_NDIM:
        raise DecodeError("too many dimensions")
    if not all(type(n) is int and 0 <= n <= MAX_DIMENSION for n in shape):
        raise DecodeError("dimension")
    if 0 in shape and math.prod(n for n in shape if n) > MAX_DIMENSION:
        raise DecodeError("dimension")
    return tuple(shape)


_READERS: dict[str, tuple[int, Callable[[_Reader, list[Any], int], Value]]] = {
    "s": (2, _Reader.string),
    "i": (2, _Reader.integer),
    "c": (3, _Reader.complex),
    "b": (2, _Reader.raw),
    "l": (2, _Reader.items),
    "t": (2, lambda r, n, d: tuple(r.items(n, d))),
    "d": (2, _Reader.mapping),
    "p": (4, _Reader.packed),
    "o": (3, _Reader.opaque),
    "g": (5, _Reader.given),
    "a": (7, _Reader.array),
}
