"""The builds-on graph: acyclic, and as complete as the cards written so far."""

from collections.abc import Iterable
from graphlib import CycleError, TopologicalSorter

from content.errors import ContentError
from content.files.course import Card


def cycles(cards: Iterable[Card]) -> list[ContentError]:
    """One error for the first cycle found, at the card whose `builds_on` closes it."""
    by_slug = {card.slug: card for card in cards}
    try:
        TopologicalSorter({slug: card.front.builds_on for slug, card in by_slug.items()}).prepare()
    except CycleError as error:
        path = error.args[1]
        card = by_slug[path[-1]]
        message = f"the cards build on each other: {' → '.join(path)}"
        return [ContentError(card.file, card.place.line("builds_on"), "builds_on", message)]
    return []


def unwritten(cards: Iterable[Card], known: Iterable[str]) -> list[str]:
    """Slugs that cards build on and that no card has yet."""
    return sorted({slug for card in cards for slug in card.front.builds_on} - set(known))
