"""What quizzes add to the page of a card."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from accounts.generic import AnyTabularInline
from cards.admin import CardAdmin
from cards.admin.owned import OwnedInline
from cards.models import Card
from quizzes.authoring import digests
from quizzes.models import CodeTask, Question


class LinkedInline(OwnedInline, AnyTabularInline):
    """Rows that have a page of their own: listed here, changed there."""

    extra = 0
    can_delete = False
    show_change_link = True

    def has_add_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        return False

    def has_change_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        return False


class QuestionInline(LinkedInline):
    model = Question
    fields = readonly_fields = ("start", "kind", "choices_and_hints", "active")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request)
        return rows.prefetch_related("choices", "hints").order_by("position")

    @admin.display(description="question")
    def start(self, question: Question) -> str:
        return question.text[:120]

    @admin.display(description="has")
    def choices_and_hints(self, question: Question) -> str:
        return f"{len(question.choices.all())} choices, {len(question.hints.all())} hints"


class CodeTaskInline(LinkedInline):
    model = CodeTask
    fields = readonly_fields = ("title", "slug", "profile", "points", "proven", "active")

    @admin.display(description="proof")
    def proven(self, task: CodeTask) -> str:
        return "not checked" if not task.proof else "holds" if task.proof["ok"] else "to be mended"


class CardWithTasksAdmin(CardAdmin):
    inlines = (*CardAdmin.inlines, QuestionInline, CodeTaskInline)

    def parts(self, card: Card) -> list[str]:
        return digests(card)
