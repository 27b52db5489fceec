"""How a submission's report is shown: tones, points, cells and curves. Pure functions of plain data."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quizzes.models import Submission
from quizzes.models.submissions import FREE_VERDICTS

register = template.Library()
RIGHT, PART, NEUTRAL = {"accepted"}, {"partial"}, {"", "cancelled", "not_run", "syntax_error", "format_error"}
TIMINGS = {"prepare_ms": "Cases made in", "run_ms": "Run in", "grade_ms": "Graded in"}
OUTCOMES = {str(value): str(label) for value, label in Submission.Verdict.choices} | {
    "accepted": "Passed",
    "not_run": "Not run",
}


@register.filter
def tone(verdict: str) -> str:
    """The class of a verdict or a case's outcome: right, part, wrong, or none."""
    if verdict in NEUTRAL:
        return ""
    return "right" if verdict in RIGHT else "part" if verdict in PART else "wrong"


@register.filter
def icon(verdict: str) -> str:
    """The icon that stands beside the word."""
    if verdict in NEUTRAL:
        return "pen" if verdict.endswith("_error") else "stop"
    return {"right": "check", "part": "half", "wrong": "cross"}[tone(verdict)]


@register.filter
def is_free(verdict: str) -> bool:
    """Whether the verdict cost no try."""
    return verdict in FREE_VERDICTS


@register.filter
def is_failed(outcome: str) -> bool:
    return outcome not in {"accepted", "not_run"}


@register.filter
def outcome_name(outcome: str) -> str:
    return OUTCOMES.get(outcome, outcome)


@register.filter
def points(score: float | None, total: int) -> int:
    """Whole points of a score from 0 to 1; never all of them for less than everything."""
    if score is None:
        return 0
    return total if score >= 1 else min(round(score * total), max(total - 1, 0))


@register.filter
def latest_done(history: Iterable[Submission]) -> Submission | None:
    return next((submission for submission in history if submission.is_done), None)


@register.filter
def said(submission: Submission) -> str:
    """One sentence for a reader of the page who hears it: where it is, or what became of it."""
    if not submission.is_done:
        return submission.get_status_display()
    return submission.get_verdict_display()


@register.filter
def minutes(seconds: int) -> str:
    """`45 s`, `12 min`."""
    return f"{seconds} s" if seconds < 60 else f"{round(seconds / 60)} min"


@register.filter
def milliseconds(value: float) -> str:
    """`8 ms`, `1.4 s`."""
    return f"{value:.0f} ms" if value < 1000 else f"{value / 1000:.1f} s"


@register.filter
def timing_name(key: str) -> str:
    return TIMINGS.get(key, key.removesuffix("_ms").replace("_", " ").capitalize())


@register.filter
def scientific(value: float) -> str:
    """`1e-5` as 10⁻⁵, `2e-3` as 2·10⁻³, 0 as 0."""
    if not value:
        return "0"
    mantissa, _e, exponent = f"{value:.2g}".partition("e") if value < 1e-4 else f"{value:.1e}".partition("e")
    raised = str(int(exponent)).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
    factor = re.sub(r"\.0$", "", mantissa)
    return f"10{raised}" if factor == "1" else f"{factor}·10{raised}"


@register.filter
def phases(submission: Submission) -> list[dict[str, str]]:
    """Queued, Running, Graded: the state of each ring and what is known of it."""
    place = {"queued": 0, "claimed": 0, "running": 1, "done": 3}[submission.status]
    states = ["done" if index < place else "now" if index == place else "todo" for index in range(3)]
    names = [_("Queued"), _("Run") if submission.is_done else _("Running"), _("Graded")]
    notes = [_queued_note(submission), _running_note(submission), _timing(submission, "grade_ms")]
    return [
        {"state": state, "name": name, "note": note} for state, name, note in zip(states, names, notes, strict=True)
    ]


def _queued_note(submission: Submission) -> str:
    if submission.status == Submission.Status.QUEUED:
        ahead = submission.ahead()
        return ngettext("%(n)d ahead of you", "%(n)d ahead of you", ahead) % {"n": ahead} if ahead else _("next")
    until = submission.started_at or submission.claimed_at or submission.done_at
    return milliseconds((until - submission.queued_at).total_seconds() * 1000) if until else ""


def _running_note(submission: Submission) -> str:
    if submission.status == Submission.Status.RUNNING and submission.progress:
        return _("step %(n)s") % {"n": submission.progress[-1].get("step", "")}
    return _timing(submission, "run_ms")


def _timing(submission: Submission, key: str) -> str:
    if not submission.is_done or not submission.report:
        return ""
    value = submission.report["timings"].get(key)
    return "" if value is None else milliseconds(value)


