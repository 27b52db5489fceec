"""Which servers `make run` starts: the sandbox for C only where a compiler works."""

from pathlib import Path

import pytest

from tools import stack


@pytest.fixture
def machine(monkeypatch):
    monkeypatch.setenv("CHAINRULE_RUN_DIR", "/run/x")
    stack.profiles.cache_clear()
    yield lambda **changes: [monkeypatch.setattr(stack, name, value) for name, value in changes.items()]
    stack.profiles.cache_clear()


def started():
    servers = {server.name: server.command for server in stack.servers(Path("/run/x"), "127.0.0.1", 8000)}
    worker = servers["worker"]
    return set(servers), worker[worker.index("-Q") + 1]


@pytest.mark.parametrize(("missing", "there"), [("", True), ("gcc is missing", False)])
def test_the_sandbox_for_c_and_its_lane_come_together(machine, missing, there):
    machine(missing_compiler=lambda: missing, GPUS=[])
    names, queues = started()
    assert ("sandbox-c" in names) is there
    assert queues == "judge,judge.run,default" + (",judge.c" if there else "")


def test_a_gpu_adds_its_pair(machine):
    machine(missing_compiler=lambda: "none", GPUS=[Path("/dev/nvidia0")])
    names, queues = started()
    assert {"sandbox-numpy", "sandbox-torch", "sandbox-torch-gpu", "web", "worker", "beat"} == names
    assert queues == "judge,judge.run,default,judge.gpu"
