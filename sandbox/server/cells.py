"""The relay's view of a cell: its keeper, its child, the child's streams, the power to kill it."""

from __future__ import annotations

import contextlib
import json
import os
import selectors
import signal
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any, Protocol

from sandbox import wire
from sandbox.jail.rlimits import lower_for_run, private_writable
from sandbox.limits import Limits
from sandbox.server.link import Link
from sandbox.server.settings import FORK, HOLD, PROBE
from sandbox.server.usage import Usage

_PIPE_READ = 1 << 16
_PIPE_READS = 2


class State(Enum):
    EMPTY = "empty"
    STARTING = "starting"
    READY = "ready"
    RUNNING = "running"
    DYING = "dying"


class Owner(Protocol):
    """Who is told what a running child does."""

    def child_said(self, frame: wire.Frame) -> None: ...
    def child_broke(self, reason: str) -> None: ...
    def child_printed(self, data: bytes) -> None: ...
    def child_died(self, status: int | None) -> None: ...


@dataclass
class Streams:
    pid: int
    pidfd: int
    link: Link
    output: int
    reader: wire.FrameReader


class RelayCell:
    """`changed` is called whenever a spare became ready or the cell empty, so that the relay may assign and refill."""

    def __init__(
        self, number: int, command: socket.socket, usage: Usage, selector: selectors.BaseSelector,
        changed: Callable[[], None],
    ) -> None:  # fmt: skip
        self.number = number
        self.state = State.EMPTY
        self.usage = usage
        self.report: dict[str, Any] | None = None
        self.failures = 0
        self.forked = 0.0
        self.keeper_pid = 0
        self._command = command
        self._selector = selector
        self._changed = changed
        self._streams: Streams | None = None
        self._owner: Owner | None = None
        self._dead = False
        self._mapped = 0
        command.settimeout(0)
        selector.register(command, selectors.EVENT_READ, self._keeper_says)

    @property
    def pid(self) -> int:
        return self._streams.pid if self._streams else 0

    def fork(self, *, probe: bool = False) -> None:
        self.state = State.STARTING
        self.forked = time.monotonic()
        self._dead = False
        self._command.send(PROBE if probe else FORK)

    def take(self, owner: Owner, limits: Limits, threads: int) -> None:
        """Give the waiting child to a run. Raises OSError when a limit cannot be set."""
        self.state = State.RUNNING
        self._owner = owner
        self.usage.begin(limits, threads)
        lower_for_run(self.pid, limits, self._mapped)

    def send(self, frames: bytes) -> None:
        if self._streams:
            self._streams.link.send(frames)

    def kill(self) -> None:
        """The child is pid 1 of its namespace: its death is the death of everything in it."""
        if self._streams and not self._dead:
            self.state = State.DYING
            with contextlib.suppress(ProcessLookupError):  # it ended by itself; its pidfd will say so
                signal.pidfd_send_signal(self._streams.pidfd, signal.SIGKILL)

    def disown(self) -> None:
        """Nobody is told any more what becomes of the child."""
        self._owner = None

    def give_up(self) -> None:
        """It takes too long to become ready: a failure, like a death on the way. Raises SystemExit without a child."""
        if not self._streams:
            raise SystemExit(f"keeper of cell {self.number} does not fork")
        self.failures += 1
        self.kill()

    def drain_output(self) -> None:
        """Read what has been printed so far: at most what a pipe holds, since a child may print faster than we read."""
        for _ in range(_PIPE_READS):
            if not self._read_output():
                break

    def _keeper_says(self, _events: int) -> None:
        try:
            message, fds, _, _ = socket.recv_fds(self._command, 4096, 3)
        except BlockingIOError:
            return
        if not message:
            raise SystemExit(f"keeper of cell {self.number} is gone")
        said = json.loads(message)
        if "keeper" in said:
            self.keeper_pid = said["keeper"]
            self._changed()
        elif "pid" in said:
            self._adopt(said["pid"], fds)
        else:
            self._child_reaped(said["exit"])

    def _adopt(self, pid: int, fds: list[int]) -> None:
        control, output, pidfd = fds
        os.set_blocking(output, False)
        link = Link(socket.socket(fileno=control), self._selector, self._child_sent)
        self._streams = Streams(pid, pidfd, link, output, wire.FrameReader(wire.FROM_CHILD))
        self._selector.register(output, selectors.EVENT_READ, lambda _events: self._read_output())
        self._selector.register(pidfd, selectors.EVENT_READ, self._child_ended)

    def _child_sent(self, data: bytes) -> None:
        assert self._streams
        if not data:
            self._streams.link.close()
            return
        try:
            for frame in self._streams.reader.feed(data):
                self._child_said(frame)
        except wire.FrameError as error:
            self._streams.link.close()
            if self._owner:
                self._owner.child_broke(str(error))

    def _child_said(self, frame: wire.Frame) -> None:
        if self._owner:
            self._owner.child_said(frame)
        elif frame.type == wire.Type.READY and self.state is State.STARTING:
            self.report = json.loads(frame.payload) if frame.payload else None
            self.state = State.READY
            self.failures = 0
            self._hold_mounts()
            self._settle()
            self._changed()

    def _settle(self) -> None:
        """What can be measured before a run is waiting for it."""
        with contextlib.suppress(OSError):  # it died in between: its pidfd will say so
            self.usage.settle(self.pid)
            self._mapped = private_writable(self.pid)

    def _hold_mounts(self) -> None:
        fd = os.open(f"/proc/{self.pid}/ns/mnt", os.O_RDONLY)
        socket.send_fds(self._command, [HOLD], [fd])
        os.close(fd)

    def _read_output(self) -> bool:
        if not self._streams or self._streams.output < 0:
            return False
        try:
            data = os.read(self._streams.output, _PIPE_READ)
        except BlockingIOError:
            return False
        if not data:
            self._close_output()
            return False
        if self._owner:
            self._owner.child_printed(data)
        elif self.state is State.STARTING:
            os.write(2, data)
        return True

    def _child_ended(self, _events: int) -> None:
        """Killed by us, it needs no cause of death and the owner need not wait for the keeper's."""
        self._mark_dead()
        if self.state is State.DYING:
            self._tell_owner(None)

    def _child_reaped(self, status: int) -> None:
        self._mark_dead()
        self._tell_owner(status)
        self._close_streams()
        self.failures += self.state is State.STARTING
        self.state = State.EMPTY
        self._changed()

    def _mark_dead(self) -> None:
        if self._streams and not self._dead:
            self._dead = True
            self._selector.unregister(self._streams.pidfd)
            self._streams.link.drain()
            self.drain_output()

    def _tell_owner(self, status: int | None) -> None:
        owner, self._owner = self._owner, None
        if owner:
            owner.child_died(status)

    def _close_streams(self) -> None:
        if self._streams:
            self._streams.link.close()
            self._close_output()
            os.close(self._streams.pidfd)
            self._streams = None

    def _close_output(self) -> None:
        if self._streams and self._streams.output >= 0:
            self._selector.unregister(self._streams.output)
            os.close(self._streams.output)
            self._streams.output = -1
