"""The judge's own logic: groups, score, verdict, what is told of public and hidden cases."""

import json

import numpy as np
import pytest

from sandbox.judge import judge
from sandbox.report import Report
from sandbox.results import CaseRun, LearnerError, Run, SandboxUnavailable
from sandbox.values import Array, encode
from tests.sandbox.in_process import InProcess
from tests.sandbox.packages import CASES, doubled, solution, with_toml

RIGHT = b"def double(x):\n    return x + x\n"


def judged(source, package=None, sandbox=None, **more):
    source = source if isinstance(source, bytes) else solution(source)
    return judge(package or doubled(), source, sandbox=sandbox or InProcess(), seed=more.pop("seed", 1), **more)


def outcomes(report):
    return {case.name: case.outcome for case in report.cases}


class Scripted(InProcess):
    """A sandbox whose first run, the learner's, is replaced by `change(run)`."""

    def __init__(self, change):
        super().__init__()
        self.change = change

    def run(self, *args, **kwargs):
        run = super().run(*args, **kwargs)
        return self.change(run) if len(self.sources) == 1 else run


def with_cases(run, outcome, **replaced):
    """The run with the cases of these numbers replaced."""
    cases = list(run.cases)
    for number, case in replaced.items():
        cases[int(number.removeprefix("c"))] = case
    return Run(outcome, run.error, tuple(cases), 12.34, 5.0, 4.0, run.progress, run.versions)


# Verdict, groups, score


def test_it_accepts_a_right_solution():
    report = judged(RIGHT)
    assert (report.verdict, report.score, report.error, report.diagnosis) == ("accepted", 1.0, None, None)
    assert [(group.name, group.passed, group.total, group.score) for group in report.groups] == [
        ("Worked example", 1, 1, 1.0),
        ("Fresh", 3, 3, 1.0),
    ]
    assert report.content_hash == doubled().content_hash
    assert set(report.timings) == {"prepare_ms", "run_ms", "grade_ms"}


def test_it_runs_public_cases_before_hidden_ones():
    assert [case.name for case in judged(RIGHT).cases] == ["one to three", "hidden first", "a row", "a table"]


def test_it_judges_public_groups_alone_when_asked():
    report = judged("def double(x):\n    return 2 * x if x.ndim == 1 else x\n", scope="public")
    assert (report.verdict, report.scope) == ("accepted", "public")
    assert list(outcomes(report)) == ["one to three"]
    assert [group.name for group in report.groups] == ["Worked example"]


def test_it_weighs_groups_by_the_share_of_their_cases():
    report = judged("def double(x):\n    return 2.0 * x if x.ndim == 1 else x * 0.5\n")
    assert report.verdict == "partial"
    assert report.score == pytest.approx((1 * 1 + 3 * 1 / 3) / 4)
    assert [group.score for group in report.groups] == [1.0, pytest.approx(1 / 3)]


def test_it_never_rounds_a_partial_score_up_to_one():
    package = with_toml(("weight = 3", "weight = 1e-18"))
    report = judged("def double(x):\n    return 2.0 * x if x.ndim == 1 else x * 0.5\n", package)
    assert report.verdict == "partial"
    assert report.score < 1


@pytest.mark.parametrize(
    ("source", "verdict"),
    [
        ("def double(x):\n    return x * 3.5\n", "wrong_answer"),
        ("def double(x):\n    return None\n", "format_error"),
        ("def double(x):\n    return x @ 'a'\n", "runtime_error"),
        ("def double(x:\n", "syntax_error"),
        ("1 / 0\n", "runtime_error"),
        ("def other(x):\n    return x\n", "format_error"),
    ],
)
def test_it_gives_the_dominating_outcome_when_nothing_passed(source, verdict):
    report = judged(source)
    assert (report.verdict, report.score) == (verdict, 0.0)


def test_it_tells_an_error_met_while_loading():
    report = judged("import math\n1 / 0\n")
    assert (report.error.type, report.error.line, report.error.message) == ("ZeroDivisionError", 2, "division by zero")
    assert set(outcomes(report).values()) == {"not_run"}
    assert report.diagnosis is None


