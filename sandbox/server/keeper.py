"""One keeper a cell: forks a child when the relay asks, waits for its death, reports it."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import traceback

from sandbox import syscalls
from sandbox.child.main import child_main
from sandbox.jail.cell import Cell
from sandbox.jail.descriptors import take_descriptors
from sandbox.jail.namespaces import namespace_inodes
from sandbox.server.settings import HOLD, PROBE, CellSettings


def keep(cell: Cell, settings: CellSettings, command: socket.socket) -> None:
    """Serve the relay's commands until it hangs up."""
    syscalls.prctl(syscalls.PR_SET_PDEATHSIG, 9)
    _join_control_groups(settings)
    cell.server_namespaces = namespace_inodes()
    own_pid_namespace = os.open("/proc/self/ns/pid", os.O_RDONLY)
    command.send(json.dumps({"keeper": os.getpid()}).encode())
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        while order := _next_order(command):
            _fork(cell, command, own_pid_namespace, probe=order == PROBE)


def _next_order(command: socket.socket) -> bytes:
    while True:
        order, held, _, _ = socket.recv_fds(command, 16, 1)
        for fd in held:
            os.close(fd)
        if order != HOLD:
            return order


def _join_control_groups(settings: CellSettings) -> None:
    for role, fd in settings.cgroup.items():
        if role.startswith("join"):
            os.write(fd, b"0")


def _fork(cell: Cell, command: socket.socket, own_pid_namespace: int, *, probe: bool) -> None:
    ours, theirs = socket.socketpair()
    reader, writer = os.pipe()
    syscalls.unshare(syscalls.CLONE_NEWPID)
    pid = os.fork()
    if not pid:
        try:
            control = theirs.detach()
            ours.detach()
            command.detach()
            take_descriptors(control, writer)
            child_main(cell, probe=probe)
        except BaseException:  # noqa: BLE001  the keeper's code must not run in the child
            os.write(2, traceback.format_exc().encode("utf-8", "replace"))
        finally:
            os._exit(1)
    syscalls.setns(own_pid_namespace, syscalls.CLONE_NEWPID)
    theirs.close()
    os.close(writer)
    pidfd = os.pidfd_open(pid)
    socket.send_fds(command, [json.dumps({"pid": pid}).encode()], [ours.fileno(), reader, pidfd])
    os.close(pidfd)
    os.close(reader)
    ours.close()
    _, status = os.waitpid(pid, 0)
    command.send(json.dumps({"exit": os.waitstatus_to_exitcode(status)}).encode())
