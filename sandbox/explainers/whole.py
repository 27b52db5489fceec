"""Causes that are not in one array: changed arguments, another kind of result."""

from __future__ import annotations

import numpy as np

from sandbox.explainers.leaf import Argument, Finding, call_numbers
from sandbox.spec import TaskSpec
from sandbox.trials import Graded
from sandbox.values import Array, DecodeError, Given, Opaque, Value, decode_inputs

_KINDS: dict[type, str] = {
    type(None): "None",
    bool: "a bool",
    int: "an int",
    float: "a float",
    complex: "a complex number",
    str: "a string",
    bytes: "bytes",
    list: "a list",
    tuple: "a tuple",
    dict: "a dict",
    Opaque: "an object that is no plain data",
    Given: "a thing of given.py",
}
_FIXED = {
    "members": "is a tuple of another length than asked for",
    "keys": "has other keys than asked for",
    "grad": "still requires grad: call .detach()",
    "device": "lives on another device than asked for",
}


def inputs_changed(spec: TaskSpec, item: Graded) -> list[Finding]:
    """The call wrote into its arguments; named when they can be told apart."""
    if not (item.inputs_changed and item.trial.comparison.inputs_unchanged):
        return []
    names = changed_arguments(spec, item)
    which = " and ".join(f"`{name}`" for name in names[:3]) or "its arguments"
    right = item.verdict is not None and item.verdict.outcome == "accepted"
    text = f"the function changes {which} in place: work on a copy"
    return [Finding("inputs_changed", text, "The values are right." if right else "", ",".join(names))]


def changed_arguments(spec: TaskSpec, item: Graded) -> list[str]:
    """Names of the arguments whose numbers are not what they were; empty when what came back cannot be read."""
    try:
        after = list(call_numbers(spec, decode_inputs(item.run.inputs_after or b"")))
    except (DecodeError, ValueError):
        return []
    before = {argument.name: argument for argument in call_numbers(spec, decode_inputs(item.trial.inputs))}
    return [one.name for one in after if one.name in before and _differs(one, before[one.name])]


def _differs(one: Argument, other: Argument) -> bool:
    return one.dtype != other.dtype or not np.array_equal(one.data, other.data, equal_nan=True)


def wrong_kind(item: Graded) -> list[Finding]:
    """Another type, container, device: told in words of ours alone, as names of types and keys are the learner's."""
    if item.verdict is None or not item.verdict.differences:
        return []
    found = item.verdict.differences[0]
    label = "the result" if found.where == "result" else f"`{found.where}`"
    evidence = f"{found.message}."
    if found.problem in ("type", "opaque"):
        kind, wanted = kind_of(found.got), kind_of(found.expected)
        if kind == wanted and isinstance(found.got, Array) and isinstance(found.expected, Array):
            kind, wanted = (f"{kind} with {_axes(value)}" for value in (found.got, found.expected))
        text = f"{label} is {kind} where {wanted} is expected{_remedy(found.got, found.expected)}"
        return [Finding("wrong_type", text, evidence, kind)]
    if found.problem in _FIXED:
        return [Finding(f"wrong_{found.problem}", f"{label} {_FIXED[found.problem]}", evidence)]
    return []


def _axes(array: Array) -> str:
    n = array.data.ndim
    return "one axis" if n == 1 else f"{n or 'no'} axes"


def kind_of(value: Value) -> str:
    """`an array`, `a tuple`, `None`: the kind of a value in fixed words."""
    if isinstance(value, Array):
        return {"ndarray": "a NumPy array", "tensor": "a tensor", "scalar": "a NumPy number"}[value.kind]
    return _KINDS[type(value)]


def _remedy(got: Value, expected: Value) -> str:
    if got is None:
        return ": does every path of the function return a value?"
    if isinstance(got, Array) and got.kind == "tensor":
        return ": call .item()" if isinstance(expected, int | float) else ""
    return ""
