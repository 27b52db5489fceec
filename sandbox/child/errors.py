"""Exceptions of the code under test as small bounded data: type, message, last line of theirs."""

from __future__ import annotations

import json
from types import TracebackType
from typing import Any

MAX_TEXT = 2000
MAX_KINDS = 20
MEMORY_SIGNS = ("DefaultCPUAllocator: can't allocate memory", "not enough memory", "CUDA out of memory")


class OperationError(Exception):
    """The operation cannot go on: an outcome of the run, with the error to show."""

    def __init__(self, outcome: str, kind: str, message: str, line: int | None = None, file: str = "") -> None:
        super().__init__(message)
        self.outcome = outcome
        self.kind = kind
        self.message = message
        self.line = line
        self.file = file

    def payload(self) -> bytes:
        return error_bytes(self.outcome, self.kind, self.message, self.line, self.file)


def broken(file: str, message: str) -> OperationError:
    """The creator's file cannot be used."""
    return OperationError("runtime_error", "TaskError", message, None, file)


def error_bytes(
    outcome: str, kind: str, message: str, line: int | None, file: str = "", *, kinds: tuple[str, ...] = ()
) -> bytes:
    fields: dict[str, Any] = {"type": kind[:200], "message": message[:MAX_TEXT], "line": line, "file": file}
    fields["kinds"] = [kind[:200] for kind in kinds[:MAX_KINDS]]
    return json.dumps({"outcome": outcome, **fields}).encode("ascii")


def describe(error: BaseException, files: tuple[str, ...]) -> bytes:
    """`files`: the file names of the code under test. Whatever the exception's own methods do, this returns."""
    message = _message(error)
    line, file = _own_line(error.__traceback__, files)
    if isinstance(error, SyntaxError) and not line:
        line, file = error.lineno, str(error.filename)
    return error_bytes(_outcome(error, message), type(error).__name__, message, line, file, kinds=kinds_of(error))


def kinds_of(error: BaseException) -> tuple[str, ...]:
    """The names of its class and of all it inherits from."""
    return tuple(kind.__name__ for kind in type(error).__mro__)


def _outcome(error: BaseException, message: str) -> str:
    if isinstance(error, MemoryError) or any(sign in message for sign in MEMORY_SIGNS):
        return "memory_limit"
    return "runtime_error"


def _message(error: BaseException) -> str:
    try:
        return str(error)[:MAX_TEXT]
    except BaseException as second:  # noqa: BLE001  a hostile __str__ may raise anything
        return f"<no message: its __str__ raised {type(second).__name__}>"


def _own_line(traceback: TracebackType | None, files: tuple[str, ...]) -> tuple[int | None, str]:
    line, file = None, ""
    while traceback is not None:
        name = traceback.tb_frame.f_code.co_filename
        if name in files:
            line, file = traceback.tb_lineno, name
        traceback = traceback.tb_next
    return line, file
