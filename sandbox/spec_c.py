"""What task.toml must hold for the profile `c`, beside the rules for all tasks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sandbox.prototype import Prototype, PrototypeError, parse_prototype
from sandbox.toml_reader import Table

if TYPE_CHECKING:
    from sandbox.spec import TaskSpec

MIN_THREADS = 4
"""gcc and what it starts are processes: they need room beside the child."""
_IDENTIFIER = re.compile(r"[A-Za-z_]\w*")


def prototype_of(signature: str) -> Prototype:
    """Of `size_t f(double *x, size_t n) -> (x, count)`. Raises PrototypeError."""
    return parse_prototype(signature.partition("->")[0])


def check_compiled(top: Table, spec: TaskSpec) -> None:
    """Raises PackageError."""
    if spec.kind != "function":
        raise top.fail("kind", 'profile = "c" judges functions alone')
    _check_signature(top, spec)
    forbidden, limits = top.table("forbidden"), top.table("limits")
    if spec.policy.imports:
        raise forbidden.fail(
            "imports", 'names are forbidden in C, not headers: forbid what the header declares in "names"'
        )
    for name in spec.policy.names:
        if not _IDENTIFIER.fullmatch(name):
            raise forbidden.fail("names", f"{name!r} is not a name of C")
    if spec.limits.threads < MIN_THREADS:
        raise limits.fail("threads", f'profile = "c" needs at least {MIN_THREADS}: the compiler runs as processes')


def _check_signature(top: Table, spec: TaskSpec) -> None:
    try:
        prototype = prototype_of(spec.signature)
    except PrototypeError as error:
        raise top.fail("signature", str(error)) from None
    if prototype.name != spec.entry:
        raise top.fail("signature", f"declares {prototype.name}, but the entry is {spec.entry}")
    named = spec.result_names or (spec.signature.partition("->")[2].strip(),)
    if len(named) != prototype.members or not all(map(_IDENTIFIER.fullmatch, named)):
        raise top.fail(
            "signature", f"must name what comes back, {prototype.members} in all: … -> {_example(prototype)}"
        )


def _example(prototype: Prototype) -> str:
    names = [output.name for output in prototype.outputs] + (["result"] if prototype.returns != "void" else [])
    return names[0] if len(names) == 1 else f"({', '.join(names)})"
