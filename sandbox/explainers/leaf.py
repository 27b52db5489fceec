"""What an explainer sees: one wrong array of one failing case, and the arguments of the call."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from sandbox.describe import clean
from sandbox.grading import Difference
from sandbox.numeric import array_from, is_number, numeric
from sandbox.show import call_arguments, class_steps
from sandbox.spec import Comparison, TaskSpec
from sandbox.tolerance import NUMERIC_KINDS, bad_entries, widened
from sandbox.trials import Graded
from sandbox.type_rules import Problem, key_text
from sandbox.values import Array, Value, decode_inputs

MAX_ENTRIES = 200_000
MAX_ARGUMENTS = 32
MAX_ARGUMENT_ENTRIES = 4_000_000  # a whole data set would fill the memory, and no explainer looks at one

Numbers = npt.NDArray[Any]


@dataclass(frozen=True)
class Finding:
    """A likely cause. `key` tells apart the variants of one cause ("times the length of X's first axis")."""

    cause: str
    text: str
    evidence: str = ""
    key: str = ""


@dataclass(frozen=True)
class Argument:
    """One array or number of the call, with the name the signature gives it."""

    name: str
    data: Numbers
    dtype: str

    @property
    def label(self) -> str:
        return f"`{self.name}`"


@dataclass(frozen=True, eq=False)
class Leaf:
    """One differing array. got, expected: float64 or complex128; the dtypes are those the values had."""

    where: str
    problem: Problem
    got: Numbers
    expected: Numbers
    got_dtype: str
    expected_dtype: str
    rule: Comparison
    arguments: tuple[Argument, ...]

    @property
    def label(self) -> str:
        return "the result" if self.where == "result" else f"`{self.where}`"

    @cached_property
    def same_shape(self) -> bool:
        return self.got.shape == self.expected.shape

    @cached_property
    def finite(self) -> bool:
        """Both arrays hold finite numbers only."""
        return bool(np.isfinite(self.got).all() and np.isfinite(self.expected).all())

    @cached_property
    def varied(self) -> bool:
        """The expected array has at least two different entries: a constant fits too many causes."""
        return self.expected.size > 1 and bool((self.expected != self.expected.flat[0]).any())

    @cached_property
    def bad(self) -> npt.NDArray[np.bool_]:
        """Mask of the wrong entries; only for arrays of equal shape."""
        return self.mismatch(self.got, self.expected)

    def mismatch(self, one: Numbers, other: Numbers) -> npt.NDArray[np.bool_]:
        rule = self.rule
        return bad_entries(one, other, rtol=rule.rtol, atol=rule.atol, nan_equal=True)

    def close(self, candidate: Numbers) -> bool:
        """Whether `candidate` would have been accepted in place of what the learner returned."""
        return candidate.shape == self.expected.shape and not self.mismatch(candidate, self.expected).any()


def leaves(spec: TaskSpec, graded: Graded) -> Iterator[Leaf]:
    """The differing numeric arrays of a failing case."""
    if graded.verdict is None or not graded.returned or not graded.verdict.differences:
        return
    arguments = tuple(call_numbers(spec, decode_inputs(graded.trial.inputs)))[:MAX_ARGUMENTS]
    for item in graded.verdict.differences:
        leaf = _leaf(item, graded.trial.comparison, arguments)
        if leaf and item.problem != "labels":  # its message says all, and its numbers are no measure
            yield leaf


def _leaf(item: Difference, rule: Comparison, arguments: tuple[Argument, ...]) -> Leaf | None:
    got, expected = _numbers(item.got), _numbers(item.expected)
    if got is None or expected is None or max(got.data.size, expected.data.size) > MAX_ENTRIES:
        return None
    return Leaf(
        where=item.where,
        problem=item.problem,
        got=widened(numeric(got)),
        expected=widened(numeric(expected)),
        got_dtype=got.dtype,
        expected_dtype=expected.dtype,
        rule=rule,
        arguments=arguments,
    )


def _numbers(value: Value) -> Array | None:
    """Any numeric value as an Array."""
    if is_number(value) and not isinstance(value, Array):
        data = numeric(value)
        return Array("scalar", data.dtype.name, data)
    found = array_from(value)
    return found if found and found.data.dtype.kind in NUMERIC_KINDS else None


def call_numbers(spec: TaskSpec, inputs: Value) -> Iterator[Argument]:
    """The arrays and numbers among the arguments: `X`, `params["W1"]`, `lr`."""
    if spec.kind == "class":
        (args, kwargs), steps = class_steps(inputs)
        for number, (_, values, named) in enumerate(steps, start=1):
            names = [f"argument {i + 1} of call {number}" for i in range(len(values))]
            yield from _named(values, {f"{name!s} of call {number}": value for name, value in named.items()}, names)
    else:
        args, kwargs = call_arguments(inputs)
    names = [*spec.parameter_names, *(f"argument {i + 1}" for i in range(len(spec.parameter_names), len(args)))]
    yield from _named(args, kwargs, names)


def _named(args: tuple[Value, ...], kwargs: Mapping[Any, Value], names: list[str]) -> Iterator[Argument]:
    for name, value in [*zip(names, args, strict=False), *((clean(str(k), 40), v) for k, v in kwargs.items())]:
        yield from _members(name, value)


def _members(name: str, value: Value) -> Iterator[Argument]:
    if isinstance(value, dict):
        for key, member in value.items():
            yield from _members(f"{name}[{key_text(key)}]", member)
        return
    found = None if isinstance(value, bool | str | bytes) else _numbers(value)
    if found and found.data.size <= MAX_ARGUMENT_ENTRIES:
        yield Argument(name, widened(numeric(found)), found.dtype)


def ordinal(axis: int, ndim: int) -> str:
    """`first`, `second`, … and `last` for an axis."""
    if axis == ndim - 1 and ndim > 1:
        return "last"
    return ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")[axis]
