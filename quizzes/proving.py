"""Proving a task in the sandbox: its reference passes, its starter does not, each known wrong solution is caught."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from quizzes.models import CodeTask, Submission
from quizzes.models.submissions import C_LANE, GPU_LANE
from quizzes.nodes import profiles_alive, socket_of
from sandbox.check import CheckResult, check_package, draws
from sandbox.client import Sandbox
from sandbox.placement import GPU, place

SEEDS = 5
CANDIDATES = 8
_LANES: dict[str, str] = {GPU: GPU_LANE, CodeTask.Profile.C: C_LANE}
"""Where the sandboxes of a profile are, when not on every node."""


def prove(task_id: str | UUID, sandbox: Sandbox | None = None) -> dict[str, Any] | None:
    """Check the task's files and keep what that proved; None when they changed meanwhile.

    sandbox: client of a server of the task's profile; by default the one on this node.
    Raises SandboxUnavailable when no sandbox of its profile answers.
    """
    task = CodeTask.objects.get(pk=task_id)
    profile = place(task.package.spec, lambda profile: socket_of(profile).exists())
    client = sandbox or Sandbox(socket_of(profile))
    number = draws(task.package, SEEDS)
    result = check_package(task.package, {task.profile: client}, number, data_dir=settings.DATA_DIR)
    return keep(task.pk, result)


def keep(task_id: str | UUID, result: CheckResult) -> dict[str, Any] | None:
    """Store what was proven with the task; None when the database holds other files than those."""
    found = as_proof(result)
    kept = CodeTask.objects.filter(pk=task_id, content_hash=result.content_hash).update(proof=found)
    return found if kept else None


def unproven() -> tuple[CodeTask, str] | None:
    """A task nobody has proven yet and whose sandbox is up, when the judges have nothing else to do, and its queue."""
    if Submission.objects.exclude(status=Submission.Status.DONE).exists():
        return None
    served = profiles_alive()
    for task in CodeTask.objects.filter(proof__isnull=True, active=True).order_by("?")[:CANDIDATES]:
        profile = place(task.package.spec, served.__contains__)
        if profile in served:
            return task, _LANES.get(profile, "default")
    return None


def forget_proofs_by_data() -> int:
    """Tasks that were proven on a data set are unproven once another takes its place. How many."""
    return CodeTask.objects.filter(proof__versions__data__isnull=False).update(proof=None)


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
