"""Judging nodes on one machine, for fault tests and benchmarks: workers, each with sandboxes of its own, and one beat.

Every server runs below a keeper (tools/keep.py), as in `make run`: whatever is killed is started again.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from sandbox.client import Sandbox, SandboxUnavailable
from tools.processes import descendants, end, send
from tools.stack import CLEAN, queues

ROOT = Path(__file__).resolve().parent.parent
HERE = Path(sys.executable).parent
STOP_S = 8.0
READY_S = 120.0


@dataclass(slots=True)
class Cluster:
    """`folder` holds the sockets of each node, the pids and one log; `settings` is what workers and beat know."""

    folder: Path
    settings: Mapping[str, str]
    profiles: Sequence[str] = ("numpy",)
    _commands: dict[str, tuple[tuple[str, ...], dict[str, str]]] = field(default_factory=dict)
    _keepers: "dict[str, subprocess.Popen[bytes]]" = field(default_factory=dict)

    def start_node(self, name: str, processes: int = 1) -> None:
        """A worker with so many pool processes, and a sandbox server of each profile."""
        sockets = self.sockets(name)
        sockets.mkdir()
        for profile in self.profiles:
            command = (sys.executable, "-m", "sandbox", "serve", "--profile", profile, "--socket",
                       str(sockets / f"sandbox-{profile}.sock"))  # fmt: skip
            self._start(f"{name}-{profile}", command, {key: self._all[key] for key in CLEAN if key in self._all})
        celery = (str(HERE / "celery"), "--quiet", "-A", "config", "worker", "-Q", queues(), "-n", f"{name}@%h")
        options = ("--concurrency", str(processes), "--without-mingle", "--without-gossip", "--loglevel", "WARNING")
        self._start(name, (*celery, *options), self._all | {"SANDBOX_SOCKETS": str(sockets), "NODE_NAME": name})

    def start_beat(self) -> None:
        schedule = ("--schedule", str(self.folder / "beat-schedule"), "--pidfile=")
        self._start("beat", (str(HERE / "celery"), "--quiet", "-A", "config", "beat", *schedule), self._all)

    def sockets(self, node: str) -> Path:
        return self.folder / node

    def sandbox(self, node: str, profile: str) -> Sandbox:
        return Sandbox(self.sockets(node) / f"sandbox-{profile}.sock", timeout_s=5.0)

    def wait_for_sandboxes(self, nodes: Sequence[str]) -> None:
        """Raises TimeoutError."""
        until = time.monotonic() + READY_S
        for sandbox in [self.sandbox(node, profile) for node in nodes for profile in self.profiles]:
            while not _answers(sandbox):
                if time.monotonic() > until:
                    raise TimeoutError(f"no sandbox at {sandbox.socket_path}\n{self.tail()}")
                time.sleep(0.1)

    def pid(self, name: str) -> int | None:
        """Of the server under this name; None while it is being started again."""
        path = self.folder / "pids" / name
        try:
            return int(path.read_text())
        except (FileNotFoundError, ValueError):
            return None

    @contextmanager
    def held(self, node: str) -> Iterator[None]:
        """The node's worker stands still for so long."""
        worker = self.pid(node)
        pids = [worker, *descendants(worker)] if worker else []
        for pid in pids:
            send(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            for pid in pids:
                send(pid, signal.SIGCONT)

    def revive(self) -> list[str]:
        """Start keepers that gave up, as the service manager of a machine would; their names."""
        ended = [name for name, keeper in self._keepers.items() if keeper.poll() is not None]
        for name in ended:
            self._start(name, *self._commands[name])
        return ended

    def tail(self, characters: int = 6000) -> str:
        path = self.folder / "log"
        return path.read_text(errors="replace")[-characters:] if path.exists() else ""

    def stop(self) -> None:
        for keeper in self._keepers.values():
            send(keeper.pid, signal.SIGTERM)
        until = time.monotonic() + STOP_S
        for keeper in self._keepers.values():
            try:
                keeper.wait(max(0.0, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                end(partial(_with_descendants, keeper.pid))
                keeper.wait()

    @property
    def _all(self) -> dict[str, str]:
        ours = {"CHAINRULE_RUN_DIR": str(self.folder), "CHAINRULE_RUNNER": str(os.getpid())}
        return {**os.environ, **self.settings, **ours, "PYTHONWARNINGS": "ignore::UserWarning:celery.platforms"}

    def _start(self, name: str, command: tuple[str, ...], environment: dict[str, str]) -> None:
        self._commands[name] = (command, environment)
        with (self.folder / "log").open("ab") as log:
            self._keepers[name] = subprocess.Popen(
                [sys.executable, "-m", "tools.keep", name, *command], cwd=ROOT, env=environment, stdout=log, stderr=log
            )


@contextmanager
def cluster(folder: Path, settings: Mapping[str, str], profiles: Sequence[str] = ("numpy",)) -> Iterator[Cluster]:
    """Yields a cluster without nodes; all its processes end with the block."""
    (folder / "pids").mkdir()
    found = Cluster(folder, settings, profiles)
    try:
        yield found
    finally:
        found.stop()


def _with_descendants(pid: int) -> list[int]:
    return [*descendants(pid), pid]


def _answers(sandbox: Sandbox) -> bool:
    try:
        sandbox.info()
    except SandboxUnavailable:
        return False
    return True
