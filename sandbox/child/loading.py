"""From source bytes to the entry: decode, parse, check against the policy, run in a fresh module."""

from __future__ import annotations

import ast
import builtins
import sys
from codecs import BOM_UTF8
from types import ModuleType
from typing import Any

from sandbox.child.errors import OperationError
from sandbox.child.guards import install_guards
from sandbox.child.rules import check_source
from sandbox.policy import Policy

SUBMISSION = "<submission>"
_TOO_DEEP = "The source is nested too deeply for Python's parser."


def text_of(source: bytes, file: str) -> str:
    """Raises OperationError: not UTF-8, empty."""
    try:
        text = source.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        line = source[: error.start].count(b"\n") + 1
        raise OperationError("syntax_error", "UnicodeDecodeError", "The source is not UTF-8.", line, file) from error
    if not text.strip():
        raise OperationError("format_error", "EmptySource", "The source is empty.", None, file)
    return text


def parse(source: bytes, file: str) -> ast.Module:
    """Raises OperationError: not UTF-8, empty, not Python, too deep for the parser."""
    text = text_of(source, file)
    try:
        return ast.parse(text, file)
    except SyntaxError as error:
        raise OperationError("syntax_error", type(error).__name__, str(error.msg), error.lineno, file) from error
    except (RecursionError, MemoryError) as error:
        raise OperationError("syntax_error", "SyntaxError", _TOO_DEEP, None, file) from error
    except (ValueError, OverflowError) as error:
        raise OperationError("syntax_error", type(error).__name__, str(error), None, file) from error


def load_module(
    source: bytes, file: str, *, name: str, policy: Policy | None = None, given: ModuleType | None = None
) -> ModuleType:
    """Run the source in a fresh module. Raises OperationError, or whatever the module raises.

    given: the task's given.py, to which the policy does not apply.
    """
    tree = parse(source, file)
    if policy:
        check_source(tree, policy)
    try:
        code = compile(tree, file, "exec", dont_inherit=True)
    except (RecursionError, MemoryError) as error:
        raise OperationError("syntax_error", "SyntaxError", _TOO_DEEP, None, file) from error
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        raise OperationError("syntax_error", type(error).__name__, str(error), line, file) from error
    run_code = exec
    if policy:
        install_guards(policy, name, given)
    module = ModuleType(name)
    module.__dict__.update(__builtins__=builtins, __file__=file)
    sys.modules[name] = module
    run_code(code, module.__dict__)
    return module


def entry_of(module: ModuleType, entry: str, kind: str, file: str) -> Any:
    """Raises OperationError: format_error when the entry is missing or of the wrong kind."""
    found = module.__dict__.get(entry)
    wanted = "class" if kind == "class" else "function"
    if found is None:
        raise OperationError("format_error", "NoEntry", f"The source defines no {wanted} `{entry}`.", None, file)
    if not callable(found) or (kind == "class" and not isinstance(found, type)):
        message = f"`{entry}` is a {type(found).__name__}, not a {wanted}."
        raise OperationError("format_error", "NoEntry", message, None, file)
    return found
