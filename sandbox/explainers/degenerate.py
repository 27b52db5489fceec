"""Results that say the work was not done: the argument itself, zeros, one number everywhere."""

from __future__ import annotations

from sandbox.explainers.leaf import Finding, Leaf


def returned_argument(leaf: Leaf) -> list[Finding]:
    """The result is one of the arguments, unchanged."""
    if leaf.got.ndim == 0 or leaf.got.size < 2 or (leaf.same_shape and not leaf.bad.any()):
        return []
    for argument in leaf.arguments:
        if argument.data.shape == leaf.got.shape and (argument.data == leaf.got).all():
            text = f"{leaf.label} is {argument.label} itself: what was computed is not returned"
            return [
                Finding(
                    "returned_argument",
                    text,
                    f"All {leaf.got.size} entries equal those of {argument.label}.",
                    argument.name,
                )
            ]
    return []


def constant_result(leaf: Leaf) -> list[Finding]:
    """The same number everywhere although the expected entries differ."""
    if not leaf.same_shape or not leaf.varied or not leaf.finite or (leaf.got != leaf.got.flat[0]).any():
        return []
    zeros = not leaf.got.any()
    text = f"every entry of {leaf.label} is {'zero' if zeros else 'the same number'}, the expected ones differ"
    return [
        Finding(
            "constant_result", text, f"All {leaf.got.size} entries are {leaf.got.flat[0]:.4g}.", "zero" if zeros else ""
        )
    ]
