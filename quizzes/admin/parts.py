"""Items, pairs and gaps on the page of their question."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from accounts.generic import AnyStackedInline
from cards.admin.owned import OwnedInline
from cards.admin.text import check_markdown, plain
from quizzes import gaps
from quizzes.admin.placed import SMALL, PlacedForm, PlacedFormSet
from quizzes.authoring import render_part, set_options
from quizzes.models import Part, Question
from quizzes.part_rules import GAPS, ITEMS, LONGEST_TEXT, PAIRS, alike, number_problem, tells_its_place


class LinesField(forms.CharField):
    """Several texts, one a line."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=forms.Textarea(SMALL), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.clean(data) != (initial or []))

    def clean(self, value: Any) -> Any:
        lines = [line.strip() for line in plain(super().clean(value)).splitlines()]
        return [line for line in lines if line]


class ItemForm(PlacedForm):
    inline_markdown = ("text",)

    class Meta:
        model = Part
        fields = ("text",)
        widgets = {"text": forms.Textarea(SMALL)}

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if not text.strip():
            raise ValidationError("Write the item.")
        if tells_its_place(text):
            raise ValidationError("This says its own place; leave the number out.")
        return text


class PairForm(PlacedForm):
    inline_markdown = ("text", "right")

    class Meta:
        model = Part
        fields = ("text", "right")
        labels = {"text": "left"}
        help_texts = {"text": "Empty: a right side without a partner."}
        widgets = {"text": forms.Textarea(SMALL), "right": forms.Textarea(SMALL)}

    def clean_right(self) -> str:
        right: str = self.cleaned_data["right"]
        if not right.strip():
            raise ValidationError("Write the right side.")
        return right


class GapForm(PlacedForm):
    text = forms.RegexField(gaps.NAME, label="name", help_text="As in the text: {{name}}.")
    choices = LinesField(label="options", help_text="One a line, Markdown with $maths$; the answer is one of them.")
    answer = forms.CharField(required=False, max_length=400, help_text="An option, or a short text.")
    accept = LinesField(help_text="Other spellings of a text, one a line. Capitals count, spaces do not.")

    class Meta:
        model = Part
        fields = ("text", "choices", "answer", "accept", "number", "tolerance", "rtol")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("choices", [option["text"] for option in self.instance.options])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        options, answer, number = cleaned.get("choices", []), cleaned.get("answer", ""), cleaned.get("number")
        if (number is None) == (not answer):
            self.add_error("answer", "Either an answer or a number: just one of them.")
        if options and answer not in options:
            self.add_error("answer", "The answer is one of the options.")
        if len(options) == 1 or any(alike(options)):
            self.add_error("choices", "Two options or more, and no two that read alike.")
        if not options and len(answer) > LONGEST_TEXT:
            self.add_error("answer", f"At most {LONGEST_TEXT} characters: learners type it.")
        for name in ("tolerance", "rtol"):
            if (cleaned.get(name) or 0) < 0:
                self.add_error(name, "A tolerance is zero or more.")
        for option in options:
            self._check_option(option)
        return cleaned

    def _check_option(self, option: str) -> None:
        try:
            check_markdown(option, figures=self.figures(), inline=True)
        except ValidationError as error:
            self.add_error("choices", error)


class PartFormSet(PlacedFormSet):
    """Rows of one kind of question; on the page of a new question the others stay empty."""

    kind: str

    def clean(self) -> None:
        super().clean()
        if any(self.errors):
            return
        rows = [form.cleaned_data for form in self.kept()]
        if self.instance.kind != self.kind:
            problem = "This belongs to a question of another kind: remove it, or change the kind." if rows else ""
        else:
            problem = self.problem(rows)
        if problem:
            raise ValidationError(problem)

    def problem(self, rows: list[dict[str, Any]]) -> str:
        """What is wrong with these rows together; empty when nothing is."""
        raise NotImplementedError

    def typeset(self, row: Part) -> None:
        render_part(row, self.instance.card)


class ItemFormSet(PartFormSet):
    kind = Question.Kind.ORDERING

    def problem(self, rows: list[dict[str, Any]]) -> str:
        number = number_problem(len(rows), ITEMS)
        return f"Items: {number}." if number else _alike("items", [row["text"] for row in rows])


class PairFormSet(PartFormSet):
    kind = Question.Kind.MATCHING

    def problem(self, rows: list[dict[str, Any]]) -> str:
        lefts = [row["text"] for row in rows if row["text"]]
        number = number_problem(len(lefts), PAIRS)
        if number:
            return f"Pairs: {number}."
        return _alike("left sides", lefts) or _alike("right sides", [row["right"] for row in rows])


class GapFormSet(PartFormSet):
    kind = Question.Kind.CLOZE

    def problem(self, rows: list[dict[str, Any]]) -> str:
        written, named = gaps.names(self.instance.text), [row["text"] for row in rows]
        number = number_problem(len(rows), GAPS)
        if number:
            return f"Gaps: {number}."
        if sorted(written) != sorted(named) or len(set(named)) < len(named):
            return f"The text has the gaps {', '.join(written) or 'none'}, here are {', '.join(named)}: each just once."
        return next(iter(gaps.problems(self.instance.text)), "")

    def typeset(self, row: Part) -> None:
        form = next(form for form in self.kept() if form.instance is row)
        set_options(row, form.cleaned_data["choices"])
        super().typeset(row)


def _alike(what: str, texts: list[str]) -> str:
    found = next(alike(texts), None)
    return f"Two {what} read alike: {found[1]}" if found else ""


class PartInline(OwnedInline, AnyStackedInline):
    model = Part
    extra = 0


class ItemInline(PartInline):
    form = ItemForm
    formset = ItemFormSet
    verbose_name = "item to order"
    verbose_name_plural = "items to order; their places are the right order"
    fields = ("place", "text")


class PairInline(PartInline):
    form = PairForm
    formset = PairFormSet
    verbose_name = "pair to match"
    verbose_name_plural = "pairs to match"
    fields = ("place", "text", "right")


class GapInline(PartInline):
    form = GapForm
    formset = GapFormSet
    verbose_name = "gap to fill"
    verbose_name_plural = "gaps to fill"
    fields = ("place", "text", "choices", ("answer", "accept"), ("number", "tolerance", "rtol"))


PART_INLINES: dict[str, type[PartInline]] = {
    Question.Kind.ORDERING: ItemInline,
    Question.Kind.MATCHING: PairInline,
    Question.Kind.CLOZE: GapInline,
}
