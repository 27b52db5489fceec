"""An unprivileged uid of its own for each cell, a user namespace that governs nothing, no capabilities, no new
privileges, not dumpable.
"""

from __future__ import annotations

import errno
import os

from sandbox import syscalls
from sandbox.jail.cell import Cell, CrossedError, must_fail

NOBODY = 65534


def setup_credentials(cell: Cell) -> None:
    """Becoming another uid clears "dumpable", which would lock us out of our own id maps: set it until they stand."""
    if cell.uid is not None:
        os.setgroups([])
        os.setresgid(cell.uid, cell.uid, cell.uid)
        os.setresuid(cell.uid, cell.uid, cell.uid)
        syscalls.prctl(syscalls.PR_SET_DUMPABLE, 1)
    uid, gid = os.getuid(), os.getgid()
    syscalls.unshare(syscalls.CLONE_NEWUSER)
    _write(cell.proc_self, "setgroups", "deny")
    _write(cell.proc_self, "uid_map", f"{NOBODY} {uid} 1")
    _write(cell.proc_self, "gid_map", f"{NOBODY} {gid} 1")
    os.close(cell.proc_self)


def setup_no_privileges(cell: Cell) -> None:
    del cell
    syscalls.prctl(syscalls.PR_SET_NO_NEW_PRIVS, 1)
    syscalls.drop_capabilities()
    syscalls.prctl(syscalls.PR_SET_DUMPABLE, 0)
    syscalls.prctl(syscalls.PR_SET_PDEATHSIG, 9)


def _write(directory: int, name: str, text: str) -> None:
    fd = os.open(name, os.O_WRONLY, dir_fd=directory)
    try:
        os.write(fd, text.encode())
    finally:
        os.close(fd)


def test_credentials(cell: Cell) -> str:
    if os.getresuid() != (NOBODY,) * 3 or os.getresgid() != (NOBODY,) * 3:
        raise CrossedError(f"uids {os.getresuid()}, gids {os.getresgid()}")
    must_fail("becoming root", lambda: os.setuid(0), errno.EINVAL, errno.EPERM)
    must_fail("mounting", lambda: syscalls.mount("x", "/dev", "tmpfs", 0), errno.EPERM)
    must_fail("unmounting", lambda: syscalls.umount("/tmp"), errno.EPERM)
    return f"uid {cell.uid} of the server's range" if cell.uid is not None else "the server's only uid"


def test_no_privileges(cell: Cell) -> str:
    del cell
    if syscalls.capabilities():
        raise CrossedError(f"capabilities {syscalls.capabilities():x}")
    if syscalls.prctl(syscalls.PR_GET_NO_NEW_PRIVS) != 1 or syscalls.prctl(syscalls.PR_GET_DUMPABLE) != 0:
        raise CrossedError("new privileges or core dumps possible")
    must_fail("changing the host name", lambda: os_sethostname("x"), errno.EPERM)
    return "capability sets empty, no_new_privs set, not dumpable"


def os_sethostname(name: str) -> None:
    import socket  # noqa: PLC0415  a probe only

    socket.sethostname(name)
