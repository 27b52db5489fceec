"""Why a submission failed: a known wrong solution first, non-determinism second, the explainers last."""

from __future__ import annotations

from collections.abc import Sequence

from sandbox.explain import NOT_REPEATABLE, explain
from sandbox.known_wrong import match_known_wrong, same_value
from sandbox.package import TaskPackage
from sandbox.report import Diagnosis
from sandbox.runs import Runs
from sandbox.trials import Graded, grade_run


def diagnose(package: TaskPackage, source: bytes, graded: Sequence[Graded], runs: Runs) -> Diagnosis | None:
    """The likely cause of the failing cases in `graded`; None when there is nothing to add to the error itself.

    The text tells nothing of a hidden case but the cause.
    """
    known = match_known_wrong(package, graded, runs)
    if known:
        return known
    if not repeatable(source, graded, runs):
        return Diagnosis(
            NOT_REPEATABLE.text, package.spec.see, "explainer", NOT_REPEATABLE.evidence, NOT_REPEATABLE.cause
        )
    return explain(package.spec, graded)


def repeatable(source: bytes, graded: Sequence[Graded], runs: Runs) -> bool:
    """Run the first failing case twice more, in one fresh child: all three results must agree, if there was time."""
    first = next((item for item in graded if item.failed and item.returned), None)
    if first is None:
        return True
    again = [grade_run(first.trial, case) for case in runs.again(source, [first.trial, first.trial]).cases]
    told = [item for item in again if item.returned or item.outcome == "runtime_error"]
    return all(item.returned and same_value(item.got, first.got, first.trial.comparison) for item in told)
