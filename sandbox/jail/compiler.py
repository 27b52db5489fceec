"""The two stages of a child of the profile `c`: first gcc may run, then, before learner code is opened, nothing may.

Filters and rule sets stack in the kernel and can only take away, so the second stage is that of every other profile.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from functools import partial

from sandbox import syscalls
from sandbox.jail import landlock, seccomp
from sandbox.jail.cell import TMP, TOOLS, Cell, CrossedError, Toolchain, must_fail

ENVIRONMENT = {"PATH": "/nonexistent", "HOME": TMP, "TMPDIR": TMP, "LC_ALL": "C"}
_SYS_CLONE = 56
_NAMESPACES = (0x00020000, 0x02000000, 0x04000000, 0x08000000, 0x10000000, 0x20000000, 0x40000000)
_PROBE = b"int main(void) { return 0; }\n"


def gcc_command(tools: Toolchain, *arguments: str) -> list[str]:
    """Without the plugin for link-time optimisation, which not every gcc keeps where we looked."""
    return [tools.gcc, f"-B{TOOLS}/", "-fno-use-linker-plugin", *arguments]


def setup_compiler(cell: Cell) -> None:
    if cell.toolchain:
        syscalls.load_seccomp(cell.toolchain.filter)


def setup_strict(cell: Cell) -> None:
    """End the first stage: whatever it left running dies, then nothing can be executed or forked any more."""
    if cell.toolchain:
        _end_all_others()
        landlock.restrict(cell)
    seccomp.setup_seccomp(cell)


def _end_all_others() -> None:
    """We are pid 1 here: what gcc has left behind is ours to kill and to reap."""
    with contextlib.suppress(ProcessLookupError):  # nobody else, as it should be
        os.kill(-1, signal.SIGKILL)
    with contextlib.suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)


def test_compiler(cell: Cell) -> str:
    """What gcc builds cannot be run; there is no other program, no socket, no namespace."""
    if cell.toolchain is None:
        raise CrossedError("the cell has no compiler")
    with tempfile.TemporaryDirectory(dir=TMP) as folder:
        _test_programs(cell.toolchain, folder)
    for family in (socket.AF_UNIX, socket.AF_INET, socket.AF_INET6, socket.AF_NETLINK):
        must_fail(f"a socket of family {family}", partial(socket.socket, family), errno.EPERM)
    for flag in _NAMESPACES:
        must_fail(f"a process with namespaces {flag:#x}", partial(_clone, flag), errno.EPERM)
        must_fail(f"unsharing {flag:#x}", partial(syscalls.unshare, flag), errno.EPERM)
    programs = len(cell.toolchain.programs)
    return f"gcc compiles; of all programs {programs} can be executed, none of them in {TMP}; no sockets, no namespaces"


def _test_programs(tools: Toolchain, folder: str) -> None:
    """Raises CrossedError when gcc does not work, or anything else does."""
    command = gcc_command(tools, "-xc", "-", "-o", f"{folder}/probe")
    built = subprocess.run(command, input=_PROBE, capture_output=True, check=False, env=ENVIRONMENT, cwd=folder)
    if built.returncode:
        raise CrossedError(f"gcc does not work in the jail: {built.stderr.decode(errors='replace')[:300]}")
    copied = shutil.copy(tools.gcc, f"{folder}/copied")
    for program in (f"{folder}/probe", copied, sys.executable):
        must_fail(f"executing {program}", partial(_execute, program), errno.EACCES)


def _execute(program: str) -> None:
    subprocess.run([program, "--version"], check=False, stdout=subprocess.DEVNULL)


def _clone(flag: int) -> None:
    if syscalls.raw(_SYS_CLONE, flag | signal.SIGCHLD, 0, 0, 0, 0) == 0:
        os._exit(0)


def test_strict(cell: Cell) -> str:
    """What holds for every profile, and that the compiler is out of reach now."""
    for program in cell.toolchain.programs if cell.toolchain else ():
        must_fail(f"executing {program}", partial(os.execv, program, [program]), errno.EPERM)
        must_fail(f"spawning {program}", partial(_execute, program), errno.EPERM)
    return seccomp.test_seccomp(cell)
