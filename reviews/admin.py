"""Flashcards on the page of a card. The page is registered here, where all of its parts are known."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from accounts.admin import RecordAdmin
from accounts.generic import AnyInlineFormSet, AnyStackedInline
from cards.admin.owned import OwnedInline
from cards.admin.text import TextForm, check_markdown
from cards.models import Card, Figure
from quizzes.admin import CardWithTasksAdmin
from quizzes.admin.questions import fresh_key
from reviews.authoring import PromptError, render_prompt, sides
from reviews.models import Memory, Prompt, Review

SMALL = {"rows": 2, "class": "vLargeTextField"}


class PromptForm(TextForm):
    key = forms.SlugField(max_length=80, required=False, help_text="Stable over edits. Empty: made of the front.")

    class Meta:
        model = Prompt
        fields = ("kind", "front", "back", "key", "position", "active")
        widgets = {"front": forms.Textarea(SMALL), "back": forms.Textarea(SMALL)}

    def figures(self) -> dict[str, str]:
        figures = Figure.objects.filter(card=self.instance.card_id) if self.instance.card_id else ()
        return {f"figures/{figure.name}": figure.svg for figure in figures}

    def clean(self) -> dict[str, Any]:
        """Each side must typeset as a review will show it."""
        cleaned = super().clean()
        texts = {name: cleaned.get(name) or "" for name in ("kind", "front", "back")}
        try:
            front, back = sides(Prompt(**texts))
        except PromptError as error:
            self.add_error(error.field, error.message)
            return cleaned
        self.check_side("front", front)
        self.check_side("front" if texts["kind"] == Prompt.Kind.CLOZE else "back", back)
        return cleaned

    def check_side(self, name: str, markdown: str) -> None:
        try:
            check_markdown(markdown, figures=self.figures())
        except ValidationError as error:
            self.add_error(name, error)


class PromptFormSet(AnyInlineFormSet):
    def clean(self) -> None:
        """Prompts without a key get one of their front."""
        super().clean()
        taken = {form.cleaned_data["key"] for form in self.forms if getattr(form, "cleaned_data", {}).get("key")}
        for form in self.forms:
            data = getattr(form, "cleaned_data", {})
            if data.get("front") and not data.get("key"):
                data["key"] = form.instance.key = fresh_key(data["front"], taken)
                taken.add(data["key"])


class PromptInline(OwnedInline, AnyStackedInline):
    model = Prompt
    form = PromptForm
    formset = PromptFormSet
    extra = 0
    can_delete = False  # what was learnt is put to rest (not active): memories hang on it
    fields = (("kind", "active"), "front", "back", ("position", "key"))
    verbose_name = "flashcard"
    verbose_name_plural = "flashcards"


@admin.register(Card)
class CompleteCardAdmin(CardWithTasksAdmin):
    inlines = (*CardWithTasksAdmin.inlines, PromptInline)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:  # noqa: FBT001 Django's signature
        if formset.model is not Prompt:
            super().save_formset(request, form, formset, change)
            return
        for prompt in formset.save(commit=False):
            render_prompt(prompt)
            prompt.save()


@admin.register(Review)
class ReviewAdmin(RecordAdmin):
    list_display = ("user", "prompt", "rating", "reviewed_at", "duration_ms")
    list_select_related = ("user", "prompt")
    date_hierarchy = "reviewed_at"


@admin.register(Memory)
class MemoryAdmin(RecordAdmin):
    list_display = ("user", "prompt", "due", "reps", "lapses", "stability", "difficulty")
    list_select_related = ("user", "prompt")
