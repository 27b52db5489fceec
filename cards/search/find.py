"""The search itself: terms from what was typed, ranked cards, passages."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from cards.catalogue import Place, places_of
from cards.models import Card, SearchWord
from cards.search.backend import CANDIDATES, CLOSE, OPEN, Backend, Terms
from cards.search.postgresql import PostgreSQL
from cards.search.sqlite import SQLite
from cards.search.words import SHORTEST_MENDED, nearest, words_of

PER_PAGE = 10
MOST_PAGES = CANDIDATES // PER_PAGE


@dataclass(frozen=True, slots=True)
class Hit:
    """A card that fits, and the passage that says why; "" when only its title or topic does."""

    card: Place
    passage: SafeString


@dataclass(frozen=True, slots=True)
class Found:
    """One page of results.

    `total` counts at most `backend.CANDIDATES`. `mended` is what was searched for instead of a query with typing
    slips, else "". `loose` says that no card has all the words, so that cards with some of them are shown.
    """

    hits: tuple[Hit, ...]
    total: int
    page: int = 1
    mended: str = ""
    loose: bool = False

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PER_PAGE))

    @property
    def is_cut(self) -> bool:
        return self.total >= CANDIDATES


def search(text: str, cards: QuerySet[Card], *, page: int = 1) -> Found:
    """The cards that fit what was typed, best first, one page of them.

    text: anything at all; only its words count. cards: those that may be found, already restricted to what the person
    may see and chose to see. Without a word it is these cards in course order. A word with a typing slip is
    mended when the query finds nothing as it stands; when all words together find nothing, any of them may.
    """
    words = words_of(text)
    if not words:
        return _in_course_order(cards, page)
    engine: Backend = PostgreSQL() if connection.vendor == "postgresql" else SQLite()
    terms, mended, loose = Terms(words), "", False
    matches = engine.match(terms, cards)
    if not matches:
        terms = Terms(_mend(engine, words))
        mended = " ".join(terms.words) if terms.words != words else ""
        matches = engine.match(terms, cards) if mended else []
    if not matches and len(words) > 1:
        terms, loose = Terms(terms.words, all_of_them=False), True
        matches = engine.match(terms, cards)
    page = min(max(page, 1), max(1, -(-len(matches) // PER_PAGE)))
    shown = [match.card for match in matches[(page - 1) * PER_PAGE : page * PER_PAGE]]
    hits = _hits(engine, terms, shown)
    return Found(hits, len(matches), page, mended if matches else "", loose and bool(matches))


def _in_course_order(cards: QuerySet[Card], page: int) -> Found:
    total = min(cards.count(), CANDIDATES)
    page = min(max(page, 1), max(1, -(-total // PER_PAGE)))
    ordered = cards.order_by("topic__track__order", "order", "slug").values_list("pk", flat=True)
    shown = places_of(ordered[(page - 1) * PER_PAGE : page * PER_PAGE])
    return Found(tuple(Hit(place, SafeString("")) for place in shown.values()), total, page)


def _mend(engine: Backend, words: tuple[str, ...]) -> tuple[str, ...]:
    known = set(SearchWord.objects.filter(word__in=words).values_list("word", flat=True))
    return tuple(word if word in known else _mended(engine, word) for word in words)


def _mended(engine: Backend, word: str) -> str:
    """A word that begins so (half a word was typed), else the nearest one, else itself."""
    if len(word) < SHORTEST_MENDED:
        return word
    similar = engine.similar(word)
    longer = [each for each in similar if each.startswith(word)]
    return min(longer, key=len) if longer else nearest(word, similar) or word


def _hits(engine: Backend, terms: Terms, shown: list[UUID]) -> tuple[Hit, ...]:
    if not shown:
        return ()
    passages = engine.snippets(terms, shown)
    return tuple(Hit(place, marked(passages.get(pk, ""))) for pk, place in places_of(shown).items())


def marked(passage: str) -> SafeString:
    """A passage as safe HTML, the words searched for in <mark>."""
    html = escape(passage).replace(OPEN, "<mark>").replace(CLOSE, "</mark>")
    return mark_safe(html) if OPEN in passage else SafeString(escape(passage))  # noqa: S308 escaped above
