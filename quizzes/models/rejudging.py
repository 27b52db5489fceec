from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from quizzes.models.code import CodeTask
from quizzes.models.submissions import Submission


class Rejudge(models.Model):
    """A shadow judging of a task's submissions with its present tests: nothing changes until it is applied."""

    class State(models.TextChoices):
        RUNNING = "running", "Running"
        READY = "ready", "Ready to look at"
        APPLIED = "applied", "Applied"
        DISCARDED = "discarded", "Discarded"

    task = models.ForeignKey(CodeTask, models.CASCADE, related_name="rejudges")
    content_hash = models.CharField(max_length=64, help_text="Of the task's files all of it was judged with.")
    state = models.CharField(max_length=10, choices=State, default=State.RUNNING)
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["task"], condition=Q(state__in=("running", "ready")), name="one_open_rejudge_a_task"
            )
        ]

    def __str__(self) -> str:
        return f"{self.task} of {self.created_at:%Y-%m-%d %H:%M}"


class ShadowQuerySet(models.QuerySet["Shadow"]):
    def pending(self) -> "ShadowQuerySet":
        return self.filter(verdict="")

    def changed(self) -> "ShadowQuerySet":
        return self.exclude(verdict="").exclude(verdict=F("submission__verdict"), score=F("submission__score"))


class Shadow(models.Model):
    """What one submission would get now."""

    rejudge = models.ForeignKey(Rejudge, models.CASCADE, related_name="shadows")
    submission = models.ForeignKey(Submission, models.CASCADE, related_name="shadows")
    verdict = models.CharField(max_length=14, choices=Submission.Verdict, blank=True)
    score = models.FloatField(null=True)
    report = models.JSONField(null=True)
    versions = models.JSONField(default=dict, help_text="Library versions it was judged with.")
    sent_at = models.DateTimeField(default=timezone.now)

    objects = ShadowQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["rejudge", "submission"], name="one_shadow_a_submission")]

    def __str__(self) -> str:
        return f"{self.submission}: now {self.verdict or 'pending'}"

    @property
    def percent(self) -> int | None:
        return None if self.score is None else round(100 * self.score)
