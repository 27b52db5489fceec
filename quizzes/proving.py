"""Proving a task in the sandbox: its reference passes, its starter does not, each known wrong solution is caught."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from quizzes.models import CodeTask, Submission
from quizzes.nodes import profiles_alive
from sandbox.check import CheckResult, check_package
from sandbox.client import Sandbox

SEEDS = 5


def prove(task_id: str | UUID, sandbox: Sandbox | None = None) -> dict[str, Any] | None:
    """Check the task's files and keep what that proved; None when they changed meanwhile.

    sandbox: client of a server of the task's profile; by default the one on this node.
    Raises SandboxUnavailable when no sandbox of its profile answers.
    """
    task = CodeTask.objects.get(pk=task_id)
    client = sandbox or Sandbox(settings.SANDBOX_SOCKETS / f"sandbox-{task.profile}.sock")
    found = as_proof(check_package(task.package, {task.profile: client}, SEEDS))
    kept = CodeTask.objects.filter(pk=task.pk, content_hash=task.content_hash).update(proof=found)
    return found if kept else None


def unproven() -> CodeTask | None:
    """A task nobody has proven yet and whose sandbox is up, when the judges have nothing else to do."""
    if Submission.objects.exclude(status=Submission.Status.DONE).exists():
        return None
    return CodeTask.objects.filter(proof__isnull=True, profile__in=profiles_alive()).order_by("?").first()


def as_proof(result: CheckResult) -> dict[str, Any]:
    """What the task's page shows: n of n, and what a creator has to mend."""
    return {
        "ok": result.ok,
        "seeds": len(result.seeds),
        "reference_passed": result.reference_seeds,
        "right": result.right_total,
        "right_accepted": result.right_accepted,
        "wrong": result.wrong_total,
        "wrong_caught": result.wrong_caught,
        "cases": result.cases,
        "hidden_cases": result.hidden_cases,
        "versions": dict(result.versions),
        "findings": [{"level": finding.level, "text": str(finding)} for finding in result.findings],
        "checked_at": timezone.now().isoformat(),
    }
