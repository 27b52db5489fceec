"""Checkers: where more than one answer is right, the task decides, and only where the comparison does not."""

import pytest

from sandbox.check import check_package
from sandbox.checking import sentence_kind
from sandbox.client import Answer, TaskBroken
from sandbox.judge import judge
from sandbox.limits import Limits
from sandbox.package import PackageError, TaskPackage
from sandbox.values import Opaque, encode
from tests.sandbox.in_process import InProcess
from tests.sandbox.packages import TASK_TOML, doubled_files

CASES = """
import numpy as np
def cases(rng):
    for n in range(2, 11):
        group = "Worked example" if n == 2 else "Fresh"
        yield {"name": f"{n} items", "group": group, "args": ([int(i) for i in rng.permutation(n)],)}
    yield {"name": "none", "group": "Fresh", "args": ([],)}

def check(got, items):
    if len(got) != len(items):
        return f"{len(got)} items come back, and {len(items)} went in."
    for one in items:
        if one not in got:
            return f"“{one}” is missing."
    for one, other in zip(got, got[1:]):
        if one % 3 > other % 3:
            return f"“{one}” stands before “{other}”."
"""
FILES = {
    "cases.py": CASES,
    "statement.md": "By the rest of the division by 3.\n",
    "starter.py": "def double(items):\n    raise NotImplementedError\n",
    "reference.py": "def double(items):\n    return sorted(items, key=lambda i: i % 3)\n",
    "right/other.py": "def double(items):\n    return sorted(reversed(items), key=lambda i: i % 3)\n",
    "wrong/tripled.py": "def double(items):\n    return sorted(items, key=lambda i: -(i % 3))\n",
    "wrong/unchanged.py": "def double(items):\n    return sorted(items, key=lambda i: i % 3)[1:]\n",
}
TOML = (
    TASK_TOML.replace('result = "ndarray"', 'result = "list"\nchecker = true')
    .replace("double(x) -> ndarray", "double(items) -> list")
    .replace('dtype = "same"', 'dtype = "any"')
)


def package(toml=TOML, **changes):
    return TaskPackage.from_files("double", doubled_files_without() | FILES | {"task.toml": toml} | changes)


def doubled_files_without():
    return {name: text for name, text in doubled_files().items() if not name.startswith("right/")}


def judged(source, sandbox=None, *, diagnosed=True, **changes):
    sandbox = sandbox or InProcess()
    return judge(package(**changes), source.encode(), sandbox=sandbox, seed=3, with_diagnosis=diagnosed)


def outcomes(report):
    return [case.outcome for case in report.cases]


def test_any_right_answer_is_accepted():
    sandbox = InProcess()
    report = judged(FILES["right/other.py"], sandbox)
    assert report.verdict == "accepted"
    assert len(sandbox.answers) == 1  # one child for the whole submission
    assert "none" not in sandbox.answers[0]  # what equals the reference's answer is not asked about


def test_the_references_own_answer_asks_nobody():
    sandbox = InProcess()
    assert judged(FILES["reference.py"], sandbox).verdict == "accepted"
    assert sandbox.answers == []


def test_a_wrong_answer_gets_the_checkers_sentence():
    report = judged("def double(items):\n    return [0] * len(items)\n")
    shown = report.cases[0].detail
    assert report.cases[0].outcome == "wrong_answer"
    assert (shown.message, shown.where, shown.several) == ("“1” is missing.", "", True)
    assert shown.expected == "[0, 1]"


def test_of_a_hidden_case_the_sentence_is_not_told():
    report = judged("def double(items):\n    return items if len(items) == 2 else [0] * len(items)\n")
    assert report.verdict == "partial"
    assert all(case.detail is None for case in report.cases[1:])
    assert "missing" not in str(report.diagnosis)


def test_a_length_that_differs_is_asked_about_too():
    report = judged("def double(items):\n    return items + [items[0]] if items else items\n")
    assert report.cases[0].detail.message == "3 items come back, and 2 went in."
    assert report.cases[-1].outcome == "accepted"


