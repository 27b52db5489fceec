from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cards.models import Card, Revision
from quizzes.models.code import CodeTask
from quizzes.models.questions import Question


class ProblemReport(models.Model):
    """Somebody found something wrong with a card, one of its questions or one of its code tasks."""

    class Kind(models.TextChoices):
        WRONG = "wrong", _("Something is wrong")
        UNCLEAR = "unclear", _("I cannot understand it")
        MARKED = "marked", _("My right answer was marked wrong")
        TYPO = "typo", _("A slip of spelling or layout")
        BROKEN = "broken", _("It does not work on my device")
        OTHER = "other", _("Something else")

    class Status(models.TextChoices):
        OPEN = "open", "Open"
        MENDED = "mended", "Mended"
        DECLINED = "declined", "Nothing to mend"

    card = models.ForeignKey(Card, models.CASCADE, related_name="problem_reports")
    question = models.ForeignKey(Question, models.SET_NULL, null=True, blank=True, related_name="problem_reports")
    code_task = models.ForeignKey(CodeTask, models.SET_NULL, null=True, blank=True, related_name="problem_reports")
    revision = models.ForeignKey(Revision, models.SET_NULL, null=True, related_name="+")
    shown = models.JSONField(default=dict, blank=True, help_text="The numbers that stood in the question.")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.WRONG)
    text = models.TextField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="problem_reports")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)
    note = models.TextField(blank=True, help_text="What was done about it; for creators and reviewers.")
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["card", "status"], name="reports_of_a_card")]
        constraints = [
            models.CheckConstraint(
                condition=Q(question__isnull=True) | Q(code_task__isnull=True), name="a_report_is_of_one_thing"
            ),
            models.CheckConstraint(
                condition=Q(status="open", closed_at__isnull=True) | (~Q(status="open") & Q(closed_at__isnull=False)),
                name="a_closed_report_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text[:60]}"