@register.filter
def public_cases(report: Mapping[str, Any], which: str) -> list[dict[str, Any]]:
    """Public cases that failed, were accepted or were not run; each with a slug for its ids."""
    cases = [
        {**case, "slug": str(place)} for place, case in enumerate(report["cases"]) if case["visibility"] == "public"
    ]
    if which == "failed":
        return [case for case in cases if is_failed(case["outcome"])]
    return [case for case in cases if case["outcome"] == which]


@register.filter
def hidden_errors(report: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Exceptions in hidden cases, each kind once: group, type and the learner's own line, nothing more."""
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for case in report["cases"]:
        error = (case["detail"] or {}).get("error") if case["visibility"] == "hidden" else None
        if error:
            key = (case["group"], error["type"], error["line"])
            found[key] = {"group": case["group"], "type": error["type"], "line": error["line"]}
    return list(found.values())


@register.filter
def groups(report: Mapping[str, Any], total: int) -> list[dict[str, Any]]:
    """Groups with what they earned of the task's points, one decimal where a whole number would lie."""
    weight = sum(group["weight"] for group in report["groups"]) or 1.0
    rows = []
    for group in report["groups"]:
        worth = total * group["weight"] / weight
        state = "right" if group["passed"] == group["total"] else "part" if group["passed"] else "wrong"
        rows.append(
            {
                **group,
                "public": group["visibility"] == "public",
                "tone": state,
                "earned": _number(worth * group["score"]),
                "of": _number(worth),
            }
        )
    return rows


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


@register.filter
def heat_columns(heat: Mapping[str, Any]) -> range:
    return range(heat["cols"])


@register.filter
def heat_rows(heat: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Rows of cells: the number with its sign, and a level from 0 (exact) to 4 (the largest error)."""
    largest = max((abs(cell) for row in heat["values"] for cell in row if cell is not None), default=0.0)
    return [
        {"n": number, "cells": [{"text": _cell(cell), "level": _level(cell, largest)} for cell in row]}
        for number, row in enumerate(heat["values"])
    ]


def _cell(value: float | None) -> str:
    if value is None:
        return _("not finite")
    if value == 0:
        return "0"
    text = f"{value:+.3f}" if 0.001 <= abs(value) < 1000 else f"{value:+.1e}"
    return text.replace("-", "−")


def _level(value: float | None, largest: float) -> int:
    if value is None:
        return 4
    share = abs(value) / largest if largest else 0.0
    return 0 if share < 0.01 else 1 if share < 0.15 else 2 if share < 0.4 else 3 if share < 0.75 else 4


@register.filter
def code_lines(code: str, marked: int | None) -> SafeString:
    """The code, one span a line, for the numbers of the style sheet; the marked line stands out."""
    lines = code.split("\n")
    return format_html_join(
        "",
        '<span class="{}">{}</span>',
        (("l at" if number == marked else "l", line or " ") for number, line in enumerate(lines, start=1)),
    )


@register.filter
def loss_curve(frames: Sequence[Mapping[str, Any]]) -> dict[str, Any] | None:
    """Loss against step as polylines in a 480 x 180 box, one for each case; None when fewer than two are finite."""
    finite = [frame for frame in frames if frame.get("loss") is not None]
    if len(finite) < 2:
        return None
    steps, losses = [frame["step"] for frame in finite], [frame["loss"] for frame in finite]
    low, high = min(0.0, *losses), max(losses)
    first, last = min(steps), max(steps)

    def place(frame: Mapping[str, Any]) -> str:
        x = 44 + 428 * (frame["step"] - first) / max(last - first, 1)
        return f"{x:.1f},{_height(frame['loss'], low, high):.1f}"

    cases = dict.fromkeys(str(frame.get("case", "")) for frame in finite)
    lines = [
        {"points": " ".join(place(frame) for frame in finite if str(frame.get("case", "")) == case)} for case in cases
    ]
    words = _("Loss from %(first)s at step %(from)s to %(last)s at step %(to)s") % {
        "first": f"{losses[0]:.3g}",
        "last": f"{losses[-1]:.3g}",
        "from": steps[0],
        "to": steps[-1],
    }
    ticks = [
        {"y": f"{_height(value, low, high):.1f}", "text": f"{value:.2g}"} for value in (low, (low + high) / 2, high)
    ]
    return {"lines": lines, "ticks": ticks, "first_step": first, "last_step": last, "alt": f"{words}."}


def _height(value: float, low: float, high: float) -> float:
    return 150 - 142 * (value - low) / ((high - low) or 1.0)
