"""Search on PostgreSQL: full text in two generated columns, typing slips through pg_trgm."""

from uuid import UUID

from django.db import connection, transaction
from django.db.models import QuerySet

from cards.models import Card
from cards.search.backend import CANDIDATES, CLOSE, MENTIONS, OPEN, SIMILAR, SNIPPET_WORDS, Match, Terms, restriction

# Title, topic and summary first: their column is small, and who types a title wants that card.
# `whole` is searched only for what they leave. A limit without an order keeps common words cheap.
MATCH = """
SELECT found.card_id, found.score FROM (
  SELECT card_id, {bonus} + (lower(title) = %s)::int
         + ts_rank('{{0.05, 0.2, 0.5, 1}}', {column}, to_tsquery('english', %s), 1) AS score
  FROM cards_searchdocument
  WHERE {column} @@ to_tsquery('english', %s) AND card_id IN ({cards})
  LIMIT {limit}
) AS found ORDER BY found.score DESC
"""
OPTIONS = f'StartSel="{OPEN}", StopSel="{CLOSE}", MaxFragments=2, FragmentDelimiter=" … ", MaxWords={SNIPPET_WORDS}'
SNIPPETS = """
SELECT card_id, ts_headline('english', summary || ' … ' || body || ' … ' || tasks, to_tsquery('english', %s), %s)
FROM cards_searchdocument WHERE card_id = ANY(%s)
"""
CLOSEST = "0.15"  # `lyaer` and `layer` share 2 of 10 trigrams; nearest() counts the slips afterwards


class PostgreSQL:
    def match(self, terms: Terms, cards: QuerySet[Card]) -> list[Match]:
        found = self._in("head", terms, cards, bonus=1, limit=CANDIDATES)
        if len(found) < CANDIDATES:
            known = {match.card for match in found}
            mentions = self._in("whole", terms, cards, bonus=0, limit=len(found) + MENTIONS)
            found += [match for match in mentions if match.card not in known]
        return found[:CANDIDATES]

    def _in(self, column: str, terms: Terms, cards: QuerySet[Card], *, bonus: int, limit: int) -> list[Match]:
        among = restriction(cards)
        if among is None:
            return []
        sql = MATCH.format(column=column, cards=among[0], limit=limit, bonus=bonus)
        query = _tsquery(terms)
        with connection.cursor() as cursor:
            cursor.execute(sql, [" ".join(terms.words), query, query, *among[1]])
            return [Match(card, score) for card, score in cursor.fetchall()]

    def snippets(self, terms: Terms, cards: list[UUID]) -> dict[UUID, str]:
        with connection.cursor() as cursor:
            cursor.execute(SNIPPETS, [_tsquery(terms), OPTIONS, cards])
            return dict(cursor.fetchall())

    def similar(self, word: str) -> list[str]:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT set_config('pg_trgm.similarity_threshold', %s, true)", [CLOSEST])
            cursor.execute(
                "SELECT word FROM cards_searchword WHERE word LIKE %s OR word %% %s "
                "ORDER BY similarity(word, %s) DESC LIMIT %s",
                [f"{word}%", word, word, SIMILAR],
            )
            return [found for (found,) in cursor.fetchall()]


def _tsquery(terms: Terms) -> str:
    """Only letters and digits reach it (words_of), each word quoted: nothing of the query is syntax."""
    quoted = [f"'{word}'" for word in terms.words]
    quoted[-1] += ":*"
    return (" & " if terms.all_of_them else " | ").join(quoted)
