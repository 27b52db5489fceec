"""Creator code in the jail: cases, references and generators, and how their faults are told."""

import textwrap

import numpy as np
import pytest

from sandbox.client import TaskBroken
from sandbox.limits import Limits
from sandbox.values import Array, decode, encode
from tests.sandbox.running import array

CASES = """
import numpy as np
def cases(rng):
    yield {"name": "fixed", "group": "Worked example", "args": (np.array([1.0, 2.0]),), "kwargs": {"k": 3}}
    yield {"name": "drawn", "group": "Hidden", "args": (rng.normal(size=4),), "rtol": 1e-3}
"""
REFERENCE = "def f(x, k=1):\n    x *= k\n    return x\n"


def yielding(case, *, times=1):
    return f"def cases(rng):\n    for _ in range({times}):\n        yield {case}\n"


def prepare(sandbox, cases=CASES, reference=REFERENCE, *, kind="function", seed=7, data=None, **limits):
    files = {"cases.py": textwrap.dedent(cases), "reference.py": textwrap.dedent(reference)}
    return sandbox.prepare(files, entry="f", kind=kind, seed=seed, limits=Limits(**limits), data=data)


def test_it_returns_inputs_as_they_were_before_the_reference_changed_them(sandbox_numpy):
    prepared = prepare(sandbox_numpy)
    fixed, drawn = prepared.cases
    ((x,), kwargs) = decode(fixed.inputs)
    assert (x.data.tolist(), kwargs) == ([1.0, 2.0], {"k": 3})
    assert decode(fixed.expected).data.tolist() == [3.0, 6.0]
    assert (drawn.name, drawn.group, drawn.rtol, drawn.atol) == ("drawn", "Hidden", 1e-3, None)


def test_the_same_seed_draws_the_same_cases_and_another_others(sandbox_numpy):
    first, again, other = (prepare(sandbox_numpy, seed=seed).cases[1].inputs for seed in (1, 1, 2))
    assert first == again
    assert first != other
    expected = np.random.default_rng(1).normal(size=4)
    assert decode(first)[0][0].data.tolist() == expected.tolist()


def test_seeds_drawn_together_get_what_each_gets_alone(sandbox_numpy):
    files = {"cases.py": CASES, "reference.py": REFERENCE}
    together = sandbox_numpy.prepare_many(files, [3, 1, 2], entry="f", kind="function", limits=Limits())
    assert [prepared.cases for prepared in together] == [prepare(sandbox_numpy, seed=n).cases for n in (3, 1, 2)]


def test_it_prepares_cases_of_classes(sandbox_numpy):
    cases = 'def cases(rng):\n    yield {"name": "a", "group": "g", "init": ((2,), {}), "calls": [("add", (3,), {})]}\n'
    reference = "class f:\n    def __init__(self, n): self.n = n\n    def add(self, k): return self.n + k\n"
    assert decode(prepare(sandbox_numpy, cases, reference, kind="class").cases[0].expected) == [5]


@pytest.mark.parametrize(
    ("cases", "reference", "file", "line", "said"),
    [
        ("def cases(rng):\n    1 / 0\n    yield\n", REFERENCE, "cases.py", 2, "ZeroDivisionError"),
        (CASES, "def f(x, k=1):\n    raise ValueError('no')\n", "reference.py", 2, "ValueError: no"),
        (CASES, "def g(): pass\n", "reference.py", None, "defines no function `f`"),
        ("x = 1\n", REFERENCE, "cases.py", None, "defines no function `cases`"),
        ("def cases(rng):\n    return []\n", REFERENCE, "cases.py", None, "0 cases"),
        (yielding("{'name': 'a'}"), REFERENCE, "cases.py", None, "name and group"),
        (yielding("{'name': 'a', 'group': 'g', 'args': (1,)}", times=2), REFERENCE, "cases.py", None, "two cases"),
        (yielding("{'name': 'a', 'group': 'g', 'arg': 1}"), REFERENCE, "cases.py", None, "unknown key 'arg'"),
        (yielding("{'name': 'a', 'group': 'g', 'args': (len,)}"), REFERENCE, "cases.py", None, "cannot be compared"),
        (CASES, "def f(x, k=1): return f\n", "reference.py", None, "cannot be compared"),
        ("def cases(rng:\n", REFERENCE, "cases.py", 1, "SyntaxError"),
        ("while True: pass\n", REFERENCE, "cases.py", None, "time_limit"),
    ],
)  # fmt: skip
def test_it_names_file_line_and_fault_of_a_broken_task(sandbox_numpy, cases, reference, file, line, said):
    with pytest.raises(TaskBroken) as caught:
        prepare(sandbox_numpy, cases, reference, cpu_s=0.3)
    assert (caught.value.file, caught.value.line) == (file, line)
    assert said in caught.value.message


def test_it_draws_numbers_of_a_question(sandbox_numpy):
    source = 'def draw(rng):\n    a = int(rng.integers(1, 9))\n    return {"params": {"a": a}, "answer": a * 3.0}\n'
    drawn = sandbox_numpy.draw(source, [5, 6, 7])
    assert len(drawn) == 3
    assert all(one["answer"] == one["params"]["a"] * 3.0 for one in drawn)
    assert drawn[1:2] == sandbox_numpy.draw(source, [6])
    assert sandbox_numpy.draw(source, []) == []


@pytest.mark.parametrize("source", ["def draw(rng):\n    return 3\n", "def draw(rng):\n    1 / 0\n", "draw ="])
def test_it_names_the_fault_of_a_broken_generator(sandbox_numpy, source):
    with pytest.raises(TaskBroken) as caught:
        sandbox_numpy.draw(source, [5])
    assert caught.value.file == "generator"


def test_it_hands_a_data_set_to_the_cases_and_takes_what_they_expect(sandbox_numpy):
    cases = """
    def cases(rng, data):
        yield {"name": "a", "group": "g", "args": (data.x[:2],), "expected": data.y, "error_rate": 0.25}
        yield {"name": "b", "group": "g", "args": (data.x[:2],), "repeats": "a"}
    """
    data = encode({"x": array(1.0, 2.0, 3.0), "y": array(7, 8, dtype="int64")})
    first, second = prepare(sandbox_numpy, cases, data=data).cases
    assert decode(first.inputs)[0][0].data.tolist() == [1.0, 2.0]
    assert (decode(first.expected).data.tolist(), first.error_rate, first.repeats) == ([7, 8], 0.25, "")
    assert (decode(second.expected).data.tolist(), second.error_rate, second.repeats) == ([1.0, 2.0], None, "a")


def test_cases_that_take_no_data_set_are_told_apart(sandbox_numpy):
    with pytest.raises(TaskBroken, match="takes 1 positional argument but 2 were given"):
        prepare(sandbox_numpy, data=encode({}))


def test_a_data_set_of_the_largest_size_arrives_whole(sandbox_numpy):
    cases = "def cases(rng, data):\n    yield {'name': 'a', 'group': 'g', 'args': (data.x, data.x.sum())}\n"
    x = Array("ndarray", "uint8", np.ones((60_000, 784), dtype=np.uint8))
    limits = {"memory_mb": 1024, "cpu_s": 20, "wall_s": 60}
    [case] = prepare(sandbox_numpy, cases, "def f(x, k): return 0", data=encode({"x": x}), **limits).cases
    assert decode(case.inputs)[0][1].data == 60_000 * 784
