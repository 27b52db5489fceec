"""figures.toml: every number that the card states, with the Python that computes it."""

import ast
from typing import Any

from content.errors import ContentError
from content.files.course import StatedFigure
from content.files.record import Record, Source, refuse_twice


def read_figures(file: str, text: str, errors: list[ContentError]) -> tuple[StatedFigure, ...]:
    """All figures of a file, in order; what is wrong is noted in `errors`."""
    top = Source(file, text, errors).top()
    records = top.tables("figure")
    top.finish()
    refuse_twice(records, "id")
    return tuple(_figure(record) for record in records)


def _figure(record: Record) -> StatedFigure:
    if record.has("expression") == record.has("code"):
        record.fail("expression", "give either an expression or code")
    figure = StatedFigure(
        id=record.slug("id", longest=80),
        statement=record.text("statement"),
        expression=record.text("expression", ""),
        code=record.text("code", ""),
        value=_value(record),
        tolerance=record.size("tolerance", 0.0),
        place=record.place,
    )
    _check_syntax(record, figure)
    record.finish()
    return figure


def _value(record: Record) -> Any:
    value = record.value("value")
    if value is not None and not _is_plain(value):
        record.fail("value", "expected a number, true or false, a string, or a list of these")
    return value


def _is_plain(value: Any) -> bool:
    return (
        all(_is_plain(item) for item in value)
        if isinstance(value, list)
        else isinstance(value, bool | int | float | str)
    )


def _check_syntax(record: Record, figure: StatedFigure) -> None:
    key = "code" if figure.code else "expression"
    try:
        ast.parse(figure.code or figure.expression or "0", mode="exec" if figure.code else "eval")
    except (SyntaxError, ValueError) as error:
        record.fail(key, f"not Python: {error.args[0]}")
