from functools import cache
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from accounts.models import User
from cards import maths
from reviews import queue

THEMES = ("light", "dark")


def shell(request: HttpRequest) -> dict[str, Any]:
    """What every page shows around its content. Nothing is queried before a template asks for it."""
    theme = request.COOKIES.get("theme", "")
    return {
        "due_count": cache(lambda: _due_count(request)),
        "theme": theme if theme in THEMES else "",
        "maths_version": maths.version,
    }


def _due_count(request: HttpRequest) -> int:
    """How much this learner has to recall today; 0 for guests, and where a request failed before anybody was known."""
    user = getattr(request, "user", None)
    return queue.due_count(user, timezone.now()) if isinstance(user, User) else 0
