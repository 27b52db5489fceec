"""Where each value of a TOML text stands; tomllib forgets it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sandbox.toml_reader import outside_strings

Address = tuple[str | int, ...]

_HEADER = re.compile(r"^\s*(\[\[?)\s*([A-Za-z_][\w.\-]*)\s*\]\]?\s*(?:#.*)?$")
_ASSIGNMENT = re.compile(r"^\s*[\"']?([A-Za-z_][\w\-]*)[\"']?\s*=")
_VALUES = ("true", "false", "inf", "nan")  # `[true]` inside a list of lists is no header


class Lines:
    """Line numbers by path: `find("question", 2, "choices", 0, "text")`. `offset` lines stand before the text."""

    def __init__(self, text: str, offset: int = 0) -> None:
        self._offset = offset
        self._counts: dict[Address, int] = {}
        self._places: dict[Address, int] = {}
        for path, line in self._walk(text):
            self._places.setdefault(path, line)

    def find(self, *path: str | int) -> int:
        """Line of the value at `path`, else of the nearest table around it, else the first line."""
        for length in range(len(path), 0, -1):
            if path[:length] in self._places:
                return self._places[path[:length]] + self._offset
        return 1 + self._offset

    def _walk(self, text: str) -> Iterator[tuple[Address, int]]:
        table: Address = ()
        for number, line in outside_strings(text):
            header, assignment = _HEADER.match(line), _ASSIGNMENT.match(line)
            if header and header[2] not in _VALUES:
                table = self._enter(header[2].split("."), is_array=header[1] == "[[")
                yield table, number
                if isinstance(table[-1], int):
                    yield table[:-1], number
            elif assignment:
                yield (*table, assignment[1]), number

    def _enter(self, names: list[str], *, is_array: bool) -> Address:
        path: Address = ()
        for name in names[:-1]:
            path = (*path, name)
            if path in self._counts:
                path = (*path, self._counts[path] - 1)
        path = (*path, names[-1])
        if not is_array:
            return path
        self._counts[path] = self._counts.get(path, 0) + 1
        return (*path, self._counts[path] - 1)


@dataclass(frozen=True)
class Place:
    """Where a table stands, and, by `line`, each of its values."""

    lines: Lines
    path: Address = ()

    def line(self, *keys: str | int) -> int:
        return self.lines.find(*self.path, *keys)


NOWHERE = Place(Lines(""))
"""Of things that no file holds."""
