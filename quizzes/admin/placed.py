"""Forms of rows that stand in an order of their own: choices, items, pairs, gaps, hints."""

from typing import Any

from django.forms.formsets import DELETION_FIELD_NAME

from accounts.generic import AnyInlineFormSet
from cards.admin.text import TextForm
from cards.models import Figure
from quizzes.admin.places import PlaceField, renumber

SMALL = {"rows": 2, "class": "vLargeTextField"}


class PlacedForm(TextForm):
    place = PlaceField(label="place")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial.setdefault("place", self.instance.position + 1)

    def figures(self) -> dict[str, str]:
        card_id = self.instance.question.card_id if self.instance.question_id else None
        figures = Figure.objects.filter(card=card_id)
        return {f"figures/{figure.name}": figure.svg for figure in figures}


class PlacedFormSet(AnyInlineFormSet):
    """Rows in an order of their own, saved by `place_all`."""

    def kept(self) -> list[Any]:
        """The forms whose rows will stand after saving, in form order."""
        return [form for form in self.forms if self._is_kept(form)]

    def _is_kept(self, form: Any) -> bool:
        dropped = getattr(form, "cleaned_data", {}).get(DELETION_FIELD_NAME)
        return bool(form.instance.pk or form.has_changed()) and not dropped

    def place_all(self) -> None:
        """Delete, add and reorder; each row is typeset anew."""
        self.save(commit=False)
        if not (self.kept() or self.deleted_objects):
            return
        for gone in self.deleted_objects:
            gone.delete()
        for form in self.kept():
            self.typeset(form.instance)
        rows = [(form.cleaned_data.get("place"), form.instance) for form in self.kept()]
        renumber(self.get_queryset().model.objects.filter(question=self.instance), rows)

    def typeset(self, row: Any) -> None:
        raise NotImplementedError
