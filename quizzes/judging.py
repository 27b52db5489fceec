"""Judging: claim, run, record.

Theory of operation. The row is the truth. A message only says "look at this id"; it may come twice, late or never.
A worker claims by a conditional UPDATE that raises the row's fencing token and takes a lease; while it works a
heartbeat renews the lease. Whatever it writes afterwards names the token, so a worker that was thought dead and
comes back writes nothing. The sweeper gives rows of dead workers back to the queue, and after three tries calls the
fault ours. A fault of ours never counts against the learner.
"""

import logging
import math
import threading
from dataclasses import dataclass, field
from datetime import timedelta
from types import TracebackType
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from quizzes.completion import complete_if_solved
from quizzes.models import Source, Submission
from quizzes.models.submissions import LEASE, MAX_TRIES
from sandbox.client import Progress, Sandbox, SandboxUnavailable
from sandbox.judge import judge
from sandbox.report import Report

BEAT_S = 1.0
RENEW_S = 8.0
RESEND_AFTER = timedelta(seconds=45)
MOST_POINTS = 400
SWEEP_BATCH = 500
CANDIDATES = 8  # as many as may be lost to other workers in between before the message gives up its turn
logger = logging.getLogger(__name__)
Status = Submission.Status


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to write one submission's outcome, as long as no later claim exists."""

    submission: Submission
    token: int

    def write(self, **fields: Any) -> bool:
        """Compare-and-set on the token. False: somebody else has the row now, or it is done."""
        mine = Submission.objects.filter(pk=self.submission.pk, token=self.token).exclude(status=Status.DONE)
        return mine.update(**fields) == 1


