from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from cards.models import Card


class Prompt(models.Model):
    """A flashcard of a card. `key` is stable over edits, so that memory survives them."""

    class Kind(models.TextChoices):
        BASIC = "basic", "Front and back"
        CLOZE = "cloze", "Cloze"
        FORMULA = "formula", "Formula"

    card = models.ForeignKey(Card, models.CASCADE, related_name="prompts")
    key = models.SlugField(max_length=80)
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.BASIC)
    front = models.TextField(help_text="Markdown; for a cloze the whole sentence with {{c1::hidden}} parts")
    back = models.TextField(blank=True, help_text="Markdown; empty for a cloze")
    front_html = models.TextField(blank=True, editable=False)
    back_html = models.TextField(blank=True, editable=False)
    position = models.PositiveSmallIntegerField(default=0)
    active = models.BooleanField(default=True)

    class Meta:
        ordering = ["card", "position"]
        constraints = [models.UniqueConstraint(fields=["card", "key"], name="one_prompt_a_key")]

    def __str__(self) -> str:
        return f"{self.card_id}: {self.key}"


class Memory(models.Model):
    """The FSRS state of one prompt for one learner: a replay of the review log, kept for speed."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memories")
    prompt = models.ForeignKey(Prompt, models.CASCADE, related_name="memories")
    due = models.DateTimeField(db_index=True)
    state = models.PositiveSmallIntegerField()
    step = models.PositiveSmallIntegerField(null=True)
    stability = models.FloatField(null=True)
    difficulty = models.FloatField(null=True)
    last_review = models.DateTimeField(null=True)
    reps = models.PositiveIntegerField(default=0, help_text="Reviews so far; a rating names the count it saw, so that a double post counts once.")
    lapses = models.PositiveIntegerField(default=0, help_text="How often it was forgotten after it was learnt.")

    class Meta:
        verbose_name_plural = "memories"
        constraints = [models.UniqueConstraint(fields=["user", "prompt"], name="one_memory_a_prompt")]
        indexes = [models.Index(fields=["user", "due"], name="memory_due")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.prompt_id} due {self.due:%Y-%m-%d}"


class Review(models.Model):
    """One answer in the review log. Only ever appended."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="reviews")
    prompt = models.ForeignKey(Prompt, models.CASCADE, related_name="reviews")
    rating = models.PositiveSmallIntegerField()
    reviewed_at = models.DateTimeField(default=timezone.now, editable=False)
    duration_ms = models.PositiveIntegerField(null=True)
    due_before = models.DateTimeField(null=True)

    class Meta:
        ordering = ["reviewed_at", "pk"]
        indexes = [
            models.Index(fields=["user", "reviewed_at"], name="review_by_day"),
            models.Index(fields=["user", "prompt", "reviewed_at"], name="review_of_prompt"),
        ]
        constraints = [models.CheckConstraint(condition=Q(rating__range=(1, 4)), name="rating_from_1_to_4")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.prompt_id}: {self.rating}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk and not self._state.adding:
            raise TypeError("A review is immutable.")
        super().save(*args, **kwargs)
