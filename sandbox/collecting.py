"""From the server's frames to a `Run`. What the child wrote is hostile: checked, cleaned, or kept as bytes."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from sandbox import wire
from sandbox.results import (
    CaseOutcome,
    CaseRun,
    LearnerError,
    Outcome,
    PreparedCase,
    Progress,
    Run,
    SandboxUnavailable,
    TaskBroken,
)
from sandbox.text import clean, clean_bytes

_OUTCOMES = {
    "completed", "syntax_error", "forbidden", "runtime_error", "format_error", "time_limit", "memory_limit",
    "output_limit", "cancelled",
}  # fmt: skip
_FROM_CHILD = {"syntax_error", "forbidden", "runtime_error", "format_error", "memory_limit"}
_WHILE_RUNNING = {"forbidden", "runtime_error", "memory_limit"}
_MAX_PROGRESS = wire.MAX_PROGRESS_FRAMES
_MESSAGES = {
    "memory_limit": "The memory limit was passed.",
    "output_limit": "More was printed than the limit allows.",
    "cancelled": "Cancelled.",
}


def error_fields(payload: bytes) -> dict[str, Any]:
    """{outcome, type, message, line, file} of a child's error payload; whatever it holds, these are clean."""
    try:
        found = json.loads(payload)
    except (ValueError, RecursionError):
        found = {}
    fields = found if isinstance(found, dict) else {}
    line, outcome = fields.get("line"), fields.get("outcome")
    return {
        "outcome": outcome if isinstance(outcome, str) and outcome in _FROM_CHILD else "runtime_error",
        "type": clean(str(fields.get("type", "Error")), 200),
        "message": clean(str(fields.get("message", "")), 2000),
        "line": line if type(line) is int and 0 < line < 10**7 else None,
        "file": clean(str(fields.get("file", "")), 200),
    }


def learner_error(fields: Mapping[str, Any]) -> LearnerError:
    return LearnerError(fields["type"], fields["message"], fields["line"])


def progress_of(frame: wire.Frame) -> Progress | None:
    """None for a report that is not what `chainrule.report` sends."""
    try:
        body = json.loads(frame.payload)
        metrics = {clean(str(k), 40): float(v) for k, v in list(dict(body["metrics"]).items())[:8]}
        step, loss = int(body["step"]), float(body["loss"])
    except (ValueError, TypeError, KeyError, RecursionError, OverflowError):
        return None
    return Progress(frame.case, step, loss, metrics) if abs(step) < 2**53 and not math.isnan(step) else None


