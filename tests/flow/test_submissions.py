"""Code in, verdict out: over HTTP, through the broker and a real worker, into the real sandbox and back."""

import os
import signal
import time
from pathlib import Path

import pytest

from sandbox.package import TaskPackage

CATALOGUE = Path(__file__).resolve().parents[2] / "catalogue"
# One of each kind and profile; `catalogue check` proves that every task of the catalogue gets its verdicts.
CHOSEN = ("softmax", "self-attention", "layer-norm", "two-layer-step", "train-xor", "batched-attention", "merge-sort-c")
TASKS = {path.name: path for path in sorted(CATALOGUE.glob("*/*/code/*")) if path.name in CHOSEN}
DONE_S = 90
SLEEPER = "import time\n{starter}\ntime.sleep(1.5)\n"


def files(kind):
    """One file of each task."""
    return [pytest.param(task, min(folder.glob(f"{kind}/*.*")), id=task) for task, folder in TASKS.items()]


def solution(task):
    package = TaskPackage.from_folder(TASKS[task])
    return package.files[package.solution]


def submit(site, token, task, code, scope="all"):
    status, answer = site.ask("/api/v1/submissions/", {"task": task, "code": code, "scope": scope}, token)
    assert status == 202, answer
    return answer["id"]


def verdict(site, token, submission):
    """The finished submission, as the API shows it to its learner."""
    until = time.monotonic() + DONE_S
    while True:
        status, answer = site.ask(f"/api/v1/submissions/{submission}/", token=token)
        assert status == 200, answer
        if answer["status"] == "done":
            return answer
        assert time.monotonic() < until, f"{answer['status']} after {DONE_S} s\n{site.log()}"
        time.sleep(0.1)


def judged(site, token, task, code, scope="all"):
    return verdict(site, token, submit(site, token, task, code, scope))


def test_the_code_tasks_are_there():
    assert set(CHOSEN) == set(TASKS)


@pytest.mark.parametrize(("task", "path"), files("right"))
def test_a_right_solution_is_accepted(site, token, task, path):
    answer = judged(site, token, task, path.read_text())
    assert answer["verdict"] == "accepted", answer["report"]
    assert answer["score"] == 1.0


@pytest.mark.parametrize(("task", "path"), files("wrong"))
def test_a_wrong_solution_is_rejected_with_its_diagnosis(site, token, task, path):
    answer = judged(site, token, task, path.read_text())
    assert answer["verdict"] not in {"accepted", "internal_error"}
    assert answer["score"] < 1.0
    assert answer["report"]["diagnosis"]["source"] == "known_wrong"


@pytest.mark.parametrize("task", TASKS)
def test_a_run_of_the_public_cases_shows_them_and_no_hidden_one(site, token, task):
    answer = judged(site, token, task, solution(task), scope="public")
    assert answer["verdict"] == "accepted", answer["report"]
    assert {case["visibility"] for case in answer["report"]["cases"]} == {"public"}


@pytest.mark.parametrize("task", TASKS)
def test_the_starter_is_not_accepted(site, token, task):
    assert judged(site, token, task, TaskPackage.from_folder(TASKS[task]).starter)["verdict"] != "accepted"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("", {"format_error"}),
        ("x = 1\n", {"format_error"}),
        ("def softmax(x, axis=-1:\n", {"syntax_error"}),
        ("def softmax(x, axis=-1):\n    while True:\n        pass\n", {"time_limit"}),
        ("def softmax(x, axis=-1):\n    return 'the answer'\n", {"wrong_answer", "format_error"}),
        ("import os\nos._exit(0)\n", {"runtime_error", "format_error"}),
    ],
    ids=["empty", "no entry point", "syntax", "endless", "text", "exit"],
)
def test_bad_code_gets_a_clear_verdict(site, token, code, expected):
    assert judged(site, token, "softmax", code)["verdict"] in expected


def test_code_that_is_too_large_is_refused_with_the_limit(site, token):
    status, answer = site.ask("/api/v1/submissions/", {"task": "softmax", "code": "#" * 300_000}, token)
    assert status == 413
    assert "256 KB" in str(answer)


@pytest.mark.parametrize("server", ["sandbox-numpy", "worker"])
def test_a_killed_server_starts_again_and_the_submission_still_ends(site, token, server):
    path = TASKS["softmax"] / "reference.py"
    slow = submit(site, token, "softmax", SLEEPER.format(starter=path.read_text()))
    pid = site.pid(server)
    until = time.monotonic() + 20
    while site.ask(f"/api/v1/submissions/{slow}/", token=token)[1]["status"] == "queued":
        assert time.monotonic() < until
        time.sleep(0.02)
    os.kill(pid, signal.SIGKILL)
    answer = verdict(site, token, slow)
    assert answer["verdict"] == "accepted", (answer, site.log())
    assert site.pid(server) != pid
    site.wait_until_ready()
    assert judged(site, token, "softmax", path.read_text())["verdict"] == "accepted"
