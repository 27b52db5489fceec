import uuid
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import connection, models
from django.db.models import Expression, ExpressionWrapper, F, Q
from django.db.models.functions import Now
from django.db.models.query import RawQuerySet
from django.urls import reverse
from django.utils import timezone

from quizzes.models.code import CodeTask

if TYPE_CHECKING:
    from accounts.models import User

MAX_TRIES = 3
LEASE = timedelta(seconds=20)
GPU_LANE = "judge.gpu"
C_LANE = "judge.c"
# Each claim of a worker asks this: as an expression its building took longer than its answer.
IN_FAIR_ORDER = """
SELECT waiting.id, waiting.token, turn + coalesce(n, 0) AS fair_turn, queued_at
FROM (
    SELECT id, token, user_id, queued_at, row_number() OVER (PARTITION BY user_id ORDER BY queued_at) AS turn
    FROM quizzes_submission
    WHERE status = 'queued' AND lane = (SELECT lane FROM quizzes_submission WHERE id = %s)
) AS waiting
LEFT JOIN (
    SELECT user_id, count(*) AS n FROM quizzes_submission WHERE status IN ('claimed', 'running') GROUP BY user_id
) AS worked_on ON worked_on.user_id = waiting.user_id
"""
NEXT = f"SELECT id, token FROM ({IN_FAIR_ORDER}) AS w ORDER BY fair_turn, queued_at LIMIT %s"  # noqa: S608 constants
PLACE = f"""
SELECT place FROM (
    SELECT id, row_number() OVER (ORDER BY fair_turn, queued_at) AS place FROM ({IN_FAIR_ORDER}) AS w
) AS placed WHERE id = %s
"""  # noqa: S608 constants
FREE_VERDICTS = ("syntax_error", "format_error", "internal_error", "cancelled")  # cost no attempt


def lease_end() -> Expression:
    """By the clock of the database: nodes need not agree on the time."""
    return ExpressionWrapper(Now() + LEASE, output_field=models.DateTimeField())


def lane_of(scope: str) -> str:
    """Runs have a fast lane of their own."""
    return "judge.run" if scope == Submission.Scope.PUBLIC else "judge"


def _as_stored(pk: uuid.UUID) -> uuid.UUID | str:
    """A key as a parameter of plain SQL: SQLite holds text."""
    stored: uuid.UUID | str = Submission._meta.pk.get_db_prep_value(pk, connection)
    return stored


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def visible_to(self, user: "User") -> "SubmissionQuerySet":
        return self.filter(user=user)

    def waiting(self) -> "SubmissionQuerySet":
        return self.filter(status=Submission.Status.QUEUED)

    def in_fair_order(self, like: uuid.UUID, most: int) -> "RawQuerySet[Submission]":
        """The waiting rows of this row's lane, with `token`: each learner's first before anybody's second.

        Rows that are worked on count as turns.
        """
        return self.raw(NEXT, [_as_stored(like), most])

    def orphaned(self) -> "SubmissionQuerySet":
        """Claimed, but the lease ran out: their worker died."""
        return self.filter(status__in=(Submission.Status.CLAIMED, Submission.Status.RUNNING), lease_until__lt=Now())


