"""Prove a task: reference and right solutions pass on fresh cases, the starter does not, each wrong one is named."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from sandbox.ahead import is_cheap
from sandbox.client import Sandbox, TaskBroken
from sandbox.judge import judge
from sandbox.package import TaskPackage
from sandbox.remembering import Remembering
from sandbox.report import CaseReport, Report
from sandbox.spec import KnownWrong

MIN_HIDDEN_CASES = 8
Level = Literal["error", "warning"]


@dataclass(frozen=True)
class Finding:
    """Something a creator has to mend (error) or to look at (warning). `case` is empty where none is to blame."""

    level: Level
    file: str
    message: str
    case: str = ""
    seed: int | None = None

    def __str__(self) -> str:
        place = self.file + (f", case {self.case!r}" if self.case else "")
        return f"{place}: {self.message}" + (f" (seed {self.seed})" if self.seed is not None else "")


@dataclass(frozen=True)
class CheckResult:
    """The proof shown on the task's page, and what is wrong with it."""

    slug: str
    content_hash: str
    seeds: tuple[int, ...]
    findings: tuple[Finding, ...]
    reference_seeds: int
    right_accepted: int
    right_total: int
    wrong_caught: int
    wrong_total: int
    cases: int
    hidden_cases: int
    versions: Mapping[str, str]

    @property
    def ok(self) -> bool:
        return not any(finding.level == "error" for finding in self.findings)

    def to_json(self) -> dict[str, Any]:
        """Plain dicts and lists, with `ok`."""
        plain = asdict(self)
        return {**plain, "seeds": list(self.seeds), "findings": list(plain["findings"]), "ok": self.ok}


