"""A person leaves: what of them stays, and what goes.

The account's row stays without a name, so that what others rely on keeps its place: answers and verdicts (without the
code and without what it printed), which the figures of questions and tasks are made of; completions, which cards
count; cards, revisions and approvals, which are published under their licence. Everything else that is theirs is
deleted, whatever table it lies in.
"""

import secrets
from typing import Any

from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.models import DAY_STARTS, User
from accounts.rows import tables

KEPT = {"quizzes.attempt", "quizzes.submission", "cards.completion"}
# What of a kept row could still tell who it was.
EMPTIED: dict[str, dict[str, Any]] = {"quizzes.submission": {"report": None, "progress": []}}
# Of the kept tables, the rows that mean nothing any more.
DROPPED = {"quizzes.submission": ~Q(status="done")}


class LastAdmin(Exception):
    """Nobody else could run the site."""


def may_leave(user: User) -> bool:
    """All but the last active administrator."""
    others = User.objects.filter(is_superuser=True, is_active=True).exclude(pk=user.pk)
    return not user.is_superuser or others.exists()


@transaction.atomic
def leave(user: User) -> None:
    """Delete the account. Raises LastAdmin."""
    list(User.objects.select_for_update().filter(is_superuser=True))  # two last admins do not leave at once
    if not may_leave(user):
        raise LastAdmin
    _end_sessions(user)
    for table in reversed([table for table in tables() if table.owned]):
        rows = table.of(user)
        if table.label not in KEPT:
            rows.delete()
            continue
        rows.filter(DROPPED.get(table.label, Q(pk=None))).delete()
        if table.label in EMPTIED:
            rows.update(**EMPTIED[table.label])
    _without_a_name(user)


def _end_sessions(user: User) -> None:
    known = apps.get_model("usersessions", "UserSession").objects.filter(user=user)
    Session.objects.filter(session_key__in=list(known.values_list("session_key", flat=True))).delete()


def _without_a_name(user: User) -> None:
    user.groups.clear()
    user.user_permissions.clear()
    user.username = f"former-{secrets.token_hex(8)}"
    user.name = user.first_name = user.last_name = user.email = ""
    user.timezone, user.day_starts, user.language = "UTC", DAY_STARTS, ""
    user.is_active = user.is_staff = user.is_superuser = False
    user.last_login = None
    user.deleted_at = timezone.now()
    user.set_unusable_password()
    user.save()
