"""Grade one result: (got, expected, comparison) → CaseVerdict. Pure; `got` is hostile data until checked here.

Theory of operation. Values were rebuilt from bytes on the trusted side, so comparing runs nobody's code. The expected
value fixes the structure; `comparison.result = "any"` loosens it: list, tuple and array then count as one another.

What a learner is told, and what it costs:
- format_error, "not the kind of thing asked for", costs no attempt: another type or container, a tuple of another
  length, missing or unknown dict keys, a dtype the task forbids, another number of axes, a tensor that requires grad or
  lives on another device, anything that could not leave the jail as plain data (Opaque).
- wrong_answer, "the right kind of thing, wrong values": another shape with the right number of axes (so that the
  explainer may say "transposed"), a list of another length, NaN instead of a number, numbers or texts that differ.

Python numbers, NumPy scalars and 0-d arrays are one kind. A Python int passes for a float (0 for 0.0), never a bool for
an int, never a float for an int. Integers are compared exactly, but for labels: with `comparison.error_rate` a result
is an array of classes, of which that share may be wrong (`labels.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from sandbox.describe import describe
from sandbox.labels import LabelErrors, label_errors, label_problem, truth_problem
from sandbox.numeric import Number, array_from, is_number, is_vector, numeric, vector
from sandbox.spec import Comparison
from sandbox.tolerance import EntryErrors, compare_entries
from sandbox.type_rules import (
    RESULT_TYPES,
    WRONG_FORMAT,
    Problem,
    advice,
    array_problem,
    carrier_problem,
    key_text,
    keys,
    keys_message,
    leaf_problem,
    number_problem,
    opaque_message,
)
from sandbox.values import Array, Opaque, Value

GradeOutcome = Literal["accepted", "wrong_answer", "format_error"]

MAX_DEPTH = 64
MAX_DIFFERENCES = 64
_EXACT: tuple[set[type], ...] = ({str}, {int})


@dataclass(frozen=True, eq=False)
class Difference:
    """One leaf of the result that differs, with both values. `where` is its path: `grads["W1"]`."""

    problem: Problem
    where: str
    message: str
    got: Value
    expected: Value
    errors: EntryErrors | None = None


@dataclass(frozen=True, eq=False)
class CaseVerdict:
    """The grade of one case. `where` names the first entry that differs; max_abs, max_rel: largest finite errors.

    labels: the errors of predicted classes, where an error rate was asked for; then `where` is empty.
    checked: the task's checker decided; `message` is what it says, and the expected value one right answer of several.
    """

    outcome: GradeOutcome
    where: str = ""
    message: str = ""
    max_abs: float = 0.0
    max_rel: float = 0.0
    n_bad: int = 0
    n_nan: int = 0
    n_total: int = 0
    differences: tuple[Difference, ...] = ()
    labels: LabelErrors | None = None
    checked: bool = False


def grade(got: Value, expected: Value, comparison: Comparison, *, result_names: Sequence[str] = ()) -> CaseVerdict:
    """Compare a learner's value with the reference's. Never raises for any `got`.

    result_names: names for the members of a tuple or list, used in `where` ("grads" instead of "result[1]").
    Raises ValueError when `expected` itself is no comparable value (see `expected_problem`).
    """
    if comparison.error_rate is not None:
        return _graded_labels(got, expected, comparison)
    walk = _Walk(comparison, tuple(result_names))
    walk.visit(got, expected, "", 0)
    return walk.verdict()


def _graded_labels(got: Value, expected: Value, rule: Comparison) -> CaseVerdict:
    problem = truth_problem(expected, rule)
    if problem or not isinstance(expected, Array):
        raise ValueError(problem)
    found = _labels_format(got, expected, rule)
    if found:
        where = Difference(found[0], "result", found[1], got, expected)
        return CaseVerdict("format_error", "result", found[1], n_total=expected.data.size, differences=(where,))
    assert isinstance(got, Array)
    errors = label_errors(got, expected, rule)
    outcome: GradeOutcome = "accepted" if errors.passed else "wrong_answer"
    return CaseVerdict(outcome, "", errors.message, n_bad=errors.n_wrong, n_total=errors.n_total, labels=errors)


def _labels_format(got: Value, expected: Array, rule: Comparison) -> tuple[Problem, str] | None:
    if isinstance(got, Opaque):
        return "opaque", opaque_message(got, expected)
    if not isinstance(got, Array) or got.kind != expected.kind:
        return "type", f"expected {describe(expected)}, got {describe(got)}{advice(got, expected)}"
    problem = label_problem(got, expected, rule)
    return carrier_problem(got, expected) or (("labels", problem) if problem else None)


def expected_problem(expected: Value, comparison: Comparison) -> str:
    """Why a reference's value cannot be graded against, or "" when it can: a fault of the task."""
    wanted = comparison.result
    if wanted not in ("expected", "any") and not RESULT_TYPES[wanted](expected):
        return f'result = "{wanted}" but the reference returns {describe(expected)}'
    problem = leaf_problem(expected, nan_forbidden=comparison.nan == "forbid")
    return problem or (truth_problem(expected, comparison) if comparison.error_rate is not None else "")


