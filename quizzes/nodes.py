"""Nodes: each worker reports itself and its sandbox servers; the status page and /readyz read the rows."""

import logging
import os
import socket
import threading
import time
from collections.abc import Iterable
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from typing import Any

from celery.signals import worker_ready, worker_shutdown
from django.conf import settings
from django.db import connection
from django.utils import timezone

from quizzes.models import CodeTask, Node
from quizzes.models.submissions import C_LANE, GPU_LANE
from sandbox.client import Sandbox, SandboxUnavailable
from sandbox.placement import GPU

REPORT_S = 5.0
LOOK_S = 0.3
ALIVE = timedelta(seconds=25)
FORGET = timedelta(hours=1)
logger = logging.getLogger(__name__)
_stop = threading.Event()


def alive() -> list[Node]:
    return list(Node.objects.filter(seen_at__gt=timezone.now() - ALIVE))


def profiles_alive() -> set[str]:
    return {profile for node in alive() for profile, info in node.sandboxes.items() if "error" not in info}


def gpu_served() -> bool:
    return GPU in profiles_alive()


def lane_served(lane: str) -> bool:
    """Whether a living node takes what waits in the lane."""
    if lane == GPU_LANE:
        return gpu_served()
    if lane == C_LANE:
        return CodeTask.Profile.C in profiles_alive()
    return any(lane in node.queues for node in alive())


def socket_of(profile: str) -> Path:
    """Of the sandbox server of this node."""
    return settings.SANDBOX_SOCKETS / f"sandbox-{profile}.sock"


def node_name() -> str:
    return settings.NODE_NAME or socket.gethostname()


def report(queues: Iterable[str]) -> Node:
    """Write this node's row: its queues and what each of its sandbox servers says of itself."""
    fields = {"queues": sorted(queues), "sandboxes": _sandboxes(), "seen_at": timezone.now()}
    node, _ = Node.objects.update_or_create(name=node_name(), defaults=fields)
    return node


def _sandboxes() -> dict[str, Any]:
    found = {}
    for profile in CodeTask.Profile.values:
        path = socket_of(profile)
        if path.exists():
            try:
                info = asdict(Sandbox(path, timeout_s=3.0).info())
                found[profile] = {
                    key: dict(value) if key in ("versions", "layers") else value for key, value in info.items()
                }
            except SandboxUnavailable as error:
                found[profile] = {"error": str(error)}
    return found


def forget_dead() -> None:
    Node.objects.filter(seen_at__lt=timezone.now() - FORGET).delete()


@worker_ready.connect
def _start(sender: Any, **_: Any) -> None:
    """The worker's main process reports; its pool of children only judges."""
    _stop.clear()
    queues = [queue.name for queue in sender.task_consumer.queues]
    threading.Thread(target=_loop, args=(queues,), name=f"node-report-{os.getpid()}", daemon=True).start()


@worker_shutdown.connect
def _end(**_: Any) -> None:
    """A worker that ends in order leaves no row behind: its sandboxes are not to be counted on any more."""
    _stop.set()
    Node.objects.filter(name=node_name()).delete()
    connection.close()


def _loop(queues: list[str]) -> None:
    while True:
        try:
            report(queues)
        except Exception:  # a database that is away for a moment must not end the reports; the reason is on file
            logger.exception("node report failed")
        finally:
            connection.close()  # the pool forks while this thread sleeps; it must find no open connection
        if _wait_for_news():
            return


def _wait_for_news() -> bool:
    """Until the next report is due, or a sandbox server has come or gone; True when the worker ends."""
    known, until = _sockets(), time.monotonic() + REPORT_S
    while time.monotonic() < until and _sockets() == known:
        if _stop.wait(LOOK_S):
            return True
    return _stop.is_set()


def _sockets() -> set[tuple[str, int]]:
    with os.scandir(settings.SANDBOX_SOCKETS) as entries:
        return {(entry.name, entry.inode()) for entry in entries if entry.name.startswith("sandbox-")}
