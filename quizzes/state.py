"""What a page shows of a learner's state on questions and code tasks: loaded in a fixed number of queries."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch

from accounts.models import User
from cards.models import Card
from quizzes import gaps
from quizzes.answers import HINT_COSTS, WRONG_TRY_COSTS, variant_for
from quizzes.arranged import Arranged, arranged
from quizzes.learners import Learner
from quizzes.models import Attempt, Choice, CodeTask, Hint, HintUse, Part, Question, Variant


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
    """One question for one learner. `entered` is what a refused answer held: the form shows it again, unmarked."""

    question: Question
    number: int
    choices: list[ShownChoice]
    arranged: Arranged
    attempts: list[Attempt]
    hints: HintLadder
    variant: Variant | None
    entered: Mapping[str, Any]

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
    def is_arranged(self) -> bool:
        return self.question.kind in (Question.Kind.ORDERING, Question.Kind.MATCHING, Question.Kind.CLOZE)

    @property
    def earns_parts(self) -> bool:
        """Whether an answer that is partly right earns its part."""
        return self.is_arranged or self.question.kind == Question.Kind.MULTIPLE

    @property
    def waiting_for_numbers(self) -> bool:
        return self.question.kind == Question.Kind.PARAMETRIC and self.variant is None

    @property
    def text_html(self) -> str:
        if self.question.kind == Question.Kind.CLOZE:
            return gaps.dress(self.question.text_html, self.question.text)
        return self.variant.text_html if self.variant else self.question.text_html

    @property
    def worth_now(self) -> int:
        """Per cent of the credit that a right answer would still earn."""
        return round(100 * max(0.0, 1 - WRONG_TRY_COSTS * self.tries - HINT_COSTS * len(self.hints.shown)))

    @property
    def n_right(self) -> int:
        """How many parts of the last answer were right."""
        return len(self.last.response.get("right", ())) if self.last else 0

    @property
    def n_parts(self) -> int:
        return len(self.arranged.items or self.arranged.lines or self.arranged.gaps)

    @property
    def percent(self) -> int:
        """The last answer's score in per cent."""
        return round(100 * self.last.score) if self.last else 0

    @property
    def certainty(self) -> str:
        """The certainty-based mark of the last answer, with its sign."""
        mark = self.last.certainty_mark if self.last else None
        return "" if mark is None else f"{mark:+d}".replace("-", "−").replace("+0", "0")

    @property
    def confidences(self) -> list[tuple[int, str]]:
        return [(value, str(label)) for value, label in Attempt.Confidence.choices]

    @property
    def entered_confidence(self) -> int | None:
        return self.entered.get("confidence")

    @property
    def written_number(self) -> Any:
        """What stands in the box for a number."""
        if "number" in self.entered:
            return self.entered["number"]
        return self.last.response.get("number", "") if self.last else ""


def question_states(learner: Learner, questions: Iterable[Question]) -> list[QuestionState]:
    """States of these questions for this learner, in two queries whatever their number."""
    rows = list(questions)
    attempts, hints = learner.attempts_of(rows), learner.hints_of(rows)
    return [
        _state(learner, row, place, _Record(attempts.get(row.pk, []), hints.get(row.pk, []), {}))
        for place, row in enumerate(rows, start=1)
    ]


def question_state(
    learner: Learner, question: Question, number: int, *, entered: Mapping[str, Any], hinted: bool
) -> QuestionState:
    """The state of one question, the card's `number`th, for this learner; one query, or two if they took hints."""
    attempts = learner.attempts_of([question])
    hints = learner.hints_of([question]) if hinted else {}
    record = _Record(attempts.get(question.pk, []), hints.get(question.pk, []), entered)
    return _state(learner, question, number, record)


def questions_of(card: Card) -> list[Question]:
    """The card's active questions with all that their pages show or are marked by."""
    rows = card.questions.filter(active=True).prefetch_related(
        Prefetch("choices", Choice.objects.order_by("position")),
        Prefetch("parts", Part.objects.order_by("position")),
        Prefetch("hints", Hint.objects.only("pk", "question_id", "position").order_by("position")),
        Prefetch("variants", Variant.objects.order_by("seed")),
    )  # by position alone: a model's own order joins the question, its card and track
    return list(rows.order_by("position"))


@dataclass(frozen=True, slots=True)
class _Record:
    """What a learner did at one question."""

    attempts: list[Attempt]
    hints: list[Hint]
    entered: Mapping[str, Any]


def _state(learner: Learner, question: Question, number: int, record: _Record) -> QuestionState:
    attempts, hints, entered = record.attempts, record.hints, record.entered
    solved = bool(attempts and attempts[-1].correct)
    tries = len(attempts) - solved  # a solved question keeps showing the numbers it was solved with
    variant = variant_for(question, learner.key, tries) if question.kind == Question.Kind.PARAMETRIC else None
    return QuestionState(
        question=question,
        number=number,
        choices=_choices(learner, question, attempts[-1] if attempts else None, entered),
        arranged=arranged(question, learner.key, attempts, entered),
        attempts=attempts,
        hints=HintLadder(hints, len(question.hints.all()), "question_hint", question),
        variant=variant,
        entered=entered,
    )


def _choices(
    learner: Learner, question: Question, last: Attempt | None, entered: Mapping[str, Any]
) -> list[ShownChoice]:
    """In an order of the learner's own, so that no position gives an answer away. Only chosen ones are marked."""
    chosen = set(last.response.get("choices", ())) if last else set()
    ordered = sorted(
        question.choices.all(), key=lambda choice: hashlib.sha256(f"{learner.key}:{choice.pk}".encode()).digest()
    )
    if entered:
        return [ShownChoice(choice, choice.pk in entered.get("choices", ()), "") for choice in ordered]
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
