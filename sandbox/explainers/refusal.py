"""Arguments that the task asks to refuse: what happened instead."""

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
