"""Numbers and code as pages show them."""

import re

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from cards.markup import spoken

register = template.Library()
register.filter("spoken", spoken)
PIECES = re.compile(r"`([^`]+)`|\$([^$]+)\$")
RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


@register.filter
def minutes(seconds: int) -> str:
    """`45 s`, `12 min`."""
    return f"{seconds} s" if seconds < 60 else f"{round(seconds / 60)} min"


@register.filter
def scientific(value: float) -> str:
    """1e-05 as 10⁻⁵, 0.002 as 2·10⁻³, 0 as 0."""
    if not value:
        return "0"
    mantissa, _e, exponent = f"{value:.1e}".partition("e")
    raised = str(int(exponent)).translate(RAISED)
    factor = re.sub(r"\.0$", "", mantissa).replace("-", "−")
    return f"10{raised}" if factor == "1" else f"{factor}·10{raised}"


@register.filter
def code_lines(code: str, marked: int | None) -> SafeString:
    """The code, one span a line, for the numbers of the style sheet; the marked line (from 1) stands out."""
    lines = enumerate(code.removesuffix("\n").split("\n"), start=1)
    return format_html_join(
        "", '<span class="{}">{}</span>', (("l at" if number == marked else "l", line or " ") for number, line in lines)
    )


@register.filter
def in_words(text: str) -> SafeString:
    """A sentence of a creator or of the judge: `code` in backticks as code, a short $formula$ as letters or words."""
    pieces, end = [], 0
    for found in PIECES.finditer(text):
        code, formula = found.groups()
        piece = format_html("<code>{}</code>", code) if code else format_html("<i>{}</i>", _said(formula))
        pieces += [conditional_escape(text[end : found.start()]), piece]
        end = found.end()
    return format_html_join("", "{}", ((piece,) for piece in [*pieces, conditional_escape(text[end:])]))


def _said(formula: str) -> str:
    """Letters stay letters; a formula with commands is said."""
    return spoken(f"${formula}$") if "\\" in formula else formula
