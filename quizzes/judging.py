"""Judging: claim, run, record.

Theory of operation. The row is the truth. A message only says "look at this id"; it may come twice, late or never.
A worker claims by a conditional UPDATE that raises the row's fencing token and takes a lease; while it works a
heartbeat renews the lease. Whatever it writes afterwards names the token, so a worker that was thought dead and
comes back writes nothing. The sweeper gives rows of dead workers back to the queue, and after three tries calls the
fault ours. A fault of ours never counts against the learner.

What is a try? A sandbox or a worker that died with the learner's code in it: the code may be to blame. A sandbox that
is not there, a database that is away, a worker that died before the code ran cost none: those are waited for.
"""

import logging
import math
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from types import TracebackType
from typing import Any, TypeVar
from uuid import UUID

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection, transaction
from django.db.models import F
from django.utils import timezone

from quizzes.completion import complete_if_solved, is_completed
from quizzes.models import Submission
from quizzes.models.submissions import GPU_LANE, MAX_TRIES, lane_of, lease_end
from quizzes.nodes import gpu_served, socket_of
from sandbox.ahead import AT_ONCE, Ahead, Stock
from sandbox.client import Progress, Sandbox, SandboxAway, SandboxUnavailable
from sandbox.judge import judge
from sandbox.placement import place
from sandbox.report import Report
from sandbox.spec import Profile

BEAT_S = 1.0
RESEND_AFTER = timedelta(seconds=10)
SANDBOX_WAIT_S = 10.0
DATABASE_WAIT_S = 20.0
LOOK_S = 0.2
FREE_CLAIMS = 4 * MAX_TRIES  # claims that ended before the code ran and cost no try; after so many they do
MOST_POINTS = 400
SWEEP_BATCH = 500
CANDIDATES = 8  # as many as may be lost to other workers in between before the message gives up its turn
_STOCK = Stock()  # of this worker process
logger = logging.getLogger(__name__)
Status = Submission.Status
T = TypeVar("T")


def _patiently(action: Callable[[], T]) -> T:
    """Do it again while the database is away, for DATABASE_WAIT_S. `action` must bear being done twice."""
    until = time.monotonic() + DATABASE_WAIT_S
    while True:
        try:
            return action()
        except (OperationalError, InterfaceError):
            if time.monotonic() > until or connection.in_atomic_block:
                raise
            connection.close()
            time.sleep(LOOK_S)


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to write one submission's outcome, as long as no later claim exists."""

    submission: Submission
    token: int

    def write(self, **fields: Any) -> bool:
        """Compare-and-set on the token. False: somebody else has the row now, or it is done.

        The time of the claim is compared too: a crash of the database may lose a claim, and then its token is given
        again.
        """
        mine = Submission.objects.filter(
            pk=self.submission.pk, token=self.token, claimed_at=self.submission.claimed_at
        ).exclude(status=Status.DONE)
        return mine.update(**fields) == 1

    def write_cancelled(self) -> bool:
        """Whether its learner has asked for a cancel; then that is its verdict."""
        if not Submission.objects.filter(pk=self.submission.pk, cancel_requested=True).exists():
            return False
        return self.write(
            status=Status.DONE, verdict=Submission.Verdict.CANCELLED, done_at=timezone.now(), lease_until=None
        )


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
                {
                    "case": progress.case,
                    "step": progress.step,
                    **{name: x if math.isfinite(x) else None for name, x in values.items()},
                }
            )

    def _beat(self) -> None:
        sent = 0
        while not self._stop.wait(BEAT_S):
            try:
                sent = self._renew(sent)
            except Exception:  # the next beat may get through; if none does, the lease runs out and the sweeper acts
                logger.exception("heartbeat of submission %s failed", self.claim.submission.pk)
                connection.close()
        connection.close()

    def _renew(self, sent: int) -> int:
        points = list(self.points)
        changed = {"progress": points} if len(points) > sent else {}
        self.cancelled = not self.claim.write(lease_until=lease_end(), **changed) or self._wants_cancel()
        return len(points)

    def _wants_cancel(self) -> bool:
        return Submission.objects.filter(pk=self.claim.submission.pk, cancel_requested=True).exists()


