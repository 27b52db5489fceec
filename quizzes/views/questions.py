from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect

from accounts.rates import seconds_to_wait
from accounts.requests import PageRequest
from quizzes.arriving import PENDING
from quizzes.card_page import CardPage, page_of_question
from quizzes.learners import learner_of
from quizzes.marking import BadAnswer
from quizzes.models import Question
from quizzes.record import Record
from quizzes.sent import integer, kept, sent
from quizzes.state import question_state
from quizzes.views.card import progress

GUEST_POSTS_PER_MINUTE = 60


def _state(request: PageRequest, page: CardPage, question: Question, entered: Mapping[str, Any]) -> dict[str, Any]:
    """The question's state, and the card's count of solved tasks beside it."""
    shown = progress(request, page)
    record: Record | None = shown.get("record")
    hinted = record is None or record.hinted(question.pk)
    number = page.questions.index(question) + 1
    state = question_state(learner_of(request), question, number, entered=entered, hinted=hinted)
    return {"card": page.card, "state": state, "n_tasks": page.n_tasks, **shown}


def _respond(
    request: PageRequest,
    page: CardPage,
    question: Question,
    *,
    entered: Mapping[str, Any] | None = None,
    status: int = 200,
    **extra: Any,
) -> HttpResponse:
    """The question's partial for htmx; without script the card at the question, with an error in full."""
    if request.htmx or extra.get("error"):
        template = "quizzes/_question.html" if request.htmx else "quizzes/question.html"
        context = _state(request, page, question, entered or {})
        return render(request, template, context | extra, status=status)
    return redirect(_address(question))


def _address(question: Question) -> str:
    return f"{question.card.get_absolute_url()}#q-{question.key}"


def _too_often(
    request: PageRequest, page: CardPage, question: Question, entered: Mapping[str, Any]
) -> HttpResponse | None:
    """Guests of one address answer so often a minute; an account has its own bounds."""
    if request.user.is_authenticated:
        return None
    wait = seconds_to_wait(request, "guest", per_minute=GUEST_POSTS_PER_MINUTE)
    if not wait:
        return None
    words = _("That was a lot in one minute. Go on in %(seconds)s s; nothing was counted.") % {"seconds": wait}
    response = _respond(request, page, question, entered=entered, status=429, error=words)
    response["Retry-After"] = str(wait)
    return response


def _ask_to_sign_in(request: PageRequest, question: Question) -> HttpResponse:
    """The session ended while this page was open: keep the answer, mark it after the login."""
    learner = integer(request.POST.get("learner"))
    request.session[PENDING] = {"learner": learner, "question": question.pk, "post": kept(request.POST)}
    messages.info(request, _("You were signed out meanwhile. Your answer is kept: sign in and it will be marked."))
    address = f"{reverse('account_login')}?next={quote(_address(question))}"
    return HttpResponseClientRedirect(address) if request.htmx else redirect(address)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def question_answer(request: PageRequest, pk: int) -> HttpResponse:
    """Mark an answer and show it at once, with the explanation of what was chosen. Who only comes by sees the card."""
    page, question = page_of_question(pk, request.user)
    if request.method != "POST":
        return redirect(_address(question))
    if request.POST.get("learner") and not request.user.is_authenticated:
        return _ask_to_sign_in(request, question)
    data = sent(request.POST)
    refused = _too_often(request, page, question, data)
    if refused is not None:
        return refused
    tries, confidence = integer(request.POST.get("tries")), integer(request.POST.get("confidence"))
    try:
        learner_of(request).answer(question, data, tries_seen=tries, confidence=confidence)
    except BadAnswer as error:
        return _respond(request, page, question, entered=data, error=error.message)
    return _respond(request, page, question, answered=True)


@login_not_required
@require_POST
def question_hint(request: PageRequest, pk: int) -> HttpResponse:
    """Reveal the next hint; its use is logged."""
    page, question = page_of_question(pk, request.user)
    refused = _too_often(request, page, question, {})
    if refused is not None:
        return refused
    learner_of(request).reveal(question)
    return _respond(request, page, question, hinted=True)
