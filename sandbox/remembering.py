"""A sandbox that runs each source on each input once: the check compares every solution with every other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import Protocol

from sandbox.limits import Limits
from sandbox.policy import Policy
from sandbox.results import Answer, CaseRun, Kind, Prepared, Progress, Run

_ANSWERED = ("returned", "raised")
_LIMITS = ("time_limit", "memory_limit", "output_limit")


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
        given: str = "",
        threads: int = 1,
        on_progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Run: ...

    def check(self, files: Mapping[str, str], answers: Sequence[Answer], *, limits: Limits) -> list[str]: ...


class Remembering:
    """Remembers what the runs of one task gave. Only for solutions that answer equal calls equally.

    A run is answered from memory as far as its cases are known; the others are run. So cases that are the same on
    every draw, the long ones above all, are run once, and one that passed a limit passes it again.
    """

    def __init__(self, sandbox: CaseRunner) -> None:
        self._sandbox = sandbox
        self._prepared: dict[tuple[int, tuple[tuple[str, str], ...]], Prepared] = {}
        self._known: dict[tuple[bytes, str, str], _Known] = {}
        self._said: dict[Answer, str] = {}

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
        key = seed, tuple(sorted(files.items()))
        if key not in self._prepared:
            self._prepared[key] = self._sandbox.prepare(
                files, entry=entry, kind=kind, seed=seed, limits=limits, data=data
            )
        return self._prepared[key]

    def run(
        self,
        source: bytes,
        inputs: Sequence[bytes],
        *,
        entry: str,
        kind: Kind,
        limits: Limits,
        policy: Policy,
        given: str = "",
        threads: int = 1,
        on_progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Run:
        known = self._known.setdefault((source, entry, given), _Known())
        missing = known.missing(inputs)
        if known.run and not missing:
            return known.answer(inputs)
        wanted = missing if known.run and len(set(inputs)) == len(inputs) else inputs  # what repeats is run twice
        run = self._sandbox.run(
            source,
            wanted,
            entry=entry,
            kind=kind,
            limits=limits,
            policy=policy,
            given=given,
            threads=threads,
            on_progress=on_progress,
            cancelled=cancelled,
        )
        known.learn(wanted, run)
        return known.answer(inputs) if wanted is missing and not known.missing(inputs) else run

    def check(self, files: Mapping[str, str], answers: Sequence[Answer], *, limits: Limits) -> list[str]:
        unknown = [one for one in dict.fromkeys(answers) if one not in self._said]
        if unknown:
            self._said.update(zip(unknown, self._sandbox.check(files, unknown, limits=limits), strict=True))
        return [self._said[one] for one in answers]


@dataclass
class _Known:
    """Of one source: each case that was answered, and each that ended a run by a limit, with that run."""

    run: Run | None = None
    cases: dict[bytes, CaseRun] = field(default_factory=dict)
    ended: dict[bytes, Run] = field(default_factory=dict)

    def learn(self, inputs: Sequence[bytes], run: Run) -> None:
        for data, case in zip(inputs, run.cases, strict=True):
            if case.outcome in _ANSWERED:
                self.cases[data] = case
            elif case.outcome in _LIMITS:
                self.cases[data], self.ended[data] = case, run
        if run.outcome == "completed" or run.outcome in _LIMITS:
            self.run = run

    def missing(self, inputs: Sequence[bytes]) -> list[bytes]:
        """What has to be run: up to a case that is known to end a run."""
        wanted = list(takewhile(lambda data: data not in self.ended, inputs))
        return [data for data in dict.fromkeys(wanted) if data not in self.cases]

    def answer(self, inputs: Sequence[bytes]) -> Run:
        assert self.run
        done = list(takewhile(lambda data: data not in self.ended, inputs))
        cases = [self.cases[data] for data in done]
        if len(done) == len(inputs):
            return replace(self.run, outcome="completed", error=None, cases=tuple(cases))
        last = inputs[len(done)]
        rest = [CaseRun("not_run")] * (len(inputs) - len(done) - 1)
        return replace(self.ended[last], cases=(*cases, self.cases[last], *rest))
