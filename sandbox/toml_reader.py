"""Typed access to a TOML text whose complaints name file, line and field.

`tomllib` forgets where a value stood, so `line_of` looks the key up in the text again.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

_HEADER = re.compile(r"^\s*(\[\[|\[)\s*([A-Za-z0-9_.\-]+)\s*\]{1,2}")
_SYNTAX_LINE = re.compile(r"at line (\d+)")


class PackageError(Exception):
    """A task package breaks a rule. `line` is 1-based, 0 when the whole file is meant."""

    def __init__(self, file: str, line: int, field: str, message: str) -> None:
        self.file, self.line, self.field, self.message = file, line, field, message
        super().__init__(file, line, field, message)

    def __str__(self) -> str:
        """`task.toml:12: limits.cpu_s: must be positive`."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.field}: {self.message}" if self.field else f"{place}: {self.message}"


def parse_toml(file: str, text: str) -> dict[str, Any]:
    """The parsed text, or PackageError with the line tomllib complains about."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _SYNTAX_LINE.search(str(error))
        line = int(found.group(1)) if found else len(text.splitlines())
        raise PackageError(file, line, "", f"not valid TOML: {error}") from None


def line_of(text: str, table: str, index: int, key: str) -> int:
    """Line of `key` in the `index`-th `[[table]]`, in `[table]` or at the top (""); its header if the key is absent."""
    current, seen, fallback = "", -1, 1
    assignment = re.compile(rf"^\s*[\"']?{re.escape(key)}[\"']?\s*=")
    for number, line in outside_strings(text):
        header = _HEADER.match(line)
        if header:
            current = header.group(2)
            if not table and current == key:
                return number
            if current == table:
                seen += 1
                fallback = number if seen == index else fallback
        elif current == table and (not table or seen == index) and key and assignment.match(line):
            return number
    return fallback


def outside_strings(text: str) -> Iterable[tuple[int, str]]:
    """Numbered lines that do not lie inside a multi-line string."""
    quote = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if not quote:
            yield number, line
        for mark in re.findall(r'"""|\'\'\'', line):
            if quote in ("", mark):
                quote = "" if quote else mark


class Table:
    """One table of a parsed file. Every getter checks the type and marks the key as known."""

    def __init__(self, file: str, text: str, data: Mapping[str, Any], name: str = "", index: int = 0) -> None:
        self.file, self.text, self.data, self.name, self.index = file, text, data, name, index
        self._known: set[str] = set()

    def fail(self, key: str, message: str) -> PackageError:
        """The error to raise about `key`."""
        field = ".".join(part for part in (self.name, key) if part)
        return PackageError(self.file, line_of(self.text, self.name, self.index, key), field, message)

    def has(self, key: str) -> bool:
        return key in self.data

    def string(self, key: str, default: str | None = None, *, empty: bool = False) -> str:
        value = self._get(key, default)
        if not isinstance(value, str):
            raise self.fail(key, f"expected a string, got {_kind(value)}")
        if not empty and key in self.data and not value.strip():
            raise self.fail(key, "must not be empty")
        return value

    def choice(self, key: str, allowed: tuple[str, ...], default: str | None = None) -> str:
        value = self.string(key, default)
        if value not in allowed:
            raise self.fail(key, f"{value!r} is not one of {', '.join(allowed)}")
        return value

    def number(
        self, key: str, default: float | None = None, *, positive: bool = False, below: float = math.inf
    ) -> float:
        value = self._get(key, default)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.fail(key, f"expected a number, got {_kind(value)}")
        if not math.isfinite(value) or value < 0 or (positive and value == 0):
            raise self.fail(key, f"must be {'positive' if positive else 'zero or positive'} and finite, got {value}")
        if value >= below:
            raise self.fail(key, f"must be below {below:g}, got {value}")
        return float(value)

    def integer(self, key: str, default: int | None = None) -> int:
        value = self._get(key, default)
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.fail(key, f"expected a whole number, got {_kind(value)}")
        if value <= 0:
            raise self.fail(key, f"must be positive, got {value}")
        return value

    def boolean(self, key: str, *, default: bool) -> bool:
        value = self._get(key, default)
        if not isinstance(value, bool):
            raise self.fail(key, f"expected true or false, got {_kind(value)}")
        return value

    def strings(self, key: str) -> tuple[str, ...]:
        value = self._get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise self.fail(key, "expected a list of strings that are not empty")
        return tuple(value)

    def table(self, key: str) -> Table:
        """The sub-table `key`; an empty one when absent."""
        value = self._get(key, {})
        if not isinstance(value, dict):
            raise self.fail(key, f"expected a table [{key}], got {_kind(value)}")
        return Table(self.file, self.text, value, f"{self.name}.{key}" if self.name else key)

    def tables(self, key: str) -> list[Table]:
        """The array of tables `[[key]]`; empty when absent."""
        value = self._get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.fail(key, f"expected tables [[{key}]], got {_kind(value)}")
        return [Table(self.file, self.text, item, key, index) for index, item in enumerate(value)]

    def finish(self) -> None:
        """Refuse keys that nobody asked for: a misspelt option must not pass silently."""
        for key in self.data:
            if key not in self._known:
                raise self.fail(key, f"unknown field; known here: {', '.join(sorted(self._known))}")

    def _get(self, key: str, default: Any) -> Any:
        self._known.add(key)
        if key in self.data:
            return self.data[key]
        if default is None:
            raise self.fail(key, "missing")
        return default


def _kind(value: object) -> str:
    return {dict: "a table", list: "a list", str: "a string", bool: "true/false"}.get(type(value), repr(value))
