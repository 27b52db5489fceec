"""given.py: functions of the creator's that reach the solution, and what the learner can and cannot do with them."""

import textwrap

import pytest

from sandbox.check import check_package
from sandbox.client import TaskBroken
from sandbox.judge import judge
from sandbox.limits import Limits
from sandbox.package import PackageError, TaskPackage
from sandbox.policy import Policy
from sandbox.show import show_call
from sandbox.values import Given, decode, decode_inputs, encode
from tests.sandbox.packages import TASK_TOML, doubled_files
from tests.sandbox.running import array

GIVEN = """
import numpy as np

def twice(x):
    return 2 * x

class Counter:
    def __init__(self, start):
        self.count = start
    def up(self):
        self.count += 1
        return self.count

def line(slope, offset=0.0):
    return lambda x: slope * x + offset

def squares(n):
    return {f"n{i}": i * i for i in range(n)}

def fails(x):
    raise LookupError("no such thing")

def sevens():
    return 7
"""
REFERENCE = "def f(g, x=1.0):\n    return g(x)\n"


def cases_of(*arguments):
    lines = "".join(
        f"    yield {{'name': 'case {n}', 'group': 'Worked example', {one}}}\n" for n, one in enumerate(arguments)
    )
    return f"from functools import partial\nimport numpy as np\nimport given\ndef cases(rng):\n{lines}"


def prepare(sandbox, *arguments, given=GIVEN, reference=REFERENCE, kind="function"):
    files = {"cases.py": cases_of(*arguments), "reference.py": reference, "given.py": given}
    return sandbox.prepare(files, entry="f", kind=kind, seed=1, limits=Limits())


def run(sandbox, source, *inputs, given=GIVEN, kind="function", policy=Policy()):  # noqa: B008  it is frozen
    source = textwrap.dedent(source).encode()
    return sandbox.run(source, inputs, entry="f", kind=kind, limits=Limits(), policy=policy, given=given)


def inputs_of(sandbox, *arguments, **more):
    return [case.inputs for case in prepare(sandbox, *arguments, **more).cases]


def handed(*args):
    return encode((args, {}))


TWICE, LINE = Given("twice"), Given("line", (array(2.0, 3.0),), {"offset": 1.0}, made=True)


def test_functions_and_what_they_make_reach_the_reference(sandbox_numpy):
    prepared = prepare(
        sandbox_numpy,
        "'args': (given.twice, 21)",
        "'args': (partial(given.line, np.array([2.0, 3.0]), offset=1.0), 2.0)",
        "'args': (given.twice,), 'kwargs': {'x': 4}",
    )
    first, second, third = (decode(case.expected) for case in prepared.cases)
    assert (first, third) == (42, 8)
    assert second.data.tolist() == [5.0, 7.0]
    (line, x), _ = decode_inputs(prepared.cases[1].inputs)
    assert (line.name, line.args[0].data.tolist(), line.kwargs, line.made) == (
        "line",
        [2.0, 3.0],
        {"offset": 1.0},
        True,
    )
    assert x == 2.0


def test_they_reach_the_learner_and_nothing_counts_as_changed(sandbox_numpy):
    inputs = [handed(TWICE, 21), handed(LINE, 2.0)]
    result = run(sandbox_numpy, "def f(g, x): return g(x)", *inputs)
    assert decode(result.cases[0].value) == 42
    assert decode(result.cases[1].value).data.tolist() == [5.0, 7.0]
    assert [case.inputs_after for case in result.cases] == inputs


def test_they_may_stand_deep_inside_and_be_given_to_a_class(sandbox_numpy):
    cases = "'init': (([{'g': given.twice}],), {}), 'calls': [('call', (partial(given.Counter, 5),), {})]"
    source = """
        class f:
            def __init__(self, items): self.g = items[0]["g"]
            def call(self, counter): return self.g(counter.up())
    """
    (inputs,) = inputs_of(sandbox_numpy, cases, reference=textwrap.dedent(source), kind="class")
    assert decode(run(sandbox_numpy, source, inputs, kind="class").cases[0].value) == [12]


def test_what_is_made_is_made_anew_for_each_case(sandbox_numpy):
    counter = Given("Counter", (0,), {}, made=True)
    result = run(sandbox_numpy, "def f(c): return [c.up(), c.up()]", handed(counter), handed(counter))
    assert [decode(case.value) for case in result.cases] == [[1, 2], [1, 2]]


