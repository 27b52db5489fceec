"""Whether a value is plain data through and through."""

from __future__ import annotations

from collections.abc import Iterable

from sandbox.values import Given, Opaque, Value

_LEAVES = frozenset({type(None), bool, int, float, complex, str, bytes})


def first_opaque(value: Value) -> Opaque | None:
    """The first object in it that is no plain value."""
    if isinstance(value, Opaque):
        return value
    items: object = value
    if isinstance(value, dict):
        items = list(value.values())
    elif isinstance(value, Given):
        items = [*value.args, *value.kwargs.values()]
    if isinstance(items, list | tuple) and not holds_leaves_only(items):
        return next((found for item in items if (found := first_opaque(item))), None)
    return None


def holds_leaves_only(items: Iterable[object]) -> bool:
    """Whether all are numbers, texts and the like: such a list may be long, and need not be walked through."""
    return set(map(type, items)) <= _LEAVES
