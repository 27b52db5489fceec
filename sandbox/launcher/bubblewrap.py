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
from sandbox.launcher.root import CODE, DEVICES, SITE, Bind, binds, interpreter, links
from sandbox.server.settings import CONTROL_FD, LISTEN_FD, SETTINGS_FD

_STAGE = Path("/tmp")  # noqa: S108  in a mount namespace of its own
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
    """Fork the stage process and let it become bubblewrap. `keep`: further descriptors the server needs (their numbers
    stay). Raises StartError, ProfileError.
    """
    program, sources = find_bubblewrap(), binds(profile)
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    settings_fd = os.memfd_create("settings")
    os.write(settings_fd, settings)
    unshared, go = os.pipe(), os.pipe()
    pid = os.fork()
    if pid == 0:
        wanted = {LISTEN_FD: listener.fileno(), CONTROL_FD: theirs.fileno(), SETTINGS_FD: settings_fd}
        _become_bubblewrap(program, sources, identities, wanted, keep, (unshared[1], go[0]))
    for fd in (unshared[1], go[0], settings_fd):
        os.close(fd)
    theirs.close()
    process = ServerProcess(pid, os.pidfd_open(pid), ours)
    _map_identities(process, identities, unshared[0], go[1])
    return process


def _map_identities(process: ServerProcess, identities: Identities, unshared: int, go: int) -> None:
    try:
        if os.read(unshared, 1) != b"u":
            raise StartError("cannot create a user namespace (kernel.unprivileged_userns_clone, AppArmor or seccomp?)")
        identities.write_maps(process.pid)
        os.write(go, b"g")
    finally:
        os.close(unshared)
        os.close(go)


def _become_bubblewrap(
    program: str, sources: list[Bind], identities: Identities, wanted: dict[int, int], keep: list[int],
    pipes: tuple[int, int],
) -> None:  # fmt: skip
    try:
        unshared, go = pipes
        staged = _staged(sources) if identities.privileged else sources
        syscalls.unshare(syscalls.CLONE_NEWUSER)
        os.write(unshared, b"u")
        if os.read(go, 1) != b"g":
            os._exit(1)
        if identities.many:
            os.setgroups([])
        os.setresgid(0, 0, 0)
        os.setresuid(0, 0, 0)
        _place_descriptors(wanted, keep)
        os.execve(program, [program, *_arguments(staged, identities.gpu)], ENVIRONMENT)  # noqa: S606  no shell is wanted
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
    return [_bound(bind, handle, _STAGE / str(n)) for n, (bind, handle) in enumerate(zip(sources, handles, strict=True))]


def _bound(bind: Bind, handle: int, place: Path) -> Bind:
    if os.path.isdir(f"/proc/self/fd/{handle}"):  # noqa: PTH112  a magic link: its source may be hidden by now
        place.mkdir()
    else:
        place.touch()
    syscalls.mount(f"/proc/self/fd/{handle}", str(place), None, syscalls.MS_BIND | syscalls.MS_REC)
    return Bind(place, bind.target, bind.hidden)


def _place_descriptors(wanted: dict[int, int], keep: list[int]) -> None:
    """Move the three fixed ones down. All others of ours close on exec, but those to keep."""
    high = {target: os.dup(source) for target, source in wanted.items()}
    for target, source in high.items():
        os.dup2(source, target)
    for fd in keep:
        os.set_inheritable(fd, True)


def _arguments(sources: list[Bind], gpu: list[str]) -> Iterator[str]:
    yield from ("--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try")
    yield from ("--die-with-parent", "--new-session", "--hostname", "jail")
    yield from _directories([bind.target for bind in sources])
    for bind in sources:
        yield from ("--ro-bind", str(bind.source), str(bind.target))
        for hidden in bind.hidden:
            yield from ("--tmpfs", str(hidden), "--remount-ro", str(hidden))
    for text, link in links():
        yield from ("--symlink", text, str(link))
    yield from ("--perms", "0755", "--tmpfs", "/dev")
    for device in (*DEVICES, *gpu):
        yield from ("--dev-bind", device, device)
    yield from ("--remount-ro", "/dev", "--proc", "/proc", "--dir", "/tmp", "--chdir", "/", "--remount-ro", "/")  # noqa: S108
    yield from ("--", str(interpreter()), "-I", "-S", "-B", "-c", _START)


def _directories(targets: list[Path]) -> Iterator[str]:
    """Parents of all mount points, readable by every uid: bubblewrap alone would make them 0700."""
    parents = {parent for target in targets for parent in target.parents if parent != Path("/")}
    for parent in sorted(parents):
        yield from ("--perms", "0755", "--dir", str(parent))
