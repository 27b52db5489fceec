"""Naming the bug: known wrong solutions, repeatability, and which cause wins among the explainers'."""

import dataclasses

import pytest

from sandbox.judge import judge
from sandbox.results import CaseRun, LearnerError, Run
from sandbox.runs import Runs, Watchers
from sandbox.trials import make_trials
from tests.sandbox.in_process import InProcess
from tests.sandbox.packages import CASES, doubled, solution, with_toml

SOFTMAX_CASES = """
import numpy as np
def cases(rng):
    yield {"name": "large", "group": "Worked example", "args": (np.array([1000.0, 999.0]),), "kwargs": {}}
    for name in ("one", "two", "three"):
        yield {"name": name, "group": "Fresh", "args": (rng.normal(size=(3, 4)),), "kwargs": {}}
"""
SOFTMAX = """
import numpy as np
def double(x):
    e = np.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)
"""
NO_MAX = SOFTMAX.replace(" - x.max(-1, keepdims=True)", "")
GLOBAL_SUM = SOFTMAX.replace("e.sum(-1, keepdims=True)", "e.sum()")


def softmax_task(first=NO_MAX, second=GLOBAL_SUM):
    files = {
        "cases.py": SOFTMAX_CASES,
        "reference.py": SOFTMAX,
        "wrong/tripled.py": first,
        "wrong/unchanged.py": second,
    }
    return doubled(**files)


def diagnosis(source, package=None, scope="all", sandbox=None):
    source = source if isinstance(source, bytes) else solution(source)
    report = judge(package or doubled(), source, sandbox=sandbox or InProcess(), seed=3, scope=scope)
    assert report.verdict != "accepted"
    return report.diagnosis


def known(found):
    return found.cause if found and found.source == "known_wrong" else None


# Known wrong solutions


def test_it_names_the_known_bug_whatever_its_style():
    found = diagnosis("def double(x):\n    return x + x + x\n")
    assert (found.text, found.see, found.source, found.cause) == ("three times", "three", "known_wrong", "tripled")
    assert "“tripled”, in all 4 cases that both ran; 4 of these are wrong" in found.evidence


def test_it_tells_two_known_bugs_apart():
    assert diagnosis("def double(x):\n    return 1.0 * x\n").text == "nothing was done"


def test_it_does_not_match_when_one_case_differs():
    assert known(diagnosis("def double(x):\n    return 3 * x if x.ndim == 1 else 3.001 * x\n")) is None


def test_it_does_not_match_a_bug_that_fails_elsewhere_too():
    assert known(diagnosis("def double(x):\n    return 3 * x if x.ndim == 1 else 2 * x\n")) is None


def test_it_compares_numbers_not_dtypes():
    assert known(diagnosis("def double(x):\n    return (3 * x).astype('float32').astype('float64')\n")) == "tripled"


def test_it_counts_nan_as_evidence_beside_cases_both_get_right():
    source = NO_MAX.replace("e / e.sum", "np.divide(e, 1) / e.sum")
    assert known(diagnosis(source.encode(), softmax_task())) == "tripled"


def test_it_takes_nan_alone_for_no_evidence():
    everywhere = "def double(x):\n    return x * float('nan')\n"
    assert known(diagnosis(everywhere, softmax_task(first=everywhere + "# known\n"))) is None
    assert known(diagnosis(NO_MAX.encode(), softmax_task(), scope="public")) is None


def test_it_takes_zeros_alone_for_no_evidence():
    zeros = "def double(x):\n    return 0 * x\n"
    assert known(diagnosis(zeros, doubled(**{"wrong/tripled.py": zeros + "# known\n"}))) is None


