"""Verdicts as pages show them: words, tones, rows of a heat map, the path of a curve. Pure."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from quizzes.models import Submission

CURVE_WIDTH, CURVE_HEIGHT = 600.0, 160.0
HEAT_LEVELS = 4


@dataclass(frozen=True, slots=True)
class Look:
    """`tone` right, wrong, part, spot or empty (neutral); `icon` a name of the sprite; colour never stands alone."""

    tone: str
    icon: str
    word: str | Promise


LOOKS = {
    "accepted": Look("right", "check", _("Accepted")),
    "partial": Look("part", "half", _("Partial")),
    "wrong_answer": Look("wrong", "cross", _("Wrong answer")),
    "format_error": Look("", "pen", _("Wrong format, no try used")),
    "time_limit": Look("wrong", "clock", _("Too slow")),
    "memory_limit": Look("wrong", "cross", _("Too much memory")),
    "output_limit": Look("wrong", "cross", _("Printed too much")),
    "runtime_error": Look("wrong", "cross", _("Stopped with an error")),
    "syntax_error": Look("", "pen", _("Syntax error, no try used")),
    "forbidden": Look("wrong", "cross", _("Uses what the task forbids")),
    "internal_error": Look("wrong", "cross", _("Our fault, no try used")),
    "cancelled": Look("", "cross", _("Stopped by you")),
    "not_run": Look("", "clock", _("Not run")),
    "queued": Look("spot", "clock", _("Queued")),
    "claimed": Look("spot", "clock", _("Starting")),
    "running": Look("spot", "clock", _("Running")),
}


def look(name: str) -> Look:
    return LOOKS.get(name, Look("", "clock", name))


def present(submission: Submission) -> dict[str, Any]:
    """What the templates need of one submission, judged or not."""
    shown: dict[str, Any] = {"look": look(submission.verdict or submission.status), "phases": phases(submission)}
    report = submission.report
    if not report:
        return shown
    public = [case for case in report["cases"] if case["visibility"] == "public"]
    return shown | {
        "score": round(100 * report["score"]),
        "groups": [_group(group, report["cases"]) for group in report["groups"]],
        "has_hidden": any(group["visibility"] == "hidden" for group in report["groups"]),
        "cases": [_case(case) for case in sorted(public, key=lambda case: case["outcome"] == "accepted")],
        "curve": curve(report["curve"]),
    }


def _group(group: Mapping[str, Any], cases: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    own = [case for case in cases if case["group"] == group["name"]]
    failed = next((case["outcome"] for case in own if case["outcome"] != "accepted"), "accepted")
    errors = [case["detail"]["error"] for case in own if case["detail"] and case["detail"]["error"]]
    return {**group, "look": look(failed), "error": errors[0] if errors else None}


def _case(case: Mapping[str, Any]) -> dict[str, Any]:
    detail = case["detail"] or {}
    return {**case, "look": look(case["outcome"]), "detail": detail, "heat": heat(detail.get("heatmap"))}


def phases(submission: Submission) -> list[dict[str, Any]]:
    """Queued, Running, Graded, with how long each took in ms; state done, now or todo."""
    stamps = [submission.queued_at, submission.started_at, submission.done_at]
    spans = [_ms(stamps[0], stamps[1] or stamps[2]), _ms(stamps[1], stamps[2])]
    at = {"queued": 0, "claimed": 0, "running": 1, "done": 3}[submission.status]
    names = (gettext_noop("Queued"), gettext_noop("Running"), gettext_noop("Graded"))  # the templates translate them
    grade = ((submission.report or {}).get("timings") or {}).get("grade_ms")
    times = (spans[0], spans[1], grade)
    return [
        {"name": name, "state": "done" if at > place else "now" if at == place else "todo", "ms": ms}
        for place, (name, ms) in enumerate(zip(names, times, strict=True))
    ]


def _ms(early: Any, late: Any) -> float | None:
    return (late - early).total_seconds() * 1000 if early and late else None


def heat(heatmap: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Rows of cells with a level 0 (exact) to 4 (the largest error), or None."""
    if not heatmap:
        return None
    sizes = [abs(value) for row in heatmap["values"] for value in row if value is not None]
    top = max(sizes, default=0.0)
    return {**heatmap, "table": [[_cell(value, top) for value in row] for row in heatmap["values"]]}


def _cell(value: float | None, top: float) -> dict[str, Any]:
    if value is None:
        return {"level": HEAT_LEVELS, "text": gettext("not finite")}
    if value == 0 or top == 0:
        return {"level": 0, "text": "0"}
    level = min(HEAT_LEVELS, max(1, math.ceil(HEAT_LEVELS * abs(value) / top)))
    return {"level": level, "text": f"{value:+.3g}".replace("-", "−")}


def curve(points: Sequence[Mapping[str, Any]]) -> dict[str, Any] | None:
    """The loss of the case that reported most often, as the path of an SVG; None with fewer than two points."""
    finite = [point for point in points if point.get("loss") is not None]
    ranked = Counter(point.get("case") for point in finite).most_common(1)
    if not ranked or ranked[0][1] < 2:
        return None
    steps = [(point["step"], point["loss"]) for point in finite if point.get("case") == ranked[0][0]]
    low, high = min(loss for _, loss in steps), max(loss for _, loss in steps)
    start, end = steps[0][0], steps[-1][0]
    across, down = CURVE_WIDTH / max(end - start, 1), CURVE_HEIGHT / ((high - low) or 1.0)
    path = " ".join(f"{(step - start) * across:.1f},{(high - loss) * down:.1f}" for step, loss in steps)
    words = gettext("Loss from %(first)s at step %(start)s to %(last)s at step %(end)s, lowest %(low)s.")
    ends = {"first": f"{steps[0][1]:.4g}", "start": start, "last": f"{steps[-1][1]:.4g}", "end": end}
    alt = words % {**ends, "low": f"{low:.4g}"}
    return {"points": path, "low": low, "high": high, "start": start, "end": end, "last": steps[-1][1], "alt": alt}
