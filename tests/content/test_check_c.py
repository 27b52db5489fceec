"""A task in C in the check: proven where a compiler is, noted where none is; loaded and exported by its suffix."""

import io

import pytest
from django.core.management import call_command

from content.check import sandboxes
from content.check.flow import Check, Options
from content.check.progress import Progress
from quizzes.models import CodeTask
from tests.sandbox.c_task import scaled_files


@pytest.fixture
def in_c(small):
    for path in small.root.joinpath(small.task).rglob("*.py"):
        path.unlink()
    for name, text in scaled_files().items():
        small.write(f"{small.task}/{name}", text)
    return small


def checked(small):
    return Check(small.root, Progress(io.StringIO()), Options(seeds=1)).run()


@pytest.fixture
def sockets(settings, tmp_path):
    settings.SANDBOX_SOCKETS = tmp_path
    return tmp_path


def test_it_is_proven_in_the_sandbox_with_the_compiler(in_c, sockets, sandbox_c, sandbox_numpy, monkeypatch):
    for profile, sandbox in {"c": sandbox_c, "numpy": sandbox_numpy}.items():
        (sockets / f"sandbox-{profile}.sock").symlink_to(sandbox.socket_path)
    report = checked(in_c)
    assert report.errors == []
    assert report.counts["code tasks proven"] == 1
    assert report.counts["right solutions accepted"] == 1


def test_without_a_compiler_it_is_not_proven_and_that_is_noted(in_c, sockets, sandbox_numpy, monkeypatch):
    (sockets / "sandbox-numpy.sock").symlink_to(sandbox_numpy.socket_path)
    monkeypatch.setattr(sandboxes, "missing_compiler", lambda: "gcc is missing")
    report = checked(in_c)
    assert report.errors == []
    assert "code tasks proven" not in report.counts
    assert [note for note in report.notes if note.startswith("double: not proven here: no gcc")]


@pytest.mark.django_db
def test_it_is_loaded_and_exported_by_its_suffix(in_c, tmp_path):
    call_command("catalogue", "load", dir=in_c.root, verbosity=0)
    task = CodeTask.objects.get()
    assert (task.profile, task.language.suffix) == ("c", ".c")
    assert task.starter == in_c.read(f"{in_c.task}/starter.c")
    to = tmp_path / "exported"
    call_command("catalogue", "export", dir=in_c.root, to=to, verbosity=0)
    exported = {path.relative_to(to / in_c.task).as_posix() for path in (to / in_c.task).rglob("*.*")}
    assert exported == set(scaled_files())
