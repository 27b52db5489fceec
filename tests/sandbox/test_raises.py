"""Cases whose arguments the task asks to refuse."""

import pytest

from sandbox.check import check_package
from sandbox.judge import judge
from sandbox.results import TaskBroken
from tests.sandbox.in_process import InProcess
from tests.sandbox.packages import CASES, doubled, solution

REFUSING = """
def double(x):
    if x.size == 0:
        raise ValueError("nothing to double")
    return 2.0 * x
"""
MORE = """
    yield {"name": "empty, shown", "group": "Worked example", "args": (np.zeros(0),), "raises": "ValueError"}
    yield {"name": "empty", "group": "Fresh", "args": (np.zeros((0, 3)),), "raises": "ValueError"}
"""
FORGETFUL = "def double(x):\n    return 2.0 * x\n"
WITH_A_KIND_OF_IT = "import numpy as np\n" + REFUSING.replace("ValueError", "np.linalg.LinAlgError")
WITH_ANOTHER = REFUSING.replace("ValueError", "KeyError")
ALWAYS = "def double(x):\n    raise ValueError('no')\n"


def refusing(**files):
    sound = {"reference.py": REFUSING, "right/added.py": REFUSING.replace("2.0 * x", "x + x")}
    return doubled(**{**sound, "cases.py": CASES.rstrip() + MORE, **files})


@pytest.fixture(params=["in process", "in the jail"])
def sandbox(request):
    return InProcess() if request.param == "in process" else request.getfixturevalue("sandbox_numpy")


def judged(sandbox, source, package=None):
    return judge(package or refusing(), solution(source), sandbox=sandbox, seed=3)


def outcomes(report):
    return {case.name: case.outcome for case in report.cases if "empty" in case.name}


@pytest.mark.parametrize("source", [REFUSING, WITH_A_KIND_OF_IT])
def test_the_exception_or_a_kind_of_it_is_right(sandbox, source):
    report = judged(sandbox, source)
    assert (report.verdict, report.score, report.error) == ("accepted", 1.0, None)


def test_a_result_in_its_place_is_wrong_and_the_diagnosis_says_so(sandbox):
    report = judged(sandbox, FORGETFUL)
    assert report.verdict == "partial"
    assert outcomes(report) == {"empty": "wrong_answer", "empty, shown": "wrong_answer"}
    assert report.diagnosis.cause == "not_refused"
    shown = next(case.detail for case in report.cases if case.name == "empty, shown")
    assert shown.expected == "ValueError to be raised"
    assert "where ValueError is expected" in shown.message


def test_another_exception_is_wrong(sandbox):
    report = judged(sandbox, WITH_ANOTHER)
    assert outcomes(report) == {"empty": "runtime_error", "empty, shown": "runtime_error"}
    assert report.diagnosis.cause == "wrong_exception"
    assert report.error.type == "KeyError"


def test_raising_always_is_no_way_through(sandbox):
    report = judged(sandbox, ALWAYS)
    assert set(outcomes(report).values()) == {"accepted"}
    assert report.verdict == "partial"
    assert report.error.type == "ValueError"


def test_known_bugs_are_named_though_some_cases_are_refused_in_other_words(sandbox):
    package = refusing(**{"wrong/tripled.py": REFUSING.replace("2.0", "3.0").replace("nothing to double", "empty")})
    mine = "def double(x):\n    if not x.size:\n        raise ValueError\n    return 3 * x\n"
    report = judged(sandbox, mine, package)
    assert (report.diagnosis.source, report.diagnosis.text) == ("known_wrong", "three times")


def test_a_known_bug_may_be_the_missing_refusal(sandbox):
    package = refusing(**{"wrong/unchanged.py": FORGETFUL})
    report = judged(sandbox, "def double(x):\n    return x + x\n", package)
    assert (report.diagnosis.source, report.diagnosis.text) == ("known_wrong", "nothing was done")


def test_a_reference_that_raises_nothing_is_a_broken_task(sandbox_numpy):
    report = judged(sandbox_numpy, REFUSING, refusing(**{"reference.py": FORGETFUL}))
    assert report.verdict == "internal_error"
    assert "no ValueError was raised" in report.error.message
    assert report.error.type == TaskBroken.__name__


def test_the_check_proves_such_a_task():
    assert check_package(refusing(), {"numpy": InProcess()}, seeds=2).ok
