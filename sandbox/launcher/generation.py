"""One generation of the server: its control groups, its process, what it said. Recycling starts the next beside it."""

from __future__ import annotations

import json
import os
import socket
import time
from dataclasses import dataclass, field
from typing import Any

from sandbox.launcher.bubblewrap import ServerProcess, start_server
from sandbox.launcher.cgroups import ControlGroups, make_control_groups, remove_control_groups
from sandbox.launcher.identities import Identities
from sandbox.launcher.options import Options
from sandbox.launcher.root import PROFILES, toolchain, versions
from sandbox.seccomp_filter import compile_filter
from sandbox.server.settings import CellSettings, ServerSettings, ToolchainSettings


@dataclass
class Generation:
    """`layers`: what the probe inside and the launcher outside found, name to {state, detail}; empty before. `ready`:
    it takes requests; `served`: it once did.
    """

    number: int
    groups: ControlGroups
    process: ServerProcess
    layers: dict[str, dict[str, str]] = field(default_factory=dict)
    ready: bool = False
    served: bool = False
    started: float = field(default_factory=time.monotonic)

    def tell(self, order: str, **fields: Any) -> None:
        self.process.control.send(json.dumps({"order": order, **fields}).encode())

    def hear(self) -> dict[str, Any] | None:
        """The next event; None when the server is gone."""
        said = self.process.control.recv(65536)
        event: dict[str, Any] | None = json.loads(said) if said else None
        return event

    def bury(self) -> int:
        """Reap the dead server and remove its groups; its exit code."""
        _, status = os.waitpid(self.process.pid, 0)
        os.close(self.process.pidfd)
        self.process.control.close()
        self.groups.close()
        remove_control_groups(self.groups.parents)
        return os.waitstatus_to_exitcode(status)


def start_generation(number: int, options: Options, identities: Identities, listener: socket.socket) -> Generation:
    """Raises StartError, ProfileError, IdentityError; leaves nothing behind then."""
    cells = options.slots * (1 + options.spares)
    groups = _groups(number, options, cells)
    settings = ServerSettings(
        profile=options.profile,
        imports=list(PROFILES[options.profile]),
        slots=options.slots,
        spares=options.spares,
        queue=options.queue,
        recycle_runs=options.recycle_runs,
        cgroup_version=groups.version,
        filter_hex=compile_filter(gpu=bool(identities.gpu)).hex(),
        cells=[CellSettings(identities.cell_uid(n), groups.cells[n] if groups.cells else {}) for n in range(cells)],
        versions=versions(options.profile),
        gpu=bool(identities.gpu),
        toolchain=_toolchain(options.profile),
    )
    keep = [fd for files in groups.cells for fd in files.values()]
    try:
        process = start_server(options.profile, identities, listener, settings.to_json(), keep)
    except BaseException:
        groups.close()
        remove_control_groups(groups.parents)
        raise
    return Generation(number, groups, process)


def _toolchain(profile: str) -> ToolchainSettings | None:
    tools = toolchain(profile)
    if tools is None:
        return None
    headers = [str(folder) for folder in tools.headers]
    return ToolchainSettings(compile_filter(compiler=True).hex(), str(tools.gcc), tools.executables(), headers)


def _groups(number: int, options: Options, cells: int) -> ControlGroups:
    if options.cgroups == "off":
        return ControlGroups(0, "switched off by --cgroups off")
    return make_control_groups(f"{os.getpid()}-{number}", cells)
