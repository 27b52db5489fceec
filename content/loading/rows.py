"""Matching rows with what the files say, so that ids which learners' answers point to keep their meaning."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from django.db.models import F, Model

_Row = TypeVar("_Row", bound=Model)
_ASIDE = 1000  # out of the way while positions are dealt anew


def align(rows: Iterable[_Row], texts: Sequence[object]) -> tuple[list[_Row | None], list[_Row]]:
    """For each text the row that has it, else the next row in order that has none of them; then the rows left over.

    A choice that moved keeps its row, and a choice that was reworded in its place keeps it too.
    """
    free = list(rows)
    matched: list[_Row | None] = [None] * len(texts)
    for position, text in enumerate(texts):
        same = next((row for row in free if getattr(row, "text") == text), None)  # noqa: B009 the type is generic
        if same is not None:
            matched[position] = same
            free.remove(same)
    for position in range(len(texts)):
        if matched[position] is None and free:
            matched[position] = free.pop(0)
    return matched, free


def deal(siblings: Any, texts: Sequence[object], fill: Callable[[Any, int], None], *, new: bool) -> None:
    """Make the rows of a related manager as many as `texts`, in this order; `fill(row, i)` sets their columns.

    new: their parent was just made, so there are none yet.
    """
    matched: list[Any] = [None] * len(texts)
    if not new:
        siblings.update(position=F("position") + _ASIDE)  # each is unique, and they are about to be dealt anew
        matched, left = align(siblings.all(), texts)
        siblings.filter(pk__in=[row.pk for row in left]).delete()
    made = []
    for position, found in enumerate(matched):
        row = found or siblings.model(**{siblings.field.name: siblings.instance})
        row.position = position
        fill(row, position)
        if found:
            row.save()
        else:
            made.append(row)
    siblings.model.objects.bulk_create(made)


def update_changed(row: Model, **values: object) -> bool:
    """Save the fields that differ, and tell whether any did."""
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, values[name])
    if changed:
        row.save(update_fields=changed)
    return bool(changed)
