"""What the home page tells a learner: cards begun, completed and suggested, and the streak."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, DateTimeField, Exists, IntegerField, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, TruncHour

from accounts.models import User
from cards.models import Card, Completion
from quizzes.models import Attempt, CodeTask, Question, Submission
from reviews.day import date_of, day_of, zone_of
from reviews.models import Review

SHOWN = 6
SUGGESTED = 3


@dataclass(frozen=True)
class Begun:
    """A card the learner has started: `solved` of `tasks` tasks."""

    card: Card
    solved: int
    tasks: int
    touched_at: datetime


def in_progress(user: User) -> list[Begun]:
    """Published cards with an answer or a submission, not completed; the latest touched first."""
    cards = Card.objects.published().select_related("topic__track", "current").filter(~Exists(_completed(user)))
    attempts = Attempt.objects.filter(user=user, question__card=OuterRef("pk"))
    submissions = Submission.objects.filter(user=user, task__card=OuterRef("pk"))
    cards = cards.annotate(
        answered_at=_latest(attempts, "question__card", "created_at"),
        submitted_at=_latest(submissions, "task__card", "queued_at"),
    ).filter(Q(answered_at__isnull=False) | Q(submitted_at__isnull=False))
    found = [_begun(card) for card in _with_tasks(cards, user)]
    return sorted(found, key=lambda begun: begun.touched_at, reverse=True)[:SHOWN]


def _begun(card: Card) -> Begun:
    row = vars(card)  # annotations of `in_progress`
    touched = max(moment for moment in (row["answered_at"], row["submitted_at"]) if moment)
    return Begun(card, row["n_right"] + row["n_accepted"], row["n_questions"] + row["n_code"], touched)


def completed(user: User) -> "QuerySet[Completion]":
    """The learner's completions, the latest first."""
    rows = Completion.objects.filter(user=user, card__in=Card.objects.published())
    return rows.select_related("card__topic__track", "card__current").order_by("-completed_at")


def suggested(user: User) -> list[Card]:
    """Cards not begun, prerequisites all completed: first those that build on most, then in course order."""
    done = Completion.objects.filter(user=user).values("card")
    missing = Card.objects.published().filter(leads_to=OuterRef("pk")).exclude(pk__in=done)
    cards = Card.objects.published().filter(~Exists(_completed(user)), ~Exists(missing))
    begun = Q(questions__attempts__user=user) | Q(code_tasks__submissions__user=user)
    ready = cards.exclude(pk__in=Card.objects.filter(begun).values("pk"))
    have = Count("builds_on", filter=Q(builds_on__in=done), distinct=True)
    ordered = ready.annotate(n_built=have).order_by("-n_built", "topic__track__order", "order", "slug")
    return list(ordered.select_related("topic__track", "current")[:SUGGESTED])


def streak(user: User, now: datetime) -> int:
    """Days in a row with an answer, a submission or a review, up to today or, while today is empty, yesterday."""
    window, found = 32, -1
    while (length := _streak_within(user, now, window)) > found and length >= window - 1:
        window, found = window * 4, length
    return length


def _streak_within(user: User, now: datetime, days: int) -> int:
    today = day_of(user, now)
    active = _active_days(user, today.start - timedelta(days=days))
    day = today.date if today.date in active else today.date - timedelta(days=1)
    length = 0
    while day in active:
        length, day = length + 1, day - timedelta(days=1)
    return length


def _active_days(user: User, since: datetime) -> set[date]:
    """Hours on the learner's clock never straddle the start of their day, so that one row an hour is enough."""
    zone = zone_of(user)
    hours: set[datetime] = set()
    for rows, field in (
        (Review.objects, "reviewed_at"),
        (Attempt.objects, "created_at"),
        (Submission.objects, "queued_at"),
    ):
        mine = rows.filter(user=user, **{f"{field}__gte": since}).order_by()
        hours.update(mine.annotate(hour=TruncHour(field, tzinfo=zone)).values_list("hour", flat=True).distinct())
    return {date_of(hour, zone) for hour in hours}


def _completed(user: User) -> "QuerySet[Completion]":
    return Completion.objects.filter(user=user, card=OuterRef("pk"))


def _with_tasks(cards: "QuerySet[Card]", user: User) -> "QuerySet[Card]":
    questions = Question.objects.filter(card=OuterRef("pk"), active=True)
    right = questions.filter(Exists(Attempt.objects.filter(question=OuterRef("pk"), user=user, correct=True)))
    code = CodeTask.objects.filter(card=OuterRef("pk"))
    accepted = Submission.objects.filter(
        task=OuterRef("pk"), user=user, scope=Submission.Scope.ALL, verdict=Submission.Verdict.ACCEPTED
    )
    return cards.annotate(
        n_questions=_count(questions),
        n_right=_count(right),
        n_code=_count(code),
        n_accepted=_count(code.filter(Exists(accepted))),
    )


def _count(rows: "QuerySet[Question] | QuerySet[CodeTask]") -> Coalesce:
    counted = rows.order_by().values("card").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _latest(rows: "QuerySet[Attempt] | QuerySet[Submission]", owner: str, field: str) -> Subquery:
    return Subquery(rows.order_by().values(owner).annotate(at=Max(field)).values("at"), output_field=DateTimeField())
