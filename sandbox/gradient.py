"""Numeric gradients for kind "gradient": central differences of a forward pass that runs in the jail.

    ∂f/∂x_i ≈ (f(x + h·e_i) − f(x − h·e_i)) / 2h, in float64; error O(h²) and rounding O(ε/h), best near h = 1e-5.

The perturbed inputs are made here and sent like cases, two an entry: the forward pass is only ever a function server.
What the learner returns is compared with these numbers. The reference's own gradient must agree with them too, else the
task is at fault.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from sandbox.describe import category, describe
from sandbox.grading import CaseVerdict, grade
from sandbox.numeric import is_number, numeric
from sandbox.results import CaseRun, TaskBroken
from sandbox.show import call_arguments
from sandbox.spec import GradientCheck, TaskSpec
from sandbox.trials import Graded, Trial, grade_run
from sandbox.values import Array, DecodeError, Value, decode, decode_inputs, encode

MAX_ENTRIES = 400
RUN_AT_MOST = 1000

Evaluate = Callable[[Sequence[bytes]], Sequence[CaseRun]]
Path = tuple[Value, ...]


class ForwardFailed(Exception):
    """The forward pass gave no finite number on a perturbed input; `run` says what it did instead."""

    def __init__(self, run: CaseRun, message: str) -> None:
        super().__init__(message)
        self.run, self.message = run, message


def reference_trials(
    spec: TaskSpec, check: GradientCheck, trials: Sequence[Trial], evaluate: Evaluate
) -> tuple[Trial, ...]:
    """The trials with central differences of the reference's forward pass as expected values; TaskBroken on failure."""
    found = []
    for trial in trials:
        try:
            value = numeric_expected(spec, check, trial, evaluate)
        except ForwardFailed as failed:
            raise _broken(trial, failed) from failed
        check_reference(trial, value)
        found.append(replace(trial, expected=value, expected_bytes=b""))
    return tuple(found)


def reference_losses(trials: Sequence[Trial], evaluate: Evaluate) -> dict[str, float]:
    """What the reference's forward pass gives for the trials' own inputs, by name; TaskBroken on failure."""
    losses = {}
    for trial in trials:
        try:
            losses[trial.name] = _loss(trial, evaluate)
        except ForwardFailed as failed:
            raise _broken(trial, failed) from failed
    return losses


def grade_gradient(
    spec: TaskSpec, trial: Trial, run: CaseRun, *, check: GradientCheck, evaluate: Evaluate, loss: float
) -> Graded:
    """Grade a learner's gradient against central differences of the learner's own forward pass, which must itself give
    `loss`, as the reference's does: else the gradient of any function at all would do.
    """
    if run.outcome != "returned":
        return grade_run(trial, run)
    try:
        own = _loss(trial, evaluate)
        value = numeric_expected(spec, check, trial, evaluate)
    except ForwardFailed as failed:
        if failed.run.outcome != "returned":
            return grade_run(trial, failed.run)
        return Graded(trial, run, "format_error", verdict=CaseVerdict("format_error", message=failed.message))
    if not np.isclose(own, loss, rtol=trial.comparison.rtol, atol=trial.comparison.atol):
        message = f"the forward pass {check.forward} gave {own:.7g}, expected {loss:.7g}"
        return Graded(trial, run, "wrong_answer", verdict=CaseVerdict("wrong_answer", message=message))
    return grade_run(replace(trial, expected=value, expected_bytes=b""), run)


def _loss(trial: Trial, evaluate: Evaluate) -> float:
    return _number(evaluate([encode(in_float64(decode_inputs(trial.inputs)))])[0])


def _broken(trial: Trial, failed: ForwardFailed) -> TaskBroken:
    error = failed.run.error
    why = f"{failed.message}: {error.type}: {error.message}" if error else failed.message
    return TaskBroken("reference.py", error.line if error else None, f"case {trial.name!r}: {why}")


def numeric_expected(spec: TaskSpec, check: GradientCheck, trial: Trial, evaluate: Evaluate) -> Value:
    """The gradient of the forward pass at the trial's inputs, in the structure and dtypes of the reference's gradient.

    evaluate runs the forward pass on encoded inputs. Raises ForwardFailed; TaskBroken when the reference's gradient has
    another structure than the arguments it is taken by, or has too many entries.
    """
    args, kwargs = call_arguments(in_float64(decode_inputs(trial.inputs)))
    places = [_argument(spec, name, args, kwargs) for name in check.wrt]
    paths = [path for place in places for path in _leaves((args, kwargs), place)]
    gradients = iter(_differences((args, kwargs), paths, check.h, evaluate, trial.name))
    grouped = [_regroup((args, kwargs), place, gradients) for place in places]
    found = grouped[0] if len(grouped) == 1 else tuple(grouped)
    return _like(found, trial.expected, trial.name)


def check_reference(trial: Trial, numeric_value: Value) -> None:
    """TaskBroken unless the reference's own gradient is accepted against the central differences."""
    verdict = grade(trial.expected, numeric_value, trial.comparison, result_names=trial.result_names)
    if verdict.outcome != "accepted":
        why = f"the gradient is not that of the forward pass: {verdict.where}: {verdict.message}"
        raise TaskBroken("reference.py", None, f"case {trial.name!r}: {why}")


def in_float64(value: Value) -> Value:
    """The value with every floating array in float64."""
    if isinstance(value, Array) and category(value) == "float":
        return Array(value.kind, "float64", value.data.astype(np.float64))
    if isinstance(value, list):
        return [in_float64(item) for item in value]
    if isinstance(value, tuple):
        return tuple(in_float64(item) for item in value)
    if isinstance(value, dict):
        return {key: in_float64(item) for key, item in value.items()}
    return value


