"""Each likely cause: the array that shows it, and near misses that do not."""

import numpy as np
import pytest

from sandbox.explainers.degenerate import constant_result, returned_argument
from sandbox.explainers.leaf import Argument, Leaf
from sandbox.explainers.nonfinite import not_finite
from sandbox.explainers.normalisation import normalised_other_axis, not_normalised
from sandbox.explainers.order import permuted, prefix_right, shifted, triangle, wrong_length
from sandbox.explainers.precision import low_precision, truncated, wrong_dtype
from sandbox.explainers.scale import constant_factor, constant_offset, missing_argument
from sandbox.explainers.shape import reduced_other_axis, reshaped, transposed, wrong_shape
from sandbox.spec import Comparison

RULE = Comparison(rtol=1e-6, atol=1e-9)
RNG = np.random.default_rng(5)
M = RNG.normal(size=(3, 4))
V = RNG.normal(size=6)
X = RNG.normal(size=(5, 7))


def leaf(got, expected, problem="", *, rule=RULE, got_dtype=None, expected_dtype=None, **arguments):
    got, expected = np.asarray(got), np.asarray(expected)
    if not problem:
        same_rank = "shape" if got.ndim == expected.ndim else "rank"
        problem = "values" if got.shape == expected.shape else same_rank
    named = tuple(
        Argument(name, np.asarray(data, dtype=float), np.asarray(data).dtype.name) for name, data in arguments.items()
    )
    wide = [a.astype(complex if np.iscomplexobj(a) else float) for a in (got, expected)]
    return Leaf(
        "result", problem, *wide, got_dtype or got.dtype.name, expected_dtype or expected.dtype.name, rule, named
    )


def texts(explainer, *args, **kwargs):
    return [finding.text for finding in explainer(leaf(*args, **kwargs))]


def one(explainer, *args, **kwargs):
    """The best finding; also that its words for hidden cases hold no number of the arrays."""
    case = leaf(*args, **kwargs)
    found = explainer(case)
    assert found, "silent"
    return found[0]


def silent(explainer, *args, **kwargs):
    return not explainer(leaf(*args, **kwargs))


def softmax(x, axis):
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


# Shape


def test_it_sees_a_transposed_matrix():
    assert one(transposed, M.T, M).text == "the result is transposed"
    square = RNG.normal(size=(3, 3))
    assert one(transposed, square.T, square).cause == "transposed"


def test_it_sees_swapped_axes_of_a_cube():
    cube = RNG.normal(size=(2, 3, 4))
    assert "transpose it by (0, 2, 1)" in one(transposed, np.swapaxes(cube, 1, 2), cube).text


@pytest.mark.parametrize("got", [M, M.T * 1.001, M.reshape(4, 3), np.zeros((4, 3))])
def test_it_does_not_call_these_transposed(got):
    assert silent(transposed, got, M)


def test_it_does_not_call_a_vector_transposed():
    assert silent(transposed, V[::-1], V)


def test_it_sees_an_axis_of_length_one_too_many_or_missing():
    assert "drop keepdims" in one(reshaped, V[:, None], V).text
    assert "keep it with keepdims=True" in one(reshaped, V, V[:, None]).text
    assert "flattened" in one(reshaped, M.ravel(), M).text


@pytest.mark.parametrize("got", [V, V[:5], (V + 1)[:, None]])
def test_it_does_not_call_these_reshaped(got):
    assert silent(reshaped, got, V)


def test_it_sees_a_reduction_over_the_other_axis():
    finding = one(reduced_other_axis, X.mean(axis=0), X.mean(axis=1), X=X)
    assert finding.cause == "wrong_axis"
    assert "the first axis of `X` was reduced, the last one should be" in finding.text
    assert "(5, 7)" in finding.evidence
    kept = one(reduced_other_axis, X.mean(axis=0, keepdims=True), X.mean(axis=1, keepdims=True), X=X)
    assert kept.cause == "wrong_axis"


def test_it_does_not_guess_an_axis_from_the_same_shape_or_a_square():
    assert silent(reduced_other_axis, X.mean(axis=1) + 1, X.mean(axis=1), X=X)
    square = RNG.normal(size=(4, 4))
    assert silent(reduced_other_axis, square.mean(axis=0), square.mean(axis=1), X=square)
    assert silent(reduced_other_axis, X.mean(axis=0), X.mean(axis=1), Y=RNG.normal(size=(2, 3)))


