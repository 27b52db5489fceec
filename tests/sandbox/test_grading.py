"""Grading one result: what is accepted, what is a wrong answer, what is not even the right kind of thing."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from sandbox.grading import expected_problem, grade
from sandbox.spec import Comparison
from sandbox.values import Array, Opaque

RULE = Comparison(rtol=1e-5, atol=1e-8)
SAME = Comparison(dtype="same")
ANY = Comparison(dtype="any")
LOOSE = Comparison(result="any", dtype="any")
NAN = Comparison(nan="equal")


def array(data, dtype=None, kind="ndarray", **more):
    data = np.array(data, dtype=dtype)
    return Array(kind, more.pop("name", data.dtype.name), data, **more)


def tensor(data, dtype="float32", **more):
    return array(data, dtype, "tensor", **more)


def scalar(value, dtype="float64"):
    return array(value, dtype, "scalar")


A = array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])

ACCEPTED = [
    (array([1.0, 2.0]), array([1.0, 2.0]), RULE),
    (array([1.0 + 5e-6]), array([1.0]), RULE),
    (array([1e-9]), array([0.0]), RULE),
    (array([1.0], "float32"), array([1.0]), RULE),
    (array([np.inf, -np.inf]), array([np.inf, -np.inf]), RULE),
    (array([np.inf, 1.0 + 5e-6]), array([np.inf, 1.0]), RULE),
    (array([np.nan, 1.0]), array([np.nan, 1.0]), NAN),
    (array([np.nan, 1.0 + 5e-6]), array([np.nan, 1.0]), NAN),
    (array(np.empty((0, 4))), array(np.empty((0, 4))), RULE),
    (array([1, 2], "int32"), array([1, 2], "int64"), RULE),
    (array([1.0, 2.0]), array([1, 2]), ANY),
    (array([True, False]), array([True, False]), RULE),
    (array([1 + 2j]), array([1 + 2j]), RULE),
    (tensor([1.0]), tensor([1.0]), RULE),
    (tensor([1.0], name="bfloat16"), tensor([1.0], name="bfloat16"), SAME),
    (tensor(2.0), tensor(2.0), RULE),
    (0.5, 0.5, RULE),
    (1, 1.0, RULE),
    (scalar(0.5), 0.5, RULE),
    (array(0.5), 0.5, RULE),
    (0.5, scalar(0.5), RULE),
    (0.5, array(0.5), RULE),
    (scalar(3, "int64"), 3, RULE),
    (True, True, RULE),
    (scalar(True, "bool"), True, RULE),
    (10**40, 10**40, RULE),
    (None, None, RULE),
    ("text", "text", RULE),
    (b"raw", b"raw", RULE),
    ((0.5, A), (0.5, A), RULE),
    ([], [], RULE),
    ({"b": 1, "a": [None]}, {"a": [None], "b": 1}, RULE),
    ([1.0] * 20, [1.0 + 1e-7] * 20, RULE),
    ([0, 1.5, scalar(2.0)], [0.0, 1.5, 2.0], RULE),
    ([1.0, 2.0], array([1.0, 2.0]), LOOSE),
    (array([1.0, 2.0]), (1.0, 2.0), LOOSE),
    ([[1, 2], [3, 4]], array([[1.0, 2.0], [3.0, 4.0]]), LOOSE),
    (array([[1.0, 2.0]]), [(1.0, 2.0)], LOOSE),
]

WRONG = [
    (array([1.0, 2.1]), array([1.0, 2.0]), RULE, "result[1]"),
    (array([[1.0, 2.0, 3.0], [4.0, 5.5, 6.0]]), A, RULE, "result[1, 1]"),
    (array([np.nan]), array([1.0]), RULE, "result[0]"),
    (array([np.nan]), array([1.0]), NAN, "result[0]"),
    (array([1.0]), array([np.nan]), NAN, "result[0]"),
    (array([np.inf]), array([1.0]), RULE, "result[0]"),
    (array([1.0]), array([np.inf]), RULE, "result[0]"),
    (array([-np.inf]), array([np.inf]), RULE, "result[0]"),
    (array([1e308]), array([-1e308]), RULE, "result[0]"),
    (array([2**53 + 1]), array([2**53]), RULE, "result[0]"),
    (array([2**63], "uint64"), array([-(2**63)], "int64"), RULE, "result[0]"),
    (array([[1.0], [2.0]]), array([[1.0, 2.0]]), RULE, "result"),
    (array(np.empty((0,))), array([1.0]), RULE, "result"),
    (array([1.0]), array([1.0, 1.0, 1.0]), RULE, "result"),
    (array([True]), array([False]), RULE, "result[0]"),
    (array([1 + 2j]), array([1 + 3j]), RULE, "result[0]"),
    (0.5, 0.6, RULE, "result"),
    (math.nan, 0.5, RULE, "result"),
    (10**40, 10**40 + 1, RULE, "result"),
    (10**400, 1.0, RULE, "result"),
    (3, 4, RULE, "result"),
    ("text", "Text", RULE, "result"),
    ([1.0, 2.0], [1.0], RULE, "result"),
    ([], [1.0], RULE, "result"),
    ([1.0, 2.0, 3.0], [1.0, 2.5, 3.0], RULE, "result[1]"),
    ([None, "a"], [None, "b"], RULE, "result[1]"),
    ((0.5, A), (0.6, A), RULE, "result[0]"),
    ({"W1": A}, {"W1": array(A.data + 1)}, RULE, 'result["W1"][0, 0]'),
    ([1.0, 2.5], array([1.0, 2.0]), LOOSE, "result[1]"),
]

FORMAT = [
    (None, A, "type"),
    ([1.0, 2.0], array([1.0, 2.0]), "type"),
    (A, [1.0, 2.0], "type"),
    ((1.0, 2.0), [1.0, 2.0], "type"),
    ([1.0, 2.0], (1.0, 2.0), "type"),
    (tensor([1.0]), array([1.0]), "type"),
    (array([1.0]), tensor([1.0]), "type"),
    (tensor(1.0), 1.0, "type"),
    (1.0, tensor(1.0), "type"),
    (scalar(1.0), array([1.0]), "type"),
    (array([1.0]), 1.0, "type"),
    ("1.0", 1.0, "type"),
    (1.0, "1.0", "type"),
    (0, None, "type"),
    (True, 1, "dtype"),
    (1, True, "dtype"),
    (1.0, 1, "dtype"),
    (1j, 1.0, "dtype"),
    (array([1, 2]), array([1.0, 2.0]), "dtype"),
    (array([1.0, 2.0]), array([1, 2]), "dtype"),
    (array([1 + 0j]), array([1.0]), "dtype"),
    (array([1, 0]), array([True, False]), "dtype"),
    (array(["a"]), array([1.0]), "dtype"),
    (array([None]), array([1.0]), "dtype"),
    (array([[1.0]]), array([1.0]), "rank"),
    (array([1.0]), array([[1.0]]), "rank"),
    (tensor([1.0], requires_grad=True), tensor([1.0]), "grad"),
    (tensor([1.0], device="cuda:0"), tensor([1.0]), "device"),
    (tensor([1.0], device="meta"), tensor([1.0]), "device"),
    ((1.0,), (1.0, 2.0), "members"),
    ((1.0, 2.0, 3.0), (1.0, 2.0), "members"),
    ({"a": 1}, {"a": 1, "b": 2}, "keys"),
    ({"a": 1, "b": 2}, {"a": 1}, "keys"),
    ({1: 1.0}, {"1": 1.0}, "keys"),
    ({True: 1.0}, {1: 1.0}, "keys"),
    (Opaque("generator", "a generator"), A, "opaque"),
    (Opaque("Sly", "a subclass of ndarray"), 1.0, "opaque"),
    ([Opaque("Sly", "")], [1.0], "opaque"),
    (Opaque("list", "nested too deeply"), [1.0], "opaque"),
]


@pytest.mark.parametrize(("got", "expected", "rule"), ACCEPTED)
def test_it_accepts(got, expected, rule):
    verdict = grade(got, expected, rule)
    assert verdict.outcome == "accepted", verdict.message
    assert verdict.n_bad == 0


@pytest.mark.parametrize(("got", "expected", "rule", "where"), WRONG)
def test_it_finds_wrong_values_and_where(got, expected, rule, where):
    verdict = grade(got, expected, rule)
    assert (verdict.outcome, verdict.where) == ("wrong_answer", where)
    assert 1 <= verdict.n_bad <= verdict.n_total


@pytest.mark.parametrize(("got", "expected", "problem"), FORMAT)
def test_it_refuses_another_kind_of_thing(got, expected, problem):
    verdict = grade(got, expected, RULE)
    assert verdict.outcome == "format_error"
    assert verdict.differences[0].problem == problem
    assert len(verdict.message) < 400


def test_it_names_type_shape_and_dtype_in_a_format_error():
    message = grade([1, 2], array([[1.0], [2.0]], "float32"), RULE).message
    assert message == "expected an array of shape (2, 1), float32, got a list of 2; wrap it with np.array(…)"
    assert (
        "expected an array of shape (2, 1), got (2,)" in grade(array([1.0, 2.0]), array([[1.0], [2.0]]), RULE).message
    )
    assert "call .detach()" in grade(tensor([1.0], requires_grad=True), tensor([1.0]), RULE).message
    assert "call .cpu()" in grade(tensor([1.0], device="cuda:0"), tensor([1.0]), RULE).message
    assert "call .item()" in grade(tensor(1.0), 1.0, RULE).message


def test_it_tells_shapes_in_a_wrong_answer():
    verdict = grade(array(A.data.T), A, RULE)
    assert verdict.outcome == "wrong_answer"
    assert "expected an array of shape (2, 3), got (3, 2)" in verdict.message


def test_it_keeps_the_dtype_only_where_asked():
    single = array([1.0], "float32")
    assert grade(single, array([1.0]), RULE).outcome == "accepted"
    verdict = grade(single, array([1.0]), SAME)
    assert (verdict.outcome, verdict.differences[0].problem) == ("format_error", "dtype")
    assert "expected dtype float64, got float32" in verdict.message
    assert grade(tensor([1.0], name="bfloat16"), tensor([1.0]), SAME).outcome == "format_error"
    assert grade(scalar(1.0, "float32"), scalar(1.0), SAME).outcome == "format_error"
    assert grade(1.0, scalar(1.0), SAME).outcome == "accepted"


def test_it_never_takes_a_half_precision_shortcut_for_the_value():
    exact = np.linspace(0.1, 0.9, 7)
    assert grade(array(exact, "float16"), array(exact), RULE).outcome == "wrong_answer"


def test_it_counts_entries_and_nan():
    got = array([1.0, np.nan, 3.5, np.nan])
    verdict = grade(got, array([1.0, 2.0, 3.0, 4.0]), RULE)
    assert (verdict.n_bad, verdict.n_nan, verdict.n_total) == (3, 2, 4)
    assert verdict.max_abs == pytest.approx(0.5)
    assert verdict.max_rel == pytest.approx(0.5 / 3)
    assert "3 of 4 entries differ, 2 of them NaN" in verdict.message


def test_it_uses_the_names_of_the_result():
    expected = ({"W1": A}, 0.5)
    verdict = grade(({"W1": array(A.data + 1)}, 0.5), expected, RULE, result_names=("grads", "loss"))
    assert verdict.where == 'grads["W1"][0, 0]'
    assert grade(({"W1": A}, 0.6), expected, RULE, result_names=("grads", "loss")).where == "loss"


def test_it_reports_a_format_error_even_behind_wrong_values():
    verdict = grade((0.6, None), (0.5, A), RULE)
    assert (verdict.outcome, verdict.where) == ("format_error", "result[1]")


def test_it_does_not_take_a_forged_bool_for_true():
    forged = np.frombuffer(b"\x02", dtype=np.bool_)
    assert grade(Array("ndarray", "bool", forged), array([True]), RULE).outcome == "wrong_answer"


def test_it_says_a_stranger_s_words_harmlessly():
    message = grade(Opaque("\x1b[2J\u202eevil" + "x" * 500, "<b>\x00" * 200), 1.0, RULE).message
    assert message.isprintable()
    assert len(message) < 400


def test_it_looks_at_no_more_than_some_differences_of_a_long_list():
    verdict = grade(["a"] * 5000, ["b"] * 5000, RULE)
    assert verdict.n_bad == 5000
    assert len(verdict.differences) == 64


def test_it_finds_faults_of_the_expected_value():
    assert "returns NaN" in expected_problem(array([np.nan]), RULE)
    assert "returns NaN" in expected_problem((1.0, {"a": [math.nan]}), RULE)
    assert expected_problem(array([np.nan]), NAN) == ""
    assert "an object of type generator" in expected_problem([Opaque("generator", "a generator")], RULE)
    assert "the reference returns a list of 1" in expected_problem([1.0], Comparison(result="ndarray"))
    assert expected_problem(scalar(1.0), Comparison(result="ndarray")) == ""
    assert expected_problem("text", RULE) == ""
    with pytest.raises(ValueError, match="cannot be compared"):
        grade(1.0, Opaque("generator", ""), RULE)


# Any value at all, and the rule that may judge it.

NUMBERS = st.one_of(
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.floats(),
    st.complex_numbers(),
)
DTYPES = st.sampled_from(["bool", "int8", "int64", "uint64", "float16", "float32", "float64", "complex128"])


@st.composite
def arrays(draw, *, nan=True):
    dtype = draw(DTYPES)
    shape = draw(hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=3))
    elements = {"allow_nan": nan} if dtype[:4] in ("floa", "comp") else {}
    data = draw(hnp.arrays(dtype, shape, elements=hnp.from_dtype(np.dtype(dtype), **elements)))
    kinds = ["ndarray", "tensor"] + ["scalar"] * (not shape)
    return Array(
        draw(st.sampled_from(kinds)), dtype, data, draw(st.sampled_from(["cpu", "cuda:0"])), draw(st.booleans())
    )


def nested(leaves):
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.lists(inner, max_size=3),
            st.lists(inner, max_size=3).map(tuple),
            st.dictionaries(st.one_of(st.text(max_size=3), st.integers(0, 3)), inner, max_size=3),
        ),
        max_leaves=6,
    )


SIMPLE = st.one_of(st.none(), NUMBERS, st.text(max_size=4), st.binary(max_size=4), arrays())
ANYTHING = nested(st.one_of(SIMPLE, st.builds(Opaque, st.text(max_size=20), st.text(max_size=20))))
RULES = st.builds(
    Comparison,
    rtol=st.sampled_from([0.0, 1e-5, 0.5]),
    atol=st.sampled_from([0.0, 1e-7, 1.0]),
    result=st.sampled_from(["expected", "any"]),
    dtype=st.sampled_from(["same", "floating", "any"]),
    nan=st.sampled_from(["forbid", "equal"]),
)


def flat(value):
    """Every number of a value as complex, every other leaf as it is."""
    if isinstance(value, Array):
        return [complex(item) for item in value.data.ravel().tolist()]
    if isinstance(value, dict):
        return [leaf for key in sorted(value, key=repr) for leaf in flat(value[key])]
    if isinstance(value, list | tuple):
        return [leaf for member in value for leaf in flat(member)]
    if isinstance(value, bool | int | float | complex):
        try:
            return [complex(value)]
        except OverflowError:
            return [value]
    return [value]


def equal(one, other, rule):
    if isinstance(one, complex) and isinstance(other, complex):
        if one == other:
            return True
        if rule.nan == "equal" and (math.isnan(abs(one)) and math.isnan(abs(other))):
            return True
        finite = all(math.isfinite(part) for number in (one, other) for part in (number.real, number.imag))
        return finite and abs(one - other) <= (rule.atol + rule.rtol * abs(other)) * (1 + 1e-9) + 1e-300
    return type(one) is type(other) and one == other


@settings(max_examples=400, deadline=None)
@given(ANYTHING, nested(SIMPLE), RULES)
def test_it_never_raises_and_never_accepts_different_values(got, expected, rule):
    verdict = grade(got, expected, rule)
    assert verdict.outcome in ("accepted", "wrong_answer", "format_error")
    assert math.isfinite(verdict.max_abs)
    if verdict.outcome == "accepted":
        ours, theirs = flat(got), flat(expected)
        assert len(ours) == len(theirs)
        assert all(equal(one, other, rule) for one, other in zip(ours, theirs, strict=True))


@settings(max_examples=200, deadline=None)
@given(nested(SIMPLE), RULES)
def test_it_accepts_a_value_in_its_own_place_unless_nan_is_forbidden(value, rule):
    verdict = grade(value, value, rule)
    if rule.nan == "equal" or not expected_problem(value, rule):
        assert verdict.outcome == "accepted", verdict.message


FLOATS = hnp.arrays("float64", hnp.array_shapes(max_dims=3, max_side=3), elements=st.floats(-1e6, 1e6))


@settings(max_examples=200, deadline=None)
@given(FLOATS, st.data(), RULES)
def test_it_accepts_up_to_the_tolerance_and_no_further(data, draw, rule):
    index = tuple(draw.draw(st.integers(0, n - 1)) for n in data.shape)
    allowed = rule.atol + rule.rtol * abs(data[index])
    for factor, outcome in ((0.99, "accepted"), (1.01, "wrong_answer")):
        moved = data.copy()
        moved[index] += factor * allowed + (0.0 if factor < 1 else 1e-9)
        assert grade(array(moved), array(data), rule).outcome == outcome


@settings(max_examples=200, deadline=None)
@given(arrays(nan=False), arrays(nan=False), RULES)
def test_it_never_broadcasts(got, expected, rule):
    if got.data.shape != expected.data.shape:
        assert grade(got, expected, rule).outcome != "accepted"
