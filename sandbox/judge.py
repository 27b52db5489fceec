"""Judge one submission: draw the cases, run the learner's code, grade, find the likely cause, report.

Theory of operation. Two jailed children that never meet: one runs the creator's cases.py and reference.py and yields
inputs and expected values; one runs the learner's code on the inputs alone, one case at a time. Expected values, seed
and tolerances stay on this side. Only when something failed do more children run: one with the task's checker, where it
has one; the known wrong solutions on the same inputs; once more the learner's code to see whether it repeats itself.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from sandbox.curve import curve
from sandbox.datasets.dataset import Dataset, DatasetError
from sandbox.datasets.shelf import find
from sandbox.describe import clean
from sandbox.details import MAX_PRINTS, case_reports, first_error
from sandbox.diagnose import diagnose
from sandbox.gradient import grade_gradient, reference_losses, reference_trials
from sandbox.package import TaskPackage
from sandbox.policy import Policy
from sandbox.remembering import CaseRunner
from sandbox.report import Diagnosis, ErrorReport, Report, Scope
from sandbox.results import Progress, Run, TaskBroken
from sandbox.runs import Runs, Watchers
from sandbox.scoring import group_reports, score, verdict_of
from sandbox.trials import Graded, Trial, make_trials, refuse_checker_unsaid, refuse_unlike_repeats


def judge(
    package: TaskPackage,
    source: bytes,
    *,
    sandbox: CaseRunner,
    seed: int,
    scope: Scope = "all",
    on_progress: Callable[[Progress], None] | None = None,
    on_phase: Callable[[str], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    with_diagnosis: bool = True,
    data_dir: Path | None = None,
) -> Report:
    """The verdict on `source`. The same seed draws the same cases.

    on_phase hears "prepare", "run", "grade", "diagnose"; on_progress hears the frames of public cases only.
    data_dir: where data sets lie that were fetched; None: those that were not fetched are judged on what stands in.
    A broken task gives a report with verdict internal_error whose `error` names file and line, for the task's author.
    Raises SandboxUnavailable when the sandbox could not do its work: the submission is not judged, try again.
    """
    watchers = Watchers(on_progress, on_phase, cancelled)
    judgement = _Judgement(
        package, source, sandbox=sandbox, seed=seed, scope=scope, watchers=watchers, data_dir=data_dir
    )
    return judgement.report(with_diagnosis=with_diagnosis)


class _Judgement:
    """One submission on its way through the phases; `timings` collects what each took."""

    def __init__(
        self,
        package: TaskPackage,
        source: bytes,
        *,
        sandbox: CaseRunner,
        seed: int,
        scope: Scope,
        watchers: Watchers,
        data_dir: Path | None,
    ) -> None:
        self.data_dir = data_dir
        self.dataset: Dataset | None = None
        self.package, self.source, self.sandbox = package, source, sandbox
        self.seed, self.scope, self.watchers = seed, scope, watchers
        self.runs = Runs(package, sandbox, watchers)
        self.losses: dict[str, float] = {}
        self.timings: dict[str, float] = {}
        self._since = time.perf_counter()

    def report(self, *, with_diagnosis: bool) -> Report:
        try:
            trials = self.prepare()
            run = self.run(trials)
            self.watchers.phase("grade")
            graded = self.grade(trials, run)
            self._lap("grade_ms")
            diagnosis = self.diagnose(graded, run) if with_diagnosis else None
        except TaskBroken as broken:
            return self.broken(broken)
        return self.build(graded, run, diagnosis)

    def prepare(self) -> tuple[Trial, ...]:
        self.watchers.phase("prepare")
        spec = self.package.spec
        self.dataset = self.read_dataset()
        prepared = self.sandbox.prepare(
            self.package.judge_files,
            entry=spec.target,
            kind=spec.kind,
            seed=self.seed,
            limits=spec.limits,
            data=self.data(),
        )
        refuse_checker_unsaid(spec, prepared)
        trials = make_trials(self.package, prepared.cases, self.scope, self.dataset.source if self.dataset else None)
        if spec.gradient:
            forward = self.runs.forward(self.package.reference.encode(), Policy())
            if spec.gradient.source == "reference":
                trials = reference_trials(spec, spec.gradient, trials, forward)
            else:
                self.losses = reference_losses(trials, forward)
        self._lap("prepare_ms")
        return trials

    def read_dataset(self) -> Dataset | None:
        """Raises TaskBroken when the files that were fetched are not what they were."""
        try:
            return find(self.package.spec.data.name, self.data_dir) if self.package.spec.data else None
        except DatasetError as error:
            raise TaskBroken("data", None, str(error)) from error

    def data(self) -> bytes | None:
        if self.dataset is None:
            return None
        return self.dataset.encoded(self.package.spec.comparison_on(self.dataset.source).error_rate)

    def run(self, trials: Sequence[Trial]) -> Run:
        self.watchers.phase("run")
        run = self.runs.learner(self.source, trials)
        self._lap("run_ms")
        return run

    def grade(self, trials: Sequence[Trial], run: Run) -> list[Graded]:
        spec = self.package.spec
        if spec.gradient and spec.gradient.source == "learner":
            forward = self.runs.forward(self.source, spec.policy)
            return [
                grade_gradient(spec, trial, case, check=spec.gradient, evaluate=forward, loss=self.losses[trial.name])
                for trial, case in zip(trials, run.cases, strict=True)
            ]
        return refuse_unlike_repeats(self.runs.graded(trials, run.cases))

    def diagnose(self, graded: Sequence[Graded], run: Run) -> Diagnosis | None:
        if run.outcome == "cancelled" or not any(item.failed for item in graded):
            return None
        self.watchers.phase("diagnose")
        found = diagnose(self.package, self.source, graded, self.runs)
        self._lap("diagnose_ms")
        return found

    def build(self, graded: Sequence[Graded], run: Run, diagnosis: Diagnosis | None) -> Report:
        groups = group_reports(self.package.spec.groups, graded)
        verdict = verdict_of(run, graded)
        return Report(
            verdict=verdict,
            score=score(groups) if verdict in ("accepted", "partial") else 0.0,
            scope=self.scope,
            seed=self.seed,
            content_hash=self.package.content_hash,
            groups=groups,
            cases=case_reports(self.package.spec, graded, self.source),
            diagnosis=diagnosis,
            error=first_error(run, graded, self.source),
            prints=clean(run.prints, MAX_PRINTS, lines=True),
            curve=curve(run.progress, [item.trial for item in graded]),
            timings=self.timings,
            peak_memory_mb=round(run.peak_memory_mb, 1),
            versions={**run.versions, **({"data": self.dataset.version} if self.dataset else {})},
        )

    def broken(self, broken: TaskBroken) -> Report:
        return Report(
            verdict="internal_error",
            score=0.0,
            scope=self.scope,
            seed=self.seed,
            content_hash=self.package.content_hash,
            error=ErrorReport("TaskBroken", broken.line, str(broken)),
            timings=self.timings,
        )

    def _lap(self, name: str) -> None:
        now = time.perf_counter()
        self.timings[name] = round((now - self._since) * 1000, 1)
        self._since = now
