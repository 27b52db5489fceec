from typing import Any

from django import template
from django.utils import timezone

from accounts.models import User
from quizzes.record import Record
from reviews.mastery import Evidence, Level, add_memories, level

register = template.Library()


@register.filter
def level_reached(record: Record | str, user: Any) -> Level:
    """How well the learner of this record commands its card; NEW for guests, who have none.

    One query for who completed it: nobody else is asked its flashcards.
    """
    if not (isinstance(record, Record) and isinstance(user, User)):
        return Level.NEW
    now = timezone.now()
    evidence = Evidence(
        tasks=record.n_tasks,
        solved=record.n_solved,
        prompts=record.n_prompts,
        completed=record.completed,
        touched_at=now if record.touched else None,
    )
    if record.completed:
        add_memories(evidence, user, record.card, now)
    return level(evidence)
