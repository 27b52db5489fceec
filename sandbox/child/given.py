"""The task's given.py: the module, what its functions are called on the way out, and the objects on the way in."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from types import FunctionType, ModuleType
from typing import Any

from sandbox import wire
from sandbox.child import channel
from sandbox.child.errors import broken
from sandbox.child.loading import load_module
from sandbox.child.natives import PLAIN, to_native
from sandbox.values import Given, Value, decode_inputs

GIVEN = "given.py"
MODULE = "given"


def receive_given(start: dict[str, Any]) -> ModuleType | None:
    """The module in the next SOURCE frame, when the request has one. Raises OperationError or what it raises."""
    if not start["given"]:
        return None
    return load_module(channel.receive(wire.Type.SOURCE).payload, GIVEN, name=MODULE)


def receive_hidden(start: dict[str, Any]) -> ModuleType | None:
    """As `receive_given`; no code can import it: what it defines for the tests may be what the task forbids."""
    module = receive_given(start)
    sys.modules.pop(MODULE, None)
    return module


class GivenNames:
    """On the way out of cases.py: functions and classes defined in given.py, and `functools.partial` of them."""

    def __init__(self, module: ModuleType | None) -> None:
        found = vars(module).items() if module else ()
        self._names = {
            id(thing): name
            for name, thing in found
            if isinstance(thing, FunctionType | type) and thing.__module__ == MODULE and not name.startswith("_")
        }

    def named(self, obj: Any, value: Callable[[Any], Value]) -> Given | None:
        if type(obj) is not functools.partial:
            name = self._names.get(id(obj))
            return Given(name) if name else None
        name = self._names.get(id(obj.func))
        if name is None:
            return None
        return Given(name, tuple(map(value, obj.args)), {k: value(item) for k, item in obj.keywords.items()}, made=True)


class Handed:
    """Of one call: builds what a case names, and knows afterwards which object came from which name."""

    def __init__(self, module: ModuleType | None) -> None:
        self._module = module
        self._origins: dict[int, tuple[Any, Given]] = {}

    def built(self, given: Given, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Raises OperationError when given.py has no such name, TypeError for what could have travelled by itself."""
        thing = vars(self._module).get(given.name) if self._module else None
        if thing is None:
            raise broken(GIVEN, f"there is no {given.name}")
        made = thing(*args, **kwargs) if given.made else thing
        if type(made) in PLAIN or (type(made) is tuple and not made):
            raise TypeError(f"given.{given.name} makes {made!r:.40}: hand that in as it is")
        self._origins[id(made)] = (made, given)
        return made

    def named(self, obj: Any, _value: Callable[[Any], Value]) -> Given | None:
        origin = self._origins.get(id(obj))
        return origin[1] if origin else None


def rebuilt(inputs: bytes, module: ModuleType | None) -> tuple[Any, Handed]:
    """The arguments of a case as fresh objects. Raises what given.py raises."""
    handed = Handed(module)
    return to_native(decode_inputs(inputs), handed), handed
