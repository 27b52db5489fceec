from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from cards.models import Card, Completion

if TYPE_CHECKING:
    from accounts.models import User


class PromptQuerySet(models.QuerySet["Prompt"]):
    def in_use(self) -> "PromptQuerySet":
        """Prompts that may be asked: not retired, and of a published card."""
        return self.filter(active=True, card__status=Card.Status.PUBLISHED, card__current__isnull=False)

    def learnt_by(self, user: "User") -> "PromptQuerySet":
        """What this learner may be asked: the prompts of the cards they completed, and those they already review."""
        mine = Exists(Memory.objects.filter(user=user, prompt=OuterRef("pk")))
        completed = Exists(Completion.objects.filter(user=user, card=OuterRef("card")))
        return self.in_use().filter(completed | mine)

    def new_to(self, user: "User") -> "PromptQuerySet":
        """Prompts of completed cards that were never rated, in the order of completion."""
        return (
            self.in_use()
            .filter(card__completions__user=user)
            .exclude(Exists(Memory.objects.filter(user=user, prompt=OuterRef("pk"))))
            .order_by("card__completions__completed_at", "card", "position", "pk")
        )


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

    objects = PromptQuerySet.as_manager()

    class Meta:
        ordering = ["card", "position"]
        constraints = [models.UniqueConstraint(fields=["card", "key"], name="one_prompt_a_key")]

    def __str__(self) -> str:
        return self.key


class MemoryQuerySet(models.QuerySet["Memory"]):
    def in_use(self) -> "MemoryQuerySet":
        return self.filter(
            prompt__active=True, prompt__card__status=Card.Status.PUBLISHED, prompt__card__current__isnull=False
        )

    def due_by(self, user: "User", moment: datetime) -> "MemoryQuerySet":
        """What this learner has to recall before `moment`, the longest due first."""
        return self.in_use().filter(user=user, due__lt=moment).order_by("due", "pk")


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
    reps = models.PositiveIntegerField(default=0, help_text="Reviews so far; a rating names the count it saw.")
    lapses = models.PositiveIntegerField(default=0, help_text="Times it was forgotten after it was learnt.")

    objects = MemoryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "memories"
        constraints = [models.UniqueConstraint(fields=["user", "prompt"], name="one_memory_a_prompt")]
        indexes = [models.Index(fields=["user", "due"], name="memory_due")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.prompt_id} due {self.due:%Y-%m-%d}"


class ReviewQuerySet(models.QuerySet["Review"]):
    """The log is append-only; the one way back is `drop_last`, which undo calls."""

    def update(self, **_kwargs: Any) -> int:
        raise TypeError("The review log is append-only.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise TypeError("The review log is append-only.")

    def drop_last(self, user: "User", pk: int) -> "Review | None":
        """Take back this review if it is the learner's last one; None if it is not."""
        last = self.filter(user=user).select_related("prompt").order_by("-reviewed_at", "-pk").first()
        if last is None or last.pk != pk:
            return None
        super(ReviewQuerySet, self.filter(pk=pk)).delete()
        return last


class Review(models.Model):
    """One answer in the review log. Only ever appended."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="reviews")
    prompt = models.ForeignKey(Prompt, models.CASCADE, related_name="reviews")
    rating = models.PositiveSmallIntegerField()
    reviewed_at = models.DateTimeField(default=timezone.now, editable=False)
    duration_ms = models.PositiveIntegerField(null=True)
    due_before = models.DateTimeField(null=True)

    objects = ReviewQuerySet.as_manager()

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

    def delete(self, *_args: Any, **_kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("A review is immutable; undo takes back the last one.")
