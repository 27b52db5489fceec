"""Gradient tasks: the learner's gradient against central differences of a forward pass."""

import numpy as np
import pytest

from sandbox.gradient import in_float64
from sandbox.judge import judge
from sandbox.values import Array
from tests.sandbox.in_process import InProcess
from tests.sandbox.packages import doubled, solution, with_toml

REFERENCE = """
import numpy as np
def loss(X, W, b, scale=1.0):
    return float((np.tanh(X @ W + b) ** 2).mean() * scale)
def double(X, W, b, scale=1.0):
    a = np.tanh(X @ W + b)
    dz = 2 * a * (1 - a ** 2) / a.size * scale
    return X.T @ dz, dz.sum(axis=0)
"""
CASES = """
import numpy as np
def cases(rng):
    yield {"name": "small", "group": "Worked example", "args": (np.eye(2), np.ones((2, 3)) / 4, np.zeros(3))}
    X, W, b = rng.normal(size=(4, 2)), rng.normal(size=(2, 3)), rng.normal(size=3)
    yield {"name": "fresh", "group": "Fresh", "args": (X, W, b), "kwargs": {"scale": 2.0}}
    yield {"name": "single", "group": "Fresh", "args": (X.astype("float32"), W.astype("float32"), b.astype("float32"))}
"""


def gradient_task(source="reference", wrt='["W", "b"]', **files):
    files = {
        "reference.py": REFERENCE,
        "cases.py": CASES,
        "wrong/tripled.py": "def double(*a, **k):\n    return 1\n",
    } | files
    return with_toml(
        ('kind = "function"', 'kind = "gradient"'),
        ("double(x) -> ndarray", "double(X, W, b, scale=1.0) -> (dW, db)"),
        ("[limits]", f'[gradient]\nforward = "loss"\nsource = "{source}"\nwrt = {wrt}\n[limits]'),
        ("rtol = 1e-6", "rtol = 1e-5"),
        ("atol = 1e-9", "atol = 1e-6"),
        ('result = "ndarray"', 'result = "tuple"'),
        ('dtype = "same"', 'dtype = "floating"'),
        **files,
    )


def judged(source, package):
    source = source if isinstance(source, bytes) else solution(source)
    return judge(package, source, sandbox=InProcess(), seed=2)


@pytest.mark.parametrize("source", ["reference", "learner"])
def test_it_accepts_the_analytic_gradient(source):
    report = judged(REFERENCE, gradient_task(source))
    assert report.verdict == "accepted", report.error


@pytest.mark.parametrize("source", ["reference", "learner"])
def test_it_shows_the_worst_entry_of_a_wrong_one(source):
    wrong = REFERENCE.replace(
        "return X.T @ dz, dz.sum(axis=0)", "return X.T @ dz, dz.sum(axis=0) * np.array([1, 1, 3.0])"
    )
    report = judged(wrong, gradient_task(source))
    detail = report.cases[0].detail
    assert report.verdict == "wrong_answer"
    assert detail.where == "db[2]"
    assert "1 of 3 entries differ" in detail.message
    assert "at [2]" in detail.message


def test_it_explains_a_wrong_gradient_like_any_array():
    report = judged(REFERENCE.replace("/ a.size", "/ a.size * X.shape[0] * X.shape[1]"), gradient_task())
    assert report.diagnosis.cause == "constant_factor"
    assert "`dW`" in report.diagnosis.text


def test_it_differentiates_the_learners_own_forward_pass():
    """Differences see only the learner's `loss`; it may be written in any way that gives the reference's number."""
    other_way = REFERENCE.replace("float((np.tanh(X @ W + b) ** 2).mean() * scale)", "helper(X, W, b, scale)") + (
        "def helper(X, W, b, scale):\n"
        "    z = X @ W + b\n"
        "    return float((1 - 1 / np.cosh(z) ** 2).sum() / z.size * scale)\n"
    )
    assert judged(other_way, gradient_task("learner")).verdict == "accepted"


