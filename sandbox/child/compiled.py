"""The operations of the profile `c`: the learner's file is C, the creator's are Python; in both stages, see
`jail.compiler`. What other profiles call the entry is the prototype here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sandbox import wire
from sandbox.child import channel, checking, creating
from sandbox.child.building import build
from sandbox.child.ccall import check_arguments, load_function
from sandbox.child.learning import answer_cases
from sandbox.child.linked import check_symbols
from sandbox.jail.cell import Cell
from sandbox.jail.layers import tighten
from sandbox.policy import Policy
from sandbox.prototype import parse_prototype


def run(start: dict[str, Any], cell: Cell) -> None:
    """Compile in the first stage; open what was built in the second. Raises OperationError."""
    assert cell.toolchain
    source = channel.receive(wire.Type.SOURCE).payload
    prototype, policy = parse_prototype(start["entry"]), Policy.from_dict(start["policy"])
    library = build(source, prototype, policy, cell.toolchain)
    tighten(cell)
    check_symbols(library, source, prototype, policy)
    answer_cases(load_function(library, prototype), start["kind"])


def prepare(start: dict[str, Any], cell: Cell) -> None:
    tighten(cell)
    prototype = parse_prototype(start["entry"])

    def fits(case: Any) -> None:
        check_arguments(prototype, case.get("args", ()), case.get("kwargs", {}))

    creating.prepare({**start, "entry": prototype.name}, fits)


def draw(start: dict[str, Any], cell: Cell) -> None:
    tighten(cell)
    creating.draw(start)


def check(start: dict[str, Any], cell: Cell) -> None:
    tighten(cell)
    checking.check(start)


OPERATIONS: dict[str, Callable[[dict[str, Any], Cell], None]] = {
    "run": run,
    "prepare": prepare,
    "check": check,
    "draw": draw,
}
