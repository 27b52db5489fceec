from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.requests import PageRequest
from cards.models import Approval, Card, Completion
from quizzes.completion import accepted_tasks
from quizzes.learners import learner_of
from quizzes.state import question_states, questions_of


@login_not_required
@require_safe
def card(request: PageRequest, slug: str) -> HttpResponse:
    """The card: text, tasks, code tasks, approvals, related cards."""
    found = get_object_or_404(
        Card.objects.visible_to(request.user).select_related("topic__track", "creator", "current"), slug=slug
    )
    states = question_states(learner_of(request), questions_of(found))
    code = list(found.code_tasks.all())
    solved_code = accepted_tasks(request.user, found) if isinstance(request.user, User) and code else set()
    context: dict[str, Any] = {
        "card": found,
        "revision": found.current,
        "states": states,
        "code_tasks": [{"task": task, "solved": task.pk in solved_code} for task in code],
        "n_solved": sum(state.solved for state in states) + len(solved_code),
        "n_tasks": len(states) + len(code),
        "n_prompts": _prompts(found),
        **_approvals(found),
        **_related(request, found),
        **_neighbours(request, found),
        **_completions(request, found),
    }
    return render(request, "cards/card.html", context)


def _prompts(card: Card) -> int:
    return int(getattr(card, "prompts").filter(active=True).count())  # noqa: B009 the relation comes from reviews, which stands above


def _approvals(card: Card) -> dict[str, Any]:
    """Standing approvals of the current revision; earlier ones are told apart, they count no longer."""
    standing = (
        Approval.objects.standing().filter(revision__card=card).select_related("university", "reviewer", "revision")
    )
    current = [approval for approval in standing if approval.revision_id == card.current_id]
    return {
        "approvals": current,
        "n_universities": len({approval.university_id for approval in current}),
        "stale_approvals": [approval for approval in standing if approval.revision_id != card.current_id],
    }


def _related(request: PageRequest, card: Card) -> dict[str, Any]:
    cards = Card.objects.visible_to(request.user).select_related("current")
    builds_on = list(cards.filter(leads_to=card).order_by("order"))
    leads_to = list(cards.filter(builds_on=card).order_by("order"))
    return {"builds_on": builds_on, "leads_to": leads_to}


def _neighbours(request: PageRequest, card: Card) -> dict[str, Any]:
    """The cards before and after this one in its track."""
    track = Card.objects.visible_to(request.user).filter(topic__track=card.topic.track).select_related("current")
    before = Q(order__lt=card.order) | Q(order=card.order, slug__lt=card.slug)
    after = Q(order__gt=card.order) | Q(order=card.order, slug__gt=card.slug)
    return {
        "previous": track.filter(before).order_by("-order", "-slug").first(),
        "next": track.filter(after).order_by("order", "slug").first(),
    }


def _completions(request: PageRequest, card: Card) -> dict[str, Any]:
    mine = Count("pk", filter=Q(user=request.user.pk))
    return Completion.objects.filter(card=card).aggregate(n_completed=Count("pk"), completed=mine)
