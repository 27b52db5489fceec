"""`python -m sandbox judge`: one JSON object, a readable summary, exit codes; with and without a running server."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sandbox import judge_cli
from sandbox.judge_cli import answers, main, running_sandbox
from sandbox.results import SandboxUnavailable
from tests.sandbox.packages import doubled_files, write

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def task(tmp_path):
    return write(tmp_path / "catalogue" / "maths" / "card" / "code" / "double", doubled_files())


@pytest.fixture
def run_dir(sandbox_numpy, tmp_path, monkeypatch):
    """A run folder in which the session's server listens."""
    folder = tmp_path / "run"
    folder.mkdir()
    (folder / "sandbox-numpy.sock").symlink_to(sandbox_numpy.socket_path)
    monkeypatch.setenv("CHAINRULE_RUN_DIR", str(folder))
    return folder


def judged(capsys, *arguments):
    status = main([str(argument) for argument in arguments])
    return status, capsys.readouterr()


def test_it_prints_one_json_object(run_dir, task, capsys):
    status, printed = judged(capsys, task, task / "reference.py", "--json", "--seed", 5)
    report = json.loads(printed.out)
    assert status == 0
    assert (report["verdict"], report["score"], report["seed"]) == ("accepted", 1.0, 5)
    assert set(report["cases"][0]) == {"name", "group", "visibility", "outcome", "detail"}
    assert {"prepare_ms", "run_ms", "grade_ms"} <= set(report["timings"])


def test_it_finds_a_task_by_its_slug(run_dir, task, capsys):
    catalogue = task.parents[3]
    status, printed = judged(capsys, "double", task / "wrong" / "tripled.py", "--json", "--catalogue", catalogue)
    report = json.loads(printed.out)
    assert (status, report["verdict"]) == (0, "wrong_answer")
    assert report["diagnosis"]["text"] == "three times"


def test_it_prints_a_summary_for_people(run_dir, task, capsys):
    status, printed = judged(capsys, task, task / "wrong" / "tripled.py", "--seed", 5)
    lines = printed.out.splitlines()
    assert status == 0
    assert lines[0] == "wrong_answer  0 of 100 points  (seed 5)"
    assert "  FAIL  Worked example: 0 of 1 (public)" in lines
    assert "three times" in lines
    assert "Read again in the card: #three" in lines
    assert "    [2., 4., 6.]" in lines


def test_it_calls_nothing_failed_that_was_not_run(run_dir, task, capsys, tmp_path):
    broken = tmp_path / "broken.py"
    broken.write_text("def double(x:\n")
    _, printed = judged(capsys, task, broken)
    assert printed.out.startswith("syntax_error")
    assert "  ----  Worked example: 0 of 1 (public)" in printed.out.splitlines()
    assert "FAIL" not in printed.out


def test_it_judges_public_cases_alone(run_dir, task, capsys):
    _, printed = judged(capsys, task, task / "reference.py", "--json", "--scope", "public")
    assert [case["visibility"] for case in json.loads(printed.out)["cases"]] == ["public"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("no-such-task", "reference.py"), "no task of this name"),
        (("{task}", "no-such-file.py"), "no-such-file.py"),
    ],
)
def test_it_says_what_is_wrong_with_its_arguments(arguments, words, task, capsys):
    status, printed = judged(capsys, *(argument.format(task=task) for argument in arguments))
    assert status == 2
    assert words in printed.err
    assert printed.out == ""


def test_it_refuses_unknown_options(task, capsys):
    with pytest.raises(SystemExit) as stopped:
        main([str(task), "x.py", "--fast"])
    assert stopped.value.code == 2


def test_it_names_line_and_field_of_a_broken_task(task, capsys):
    toml = task / "task.toml"
    toml.write_text(toml.read_text().replace("points = 100", "points = -1"))
    status, printed = judged(capsys, task, task / "reference.py", "--json")
    assert status == 2
    assert "task.toml:8: points: must be positive" in printed.err


def test_it_exits_with_3_on_a_fault_of_ours(run_dir, task, capsys):
    (task / "reference.py").write_text("def double(x):\n    return 1 / 0\n")
    status, printed = judged(capsys, task, task / "right" / "added.py", "--json")
    assert status == 3
    assert json.loads(printed.out)["verdict"] == "internal_error"


def test_it_exits_with_3_when_no_sandbox_can_be_had(task, capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("CHAINRULE_RUN_DIR", str(tmp_path))
    monkeypatch.setattr(judge_cli.sys, "executable", "/bin/false")
    status, printed = judged(capsys, task, task / "reference.py", "--json")
    report = json.loads(printed.out)
    assert (status, report["verdict"], report["error"]["type"]) == (3, "internal_error", "SandboxUnavailable")


def test_it_uses_the_server_that_listens(run_dir):
    with running_sandbox("numpy") as sandbox:
        assert sandbox.socket_path == run_dir / "sandbox-numpy.sock"


def test_it_starts_a_server_for_one_run_and_stops_it(tmp_path, monkeypatch):
    monkeypatch.setenv("CHAINRULE_RUN_DIR", str(tmp_path / "none"))
    with running_sandbox("numpy") as sandbox:
        assert sandbox.info().profile == "numpy"
    assert not answers(sandbox)
    assert not sandbox.socket_path.parent.exists()


def test_it_stops_the_server_when_the_block_fails(tmp_path, monkeypatch):
    monkeypatch.setenv("CHAINRULE_RUN_DIR", str(tmp_path / "none"))
    with pytest.raises(SandboxUnavailable, match="lost"), running_sandbox("numpy") as sandbox:
        raise SandboxUnavailable("lost")
    assert not answers(sandbox)


def test_it_needs_no_django(run_dir, task):
    code = (
        "import sys; sys.modules['django'] = sys.modules['celery'] = sys.modules['torch'] = None\n"
        f"from sandbox.__main__ import main; sys.exit(main(['judge', {str(task)!r}, *sys.argv[1:]]))"
    )
    environment = {"PATH": os.environ["PATH"], "CHAINRULE_RUN_DIR": str(run_dir)}
    command = [sys.executable, "-c", code, str(task / "reference.py"), "--json"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["verdict"] == "accepted"