def test_another_kind_of_result_is_a_format_error_and_not_asked_about():
    sandbox = InProcess()
    report = judged("def double(items):\n    return tuple(items)\n", sandbox, diagnosed=False)
    assert set(outcomes(report)) == {"format_error"}
    assert sandbox.answers == []


def test_what_is_no_plain_data_is_wrong_without_a_question():
    sandbox = InProcess()
    report = judged("def double(items):\n    return [object()] * (len(items) + 1)\n", sandbox, diagnosed=False)
    assert set(outcomes(report)) == {"wrong_answer"}
    assert sandbox.answers == []


def test_what_is_far_too_large_is_wrong_without_a_question():
    sandbox = InProcess()
    report = judged("def double(items):\n    return items * 10_000\n", sandbox, diagnosed=False)
    assert set(outcomes(report)) == {"wrong_answer", "accepted"}  # nothing comes back where nothing went in
    assert sandbox.answers == []


def test_a_right_answer_that_changed_an_argument_fails():
    source = "def double(items):\n    items.reverse()\n    return sorted(items, key=lambda i: i % 3)\n"
    report = judged(source)
    assert report.cases[0].outcome == "wrong_answer"
    assert report.cases[0].detail.message == "the values are right, but an argument was changed"
    assert "`items`" in report.diagnosis.text


def test_a_checker_is_proven_with_its_task():
    result = check_package(package(), {"numpy": InProcess()}, seeds=3)
    assert [str(finding) for finding in result.findings if finding.level == "error"] == []
    assert (result.right_accepted, result.wrong_caught) == (1, 2)


def test_the_check_asks_once_about_equal_answers():
    sandbox = InProcess()
    check_package(package(), {"numpy": sandbox}, seeds=1)
    asked = [name for names in sandbox.answers for name in names]
    assert len(asked) <= 3 * 10


def test_a_bug_is_known_by_what_the_checker_says():
    """Another order than the known wrong solution's, refused with the same kind of sentence."""
    source = "def double(items):\n    return sorted(sorted(items), key=lambda i: -(i % 3))\n"
    report = judged(source)
    assert (report.diagnosis.source, report.diagnosis.text) == ("known_wrong", "three times")


def test_explainers_do_not_take_the_references_answer_for_the_only_one():
    files = {"wrong/tripled.py": "def double(items):\n    return None\n"}
    report = judged("def double(items):\n    return [0] * len(items)\n", **files)
    assert report.diagnosis.cause == "refused_by_checker"
    assert "more than one answer may be right" in report.diagnosis.text
    assert "“1” is missing." in report.diagnosis.evidence


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("“a” comes before “b”.", "“n12” comes before “x”.", True),
        ("7 items are missing.", "12 items are missing.", True),
        ("`f` is missing.", "“a” is missing.", True),
        ("“a” comes twice.", "“a” is missing.", False),
    ],
)
def test_sentences_are_alike_but_for_quotes_and_numbers(one, other, alike):
    assert (sentence_kind(one) == sentence_kind(other)) is alike


# Faults of the task

BROKEN = {
    "def check(got, items):\n    raise KeyError(3)\n": "KeyError",
    "def check(got, items):\n    return True\n": "returned a bool",
    "def check(got, items):\n    return 0.5\n": "returned a float",
    "def check(got):\n    return None\n": "TypeError",
    "def check(got, items):\n    while True: pass\n": "time_limit",
    "def check(got, items):\n    import os; os._exit(0)\n": "runtime_error",
}


@pytest.mark.parametrize(("check", "said"), BROKEN.items())
def test_a_checker_that_fails_is_a_fault_of_the_task(sandbox_numpy, check, said):
    cases = CASES[: CASES.index("def check")] + check
    report = judged(FILES["right/other.py"], sandbox_numpy, **{"cases.py": cases})
    assert report.verdict == "internal_error"
    assert report.error.message.startswith("cases.py")
    assert said in report.error.message


