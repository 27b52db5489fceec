"""What the layers need to know of the place a child is jailed in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from sandbox.limits import TMP_FILES, TMP_MB

CONTROL_FD = 3
TMP = "/tmp"
TOOLS = Path("/toolchain")
"""Where programs lie that gcc finds by a plain name."""


@dataclass(frozen=True)
class Toolchain:
    """What a child may do until it has compiled, in the profile `c` alone: `filter` is the system call filter of that
    time, `programs` all that may be executed; an #include may lead below `headers`. `gcc` is among the programs.
    """

    filter: bytes
    gcc: str
    programs: tuple[str, ...]
    headers: tuple[str, ...]


@dataclass
class Cell:
    """A place for one child at a time: its number, its uid (None: all cells share the only one mapped).

    `server_namespaces` are the namespace inodes of the server, for the self-test. `filter` is the compiled seccomp
    program, `proc_self` a descriptor on our entry in a /proc that is gone.
    """

    number: int
    uid: int | None
    filter: bytes
    gpu: bool = False
    toolchain: Toolchain | None = None
    tmp_mb: int = TMP_MB
    tmp_files: int = TMP_FILES
    server_namespaces: dict[str, int] = field(default_factory=dict)
    proc_self: int = -1


class CrossedError(Exception):
    """A self-test got through a layer."""


@dataclass(frozen=True)
class Layer:
    """`setup` jails this process; `test` tries to cross and returns how it was held. Raises CrossedError."""

    name: str
    setup: Callable[[Cell], None]
    test: Callable[[Cell], str]
    required: bool = True


def must_fail(what: str, attempt: Callable[[], object], *errnos: int) -> None:
    """Raises CrossedError unless `attempt` ends in an OSError (one of `errnos`, when given)."""
    try:
        attempt()
    except OSError as error:
        if errnos and error.errno not in errnos:
            raise CrossedError(f"{what}: {error}") from error
    else:
        raise CrossedError(f"{what}: succeeded")
