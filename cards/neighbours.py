"""The cards beside a card: what it builds on, what it leads to, and those before and after it in its track."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from accounts.models import User
from cards.catalogue import Place, catalogue
from cards.models import Card, CardQuerySet


@dataclass(frozen=True, slots=True)
class Neighbour:
    """What a link to a card needs."""

    url: str
    title_html: str


@dataclass(frozen=True, slots=True)
class Neighbours:
    """`previous` and `next` are None at the ends of the track."""

    builds_on: list[Neighbour]
    leads_to: list[Neighbour]
    previous: Neighbour | None
    next: Neighbour | None


def neighbours_of(card: Card, user: User | AnonymousUser, *, for_all: bool) -> Neighbours:
    """As this person sees them, or, of a published card, as everybody does."""
    return (_from_memory(card) if for_all else None) or _from_database(card, user)


def _from_memory(card: Card) -> Neighbours | None:
    """However large the track is; None for a card that was published after the picture was taken."""
    known = catalogue()
    place = known.places.get(card.pk)
    if place is None:
        return None
    rank, course = known.order[card.pk], known.course
    beside = {step: _same_track(place, course[at]) for step in (-1, 1) if 0 <= (at := rank + step) < len(course)}
    return Neighbours(
        builds_on=[_of_place(known.places[pk]) for pk in place.builds_on],
        leads_to=[_of_place(known.places[pk]) for pk in known.leads_to[card.pk]],
        previous=beside.get(-1),
        next=beside.get(1),
    )


def _from_database(card: Card, user: User | AnonymousUser) -> Neighbours:
    """Of any card, drafts among them where the person may see those."""
    others: CardQuerySet = Card.objects.visible_to(user).select_related("current").only("slug", "current__title_html")
    track = others.filter(topic__track=card.topic.track)
    before = Q(order__lt=card.order) | Q(order=card.order, slug__lt=card.slug)
    after = Q(order__gt=card.order) | Q(order=card.order, slug__gt=card.slug)
    return Neighbours(
        builds_on=_of_cards(others.filter(leads_to=card).order_by("order", "slug")),
        leads_to=_of_cards(others.filter(builds_on=card).order_by("order", "slug")),
        previous=next(iter(_of_cards(track.filter(before).order_by("-order", "-slug")[:1])), None),
        next=next(iter(_of_cards(track.filter(after).order_by("order", "slug")[:1])), None),
    )


def _same_track(place: Place, other: Place) -> Neighbour | None:
    return _of_place(other) if other.track == place.track else None


def _of_place(place: Place) -> Neighbour:
    return Neighbour(place.url, place.title_html)


def _of_cards(cards: Iterable[Card]) -> list[Neighbour]:
    return [Neighbour(card.get_absolute_url(), card.current.title_html if card.current else "") for card in cards]
