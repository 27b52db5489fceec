"""The course as its files tell it: frozen, typed, free of the database.

`place` says where a thing stands in its file; it does not count when two are compared.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from content.files.body import Body
from content.files.lines import NOWHERE, Place
from sandbox.package import TaskPackage

KINDS = ("single", "multiple", "numeric", "parametric", "ordering", "matching", "cloze")
CHOICE_KINDS = ("single", "multiple")
NUMBER_KINDS = ("numeric", "parametric")
PROMPT_KINDS = ("basic", "cloze", "formula")
DIFFICULTIES = ("beginner", "intermediate", "advanced")
PROVIDERS = ("youtube",)


@dataclass(frozen=True)
class Track:
    slug: str
    title: str
    blurb: str
    order: int


@dataclass(frozen=True)
class Topic:
    slug: str
    title: str
    track: str


@dataclass(frozen=True)
class Person:
    handle: str
    name: str
    initials: str


@dataclass(frozen=True)
class Video:
    provider: str
    ref: str
    title: str
    duration_s: int | None


@dataclass(frozen=True)
class Choice:
    text: str
    correct: bool
    explanation: str
    misconception: str


@dataclass(frozen=True)
class Pair:
    """Two sides that belong together."""

    left: str
    right: str


@dataclass(frozen=True)
class Gap:
    """A blank of a cloze: one of its `options`, else a `number`, else a text, which `accept` may spell otherwise."""

    name: str
    options: tuple[str, ...] = ()
    answer: str = ""
    accept: tuple[str, ...] = ()
    number: float | None = None
    tolerance: float = 0.0
    rtol: float = 0.0


@dataclass(frozen=True)
class Question:
    """One question; what stands in it depends on its kind.

    `answer`, `tolerance`, `rtol`, `unit` belong to numbers, `generator` to parametric ones, `choices` to one or
    several answers, `items` (in the right order) to an ordering, `pairs` and `extra` (right sides without a partner)
    to a matching, `gaps` to a cloze.
    """

    key: str
    kind: str
    text: str
    see: str
    choices: tuple[Choice, ...]
    hints: tuple[str, ...]
    answer: float | None = None
    tolerance: float = 0.0
    rtol: float = 0.0
    unit: str = ""
    generator: str = ""
    explanation: str = ""
    items: tuple[str, ...] = ()
    pairs: tuple[Pair, ...] = ()
    extra: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Prompt:
    """A flashcard. For a cloze `front` is the whole sentence and `back` is empty."""

    key: str
    kind: str
    front: str
    back: str
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class StatedFigure:
    """A number that the card states, and the Python that computes it: an `expression`, or `code` that sets `result`."""

    id: str
    statement: str
    expression: str
    code: str
    value: Any
    tolerance: float
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Front:
    """The front matter of card.md."""

    id: uuid.UUID
    title: str
    topic: str
    difficulty: str
    order: int
    builds_on: tuple[str, ...]
    summary: str
    cover: str
    authors: tuple[str, ...]
    licence: str
    sources: tuple[str, ...]
    video: Video | None


@dataclass(frozen=True)
class Card:
    """One folder: catalogue/<track>/<slug>/. `digest` covers every file of it that the site shows or judges with."""

    slug: str
    track: str
    front: Front
    body: Body
    questions: tuple[Question, ...]
    prompts: tuple[Prompt, ...]
    figures: tuple[StatedFigure, ...]
    drawings: Mapping[str, str]
    tasks: tuple[TaskPackage, ...]
    digest: str
    folder: str
    place: Place = field(default=NOWHERE, compare=False, repr=False)

    @property
    def file(self) -> str:
        return f"{self.folder}/card.md"


@dataclass(frozen=True)
class Catalogue:
    tracks: tuple[Track, ...]
    topics: tuple[Topic, ...]
    people: tuple[Person, ...]
    cards: tuple[Card, ...]
