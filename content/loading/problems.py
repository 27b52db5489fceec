"""Errors that show only while rows are written: maths that does not parse, ids that clash with the database."""

from collections.abc import Iterator
from contextlib import contextmanager

from cards.markup import MarkupError
from content.errors import CatalogueBroken, ContentError


class Problems:
    """Collects errors over a load; `settle` raises them all at the end, so that the transaction rolls back."""

    def __init__(self) -> None:
        self.errors: list[ContentError] = []

    def add(self, file: str, line: int, field: str, message: str) -> None:
        self.errors.append(ContentError(file, line, field, message))

    @contextmanager
    def typesetting(self, file: str, line: int, field: str) -> Iterator[None]:
        """Note a MarkupError of the block; `line` is where the text begins in its file."""
        try:
            yield
        except MarkupError as error:
            self.add(file, line + max(error.line, 1) - 1, field, error.message)

    def settle(self) -> None:
        if self.errors:
            raise CatalogueBroken(self.errors)