class _Walk:
    """Walks both values in step, collects the leaves that differ."""

    def __init__(self, comparison: Comparison, names: tuple[str, ...]) -> None:
        self.rule, self.names = comparison, names
        self.loose = comparison.result == "any"
        self.differences: list[Difference] = []
        self.n_total = self.n_unseen = 0

    def visit(self, got: Value, expected: Value, path: str, depth: int) -> None:
        if depth > MAX_DEPTH:
            self.differ("opaque", path, "nested too deeply", got, expected)
        elif isinstance(expected, Opaque):
            raise ValueError(f"the expected value cannot be compared: {describe(expected)}")
        elif isinstance(got, Opaque):
            self.differ("opaque", path, opaque_message(got, expected), got, expected)
        elif is_number(expected):
            self.number(got, expected, path)
        elif isinstance(expected, Array):
            self.array(got, expected, path)
        elif isinstance(expected, list | tuple):
            self.sequence(got, expected, path, depth)
        elif isinstance(expected, dict):
            self.mapping(got, expected, path, depth)
        else:
            self.plain(got, expected, path)

    def plain(self, got: Value, expected: Value, path: str) -> None:
        """None, str and bytes: equal type, equal value."""
        self.n_total += 1
        if type(got) is not type(expected):
            self.wrong_type(got, expected, path)
        elif got != expected:
            self.differ("values", path, "another value is expected", got, expected)

    def number(self, got: Value, expected: Number, path: str) -> None:
        """Python numbers, NumPy scalars, 0-d arrays: one kind."""
        if not is_number(got):
            self.n_total += 1
            self.wrong_type(got, expected, path)
            return
        problem = number_problem(got, expected, self.rule)
        if problem:
            self.n_total += 1
            self.differ("dtype", path, problem, got, expected)
        elif type(got) is int and type(expected) is int:
            self.plain(got, expected, path)
        else:
            self.entries(got, expected, path)

    def array(self, got: Value, expected: Array, path: str) -> None:
        got = array_from(got) if self.loose else got
        if not isinstance(got, Array) or (got.kind != expected.kind and not self.loose):
            self.n_total += expected.data.size
            self.wrong_type(got, expected, path)
            return
        found = array_problem(got, expected, self.rule)
        if found:
            self.n_total += expected.data.size
            self.differ(found[0], path, found[1], got, expected)
        else:
            self.entries(got, expected, path)

    def entries(self, got: Value, expected: Value, path: str) -> None:
        """Compare two numeric values of equal shape, entry by entry."""
        rule = self.rule
        errors = compare_entries(
            numeric(got), numeric(expected), rtol=rule.rtol, atol=rule.atol, nan_equal=rule.nan == "equal"
        )
        self.n_total += errors.n_total
        if errors.n_bad:
            self.differ("values", path, _entries_message(errors), got, expected, errors)

    def sequence(self, got: Value, expected: list[Value] | tuple[Value, ...], path: str, depth: int) -> None:
        members = _members(got) if self.loose else (got if type(got) is type(expected) else None)
        if not isinstance(members, list | tuple):
            self.n_total += 1
            self.wrong_type(got, expected, path)
        elif len(members) != len(expected):
            self.n_total += 1
            problem: Problem = "length" if isinstance(expected, list) else "members"
            self.differ(problem, path, f"expected {describe(expected)}, got {describe(got)}", got, expected)
        elif _types(members, expected) in _EXACT:
            self.exact(members, expected, path, depth)
        elif not (depth == 0 and self.names) and self.vectors(members, expected):
            self.entries(vector(members), vector(expected), path)
        else:
            for index, (one, other) in enumerate(zip(members, expected, strict=True)):
                self.visit(one, other, self.step(path, index, depth), depth + 1)

    def exact(self, members: Sequence[Value], expected: Sequence[Value], path: str, depth: int) -> None:
        """Texts or ints, of which there may be a million: only so many differences are looked at."""
        unlike = (
            []
            if members == expected
            else [index for index, pair in enumerate(zip(members, expected, strict=True)) if pair[0] != pair[1]]
        )
        told = unlike[:MAX_DIFFERENCES]
        self.n_total += len(expected) - len(told)
        self.n_unseen += len(unlike) - len(told)
        for index in told:
            self.visit(members[index], expected[index], self.step(path, index, depth), depth + 1)

    def vectors(self, *lists: Sequence[Value]) -> bool:
        return all(is_vector(members, same_dtype=self.rule.dtype == "same") for members in lists)

    def mapping(self, got: Value, expected: dict[Value, Value], path: str, depth: int) -> None:
        if not isinstance(got, dict):
            self.n_total += 1
            self.wrong_type(got, expected, path)
            return
        missing, extra = keys(expected) - keys(got), keys(got) - keys(expected)
        if missing or extra:
            self.n_total += 1
            self.differ("keys", path, keys_message(missing, extra), got, expected)
            return
        for key, value in expected.items():
            self.visit(got[key], value, f"{path or 'result'}[{key_text(key)}]", depth + 1)

    def step(self, path: str, index: int, depth: int) -> str:
        named = depth == 0 and index < len(self.names)
        return self.names[index] if named else f"{path or 'result'}[{index}]"

    def wrong_type(self, got: Value, expected: Value, path: str) -> None:
        message = f"expected {describe(expected)}, got {describe(got)}{advice(got, expected)}"
        self.differ("type", path, message, got, expected)

    def differ(  # noqa: PLR0917  the fields of a Difference, in order
        self, problem: Problem, path: str, message: str, got: Value, expected: Value, errors: EntryErrors | None = None
    ) -> None:
        self.differences.append(Difference(problem, path or "result", message, got, expected, errors))

    def verdict(self) -> CaseVerdict:
        if not self.differences:
            return CaseVerdict("accepted", n_total=self.n_total)
        failing = [item for item in self.differences if item.problem in WRONG_FORMAT]
        first = (failing or self.differences)[0]
        errors = [item.errors for item in self.differences if item.errors]
        return CaseVerdict(
            outcome="format_error" if failing else "wrong_answer",
            where=first.where + _index_text(first.errors),
            message=first.message,
            max_abs=max((error.max_abs for error in errors), default=0.0),
            max_rel=max((error.max_rel for error in errors), default=0.0),
            n_bad=self.n_unseen + sum(item.errors.n_bad if item.errors else 1 for item in self.differences),
            n_nan=sum(error.n_nan for error in errors),
            n_total=self.n_total,
            differences=tuple(self.differences[:MAX_DIFFERENCES]),
        )


