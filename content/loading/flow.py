"""The whole load."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction

from cards import search
from cards.catalogue import changed
from cards.maths import rules_gathered
from cards.models import Card
from content.files import course
from content.files.catalogue import read_catalogue
from content.loading.cards import Surroundings, load_card
from content.loading.outline import load_people, load_topics, load_tracks
from content.loading.problems import Problems
from content.loading.typesetting import typeset_stale
from content.models import Load


@dataclass
class Summary:
    """Slugs of cards by what became of them, and what the whole catalogue holds."""

    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    edited: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    unwritten: list[str] = field(default_factory=list)
    tasks_kept: list[str] = field(default_factory=list)
    typeset: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    totals: dict[str, int] = field(default_factory=dict)


def load_catalogue(root: Path, *, force: bool = False, prune: bool = False) -> Summary:
    """Make the database say what the files below `root` say; all of it or, when anything is broken, nothing.

    A card whose files did not change since its last load is skipped. A card that was edited on the site since is
    left alone, unless `force`. `prune` withdraws (sets to draft) cards that were loaded once and have no files now.
    Whatever an older version of the typesetting has set is set anew.
    Raises CatalogueBroken.
    """
    catalogue = read_catalogue(root)
    summary, problems = Summary(totals=totals(catalogue.cards)), Problems()
    with transaction.atomic(), rules_gathered():
        topics = load_topics(catalogue.topics, load_tracks(catalogue.tracks))
        around = Surroundings(topics, load_people(catalogue.people, problems))
        rows = Card.objects.select_related("load", "current", "creator", "topic").in_bulk()
        for card in catalogue.cards:
            row = rows.get(card.front.id)
            outcome = _outcome(card, row, force=force)
            outcome_list: list[str] = getattr(summary, outcome)
            outcome_list.append(card.slug)
            if outcome in ("new", "changed"):
                summary.tasks_kept += load_card(card, row, around, problems)
        problems.settle()
        summary.unwritten = _load_edges(catalogue.cards, set(summary.new), {*summary.new, *summary.changed})
        if prune:
            summary.withdrawn = _withdraw(catalogue.cards)
        summary.typeset, summary.refused = typeset_stale()
        if search.refresh() or summary.new or summary.changed or summary.withdrawn or summary.typeset:
            changed()
    return summary


def totals(cards: Iterable[course.Card]) -> dict[str, int]:
    cards = tuple(cards)
    return {
        "cards": len(cards),
        "questions": sum(len(card.questions) for card in cards),
        "flashcards": sum(len(card.prompts) for card in cards),
        "code tasks": sum(len(card.tasks) for card in cards),
    }


def _outcome(card: course.Card, row: Card | None, *, force: bool) -> str:
    if row is None:
        return "new"
    if not hasattr(row, "load") or force:
        return "changed"
    if row.load.digest == card.digest:
        return "unchanged"
    return "edited" if row.load.edited_since else "changed"


def _load_edges(cards: Iterable[course.Card], new: set[str], loaded: set[str]) -> list[str]:
    """Set the builds-on edges of the cards just loaded, add to the others those that a new card makes possible.

    Returns the slugs that no card has yet.
    """
    rows = {row.slug: row for row in Card.objects.prefetch_related("builds_on")}
    unwritten = set()
    for card in cards:
        named = set(card.front.builds_on)
        unwritten |= named - rows.keys()
        if card.slug in loaded:
            rows[card.slug].builds_on.set(rows[slug] for slug in named & rows.keys())
        elif card.slug in rows and named & new:
            rows[card.slug].builds_on.add(*(rows[slug] for slug in named & new))
    return sorted(unwritten)


def _withdraw(cards: Iterable[course.Card]) -> list[str]:
    """Set loaded cards without files to draft; their history stays. A later load of the same id publishes again."""
    gone = Card.objects.filter(load__isnull=False).exclude(pk__in=[card.front.id for card in cards])
    slugs = list(gone.values_list("slug", flat=True))
    gone.update(status=Card.Status.DRAFT)
    Load.objects.filter(card__slug__in=slugs).delete()
    return slugs
