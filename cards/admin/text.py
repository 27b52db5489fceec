"""Text fields of creators: Markdown that is checked as it will be shown, and left alone when it did not change."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError

from accounts.generic import AnyModelForm
from cards.markup import MarkupError, render

MONOSPACE = {"class": "vLargeTextField code-text", "spellcheck": "false"}


def plain(text: str) -> str:
    """Without the carriage returns of a browser and the blank ends that nobody sees."""
    return text.replace("\r\n", "\n").strip()


def check_markdown(text: str, *, figures: Mapping[str, str] | None = None, inline: bool = False) -> None:
    """Raise ValidationError with the line when the text would not typeset."""
    try:
        render(text, figures=figures or {}, inline=inline)
    except MarkupError as error:
        raise ValidationError(f"Line {error.line}: {error.message}") from None


def check_formula(tex: str) -> None:
    """The same for a formula without its dollar signs."""
    try:
        render(f"$$\n{tex}\n$$", figures={})
    except MarkupError as error:
        raise ValidationError(error.message) from None


class TextForm(AnyModelForm):
    """Checks its Markdown fields; a text that only differs by blank ends keeps what is stored."""

    markdown: tuple[str, ...] = ()
    inline_markdown: tuple[str, ...] = ()

    def figures(self) -> Mapping[str, str]:
        """What `figures/…` in the Markdown may name."""
        return {}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name, value in cleaned.items():
            if isinstance(value, str) and name in self.fields:
                cleaned[name] = self._settled(name, value)
        for name in (*self.markdown, *self.inline_markdown):
            self._check(name, cleaned.get(name) or "")
        return cleaned

    def _settled(self, name: str, value: str) -> str:
        stored = self.get_initial_for_field(self.fields[name], name)
        if isinstance(stored, str) and plain(stored) == plain(value):
            return stored
        return value.replace("\r\n", "\n")

    def _check(self, name: str, text: str) -> None:
        try:
            check_markdown(text, figures=self.figures(), inline=name in self.inline_markdown)
        except ValidationError as error:
            self.add_error(name, error)
