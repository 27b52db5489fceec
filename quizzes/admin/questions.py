"""A question's page: its text, choices and hints."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.text import slugify

from accounts.generic import AnyStackedInline
from cards.admin.owned import OwnedAdmin, OwnedInline, person
from cards.models import Card
from quizzes.admin.parts import PART_INLINES
from quizzes.admin.placed import SMALL, PlacedForm, PlacedFormSet
from quizzes.admin.revise import ChangeForm, Revises
from quizzes.authoring import render_choice, render_hint, render_question
from quizzes.models import Choice, Hint, Question

WITH_CHOICES = (Question.Kind.SINGLE, Question.Kind.MULTIPLE)
NUMBERS = (Question.Kind.NUMERIC, Question.Kind.PARAMETRIC)


class QuestionForm(ChangeForm):
    markdown = ("text", "explanation")

    key = forms.SlugField(max_length=80, required=False, help_text="Stable over edits. Empty: made of the text.")

    class Meta:
        model = Question
        fields = (
            "card",
            "kind",
            "text",
            "see",
            "explanation",
            "answer",
            "tolerance",
            "rtol",
            "unit",
            "generator",
            "key",
            "position",
            "active",
        )
        widgets = {
            "generator": forms.Textarea({"rows": 8, "class": "vLargeTextField code-text", "spellcheck": "false"})
        }

    def figures(self) -> dict[str, str]:
        card = self.card()
        return {f"figures/{figure.name}": figure.svg for figure in card.figures.all()} if card else {}

    def card(self) -> Card | None:
        chosen: Card | None = self.cleaned_data.get("card")
        return chosen or (self.instance.card if self.instance.card_id else None)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self._check_kind(cleaned.get("kind", ""))
        self._check_answer(cleaned)
        card = self.card()
        if card:
            self._check_key(card, cleaned)
        return cleaned

    def _check_kind(self, kind: str) -> None:
        """What belongs to a question follows from its kind, so a row keeps to its family."""
        stored = self.initial.get("kind") if self.instance.pk else kind
        if kind and family(kind) != family(str(stored)):
            self.add_error("kind", "What belongs to this question would be lost: write a new one of the other kind.")

    def _check_answer(self, cleaned: dict[str, Any]) -> None:
        kind = cleaned.get("kind")
        if kind == Question.Kind.NUMERIC and cleaned.get("answer") is None:
            self.add_error("answer", "A question for a number needs the number.")
        if kind == Question.Kind.PARAMETRIC and not cleaned.get("generator"):
            self.add_error(
                "generator", "Fresh numbers come from here: def draw(rng): return {'params': {…}, 'answer': …}"
            )
        if kind not in WITH_CHOICES and not cleaned.get("explanation"):
            self.add_error("explanation", "Explain the answer; learners see it afterwards.")
        if kind not in NUMBERS and cleaned.get("answer") is not None:
            self.add_error("answer", "Only a question for a number has one; what is right is said below.")
        for name in ("tolerance", "rtol"):
            if (cleaned.get(name) or 0) < 0:
                self.add_error(name, "A tolerance is zero or more.")

    def _check_key(self, card: Card, cleaned: dict[str, Any]) -> None:
        others = set(card.questions.exclude(pk=self.instance.pk).values_list("key", flat=True))
        cleaned["key"] = cleaned.get("key") or fresh_key(cleaned.get("text", ""), others)
        if cleaned["key"] in others:
            self.add_error("key", "Another question of this card has this key.")


def family(kind: str) -> str:
    """Kinds of one family have the same rows: choices, a number, items, pairs or gaps."""
    if kind in WITH_CHOICES:
        return "choices"
    return "number" if kind in NUMBERS else kind


def fresh_key(text: str, taken: set[str]) -> str:
    """A key of the first words of the text that is not taken."""
    base = "-".join(slugify(text).split("-")[:6])[:60] or "item"
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return base if base not in taken else next(key for key in numbered if key not in taken)


class ChoiceForm(PlacedForm):
    markdown = ("explanation",)
    inline_markdown = ("text",)

    class Meta:
        model = Choice
        fields = ("text", "correct", "explanation", "misconception")
        widgets = {"text": forms.Textarea(SMALL), "explanation": forms.Textarea(SMALL)}

    def clean_explanation(self) -> str:
        explanation: str = self.cleaned_data["explanation"]
        if not explanation.strip():
            raise ValidationError("Say why this choice is right or wrong; whoever chooses it reads it.")
        return explanation


class HintForm(PlacedForm):
    markdown = ("text",)

    class Meta:
        model = Hint
        fields = ("text",)
        widgets = {"text": forms.Textarea(SMALL)}


class ChoiceFormSet(PlacedFormSet):
    def clean(self) -> None:
        super().clean()
        if any(self.errors):
            return
        choices = [form.cleaned_data for form in self.kept()]
        n_correct = sum(bool(choice.get("correct")) for choice in choices)
        problem = choices_problem(self.instance.kind, len(choices), n_correct)
        if problem:
            raise ValidationError(problem)

    def typeset(self, row: Choice) -> None:
        render_choice(row, self.instance.card)


class HintFormSet(PlacedFormSet):
    def typeset(self, row: Hint) -> None:
        render_hint(row, self.instance.card)


def choices_problem(kind: str, n_choices: int, n_correct: int) -> str:
    """What is wrong with so many choices for this kind of question; empty when nothing is."""
    if kind not in WITH_CHOICES:
        return "Only questions with one or several answers have choices: remove them." if n_choices else ""
    if n_choices < 2:
        return "Write at least two choices."
    if kind == Question.Kind.SINGLE and n_correct != 1:
        return f"Exactly one choice must be correct; {n_correct} are marked."
    return "Mark at least one choice as correct." if not n_correct else ""


class ChoiceInline(OwnedInline, AnyStackedInline):
    model = Choice
    form = ChoiceForm
    formset = ChoiceFormSet
    extra = 0
    fields = (("place", "correct"), "text", "explanation", "misconception")

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:  # noqa: ARG002 Django's signature
        return 0 if obj else 4


class HintInline(OwnedInline, AnyStackedInline):
    model = Hint
    form = HintForm
    formset = HintFormSet
    extra = 0
    fields = ("place", "text")


@admin.register(Question)
class QuestionAdmin(Revises, OwnedAdmin):
    form = QuestionForm
    list_display = ("key", "card", "kind", "position", "active")
    list_filter = ("kind", "active")
    list_select_related = ("card__current",)
    search_fields = ("key", "text", "card__slug")
    inlines = (ChoiceInline, *PART_INLINES.values(), HintInline)
    readonly_fields = ("drawn",)
    actions = None
    fieldsets = (
        (None, {"fields": (("card", "kind"), "text", "see", "explanation")}),
        ("A number", {"fields": (("answer", "unit"), ("tolerance", "rtol"))}),
        ("Fresh numbers each try", {"fields": ("generator", "drawn"), "classes": ("collapse",)}),
        ("Place", {"fields": (("key", "position"), "active")}),
        ("Revision", {"fields": ("note", "trivial")}),
    )

    def get_inlines(self, _request: HttpRequest, obj: Any = None) -> Any:
        """Of a question that is there, those of its kind; of a new one, all."""
        if obj is None:
            return self.inlines
        if obj.kind in WITH_CHOICES:
            return (ChoiceInline, HintInline)
        return (PART_INLINES[obj.kind], HintInline) if obj.kind in PART_INLINES else (HintInline,)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """A question that was answered is put to rest (not active): its attempts are a log."""
        unused = not isinstance(obj, Question) or not obj.attempts.exists()
        return super().has_delete_permission(request, obj) and unused

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "card":
            kwargs["queryset"] = own_cards(request)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_readonly_fields(self, _request: HttpRequest, obj: Any = None) -> Any:
        """A question stays with its card, so that the two cannot disagree about the creator."""
        return ("drawn", "card") if obj else ("drawn",)

    def save_model(self, request: HttpRequest, obj: Question, form: Any, change: bool) -> None:  # noqa: FBT001 Django's signature
        render_question(obj)
        super().save_model(request, obj, form, change)
        if {"generator", "text", "kind"} & set(form.changed_data):
            obj.variants.all().delete()  # drawn anew by the worker

    def save_formset(self, _request: HttpRequest, _form: Any, formset: Any, change: bool) -> None:  # noqa: ARG002, FBT001 Django's signature
        formset.place_all()

    def delete_model(self, request: HttpRequest, obj: Question) -> None:
        card = obj.card
        super().delete_model(request, obj)
        self.revise(request, card, note=f"Question {obj.key} removed")

    @admin.display(description="numbers drawn")
    def drawn(self, question: Question) -> str:
        if question.kind != Question.Kind.PARAMETRIC or not question.pk:
            return "none needed"
        return f"{question.variants.count()} sets; a worker draws what is missing within a minute"


def own_cards(request: HttpRequest) -> QuerySet[Card]:
    """Cards that this person may add a task to."""
    cards = Card.objects.select_related("current").order_by("slug")
    return cards if person(request).is_superuser else cards.filter(creator=person(request))
