"""Why a child died that nobody had killed, in words for the language it ran."""

from __future__ import annotations

import signal

_ELSEWHERE = (
    "The code read or wrote memory that is not its own: an index outside an array, a pointer that leads nowhere, a "
    "recursion that is too deep."
)
_IN_C: dict[int, str] = {
    signal.SIGSEGV: _ELSEWHERE,
    signal.SIGBUS: _ELSEWHERE,
    signal.SIGFPE: "The code divided a whole number by zero.",
    signal.SIGILL: "The code came to a place that must not be reached.",
    signal.SIGTRAP: "The code came to a place that must not be reached.",
}
_ABORTED = signal.SIGABRT
"""The exit code that `child.ccall` gives to abort()."""
_ABORT = (
    "abort() ended the code. Usual causes: writing past the end of memory from malloc (is it count times sizeof?), "
    "freeing twice, overrunning an array on the stack, an assert that failed."
)


def cause_of_death(status: int | None, *, compiled: bool) -> tuple[str, str]:
    """(outcome, message) of a wait status; a negative one is a signal."""
    if compiled and status == _ABORTED:
        return "runtime_error", _ABORT
    if status is None or status >= 0:
        return "runtime_error", f"The process ended itself (exit code {status}) before it had answered."
    if -status == signal.SIGXCPU:
        return "time_limit", ""
    name = signal.Signals(-status).name if -status in set(signal.Signals) else str(-status)
    words = _IN_C.get(-status) if compiled else None
    return "runtime_error", f"{words} ({name})" if words else f"The process was ended by {name}."