def judge_submission(pk: str) -> str | None:
    """Judge the submission whose turn it is in the lane of `pk`, once; nothing happens when none waits.

    Returns the queue to send the message to again when the row went back through a fault of ours.
    """
    claim = _patiently(lambda: _claim(pk))
    if claim is None:
        return None
    report, counts = None, True
    try:
        report = _run(claim)
    except SandboxAway as error:
        logger.warning("submission %s: %s", claim.submission.pk, error)
        counts = False
    except SandboxUnavailable as error:
        logger.warning("submission %s: %s", claim.submission.pk, error)
    except (OperationalError, InterfaceError):
        logger.exception("submission %s: the database was away", claim.submission.pk)
        counts = False
    except Exception:  # any other fault is ours too: it is logged whole, retried, and never the learner's
        logger.exception("submission %s: judging failed", claim.submission.pk)
    if report is None or report.verdict == "internal_error":
        return _patiently(lambda: _give_back(claim, report, counts=counts))
    _patiently(lambda: _record(claim, report))
    return None


def _claim(pk: str) -> Claim | None:
    """Claim the row whose turn it is in the lane of this message; None when none waits.

    A message is a ticket for its lane, not for its row: so a learner with many rows yields to one with a single row.
    """
    for candidate in Submission.objects.in_fair_order(UUID(pk), CANDIDATES):
        claim = _claim_row(candidate.pk, candidate.token)
        if claim is not None:
            return claim
    return None


def _claim_row(pk: UUID, token: int) -> Claim | None:
    """Claim it unless it was claimed since it had this token."""
    claimed = Submission.objects.filter(pk=pk, status=Status.QUEUED, token=token).update(
        status=Status.CLAIMED,
        claimed_at=timezone.now(),
        lease_until=lease_end(),
        token=token + 1,
        tries=F("tries") + 1,
    )
    if not claimed:
        return None
    return Claim(Submission.objects.select_related("task", "source").get(pk=pk), token + 1)


def _run(claim: Claim) -> Report:
    """Raises SandboxUnavailable. The row is RUNNING from the moment the learner's code may run."""
    submission = claim.submission

    def follow(phase: str) -> None:
        if phase == "run":
            _patiently(lambda: claim.write(status=Status.RUNNING, started_at=timezone.now(), progress=[]))

    with Heartbeat(claim) as heartbeat:
        until = time.monotonic() + SANDBOX_WAIT_S
        while True:
            try:
                return _judge(
                    submission,
                    on_phase=follow,
                    on_progress=heartbeat.report,
                    cancelled=lambda: heartbeat.cancelled,
                )
            except SandboxAway:
                if time.monotonic() > until or heartbeat.cancelled:
                    raise
                time.sleep(LOOK_S)


def judge_again(submission: Submission) -> Report:
    """What this submission gets with the task's present files and its own fresh cases; writes nothing."""
    return _judge(submission)


def _seeds_that_wait(submission: Submission) -> list[int]:
    """Of the same task, oldest first: this worker is likely to judge some of them next."""
    waiting = Submission.objects.filter(status=Status.QUEUED, task=submission.task_id, lane=submission.lane)
    return [seed or 0 for seed in waiting.order_by("queued_at").values_list("seed", flat=True)[:AT_ONCE]]


def _profile(submission: Submission) -> Profile:
    """Of this node's best sandbox for the task: a task that only prefers a GPU does without one."""
    return place(submission.task.package.spec, lambda profile: socket_of(profile).exists())


