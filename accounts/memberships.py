"""Memberships: proposed by a matching e-mail domain, verified by a person."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.account.signals import email_confirmed
from django.db.models import QuerySet
from django.dispatch import receiver
from django.utils import timezone

from accounts.models import Membership, University, User


def universities_of(email: str) -> list[University]:
    """Universities whose domain is the address's domain or one above it (cs.example.edu belongs to example.edu)."""
    _, at, domain = email.casefold().rpartition("@")
    labels = domain.split(".") if at else []
    domains = [".".join(labels[start:]) for start in range(len(labels) - 1)]
    return list(University.objects.filter(email_domain__in=domains))


def propose(user: User, email: str) -> list[Membership]:
    """Memberships that this confirmed address speaks for and that did not exist: unverified, without a role."""
    rows = (Membership.objects.get_or_create(user=user, university=found) for found in universities_of(email))
    return [membership for membership, created in rows if created]


def verify(memberships: QuerySet[Membership], by: User) -> int:
    """A person confirms them; the number that were not verified before. Without a role there is nothing to confirm."""
    return memberships.filter(verified_at=None).exclude(role="").update(verified_at=timezone.now(), verified_by=by)


@receiver(email_confirmed)
def _propose_on_confirmation(email_address: EmailAddress, **_: Any) -> None:
    propose(email_address.user, email_address.email)
