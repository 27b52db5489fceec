"""Rejudges: what would change is shown first; then it is applied or discarded."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse

from accounts.generic import AnyModelAdmin
from cards.admin.owned import owns, person
from quizzes import rejudging
from quizzes.models import Rejudge

SHOWN = 500


@admin.register(Rejudge)
class RejudgeAdmin(AnyModelAdmin):
    list_display = ("task", "state", "requested_by", "created_at")
    list_filter = ("state",)
    list_select_related = ("task__card__current", "requested_by")
    fields = ("task", "state", "content_hash", "requested_by", "created_at", "closed_at")
    readonly_fields = fields
    actions = None

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False  # it starts from the task's page

    def has_delete_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        return False

    def has_change_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        return False  # apply and discard are its only changes

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = request.user.has_perm("quizzes.change_codetask")
        return allowed and (obj is None or owns(person(request), obj.task.card))

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def get_queryset(self, request: HttpRequest) -> Any:
        rows = super().get_queryset(request)
        user = person(request)
        return rows if user.is_superuser else rows.filter(task__card__creator=user)

    def get_urls(self) -> list[URLPattern]:
        close = self.admin_site.admin_view(self.close_view)
        return [path("<int:pk>/<slug:how>/close/", close, name="quizzes_rejudge_close"), *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        rejudge = self.get_object(request, object_id)
        shown = self._changes(rejudge) if rejudge is not None else {}
        return super().change_view(request, object_id, form_url, {**(extra_context or {}), **shown})

    def _changes(self, rejudge: Rejudge) -> dict[str, Any]:
        shadows = rejudge.shadows.all()
        changed = shadows.changed().select_related("submission__user").order_by("submission__queued_at")
        return {
            "n_shadows": shadows.count(),
            "n_pending": shadows.pending().count(),
            "n_changed": changed.count(),
            "changed": changed[:SHOWN],
        }

    def close_view(self, request: HttpRequest, pk: int, how: str) -> HttpResponse:
        """Apply or discard, by POST."""
        rejudge = self.get_object(request, str(pk))
        if rejudge is None or how not in ("apply", "discard"):
            raise Http404
        if request.method != "POST" or not self.has_view_permission(request, rejudge):
            raise PermissionDenied
        try:
            self.message_user(request, _close(rejudge, how), messages.SUCCESS)
        except rejudging.CannotRejudge as reason:
            self.message_user(request, str(reason), messages.ERROR)
        return redirect(reverse("admin:quizzes_rejudge_change", args=[pk]))


def _close(rejudge: Rejudge, how: str) -> str:
    if how == "discard":
        rejudging.discard(rejudge)
        return "Discarded; no verdict was changed."
    return f"Applied: {rejudging.apply(rejudge)} verdicts changed. Completed cards stay completed."
