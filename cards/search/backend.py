"""What a database must be able to do for a search."""

from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet

from cards.models import Card

CANDIDATES = 300  # so many are ranked: a common word costs no more in a large catalogue
MENTIONS = 100  # of them, those that only mention the words
SIMILAR = 300
OPEN, CLOSE = "\x02", "\x03"  # around a word that was searched for; texts hold no control signs
SNIPPET_WORDS = 28


@dataclass(frozen=True, slots=True)
class Terms:
    """What is looked for: all of the words, or any; the last one may be the beginning of a word."""

    words: tuple[str, ...]
    all_of_them: bool = True


@dataclass(frozen=True, slots=True)
class Match:
    card: UUID
    score: float


class Backend(Protocol):
    def match(self, terms: Terms, cards: QuerySet[Card]) -> list[Match]:
        """Those of the cards that fit, the best first, at most CANDIDATES."""

    def snippets(self, terms: Terms, cards: list[UUID]) -> dict[UUID, str]:
        """A passage of each card's text around the words, which stand between OPEN and CLOSE."""

    def similar(self, word: str) -> list[str]:
        """Words of the catalogue that begin with it or share parts with it, in no order that matters."""


def restriction(cards: QuerySet[Card]) -> tuple[str, tuple[Any, ...]] | None:
    """The cards as a subquery with its parameters; None when no card can fit."""
    try:
        return cards.order_by().values("pk").query.sql_with_params()
    except EmptyResultSet:
        return None
