"""What the sandbox answers: frozen values at its border, all text cleaned, all bytes still undecoded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from sandbox.values import Value, decode

Outcome = Literal[
    "completed",
    "syntax_error",
    "forbidden",
    "runtime_error",
    "format_error",
    "time_limit",
    "memory_limit",
    "output_limit",
    "cancelled",
]
CaseOutcome = Literal[
    "returned", "raised", "runtime_error", "format_error", "time_limit", "memory_limit", "output_limit", "forbidden",
    "cancelled", "not_run",
]  # fmt: skip
Kind = Literal["function", "class", "training", "gradient"]


class SandboxUnavailable(Exception):
    """The sandbox could not do its work: our fault, never the learner's. Retry."""


class SandboxAway(SandboxUnavailable):
    """No server listens, so nothing of the work was begun. Wait for it."""


class TaskBroken(Exception):
    """The creator's code failed. `file` is given.py, cases.py, reference.py or generator; `line` is None where none is
    known.
    """

    def __init__(self, file: str, line: int | None, message: str) -> None:
        super().__init__(f"{file}:{line}: {message}" if line else f"{file}: {message}")
        self.file = file
        self.line = line
        self.message = message


@dataclass(frozen=True)
class LearnerError:
    """An exception of the learner's code: its type's name, its message and the last line of theirs it passed.

    kinds: the names of its class and of all it inherits from, as the learner's process tells them.
    """

    type: str
    message: str
    line: int | None
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Progress:
    """One `chainrule.report(step, loss, **metrics)` of case number `case`; `loss` may be NaN or infinite."""

    case: int
    step: int
    loss: float
    metrics: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class PreparedCase:
    """`inputs` and `expected` are `values.encode` bytes. A function's inputs: `((args…), {kwargs})`; a class's:
    `(((args…), {kwargs}), [(method, (args…), {kwargs}), …])`, and its result is the list of what the calls returned.
    repeats: the name of a case with the same inputs, whose result this one must equal bit for bit.
    raises: the exception that is expected instead of a result, or a class it inherits from.
    """

    name: str
    group: str
    inputs: bytes
    expected: bytes
    rtol: float | None = None
    atol: float | None = None
    error_rate: float | None = None
    repeats: str = ""
    raises: str = ""

    @cached_property
    def expected_value(self) -> Value:
        """Decoded once, however many solutions are judged by it. Raises DecodeError."""
        return decode(self.expected)


@dataclass(frozen=True)
class Prepared:
    """checks: whether cases.py defines a checker."""

    cases: tuple[PreparedCase, ...]
    versions: Mapping[str, str]
    ms: float
    checks: bool = False


@dataclass(frozen=True)
class Answer:
    """What a checker is asked about: the case's name and inputs, and a result, encoded anew on the trusted side."""

    name: str
    inputs: bytes
    got: bytes


@dataclass(frozen=True)
class CaseRun:
    """One case. `value` and `inputs_after` are undecoded hostile bytes, present when `outcome` is "returned";
    `inputs_after` is the very object passed in when the arguments' bytes are unchanged.
    """

    outcome: CaseOutcome
    value: bytes | None = None
    inputs_after: bytes | None = None
    error: LearnerError | None = None
    prints: str = ""
    wall_ms: float = 0.0
    cpu_ms: float = 0.0


@dataclass(frozen=True)
class Run:
    """One run of learner code; the child is dead. `outcome` "completed" means every case returned or raised.

    `prints` is what was printed while the module was loaded. `peak_memory_mb` counts above the resident imports.
    """

    outcome: Outcome
    error: LearnerError | None
    cases: tuple[CaseRun, ...]
    peak_memory_mb: float
    wall_ms: float
    cpu_ms: float
    progress: tuple[Progress, ...] = ()
    versions: Mapping[str, str] = field(default_factory=dict)
    prints: str = ""


@dataclass(frozen=True)
class ServerInfo:
    """`layers` maps a layer's name to "active: how proven" or "missing: why"; `slots` run at a time."""

    profile: str
    versions: Mapping[str, str]
    layers: Mapping[str, str]
    slots: int
    runs: int
    uptime_s: float
    gpu: str = ""
