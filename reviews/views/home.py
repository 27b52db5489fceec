from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.requests import LearnerRequest
from reviews import home as state
from reviews import queue
from reviews.day import day_of

COMPLETED_SHOWN = 12


@require_GET
def home(request: LearnerRequest) -> HttpResponse:
    """What is due, what was begun, what is done, and what to read next."""
    now = timezone.now()
    completed = state.completed(request.user)
    context = {
        "today": day_of(request.user, now),
        "counts": queue.counts(request.user, now),
        "in_progress": state.in_progress(request.user),
        "completed": completed[:COMPLETED_SHOWN],
        "n_completed": completed.count(),
        "suggested": state.suggested(request.user),
        "streak": state.streak(request.user, now),
    }
    return render(request, "home.html", context)
