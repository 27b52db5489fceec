"""How much a child uses and whether the kernel stopped it: from its control group, or by watching /proc without one."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path
from typing import Protocol

from sandbox.limits import Limits

MIB = 2**20
_SCHEDULER_CLOCK = 2


def cpu_seconds(pid: int) -> float:
    """CPU time of all threads of a process, exact to the tick of the scheduler (clock_getcpuclockid). 0.0 once dead."""
    try:
        return time.clock_gettime((~pid << 3) | _SCHEDULER_CLOCK)
    except OSError:
        return 0.0


class Usage(Protocol):
    def settle(self, pid: int) -> None:
        """Count from here: the child is ready, and waits without doing anything."""

    def begin(self, limits: Limits, threads: int) -> None:
        """Set the limits of the run that starts now."""

    def over(self) -> bool:
        """Whether the memory limit was passed."""

    def peak_mb(self) -> float:
        """MiB above the resident imports."""


class CgroupUsage:
    """Version 1 or 2 through files that the launcher opened; their meaning is the same, their text differs."""

    def __init__(self, files: dict[str, int]) -> None:
        self._files = files
        self._base = 0
        self._kills = 0

    def settle(self, pid: int) -> None:
        del pid
        self._base = self._number("usage")
        self._kills = self._oom_kills()
        self._reset_peak()

    def begin(self, limits: Limits, threads: int) -> None:
        self._write("limit", self._base + limits.memory_mb * MIB)
        self._write("pids", limits.threads + 2)
        if "cpu" in self._files:
            self._set_cpu(threads)

    def over(self) -> bool:
        return self._oom_kills() > self._kills

    def peak_mb(self) -> float:
        return max(self._number("peak" if "peak" in self._files else "usage") - self._base, 0) / MIB

    def _oom_kills(self) -> int:
        found = re.search(rb"^oom_kill (\d+)", self._read("events"), re.MULTILINE)
        return int(found[1]) if found else 0

    def _reset_peak(self) -> None:
        """Version 1 takes 0; version 2 any text since Linux 6.12, before that the peak is that of the cell's life."""
        if "peak" in self._files:
            try:
                self._write("peak", 0)
            except OSError:
                del self._files["peak"]

    def _set_cpu(self, threads: int) -> None:
        """One core a thread and half of one for the keeper, each 100 ms."""
        quota = 100_000 * threads + 50_000
        os.pwrite(self._files["cpu"], f"{quota} 100000".encode() if "cpu2" in self._files else b"%d" % quota, 0)

    def _number(self, role: str) -> int:
        return int(self._read(role))

    def _read(self, role: str) -> bytes:
        return os.pread(self._files[role], 4096, 0)

    def _write(self, role: str, value: int) -> None:
        os.pwrite(self._files[role], b"%d" % value, 0)


class WatchdogUsage:
    """Without a control group: anonymous and shared memory of the child, looked at every few milliseconds."""

    def __init__(self) -> None:
        self._pid = 0
        self._base = 0
        self._peak = 0
        self._limit = 0

    def settle(self, pid: int) -> None:
        self._pid = pid
        self._base = self._peak = self._resident()

    def begin(self, limits: Limits, threads: int) -> None:
        del threads
        self._limit = limits.memory_mb * MIB

    def over(self) -> bool:
        self._peak = max(self._peak, self._resident())
        return self._peak - self._base > self._limit

    def peak_mb(self) -> float:
        return (self._peak - self._base) / MIB

    def _resident(self) -> int:
        try:
            status = Path(f"/proc/{self._pid}/status").read_text()
        except OSError:
            return 0
        return sum(int(kib) for kib in re.findall(r"^(?:RssAnon|RssShmem):\s+(\d+)", status, re.MULTILINE)) * 1024