def test_a_plain_argument_beside_them_is_still_watched(sandbox_numpy):
    source = "def f(g, x):\n    x += 1.0\n    return g(x)"
    inputs = handed(TWICE, array(1.0))
    after = run(sandbox_numpy, source, inputs).cases[0].inputs_after
    (g, x), _ = decode_inputs(after)
    assert (g.name, x.data.tolist()) == ("twice", [2.0])


def test_another_object_in_its_place_counts_as_changed(sandbox_numpy):
    inputs = handed([TWICE])
    result = run(sandbox_numpy, "def f(items):\n    items[0] = max\n    return 1", inputs)
    assert result.cases[0].inputs_after != inputs


def test_what_is_too_large_to_travel_is_made_there(sandbox_numpy):
    roots = Given("squares", (200_000,), {}, made=True)
    result = run(sandbox_numpy, "def f(d): return [len(d), list(d)[-1], d['n3']]", handed(roots))
    assert decode(result.cases[0].value) == [200_000, "n199999", 9]


def test_a_given_object_that_comes_back_is_no_plain_value(sandbox_numpy):
    result = run(sandbox_numpy, "def f(g): return g", handed(TWICE))
    assert decode(result.cases[0].value).type_name == "builtins.function"


def test_an_exception_of_theirs_shows_the_learners_line(sandbox_numpy):
    error = run(sandbox_numpy, "def f(g):\n    a = 1\n    return g(a)", handed(Given("fails"))).cases[0].error
    assert (error.type, error.message, error.line) == ("LookupError", "no such thing", 3)


@pytest.mark.parametrize(
    ("given", "argument", "file", "line", "said"),
    [
        ("def twice(x:\n", "given.twice", "given.py", 1, "SyntaxError"),
        ("x = 1\nraise OSError('gone')\n", "1", "given.py", 2, "OSError: gone"),
        ("\n", "1", "given.py", None, "empty"),
        (GIVEN, "given.thrice", "cases.py", 5, "AttributeError"),
        (GIVEN, "partial(given.fails, 1)", "cases.py", None, "case 'case 0': LookupError: no such thing"),
        (GIVEN, "partial(given.sevens)", "cases.py", None, "given.sevens makes 7: hand that in as it is"),
        (GIVEN, "len", "cases.py", None, "what is defined in given.py may be handed in"),
        (GIVEN, "given.np.sum", "cases.py", None, "cannot be compared"),
        (GIVEN, "partial(len, [1])", "cases.py", None, "what is defined in given.py may be handed in"),
        (GIVEN, "partial(given.twice, len)", "cases.py", None, "what is defined in given.py may be handed in"),
        (GIVEN, "lambda x: x", "cases.py", None, "what is defined in given.py may be handed in"),
    ],
)
def test_its_faults_are_the_creators_and_named(sandbox_numpy, given, argument, file, line, said):
    with pytest.raises(TaskBroken) as caught:
        prepare(sandbox_numpy, f"'args': ({argument},)", given=given)
    assert (caught.value.file, caught.value.line) == (file, line)
    assert said in caught.value.message


def test_it_is_built_even_where_the_reference_is_not_run(sandbox_numpy):
    with pytest.raises(TaskBroken, match="LookupError"):
        prepare(sandbox_numpy, "'args': (partial(given.fails, 1),), 'expected': 1")


def test_a_result_cannot_be_a_function(sandbox_numpy):
    with pytest.raises(TaskBroken, match="cannot be compared"):
        prepare(sandbox_numpy, "'args': (given.twice,), 'expected': given.twice")


# The policy of the task

POLICY = Policy(imports=("heapq",), names=("sorted", "np.linalg.norm", ".sort"))
LENDING = """
import heapq
import numpy as np
ordered = sorted
def length(x):
    return float(np.linalg.norm(x))
def smallest(items):
    import heapq
    return heapq.nsmallest(1, items)
"""


def test_given_code_may_do_what_the_learner_may_not(sandbox_numpy):
    result = run(
        sandbox_numpy,
        "def f(length, smallest): return [length([3.0, 4.0]), smallest([2, 1])]",
        handed(Given("length"), Given("smallest")),
        given=LENDING,
        policy=POLICY,
    )
    assert decode(result.cases[0].value) == [5.0, [1]]


