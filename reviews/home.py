"""What the home page tells a learner: cards and code begun, cards completed, what to learn next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from accounts.models import User
from cards.catalogue import Catalogue, Place
from cards.models import Card, Completion
from quizzes.models import Draft, Submission
from reviews.mastery import Evidence

SHOWN = 4
OPEN_CODE = 2


@dataclass(frozen=True)
class Begun:
    """A card the learner has started: `solved` of `tasks` tasks."""

    place: Place
    solved: int
    tasks: int
    touched_at: datetime


def in_progress(catalogue: Catalogue, evidence: Mapping[UUID, Evidence]) -> list[Begun]:
    """Published cards with an answer or a submission, not completed; the latest touched first."""
    found = [
        Begun(catalogue.places[pk], min(each.solved, each.tasks), each.tasks, each.touched_at)
        for pk, each in evidence.items()
        if each.touched_at is not None and not each.completed
    ]
    return sorted(found, key=lambda begun: begun.touched_at, reverse=True)[:SHOWN]


def open_code(user: User) -> QuerySet[Draft]:
    """Code that lies in the editor of a task not yet solved, the latest first, with its last verdict and score."""
    mine = Submission.objects.filter(user=user, task=OuterRef("task"))
    accepted = mine.filter(scope=Submission.Scope.ALL, verdict=Submission.Verdict.ACCEPTED)
    last = mine.filter(status=Submission.Status.DONE).order_by("-queued_at")
    drafts = Draft.objects.filter(user=user, task__card__in=Card.objects.published()).filter(~Exists(accepted))
    drafts = drafts.annotate(verdict=Subquery(last.values("verdict")[:1]), score=Subquery(last.values("score")[:1]))
    return drafts.select_related("task").defer("source").order_by("-updated_at")[:OPEN_CODE]


def completed(user: User) -> "QuerySet[Completion]":
    """The learner's completions, the latest first."""
    rows = Completion.objects.filter(user=user, card__in=Card.objects.published())
    return rows.order_by("-completed_at")
