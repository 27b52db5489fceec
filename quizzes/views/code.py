import json
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import trigger_client_event

from accounts.models import User
from accounts.rates import seconds_to_wait
from accounts.requests import LearnerRequest, PageRequest
from cards.markup.highlight import highlight
from quizzes.answers import reveal_next_hint
from quizzes.intake import LARGEST_SOURCE, Refused, cancel, submit
from quizzes.models import CodeTask, Draft, Submission
from quizzes.nodes import lane_served
from quizzes.presenting import curve, present
from quizzes.state import code_hints

LONG_S, FEW = 60, 4  # seconds, submissions
HISTORY = 20
CODE_SIZES = ("1", "2", "3", "4", "5")
USUAL_SIZE = 2
REFRESH_S = 2
LONGEST_KEPT = 64 * 1024
GUEST_CODES_PER_MINUTE = 10


def words() -> dict[str, str]:
    """What the editor's script says, in the language of the page."""
    return {
        "unsaved": gettext("Not saved yet"),
        "saving": gettext("Saving"),
        "saved": gettext("Saved"),
        "savedAt": gettext("Saved %s UTC"),
        "refused": gettext("Not saved: the server refused it"),
        "offline": gettext("Not saved: no connection. Kept in this browser; trying again"),
        "here": gettext("Kept in this browser; sign in to keep it in your account"),
        "out": gettext("Not saved: you are signed out. Kept in this browser"),
        "old": gettext("Not saved: this page is too old, load it again. Kept in this browser"),
        "clash": gettext("Not saved"),
        "starter": gettext("The starter stands in the editor again."),
        "restored": gettext("What was not saved when this page was left is back in the editor."),
        "undone": gettext("Your own text stands in the editor again."),
        "sizes": gettext("Letters: size %s of 5"),
    }


def visible_task(request: PageRequest | LearnerRequest, slug: str) -> CodeTask:
    """The code task of a card this person may see. Raises Http404."""
    tasks = CodeTask.objects.visible_to(request.user).select_related("card__current", "card__topic__track")
    return get_object_or_404(tasks, slug=slug)


def _history(request: PageRequest | LearnerRequest, task: CodeTask) -> list[Submission]:
    if not isinstance(request.user, User):
        return []
    return list(
        Submission.objects.filter(user=request.user, task=task)
        .defer("report", "progress")
        .order_by("-number")[:HISTORY]
    )


def _poll_ms(submission: Submission, ahead: int) -> int:
    """Often while the verdict may come any moment, seldom where others come first or the code runs on and on."""
    age = (timezone.now() - submission.queued_at).total_seconds()
    if age < LONG_S and ahead < FEW:
        return 200
    return 1000 if age < LONG_S else 3000


def _shown(submission: Submission | None) -> dict[str, Any]:
    """What the live part and the verdict say of a submission."""
    if submission is None:
        return {"submission": None}
    shown: dict[str, Any] = {"submission": submission, "shown": present(submission)}
    if not submission.is_done:
        waiting = submission.status == Submission.Status.QUEUED
        ahead = submission.ahead() if waiting else 0
        queue = {"ahead": ahead, "served": lane_served(submission.lane) if waiting else True}
        return shown | queue | {"live_curve": curve(submission.progress), "poll_ms": _poll_ms(submission, ahead)}
    diagnosis = (submission.report or {}).get("diagnosis") or {}
    revision = submission.task.card.current
    return shown | {"passage": revision.passages.get(diagnosis.get("see", "")) if revision else None}


def _live(request: LearnerRequest | PageRequest, submission: Submission) -> HttpResponse:
    """The partial that polls itself; once done it brings the verdict and the history along."""
    told = request.method == "POST" or submission.is_done  # in between the history stays as it is
    context = {"task": submission.task, "card": submission.task.card, "oob": told}
    if told:
        context["history"] = _history(request, submission.task)
    return render(request, "quizzes/_live.html", context | _shown(submission))


