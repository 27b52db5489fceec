"""The life of a child: be jailed, wait for one operation, carry it out, be killed."""

from __future__ import annotations

import gc
import io
import json
import os
import sys
from collections.abc import Callable
from typing import Any

from sandbox import wire
from sandbox.child import channel, compiled
from sandbox.child.calling import flush_output
from sandbox.child.checking import check
from sandbox.child.creating import draw, prepare
from sandbox.child.errors import OperationError, describe
from sandbox.child.learning import run
from sandbox.child.progress import install_module
from sandbox.child.warming import warm_up
from sandbox.jail import layers
from sandbox.jail.cell import Cell

_OPERATIONS: dict[str, Callable[[dict[str, Any]], None]] = {
    "run": run,
    "prepare": prepare,
    "check": check,
    "draw": draw,
}


def child_main(cell: Cell, *, probe: bool) -> None:
    """Never returns."""
    report = _jailed(cell, probe=probe)
    _open_streams()
    install_module(gpu=cell.gpu)
    warm_up(gpu=cell.gpu)
    gc.enable()
    channel.send(wire.Type.READY, 0, report)
    start = channel.receive_json(wire.Type.START)
    _carry_out(start, cell)
    os._exit(0)


def _jailed(cell: Cell, *, probe: bool) -> bytes:
    if probe:
        return json.dumps(layers.probe(cell)).encode()
    layers.jail(cell)
    return b""


def _open_streams() -> None:
    """Streams of our own over the pipe: those of the parent may hold what it never flushed."""
    sys.stdin = io.TextIOWrapper(io.FileIO(0, "r", closefd=False), encoding="utf-8")
    sys.stdout = io.TextIOWrapper(io.FileIO(1, "w", closefd=False), encoding="utf-8", errors="backslashreplace")
    sys.stderr = io.TextIOWrapper(
        io.FileIO(2, "w", closefd=False), encoding="utf-8", errors="backslashreplace", line_buffering=True
    )


def _carry_out(start: dict[str, Any], cell: Cell) -> None:
    try:
        if cell.toolchain:
            compiled.OPERATIONS[start["op"]](start, cell)
        else:
            _OPERATIONS[start["op"]](start)
    except OperationError as error:
        flush_output()
        channel.send(wire.Type.FAILED, 0, error.payload())
    except BaseException as error:  # noqa: BLE001  SystemExit and KeyboardInterrupt of the code under test too
        flush_output()
        channel.send(wire.Type.FAILED, 0, describe(error, tuple(start["files"])))
