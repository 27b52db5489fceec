"""Parametric questions: their generators run in the sandbox, and each text they fill is typeset."""

import math
from collections.abc import Iterator
from typing import Any

from content.check.maths import typeset_error
from content.check.sandboxes import Sandboxes
from content.check.texts import Text
from content.errors import ContentError
from content.files.course import Card, Question
from quizzes.variants import fill
from sandbox.client import Sandbox, TaskBroken

SEEDS = range(1, 7)


def undrawable(card: Card, sandboxes: Sandboxes) -> Iterator[ContentError]:
    """One error for each parametric question that does not give a good variant for each seed.

    Raises SandboxUnavailable.
    """
    for question in card.questions:
        if question.kind == "parametric":
            message = _problem(question, sandboxes["numpy"])
            if message:
                file, line = f"{card.folder}/questions.toml", question.place.line("generator")
                yield ContentError(file, line, f"question {question.key}", message)


def _problem(question: Question, sandbox: Sandbox) -> str:
    try:
        drawn = dict(zip(SEEDS, sandbox.draw(question.generator, SEEDS), strict=True))
        [again] = sandbox.draw(question.generator, SEEDS[-1:])
    except TaskBroken as error:
        return str(error)
    if again != drawn[SEEDS[-1]]:
        return f"seed {SEEDS[-1]} gave two different variants: use only the generator handed to draw"
    if len({str(variant) for variant in drawn.values()}) == 1:
        return f"the same numbers for {len(drawn)} seeds"
    found = (_variant_problem(question, seed, variant) for seed, variant in drawn.items())
    return next((problem for problem in found if problem), "")


def _variant_problem(question: Question, seed: int, variant: dict[str, Any]) -> str:
    params, answer = variant.get("params"), variant.get("answer")
    if set(variant) != {"params", "answer"} or not isinstance(params, dict):
        return f'seed {seed}: draw returns {{"params": {{…}}, "answer": number}}, not {sorted(variant)}'
    if isinstance(answer, bool) or not isinstance(answer, int | float) or not math.isfinite(answer):
        return f"seed {seed}: the answer is {answer!r}, not a finite number"
    unused = [name for name in params if "{" + name + "}" not in question.text]
    if unused:
        return f"the text does not use {', '.join(unused)}"
    error = typeset_error(Text("", 1, "", fill(question.text, params)), {})
    return f"seed {seed}: {error.message}" if error else ""
