"""Reporting a problem with a card, a question or a code task: for everybody, with or without an account."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.generic import AnyModelForm
from accounts.models import User
from accounts.rates import seconds_to_wait
from accounts.requests import PageRequest
from cards.models import Card
from quizzes import gaps
from quizzes.models import CodeTask, ProblemReport, Question, Variant
from quizzes.sent import integer

PER_MINUTE = 5
LONGEST = 2000


class ReportForm(AnyModelForm):
    text = forms.CharField(
        label=gettext_lazy("What is it?"),
        min_length=4,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 5, "class": "input"}),
        error_messages={"required": gettext_lazy("Write in a few words what is wrong.")},
    )

    class Meta:
        model = ProblemReport
        fields = ("kind", "text")
        widgets = {"kind": forms.Select({"class": "select"})}
        labels = {"kind": gettext_lazy("What kind of problem?")}


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def card_report(request: PageRequest, slug: str) -> HttpResponse:
    card = get_object_or_404(Card.objects.visible_to(request.user).select_related("current"), slug=slug)
    return _report(request, ProblemReport(card=card), card.get_absolute_url())


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def question_report(request: PageRequest, pk: int) -> HttpResponse:
    """The numbers that stood in the question are named by `?variant=`."""
    questions = Question.objects.filter(active=True, card__in=Card.objects.visible_to(request.user))
    question = get_object_or_404(questions.select_related("card__current"), pk=pk)
    variant = _variant(request, question)
    shown = {"variant": variant.pk, "params": variant.params} if variant else {}
    report = ProblemReport(card=question.card, question=question, shown=shown)
    html = variant.text_html if variant else gaps.dress(question.text_html, question.text)
    return _report(request, report, f"{question.card.get_absolute_url()}#q-{question.key}", question_html=html)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def code_report(request: PageRequest, slug: str) -> HttpResponse:
    tasks = CodeTask.objects.visible_to(request.user)
    task = get_object_or_404(tasks.select_related("card__current"), slug=slug)
    return _report(request, ProblemReport(card=task.card, code_task=task), task.get_absolute_url())


def _variant(request: PageRequest, question: Question) -> Variant | None:
    pk = integer(request.GET.get("variant"))
    return Variant.objects.filter(question=question, pk=pk).first() if pk else None


def _report(request: PageRequest, report: ProblemReport, back: str, **extra: Any) -> HttpResponse:
    """The form, its errors, or thanks. Effect: a report with the revision that was read."""
    context = {"report": report, "card": report.card, "back": back, **extra}
    if request.method != "POST":
        page = {"sent": "sent" in request.GET, "form": ReportForm(instance=report)}
        return render(request, "quizzes/report.html", context | page)
    form = ReportForm(request.POST, instance=report)
    if not form.is_valid():
        return render(request, "quizzes/report.html", context | {"form": form}, status=400)
    wait = seconds_to_wait(request, "report", per_minute=PER_MINUTE)
    if wait:
        form.add_error(None, _("That was a lot in one minute. Send it again in %(seconds)s s.") % {"seconds": wait})
        response = render(request, "quizzes/report.html", context | {"form": form}, status=429)
        response["Retry-After"] = str(wait)
        return response
    report.user = request.user if isinstance(request.user, User) else None
    report.revision_id = report.card.current_id
    form.save()
    return redirect(f"{request.path}?sent")
