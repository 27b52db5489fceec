"""The operation "run": load the learner's module, then answer one case after the other."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from sandbox import wire
from sandbox.child import channel
from sandbox.child.calling import call_case, flush_output
from sandbox.child.errors import describe
from sandbox.child.given import rebuilt, receive_hidden
from sandbox.child.guards import violation
from sandbox.child.loading import SUBMISSION, entry_of, load_module
from sandbox.child.progress import reporter
from sandbox.child.threads import use_threads
from sandbox.policy import Policy

MODULE_NAME = "submission"


def run(start: dict[str, Any]) -> None:
    """Raises OperationError or whatever the module raises while it loads; a case's exceptions go into its answer."""
    given = receive_hidden(start)
    source = channel.receive(wire.Type.SOURCE).payload
    use_threads(start["threads"])
    policy = Policy.from_dict(start["policy"])
    module = load_module(source, SUBMISSION, name=MODULE_NAME, policy=policy, given=given)
    entry = entry_of(module, start["entry"], start["kind"], SUBMISSION)
    _stop_at_violation()
    answer_cases(entry, start["kind"], given)


def answer_cases(entry: Any, kind: str, given: ModuleType | None = None) -> None:
    """The code is loaded: one case after the other, until the process is killed."""
    flush_output()
    channel.send(wire.Type.LOADED)
    while True:
        _answer(channel.receive(wire.Type.INPUT), entry, kind, given)


def _answer(frame: wire.Frame, entry: Any, kind: str, given: ModuleType | None) -> None:
    reporter().case = frame.case
    try:
        value, after = call_case(entry, kind, frame.payload, rebuilt(frame.payload, given))
    except MemoryError:
        raise
    except BaseException as error:  # noqa: BLE001  SystemExit and KeyboardInterrupt too
        _raised(frame.case, describe(error, (SUBMISSION,)))
    else:
        _finish_case()
        channel.send(wire.Type.RETURNED, frame.case, wire.pair(value, after))


def _raised(case: int, payload: bytes) -> None:
    _finish_case()
    out_of_memory = payload.startswith(b'{"outcome": "memory_limit"')
    channel.send(wire.Type.FAILED if out_of_memory else wire.Type.RAISED, case, payload)


def _finish_case() -> None:
    _stop_at_violation()
    reporter().flush()
    flush_output()


def _stop_at_violation() -> None:
    error = violation()
    if error is not None:
        raise error
