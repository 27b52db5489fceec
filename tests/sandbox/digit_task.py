"""A small task on a data set: the class whose mean image is nearest."""

from sandbox.package import TaskPackage
from tests.sandbox.packages import TASK_TOML

TOML = (
    TASK_TOML.replace('"double"', '"classify"')
    .replace('kind = "function"', 'kind = "training"')
    .replace("double(x)", "classify(X, y, X_test)")
    .replace('dtype = "same"\nnan = "forbid"\n', "classes = 10\n")
    .replace("[limits]", '[data]\nname = "digits"\n[data.error_rate]\nmnist = 0.05\nuci = 0.2\n[limits]')
    .replace('file = "unchanged.py"', 'file = "zeros.py"')
)
CASES = """
import numpy as np


def cases(rng, data):
    def case(name, group, rows, **more):
        args = (data.train_images, data.train_labels, data.test_images[:rows])
        return {"name": name, "group": group, "args": args, "kwargs": {}, "expected": data.test_labels[:rows], **more}

    yield case(f"{data.title}, {data.error_rate}", "Worked example", 10_000)
    yield case("few", "Fresh", 20, error_rate=0.5)
    yield case("few again", "Fresh", 20, error_rate=0.5, repeats="few")
"""
REFERENCE = """
import numpy as np


def classify(X, y, X_test):
    means = np.stack([X[y == k].mean(axis=0).ravel() for k in range(10)])
    return ((X_test.reshape(len(X_test), 1, -1) - means) ** 2).sum(axis=-1).argmin(axis=1)
"""
FILES = {
    "task.toml": TOML,
    "statement.md": "Classify `X_test`.\n",
    "starter.py": "def classify(X, y, X_test):\n    raise NotImplementedError\n",
    "reference.py": REFERENCE,
    "cases.py": CASES,
    "right/one.py": REFERENCE.replace("stack", "array"),
    "wrong/tripled.py": REFERENCE.replace("y == k", "y == (k + 1) % 10"),
    "wrong/zeros.py": "def classify(X, y, X_test):\n    return y[: len(X_test)] * 0\n",
}


def digit_task(*replacements, **files):
    """The task; `replacements` are (old, new) in task.toml, each of which must be there."""
    text = TOML
    for old, new in replacements:
        assert old in text, old
        text = text.replace(old, new, 1)
    return TaskPackage.from_files("classify", {**FILES, "task.toml": text, **files})