@pytest.mark.parametrize("outcome", ["time_limit", "memory_limit", "output_limit"])
def test_it_gives_the_limit_that_stopped_the_run(outcome):
    stopped = [CaseRun(outcome)] + [CaseRun("not_run")] * 3
    sandbox = Scripted(lambda run: with_cases(run, outcome, **{f"c{i}": case for i, case in enumerate(stopped)}))
    report = judged(RIGHT, sandbox=sandbox)
    assert (report.verdict, report.score) == (outcome, 0.0)
    assert outcomes(report) == {
        "one to three": outcome,
        "hidden first": "not_run",
        "a row": "not_run",
        "a table": "not_run",
    }
    assert "limit" in report.diagnosis.text or "printed" in report.diagnosis.text


def test_it_keeps_what_was_earned_before_the_limit():
    sandbox = Scripted(lambda run: with_cases(run, "time_limit", c2=CaseRun("time_limit"), c3=CaseRun("not_run")))
    report = judged(RIGHT, sandbox=sandbox)
    assert report.verdict == "partial"
    assert report.score == pytest.approx((1 + 3 / 3) / 4)


def test_it_does_not_accept_a_run_that_did_not_complete():
    report = judged(RIGHT, sandbox=Scripted(lambda run: with_cases(run, "memory_limit")))
    assert (report.verdict, report.score) == ("memory_limit", 0.0)


def test_it_gives_nothing_for_forbidden_means_even_where_values_are_right():
    case = CaseRun("forbidden", error=LearnerError("Forbidden", "scipy is not allowed", 1))
    report = judged(RIGHT, sandbox=Scripted(lambda run: with_cases(run, "completed", c3=case)))
    assert (report.verdict, report.score) == ("forbidden", 0.0)


def test_it_is_cancelled_without_diagnosis():
    cases = [CaseRun("cancelled")] + [CaseRun("not_run")] * 3
    sandbox = Scripted(lambda run: with_cases(run, "cancelled", **{f"c{i}": case for i, case in enumerate(cases)}))
    report = judged(RIGHT, sandbox=sandbox)
    assert (report.verdict, report.score, report.diagnosis) == ("cancelled", 0.0, None)


# Broken tasks, broken sandboxes


@pytest.mark.parametrize(
    ("files", "message"),
    [
        (
            {"reference.py": "def double(x):\n    return [2.0]\n"},
            "case 'hidden first': result = \"ndarray\" but the reference",
        ),
        (
            {"reference.py": "def double(x):\n    return x * float('nan')\n"},
            "case 'hidden first': the reference returns NaN",
        ),
        ({"reference.py": "def double(x):\n    return (i for i in x)\n"}, "case 'hidden first': "),
        ({"cases.py": CASES.replace('"Fresh"', '"Stale"')}, "no [[groups]] is called 'Stale'"),
        ({"cases.py": CASES.replace('"a row"', '"a table"')}, "case 'a table' is yielded 2 times"),
        ({"cases.py": CASES.replace('"Worked example"', '"Fresh"')}, "group 'Worked example' has no case"),
        ({"cases.py": CASES.replace('"kwargs": {}', '"kwargs": {}, "rtol": 2.0')}, "out of range"),
        ({"cases.py": "def cases(rng:\n"}, "cases.py: SyntaxError"),
    ],
)
def test_it_calls_a_broken_task_our_fault_and_names_the_case(files, message):
    report = judged(RIGHT, doubled(**files))
    assert (report.verdict, report.score, report.cases) == ("internal_error", 0.0, ())
    assert message in report.error.message


def test_it_does_not_guess_when_answers_are_missing():
    sandbox = Scripted(lambda run: Run("completed", None, run.cases[:-1], 1.0, 1.0, 1.0))
    with pytest.raises(SandboxUnavailable, match="3 answers to 4 cases"):
        judged(RIGHT, sandbox=sandbox)


