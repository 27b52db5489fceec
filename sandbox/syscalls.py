"""The Linux calls that Python 3.11 lacks, through ctypes. Every function raises OSError on failure."""

from __future__ import annotations

import ctypes
import os

CLONE_NEWNS = 0x00020000
CLONE_NEWCGROUP = 0x02000000
CLONE_NEWUTS = 0x04000000
CLONE_NEWIPC = 0x08000000
CLONE_NEWUSER = 0x10000000
CLONE_NEWPID = 0x20000000
CLONE_NEWNET = 0x40000000

MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC = 1, 2, 4, 8
MS_REMOUNT, MS_BIND, MS_REC, MS_PRIVATE = 32, 4096, 16384, 1 << 18
MNT_DETACH = 2

PR_SET_PDEATHSIG, PR_GET_DUMPABLE, PR_SET_DUMPABLE = 1, 3, 4
PR_CAPBSET_READ, PR_CAPBSET_DROP = 23, 24
PR_SET_SECCOMP = 22
PR_SET_NO_NEW_PRIVS, PR_GET_NO_NEW_PRIVS = 38, 39
PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL = 47, 4

SYS_CAPGET, SYS_CAPSET = 125, 126
SYS_LANDLOCK_CREATE_RULESET, SYS_LANDLOCK_ADD_RULE, SYS_LANDLOCK_RESTRICT_SELF = 444, 445, 446

_LINUX_CAPABILITY_VERSION_3 = 0x20080522
_MADV_COLLAPSE = 25

_libc = ctypes.CDLL(None, use_errno=True)
_libc.mount.argtypes = (ctypes.c_char_p, ctypes.c_char_p, ctypes.c_char_p, ctypes.c_ulong, ctypes.c_char_p)
_libc.umount2.argtypes = (ctypes.c_char_p, ctypes.c_int)
_libc.prctl.argtypes = (ctypes.c_int, ctypes.c_ulong, ctypes.c_ulong, ctypes.c_ulong, ctypes.c_ulong)
_libc.madvise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
_libc.syscall.restype = ctypes.c_long


def _checked(result: int, what: str) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
    return result


def unshare(flags: int) -> None:
    _checked(_libc.unshare(flags), "unshare")


def setns(fd: int, kind: int) -> None:
    _checked(_libc.setns(fd, kind), "setns")


def mount(source: str, target: str, kind: str | None, flags: int, data: str | None = None) -> None:
    arguments = (source.encode(), target.encode(), kind.encode() if kind else None, flags)
    _checked(_libc.mount(*arguments, data.encode() if data else None), f"mount {target}")


def umount(target: str) -> None:
    _checked(_libc.umount2(target.encode(), MNT_DETACH), f"umount {target}")


def prctl(option: int, second: int = 0, third: int = 0) -> int:
    return _checked(_libc.prctl(option, second, third, 0, 0), f"prctl {option}")


def raw(number: int, *arguments: object) -> int:
    """A system call by number; integers are passed as 64-bit."""
    converted = [ctypes.c_long(a) if isinstance(a, int) else a for a in arguments]
    return _checked(_libc.syscall(ctypes.c_long(number), *converted), f"system call {number}")


class _CapabilityHeader(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _CapabilityData(ctypes.Structure):
    _fields_ = (("effective", ctypes.c_uint32), ("permitted", ctypes.c_uint32), ("inheritable", ctypes.c_uint32))


def capabilities() -> int:
    """Effective or permitted capabilities of this process as a bit mask."""
    data = (_CapabilityData * 2)()
    raw(SYS_CAPGET, ctypes.byref(_CapabilityHeader(_LINUX_CAPABILITY_VERSION_3, 0)), ctypes.byref(data))
    low, high = data
    return int(low.effective | low.permitted) | int(high.effective | high.permitted) << 32


def drop_capabilities() -> None:
    """All capabilities, the bounding and the ambient set, for good."""
    prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL)
    for capability in range(64):
        try:
            prctl(PR_CAPBSET_DROP, capability)
        except OSError:
            break
    header, data = _CapabilityHeader(_LINUX_CAPABILITY_VERSION_3, 0), (_CapabilityData * 2)()
    raw(SYS_CAPSET, ctypes.byref(header), ctypes.byref(data))


def collapse(start: int, length: int) -> bool:
    """Gather anonymous memory into huge pages now (Linux 6.1): a fork then copies one entry for 2 MiB."""
    return bool(_libc.madvise(start, length, _MADV_COLLAPSE) == 0)


class _FilterProgram(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def load_seccomp(program: bytes) -> None:
    """Install a compiled BPF program (8 bytes an instruction) on this process."""
    filter_mode = 2
    prog = _FilterProgram(len(program) // 8, program)
    address = ctypes.cast(ctypes.pointer(prog), ctypes.c_void_p).value or 0
    prctl(PR_SET_SECCOMP, filter_mode, address)
