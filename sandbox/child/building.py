"""From the learner's C to a shared object, by gcc, and from what gcc says to one error a learner can read.

First to assembly, where inline assembly shows as #APP whatever macros wrote it; then to a shared object.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sandbox.child.errors import OperationError
from sandbox.child.loading import SUBMISSION, text_of
from sandbox.child.rules import forbidden
from sandbox.jail.cell import TMP, Toolchain
from sandbox.jail.compiler import ENVIRONMENT, gcc_command
from sandbox.policy import Policy
from sandbox.prototype import Prototype

SOURCE, PRELUDE, ASSEMBLY, INCLUDED, LIBRARY = (f"submission.{end}" for end in ("c", "h", "s", "d", "so"))
FLAGS = (
    # The parameters are the task's choice, so one that is not used is no news.
    *("-std=gnu17", "-O2", "-g1", "-fPIC", "-Wall", "-Wextra", "-Wno-unused-parameter"),
    # What newer compilers refuse anyway, so that a verdict does not depend on the compiler's age.
    *("-Werror=implicit-function-declaration", "-Werror=implicit-int", "-Werror=int-conversion"),
    "-Werror=incompatible-pointer-types",
    # A loop stays a loop: made into memcpy, it would look like the use of a name the task may forbid.
    "-fno-tree-loop-distribute-patterns",
    # Some distributions switch it on: then memcpy would be called by another name.
    "-U_FORTIFY_SOURCE",
    *("-fstack-protector-strong", "-fmax-errors=5", "-fdiagnostics-color=never", "-fno-diagnostics-show-caret"),
)
LINK_FLAGS = ("-shared", "-Wl,-z,defs", "-lm")
MAX_WARNINGS = 20
_MAX_SAID = 1 << 18
_BUILTIN = {
    "size_t": "__SIZE_TYPE__",
    "int64_t": "__INT64_TYPE__",
    "int32_t": "__INT32_TYPE__",
    "uint8_t": "__UINT8_TYPE__",
}

_TOLD = re.compile(r"(?P<file>[^\s:]+):(?:(?P<line>\d+):)?(?:\d+:)? (?P<level>fatal error|error|warning): (?P<text>.+)")
_UNDEFINED = re.compile(rf"(?:{re.escape(SOURCE)}:(?P<line>\d+): )?undefined reference to [`'](?P<name>[^']+)'")
_OPTION = re.compile(r" (?:\[-W[\w=+-]+\]|\(use -f.+\))$")
_ASSEMBLY = re.compile(rb'^#APP\n(?:# (\d+) ")?', re.MULTILINE)
_LIMITS = (
    ("memory_limit", "out of memory|Cannot allocate memory|memory exhausted", "The compiler ran out of memory."),
    ("memory_limit", "No space left|File size limit|File too large", "The compiled program is too large."),
    # Killed by the kernel: for its CPU time, as the relay knows when it was for memory.
    (
        "time_limit",
        "CPU time limit exceeded|Killed signal terminated",
        "The compiler used up the CPU time of the run.",
    ),
    (
        "syntax_error",
        "internal compiler error|signal terminated",
        "The compiler gave up: the source is nested too deeply, or far too large.",
    ),
)
_KINDS = {"memory_limit": "MemoryLimit", "time_limit": "TimeLimit", "syntax_error": "CompileError"}


@dataclass(frozen=True)
class _Said:
    """How gcc ended and the beginning of what it wrote."""

    failed: bool
    text: str


def build(source: bytes, prototype: Prototype, policy: Policy, tools: Toolchain) -> Path:
    """The shared object. Warnings are printed. Raises OperationError."""
    text_of(source, SUBMISSION)
    Path(TMP, SOURCE).write_bytes(source)
    Path(TMP, PRELUDE).write_text(_prelude(prototype))
    builtins = [f"-fno-builtin-{name}" for name in policy.names]
    files = ("-include", PRELUDE, "-MD", "-MF", INCLUDED, "-S", SOURCE, "-o", ASSEMBLY)
    compiled = _gcc(tools, *FLAGS, *builtins, *files)
    if compiled.failed:
        raise _failure(compiled.text)
    _check_includes(Path(TMP, INCLUDED).read_text(errors="replace"), policy, tools)
    _check_assembly(Path(TMP, ASSEMBLY).read_bytes(), policy)
    linked = _gcc(tools, ASSEMBLY, "-o", LIBRARY, *LINK_FLAGS)
    if linked.failed:
        raise _failure(linked.text)
    for name in (ASSEMBLY, INCLUDED, PRELUDE):
        Path(TMP, name).unlink()
    _print_warnings(compiled.text)
    return Path(TMP, LIBRARY)


def _prelude(prototype: Prototype) -> str:
    """The prototype, in words that need no header: gcc then holds the learner's definition against it."""
    return re.sub(r"\w+", lambda word: _BUILTIN.get(word[0], word[0]), str(prototype)) + ";\n"


