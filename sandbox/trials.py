"""One case from draw to grade: what is sent, what is expected, what came back and what that is worth."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sandbox.datasets.dataset import Source
from sandbox.describe import clean
from sandbox.grading import CaseVerdict, expected_problem, grade
from sandbox.package import TaskPackage
from sandbox.report import CaseOutcome, Scope
from sandbox.results import CaseRun, Prepared, PreparedCase, TaskBroken
from sandbox.show import call_arguments, class_steps
from sandbox.spec import Comparison, Group, TaskSpec
from sandbox.values import DecodeError, Value, decode, decode_inputs


@dataclass(frozen=True, eq=False)
class Trial:
    """A case ready to be judged. `inputs` are bytes for the jail; `expected` never goes there.

    expected_bytes: what it was decoded from.
    repeats: the case whose result this one's must equal, bit for bit. raises: the exception expected in place of one.
    """

    name: str
    group: Group
    inputs: bytes
    expected: Value
    comparison: Comparison
    result_names: tuple[str, ...]
    repeats: str = ""
    raises: str = ""
    expected_bytes: bytes = b""

    @property
    def public(self) -> bool:
        return self.group.visibility == "public"


@dataclass(frozen=True, eq=False)
class Graded:
    """A trial with what the learner's code made of it. `got` is meaningful when `returned`; `verdict` too."""

    trial: Trial
    run: CaseRun
    outcome: CaseOutcome
    returned: bool = False
    got: Value = None
    verdict: CaseVerdict | None = None
    inputs_changed: bool = False

    @property
    def passed(self) -> bool:
        return self.outcome == "accepted"

    @property
    def failed(self) -> bool:
        return self.outcome not in ("accepted", "not_run", "cancelled")


def make_trials(
    package: TaskPackage, cases: Sequence[PreparedCase], scope: Scope, source: Source | None = None
) -> tuple[Trial, ...]:
    """The cases judged in `scope`, public ones first; TaskBroken names the case that cannot be judged.

    source: where the task's data comes from, on which the error rate that is asked for depends.

    Public first: a learner's process that has not met a hidden input cannot print one in a public case.
    """
    _refuse_bad_names(package, cases)
    _refuse_bad_repeats(cases)
    comparison = package.spec.comparison_on(source)
    trials = [_trial(package, case, comparison) for case in cases]
    judged = [trial for trial in trials if trial.public or scope == "all"]
    if not judged:
        raise TaskBroken("cases.py", None, "no public case")
    return tuple(sorted(judged, key=lambda trial: not trial.public))


def refuse_checker_unsaid(spec: TaskSpec, prepared: Prepared) -> None:
    """Raises TaskBroken unless cases.py defines `check` where task.toml says so, and only there."""
    if spec.comparison.checker and not prepared.checks:
        raise TaskBroken("cases.py", None, "task.toml says checker = true, and there is no function check(got, …)")
    if prepared.checks and not spec.comparison.checker:
        raise TaskBroken("cases.py", None, "check is never asked: task.toml does not say checker = true")


def _refuse_bad_names(package: TaskPackage, cases: Sequence[PreparedCase]) -> None:
    known, used = package.spec.groups_by_name, {case.group for case in cases}
    for case in cases:
        if case.group not in known:
            raise TaskBroken("cases.py", None, f"case {case.name!r}: no [[groups]] is called {case.group!r}")
    for name, count in Counter(case.name for case in cases).items():
        if count > 1:
            raise TaskBroken("cases.py", None, f"case {name!r} is yielded {count} times")
    for name in known:
        if name not in used:
            raise TaskBroken("cases.py", None, f"group {name!r} has no case")


def _refuse_bad_repeats(cases: Sequence[PreparedCase]) -> None:
    inputs = {case.name: case.inputs for case in cases if not case.repeats}
    for case in cases:
        if case.repeats and inputs.get(case.repeats) != case.inputs:
            raise TaskBroken("cases.py", None, f"case {case.name!r}: no case {case.repeats!r} has the same inputs")


def _trial(package: TaskPackage, case: PreparedCase, usual: Comparison) -> Trial:
    comparison = _case_comparison(usual, case)
    try:
        names, expected = _result_names(package.spec, decode_inputs(case.inputs)), case.expected_value
    except (DecodeError, ValueError) as error:
        raise TaskBroken("cases.py", None, f"case {case.name!r} cannot be read: {error}") from error
    problem = expected_problem(expected, comparison)
    if problem and not case.raises:
        raise TaskBroken("reference.py", None, f"case {case.name!r}: {problem}")
    group = package.spec.groups_by_name[case.group]
    return Trial(case.name, group, case.inputs, expected, comparison, names, case.repeats, case.raises, case.expected)


