"""Numbers inside values: which are numbers, of which kind, as plain NumPy arrays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias, TypeGuard

import numpy as np
import numpy.typing as npt

from sandbox.describe import Category, category
from sandbox.values import Array, Value

MAX_LOOSE_ENTRIES = 100_000
_WORDS: dict[Category, str] = {
    "bool": "a bool",
    "int": "an int",
    "float": "a float",
    "complex": "a complex number",
    "other": "an object",
}


Number: TypeAlias = bool | int | float | complex | Array  # an Array of no dimensions


def is_number(value: Value) -> TypeGuard[Number]:
    """Python numbers and bools, NumPy scalars, 0-d NumPy arrays; never a tensor."""
    if isinstance(value, Array):
        return value.kind != "tensor" and value.data.ndim == 0 and category(value) != "other"
    return isinstance(value, bool | int | float | complex)


def number_category(value: Number) -> Category:
    if isinstance(value, Array):
        return category(value)
    for kind, name in ((bool, "bool"), (int, "int"), (float, "float")):
        if isinstance(value, kind):
            return name  # type: ignore[return-value]  # the literals above are categories
    return "complex"


def category_words(name: Category) -> str:
    return _WORDS[name]


def numeric(value: Value) -> npt.NDArray[Any]:
    """A number or Array as a NumPy array. Bools become their stored byte: a forged True of 2 equals no True."""
    if isinstance(value, Array):
        data = np.asarray(value.data)
        return data.view(np.uint8) if data.dtype.kind == "b" else data
    if isinstance(value, int) and not -(2**63) <= value < 2**63:
        return np.asarray(np.inf if value > 0 else -np.inf)
    return np.asarray(int(value) if isinstance(value, bool) else value)


def is_vector(members: Sequence[Value], *, same_dtype: bool = False) -> bool:
    """Whether a list holds floating numbers only; Python floats only when dtypes must be the same."""
    if same_dtype or set(map(type, members)) == {float}:
        return bool(members) and all(type(item) is float for item in members)
    return bool(members) and all(is_number(item) and number_category(item) == "float" for item in members)


def vector(members: Sequence[Value]) -> Array:
    """A list of floating numbers as one array of shape (n,), float64."""
    plain = members if set(map(type, members)) == {float} else [float(numeric(item)) for item in members]
    data = np.array(plain, dtype=np.float64)
    return Array("ndarray", "float64", data)


def array_from(value: Value) -> Array | None:
    """A list or tuple of numbers, nested evenly, as an array; an Array as it is; None for anything else."""
    if isinstance(value, Array):
        return value
    if not isinstance(value, list | tuple):
        return None
    plain = _plain(value, [MAX_LOOSE_ENTRIES])
    if plain is None:
        return None
    try:
        data = np.array(plain)
    except ValueError:  # rows of unequal length
        return None
    return Array("ndarray", data.dtype.name, data) if data.dtype.kind in "biufc" else None


def _plain(value: Value, budget: list[int]) -> Any:
    budget[0] -= 1
    if budget[0] < 0:
        return None
    if is_number(value):
        return numeric(value)[()] if isinstance(value, Array) else value
    if not isinstance(value, list | tuple):
        return None
    members = [_plain(item, budget) for item in value]
    return None if any(member is None for member in members) else members
