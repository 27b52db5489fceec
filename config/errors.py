from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

RESENT = {"question_answer", "question_hint", "card_report", "question_report", "code_report"}
MOST_FIELDS, LONGEST_FIELD = 60, 4000


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A lost or stale form token: 403 with the way back. What was sent stands in a form of its own, to send again."""
    return render(request, "403_csrf.html", {"reason": reason, "sent": _sent(request)}, status=403)


def _sent(request: HttpRequest) -> list[tuple[str, str]]:
    """The fields of an answer or a report that came from a page of this site; none from elsewhere."""
    match = request.resolver_match
    from_here = request.headers.get("Sec-Fetch-Site") == "same-origin"
    if match is None or match.url_name not in RESENT or not from_here:
        return []
    fields = [(name, value) for name, values in request.POST.lists() for value in values]
    kept = [field for field in fields if field[0] != "csrfmiddlewaretoken" and len(field[1]) <= LONGEST_FIELD]
    return kept[:MOST_FIELDS]


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400 for what cannot be read, 413 for what is too large to be read at all."""
    if request.headers.get("HX-Request"):
        return HttpResponse(status=400)  # never put into the page: the form that was sent must stay
    status = 413 if isinstance(exception, RequestDataTooBig) else 400
    return render(request, f"{status}.html", status=status)
