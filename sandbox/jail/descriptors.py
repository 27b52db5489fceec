"""Only four descriptors reach a child: an empty stdin, stdout and stderr into the server's pipe, the protocol."""

from __future__ import annotations

import os
from pathlib import Path

from sandbox.jail.cell import CONTROL_FD, Cell, CrossedError


def take_descriptors(control: int, output: int) -> None:
    """Put the child's ends where they belong and close everything else. `control` and `output` must be above 3."""
    empty = os.open("/dev/null", os.O_RDONLY)
    for source, target in ((empty, 0), (output, 1), (output, 2), (control, CONTROL_FD)):
        os.dup2(source, target)
    os.closerange(CONTROL_FD + 1, 1 << 20)


def setup_descriptors(cell: Cell) -> None:
    del cell
    os.set_blocking(CONTROL_FD, True)


def test_descriptors(cell: Cell) -> str:
    del cell
    fds = {int(name) for name in os.listdir("/proc/self/fd")}  # noqa: PTH208  strings are enough
    listing = max(fds)
    if fds - {listing} != {0, 1, 2, CONTROL_FD}:
        raise CrossedError(f"open descriptors {sorted(fds - {listing})}")
    if os.read(0, 1) or len(os.environ) > len(ENVIRONMENT):
        raise CrossedError("stdin or the environment is not empty")
    if Path("/proc/1/environ").exists() and _foreign_environment():
        raise CrossedError("the environment of pid 1 is not clean")
    return "stdin empty, output into pipes, one protocol socket, a clean environment"


def _foreign_environment() -> bool:
    try:
        names = {entry.split(b"=")[0].decode() for entry in Path("/proc/1/environ").read_bytes().split(b"\0") if entry}
    except PermissionError:
        return False
    return not names <= set(ENVIRONMENT)


ENVIRONMENT = {
    "PATH": "/nonexistent",
    "HOME": "/tmp",
    "LANG": "C.UTF-8",
    "LC_ALL": "C.UTF-8",
    "PYTHONDONTWRITEBYTECODE": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "PYTORCH_NVML_BASED_CUDA_CHECK": "1",
    "TORCH_DISABLE_NATIVE_JIT": "1",  # no kernel is compiled on the spot: there is no compiler, and nothing to run one
}
"""The whole environment of everything inside bubblewrap."""
