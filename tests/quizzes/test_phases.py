from datetime import timedelta

from django.utils import timezone

from quizzes.models import Submission
from quizzes.phases import latest, quantile


def test_quantiles_interpolate():
    assert quantile([], 0.5) == 0
    assert quantile([4.0, 1.0, 3.0, 2.0], 0.5) == 2.5
    assert quantile([float(x) for x in range(101)], 0.95) == 95


def test_phases_come_from_the_rows(alice, code_task):
    now = timezone.now()
    Submission.objects.create(
        user=alice, task=code_task, scope="all", number=1, status="done", verdict="accepted", queued_at=now,
        claimed_at=now + timedelta(milliseconds=10), started_at=now + timedelta(milliseconds=15),
        done_at=now + timedelta(milliseconds=75),
    )  # fmt: skip
    phases, sample = latest()
    assert sample == 1
    assert [round(phase.p50_ms) for phase in phases] == [10, 5, 60, 75]
