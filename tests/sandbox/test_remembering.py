"""The check runs each solution on each input once, and on an input that passed a limit never again."""

from dataclasses import replace

from sandbox.limits import Limits
from sandbox.policy import Policy
from sandbox.remembering import Remembering
from sandbox.results import CaseRun, LearnerError, Run
from tests.sandbox.in_process import InProcess
from tests.sandbox.packages import doubled


class Scripted:
    """Answers each input with itself; what is in `slow` ends the run."""

    def __init__(self, *slow):
        self.slow, self.asked = slow, []

    def run(self, source, inputs, **fields):
        self.asked.append(list(inputs))
        cases = []
        for data in inputs:
            if any(case.outcome == "time_limit" for case in cases):
                cases.append(CaseRun("not_run"))
            elif data in self.slow:
                cases.append(CaseRun("time_limit", error=LearnerError("TimeLimit", "", None)))
            else:
                cases.append(CaseRun("returned", data, data, wall_ms=len(self.asked)))
        ended = any(case.outcome == "time_limit" for case in cases)
        outcome = "time_limit" if ended else "completed"
        error = LearnerError("TimeLimit", "", None) if ended else None
        return Run(outcome, error, tuple(cases), 1.0, 1.0, 1.0)


def ran(remembering, *inputs, source=b"x", **fields):
    how = {"entry": "f", "kind": "function", "limits": Limits(), "policy": Policy(), **fields}
    return remembering.run(source, list(inputs), **how)


def outcomes(run):
    return run.outcome, [case.outcome for case in run.cases]


def test_known_cases_are_not_run_again():
    sandbox = Scripted()
    remembering = Remembering(sandbox)
    ran(remembering, b"1", b"2")
    again = ran(remembering, b"2", b"1")
    assert [case.value for case in again.cases] == [b"2", b"1"]
    assert sandbox.asked == [[b"1", b"2"]]


def test_of_a_new_draw_the_new_cases_alone_are_run():
    sandbox = Scripted()
    remembering = Remembering(sandbox)
    ran(remembering, b"fixed", b"1")
    run = ran(remembering, b"2", b"fixed", b"3")
    assert sandbox.asked[1:] == [[b"2", b"3"]]
    assert [case.value for case in run.cases] == [b"2", b"fixed", b"3"]


def test_a_case_that_passed_a_limit_passes_it_again():
    sandbox = Scripted(b"slow")
    remembering = Remembering(sandbox)
    first = ran(remembering, b"1", b"slow", b"2")
    again = ran(remembering, b"3", b"slow", b"4")
    assert outcomes(first) == outcomes(again) == ("time_limit", ["returned", "time_limit", "not_run"])
    assert sandbox.asked == [[b"1", b"slow", b"2"], [b"3"]]
    assert again.error.type == "TimeLimit"


def test_what_stands_before_it_can_be_asked_for_alone():
    sandbox = Scripted(b"slow")
    remembering = Remembering(sandbox)
    ran(remembering, b"1", b"slow")
    assert outcomes(ran(remembering, b"1")) == ("completed", ["returned"])
    assert len(sandbox.asked) == 1


def test_cases_that_repeat_each_other_are_all_run():
    sandbox = Scripted()
    remembering = Remembering(sandbox)
    ran(remembering, b"1")
    ran(remembering, b"1", b"2", b"2")
    assert sandbox.asked[1] == [b"1", b"2", b"2"]


def test_another_source_another_entry_and_another_given_py_are_run():
    sandbox = Scripted()
    remembering = Remembering(sandbox)
    for fields in ({}, {"source": b"y"}, {"entry": "g"}, {"given": "z = 1"}):
        ran(remembering, b"1", **fields)
    assert len(sandbox.asked) == 4


def test_what_failed_while_loading_is_run_again():
    class Failing(Scripted):
        def run(self, source, inputs, **fields):
            run = super().run(source, inputs, **fields)
            return replace(run, outcome="runtime_error", cases=tuple(CaseRun("not_run") for _ in inputs))

    sandbox = Failing()
    remembering = Remembering(sandbox)
    ran(remembering, b"1")
    assert outcomes(ran(remembering, b"1")) == ("runtime_error", ["not_run"])
    assert len(sandbox.asked) == 2


def test_other_files_are_drawn_anew():
    sandbox = InProcess()
    remembering, files = Remembering(sandbox), doubled().judge_files
    for found in (files, files, {**files, "cases.py": files["cases.py"] + "# another\n"}):
        remembering.prepare(found, entry="double", kind="function", seed=1, limits=Limits())
    assert len(sandbox.drawn) == 2