def test_a_line_of_the_checker_is_named(sandbox_numpy):
    report = judged(FILES["right/other.py"], sandbox_numpy, **{"cases.py": CASES.replace("if len(got)", "if lem(got)")})
    line = CASES[: CASES.index("if len(got)")].count("\n") + 1
    assert (report.error.line, report.error.message.split(":")[0]) == (line, "cases.py")


def test_a_checker_that_task_toml_does_not_say_is_a_fault():
    report = judged(FILES["reference.py"], toml=TOML.replace("checker = true\n", ""))
    assert report.error.message == "cases.py: check is never asked: task.toml does not say checker = true"


def test_a_checker_that_is_not_there_is_a_fault():
    report = judged(FILES["reference.py"], **{"cases.py": CASES[: CASES.index("def check")]})
    assert "there is no function check(got, …)" in report.error.message


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("checker = true", "checker = true\nclasses = 10", "labels are judged by their error rate"),
        ('kind = "function"', 'kind = "class"', "a checker belongs to functions"),
        ("checker = true", "checker = 1", "checker"),
    ],
)
def test_task_toml_says_where_a_checker_makes_no_sense(old, new, said):
    with pytest.raises(PackageError, match=said):
        package(TOML.replace(old, new))


# In the sandbox

GIVEN = "class Set:\n    def __init__(self, n): self.items = list(range(n))\n"
ASKED = {
    "given.py": GIVEN,
    "cases.py": """
import given
def check(got, items, limit=10):
    if isinstance(items, given.Set):
        items = items.items
    items.append(got)
    return None if sum(items) < limit else f"{sum(items)} is too much: " + "x" * 1000
""",
}


def ask(sandbox, *answers, files=ASKED):
    return sandbox.check(files, [Answer(f"a{n}", *one) for n, one in enumerate(answers)], limits=Limits())


def test_all_answers_are_asked_in_one_child_with_fresh_arguments(sandbox_numpy):
    inputs = encode((([1, 2],), {"limit": 7}))
    said = ask(sandbox_numpy, (inputs, encode(3)), (inputs, encode(3)), (inputs, encode(4)))
    assert said[:2] == ["", ""]
    assert said[2].startswith("7 is too much")


def test_no_answers_need_no_words(sandbox_numpy):
    assert ask(sandbox_numpy) == []


def test_a_long_sentence_is_cut():
    cases = CASES.replace('return f"“{one}” is missing."', 'return "x\\u202e\\n" * 1000')
    report = judged("def double(items):\n    return [0] * len(items)\n", **{"cases.py": cases})
    assert len(report.cases[0].detail.message) <= 300
    assert "\u202e" not in report.cases[0].detail.message


def test_the_reference_is_not_in_the_checkers_process(sandbox_numpy):
    cases = "def check(got, x):\n    import sys\n    return 'there' if 'reference' in sys.modules else None\n"
    assert ask(sandbox_numpy, (encode(((1,), {})), encode(2)), files={"cases.py": cases}) == [""]


def test_a_large_answer_reaches_the_checker(sandbox_numpy):
    cases = "def check(got, x):\n    return f'{len(got)} names, {got[-1]}'\n"
    names = [f"n{i}" for i in range(300_000)]
    said = ask(sandbox_numpy, (encode(((1,), {})), encode(names)), files={"cases.py": cases})
    assert said == ["300000 names, n299999"]


def test_an_opaque_object_never_reaches_it():
    """Encoded by hand, as a hostile process may."""

    class Sending(InProcess):
        def _run_case(self, number, *arguments):
            case = super()._run_case(number, *arguments)
            return type(case)("returned", encode([Opaque("x", "y"), 1, 2, 3]), case.inputs_after)

    sandbox = Sending()
    report = judged("def double(items):\n    return items\n", sandbox)
    assert report.cases[0].outcome == "wrong_answer"
    assert all("2 items" not in names for names in sandbox.answers)


def test_a_check_for_a_task_without_one_is_a_fault(sandbox_numpy):
    with pytest.raises(TaskBroken, match="defines no function `check`"):
        ask(sandbox_numpy, (encode(((1,), {})), encode(2)), files={"cases.py": "def cases(rng): pass\n"})
