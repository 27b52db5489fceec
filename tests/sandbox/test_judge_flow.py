"""The judge over the real sandbox: hostile results, every kind of task, what may be told of hidden cases."""

import pytest

from sandbox.judge import judge
from tests.sandbox.packages import doubled, solution, with_toml
from tests.sandbox.test_gradient import CASES as GRADIENT_CASES
from tests.sandbox.test_gradient import REFERENCE as GRADIENT_REFERENCE
from tests.sandbox.test_gradient import gradient_task
from tests.sandbox.test_judge import LEAKS, assert_no_secret, leaking, secret_task
from tests.sandbox.test_judge_kinds import CLASS_REFERENCE, class_task, curve_task


def judged(sandbox, source, package=None, **more):
    source = source if isinstance(source, bytes) else solution(source)
    return judge(package or doubled(), source, sandbox=sandbox, seed=more.pop("seed", 4), **more)


def test_it_accepts_right_solutions_and_names_known_bugs(sandbox_numpy):
    package = doubled()
    for name, source in package.right.items():
        assert judged(sandbox_numpy, source.encode()).verdict == "accepted", name
    for known in package.spec.wrong:
        report = judged(sandbox_numpy, package.wrong_source(known).encode())
        assert report.verdict != "accepted"
        assert (report.diagnosis.text, report.diagnosis.source) == (known.diagnosis, "known_wrong")


EQUAL_TO_EVERYTHING = """
class Sly:
    shape, dtype = (3,), np.dtype("float64")
    def __eq__(self, other): return True
    def __array__(self, *a, **k): return np.zeros(3)
    def __float__(self): return 2.0
    def __len__(self): return 3
    __ne__ = __lt__ = __gt__ = lambda self, other: False
"""
ARRAY_SUBCLASS = """
class Sly(np.ndarray):
    def __eq__(self, other): return np.ones(self.shape, bool)
    def __array_ufunc__(self, *a, **k): return np.zeros(self.shape)
"""
EQUAL_FLOAT = """
class Sly(float):
    def __eq__(self, other): return True
"""
LYING_LENGTH = """
class Sly(list):
    def __len__(self): return 3
"""
LOOP = """
def loop():
    a = []
    a.append(a)
    return a
"""
DEEP = """
def deep():
    a = []
    for _ in range(10**6):
        a = [a]
    return a
"""
PATCHED_NUMPY = """
np.allclose = np.array_equal = lambda *a, **k: True
np.testing.assert_allclose = lambda *a, **k: None
"""
PATCHED_BUILTINS = """
import builtins
builtins.abs = builtins.all = builtins.any = lambda *a: True
"""

HOSTILE = {
    "equal to everything": (EQUAL_TO_EVERYTHING, "Sly()", "format_error"),
    "subclass of ndarray": (ARRAY_SUBCLASS, "(x * 0).view(Sly)", "format_error"),
    "masked array": ("", "np.ma.masked_all(x.shape)", "format_error"),
    "subclass of float": (EQUAL_FLOAT, "Sly(1)", "format_error"),
    "NaN as a wildcard": ("", "x * np.nan", "wrong_answer"),
    "infinity": ("", "x * np.inf", "wrong_answer"),
    "empty": ("", "x[:0] if x.ndim == 1 else x[:0, :]", "wrong_answer"),
    "broadcastable row": ("", "2 * x[:1]", "wrong_answer"),
    "scalar": ("", "2.0", "format_error"),
    "0-d": ("", "np.array(2.0)", "format_error"),
    "more axes": ("", "(2 * x)[None]", "format_error"),
    "object dtype": ("", "(2 * x).astype(object)", "format_error"),
    "object array of liars": (
        EQUAL_FLOAT,
        "np.array([Sly() for _ in x.flat], object).reshape(x.shape)",
        "format_error",
    ),
    "strings": ("", "(2 * x).astype(str)", "format_error"),
    "complex": ("", "(2 * x).astype(complex)", "format_error"),
    "single precision": ("", "(2 * x).astype('float32')", "format_error"),
    "structured dtype": ("", "np.zeros(x.shape, dtype=[('a', 'f8')])", "format_error"),
    "list": ("", "(2 * x).tolist()", "format_error"),
    "generator": ("", "(v for v in 2 * x)", "format_error"),
    "nothing": ("", "None", "format_error"),
    "the function itself": ("", "double", "format_error"),
    "a list that holds itself": (LOOP, "loop()", "format_error"),
    "a million nested lists": (DEEP, "deep()", "format_error"),
    "a text of 100 MB": ("", "'y' * 10**8", "format_error"),
    "a lying length": (LYING_LENGTH, "Sly([1, 2])", "format_error"),
    "patched NumPy": (PATCHED_NUMPY, "x * 5.5", "wrong_answer"),
    "patched builtins": (PATCHED_BUILTINS, "x * 5.5", "wrong_answer"),
}


