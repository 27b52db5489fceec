from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from accounts.requests import LearnerRequest
from quizzes.differences import MOST_LINES, TooLong, counted, difference
from quizzes.models import CodeTask, Draft, Submission
from quizzes.presenting import look
from quizzes.views.code import visible_task

LISTED = 200


@require_safe
def code_history(request: LearnerRequest, slug: str) -> HttpResponse:
    """One's own submissions to a task, and the difference between two of them, the starter or the draft.

    `old` and `new` are a submission's number, "starter" or "draft"; without them the last two submissions.
    """
    task = visible_task(request, slug)
    rows = Submission.objects.filter(user=request.user, task=task).defer("report", "progress").order_by("-number")
    history = list(rows[:LISTED])
    old, new = _chosen(request, history)
    context = {
        "task": task,
        "card": task.card,
        "history": history,
        "sides": _sides(history),
        "old": old,
        "new": new,
        **_compared(_text(request, task, old), _text(request, task, new)),
    }
    return render(request, "quizzes/history.html", context)


def _chosen(request: LearnerRequest, history: list[Submission]) -> tuple[str, str]:
    latest = str(history[0].number) if history else "draft"
    before = str(history[1].number) if len(history) > 1 else "starter"
    return request.GET.get("old", before)[:10], request.GET.get("new", latest)[:10]


def _sides(history: list[Submission]) -> list[tuple[str, str]]:
    """What can be compared: value and name, oldest first."""
    numbered = [(str(row.number), _name(row)) for row in reversed(history)]
    return [("starter", gettext("The starter")), *numbered, ("draft", gettext("What stands in the editor"))]


def _name(row: Submission) -> str:
    return gettext("%(n)s: %(word)s") % {"n": row.number, "word": look(row.outcome).word}


def _text(request: LearnerRequest, task: CodeTask, side: str) -> str | None:
    """The text of one side; None when there is no such."""
    if side == "starter":
        return task.starter
    if side == "draft":
        draft = Draft.objects.filter(user=request.user, task=task).first()
        return draft.source if draft else task.starter
    rows = Submission.objects.filter(user=request.user, task=task, number=int(side)) if side.isdecimal() else ()
    return next((row.source.text for row in rows), None)


def _compared(old: str | None, new: str | None) -> dict[str, Any]:
    if old is None or new is None:
        return {"fault": gettext("There is no such submission. Choose two from the lists.")}
    try:
        hunks = difference(old, new)
    except TooLong:
        return {"fault": gettext("One of the two is longer than %(n)s lines.") % {"n": MOST_LINES}}
    added, gone = counted(hunks)
    return {"hunks": hunks, "n_new": added, "n_gone": gone}
