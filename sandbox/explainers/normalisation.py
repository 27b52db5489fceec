"""Sums to one, mean zero, length one: over the wrong axis, over everything, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from sandbox.explainers.leaf import Finding, Leaf, Numbers, ordinal

TOLERANCE = 1e-4


@dataclass(frozen=True)
class Norm:
    """A property every slice along one axis may have."""

    cause: str
    holds: Callable[[Numbers, int | None], bool]
    words: str


def _sums_to_one(array: Numbers, axis: int | None) -> bool:
    return bool((array >= -TOLERANCE).all()) and _near(array.sum(axis=axis), 1.0)


def _unit_length(array: Numbers, axis: int | None) -> bool:
    return _near(np.sqrt((array * array).sum(axis=axis)), 1.0)


def _mean_zero(array: Numbers, axis: int | None) -> bool:
    spread = float(np.abs(array).max())
    return spread > 0 and _near(array.mean(axis=axis) / spread, 0.0)


def _near(values: Numbers, target: float) -> bool:
    return bool((np.abs(np.asarray(values) - target) <= TOLERANCE).all())


NORMS = (
    Norm("sum", _sums_to_one, "sum to 1"),
    Norm("length", _unit_length, "have length 1"),
    Norm("mean", _mean_zero, "have mean 0"),
)


def normalised_other_axis(leaf: Leaf) -> list[Finding]:
    """Expected slices along one axis sum to one (have length one, mean zero), got's along another or all together."""
    for norm in NORMS if _comparable(leaf) else ():
        wanted = _axes(norm, leaf.expected)
        found = _axes(norm, leaf.got)
        if not wanted or wanted & found:
            continue
        if found:
            return [_other_axis(leaf, norm, min(wanted), min(found))]
        if norm.cause == "sum" and leaf.got.ndim > 1 and norm.holds(leaf.got, None):
            text = f"{leaf.label} sums to 1 as a whole: normalise along its {ordinal(min(wanted), leaf.got.ndim)} axis"
            return [Finding("wrong_axis", text, "The sum of all entries is 1.", "whole")]
    return []


def _other_axis(leaf: Leaf, norm: Norm, wanted: int, found: int) -> Finding:
    here, there = ordinal(found, leaf.got.ndim), ordinal(wanted, leaf.got.ndim)
    slices = f"its slices along the {here} axis {norm.words}, those along the {there} should"
    evidence = f"All slices along axis {found} {norm.words}; those along axis {wanted} should."
    return Finding("wrong_axis", f"{leaf.label} was computed over the wrong axis: {slices}", evidence, norm.cause)


def not_normalised(leaf: Leaf) -> list[Finding]:
    """Expected slices along one axis sum to one (or have length one), got's do so along none."""
    for norm in NORMS[:2] if _comparable(leaf) else ():
        wanted = _axes(norm, leaf.expected)
        if wanted and not _axes(norm, leaf.got) and not norm.holds(leaf.got, None):
            return [_logarithms(leaf) or _unnormalised(leaf, norm, min(wanted))]
    return []


def _logarithms(leaf: Leaf) -> Finding | None:
    with np.errstate(all="ignore"):
        right = leaf.close(np.exp(leaf.got))
    text = f"{leaf.label} holds the logarithms of what is asked for: take their exponential"
    evidence = f"The exponential of {leaf.label} is right in all {leaf.got.size} entries."
    return Finding("not_normalised", text, evidence, "logarithms") if right else None


def _unnormalised(leaf: Leaf, norm: Norm, axis: int) -> Finding:
    sizes = leaf.got.sum(axis=axis) if norm.cause == "sum" else np.sqrt((leaf.got**2).sum(axis=axis))
    what = "sums" if norm.cause == "sum" else "lengths"
    with np.errstate(all="ignore"):
        repaired = leaf.got / np.expand_dims(sizes, axis)
    remedy = f": divide by their {what}" if np.isfinite(repaired).all() and leaf.close(repaired) else ""
    rows = "its entries do" if leaf.got.ndim == 1 else f"its slices along the {ordinal(axis, leaf.got.ndim)} axis do"
    evidence = f"The {what} lie between {sizes.min():.4g} and {sizes.max():.4g}."
    return Finding(
        "not_normalised", f"{leaf.label} is not normalised: {rows} not {norm.words}{remedy}", evidence, norm.cause
    )


def _comparable(leaf: Leaf) -> bool:
    real = not np.iscomplexobj(leaf.got) and not np.iscomplexobj(leaf.expected)
    return leaf.same_shape and leaf.finite and real and leaf.got.ndim > 0 and leaf.got.size > 1 and bool(leaf.bad.any())


def _axes(norm: Norm, array: Numbers) -> set[int]:
    """Axes of length at least 2 along which every slice has the property."""
    return {axis for axis, n in enumerate(array.shape) if n > 1 and norm.holds(array, axis)}
