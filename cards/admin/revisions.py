"""The revisions of a card in the admin: list, comparison with the one before, restore."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from accounts.generic import AnyModelAdmin
from cards.admin.form import TEXT_FIELDS, text_of
from cards.admin.owned import person
from cards.markup import MarkupError
from cards.models import Card, Revision
from cards.revisions import write_revision


@dataclass(frozen=True)
class DiffLine:
    """`kind` is add, remove, place or same; the text keeps its sign."""

    kind: str
    text: str


def differences(before: Revision | None, after: Revision) -> list[tuple[str, list[DiffLine]]]:
    """The fields whose text differs, each as the lines of a unified diff."""
    fields = ((name, getattr(before, name) if before else "", getattr(after, name)) for name in TEXT_FIELDS)
    return [(name, list(_lines(old, new))) for name, old, new in fields if old != new]


def _lines(old: str, new: str) -> Iterator[DiffLine]:
    kinds = {"+": "add", "-": "remove", "@": "place"}
    for line in list(difflib.unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=2))[2:]:
        yield DiffLine(kinds.get(line[:1], "same"), line)


class RevisionPages(AnyModelAdmin):
    """Adds the pages to the admin of cards."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("<uuid:pk>/revisions/", view(self.revisions_view), name="cards_card_revisions"),
            path("<uuid:pk>/revisions/<int:number>/", view(self.revision_view), name="cards_card_revision"),
            path("<uuid:pk>/revisions/<int:number>/restore/", view(self.restore_view), name="cards_card_restore"),
            *super().get_urls(),
        ]

    def parts(self, _card: Card) -> list[str]:
        """Digests of what else a revision covers; the apps that add tasks to a card add theirs."""
        return []

    def card_or_404(self, request: HttpRequest, pk: Any) -> Card:
        """The card if this person may see it."""
        card: Card | None = self.get_object(request, str(pk))
        if card is None or not self.has_view_permission(request, card):
            raise Http404
        return card

    def page(self, request: HttpRequest, card: Card, template: str, title: str, **context: Any) -> HttpResponse:
        shown = {
            **self.admin_site.each_context(request),
            "card": card,
            "original": card,
            "title": title,
            "opts": self.opts,
            "may_change": self.has_change_permission(request, card),
            **context,
        }
        return TemplateResponse(request, f"admin/cards/card/{template}.html", shown)

    def revisions_view(self, request: HttpRequest, pk: Any) -> HttpResponse:
        card = self.card_or_404(request, pk)
        standing = Count("approvals", filter=Q(approvals__withdrawn_at__isnull=True))
        rows = card.revisions.select_related("author").annotate(n_approvals=standing)
        return self.page(request, card, "revisions", f"Revisions of “{card}”", revisions=rows)

    def revision_view(self, request: HttpRequest, pk: Any, number: int) -> HttpResponse:
        """One revision compared with the one before it."""
        card = self.card_or_404(request, pk)
        revision = get_object_or_404(card.revisions.select_related("author"), number=number)
        before = card.revisions.filter(number__lt=number).first()
        title = f"Revision {number} of “{card}”"
        found = differences(before, revision)
        return self.page(request, card, "revision", title, revision=revision, before=before, differences=found)

    def restore_view(self, request: HttpRequest, pk: Any, number: int) -> HttpResponse:
        """Write an old text again, as a new revision."""
        card = self.card_or_404(request, pk)
        if request.method != "POST" or not self.has_change_permission(request, card):
            raise PermissionDenied
        old = get_object_or_404(card.revisions, number=number)
        text, note = text_of(old), f"Text of revision {number} restored"
        try:
            write_revision(card, **text, author=person(request), parts=self.parts(card), note=note)
        except MarkupError as error:
            told = f"The text of revision {number} does not typeset any more. Line {error.line}: {error.message}"
            self.message_user(request, told, messages.ERROR)
        else:
            self.message_user(request, f"The text of revision {number} is current again.", messages.SUCCESS)
        return redirect(reverse("admin:cards_card_revisions", args=[card.pk]))
