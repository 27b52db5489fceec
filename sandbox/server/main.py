"""The first process inside bubblewrap: forks the template, then relays."""

from __future__ import annotations

import os
import socket

from sandbox import syscalls
from sandbox.jail.mounts import seal_devices
from sandbox.server.relay import Relay
from sandbox.server.settings import CONTROL_FD, LISTEN_FD, ServerSettings


def main() -> None:
    os.environ.pop("PWD", None)
    settings = ServerSettings.inherited()
    seal_devices()
    ours, theirs = [], []
    for _ in settings.cells:
        relay_end, keeper_end = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        ours.append(relay_end)
        theirs.append(keeper_end)
    if os.fork() == 0:
        _be_template(settings, ours, theirs)
    for end in theirs:
        end.close()
    Relay(settings, ours).serve()


def _be_template(settings: ServerSettings, relay_ends: list[socket.socket], keeper_ends: list[socket.socket]) -> None:
    try:
        syscalls.prctl(syscalls.PR_SET_PDEATHSIG, 9)
        os.close(LISTEN_FD)
        os.close(CONTROL_FD)
        for end in relay_ends:
            end.close()
        from sandbox.server.template import run_template  # noqa: PLC0415  the relay must stay small: no NumPy in it

        run_template(settings, keeper_ends)
    except BaseException as error:  # noqa: BLE001  the relay's code must not run here, whatever happens
        os.write(2, f"sandbox: the template failed: {error!r}\n".encode())
    finally:
        os._exit(1)
