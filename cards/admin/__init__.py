from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from accounts.generic import AnyModelAdmin
from cards import search
from cards.admin.card import CardAdmin
from cards.catalogue import changed
from cards.models import Topic, Track

__all__ = ["CardAdmin"]


class OutlineAdmin(AnyModelAdmin):
    """Tracks and topics: every page names them."""

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001 Django's signature
        super().save_model(request, obj, form, change)
        search.refresh()
        changed()


@admin.register(Track)
class TrackAdmin(OutlineAdmin):
    list_display = ("title", "slug", "order")
    prepopulated_fields = {"slug": ("title",)}


@admin.register(Topic)
class TopicAdmin(OutlineAdmin):
    list_display = ("title", "track", "slug")
    list_filter = ("track",)
    list_select_related = ("track",)
    search_fields = ("title", "slug")
    prepopulated_fields = {"slug": ("title",)}

    def has_delete_permission(self, request: HttpRequest, _obj: Topic | None = None) -> bool:
        """Creators share the topics: only a superuser takes one away."""
        return bool(request.user.is_authenticated and request.user.is_superuser)
