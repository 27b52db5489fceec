"""Control groups of both versions; version 2 on a tree that imitates it, because one kernel mounts only one of them."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sandbox.launcher import cgroups
from sandbox.launcher.cgroups import make_control_groups, remove_control_groups
from sandbox.limits import Limits
from sandbox.server.usage import CgroupUsage

V2 = {
    "cgroup.procs": "",
    "cgroup.subtree_control": "memory pids cpu",
    "cgroup.controllers": "memory pids cpu",
    "memory.max": "max",
    "memory.current": "1048576",
    "memory.peak": "1048576",
    "memory.events": "low 0\nhigh 0\nmax 0\noom 0\noom_kill 0\n",
    "memory.swap.max": "max",
    "pids.max": "max",
    "cpu.max": "max 100000",
    "cpu.weight": "100",
}


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """A folder in which every new directory has the files of a version 2 group."""

    def mkdir(path, mode=0o777, parents=False, exist_ok=False):
        os.mkdir(path)  # noqa: PTH102  Path.mkdir is what is replaced
        fill(path)

    def fill(path):
        for name, text in V2.items():
            (path / name).write_text(text)

    fill(tmp_path)
    monkeypatch.setattr(cgroups.Path, "mkdir", mkdir)
    return tmp_path


def test_version_2_gives_each_cell_a_group_of_its_own(tree):
    groups = make_control_groups("1-0", 3, root=tree)
    assert groups.version == 2
    assert len({files["limit"] for files in groups.cells}) == 3
    cell = groups.parents[0] / "1"
    assert (cell / "memory.swap.max").read_text() == "0"
    assert (groups.parents[0] / "cpu.weight").read_text() == "300"

    usage = CgroupUsage(dict(groups.cells[1]))
    usage.settle(0)
    usage.begin(Limits(memory_mb=64, threads=5), 2)
    assert (cell / "memory.max").read_text() == str(65 * 2**20)
    assert (cell / "pids.max").read_text().startswith("7")
    assert (cell / "cpu.max").read_text() == "250000 100000"
    assert not usage.over()
    (cell / "memory.events").write_text("oom 1\noom_kill 1\n")
    assert usage.over()
    groups.close()


def test_without_any_controllers_the_reason_is_told(tmp_path):
    groups = make_control_groups("1-0", 1, root=tmp_path)
    assert (groups.version, groups.cells) == (0, [])
    assert "v2: " in groups.detail
    assert "v1: " in groups.detail


@pytest.mark.skipif(os.geteuid() != 0, reason="an ordinary user may not make groups here")
def test_the_real_groups_stop_a_hog_and_go_away():
    groups = make_control_groups(f"{os.getpid()}-test", 1)
    if not groups.version:
        pytest.skip(groups.detail)
    try:
        usage = CgroupUsage(dict(groups.cells[0]))
        usage.settle(0)
        usage.begin(Limits(memory_mb=32), 1)
        joins = [fd for role, fd in groups.cells[0].items() if role.startswith("join")]
        code = f"import os\nfor fd in {joins}: os.write(fd, b'0')\na = []\nwhile True: a.append(bytearray(10**6))"
        hog = subprocess.run([sys.executable, "-c", code], pass_fds=joins, timeout=30, check=False)
        assert hog.returncode == -signal.SIGKILL
        assert usage.over()
        assert 25 < usage.peak_mb() < 40
    finally:
        groups.close()
        assert remove_control_groups(groups.parents)
    assert not any(Path(parent).exists() for parent in groups.parents)
