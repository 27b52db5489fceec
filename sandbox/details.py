"""What may be said about each case: everything for a public one, next to nothing for a hidden one.

A hidden case's exception gives its type and the learner's own line. Both could be forged to carry its input (a class
named after it, a line number computed from it), so only well-known type names and lines that exist pass.
"""

from __future__ import annotations

import builtins
from collections.abc import Sequence

from sandbox.describe import clean
from sandbox.heatmap import heatmap
from sandbox.report import CaseDetail, CaseReport, ErrorReport
from sandbox.results import LearnerError, Run
from sandbox.show import show, show_call, show_pair, show_steps
from sandbox.spec import TaskSpec
from sandbox.trials import Graded, Trial
from sandbox.values import Value, decode_inputs

MAX_PRINTS = 4000
MAX_MESSAGE = 500
LABELS_HIDDEN = "the true labels, which are not shown"
_KNOWN_TYPES = frozenset(
    name for name, thing in vars(builtins).items() if isinstance(thing, type) and issubclass(thing, BaseException)
) | {"LinAlgError", "AxisError", "OutOfMemoryError", "BadWrite"}


def case_reports(spec: TaskSpec, graded: Sequence[Graded], source: bytes) -> tuple[CaseReport, ...]:
    """One report a case, in the order they were run."""
    lines = source_lines(source)
    return tuple(
        CaseReport(
            name=item.trial.name,
            group=item.trial.group.name,
            visibility=item.trial.group.visibility,
            outcome=item.outcome,
            detail=_public_detail(spec, item, lines) if item.trial.public else _hidden_detail(item, lines),
        )
        for item in graded
    )


def first_error(run: Run, graded: Sequence[Graded], source: bytes) -> ErrorReport | None:
    """The exception that ended the run while the code was loaded, else the first a case raised."""
    lines = source_lines(source)
    if run.error and all(item.outcome == "not_run" for item in graded):
        return open_error(run.error, lines)
    for item in graded:
        if item.run.error and item.failed:
            return _error(item, lines)
    return None


def open_error(error: LearnerError, lines: int) -> ErrorReport:
    """All of it: for errors met before any input was seen, and for public cases."""
    return ErrorReport(clean(error.type, 80), _line(error, lines), clean(error.message, MAX_MESSAGE, lines=True))


def closed_error(error: LearnerError, lines: int) -> ErrorReport:
    """Type and line alone, neither of them the learner's free choice."""
    return ErrorReport(error.type if error.type in _KNOWN_TYPES else "Exception", _line(error, lines))


def source_lines(source: bytes) -> int:
    return source.count(b"\n") + 1


def _error(item: Graded, lines: int) -> ErrorReport | None:
    if not item.run.error or item.passed:
        return None
    return (open_error if item.trial.public else closed_error)(item.run.error, lines)


def _line(error: LearnerError, lines: int) -> int | None:
    return error.line if error.line is not None and 1 <= error.line <= lines else None


def _hidden_detail(item: Graded, lines: int) -> CaseDetail | None:
    error = _error(item, lines)
    return CaseDetail(error=error) if error else None


def _public_detail(spec: TaskSpec, item: Graded, lines: int) -> CaseDetail:
    verdict = item.verdict
    expected, got = _shown_values(item)
    return CaseDetail(
        input=show_inputs(spec, item.trial),
        expected=expected,
        got=got,
        where=verdict.where if verdict else "",
        message=verdict.message if verdict else "",
        max_abs=verdict.max_abs if verdict and verdict.n_bad and not verdict.labels else None,
        prints=clean(item.run.prints, MAX_PRINTS, lines=True),
        error=_error(item, lines),
        heatmap=heatmap(verdict) if verdict and item.failed else None,
        several=item.trial.comparison.checker and not item.trial.raises,
    )


def _shown_values(item: Graded) -> tuple[str, str]:
    """What was expected and what came back; true labels are never shown, not even in part."""
    if item.trial.raises:
        raised = f"raised {item.run.error.type}" if item.run.error else ""
        return f"{item.trial.raises} to be raised", show(item.got) if item.returned else raised
    if item.trial.comparison.error_rate is not None:
        return LABELS_HIDDEN, show(item.got) if item.returned else ""
    return show_pair(item.trial.expected, item.got) if item.returned else (show(item.trial.expected), "")


def show_inputs(spec: TaskSpec, trial: Trial) -> str:
    """The case's call as text; a class case as its construction and calls."""
    inputs: Value = decode_inputs(trial.inputs)
    return show_steps(inputs, spec.entry) if spec.kind == "class" else show_call(inputs, spec.parameter_names)
