"""The progress frames of a training task as points of a curve, from public cases only."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from sandbox.describe import clean
from sandbox.report import CurvePoint
from sandbox.results import Progress
from sandbox.trials import Trial

MAX_POINTS = 400
MAX_METRICS = 8


def curve(frames: Iterable[Progress], trials: Sequence[Trial]) -> tuple[CurvePoint, ...]:
    """At most MAX_POINTS points a case, evenly spaced, first and last kept.

    What a learner reports from a hidden case could be its input: those frames are dropped.
    """
    by_case: dict[int, list[Progress]] = {}
    for frame in frames:
        if is_public(frame, trials):
            by_case.setdefault(frame.case, []).append(frame)
    return tuple(_point(frame, trials[case].name) for case, found in by_case.items() for frame in thinned(found))


def is_public(frame: Progress, trials: Sequence[Trial]) -> bool:
    return 0 <= frame.case < len(trials) and trials[frame.case].public


def thinned(frames: Sequence[Progress]) -> list[Progress]:
    if len(frames) <= MAX_POINTS:
        return list(frames)
    last = len(frames) - 1
    return [frames[round(i * last / (MAX_POINTS - 1))] for i in range(MAX_POINTS)]


def _point(frame: Progress, case: str) -> CurvePoint:
    metrics = {clean(name, 40): _finite(value) for name, value in list(frame.metrics.items())[:MAX_METRICS]}
    return CurvePoint(case, frame.step, _finite(frame.loss), metrics)


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None