def test_it_refuses_the_right_gradient_of_another_forward_pass():
    cubed = """
        import numpy as np
        def loss(X, W, b, scale=1.0):
            return (W ** 3).sum() + (b * 2).sum()
        def double(X, W, b, scale=1.0):
            return 3 * W ** 2, np.full(b.shape, 2.0, dtype=b.dtype)
    """
    report = judged(cubed, gradient_task("learner"))
    assert report.verdict == "wrong_answer"
    assert report.cases[0].detail.message.startswith("the forward pass loss gave ")
    assert judged(cubed, gradient_task("reference")).verdict == "wrong_answer"


def test_it_takes_dicts_and_numbers_as_arguments():
    reference = """
        def loss(p, c):
            return (p["a"] ** 2).sum() * c + p["n"] * p["k"]
        def double(p, c):
            return {"a": 2 * p["a"] * c, "k": float(p["n"])}, (p["a"] ** 2).sum()
    """
    cases = """
        import numpy as np
        def cases(rng):
            for group in ("Worked example", "Fresh"):
                p = {"a": rng.normal(size=3), "k": 0.5, "n": 3}
                yield {"name": group, "group": group, "args": (p,), "kwargs": {"c": 1.5}}
    """
    files = {"reference.py": solution(reference).decode(), "cases.py": solution(cases).decode()}
    package = gradient_task(wrt='["p", "c"]', **files)
    package = doubled(
        **{**package.files, "task.toml": package.files["task.toml"].replace("(X, W, b, scale=1.0)", "(p, c)")}
    )
    assert judged(reference, package).verdict == "accepted"
    report = judged(reference.replace('float(p["n"])', "1.0"), package)
    assert report.cases[0].detail.where == 'dW["k"]'


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"reference.py": REFERENCE.replace("2 * a", "3 * a")}, "the gradient is not that of the forward pass"),
        ({"reference.py": REFERENCE.replace("def loss", "def other")}, "the forward pass failed"),
        (
            {"reference.py": REFERENCE.replace("return float(", "return float('nan') * float(")},
            "must return one finite number",
        ),
        (
            {"reference.py": REFERENCE.replace("return float((", "return ((").replace(").mean() * scale)", "))")},
            "must return one",
        ),
        ({"reference.py": REFERENCE.replace(", dz.sum(axis=0)", ", dz")}, "the arguments it is taken by are"),
        (
            {"cases.py": CASES.replace("np.ones((2, 3))", "np.ones((2, 300))").replace("np.zeros(3)", "np.zeros(300)")},
            "900 entries",
        ),
    ],
)
def test_it_calls_a_task_whose_gradient_cannot_be_checked_broken(files, message):
    report = judged(REFERENCE, gradient_task(**files))
    assert report.verdict == "internal_error"
    assert message in report.error.message


def test_it_refuses_an_argument_that_is_not_in_the_signature():
    report = judged(REFERENCE, gradient_task(wrt='["W", "q"]'))
    assert "no argument 'q'" in report.error.message


def test_it_blames_the_learner_for_the_learners_forward_pass():
    package = gradient_task("learner")
    raising = judged(REFERENCE.replace("return float(", "raise ValueError('no') or float("), package)
    assert raising.verdict == "runtime_error"
    assert raising.cases[0].detail.error.message == "no"
    missing = judged(REFERENCE.replace("def loss", "def other"), package)
    assert missing.verdict == "runtime_error"
    vector = judged(REFERENCE.replace("return float((", "return ((").replace(").mean() * scale)", "))"), package)
    assert vector.verdict == "format_error"
    assert vector.cases[0].detail.message.startswith("the forward pass must return one finite number")


def test_it_sends_every_floating_array_in_float64():
    """Central differences of a float32 forward pass would miss by far more than the tolerance."""
    value = (
        (Array("tensor", "float32", np.ones(2, "float32")), {"n": Array("ndarray", "int64", np.ones(2, int))}),
        [1.5],
    )
    (tensor, named), rest = in_float64(value)
    assert (tensor.kind, tensor.dtype, tensor.data.dtype) == ("tensor", "float64", np.float64)
    assert named["n"].dtype == "int64"
    assert rest == [1.5]
