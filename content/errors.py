"""What can be wrong with a catalogue, said so that an author finds the place."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class ContentError:
    """A file breaks a rule. `line` is 1-based, 0 when the whole file is meant; `field` may be empty."""

    file: str
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        """`maths/entropy/card.md:5: difficulty: 'easy' is not one of …`."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.field}: {self.message}" if self.field else f"{place}: {self.message}"


class CatalogueBroken(Exception):
    """A catalogue that must not be loaded, with every error found in it."""

    def __init__(self, errors: Iterable[ContentError]) -> None:
        self.errors = tuple(sorted(errors))
        super().__init__(self.errors)

    def __str__(self) -> str:
        return "\n".join(str(error) for error in self.errors)
