from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Count, Model, Q, QuerySet
from django.forms import BaseModelFormSet, ModelForm
from django.http import HttpRequest

from accounts.generic import AnyInline
from accounts.models import User
from cards import search
from cards.admin.approvals import ApprovalPages
from cards.admin.figure import FigureInline
from cards.admin.form import CardForm
from cards.admin.owned import OwnedAdmin, person
from cards.catalogue import changed
from cards.models import Card
from cards.revisions import write_revision

TEXT = (None, {"fields": ("title", "summary", "body", "cover")})
PLACE = ("Place in the course", {"fields": (("status", "topic", "difficulty"), ("order", "slug"), "builds_on")})
VIDEO = ("Video", {"fields": (("video", "duration"), "video_title"), "classes": ("collapse",)})
RIGHTS = ("Sources and licence", {"fields": ("sources", "licence"), "classes": ("collapse",)})
REVISION = ("Revision", {"fields": ("note", "trivial")})
OWNER = ("Owner", {"fields": ("creator",), "classes": ("collapse",)})
READING = (
    "title",
    "status",
    "topic",
    "difficulty",
    "builds_on_titles",
    "creator",
    "summary_text",
    "cover_text",
    "body_text",
)


class CardAdmin(ApprovalPages, OwnedAdmin):
    """A card's page. Registered by `reviews.admin`, where the tasks and flashcards have joined it."""

    form = CardForm
    path_to_card = ""
    list_display = ("__str__", "topic", "difficulty", "status", "creator", "revision", "approvals")
    list_filter = ("status", "topic__track", "difficulty")
    list_select_related = ("topic", "creator", "current")
    list_per_page = 50
    search_fields = ("slug", "current__title", "current__body")
    filter_horizontal = ("builds_on",)
    autocomplete_fields = ("topic", "creator")
    inlines: ClassVar[tuple[type[AnyInline], ...]] = (FigureInline,)
    actions = None
    view_on_site = False
    save_on_top = True

    def card_of(self, obj: Any) -> Card | None:
        return obj if isinstance(obj, Card) else None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        standing = Q(current__approvals__withdrawn_at__isnull=True)
        universities = Count("current__approvals__university", filter=standing, distinct=True)
        rows: QuerySet[Any] = super().get_queryset(request).annotate(n_approvals=universities)
        return rows

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """A card that anybody has used is taken back to draft, never deleted: attempts and approvals hang on it."""
        unused = not isinstance(obj, Card) or (obj.status == Card.Status.DRAFT and not obj.completions.exists())
        return super().has_delete_permission(request, obj) and unused

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is not None and not self.has_change_permission(request, obj):
            return [(None, {"fields": READING})]
        shared = [TEXT, PLACE, VIDEO, RIGHTS, REVISION]
        return [*shared, OWNER] if person(request).is_superuser else shared

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        may_change = obj is None or self.has_change_permission(request, obj)
        return () if may_change else READING

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002 Django's signature
        if obj is not None and not self.has_change_permission(request, obj):
            kwargs["form"] = ModelForm  # nothing to fill in: every field is read-only
        return super().get_form(request, obj, change=change, **kwargs)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "builds_on":
            kwargs["queryset"] = Card.objects.select_related("current").order_by("topic__track__order", "order")
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {**super().get_changeform_initial_data(request), "creator": person(request).pk}

    def save_model(self, request: HttpRequest, obj: Card, form: Any, change: bool) -> None:  # noqa: FBT001 Django's signature
        if not change and not obj.creator_id:
            obj.creator = person(request)
        super().save_model(request, obj, form, change)

    def save_related(
        self,
        request: HttpRequest,
        form: Any,
        formsets: "list[BaseModelFormSet[Any, Any]]",
        change: bool,  # noqa: FBT001 Django's signature
    ) -> None:
        """The text becomes a revision last, when the figures and tasks it stands for are saved."""
        super().save_related(request, form, formsets, change)
        sent = form.cleaned_data
        write_revision(
            form.instance,
            **form.text(),
            author=person(request),
            parts=self.parts(form.instance),
            trivial=sent["trivial"],
            note=sent["note"],
        )
        search.refresh()  # a card may change its topic and nothing else
        changed()

    def delete_model(self, request: HttpRequest, obj: Card) -> None:
        super().delete_model(request, obj)
        changed()

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> Any:
        card = self.get_object(request, object_id)
        extra = {"card": card, "may_approve": may_approve(person(request), card), **(extra_context or {})}
        return super().change_view(request, object_id, form_url, extra)

    @admin.display(description="revision", ordering="current__number")
    def revision(self, card: Card) -> str:
        return str(card.current.number) if card.current else "none yet"

    @admin.display(description="universities", ordering="n_approvals")
    def approvals(self, card: Any) -> int:
        return int(card.n_approvals)

    @admin.display(description="builds on")
    def builds_on_titles(self, card: Card) -> str:
        return ", ".join(str(other) for other in card.builds_on.select_related("current"))

    @admin.display(description="summary")
    def summary_text(self, card: Card) -> str:
        return card.current.summary if card.current else ""

    @admin.display(description="cover")
    def cover_text(self, card: Card) -> str:
        return card.current.cover if card.current else ""

    @admin.display(description="text")
    def body_text(self, card: Card) -> str:
        return card.current.body if card.current else ""


def may_approve(user: User, card: Card | None) -> bool:
    return card is not None and card.creator_id != user.pk and user.has_perm("cards.add_approval")
