"""What the launcher tells the server, as JSON in an inherited descriptor."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field
from typing import Any

from sandbox.jail.cell import Toolchain

LISTEN_FD, CONTROL_FD, SETTINGS_FD = 3, 4, 5

FORK, PROBE, HOLD = b"F", b"P", b"H"
"""Orders of the relay to a keeper. HOLD carries the child's mount namespace: tearing that down waits for an RCU grace
period, which the keeper then does after the child's death is known, when it drops what it holds.
"""


@dataclass(frozen=True)
class CellSettings:
    """`cgroup` maps a file's role (join…, limit, usage, peak, events, pids, cpu) to an inherited descriptor."""

    uid: int | None
    cgroup: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class ToolchainSettings:
    """See `jail.cell.Toolchain`."""

    filter_hex: str
    gcc: str
    programs: list[str]
    headers: list[str]

    def for_cell(self) -> Toolchain:
        return Toolchain(bytes.fromhex(self.filter_hex), self.gcc, tuple(self.programs), tuple(self.headers))


@dataclass(frozen=True)
class ServerSettings:
    """`cgroup_version` 0 means that the watchdog stands in. `filter_hex` is the compiled seccomp program."""

    profile: str
    imports: list[str]
    slots: int
    spares: int
    queue: int
    recycle_runs: int
    cgroup_version: int
    filter_hex: str
    cells: list[CellSettings]
    versions: dict[str, str]
    gpu: bool = False
    toolchain: ToolchainSettings | None = None

    def to_json(self) -> bytes:
        return json.dumps(asdict(self)).encode()

    @classmethod
    def from_json(cls, data: bytes) -> ServerSettings:
        values: dict[str, Any] = json.loads(data)
        values["cells"] = [CellSettings(**cell) for cell in values["cells"]]
        values["toolchain"] = ToolchainSettings(**values["toolchain"]) if values["toolchain"] else None
        return cls(**values)

    @classmethod
    def inherited(cls) -> ServerSettings:
        with os.fdopen(SETTINGS_FD, "rb") as file:
            file.seek(0)
            return cls.from_json(file.read())
