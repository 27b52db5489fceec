"""What learners report: read by the card's creator and by reviewers, closed with a word on what was done."""

from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from accounts.models import User
from cards.admin.owned import OwnedAdmin, person, sees_all
from quizzes.models import ProblemReport


@admin.register(ProblemReport)
class ProblemReportAdmin(OwnedAdmin):
    list_display = ("start", "card", "about", "kind", "status", "reporter", "created_at")
    list_filter = ("status", "kind")
    list_select_related = ("card__current", "question", "code_task", "user")
    search_fields = ("text", "card__slug", "question__key", "code_task__slug")
    date_hierarchy = "created_at"
    fields = (
        ("card", "about"),
        ("kind", "reporter", "created_at"),
        "text",
        ("numbers", "revision"),
        "status",
        "note",
        ("closed_by", "closed_at"),
    )
    readonly_fields = (
        "card",
        "about",
        "kind",
        "reporter",
        "created_at",
        "text",
        "numbers",
        "revision",
        "closed_by",
        "closed_at",
    )
    actions = None

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, _obj: Model | None = None) -> bool:
        return bool(person(request).is_superuser)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """A reviewer may close a report of any card."""
        user = person(request)
        allowed = user.has_perm("quizzes.change_problemreport")
        return super().has_change_permission(request, obj) or (allowed and sees_all(user))

    def save_model(self, request: HttpRequest, obj: ProblemReport, form: Any, change: bool) -> None:  # noqa: FBT001 Django's signature
        """Who closed it, and when; an opened one has neither."""
        if "status" in form.changed_data:
            is_open = obj.status == ProblemReport.Status.OPEN
            obj.closed_at, obj.closed_by = (None, None) if is_open else (timezone.now(), person(request))
        super().save_model(request, obj, form, change)

    @admin.display(description="report")
    def start(self, report: ProblemReport) -> str:
        return report.text[:80]

    @admin.display(description="about")
    def about(self, report: ProblemReport) -> SafeString | str:
        address, name = report.card.get_absolute_url(), "the card"
        if report.question:
            address, name = f"{address}#q-{report.question.key}", f"question {report.question.key}"
        elif report.code_task:
            address, name = report.code_task.get_absolute_url(), f"code task {report.code_task.slug}"
        return format_html('<a href="{}">{}</a>', address, name)

    @admin.display(description="from")
    def reporter(self, report: ProblemReport) -> User | str:
        return report.user or "a guest"

    @admin.display(description="numbers shown")
    def numbers(self, report: ProblemReport) -> str:
        params = report.shown.get("params", {})
        return ", ".join(f"{name} = {value}" for name, value in params.items()) or "none"