@pytest.mark.parametrize("value", [b"", b"\x00" * 40, b"\xff\xff\xff\x7f", encode(None)[:-3], None])
def test_it_takes_unreadable_bytes_for_a_format_error(value):
    forged = CaseRun("returned", value, None)
    report = judged(RIGHT, sandbox=Scripted(lambda run: with_cases(run, "completed", c0=forged)))
    assert outcomes(report)["one to three"] == "format_error"


# What is told


def test_it_shows_everything_of_a_public_case():
    report = judged(
        "def double(x):\n    print('so far', x[0])\n    return x * np.array([2.0, 2.0, 2.5])\nimport numpy as np\n",
        scope="public",
    )
    detail = report.cases[0].detail
    assert detail.input == "x = [1., 2., 3.]"
    assert (detail.expected, detail.got) == ("[2., 4., 6.]", "[2. , 4. , 7.5]")
    assert (detail.where, detail.max_abs, detail.prints) == ("result[2]", 1.5, "so far 1.0\n")
    assert detail.heatmap["values"] == [[0.0, 0.0, 1.5]]
    assert "the largest is +1.5 at row 1, column 3; 2 exact" in detail.heatmap["alt"]


def test_it_shows_the_error_of_a_public_case():
    report = judged("def double(x):\n    return x['key']\n", scope="public")
    error = report.cases[0].detail.error
    assert (error.type, error.line) == ("IndexError", 2)
    assert error.message
    assert report.error == error


def test_it_tells_nothing_of_a_hidden_case_but_outcome_type_and_line():
    source = """
        def double(x):
            print("seen", x)
            if x.ndim == 2:
                raise ValueError(f"x was {x.tolist()}")
            return x * 3.5
    """
    report = judged(source)
    hidden = {case.name: case for case in report.cases if case.visibility == "hidden"}
    assert hidden["a row"].detail is None
    error = hidden["a table"].detail.error
    assert (error.type, error.line, error.message) == ("ValueError", 5, "")
    plain = {key: value for key, value in hidden["a table"].detail.__dict__.items() if key != "error"}
    assert not any(plain.values())


LEAKS = {
    "the returned value": "return SECRET * 1.5",
    "another type": "return str(SECRET)",
    "dict keys": "return {str(v): v for v in SECRET.ravel().tolist()}",
    "an exception message": "raise ValueError(str(SECRET))",
    "an exception class named after it": "raise type('E' + str(SECRET.ravel()[0]), (Exception,), {})('x')",
    "an object of a class named after it": "return type('E' + str(SECRET.ravel()[0]), (), {})()",
    "a line number": "exec(compile('\\n' * 77777 + 'raise ValueError', 'solution.py', 'exec'))",
    "prints": "print(SECRET); return SECRET",
    "progress": "report(1, float(SECRET.ravel()[0])); return SECRET",
    "a later case": "return np.asarray(SEEN[0])",
    "a constant guess": "return np.ones(SECRET.shape)",
    "a changed input": "SECRET *= 2; return SECRET",
    "a list": "return SECRET.tolist()",
    "a shape": "return np.ones((int(SECRET.ravel()[0] * 1e5),) + (1,) * (SECRET.ndim - 1))",
}


def secret_task():
    """The doubling task with one known number in every hidden input."""
    cases = CASES
    for drawn, shape in (("size=(2, 3)", "(2, 3)"), ("size=5", "5"), ("size=(4, 2)", "(4, 2)")):
        assert f"rng.normal({drawn})" in cases
        cases = cases.replace(f"rng.normal({drawn})", f"np.full({shape}, 0.7310585)")
    return doubled(**{"cases.py": cases})


def leaking(means):
    head = "import numpy as np\nfrom chainrule import report\nSEEN = []\n"
    return f"{head}def double(SECRET):\n    SEEN.append(SECRET.copy())\n    {LEAKS[means]}\n".encode()


