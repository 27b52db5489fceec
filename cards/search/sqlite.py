"""Search on SQLite: FTS5 over the documents, typing slips through an FTS5 table of the words' trigrams."""

from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from cards.models import Card
from cards.search.backend import CANDIDATES, CLOSE, OPEN, SIMILAR, SNIPPET_WORDS, Match, Terms, restriction

WEIGHTS = "12, 5, 5, 2, 1"  # title, topic, summary, tasks, body
MATCH = """
SELECT document.card_id, (lower(document.title) = %s) * 100 - bm25(cards_search, {weights}) AS score
FROM cards_search JOIN cards_searchdocument AS document ON document.id = cards_search.rowid
WHERE cards_search MATCH %s AND document.card_id IN ({cards})
ORDER BY score DESC LIMIT {limit}
"""
SNIPPETS = """
SELECT document.card_id, snippet(cards_search, {column}, %s, %s, ' … ', {words})
FROM cards_search JOIN cards_searchdocument AS document ON document.id = cards_search.rowid
WHERE cards_search MATCH %s AND document.card_id IN ({cards})
"""
ANY_COLUMN = -1  # FTS5 chooses the one that fits best


class SQLite:
    def match(self, terms: Terms, cards: QuerySet[Card]) -> list[Match]:
        among = restriction(cards)
        if among is None:
            return []
        sql = MATCH.format(weights=WEIGHTS, cards=among[0], limit=CANDIDATES)
        with connection.cursor() as cursor:
            cursor.execute(sql, [" ".join(terms.words), _expression(terms), *among[1]])
            return [Match(UUID(card), score) for card, score in cursor.fetchall()]

    def snippets(self, terms: Terms, cards: list[UUID]) -> dict[UUID, str]:
        marks = ", ".join(["%s"] * len(cards))
        sql = SNIPPETS.format(column=ANY_COLUMN, words=SNIPPET_WORDS, cards=marks)
        with connection.cursor() as cursor:
            expression = f"{{summary body tasks}} : ({_expression(terms)})"
            cursor.execute(sql, [OPEN, CLOSE, expression, *(card.hex for card in cards)])
            return {UUID(card): text for card, text in cursor.fetchall()}

    def similar(self, word: str) -> list[str]:
        padded = f"  {word} "
        parts = {padded[at : at + 3] for at in range(len(padded) - 2)}
        with connection.cursor() as cursor:
            cursor.execute("SELECT word FROM cards_searchword WHERE word >= %s AND word < %s LIMIT %s",
                           [word, f"{word}\U0010ffff", SIMILAR])  # fmt: skip
            found = [each for (each,) in cursor.fetchall()]
            cursor.execute(
                "SELECT word FROM cards_searchword WHERE id IN "
                "(SELECT rowid FROM cards_search_trigrams WHERE cards_search_trigrams MATCH %s ORDER BY rank LIMIT %s)",
                [" OR ".join(f'"{part}"' for part in sorted(parts)), SIMILAR],
            )
            return found + [each for (each,) in cursor.fetchall()]


def _expression(terms: Terms) -> str:
    """Only letters and digits reach it (words_of), each word quoted: nothing of the query is syntax."""
    quoted = [f'"{word}"' for word in terms.words]
    quoted[-1] += "*"
    return (" AND " if terms.all_of_them else " OR ").join(quoted)
