"""The daily queue: what a learner has to recall today, and in which order."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.models import User
from reviews import schedule
from reviews.day import day_of
from reviews.models import Memory, Prompt, Review

NEW_A_DAY = 20
LEARNING = schedule.LEARNING


@dataclass(frozen=True)
class Counts:
    """What is left today, and how many reviews are done."""

    new: int = 0
    learning: int = 0
    due: int = 0
    done: int = 0

    @property
    def left(self) -> int:
        return self.new + self.learning + self.due

    @property
    def total(self) -> int:
        return self.left + self.done


@dataclass(frozen=True)
class Showing:
    """A prompt before the learner. `memory.reps` is the token that a rating sends back."""

    prompt: Prompt
    memory: Memory

    @property
    def kind(self) -> str:
        """The count it is taken from: new, learning or due."""
        if not self.memory.reps:
            return "new"
        return "learning" if self.memory.state in LEARNING else "due"

    def intervals(self, now: datetime) -> dict[int, timedelta]:
        return schedule.preview(self.memory, now)


def counts(user: User, now: datetime) -> Counts:
    """Today's counts, in one query."""
    today = day_of(user, now)
    due = Memory.objects.due_by(user, today.end).order_by()
    row = User.objects.filter(pk=user.pk).values_list(
        _count(due.filter(state__in=LEARNING), "user"),
        _count(due.exclude(state__in=LEARNING), "user"),
        _count(Review.objects.filter(user=user, reviewed_at__gte=today.start).order_by(), "user"),
        _count(_introduced(user, today.start), "user"),
        _count(_new(user), "card__completions__user"),
    )
    learning, review, done, introduced, new = row.get()
    return Counts(new=min(new, _allowance(introduced)), learning=learning, due=review, done=done)


def next_showing(user: User, now: datetime) -> Showing | None:
    """What to ask now: learning steps whose time has come, what is due, new prompts, then steps that still run."""
    today = day_of(user, now)
    due = Memory.objects.due_by(user, today.end).select_related("prompt__card__current")
    memory = due.filter(state__in=LEARNING, due__lte=now).first() or due.exclude(state__in=LEARNING).first()
    if memory is None:
        prompt = next_new(user, today.start)
        if prompt is not None:
            return Showing(prompt, schedule.fresh(user, prompt, now))
        memory = due.first()
    return Showing(memory.prompt, memory) if memory else None


def showing_of(user: User, prompt: Prompt, now: datetime) -> Showing:
    """A prompt with the learner's memory of it, whether due or not."""
    memory = Memory.objects.filter(user=user, prompt=prompt).first()
    return Showing(prompt, memory or schedule.fresh(user, prompt, now))


def next_new(user: User, day_starts: datetime) -> Prompt | None:
    """The next new prompt, if the day's allowance is not used up."""
    prompt = Prompt.objects.new_to(user).select_related("card__current").first()
    if prompt is None or not _allowance(_introduced(user, day_starts).count()):
        return None
    return prompt


def next_due(user: User, now: datetime) -> datetime | None:
    """When the next memory falls due after today."""
    return Memory.objects.due_by(user, now + timedelta(days=36500)).values_list("due", flat=True).first()


def due_count(user: User, now: datetime) -> int:
    """How much is left today, in one query."""
    return counts(user, now).left


def _allowance(introduced: int) -> int:
    return max(0, NEW_A_DAY - introduced)


def _new(user: User) -> QuerySet[Prompt]:
    return Prompt.objects.new_to(user).order_by()


def _introduced(user: User, day_starts: datetime) -> QuerySet[Review]:
    """The first reviews of prompts, made today."""
    earlier = Review.objects.filter(user=user, prompt=OuterRef("prompt")).filter(
        Q(reviewed_at__lt=OuterRef("reviewed_at")) | Q(reviewed_at=OuterRef("reviewed_at"), pk__lt=OuterRef("pk"))
    )
    return Review.objects.filter(~Exists(earlier), user=user, reviewed_at__gte=day_starts).order_by()


def _count(rows: QuerySet[Memory] | QuerySet[Review] | QuerySet[Prompt], owner: str) -> Coalesce:
    """A count as a subquery; the rows are one learner's, so that grouping by `owner` makes one group."""
    counted = rows.values(owner).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
