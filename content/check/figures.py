"""Every stated figure, computed again."""

import json
import math
import os
import selectors
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from content.errors import ContentError
from content.files.course import Card, StatedFigure

LIMIT_S = 20.0  # for one figure, torch's import included
WORKER = Path(__file__).with_name("figure_worker.py")


class Calculator:
    """A process that computes figures, one at a time; killed and started anew when one runs too long or ends it."""

    def __init__(self, limit_s: float = LIMIT_S) -> None:
        self._limit_s = limit_s
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def compute(self, figure: StatedFigure) -> dict[str, Any]:
        """{"value": …} or {"error": …}."""
        line = self._ask({"code": figure.code} if figure.code else {"expression": figure.expression})
        if line:
            answer: dict[str, Any] = json.loads(line)
            return answer
        self._stop()
        return {"error": f"no result within {self._limit_s:g} s" if line is None else "the process ended"}

    def _ask(self, request: dict[str, str]) -> bytes | None:
        """The reply; None when none came in time, empty when the process ended."""
        process = self._started()
        assert process.stdin is not None  # noqa: S101 opened with a pipe
        assert process.stdout is not None  # noqa: S101 same
        process.stdin.write(json.dumps(request).encode() + b"\n")
        process.stdin.flush()
        with selectors.DefaultSelector() as selector:
            selector.register(process.stdout, selectors.EVENT_READ)
            return process.stdout.readline() if selector.select(self._limit_s) else None

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._process is None:
            environment = {"PATH": os.defpath, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
            self._process = subprocess.Popen(  # noqa: S603 our own file
                [sys.executable, "-I", str(WORKER)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
            )
        return self._process

    def _stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


def recompute(card: Card, calculator: Calculator, told: Callable[[str], None]) -> Iterator[ContentError]:
    """One error for each figure whose computed value is not the stated one. `told` is called with each figure's id."""
    for figure in card.figures:
        told(figure.id)
        problem = compare(calculator.compute(figure), figure)
        if problem:
            line = figure.place.line("value")
            yield ContentError(f"{card.folder}/figures.toml", line, f"figure {figure.id}", problem)


def compare(answer: dict[str, Any], figure: StatedFigure) -> str:
    """What differs, empty when nothing does."""
    if "error" in answer:
        return f"cannot be computed: {answer['error']}"
    if not close(answer["value"], figure.value, figure.tolerance):
        return f"stated {figure.value}, computed {answer['value']}, tolerance {figure.tolerance:g}"
    return ""


def close(computed: Any, stated: Any, tolerance: float) -> bool:
    """Same shape, and each number within `tolerance` (absolute) of the stated one; truth values and strings equal."""
    if isinstance(stated, list):
        pairs = (
            zip(computed, stated, strict=True) if isinstance(computed, list) and len(computed) == len(stated) else None
        )
        return pairs is not None and all(close(one, other, tolerance) for one, other in pairs)
    if isinstance(stated, bool | str) or isinstance(computed, bool | str | list):
        return type(computed) is type(stated) and bool(computed == stated)
    if not (math.isfinite(computed) and math.isfinite(stated)):
        return bool(computed == stated) or (math.isnan(computed) and math.isnan(stated))
    return bool(abs(computed - stated) <= tolerance + 1e-12 * abs(stated))  # the rest is for decimal tolerances
