"""One client's request, from its first byte to the final reply.

States: READING the request, QUEUED for a child, LOADING the module, RUNNING a case, ENDING (the child is being killed),
CLOSED. The outcome is decided once, by whoever first gives a reason to end; the reply leaves only when the child and
its namespace are dead.
"""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Callable
from enum import Enum
from typing import Any

from sandbox import wire
from sandbox.server.causes import cause_of_death
from sandbox.server.cells import RelayCell
from sandbox.server.link import Link
from sandbox.server.request import Request, RequestError
from sandbox.server.usage import cpu_seconds

_CPU_SLACK_S = 0.002
_SEND_AT = 1 << 16
_ANSWERS = (wire.Type.RETURNED, wire.Type.RAISED)


class Phase(Enum):
    READING = "reading"
    QUEUED = "queued"
    LOADING = "loading"
    RUNNING = "running"
    ENDING = "ending"
    CLOSED = "closed"


class Session:
    """`submit` queues the finished request; `closed` tells the relay that the cell may be replaced. `compiled`: the
    code is C.
    """

    def __init__(
        self, sock: socket.socket, selector: Any, submit: Callable[[Session], None],
        closed: Callable[[Session], None], versions: dict[str, str], *, compiled: bool = False,
    ) -> None:  # fmt: skip
        self.phase = Phase.READING
        self.request = Request()
        self._link = Link(sock, selector, self._client_sent)
        self._submit = submit
        self._closed = closed
        self._versions = versions
        self._compiled = compiled
        self._cell: RelayCell | None = None
        self._case = 0
        self._unsent = bytearray()
        self._prints = bytearray()
        self._printed = 0
        self._returned = self._reports = 0
        self._done: dict[str, Any] = {}
        self._started = self._case_started = 0.0
        self._cpu_started = self._case_cpu = 0.0

    @property
    def ran_learner_code(self) -> bool:
        return self.request.is_run and self._cell is not None

    # Towards the client

    def _client_sent(self, data: bytes) -> None:
        if not data:
            self._hang_up()
        elif self.phase is Phase.READING:
            try:
                if self.request.feed(data):
                    self.phase = Phase.QUEUED
                    self._submit(self)
            except RequestError as error:
                self.refuse(str(error))

    def _hang_up(self) -> None:
        """The client is gone: nobody waits for the answer, but the child must still die before its cell is used."""
        self._link.close()
        if self.phase in (Phase.LOADING, Phase.RUNNING):
            self._end("cancelled")
        elif self.phase is not Phase.ENDING:
            self._close()

    def refuse(self, reason: str) -> None:
        self.reply({"outcome": "unavailable", "message": reason})

    def reply(self, fields: dict[str, Any]) -> None:
        self._tell(wire.Type.DONE, 0, json.dumps(fields).encode())
        self._flush()
        self._close()

    def _tell(self, kind: int, case: int, payload: bytes) -> None:
        """Frames leave together: the client can do nothing with the answer to one case while the next one runs."""
        self._unsent += wire.pack(kind, case, payload)
        if kind == wire.Type.PROGRESS or len(self._unsent) > _SEND_AT:
            self._flush()

    def _flush(self) -> None:
        self._link.send(bytes(self._unsent))
        self._unsent.clear()

    def _close(self) -> None:
        self.phase = Phase.CLOSED
        self._link.close_when_sent()
        self._closed(self)

    # Towards the child

    def begin(self, cell: RelayCell) -> None:
        """Hand the request to a waiting child."""
        request = self.request
        self._cell, self.phase = cell, Phase.LOADING
        try:
            cell.take(self, request.limits, request.threads)
        except OSError as error:
            self._end("unavailable", message=f"cannot set the limits: {error}")
            return
        self._started = self._case_started = time.monotonic()
        self._cpu_started = self._case_cpu = cpu_seconds(cell.pid)
        sources = (wire.pack(wire.Type.SOURCE, 0, source) for source in request.sources)
        data = () if request.is_run else (wire.pack(wire.Type.INPUT, 0, given) for given in request.inputs)
        cell.send(wire.pack(wire.Type.START, 0, request.start_bytes()) + b"".join([*sources, *data]))

    def child_said(self, frame: wire.Frame) -> None:
        if self.phase not in (Phase.LOADING, Phase.RUNNING):
            return
        if frame.type == wire.Type.PROGRESS:
            self._reported(frame)
        elif frame.type == wire.Type.FAILED:
            self._forward(frame)
            self._end("failed")
        elif self.request.is_run:
            self._run_said(frame)
        else:
            self._creator_said(frame)

    def _reported(self, frame: wire.Frame) -> None:
        """Under the case of our own count, whatever the child says, and no more often than its reporter may."""
        self._reports += 1
        if self._reports > wire.MAX_PROGRESS_FRAMES:
            self.child_broke("too many reports")
        else:
            self._forward(wire.Frame(frame.type, self._running_case(), frame.payload))

    def _run_said(self, frame: wire.Frame) -> None:
        if frame.type == wire.Type.LOADED and self.phase is Phase.LOADING:
            self._flush_prints(wire.NO_CASE)
            self.phase = Phase.RUNNING
            self._next_case()
        elif frame.type in _ANSWERS and self.phase is Phase.RUNNING and frame.case == self._case:
            self._answered(frame)
        else:
            self.child_broke(f"frame type {frame.type} for case {frame.case} out of turn")

    def _creator_said(self, frame: wire.Frame) -> None:
        if frame.type == wire.Type.PREPARED and frame.case == self._case:
            self._case += 1
            self._forward(frame)
        elif frame.type == wire.Type.FINISHED:
            self._forward(frame)
            self._end("completed")
        else:
            self.child_broke(f"frame type {frame.type} out of turn")

    def _answered(self, frame: wire.Frame) -> None:
        self._finish_case()
        self._forward(frame)
        self._case += 1
        if self.phase is Phase.RUNNING:
            self._next_case()

    def _next_case(self) -> None:
        if self._case == len(self.request.inputs):
            self._end("completed")
            return
        assert self._cell
        self._case_started, self._case_cpu = time.monotonic(), cpu_seconds(self._cell.pid)
        self._cell.send(wire.pack(wire.Type.INPUT, self._case, self.request.inputs[self._case]))

    def _finish_case(self) -> None:
        """What the case printed and how long it took, ahead of its answer."""
        assert self._cell
        self._cell.drain_output()
        self._flush_prints(self._case)
        wall, cpu = time.monotonic() - self._case_started, cpu_seconds(self._cell.pid) - self._case_cpu
        self._tell(wire.Type.TIMING, self._case, wire.TIMES.pack(wall * 1e3, max(cpu, 0.0) * 1e3))

    def _flush_prints(self, case: int) -> None:
        if self._cell:
            self._cell.drain_output()
        if self._prints:
            self._tell(wire.Type.PRINTS, case, bytes(self._prints))
            self._prints.clear()

    def _forward(self, frame: wire.Frame) -> None:
        self._returned += len(frame.payload)
        if self._returned > self.request.limits.reply_mb * 2**20:
            self._end("format_error", message=f"more than {self.request.limits.reply_mb} MiB returned")
        else:
            self._tell(frame.type, frame.case, frame.payload)

    # Ends

    def child_printed(self, data: bytes) -> None:
        limit = self.request.limits.output_kb * 1024
        self._prints += data[: max(limit - self._printed, 0)]
        self._printed += len(data)
        if self._printed > limit:
            self._end("output_limit")

    def child_broke(self, reason: str) -> None:
        self._end("format_error", message=f"The code wrote into the jail's own channel ({reason}).")

    def child_died(self, status: int | None) -> None:
        """Dead and reaped: decide, if nobody has, and reply."""
        if self.phase is not Phase.ENDING:
            self._decide(*cause_of_death(status, compiled=self._compiled))
        self._conclude()

    def _conclude(self) -> None:
        assert self._cell
        if self._cell.usage.over():
            self._done = {**self._done, "outcome": "memory_limit", "message": ""}
        self.reply({**self._done, "peak_mb": self._cell.usage.peak_mb(), "versions": self._versions})

    def _end(self, outcome: str, message: str = "") -> None:
        """Decide the outcome and kill. `child_died` replies, but for a run that has given every answer: whatever its
        child may still do in the milliseconds that dying takes, nobody listens, and its cell is used by nobody.
        """
        if self.phase in (Phase.LOADING, Phase.RUNNING):
            self._decide(outcome, message)
            assert self._cell
            self._cell.kill()
            if outcome == "completed":
                self._cell.disown()
                self._conclude()

    def _decide(self, outcome: str, message: str) -> None:
        assert self._cell
        case = self._running_case()
        cpu = cpu_seconds(self._cell.pid) - self._cpu_started
        self._done = {
            "outcome": outcome,
            "message": message,
            "case": case,
            "wall_ms": (time.monotonic() - self._started) * 1e3,
            "cpu_ms": max(cpu, 0.0) * 1e3,
        }
        self.phase = Phase.ENDING  # before the last prints are read: a flood among them must not decide again
        if outcome != "completed":
            self._flush_prints(case)

    def _running_case(self) -> int:
        """By our own count, whatever the child says."""
        running = self.phase is Phase.RUNNING and self._case < len(self.request.inputs)
        return self._case if running else wire.NO_CASE

    # Clocks

    def deadline(self) -> float | None:
        """When to look again, on the monotonic clock; None when there is nothing to watch."""
        if self.phase not in (Phase.LOADING, Phase.RUNNING):
            return None
        limits = self.request.limits
        left = (limits.cpu_s - self._cpu_used()) / max(self.request.threads, 1)
        return min(self._started + limits.wall_s, time.monotonic() + max(left, _CPU_SLACK_S))

    def check(self, *, watch_memory: bool) -> None:
        """End the run whose time (or, under the watchdog, memory) is over."""
        if self.phase not in (Phase.LOADING, Phase.RUNNING):
            return
        assert self._cell
        limits = self.request.limits
        if watch_memory and self._cell.usage.over():
            self._end("memory_limit")
        elif self._cpu_used() >= limits.cpu_s:
            self._end("time_limit", message=f"CPU time over {limits.cpu_s:g} s")
        elif time.monotonic() - self._started >= limits.wall_s:
            self._end("time_limit", message=f"wall time over {limits.wall_s:g} s")

    def _cpu_used(self) -> float:
        assert self._cell
        return cpu_seconds(self._cell.pid) - self._cpu_started
