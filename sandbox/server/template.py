"""Theory of operation

The template process imports NumPy (and torch) once and runs no tensor operation, because a process that has run a
threaded one must not be forked. It forks one keeper for each cell; a keeper joins its cell's control group once and
from then on forks one child at a time. So children start inside their group (moving a process between groups waits
for an RCU grace period, and only joining by birth is free), forks of different cells run in parallel, and none of
these processes ever sees a submission, an input or an answer: what the relay knows is in no memory a child inherits.

Before the first fork the collector is emptied and frozen and anonymous memory is gathered into huge pages. Both
are for speed: fewer pages are written after the fork, and fork and exit copy and free far fewer page table entries.
"""

from __future__ import annotations

import gc
import importlib
import os
import socket
import sys
from pathlib import Path

from sandbox import syscalls
from sandbox.jail.cell import Cell
from sandbox.jail.descriptors import ENVIRONMENT
from sandbox.server import lazy_dynamo
from sandbox.server.keeper import keep
from sandbox.server.settings import ServerSettings

_HUGE = 2 * 2**20
_PRELOADED = (
    *("numpy.random", "numpy.linalg", "numpy.fft", "numpy.polynomial", "numpy.testing"),
    *("abc", "collections", "copy", "dataclasses", "enum", "functools", "heapq", "itertools", "math", "operator"),
    *("random", "statistics", "string", "textwrap", "time", "typing", "warnings"),
)
_PRELOADED_TORCH = ("torch.func", "torch.optim", "torch.utils.data")
_PRELOADED_C = ("ctypes", "selectors", "signal", "subprocess")
"""What libraries load lazily, and what learners import most: loaded once here instead of in every child."""


def run_template(settings: ServerSettings, commands: list[socket.socket]) -> None:
    """Import, fork the keepers, wait until one dies. Never returns."""
    more = _PRELOADED_TORCH if "torch" in settings.imports else _PRELOADED_C if settings.toolchain else ()
    for name in (*settings.imports, *_PRELOADED, *more):
        importlib.import_module(name)
    if "torch" in settings.imports:
        lazy_dynamo.install()
    importlib.import_module("sandbox.child.main")
    _clean_environment()
    prepare_memory()
    keepers = [_fork_keeper(settings, number, commands) for number in range(len(commands))]
    for command in commands:
        command.close()
    dead, status = os.wait()
    if status:
        sys.stderr.write(f"sandbox: keeper {keepers.index(dead)} ended with {os.waitstatus_to_exitcode(status)}\n")
    os._exit(1)


def _clean_environment() -> None:
    """Imports leave variables of their own (torch's caches)."""
    for name in set(os.environ) - set(ENVIRONMENT):
        del os.environ[name]


def prepare_memory() -> None:
    _initialise_dispatch()
    gc.disable()
    gc.collect()
    gc.freeze()
    for start, end in _anonymous_mappings():
        for address in range(start + (-start % _HUGE), end - _HUGE + 1, _HUGE):
            syscalls.collapse(address, _HUGE)


def _initialise_dispatch() -> None:
    """On first use torch reads /proc/cpuinfo to choose its kernels; children have no /proc."""
    torch = sys.modules.get("torch")
    if torch is not None:
        torch.backends.cpu.get_cpu_capability()


def _anonymous_mappings() -> list[tuple[int, int]]:
    mappings = []
    for line in Path("/proc/self/maps").read_text().splitlines():
        span, mode, _, _, inode, *name = line.split()
        if "w" in mode and inode == "0" and name in ([], ["[heap]"]):
            start, end = (int(number, 16) for number in span.split("-"))
            mappings.append((start, end))
    return mappings


def _fork_keeper(settings: ServerSettings, number: int, commands: list[socket.socket]) -> int:
    pid = os.fork()
    if pid:
        return pid
    try:
        for other, command in enumerate(commands):
            if other != number:
                command.close()
        own = settings.cells[number]
        tools = settings.toolchain.for_cell() if settings.toolchain else None
        cell = Cell(number, own.uid, bytes.fromhex(settings.filter_hex), settings.gpu, tools)
        keep(cell, own, commands[number])
        os._exit(0)
    finally:
        os._exit(1)
