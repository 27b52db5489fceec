"""A bounded tmpfs on /tmp and no /proc: what bubblewrap mounted read-only stays, nothing else is there."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from sandbox import syscalls
from sandbox.jail.cell import TMP, Cell, CrossedError, must_fail

_MIB = 2**20
_ELSEWHERE = ("/home", "/etc/passwd", "/etc/shadow", "/sys", "/var", "/usr/bin/env", "/run")


def setup_mounts(cell: Cell) -> None:
    flags = syscalls.MS_NOSUID | syscalls.MS_NODEV
    if not cell.toolchain:  # what is compiled there must be mapped; executed it cannot be, see landlock and seccomp
        flags |= syscalls.MS_NOEXEC
    owner = cell.uid or 0
    options = f"size={cell.tmp_mb}m,nr_inodes={cell.tmp_files},mode=0700,uid={owner},gid={owner}"
    syscalls.mount("tmp", TMP, "tmpfs", flags, options)
    os.chdir(TMP)


def seal_devices() -> None:
    """Read-only mounts of the device nodes, once for all children: they stay usable, but nobody may set their times,
    which would be a message to the next run. bubblewrap itself could only make them read-only and useless.
    """
    flags = syscalls.MS_REMOUNT | syscalls.MS_BIND | syscalls.MS_RDONLY | syscalls.MS_NOSUID | syscalls.MS_NOEXEC
    for node in Path("/dev").iterdir():
        syscalls.mount("none", str(node), None, flags)


def setup_no_proc(cell: Cell) -> None:
    """Keeps one descriptor on our own entry: the id maps are still to be written, see `credentials`."""
    cell.proc_self = os.open("/proc/self", os.O_RDONLY | os.O_DIRECTORY)
    syscalls.umount("/proc")


def test_mounts(cell: Cell) -> str:
    for place in ("/", "/chainrule", os.__file__.removesuffix("/os.py"), "/dev"):
        must_fail(f"a file in {place}", Path(place, "x").touch, errno.EROFS, errno.EACCES)
    must_fail("setting the times of /dev/null", lambda: os.utime("/dev/null"), errno.EROFS, errno.EPERM)
    _fill(cell)
    return f"root read-only; /tmp stopped at {cell.tmp_mb} MiB and {cell.tmp_files} files"


def _fill(cell: Cell) -> None:
    big = Path(TMP, "big")

    def too_much() -> None:
        with big.open("wb") as file:
            for _ in range(cell.tmp_mb + 1):
                file.write(bytes(_MIB))

    must_fail("filling /tmp", too_much, errno.ENOSPC, errno.EDQUOT)
    big.unlink()
    names = [Path(TMP, f"n{i}") for i in range(cell.tmp_files + 1)]
    must_fail("too many files", lambda: [name.write_bytes(b"") for name in names], errno.ENOSPC, errno.EDQUOT)
    for name in names:
        name.unlink(missing_ok=True)


def test_no_proc(cell: Cell) -> str:
    del cell
    if os.listdir("/proc"):  # noqa: PTH208  strings are enough
        raise CrossedError("/proc is mounted")
    visible = [path for path in _ELSEWHERE if Path(path).exists()]
    if visible:
        raise CrossedError(f"visible: {', '.join(visible)}")
    return "/proc is empty; no home, no /etc/passwd, no programs, no /sys"