def test_it_says_at_least_that_the_shape_is_another():
    assert one(wrong_shape, np.ones((2, 2)), np.ones((2, 3))).text == "the result has another shape than asked for"
    assert "3 instead of 2 axes" in one(wrong_shape, np.ones((1, 2, 3)), np.ones((2, 3))).text
    assert silent(wrong_shape, np.zeros((2, 3)), np.ones((2, 3)))


# Scale


def test_it_names_the_batch_size():
    finding = one(constant_factor, 5 * M, M, X=X)
    assert (
        "5 times too large, and 5 is the length of `X`'s first axis (batch size): a mean over it is missing"
        in finding.text
    )
    assert finding.key == "n:X.0"
    assert "Got divided by expected is 5 in all 12 entries" in finding.evidence
    assert one(constant_factor, M / 5, M, X=X).key == "1/n:X.0"


@pytest.mark.parametrize(
    ("factor", "key"),
    [
        (-1.0, "sign"),
        (2.0, "2"),
        (0.5, "1/2"),
        (-2.0, "-2"),
        (7.0, "n:X.1"),
        (np.sqrt(7), "√n:X.1"),
        (1 / np.sqrt(7), "1/√n:X.1"),
        (-np.sqrt(7), "-√n:X.1"),
        (5 / 4, "ddof:X.0"),
        (np.sqrt(4 / 5), "-√ddof:X.0"),
        (0.3, "*lr"),
        (1 / 0.3, "/lr"),
        (np.log(2), "ln2"),
        (1 / np.log(10), "1/ln10"),
    ],
)
def test_it_names_the_usual_factors(factor, key):
    assert one(constant_factor, factor * M, M, X=X, lr=0.3).key == key


def test_it_offers_every_reading_of_an_ambiguous_factor():
    keys = {finding.key for finding in constant_factor(leaf(2 * M, M, X=np.ones((2, 3))))}
    assert {"2", "n:X.0", "unnamed"} <= keys


def test_it_says_so_when_the_factor_has_no_name():
    finding = one(constant_factor, 3.37 * M, M, X=X)
    assert finding.text == "the result is right up to one constant factor"
    assert "3.37" in finding.evidence
    assert "3.37" not in finding.text


def test_it_names_a_factor_of_a_single_number_only_when_it_is_a_usual_one():
    assert one(constant_factor, -0.4, 0.4).key == "sign"
    assert silent(constant_factor, 1.0, 0.268)
    assert silent(constant_factor, np.ones(4), np.full(4, 0.268))


@pytest.mark.parametrize(
    "got", [M, 2 * M + 1e-3, 2 * M * (1 + 1e-4 * M), 0 * M, np.where(M > 1, np.nan, 2 * M), (2 * M).T]
)
def test_it_sees_no_factor_where_there_is_none(got):
    assert silent(constant_factor, got, M, X=X)


def test_it_sees_a_constant_offset():
    assert "off by the same amount" in one(constant_offset, M + 0.37, M).text
    assert "an index or count is shifted" in one(constant_offset, M - 1, M).text
    assert "0.37" not in one(constant_offset, M + 0.37, M).text


@pytest.mark.parametrize(
    ("got", "expected"), [(M, M), (M + 0.37 + 1e-4 * M, M), (np.full(4, 2.0), np.full(4, 1.0)), (1.5, 1.0)]
)
def test_it_sees_no_offset_where_there_is_none(got, expected):
    assert silent(constant_offset, got, expected)


def test_it_sees_an_argument_that_was_left_out():
    gamma, beta = RNG.normal(size=4), RNG.normal(size=4)
    assert one(missing_argument, M, M + beta, gamma=gamma, beta=beta).text == "in the result, `beta` is not added"
    assert "`gamma` is not multiplied in" in one(missing_argument, M, M * gamma, gamma=gamma, beta=beta).text
    assert "`beta` is added where it should not be" in one(missing_argument, M + beta, M, beta=beta).text


def test_it_blames_no_argument_without_proof():
    beta = RNG.normal(size=4)
    assert silent(missing_argument, M, M + beta + 1e-3, beta=beta)
    assert silent(missing_argument, M, M + beta, beta=beta[:3], gamma=RNG.normal(size=4))
    assert silent(missing_argument, M, M, beta=np.zeros(4))


# Normalisation


