"""Rejudge a task after its tests changed: judge in the shadow, look at what changes, then apply or discard."""

import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from quizzes import judging
from quizzes.completion import complete_if_solved
from quizzes.models import CodeTask, Rejudge, Shadow, Submission
from sandbox.client import SandboxUnavailable

RESEND_AFTER = timedelta(minutes=2)
BATCH = 200
logger = logging.getLogger(__name__)
State = Rejudge.State


class CannotRejudge(Exception):
    """`str(error)` says why, to the creator who asked."""


@transaction.atomic
def start(task: CodeTask, user: User) -> Rejudge:
    """Open a shadow set over every judged submission of the task. Send `pending_ids` to the workers afterwards."""
    if Rejudge.objects.filter(task=task, state__in=(State.RUNNING, State.READY)).exists():
        raise CannotRejudge("A rejudge of this task is open: apply or discard it first.")
    submissions = Submission.objects.filter(task=task, scope=Submission.Scope.ALL, status=Submission.Status.DONE)
    judged = submissions.exclude(verdict=Submission.Verdict.CANCELLED)
    rejudge = Rejudge.objects.create(task=task, content_hash=task.content_hash, requested_by=user)
    Shadow.objects.bulk_create(Shadow(rejudge=rejudge, submission=submission) for submission in judged.only("pk"))
    _close_if_judged(rejudge)
    return rejudge


def pending_ids(rejudge: Rejudge) -> list[int]:
    return list(rejudge.shadows.pending().values_list("pk", flat=True))


def judge_shadow(pk: int) -> None:
    """Judge one shadow, once. A fault of ours leaves it pending; `lost_ids` sends it again."""
    shadow = Shadow.objects.select_related("rejudge__task", "submission__task").filter(pk=pk, verdict="").first()
    if shadow is None or shadow.rejudge.state != State.RUNNING:
        return
    if shadow.rejudge.task.content_hash != shadow.rejudge.content_hash:
        _set_state(shadow.rejudge, State.DISCARDED)  # the tests changed again: half of it would be of other tests
        return
    try:
        report = judging.judge_again(shadow.submission)
    except SandboxUnavailable as error:
        logger.warning("shadow %s: %s", pk, error)
        return
    if report.verdict == "internal_error":
        logger.warning("shadow %s: internal error, tried again later", pk)
        return
    Shadow.objects.filter(pk=pk, verdict="").update(
        verdict=report.verdict, score=report.score, report=report.to_json(), versions=dict(report.versions)
    )
    _close_if_judged(shadow.rejudge)


def _close_if_judged(rejudge: Rejudge) -> None:
    if not rejudge.shadows.pending().exists():
        Rejudge.objects.filter(pk=rejudge.pk, state=State.RUNNING).update(state=State.READY)


def lost_ids() -> list[int]:
    """Pending shadows whose message may be lost; each is named once in RESEND_AFTER."""
    now = timezone.now()
    silent = Shadow.objects.pending().filter(rejudge__state=State.RUNNING, sent_at__lte=now - RESEND_AFTER)
    ids = list(silent.values_list("pk", flat=True)[:BATCH])
    Shadow.objects.filter(pk__in=ids).update(sent_at=now)
    return ids


@transaction.atomic
def apply(rejudge: Rejudge) -> int:
    """Write the changed verdicts; the number changed.

    A card that a learner has completed stays completed: a change of our tests takes nothing from anybody.
    """
    locked = Rejudge.objects.select_for_update().select_related("task").get(pk=rejudge.pk)
    if locked.state != State.READY:
        raise CannotRejudge(f"This rejudge is {locked.get_state_display().lower()}; only a ready one can be applied.")
    if locked.task.content_hash != locked.content_hash:
        raise CannotRejudge("The task's files have changed since: discard this rejudge and start another.")
    changed = list(locked.shadows.changed().select_related("submission__user", "submission__task__card"))
    for shadow in changed:
        Submission.objects.filter(pk=shadow.submission_id, status=Submission.Status.DONE).update(
            verdict=shadow.verdict, score=shadow.score, report=shadow.report, content_hash=locked.content_hash
        )
        if shadow.verdict == Submission.Verdict.ACCEPTED:
            complete_if_solved(shadow.submission.user, shadow.submission.task.card)
    _set_state(locked, State.APPLIED)
    return len(changed)


def discard(rejudge: Rejudge) -> None:
    if rejudge.state not in (State.RUNNING, State.READY):
        raise CannotRejudge(f"This rejudge is {rejudge.get_state_display().lower()} already.")
    _set_state(rejudge, State.DISCARDED)


def _set_state(rejudge: Rejudge, state: Rejudge.State) -> None:
    Rejudge.objects.filter(pk=rejudge.pk).update(state=state, closed_at=timezone.now())
