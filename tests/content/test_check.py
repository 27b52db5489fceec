"""The whole check, in the real sandbox: a sound card passes, each way of breaking it is found and placed."""

import io
from dataclasses import replace

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from content.check import sandboxes, tasks
from content.check.flow import Check, Options
from content.check.progress import Progress
from content.files.catalogue import read_catalogue
from content.loading.flow import load_catalogue
from quizzes.models import CodeTask
from sandbox.client import SandboxUnavailable


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def in_sandbox(sandbox_numpy, settings):
    settings.SANDBOX_SOCKETS = sandbox_numpy.socket_path.parent


def check(small, **options):
    return Check(small.root, Progress(io.StringIO()), Options(seeds=2, **options)).run()


def errors_of(small, **options):
    return [(error.file, error.field, error.message) for error in check(small, **options).errors]


def test_it_finds_nothing_wrong_with_a_sound_card(small, in_sandbox):
    report = check(small)
    assert report.errors == []
    assert report.counts == {
        "cards": 1,
        "questions": 7,
        "flashcards": 2,
        "code tasks": 1,
        "figures": 2,
        "code tasks proven": 1,
        "right solutions accepted": 2,
        "wrong solutions diagnosed": 1,
    }
    assert "built upon but not yet written: not-there-yet" in report.notes


BROKEN = [
    ("reference.py", "2 * x", "3 * x", "right/loop.py", "wrong_answer"),
    ("starter.py", "raise NotImplementedError", "return x + x", "starter.py", "is accepted as it stands"),
    ("starter.py", "def double", "def triple", "starter.py", "must load and define double"),
    ("right/sum.py", "x + x", "x + 1", "right/sum.py", "wrong_answer"),
    ("wrong/adds_two.py", "x + 2", "x + x", "wrong/adds_two.py", "no case catches this bug"),
    ("cases.py", "rng.normal(size=4)", "rng.abnormal(size=4)", "reference.py", "AttributeError"),
]


@pytest.mark.parametrize(("file", "old", "new", "blamed", "message"), BROKEN)
def test_it_finds_a_code_task_that_does_not_hold(small, in_sandbox, file, old, new, blamed, message):
    small.replace(f"{small.task}/{file}", old, new)
    found = errors_of(small)
    assert any(where == f"{small.task}/{blamed}" and message in said for where, _, said in found), found


def test_it_finds_a_wrong_solution_that_gets_the_diagnosis_of_another(small, in_sandbox):
    known = '\n[[wrong]]\nfile = "two_added.py"\nname = "the same again"\ndiagnosis = "another text"\n'
    small.write(f"{small.task}/task.toml", small.read(f"{small.task}/task.toml") + known)
    small.write(f"{small.task}/wrong/two_added.py", "def double(x):\n    return 2 + x\n")
    found = errors_of(small)
    assert {where for where, _, _ in found} == {f"{small.task}/wrong/two_added.py"}
    assert all("the diagnosis says '2 was added: multiply by 2'" in message for _, _, message in found)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("rng.integers(2, 90)", "rng.numbers(2, 90)", "AttributeError"),
        ("int(rng.integers(2, 90))", "5", "the same numbers for 6 seeds"),
        ('"answer": 2.0 * a', '"answer": None', "the answer is None, not a finite number"),
        ('{"params": {"a": a}, "answer": 2.0 * a}', '{"params": {"a": a}}', "not ['params']"),
        ('{"a": a}', '{"a": a, "b": 1}', "the text does not use b"),
        ("What is twice ${a}$?", "What is twice ${a}{$?", "seed 1"),
    ],
)
def test_it_finds_a_generator_that_does_not_hold(small, in_sandbox, old, new, message):
    small.replace(small.questions, old, new)
    found = [
        said for file, field, said in errors_of(small) if field == "question twice-fresh" or field == "question.text"
    ]
    assert any(message in said for said in found) or (message == "seed 1" and found), found


def test_it_finds_what_is_wrong_with_the_texts_without_any_sandbox(small):
    small.replace(small.card, "Twice $x$ is", "Twice $\\frac{x$ is")
    small.replace(small.prompts, 'back = "$x + x$"', 'back = "$x + {x$"')
    small.replace(small.figures, "value = 2.25", "value = 2.26")
    report = check(small, code=False)
    assert [(error.file, error.field) for error in sorted(report.errors)] == [
        (small.card, "body"),
        (small.figures, "figure twice"),
        (small.prompts, "prompt.back"),
    ]
    assert report.errors[0].line > 0
    assert "code tasks and parametric questions were not run" in report.notes


def test_it_reports_files_that_cannot_be_read_as_errors(small):
    small.replace(small.card, '"beginner"', '"easy"')
    assert [field for _, field, _ in errors_of(small)] == ["difficulty"]