def test_it_sees_a_softmax_over_the_wrong_axis():
    finding = one(normalised_other_axis, softmax(M, 0), softmax(M, 1))
    assert finding.cause == "wrong_axis"
    assert "its slices along the first axis sum to 1, those along the last should" in finding.text
    assert "as a whole" in one(normalised_other_axis, softmax(M.ravel(), 0).reshape(M.shape), softmax(M, 1)).text


def test_it_sees_statistics_over_the_wrong_axis():
    over = [(X - X.mean(axis=axis, keepdims=True)) / X.std(axis=axis, keepdims=True) for axis in (0, 1)]
    assert "have mean 0" in one(normalised_other_axis, over[0], over[1]).text
    unit = [X / np.sqrt((X**2).sum(axis=axis, keepdims=True)) for axis in (0, 1)]
    assert "have length 1" in one(normalised_other_axis, unit[0], unit[1]).text


def test_it_sees_rows_that_do_not_sum_to_one():
    finding = one(not_normalised, 2.5 * softmax(M, 1), softmax(M, 1))
    assert (
        finding.text
        == "the result is not normalised: its slices along the last axis do not sum to 1: divide by their sums"
    )
    masked = softmax(M, 1) * (M > -1)
    assert one(not_normalised, masked, softmax(M, 1)).cause == "not_normalised"
    assert "its entries do not sum to 1" in one(not_normalised, np.exp(V), softmax(V, 0)).text


def test_it_sees_logarithms_where_shares_are_asked_for():
    finding = one(not_normalised, np.log(softmax(M, 1)), softmax(M, 1))
    assert finding.text == "the result holds the logarithms of what is asked for: take their exponential"


@pytest.mark.parametrize("explainer", [normalised_other_axis, not_normalised])
def test_it_sees_nothing_to_normalise(explainer):
    assert silent(explainer, softmax(M + X[:3, :4], 1), softmax(M, 1))
    assert silent(explainer, M + 1, M)
    assert silent(explainer, softmax(M, 1), softmax(M, 1))
    assert silent(explainer, np.full((3, 4), np.nan), softmax(M, 1))


# NaN and infinity


def test_it_sees_an_overflow_under_large_inputs():
    finding = one(not_finite, [np.nan, np.nan], [0.5, 0.5], x=[1000.0, 1000.0])
    assert finding.key == "large"
    assert "`x` is large here" in finding.text
    assert "1000" not in finding.text
    assert one(not_finite, [np.inf], [0.5], W=[[30.0]]).key == "large"


def test_it_tells_infinite_entries_and_zeros_apart():
    assert "`mask` has infinite entries" in one(not_finite, [np.nan, 1], [1.0, 1], mask=[-np.inf, 0]).text
    assert one(not_finite, [-np.inf, 1], [1.0, 1], p=[0.0, 1]).key == "zero"
    assert one(not_finite, [np.nan], [1.0], x=[[3.0, 3.0]]).key == "zero"
    assert one(not_finite, [np.nan], [1.0], x=[0.5]).key == ""


def test_it_says_nothing_of_nan_that_is_expected_or_absent():
    assert silent(not_finite, [np.nan, 1.0], [np.nan, 2.0])
    assert silent(not_finite, [1.0], [2.0], x=[1000.0])
    assert silent(not_finite, [1.0], [np.inf])


# Order


def test_it_sees_a_permutation():
    assert one(permuted, V[[1, 0, 3, 2, 5, 4]], V).text == "the result holds the right numbers in another order"
    assert "it is reversed" in one(permuted, V[::-1], V).text
    assert "it is rotated by one along the first axis" in one(permuted, np.roll(M, 1, axis=0), M).text


@pytest.mark.parametrize(
    ("got", "expected"), [(V, V), (V[::-1] + 1e-4, V), (np.ones(4), np.ones(4)), (V[:2][::-1], V[:2])]
)
def test_it_sees_no_permutation(got, expected):
    assert silent(permuted, got, expected)


def test_it_sees_a_history_shifted_by_one():
    losses = np.array([0.9, 0.7, 0.5, 0.4, 0.3])
    after = one(shifted, [0.7, 0.5, 0.4, 0.3, 0.25], losses)
    assert (after.key, "after the step instead of before" in after.text) == ("early", True)
    assert one(shifted, [1.3, 0.9, 0.7, 0.5, 0.4], losses).key == "late"
    assert one(shifted, losses[1:], losses, "length").key == "early"
    assert one(shifted, [1.3, *losses], losses, "length").key == "late"