@pytest.mark.parametrize("name", HOSTILE, ids=lambda name: name.replace(" ", "-"))
def test_it_is_not_fooled_by(name, sandbox_numpy):
    head, expression, outcome = HOSTILE[name]
    source = f"import numpy as np\n{head}\ndef double(x):\n    return {expression}\n"
    free = with_toml(('imports = ["scipy"]\n', ""), ("cpu_s = 1.5", "cpu_s = 20.0"), ("wall_s = 4.0", "wall_s = 60.0"))
    report = judged(sandbox_numpy, source.encode(), free)
    assert report.score == 0.0
    assert {case.outcome for case in report.cases} <= {outcome, "not_run"}, report
    assert report.verdict == outcome


@pytest.mark.parametrize(
    ("expression", "verdict"),
    [
        ("(2 * x)[::-1][::-1]", "accepted"),
        ("np.asfortranarray(2 * x)", "accepted"),
        ("np.repeat(2 * x, 2, axis=-1)[..., ::2]", "accepted"),
        ("(2 * x).astype('>f8')", "accepted"),
        ("x.__imul__(2)", "wrong_answer"),
        ("np.add(x, x, out=x)", "wrong_answer"),
    ],
)
def test_it_takes_any_memory_layout_but_no_changed_input(expression, verdict, sandbox_numpy):
    report = judged(sandbox_numpy, f"import numpy as np\ndef double(x):\n    return {expression}\n".encode())
    assert report.verdict == verdict, report.cases[0]


@pytest.mark.parametrize("means", LEAKS, ids=lambda name: name.replace(" ", "-"))
def test_it_lets_no_hidden_value_out_by(means, sandbox_numpy):
    frames = []
    report = judged(sandbox_numpy, leaking(means), secret_task(), on_progress=frames.append)
    assert report.verdict != "internal_error", report.error
    assert_no_secret(report, frames)


def test_it_judges_classes(sandbox_numpy):
    package = class_task()
    assert judged(sandbox_numpy, CLASS_REFERENCE.encode(), package).verdict == "accepted"
    report = judged(sandbox_numpy, CLASS_REFERENCE.replace("scale * x", "x").encode(), package)
    assert report.cases[0].detail.where == "call 2, add[0]"


def test_it_sees_each_call_of_a_class_as_it_was(sandbox_numpy):
    """An accumulator that hands out its own array must not rewrite its earlier answers."""
    in_place = CLASS_REFERENCE.replace("self.sum = self.sum + scale * x", "self.sum += scale * x")
    assert judged(sandbox_numpy, in_place.encode(), class_task()).verdict == "accepted"


def test_it_draws_the_curve_of_a_training_task(sandbox_numpy):
    source = """
        from chainrule import report
        def double(x):
            for step in range(300):
                report(step, 1.0 / (step + 1), accuracy=0.5)
            return 2.0 * x
    """
    frames = []
    report = judged(sandbox_numpy, source, curve_task(), on_progress=frames.append)
    assert report.verdict == "accepted"
    assert {point.case for point in report.curve} == {"one to three"}
    assert report.curve[-1].step == 299
    assert {frame.case for frame in frames} == {0}


