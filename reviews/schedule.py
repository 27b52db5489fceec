"""The memory model: FSRS-6 with its default parameters. A `Memory` row is always the replay of its review log."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import fsrs
from django.db import transaction

from accounts.models import User
from reviews.intervals import chance, spread
from reviews.models import Memory, Prompt, Review

AGAIN, HARD, GOOD, EASY = RATINGS = (1, 2, 3, 4)
MAX_DURATION_MS = 60 * 60 * 1000
SCHEDULER = fsrs.Scheduler(enable_fuzzing=False)  # `spread` does the fuzzing, repeatably
LEARNING = (fsrs.State.Learning.value, fsrs.State.Relearning.value)
STATE_FIELDS = ("due", "state", "step", "stability", "difficulty", "last_review", "reps", "lapses")


class StaleShowing(Exception):
    """The prompt was rated since it was shown: a double post, or another tab."""


def fresh(user: User, prompt: Prompt, now: datetime) -> Memory:
    """The state before any review; not saved."""
    return Memory(user=user, prompt=prompt, due=now, state=fsrs.State.Learning.value, step=0)


def advance(memory: Memory, rating: int, at: datetime, *, fuzz: bool = True) -> None:
    """Move the state by one review, in place; nothing is saved."""
    card, _ = SCHEDULER.review_card(_card(memory), fsrs.Rating(rating), at.astimezone(UTC))
    interval = card.due - at
    if fuzz and card.state == fsrs.State.Review:
        interval = spread(interval, chance(memory.user_id, memory.prompt_id, memory.reps))
    memory.lapses += memory.state == fsrs.State.Review and rating == AGAIN
    memory.reps += 1
    memory.due, memory.last_review = at + interval, at
    memory.state, memory.step = card.state.value, card.step
    memory.stability, memory.difficulty = card.stability, card.difficulty


def preview(memory: Memory, now: datetime, *, fuzz: bool = True) -> dict[int, timedelta]:
    """The interval that each rating would give at this moment."""
    intervals = {}
    for rating in RATINGS:
        after = _copy(memory)
        advance(after, rating, now, fuzz=fuzz)
        intervals[rating] = after.due - now
    return intervals


def recall(memory: Memory, now: datetime) -> float | None:
    """The chance (0 to 1) that the learner recalls it now; None before the first review."""
    return SCHEDULER.get_card_retrievability(_card(memory), now.astimezone(UTC)) if memory.last_review else None


def retrievability(stability: float | None, last_review: datetime, now: datetime) -> float:
    """The chance (0 to 1) of recall by FSRS-6: (1 + F·days/S)^D, in whole days as the scheduler counts them."""
    days = max(0, (now - last_review).days)
    return float((1 + SCHEDULER._FACTOR * days / stability) ** SCHEDULER._DECAY) if stability else 0.0  # noqa: SLF001 the library names them nowhere else


def replay(user: User, prompt: Prompt, reviews: Iterable[Review], *, fuzz: bool = True) -> Memory | None:
    """The state that this log leads to, not saved; None for an empty log."""
    memory = None
    for review in reviews:
        memory = memory or fresh(user, prompt, review.reviewed_at)
        advance(memory, review.rating, review.reviewed_at, fuzz=fuzz)
    return memory


@transaction.atomic
def rate(
    user: User,
    prompt: Prompt,
    rating: int,
    now: datetime,
    duration_ms: int | None = None,
    *,
    seen: int | None = None,
    fuzz: bool = True,
) -> Review:
    """Append a review to the log and move the memory, together.

    seen: how many reviews the memory had when the prompt was shown. Raises StaleShowing when it has more by now,
    ValueError for a rating other than 1 to 4. A clock that was set back cannot put a review before the last one.
    """
    if rating not in RATINGS:
        raise ValueError(f"A rating is 1 to 4, not {rating}")
    lock_learner(user)
    memory = Memory.objects.filter(user=user, prompt=prompt).first() or fresh(user, prompt, now)
    if seen is not None and seen != memory.reps:
        raise StaleShowing
    at = max(now, memory.last_review or now)
    review = Review.objects.create(
        user=user,
        prompt=prompt,
        rating=rating,
        reviewed_at=at,
        duration_ms=None if duration_ms is None else min(max(duration_ms, 0), MAX_DURATION_MS),
        due_before=memory.due if memory.reps else None,
    )
    advance(memory, rating, at, fuzz=fuzz)
    memory.save(update_fields=STATE_FIELDS if memory.pk else None)
    return review


@transaction.atomic
def undo(user: User, review_pk: int, *, fuzz: bool = True) -> Prompt | None:
    """Drop the learner's last review, if it is this one, and replay the log. The prompt it was of, or None."""
    lock_learner(user)
    dropped = Review.objects.drop_last(user, review_pk)
    if dropped is None:
        return None
    before = replay(user, dropped.prompt, Review.objects.filter(user=user, prompt=dropped.prompt), fuzz=fuzz)
    memories = Memory.objects.filter(user=user, prompt=dropped.prompt)
    if before is None:
        memories.delete()
    else:
        memories.update(**{field: getattr(before, field) for field in STATE_FIELDS})
    return dropped.prompt


def lock_learner(user: User) -> None:
    """One learner's log grows from one end: ratings and undos from two tabs come one after the other."""
    User.objects.select_for_update().get(pk=user.pk)


def _copy(memory: Memory) -> Memory:
    state = {field: getattr(memory, field) for field in STATE_FIELDS}
    return Memory(user_id=memory.user_id, prompt_id=memory.prompt_id, **state)


def _card(memory: Memory) -> fsrs.Card:
    return fsrs.Card(
        card_id=memory.prompt_id,
        state=fsrs.State(memory.state),
        step=memory.step,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=memory.due.astimezone(UTC),
        last_review=memory.last_review.astimezone(UTC) if memory.last_review else None,
    )
