"""The difference of two texts as numbered lines in hunks. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

CONTEXT = 3
MOST_LINES = 2000  # difflib is quadratic in the worst case; more would hold up a web thread

Opcode = tuple[str, int, int, int, int]


class TooLong(Exception):
    """One of the two has more than MOST_LINES lines."""


@dataclass(frozen=True, slots=True)
class Line:
    """`change` same, gone or new; `old` and `new` count from 1 and are None on the side that lacks the line."""

    change: str
    old: int | None
    new: int | None
    text: str


def difference(old: str, new: str) -> list[list[Line]]:
    """Hunks of changed lines, each with CONTEXT unchanged ones around it; none when the texts are equal.

    Raises TooLong.
    """
    before, after = old.splitlines(), new.splitlines()
    if max(len(before), len(after)) > MOST_LINES:
        raise TooLong
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return [
        [line for opcode in group for line in _lines(opcode, before, after)]
        for group in matcher.get_grouped_opcodes(CONTEXT)
        if any(opcode[0] != "equal" for opcode in group)
    ]


def _lines(opcode: Opcode, before: list[str], after: list[str]) -> Iterator[Line]:
    tag, start, end, new_start, new_end = opcode
    if tag == "equal":
        pairs = zip(range(start, end), range(new_start, new_end), strict=True)
        yield from (Line("same", old + 1, new + 1, before[old]) for old, new in pairs)
        return
    yield from (Line("gone", place + 1, None, before[place]) for place in range(start, end))
    yield from (Line("new", None, place + 1, after[place]) for place in range(new_start, new_end))


def counted(hunks: list[list[Line]]) -> tuple[int, int]:
    """How many lines are new and how many are gone."""
    changes = [line.change for hunk in hunks for line in hunk]
    return changes.count("new"), changes.count("gone")
