"""Why a submission failed: a known wrong solution first, non-determinism second, the explainers last."""

from __future__ import annotations

from collections.abc import Sequence

from sandbox.explain import NOT_REPEATABLE, explain
from sandbox.known_wrong import RunSource, match_known_wrong, same_value
from sandbox.package import TaskPackage
from sandbox.report import Diagnosis
from sandbox.trials import Graded, grade_run


def diagnose(package: TaskPackage, source: bytes, graded: Sequence[Graded], run_source: RunSource) -> Diagnosis | None:
    """The likely cause of the failing cases in `graded`; None when there is nothing to add to the error itself.

    run_source runs a source on trials in a fresh jailed child. The text tells nothing of a hidden case but the cause.
    """
    known = match_known_wrong(package, graded, run_source)
    if known:
        return known
    if not repeatable(source, graded, run_source):
        return Diagnosis(
            NOT_REPEATABLE.text, package.spec.see, "explainer", NOT_REPEATABLE.evidence, NOT_REPEATABLE.cause
        )
    return explain(package.spec, graded)


def repeatable(source: bytes, graded: Sequence[Graded], run_source: RunSource) -> bool:
    """Run the first failing case twice more, in one fresh child: all three results must agree."""
    first = next((item for item in graded if item.failed and item.returned), None)
    if first is None:
        return True
    again = [grade_run(first.trial, case) for case in run_source(source, [first.trial, first.trial]).cases]
    comparison = first.trial.comparison
    return all(item.returned and same_value(item.got, first.got, comparison) for item in again)
