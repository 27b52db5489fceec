"""Learners without an account: what they answered lives in their session until they sign up or in.

Theory of operation. A session of the site is a row of the database that only its holder's cookie names, so what stands
in it can be trusted as attempts can. It holds a list of attempts and a list of hints, both bounded. Nothing is written
before the first answer: whoever only reads has no session. All guests draw the same numbers and see the same order, so
that their first page is the same for everybody.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cards.models import Card, Revision
from quizzes.answers import attempt_of, standing
from quizzes.completion import complete_if_solved
from quizzes.marking import BadAnswer
from quizzes.models import Attempt, Hint, HintUse, Question

ATTEMPTS, HINTS = "guest_attempts", "guest_hints"
MOST_ATTEMPTS = 300
MOST_HINTS = 300
KEY = 0  # of whose numbers are drawn and whose order is dealt


class Guest:
    """A learner without an account; `session` holds their progress."""

    key = KEY
    is_guest = True

    def __init__(self, session: SessionBase | dict[str, Any]) -> None:
        self._session = session

    def attempts_of(self, questions: Iterable[Question]) -> Mapping[int, list[Attempt]]:
        known = {question.pk: question for question in questions}
        found: dict[int, list[Attempt]] = defaultdict(list)
        for row in self._session.get(ATTEMPTS, ()):
            if row["question_id"] in known:
                found[row["question_id"]].append(_attempt(row))
        return found

    def hints_of(self, questions: Iterable[Question]) -> Mapping[int, list[Hint]]:
        shown = [pk for pk, _at in self._session.get(HINTS, ())]
        found: dict[int, list[Hint]] = defaultdict(list)
        if shown:
            for hint in Hint.objects.filter(pk__in=shown, question__in=list(questions)).order_by("position"):
                found[hint.question_id or 0].append(hint)
        return found

    def answer(
        self, question: Question, data: Mapping[str, Any], *, tries_seen: int | None, confidence: int | None = None
    ) -> Attempt:
        """As quizzes.answers.answer does, into the session. Raises BadAnswer."""
        before = self.attempts_of([question])[question.pk]
        known = standing(before, tries_seen)
        if known is not None:
            return known
        rows = list(self._session.get(ATTEMPTS, ()))
        if len(rows) >= MOST_ATTEMPTS:
            raise BadAnswer(_("You have answered a great deal as a guest. Sign up to keep it and to go on."))
        hints = len(self.hints_of([question])[question.pk])
        attempt = attempt_of(question, data, key=self.key, tries=len(before), hints=hints, confidence=confidence)
        self._session[ATTEMPTS] = [*rows, _row(attempt)]
        return attempt

    def reveal(self, question: Question) -> None:
        """Show the next hint."""
        rows = list(self._session.get(HINTS, ()))
        shown = {pk for pk, _at in rows}
        hint = question.hints.exclude(pk__in=shown).order_by("position").first()
        if hint is not None and len(rows) < MOST_HINTS:
            self._session[HINTS] = [*rows, [hint.pk, timezone.now().isoformat()]]


def _row(attempt: Attempt) -> dict[str, Any]:
    return {
        "question_id": attempt.question_id,
        "revision_id": attempt.revision_id,
        "response": attempt.response,
        "correct": attempt.correct,
        "score": attempt.score,
        "hints_used": attempt.hints_used,
        "confidence": attempt.confidence,
        "created_at": attempt.created_at.isoformat(),
    }


def _attempt(row: Mapping[str, Any]) -> Attempt:
    return Attempt(**{**row, "created_at": datetime.fromisoformat(row["created_at"])})


@transaction.atomic
def carry_over(session: SessionBase | dict[str, Any], user: User) -> int:
    """Make what the session's guest did this account's; the number of answers kept.

    Answers keep their times. A question that the account has answered itself keeps only the account's own attempts.
    Effects: attempts, uses of hints, completions of cards that are now solved; the session holds nothing any more.
    """
    attempts, hints = session.pop(ATTEMPTS, []), session.pop(HINTS, [])
    if not (attempts or hints):
        return 0
    User.objects.select_for_update().get(pk=user.pk)
    _carry_hints(hints, user)
    return _carry_attempts(attempts, user)


def _carry_attempts(rows: Iterable[Mapping[str, Any]], user: User) -> int:
    wanted = {row["question_id"] for row in rows}
    own = set(Attempt.objects.filter(user=user, question__in=wanted).values_list("question_id", flat=True))
    there = set(Question.objects.filter(pk__in=wanted - own).values_list("pk", flat=True))
    revisions = set(Revision.objects.filter(pk__in={row["revision_id"] for row in rows}).values_list("pk", flat=True))
    kept = [_attempt(row) for row in rows if row["question_id"] in there]
    for attempt in sorted(kept, key=lambda attempt: attempt.created_at):
        attempt.user = user
        if attempt.revision_id not in revisions:
            attempt.revision_id = None
        attempt.save(force_insert=True)
    for card in Card.objects.filter(questions__in=there).distinct():
        complete_if_solved(user, card)
    return len(kept)


def _carry_hints(rows: Iterable[tuple[int, str]], user: User) -> None:
    """A hint was seen, whoever answered: each use is logged once."""
    times = {pk: datetime.fromisoformat(at) for pk, at in rows}
    for hint in Hint.objects.filter(pk__in=times):
        HintUse.objects.get_or_create(hint=hint, user=user, defaults={"used_at": times[hint.pk]})
