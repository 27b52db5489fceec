from functools import cache
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.requests import PageRequest
from cards.kept_pages import same_for_guests
from cards.models import Completion
from cards.own_parts import page_in_parts
from quizzes.card_page import CardPage, card_page
from quizzes.learners import learner_of
from quizzes.record import record_of
from quizzes.state import question_states


@login_not_required
@require_safe
@same_for_guests
def card(request: PageRequest, slug: str) -> HttpResponse:
    """The card: text, tasks, code tasks, approvals, related cards."""
    page = card_page(slug, request.user)
    own = {"states": cache(lambda: question_states(learner_of(request), page.questions)), **progress(request, page)}
    return page_in_parts(request, "cards/card.html", name=slug, under=page.stamp, common=_common(page), own=own)


def progress(request: PageRequest, page: CardPage) -> dict[str, Any]:
    """What the page says of a learner's progress on the card, in one query. `record`: see quizzes.record."""
    if not isinstance(request.user, User):
        return _progress_of_guest(request, page)
    record, n_completed = record_of(request.user, page)
    return {
        "record": record,
        "n_solved": record.n_solved,
        "solved_code": record.solved_code,
        "completed": record.completed,
        "n_completed": n_completed,
    }


def _progress_of_guest(request: PageRequest, page: CardPage) -> dict[str, Any]:
    states = question_states(learner_of(request), page.questions)
    return {
        "n_solved": sum(state.solved for state in states),
        "n_completed": Completion.objects.filter(card=page.card).count(),
    }


def _common(page: CardPage) -> dict[str, Any]:
    return {
        "card": page.card,
        "revision": page.card.current,
        "questions": page.questions,
        "code_tasks": page.code_tasks,
        "n_tasks": page.n_tasks,
        "n_prompts": page.n_prompts,
        "approvals": page.approvals,
        "n_universities": page.n_universities,
        "stale_approvals": page.stale_approvals,
        "neighbours": page.neighbours,
        "stamp": page.stamp,
    }
