"""A stand-in for torch._dynamo until somebody wants to compile.

The first optimiser of a process and the first `torch.func.grad` import torch._dynamo for a few functions that do
nothing where nothing is compiled: 2 s of CPU time, and 70 MB of pages which every fork copies and every exit frees.
The stand-in has these functions; any other attribute, and any import from the package, brings the real one.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from contextlib import nullcontext
from types import ModuleType
from typing import Any

_NAME = "torch._dynamo"


def install() -> None:
    """Call once, after `import torch`."""
    if _NAME not in sys.modules:
        autograd = _StandIn(f"{_NAME}.compiled_autograd", _disable=nullcontext)
        dynamo = _StandIn(_NAME, disable=_disable, graph_break=_graph_break, compiled_autograd=autograd)
        sys.modules[_NAME] = vars(sys.modules["torch"])["_dynamo"] = dynamo


def _disable(fn: Callable[..., Any] | None = None, *_args: Any, **_options: Any) -> Callable[..., Any]:
    """The function as it is, or a decorator that leaves it so."""
    return fn if fn is not None else lambda function: function


def _graph_break(msg: str = "") -> None:
    """No graph to break."""


class _StandIn(ModuleType):
    def __init__(self, name: str, **attributes: object) -> None:
        super().__init__(name)
        self.__dict__.update(attributes)

    def __getattr__(self, name: str) -> Any:
        """Raises AttributeError when the real module has no such name either."""
        _uninstall()
        return getattr(importlib.import_module(self.__name__), name)


def _uninstall() -> None:
    if isinstance(sys.modules.get(_NAME), _StandIn):
        del sys.modules[_NAME]
        del vars(sys.modules["torch"])["_dynamo"]
