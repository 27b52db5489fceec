"""What kind of thing a value is, in words for a learner; and text made safe to show."""

from __future__ import annotations

from typing import Literal

from sandbox.text import clean as plain_text
from sandbox.values import Array, Given, Opaque, Value

Category = Literal["bool", "int", "float", "complex", "other"]

_KINDS: dict[str, Category] = {"b": "bool", "i": "int", "u": "int", "f": "float", "c": "complex"}
_CONTAINERS = {"ndarray": "an array", "tensor": "a tensor", "scalar": "a NumPy number"}
_WORDS = {
    bool: "a bool",
    int: "an int",
    float: "a float",
    complex: "a complex number",
    str: "a string",
    bytes: "bytes",
    list: "a list",
    tuple: "a tuple",
    dict: "a dict",
}


def category(array: Array) -> Category:
    """The number kind of an array, from the data itself and not from the name it claims."""
    return _KINDS.get(array.data.dtype.kind, "other")


def describe(value: Value) -> str:
    """`an array of shape (3, 4), float64`, `a tuple of 2`, `None`."""
    if isinstance(value, Array):
        return _describe_array(value)
    if isinstance(value, Opaque):
        return f"an object of type {clean(value.type_name, 80)}"
    if isinstance(value, list | tuple):
        return f"{_WORDS[type(value)]} of {len(value)}"
    if isinstance(value, Given):
        return f"given.{value.name}"
    return "None" if value is None else _WORDS[type(value)]


def _describe_array(array: Array) -> str:
    words = f"{_CONTAINERS[array.kind]}, {clean(array.dtype, 20)}"
    if array.kind != "scalar":
        words = f"{_CONTAINERS[array.kind]} of shape {array.data.shape}, {clean(array.dtype, 20)}"
    if array.device.partition(":")[0] != "cpu":
        words += f", on {clean(array.device, 20)}"
    return words + (", with requires_grad" if array.requires_grad else "")


def clean(text: str, limit: int, *, lines: bool = False) -> str:
    """A stranger's text without terminal escapes, controls and bidirectional overrides, at most `limit` characters."""
    kept = plain_text(text, limit + 1)
    if not lines:
        kept = " ".join(kept.splitlines()).replace("\t", " ")
    return kept if len(kept) <= limit else kept[: limit - 1] + "…"