@pytest.mark.parametrize("got", [[0.9, 0.7, 0.5, 0.4, 0.31], [0.7, 0.5, 0.41, 0.3, 0.25], [0.5, 0.5, 0.5, 0.5, 0.5]])
def test_it_sees_no_shift(got):
    assert silent(shifted, got, [0.9, 0.7, 0.5, 0.4, 0.3])


def test_it_sees_no_shift_in_a_constant_history():
    assert silent(shifted, [0.7, 0.7, 0.7, 0.7, 0.2], [0.7, 0.7, 0.7, 0.7, 0.7])


def test_it_sees_entries_too_many_or_too_few():
    assert "too many" in one(wrong_length, [1.0, 2.0, 3.0], [1.0, 2.0], "length").text
    assert "too few" in one(wrong_length, [1.0], [1.0, 2.0], "length").text
    assert silent(wrong_length, [1.5, 2.0, 3.0], [1.0, 2.0], "length")
    assert silent(wrong_length, [], [1.0, 2.0], "length")


def test_it_sees_that_only_the_first_rows_are_right():
    got = M.copy()
    got[1:] += 1
    assert "the first of the rows of the result is right" in one(prefix_right, got, M).text
    tail = V.copy()
    tail[:2] = 0
    assert "the last 4 entries of the result are right" in one(prefix_right, tail, V).text


def test_it_wants_all_other_rows_wrong():
    got = X.copy()
    got[1], got[4] = 0, 0
    assert silent(prefix_right, got, X)
    assert silent(prefix_right, X + 1, X)
    assert silent(prefix_right, X, X)


def test_it_sees_a_missing_causal_mask():
    scores = RNG.normal(size=(4, 4))
    masked = np.where(np.tri(4, dtype=bool), scores, 0)
    assert one(triangle, scores, masked).key == "above"
    assert one(triangle, scores, np.where(np.tri(4, dtype=bool).T, scores, 0)).key == "below"
    assert silent(triangle, scores + 1, scores)
    assert silent(triangle, scores[:3], masked[:3])


# Precision


def test_it_sees_another_dtype():
    single = V.astype("float32")
    finding = one(wrong_dtype, V, single, "dtype", got_dtype="float64", expected_dtype="float32", x=single)
    assert "has dtype float64 where float32 is expected" in finding.text
    assert silent(wrong_dtype, V, V)


def test_it_sees_fractions_cut_off():
    for cut in (np.trunc, np.floor, np.rint):
        assert one(truncated, cut(10 * V), 10 * V).cause == "truncated"
    assert silent(truncated, np.trunc(10 * V) + 1, 10 * V)
    assert silent(truncated, np.zeros(6), V / 100)
    assert silent(truncated, np.arange(4.0), np.arange(4.0))


def test_it_sees_single_precision_against_a_double_tolerance():
    strict = Comparison(rtol=1e-10, atol=1e-12)
    finding = one(low_precision, V.astype("float32"), V, rule=strict)
    assert "right to float32 precision only" in finding.text
    assert "compute in float64" in finding.text
    hidden_cast = V.astype("float32").astype("float64")
    assert one(low_precision, hidden_cast, V, rule=strict).key == "float32"
    assert one(low_precision, V.astype("float16"), V, rule=RULE).key == "float16"


def test_it_does_not_blame_precision_for_other_errors():
    strict = Comparison(rtol=1e-10, atol=1e-12)
    assert silent(low_precision, V * (1 + 1e-8), V, rule=strict)
    assert silent(low_precision, (V * 1.01).astype("float32"), V, rule=strict)
    assert silent(low_precision, V, V, rule=strict)


# Degenerate results


def test_it_sees_the_argument_itself():
    assert one(returned_argument, X, X * 2, X=X).text == "the result is `X` itself: what was computed is not returned"
    assert silent(returned_argument, X + 1e-9, X * 2, X=X)
    assert silent(returned_argument, X, X, X=X)


def test_it_sees_one_number_everywhere():
    assert "is zero" in one(constant_result, np.zeros((3, 4)), M).text
    finding = one(constant_result, np.full((3, 4), 0.25), M)
    assert "the same number" in finding.text
    assert "0.25" not in finding.text
    assert silent(constant_result, np.full(4, 2.0), np.full(4, 1.0))
    assert silent(constant_result, M + 1, M)
