"""A task that changes makes a new revision of its card: approvals are of the whole."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest

from accounts.generic import AnyModelAdmin
from cards.admin.form import text_of
from cards.admin.owned import person
from cards.admin.text import TextForm
from cards.models import Card
from cards.revisions import write_revision
from quizzes.authoring import digests


class ChangeForm(TextForm):
    """The form of a task, with what its revision says of the change."""

    trivial = forms.BooleanField(
        required=False,
        label="Only spelling or layout",
        help_text="Approvals carry over to this revision. The change is logged and can be compared.",
    )
    note = forms.CharField(max_length=200, required=False, help_text="What changed, for the list of revisions.")


class Revises(AnyModelAdmin):
    """Mixed into the admin of a task, whose row has a `card`."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001 Django's signature
        super().save_related(request, form, formsets, change)
        sent, task = form.cleaned_data, form.instance
        self.revise(
            request, task.card, trivial=sent["trivial"], note=sent["note"] or f"{self.opts.verbose_name}: {task}"
        )

    def revise(self, request: HttpRequest, card: Card, *, note: str, trivial: bool = False) -> None:
        """Write the card's text again, over its tasks as they are now."""
        before = card.current
        if before is None:
            return
        after = write_revision(
            card, **text_of(before), author=person(request), parts=digests(card), trivial=trivial, note=note[:200]
        )
        if after != before:
            self.message_user(request, f"“{card}” is now revision {after.number}.", messages.INFO)
