"""A control group for each cell, version 2 or 1, made outside the jail and handed in as open files.

The jail has no /sys: the server reads and writes limits through descriptors, whose rights are those of the opener.
"""

from __future__ import annotations

import contextlib
import os
import time
from dataclasses import dataclass, field
from pathlib import Path

PREFIX = "chainrule-"
_FILES_V1 = {
    "memory": {
        "join_memory": ("cgroup.procs", os.O_WRONLY),
        "limit": ("memory.limit_in_bytes", os.O_RDWR),
        "usage": ("memory.usage_in_bytes", os.O_RDONLY),
        "peak": ("memory.max_usage_in_bytes", os.O_RDWR),
        "events": ("memory.oom_control", os.O_RDONLY),
    },
    "pids": {"join_pids": ("cgroup.procs", os.O_WRONLY), "pids": ("pids.max", os.O_RDWR)},
    "cpu": {"join_cpu": ("cgroup.procs", os.O_WRONLY), "cpu": ("cpu.cfs_quota_us", os.O_RDWR)},
}
_FILES_V2 = {
    "join": ("cgroup.procs", os.O_WRONLY),
    "limit": ("memory.max", os.O_RDWR),
    "usage": ("memory.current", os.O_RDONLY),
    "peak": ("memory.peak", os.O_RDWR),
    "events": ("memory.events", os.O_RDONLY),
    "pids": ("pids.max", os.O_RDWR),
    "cpu": ("cpu.max", os.O_RDWR),
    "cpu2": ("cpu.max", os.O_RDONLY),
}
_NEEDED = {"limit", "usage", "events", "pids"}


@dataclass
class ControlGroups:
    """`cells[i]` maps roles to descriptors; `version` 0 with the reason in `detail` when there are none."""

    version: int
    detail: str
    parents: list[Path] = field(default_factory=list)
    cells: list[dict[str, int]] = field(default_factory=list)

    def close(self) -> None:
        for files in self.cells:
            for fd in files.values():
                os.close(fd)
        self.cells = []


def make_control_groups(name: str, count: int, root: Path = Path("/sys/fs/cgroup")) -> ControlGroups:
    """Groups `chainrule-<name>/<number>`, below our own where that may be written."""
    reasons = []
    for make in (_make_v2, _make_v1):
        try:
            return make(root, PREFIX + name, count)
        except OSError as error:
            reasons.append(f"{make.__name__[-2:]}: {error.strerror or error}")
    return ControlGroups(0, "; ".join(reasons))


def remove_control_groups(parents: list[Path], patience_s: float = 5.0) -> bool:
    """Once their processes are gone, which may take a moment after a kill. False when some remain."""
    deadline = time.monotonic() + patience_s
    while True:
        left = [parent for parent in parents if not _removed(parent)]
        if not left or time.monotonic() > deadline:
            return not left
        time.sleep(0.02)


def groups_of(launcher: int, root: Path = Path("/sys/fs/cgroup")) -> list[Path]:
    return [path for path in _all_groups(root) if _launcher_of(path) == launcher]


def stale_groups(root: Path = Path("/sys/fs/cgroup")) -> list[Path]:
    """Groups of launchers that are dead."""
    return [path for path in _all_groups(root) if not Path("/proc", str(_launcher_of(path))).exists()]


def _all_groups(root: Path) -> list[Path]:
    bases = [_own_v2(root), *(_own_v1(root, controller) for controller in _FILES_V1)]
    return [path for base in bases if base is not None for path in base.glob(f"{PREFIX}[0-9]*")]


def _launcher_of(path: Path) -> int:
    return int(path.name.removeprefix(PREFIX).partition("-")[0])


def _removed(parent: Path) -> bool:
    try:
        for child in parent.iterdir():
            if child.is_dir():
                child.rmdir()
        parent.rmdir()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True


