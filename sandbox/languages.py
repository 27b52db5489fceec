"""Which language the solutions of a profile are written in: the one place that knows their files' suffix."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Language:
    """`name` is what editors and highlighters call it."""

    name: str
    title: str
    suffix: str


PYTHON: Final = Language("python", "Python", ".py")
C: Final = Language("c", "C", ".c")
LANGUAGES: Final = (PYTHON, C)


def language_of(profile: str) -> Language:
    return C if profile == "c" else PYTHON
