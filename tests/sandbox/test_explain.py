"""The explainers together: their words for hidden cases carry no number of any array, whatever the arrays."""

import numpy as np
import pytest

from sandbox.explain import Candidate, _best, examine, findings
from sandbox.explainers.leaf import Argument, Finding, Leaf, leaves
from sandbox.results import CaseRun, PreparedCase
from sandbox.spec import Comparison
from sandbox.trials import grade_run, make_trials
from sandbox.values import encode
from tests.sandbox.in_process import capture
from tests.sandbox.packages import with_toml

SECRET = 0.7310585
ARRAYS = {
    "vector": np.full(6, SECRET),
    "growing": SECRET * np.arange(1, 7),
    "table": SECRET * np.arange(1, 13).reshape(3, 4),
    "square": SECRET * np.arange(1, 17).reshape(4, 4),
    "whole": np.arange(73106, 73112),
}
CHANGES = {
    "factor": lambda a: 1.37 * a,
    "named factor": lambda a: 4.0 * a,
    "negative": lambda a: -a,
    "offset": lambda a: a + SECRET,
    "transposed": lambda a: a.T.copy() + 0,
    "reversed": lambda a: a[::-1],
    "rolled": lambda a: np.roll(a, 1, axis=0),
    "prefix": lambda a: np.where(np.arange(a.size).reshape(a.shape) < a.shape[-1], a, 5 * a),
    "zero": lambda a: 0.0 * a,
    "NaN": lambda a: a * np.nan,
    "whole numbers": np.trunc,
    "normalised": lambda a: a / a.sum(),
    "rows": lambda a: a / a.sum(axis=-1, keepdims=True),
    "single": lambda a: a.astype("float32"),
    "column": lambda a: a[..., None],
    "short": lambda a: a[:-1],
    "lower": np.tril,
    "ones": np.ones_like,
    "argument": lambda a: np.full(a.shape, SECRET),
}
RULE = Comparison(rtol=1e-9, atol=1e-12)


def leaf(got, expected, problem):
    arguments = (
        Argument("x", np.full((4, 7), SECRET), "float64"),
        Argument("bias", np.full(expected.shape[-1:], SECRET), "float64"),
        Argument("lr", np.asarray(SECRET), "float64"),
    )
    wide = got.astype(float), expected.astype(float)
    return Leaf("grads", problem, *wide, got.dtype.name, expected.dtype.name, RULE, arguments)


@pytest.mark.parametrize("change", CHANGES, ids=lambda name: name.replace(" ", "-"))
@pytest.mark.parametrize("name", ARRAYS)
def test_it_puts_no_number_of_an_array_into_the_words(name, change):
    for got, expected in ((CHANGES[change](ARRAYS[name]), ARRAYS[name]), (ARRAYS[name], CHANGES[change](ARRAYS[name]))):
        for problem in ("values", "shape", "rank", "length", "dtype"):
            for _, finding in examine(leaf(got, expected, problem)):
                for secret in ("0.731", "731", "1.37", "1.0", "2.9", "4.38", "0.5348"):
                    assert secret not in finding.text, finding
                assert len(finding.text) < 250


SHAPES = [(), (0,), (1,), (3,), (0, 4), (1, 1), (3, 4), (2, 3, 4), (1,) * 8]


@pytest.mark.parametrize("fill", [0.0, 1.0, np.nan, np.inf, -np.inf, 1e308, 1e-320, 1 + 1j], ids=str)
def test_no_explainer_raises_whatever_the_arrays(fill):
    """A diagnosis must never cost the verdict."""
    for one in SHAPES:
        for other in SHAPES:
            arrays = np.full(one, fill), np.full(other, 2.0)
            arguments = (
                Argument("x", np.full(one, 3.0), "float64"),
                Argument("y", np.full(other, np.real(fill)), "float64"),
            )
            for got, expected in (arrays, arrays[::-1]):
                for problem in ("values", "dtype") if one == other else ("shape", "rank", "length"):
                    assert isinstance(
                        examine(Leaf("r", problem, got, expected, "float64", "float64", RULE, arguments)), list
                    )


# From a graded case


def failing_case(got, expected, args, signature, kwargs=None):
    package = with_toml(
        ("double(x) -> ndarray", signature),
        ('result = "ndarray"', 'result = "expected"'),
        ('[[groups]] # second group\nname = "Fresh"\nvisibility = "hidden"\nweight = 3\nnote = "drawn anew"\n', ""),
    )
    inputs = encode(capture((args, kwargs or {})))
    prepared = PreparedCase("one", "Worked example", inputs, encode(capture(expected)))
    (trial,) = make_trials(package, [prepared], "all")
    return package.spec, grade_run(trial, CaseRun("returned", encode(capture(got)), inputs))


def test_it_names_arguments_and_parts_of_the_result():
    x, params = np.ones((5, 2)), {"W": np.ones((2, 2)), "n": 3}
    expected = {"W": np.array([[1.0, 2.0], [3.0, 4.0]])}, 0.5
    got = {"W": 5 * expected[0]["W"]}, 0.5
    spec, graded = failing_case(got, expected, (params, x), "double(params, x, lr=0.1) -> (grads, loss)", {"lr": 0.25})
    (found,) = leaves(spec, graded)
    assert found.where == 'grads["W"]'
    assert [argument.name for argument in found.arguments] == ['params["W"]', 'params["n"]', "x", "lr"]
    best = next(finding for _, _, finding in findings(spec, graded) if finding.cause == "constant_factor")
    assert best.text.startswith(
        '`grads["W"]` is 5 times too large, and 5 is the length of `x`\'s first axis (batch size)'
    )


def test_it_looks_at_lists_and_numbers_as_arrays():
    spec, graded = failing_case([0.7, 0.5, 0.4, 0.3], [0.9, 0.7, 0.5, 0.4], (np.ones(2),), "double(x)")
    assert "shifted" in {finding.cause for _, _, finding in findings(spec, graded)}
    spec, graded = failing_case(-0.5, 0.5, (np.ones(2),), "double(x)")
    assert [finding.key for _, _, finding in findings(spec, graded)][:1] == ["sign"]


def test_it_leaves_out_arrays_that_are_too_large():
    spec, graded = failing_case(np.zeros(200_001), np.ones(200_001), (np.ones(2),), "double(x)")
    assert list(leaves(spec, graded)) == []


def candidate(key, *cases, rank=1, cause="constant_factor"):
    return Candidate(Finding(cause, key, "", key), None, rank, set(cases))


def test_a_variant_that_fits_a_minority_is_not_told():
    """Each of four cases is off by another factor: "a factor 2 is missing" would be true of one of them only."""
    factors = [candidate("2", "a"), candidate("3", "b"), candidate("n", "c"), candidate("-1", "d")]
    assert _best(factors, 4) is None
    assert _best([*factors, candidate("half", "a", "b")], 4).finding.key == "half"


def test_of_two_causes_the_one_that_fits_more_is_told():
    few, more = candidate("x", "a", "b"), candidate("y", "a", "b", "c", rank=2, cause="shifted")
    assert _best([few, more], 4) is more
    assert _best([few, candidate("y", "a", "b", rank=2, cause="shifted")], 4) is few