def _make_v2(root: Path, name: str, count: int) -> ControlGroups:
    own = _own_v2(root)
    if own is None:
        raise OSError("no cgroup v2 with memory and pids")
    parent = own / name
    parent.mkdir()
    try:
        _delegate(own)
        _delegate(parent)
        _weigh(parent / "cpu.weight", 100 * count)
        cells = [_cell_v2(parent / str(number)) for number in range(count)]
    except OSError:
        _removed(parent)
        raise
    return ControlGroups(2, f"v2 at {parent}", [parent], cells)


def _weigh(path: Path, weight: int) -> None:
    """Together the cells weigh as much as so many ordinary processes; the group alone would weigh as one."""
    if path.exists():
        path.write_text(str(min(weight, 10_000 if path.name == "cpu.weight" else 262_144)))


def _delegate(group: Path) -> None:
    """Hand memory, pids and cpu to the children. A group with processes of its own cannot: move them into a leaf."""
    wanted = [c for c in ("memory", "pids", "cpu") if c in (group / "cgroup.controllers").read_text().split()]
    control = group / "cgroup.subtree_control"
    if set(wanted) <= set(control.read_text().split()):
        return
    try:
        control.write_text(" ".join(f"+{c}" for c in wanted))
    except OSError:
        leaf = group / "chainrule.launcher"
        leaf.mkdir(exist_ok=True)
        for pid in (group / "cgroup.procs").read_text().split():
            (leaf / "cgroup.procs").write_text(pid)
        control.write_text(" ".join(f"+{c}" for c in wanted))


def _cell_v2(path: Path) -> dict[str, int]:
    path.mkdir()
    with contextlib.suppress(OSError):
        (path / "memory.swap.max").write_text("0")
    return _opened(path, _FILES_V2)


def _make_v1(root: Path, name: str, count: int) -> ControlGroups:
    parents: list[Path] = []
    cells: list[dict[str, int]] = [{} for _ in range(count)]
    try:
        for controller, files in _FILES_V1.items():
            own = _own_v1(root, controller)
            if own is None:
                raise OSError(f"no cgroup v1 controller {controller}")
            parents.append(own / name)
            parents[-1].mkdir()
            _weigh(parents[-1] / "cpu.shares", 1024 * count)
            for number in range(count):
                cells[number] |= _cell_v1(parents[-1] / str(number), files)
    except OSError:
        for parent in parents:
            _removed(parent)
        raise
    return ControlGroups(1, f"v1 at {', '.join(map(str, parents))}", parents, cells)


def _cell_v1(path: Path, files: dict[str, tuple[str, int]]) -> dict[str, int]:
    path.mkdir()
    with contextlib.suppress(OSError):
        (path / "memory.swappiness").write_text("0")
    return _opened(path, files)


def _opened(path: Path, files: dict[str, tuple[str, int]]) -> dict[str, int]:
    opened = {}
    for role, (name, flags) in files.items():
        try:
            opened[role] = os.open(path / name, flags | os.O_CLOEXEC)
        except (FileNotFoundError, PermissionError):
            if role in _NEEDED or role.startswith("join"):
                raise
            if role == "peak":
                with contextlib.suppress(OSError):
                    opened[role] = os.open(path / name, os.O_RDONLY | os.O_CLOEXEC)
    return opened


def _own_v2(root: Path) -> Path | None:
    controllers = root / "cgroup.controllers"
    if not controllers.exists() or not {"memory", "pids"} <= set(controllers.read_text().split()):
        return None
    return _own_group(root, "0::")


def _own_v1(root: Path, controller: str) -> Path | None:
    base = root / controller
    if not (base / "cgroup.procs").exists():
        return None
    for line in Path("/proc/self/cgroup").read_text().splitlines():
        if controller in line.split(":")[1].split(","):
            return _own_group(base, ":".join(line.split(":")[:2]) + ":")
    return base


def _own_group(base: Path, prefix: str) -> Path:
    """Our group below the mount, or the mount itself where a container shows us only a part of the tree."""
    for line in Path("/proc/self/cgroup").read_text().splitlines():
        if line.startswith(prefix):
            own = base / line.removeprefix(prefix).lstrip("/")
            if own.is_dir():
                return own
    return base
