"""Code tasks for a GPU in the check, on a machine with or without one. No GPU is needed."""

import io

import pytest

from content.check import sandboxes
from content.check.flow import Check, Options
from content.check.progress import Progress
from sandbox.launcher.gpu import found_devices


@pytest.fixture
def served(sandbox_numpy, settings, tmp_path, monkeypatch):
    """A function that lets sandboxes of these profiles answer: all are one NumPy sandbox, which these tasks do with."""
    monkeypatch.setattr(sandboxes, "found_devices", list)
    settings.SANDBOX_SOCKETS = tmp_path

    def serve(*profiles):
        for profile in profiles:
            (tmp_path / f"sandbox-{profile}.sock").symlink_to(sandbox_numpy.socket_path)

    return serve


@pytest.fixture
def check(small):
    def run(gpu):
        small.replace(f"{small.task}/task.toml", 'profile = "numpy"', f'profile = "torch-gpu"\ngpu = "{gpu}"')
        return Check(small.root, Progress(io.StringIO()), Options(seeds=1)).run()

    return run


def test_a_task_that_prefers_a_gpu_is_proven_on_the_cpu_and_that_is_noted(served, check):
    served("numpy", "torch")
    report = check("preferred")
    assert report.errors == []
    assert report.counts["code tasks proven"] == 1
    assert "double: proven on the CPU, with smaller sizes; there is no GPU here" in report.notes


def test_a_task_that_requires_a_gpu_is_not_proven_and_that_is_no_error(served, check):
    served("numpy", "torch")
    report = check("required")
    assert report.errors == []
    assert "code tasks proven" not in report.counts
    assert "double: not proven, it requires a GPU and there is none here" in report.notes


@pytest.mark.parametrize("gpu", ["required", "preferred"])
def test_where_a_gpu_sandbox_answers_it_proves_both(served, check, gpu):
    served("numpy", "torch-gpu")
    report = check(gpu)
    assert report.errors == []
    assert report.counts["code tasks proven"] == 1
    assert not any("GPU" in note for note in report.notes)


def test_a_gpu_whose_sandbox_does_not_start_is_an_error(served, check, monkeypatch):
    served("numpy")
    monkeypatch.setattr(sandboxes, "found_devices", lambda: ["/dev/nvidia0"])
    monkeypatch.setattr(sandboxes.sys, "executable", "/bin/false")
    monkeypatch.setattr("content.check.figures.Calculator.compute", lambda self, figure: {"value": figure.value})
    monkeypatch.setattr("content.check.spelling.misspelt", lambda cards: [])
    assert [error.message[:11] for error in check("preferred").errors] == ["not proven:"]


@pytest.mark.skipif(bool(found_devices()), reason="this machine has a GPU")
def test_without_a_device_no_gpu_sandbox_is_possible(settings, tmp_path):
    settings.SANDBOX_SOCKETS = tmp_path
    with sandboxes.Sandboxes(lambda text: None) as found:
        assert (found.possible("torch-gpu"), found.possible("torch")) == (False, True)
