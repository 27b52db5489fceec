"""Networks that tell classes apart badly: what their error rates and predictions say."""

from __future__ import annotations

from sandbox.explainers.leaf import Finding
from sandbox.labels import LabelErrors
from sandbox.trials import Graded


def faulty_network(item: Graded) -> list[Finding]:
    """One class for everything, no better than guessing, or learning that ends too early."""
    labels = item.verdict.labels if item.verdict else None
    if labels is None or labels.passed:
        return []
    cause, text = _cause(labels)
    return [Finding(cause, text, f"{labels.message}.")]


def _cause(labels: LabelErrors) -> tuple[str, str]:
    if labels.one and labels.n_total > 1:
        return "one_class", (
            "every image gets the same class: the parameters became NaN, or all hidden units are off. Scale the "
            "inputs, divide the gradient by the batch size, lower the rate"
        )
    if labels.guessed:
        return "guessing", (
            "the network guesses: look whether images and labels are still pairs after shuffling, whether an axis of "
            "the softmax or a sign of the update is wrong, and whether the updates reach the parameters that predict"
        )
    return "above_target", (
        "the network learns, but its error rate stays above the target: more updates, a rate that falls towards the "
        "end, momentum or Adam, or more hidden units"
    )