@pytest.mark.parametrize(
    ("mine", "theirs", "cause"),
    [
        ("x @ x.T.T[:1]", "x @ x[:1]", "tripled"),
        ("x @ x[:1]", "x @ x[:1, :1]", "tripled"),
        ("x @ x[:1]", "x.reshape(77)", None),
        ("x.nothing", "x['nothing']", None),
    ],
)
def test_it_matches_exceptions_by_type_and_words(mine, theirs, cause):
    wrong = f"def double(x):\n    return 2.0 * x if x.ndim == 1 else {theirs}\n"
    cases = CASES.replace("size=(2, 3)", "size=(3, 2)")
    package = doubled(**{"wrong/tripled.py": wrong, "cases.py": cases})
    found = diagnosis(f"def double(x):\n    return 2.0 * x if x.ndim == 1 else {mine}\n", package)
    assert known(found) == cause


def test_it_wants_the_same_message_when_nothing_passes():
    package = doubled(**{"wrong/tripled.py": "def double(x):\n    raise ValueError('no inverse')\n"})
    assert known(diagnosis("def double(x):\n    raise ValueError('no inverse')\n", package)) == "tripled"
    assert known(diagnosis("def double(x):\n    raise ValueError('another')\n", package)) is None
    assert known(diagnosis("def double(x):\n    raise TypeError('no inverse')\n", package)) is None


def test_it_prefers_the_match_with_more_telling_cases():
    """A wrong solution that stops early agrees on fewer cases than one that runs to the end."""

    class Stopping(InProcess):
        def run(self, source, inputs, **kwargs):
            run = super().run(source, inputs, **kwargs)
            if b"stops" not in source:
                return run
            cases = (*run.cases[:1], *(CaseRun("not_run") for _ in run.cases[1:]))
            return Run("time_limit", None, cases, 1.0, 1.0, 1.0)

    triple = "def double(x):\n    return 3.0 * x\n"
    package = doubled(**{"wrong/tripled.py": triple + "# stops\n", "wrong/unchanged.py": triple})
    assert known(diagnosis(triple, package, sandbox=Stopping())) == "unchanged"


def test_it_matches_changed_inputs_with_changed_inputs_only():
    wrong = "def double(x):\n    x *= 2\n    return x.copy()\n"
    package = doubled(**{"wrong/tripled.py": wrong})
    assert known(diagnosis("def double(x):\n    x += x\n    return x.copy()\n", package)) == "tripled"
    assert known(diagnosis("def double(x):\n    return x * 2.1\n", package)) is None


def test_it_matches_objects_that_are_no_data_by_their_type():
    package = doubled(**{"wrong/tripled.py": "def double(x):\n    return (2 * v for v in x)\n"})
    assert diagnosis("def double(x):\n    return (v * 2 for v in x)\n", package).text.startswith(
        "The result is an object"
    )


def test_it_survives_a_known_wrong_solution_that_does_not_load():
    package = doubled(**{"wrong/tripled.py": "def double(x:\n"})
    assert known(diagnosis("def double(x):\n    return x\n", package)) == "unchanged"


def test_it_runs_known_solutions_on_few_cases_first():
    class Counting(InProcess):
        def run(self, source, inputs, **kwargs):
            self.lengths = [*getattr(self, "lengths", []), len(inputs)]
            return super().run(source, inputs, **kwargs)

    cases = """
        import numpy as np
        def cases(rng):
            yield {"name": "first", "group": "Worked example", "args": (np.ones(3),)}
            for n in range(20):
                yield {"name": str(n), "group": "Fresh", "args": (rng.normal(size=3),)}
    """
    package = doubled(**{"cases.py": solution(cases).decode()})
    sandbox = Counting()
    assert known(diagnosis("def double(x):\n    return x\n", package, sandbox=sandbox)) == "unchanged"
    assert sandbox.lengths == [21, 4, 17]  # the learner, all known ones at once, the one that is alike


# Repeatability


def test_it_notices_results_that_differ_between_equal_calls():
    found = diagnosis("import random\ndef double(x):\n    return 2 * x + random.random()\n")
    assert found.cause == "not_repeatable"
    assert found.text.startswith("Two equal calls gave different results")


def test_it_notices_state_kept_between_calls():
    found = diagnosis("CALLS = []\ndef double(x):\n    CALLS.append(1)\n    return 2 * x + len(CALLS)\n")
    assert found.cause == "not_repeatable"