def assert_no_secret(report, frames):
    told = json.dumps(report.to_json(), ensure_ascii=False) + repr(frames)
    for secret in ("0.731", "1.462", "73105", "77777", "1.0965"):
        assert secret not in told, told
    assert all(frame.case == 0 for frame in frames)


@pytest.mark.parametrize("means", LEAKS, ids=lambda name: name.replace(" ", "-"))
def test_it_lets_no_hidden_value_out_by(means):
    frames = []
    report = judge(secret_task(), leaking(means), sandbox=InProcess(), seed=1, on_progress=frames.append)
    assert_no_secret(report, frames)


def test_it_shows_no_line_that_does_not_exist():
    forged = CaseRun("raised", error=LearnerError("ValueError", "x", 4711))
    report = judged(RIGHT, sandbox=Scripted(lambda run: with_cases(run, "completed", c0=forged, c1=forged)))
    assert [case.detail.error.line for case in report.cases[:2]] == [None, None]


def test_it_calls_changed_arguments_a_wrong_answer():
    source = "def double(x):\n    x *= 2.0\n    return x.copy()\n"
    report = judged(source)
    assert report.verdict == "wrong_answer"
    assert report.cases[0].detail.message == "the values are right, but an argument was changed"
    assert report.diagnosis.text == "The function changes `x` in place: work on a copy."
    relaxed = with_toml(("inputs_unchanged = true", "inputs_unchanged = false"))
    assert judged(source, relaxed).verdict == "accepted"


def test_it_cleans_what_strangers_print():
    report = judged("def double(x):\n    print('\\x1b[31m<script>\\u202e\\x00')\n    return x\n", scope="public")
    prints = report.cases[0].detail.prints
    assert prints == "\ufffd[31m<script>\ufffd\ufffd\n"


def test_it_bounds_what_it_shows():
    cases = CASES.replace("np.array([1.0, 2.0, 3.0])", "np.arange(90000.0).reshape(300, 300)")
    report = judged(
        "def double(x):\n    print('y' * 9000)\n    return x\n", doubled(**{"cases.py": cases}), scope="public"
    )
    detail = report.cases[0].detail
    assert max(map(len, (detail.input, detail.expected, detail.got))) <= 2000
    assert len(detail.prints) <= 4000
    assert detail.heatmap is None


def test_it_shows_all_digits_when_few_would_look_alike():
    detail = judged("def double(x):\n    return 2 * x + 1e-4 * (x > 2)\n", scope="public").cases[0].detail
    assert detail.expected != detail.got


def test_it_tells_its_phases():
    phases = []
    judged(RIGHT, on_phase=phases.append)
    assert phases == ["prepare", "run", "grade"]
    judged(b"def double(x):\n    return x\n", on_phase=phases.append)
    assert phases[3:] == ["prepare", "run", "grade", "diagnose"]


def test_it_draws_the_same_cases_from_the_same_seed():
    class Keeping(InProcess):
        def run(self, source, inputs, **kwargs):
            self.inputs = inputs
            return super().run(source, inputs, **kwargs)

    one, two, other = Keeping(), Keeping(), Keeping()
    for sandbox, seed in ((one, 7), (two, 7), (other, 8)):
        judged(RIGHT, sandbox=sandbox, seed=seed)
    assert one.inputs == two.inputs
    assert one.inputs != other.inputs


def test_it_survives_the_trip_through_json():
    for source in (
        RIGHT,
        b"def double(x):\n    print(1)\n    return x\n",
        b"def double(x):\n    return x[9, 9]\n",
        b"(",
    ):
        report = judged(source)
        assert Report.from_json(json.loads(json.dumps(report.to_json()))) == report


def test_it_expects_an_array_by_hand():
    value = encode(Array("ndarray", "float64", np.array([2.0, 4.0, 6.0])))

    def change(run):
        return with_cases(run, "completed", c0=CaseRun("returned", value, None))

    assert outcomes(judged(RIGHT, sandbox=Scripted(change)))["one to three"] == "wrong_answer"
