"""Typed access to a TOML table that notes every error and goes on, so that one run names them all."""

import math
import re
import tomllib
import uuid
from collections.abc import Collection, Mapping
from typing import Any

from content.errors import ContentError
from content.files.lines import Lines, Place

_SYNTAX_LINE = re.compile(r"\(at line (\d+)[^)]*\)")
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Source:
    """One TOML text with its name, its line numbers and the errors found in it so far."""

    def __init__(self, file: str, text: str, errors: list[ContentError], offset: int = 0) -> None:
        self.file, self.text, self.errors = file, text, errors
        self.lines = Lines(text, offset)
        self._offset = offset

    def top(self) -> "Record":
        """The whole file as a record; empty, with the error noted, when it is not TOML."""
        try:
            return Record(self, tomllib.loads(self.text), ())
        except tomllib.TOMLDecodeError as error:
            found = _SYNTAX_LINE.search(str(error))
            line = int(found[1]) if found else len(self.text.splitlines())
            message = f"not valid TOML: {_SYNTAX_LINE.sub('', str(error)).strip()}"
            self.errors.append(ContentError(self.file, line + self._offset, "", message))
            return Record(self, {}, (), silent=True)


class Record:
    """A table. Getters note what is wrong and return an empty value of their type; `finish` refuses unknown keys."""

    def __init__(
        self, source: Source, data: Mapping[str, Any], path: tuple[str | int, ...], *, silent: bool = False
    ) -> None:
        self.source, self.data, self.path = source, data, path
        self._known: set[str] = set()
        self._silent = silent  # the text did not parse: one error is enough

    @property
    def place(self) -> Place:
        return Place(self.source.lines, self.path)

    def fail(self, key: str, message: str) -> None:
        """Note an error about `key` of this table."""
        if self._silent:
            return
        field = ".".join(part for part in (*self.path, key) if isinstance(part, str) and part)
        self.source.errors.append(ContentError(self.source.file, self.place.line(*filter(None, [key])), field, message))

    def has(self, key: str) -> bool:
        return key in self.data

    def text(self, key: str, default: str | None = None, *, longest: int = 0, empty: bool = False) -> str:
        """A string without blank ends; `default` makes it optional, `empty` allows "", `longest` counts characters."""
        value = self._typed(key, str, "a string", default)
        if key in self.data and value is not None and not value.strip() and not empty:
            self.fail(key, "must not be empty")
        if longest and value and len(value) > longest:
            self.fail(key, f"{len(value)} characters, at most {longest} are allowed")
        return (value or "").strip()

    def slug(self, key: str, *, longest: int) -> str:
        value = self.text(key, longest=longest)
        if value and not SLUG.fullmatch(value):
            self.fail(key, f"{value!r} is no slug: small letters, digits and single hyphens")
        return value

    def choice(self, key: str, allowed: Collection[str]) -> str:
        value = self.text(key)
        if value and value not in allowed:
            self.fail(key, f"{value!r} is not one of {', '.join(allowed)}")
        return value

    def uuid(self, key: str) -> uuid.UUID:
        value = self.text(key)
        try:
            return uuid.UUID(value)
        except ValueError:
            if value:
                self.fail(key, f"{value!r} is not a UUID")
            return uuid.UUID(int=0)

    def number(self, key: str, default: float | None = None) -> float:
        """A finite number of either sign."""
        value = self._get(key, default)
        if value is None:
            return 0.0
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            self.fail(key, f"expected a finite number, got {_kind(value)}")
            return 0.0
        return float(value)

    def size(self, key: str, default: float | None = None) -> float:
        """A finite number that is not negative."""
        value = self.number(key, default)
        if value < 0:
            self.fail(key, f"must not be negative, got {value:g}")
        return value

    def integer(self, key: str, default: int | None = None, *, most: int = 32767) -> int:
        """A whole number from 0 to `most`; 32767 is what every database's small integer holds."""
        value = self._get(key, default)
        if value is None:
            return 0
        if isinstance(value, bool) or not isinstance(value, int):
            self.fail(key, f"expected a whole number, got {_kind(value)}")
            return 0
        if not 0 <= value <= most:
            self.fail(key, f"must lie between 0 and {most}, got {value}")
        return value

    def boolean(self, key: str) -> bool:
        return bool(self._typed(key, bool, "true or false", None))

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings, empty when absent."""
        value = self._get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            self.fail(key, "expected a list of strings that are not empty")
            return ()
        if len(set(value)) < len(value):
            self.fail(key, "an entry stands twice")
        return tuple(value)

    def value(self, key: str) -> Any:
        """Whatever stands there, of any type."""
        return self._get(key, None)

    def table(self, key: str) -> "Record":
        return Record(self.source, self._typed(key, dict, f"a table [{key}]", {}) or {}, (*self.path, key))

    def tables(self, key: str) -> list["Record"]:
        """The array of tables `[[key]]`, empty when absent."""
        value = self._get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.fail(key, f"expected tables [[{key}]], got {_kind(value)}")
            return []
        return [Record(self.source, item, (*self.path, key, index)) for index, item in enumerate(value)]

    def finish(self) -> None:
        """Refuse keys that nobody asked for: a misspelt field must not pass silently."""
        for key in self.data:
            if key not in self._known:
                self.fail(key, f"unknown field; known here: {', '.join(sorted(self._known))}")

    def _get(self, key: str, default: Any) -> Any:
        self._known.add(key)
        if key in self.data:
            return self.data[key]
        if default is None:
            self.fail(key, "missing")
        return default

    def _typed(self, key: str, wanted: type, name: str, default: Any) -> Any:
        value = self._get(key, default)
        if value is not None and not isinstance(value, wanted):
            self.fail(key, f"expected {name}, got {_kind(value)}")
            return None
        return value


def refuse_twice(records: list[Record], key: str) -> None:
    """Note an error for each record whose `key` repeats an earlier one."""
    seen: set[str] = set()
    for record in records:
        value = record.data.get(key)
        if isinstance(value, str) and value in seen:
            record.fail(key, f"{value!r} stands twice")
        elif isinstance(value, str):
            seen.add(value)


def _kind(value: object) -> str:
    return {dict: "a table", list: "a list", str: "a string", bool: "true or false"}.get(type(value), repr(value))
