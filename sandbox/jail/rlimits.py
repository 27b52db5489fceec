"""Resource limits that hold whatever the control groups do. A run may lower them further, never raise them.

RLIMIT_NPROC counts per user namespace since Linux 5.14 and each child has its own, so it is never shared by cells.
RLIMIT_DATA comes with the run's own memory limit (`lower_for_run`); RLIMIT_AS would break torch, whose libraries map
far more than they use.
"""

from __future__ import annotations

import errno
import os
import resource
from pathlib import Path

from sandbox.jail.cell import TMP, Cell, CrossedError, must_fail
from sandbox.limits import BOUNDS, Limits

_MIB = 2**20
_THREAD_STACK_MIB = 8
_SLACK_MIB = 64


def setup_rlimits(cell: Cell) -> None:
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_FSIZE, cell.tmp_mb * _MIB)
    _lower(resource.RLIMIT_NOFILE, int(BOUNDS["open_files"][1]))
    _lower(resource.RLIMIT_NPROC, int(BOUNDS["threads"][1]))
    _lower(resource.RLIMIT_MEMLOCK, 0)
    _lower(resource.RLIMIT_MSGQUEUE, 0)
    _lower(resource.RLIMIT_STACK, _THREAD_STACK_MIB * _MIB)


def lower_for_run(pid: int, limits: Limits, mapped: int) -> None:
    """The run's own limits, set by the server on the waiting child. CPU seconds are rounded up: the server's clock is
    exact, this one only the last resort. RLIMIT_DATA lets an allocation that can never fit fail with MemoryError;
    `mapped`: what `private_writable` said of the waiting child.
    """
    cpu = int(limits.cpu_s) + 2
    resource.prlimit(pid, resource.RLIMIT_CPU, (cpu, cpu))
    resource.prlimit(pid, resource.RLIMIT_NOFILE, (limits.open_files, limits.open_files))
    resource.prlimit(pid, resource.RLIMIT_NPROC, (limits.threads, limits.threads))
    headroom = (limits.memory_mb + limits.threads * _THREAD_STACK_MIB + _SLACK_MIB) * _MIB
    resource.prlimit(pid, resource.RLIMIT_DATA, (mapped + headroom, mapped + headroom))


def private_writable(pid: int) -> int:
    """Bytes of private writable memory the process has mapped (`data` of /proc/pid/statm)."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[5]) * resource.getpagesize()


def _lower(kind: int, value: int) -> None:
    hard = resource.getrlimit(kind)[1]
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    resource.setrlimit(kind, (value, value))


def test_rlimits(cell: Cell) -> str:
    del cell
    must_fail("a thousand descriptors", _open_many, errno.EMFILE)
    must_fail("a sparse file beyond the limit", lambda: os.truncate(_touch(), 2**40), errno.EFBIG)
    Path(TMP, "sparse").unlink()
    if resource.getrlimit(resource.RLIMIT_CORE) != (0, 0):
        raise CrossedError("core dumps are possible")
    return "descriptors, file size, threads, core dumps, locked memory, stack bounded"


def _open_many() -> None:
    fds: list[int] = []
    try:
        for _ in range(int(BOUNDS["open_files"][1]) + 1):
            fds.append(os.open("/dev/null", os.O_RDONLY))  # noqa: PERF401  closed one by one below, even half-way
    finally:
        for fd in fds:
            os.close(fd)


def _touch() -> str:
    Path(TMP, "sparse").touch()
    return f"{TMP}/sparse"
