"""Options of `python -m sandbox serve`."""

from __future__ import annotations

import argparse
import os
from dataclasses import dataclass
from pathlib import Path

from sandbox.launcher.gpu import PROFILE as GPU_PROFILE
from sandbox.launcher.root import PROFILES


@dataclass(frozen=True)
class Options:
    """`slots` runs at a time, each with `spares` waiting children; `queue` requests may wait for a slot; the server is
    replaced after `recycle_runs` runs or `recycle_s` seconds. `without`: layers the operator has decided to miss.
    `report`: a file for the layers the probe found, written also when they keep the server from serving.
    """

    profile: str
    socket: Path
    socket_mode: int = 0o600
    slots: int = 2
    spares: int = 2
    queue: int = 64
    recycle_runs: int = 5000
    recycle_s: float = 3600.0
    gpu: int = 0
    cgroups: str = "auto"
    without: tuple[str, ...] = ()
    report: Path | None = None


def default_socket(profile: str) -> Path:
    return Path(os.environ.get("CHAINRULE_RUN_DIR", ".run"), f"sandbox-{profile}.sock")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--profile", choices=sorted(PROFILES), required=True, help="which packages learner code has")
    parser.add_argument("--socket", type=Path, help="default: $CHAINRULE_RUN_DIR/sandbox-<profile>.sock")
    parser.add_argument("--socket-mode", type=lambda text: int(text, 8), default=0o600, help="octal, default 600")
    parser.add_argument("--slots", type=int, default=min(os.cpu_count() or 1, 16), help="runs at a time")
    parser.add_argument("--gpu", type=int, default=0, metavar="N", help="torch-gpu: /dev/nvidiaN, default 0; one slot")
    parser.add_argument("--spares", type=int, default=2, help="waiting children a slot, default 2")
    parser.add_argument("--queue", type=int, default=64, help="requests that may wait for a slot, default 64")
    parser.add_argument("--recycle-runs", type=int, default=5000, help="replace the server after so many runs")
    parser.add_argument("--recycle-s", type=float, default=3600.0, help="replace the server after so many seconds")
    parser.add_argument("--cgroups", choices=("auto", "off"), default="auto", help="off: the watchdog stands in")
    parser.add_argument("--report", type=Path, help="write the probed layers there as JSON")
    parser.add_argument("--without", action="append", default=[], metavar="LAYER", help="serve without it")


def options_from(arguments: argparse.Namespace) -> Options:
    return Options(
        profile=arguments.profile,
        socket=arguments.socket or default_socket(arguments.profile),
        socket_mode=arguments.socket_mode,
        slots=1 if arguments.profile == GPU_PROFILE else max(arguments.slots, 1),
        spares=max(arguments.spares, 1),
        queue=max(arguments.queue, 1),
        recycle_runs=max(arguments.recycle_runs, 1),
        recycle_s=arguments.recycle_s,
        gpu=arguments.gpu,
        cgroups=arguments.cgroups,
        without=tuple(arguments.without),
        report=arguments.report,
    )
