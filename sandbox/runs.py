"""Runs of one task's code in the jail, as the judge needs them: a source on trials, several sources at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sandbox.checking import with_checker
from sandbox.composite import combined_inputs, combined_limits, combined_source, taken_apart
from sandbox.curve import is_public
from sandbox.limits import Limits
from sandbox.package import TaskPackage
from sandbox.policy import Policy
from sandbox.remembering import CaseRunner
from sandbox.results import CaseRun, Kind, Progress, Run, SandboxUnavailable
from sandbox.trials import Graded, Trial, grade_run


@dataclass(frozen=True)
class Watchers:
    """Who hears of the run while it lasts, and who may stop it."""

    on_progress: Callable[[Progress], None] | None = None
    on_phase: Callable[[str], None] | None = None
    cancelled: Callable[[], bool] | None = None

    def phase(self, name: str) -> None:
        if self.on_phase:
            self.on_phase(name)


@dataclass(frozen=True)
class Runs:
    """The jail, for one task. Every method raises SandboxUnavailable unless each case is answered."""

    package: TaskPackage
    sandbox: CaseRunner
    watchers: Watchers

    def learner(self, source: bytes, trials: Sequence[Trial]) -> Run:
        """The learner's run: frames of public cases are passed on."""
        report = self.watchers.on_progress
        pass_on = (lambda frame: report(frame) if is_public(frame, trials) else None) if report else None
        return self._run(source, [trial.inputs for trial in trials], on_progress=pass_on)

    def again(self, source: bytes, trials: Sequence[Trial]) -> Run:
        """One more run, of which nobody hears."""
        return self._run(source, [trial.inputs for trial in trials])

    def together(self, sources: Sequence[str], trials: Sequence[Trial]) -> list[list[CaseRun]] | None:
        """The case runs of each of the creator's sources, all in one child; None when that did not work out, as with
        sources in C, which are compiled one by one, and where given.py makes arguments, whose state copies would share.
        """
        if self.package.spec.prototype or self.package.given:
            return None
        spec, inputs = self.package.spec, [combined_inputs(trial.inputs) for trial in trials]
        source = combined_source(spec.entry, spec.kind, sources)
        limits = combined_limits(spec.limits, len(sources))
        run = self._run(source, inputs, kind="function", limits=limits, policy=Policy())
        return taken_apart(run, len(sources))

    def graded(self, trials: Sequence[Trial], cases: Sequence[CaseRun]) -> list[Graded]:
        """The cases of one run, by comparison and by the task's checker. Raises TaskBroken when that one fails."""
        graded = [grade_run(trial, case) for trial, case in zip(trials, cases, strict=True)]
        package = self.package
        if not package.spec.comparison.checker:
            return graded
        files, limits = package.judge_files, package.spec.limits
        return with_checker(graded, lambda answers: self.sandbox.check(files, answers, limits=limits))

    def forward(self, source: bytes, policy: Policy) -> Callable[[Sequence[bytes]], Sequence[CaseRun]]:
        """The forward pass of a gradient task in `source`, as a function of encoded inputs."""
        spec = self.package.spec
        entry = spec.gradient.forward if spec.gradient else spec.entry

        def evaluate(inputs: Sequence[bytes]) -> Sequence[CaseRun]:
            run = self._run(source, inputs, entry=entry, kind="function", policy=policy)
            if run.error and all(case.outcome == "not_run" for case in run.cases):
                return [CaseRun("raised", error=run.error)] * len(inputs)
            return run.cases

        return evaluate

    def _run(
        self,
        source: bytes,
        inputs: Sequence[bytes],
        *,
        entry: str = "",
        kind: Kind | None = None,
        limits: Limits | None = None,
        policy: Policy | None = None,
        on_progress: Callable[[Progress], None] | None = None,
    ) -> Run:
        spec = self.package.spec
        run = self.sandbox.run(
            source,
            inputs,
            entry=entry or spec.target,
            kind=kind or spec.kind,
            limits=limits or spec.limits,
            policy=spec.policy if policy is None else policy,
            given=self.package.given,
            on_progress=on_progress,
            cancelled=self.watchers.cancelled,
        )
        if len(run.cases) != len(inputs):
            raise SandboxUnavailable(f"{len(run.cases)} answers to {len(inputs)} cases")
        return run
