import secrets
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cards.models import Card, Revision


class Question(models.Model):
    class Kind(models.TextChoices):
        SINGLE = "single", _("One answer")
        MULTIPLE = "multiple", _("All that apply")
        NUMERIC = "numeric", _("A number")
        PARAMETRIC = "parametric", _("A number, fresh each try")
        ORDERING = "ordering", _("Put in order")
        MATCHING = "matching", _("Match the pairs")
        CLOZE = "cloze", _("Fill the gaps")

    card = models.ForeignKey(Card, models.CASCADE, related_name="questions")
    key = models.SlugField(max_length=80, help_text="Stable over edits.")
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.SINGLE)
    text = models.TextField(help_text="Markdown with $maths$")
    text_html = models.TextField(blank=True, editable=False)
    see = models.CharField(max_length=80, blank=True, help_text="Anchor of the paragraph that answers it.")
    answer = models.FloatField(null=True, blank=True, help_text="Numeric questions")
    tolerance = models.FloatField(default=0.0, help_text="Absolute")
    rtol = models.FloatField(default=0.0, help_text="Relative")
    unit = models.CharField(max_length=20, blank=True)
    generator = models.TextField(
        blank=True, help_text="Parametric questions: def draw(rng) -> {params, answer}; runs in the sandbox."
    )
    explanation = models.TextField(blank=True, help_text="Markdown; shown after the answer")
    explanation_html = models.TextField(blank=True, editable=False)
    position = models.PositiveSmallIntegerField(default=0)
    active = models.BooleanField(default=True)

    class Meta:
        ordering = ["card", "position"]
        constraints = [models.UniqueConstraint(fields=["card", "key"], name="one_question_a_key")]

    def __str__(self) -> str:
        return f"{self.key}"


class Variant(models.Model):
    """Numbers drawn ahead for a parametric question, in the sandbox; the page only picks one."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="variants")
    seed = models.PositiveIntegerField()
    params = models.JSONField()
    answer = models.FloatField()
    text_html = models.TextField()

    class Meta:
        ordering = ["question", "seed"]
        constraints = [models.UniqueConstraint(fields=["question", "seed"], name="one_variant_a_seed")]

    def __str__(self) -> str:
        return f"{self.question_id} #{self.seed}"


class Choice(models.Model):
    question = models.ForeignKey(Question, models.CASCADE, related_name="choices")
    text = models.TextField(help_text="Markdown with $maths$")
    text_html = models.TextField(blank=True, editable=False)
    correct = models.BooleanField(default=False)
    explanation = models.TextField(blank=True)
    explanation_html = models.TextField(blank=True, editable=False)
    misconception = models.CharField(max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["question", "position"]
        constraints = [models.UniqueConstraint(fields=["question", "position"], name="one_choice_a_position")]

    def __str__(self) -> str:
        return self.text


def fresh_token() -> str:
    """A name for the browser that tells nothing: neither place nor partner."""
    return secrets.token_hex(5)


class Part(models.Model):
    """What a learner arranges, by the kind of the question.

    An item of an ordering: `text`; `position` is its right place. A pair of a matching: `text` and `right`, a right
    side without a partner has no `text`. A gap of a cloze: `text` is its name, and it holds one of its `options`
    (each {token, text, html}), else a `number`, else the text `answer`.
    """

    question = models.ForeignKey(Question, models.CASCADE, related_name="parts")
    position = models.PositiveSmallIntegerField(default=0)
    token = models.CharField(max_length=10, default=fresh_token, editable=False)
    text = models.TextField(blank=True, help_text="Markdown with $maths$")
    text_html = models.TextField(blank=True, editable=False)
    right = models.TextField(blank=True, help_text="Markdown with $maths$")
    right_html = models.TextField(blank=True, editable=False)
    right_token = models.CharField(max_length=10, default=fresh_token, editable=False)
    options = models.JSONField(default=list, blank=True)
    answer = models.TextField(blank=True)
    accept = models.JSONField(default=list, blank=True)
    number = models.FloatField(null=True, blank=True)
    tolerance = models.FloatField(default=0.0, help_text="Absolute")
    rtol = models.FloatField(default=0.0, help_text="Relative")

    class Meta:
        ordering = ["question", "position"]
        constraints = [models.UniqueConstraint(fields=["question", "position"], name="one_part_a_position")]

    def __str__(self) -> str:
        return self.text or self.right


class Hint(models.Model):
    """A rung of the hint ladder of a question or of a code task."""

    question = models.ForeignKey(Question, models.CASCADE, null=True, blank=True, related_name="hints")
    code_task = models.ForeignKey("quizzes.CodeTask", models.CASCADE, null=True, blank=True, related_name="hints")
    text = models.TextField(help_text="Markdown with $maths$")
    text_html = models.TextField(blank=True, editable=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(
                condition=Q(question__isnull=True, code_task__isnull=False)
                | Q(question__isnull=False, code_task__isnull=True),
                name="a_hint_has_one_owner",
            ),
            models.UniqueConstraint(fields=["question", "position"], name="one_hint_a_rung_question"),
            models.UniqueConstraint(fields=["code_task", "position"], name="one_hint_a_rung_code"),
        ]

    def __str__(self) -> str:
        return self.text[:60]


class HintUse(models.Model):
    """A learner asked for a hint; written once."""

    hint = models.ForeignKey(Hint, models.CASCADE, related_name="uses")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="hint_uses")
    used_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["hint", "user"], name="one_use_a_hint")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.hint_id}"


class Attempt(models.Model):
    """One answer to a question. Only ever appended."""

    class Confidence(models.IntegerChoices):
        GUESS = 1, _("Guess")
        FAIRLY = 2, _("Fairly")
        SURE = 3, _("Sure")

    question = models.ForeignKey(Question, models.CASCADE, related_name="attempts")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="attempts")
    revision = models.ForeignKey(Revision, models.PROTECT, null=True, related_name="+")
    response = models.JSONField(
        help_text="{choices: [choice ids]}, {number: 0.344, params: {…}}, {order: […]}, {pairs: {…}} or {gaps: {…}}"
    )
    correct = models.BooleanField()
    score = models.FloatField(help_text="0 to 1, less what hints cost")
    hints_used = models.PositiveSmallIntegerField(default=0)
    confidence = models.PositiveSmallIntegerField(choices=Confidence, null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["created_at", "pk"]
        indexes = [models.Index(fields=["user", "question"], name="attempt_of_learner")]
        constraints = [models.CheckConstraint(condition=Q(score__range=(0, 1)), name="attempt_score_from_0_to_1")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.question_id}: {self.score}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk and not self._state.adding:
            raise TypeError("An attempt is immutable.")
        super().save(*args, **kwargs)

    @property
    def certainty_mark(self) -> int | None:
        """Certainty-based mark (Gardner-Medwin): right 1, 2, 3, else 0, −2, −6; None when no confidence was given."""
        if self.confidence is None:
            return None
        return self.confidence if self.correct else {1: 0, 2: -2, 3: -6}[self.confidence]
