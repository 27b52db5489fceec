from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db.models import Min
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.requests import PageRequest
from quizzes import nodes
from quizzes.models import Submission


@login_not_required
@require_GET
def status(request: PageRequest) -> HttpResponse:
    """Nodes, queues and how long the oldest waits: for everybody."""
    waiting = Submission.objects.waiting()
    oldest = waiting.aggregate(oldest=Min("queued_at"))["oldest"]
    context: dict[str, Any] = {
        "nodes": nodes.alive(),
        "waiting": waiting.count(),
        "oldest_s": (timezone.now() - oldest).total_seconds() if oldest else None,
        "running": Submission.objects.filter(status__in=(Submission.Status.CLAIMED, Submission.Status.RUNNING)).count(),
    }
    return render(request, "status.html", context)
