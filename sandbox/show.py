"""Values as text for people: what went in, what was expected, what came back. Bounded, and safe to print anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from sandbox.describe import clean, describe
from sandbox.values import Array, Given, Opaque, Value

MAX_TEXT = 2000
MAX_ITEMS = 24
MAX_DEPTH = 5
MAX_STACK = 10_000


def show(value: Value, limit: int = MAX_TEXT, *, digits: int = 6) -> str:
    """One value, at most `limit` characters: arrays by rows with `digits` digits, long ones with an ellipsis."""
    return clean(_show(value, 0, digits), limit, lines=True)


def show_pair(expected: Value, got: Value) -> tuple[str, str]:
    """Both as text; with all digits when six would show them alike."""
    texts = show(expected), show(got)
    return texts if texts[0] != texts[1] else (show(expected, digits=17), show(got, digits=17))


def show_call(inputs: Value, parameter_names: Sequence[str], limit: int = MAX_TEXT) -> str:
    """Arguments of a call, one `name = value` each line. inputs: ((args…), {kwargs})."""
    args, kwargs = call_arguments(inputs)
    names = [*parameter_names[: len(args)], *(f"argument {i + 1}" for i in range(len(parameter_names), len(args)))]
    pairs = [*zip(names, args, strict=True), *((str(name), value) for name, value in kwargs.items())]
    share = max(limit // max(len(pairs), 1), 80)
    lines = [f"{clean(name, 40)} = {_hang(show(value, share), len(name) + 3)}" for name, value in pairs]
    return clean("\n".join(lines) or "(no arguments)", limit, lines=True)


def show_steps(inputs: Value, entry: str, limit: int = MAX_TEXT) -> str:
    """A construction and the calls after it. inputs: (((args…), {kwargs}), [(method, (args…), {kwargs}), …])."""
    construction, steps = class_steps(inputs)
    lines = [f"{entry}({_inline(*construction)})", *(f".{clean(name, 40)}({_inline(a, k)})" for name, a, k in steps)]
    return clean("\n".join(lines), limit, lines=True)


def call_arguments(inputs: Value) -> tuple[tuple[Value, ...], dict[Value, Value]]:
    """The (args, kwargs) of a function case; ValueError when the bytes held something else."""
    if isinstance(inputs, tuple) and len(inputs) == 2 and isinstance(inputs[0], tuple) and isinstance(inputs[1], dict):
        return inputs[0], inputs[1]
    raise ValueError(f"not the arguments of a call: {describe(inputs)}")


def class_steps(
    inputs: Value,
) -> tuple[tuple[tuple[Value, ...], dict[Value, Value]], list[tuple[str, tuple[Value, ...], dict[Value, Value]]]]:
    """The constructor's arguments and the calls of a class case; ValueError when the bytes held something else."""
    if not (isinstance(inputs, tuple) and len(inputs) == 2 and isinstance(inputs[1], list)):
        raise ValueError(f"not a construction and its calls: {describe(inputs)}")
    steps = []
    for step in inputs[1]:
        if not (isinstance(step, tuple) and len(step) == 3 and isinstance(step[0], str)):
            raise ValueError(f"not a call: {describe(step)}")
        steps.append((step[0], *call_arguments((step[1], step[2]))))
    return call_arguments(inputs[0]), steps


def _inline(args: Iterable[Value], kwargs: dict[Value, Value]) -> str:
    shown = [_hang(show(value, 200), 4) for value in args]
    return ", ".join([*shown, *(f"{name!s}={show(value, 200)}" for name, value in kwargs.items())])


def _hang(text: str, indent: int) -> str:
    return text.replace("\n", "\n" + " " * indent)


def _show(value: Value, depth: int, digits: int) -> str:
    if isinstance(value, Array):
        return _show_array(value, digits)
    if isinstance(value, list | tuple | dict):
        return _show_container(value, depth, digits)
    if isinstance(value, float):
        return _show_float(value, digits)
    if isinstance(value, Given):
        return _show_given(value, depth, digits)
    return _show_plain(value)


def _show_given(value: Given, depth: int, digits: int) -> str:
    """As cases.py would call it: `given.bowl(array([1.0, 2.0]))`."""
    if not value.made:
        return f"given.{value.name}"
    opened = f"given.{clean(value.name, 40)}("
    items = [_show_argument(item, depth, digits) for item in value.args[:MAX_ITEMS]]
    items += [f"{name}={_show_argument(item, depth, digits)}" for name, item in value.kwargs.items()]
    return opened + _hang(", ".join(items), len(opened)) + ")"


def _show_argument(value: Value, depth: int, digits: int) -> str:
    text = _show(value, depth + 1, digits)
    return f"array({_hang(text, 6)})" if isinstance(value, Array) and value.kind != "scalar" else text


def _show_container(value: list[Value] | tuple[Value, ...] | dict[Value, Value], depth: int, digits: int) -> str:
    if depth >= MAX_DEPTH:
        return "…"
    if isinstance(value, dict):
        return _show_dict(value, depth, digits)
    return _show_sequence(value, depth, digits)


def _show_float(value: float, digits: int) -> str:
    text = f"{value:.{digits}g}"
    return text if set(text) & set(".eni") else f"{text}.0"


def _show_plain(value: Value) -> str:
    if isinstance(value, Opaque):
        return f"<{describe(value)}>"
    if isinstance(value, int) and value.bit_length() > 200:
        return f"an int of {value.bit_length()} bits"
    return repr(value[:MAX_TEXT]) if isinstance(value, str | bytes) else repr(value)


def _show_dict(value: dict[Value, Value], depth: int, digits: int) -> str:
    first = list(value.items())[:MAX_ITEMS]
    items = [f"{_show(key, depth, digits)}: {_hang(_show(item, depth + 1, digits), 2)}" for key, item in first]
    return "{" + ",\n ".join(items + ["…"] * (len(value) > MAX_ITEMS)) + "}"


def _show_sequence(value: list[Value] | tuple[Value, ...], depth: int, digits: int) -> str:
    items = [_hang(_show(item, depth + 1, digits), 1) for item in value[:MAX_ITEMS]]
    items += [f"… ({len(value)} in all)"] * (len(value) > MAX_ITEMS)
    opened, closed = "[]" if isinstance(value, list) else "()"
    separator = ",\n " if any("\n" in item for item in items) or any(isinstance(i, Array) for i in value) else ", "
    return opened + separator.join(items) + ("," if opened == "(" and len(items) == 1 else "") + closed


def _show_array(array: Array, digits: int) -> str:
    """Entries by rows, then shape and dtype when they cannot be seen; of a stack of images only what they are."""
    if array.data.ndim > 2 and array.data.size > MAX_STACK and array.data.dtype.kind in "biuf":
        return f"<{describe(array)}, entries from {array.data.min():.6g} to {array.data.max():.6g}>"
    text = np.array2string(
        array.data, precision=digits, suppress_small=False, threshold=MAX_ITEMS * 8, edgeitems=4, max_line_width=100,
        separator=", ", floatmode="maxprec",
    )  # fmt: skip
    notes = [array.dtype] if array.dtype not in ("float64", "int64", "bool") else []
    notes += (
        [f"shape {array.data.shape}"] if array.data.ndim > 2 or 0 in array.data.shape or array.data.size > 64 else []
    )
    notes += [f"on {array.device}"] if array.device != "cpu" else []
    notes += ["requires_grad"] if array.requires_grad else []
    return text + (f"  ({', '.join(notes)})" if notes else "")
