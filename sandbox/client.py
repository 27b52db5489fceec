"""The trusted side of the socket: sends source and inputs, receives hostile bytes it never decodes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from sandbox.limits import Limits
from sandbox.policy import Policy
from sandbox.results import (
    CaseRun,
    Kind,
    LearnerError,
    Prepared,
    PreparedCase,
    Progress,
    Run,
    SandboxUnavailable,
    ServerInfo,
    TaskBroken,
)

__all__ = [
    "CaseRun",
    "LearnerError",
    "Prepared",
    "PreparedCase",
    "Progress",
    "Run",
    "Sandbox",
    "SandboxUnavailable",
    "ServerInfo",
    "TaskBroken",
]


class Sandbox:
    """A client of one sandbox server. Holds no connection: each call opens its own, so it may be shared and forked."""

    def __init__(self, socket_path: Path, timeout_s: float = 30.0) -> None:
        """`timeout_s`: how long to wait for a free slot and for our own work, beside the run's own wall limit."""
        self._path = socket_path
        self._timeout_s = timeout_s

    def prepare(self, files: Mapping[str, str], *, entry: str, kind: Kind, seed: int, limits: Limits) -> Prepared:
        """Runs cases.py and reference.py of `files` in jailed children. Raises TaskBroken, SandboxUnavailable."""
        raise NotImplementedError

    def run(
        self,
        source: bytes,
        inputs: Sequence[bytes],
        *,
        entry: str,
        kind: Kind,
        limits: Limits,
        policy: Policy,
        threads: int = 1,
        on_progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Run:
        """Runs learner code on each of `inputs`, one at a time, in one jailed child. Raises SandboxUnavailable."""
        raise NotImplementedError

    def draw(self, source: str, seed: int) -> dict[str, Any]:
        """What `draw(numpy.random.default_rng(seed))` of a question's generator returned. Raises TaskBroken."""
        raise NotImplementedError

    def info(self) -> ServerInfo:
        """Raises SandboxUnavailable."""
        raise NotImplementedError
