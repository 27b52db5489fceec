"""Servers that die, paths that are taken, disks that are full: an error of ours, never a verdict on the learner."""

import os
import signal
import threading
import time

import pytest

from sandbox.client import Sandbox, SandboxUnavailable
from sandbox.judge import judge
from tests.hostile.files import SUBMISSIONS, read_file
from tests.hostile.ground import task
from tests.sandbox_fixtures import SandboxServer, children_of, serving

SMALL = ("--slots", "1", "--spares", "1")
SLEEPER = b"import time\ntime.sleep(1.4)\ndef softmax(x):\n    return x\n"


def judge_on(sandbox, source=None):
    package = task("softmax")
    return judge(package, source or package.reference.encode(), sandbox=sandbox, seed=7)


def judged_in_background(sandbox, source):
    ends = []

    def learner():
        try:
            ends.append(judge_on(sandbox, source).verdict)
        except SandboxUnavailable as error:
            ends.append(error)

    thread = threading.Thread(target=learner)
    thread.start()
    time.sleep(0.6)
    return thread, ends


def test_a_server_killed_in_the_middle_judges_nobody_and_serves_again(tmp_path):
    with serving("numpy", tmp_path, *SMALL) as server:
        thread, ends = judged_in_background(server.sandbox, SLEEPER)
        jail = next(pid for pid in children_of(server.process.pid) if children_of(pid))
        os.kill(jail, signal.SIGKILL)
        thread.join()
        assert [type(end) for end in ends] == [SandboxUnavailable]
        assert judge_on(server.sandbox).verdict == "accepted"
        assert "starting another" in server.log


def test_a_killed_launcher_is_unavailable_until_another_takes_its_path(tmp_path):
    with serving("numpy", tmp_path, *SMALL) as server:
        thread, ends = judged_in_background(server.sandbox, SLEEPER)
        server.process.kill()
        thread.join()
        assert [type(end) for end in ends] == [SandboxUnavailable]
    with pytest.raises(SandboxUnavailable):
        judge_on(server.sandbox)
    with serving("numpy", tmp_path, *SMALL) as again:
        assert judge_on(again.sandbox).verdict == "accepted"


def test_a_folder_at_the_sockets_path_is_left_alone(tmp_path):
    path = tmp_path / "sandbox-numpy.sock"
    path.mkdir()
    assert "exists and is not a socket" in failure_of(tmp_path)
    assert path.is_dir()


def test_a_link_at_the_sockets_path_is_not_followed(tmp_path):
    precious = tmp_path / "precious"
    precious.write_text("x")
    (tmp_path / "sandbox-numpy.sock").symlink_to(precious)
    assert "exists and is not a socket" in failure_of(tmp_path)
    assert precious.read_text() == "x"


def test_a_missing_bubblewrap_is_one_clear_line_and_no_socket(tmp_path):
    empty = tmp_path / "bin"
    empty.mkdir()
    line = failure_of(tmp_path, environment={**os.environ, "PATH": str(empty)})
    assert line.startswith("sandbox: bubblewrap is missing")
    with pytest.raises(SandboxUnavailable, match="no sandbox at"):
        judge_on(Sandbox(tmp_path / "sandbox-numpy.sock"))


def failure_of(folder, environment=None):
    server = SandboxServer("numpy", folder, *SMALL, environment=environment)
    assert server.process.wait(timeout=30) == 1
    (line,) = server.log.splitlines()
    return line


def test_a_full_tmp_is_the_learners_error_and_empty_for_the_next(ground):
    report = ground.judge(read_file(SUBMISSIONS / "d_limits/37_tmpfs_beside_memory.py"))
    assert report.verdict in ("runtime_error", "memory_limit")
    looker = b"import os\nprint(os.listdir('/tmp'), os.statvfs('/tmp').f_bfree == os.statvfs('/tmp').f_blocks)\n"
    reference = task("softmax").reference.encode()
    assert ground.judge_source("softmax", looker + reference).prints == "[] True\n"


def test_a_child_that_never_answers_is_a_time_limit_within_its_wall_time(ground):
    started = time.monotonic()
    report = ground.judge(read_file(SUBMISSIONS / "c_verdict/31_no_answer.py"))
    assert report.verdict == "time_limit"
    assert time.monotonic() - started < task("softmax").spec.limits.wall_s + 5
    assert report.cases[0].outcome == "time_limit"
    assert {case.outcome for case in report.cases[1:]} == {"not_run"}
