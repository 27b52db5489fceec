from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from accounts.requests import PageRequest
from cards import maths
from cards.kept_pages import same_for_guests
from cards.models import Card, Completion, Topic, Track

THEMES = ("light", "dark", "system")
PER_PAGE = 48


def _filtered(cards: QuerySet[Card], chosen: dict[str, str]) -> QuerySet[Card]:
    if chosen["track"]:
        cards = cards.filter(topic__track__slug=chosen["track"])
    if chosen["topic"]:
        cards = cards.filter(topic__slug=chosen["topic"])
    if chosen["difficulty"]:
        cards = cards.filter(difficulty=chosen["difficulty"])
    return cards


@login_not_required
@require_safe
@same_for_guests
def front(request: PageRequest) -> HttpResponse:
    """Cards by track, topic and difficulty; words lead to the search."""
    if request.GET.get("q", "").strip():
        return redirect(f"{reverse('search')}?{request.GET.urlencode()}")
    chosen = {name: request.GET.get(name, "")[:80].replace("\0", "") for name in ("track", "topic", "difficulty")}
    cards = _filtered(Card.objects.visible_to(request.user).for_tiles(), chosen)
    page = Paginator(cards.order_by("topic__track__order", "order", "slug"), PER_PAGE).get_page(request.GET.get("page"))
    tracks = Track.objects.annotate(
        n_cards=Count("topics__cards", filter=Q(topics__cards__status=Card.Status.PUBLISHED))
    ).order_by("order")  # grouping drops the model's own order
    context: dict[str, Any] = {
        "page": page,
        "tracks": tracks,
        "topics": Topic.objects.filter(cards__status=Card.Status.PUBLISHED).distinct(),
        "difficulties": Card.Difficulty.choices,
        "chosen": chosen,
        "filtered": any(chosen.values()),
        "completed": _completed(request),
    }
    return render(request, "cards/front.html", context)


def _completed(request: PageRequest) -> set[Any]:
    if not request.user.is_authenticated:
        return set()
    return set(Completion.objects.filter(user=request.user).values_list("card_id", flat=True))


@login_not_required
@require_safe
def maths_css(request: PageRequest) -> HttpResponse:
    """The classes of all typeset maths. Its address carries a version, so it may be kept for ever."""
    response = HttpResponse(maths.stylesheet(), content_type="text/css; charset=utf-8")
    response["Cache-Control"] = "public, max-age=31536000, immutable" if "v" in request.GET else "no-cache"
    return response


@login_not_required
@require_POST
def theme(request: PageRequest) -> HttpResponse:
    """Remember light, dark or the system's choice in a cookie, and go back."""
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
        back = "/"
    response = redirect(back)
    chosen = request.POST.get("theme", "")
    if chosen in THEMES:
        response.set_cookie(
            "theme", chosen, max_age=31_536_000, samesite="Lax", secure=request.is_secure(), httponly=True
        )
    return response
