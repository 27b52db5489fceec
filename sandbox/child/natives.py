"""Between the values of `sandbox.values` and the objects learners hold: arrays, tensors, scalars, containers.

Only exact types count: a subclass of ndarray, Tensor, float or list is Opaque, whatever it claims to be.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, Protocol

import numpy as np

from sandbox.plain import holds_leaves_only
from sandbox.values import (
    BFLOAT16,
    DTYPES,
    MAX_DEPTH,
    MAX_HEADER_BYTES,
    MAX_NDIM,
    MAX_NODES,
    Array,
    EncodeError,
    Given,
    Opaque,
    Value,
    encode,
)

PLAIN = (type(None), bool, int, float, complex, str, bytes)
_SCALARS = frozenset(np.dtype(name).type for name in DTYPES)


class Builder(Protocol):
    """Makes the objects that inputs name in given.py; see `sandbox.child.given`."""

    def built(self, given: Given, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any: ...


class Names(Protocol):
    """Knows which objects have a name in given.py."""

    def named(self, obj: Any, value: Callable[[Any], Value]) -> Given | None:
        """value: what makes a value of each argument; None: the object is not of given.py."""


def to_native(value: Value, builder: Builder | None = None) -> Any:
    """Fresh writable objects: no two calls share memory."""
    if isinstance(value, Array):
        return _array_to_native(value)
    if isinstance(value, list | tuple):
        items = value if holds_leaves_only(value) else [to_native(item, builder) for item in value]
        return list(items) if isinstance(value, list) else tuple(items)
    if isinstance(value, dict):
        return {key: to_native(item, builder) for key, item in value.items()}
    if isinstance(value, Given) and builder:
        args = tuple(to_native(item, builder) for item in value.args)
        return builder.built(value, args, {key: to_native(item, builder) for key, item in value.kwargs.items()})
    return value


def _array_to_native(array: Array) -> Any:
    data = np.array(array.data, dtype=array.data.dtype.newbyteorder("="), copy=True, order="C")
    if array.kind == "scalar":
        return data[()]
    if array.kind == "ndarray":
        return data
    torch = sys.modules["torch"]
    tensor = torch.from_numpy(data)
    if array.dtype == BFLOAT16:
        tensor = tensor.to(torch.bfloat16)
    if array.device.startswith("cuda"):
        tensor = tensor.to("cuda")
    return tensor.requires_grad_(array.requires_grad)


def encode_native(result: Any, names: Names | None = None) -> bytes:
    """The bytes of any object; what is no value, or too much of it, becomes Opaque."""
    try:
        return encode(from_native(result, names))
    except EncodeError as error:
        return encode(Opaque(type(result).__name__, str(error)))


def from_native(obj: Any, names: Names | None = None) -> Value:
    """Raises EncodeError when there is too much of it. Without `names` no object has a name in given.py."""
    return _Converter(names).value(obj, 0)


class _Converter:
    def __init__(self, names: Names | None) -> None:
        self._names = names
        self._nodes = 0

    def value(self, obj: Any, depth: int) -> Value:
        kind = type(obj)
        if kind is str and len(obj) > MAX_HEADER_BYTES:
            raise EncodeError("a text of too many characters")
        if kind in PLAIN:
            return obj  # type: ignore[no-any-return]  # its exact type was looked at
        self._nodes += 1
        if self._nodes > MAX_NODES or depth > MAX_DEPTH:
            raise EncodeError("nested too deeply or too many elements")
        given = self._names.named(obj, lambda item: self.value(item, depth + 1)) if self._names else None
        if given:
            return given
        if kind in (list, tuple) and holds_leaves_only(obj):
            return self._leaves(obj)
        if kind in (list, tuple):
            return kind(self.value(item, depth + 1) for item in obj)  # type: ignore[no-any-return]  # its exact type was looked at
        if kind is dict:
            return self._mapping(obj, depth)
        return _array_from_native(obj)

    def _leaves(self, items: Any) -> Value:
        if any(len(item) > MAX_HEADER_BYTES for item in items if type(item) is str):
            raise EncodeError("a text of too many characters")
        return type(items)(items)  # type: ignore[no-any-return]  # its exact type was looked at

    def _mapping(self, obj: dict[Any, Any], depth: int) -> Value:
        if any(type(key) not in (str, int, float, bool, type(None)) for key in obj):
            return Opaque("dict", "a key that is neither text nor number")
        return {key: self.value(item, depth + 1) for key, item in obj.items()}


def _array_from_native(obj: Any) -> Value:
    kind = type(obj)
    if kind is np.ndarray:
        return _numpy("ndarray", obj)
    if kind in _SCALARS:
        return _numpy("scalar", np.asarray(obj))
    torch = sys.modules.get("torch")
    if torch is not None and kind in (torch.Tensor, torch.nn.Parameter):
        return _tensor(torch, obj)
    return Opaque(f"{kind.__module__}.{kind.__qualname__}", "not a plain value")


def _numpy(kind: Any, data: Any) -> Value:
    name = data.dtype.name
    if name not in DTYPES or data.ndim > MAX_NDIM:
        return Opaque("numpy.ndarray", f"dtype {name}, {data.ndim} dimensions")
    return Array(kind, name, data)


def _tensor(torch: Any, tensor: Any) -> Value:
    name = str(tensor.dtype).removeprefix("torch.")
    if tensor.layout is not torch.strided or (name not in DTYPES and name != BFLOAT16) or tensor.dim() > MAX_NDIM:
        return Opaque("torch.Tensor", f"dtype {name}, layout {tensor.layout}, {tensor.dim()} dimensions")
    if tensor.is_meta:
        return Opaque("torch.Tensor", "on the device meta, which holds no numbers")
    plain = tensor.detach().resolve_conj().resolve_neg().cpu().contiguous()
    data = (plain.float() if name == BFLOAT16 else plain).numpy()
    return Array("tensor", name, data, str(tensor.device), bool(tensor.requires_grad))
