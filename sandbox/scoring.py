"""From graded cases to groups, score and verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sandbox.report import GroupReport, Verdict
from sandbox.results import Run
from sandbox.spec import Group
from sandbox.trials import Graded


def group_reports(groups: Sequence[Group], graded: Sequence[Graded]) -> tuple[GroupReport, ...]:
    """One line for each group that was judged, in the task's order."""
    reports = []
    for group in groups:
        members = [item for item in graded if item.trial.group.name == group.name]
        if members:
            reports.append(_group_report(group, members))
    return tuple(reports)


def _group_report(group: Group, members: Sequence[Graded]) -> GroupReport:
    passed = sum(item.passed for item in members)
    return GroupReport(
        name=group.name,
        visibility=group.visibility,
        weight=group.weight,
        note=group.note,
        passed=passed,
        total=len(members),
        score=passed / len(members),
    )


def score(groups: Sequence[GroupReport]) -> float:
    """Σ weight × share of passed cases, over Σ weight: between 0 and 1, and 1 only when every case passed."""
    if all(group.passed == group.total for group in groups):
        return 1.0
    earned = sum(group.weight * group.score for group in groups)
    return min(earned / sum(group.weight for group in groups), 1 - 1e-9)


def verdict_of(run: Run, graded: Sequence[Graded]) -> Verdict:
    """Accepted when all passed; else what ended the run for good; else partial when any passed; else what dominates."""
    if run.outcome in ("syntax_error", "forbidden", "cancelled"):
        return run.outcome
    if any(item.outcome == "forbidden" for item in graded):
        return "forbidden"
    if all(item.passed for item in graded):
        return "accepted" if run.outcome == "completed" else run.outcome
    if any(item.passed for item in graded):
        return "partial"
    return _dominating(graded) if run.outcome == "completed" else run.outcome


def _dominating(graded: Sequence[Graded]) -> Verdict:
    """The outcome most failed cases share; the earliest of those that tie."""
    outcomes = Counter(item.outcome for item in graded if item.failed)
    outcome = outcomes.most_common(1)[0][0] if outcomes else "not_run"
    if outcome == "not_run":
        raise ValueError("a completed run in which no case was judged")
    return outcome