def _latest(request: PageRequest | LearnerRequest, task: CodeTask) -> Submission | None:
    if not isinstance(request.user, User):
        return None
    rows = Submission.objects.filter(user=request.user, task=task).select_related("task__card__current")
    return rows.order_by("-number").first()


def _page(request: PageRequest | LearnerRequest, task: CodeTask, **extra: Any) -> dict[str, Any]:
    draft = Draft.objects.filter(user=request.user, task=task).first() if isinstance(request.user, User) else None
    spec = task.package.spec
    return {
        "card": task.card,
        "task": task,
        "spec": spec,
        "given": _in_colour(task.package.given),
        "hints": code_hints(request.user, task),
        "draft": draft,
        "code": draft.source if draft else task.starter,
        "starter": task.starter,
        "history": _history(request, task),
        "code_size": code_size(request),
        "words": words(),
        **_shown(_latest(request, task)),
        **extra,
    }


@lru_cache(maxsize=64)
def _in_colour(source: str) -> str:
    """HTML of given.py."""
    return highlight(source.rstrip("\n"), "python") or ""


def code_size(request: PageRequest | LearnerRequest) -> int:
    """The size of the letters in the editor, 1 to 5, from the cookie its buttons write."""
    chosen = request.COOKIES.get("code_size", "")
    return int(chosen) if chosen in CODE_SIZES else USUAL_SIZE


def _brought(request: PageRequest, task: CodeTask) -> dict[str, Any]:
    """`?from=starter` or `?from=7` puts that text into the editor instead of the draft, which stays as it is."""
    wanted = request.GET.get("from", "")
    if isinstance(request.user, User) and (sent := request.session.pop(_sent(task), None)):
        return {"brought": gettext("What you sent before signing in"), "code": sent}
    if wanted == "starter":
        return {"brought": gettext("The starter"), "code": task.starter}
    if not (wanted.isdecimal() and len(wanted) < 10 and isinstance(request.user, User)):
        return {}
    rows = Submission.objects.filter(user=request.user, task=task, number=int(wanted)).select_related("source")
    found = get_object_or_404(rows)
    return {"brought": gettext("Submission %(n)s") % {"n": found.number}, "code": found.source.text}


@login_not_required
@require_safe
def code_task(request: PageRequest, slug: str) -> HttpResponse:
    """Statement, editor, the latest verdict and the history."""
    task = visible_task(request, slug)
    page = _page(request, task)
    return render(request, "quizzes/code.html", page | {"kept": page["code"]} | _brought(request, task))


def _sent(task: CodeTask) -> str:
    return f"code:{task.slug}"


def _sign_in_first(request: PageRequest, task: CodeTask, code: str) -> HttpResponse:
    """The session is over: the text goes along through the sign-in and stands in the editor afterwards."""
    if request.htmx:
        return HttpResponse(status=401)
    short = len(code) <= LONGEST_KEPT
    if short and not seconds_to_wait(request, "code", per_minute=GUEST_CODES_PER_MINUTE):
        request.session[_sent(task)] = code
    return redirect_to_login(task.get_absolute_url())


@login_not_required
@require_POST
def code_submit(request: PageRequest, slug: str) -> HttpResponse:
    """Run (`scope=public`) or submit (`scope=all`) what stands in the editor.

    The text becomes the draft as well, unless another tab has saved one since the `version` this page knows.
    """
    task = visible_task(request, slug)
    code = request.POST.get("code", "").replace("\r\n", "\n")
    if not isinstance(request.user, User):
        return _sign_in_first(request, task, code)
    scope = Submission.Scope.PUBLIC if request.POST.get("scope") == "public" else Submission.Scope.ALL
    try:
        submission = submit(request.user, task, code.encode(errors="surrogatepass"), scope)
    except Refused as refusal:
        return _refused(request, task, refusal, code)
    version = request.POST.get("version", "")
    saved = _save_draft(request.user, task, code, int(version) if version.isdecimal() and len(version) < 10 else None)
    if request.htmx:
        told = {"version": saved.version if saved else None}
        return trigger_client_event(_live(request, submission), "draftKept", told)
    if saved is None:
        messages.warning(request, gettext("Another tab saved this task since; its text is still in the editor."))
    return redirect(f"{submission.get_absolute_url()}?wait")  # no script: the page loads itself until it is judged


