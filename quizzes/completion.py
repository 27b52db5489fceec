"""When a card counts as completed."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, OuterRef

from accounts.models import User
from cards.models import Card, Completion
from quizzes.models import Attempt, CodeTask, Question, Submission


@dataclass(frozen=True, slots=True)
class Progress:
    solved_questions: int
    questions: int
    solved_code: int
    code: int

    @property
    def is_complete(self) -> bool:
        return (
            self.solved_questions == self.questions and self.solved_code == self.code and self.questions + self.code > 0
        )


def progress(user: User, card: Card) -> Progress:
    """Of the tasks that count; see CodeTask.EXTRA."""
    right = Attempt.objects.filter(question=OuterRef("pk"), user=user, correct=True)
    accepted = Submission.objects.filter(
        task=OuterRef("pk"), user=user, scope=Submission.Scope.ALL, verdict=Submission.Verdict.ACCEPTED
    )
    questions = Question.objects.filter(card=card, active=True).aggregate(
        total=Count("pk"), solved=Count("pk", filter=Exists(right))
    )
    code = (
        CodeTask.objects.filter(card=card, active=True)
        .exclude(profile__in=CodeTask.EXTRA)
        .aggregate(total=Count("pk"), solved=Count("pk", filter=Exists(accepted)))
    )
    return Progress(
        solved_questions=questions["solved"],
        questions=questions["total"],
        solved_code=code["solved"],
        code=code["total"],
    )


def is_completed(user_id: int, card_id: UUID) -> bool:
    return Completion.objects.filter(user=user_id, card=card_id).exists()


def complete_if_solved(user: User, card: Card) -> bool:
    """Write the learner's completion when every task is solved. True when this call completed the card."""
    if is_completed(user.pk, card.pk) or not progress(user, card).is_complete:
        return False
    _, created = Completion.objects.get_or_create(user=user, card=card)
    return created
