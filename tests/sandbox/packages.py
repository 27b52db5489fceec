"""Small task packages for tests, and a way to write them out."""

import textwrap

from sandbox.package import TaskPackage

TASK_TOML = """\
id = "3b1cb1a4-6d58-4f0e-9e0f-6b4f0a4d8a11"
title = "Double"
profile = "numpy"
kind = "function"
entry = "double"
signature = "double(x) -> ndarray"
difficulty = "beginner"
points = 100
see = "doubling"
[limits]
cpu_s = 1.5
wall_s = 4.0
[comparison]
rtol = 1e-6
atol = 1e-9
result = "ndarray"
dtype = "same"
nan = "forbid"
inputs_unchanged = true
[forbidden]
imports = ["scipy"]
message = "Write it yourself."
[[groups]]
name = "Worked example"
visibility = "public"
[[groups]] # second group
name = "Fresh"
visibility = "hidden"
weight = 3
note = "drawn anew"
[[hints]]
text = "Add it to itself."
[[wrong]]
file = "tripled.py"
name = "tripled"
diagnosis = "three times"
see = "three"
[[wrong]] # second wrong
file = "unchanged.py"
name = "unchanged"
diagnosis = "nothing was done"
"""

CASES = """\
import numpy as np


def cases(rng):
    yield {"name": "hidden first", "group": "Fresh", "args": (rng.normal(size=(2, 3)),), "kwargs": {}}
    yield {"name": "one to three", "group": "Worked example", "args": (np.array([1.0, 2.0, 3.0]),), "kwargs": {}}
    yield {"name": "a row", "group": "Fresh", "args": (rng.normal(size=5),), "kwargs": {}}
    yield {"name": "a table", "group": "Fresh", "args": (rng.normal(size=(4, 2)),), "kwargs": {}}
"""


def doubled_files():
    """Files of a task that doubles an array."""
    return {
        "task.toml": TASK_TOML,
        "statement.md": "Return twice `x`.\n",
        "starter.py": "def double(x):\n    raise NotImplementedError\n",
        "reference.py": "def double(x):\n    return 2.0 * x\n",
        "cases.py": CASES,
        "wrong/tripled.py": "def double(x):\n    return 3.0 * x\n",
        "wrong/unchanged.py": "def double(x):\n    return x.copy()\n",
        "right/added.py": "def double(x):\n    return x + x\n",
    }


def doubled(**changes):
    """The task as a package; `changes` replace text in task.toml (old → new) under the key toml, or whole files."""
    return TaskPackage.from_files("double", doubled_files() | changes)


def with_toml(*replacements, **files):
    """The task with parts of task.toml replaced, each (old, new) required to be there."""
    text = TASK_TOML
    for old, new in replacements:
        assert old in text, old
        text = text.replace(old, new, 1)
    return doubled(**{"task.toml": text}, **files)


def solution(text):
    return textwrap.dedent(text).encode()


def write(folder, files):
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return folder
