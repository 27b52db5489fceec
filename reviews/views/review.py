from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from accounts.requests import LearnerRequest
from reviews import queue, schedule
from reviews.context import forget_due
from reviews.intervals import in_words
from reviews.models import Prompt, Review
from reviews.showing import LAST, Desk

WORDS = {schedule.AGAIN: _("Again"), schedule.HARD: _("Hard"), schedule.GOOD: _("Good"), schedule.EASY: _("Easy")}


@dataclass(frozen=True)
class Grade:
    """One of the four buttons; its key is its rating."""

    rating: int
    word: str | Promise
    interval: str

    @property
    def is_main(self) -> bool:
        return self.rating == schedule.GOOD


@require_GET
def review(request: LearnerRequest) -> HttpResponse:
    """The prompt to recall now, what is left today, and the last answer, which can be undone."""
    return render(request, "reviews/review.html", _context(request))


@require_POST
def review_show(request: LearnerRequest, pk: int) -> HttpResponse:
    """Turn the prompt over."""
    desk = _desk(request)
    desk.put(queue.showing_of(request.user, _prompt_for(request, pk), desk.now), revealed=True)
    return _answer(request)


@require_POST
def review_rate(request: LearnerRequest, pk: int) -> HttpResponse:
    """Rate the prompt 1 to 4. The token `seen` makes a second post of the same form count for nothing."""
    prompt = _prompt_for(request, pk)
    rating, seen = _number(request, "rating"), _number(request, "seen")
    if rating not in schedule.RATINGS or seen is None:
        return HttpResponseBadRequest("A rating is 1, 2, 3 or 4, with the token of the form.")
    desk = _desk(request)
    try:
        rated = schedule.rate(request.user, prompt, rating, desk.now, desk.took_ms(prompt, seen), seen=seen)
    except schedule.StaleShowing:
        messages.info(request, gettext("That prompt was already rated; this answer was not counted."))
    else:
        request.session[LAST] = rated.pk
        desk.clear()
    return _answer(request)


@require_POST
def review_undo(request: LearnerRequest) -> HttpResponse:
    """Take back the last rating of this session and ask its prompt again."""
    prompt = schedule.undo(request.user, request.session.pop(LAST, 0))
    if prompt is None:
        messages.info(request, gettext("There is nothing to undo: only the last answer can be taken back, once."))
    else:
        desk = _desk(request)
        desk.put(queue.showing_of(request.user, prompt, desk.now))
    return _answer(request)


def _desk(request: LearnerRequest) -> Desk:
    return Desk(request.session, request.user, timezone.now())


def _prompt_for(request: LearnerRequest, pk: int) -> Prompt:
    return get_object_or_404(Prompt.objects.learnt_by(request.user).select_related("card__current"), pk=pk)


def _number(request: LearnerRequest, name: str) -> int | None:
    text = request.POST.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def _answer(request: LearnerRequest) -> HttpResponse:
    """The part that changed for htmx; without script, the page again."""
    forget_due(request.user)
    if request.htmx:
        return render(request, "reviews/_prompt.html", _context(request))
    return redirect("review")


def _context(request: LearnerRequest) -> dict[str, Any]:
    desk = _desk(request)
    showing = desk.current()
    counts = queue.counts(request.user, desk.now)
    return {
        "showing": showing,
        "revealed": showing is not None and desk.revealed,
        "grades": _grades(showing, desk.now) if showing is not None and desk.revealed else [],
        "recall": schedule.recall(showing.memory, desk.now) if showing else None,
        "counts": counts,
        "due_count": counts.left,
        "last": _last(request),
        "next_due": None if showing else queue.next_due(request.user, desk.now),
    }


def _grades(showing: queue.Showing, now: datetime) -> list[Grade]:
    return [Grade(rating, WORDS[rating], in_words(interval)) for rating, interval in showing.intervals(now).items()]


def _last(request: LearnerRequest) -> dict[str, Any] | None:
    """The last answer of this session: its prompt, the word of its rating."""
    pk = request.session.get(LAST)
    last = Review.objects.filter(user=request.user, pk=pk).select_related("prompt").first() if pk else None
    return {"review": last, "prompt": last.prompt, "word": WORDS[last.rating]} if last else None
