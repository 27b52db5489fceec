"""What happens when somebody logs in: what they did without an account becomes theirs."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from cards.models import Card
from quizzes.answers import answer
from quizzes.guests import carry_over
from quizzes.marking import BadAnswer
from quizzes.models import Question
from quizzes.sent import as_post, integer, sent

PENDING = "pending_answer"


@receiver(user_logged_in)
def arrive(request: HttpRequest, user: User, **_signal: Any) -> None:
    """Carry a guest's answers over, then mark the answer that an ended session had interrupted."""
    session = getattr(request, "session", None)
    if session is None:
        return
    number = carry_over(session, user)
    if number:
        told = ngettext(
            "%(n)s answer you gave as a guest is now in your account.",
            "%(n)s answers you gave as a guest are now in your account.",
            number,
        )
        _tell(request, messages.SUCCESS, told % {"n": number})
    pending = session.pop(PENDING, None)
    if pending and pending["learner"] == user.pk:
        _mark_pending(request, user, pending)


def _mark_pending(request: HttpRequest, user: User, pending: dict[str, Any]) -> None:
    cards = Card.objects.visible_to(user)
    question = Question.objects.filter(pk=pending["question"], active=True, card__in=cards).first()
    if question is None:
        return
    post = as_post(pending["post"])
    tries, confidence = integer(post.get("tries")), integer(post.get("confidence"))
    try:
        answer(user, question, sent(post), tries_seen=tries, confidence=confidence)
    except BadAnswer as error:
        _tell(request, messages.WARNING, error.message)
    else:
        _tell(request, messages.SUCCESS, _("The answer you sent while you were signed out has been marked."))


def _tell(request: HttpRequest, level: int, words: str) -> None:
    """A test client logs in without a page to tell it on."""
    if hasattr(request, "_messages"):
        messages.add_message(request, level, words)
