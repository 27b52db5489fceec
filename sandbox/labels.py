"""Predicted classes against the true ones: what counts is the share that is wrong, the error rate. Pure.

The verdict tells the rate and not which labels are wrong, so that the test labels stay unknown; the rate of n labels
still gives away up to log2(n + 1) bits.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sandbox.describe import clean, describe
from sandbox.spec import Comparison
from sandbox.values import Array, Value

MANY = 100  # labels of which it is no accident that all are alike


@dataclass(frozen=True, slots=True)
class LabelErrors:
    """n_wrong of n_total labels are wrong, and `allowed` is the largest share that may be. one: all are alike."""

    n_wrong: int
    n_total: int
    allowed: float
    classes: int
    one: bool

    @property
    def rate(self) -> float:
        return self.n_wrong / self.n_total

    @property
    def passed(self) -> bool:
        """Rates are compared as counts: 0.016 of 10,000 are 160, whatever the rounding of 0.016."""
        return self.n_wrong <= self.allowed * self.n_total + 1e-9

    @property
    def guessed(self) -> bool:
        """No better than drawing the class by lot, but for a quarter of the way to that."""
        return self.rate >= 0.75 * (1 - 1 / self.classes)

    @property
    def message(self) -> str:
        counts = f"{self.n_wrong:,} of {self.n_total:,} wrong"
        return f"error rate {100 * self.rate:.2f} % (target ≤ {100 * self.allowed:.2f} %): {counts}"

    def like(self, other: LabelErrors) -> bool:
        """Whether two faulty networks may have the same fault: both guess, or err about equally often."""
        if self.one != other.one and self.n_total >= MANY:
            return False
        near = abs(self.rate - other.rate) <= max(0.02, 0.3 * max(self.rate, other.rate))
        return near or (self.guessed and other.guessed)


def label_problem(got: Array, expected: Array, rule: Comparison) -> str:
    """Why `got` is no array of labels for these images, or ""."""
    if got.data.dtype.kind not in "iu":
        return f"expected labels, whole numbers of dtype {expected.dtype}, got {clean(got.dtype, 20)}"
    if got.data.shape != expected.data.shape:
        advice = "; take the argmax over the classes" if got.data.shape == (*expected.data.shape, rule.classes) else ""
        return f"expected one label each, shape {expected.data.shape}, got {describe(got)}{advice}"
    outside = got.data[(got.data < 0) | (got.data >= rule.classes)]
    if outside.size:
        return f"{int(outside.flat[0])} is no class: labels go from 0 to {rule.classes - 1}"
    return ""


def label_errors(got: Array, expected: Array, rule: Comparison) -> LabelErrors:
    """The errors of labels for which `label_problem` found none. ValueError without an error rate in the rule."""
    if rule.error_rate is None:
        raise ValueError("the comparison has no error rate")
    n_wrong = int(np.count_nonzero(got.data != expected.data))
    one = bool((got.data == got.data.flat[0]).all())
    return LabelErrors(n_wrong, expected.data.size, rule.error_rate, rule.classes, one)


def truth_problem(expected: Value, rule: Comparison) -> str:
    """Why an expected value cannot be the true labels: a fault of the task; "" when it can."""
    if not isinstance(expected, Array) or expected.kind == "scalar" or not expected.data.size:
        return f"an error rate needs an array of labels, not {describe(expected)}"
    return label_problem(expected, expected, rule)
