"""Real sandbox servers for tests: `sandbox_numpy`, `sandbox_torch` and `sandbox_c` live as long as the session."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sandbox.client import Sandbox, SandboxUnavailable

ROOT = Path(__file__).resolve().parent.parent
START_S = 60


class SandboxServer:
    """One `python -m sandbox serve` of our own; `log` holds what it wrote."""

    def __init__(self, profile, folder, *options, environment=None, prefix=()):
        folder.mkdir(parents=True, exist_ok=True)
        self.socket_path = folder / f"sandbox-{profile}.sock"
        self.log_path = folder / f"sandbox-{profile}.log"
        self.sandbox = Sandbox(self.socket_path)
        command = [*prefix, sys.executable, "-m", "sandbox", "serve"]
        command += ["--profile", profile, "--socket", str(self.socket_path), *options]
        with self.log_path.open("wb") as log:
            self.process = subprocess.Popen(
                command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=environment
            )

    @property
    def log(self):
        return self.log_path.read_text(errors="replace")

    def wait_until_ready(self):
        deadline = time.monotonic() + START_S
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise RuntimeError(f"the sandbox did not start:\n{self.log}")
            with contextlib.suppress(SandboxUnavailable):
                return self.sandbox.info()
            time.sleep(0.05)
        raise RuntimeError(f"the sandbox was not ready in {START_S} s:\n{self.log}")

    def descendants(self):
        """Pids of all processes below the launcher, janitor included."""
        found, waiting = [], [self.process.pid]
        while waiting:
            children = children_of(waiting.pop())
            found += children
            waiting += children
        return found

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=10)


def children_of(pid):
    with contextlib.suppress(OSError):
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return []


@contextlib.contextmanager
def serving(profile, folder, *options, **how):
    """A server of the test's own, ready; stopped at the end."""
    server = SandboxServer(profile, folder, *options, **how)
    try:
        server.wait_until_ready()
        yield server
    finally:
        server.stop()


def _session_folder(tmp_path_factory):
    return tmp_path_factory.mktemp(f"sandbox-{os.getpid()}")


@pytest.fixture(scope="session")
def sandbox_numpy(tmp_path_factory):
    with serving("numpy", _session_folder(tmp_path_factory)) as server:
        yield server.sandbox


@pytest.fixture(scope="session")
def sandbox_torch(tmp_path_factory):
    with serving("torch", _session_folder(tmp_path_factory)) as server:
        yield server.sandbox


@pytest.fixture(scope="session")
def sandbox_c(tmp_path_factory):
    with serving("c", _session_folder(tmp_path_factory)) as server:
        yield server.sandbox