class Submission(models.Model):
    """One learner's code for one task: where it is (`status`), and, once done, what became of it (`verdict`)."""

    class Status(models.TextChoices):
        QUEUED = "queued", "Queued"
        CLAIMED = "claimed", "Claimed"
        RUNNING = "running", "Running"
        DONE = "done", "Done"

    WORKED_ON = (Status.CLAIMED, Status.RUNNING)

    class Scope(models.TextChoices):
        PUBLIC = "public", "Run"
        ALL = "all", "Submit"

    class Verdict(models.TextChoices):
        ACCEPTED = "accepted", "Accepted"
        PARTIAL = "partial", "Partial"
        WRONG_ANSWER = "wrong_answer", "Wrong answer"
        FORMAT_ERROR = "format_error", "Wrong format"
        TIME_LIMIT = "time_limit", "Too slow"
        MEMORY_LIMIT = "memory_limit", "Too much memory"
        OUTPUT_LIMIT = "output_limit", "Too much output"
        RUNTIME_ERROR = "runtime_error", "Stopped with an error"
        SYNTAX_ERROR = "syntax_error", "Syntax error"
        FORBIDDEN = "forbidden", "Uses what the task forbids"
        INTERNAL_ERROR = "internal_error", "Our fault"
        CANCELLED = "cancelled", "Cancelled"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="submissions")
    task = models.ForeignKey(CodeTask, models.CASCADE, related_name="submissions")
    scope = models.CharField(max_length=6, choices=Scope)
    lane = models.CharField(max_length=12, default="judge", help_text="The queue its message goes to.")
    number = models.PositiveIntegerField(help_text="Counts one learner's submissions to one task.")
    status = models.CharField(max_length=8, choices=Status, default=Status.QUEUED)
    verdict = models.CharField(max_length=14, choices=Verdict, blank=True)
    score = models.FloatField(null=True)
    report = models.JSONField(null=True)
    progress = models.JSONField(default=list)
    content_hash = models.CharField(max_length=64, blank=True, help_text="Of the task's files it was judged with.")
    seed = models.BigIntegerField(null=True, help_text="Of the fresh cases; a rejudge repeats them.")
    queued_at = models.DateTimeField(default=timezone.now)
    enqueued_at = models.DateTimeField(default=timezone.now, help_text="When its message was last sent.")
    claimed_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    lease_until = models.DateTimeField(null=True)
    token = models.PositiveIntegerField(default=0, help_text="Fencing token: grows with each claim.")
    tries = models.PositiveSmallIntegerField(default=0)
    cancel_requested = models.BooleanField(default=False)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        ordering = ["-queued_at"]
        indexes = [
            models.Index(fields=["user", "task", "-queued_at"], name="submission_history"),
            models.Index(fields=["status", "lane", "queued_at"], name="submission_queue", condition=~Q(status="done")),
            models.Index(fields=["-done_at"], name="submission_latest"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["user", "task", "number"], name="one_submission_a_number"),
            models.CheckConstraint(
                condition=Q(status="done", done_at__isnull=False) & ~Q(verdict="")
                | ~Q(status="done") & Q(verdict="", done_at__isnull=True),
                name="a_verdict_when_and_only_when_done",
            ),
            models.CheckConstraint(
                condition=Q(score__isnull=True) | Q(score__range=(0, 1)), name="submission_score_from_0_to_1"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.task_id} {self.number}: {self.verdict or self.status}"

    def get_absolute_url(self) -> str:
        return reverse("submission", args=[self.pk])

    @property
    def is_done(self) -> bool:
        return self.status == self.Status.DONE

    @property
    def outcome(self) -> str:
        """The verdict once there is one, until then where it is."""
        return self.verdict or self.status

    @property
    def percent(self) -> int | None:
        return None if self.score is None else round(100 * self.score)

    def ahead(self) -> int:
        """How many submissions of its lane come before this one; 0 when it is next or no longer waits."""
        with connection.cursor() as cursor:
            cursor.execute(PLACE, [_as_stored(self.pk)] * 2)
            found = cursor.fetchone()
        return found[0] - 1 if found else 0

    @staticmethod
    def next_number(user: "User", task: CodeTask) -> int:
        last = Submission.objects.filter(user=user, task=task).aggregate(last=models.Max(F("number")))["last"]
        return (last or 0) + 1


class Source(models.Model):
    """The code of a submission, in a table of its own so that lists never load it."""

    submission = models.OneToOneField(Submission, models.CASCADE, primary_key=True, related_name="source")
    code = models.BinaryField()

    def __str__(self) -> str:
        return str(self.submission_id)

    @property
    def text(self) -> str:
        return bytes(self.code).decode("utf-8", "replace")


class Node(models.Model):
    """A worker with its sandbox servers, as it last reported itself."""

    name = models.CharField(max_length=120, unique=True)
    queues = models.JSONField(default=list)
    sandboxes = models.JSONField(default=dict, help_text="Per profile: layers, versions, slots, runs")
    seen_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
