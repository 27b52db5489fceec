"""A sandbox that runs each source on each input once: the check compares every solution with every other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from sandbox.limits import Limits
from sandbox.policy import Policy
from sandbox.results import CaseRun, Kind, Prepared, Progress, Run


class CaseRunner(Protocol):
    """What the judge needs of a sandbox; `sandbox.client.Sandbox` is one."""

    def prepare(
        self,
        files: Mapping[str, str],
        *,
        entry: str,
        kind: Kind,
        seed: int,
        limits: Limits,
        data: bytes | None = None,
    ) -> Prepared: ...

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
    ) -> Run: ...


class Remembering:
    """Remembers the cases of completed runs of one task. Only for solutions that answer equal calls equally."""

    def __init__(self, sandbox: CaseRunner) -> None:
        self._sandbox = sandbox
        self._prepared: dict[int, Prepared] = {}
        self._cases: dict[tuple[bytes, str], tuple[Run, dict[bytes, CaseRun]]] = {}

    def prepare(
        self,
        files: Mapping[str, str],
        *,
        entry: str,
        kind: Kind,
        seed: int,
        limits: Limits,
        data: bytes | None = None,
    ) -> Prepared:
        if seed not in self._prepared:
            self._prepared[seed] = self._sandbox.prepare(
                files, entry=entry, kind=kind, seed=seed, limits=limits, data=data
            )
        return self._prepared[seed]

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
        known = self._cases.get((source, entry))
        if known and all(data in known[1] for data in inputs):
            return replace(known[0], cases=tuple(known[1][data] for data in inputs))
        run = self._sandbox.run(
            source,
            inputs,
            entry=entry,
            kind=kind,
            limits=limits,
            policy=policy,
            threads=threads,
            on_progress=on_progress,
            cancelled=cancelled,
        )
        if run.outcome == "completed":
            _, cases = self._cases.setdefault((source, entry), (run, {}))
            cases.update(zip(inputs, run.cases, strict=True))
        return run
