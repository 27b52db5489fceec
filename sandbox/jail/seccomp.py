"""Loads the system call filter that the launcher compiled (see `seccomp_filter`) and tries what it must refuse."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import socket
import threading
from functools import partial

from sandbox import syscalls
from sandbox.jail.cell import TMP, Cell, must_fail

_REFUSED = {
    "ptrace": (101, 0, 0, 0, 0),
    "process_vm_readv": (310, 1, 0, 0, 0, 0, 0),
    "keyctl": (250, 0, 0, 0, 0, 0),
    "bpf": (321, 0, 0, 0),
    "perf_event_open": (298, 0, 0, 0, 0, 0),
    "userfaultfd": (323, 0),
    "io_uring_setup": (425, 1, 0),
    "pidfd_open": (434, 1, 0),
    "pidfd_getfd": (438, 0, 0, 0),
    "memfd_create": (319, 0, 0),
    "mount": (165, 0, 0, 0, 0, 0),
    "open_tree": (428, 0, 0, 0),
    "setns": (308, 0, 0),
    "clone3": (435, 0, 0),
    "shmget": (29, 0, 4096, 0o1600),
    "mq_open": (240, 0, 0, 0, 0),
    "inotify_init1": (294, 0),
    "symlink": (88, 0, 0),
    "mknod": (133, 0, 0, 0),
    "setuid": (105, 0),
    "personality": (135, 0x0008),
    "socketpair": (53, 1, 1, 0, 0),
    "landlock_create_ruleset": (444, 0, 0, 1),
    "setrlimit": (160, 4, 0),
    "execveat": (322, 0, 0, 0, 0, 0),
}


def setup_seccomp(cell: Cell) -> None:
    syscalls.load_seccomp(cell.filter)


def test_seccomp(cell: Cell) -> str:
    """Tries one call of each refused family, then what honest code needs: a thread, a pipe, a file in /tmp."""
    for name, call in _REFUSED.items():
        must_fail(name, partial(syscalls.raw, *call), errno.EPERM, errno.ENOSYS)
    for family in (socket.AF_UNIX, socket.AF_INET, socket.AF_INET6, socket.AF_NETLINK, socket.AF_VSOCK):
        must_fail(f"a socket of family {family}", partial(socket.socket, family), errno.EPERM)
    must_fail("fork", os.fork, errno.EPERM)
    must_fail("execve", lambda: os.execv("/proc/self/exe", ["x"]), errno.EPERM)
    must_fail("a new user namespace", lambda: syscalls.unshare(syscalls.CLONE_NEWUSER), errno.EPERM)
    must_fail("a file lock", _lock, errno.EPERM)
    _honest()
    del cell
    return f"{len(_REFUSED) + 9} refused calls tried; threads, pipes and files work"


def _lock() -> None:
    with open(f"{TMP}/lock", "w") as file:  # noqa: PTH123  the jail's tmpfs
        fcntl.flock(file, fcntl.LOCK_EX)


def _honest() -> None:
    done: list[int] = []
    worker = threading.Thread(target=lambda: done.append(ctypes.sizeof(ctypes.c_int)))
    worker.start()
    worker.join()
    reader, writer = os.pipe()
    os.write(writer, b"x")
    os.close(writer)
    os.close(reader)
