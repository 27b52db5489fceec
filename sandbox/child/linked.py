"""What a compiled submission takes from libraries: read from its dynamic symbols, before it is opened."""

from __future__ import annotations

import re
from pathlib import Path

from sandbox.child.errors import OperationError
from sandbox.child.loading import SUBMISSION
from sandbox.child.rules import forbidden
from sandbox.elf import ElfError, Symbol, dynamic_symbols
from sandbox.policy import Policy
from sandbox.prototype import Prototype

REFUSED = ("dlmopen", "dlopen", "dlsym", "dlvsym", "syscall")
"""Ways to reach a name without writing it."""
_OTHER_NAMES = re.compile(r"__(?:isoc\d\d_)?(\w+?)(?:_chk)?")
"""scanf is __isoc99_scanf in the library, strtol __isoc23_strtol, a checked memcpy __memcpy_chk."""
_USUAL_WEAK = ("__cxa_finalize", "__gmon_start__", "_ITM_deregisterTMCloneTable", "_ITM_registerTMCloneTable")


def check_symbols(library: Path, source: bytes, prototype: Prototype, policy: Policy) -> None:
    """Raises OperationError: forbidden for a name the task forbids, format_error when the entry is missing."""
    try:
        symbols = list(dynamic_symbols(library.read_bytes()))
    except ElfError as error:
        raise OperationError("format_error", "NoEntry", f"What was built cannot be read: {error}.", None) from error
    refused = {*REFUSED, *policy.names}
    for symbol in symbols:
        name = _known_as(symbol.name)
        if not symbol.defined and ({symbol.name, name} & refused or _is_stray(symbol)):
            raise forbidden(policy, name, _line_of(name, source))
    if not any(symbol.defined and symbol.name == prototype.name for symbol in symbols):
        message = f"The source defines no function `{prototype.name}`."
        raise OperationError("format_error", "NoEntry", message, None, SUBMISSION)


def _known_as(name: str) -> str:
    """The name a source has for a symbol of libc."""
    found = _OTHER_NAMES.fullmatch(name)
    return found[1] if found else name


def _is_stray(symbol: Symbol) -> bool:
    """Weak and found in no library: it could only be something of the process around it."""
    return symbol.weak and symbol.name not in _USUAL_WEAK


def _line_of(name: str, source: bytes) -> int | None:
    """Where the name stands first; a comment may hold it too."""
    found = re.search(rb"\b" + re.escape(name.encode()) + rb"\b", source)
    return source[: found.start()].count(b"\n") + 1 if found else None
