"""Whose rows a person may see and change in the admin."""

from typing import Any

from django.db.models import Model, QuerySet
from django.http import HttpRequest

from accounts.generic import AnyInline, AnyModelAdmin
from accounts.models import User
from cards.models import Card


def person(request: HttpRequest) -> User:
    """Who is logged in; the admin lets in nobody else."""
    if not isinstance(request.user, User):
        raise TypeError("The admin was reached without a user.")
    return request.user


def owns(user: User, card: Card | None) -> bool:
    """Creators change their own cards; a superuser every one."""
    return user.is_superuser or (card is not None and card.creator_id == user.pk)


def sees_all(user: User) -> bool:
    """Reviewers read every card; what they cannot change is shown read-only."""
    return user.is_superuser or user.has_perm("cards.add_approval")


class OwnedAdmin(AnyModelAdmin):
    """Rows that belong to a card: creators see and change those of their own cards."""

    path_to_card = "card"

    def card_of(self, obj: Any) -> Card | None:
        return obj.card if obj.card_id else None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = super().get_queryset(request)
        user = person(request)
        return rows if sees_all(user) else rows.filter(**{f"{self.path_to_card}__creator".removeprefix("__"): user})

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or owns(person(request), self.card_of(obj)))

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or owns(person(request), self.card_of(obj)))


class OwnedInline(AnyInline):
    """Rows on the page of a card, or of something that belongs to one."""

    def card_of(self, parent: Any) -> Card | None:
        return parent if isinstance(parent, Card) else parent.card

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_add_permission(request, obj) and self._is_own(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and self._is_own(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and self._is_own(request, obj)

    def _is_own(self, request: HttpRequest, obj: Any) -> bool:
        return obj is None or owns(person(request), self.card_of(obj))
