"""What a page shows of orderings, matchings and clozes: dealt anew for each learner and try, marked after an answer."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from cards.markup import plain_text, spoken
from quizzes.models import Attempt, Part, Question

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class Item:
    """An item of an ordering; `place` is where the learner has put it, empty before that."""

    token: str
    text: str
    html: str
    place: str
    marked: str  # "", "right" or "wrong"

    @property
    def words(self) -> str:
        return in_words(self.text)


@dataclass(frozen=True, slots=True)
class Side:
    """A right side of a matching, with the letter that the page gives it."""

    token: str
    letter: str
    text: str
    html: str

    @property
    def words(self) -> str:
        return in_words(self.text)

    @property
    def is_plain(self) -> bool:
        """Without formulas, so that a list of options can show it; else its letter stands for it."""
        return not spoken(self.text)


@dataclass(frozen=True, slots=True)
class Line:
    """A left side, and the right side that stands beside it so far."""

    token: str
    text: str
    html: str
    chosen: str
    marked: str

    @property
    def said(self) -> str:
        """What a screen reader says of a line with formulas; empty when its own words do."""
        return spoken(self.text)


@dataclass(frozen=True, slots=True)
class Option:
    token: str
    text: str
    html: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap of a cloze; without options it is written into."""

    name: str
    kind: str  # choose, number or text
    options: list[Option]
    written: str
    marked: str


@dataclass(frozen=True, slots=True)
class Arranged:
    """Everything of one question that is arranged; empty lists for kinds that do not have it."""

    items: list[Item]
    lines: list[Line]
    sides: list[Side]
    gaps: list[Gap]


def in_words(markdown: str) -> str:
    """A text for a list of options or a spoken name, where nothing can be typeset."""
    return spoken(markdown) or plain_text(markdown).replace("\n", " ")


NOTHING = Arranged([], [], [], [])


def arranged(question: Question, key: object, attempts: Sequence[Attempt], entered: Mapping[str, Any]) -> Arranged:
    """The parts as this learner sees them now.

    `entered` is what a refused answer held, in the shape of quizzes.marking; else the last answer shows, marked.
    """
    parts = list(question.parts.all())
    if not parts:
        return NOTHING
    last = attempts[-1].response if attempts else {}
    right = set(last.get("right", ())) if last and not entered else None
    deal = f"{key}:{question.pk}:{len(attempts)}"
    if question.kind == Question.Kind.ORDERING:
        return Arranged(_items(parts, deal, entered, last, right), [], [], [])
    if question.kind == Question.Kind.MATCHING:
        sides = _sides(parts, deal)
        return Arranged([], _lines(parts, deal, entered.get("pairs") or last.get("pairs", {}), right), sides, [])
    return Arranged(
        [], [], [], [_gap(part, deal, entered.get("gaps") or last.get("gaps", {}), right) for part in parts]
    )


def dealt(rows: Iterable[tuple[str, _Row]], deal: str) -> list[_Row]:
    """Rows in an order that depends on their random tokens and the deal alone, so that no place tells anything."""
    ordered = sorted(rows, key=lambda row: hashlib.sha256(f"{deal}:{row[0]}".encode()).digest())
    return [row for _token, row in ordered]


def _items(
    parts: Sequence[Part], deal: str, entered: Mapping[str, Any], last: Mapping[str, Any], right: set[str] | None
) -> list[Item]:
    """In the learner's own order once they gave one, else as dealt, which is never the right order."""
    places: dict[str, str] = dict(entered.get("places", {}))
    own = list(last.get("order", ()))
    if not places and own:
        places = {token: str(place) for place, token in enumerate(own, start=1)}
        shown = sorted(parts, key=lambda part: own.index(part.token) if part.token in own else len(own))
    else:
        shown = dealt(((part.token, part) for part in parts), deal)
        shown = [*shown[1:], shown[0]] if shown == list(parts) else shown
    return [
        Item(part.token, part.text, part.text_html, places.get(part.token, ""), _mark(part.token, right))
        for part in shown
    ]


def _sides(parts: Sequence[Part], deal: str) -> list[Side]:
    shown = dealt(((part.right_token, part) for part in parts), deal)
    return [
        Side(part.right_token, letter, part.right, part.right_html)
        for letter, part in zip(LETTERS, shown, strict=False)
    ]


def _lines(parts: Sequence[Part], deal: str, chosen: Mapping[str, str], right: set[str] | None) -> list[Line]:
    shown = dealt(((part.token, part) for part in parts if part.text), deal)
    return [
        Line(part.token, part.text, part.text_html, chosen.get(part.token, ""), _mark(part.token, right))
        for part in shown
    ]


def _gap(part: Part, deal: str, filled: Mapping[str, str], right: set[str] | None) -> Gap:
    written = str(filled.get(part.text, ""))
    options = [
        Option(option["token"], option["text"], option["html"], option["token"] == written)
        for option in dealt(((option["token"], option) for option in part.options), deal)
    ]
    kind = "choose" if options else "text" if part.number is None else "number"
    return Gap(part.text, kind, options, "" if options else written, _mark(part.text, right))


def _mark(name: str, right: set[str] | None) -> str:
    return "" if right is None else "right" if name in right else "wrong"
