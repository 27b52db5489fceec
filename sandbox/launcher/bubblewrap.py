"""The bubblewrap command line, and the user namespace it runs in.

Root must not stay root: bubblewrap started by uid 0 would run the jail as kernel uid 0. So a stage process (a fork of
the launcher) binds the sources to places an unprivileged uid can reach, in a mount namespace of its own, enters a user
namespace in which no kernel uid of a real account exists, and becomes bubblewrap there.
"""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sandbox import syscalls
from sandbox.jail.descriptors import ENVIRONMENT
from sandbox.launcher.identities import Identities
from sandbox.launcher.root import CODE, DEVICES, SITE, Bind, binds, inner_code, interpreter, links
from sandbox.server.settings import CONTROL_FD, LISTEN_FD, SETTINGS_FD

_SERVER_TMP = ("--perms", "0700", "--size", "1048576", "--tmpfs", "/tmp")
"""torch looks for a temporary directory while it is imported; each child covers this one with its own."""
_CODE_FD = SETTINGS_FD + 1
_STAGE = Path("/tmp")
_START = f"import sys; sys.path[:0] = [{str(CODE)!r}, {str(SITE)!r}]; from sandbox.server.main import main; main()"


class StartError(Exception):
    """The server cannot be started here: one line that says why."""


def find_bubblewrap() -> str:
    """Raises StartError."""
    path = shutil.which("bwrap")
    if path is None:
        raise StartError("bubblewrap is missing: install the package bubblewrap (apt-get install bubblewrap)")
    return path


@dataclass(frozen=True)
class ServerProcess:
    pid: int
    pidfd: int
    control: socket.socket


def start_server(
    profile: str, identities: Identities, listener: socket.socket, settings: bytes, keep: list[int]
) -> ServerProcess:
    """Fork the stage process and let it become bubblewrap. `keep`: further descriptors the server needs, by the same
    numbers. Raises StartError, ProfileError.
    """
    program, sources = find_bubblewrap(), binds(profile)
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    settings_fd, code_fd = _in_memory(settings), _in_memory(inner_code())
    unshared, go = os.pipe(), os.pipe()
    pid = os.fork()
    if pid == 0:
        wanted = {LISTEN_FD: listener.fileno(), CONTROL_FD: theirs.fileno()}
        wanted |= {SETTINGS_FD: settings_fd, _CODE_FD: code_fd}
        _become_bubblewrap(_Start(program, sources, identities, wanted, keep), unshared[1], go[0])
    for fd in (unshared[1], go[0], settings_fd, code_fd):
        os.close(fd)
    theirs.close()
    process = ServerProcess(pid, os.pidfd_open(pid), ours)
    _map_identities(process, identities, unshared[0], go[1])
    return process


def _in_memory(data: bytes) -> int:
    fd = os.memfd_create("sandbox")
    os.write(fd, data)
    os.lseek(fd, 0, os.SEEK_SET)
    return fd


def _map_identities(process: ServerProcess, identities: Identities, unshared: int, go: int) -> None:
    try:
        if os.read(unshared, 1) != b"u":
            raise StartError("cannot create a user namespace (kernel.unprivileged_userns_clone, AppArmor or seccomp?)")
        identities.write_maps(process.pid)
        os.write(go, b"g")
    finally:
        os.close(unshared)
        os.close(go)


@dataclass(frozen=True)
class _Start:
    """`wanted` maps a descriptor's number in the jail to its number here; `keep` keep theirs."""

    program: str
    sources: list[Bind]
    identities: Identities
    wanted: dict[int, int]
    keep: list[int]


def _become_bubblewrap(start: _Start, unshared: int, go: int) -> None:
    try:
        staged = _staged(start.sources) if start.identities.privileged else start.sources
        syscalls.unshare(syscalls.CLONE_NEWUSER)
        os.write(unshared, b"u")
        if os.read(go, 1) != b"g":
            os._exit(1)
        if start.identities.many:
            os.setgroups([])
        os.setresgid(0, 0, 0)
        os.setresuid(0, 0, 0)
        _place_descriptors(start.wanted, start.keep)
        os.execve(start.program, [start.program, *_arguments(staged, start.identities.gpu)], ENVIRONMENT)
    except BaseException as error:  # noqa: BLE001  a fork of the launcher must end here
        os.write(2, f"sandbox: cannot start bubblewrap: {error}\n".encode())
    finally:
        os._exit(1)


def _staged(sources: list[Bind]) -> list[Bind]:
    """Bind every source below /tmp of a mount namespace of our own, where any uid may go."""
    syscalls.unshare(syscalls.CLONE_NEWNS)
    syscalls.mount("none", "/", None, syscalls.MS_REC | syscalls.MS_PRIVATE)
    handles = [os.open(bind.source, os.O_PATH | os.O_CLOEXEC) for bind in sources]
    syscalls.mount("stage", str(_STAGE), "tmpfs", syscalls.MS_NOSUID | syscalls.MS_NODEV, "mode=0755")
    pairs = enumerate(zip(sources, handles, strict=True))
    return [_bound(bind, handle, _STAGE / str(number)) for number, (bind, handle) in pairs]


def _bound(bind: Bind, handle: int, place: Path) -> Bind:
    if os.path.isdir(f"/proc/self/fd/{handle}"):  # noqa: PTH112  a magic link: its source may be hidden by now
        place.mkdir()
    else:
        place.touch()
    syscalls.mount(f"/proc/self/fd/{handle}", str(place), None, syscalls.MS_BIND | syscalls.MS_REC)
    return Bind(place, bind.target, bind.hidden)


def _place_descriptors(wanted: dict[int, int], keep: list[int]) -> None:
    """Move the fixed ones down. All others of ours close on exec, but those to keep."""
    high = {target: os.dup(source) for target, source in wanted.items()}
    for target, source in high.items():
        os.dup2(source, target)
    for fd in keep:
        os.set_inheritable(fd, True)  # noqa: FBT003  positional-only


def _arguments(sources: list[Bind], gpu: list[str]) -> Iterator[str]:
    yield from ("--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try")
    yield from ("--die-with-parent", "--new-session", "--hostname", "jail")
    yield from _directories([*(bind.target for bind in sources), CODE])
    for bind in sources:
        yield from ("--ro-bind", str(bind.source), str(bind.target))
        for hidden in bind.hidden:
            yield from ("--tmpfs", str(hidden), "--remount-ro", str(hidden))
    yield from ("--file", str(_CODE_FD), str(CODE))
    for text, link in links():
        yield from ("--symlink", text, str(link))
    yield from ("--perms", "0755", "--tmpfs", "/dev")
    for device in (*DEVICES, *gpu):
        yield from ("--dev-bind", device, device)
    yield from ("--remount-ro", "/dev", "--proc", "/proc", *_SERVER_TMP, "--chdir", "/", "--remount-ro", "/")
    yield from ("--", str(interpreter()), "-I", "-S", "-B", "-c", _START)


def _directories(targets: list[Path]) -> Iterator[str]:
    """Parents of all mount points, readable by every uid: bubblewrap alone would make them 0700."""
    parents = {parent for target in targets for parent in target.parents if parent != Path("/")}
    for parent in sorted(parents):
        yield from ("--perms", "0755", "--dir", str(parent))