def _result_names(spec: TaskSpec, inputs: Value) -> tuple[str, ...]:
    """Names of a tuple's members from the signature; of a class case's results from its calls. Raises ValueError."""
    if spec.kind != "class":
        call_arguments(inputs)
        return spec.result_names
    _, steps = class_steps(inputs)
    return tuple(f"call {number}, {clean(step[0], 40)}" for number, step in enumerate(steps, start=1))


def _case_comparison(comparison: Comparison, case: PreparedCase) -> Comparison:
    rtol = comparison.rtol if case.rtol is None else case.rtol
    atol = comparison.atol if case.atol is None else case.atol
    if not (0 <= rtol < 1 and 0 <= atol < math.inf):
        raise TaskBroken("cases.py", None, f"case {case.name!r}: rtol {rtol} or atol {atol} is out of range")
    rate = comparison.error_rate if case.error_rate is None else case.error_rate
    if rate is not None and not (0 <= rate < 1 and comparison.classes):
        message = f"case {case.name!r}: an error rate of {rate} with {comparison.classes} classes"
        raise TaskBroken("cases.py", None, message)
    return replace(comparison, rtol=rtol, atol=atol, error_rate=rate)


def grade_run(trial: Trial, run: CaseRun) -> Graded:
    """Grade one case of a run. Never raises for anything the learner's process may have sent."""
    if run.outcome == "raised":
        return _grade_raised(trial, run)
    if run.outcome != "returned":
        return Graded(trial, run, run.outcome)
    try:
        same = bool(trial.expected_bytes) and run.value == trial.expected_bytes
        got = trial.expected if same else decode(run.value or b"")
    except DecodeError as error:
        verdict = CaseVerdict("format_error", message=f"the result could not be read: {clean(str(error), 200)}")
        return Graded(trial, run, "format_error", verdict=verdict)
    return _grade_returned(trial, run, got) if trial.raises else _grade_value(trial, run, got)


def _grade_raised(trial: Trial, run: CaseRun) -> Graded:
    if trial.raises and run.error and trial.raises in run.error.kinds:
        return Graded(trial, run, "accepted")
    verdict = CaseVerdict("wrong_answer", message=f"{trial.raises} is expected here") if trial.raises else None
    return Graded(trial, run, "runtime_error", verdict=verdict)


def _grade_returned(trial: Trial, run: CaseRun, got: Value) -> Graded:
    verdict = CaseVerdict("wrong_answer", message=f"a result came back where {trial.raises} is expected")
    return Graded(trial, run, "wrong_answer", returned=True, got=got, verdict=verdict)


def _grade_value(trial: Trial, run: CaseRun, got: Value) -> Graded:
    verdict = grade(got, trial.expected, trial.comparison, result_names=trial.result_names)
    changed = run.inputs_after != trial.inputs
    item = Graded(trial, run, verdict.outcome, returned=True, got=got, verdict=verdict, inputs_changed=changed)
    return with_verdict(item, verdict)


def with_verdict(item: Graded, verdict: CaseVerdict) -> Graded:
    """The case under this verdict on its values: right values do not help where an argument was changed."""
    if verdict.outcome == "accepted" and item.inputs_changed and item.trial.comparison.inputs_unchanged:
        message = "the values are right, but an argument was changed"
        return replace(item, outcome="wrong_answer", verdict=replace(verdict, message=message))
    return replace(item, outcome=verdict.outcome, verdict=verdict)


def refuse_unlike_repeats(graded: Sequence[Graded]) -> list[Graded]:
    """A case that repeats another is right only when both results are the same, to the last bit."""
    by_name = {item.trial.name: item for item in graded}
    return [_repeated(item, by_name.get(item.trial.repeats)) for item in graded]


def _repeated(item: Graded, first: Graded | None) -> Graded:
    if first is None or not (item.passed and first.returned) or item.run.value == first.run.value:
        return item
    message = f"the same arguments as in “{first.trial.name}” gave another result: draw all numbers from the seed"
    verdict = replace(item.verdict or CaseVerdict("wrong_answer"), outcome="wrong_answer", message=message)
    return replace(item, outcome="wrong_answer", verdict=verdict)