@dataclass(slots=True)
class Heartbeat:
    """Renews the lease, writes the live curve and watches for a cancel, from a thread of its own while code runs."""

    claim: Claim
    cancelled: bool = False
    points: list[dict[str, Any]] = field(default_factory=list)
    _stop: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def __enter__(self) -> "Heartbeat":
        self._thread = threading.Thread(target=self._beat, daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        if self._thread is not None:
            self._thread.join()

    def report(self, progress: Progress) -> None:
        if len(self.points) < MOST_POINTS:
            values = {"loss": progress.loss, **progress.metrics}
            # JSON has no NaN: a diverged loss is a gap in the curve.
            self.points.append(
                {"step": progress.step, **{name: x if math.isfinite(x) else None for name, x in values.items()}}
            )

    def _beat(self) -> None:
        sent = 0
        try:
            while not self._stop.wait(BEAT_S):
                changed = {"progress": list(self.points)} if len(self.points) > sent else {}
                sent = len(self.points)
                self.cancelled = (
                    not self.claim.write(lease_until=timezone.now() + LEASE, **changed) or self._wants_cancel()
                )
        except Exception:  # the lease then runs out and the sweeper takes over; the reason must be on file
            logger.exception("heartbeat of submission %s failed", self.claim.submission.pk)
        finally:
            connection.close()

    def _wants_cancel(self) -> bool:
        return Submission.objects.filter(pk=self.claim.submission.pk, cancel_requested=True).exists()


def judge_submission(pk: str) -> str | None:
    """Judge the submission whose turn it is in the lane of `pk`, once; nothing happens when none waits.

    Returns the queue to send the message to again, soon, when the row went back through a fault of ours.
    """
    claim = _claim(pk)
    if claim is None:
        return None
    try:
        report = _run(claim)
    except SandboxUnavailable as error:
        logger.warning("submission %s: %s", claim.submission.pk, error)
        return _give_back(claim)
    except Exception:  # any other fault is ours too: it is logged whole, retried, and never the learner's
        logger.exception("submission %s: judging failed", claim.submission.pk)
        return _give_back(claim)
    if report.verdict == "internal_error":
        return _give_back(claim, report)
    _record(claim, report)
    return None


def _claim(pk: str) -> Claim | None:
    """Claim the row whose turn it is in the lane of this message; None when none waits.

    A message is a ticket for its lane, not for its row: so a learner with many rows yields to one with a single row.
    """
    lane = Submission.objects.filter(pk=pk).values_list("lane", flat=True).first()
    for candidate in Submission.objects.in_fair_order(lane or "").values_list("pk", flat=True)[:CANDIDATES]:
        claim = _claim_row(candidate)
        if claim is not None:
            return claim
    return None


def _claim_row(pk: UUID) -> Claim | None:
    now = timezone.now()
    with transaction.atomic():
        claimed = Submission.objects.filter(pk=pk, status=Status.QUEUED).update(
            status=Status.CLAIMED, claimed_at=now, lease_until=now + LEASE, token=F("token") + 1, tries=F("tries") + 1
        )
        if not claimed:
            return None
        submission = Submission.objects.select_related("task__card", "user").get(pk=pk)
    return Claim(submission, submission.token)


def _run(claim: Claim) -> Report:
    submission = claim.submission
    content_hash = submission.task.package.content_hash
    claim.write(status=Status.RUNNING, started_at=timezone.now(), content_hash=content_hash, progress=[])
    with Heartbeat(claim) as heartbeat:
        return _judge(submission, on_progress=heartbeat.report, cancelled=lambda: heartbeat.cancelled)


def judge_again(submission: Submission) -> Report:
    """What this submission gets with the task's present files and its own fresh cases; writes nothing."""
    return _judge(submission)


def _judge(submission: Submission, **watchers: Any) -> Report:
    task = submission.task
    return judge(
        task.package,
        bytes(Source.objects.get(submission=submission).code),
        sandbox=Sandbox(settings.SANDBOX_SOCKETS / f"sandbox-{task.profile}.sock"),
        seed=submission.seed or 0,
        scope="public" if submission.scope == Submission.Scope.PUBLIC else "all",
        **watchers,
    )


def _record(claim: Claim, report: Report) -> bool:
    """The only way to a verdict. Effects: verdict and report, the card's completion. False when the claim is stale."""
    submission = claim.submission
    with transaction.atomic():
        written = claim.write(
            status=Status.DONE,
            verdict=report.verdict,
            score=report.score,
            report=report.to_json(),
            done_at=timezone.now(),
            lease_until=None,
        )
        if written and report.verdict == "accepted" and submission.scope == Submission.Scope.ALL:
            complete_if_solved(submission.user, submission.task.card)
    return written


def _give_back(claim: Claim, report: Report | None = None) -> str | None:
    """A fault of ours: back to the queue (its name), or `internal_error` after the last try (None)."""
    if claim.submission.tries >= MAX_TRIES:
        _fail(claim, report)
        return None
    claim.write(status=Status.QUEUED, lease_until=None, enqueued_at=timezone.now() - RESEND_AFTER)
    return claim.submission.lane


def _fail(claim: Claim, report: Report | None) -> None:
    claim.write(
        status=Status.DONE,
        verdict=Submission.Verdict.INTERNAL_ERROR,
        score=None,
        report=report.to_json() if report else None,
        done_at=timezone.now(),
        lease_until=None,
    )


def sweep() -> list[tuple[str, str]]:
    """Take rows back from dead workers, and name the waiting ones whose message may be lost: (id, queue) to send."""
    for submission in Submission.objects.orphaned().select_related("task")[:SWEEP_BATCH]:
        logger.warning("submission %s: its worker is gone, try %d", submission.pk, submission.tries)
        _give_back(Claim(submission, submission.token))
    now = timezone.now()
    silent = (
        Submission.objects.waiting()
        .filter(enqueued_at__lte=now - RESEND_AFTER)
        .select_related("task")
        .order_by("queued_at")
    )
    rows = list(silent[:SWEEP_BATCH])
    Submission.objects.filter(pk__in=[row.pk for row in rows], status=Status.QUEUED).update(enqueued_at=now)
    return [(str(row.pk), row.lane) for row in rows]
