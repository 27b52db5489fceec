"""A report as plain text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from sandbox.report import CaseReport, GroupReport, Report
from sandbox.spec import TaskSpec

MAX_CASES = 3


def summary(report: Report, spec: TaskSpec) -> str:
    """Verdict, groups, diagnosis and the first public failures."""
    points = spec.points * report.score
    lines = [f"{report.verdict}  {points:.0f} of {spec.points} points  (seed {report.seed})"]
    if report.error:
        place = f" in line {report.error.line}" if report.error.line else ""
        lines.append(f"{report.error.type}{place}: {report.error.message}".rstrip(": "))
    lines += [
        f"  {_mark(group, report)}  {group.name}: {group.passed} of {group.total} ({group.visibility})"
        for group in report.groups
    ]
    if report.diagnosis:
        lines += ["", report.diagnosis.text, report.diagnosis.evidence]
        lines += [f"Read again in the card: #{report.diagnosis.see}"] if report.diagnosis.see else []
    failed = [case for case in report.cases if case.detail and case.outcome not in ("accepted", "not_run")]
    for case in [case for case in failed if case.visibility == "public"][:MAX_CASES]:
        lines += ["", *_public_case(case)]
    phases = ", ".join(f"{name.removesuffix('_ms')} {value:.0f} ms" for name, value in report.timings.items())
    return "\n".join([*lines, "", f"{phases}; peak {report.peak_memory_mb:.0f} MB above the imports"])


def _mark(group: GroupReport, report: Report) -> str:
    if group.passed == group.total:
        return "pass"
    ran = any(case.group == group.name and case.outcome != "not_run" for case in report.cases)
    return "FAIL" if ran else "----"  # forbidden or no Python: nothing was run


def _public_case(case: CaseReport) -> Iterator[str]:
    yield f"Case “{case.name}”: {case.outcome}"
    detail = case.detail
    if detail is None:
        return
    expected = "one right answer" if detail.several else "expected"
    for label, text in (("input", detail.input), (expected, detail.expected), ("got", detail.got)):
        if text:
            yield f"  {label}:"
            yield from (f"    {line}" for line in text.splitlines())
    if detail.message:
        yield f"  {detail.where}: {detail.message}" if detail.where else f"  {detail.message}"
    if detail.prints:
        yield "  printed:"
        yield from (f"    {line}" for line in detail.prints.splitlines())
    if detail.error:
        yield f"  {detail.error.type} in line {detail.error.line}: {detail.error.message}"
