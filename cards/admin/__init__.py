from django.contrib import admin
from django.http import HttpRequest

from accounts.generic import AnyModelAdmin
from cards.admin.card import CardAdmin
from cards.models import Topic, Track

__all__ = ["CardAdmin"]


@admin.register(Track)
class TrackAdmin(AnyModelAdmin):
    list_display = ("title", "slug", "order")
    prepopulated_fields = {"slug": ("title",)}


@admin.register(Topic)
class TopicAdmin(AnyModelAdmin):
    list_display = ("title", "track", "slug")
    list_filter = ("track",)
    list_select_related = ("track",)
    search_fields = ("title", "slug")
    prepopulated_fields = {"slug": ("title",)}

    def has_delete_permission(self, request: HttpRequest, _obj: Topic | None = None) -> bool:
        """Creators share the topics: only a superuser takes one away."""
        return bool(request.user.is_authenticated and request.user.is_superuser)
