"""What only the site writes: superusers may look at it."""

from django.contrib import admin

from accounts.admin import RecordAdmin
from quizzes.models import Attempt, Node, Submission


@admin.register(Attempt)
class AttemptAdmin(RecordAdmin):
    list_display = ("user", "question", "correct", "score", "hints_used", "created_at")
    list_filter = ("correct",)
    list_select_related = ("user", "question")
    date_hierarchy = "created_at"


@admin.register(Submission)
class SubmissionAdmin(RecordAdmin):
    list_display = ("user", "task", "number", "scope", "status", "verdict", "score", "tries", "queued_at")
    list_filter = ("status", "verdict", "scope")
    list_select_related = ("user", "task")
    date_hierarchy = "queued_at"
    exclude = ("progress",)


@admin.register(Node)
class NodeAdmin(RecordAdmin):
    list_display = ("name", "queues", "seen_at")
