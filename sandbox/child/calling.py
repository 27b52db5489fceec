"""One case: rebuild the inputs, call, encode what came back and what became of the inputs."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from sandbox.child.natives import encode_native, to_native
from sandbox.values import decode


def call_case(entry: Any, kind: str, inputs: bytes) -> tuple[bytes, bytes]:
    """(value, inputs after the call or b"" when their bytes are unchanged). Raises whatever the learner raises."""
    arguments = to_native(decode(inputs))
    result = _CALLS.get(kind, _call_function)(entry, arguments)
    value = encode_native(result)
    after = encode_native(arguments)
    flush_output()
    return value, b"" if after == inputs else after


def _call_function(entry: Any, arguments: Any) -> Any:
    args, kwargs = arguments
    return entry(*args, **kwargs)


def _call_class(entry: Any, arguments: Any) -> Any:
    (args, kwargs), calls = arguments
    instance = entry(*args, **kwargs)
    return [getattr(instance, method)(*args, **kwargs) for method, args, kwargs in calls]


_CALLS: dict[str, Callable[[Any, Any], Any]] = {"class": _call_class}


def flush_output() -> None:
    """What was printed belongs to this case: push it into the pipe before the answer leaves."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except Exception:  # noqa: BLE001, S110, PERF203  the learner may have replaced or closed the streams
            pass
