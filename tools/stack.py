"""The servers of one machine and how each is started."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

GPUS = sorted(Path("/dev").glob("nvidia[0-9]"))
PROFILES = ("numpy", "torch", *(("torch-gpu",) if GPUS else ()))
QUEUES = "judge,judge.run,default" + (",judge.gpu" if GPUS else "")
# Two more than the sandboxes have slots: while one verdict is stored and the next row claimed, no slot is idle.
WORKERS = min(os.cpu_count() or 1, 16) + 2
CLEAN = ("PATH", "LANG", "LC_ALL", "TMPDIR", "CHAINRULE_RUN_DIR", "CHAINRULE_RUNNER", "CHAINRULE_STACK")

# Celery warns whoever is root; learner code never runs in the worker.
ALWAYS = {"PYTHONUNBUFFERED": "1", "PYTHONWARNINGS": "ignore::UserWarning:celery.platforms"}


@dataclass(frozen=True, slots=True)
class Server:
    name: str
    command: tuple[str, ...]
    secrets: bool = True  # False: it gets a clean environment


def servers(run_dir: Path, host: str, port: int) -> list[Server]:
    here = Path(sys.executable).parent
    celery = (str(here / "celery"), "--quiet", "-A", "config")
    return [
        *(_sandbox(run_dir, profile) for profile in PROFILES),
        _web(here, host, port),
        _worker(celery),
        _beat(celery),
    ]


def environment(server: Server, whole: Mapping[str, str]) -> dict[str, str]:
    """What the server may know. A sandbox server learns no secret, no database and no broker."""
    names = whole if server.secrets else CLEAN
    return {name: whole[name] for name in names if name in whole} | ALWAYS


def _sandbox(run_dir: Path, profile: str) -> Server:
    socket = run_dir / f"sandbox-{profile}.sock"
    command = (sys.executable, "-m", "sandbox", "serve", "--profile", profile, "--socket", str(socket))
    return Server(f"sandbox-{profile}", command, secrets=False)


def _web(here: Path, host: str, port: int) -> Server:
    options = ("--host", host, "--port", str(port), "--blocking-threads", "4", "--backpressure", "64", "--no-ws")
    logs = ("--log-level", "warning")
    return Server("web", (str(here / "granian"), "--interface", "wsgi", *options, *logs, "config.wsgi:application"))


def _worker(celery: tuple[str, ...]) -> Server:
    # One worker: nothing to mingle or gossip with, and a faster start.
    options = ("-Q", QUEUES, "--concurrency", str(WORKERS), "--without-mingle", "--without-gossip")
    return Server("worker", (*celery, "worker", *options, "--loglevel", "WARNING"))


def _beat(celery: tuple[str, ...]) -> Server:
    schedule = ("--schedule", f"{os.environ['CHAINRULE_RUN_DIR']}/beat-schedule", "--pidfile=")
    return Server("beat", (*celery, "beat", *schedule, "--loglevel", "WARNING"))