def _refused(request: PageRequest | LearnerRequest, task: CodeTask, refusal: Refused, code: str) -> HttpResponse:
    status = 429 if refusal.retry_after else 413
    if request.htmx:
        response = render(request, "quizzes/_refused.html", {"message": refusal.message}, status=status)
    else:
        page = _page(request, task, refused=refusal.message, code=code[:LARGEST_SOURCE])
        response = render(request, "quizzes/code.html", page, status=status)
    if refusal.retry_after:
        response["Retry-After"] = str(refusal.retry_after)
    return response


@login_not_required
@require_safe
def submission(request: PageRequest, pk: UUID) -> HttpResponse:
    """The verdict: the same partial for the page and for its own polling. A stranger's is not there."""
    if not isinstance(request.user, User):
        raise Http404
    rows = Submission.objects.visible_to(request.user).select_related("task__card__current", "task__card__topic__track")
    found = get_object_or_404(rows, pk=pk)
    if request.htmx:
        return _live(request, found)
    own = found.user_id == request.user.pk
    context = {"task": found.task, "card": found.task.card, "code": found.source.text, "own": own}
    response = render(request, "quizzes/submission.html", context | {"before": found.number - 1} | _shown(found))
    if "wait" in request.GET and not found.is_done:
        response["Refresh"] = str(REFRESH_S)
    return response


@require_POST
def submission_cancel(request: LearnerRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(Submission.objects.visible_to(request.user).select_related("task__card"), pk=pk)
    cancel(found)
    found.refresh_from_db()
    if request.htmx:
        return _live(request, found)
    return redirect(found.get_absolute_url())


@require_POST
def code_hint(request: LearnerRequest, slug: str) -> HttpResponse:
    task = visible_task(request, slug)
    reveal_next_hint(request.user, task)
    if request.htmx:
        return render(request, "quizzes/_hints.html", {"hints": code_hints(request.user, task)})
    return redirect(f"{task.get_absolute_url()}#hints")


@require_POST
def draft(request: LearnerRequest, slug: str) -> JsonResponse:
    """Keep what stands in the editor. 409 with the newer text when another tab has saved since `version`."""
    task = visible_task(request, slug)
    try:
        body = json.loads(request.body)
        source, version = str(body["source"]), int(body["version"])
    except (ValueError, KeyError, TypeError):
        return JsonResponse({"error": "A draft is {source, version}."}, status=400)
    if len(source.encode(errors="surrogatepass")) > LARGEST_SOURCE:
        return JsonResponse({"error": gettext("The draft is longer than 256 KB.")}, status=413)
    saved = _save_draft(request.user, task, source, version)
    if saved is None:
        newer = Draft.objects.get(user=request.user, task=task)
        return JsonResponse(
            {"error": gettext("Another tab saved this task since."), "version": newer.version, "source": newer.source},
            status=409,
        )
    return JsonResponse({"version": saved.version, "saved_at": saved.updated_at.isoformat()})


def _save_draft(user: User, task: CodeTask, source: str, version: int | None) -> Draft | None:
    """Save over `version`; None when it is stale. version None saves whatever stands there."""
    source = source.replace("\0", "").encode(errors="replace").decode()
    with transaction.atomic():
        draft, _ = Draft.objects.select_for_update().get_or_create(user=user, task=task)
        if version is not None and draft.version != version:
            return None
        draft.source, draft.version, draft.updated_at = source, draft.version + 1, timezone.now()
        draft.save(update_fields=["source", "version", "updated_at"])
    return draft
