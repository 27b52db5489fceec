from functools import cache
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

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
    """How much this learner has to recall today; 0 for guests."""
    return queue.due_count(request.user, timezone.now()) if request.user.is_authenticated else 0
