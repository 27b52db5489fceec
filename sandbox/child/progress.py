"""The module `chainrule` of the jail: `chainrule.report(step, loss, **metrics)` for training code, and
`chainrule.device`, "cuda" where the child owns a GPU, else "cpu", by which cases.py chooses its sizes.
"""

from __future__ import annotations

import json
import sys
import time
from types import ModuleType

from sandbox import wire
from sandbox.child.channel import send

MIN_INTERVAL_S = 0.02
MAX_METRICS = 8


class Reporter:
    """Sends at most one frame each 20 ms; what came last in a case is kept and sent at the end of the case."""

    def __init__(self) -> None:
        self.case = 0
        self._sent = 0
        self._last = float("-inf")
        self._pending: bytes | None = None

    def report(self, step: int, loss: float, **metrics: float) -> None:
        """Report the loss (and up to 8 named numbers) at a step of the training."""
        few = list(metrics.items())[:MAX_METRICS]
        numbers = {str(name)[:40]: float(value) for name, value in few}
        body = {"step": int(step), "loss": float(loss), "metrics": numbers}
        self._pending = json.dumps(body).encode("ascii")[: wire.MAX_PROGRESS_BYTES]
        if time.monotonic() - self._last >= MIN_INTERVAL_S:
            self.flush()

    def flush(self) -> None:
        if self._pending is not None and self._sent < wire.MAX_PROGRESS_FRAMES:
            send(wire.Type.PROGRESS, self.case, self._pending)
            self._sent += 1
            self._last = time.monotonic()
        self._pending = None


_reporter = Reporter()


def reporter() -> Reporter:
    """The one of this process."""
    return _reporter


def install_module(*, gpu: bool) -> None:
    module = ModuleType("chainrule", "What the jail offers to learners and creators.")
    module.__dict__.update(report=_reporter.report, device="cuda" if gpu else "cpu")
    sys.modules["chainrule"] = module
