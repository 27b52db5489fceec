"""What a check found."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from content.errors import ContentError


@dataclass
class Report:
    """Errors make the check fail; warnings are for the author's judgement; notes and counts inform."""

    errors: list[ContentError] = field(default_factory=list)
    warnings: list[ContentError] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        return not self.errors

    def add(self, errors: Iterable[ContentError] = (), warnings: Iterable[ContentError] = ()) -> None:
        self.errors += errors
        self.warnings += warnings

    def count(self, name: str, number: int = 1) -> None:
        self.counts[name] = self.counts.get(name, 0) + number
