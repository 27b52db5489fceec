"""Who answers: somebody with an account, or a guest. Pages and the API treat both alike."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from django.http import HttpRequest

from accounts.models import User
from quizzes.answers import answer, reveal_next_hint
from quizzes.guests import Guest
from quizzes.models import Attempt, Hint, Question


class Learner(Protocol):
    """`key` is what their numbers and their order depend on."""

    @property
    def key(self) -> object: ...

    @property
    def is_guest(self) -> bool: ...

    def attempts_of(self, questions: Iterable[Question]) -> Mapping[int, list[Attempt]]: ...

    def hints_of(self, questions: Iterable[Question]) -> Mapping[int, list[Hint]]: ...

    def answer(
        self, question: Question, data: Mapping[str, Any], *, tries_seen: int | None, confidence: int | None = None
    ) -> Attempt: ...

    def reveal(self, question: Question) -> None: ...


class Account:
    """A learner whose answers are rows."""

    is_guest = False

    def __init__(self, user: User) -> None:
        self.user = user

    @property
    def key(self) -> object:
        return self.user.pk

    def attempts_of(self, questions: Iterable[Question]) -> Mapping[int, list[Attempt]]:
        found: dict[int, list[Attempt]] = defaultdict(list)
        for attempt in Attempt.objects.filter(user=self.user, question__in=list(questions)):
            found[attempt.question_id].append(attempt)
        return found

    def hints_of(self, questions: Iterable[Question]) -> Mapping[int, list[Hint]]:
        """Those taken so far, in order."""
        found: dict[int, list[Hint]] = defaultdict(list)
        for hint in Hint.objects.filter(uses__user=self.user, question__in=list(questions)).order_by("position"):
            found[hint.question_id or 0].append(hint)
        return found

    def answer(
        self, question: Question, data: Mapping[str, Any], *, tries_seen: int | None, confidence: int | None = None
    ) -> Attempt:
        return answer(self.user, question, data, tries_seen=tries_seen, confidence=confidence)

    def reveal(self, question: Question) -> None:
        reveal_next_hint(self.user, question)


def learner_of(request: HttpRequest) -> Learner:
    """Whoever sent this request. A request of the API without a session is a guest who did nothing yet."""
    if isinstance(request.user, User):
        return Account(request.user)
    return Guest(getattr(request, "session", {}))
