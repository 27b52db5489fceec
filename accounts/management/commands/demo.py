"""`manage.py demo`: the demo accounts of `make run`."""

import secrets
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from accounts.models import Membership, University, User
from accounts.roles import make_creator, make_reviewer


@dataclass(frozen=True, slots=True)
class Account:
    username: str
    name: str
    what: str


ACCOUNTS = (
    Account("learner", "Lena Learner", "answers, recalls and builds"),
    Account("creator", "Cleo Creator", "writes cards in the admin"),
    Account("reviewer", "Rui Reviewer", "approves cards for a university"),
    Account("admin", "Ada Admin", "may do everything"),
)
UNIVERSITY = {
    "name": "Example University",
    "slug": "example",
    "ror_id": "000000000",  # no such university
    "email_domain": "university.example",
}


class Command(BaseCommand):
    help = "Create the demo accounts, or give them new passwords, and print them. Never for a public site."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--password", help="the same for all four; without it each gets a drawn one")

    def handle(self, *_args: Any, **options: Any) -> None:
        if not (settings.DEMO or settings.DEBUG):
            raise CommandError("demo accounts are for `make run` only: set CHAINRULE_DEMO=1 if this is such a machine")
        for account in ACCOUNTS:
            password = options["password"] or secrets.token_urlsafe(9)
            with transaction.atomic():
                _create(account, password)
            self.stdout.write(f"{account.username:<10} {password:<14} {account.what}")


def _create(account: Account, password: str) -> None:
    email = f"{account.username}@{UNIVERSITY['email_domain']}"
    user, _ = User.objects.get_or_create(username=account.username, defaults={"email": email, "name": account.name})
    user.set_password(password)
    user.is_staff = user.is_superuser = account.username == "admin"
    user.save(update_fields=["password", "is_staff", "is_superuser"])
    if account.username == "creator":
        make_creator(user)
    if account.username == "reviewer":
        make_reviewer(user)
        _verify(user)


def _verify(user: User) -> None:
    university, _ = University.objects.get_or_create(slug=UNIVERSITY["slug"], defaults=UNIVERSITY)
    Membership.objects.update_or_create(
        user=user, university=university, defaults={"role": "Lecturer", "verified_at": timezone.now()}
    )
