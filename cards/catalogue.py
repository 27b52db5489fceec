"""The published cards and what they build on, as one picture in memory: read once, kept until the catalogue changes.

Theory of operation. A row of one table, the stamp, gets a new value with every change that this picture or a page made
for everybody could show (`changed`). A process remembers the picture together with the stamp it was read under, and
looks at the stamp at most once in LOOK_S seconds: other processes follow within that time. Without a stamp (nothing was
ever written through our own flows) nothing is kept.
"""

import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar, cast
from uuid import UUID

from django.core.cache import cache
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.functional import Promise

from cards.models import Card, CatalogueStamp, Track

T = TypeVar("T")
LOOK_S = 1
_KEY = "catalogue-stamp"


@dataclass(frozen=True, slots=True)
class Place:
    """A published card as maps, lists and counts need it."""

    pk: UUID
    slug: str
    title: str
    title_html: str
    summary: str
    topic: str
    topic_slug: str
    track: str
    track_title: str
    difficulty: str
    level: str | Promise
    builds_on: tuple[UUID, ...]
    n_tasks: int
    n_prompts: int
    url: str


@dataclass(frozen=True)
class Catalogue:
    """All published cards in course order; edges only between them."""

    tracks: tuple[tuple[str, str], ...]
    places: Mapping[UUID, Place]
    stamp: UUID | None = None
    kept: dict[object, object] = field(default_factory=dict, compare=False)  # what others compute once for this stamp

    def once(self, key: object, make: Callable[[], T]) -> T:
        """What `make` returns, computed once for this catalogue; a key always stands for the same kind of thing."""
        if key not in self.kept:
            self.kept[key] = make()
        return cast("T", self.kept[key])

    @cached_property
    def leads_to(self) -> Mapping[UUID, tuple[UUID, ...]]:
        after: dict[UUID, list[UUID]] = {pk: [] for pk in self.places}
        for place in self.places.values():
            for before in place.builds_on:
                after[before].append(place.pk)
        return {pk: tuple(found) for pk, found in after.items()}

    @cached_property
    def course(self) -> tuple[Place, ...]:
        """All cards in course order; those of a track stand together."""
        return tuple(self.places.values())

    @cached_property
    def order(self) -> Mapping[UUID, int]:
        """Each card's rank in the course."""
        return {pk: rank for rank, pk in enumerate(self.places)}

    @cached_property
    def roots(self) -> tuple[UUID, ...]:
        return tuple(pk for pk, place in self.places.items() if not place.builds_on)

    @cached_property
    def by_track(self) -> Mapping[str, tuple[Place, ...]]:
        found: dict[str, list[Place]] = {slug: [] for slug, _ in self.tracks}
        for place in self.places.values():
            found[place.track].append(place)
        return {slug: tuple(places) for slug, places in found.items()}


_kept: list[Catalogue] = []


def changed() -> None:
    """Say that the catalogue changed: a revision, a status, a place, an edge, an approval. Joins the transaction."""
    CatalogueStamp.objects.update_or_create(pk=1, defaults={"value": uuid.uuid4()})
    cache.delete(_KEY)


def stamp() -> UUID | None:
    """The present stamp, at most LOOK_S seconds old; None when nothing may be kept."""
    return cache.get_or_set(_KEY, lambda: CatalogueStamp.objects.values_list("value", flat=True).first(), LOOK_S)


def catalogue() -> Catalogue:
    """The published catalogue, from memory while its stamp stands."""
    now = stamp()
    if now is not None and _kept and _kept[0].stamp == now:
        return _kept[0]
    found = _read(now)
    if now is not None:
        _kept[:] = [found]
    return found


def places_of(shown: Iterable[UUID]) -> dict[UUID, Place]:
    """Of these cards, in this order: from memory, but for those that are not published, or only since a moment."""
    asked, known = list(shown), catalogue().places if stamp() else {}
    missing = [pk for pk in asked if pk not in known]
    read = _places(Card.objects.filter(pk__in=missing, current__isnull=False), {}) if missing else {}
    return {pk: place for pk in asked if (place := known.get(pk) or read.get(pk))}


def _read(now: UUID | None) -> Catalogue:
    cards = Card.objects.published()
    edges: dict[UUID, list[UUID]] = {}
    pairs = cards.filter(builds_on__in=cards.values("pk")).order_by("builds_on__order", "builds_on__slug")
    for pk, before in pairs.values_list("pk", "builds_on"):
        edges.setdefault(pk, []).append(before)
    return Catalogue(tuple(Track.objects.values_list("slug", "title")), _places(cards, edges), now)


def _places(cards: QuerySet[Card], edges: Mapping[UUID, list[UUID]]) -> dict[UUID, Place]:
    """In course order."""
    rows = cards.annotate(
        n_questions=_count(cards.filter(questions__active=True), "questions"),
        n_code=_count(cards.filter(code_tasks__active=True), "code_tasks"),
        n_prompts=_count(cards.filter(prompts__active=True), "prompts"),
    ).order_by("topic__track__order", "order", "slug")
    levels = dict(Card.Difficulty.choices)
    return {
        row[0]: Place(*row[:10], levels.get(row[9], ""), tuple(edges.get(row[0], ())), row[10] + row[11], row[12],
                      reverse("card", args=[row[1]]))
        for row in rows.values_list(
            "pk", "slug", "current__title", "current__title_html", "current__summary", "topic__title", "topic__slug",
            "topic__track__slug", "topic__track__title", "difficulty", "n_questions", "n_code", "n_prompts",
        )
    }  # fmt: skip


def _count(cards: QuerySet[Card], relation: str) -> Coalesce:
    """How many rows of a relation a card has; the relation may come from a package above this one."""
    rows = cards.filter(pk=OuterRef("pk")).order_by().values("pk").annotate(n=Count(relation)).values("n")
    return Coalesce(Subquery(rows, output_field=IntegerField()), 0)
