"""A server of our own for a while: the doctor and the benchmark start one, use it and stop it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import TracebackType

from sandbox.client import Sandbox, SandboxUnavailable

_START_S = 120.0
_ROOT = Path(__file__).resolve().parent.parent


class TrialError(Exception):
    """The server did not start; the text is the line it wrote."""


class Trial:
    """`with Trial("torch") as trial: trial.sandbox.run(…)`. Raises TrialError."""

    def __init__(self, profile: str, *options: str) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="chainrule-")
        folder = Path(self._folder.name)
        self.report_path = folder / "layers.json"
        self._log = folder / "log"
        self.sandbox = Sandbox(folder / "socket")
        command = [sys.executable, "-m", "sandbox", "serve", "--profile", profile]
        command += ["--socket", str(folder / "socket"), "--report", str(self.report_path), *options]
        environment = {**os.environ, "PYTHONPATH": str(_ROOT)}
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, env=environment)

    def __enter__(self) -> Trial:
        try:
            self._wait()
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def _wait(self) -> None:
        deadline = time.monotonic() + _START_S
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise TrialError(self._last_line())
            try:
                self.sandbox.info()
            except SandboxUnavailable:
                time.sleep(0.05)
            else:
                return
        raise TrialError("the server was not ready in time")

    def _last_line(self) -> str:
        lines = self._log.read_text(errors="replace").splitlines() or ["no word from the server"]
        return lines[-1].removeprefix("sandbox: ")

    def _stop(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
        self.process.wait(timeout=10)
        self._report = self.report_path.read_text() if self.report_path.exists() else "{}"
        self._folder.cleanup()

    @property
    def report(self) -> str:
        """The probed layers as JSON, also after the end."""
        return self.report_path.read_text() if self.report_path.exists() else getattr(self, "_report", "{}")
