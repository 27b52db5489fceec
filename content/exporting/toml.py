"""TOML as a person would write it: one key a line, TeX without doubled backslashes, code in its own lines."""

import json
import re
from collections.abc import Mapping
from typing import Any

_LITERAL = re.compile(r"[^'\x00-\x08\x0a-\x1f\x7f]*")
_BLOCK = re.compile(r"(?:[^'\x00-\x08\x0b-\x1f\x7f]|'(?!''))*")


def table(values: Mapping[str, Any]) -> str:
    """`key = value` lines; keys whose value is None are left out."""
    return "".join(f"{key} = {value_text(value)}\n" for key, value in values.items() if value is not None)


def value_text(value: Any) -> str:
    """A string, number, truth value, or a list of these."""
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, list | tuple):
        return f"[{', '.join(value_text(item) for item in value)}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(value)


def _string(text: str) -> str:
    if "\n" in text and _BLOCK.fullmatch(text) and not text.endswith("'"):
        return f"'''\n{text}'''"
    if "\\" in text and _LITERAL.fullmatch(text):
        return f"'{text}'"
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
