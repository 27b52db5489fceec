"""What is searched of a card, as plain text: written whenever its revision becomes current or the catalogue loads."""

import re
from collections.abc import Iterable

from django.db.models import F, Q

from cards.markup import plain_text
from cards.models import Card, SearchDocument, SearchWord
from cards.search.words import vocabulary

LONGEST = 100_000  # signs of a field; a tsvector holds no more than 1 MB
AT_ONCE = 50
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
DRESS = re.compile(
    r"\\(?:htmlClass\{\w*\}|(?:begin|end)\{\w+\*?\}|left|right|[bB]igg?[lrm]?|displaystyle|math\w+|text\w*|operatorname"
    r"|limits|quad|qquad|[,;:!> ])"
)
SIGNS = {
    "times": "×", "cdot": "·", "odot": "⊙", "sqrt": "√", "infty": "∞", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥",
    "ne": "≠", "neq": "≠", "approx": "≈", "pm": "±", "to": "→", "mapsto": "↦", "sum": "Σ", "prod": "Π", "partial": "∂",
    "nabla": "∇", "in": "∈", "dots": "…", "ldots": "…", "cdots": "…", "top": "ᵀ", "prime": "′", "mid": "|", "ll": "≪",
}  # fmt: skip


def index(card: Card) -> None:
    """Write the document of one card; a card without a revision has none."""
    _write([card])


def refresh() -> int:
    """Write the documents that are missing or out of date; returns how many."""
    told = Q(search_document__revision=F("current")) & Q(search_document__topic=F("topic__title"))
    stale = Card.objects.filter(current__isnull=False).exclude(told).select_related("current", "topic").order_by("pk")
    number, cards = 0, list(stale[:AT_ONCE])
    while cards:
        _write(cards)
        number += len(cards)
        cards = list(stale[:AT_ONCE])
    return number


def _write(cards: Iterable[Card]) -> None:
    documents = [document for card in cards if (document := _document(card)) is not None]
    SearchDocument.objects.bulk_create(
        documents,
        update_conflicts=True,
        unique_fields=["card"],
        update_fields=["revision", "title", "topic", "summary", "tasks", "body"],
    )
    texts = [text for each in documents for text in (each.title, each.topic, each.summary, each.tasks, each.body)]
    words = vocabulary(texts)
    known = set(SearchWord.objects.filter(word__in=words).values_list("word", flat=True))
    SearchWord.objects.bulk_create(
        [SearchWord(word=word) for word in sorted(words - known)], batch_size=500, ignore_conflicts=True
    )


def _document(card: Card) -> SearchDocument | None:
    revision = card.current
    if revision is None:
        return None
    return SearchDocument(
        card=card,
        revision=revision,
        title=readable(revision.title)[:200],
        topic=card.topic.title,
        summary=readable(revision.summary),
        tasks=_tasks(card),
        body=readable(revision.body),
    )


def _tasks(card: Card) -> str:
    """Questions without their choices, code tasks with their statement: what the page shows before any answer."""
    rows = Card.objects.filter(pk=card.pk)
    questions = rows.filter(questions__active=True).order_by("questions__position")
    code = rows.filter(code_tasks__active=True, code_tasks__files__path="statement.md").order_by("code_tasks__position")
    parts = [
        *questions.values_list("questions__text", flat=True),
        *(part for row in code.values_list("code_tasks__title", "code_tasks__entry", "code_tasks__files__text")
          for part in row),
    ]  # fmt: skip
    return " … ".join(readable(str(part)) for part in parts)[:LONGEST]


def readable(markdown: str) -> str:
    """Words and short formulas of a text on one line, without the dress of TeX and without control signs."""
    text = DRESS.sub(" ", plain_text(CONTROL.sub(" ", markdown)))
    text = (
        re.sub(r"\\([a-zA-Z]+)", lambda command: SIGNS.get(command[1], command[1]), text)
        .replace("{", "")
        .replace("}", "")
        .replace("$", "")
        .replace("\\", "")
    )
    return " ".join(text.split())[:LONGEST]
