"""Whether a value is plain data through and through."""

from __future__ import annotations

from sandbox.values import Given, Opaque, Value


def first_opaque(value: Value) -> Opaque | None:
    """The first object in it that is no plain value."""
    if isinstance(value, Opaque):
        return value
    items: object = value
    if isinstance(value, dict):
        items = list(value.values())
    elif isinstance(value, Given):
        items = [*value.args, *value.kwargs.values()]
    if isinstance(items, list | tuple):
        return next((found for item in items if (found := first_opaque(item))), None)
    return None
