"""A small process that outlives the launcher by a moment and removes what it leaves, also after kill -9."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from sandbox.launcher.cgroups import groups_of, remove_control_groups


class Janitor:
    """Watches a pipe whose other end only the launcher holds: when it closes, the launcher is gone."""

    def __init__(self, socket_path: Path) -> None:
        self._reader, self._writer = os.pipe()
        self._inode = socket_path.stat().st_ino
        self._path = socket_path.absolute()
        self._launcher = os.getpid()
        self._pid = os.fork()
        if self._pid == 0:
            self._watch()
        os.close(self._reader)

    def dismiss(self, patience_s: float = 3.0) -> None:
        """Let it clean up now and wait for it."""
        os.close(self._writer)
        deadline = time.monotonic() + patience_s
        while os.waitpid(self._pid, os.WNOHANG) == (0, 0) and time.monotonic() < deadline:
            time.sleep(0.01)

    def _watch(self) -> None:
        try:
            os.setsid()
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                signal.signal(number, signal.SIG_IGN)
            os.closerange(3, self._reader)
            os.closerange(self._reader + 1, 1 << 16)
            os.read(self._reader, 1)
            self._clean_up()
        finally:
            os._exit(0)

    def _clean_up(self) -> None:
        """The socket first: nobody shall connect to a server that is gone. Ours only, another may have replaced it."""
        if self._path.exists() and self._path.stat().st_ino == self._inode:
            self._path.unlink()
        remove_control_groups(groups_of(self._launcher))