def _judge(submission: Submission, **watchers: Any) -> Report:
    package, profile = submission.task.package, _profile(submission)
    report = judge(
        package,
        bytes(submission.source.code),
        sandbox=Ahead(
            Sandbox(socket_of(profile)),
            _STOCK,
            f"{profile} {package.content_hash}",
            lambda: _seeds_that_wait(submission),
        ),
        seed=submission.seed or 0,
        scope="public" if submission.scope == Submission.Scope.PUBLIC else "all",
        data_dir=settings.DATA_DIR,
        **watchers,
    )
    return replace(report, reduced=profile != package.spec.profile)


def _record(claim: Claim, report: Report) -> bool:
    """The only way to a verdict. Effects: verdict and report, the card's completion. False when the claim is stale."""
    submission = claim.submission
    with transaction.atomic():
        _commit_to_disk()
        written = claim.write(
            status=Status.DONE,
            verdict=report.verdict,
            score=report.score,
            report=report.to_json(),
            content_hash=report.content_hash,
            done_at=timezone.now(),
            lease_until=None,
        )
        counts = report.verdict == "accepted" and submission.scope == Submission.Scope.ALL
        if written and counts and not is_completed(submission.user_id, submission.task.card_id):
            complete_if_solved(submission.user, submission.task.card)
    return written


def _commit_to_disk() -> None:
    """A verdict that was told must not be lost in a crash; other commits of a worker need not wait for the disk."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL synchronous_commit TO on")


def _give_back(claim: Claim, report: Report | None = None, *, counts: bool = True) -> str | None:
    """A fault of ours: back to the queue (its name), or `internal_error` after the last try (None)."""
    if claim.write_cancelled():
        return None
    if counts and claim.submission.tries >= MAX_TRIES:
        _fail(claim, report)
        if report is None:
            _quarantine(claim.submission)
        return None
    refund = {} if counts else {"tries": F("tries") - 1}
    claim.write(status=Status.QUEUED, lease_until=None, **refund)
    return claim.submission.lane


def _quarantine(submission: Submission) -> None:
    """The sandbox server of this node that failed three times is replaced by one that has passed every probe."""
    try:
        Sandbox(socket_of(_profile(submission))).retire()
    except SandboxUnavailable as error:
        logger.warning("sandbox of submission %s is not there to be retired: %s", submission.pk, error)
    else:
        logger.warning("submission %s failed %d times: its sandbox is retired", submission.pk, submission.tries)


def _fail(claim: Claim, report: Report | None) -> None:
    claim.write(
        status=Status.DONE,
        verdict=Submission.Verdict.INTERNAL_ERROR,
        score=None,
        report=report.to_json() if report else None,
        done_at=timezone.now(),
        lease_until=None,
    )


def sweep() -> dict[str, list[str]]:
    """Take rows back from dead workers. Returns, for each lane with rows whose message may be lost, what waits in it.

    A lane that moves is left alone: only one with a row that has waited for RESEND_AFTER is named.
    """
    for submission in Submission.objects.orphaned().select_related("task")[:SWEEP_BATCH]:
        logger.warning("submission %s: its worker is gone, try %d", submission.pk, submission.tries)
        counts = submission.status == Status.RUNNING or submission.token > FREE_CLAIMS
        _give_back(Claim(submission, submission.token), counts=counts)
    _move_to_cpu()
    waiting = Submission.objects.waiting()
    silent = waiting.filter(queued_at__lte=timezone.now() - RESEND_AFTER).order_by().values_list("lane", flat=True)
    lanes = {
        lane: waiting.filter(lane=lane).order_by("queued_at").values_list("pk", flat=True)[:SWEEP_BATCH]
        for lane in silent.distinct()
    }
    return {lane: [str(pk) for pk in pks] for lane, pks in lanes.items()}


def _move_to_cpu() -> None:
    """Rows that prefer a GPU wait for one only as long as there is one."""
    waiting = Submission.objects.filter(status=Status.QUEUED, lane=GPU_LANE).select_related("task")[:SWEEP_BATCH]
    if not waiting or gpu_served():
        return
    for submission in waiting:
        if submission.task.package.spec.gpu == "preferred":
            Submission.objects.filter(pk=submission.pk, status=Status.QUEUED).update(lane=lane_of(submission.scope))
