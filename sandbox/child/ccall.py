"""A function in C behind Python's calling convention: arrays are copied between guard bytes, numbers converted."""

from __future__ import annotations

import ctypes
import signal
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from sandbox.child.errors import OperationError
from sandbox.child.loading import SUBMISSION
from sandbox.prototype import ARRAYS, INTEGERS, Parameter, Prototype

GUARD = 256
"""Bytes before and behind each array."""
_ALIGNMENT = 64
_PATTERN = 0xA5
_LINE_BUFFERED = 1
_C_TYPES: dict[str, Any] = {
    "void": None, "double": ctypes.c_double, "float": ctypes.c_float, "int": ctypes.c_int,
    "int64_t": ctypes.c_int64, "size_t": ctypes.c_size_t,
}  # fmt: skip


class BadWrite(Exception):
    """The code wrote where it must not."""


def check_arguments(prototype: Prototype, args: Sequence[Any], kwargs: Mapping[str, Any]) -> None:
    """Raises TypeError when the function cannot be called with them."""
    if kwargs or len(args) != len(prototype.parameters):
        takes = f"{prototype.name} takes {len(prototype.parameters)} arguments by position"
        raise TypeError(f"{takes}, not {len(args)}" + (" and keywords" if kwargs else ""))
    for parameter, value in zip(prototype.parameters, args, strict=True):
        (_check_array if parameter.is_array else _check_number)(parameter, value)


def _check_array(parameter: Parameter, value: Any) -> None:
    wanted = ARRAYS[parameter.type]
    if type(value) is not np.ndarray or value.dtype.name != wanted:
        found = f"an array of {value.dtype.name}" if isinstance(value, np.ndarray) else f"a {type(value).__name__}"
        raise TypeError(f"`{parameter.name}` must be an array of {wanted}, not {found}")


def _check_number(parameter: Parameter, value: Any) -> None:
    low, high = INTEGERS.get(parameter.type, (0, 0))
    if parameter.type not in INTEGERS:
        fits = type(value) in (int, float)
    else:
        fits = type(value) is int and low <= value <= high
    if not fits:
        raise TypeError(f"`{parameter.name}` must be a Python number that fits {parameter.type}, not {value!r:.80}")


class _Guarded:
    """A writable copy of an array between two stretches of known bytes. An empty array has an address as well."""

    def __init__(self, parameter: Parameter, value: Any) -> None:
        self._parameter, self._before = parameter, np.ascontiguousarray(value)
        size = self._before.nbytes
        self._bytes = np.full(size + 2 * GUARD + _ALIGNMENT, _PATTERN, dtype=np.uint8)
        start = GUARD + (-(self._bytes.ctypes.data + GUARD)) % _ALIGNMENT
        self._head, self._tail = self._bytes[:start], self._bytes[start + size :]
        self._data = self._bytes[start : start + size]
        self._data[:] = self._before.reshape(-1).view(np.uint8)
        self.address = ctypes.c_void_p(self._bytes.ctypes.data + start)

    def after(self) -> Any:
        return self._data.view(self._before.dtype).reshape(self._before.shape).copy()

    def check(self) -> None:
        """Raises BadWrite."""
        name = self._parameter.name
        if (self._tail != _PATTERN).any():
            raise BadWrite(f"You wrote behind the end of `{name}`, which has {self._before.size} items.")
        if (self._head != _PATTERN).any():
            raise BadWrite(f"You wrote before the start of `{name}`.")
        if self._parameter.is_const and (self._data != self._before.reshape(-1).view(np.uint8)).any():
            raise BadWrite(f"You changed `{name}`, which is const.")


class CFunction:
    """Called with the arguments of a case; returns what the prototype says comes back. Raises BadWrite, TypeError."""

    def __init__(self, function: Any, prototype: Prototype) -> None:
        function.restype = _C_TYPES[prototype.returns]
        function.argtypes = [ctypes.c_void_p if one.is_array else _C_TYPES[one.type] for one in prototype.parameters]
        self._function, self._prototype, self._libc = function, prototype, ctypes.CDLL(None)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        parameters = self._prototype.parameters
        check_arguments(self._prototype, args, kwargs)
        guarded = {p.name: _Guarded(p, value) for p, value in zip(parameters, args, strict=True) if p.is_array}
        passed = [guarded[p.name].address if p.is_array else value for p, value in zip(parameters, args, strict=True)]
        returned = self._function(*passed)
        self._libc.fflush(None)
        for array in guarded.values():
            array.check()
        members = [guarded[output.name].after() for output in self._prototype.outputs]
        members += [returned] if self._prototype.returns != "void" else []
        return members[0] if len(members) == 1 else tuple(members)


def load_function(library: Path, prototype: Prototype) -> CFunction:
    """Open the object: its constructors run here. Raises OperationError."""
    _prepare_libc()
    try:
        opened = ctypes.CDLL(str(library))
    except OSError as error:
        message = f"What was built cannot be loaded: {str(error).rpartition(': ')[2]}."
        raise OperationError("format_error", "LinkError", message, None, SUBMISSION) from error
    return CFunction(getattr(opened, prototype.name), prototype)


def _prepare_libc() -> None:
    """Prints leave line by line, so that a crash loses none. abort() ends the process by an exit code of its own: pid
    1 of a namespace would ignore the signal.
    """
    libc = ctypes.CDLL(None)
    libc.setvbuf.argtypes = (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.c_size_t)
    libc.setvbuf(ctypes.c_void_p.in_dll(libc, "stdout"), None, _LINE_BUFFERED, 0)
    libc.signal.argtypes = (ctypes.c_int, ctypes.c_void_p)
    libc.signal.restype = ctypes.c_void_p
    libc.signal(signal.SIGABRT, ctypes.cast(libc._exit, ctypes.c_void_p))  # noqa: SLF001  its name in libc
