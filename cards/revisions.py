"""Revisions: the only way a card's text changes."""

import hashlib
from collections.abc import Iterable
from typing import Any

from django.db import transaction

from accounts.models import User
from cards import search
from cards.catalogue import changed
from cards.markup import VERSION, Rendered, render
from cards.maths import store_rules
from cards.models import Approval, Card, Revision


def typeset(card: Card, markdown: str, *, inline: bool = False) -> str:
    """Markdown of a card, its tasks or its prompts to safe HTML; the maths rules it needs are stored.

    Raises MarkupError with the line when the maths does not parse or a figure is missing.
    """
    return _typeset(card, markdown, inline=inline, page=card.get_absolute_url()).html


def _typeset(card: Card, markdown: str, *, inline: bool = False, page: str = "") -> Rendered:
    figures = (
        {f"figures/{name}": svg for name, svg in card.figures.values_list("name", "svg")}
        if "figures/" in markdown
        else {}
    )
    rendered = render(markdown, figures=figures, inline=inline, page=page)
    store_rules(rendered.styles)
    return rendered


def content_hash(title: str, summary: str, body: str, cover: str, parts: Iterable[str]) -> str:
    """SHA-256 over the card's text and the digests of its tasks and figures."""
    digest = hashlib.sha256()
    for part in (title, summary, body, cover, *parts):
        digest.update(part.encode())
        digest.update(b"\0")
    return digest.hexdigest()


def _drawings(card: Card) -> list[str]:
    """A digest of each figure: a card that shows another picture is another revision."""
    figures = card.figures.values_list("name", "svg")
    return [f"{name}:{hashlib.sha256(svg.encode()).hexdigest()}" for name, svg in figures]


@transaction.atomic
def write_revision(
    card: Card,
    *,
    title: str,
    summary: str,
    body: str,
    cover: str,
    author: User,
    parts: Iterable[str] = (),
    trivial: bool = False,
    note: str = "",
) -> Revision:
    """Make this text the card's current revision.

    Nothing happens when the content is what the current revision says. A trivial edit carries the standing
    approvals over; any other leaves them with the old revision, where they count no longer. Effects besides: the
    card's search document, and the catalogue's stamp.
    """
    digest = content_hash(title, summary, body, cover, [*parts, *_drawings(card)])
    before = card.current
    if before is not None and before.content_hash == digest:
        return before
    revision = Revision.objects.create(
        card=card,
        number=(before.number if before else 0) + 1,
        content_hash=digest,
        title=title,
        summary=summary,
        body=body,
        cover=cover,
        **_html(card, title, body, cover),
        markup=before.markup if before else VERSION,  # the card's tasks were set before, perhaps by an older version
        author=author,
        trivial=trivial,
        note=note,
    )
    Card.objects.filter(pk=card.pk).update(current=revision)
    card.current = revision
    if before is not None and trivial:
        _carry_approvals(before, revision)
    search.index(card)
    changed()
    return revision


def _html(card: Card, title: str, body: str, cover: str) -> dict[str, Any]:
    """The columns of a revision that typesetting makes."""
    rendered = _typeset(card, body, page=card.get_absolute_url())
    return {
        "title_html": typeset(card, title, inline=True),
        "body_html": rendered.html,
        "cover_html": typeset(card, f"$$\n{cover}\n$$") if cover else "",
        "headings": [{"id": heading.id, "html": heading.html} for heading in rendered.headings if heading.level == 2],
        "passages": rendered.anchors,
    }


def typeset_again(revision: Revision) -> None:
    """Set a revision's text anew and say that its card is of today's typesetting. What it says stays as it was.

    Raises MarkupError when today's typesetting refuses the text.
    """
    html = _html(revision.card, revision.title, revision.body, revision.cover)
    Revision.objects.filter(pk=revision.pk).update(**html, markup=VERSION)


def _carry_approvals(before: Revision, after: Revision) -> None:
    Approval.objects.bulk_create(
        Approval(
            revision=after,
            reviewer_id=approval.reviewer_id,
            university_id=approval.university_id,
            role=approval.role,
            correct=approval.correct,
            clear=approval.clear,
            tasks=approval.tasks,
            statement=approval.statement,
            created_at=approval.created_at,
        )
        for approval in before.approvals.standing()
    )
