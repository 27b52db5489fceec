"""The order in which a child is jailed. Each step needs the privileges that the later ones take away."""

from __future__ import annotations

from sandbox.jail import credentials, descriptors, entropy, landlock, mounts, namespaces, rlimits, seccomp
from sandbox.jail.cell import Cell, CrossedError, Layer

LAYERS = (
    Layer("descriptors", descriptors.setup_descriptors, descriptors.test_descriptors),
    Layer("namespaces", namespaces.setup_namespaces, namespaces.test_namespaces),
    Layer("tmpfs", mounts.setup_mounts, mounts.test_mounts),
    Layer("no_proc", mounts.setup_no_proc, mounts.test_no_proc),
    Layer("credentials", credentials.setup_credentials, credentials.test_credentials),
    Layer("no_privileges", credentials.setup_no_privileges, credentials.test_no_privileges),
    Layer("rlimits", rlimits.setup_rlimits, rlimits.test_rlimits),
    Layer("landlock", landlock.setup_landlock, landlock.test_landlock),
    Layer("entropy", entropy.setup_entropy, entropy.test_entropy),
    Layer("seccomp", seccomp.setup_seccomp, seccomp.test_seccomp),
)


def jail(cell: Cell) -> None:
    """All layers. Raises OSError at the first that cannot be set up: the child then dies unused."""
    for layer in LAYERS:
        layer.setup(cell)


def probe(cell: Cell) -> dict[str, dict[str, str]]:
    """Set up each layer and try at once to cross it, before a later layer could hide that it does not hold."""
    return {layer.name: _probe(layer, cell) for layer in LAYERS}


def _probe(layer: Layer, cell: Cell) -> dict[str, str]:
    try:
        layer.setup(cell)
    except OSError as error:
        return {"state": "missing", "detail": str(error)}
    try:
        return {"state": "active", "detail": layer.test(cell)}
    except (CrossedError, OSError) as error:
        return {"state": "broken", "detail": str(error)}
