"""What a judgement says, as frozen data with a round trip to plain JSON dicts.

`cases[].outcome` is "accepted", "not_run" or a failing verdict's name. Public cases carry a `CaseDetail`; a hidden
case carries none, or on an exception its type and the learner's own line, and nothing else: no input, no expected or
returned value, no print, no message.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from sandbox.spec import Visibility

Verdict = Literal[
    "accepted",
    "partial",
    "wrong_answer",
    "format_error",
    "time_limit",
    "memory_limit",
    "output_limit",
    "runtime_error",
    "syntax_error",
    "forbidden",
    "internal_error",
    "cancelled",
]
CaseOutcome = Literal[
    "accepted",
    "wrong_answer",
    "format_error",
    "time_limit",
    "memory_limit",
    "output_limit",
    "runtime_error",
    "forbidden",
    "cancelled",
    "not_run",
]
Scope = Literal["public", "all"]


@dataclass(frozen=True)
class ErrorReport:
    """An exception. `message` is empty where it could carry hidden data."""

    type: str
    line: int | None = None
    message: str = ""


@dataclass(frozen=True)
class CaseDetail:
    """Public: everything. Hidden: `error` alone. heatmap: `{where, rows, cols, values, alt}`.

    several: `expected` is one right answer of several.
    """

    input: str = ""
    expected: str = ""
    got: str = ""
    where: str = ""
    message: str = ""
    max_abs: float | None = None
    prints: str = ""
    error: ErrorReport | None = None
    heatmap: dict[str, Any] | None = None
    several: bool = False


@dataclass(frozen=True)
class CaseReport:
    name: str
    group: str
    visibility: Visibility
    outcome: CaseOutcome
    detail: CaseDetail | None = None


@dataclass(frozen=True)
class GroupReport:
    """`score` is the share of its cases passed; the group earns weight × score."""

    name: str
    visibility: Visibility
    weight: float
    note: str
    passed: int
    total: int
    score: float


@dataclass(frozen=True)
class Diagnosis:
    """What went wrong, in words. `see`: the card's anchor to read again; `cause`: the bug's name, for statistics."""

    text: str
    see: str
    source: Literal["known_wrong", "explainer"]
    evidence: str
    cause: str = ""


@dataclass(frozen=True)
class CurvePoint:
    """One progress frame of a public case; a loss or metric that is not finite is None."""

    case: str
    step: int
    loss: float | None
    metrics: dict[str, float | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Report:
    """The end of a submission. `score` is between 0 and 1; `error` the first exception met; `reduced`: the task prefers
    a GPU and was judged on the CPU, with the sizes its cases choose there.
    """

    verdict: Verdict
    score: float
    scope: Scope
    seed: int
    content_hash: str
    groups: tuple[GroupReport, ...] = ()
    cases: tuple[CaseReport, ...] = ()
    diagnosis: Diagnosis | None = None
    error: ErrorReport | None = None
    prints: str = ""
    curve: tuple[CurvePoint, ...] = ()
    timings: Mapping[str, float] = field(default_factory=dict)
    peak_memory_mb: float = 0.0
    versions: Mapping[str, str] = field(default_factory=dict)
    reduced: bool = False

    def to_json(self) -> dict[str, Any]:
        """Plain dicts, lists, strings, numbers, bools and None."""
        plain: dict[str, Any] = asdict(self)
        for key in ("groups", "cases", "curve"):
            plain[key] = list(plain[key])
        return plain

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Report:
        """The report `to_json` came from; KeyError or TypeError when `data` is something else."""
        nested = {
            "groups": tuple(GroupReport(**item) for item in data["groups"]),
            "cases": tuple(_case(item) for item in data["cases"]),
            "curve": tuple(CurvePoint(**item) for item in data["curve"]),
            "diagnosis": Diagnosis(**data["diagnosis"]) if data["diagnosis"] else None,
            "error": ErrorReport(**data["error"]) if data["error"] else None,
        }
        return cls(**{**data, **nested})


def _case(data: Mapping[str, Any]) -> CaseReport:
    detail = data["detail"]
    return CaseReport(**{**data, "detail": _detail(detail) if detail else None})


def _detail(data: Mapping[str, Any]) -> CaseDetail:
    error = data["error"]
    return CaseDetail(**{**data, "error": ErrorReport(**error) if error else None})
