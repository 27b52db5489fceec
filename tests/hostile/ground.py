"""Where hostile files are judged: real servers whose surroundings hold secrets, and what must hold after each file."""

import os
import secrets
import subprocess
import sys
import time
from functools import lru_cache

from sandbox.client import Sandbox
from sandbox.judge import judge
from sandbox.package import TaskPackage
from tests.hostile.canaries import Canaries, leaked, leaked_numbers
from tests.hostile.files import BREACHED, HERE, TASKS
from tests.hostile.listeners import Listeners
from tests.hostile.traces import Traces
from tests.sandbox_fixtures import SandboxServer

AT_ONCE_S = 5.0
_BYSTANDER = "import sys, time; secret = sys.stdin.readline(); print('ready', flush=True); time.sleep(3600)"


class RecordingSandbox(Sandbox):
    """Remembers the cases it drew, so that the test knows what is hidden."""

    cases = ()

    def prepare(self, *arguments, **fields):
        prepared = super().prepare(*arguments, **fields)
        self.cases = prepared.cases
        return prepared


class Ground:
    """Canaries in the launcher's environment and arguments, in a trusted bystander's memory and in a file."""

    def __init__(self, folder):
        self.folder = folder
        self.canaries = Canaries()
        self.listeners = Listeners(folder)
        self.mark = folder / "mark"  # only code that ran outside the jail could make this file
        self.told = []  # what was shown while the last run lasted
        self._servers = {}
        self._traces = {}
        self.secret_file = HERE / f".secret-{os.getpid()}"
        self.secret_file.write_text(self.canaries.file)
        self._bystander = self._start_bystander()

    def _environment(self):
        return {
            **os.environ,
            "SECRET_KEY": self.canaries.environment,
            "DATABASE_URL": f"x://{self.canaries.environment}",
        }

    def _start_bystander(self):
        command = [sys.executable, "-c", _BYSTANDER, self.canaries.argv]
        process = subprocess.Popen(
            command, env=self._environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        process.stdin.write(self.canaries.memory + "\n")
        process.stdin.flush()
        assert process.stdout.readline() == "ready\n"
        return process

    def server(self, profile):
        if profile not in self._servers:
            folder = self.folder / self.canaries.argv
            options = ("--slots", "2", "--spares", "1")
            server = SandboxServer(profile, folder, *options, environment=self._environment())
            self._servers[profile] = server
            server.sandbox = RecordingSandbox(server.socket_path)
            server.wait_until_ready()
            self._traces[profile] = Traces(server)
        return self._servers[profile]

    def known(self, profile):
        """What an attacker who read all our code, and had luck, would know."""
        return {
            **self.listeners.addresses,
            "file": str(self.secret_file),
            "pids": [os.getpid(), self._bystander.pid, self.server(profile).process.pid],
            "uid": os.getuid(),
            "mark": str(self.mark),
        }

    def judge(self, file, **fields):
        package = task(file.task)
        server = self.server(package.spec.profile)
        source = file.source(self.known(package.spec.profile))
        self.told = []
        fields = {"seed": secrets.randbits(63), "on_progress": self.told.append, **fields}
        return judge(package, source, sandbox=server.sandbox, **fields)

    def judge_source(self, task_name, source, *, seed=None, **fields):
        package = task(task_name)
        seed = secrets.randbits(63) if seed is None else seed
        return judge(package, source, sandbox=self.server(package.spec.profile).sandbox, seed=seed, **fields)

    # What must hold afterwards

    def assert_nothing_leaked(self, report, task_name, *strings):
        package = task(task_name)
        assert leaked(report, (*self.canaries.strings(), BREACHED, *strings)) == []
        cases = self.server(package.spec.profile).sandbox.cases
        assert leaked_numbers(report, package, cases, self.told) == []

    def assert_nobody_came(self):
        assert self.listeners.visitors == []
        assert not self.mark.exists()

    def assert_nothing_left(self, task_name):
        self._traces[task(task_name).spec.profile].assert_gone()

    def assert_honest_run_is_accepted_at_once(self, task_name):
        started = time.monotonic()
        package = task(task_name)
        report = self.judge_source(task_name, package.files[package.solution].encode())
        assert report.verdict == "accepted", report
        assert time.monotonic() - started < AT_ONCE_S

    def close(self):
        for server in self._servers.values():
            server.stop()
        self.listeners.close()
        self._bystander.kill()
        self._bystander.communicate()
        self.secret_file.unlink(missing_ok=True)


@lru_cache
def task(name):
    return TaskPackage.from_folder(TASKS / name)
