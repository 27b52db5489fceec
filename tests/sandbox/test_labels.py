"""Labels against true labels: what counts as right, what is told, what is no label at all."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.grading import expected_problem, grade
from sandbox.labels import LabelErrors
from sandbox.spec import Comparison
from sandbox.values import Array, Opaque

TRUE = np.arange(1000) % 10
RULE = Comparison(error_rate=0.016, classes=10)


def labels(data, kind="ndarray", **more):
    data = np.asarray(data)
    return Array(kind, data.dtype.name, data, **more)


def graded(got, true=TRUE, rule=RULE):
    return grade(got if not isinstance(got, np.ndarray) else labels(got), labels(true), rule)


def with_wrong(count):
    data = TRUE.copy()
    data[:count] = (data[:count] + 3) % 10
    return data


@pytest.mark.parametrize(("wrong", "outcome"), [(0, "accepted"), (16, "accepted"), (17, "wrong_answer")])
def test_the_target_itself_is_allowed(wrong, outcome):
    verdict = graded(with_wrong(wrong))
    assert verdict.outcome == outcome
    assert verdict.message == f"error rate {wrong / 10:.2f} % (target ≤ 1.60 %): {wrong} of 1,000 wrong"
    assert verdict.where == ""
    assert verdict.differences == ()


@given(st.integers(1, 5000), st.integers(0, 5000))
def test_rates_are_counted_and_not_rounded(total, wrong):
    wrong = min(wrong, total)
    errors = LabelErrors(wrong, total, wrong / total, 10, one=False)
    assert errors.passed
    assert not LabelErrors(wrong + 1, total, wrong / total, 10, one=False).passed


@pytest.mark.parametrize("dtype", ["int32", "int64", "uint8"])
def test_any_whole_numbers_are_labels(dtype):
    assert graded(TRUE.astype(dtype)).outcome == "accepted"


@pytest.mark.parametrize(
    ("got", "said"),
    [
        (TRUE.astype(float), "expected labels, whole numbers of dtype int64, got float64"),
        (TRUE > 4, "got bool"),
        (TRUE[:999], r"shape \(1000,\), got an array of shape \(999,\)"),
        (TRUE[:, None], r"got an array of shape \(1000, 1\)"),
        (np.zeros((1000, 10), dtype=int), "take the argmax over the classes"),
        (np.where(TRUE == 3, 10, TRUE), "10 is no class: labels go from 0 to 9"),
        (np.where(TRUE == 3, -1, TRUE), "-1 is no class"),
        (TRUE.tolist(), "got a list of 1000; wrap it with"),
        (None, "got None"),
        (labels(TRUE, "tensor"), "call .numpy()"),
        (Opaque("generator", "no plain value"), "an object of type generator"),
    ],
)
def test_what_is_no_array_of_labels_is_a_format_error(got, said):
    verdict = graded(got)
    assert verdict.outcome == "format_error"
    assert verdict.labels is None
    with pytest.raises(AssertionError, match=said.replace("call .numpy()", r"call \.numpy\(\)")):
        raise AssertionError(verdict.message)


def test_tensors_of_labels_must_lie_where_they_should():
    true = labels(TRUE, "tensor", device="cuda:0")
    assert grade(labels(TRUE, "tensor", device="cuda:0"), true, RULE).outcome == "accepted"
    assert grade(labels(TRUE, "tensor"), true, RULE).outcome == "format_error"


@pytest.mark.parametrize(
    "expected",
    [labels(TRUE.astype(float)), labels(TRUE + 1), labels(np.zeros(0, dtype=int)), 3, [1, 2], labels(4, "scalar")],
)
def test_true_labels_that_are_none_are_the_tasks_fault(expected):
    assert expected_problem(expected, RULE)
    with pytest.raises(ValueError, match=r"label|class"):
        grade(labels(TRUE), expected, RULE)


def errors(rate, total=450, *, one=False):
    return LabelErrors(round(rate * total), total, 0.02, 10, one)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (errors(0.9), errors(0.8), True),  # both guess
        (errors(0.9), errors(0.9, one=True), False),  # one of them gives everything one class
        (errors(0.9, 30), errors(0.8, 30, one=True), True),  # of few images that says nothing
        (errors(0.1), errors(0.13), True),
        (errors(0.1), errors(0.2), False),
        (errors(0.03), errors(0.045), True),
        (errors(0.3), errors(0.8), False),
    ],
)
def test_networks_with_the_same_fault_err_about_equally_often(one, other, alike):
    assert one.like(other) is alike
    assert other.like(one) is alike
