"""Can the right answers be guessed from length or position? Measured over the whole catalogue."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from content.errors import ContentError
from content.files.course import Card, Question

LONGEST_SHARE = 0.32
FIRST_SHARE = 0.30
LEAST_QUESTIONS = 20
_COMMAND = re.compile(r"\\[A-Za-z]+")
_SILENT = re.compile(r"[\s$\\{}*_`&]")


@dataclass(frozen=True)
class Guessability:
    """Over the questions with one right choice: how often it is the longest, and how often the first."""

    n_questions: int
    longest: int
    first: int

    @property
    def longest_share(self) -> float:
        return self.longest / self.n_questions if self.n_questions else 0.0

    @property
    def first_share(self) -> float:
        return self.first / self.n_questions if self.n_questions else 0.0

    def __str__(self) -> str:
        return (
            f"of {self.n_questions} questions with one right choice it is the longest in {self.longest_share:.0%} "
            f"(at most {LONGEST_SHARE:.0%}) and the first in {self.first_share:.0%} (at most {FIRST_SHARE:.0%})"
        )

    def errors(self) -> list[ContentError]:
        """None below 20 questions: shares of a handful mean nothing."""
        if self.n_questions < LEAST_QUESTIONS:
            return []
        too_high = [
            ("the longest choice is the right one", self.longest_share, LONGEST_SHARE),
            ("the first choice is the right one", self.first_share, FIRST_SHARE),
        ]
        return [
            ContentError(
                "catalogue",
                0,
                "",
                f"{what} in {share:.1%} of {self.n_questions} questions, at most {limit:.0%} are allowed",
            )
            for what, share, limit in too_high
            if share > limit
        ]


def guessability(cards: Iterable[Card]) -> Guessability:
    questions = [question for card in cards for question in card.questions if question.kind == "single"]
    return Guessability(
        n_questions=len(questions),
        longest=sum(_right_is_longest(question) for question in questions),
        first=sum(question.choices[0].correct for question in questions),
    )


def _right_is_longest(question: Question) -> bool:
    """The right choice is longer than every other by what a reader sees; ties help nobody guess."""
    lengths = {choice.correct: 0 for choice in question.choices}
    for choice in question.choices:
        lengths[choice.correct] = max(lengths[choice.correct], seen_length(choice.text))
    return lengths[True] > lengths[False]


def seen_length(markdown: str) -> int:
    """Characters that show: a TeX command counts as one, markup as none."""
    return len(_SILENT.sub("", _COMMAND.sub("x", markdown)))
