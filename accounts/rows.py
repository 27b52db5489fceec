"""Which rows of the database belong to a person, found from the models themselves: a table added later is in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import CASCADE, ForeignObjectRel, Model, QuerySet

from accounts.models import User


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of `model` whose `path` leads to the person; `owned` when they vanish with the person."""

    model: type[Model]
    path: str
    owned: bool

    @property
    def label(self) -> str:
        return self.model._meta.label_lower

    def of(self, user: User) -> "QuerySet[Any]":
        return self.model._base_manager.filter(**{self.path: user}).order_by("pk")


def tables() -> list[Table]:
    """Every table with rows of a person: what is theirs, and after it what names them as author, reviewer and so on."""
    found: dict[tuple[type[Model], str], Table] = {}
    waiting: list[tuple[type[Model], str]] = [(User, "")]
    while waiting:
        model, path = waiting.pop(0)
        for relation in relations(model):
            owned = relation.on_delete is CASCADE
            table = Table(relation.related_model, relation.field.name + path, owned)
            if (owned or model is User) and (table.model, table.path) not in found:
                found[table.model, table.path] = table
                if owned:
                    waiting.append((table.model, f"__{table.path}"))
    return sorted(found.values(), key=lambda table: (not table.owned, table.label, table.path))


def relations(model: type[Model]) -> "Iterator[ForeignObjectRel]":
    """Foreign keys of other models to this one, hidden ones too; not the tables between many and many."""
    for relation in model._meta.get_fields(include_hidden=True):
        if not isinstance(relation, ForeignObjectRel) or relation.many_to_many:
            continue
        other = relation.related_model
        if isinstance(other, type) and not other._meta.auto_created:
            yield relation
