"""Results that are not the reference's, where the task has a checker: its answer replaces the verdict.

Theory of operation. Everything is graded as always. What is wrong by its values alone goes, decoded and encoded anew,
to the creator's `check` in a jailed child that never met the learner's code; one child for all cases. It can turn
"wrong" into "right" and give "wrong" another reason, no more. A checker that fails is a fault of the task.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from sandbox import wire
from sandbox.describe import clean
from sandbox.grading import CaseVerdict
from sandbox.plain import first_opaque
from sandbox.results import Answer
from sandbox.trials import Graded, with_verdict
from sandbox.values import EncodeError, encode

MAX_SENTENCE = 300
MOST_TIMES, SLACK_BYTES = 4, 2**16
"""So much larger than the reference's an answer may be: else learners could choose how long the checker works."""
_QUOTED = re.compile(r"“[^”]*”|`[^`]*`|\"[^\"]*\"")

Check = Callable[[Sequence[Answer]], Sequence[str]]


def with_checker(graded: Sequence[Graded], check: Check) -> list[Graded]:
    """`graded`, with the checker's verdict where the values differ from the reference's. Raises what `check` raises."""
    answers = {index: answer for index, item in enumerate(graded) if (answer := _answer(item))}
    said = dict(zip(answers, check(list(answers.values())), strict=True)) if answers else {}
    return [_checked(item, said[index]) if index in said else item for index, item in enumerate(graded)]


def sentence_kind(message: str) -> str:
    """A sentence without what stands in quotes and without its numbers: they differ from case to case."""
    return re.sub(r"[^A-Za-z]+", " ", _QUOTED.sub(" ", message)).strip()


def _answer(item: Graded) -> Answer | None:
    """None when there is nothing to ask: right, of another kind, no plain data, or far too much of it."""
    wrong = item.returned and item.verdict is not None and item.verdict.outcome == "wrong_answer"
    if not wrong or item.trial.raises or first_opaque(item.got) is not None:
        return None
    try:
        got = encode(item.got)
    except EncodeError:
        return None
    fits = len(got) + len(item.trial.inputs) < wire.MAX_CASE_BYTES - 2**16
    fits = fits and len(got) <= MOST_TIMES * len(item.trial.expected_bytes) + SLACK_BYTES
    return Answer(item.trial.name[:1000], item.trial.inputs, got) if fits else None


def _checked(item: Graded, said: str) -> Graded:
    sentence = clean(said, MAX_SENTENCE).strip()
    if said:
        verdict = CaseVerdict("wrong_answer", message=sentence or "the checker refuses this answer", checked=True)
        return replace(item, verdict=verdict)
    total = item.verdict.n_total if item.verdict else 0
    return with_verdict(item, CaseVerdict("accepted", n_total=total, checked=True))
