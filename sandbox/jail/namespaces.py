"""Own pid, mount, net, ipc, uts and user namespaces for each child.

The keeper asks for the pid namespace before the fork, because unshare(CLONE_NEWPID) takes effect on the next child;
the user namespace comes last (`credentials`), so that it owns none of the others and its capabilities govern nothing.
"""

from __future__ import annotations

import errno
import os
import socket
from pathlib import Path

from sandbox import syscalls
from sandbox.jail.cell import Cell, CrossedError, must_fail

NAMES = ("pid", "mnt", "net", "ipc", "uts")


def namespace_inodes() -> dict[str, int]:
    return {name: Path("/proc/self/ns", name).stat().st_ino for name in NAMES}


def setup_namespaces(cell: Cell) -> None:
    del cell
    syscalls.unshare(syscalls.CLONE_NEWNS | syscalls.CLONE_NEWNET | syscalls.CLONE_NEWIPC | syscalls.CLONE_NEWUTS)
    syscalls.mount("none", "/", None, syscalls.MS_REC | syscalls.MS_PRIVATE)


def test_namespaces(cell: Cell) -> str:
    if os.getpid() != 1:
        raise CrossedError(f"pid {os.getpid()} in a namespace that is not its own")
    must_fail("a signal to the server", lambda: os.kill(2, 0), errno.ESRCH)
    own = namespace_inodes()
    shared = [name for name in NAMES if own[name] == cell.server_namespaces[name]]
    if shared:
        raise CrossedError(f"namespaces shared with the server: {', '.join(shared)}")
    if [name for _, name in socket.if_nameindex()] != ["lo"]:
        raise CrossedError("network interfaces beside lo")
    with socket.socket() as tcp:
        must_fail("connecting to loopback", lambda: tcp.connect(("127.0.0.1", 9)), errno.ENETUNREACH)
    return "pid 1 of its own namespace, no other process to signal, only a dead lo"