def _gcc(tools: Toolchain, *arguments: str) -> _Said:
    """Time and memory are bounded from outside: the limits of the run hold for gcc as well."""
    command = gcc_command(tools, *arguments)
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=ENVIRONMENT, cwd=TMP
    ) as process:
        assert process.stdout
        said = _beginning(process.stdout.fileno())
    return _Said(process.returncode != 0, said.decode("utf-8", "replace"))


def _beginning(pipe: int) -> bytes:
    """All is read, so that gcc can end; little of it is kept."""
    kept = bytearray()
    while part := os.read(pipe, 1 << 16):
        kept += part[: max(_MAX_SAID - len(kept), 0)]
    return bytes(kept)


def _failure(text: str) -> OperationError:
    for outcome, pattern, message in _LIMITS:
        if re.search(pattern, text):
            return OperationError(outcome, _KINDS[outcome], message, None, SUBMISSION)
    undefined = _UNDEFINED.search(text)
    if undefined:
        message = f"`{undefined['name']}` is used, but it is defined nowhere."
        return OperationError("syntax_error", "LinkError", message, _number(undefined["line"]), SUBMISSION)
    for told in _messages(text):
        if told["level"] != "warning":
            own = told["file"] == SOURCE
            message = told["text"] if own else f"in an included file: {told['text']}"
            line = _number(told["line"]) if own else _including_line(text)
            return OperationError("syntax_error", "CompileError", _OPTION.sub("", message), line, SUBMISSION)
    return OperationError("syntax_error", "CompileError", "The compiler refused the source.", None, SUBMISSION)


def _messages(text: str) -> Iterable[re.Match[str]]:
    return (found for line in text.splitlines() if (found := _TOLD.fullmatch(line)))


def _including_line(text: str) -> int | None:
    found = re.search(rf"from {re.escape(SOURCE)}:(\d+)", text)
    return int(found[1]) if found else None


def _number(text: str | None) -> int | None:
    return int(text) if text and len(text) < 8 else None


def _check_includes(rule: str, policy: Policy, tools: Toolchain) -> None:
    """`rule`: the make rule that gcc wrote about all files it read. Raises OperationError."""
    for name in rule.replace("\\\n", " ").split()[1:]:
        path = os.path.normpath(name)
        if name not in (SOURCE, PRELUDE) and not path.startswith(tuple(f"{folder}/" for folder in tools.headers)):
            raise forbidden(policy, f'#include "{name}", which is no header of the C library', None)


def _check_assembly(assembly: bytes, policy: Policy) -> None:
    found = _ASSEMBLY.search(assembly)
    if found:
        raise forbidden(policy, "inline assembly", int(found[1]) if found[1] else None)


def _print_warnings(text: str) -> None:
    found = [told for told in _messages(text) if told["level"] == "warning" and told["file"] == SOURCE]
    warnings = sorted(found, key=lambda told: _number(told["line"]) or 0)
    for told in warnings[:MAX_WARNINGS]:
        print(f"line {told['line']}: warning: {told['text']}"[:300])
    if len(warnings) > MAX_WARNINGS:
        print(f"and {len(warnings) - MAX_WARNINGS} warnings more")
