from functools import cache
from typing import Any

from django.core.cache import cache as remembered
from django.http import HttpRequest
from django.utils import timezone

from accounts.models import User
from cards import maths
from cards.kept_pages import theme_of
from reviews import queue

DUE_S = 10  # seconds the count beside "Review" may lag behind; the pages that are about it count themselves


def shell(request: HttpRequest) -> dict[str, Any]:
    """What every page shows around its content. Nothing is queried before a template asks for it."""
    return {
        "due_count": cache(lambda: _due_count(request)),
        "theme": theme_of(request),
        "maths_version": maths.version,
    }


def _due_count(request: HttpRequest) -> int:
    """How much this learner has to recall today; 0 for guests, and where a request failed before anybody was known."""
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return 0
    return int(remembered.get_or_set(key_of(user), lambda: queue.due_count(user, timezone.now()), DUE_S) or 0)


def key_of(user: User) -> str:
    return f"due-{user.pk}"


def forget_due(user: User) -> None:
    """The learner rated something: this process counts anew at once, others within DUE_S."""
    remembered.delete(key_of(user))
