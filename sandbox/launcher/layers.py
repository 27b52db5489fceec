"""The layers set up outside the jail, joined with what the probe inside found."""

from __future__ import annotations

import subprocess
from typing import Any

from sandbox.launcher.bubblewrap import find_bubblewrap
from sandbox.launcher.cgroups import PREFIX, ControlGroups
from sandbox.launcher.identities import Identities

OPTIONAL = frozenset({"uid_per_cell", "cgroup"})
"""May be missing, which is said at every start: an ordinary user has one uid, a container may have no writable groups.
The user and pid namespaces, the watchdog and the rlimits stand in.
"""


def outer_layers(identities: Identities, groups: ControlGroups, probed: dict[str, Any]) -> dict[str, dict[str, str]]:
    return {
        "bubblewrap": {"state": "active", "detail": _bubblewrap_version()},
        "uid_per_cell": _split(identities.describe()),
        "cgroup": _cgroup_layer(groups, probed["cgroups"]),
    }


def missing_layers(layers: dict[str, dict[str, str]], without: tuple[str, ...]) -> dict[str, str]:
    """Required layers that do not hold, but for those the operator gave up by name."""
    return {
        name: f"{layer['state']}: {layer['detail']}"
        for name, layer in layers.items()
        if layer["state"] != "active" and name not in OPTIONAL and name not in without
    }


def _bubblewrap_version() -> str:
    shown = subprocess.run([find_bubblewrap(), "--version"], capture_output=True, text=True, timeout=10, check=False)
    return f"{shown.stdout.strip()}: minimal read-only root, no network, clean environment"


def _split(text: str) -> dict[str, str]:
    state, _, detail = text.partition(": ")
    return {"state": state, "detail": detail}


def _cgroup_layer(groups: ControlGroups, seen: list[str]) -> dict[str, str]:
    """Active only when the probe child was seen inside its group."""
    if not groups.version:
        return {"state": "missing", "detail": f"the watchdog and rlimits stand in ({groups.detail})"}
    inside = [line for line in seen if PREFIX in line]
    if not inside:
        return {"state": "broken", "detail": "the child is not in its group"}
    return {"state": "active", "detail": f"{groups.detail}; the child is in {len(inside)} of its groups"}
