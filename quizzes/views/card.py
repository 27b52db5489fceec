from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.requests import PageRequest
from cards.kept_pages import same_for_guests
from cards.models import Card, Completion
from quizzes.card_page import card_page
from quizzes.completion import accepted_tasks
from quizzes.learners import learner_of
from quizzes.state import question_states


@login_not_required
@require_safe
@same_for_guests
def card(request: PageRequest, slug: str) -> HttpResponse:
    """The card: text, tasks, code tasks, approvals, related cards."""
    page = card_page(slug, request.user)
    states = question_states(learner_of(request), page.questions)
    solved = accepted_tasks(request.user, page.card) if isinstance(request.user, User) and page.code_tasks else set()
    context: dict[str, Any] = {
        "card": page.card,
        "revision": page.card.current,
        "states": states,
        "code_tasks": [{"task": task, "solved": task.pk in solved} for task in page.code_tasks],
        "n_solved": sum(state.solved for state in states) + len(solved),
        "n_tasks": page.n_tasks,
        "n_prompts": page.n_prompts,
        "approvals": page.approvals,
        "n_universities": page.n_universities,
        "stale_approvals": page.stale_approvals,
        "builds_on": page.builds_on,
        "leads_to": page.leads_to,
        "previous": page.previous,
        "next": page.next,
        **_completions(request, page.card),
    }
    return render(request, "cards/card.html", context)


def _completions(request: PageRequest, card: Card) -> dict[str, Any]:
    mine = Count("pk", filter=Q(user=request.user.pk))
    return Completion.objects.filter(card=card).aggregate(n_completed=Count("pk"), completed=mine)
