from django import template

from quizzes.presenting import Look, look

register = template.Library()
register.filter("look", look)


@register.filter
def ms(value: float | None) -> str:
    """12.3 → “12 ms”, 1530 → “1.5 s”; nothing for None."""
    if value is None:
        return ""
    return f"{value:.0f} ms" if value < 1000 else f"{value / 1000:.1f} s"


__all__ = ["Look", "ms", "register"]
