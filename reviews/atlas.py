"""The map as one learner sees it: the drawing of the catalogue, computed once, with their mastery laid over it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from cards.catalogue import Catalogue, Place
from cards.layout import Band, Drawing, Edge, Spot, draw
from reviews.mastery import Level, is_ready

MOST = 400  # cards in one picture; a larger catalogue shows a track at a time, and of a huge track a stretch
AROUND = 12  # cards in the picture on the home page


@dataclass(frozen=True, slots=True)
class Node:
    spot: Spot
    level: Level
    ready: bool
    here: bool
    grounds: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Line:
    edge: Edge
    kind: str  # lit: both ends familiar; next: into a card that is ready; "": neither


@dataclass(frozen=True, slots=True)
class Picture:
    drawing: Drawing
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]

    @property
    def bands(self) -> tuple[Band, ...]:
        return self.drawing.bands


def whole(catalogue: Catalogue, known: Mapping[UUID, Level], shown: Collection[UUID] | None = None) -> Picture:
    """All cards, or those to be shown, tracks as bands."""
    return _over(catalogue, _drawing(catalogue, shown), known, None)


def around(catalogue: Catalogue, known: Mapping[UUID, Level], here: UUID) -> Picture:
    """A card among what it stands on and what it leads to."""
    drawing = draw(catalogue, _near(catalogue, here), bands=False)
    return _over(catalogue, drawing, known, here)


def _drawing(catalogue: Catalogue, shown: Collection[UUID] | None) -> Drawing:
    """Kept with the catalogue: the layout changes only when it does."""
    key = ("drawing", None if shown is None else frozenset(shown))
    return catalogue.once(key, lambda: draw(catalogue, shown))


def _near(catalogue: Catalogue, here: UUID) -> set[UUID]:
    """Nearest first, grounds before followers, until there are enough."""
    near = [here]
    for pk in near:
        if len(near) >= AROUND:
            break
        near += [other for other in (*catalogue.places[pk].builds_on, *catalogue.leads_to[pk]) if other not in near]
    return set(near[:AROUND])


def _over(catalogue: Catalogue, drawing: Drawing, known: Mapping[UUID, Level], here: UUID | None) -> Picture:
    levels = {spot.place.pk: known.get(spot.place.pk, Level.NEW) for spot in drawing.spots}
    nodes = tuple(
        Node(
            spot,
            levels[spot.place.pk],
            levels[spot.place.pk] < Level.FAMILIAR and is_ready(spot.place, known),
            spot.place.pk == here,
            tuple(catalogue.places[before] for before in spot.place.builds_on),
        )
        for spot in drawing.spots
    )
    ready = {node.spot.place.pk for node in nodes if node.ready}
    lines = tuple(Line(edge, _kind(edge, levels, ready)) for edge in drawing.edges)
    return Picture(drawing, nodes, lines)


def _kind(edge: Edge, levels: Mapping[UUID, Level], ready: Collection[UUID]) -> str:
    if edge.after in ready:
        return "next"
    return "lit" if min(levels[edge.before], levels[edge.after]) >= Level.FAMILIAR else ""
