from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db.models import Count, Min
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.requests import PageRequest
from quizzes import nodes, phases
from quizzes.models import Submission


def _lanes() -> list[dict[str, Any]]:
    waiting = (
        Submission.objects.waiting()
        .values("lane")
        .annotate(depth=Count("pk"), oldest=Min("queued_at"))
        .order_by("lane")
    )
    now = timezone.now()
    return [{**row, "oldest_s": (now - row["oldest"]).total_seconds()} for row in waiting]


@login_not_required
@require_safe
def status(request: PageRequest) -> HttpResponse:
    """Nodes, queues, depth, oldest waiting and the time of each phase: for everybody; layers for staff."""
    times, sample = phases.latest()
    lanes = _lanes()
    context: dict[str, Any] = {
        "nodes": nodes.alive(),
        "lanes": lanes,
        "waiting": sum(lane["depth"] for lane in lanes),
        "running": Submission.objects.filter(status__in=Submission.WORKED_ON).count(),
        "phases": times,
        "sample": sample,
    }
    return render(request, "status.html", context)