def _types(members: Sequence[Value], expected: Sequence[Value]) -> set[type]:
    """Of both lists; one that was decoded from the expected bytes is the expected value itself."""
    found = set(map(type, expected))
    return found if members is expected else found | set(map(type, members))


def _members(got: Value) -> Value:
    """An array's rows as a list, for tasks that take any sequence."""
    if not isinstance(got, Array) or got.data.ndim == 0:
        return got
    kind = "scalar" if got.data.ndim == 1 else got.kind
    return [Array(kind, got.dtype, np.asarray(row), got.device, got.requires_grad) for row in got.data]


def _index_text(errors: EntryErrors | None) -> str:
    return f"[{', '.join(str(i) for i in errors.first)}]" if errors and errors.first else ""


def _entries_message(errors: EntryErrors) -> str:
    if errors.n_total == 1:
        return "is NaN" if errors.n_nan else f"is off by {errors.max_abs:.3g}"
    words = f"{errors.n_bad} of {errors.n_total} entries differ"
    words += f", {errors.n_nan} of them NaN" if errors.n_nan else ""
    at = f" at [{', '.join(str(i) for i in errors.worst)}]" if errors.worst else ""
    return words + (
        f"; largest error {errors.max_abs:.3g} (relative {errors.max_rel:.3g}){at}" if errors.max_abs else ""
    )
