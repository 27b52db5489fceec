"""Search over cards: one interface, PostgreSQL and SQLite behind it."""

from cards.search.documents import index, refresh
from cards.search.find import Found, Hit, search

__all__ = ["Found", "Hit", "index", "refresh", "search"]
