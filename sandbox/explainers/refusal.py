"""Arguments that the task asks to refuse, and results that its checker refuses: what happened instead."""

from __future__ import annotations

from sandbox.explainers.leaf import Finding
from sandbox.trials import Graded


def not_refused(item: Graded) -> list[Finding]:
    """A result, or another exception, where the task asks for a certain one."""
    wanted = f"`{item.trial.raises}`"
    if item.returned:
        text = f"a result comes back where {wanted} is asked for: look at the arguments before computing"
        return [Finding("not_refused", text, f"The arguments of this case allow no result, so {wanted} is the answer.")]
    if item.run.error:
        text = f"another exception is raised where {wanted} is asked for: look at the arguments before computing"
        return [Finding("wrong_exception", text, "")]
    return []


def refused_by_checker(item: Graded) -> list[Finding]:
    """The task takes several answers, and this is none of them. The sentence may tell of the input: evidence alone."""
    if item.verdict is None or item.verdict.outcome == "accepted":
        return []
    text = "the result breaks a rule that every right answer keeps; more than one answer may be right"
    return [Finding("refused_by_checker", text, item.verdict.message)]
