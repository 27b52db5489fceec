"""Numbers printed in a card that no figure of figures.toml vouches for."""

import re
from collections.abc import Iterator
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
        if question.answer is not None and not _answer_vouched(question, known):
            file, line = f"{card.folder}/questions.toml", question.place.line("answer")
            yield ContentError(file, line, "question.answer", f"{question.answer:g} is in no entry of figures.toml")


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


def _answer_vouched(question: Question, known: list[float]) -> bool:
    answer = abs(question.answer or 0.0)
    within = max(question.tolerance, question.rtol * answer, 1e-9)
    return any(abs(number - answer) <= within for number in known)
