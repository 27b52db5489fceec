"""Processes of this machine through /proc: who belongs to us, and how to end them all."""

import ctypes
import os
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36
POLL_S = 0.02
_prctl = ctypes.CDLL(None, use_errno=True).prctl


def die_with_parent() -> None:
    """For `preexec_fn`: this process is killed when the one that started it ends, however it ends."""
    _prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def adopt_orphans() -> None:
    """Whatever our children leave behind becomes our own child (sub-reaper)."""
    _prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def parents() -> dict[int, int]:
    """Pid → parent's pid, of every process that is not a zombie."""
    found = {}
    for pid in _pids():
        try:
            state, parent = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[:2]
        except OSError:
            continue  # it ended while we looked
        if state != "Z":
            found[pid] = int(parent)
    return found


def descendants(root: int) -> list[int]:
    tree, found = parents(), [root]
    for pid in found:
        found.extend(child for child, parent in tree.items() if parent == pid)
    return found[1:]


def marked(name: str, value: str) -> list[int]:
    """Processes started with this variable in their environment, except this one and those it runs in."""
    line, ours = f"{name}={value}".encode(), set(_ancestors(os.getpid()))
    return [pid for pid in parents() if pid not in ours and line in _environment(pid)]


def end(pids: Callable[[], Iterable[int]], *, within_s: float = 3.0) -> list[int]:
    """Kill until `pids()` is empty or the time is up; returns what is left."""
    until = time.monotonic() + within_s
    while (left := list(pids())) and time.monotonic() < until:
        for pid in left:
            send(pid, signal.SIGKILL)
        reap()
        time.sleep(POLL_S)
    return left


def send(pid: int, number: int) -> None:
    with suppress(ProcessLookupError):  # it ended by itself
        os.kill(pid, number)


def reap() -> Iterator[tuple[int, int]]:
    """(pid, exit code) of every child that has ended."""
    ended = []
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            break
        if pid == 0:
            break
        ended.append((pid, os.waitstatus_to_exitcode(status)))
    return iter(ended)


def _pids() -> Iterator[int]:
    return (int(entry) for entry in os.listdir("/proc") if entry.isdigit())  # noqa: PTH208 names are all we need


def _ancestors(pid: int) -> Iterator[int]:
    tree = parents()
    while pid in tree:
        yield pid
        pid = tree[pid]


def _environment(pid: int) -> list[bytes]:
    try:
        return Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    except OSError:
        return []  # it ended, or it is another user's
