"""The error of a small array, cell by cell, for the page to draw."""

from __future__ import annotations

from typing import Any

import numpy as np

from sandbox.grading import CaseVerdict
from sandbox.numeric import numeric
from sandbox.tolerance import widened
from sandbox.values import Array

MAX_SIDE = 12


def heatmap(verdict: CaseVerdict) -> dict[str, Any] | None:
    """`{where, rows, cols, values, alt}` of the first differing 1-d or 2-d array of at most 12 × 12, else None.

    values: got − expected, one list a row; None where it is not finite. alt says the same in a sentence.
    """
    for item in verdict.differences:
        if (
            item.problem == "values"
            and item.errors
            and isinstance(item.got, Array)
            and isinstance(item.expected, Array)
        ):
            found = _cells(numeric(item.got), numeric(item.expected), item.where)
            if found:
                return found
    return None


def _cells(got: np.ndarray[Any, Any], expected: np.ndarray[Any, Any], where: str) -> dict[str, Any] | None:
    fits = 1 <= got.ndim <= 2 and got.size > 0 and max(got.shape) <= MAX_SIDE and got.dtype.kind != "c"
    if not fits or expected.dtype.kind == "c":
        return None
    with np.errstate(all="ignore"):
        error = np.atleast_2d(widened(got) - widened(expected))
    values = [[float(cell) if np.isfinite(cell) else None for cell in row] for row in error]
    return {"where": where, "rows": len(values), "cols": len(values[0]), "values": values, "alt": _alt(error)}


def _alt(error: np.ndarray[Any, Any]) -> str:
    finite = np.where(np.isfinite(error), np.abs(error), -1.0)
    row, col = (int(i) for i in np.unravel_index(int(np.argmax(finite)), error.shape))
    exact = int(np.count_nonzero(error == 0))
    lost = int(np.count_nonzero(~np.isfinite(error)))
    words = f"Error, got minus expected, of {error.shape[0]} by {error.shape[1]} entries"
    if finite[row, col] > 0:
        words += f"; the largest is {error[row, col]:+.3g} at row {row + 1}, column {col + 1}"
    words += f"; {exact} exact" if exact else ""
    return words + (f"; {lost} not finite" if lost else "") + "."
