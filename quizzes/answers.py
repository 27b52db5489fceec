"""Answering with an account: attempts and hints, kept as rows. Marking is quizzes.marking, guests quizzes.guests."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from accounts.models import User
from quizzes.completion import complete_if_solved
from quizzes.marking import BadAnswer, mark
from quizzes.models import Attempt, CodeTask, Hint, HintUse, Question, Variant

WRONG_TRY_COSTS = 0.25
HINT_COSTS = 0.1

__all__ = ["BadAnswer", "answer", "attempt_of", "reveal_next_hint", "standing", "variant_for"]


def variant_for(question: Question, key: object, tries: int) -> Variant | None:
    """The numbers this learner sees on this try: the same until they answer, others after. None: not drawn yet."""
    variants = list(question.variants.all())
    if not variants:
        return None
    digest = hashlib.sha256(f"{question.pk}:{key}".encode()).digest()
    return variants[(int.from_bytes(digest[:4], "big") + tries) % len(variants)]


def standing(before: Sequence[Attempt], tries_seen: int | None) -> Attempt | None:
    """The attempt that answers this post already: the first right one, or that of the same post sent before."""
    solved = next((attempt for attempt in before if attempt.correct), None)
    if solved is None and tries_seen is not None and before and tries_seen < len(before):
        return before[-1]
    return solved


def attempt_of(
    question: Question, data: Mapping[str, Any], *, key: object, tries: int, hints: int, confidence: int | None
) -> Attempt:
    """An attempt of nobody yet, marked and scored, not saved.

    data: see quizzes.marking. key: the learner, as numbers are drawn for them. tries: how many came before. hints: how
    many were taken. Raises BadAnswer.
    """
    variant = variant_for(question, key, tries) if question.kind == Question.Kind.PARAMETRIC else None
    found = mark(question, data, variant)
    costs = WRONG_TRY_COSTS * tries + HINT_COSTS * hints
    return Attempt(
        question=question,
        revision_id=question.card.current_id,
        response=found.response,
        correct=found.correct,
        score=max(0.0, found.credit - costs) if found.credit else 0.0,
        hints_used=hints,
        confidence=confidence if confidence in Attempt.Confidence.values else None,
    )


@transaction.atomic
def answer(
    user: User, question: Question, data: Mapping[str, Any], *, tries_seen: int | None, confidence: int | None = None
) -> Attempt:
    """Mark one answer and keep it.

    data: see quizzes.marking. tries_seen: how many tries the page showed; a post that was sent twice carries an old
    count and gets the attempt that the first one made. Effects: an Attempt, and the card's completion when this was
    its last open task. Raises BadAnswer; a solved question keeps its first right attempt.
    """
    # Two tabs of one learner answer one after the other.
    User.objects.select_for_update().values_list("pk").get(pk=user.pk)
    before = list(Attempt.objects.filter(user=user, question=question))
    known = standing(before, tries_seen)
    if known is not None:
        return known
    hints = HintUse.objects.filter(user=user, hint__question=question).count()
    attempt = attempt_of(question, data, key=user.pk, tries=len(before), hints=hints, confidence=confidence)
    attempt.user = user
    attempt.save(force_insert=True)
    if attempt.correct:
        complete_if_solved(user, question.card)
    return attempt


def reveal_next_hint(user: User, owner: Question | CodeTask) -> Hint | None:
    """The next rung of the ladder, its use logged; None when all are shown."""
    with transaction.atomic():
        used = HintUse.objects.filter(user=user, hint__in=owner.hints.all()).values("hint")
        hint = owner.hints.exclude(pk__in=used).order_by("position").first()
        if hint is not None:
            HintUse.objects.get_or_create(hint=hint, user=user)
    return hint