def test_it_starts_a_sandbox_of_its_own_and_stops_it(small, settings, tmp_path, monkeypatch):
    settings.SANDBOX_SOCKETS = tmp_path
    started = []
    popen = sandboxes.subprocess.Popen
    monkeypatch.setattr(sandboxes.subprocess, "Popen", lambda *a, **k: started.append(popen(*a, **k)) or started[-1])
    assert errors_of(small) == []
    assert [process.poll() is not None for process in started if "sandbox" in process.args] == [True]


def test_it_says_so_when_no_sandbox_can_be_started(small, settings, tmp_path, monkeypatch):
    settings.SANDBOX_SOCKETS = tmp_path
    monkeypatch.setattr(sandboxes.sys, "executable", "/bin/false")
    monkeypatch.setattr("content.check.figures.Calculator.compute", lambda self, figure: {"value": figure.value})
    monkeypatch.setattr("content.check.spelling.misspelt", lambda cards: [])
    found = errors_of(small)
    assert [(where, said[:11]) for where, _, said in found] == [
        (small.questions, "not run: th"),
        (small.task, "not proven:"),
    ]


def test_a_server_that_does_not_start_is_named_with_its_last_words():
    with (
        pytest.raises(SandboxUnavailable, match=r"did not start: .*no-such-profile"),
        sandboxes.own_server("no-such-profile"),
    ):
        pass


def test_it_shows_one_line_of_progress_on_a_terminal():
    terminal = Terminal()
    progress = Progress(terminal)
    progress.expect(2)
    progress.step("one")
    progress.step("two")
    progress.end()
    assert terminal.getvalue() == "\r\x1b[K[1/2] one\r\x1b[K[2/2] two\r\x1b[K"


@pytest.mark.django_db
def test_the_command_stores_proofs_and_passes(small, in_sandbox, capsys):
    load_catalogue(small.root)
    call_command("catalogue", "check", "--dir", str(small.root), "--seeds", "2", "--store")
    proof = CodeTask.objects.get().proof
    assert (proof["ok"], proof["seeds"], proof["reference_passed"]) == (True, 2, 2)
    assert (proof["right"], proof["right_accepted"], proof["wrong"], proof["wrong_caught"]) == (2, 2, 1, 1)
    told = capsys.readouterr().out
    assert "1 card, 7 questions, 2 flashcards, 1 code task" in told
    assert "0 errors" in told


@pytest.mark.django_db
def test_the_command_stores_no_proof_of_other_files(small, in_sandbox, capsys):
    load_catalogue(small.root)
    small.replace(f"{small.task}/reference.py", "2 * x", "x * 2")
    call_command("catalogue", "check", "--dir", str(small.root), "--seeds", "1", "--store")
    assert CodeTask.objects.get().proof is None
    assert "double: proof not stored" in capsys.readouterr().out


def test_the_command_fails_and_names_what_it_found(small, capsys):
    small.replace(small.figures, "value = 2.25", "value = 2.26")
    with pytest.raises(CommandError, match="The catalogue has 1 error"):
        call_command("catalogue", "check", "--dir", str(small.root), "--no-code", "--slug", "doubling")
    told = capsys.readouterr().out
    line = small.line(small.figures, "2.26")
    assert f"error: {small.figures}:{line}: figure twice: stated 2.26, computed 2.25" in told
    assert "2 figures; 1 error, " in told


def test_the_command_wants_at_least_one_seed(small):
    with pytest.raises(CommandError, match="--seeds"):
        call_command("catalogue", "check", "--dir", str(small.root), "--seeds", "0")


def test_it_judges_again_when_the_sandbox_fails_once_and_says_so(small, in_sandbox, monkeypatch):
    real, calls = tasks.check_package, []

    def failing_once(*args, **options):
        calls.append(args)
        if len(calls) == 1:
            raise SandboxUnavailable("it hung up")
        return real(*args, **options)

    monkeypatch.setattr(tasks, "check_package", failing_once)
    report = check(small)
    assert report.errors == []
    assert "double: judged again, since the sandbox failed: it hung up" in report.notes


def test_it_proves_a_training_task_on_fewer_draws(small):
    package = read_catalogue(small.root).cards[0].tasks[0]
    training = replace(package, spec=replace(package.spec, kind="training"))
    assert [tasks.draws(package, seeds) for seeds in (1, 5, 6)] == [1, 5, 6]
    assert [tasks.draws(training, seeds) for seeds in (1, 5, 6)] == [1, 1, 2]
    assert tasks.judgements(package, 5) == 5 * (1 + 2 + 2 * 1) + 1
