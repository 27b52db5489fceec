"""Many rows into a table at once: COPY on PostgreSQL, executemany on SQLite. For made-up data only."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models

AT_ONCE = 2_000


class Table:
    """Writes rows of a model, given as the values that differ from the model's defaults.

    No validation, no signals, no `save`: what is written must be right.
    """

    def __init__(self, model: type[models.Model]) -> None:
        fields = [field for field in model._meta.concrete_fields if not field.generated]
        self.model, self.fields = model, {field.attname: field for field in fields}
        self.places = {field.attname: place for place, field in enumerate(fields)}
        self.defaults = [self._ready(field.attname, field.get_default()) for field in fields]
        self.name = model._meta.db_table
        self.columns = ", ".join(f'"{field.column}"' for field in fields)

    def write(self, rows: Iterable[Mapping[str, Any]]) -> int:
        """Write the rows in constant memory; returns how many. Sequences follow the ids that were given."""
        values = map(self._row, rows)
        number = self._copy(values) if connection.vendor == "postgresql" else self._insert(values)
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), [self.model]):
                cursor.execute(statement)
        return number

    def next_id(self) -> int:
        """The first free id."""
        last = self.model._default_manager.aggregate(last=models.Max("pk"))["last"]  # noqa: SLF001 Django's own API
        return (last or 0) + 1

    def _row(self, values: Mapping[str, Any]) -> list[Any]:
        row = self.defaults.copy()
        for name, value in values.items():
            row[self.places[name]] = self._ready(name, value)
        return row

    def _ready(self, name: str, value: Any) -> Any:
        if value is None or type(value) in (int, float, bool) or (type(value) is str and value == ""):
            return value
        return self.fields[name].get_db_prep_save(value, connection)

    def _copy(self, rows: Iterator[list[Any]]) -> int:
        number = 0
        with connection.cursor() as cursor, cursor.copy(f"COPY {self.name} ({self.columns}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
                number += 1
        return number

    def _insert(self, rows: Iterator[list[Any]]) -> int:
        number, marks = 0, ", ".join(["%s"] * len(self.places))
        while batch := list(islice(rows, AT_ONCE)):
            with connection.cursor() as cursor:
                cursor.executemany(f"INSERT INTO {self.name} ({self.columns}) VALUES ({marks})", batch)  # noqa: S608 names from the model
            number += len(batch)
        return number


def trust_rows() -> None:
    """Until the transaction ends PostgreSQL checks no foreign keys of new rows, where we may say so: much faster."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('is_superuser') = 'on'")
        if cursor.fetchone()[0]:
            cursor.execute("SET LOCAL session_replication_role = replica")