def test_it_does_not_call_a_plain_bug_unrepeatable():
    assert diagnosis("def double(x):\n    return 7.5 * x\n").cause == "constant_factor"
    assert diagnosis("def double(x):\n    return x * float('nan')\n").cause == "not_finite"


def test_it_does_not_call_a_run_unrepeatable_that_had_no_time_to_be_repeated():
    class Hurried(InProcess):
        def run(self, source, inputs, **kwargs):
            run = super().run(source, inputs, **kwargs)
            if len(inputs) != 2:
                return run
            return dataclasses.replace(run, outcome="time_limit", cases=(CaseRun("time_limit"), CaseRun("not_run")))

    assert diagnosis("def double(x):\n    return -2.0 * x\n", sandbox=Hurried()).cause == "constant_factor"


# All known wrong solutions in one child


def test_it_runs_them_one_by_one_when_together_they_do_not_complete():
    class Crowded(InProcess):
        def run(self, source, inputs, **kwargs):
            run = super().run(source, inputs, **kwargs)
            if b"ENTRIES" not in source:
                return run
            return dataclasses.replace(run, outcome="time_limit", cases=tuple(CaseRun("not_run") for _ in inputs))

    sandbox = Crowded()
    assert known(diagnosis("def double(x):\n    return 3 * x\n", sandbox=sandbox)) == "tripled"
    assert sum(b"ENTRIES" in source for source in sandbox.sources) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        "def double(x):\n    raise SystemExit(3)\n",
        "def double(x:\n",
        "def other(x):\n    return x\n",
        "def double(x):\n    x *= 0\n    return x\n",
        "def double(x):\n    return (v for v in x)\n",
        "1 / 0\n",
    ],
)
def test_it_lets_no_known_solution_disturb_another(wrong):
    sandbox = InProcess()
    found = diagnosis("def double(x):\n    return x.copy()\n", doubled(**{"wrong/tripled.py": wrong}), sandbox=sandbox)
    assert known(found) == "unchanged"
    assert sum(b"ENTRIES" in source for source in sandbox.sources) == 1
    assert wrong.encode() not in sandbox.sources


def test_it_finds_the_same_bug_together_and_one_by_one(sandbox_numpy):
    """In the real sandbox, for every bug of the task; each result the same in both ways."""
    package = doubled(
        **{
            "wrong/tripled.py": "def double(x):\n    x *= 3\n    return x.copy()\n",
            "wrong/unchanged.py": "def double(x):\n    return x['a'] if x.ndim > 1 else x\n",
        }
    )
    runs = Runs(package, sandbox_numpy, Watchers())
    prepared = sandbox_numpy.prepare(
        package.judge_files, entry="double", kind="function", seed=1, limits=package.spec.limits
    )
    trials = make_trials(package, prepared.cases, "all")
    sources = [package.wrong_source(one) for one in package.spec.wrong]
    together = runs.together(sources, trials)
    assert together is not None
    for source, cases in zip(sources, together, strict=True):
        alone = runs.again(source.encode(), trials).cases
        assert [case.outcome for case in cases] == [case.outcome for case in alone]
        assert [case.value for case in cases] == [case.value for case in alone]
        assert [case.inputs_after for case in cases] == [case.inputs_after for case in alone]
        assert [(e.type, e.message) for case in cases if (e := case.error)] == [
            (e.type, e.message) for case in alone if (e := case.error)
        ]


# Among the explainers


def test_it_falls_back_on_the_explainers():
    found = diagnosis("def double(x):\n    return -2 * x\n")
    assert (found.text, found.see, found.source) == (
        "The result is right up to its sign: the sign is reversed.",
        "doubling",
        "explainer",
    )
    assert found.evidence.startswith("Case “one to three”: Got divided by expected is -1")
    assert found.evidence.endswith("It fits all 4 failing cases.")