def _argument(spec: TaskSpec, name: str, args: tuple[Value, ...], kwargs: dict[Value, Value]) -> Path:
    if name in kwargs:
        return (1, name)
    position = int(name) if name.isdigit() else _position(spec, name)
    if position >= len(args):
        raise TaskBroken("cases.py", None, f"no argument {name!r} to differentiate by")
    return (0, position)


def _position(spec: TaskSpec, name: str) -> int:
    if name not in spec.parameter_names:
        raise TaskBroken("task.toml", None, f"gradient.wrt: the signature has no argument {name!r}")
    return spec.parameter_names.index(name)


def _leaves(root: Value, path: Path) -> Iterator[Path]:
    """Paths of the floating arrays and numbers below `path`, in order."""
    value = at(root, path)
    if isinstance(value, dict):
        for key in value:
            yield from _leaves(root, (*path, key))
    elif isinstance(value, list | tuple):
        for index in range(len(value)):
            yield from _leaves(root, (*path, index))
    elif isinstance(value, float) or (isinstance(value, Array) and category(value) == "float"):
        yield path


def at(root: Value, path: Path) -> Value:
    for step in path:
        root = root[step]  # type: ignore[index]  # the path was read off this very value
    return root


def changed(root: Value, path: Path, value: Value) -> Value:
    """A copy of `root` with the member at `path` replaced."""
    if not path:
        return value
    first, rest = path[0], path[1:]
    if isinstance(root, dict):
        return {key: changed(item, rest, value) if key == first else item for key, item in root.items()}
    if isinstance(root, list | tuple):
        return type(root)(changed(item, rest, value) if index == first else item for index, item in enumerate(root))
    raise ValueError(f"no member {first!r} in {describe(root)}")


def _differences(
    root: Value, paths: Sequence[Path], h: float, evaluate: Evaluate, case: str
) -> list[npt.NDArray[np.float64]]:
    """One array of ∂f/∂x for each path, in its shape."""
    data = [np.asarray(numeric(at(root, path)), dtype=np.float64) for path in paths]
    total = sum(array.size for array in data)
    if not 1 <= total <= MAX_ENTRIES:
        raise TaskBroken(
            "cases.py", None, f"case {case!r}: {total} entries to differentiate by, 1 to {MAX_ENTRIES} allowed"
        )
    inputs = [encode(point) for path, array in zip(paths, data, strict=True) for point in _points(root, path, array, h)]
    values = [
        _number(run)
        for start in range(0, len(inputs), RUN_AT_MOST)
        for run in evaluate(inputs[start : start + RUN_AT_MOST])
    ]
    slopes = (np.array(values[0::2]) - np.array(values[1::2])) / (2 * h)
    ends = np.cumsum([array.size for array in data])[:-1]
    return [part.reshape(array.shape) for part, array in zip(np.split(slopes, ends), data, strict=True)]


def _points(root: Value, path: Path, array: npt.NDArray[np.float64], h: float) -> Iterator[Value]:
    """The inputs with one entry moved up, then down, for each entry in C order."""
    old = at(root, path)
    for index in np.ndindex(array.shape):
        for step in (h, -h):
            moved = array.copy()
            moved[index] += step
            new: Value = Array(old.kind, "float64", moved) if isinstance(old, Array) else float(moved)
            yield changed(root, path, new)


def _number(run: CaseRun) -> float:
    if run.outcome != "returned":
        raise ForwardFailed(run, "the forward pass failed")
    try:
        value = decode(run.value or b"")
    except DecodeError as error:
        raise ForwardFailed(run, "the forward pass returned something unreadable") from error
    one = is_number(value) or (isinstance(value, Array) and value.data.size == 1 and category(value) != "other")
    number = np.asarray(numeric(value)).reshape(()) if one else np.asarray(np.nan)
    if number.dtype.kind == "c" or not np.isfinite(number):
        raise ForwardFailed(run, f"the forward pass must return one finite number, not {describe(value)}")
    return float(number)


def _regroup(root: Value, path: Path, gradients: Iterator[npt.NDArray[np.float64]]) -> Value:
    """The gradients in the structure of the argument they belong to; members that are not floating are left out."""
    value = at(root, path)
    if isinstance(value, dict):
        return {key: _regroup(root, (*path, key), gradients) for key in value if any(_leaves(root, (*path, key)))}
    if isinstance(value, list | tuple):
        members = [_regroup(root, (*path, i), gradients) for i in range(len(value)) if any(_leaves(root, (*path, i)))]
        return tuple(members) if isinstance(value, tuple) else members
    return Array("ndarray", "float64", next(gradients))


def _like(found: Value, reference: Value, case: str) -> Value:
    """The numeric gradient with the containers, kinds and dtypes of the reference's."""
    if isinstance(reference, dict) and isinstance(found, dict) and reference.keys() == found.keys():
        return {key: _like(found[key], reference[key], case) for key in reference}
    if isinstance(reference, list | tuple) and isinstance(found, list | tuple) and len(reference) == len(found):
        return type(reference)(_like(one, other, case) for one, other in zip(found, reference, strict=True))
    if isinstance(found, Array) and is_number(reference) and found.data.size == 1:
        return float(found.data.reshape(()))
    if isinstance(found, Array) and isinstance(reference, Array) and found.data.shape == reference.data.shape:
        return Array(reference.kind, reference.dtype, _cast(found.data, reference), reference.device)
    message = (
        f"case {case!r}: the gradient is {describe(reference)}, the arguments it is taken by are {describe(found)}"
    )
    raise TaskBroken("reference.py", None, message)


def _cast(data: npt.NDArray[np.float64], reference: Array) -> npt.NDArray[Any]:
    return data.astype(reference.data.dtype)