@pytest.mark.parametrize(
    ("source", "outcome"),
    [
        ("import given\ndef f(g): return given.ordered([2, 1])", "runtime_error"),
        ("from given import ordered\ndef f(g): return ordered([2, 1])", "runtime_error"),
        ("def f(g):\n    import given\n    return given.ordered([2, 1])", "raised"),
        ("def f(g): return g.__globals__['ordered']([2, 1])", "forbidden"),
        ("import sys\ndef f(g): return sys.modules['given'].ordered([2, 1])", "forbidden"),
        ("import numpy as np\ndef f(g): return np.linalg.norm([3.0])", "forbidden"),
    ],
)
def test_it_is_no_way_round_the_policy(sandbox_numpy, source, outcome):
    result = run(sandbox_numpy, source, handed(Given("length")), given=LENDING, policy=POLICY)
    assert outcome in {result.outcome, result.cases[0].outcome}
    assert result.cases[0].value is None


def test_without_a_policy_it_is_not_importable_either(sandbox_numpy):
    result = run(sandbox_numpy, "import given\ndef f(g): return 1", handed(TWICE))
    assert (result.outcome, result.error.type) == ("runtime_error", "ModuleNotFoundError")


# The task as a package

DOUBLED_BY_FUNCTION = {
    "given.py": """
def scale(by):
    asked = 0
    def call(x):
        nonlocal asked
        asked += 1
        return by * x if asked == 1 else 0.0 * x
    return call
""",
    "cases.py": """
from functools import partial
import numpy as np
import given
def cases(rng):
    for n in range(1, 10):
        group = "Worked example" if n == 1 else "Fresh"
        yield {"name": f"{n}", "group": group, "args": (partial(given.scale, 2.0), rng.normal(size=n))}
""",
    "starter.py": "def double(g, x):\n    raise NotImplementedError\n",
    "reference.py": "def double(g, x):\n    return g(x)\n",
    "right/added.py": "def double(g, x):\n    return 0.0 + g(x)\n",
    "wrong/tripled.py": "def double(g, x):\n    return 1.5 * g(x)\n",
    "wrong/unchanged.py": "def double(g, x):\n    return x.copy()\n",
    "task.toml": TASK_TOML.replace("double(x)", "double(g, x)"),
}


def by_function(**changes):
    return TaskPackage.from_files("double", doubled_files() | DOUBLED_BY_FUNCTION | changes)


def test_a_task_whose_arguments_hold_state_is_proven(sandbox_numpy):
    result = check_package(by_function(), {"numpy": sandbox_numpy}, 2)
    assert [str(finding) for finding in result.findings if finding.level == "error"] == []
    assert (result.right_accepted, result.wrong_caught) == (1, 2)


def test_a_public_case_shows_what_was_handed_in(sandbox_numpy):
    report = judge(by_function(), b"def double(g, x):\n    return g(g(x))\n", sandbox=sandbox_numpy, seed=1)
    shown, *hidden = (case.detail for case in report.cases)
    assert shown.input.startswith("g = given.scale(2.0)\nx = [")
    assert not any(hidden)


def test_a_call_reads_like_python():
    inputs = ((TWICE, LINE, [Given("first"), 1]), {})
    assert show_call(inputs, ("g", "h", "items")).splitlines() == [
        "g = given.twice",
        "h = given.line(array([2., 3.]), offset=1.0)",
        "items = [given.first, 1]",
    ]


def test_given_py_is_part_of_the_hash_and_of_what_draws_cases():
    one, other = by_function(), by_function(**{"given.py": DOUBLED_BY_FUNCTION["given.py"] + "# new\n"})
    assert one.content_hash != other.content_hash
    assert one.judge_files["given.py"] == one.given == DOUBLED_BY_FUNCTION["given.py"]


def test_an_empty_given_py_is_refused():
    with pytest.raises(PackageError, match=r"given\.py"):
        by_function(**{"given.py": " \n"})


def test_a_task_in_c_can_have_none():
    files = dict.fromkeys(("statement.md", "starter.c", "reference.py", "cases.py", "given.py"), "x")
    with pytest.raises(PackageError, match=r"nothing of given\.py can reach it"):
        TaskPackage.from_files("c", {"task.toml": TASK_TOML.replace('"numpy"', '"c"'), **files})
