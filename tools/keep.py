"""Keeps one server running: `python -m tools.keep NAME COMMAND…`, started by tools/run.py.

Theory of operation. The process manager ends everything when one process ends, and knows only its direct children.
So each server runs below a keeper. The keeper starts the server again when it dies, with a growing pause, and gives up
after MOST_FAILURES quick deaths in a row. It is the sub-reaper of whatever the server starts: when the server ends, all
that it left is killed before the next one starts. It watches the runner through a pidfd, so that even `kill -9` of the
runner ends the server. And the server dies with its keeper.
"""

import os
import select
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from tools.processes import adopt_orphans, descendants, die_with_parent, end, reap, send

GRACE_S = 3.0  # honcho kills after five
SETTLED_S = 30.0
MOST_FAILURES = 8
PAUSES_S = (0.2, 0.5, 1.0, 2.0, 5.0)


class Keeper:
    def __init__(self, name: str, command: list[str]) -> None:
        self.name, self.command = name, command
        self.stopping = False
        self.failures = 0
        self.pid_file = Path(os.environ["CHAINRULE_RUN_DIR"]) / "pids" / name
        self.runner = os.pidfd_open(int(os.environ["CHAINRULE_RUNNER"]))
        self.wake, wake_from = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        signal.set_wakeup_fd(wake_from, warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._stop)
        signal.signal(signal.SIGCHLD, lambda *_: None)

    def _stop(self, *_: object) -> None:
        self.stopping = True

    def keep(self) -> int:
        """Run the server again and again; returns 0 when told to stop, 1 when it will not stay up."""
        while not self.stopping:
            started = time.monotonic()
            code = self._serve()
            if self.stopping:
                break
            lived = time.monotonic() - started
            self.failures = 0 if lived > SETTLED_S or (code == 0 and lived > 1) else self.failures + 1
            if self.failures >= MOST_FAILURES:
                self._say(f"ended {MOST_FAILURES} times in a row, last with {code}: giving up")
                return 1
            pause = PAUSES_S[min(self.failures, len(PAUSES_S)) - 1] if self.failures else 0.0
            self._say(f"ended with {code} after {lived:.1f} s: starting it again")
            self._wait(pause)
        return 0

    def _serve(self) -> int:
        """Start the server once and wait for its end; nothing of it is left afterwards."""
        server = subprocess.Popen(self.command, start_new_session=True, preexec_fn=die_with_parent)  # noqa: PLW1509 this process has one thread
        self.pid_file.write_text(str(server.pid))
        while server.returncode is None and not self.stopping:
            self._wait(None, server)
        if server.returncode is None:
            self._terminate(server)
        self.pid_file.unlink(missing_ok=True)
        left = end(lambda: descendants(os.getpid()))
        if left:
            self._say(f"could not end {left}")
        return server.returncode if server.returncode is not None else -signal.SIGKILL

    def _terminate(self, server: "subprocess.Popen[bytes]") -> None:
        send(server.pid, signal.SIGTERM)
        until = time.monotonic() + GRACE_S
        while server.returncode is None and (left := until - time.monotonic()) > 0:
            self._wait(left, server, runner=False)

    def _wait(
        self, seconds: float | None, server: "subprocess.Popen[bytes] | None" = None, *, runner: bool = True
    ) -> None:
        """Until a signal, an ended child, the runner's end, or so many seconds."""
        watched = [self.wake, self.runner] if runner else [self.wake]
        ready, _, _ = select.select(watched, [], [], seconds)
        if self.wake in ready:
            os.read(self.wake, 4096)
        if self.runner in ready:
            self.stopping = True
        for pid, code in reap():
            if server is not None and pid == server.pid:
                server.returncode = code

    def _say(self, line: str) -> None:
        with suppress(BrokenPipeError):  # the runner is gone; so are we soon
            print(f"{self.name} {line}", flush=True)


def main() -> int:
    adopt_orphans()
    return Keeper(sys.argv[1], sys.argv[2:]).keep()


if __name__ == "__main__":
    sys.exit(main())
