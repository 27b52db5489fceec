"""The relay: accepts clients, assigns waiting children, watches clocks, passes bounded frames on unread.

Single-threaded, without NumPy. It never forks, so nothing it has relayed is in any child's memory.
"""

from __future__ import annotations

import json
import selectors
import socket
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sandbox.server.cells import RelayCell, State
from sandbox.server.session import Phase, Session
from sandbox.server.settings import CONTROL_FD, LISTEN_FD, ServerSettings
from sandbox.server.usage import CgroupUsage, Usage, WatchdogUsage

_BACKLOG = 128
_WATCH_S = 0.01
_MAX_FAILURES = 5
_IDLE_S = 3600.0
_START_S = 60.0


class Relay:
    def __init__(self, settings: ServerSettings, commands: list[socket.socket]) -> None:
        self._settings = settings
        self._selector = selectors.DefaultSelector()
        self._listener: socket.socket | None = socket.socket(fileno=LISTEN_FD)
        self._control = socket.socket(fileno=CONTROL_FD)
        self._control.settimeout(0)
        self._selector.register(self._control, selectors.EVENT_READ, self._launcher_says)
        self._sessions: set[Session] = set()
        self._queue: deque[Session] = deque()
        self._started = time.monotonic()
        self._runs = 0
        self._probing = self._ready = False
        self._layers: dict[str, str] = {}
        self._cells = [self._cell(number, command) for number, command in enumerate(commands)]

    def serve(self) -> None:
        """Until the launcher says drain and the last session is closed, or until it hangs up."""
        while self._listener or self._sessions:
            self._wait(self._timeout())
            self._check_clocks()

    def _cell(self, number: int, command: socket.socket) -> RelayCell:
        files = self._settings.cells[number].cgroup
        usage: Usage = CgroupUsage(dict(files)) if self._settings.cgroup_version else WatchdogUsage()
        return RelayCell(number, command, usage, self._selector, self._changed)

    # Events

    def _wait(self, timeout: float) -> None:
        for key, events in self._selector.select(timeout):
            if self._selector.get_map().get(key.fd) is key:
                handle: Callable[[int], None] = key.data
                handle(events)

    def _timeout(self) -> float:
        deadlines = [d for session in self._sessions if (d := session.deadline()) is not None]
        deadlines += [cell.forked + _START_S for cell in self._cells if cell.state is State.STARTING]
        if not deadlines:
            return _IDLE_S
        left = max(min(deadlines) - time.monotonic(), 0.0)
        return left if self._settings.cgroup_version else min(left, _WATCH_S)

    def _check_clocks(self) -> None:
        for session in list(self._sessions):
            session.check(watch_memory=not self._settings.cgroup_version)
        for cell in self._cells:
            if cell.state is State.STARTING and time.monotonic() > cell.forked + _START_S:
                cell.give_up()

    def _accept(self, _events: int) -> None:
        assert self._listener
        try:
            connection, _ = self._listener.accept()
        except BlockingIOError:
            return
        versions, compiled = self._settings.versions, self._settings.toolchain is not None
        self._sessions.add(
            Session(connection, self._selector, self._submit, self._session_closed, versions, compiled=compiled)
        )

    # Launcher

    def _launcher_says(self, _events: int) -> None:
        said = self._control.recv(65536)
        if not said:
            raise SystemExit(0)
        order = json.loads(said)
        if order["order"] == "serve":
            self._layers = order["layers"]
            self._changed()
        else:
            self._stop_listening()

    def _tell_launcher(self, event: dict[str, Any]) -> None:
        self._control.send(json.dumps(event).encode())

    def _stop_listening(self) -> None:
        if self._listener:
            if self._ready:
                self._selector.unregister(self._listener)
            self._listener.close()
            self._listener = None

    # Children

    def _changed(self) -> None:
        """A keeper came up, a child became ready or a cell empty: probe until the launcher says serve, then refill."""
        if self._layers:
            self._announce_ready()
            self._assign()
            self._refill()
        elif all(cell.keeper_pid for cell in self._cells):
            self._probe(self._cells[0])

    def _announce_ready(self) -> None:
        if not self._ready and any(cell.state is State.READY for cell in self._cells):
            self._ready = True
            assert self._listener
            self._listener.listen(_BACKLOG)
            self._selector.register(self._listener, selectors.EVENT_READ, self._accept)
            self._tell_launcher({"event": "ready"})

    def _probe(self, cell: RelayCell) -> None:
        if cell.report is not None:
            groups = Path(f"/proc/{cell.pid}/cgroup").read_text().splitlines()
            self._tell_launcher({"event": "probed", "layers": cell.report, "cgroups": groups})
            cell.report = None
            cell.kill()
        elif cell.failures:
            self._tell_launcher({"event": "broken", "reason": "the probe died before it had answered"})
        elif not self._probing:
            self._probing = True
            cell.fork(probe=True)

    def _assign(self) -> None:
        running = sum(cell.state in (State.RUNNING, State.DYING) for cell in self._cells)
        ready = [cell for cell in self._cells if cell.state is State.READY]
        while self._queue and ready and running < self._settings.slots:
            session = self._queue.popleft()
            if session.phase is Phase.QUEUED:
                self._count_run()
                running += 1
                session.begin(ready.pop(0))

    def _count_run(self) -> None:
        self._runs += 1
        if self._runs == self._settings.recycle_runs:
            self._tell_launcher({"event": "recycle"})

    def _refill(self) -> None:
        if any(cell.failures > _MAX_FAILURES for cell in self._cells):
            raise SystemExit("children die before they are ready")
        waiting = sum(cell.state in (State.READY, State.STARTING) for cell in self._cells)
        for cell in self._cells:
            if cell.state is State.EMPTY and waiting < self._settings.slots * self._settings.spares:
                cell.fork()
                waiting += 1

    # Sessions

    def _submit(self, session: Session) -> None:
        if session.request.operation == "info":
            session.reply(self._info())
        elif session.request.operation == "retire":
            session.reply({"outcome": "completed"})
            self._tell_launcher({"event": "recycle"})
        elif len(self._queue) >= self._settings.queue:
            session.refuse("busy: the queue is full")
        else:
            self._queue.append(session)
            self._assign()

    def _session_closed(self, session: Session) -> None:
        """After learner code on a GPU the waiting children go too: the next run gets a context that was built since, by
        a child that has proven the device.
        """
        self._sessions.discard(session)
        if self._settings.gpu and session.ran_learner_code:
            for cell in self._cells:
                if cell.state is State.READY:
                    cell.kill()

    def _info(self) -> dict[str, Any]:
        return {
            "outcome": "completed",
            "profile": self._settings.profile,
            "versions": self._settings.versions,
            "layers": self._layers,
            "slots": self._settings.slots,
            "runs": self._runs,
            "uptime_s": time.monotonic() - self._started,
            "gpu": "present" if self._settings.gpu else "",
        }
