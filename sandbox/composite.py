"""Several solutions of the creator in one jailed child: a module that calls each of them on copies of the same inputs.

A child costs milliseconds and a task may know a dozen bugs. What each solution did comes back as data and is taken
apart here; when the run did not complete or cannot be taken apart, the caller runs the solutions one by one instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sandbox.limits import BOUNDS, Limits
from sandbox.results import CaseRun, Kind, LearnerError, Run
from sandbox.values import DecodeError, Value, decode, decode_inputs, encode

_PROGRAM = """
import copy

def load(source):
    namespace = {{"__name__": "solution"}}
    try:
        exec(compile(source, "solution.py", "exec"), namespace)
        return namespace[{entry!r}]
    except BaseException as error:
        return error

def result_of(entry, arguments):
    if isinstance(entry, BaseException):
        raise entry
    if {is_class!r}:
        (args, kwargs), calls = arguments
        instance = entry(*args, **kwargs)
        return [copy.deepcopy(getattr(instance, name)(*a, **k)) for name, a, k in calls]
    args, kwargs = arguments
    return entry(*args, **kwargs)

def attempt(entry, arguments):
    arguments = copy.deepcopy(arguments)
    try:
        return "returned", result_of(entry, arguments), arguments
    except BaseException as error:
        return "raised", [kind.__name__ for kind in type(error).__mro__], str(error)[:2000]

ENTRIES = [load(source) for source in {sources!r}]

def {entry}(first, second):
    return [attempt(entry, (first, second)) for entry in ENTRIES]
"""


def combined_source(entry: str, kind: Kind, sources: Sequence[str]) -> bytes:
    """A module whose `entry` calls that of each source."""
    return _PROGRAM.format(entry=entry, is_class=kind == "class", sources=list(sources)).encode()


def combined_inputs(inputs: bytes) -> bytes:
    """The pair a case consists of, as the two arguments of one call."""
    return encode((decode_inputs(inputs), {}))


def combined_limits(limits: Limits, count: int) -> Limits:
    """Room for `count` solutions, but no more than three times that of one: a slow one is better run alone."""
    share = min(count, 3)
    more = {name: min(getattr(limits, name) * share, BOUNDS[name][1]) for name in ("cpu_s", "wall_s", "output_kb")}
    memory_mb = int(min(limits.memory_mb * 2, BOUNDS["memory_mb"][1]))
    return replace(
        limits, cpu_s=more["cpu_s"], wall_s=more["wall_s"], output_kb=int(more["output_kb"]), memory_mb=memory_mb
    )


def taken_apart(run: Run, count: int) -> list[list[CaseRun]] | None:
    """For each solution its case runs; None when the combined run does not tell."""
    rows = [_row(case, count) for case in run.cases]
    if run.outcome != "completed" or not all(rows):
        return None
    return [[row[index] for row in rows if row] for index in range(count)]


def _row(case: CaseRun, count: int) -> list[CaseRun] | None:
    if case.outcome != "returned":
        return None
    try:
        attempts = decode(case.value or b"")
    except DecodeError:
        return None
    if not isinstance(attempts, list) or len(attempts) != count:
        return None
    row = [_case(attempt) for attempt in attempts]
    return [found for found in row if found] if all(row) else None


def _case(attempt: Value) -> CaseRun | None:
    if not isinstance(attempt, tuple) or len(attempt) != 3:
        return None
    what, first, second = attempt
    if what == "raised":
        return _raised(first, second)
    return CaseRun("returned", encode(first), encode(second)) if what == "returned" else None


def _raised(kinds: Value, message: Value) -> CaseRun | None:
    if not (isinstance(kinds, list) and kinds and isinstance(message, str)):
        return None
    names = tuple(kind for kind in kinds if isinstance(kind, str))
    if len(names) != len(kinds) or names[0] == "MemoryError":  # whose memory it was cannot be told
        return None
    return CaseRun("raised", error=LearnerError(names[0], message, None, names))
