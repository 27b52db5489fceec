"""The order in which a child is jailed. Each step needs the privileges that the later ones take away."""

from __future__ import annotations

from sandbox.jail import compiler, credentials, descriptors, entropy, landlock, mounts, namespaces, rlimits, seccomp
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

_COMPILING = Layer("compiler", compiler.setup_compiler, compiler.test_compiler)
_STRICT = Layer("seccomp", compiler.setup_strict, compiler.test_strict)


def layers_of(cell: Cell) -> tuple[Layer, ...]:
    return (*LAYERS[:-1], _COMPILING, _STRICT) if cell.toolchain else LAYERS


def jail(cell: Cell) -> None:
    """All layers, but for the last one of a cell that is to compile first: `tighten` follows then. Raises OSError at
    the first that cannot be set up: the child then dies unused.
    """
    for layer in layers_of(cell)[: -1 if cell.toolchain else None]:
        layer.setup(cell)


def tighten(cell: Cell) -> None:
    """Set up what a compiling cell still lacks, before any code is opened that is not ours. Raises OSError."""
    _STRICT.setup(cell)


def probe(cell: Cell) -> dict[str, dict[str, str]]:
    """Set up each layer and try at once to cross it, before a later layer could hide that it does not hold."""
    return {layer.name: _probe(layer, cell) for layer in layers_of(cell)}


def _probe(layer: Layer, cell: Cell) -> dict[str, str]:
    try:
        layer.setup(cell)
    except OSError as error:
        return {"state": "missing", "detail": str(error)}
    try:
        return {"state": "active", "detail": layer.test(cell)}
    except (CrossedError, OSError) as error:
        return {"state": "broken", "detail": str(error)}
