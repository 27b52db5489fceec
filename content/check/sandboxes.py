"""The sandboxes in which a check runs code: those that already serve, else servers of its own, stopped at the end."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Lock

from django.conf import settings

from sandbox.client import Sandbox, SandboxUnavailable
from sandbox.launcher.gpu import found_devices
from sandbox.launcher.toolchain import missing_compiler
from sandbox.placement import GPU, C

START_S = 120.0
STOP_S = 10.0
POLL_S = 0.05


class Sandboxes:
    """Clients by profile, each found or started when first asked for. Leaving the context stops what it started.

    Any thread may ask.
    """

    def __init__(self, told: Callable[[str], None]) -> None:
        self._told = told
        self._exit = ExitStack()
        self._open: dict[str, Sandbox] = {}
        self._failed: dict[str, SandboxUnavailable] = {}
        self._lock = Lock()

    def __enter__(self) -> "Sandboxes":
        return self

    def __exit__(self, *_error: object) -> None:
        self._exit.close()

    def __getitem__(self, profile: str) -> Sandbox:
        """Raises SandboxUnavailable when no server of this profile runs and none can be started."""
        with self._lock:
            if profile in self._failed:
                raise self._failed[profile]
            if profile not in self._open:
                try:
                    self._open[profile] = self._find(profile)
                except SandboxUnavailable as error:
                    self._failed[profile] = error  # one wait for a server that does not start is enough
                    raise
            return self._open[profile]

    def possible(self, profile: str) -> bool:
        """Whether a server of this profile answers, or could be started: one for a GPU needs a GPU, one for C gcc."""
        could_start = {GPU: lambda: bool(found_devices()), C: lambda: not missing_compiler()}
        return profile not in could_start or could_start[profile]() or answers(_listening(profile))

    def _find(self, profile: str) -> Sandbox:
        sandbox = _listening(profile)
        if answers(sandbox):
            return sandbox
        self._told(f"starting a {profile} sandbox")
        return self._exit.enter_context(own_server(profile))


@contextmanager
def own_server(profile: str) -> Iterator[Sandbox]:
    """A sandbox server for the length of the block, on a socket of its own."""
    with tempfile.TemporaryDirectory(prefix="chainrule-check-") as folder:
        socket, log = Path(folder) / "sandbox.sock", Path(folder) / "log"
        command = [sys.executable, "-m", "sandbox", "serve", "--profile", profile, "--socket", str(socket)]
        with log.open("wb") as output:
            process = subprocess.Popen(command, cwd=settings.BASE_DIR, stdout=output, stderr=output)  # noqa: S603 our own command
        try:
            yield _ready(process, Sandbox(socket), log)
        finally:
            _stop(process)


def _listening(profile: str) -> Sandbox:
    return Sandbox(settings.SANDBOX_SOCKETS / f"sandbox-{profile}.sock")


def answers(sandbox: Sandbox) -> bool:
    try:
        sandbox.info()
    except SandboxUnavailable:
        return False
    return True


def _ready(process: "subprocess.Popen[bytes]", sandbox: Sandbox, log: Path) -> Sandbox:
    until = time.monotonic() + START_S
    while time.monotonic() < until and process.poll() is None:
        if answers(sandbox):
            return sandbox
        time.sleep(POLL_S)
    said = log.read_text(errors="replace").strip().splitlines()[-3:]
    raise SandboxUnavailable(f"the sandbox server did not start: {' / '.join(said) or 'it said nothing'}")


def _stop(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(STOP_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
