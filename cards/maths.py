"""The stylesheet that maths needs: one class for each distinct KaTeX style, kept as rows, served as one file."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from django.core.cache import cache
from django.db.models import Max

from cards.models import MathsRule

VERSION_KEY = "maths-version"


_gathered: ContextVar[dict[str, str] | None] = ContextVar("gathered rules", default=None)


@contextmanager
def rules_gathered() -> Iterator[None]:
    """Store the rules of everything that is typeset in the block once, at its end."""
    gathered: dict[str, str] = {}
    token = _gathered.set(gathered)
    try:
        yield
    finally:
        _gathered.reset(token)
    store_rules(gathered)


def store_rules(styles: Mapping[str, str]) -> None:
    """Add the classes that are new. Names are hashes of the declarations, so a known name is a known rule."""
    gathered = _gathered.get()
    if gathered is not None:
        gathered.update(styles)
        return
    if not styles:
        return
    known = set(MathsRule.objects.filter(name__in=styles).values_list("name", flat=True))
    fresh = [MathsRule(name=name, declarations=styles[name]) for name in styles if name not in known]
    if fresh:
        MathsRule.objects.bulk_create(fresh, ignore_conflicts=True)
        cache.delete(VERSION_KEY)


def version() -> int:
    """Grows with each new rule; part of the stylesheet's address, so that browsers may keep it for ever.

    Cached for two seconds: another process may have added rules, and a page may wait that long for them.
    """
    return int(cache.get_or_set(VERSION_KEY, lambda: MathsRule.objects.aggregate(last=Max("pk"))["last"] or 0, 2) or 0)


def stylesheet() -> str:
    return "".join(
        f".{name}{{{declarations}}}\n" for name, declarations in MathsRule.objects.values_list("name", "declarations")
    )
