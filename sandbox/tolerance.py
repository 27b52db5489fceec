"""Entrywise comparison of two plain arrays of equal shape: |got − expected| ≤ atol + rtol·|expected|.

Theory of operation. The arrays were rebuilt from raw buffers, so no learner code runs here. Shapes must be equal before
(nothing is ever broadcast). Integers are compared exactly, because float64 cannot tell 2⁵³ from 2⁵³+1. An infinity
equals only the same infinity: `rtol·inf` would otherwise accept anything. NaN equals NaN only when the task says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

NUMERIC_KINDS = "biufc"


@dataclass(frozen=True, slots=True)
class EntryErrors:
    """What differs between two arrays. `first`, `worst`: indices of the first bad entry and of the largest error."""

    n_bad: int
    n_total: int
    n_nan: int
    n_inf: int
    first: tuple[int, ...] | None
    max_abs: float
    max_rel: float
    worst: tuple[int, ...] | None = None


def compare_entries(
    got: npt.NDArray[Any], expected: npt.NDArray[Any], *, rtol: float, atol: float, nan_equal: bool
) -> EntryErrors:
    """Compare arrays of one shape and numeric dtype; ValueError for anything else."""
    if got.shape != expected.shape:
        raise ValueError(f"shapes differ: {got.shape} and {expected.shape}")
    if got.dtype.kind not in NUMERIC_KINDS or expected.dtype.kind not in NUMERIC_KINDS:
        raise ValueError(f"not numeric: {got.dtype} and {expected.dtype}")
    if bool((got == expected).all()):
        return EntryErrors(0, got.size, 0, 0, None, 0.0, 0.0)
    bad = bad_entries(got, expected, rtol=rtol, atol=atol, nan_equal=nan_equal)
    return _summary(widened(got), widened(expected), bad)


def bad_entries(
    got: npt.NDArray[Any], expected: npt.NDArray[Any], *, rtol: float, atol: float, nan_equal: bool
) -> npt.NDArray[np.bool_]:
    """Mask of the entries that are not equal within the tolerance."""
    if got.dtype.kind in "biu" and expected.dtype.kind in "biu":
        return np.asarray(got != expected, dtype=np.bool_)
    wide_got, wide_expected = widened(got), widened(expected)
    with np.errstate(all="ignore"):
        error, allowed = np.abs(wide_got - wide_expected), atol + rtol * np.abs(wide_expected)
        both_finite = np.isfinite(wide_got) & np.isfinite(wide_expected)
        equal = np.where(both_finite, np.isfinite(error) & (error <= allowed), wide_got == wide_expected)
    if nan_equal:
        equal |= np.isnan(wide_got) & np.isnan(wide_expected)
    return np.asarray(~equal, dtype=np.bool_)


def widened(array: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """The array in float64, or complex128 when complex."""
    with np.errstate(all="ignore"):
        return array.astype(np.complex128 if array.dtype.kind == "c" else np.float64)


def _summary(got: npt.NDArray[Any], expected: npt.NDArray[Any], bad: npt.NDArray[np.bool_]) -> EntryErrors:
    with np.errstate(all="ignore"):
        error = np.abs(got - expected)
        relative = error / np.abs(expected)
    n_bad = int(np.count_nonzero(bad))
    return EntryErrors(
        n_bad=n_bad,
        n_total=int(bad.size),
        n_nan=int(np.count_nonzero(bad & np.isnan(got))),
        n_inf=int(np.count_nonzero(bad & np.isinf(got))),
        first=_index(bad) if n_bad else None,
        max_abs=_largest_finite(error),
        max_rel=_largest_finite(relative),
        worst=_index(np.where(bad & np.isfinite(error), error, -1.0)) if n_bad else None,
    )


def _index(values: npt.NDArray[Any]) -> tuple[int, ...]:
    """Index of the largest value, the first in C order."""
    return tuple(int(i) for i in np.unravel_index(int(np.argmax(values)), values.shape))


def _largest_finite(values: npt.NDArray[Any]) -> float:
    finite = values[np.isfinite(values)]
    return float(finite.max()) if finite.size else 0.0
