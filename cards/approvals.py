"""Approving a revision and taking an approval back."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from accounts.models import Membership, User
from cards.catalogue import changed
from cards.models import Approval, Card, Revision


class NotApproved(Exception):
    """The approval cannot be given; `message` tells the reviewer why."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True)
class Rubric:
    """Marks from 1 (no) to 4 (fully)."""

    correct: int
    clear: int
    tasks: int


@transaction.atomic
def approve(revision: Revision, membership: Membership, rubric: Rubric, statement: str) -> Approval:
    """Approve the revision in the name of a verified membership.

    Raises NotApproved when the membership is not verified, the reviewer wrote the card, the revision is no longer
    current, or they approve it already.
    """
    reviewer = membership.user
    card = Card.objects.select_for_update().get(pk=revision.card_id)
    if membership.verified_at is None:
        raise NotApproved("This membership is not verified.")
    if reviewer.pk in (card.creator_id, revision.author_id):
        raise NotApproved("You wrote this card: somebody else has to approve it.")
    if card.current_id != revision.pk:
        raise NotApproved("The card was changed while you read it. Read the new revision, then approve that one.")
    if revision.approvals.standing().filter(reviewer=reviewer, university=membership.university_id).exists():
        raise NotApproved("You approve this revision already.")
    approval = Approval.objects.create(
        revision=revision,
        reviewer=reviewer,
        university=membership.university,
        role=membership.role,
        correct=rubric.correct,
        clear=rubric.clear,
        tasks=rubric.tasks,
        statement=statement,
    )
    changed()
    return approval


def withdraw(approval: Approval, by: User) -> bool:
    """Take an approval back; False when it is somebody else's or is withdrawn already."""
    mine = Approval.objects.standing().filter(pk=approval.pk)
    if not by.is_superuser:
        mine = mine.filter(reviewer=by)
    withdrawn = mine.update(withdrawn_at=timezone.now()) == 1
    if withdrawn:
        changed()
    return withdrawn