class RunCollector:
    """Feed it every frame; `run()` after DONE."""

    def __init__(self, inputs: Sequence[bytes], on_progress: Callable[[Progress], None] | None) -> None:
        self._inputs = inputs
        self._on_progress = on_progress
        self._cases: list[CaseRun] = []
        self._prints: dict[int, str] = {}
        self._times: dict[int, tuple[float, float]] = {}
        self._progress: list[Progress] = []
        self._failed: dict[str, Any] | None = None
        self._done: dict[str, Any] = {}

    def take(self, frame: wire.Frame) -> None:
        """Raises SandboxUnavailable when the server could not do its work."""
        handler = self._HANDLERS.get(frame.type)
        if handler is None:
            raise SandboxUnavailable(f"unexpected frame type {frame.type}")
        handler(self, frame)

    def _returned(self, frame: wire.Frame) -> None:
        try:
            value, after = wire.unpair(frame.payload)
        except wire.FrameError as error:
            self._answered(frame.case, "format_error", error=LearnerError("ProtocolError", str(error), None))
            return
        unchanged = self._inputs[frame.case] if frame.case < len(self._inputs) else b""
        self._answered(frame.case, "returned", value=value, inputs_after=after or unchanged)

    def _raised(self, frame: wire.Frame) -> None:
        self._answered(frame.case, "raised", error=learner_error(error_fields(frame.payload)))

    def _answered(self, case: int, outcome: CaseOutcome, **fields: Any) -> None:
        if case != len(self._cases) or case >= len(self._inputs):
            raise SandboxUnavailable(f"an answer for case {case} out of turn")
        wall, cpu = self._times.get(case, (0.0, 0.0))
        prints = self._prints.get(case, "")
        self._cases.append(CaseRun(outcome, prints=prints, wall_ms=wall, cpu_ms=cpu, **fields))

    def _take_prints(self, frame: wire.Frame) -> None:
        self._prints[frame.case] = clean_bytes(frame.payload)

    def _take_times(self, frame: wire.Frame) -> None:
        wall, cpu = wire.TIMES.unpack(frame.payload)
        self._times[frame.case] = (wall, cpu)

    def _take_progress(self, frame: wire.Frame) -> None:
        progress = progress_of(frame)
        if progress is not None and len(self._progress) < _MAX_PROGRESS:
            self._progress.append(progress)
            if self._on_progress:
                self._on_progress(progress)

    def _take_failed(self, frame: wire.Frame) -> None:
        self._failed = error_fields(frame.payload)

    def _take_done(self, frame: wire.Frame) -> None:
        self._done = json.loads(frame.payload)
        if self._done["outcome"] == "unavailable":
            raise SandboxUnavailable(self._done["message"])

    _HANDLERS: Mapping[int, Callable[[RunCollector, wire.Frame], None]] = {
        wire.Type.RETURNED: _returned,
        wire.Type.RAISED: _raised,
        wire.Type.PRINTS: _take_prints,
        wire.Type.TIMING: _take_times,
        wire.Type.PROGRESS: _take_progress,
        wire.Type.FAILED: _take_failed,
        wire.Type.DONE: _take_done,
    }

    def run(self) -> Run:
        outcome, error = self._outcome()
        cases = [*self._cases, *self._unanswered(outcome, error)]
        return Run(
            outcome=outcome,
            error=error,
            cases=tuple(cases),
            peak_memory_mb=self._done["peak_mb"],
            wall_ms=self._done["wall_ms"],
            cpu_ms=self._done["cpu_ms"],
            progress=tuple(self._progress),
            versions=self._done.get("versions", {}),
            prints=self._prints.get(wire.NO_CASE, ""),
        )

    def _outcome(self) -> tuple[Outcome, LearnerError | None]:
        outcome = self._done["outcome"]
        if outcome == "failed":
            return self._failure()
        if outcome == "completed" and len(self._cases) != len(self._inputs):
            raise SandboxUnavailable("the server left cases unanswered")
        if outcome not in _OUTCOMES:
            raise SandboxUnavailable(f"unknown outcome {outcome!r}")
        if outcome == "completed":
            broken = next((case.error for case in self._cases if case.outcome == "format_error"), None)
            return ("format_error", broken) if broken else ("completed", None)
        message = self._done["message"] or _MESSAGES.get(outcome, "")
        return cast("Outcome", outcome), LearnerError(_TYPES.get(outcome, "RunError"), message, None)

    def _failure(self) -> tuple[Outcome, LearnerError]:
        """What the child says of itself. A syntax error costs no attempt; one that has seen inputs cannot have it."""
        assert self._failed
        outcome = self._failed["outcome"]
        if self._done["case"] != wire.NO_CASE and outcome not in _WHILE_RUNNING:
            outcome = "runtime_error"
        return cast("Outcome", outcome), learner_error(self._failed)

    def _unanswered(self, outcome: Outcome, error: LearnerError | None) -> list[CaseRun]:
        """The case that was running gets the run's outcome; those after it never ran."""
        rest = [CaseRun("not_run") for _ in range(len(self._inputs) - len(self._cases))]
        number = len(self._cases)
        if rest and self._done["case"] == number and outcome != "completed":
            rest[0] = CaseRun(cast("CaseOutcome", outcome), error=error, prints=self._prints.get(number, ""))
        return rest


_TYPES = {
    "time_limit": "TimeLimit",
    "memory_limit": "MemoryLimit",
    "output_limit": "OutputLimit",
    "format_error": "ProtocolError",
    "runtime_error": "ProcessExit",
}


def not_run(inputs: Sequence[bytes], outcome: Outcome, kind: str, message: str) -> Run:
    """A run that ended before any child met the source."""
    cases = tuple(CaseRun("not_run") for _ in inputs)
    return Run(outcome, LearnerError(kind, message, None), cases, peak_memory_mb=0.0, wall_ms=0.0, cpu_ms=0.0)


def prepared_case(payload: bytes) -> tuple[int, PreparedCase]:
    """The draw it belongs to, and the case.

    Raises TaskBroken: creator's code wrote this, and it is no more trusted than a learner's.
    """
    try:
        described, expected = wire.unpair(payload)
        head_bytes, inputs = wire.unpair(described)
        head = json.loads(head_bytes)
        numbers = [None if head[key] is None else float(head[key]) for key in ("rtol", "atol", "error_rate")]
        name, group, repeats = (clean(str(head[key] or ""), 200) for key in ("name", "group", "repeats"))
        draw = int(head["draw"])
    except (wire.FrameError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise TaskBroken("cases.py", None, f"a case that is none: {error}") from error
    rtol, atol, error_rate = numbers
    return draw, PreparedCase(name, group, inputs, expected, rtol, atol, error_rate, repeats)


def broken_task(frames: Sequence[wire.Frame], done: Mapping[str, Any], default_file: str) -> TaskBroken:
    failed = [error_fields(frame.payload) for frame in frames if frame.type == wire.Type.FAILED]
    if not failed:
        message = done["message"] or _MESSAGES.get(done["outcome"], "")
        return TaskBroken(default_file, None, f"{done['outcome']}: {message}")
    error = failed[-1]
    known = {"NoEntry", "TaskError", "EmptySource"}
    message = error["message"] if error["type"] in known else f"{error['type']}: {error['message']}"
    return TaskBroken(error["file"] or default_file, error["line"], message)
