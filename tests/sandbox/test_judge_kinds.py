"""Training and class tasks: curves from public cases, results call by call."""

from sandbox.results import Progress, Run
from tests.sandbox.packages import CASES, doubled, with_toml
from tests.sandbox.test_judge import RIGHT, Scripted, judged


def curve_task():
    return with_toml(
        ('kind = "function"', 'kind = "training"'),
        **{"cases.py": CASES},
    )


def test_it_draws_the_curve_of_public_cases():
    source = """
        from chainrule import report
        def double(x):
            for step in range(1000):
                report(step, 1.0 / (step + 1), accuracy=0.5)
            return 2.0 * x
    """
    frames = []
    report = judged(source, curve_task(), on_progress=frames.append)
    assert report.verdict == "accepted"
    assert len(frames) == 1000
    assert {point.case for point in report.curve} == {"one to three"}
    assert (report.curve[0].step, report.curve[-1].step, len(report.curve)) == (0, 999, 400)
    assert report.curve[0].metrics == {"accuracy": 0.5}


def test_it_makes_a_gap_of_a_loss_that_is_not_finite():
    def change(run):
        return Run("completed", None, run.cases, 1.0, 1.0, 1.0, (Progress(0, 3, float("nan"), {"a": float("inf")}),))

    report = judged(RIGHT, sandbox=Scripted(change))
    assert [(point.step, point.loss, point.metrics) for point in report.curve] == [(3, None, {"a": None})]


# Classes

CLASS_CASES = """
import numpy as np
def cases(rng):
    for group in ("Worked example", "Fresh"):
        calls = [("add", (np.array([1.0, 2.0]),), {}), ("add", (np.array([3.0, 4.0]),), {"scale": 2.0})]
        calls.append(("total", (), {}))
        yield {"name": group, "group": group, "init": ((2,), {}), "calls": calls}
"""
CLASS_REFERENCE = """
import numpy as np
class double:
    def __init__(self, n):
        self.sum = np.zeros(n)
    def add(self, x, scale=1.0):
        self.sum = self.sum + scale * x
        return self.sum
    def total(self):
        return float(self.sum.sum())
"""


def class_task():
    files = {"cases.py": CLASS_CASES, "reference.py": CLASS_REFERENCE}
    return with_toml(
        ('kind = "function"', 'kind = "class"'),
        ('signature = "double(x) -> ndarray"', 'signature = "double(n)"'),
        ('result = "ndarray"', 'result = "list"'),
        **files,
    )


def test_it_judges_a_class_call_by_call():
    package = class_task()
    assert judged(CLASS_REFERENCE.encode(), package).verdict == "accepted"
    report = judged(CLASS_REFERENCE.replace("scale * x", "x").encode(), package)
    detail = report.cases[0].detail
    assert report.verdict == "wrong_answer"
    assert detail.where == "call 2, add[0]"
    assert detail.input.splitlines() == ["double(2)", ".add([1., 2.])", ".add([3., 4.], scale=2.0)", ".total()"]


def test_it_names_the_known_bug_of_a_class():
    unscaled = CLASS_REFERENCE.replace("scale * x", "x")
    kept = CLASS_REFERENCE.replace("self.sum + scale * x", "scale * x")
    package = class_task()
    package = doubled(**{**package.files, "wrong/tripled.py": unscaled, "wrong/unchanged.py": kept})
    for source, text in ((unscaled, "three times"), (kept, "nothing was done")):
        report = judged((source + "# mine\n").encode(), package)
        assert (report.diagnosis.text, report.diagnosis.source) == (text, "known_wrong")
