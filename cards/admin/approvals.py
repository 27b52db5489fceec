"""Approving a card's current revision in the admin, for a university one is a verified member of."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse

from accounts.models import Membership, User
from cards.admin.owned import person
from cards.admin.revisions import RevisionPages
from cards.approvals import NotApproved, Rubric, approve, withdraw
from cards.models import Approval, Card

MARKS = ((4, "4, fully"), (3, "3, nearly"), (2, "2, hardly"), (1, "1, no"))


def mark(label: str) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(choices=MARKS, coerce=int, label=label, widget=forms.RadioSelect)


class ApprovalForm(forms.Form):
    """Offers the reviewer's own verified memberships and no other."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    membership = forms.ModelChoiceField(Membership.objects.none(), label="In the name of", empty_label=None)
    correct = mark("The mathematics is correct")
    clear = mark("The explanation is clear")
    tasks = mark("The tasks test what the card teaches")
    statement = forms.CharField(
        max_length=300, widget=forms.Textarea({"rows": 3}), help_text="One sentence, shown on the card with your name."
    )

    def __init__(self, *args: Any, memberships: QuerySet[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["membership"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = memberships

    def rubric(self) -> Rubric:
        return Rubric(*(self.cleaned_data[name] for name in ("correct", "clear", "tasks")))


class ApprovalPages(RevisionPages):
    """Adds the pages to the admin of cards."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("<uuid:pk>/approve/", view(self.approve_view), name="cards_card_approve"),
            path("<uuid:pk>/approvals/<int:approval>/withdraw/", view(self.withdraw_view), name="cards_card_withdraw"),
            *super().get_urls(),
        ]

    def approve_view(self, request: HttpRequest, pk: Any) -> HttpResponse:
        """The form, and what stands already. Refused without a verified membership."""
        card = self.card_or_404(request, pk)
        memberships = _memberships(request)
        if card.current is None or not memberships.exists():
            return self._approve_page(request, card, None, status=403)
        start = {"revision": card.current_id, "membership": memberships.first()}
        form = ApprovalForm(request.POST or None, initial=start, memberships=memberships)
        if request.method == "POST" and form.is_valid() and self._approve(request, card, form):
            return redirect(reverse("admin:cards_card_approve", args=[card.pk]))
        return self._approve_page(request, card, form)

    def withdraw_view(self, request: HttpRequest, pk: Any, approval: int) -> HttpResponse:
        card = self.card_or_404(request, pk)
        if request.method != "POST":
            raise PermissionDenied
        found = get_object_or_404(Approval, pk=approval, revision__card=card)
        if not withdraw(found, person(request)):
            raise PermissionDenied
        self.message_user(request, "The approval is withdrawn.", messages.SUCCESS)
        return redirect(reverse("admin:cards_card_approve", args=[card.pk]))

    def _approve(self, request: HttpRequest, card: Card, form: ApprovalForm) -> bool:
        sent = form.cleaned_data
        try:
            revision = get_object_or_404(card.revisions, pk=sent["revision"])
            approve(revision, sent["membership"], form.rubric(), sent["statement"])
        except NotApproved as refusal:
            form.add_error(None, refusal.message)
            return False
        self.message_user(request, f"Revision {revision.number} is approved.", messages.SUCCESS)
        return True

    def _approve_page(
        self, request: HttpRequest, card: Card, form: ApprovalForm | None, status: int = 200
    ) -> HttpResponse:
        standing = Approval.objects.standing().filter(revision__card=card)
        context = {
            "form": form,
            "revision": card.current,
            "approvals": standing.select_related("reviewer", "university", "revision"),
            "me": person(request),
        }
        response = self.page(request, card, "approve", f"Approve “{card}”", **context)
        response.status_code = status
        return response


def _memberships(request: HttpRequest) -> QuerySet[Membership]:
    user: User = person(request)
    if not user.has_perm("cards.add_approval"):
        raise PermissionDenied
    return Approval.memberships_of(user)
