"""Code comes in: limits, a row, a message. The row is the truth; the message carries its id."""

import hashlib
import hmac
import logging
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from accounts.models import User
from quizzes import tasks
from quizzes.models import CodeTask, Source, Submission
from quizzes.models.submissions import C_LANE, GPU_LANE, lane_of
from quizzes.nodes import gpu_served

LARGEST_SOURCE = 256 * 1024
MOST_WAITING = 6
logger = logging.getLogger(__name__)


class Refused(Exception):
    """Nothing was stored. `message` is for the learner; `retry_after` in seconds when waiting helps."""

    def __init__(self, message: str, retry_after: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.retry_after = retry_after


def fresh_seed(submission: Submission) -> int:
    """Seed of the fresh cases: an HMAC of the server's secret and the submission's id, so nobody can predict it."""
    digest = hmac.new(settings.SECRET_KEY.encode(), submission.pk.bytes, hashlib.sha256).digest()
    return int.from_bytes(digest[:6], "big")


def submit(user: User, task: CodeTask, code: bytes, scope: str) -> Submission:
    """Queue one run ("public") or submission ("all").

    Effects: a QUEUED row with its source, and after the commit a message to the lane of its kind. A broker that is
    down does not lose it: the row waits, the sweeper sends the message later. Raises Refused.
    """
    if len(code) > LARGEST_SOURCE:
        raise Refused(
            gettext("Your code has %(n)s KB; the limit is 256 KB. Nothing was judged, no try was used.")
            % {"n": len(code) // 1024}
        )
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        _refuse_floods(user)
        number = Submission.next_number(user, task)
        submission = Submission(user=user, task=task, scope=scope, number=number, lane=lane(task, scope))
        submission.seed = fresh_seed(submission) if scope == Submission.Scope.ALL else 0
        submission.save(force_insert=True)
        Source.objects.create(submission=submission, code=code)
        transaction.on_commit(lambda: enqueue(submission))
    return submission


def _refuse_floods(user: User) -> None:
    if Submission.objects.filter(user=user).exclude(status=Submission.Status.DONE).count() >= MOST_WAITING:
        words = gettext("You have %(n)s submissions waiting. Let one finish first.") % {"n": MOST_WAITING}
        raise Refused(words, retry_after=5)
    recent = Submission.objects.filter(user=user, queued_at__gt=timezone.now() - timedelta(minutes=1))
    stamps = list(recent.order_by("queued_at").values_list("queued_at", flat=True))
    if len(stamps) >= settings.SUBMISSIONS_PER_MINUTE:
        wait = int((stamps[0] + timedelta(minutes=1) - timezone.now()).total_seconds()) + 1
        words = gettext("That is %(n)s runs in a minute. Go on in %(wait)s s.") % {"n": len(stamps), "wait": wait}
        raise Refused(words, retry_after=wait)


def enqueue(submission: Submission) -> bool:
    """Send the message; False when the broker is down (the sweeper tries again)."""
    try:
        tasks.judge.apply_async((str(submission.pk),), queue=submission.lane)
    except Exception:  # kombu wraps neither socket errors nor a full disk; whatever it is, the row waits
        logger.exception("no message for submission %s; the sweeper sends it later", submission.pk)
        return False
    return True


def lane(task: CodeTask, scope: str) -> str:
    """GPU tasks go where the GPUs are; one that only prefers a GPU goes elsewhere when none is alive. Tasks in C go
    where a compiler is.
    """
    if task.profile == CodeTask.Profile.C:
        return C_LANE
    on_gpu = task.profile == CodeTask.Profile.TORCH_GPU
    if on_gpu and (task.package.spec.gpu == "required" or gpu_served()):
        return GPU_LANE
    return lane_of(scope)


def cancel(submission: Submission) -> None:
    """Stop it: at once while it waits, at the next heartbeat while it runs."""
    now = timezone.now()
    waiting = Submission.objects.filter(pk=submission.pk, status=Submission.Status.QUEUED)
    if not waiting.update(
        status=Submission.Status.DONE, verdict=Submission.Verdict.CANCELLED, done_at=now, cancel_requested=True
    ):
        Submission.objects.filter(pk=submission.pk).exclude(status=Submission.Status.DONE).update(cancel_requested=True)
