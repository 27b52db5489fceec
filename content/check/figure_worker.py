"""Computes stated figures in a process of its own: JSON lines in, JSON lines out. Imports nothing of ours.

Started as a file with `python -I`. A request is {"expression": …} or {"code": …}; a reply {"value": …} or {"error": …}.
"""

import io
import json
import math
import resource
import sys
import traceback
from contextlib import redirect_stdout
from typing import Any

import numpy as np

MEMORY_BYTES = 4 * 1024**3


def compute(request: dict[str, str]) -> Any:
    """Value of the expression, or of `result` after the code."""
    names: dict[str, Any] = {"np": np, "math": math, "__name__": "figure"}
    if request.get("code"):
        exec(compile(request["code"], "figures.toml", "exec"), names)  # noqa: S102 this process exists for it
        return plain(names["result"])
    return plain(eval(compile(request["expression"], "figures.toml", "eval"), names))  # noqa: S307 same


def plain(value: Any) -> Any:
    """NumPy (and other array) values as Python's own. Raises TypeError for what TOML could not hold."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, bool | int | float | str):
        return value
    raise TypeError(f"a figure is a number, a truth value, a string or a list of these, not {type(value).__name__}")


def reply(line: str) -> dict[str, Any]:
    try:
        with redirect_stdout(io.StringIO()):  # standard output carries the replies
            return {"value": compute(json.loads(line))}
    except KeyError as error:
        return {"error": f"the code sets no {error}"}
    except Exception as error:  # noqa: BLE001 whatever the figure's code raises is the reply
        return {"error": traceback.format_exception_only(error)[-1].strip()}


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    replies = sys.stdout
    for line in sys.stdin:
        replies.write(json.dumps(reply(line)) + "\n")
        replies.flush()


if __name__ == "__main__":
    main()
