"""How long submissions spend in each phase: what /status shows and what a learner may expect."""

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from quizzes.models import Submission

SAMPLE = 400


@dataclass(frozen=True, slots=True)
class Phase:
    """p50 and p95 in milliseconds over the last submissions."""

    name: str
    p50_ms: float
    p95_ms: float


def quantile(values: list[float], q: float) -> float:
    """The q-quantile by linear interpolation between order statistics; 0 of nothing."""
    if not values:
        return 0.0
    ordered = sorted(values)
    place = q * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def latest() -> tuple[list[Phase], int]:
    """Phases of the last SAMPLE judged submissions, and how many there were."""
    judged = Submission.objects.filter(status=Submission.Status.DONE, started_at__isnull=False).order_by("-done_at")
    stamps = judged.values_list("queued_at", "claimed_at", "started_at", "done_at")[:SAMPLE]
    spans = [[_ms(early, late) for early, late in pairwise(row)] for row in stamps]
    names = ("Queued", "Claimed", "Run and graded")
    columns = [[span[index] for span in spans] for index in range(3)] + [[sum(span) for span in spans]]
    phases = [
        Phase(name, quantile(column, 0.5), quantile(column, 0.95))
        for name, column in zip((*names, "Submit to verdict"), columns, strict=True)
    ]
    return phases, len(spans)


def _ms(early: datetime | None, late: datetime | None) -> float:
    return (late - early).total_seconds() * 1000 if early and late else 0.0