def test_it_takes_the_reading_that_fits_every_case():
    """3 is the length of x in one case only, ½·7 in none: the factor that fits all cases is the constant one."""
    cases = CASES.replace("[1.0, 2.0, 3.0]", "[1.0, 2.0]")
    package = doubled(**{"cases.py": cases})
    found = diagnosis("def double(x):\n    return 2 * x * len(x)\n", package)
    assert "a mean over it is missing" in found.text
    twice = diagnosis("def double(x):\n    return 4.0 * x\n", package)
    assert "twice too large" in twice.text


def test_it_names_no_cause_that_fits_less_than_half_of_the_cases():
    source = """
        def double(x):
            return -2.0 * x if len(x) == 5 else 2.0 * x + x * x
    """
    found = diagnosis(source)
    assert found.cause == "values"
    assert "no usual cause fits" in found.text


def test_it_gives_no_number_as_evidence_when_only_hidden_cases_fail():
    found = diagnosis("def double(x):\n    return 2.0 * x if len(x) == 3 else 6.74 * x\n")
    assert found.text == "The result is right up to one constant factor."
    assert found.evidence == "It fits all 3 failing cases."
    public_too = diagnosis("def double(x):\n    return 6.74 * x\n")
    assert "3.37" in public_too.evidence


def test_it_says_which_part_of_the_result_differs():
    reference = "def double(x):\n    return 2.0 * x, float(x.sum()), {'n': 1.0}\n"
    package = with_toml(
        ('result = "ndarray"', 'result = "tuple"'),
        ("double(x) -> ndarray", "double(x) -> (twice, total, more)"),
        **{"reference.py": reference},
    )
    found = diagnosis("def double(x):\n    return 2.0 * x, float((x * x).sum()) + 1, {'n': 1.0}\n", package)
    assert "Only `total` differs" in found.text


def test_it_says_what_kind_of_thing_came_back():
    assert diagnosis("def double(x):\n    pass\n").text == (
        "The result is None where a NumPy array is expected: does every path of the function return a value?"
    )
    assert (
        diagnosis("def double(x):\n    return list(x)\n").text
        == "The result is a list where a NumPy array is expected."
    )


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (
            LearnerError("ValueError", "operands could not be broadcast together with shapes (2,3) (2,)", 2),
            "keepdims=True",
        ),
        (LearnerError("RuntimeError", "mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)", 2), "matrix product"),
        (LearnerError("NotImplementedError", "", 2), "placeholder"),
        (LearnerError("IndexError", "index 3 is out of bounds for axis 0 with size 3", 2), "An index lies outside"),
        (LearnerError("AxisError", "axis 1 is out of bounds for array of dimension 1", 2), "An axis was asked for"),
    ],
)
def test_it_explains_the_usual_exceptions_in_its_own_words(error, words):
    class Raising(InProcess):
        def run(self, source, inputs, **kwargs):
            run = super().run(source, inputs, **kwargs)
            raised = tuple(CaseRun("raised", error=error) for _ in run.cases)
            return dataclasses.replace(run, cases=raised) if len(self.sources) == 1 else run

    found = diagnosis("def double(x):\n    return x\n", sandbox=Raising())
    assert words in found.text
    assert "(2,3)" not in found.text


def test_it_says_nothing_about_an_unusual_exception():
    assert diagnosis("def double(x):\n    raise OSError('disk')\n") is None


def test_it_names_the_argument_that_was_changed():
    cases = """
        import numpy as np
        def cases(rng):
            for group in ("Worked example", "Fresh"):
                yield {"name": group, "group": group, "args": ({"a": np.ones(2)}, np.ones(2))}
    """
    package = with_toml(
        ("double(x) -> ndarray", "double(params, x) -> ndarray"),
        **{"cases.py": solution(cases).decode(), "reference.py": "def double(params, x):\n    return 2 * x\n"},
    )
    found = diagnosis("def double(params, x):\n    params['a'] += 1\n    return 2 * x\n", package)
    assert found.text == 'The function changes `params["a"]` in place: work on a copy.'