@pytest.mark.parametrize("source", ["reference", "learner"])
def test_it_judges_gradients(source, sandbox_numpy):
    package = gradient_task(source)
    assert "float32" in GRADIENT_CASES
    assert judged(sandbox_numpy, GRADIENT_REFERENCE, package).verdict == "accepted"
    report = judged(sandbox_numpy, GRADIENT_REFERENCE.replace("2 * a", "-2 * a"), package)
    assert report.verdict == "wrong_answer"
    assert "the sign is reversed" in report.diagnosis.text


@pytest.mark.parametrize(
    ("source", "verdict"),
    [
        ("def double(x):\n    while True: pass\n", "time_limit"),
        ("def double(x):\n    a = [0] * 10**9\n    return 2 * x\n", "memory_limit"),
        ("def double(x):\n    print('y' * 10**6)\n    return 2 * x\n", "output_limit"),
        ("import scipy\ndef double(x):\n    return 2 * x\n", "forbidden"),
        ("import os\ndef double(x):\n    os._exit(0)\n", "runtime_error"),
        ("def double(x): return (\n", "syntax_error"),
        ("", "format_error"),
    ],
)
def test_it_gives_every_verdict(source, verdict, sandbox_numpy):
    quick = with_toml(("cpu_s = 1.5", "cpu_s = 0.5"), ("wall_s = 4.0", "wall_s = 2.0"))
    report = judged(sandbox_numpy, source.encode(), quick)
    assert (report.verdict, report.score) == (verdict, 0.0), report.error


def test_it_can_be_cancelled(sandbox_numpy):
    report = judged(sandbox_numpy, b"def double(x):\n    while True: pass\n", cancelled=lambda: True)
    assert (report.verdict, report.diagnosis) == ("cancelled", None)


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"cases.py": "def cases(rng):\n    yield {}\n"}, "name and group"),
        ({"cases.py": "def cases(rng):\n    1 / 0\n"}, "ZeroDivisionError"),
        ({"reference.py": "def double(x):\n    return open('/etc/passwd').read()\n"}, ""),
        ({"reference.py": "def double(x:\n"}, "reference.py"),
    ],
)
def test_it_calls_a_broken_task_our_fault(files, message, sandbox_numpy):
    report = judged(sandbox_numpy, b"def double(x):\n    return 2 * x\n", doubled(**files))
    assert report.verdict == "internal_error"
    assert message in report.error.message


def test_it_tells_detached_tensors_from_those_that_require_grad(sandbox_torch):
    cases = """
        import torch
        def cases(rng):
            for group in ("Worked example", "Fresh"):
                yield {"name": group, "group": group, "args": (torch.tensor([1.0, 2.0]),)}
    """
    package = with_toml(
        ('profile = "numpy"', 'profile = "torch"'),
        ('result = "ndarray"', 'result = "tensor"'),
        ('dtype = "same"', 'dtype = "floating"'),
        **{"cases.py": solution(cases).decode()},
    )
    assert judged(sandbox_torch, b"def double(x):\n    return x + x\n", package).verdict == "accepted"
    for result, words in (
        ("x.clone().requires_grad_()", "call .detach()"),
        ("x.to('meta')", "no plain data"),
        ("x.numpy() * 2", "a NumPy array where a tensor is expected"),
        ("torch.nn.Parameter(x)", ""),
        ("x.to_sparse()", ""),
        ("(x * 2).to(torch.int64)", "dtype int64"),
    ):
        source = f"import torch\ndef double(x):\n    return {result}\n"
        report = judged(sandbox_torch, source.encode(), package)
        assert report.verdict == "format_error", (result, report.cases[0].detail)
        assert words in report.diagnosis.text, report.diagnosis
