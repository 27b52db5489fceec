"""Numbers printed in a card that no figure of figures.toml vouches for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from content.errors import ContentError
from content.files.body import Decimal
from content.files.course import Card, Question

LEAST_DIGITS = 3
_LITERAL = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")


def unvouched(card: Card) -> Iterator[ContentError]:
    """A warning for each decimal of three or more significant digits, and each numeric answer, without its figure."""
    known = sorted(_known(card))
    for decimal in card.body.decimals():
        if decimal.digits >= LEAST_DIGITS and not _vouched(decimal, known):
            yield ContentError(card.file, decimal.line, "body", f"{decimal.text} is in no entry of figures.toml")
    for question in card.questions:
        for keys, number in _numeric_answers(question):
            if not _answer_vouched(number, known):
                file, line = f"{card.folder}/questions.toml", question.place.line(*keys)
                yield ContentError(file, line, "question.answer", f"{number.answer:g} is in no entry of figures.toml")


@dataclass(frozen=True)
class _Answer:
    answer: float
    tolerance: float
    rtol: float


def _numeric_answers(question: Question) -> Iterator[tuple[tuple[str | int, ...], _Answer]]:
    """Each number that a learner must find, with its path in the question."""
    if question.answer is not None:
        yield ("answer",), _Answer(question.answer, question.tolerance, question.rtol)
    for place, gap in enumerate(question.gaps):
        if gap.number is not None:
            yield ("gaps", place, "answer"), _Answer(gap.number, gap.tolerance, gap.rtol)


def _known(card: Card) -> set[float]:
    """Sizes of the numbers that the figures state or compute with."""
    known: set[float] = set()
    for figure in card.figures:
        known.update(_numbers(figure.value))
        text = f"{figure.statement}\n{figure.expression}\n{figure.code}"
        known.update(float(literal) for literal in _LITERAL.findall(text))
    return known


def _numbers(value: Any) -> Iterator[float]:
    if isinstance(value, list):
        for item in value:
            yield from _numbers(item)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield abs(float(value))


def _vouched(decimal: Decimal, known: list[float]) -> bool:
    """Some known number rounds to what is printed; a percentage may stand for a fraction. Signs are not compared."""
    printed, unit = float(decimal.text), 10.0**-decimal.places
    scales = (1.0, 100.0) if decimal.percent else (1.0,)
    return any(abs(number * scale - printed) <= 0.5 * unit * (1 + 1e-6) for number in known for scale in scales)


def _answer_vouched(wanted: _Answer, known: list[float]) -> bool:
    answer = abs(wanted.answer)
    within = max(wanted.tolerance, wanted.rtol * answer, 1e-9)
    return any(abs(number - answer) <= within for number in known)
