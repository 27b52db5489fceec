"""What a page shows of a learner's state on questions and code tasks: loaded in a fixed number of queries."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch

from accounts.models import User
from cards.models import Card
from quizzes.answers import HINT_COSTS, WRONG_TRY_COSTS, variant_for
from quizzes.models import Attempt, Choice, CodeTask, Hint, HintUse, Question, Variant


@dataclass(frozen=True, slots=True)
class HintLadder:
    """Revealed rungs only: what is not shown never reaches the page."""

    shown: list[Hint]
    total: int
    post_url_name: str
    owner: Any

    @property
    def left(self) -> int:
        return self.total - len(self.shown)

    @property
    def next_number(self) -> int:
        return len(self.shown) + 1


@dataclass(frozen=True, slots=True)
class ShownChoice:
    choice: Choice
    chosen: bool
    marked: str  # "", "right" or "wrong"

    @property
    def explained(self) -> bool:
        return bool(self.marked and self.choice.explanation_html)


@dataclass(frozen=True, slots=True)
class QuestionState:
    question: Question
    number: int
    choices: list[ShownChoice]
    attempts: list[Attempt]
    hints: HintLadder
    variant: Variant | None

    @property
    def last(self) -> Attempt | None:
        return self.attempts[-1] if self.attempts else None

    @property
    def solved(self) -> bool:
        return bool(self.attempts and self.attempts[-1].correct)

    @property
    def tries(self) -> int:
        return len(self.attempts)

    @property
    def is_choice(self) -> bool:
        return self.question.kind in (Question.Kind.SINGLE, Question.Kind.MULTIPLE)

    @property
    def waiting_for_numbers(self) -> bool:
        return self.question.kind == Question.Kind.PARAMETRIC and self.variant is None

    @property
    def text_html(self) -> str:
        return self.variant.text_html if self.variant else self.question.text_html

    @property
    def worth_now(self) -> int:
        """Per cent of the credit that a right answer would still earn."""
        return round(100 * max(0.0, 1 - WRONG_TRY_COSTS * self.tries - HINT_COSTS * len(self.hints.shown)))

    @property
    def last_number(self) -> Any:
        return self.last.response.get("number", "") if self.last else ""


def question_states(user: User | AnonymousUser, questions: Iterable[Question]) -> list[QuestionState]:
    """States of these questions for this person, in six queries whatever their number."""
    rows = list(questions)
    attempts, hints = _attempts(user, rows), _revealed(user, rows)
    return [_state(user, row, place, attempts[row.pk], hints[row.pk]) for place, row in enumerate(rows, start=1)]


def questions_of(card: Card) -> list[Question]:
    rows = Question.objects.filter(card=card, active=True).prefetch_related(
        "choices", Prefetch("hints", Hint.objects.only("pk", "question_id", "position")), "variants"
    )
    return list(rows.order_by("position"))


def _attempts(user: User | AnonymousUser, questions: list[Question]) -> defaultdict[int, list[Attempt]]:
    found: defaultdict[int, list[Attempt]] = defaultdict(list)
    if user.is_authenticated:
        for attempt in Attempt.objects.filter(user=user, question__in=questions):
            found[attempt.question_id].append(attempt)
    return found


def _revealed(user: User | AnonymousUser, questions: list[Question]) -> defaultdict[int, list[Hint]]:
    found: defaultdict[int, list[Hint]] = defaultdict(list)
    if user.is_authenticated:
        for hint in Hint.objects.filter(uses__user=user, question__in=questions).order_by("position"):
            found[hint.question_id or 0].append(hint)
    return found


def _state(
    user: User | AnonymousUser, question: Question, number: int, attempts: list[Attempt], hints: list[Hint]
) -> QuestionState:
    solved = bool(attempts and attempts[-1].correct)
    tries = len(attempts) - solved  # a solved question keeps showing the numbers it was solved with
    variant = variant_for(question, user.pk, tries) if question.kind == Question.Kind.PARAMETRIC else None
    return QuestionState(
        question=question,
        number=number,
        choices=_choices(user, question, attempts[-1] if attempts else None),
        attempts=attempts,
        hints=HintLadder(hints, len(question.hints.all()), "question_hint", question),
        variant=variant,
    )


def _choices(user: User | AnonymousUser, question: Question, last: Attempt | None) -> list[ShownChoice]:
    """In an order of the learner's own, so that no position gives an answer away. Only chosen ones are marked."""
    chosen = set(last.response.get("choices", ())) if last else set()
    ordered = sorted(
        question.choices.all(), key=lambda choice: hashlib.sha256(f"{user.pk}:{choice.pk}".encode()).digest()
    )
    return [
        ShownChoice(
            choice, choice.pk in chosen, ("right" if choice.correct else "wrong") if choice.pk in chosen else ""
        )
        for choice in ordered
    ]


def code_hints(user: User | AnonymousUser, task: CodeTask) -> HintLadder:
    shown: list[Hint] = []
    if user.is_authenticated:
        used = HintUse.objects.filter(user=user, hint__code_task=task).values("hint")
        shown = list(task.hints.filter(pk__in=used))
    return HintLadder(shown, task.hints.count(), "code_hint", task)