def draws(package: TaskPackage, seeds: int) -> int:
    """On how many draws a task is proven; a training run takes seconds, so it gets a fifth of them."""
    return -(-seeds // 5) if package.spec.kind == "training" else seeds


def check_package(
    package: TaskPackage,
    sandboxes: Mapping[str, Sandbox],
    seeds: int = 5,
    *,
    progress: Callable[[str], None] | None = None,
    data_dir: Path | None = None,
) -> CheckResult:
    """Judge every solution of the task on `seeds` fresh draws in the real sandbox of its profile.

    sandboxes: profile → client. data_dir: as for `judge`. Raises KeyError when the task's profile is not among them,
    SandboxUnavailable when the sandbox fails. A reference that is not accepted ends the check: nothing else could be
    believed.
    """
    sandbox = sandboxes[package.spec.profile]
    return _Check(package, sandbox, tuple(range(1, seeds + 1)), progress, data_dir).result()


class _Check:
    def __init__(
        self,
        package: TaskPackage,
        sandbox: Sandbox,
        seeds: Sequence[int],
        progress: Callable[[str], None] | None,
        data_dir: Path | None,
    ) -> None:
        self.package, self.seeds, self.progress, self.data_dir = package, tuple(seeds), progress, data_dir
        self.client, self.sandbox = sandbox, Remembering(sandbox)
        self.findings: list[Finding] = []

    def result(self) -> CheckResult:
        solution = self.package.solution
        reports = [self.judge(solution, seed, with_diagnosis=False) for seed in self.seeds]
        accepted = sum(self.expect_accepted(solution, report) for report in reports)
        sound = accepted == len(self.seeds)
        right = sum(self.right(name) for name in self.package.right) if sound else 0
        wrong = self.wrong_caught() if sound else 0
        if sound:
            self.starter()
            self.draws_alone()
            self.coverage(reports[0])
        return CheckResult(
            slug=self.package.slug,
            content_hash=self.package.content_hash,
            seeds=self.seeds,
            findings=tuple(self.findings),
            reference_seeds=accepted,
            right_accepted=right,
            right_total=len(self.package.right),
            wrong_caught=wrong,
            wrong_total=len(self.package.spec.wrong),
            cases=len(reports[0].cases),
            hidden_cases=sum(case.visibility == "hidden" for case in reports[0].cases),
            versions=dict(reports[0].versions),
        )

    def judge(self, file: str, seed: int, *, with_diagnosis: bool = True) -> Report:
        if self.progress:
            self.progress(f"{self.package.slug}: {file}, seed {seed}")
        source = self.package.files[file].encode()
        return judge(
            self.package,
            source,
            sandbox=self.sandbox,
            seed=seed,
            with_diagnosis=with_diagnosis,
            data_dir=self.data_dir,
        )

    def right(self, name: str) -> bool:
        file = f"right/{name}"
        return all(self.expect_accepted(file, self.judge(file, seed, with_diagnosis=False)) for seed in self.seeds)

    def expect_accepted(self, file: str, report: Report) -> bool:
        if report.verdict == "accepted":
            return True
        for case in list(failing(report))[:3]:
            self.error(file, f"{case.outcome}{_because(case)}", case.name, report.seed)
        if not any(failing(report)):
            self.error(file, _verdict_words(report), seed=report.seed)
        return False

    def wrong_caught(self) -> int:
        """How many wrong solutions get their own diagnosis on every seed. Each is run whole before any is compared."""
        for seed in self.seeds:
            for known in self.package.spec.wrong:
                self.judge(f"wrong/{known.file}", seed, with_diagnosis=False)
        return sum(self.wrong(known) for known in self.package.spec.wrong)

    def wrong(self, known: KnownWrong) -> bool:
        file = f"wrong/{known.file}"
        return all(self.expect_named(known, file, self.judge(file, seed)) for seed in self.seeds)

    def expect_named(self, known: KnownWrong, file: str, report: Report) -> bool:
        if report.verdict == "accepted":
            self.error(file, "is accepted: no case catches this bug", seed=report.seed)
        elif report.verdict in ("internal_error", "syntax_error"):
            self.error(file, _verdict_words(report), seed=report.seed)
        elif report.diagnosis is None or report.diagnosis.text != known.diagnosis:
            told = report.diagnosis.text if report.diagnosis else "nothing"
            self.error(file, f"is rejected, but the diagnosis says {told!r}", _first_name(report), report.seed)
        else:
            return True
        return False

    def starter(self) -> None:
        file = f"starter{self.package.language.suffix}"
        report = self.judge(file, self.seeds[0], with_diagnosis=False)
        if report.verdict == "accepted":
            self.error(file, "is accepted as it stands")
        elif all(case.outcome == "not_run" for case in report.cases):
            self.error(file, f"must load and define {self.package.spec.entry}: {_verdict_words(report)}")

    def draws_alone(self) -> None:
        """Submissions that wait are drawn together: a seed must get the cases that it gets alone."""
        spec, files, last = self.package.spec, self.package.judge_files, self.seeds[-1]
        if spec.data:
            return
        alone = self.sandbox.prepare(files, entry=spec.target, kind=spec.kind, seed=last, limits=spec.limits)
        if not is_cheap(alone):
            return
        try:
            together = self.client.prepare_many(
                files, [last + 1, last], entry=spec.target, kind=spec.kind, limits=spec.limits
            )
        except TaskBroken as broken:
            self.error("cases.py", f"a second draw in one process fails: {broken}", seed=last)
        else:
            if together[1].cases != alone.cases:
                self.error("cases.py", "gives other cases after another draw: keep nothing between draws", seed=last)

    def coverage(self, report: Report) -> None:
        hidden = sum(case.visibility == "hidden" for case in report.cases)
        if hidden < MIN_HIDDEN_CASES:
            self.warn("cases.py", f"{hidden} hidden cases; at least {MIN_HIDDEN_CASES} are usual")
        if hidden == len(report.cases):
            self.warn("cases.py", "no public case: nothing to run before submitting")
        for kind, count, least in (("wrong", len(self.package.spec.wrong), 3), ("right", len(self.package.right), 2)):
            if count < least:
                self.warn(f"{kind}/", f"{count} {kind} solutions; at least {least} are usual")

    def error(self, file: str, message: str, case: str = "", seed: int | None = None) -> None:
        self.findings.append(Finding("error", file, message, case, seed))

    def warn(self, file: str, message: str) -> None:
        self.findings.append(Finding("warning", file, message))


def failing(report: Report) -> Iterator[CaseReport]:
    return (case for case in report.cases if case.outcome not in ("accepted", "not_run"))


def _first_name(report: Report) -> str:
    return next((case.name for case in failing(report)), "")


def _because(case: CaseReport) -> str:
    if case.detail and case.detail.error:
        return f": {case.detail.error.type} in line {case.detail.error.line} {case.detail.error.message}".rstrip()
    return f": {case.detail.where}: {case.detail.message}" if case.detail and case.detail.message else ""


def _verdict_words(report: Report) -> str:
    error = f": {report.error.type}: {report.error.message}" if report.error else ""
    return report.verdict + error
