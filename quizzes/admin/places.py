"""The order of choices and hints: creators write any numbers, the rows are stored as 0, 1, 2 …"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import F, QuerySet

FAR = 10_000  # above every stored position, below the limit of the column


class PlaceField(forms.IntegerField):
    """Where a row stands among its siblings; empty: at the end."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            min_value=1, max_value=999, required=False, widget=forms.NumberInput({"class": "place"}), **kwargs
        )


def renumber(stored: QuerySet[Any], rows: Sequence[tuple[int | None, Any]]) -> None:
    """Save the rows at positions 0, 1, 2 … in the order of their places; ties and empty places keep their order.

    Positions are unique, so the stored rows first move out of the way.
    """
    stored.update(position=F("position") + FAR)
    for position, (_, row) in enumerate(sorted(rows, key=lambda pair: pair[0] or FAR)):
        row.position = position
        row.save()
