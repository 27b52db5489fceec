from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator

from accounts.generic import AnyModelForm, AnyStackedInline
from cards.admin.owned import OwnedInline
from cards.admin.text import MONOSPACE, check_markdown
from cards.models import Figure


class FigureForm(AnyModelForm):
    name = forms.CharField(
        max_length=80,
        validators=[RegexValidator(r"^[\w.-]+\.svg$", "Letters, digits, - and _, then .svg: network.svg")],
    )

    class Meta:
        model = Figure
        fields = ("name", "svg")
        widgets = {"svg": forms.Textarea({"rows": 6, **MONOSPACE})}

    def clean(self) -> dict[str, Any]:
        """The SVG must draw: what a figure may not hold is refused here, not when a learner opens the card."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("name") and cleaned.get("svg"):
            address = f"figures/{cleaned['name']}"
            try:
                check_markdown(f"![figure]({address})", figures={address: cleaned["svg"]})
            except ValidationError as error:
                self.add_error("svg", error)
        return cleaned


class FigureInline(OwnedInline, AnyStackedInline):
    model = Figure
    form = FigureForm
    extra = 0
    classes = ("collapse",)
