"""Right but for the dtype: another dtype, single precision where double is asked, fractions cut off."""

from __future__ import annotations

import numpy as np

from sandbox.explainers.leaf import Finding, Leaf

# Rounding to n bits costs up to 2⁻ⁿ; a sum of many terms loses some more.
SINGLE_NOISE = 2.0**-24 * 256
HALF_NOISE = 2.0**-11 * 64


def wrong_dtype(leaf: Leaf) -> list[Finding]:
    """The numbers may be right, the dtype is not what the task asks for."""
    if leaf.problem != "dtype":
        return []
    kept = any(argument.dtype == leaf.expected_dtype and argument.data.ndim for argument in leaf.arguments)
    why = ": keep the dtype of the input" if kept else ""
    evidence = f"Expected {leaf.expected_dtype}, got {leaf.got_dtype}."
    right = ", its numbers are right" if leaf.same_shape and leaf.close(leaf.got) else ""
    text = f"{leaf.label} has dtype {leaf.got_dtype} where {leaf.expected_dtype} is expected{right}{why}"
    return [Finding("wrong_dtype", text, evidence, leaf.got_dtype)]


def truncated(leaf: Leaf) -> list[Finding]:
    """Expected with its fractions cut off or rounded: an integer array took the results."""
    whole = leaf.same_shape and leaf.finite and leaf.got.size > 1 and not np.iscomplexobj(leaf.got)
    if not whole or np.iscomplexobj(leaf.expected) or (leaf.got != np.trunc(leaf.got)).any() or not leaf.varied:
        return []
    if leaf.close(leaf.got) or not leaf.got.any():
        return []
    for cut in (np.trunc, np.floor, np.rint):
        if (leaf.got == cut(leaf.expected)).all():
            text = f"the fractions of {leaf.label} are lost: results were written into an integer array, or // divides"
            return [
                Finding("truncated", text, f"Got equals expected without its fractions in all {leaf.got.size} entries.")
            ]
    return []


def low_precision(leaf: Leaf) -> list[Finding]:
    """The error is what float32 or float16 rounding leaves, and the tolerance asks for more."""
    comparable = leaf.same_shape and leaf.finite and leaf.got.size > 0 and not np.iscomplexobj(leaf.got)
    if not comparable or not leaf.bad.any():
        return []
    scale = float(np.abs(leaf.expected).max())
    error = float(np.abs(leaf.got - leaf.expected).max())
    for name, bits, noise in (("float32", np.float32, SINGLE_NOISE), ("float16", np.float16, HALF_NOISE)):
        with np.errstate(all="ignore"):
            coarse = leaf.got_dtype in (name, "bfloat16") or bool((leaf.got == leaf.got.astype(bits)).all())
        if coarse and 0 < error <= noise * scale:
            more = f"the task asks for more: compute in {leaf.expected_dtype}"
            text = f"{leaf.label} is right to {name} precision only, and {more}"
            return [Finding("low_precision", text, f"The largest error, {error:.2g}, is the rounding of {name}.", name)]
    return []
