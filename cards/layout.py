"""Where the cards stand on the map: tracks as bands, in each band layers from left to right.

Theory of operation. Inside a band a card stands in the first column right of all it builds on there that still has room
(longest path; a column holds as many cards as make the band about COLUMNS wide, MOST_ROWS at most). The columns are
then swept left to right and back, each card moving to the mean height of its neighbours (barycentre), which takes most
crossings out. Edges between bands are drawn over them.
Pure: everything here follows from the catalogue.
"""

import textwrap
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from cards.catalogue import Catalogue, Place
from cards.search.documents import readable

MOST_ROWS, COLUMNS = 7, 9
COLUMN, ROW = 158, 96
LEFT, TOP, BAND_HEAD, BAND_GAP = 96, 30, 56, 28
MOST_ALONE = 4
RADIUS, SWEEPS = 8, 6
LINE, LINES, LETTERS = 16, 3, 19


@dataclass(frozen=True, slots=True)
class Spot:
    """A card's place on the map, and its title in lines."""

    place: Place
    x: int
    y: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    before: UUID
    after: UUID
    path: str
    within: bool  # both ends in one band


@dataclass(frozen=True, slots=True)
class Band:
    slug: str
    title: str
    y: int
    height: int


@dataclass(frozen=True, slots=True)
class Drawing:
    width: int
    height: int
    bands: tuple[Band, ...]
    spots: tuple[Spot, ...]
    edges: tuple[Edge, ...]


def draw(catalogue: Catalogue, shown: Collection[UUID] | None = None, *, bands: bool = True) -> Drawing:
    """The map of these cards (all without `shown`). Without `bands` they stand in one, whatever their track."""
    picked = catalogue.places if shown is None else sorted(shown, key=catalogue.order.__getitem__)
    chosen = [catalogue.places[pk] for pk in picked]
    groups = _groups(catalogue, chosen) if bands else [("", "", chosen)]
    spots: dict[UUID, Spot] = {}
    found: list[Band] = []
    top = TOP
    for slug, title, places in groups:
        columns = _columns(places, min(MOST_ROWS, -(-len(places) // COLUMNS)) if bands else MOST_ALONE)
        height = max(map(len, columns)) * ROW
        head = BAND_HEAD if bands else 0
        for spot in _spots(columns, top + head, height):
            spots[spot.place.pk] = spot
        found.append(Band(slug, title, top, head + height))
        top += head + height + BAND_GAP
    ordered = tuple(spots[place.pk] for place in chosen)
    width = LEFT + COLUMN // 2 + max((spot.x for spot in ordered), default=0)
    return Drawing(width, top - BAND_GAP, tuple(found), ordered, _edges(spots, bands=bands))


def _groups(catalogue: Catalogue, chosen: Sequence[Place]) -> list[tuple[str, str, list[Place]]]:
    by_track = [(slug, title, [place for place in chosen if place.track == slug]) for slug, title in catalogue.tracks]
    return [group for group in by_track if group[2]]


def _columns(places: Sequence[Place], rows: int) -> list[list[Place]]:
    """Layers of at most `rows` cards, each right of what it builds on; then untangled."""
    columns: list[list[Place]] = [[]]
    layer: dict[UUID, int] = {}
    for place in _in_building_order(places):
        at = max((layer[before] + 1 for before in place.builds_on if before in layer), default=0)
        while at < len(columns) and len(columns[at]) >= rows:
            at += 1
        if at == len(columns):
            columns.append([])
        columns[at].append(place)
        layer[place.pk] = at
    _untangle(columns)
    return columns


def _in_building_order(places: Sequence[Place]) -> list[Place]:
    """Course order, but nothing before what it builds on; a circle, which the check refuses, is cut where it is met."""
    inside = {place.pk: place for place in places}
    done: set[UUID] = set()
    ordered: list[Place] = []
    for place in places:
        stack = [place]
        while stack:
            top = stack[-1]
            waiting = [inside[pk] for pk in top.builds_on if pk in inside and pk not in done]
            if waiting and top.pk not in done and waiting[0] not in stack:
                stack.append(waiting[0])
                continue
            stack.pop()
            if top.pk not in done:
                done.add(top.pk)
                ordered.append(top)
    return ordered


def _untangle(columns: list[list[Place]]) -> None:
    """Order each column by the mean height of neighbours, back and forth; where nothing pulls, course order stays."""
    before = {place.pk: place.builds_on for column in columns for place in column}
    after: dict[UUID, list[UUID]] = {pk: [] for pk in before}
    for pk, grounds in before.items():
        for ground in grounds:
            if ground in after:
                after[ground].append(pk)
    for sweep in range(SWEEPS):
        pull: Mapping[UUID, Sequence[UUID]] = before if sweep % 2 == 0 else after
        height = {pk: y for column in columns for pk, y in _heights(column)}
        for column in columns if sweep % 2 == 0 else reversed(columns):
            wish = {
                place.pk: _mean([height[pk] for pk in pull[place.pk] if pk in height], height[place.pk])
                for place in column
            }
            column.sort(key=lambda place: wish[place.pk])
            height.update(_heights(column))


def _heights(column: Sequence[Place]) -> list[tuple[UUID, float]]:
    """Heights around the middle, so that columns of different lengths compare."""
    return [(place.pk, rank - (len(column) - 1) / 2) for rank, place in enumerate(column)]


def _mean(numbers: Sequence[float], otherwise: float) -> float:
    return sum(numbers) / len(numbers) if numbers else otherwise


def _spots(columns: Sequence[Sequence[Place]], top: int, height: int) -> list[Spot]:
    return [
        Spot(
            place,
            LEFT + at * COLUMN,
            round(top + (height - len(column) * ROW) / 2 + rank * ROW) + RADIUS + 6,
            title_lines(place.title),
        )
        for at, column in enumerate(columns)
        for rank, place in enumerate(column)
    ]


def title_lines(title: str) -> tuple[str, ...]:
    """A title in at most LINES short lines."""
    return tuple(textwrap.wrap(readable(title), LETTERS, max_lines=LINES, placeholder=" …", break_long_words=True))


def _edges(spots: Mapping[UUID, Spot], *, bands: bool) -> tuple[Edge, ...]:
    return tuple(
        Edge(
            before,
            spot.place.pk,
            _path(spots[before], spot),
            not bands or spots[before].place.track == spot.place.track,
        )
        for spot in spots.values()
        for before in spot.place.builds_on
        if before in spots
    )


def _path(start: Spot, end: Spot) -> str:
    x1, x2 = start.x + RADIUS + 2, end.x - RADIUS - 2
    bend = max(40, abs(x2 - x1) // 2)
    return f"M{x1} {start.y}C{x1 + bend} {start.y} {x2 - bend} {end.y} {x2} {end.y}"
