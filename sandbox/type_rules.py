"""What may stand for what: the type, dtype, device and shape rules of grading, and the words that say what broke."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import numpy as np

from sandbox.describe import Category, category, clean, describe
from sandbox.numeric import Number, category_words, is_number, number_category, numeric
from sandbox.spec import Comparison
from sandbox.values import Array, Opaque, Value

Problem = Literal[
    "type", "members", "keys", "dtype", "rank", "grad", "device", "opaque", "labels", "shape", "length", "values"
]

WRONG_FORMAT = frozenset({"type", "members", "keys", "dtype", "rank", "grad", "device", "opaque", "labels"})

_PASSES_FOR: dict[Category, frozenset[Category]] = {
    "bool": frozenset({"bool"}),
    "int": frozenset({"int"}),
    "float": frozenset({"float", "int"}),
    "complex": frozenset({"complex", "float", "int"}),
    "other": frozenset(),
}


def number_problem(got: Number, expected: Number, rule: Comparison) -> str:
    """Why number `got` cannot stand for `expected`, or ""."""
    kind, wanted = number_category(got), number_category(expected)
    passes = _PASSES_FOR[wanted]
    if rule.dtype == "any" and wanted == "int" and rule.result != "int":
        passes |= {"float"}
    if kind not in passes:
        return f"expected {category_words(wanted)}, got {category_words(kind)}"
    if rule.dtype == "same" and isinstance(got, Array) and isinstance(expected, Array) and got.dtype != expected.dtype:
        return f"expected dtype {expected.dtype}, got {clean(got.dtype, 20)}"
    return ""


def array_problem(got: Array, expected: Array, rule: Comparison) -> tuple[Problem, str] | None:
    """The first rule that array `got` breaks: device, gradient, dtype, axes, shape."""
    return carrier_problem(got, expected) or _dtype_problem(got, expected, rule) or _shape_problem(got, expected)


def carrier_problem(got: Array, expected: Array) -> tuple[Problem, str] | None:
    """Another device, or a gradient that is still asked for."""
    if got.device.partition(":")[0] != expected.device.partition(":")[0]:
        mover = "cpu()" if expected.device == "cpu" else f"to({expected.device!r})"
        where = clean(got.device, 20)
        return "device", f"expected a tensor on {expected.device}, got one on {where}; call .{mover}"
    if got.requires_grad and not expected.requires_grad:
        return "grad", "the tensor still requires grad; call .detach()"
    return None


def _dtype_problem(got: Array, expected: Array, rule: Comparison) -> tuple[Problem, str] | None:
    kind, wanted = category(got), category(expected)
    if rule.dtype == "same" and got.dtype != expected.dtype:
        return "dtype", f"expected dtype {expected.dtype}, got {clean(got.dtype, 20)}"
    if rule.dtype == "floating" and kind != wanted:
        needed = "a floating dtype" if wanted == "float" else f"dtype {expected.dtype}"
        return "dtype", f"expected {needed}, got {clean(got.dtype, 20)}"
    if kind == "other" or (kind == "complex" and wanted != "complex"):
        return "dtype", f"expected dtype {expected.dtype}, got {clean(got.dtype, 20)}"
    return None


def _shape_problem(got: Array, expected: Array) -> tuple[Problem, str] | None:
    if got.data.shape == expected.data.shape:
        return None
    what = "a tensor" if expected.kind == "tensor" else "an array"
    message = f"expected {what} of shape {expected.data.shape}, got {got.data.shape}"
    return ("shape" if got.data.ndim == expected.data.ndim else "rank"), message


def keys(mapping: dict[Value, Value]) -> set[tuple[str, Value]]:
    """Keys with their types: True is not 1 here."""
    return {(type(key).__name__, key) for key in mapping}


def keys_message(missing: set[tuple[str, Value]], extra: set[tuple[str, Value]]) -> str:
    lists = [
        (word, sorted(key_text(key) for _, key in keys)[:8])
        for word, keys in (("missing", missing), ("unknown", extra))
    ]
    return "; ".join(f"{word} key{'s' if len(keys) > 1 else ''} {', '.join(keys)}" for word, keys in lists if keys)


def key_text(key: Value) -> str:
    return f'"{clean(key, 40)}"' if isinstance(key, str) else clean(repr(key), 40)


def opaque_message(got: Opaque, expected: Value) -> str:
    reason = clean(got.reason, 200)
    return f"expected {describe(expected)}, got {describe(got)}" + (f": {reason}" if reason else "")


def advice(got: Value, expected: Value) -> str:
    """What to do about a wrong type, where that is one small step."""
    if got is None:
        return "; does every path of the function return a value?"
    if isinstance(got, Array) and got.kind == "tensor":
        return "; call .item()" if is_number(expected) else "; call .numpy()" if isinstance(expected, Array) else ""
    if isinstance(expected, Array) and expected.data.ndim and isinstance(got, Array | list | tuple):
        return "; wrap it with torch.as_tensor(…)" if expected.kind == "tensor" else "; wrap it with np.array(…)"
    return ""


_NEVER_NAN = frozenset({type(None), bool, int, str, bytes})


def leaf_problem(expected: Value, *, nan_forbidden: bool) -> str:
    """Why some leaf of a reference's value cannot be graded against."""
    if isinstance(expected, Opaque):
        return f"the reference returns {describe(expected)}: {clean(expected.reason, 200)}"
    if isinstance(expected, list | tuple | dict):
        members = expected.values() if isinstance(expected, dict) else expected
        if set(map(type, members)) <= _NEVER_NAN:
            return ""
        problems = (leaf_problem(member, nan_forbidden=nan_forbidden) for member in members)
        return next((problem for problem in problems if problem), "")
    if nan_forbidden and (is_number(expected) or isinstance(expected, Array)) and np.isnan(numeric(expected)).any():
        return 'the reference returns NaN although comparison.nan = "forbid"'
    return ""


RESULT_TYPES: dict[str, Callable[[Value], bool]] = {
    "ndarray": lambda value: isinstance(value, Array) and value.kind != "tensor",
    "tensor": lambda value: isinstance(value, Array) and value.kind == "tensor",
    "float": lambda value: is_number(value) and number_category(value) == "float",
    "int": lambda value: is_number(value) and number_category(value) == "int",
    "list": lambda value: isinstance(value, list),
    "tuple": lambda value: isinstance(value, tuple),
    "dict": lambda value: isinstance(value, dict),
}
