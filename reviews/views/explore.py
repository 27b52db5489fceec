"""Finding one's way: the map and the search."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.requests import PageRequest
from cards import search as searching
from cards.catalogue import Catalogue, catalogue
from cards.kept_pages import same_for_guests
from cards.models import Card
from reviews import atlas
from reviews.mastery import Level, by_track, levels, ready

NEXT_SHOWN = 6
FIELDS = ("q", "track", "topic", "difficulty", "state")


def _known(request: PageRequest, cards: Catalogue, only: Iterable[UUID] | None = None) -> dict[UUID, Level]:
    """The levels of a learner's cards (of `only` these); a guest has none."""
    return levels(request.user, cards, timezone.now(), only) if isinstance(request.user, User) else {}


@login_not_required
@require_safe
@same_for_guests
def map_of_cards(request: PageRequest) -> HttpResponse:
    """The builds-on graph with this learner's mastery, as a picture and as a list."""
    cards = catalogue()
    known = _known(request, cards)
    track = request.GET.get("track", "")
    if track not in cards.by_track:
        track = "" if len(cards.places) <= atlas.MOST or not cards.tracks else cards.tracks[0][0]
    shown = _shown(cards, track)
    picture = atlas.whole(cards, known, shown)
    context = {
        "picture": picture,
        "groups": _grouped(picture),
        "tracks": by_track(cards, known),
        "track": track,
        "following": ready(cards, known, NEXT_SHOWN),
        "legend": list(reversed(Level)),
        "n_cards": len(cards.places),
        "n_shown": len(picture.nodes),
        "n_mastered": sum(reached == Level.MASTERED for reached in known.values()),
    }
    return render(request, "reviews/map.html", context)


def _shown(cards: Catalogue, track: str) -> frozenset[UUID] | None:
    if not track:
        return None
    return frozenset(place.pk for place in cards.by_track[track][: atlas.MOST])


def _grouped(picture: atlas.Picture) -> list[tuple[str, list[atlas.Node]]]:
    """The nodes by track, for the list."""
    titles = {band.slug: band.title for band in picture.bands}
    groups: dict[str, list[atlas.Node]] = {slug: [] for slug in titles}
    for node in picture.nodes:
        groups[node.spot.place.track].append(node)
    return [(titles[slug], nodes) for slug, nodes in groups.items()]


@login_not_required
@require_safe
def search(request: PageRequest) -> HttpResponse:
    """Cards that fit a query and filters; only the list of them for htmx."""
    cards = catalogue()
    chosen = {name: request.GET.get(name, "")[:200].replace("\0", "") for name in FIELDS}
    number = request.GET.get("page", "")
    page = int(number) if number.isascii() and number.isdecimal() and len(number) < 5 else 1
    found = searching.search(chosen["q"], _chosen_cards(request, chosen, cards), page=page)
    known = _known(request, cards, [hit.card.pk for hit in found.hits])
    context: dict[str, Any] = {
        "found": found,
        "hits": [(hit, known.get(hit.card.pk, Level.NEW)) for hit in found.hits],
        "chosen": chosen,
        "filtered": any(chosen[name] for name in FIELDS[1:]),
    }
    if request.htmx:
        response = render(request, "cards/_found.html", context)
    else:
        response = render(request, "cards/search.html", context | _choices(request, cards))
    patch_vary_headers(response, ["HX-Request"])
    return response


def _choices(request: PageRequest, cards: Catalogue) -> dict[str, Any]:
    return {
        "tracks": cards.tracks,
        "topics": cards.once("topics", lambda: _topics(cards)),
        "difficulties": Card.Difficulty.choices,
        "states": [(level.name.lower(), level.word) for level in Level] if request.user.is_authenticated else [],
    }


def _topics(cards: Catalogue) -> list[tuple[str, str]]:
    """Slug and title of each topic that has cards, by track."""
    found = {(place.track, place.topic_slug, place.topic) for place in cards.places.values()}
    order = {slug: rank for rank, (slug, _) in enumerate(cards.tracks)}
    return [(slug, title) for _, slug, title in sorted(found, key=lambda each: (order[each[0]], each[2]))]


def _chosen_cards(request: PageRequest, chosen: Mapping[str, str], all_cards: Catalogue) -> QuerySet[Card]:
    cards = Card.objects.visible_to(request.user)
    if chosen["track"]:
        cards = cards.filter(topic__track__slug=chosen["track"])
    if chosen["topic"]:
        cards = cards.filter(topic__slug=chosen["topic"])
    if chosen["difficulty"]:
        cards = cards.filter(difficulty=chosen["difficulty"])
    wanted = chosen["state"].upper()
    if wanted not in Level.__members__ or not request.user.is_authenticated:
        return cards
    known = _known(request, all_cards)
    if wanted == Level.NEW.name:
        return cards.exclude(pk__in=[pk for pk, reached in known.items() if reached])
    return cards.filter(pk__in=[pk for pk, reached in known.items() if reached.name == wanted])
