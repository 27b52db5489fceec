"""The keeper restarts its server, and nothing below it outlives it or the runner."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tools.processes import marked

ROOT = Path(__file__).resolve().parents[2]
# A server with a grandchild in a session of its own, that will not hear SIGTERM.
SERVER = """
import signal, subprocess, sys, time
stubborn = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)"
subprocess.Popen([sys.executable, "-c", stubborn], start_new_session=True)
print("up", flush=True)
time.sleep(60)
"""


def eventually(true, within_s=10.0):
    until = time.monotonic() + within_s
    while not true():
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.02)


class Kept:
    def __init__(self, run_dir, command):
        (run_dir / "pids").mkdir()
        self.pid_file = run_dir / "pids" / "it"
        self.mark = str(run_dir)
        self.runner = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
        environment = {**os.environ, "CHAINRULE_RUN_DIR": str(run_dir), "CHAINRULE_STACK": self.mark}
        environment["CHAINRULE_RUNNER"] = str(self.runner.pid)
        self.keeper = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)

    def server(self):
        eventually(lambda: self.pid_file.exists() and self.pid_file.stat().st_size)
        return int(self.pid_file.read_text())

    def all(self):
        return marked("CHAINRULE_STACK", self.mark)


@pytest.fixture
def kept(tmp_path):
    one = Kept(tmp_path, [sys.executable, "-m", "tools.keep", "it", sys.executable, "-c", SERVER])
    eventually(lambda: len(one.all()) == 3)
    yield one
    for process in (one.keeper, one.runner):
        process.kill()
        process.wait()
    one.keeper.stdout.close()
    for pid in one.all():
        os.kill(pid, signal.SIGKILL)


def test_it_starts_a_killed_server_again_and_clears_what_that_one_left(kept):
    first, before = kept.server(), set(kept.all())
    os.kill(first, signal.SIGKILL)
    eventually(lambda: kept.server() != first)
    eventually(lambda: len(kept.all()) == 3)
    assert before & set(kept.all()) == {kept.keeper.pid}


def test_sigterm_ends_the_server_and_its_stubborn_grandchild(kept):
    kept.keeper.terminate()
    assert kept.keeper.wait(10) == 0
    assert kept.all() == []


def test_kill_9_of_the_runner_ends_everything(kept):
    kept.runner.kill()
    kept.runner.wait()
    kept.keeper.wait(10)
    eventually(lambda: kept.all() == [])


def test_kill_9_of_the_keeper_ends_the_server(kept):
    server = kept.server()
    kept.keeper.kill()
    kept.keeper.wait()
    eventually(lambda: server not in kept.all())


def test_it_gives_up_on_a_server_that_will_not_stay_up(tmp_path):
    hurried = "import sys, tools.keep as k; k.PAUSES_S = (0.0,); sys.argv = ['keep', 'it', 'false']; sys.exit(k.main())"
    one = Kept(tmp_path, [sys.executable, "-c", hurried])
    said, _ = one.keeper.communicate(timeout=30)
    one.runner.kill()
    one.runner.wait()
    assert one.keeper.returncode == 1
    assert said.count("starting it again") == 7
    assert "giving up" in said.splitlines()[-1]
