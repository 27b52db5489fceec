"""Which rows of a syllabus have their card, and which of its figures the cards vouch for."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from content.check.figures import close
from content.files.course import Card

_ROW = re.compile(
    r"^\|\s*(?P<order>\d+)\s*\|\s*(?P<slug>[a-z0-9-]+)\s*\|\s*(?P<title>[^|]+?)\s*\|\s*(?P<track>[a-z]+)\s*\|"
)
RELATIVE = 1e-3  # a card rounds what the syllabus gives in full


@dataclass(frozen=True)
class Row:
    order: int
    slug: str
    title: str
    track: str


@dataclass(frozen=True)
class Coverage:
    """Rows without a card, rows whose card has another order or track, and ids of figures no card vouches for."""

    n_rows: int
    missing: tuple[Row, ...]
    misplaced: tuple[Row, ...]
    n_figures: int
    unmatched: tuple[str, ...]


def coverage(index: Path, cards: Iterable[Card], tracks: Iterable[str] = ()) -> Coverage:
    """Compare the cards with an index (a Markdown table | # | slug | title | track | …) and its figures.json.

    Only figures of cards that are written count. Raises OSError when the index cannot be read.
    """
    rows = [row for row in read_index(index) if not tracks or row.track in tracks]
    by_slug = {card.slug: card for card in cards}
    written = [row for row in rows if row.slug in by_slug]
    figures = [figure for figure in _read_figures(index.with_name("figures.json")) if figure["slug"] in by_slug]
    return Coverage(
        n_rows=len(rows),
        missing=tuple(row for row in rows if row.slug not in by_slug),
        misplaced=tuple(row for row in written if not _in_place(row, by_slug[row.slug])),
        n_figures=len(figures),
        unmatched=tuple(figure["id"] for figure in figures if not _matched(figure, by_slug[figure["slug"]])),
    )


def read_index(index: Path) -> list[Row]:
    lines = index.read_text(encoding="utf-8").splitlines()
    found = (_ROW.match(line) for line in lines)
    return [Row(int(row["order"]), row["slug"], row["title"], row["track"]) for row in found if row]


def _read_figures(path: Path) -> list[dict[str, Any]]:
    if not path.exists():
        return []
    figures: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return figures


def _in_place(row: Row, card: Card) -> bool:
    return (card.front.order, card.track) == (row.order, row.track)


def _matched(figure: dict[str, Any], card: Card) -> bool:
    """An entry of the card states this value; or each number of it stands somewhere in the card's entries."""
    value = figure["value"]
    if any(close(value, stated.value, _tolerance(value)) for stated in card.figures):
        return True
    known = [number for stated in card.figures for number in _leaves(stated.value)]
    return all(any(close(leaf, number, _tolerance(leaf)) for number in known) for leaf in _leaves(value))


def _tolerance(value: Any) -> float:
    sizes = [abs(leaf) for leaf in _leaves(value) if isinstance(leaf, int | float)]
    return RELATIVE * max(sizes, default=0.0)


def _leaves(value: Any) -> list[Any]:
    return [leaf for item in value for leaf in _leaves(item)] if isinstance(value, list) else [value]
