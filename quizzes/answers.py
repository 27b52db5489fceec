"""Answering questions: marking, attempts, hints. Marking is pure; `answer` owns what it writes."""

import hashlib
import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from accounts.models import User
from quizzes.completion import complete_if_solved
from quizzes.models import Attempt, Choice, CodeTask, Hint, HintUse, Question, Variant

WRONG_TRY_COSTS = 0.25
HINT_COSTS = 0.1
LONGEST_NUMBER = 40


class BadAnswer(Exception):
    """The answer cannot be marked; `message` says what to send instead. It costs no try."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class Mark:
    correct: bool
    credit: float
    response: dict[str, Any]


def mark_choices(choices: Collection[Choice], chosen: Collection[int], *, single: bool) -> Mark:
    """Credit for the chosen ids: all or nothing for one answer, (right − wrong)/all right for several, at least 0."""
    known = {choice.pk for choice in choices}
    if not chosen:
        raise BadAnswer("Choose an answer first. This cost no try.")
    if not set(chosen) <= known or (single and len(chosen) != 1):
        raise BadAnswer("That answer is not one of the choices. Choose again; this cost no try.")
    right = {choice.pk for choice in choices if choice.correct}
    hit = len(right & set(chosen))
    credit = max(0.0, (hit - len(set(chosen) - right)) / len(right))
    correct = set(chosen) == right
    return Mark(correct, 1.0 if correct else (0.0 if single else credit), {"choices": sorted(chosen)})


def parse_number(text: str) -> float:
    """A learner's number: a point for decimals, an optional exponent, − or -. Raises BadAnswer."""
    cleaned = text.strip().replace("−", "-").replace("\u2009", "").replace(" ", "")
    if not cleaned:
        raise BadAnswer("Write a number first. This cost no try.")
    if len(cleaned) > LONGEST_NUMBER:
        raise BadAnswer(f"That is longer than a number needs: at most {LONGEST_NUMBER} signs. This cost no try.")
    if "," in cleaned:
        raise BadAnswer("Write the decimals after a point: 0.344. This cost no try.")
    try:
        number = float(cleaned) if not cleaned.lower().strip("+-").startswith(("inf", "nan")) else math.nan
    except ValueError:
        number = math.nan
    if "_" in cleaned or not math.isfinite(number):
        raise BadAnswer("Write a plain number, such as 0.344 or -1.5e-3. This cost no try.")
    return number


def mark_number(number: float, answer: float, tolerance: float, rtol: float) -> Mark:
    """Right within `tolerance` (absolute) or `rtol` (relative), whichever is wider."""
    correct = abs(number - answer) <= max(tolerance, rtol * abs(answer), 1e-12)
    return Mark(correct, float(correct), {"number": number})


def variant_for(question: Question, user_id: int | None, tries: int) -> Variant | None:
    """The numbers this learner sees on this try: the same until they answer, others after. None: not drawn yet."""
    variants = list(question.variants.all())
    if not variants:
        return None
    digest = hashlib.sha256(f"{question.pk}:{user_id or 0}".encode()).digest()
    return variants[(int.from_bytes(digest[:4], "big") + tries) % len(variants)]


def _mark(question: Question, data: Mapping[str, Any], variant: Variant | None) -> Mark:
    if question.kind in (Question.Kind.SINGLE, Question.Kind.MULTIPLE):
        return mark_choices(
            list(question.choices.all()), data.get("choices", ()), single=question.kind == Question.Kind.SINGLE
        )
    number = parse_number(str(data.get("number", "")))
    if question.kind == Question.Kind.NUMERIC:
        if question.answer is None:
            raise BadAnswer("This question has no answer on file; its creator has been told. This cost no try.")
        return mark_number(number, question.answer, question.tolerance, question.rtol)
    if variant is None:
        raise BadAnswer("The numbers of this question are still being drawn. Come back in a minute; this cost no try.")
    mark = mark_number(number, variant.answer, question.tolerance, question.rtol)
    return Mark(mark.correct, mark.credit, {**mark.response, "variant": variant.pk, "params": variant.params})


@transaction.atomic
def answer(
    user: User, question: Question, data: Mapping[str, Any], *, tries_seen: int | None, confidence: int | None = None
) -> Attempt:
    """Mark one answer and keep it.

    data: {"choices": [ids]} or {"number": text}. tries_seen: how many tries the page showed; a post that was sent
    twice carries an old count and gets the attempt that the first one made. Effects: an Attempt, and the card's
    completion when this was its last open task. Raises BadAnswer; a solved question keeps its first right attempt.
    """
    User.objects.select_for_update().get(pk=user.pk)  # two tabs of one learner answer one after the other
    before = list(Attempt.objects.filter(user=user, question=question))
    solved = next((attempt for attempt in before if attempt.correct), None)
    if solved is not None:
        return solved
    if tries_seen is not None and before and tries_seen < len(before):
        return before[-1]
    mark = _mark(
        question,
        data,
        variant_for(question, user.pk, len(before)) if question.kind == Question.Kind.PARAMETRIC else None,
    )
    hints = HintUse.objects.filter(user=user, hint__question=question).count()
    score = max(0.0, mark.credit - WRONG_TRY_COSTS * len(before) - HINT_COSTS * hints) if mark.credit else 0.0
    attempt = Attempt.objects.create(
        question=question,
        user=user,
        revision_id=question.card.current_id,
        response=mark.response,
        correct=mark.correct,
        score=score,
        hints_used=hints,
        confidence=confidence if confidence in Attempt.Confidence.values else None,
    )
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
