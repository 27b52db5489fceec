"""One case: rebuild the inputs, call, encode what came back and what became of the inputs."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from typing import Any

from sandbox.child.given import Handed
from sandbox.child.natives import encode_native
from sandbox.values import EncodeError, Opaque, decode, encode


def call_case(entry: Any, kind: str, inputs: bytes, built: tuple[Any, Handed]) -> tuple[bytes, bytes]:
    """(value, inputs after the call or b"" when their bytes are unchanged). Raises whatever the learner raises.

    built: the arguments that `inputs` stand for, as `rebuilt` makes them.
    """
    arguments, handed = built
    value = _CALLS.get(kind, _call_function)(entry, arguments)
    after = encode_native(arguments, handed)
    flush_output()
    return value, b"" if after == inputs else after


def _call_function(entry: Any, arguments: Any) -> bytes:
    args, kwargs = arguments
    return encode_native(entry(*args, **kwargs))


def _call_class(entry: Any, arguments: Any) -> bytes:
    """Each result is taken before the next call, which may write into the very array that was handed out."""
    (args, kwargs), calls = arguments
    instance = entry(*args, **kwargs)
    results = [decode(encode_native(getattr(instance, method)(*args, **kwargs))) for method, args, kwargs in calls]
    try:
        return encode(results)
    except EncodeError as error:
        return encode(Opaque("list", str(error)))


_CALLS: dict[str, Callable[[Any, Any], bytes]] = {"class": _call_class}


def flush_output() -> None:
    """What was printed belongs to this case: push it into the pipe before the answer leaves."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(Exception):  # the learner may have replaced or closed the streams
            stream.flush()
