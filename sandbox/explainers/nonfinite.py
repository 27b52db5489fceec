"""NaN and infinity where numbers are expected."""

from __future__ import annotations

import numpy as np

from sandbox.explainers.leaf import Finding, Leaf, Numbers

# exp(x) overflows above these.
OVERFLOW_FLOAT64 = 709.0
OVERFLOW_FLOAT32 = 88.0
# The product of two such numbers is above OVERFLOW_FLOAT64.
OVERFLOW_PRODUCT = 26.0


def not_finite(leaf: Leaf) -> list[Finding]:
    """The result holds NaN or infinity where a finite number is expected; the arguments tell why."""
    if not leaf.same_shape or leaf.got.size == 0:
        return []
    lost = ~np.isfinite(leaf.got) & np.isfinite(leaf.expected)
    if not lost.any():
        return []
    kinds = (
        "NaN"
        if np.isnan(leaf.got[lost]).all()
        else "infinity"
        if np.isinf(leaf.got[lost]).all()
        else "NaN and infinity"
    )
    key, why = likely_source(leaf)
    evidence = f"{int(lost.sum())} of {leaf.got.size} entries of {leaf.label} are {kinds}."
    return [Finding("not_finite", f"{leaf.label} holds {kinds} where numbers are expected{why}", evidence, key)]


def likely_source(leaf: Leaf) -> tuple[str, str]:
    """(key, words) for what in the arguments brings NaN or infinity about."""
    arrays = [argument for argument in leaf.arguments if argument.data.ndim and argument.data.size]
    large = ": an argument is large here, so an exponential, a product or a square overflows"
    for argument in arrays:
        limit = OVERFLOW_FLOAT64 if argument.dtype == "float64" else OVERFLOW_FLOAT32
        if _largest(argument.data) > limit:
            return "large", large.replace("an argument", argument.label)
    for argument in arrays:
        if np.isinf(argument.data).any():
            return "infinite", f": {argument.label} has infinite entries, and ∞ − ∞ or 0 · ∞ is NaN"
    if any(_largest(argument.data) > OVERFLOW_PRODUCT for argument in arrays):
        return "large", large
    for argument in arrays:
        if (argument.data == 0).any() or _constant_slice(argument.data):
            return "zero", f": {argument.label} leads to a division by zero or the logarithm of zero"
    return "", ""


def _largest(data: Numbers) -> float:
    finite = np.abs(data[np.isfinite(data)])
    return float(finite.max()) if finite.size else 0.0


def _constant_slice(data: Numbers) -> bool:
    """Some row has no spread: a standard deviation of zero."""
    return data.ndim > 1 and data.shape[-1] > 1 and bool((data.std(axis=-1) == 0).any())
