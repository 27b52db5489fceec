"""The operation "check": the task's own checker on results that are not the reference's."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

from sandbox import wire
from sandbox.child import channel
from sandbox.child.calling import flush_output
from sandbox.child.creating import CASES
from sandbox.child.errors import broken
from sandbox.child.given import rebuilt, receive_given
from sandbox.child.loading import entry_of, load_module
from sandbox.child.natives import to_native
from sandbox.values import Value, decode, encode


def check(start: dict[str, Any]) -> None:
    """Sends what `check(got, *args, **kwargs)` says of each answer: "" where it is right. An answer comes as
    pair(pair(name, inputs), got). Raises OperationError, or what cases.py raises.
    """
    given = receive_given(start)
    task = load_module(channel.receive(wire.Type.SOURCE).payload, CASES, name="cases")
    function = entry_of(task, "check", "function", CASES)
    answers = [channel.receive(wire.Type.INPUT).payload for _ in range(start["cases"])]
    said: list[Value] = [_said(function, answer, given) for answer in answers]
    flush_output()
    channel.send(wire.Type.FINISHED, 0, encode(said))


def _said(function: Callable[..., Any], answer: bytes, given: ModuleType | None) -> str:
    case, got = wire.unpair(answer)
    name, inputs = wire.unpair(case)
    (args, kwargs), _ = rebuilt(inputs, given)
    found = function(to_native(decode(got)), *args, **kwargs)
    if found is not None and type(found) is not str:
        raise broken(CASES, f"case {name.decode()!r}: check returned a {type(found).__name__}, not a sentence or None")
    return found or ""
