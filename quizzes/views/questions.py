from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.requests import LearnerRequest
from cards.models import Card
from quizzes.answers import BadAnswer, answer, reveal_next_hint
from quizzes.completion import progress
from quizzes.models import Question
from quizzes.state import question_states, questions_of


def _visible(request: LearnerRequest, pk: int) -> Question:
    cards = Card.objects.visible_to(request.user)
    return get_object_or_404(
        Question.objects.select_related("card__current").filter(active=True, card__in=cards), pk=pk
    )


def _state(request: LearnerRequest, question: Question) -> dict[str, Any]:
    """The question's state, and the card's count of solved tasks beside it."""
    states = question_states(request.user, questions_of(question.card))
    state = next((state for state in states if state.question.pk == question.pk), None)
    if state is None:
        raise Http404
    done = progress(request.user, question.card)
    solved, tasks = done.solved_questions + done.solved_code, done.questions + done.code
    return {"state": state, "n_solved": solved, "n_tasks": tasks}


def _respond(request: LearnerRequest, question: Question, **extra: Any) -> HttpResponse:
    """The question's partial for htmx; without script the card at the question, with an error in full."""
    if request.htmx or extra.get("error"):
        template = "quizzes/_question.html" if request.htmx else "quizzes/question.html"
        return render(request, template, {"card": question.card, **_state(request, question), **extra})
    return redirect(f"{question.card.get_absolute_url()}#q-{question.key}")


def _integer(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else None


@require_POST
def question_answer(request: LearnerRequest, pk: int) -> HttpResponse:
    """Mark an answer and show it at once, with the explanation of what was chosen."""
    question = _visible(request, pk)
    chosen = [_integer(value) or 0 for value in request.POST.getlist("choice")]
    data = {"choices": chosen, "number": request.POST.get("number", "")}
    tries, confidence = _integer(request.POST.get("tries")), _integer(request.POST.get("confidence"))
    try:
        answer(request.user, question, data, tries_seen=tries, confidence=confidence)
    except BadAnswer as error:
        return _respond(
            request, question, error=error.message, entered=request.POST.get("number", "")[:80], entered_choices=chosen
        )
    return _respond(request, question, answered=True)


@require_POST
def question_hint(request: LearnerRequest, pk: int) -> HttpResponse:
    """Reveal the next hint; its use is logged."""
    question = _visible(request, pk)
    reveal_next_hint(request.user, question)
    return _respond(request, question, hinted=True)
