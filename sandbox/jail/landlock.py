"""Landlock (Linux 5.13): read-only outside /tmp, no special files, no TCP, no abstract sockets or signals outwards.

ABI numbers: 1 files, 2 moves between directories, 3 truncate, 4 TCP, 5 device ioctl, 6 abstract sockets and signals,
7 audit flags. Source: Documentation/userspace-api/landlock.rst of the kernel.
"""

from __future__ import annotations

import ctypes
import errno
import os
import socket
from collections.abc import Sequence
from pathlib import Path

from sandbox import syscalls
from sandbox.jail.cell import TMP, Cell, must_fail

_CREATE_RULESET_VERSION = 1
_RULE_PATH_BENEATH = 1

_EXECUTE = 1 << 0
_WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 1, 1 << 2, 1 << 3
_REMOVE_DIR, _REMOVE_FILE, _MAKE_DIR, _MAKE_REG = 1 << 4, 1 << 5, 1 << 7, 1 << 8
_REFER, _TRUNCATE, _IOCTL_DEV = 1 << 13, 1 << 14, 1 << 15
_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
_READ = _READ_FILE | _READ_DIR
_READ_WRITE = _READ | _WRITE_FILE | _REMOVE_DIR | _REMOVE_FILE | _MAKE_DIR | _MAKE_REG | _REFER | _TRUNCATE


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("net", ctypes.c_uint64), ("scoped", ctypes.c_uint64))


class _PathBeneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("parent_fd", ctypes.c_int32))


def abi() -> int:
    """The kernel's Landlock ABI; 0 where there is none."""
    try:
        return syscalls.raw(syscalls.SYS_LANDLOCK_CREATE_RULESET, 0, 0, _CREATE_RULESET_VERSION)
    except OSError:
        return 0


def setup_landlock(cell: Cell) -> None:
    """Nothing may be executed, but for the compiler's programs where the cell has one."""
    restrict(cell, programs=cell.toolchain.programs if cell.toolchain else ())


def restrict(cell: Cell, *, programs: Sequence[str] = ()) -> None:
    """Rule sets stack: one without programs takes away the right to execute for good."""
    version = abi()
    if not version:
        raise OSError(errno.ENOSYS, "the kernel has no Landlock")
    handled = (1 << _FILE_RIGHTS[min(version, 5)]) - 1
    attributes = _Ruleset(handled, 0b11 if version >= 4 else 0, 0b11 if version >= 6 else 0)
    size = 24 if version >= 6 else 16 if version >= 4 else 8
    ruleset = syscalls.raw(syscalls.SYS_LANDLOCK_CREATE_RULESET, ctypes.byref(attributes), size, 0)
    _allow(ruleset, "/", _READ & handled)
    _allow(ruleset, TMP, _READ_WRITE & handled)
    _allow(ruleset, "/dev/null", (_READ_FILE | _WRITE_FILE | _TRUNCATE) & handled)
    if cell.gpu:
        _allow(ruleset, "/dev", (_READ | _WRITE_FILE | _IOCTL_DEV) & handled)
    for program in programs:
        _allow(ruleset, program, (_EXECUTE | _READ_FILE) & handled)
    syscalls.raw(syscalls.SYS_LANDLOCK_RESTRICT_SELF, ruleset, 0)
    os.close(ruleset)


def _allow(ruleset: int, path: str, rights: int) -> None:
    fd = os.open(path, os.O_PATH | os.O_CLOEXEC)
    rule = _PathBeneath(rights, fd)
    try:
        syscalls.raw(syscalls.SYS_LANDLOCK_ADD_RULE, ruleset, _RULE_PATH_BENEATH, ctypes.byref(rule), 0)
    finally:
        os.close(fd)


def test_landlock(cell: Cell) -> str:
    del cell
    version = abi()
    must_fail("a FIFO in /tmp", lambda: os.mkfifo(f"{TMP}/fifo"), errno.EACCES)
    must_fail("a symlink in /tmp", lambda: Path(TMP, "link").symlink_to("/"), errno.EACCES)
    must_fail("writing to a device", lambda: os.open("/dev/urandom", os.O_WRONLY), errno.EACCES)
    if version >= 4:
        with socket.socket() as tcp:
            must_fail("binding a TCP port", lambda: tcp.bind(("127.0.0.1", 0)), errno.EACCES)
    return f"ABI {version}: no FIFO, no symlink, no device written" + (", no TCP" if version >= 4 else "")
