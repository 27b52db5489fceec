"""The run-time half of the policy: forbidden names refuse the learner's frames and still serve the libraries' own.

A module that holds a forbidden name becomes a `_GuardedModule`, which looks at who asks; a forbidden attribute of
tensors becomes a descriptor that does the same. A refused use is remembered: catching the exception does not help.
"""

from __future__ import annotations

import builtins
import functools
import importlib
import os
import sys
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any

from sandbox.child.errors import OperationError
from sandbox.child.rules import covers, forbidden, normalise
from sandbox.policy import Policy

_LIBRARY_FOLDERS = ("/site/", str(Path(os.__file__).parent) + "/")
_AUTOGRAD = ("torch.autograd", "torch.autograd.grad", "torch.autograd.backward", ".backward")


class ForbiddenUse(Exception):
    """The task forbids the name."""


class _Guard:
    """Of this process: set once, before learner code runs."""

    policy = Policy()
    module = ""
    libraries: frozenset[int] = frozenset()
    violation: OperationError | None = None


def violation() -> OperationError | None:
    return _Guard.violation


def install_guards(policy: Policy, module: str, given: ModuleType | None = None) -> None:
    """`module`: the name of the learner's own module, which is no library wherever its code says it comes from.

    given: the task's given.py; its functions may do what the learner may not.
    """
    _Guard.policy, _Guard.module = policy, module
    loaded = [*sys.modules.values(), given]
    _Guard.libraries = frozenset(id(module.__dict__) for module in loaded if module is not None)
    _guard_compiling()
    _guard_imports(policy)
    for name in policy.names:
        if name.startswith("."):
            _guard_tensor_attribute(name[1:])
        elif "." in name:
            _guard_name(normalise(name))
    if set(policy.names) & set(_AUTOGRAD):
        _stop_autograd_engine()


def _refuse(what: str, frame: FrameType) -> ForbiddenUse:
    _Guard.violation = forbidden(_Guard.policy, what, frame.f_lineno)
    return ForbiddenUse(_Guard.violation.message)


def _asks(frame: FrameType) -> bool:
    """Whether code asks that is not a library's: its globals are none of the modules that were there before it. A
    library's lazy import after that runs in modules that come from the jail's read-only packages.
    """
    return id(frame.f_globals) not in _Guard.libraries and not _came_later(frame)


def _came_later(frame: FrameType) -> bool:
    name = frame.f_globals.get("__name__", "")
    module = sys.modules.get(name)
    real = name != _Guard.module and module is not None and module.__dict__ is frame.f_globals
    return real and frame.f_code.co_filename.startswith(_LIBRARY_FOLDERS)


def _guard_compiling() -> None:
    """Code that is made at run time was never looked at."""
    for name in ("compile", "eval", "exec"):
        builtins.__dict__[name] = _refusing(name, builtins.__dict__[name])


def _refusing(name: str, original: Any) -> Any:
    @functools.wraps(original)
    def refusing(*args: Any, **kwargs: Any) -> Any:
        frame = sys._getframe(1)  # noqa: SLF001  the documented way to know the caller
        if _asks(frame):
            raise _refuse(name, frame)
        if name != "compile" and len(args) < 2 and "globals" not in kwargs:
            return original(args[0], frame.f_globals, frame.f_locals)
        return original(*args, **kwargs)

    return refusing


def _guard_imports(policy: Policy) -> None:
    rules = [normalise(name) for name in (*policy.imports, *policy.names) if not name.startswith(".")]
    original_import, original_import_module = builtins.__import__, importlib.import_module

    def guarded_import(name: str, globals: Any = None, locals: Any = None, fromlist: Any = (), level: int = 0) -> Any:  # noqa: A002  the builtin's names
        frame = sys._getframe(1)  # noqa: SLF001  the documented way to know the caller
        paths = [name, *(f"{name}.{item}" for item in fromlist or ())]
        for path in paths:
            if _asks(frame) and any(covers(rule, path) for rule in rules):
                raise _refuse(f"import {path}", frame)
        return original_import(name, globals, locals, fromlist, level)

    def guarded_import_module(name: str, package: str | None = None) -> ModuleType:
        frame = sys._getframe(1)  # noqa: SLF001  same
        if _asks(frame) and any(covers(rule, name) for rule in rules):
            raise _refuse(f"import {name}", frame)
        return original_import_module(name, package)

    builtins.__import__ = guarded_import
    importlib.import_module = guarded_import_module


class _GuardedModule(ModuleType):
    def __getattribute__(self, name: str) -> Any:
        refused: set[str] = ModuleType.__getattribute__(self, "__dict__").get("__guarded__", set())
        if name in refused or (name[:1] == "_" and name[:2] != "__"):
            frame = sys._getframe(1)  # noqa: SLF001  same
            if _asks(frame):
                raise _refuse(f"{ModuleType.__getattribute__(self, '__name__')}.{name}", frame)
        return ModuleType.__getattribute__(self, name)


def _guard_name(path: str) -> None:
    """Guard the last part in the module that holds it; a path that does not resolve guards nothing."""
    parent, _, leaf = path.rpartition(".")
    try:
        module = importlib.import_module(parent)
    except ImportError:
        return
    if type(module) is ModuleType:
        module.__class__ = _GuardedModule
    if type(module) is _GuardedModule:
        module.__dict__.setdefault("__guarded__", set()).add(leaf)


class _GuardedAttribute:
    def __init__(self, name: str, original: Any) -> None:
        self._name, self._original = name, original

    def __get__(self, instance: object, owner: type) -> Any:
        frame = sys._getframe(1)  # noqa: SLF001  same
        if _asks(frame):
            raise _refuse(f".{self._name}", frame)
        return self._original.__get__(instance, owner) if hasattr(self._original, "__get__") else self._original


def _guard_tensor_attribute(name: str) -> None:
    torch = sys.modules.get("torch")
    if torch is not None and hasattr(torch.Tensor, name):
        setattr(torch.Tensor, name, _GuardedAttribute(name, getattr(torch.Tensor, name)))


def _stop_autograd_engine() -> None:
    """Every road to gradients ends in `_engine_run_backward`; the task wants them by hand."""
    if "torch" not in sys.modules:
        return

    def no_engine(*_args: object, **_kwargs: object) -> None:
        raise _refuse("autograd", sys._getframe(1))  # noqa: SLF001  same

    for name in ("torch.autograd", "torch.autograd.graph"):
        sys.modules[name].__dict__["_engine_run_backward"] = no_engine
