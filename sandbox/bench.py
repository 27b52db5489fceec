"""`python -m sandbox bench`: the sandbox's own figures, side by side with the floor (a call in this process) and with
what most judges do (a cold `bwrap + python + import torch`), on the same submissions.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from sandbox.client import Run, Sandbox
from sandbox.limits import Limits
from sandbox.policy import Policy
from sandbox.trial import Trial
from sandbox.values import Array, encode

SOFTMAX = """import torch


def softmax(x):
    e = (x - x.max(-1, keepdim=True).values).exp()
    return e / e.sum(-1, keepdim=True)
"""
LAYER_NORM = """import torch


def layer_norm(x, gamma, beta, eps=1e-5):
    mean = x.mean(-1, keepdim=True)
    variance = ((x - mean) ** 2).mean(-1, keepdim=True)
    return gamma * (x - mean) / (variance + eps).sqrt() + beta
"""
ONE_MS = """import time


def one_ms(x):
    end = time.perf_counter() + 1e-3
    while time.perf_counter() < end:
        pass
    return x
"""
PAUSED = "import time\nimport torch\n\n\ndef paused(x):\n    torch.softmax(x, -1)\n    time.sleep(0.5)\n    return x\n"
_LIMITS = Limits(wall_s=30.0, cpu_s=10.0)


@dataclass(frozen=True)
class Submission:
    name: str
    source: str
    shapes: tuple[tuple[int, ...], ...]

    def arrays(self) -> list[np.ndarray[Any, Any]]:
        rng = np.random.default_rng(7)
        return [rng.normal(size=shape).astype(np.float32) for shape in self.shapes]

    def inputs(self) -> bytes:
        return encode((tuple(Array("tensor", "float32", a) for a in self.arrays()), {}))


SUBMISSIONS = (
    Submission("softmax", SOFTMAX, ((4, 8),)),
    Submission("layer_norm", LAYER_NORM, ((4, 8), (8,), (8,))),
)
TRIVIAL = Submission("trivial", "import torch\n\n\ndef trivial(x):\n    return torch.softmax(x, -1)\n", ((4, 8),))


def measure(*, quick: bool = False) -> dict[str, float]:
    """The figures of benchmarks/results/sandbox.json that need no peers. Milliseconds unless named otherwise."""
    scale = 5 if quick else 1
    found = {"inprocess_p50_ms": _p50([_in_process(s) for s in _cycle(200 // scale)])}
    with Trial("torch") as trial:
        found |= _spare(trial.sandbox, 200 // scale)
        found["runs_per_s"] = _runs_per_s(trial.sandbox, 10.0 / scale)
        found |= _memory(trial)
        found["ten_cases_ratio"] = _ten_cases_ratio(trial.sandbox, 20 // scale)
    with Trial("torch", "--slots", "1", "--spares", "1") as trial:
        found["fork_p50_ms"] = _p50([_timed(trial.sandbox, s) for s in _cycle(100 // scale)])
    found["cold_p50_ms"] = _p50([_cold(s) for s in _cycle(10 // min(scale, 2))])
    found["ratio_cold"] = found["cold_p50_ms"] / found["spare_p50_ms"]
    return found


def _cycle(count: int) -> Iterator[Submission]:
    return (SUBMISSIONS[number % len(SUBMISSIONS)] for number in range(count))


def _in_process(submission: Submission) -> float:
    """Seconds to compile, load and call it here: no isolation at all."""
    import torch  # noqa: PLC0415  the client itself never needs it

    tensors = [torch.from_numpy(array) for array in submission.arrays()]
    started = time.perf_counter()
    namespace: dict[str, Any] = {}
    exec(compile(submission.source, submission.name, "exec"), namespace)
    namespace[submission.name](*tensors)
    return time.perf_counter() - started


def _timed(sandbox: Sandbox, submission: Submission) -> float:
    inputs = [submission.inputs()]
    started = time.perf_counter()
    run(sandbox, submission.name, submission.source, inputs)
    return time.perf_counter() - started


def run(sandbox: Sandbox, entry: str, source: str, inputs: list[bytes]) -> Run:
    """Raises RuntimeError unless every case came back."""
    result = sandbox.run(source.encode(), inputs, entry=entry, kind="function", limits=_LIMITS, policy=Policy())
    if result.outcome != "completed" or any(case.outcome != "returned" for case in result.cases):
        raise RuntimeError(f"{entry} ended in {result.outcome}: {result.error or result.cases[0].error}")
    return result


def _spare(sandbox: Sandbox, count: int) -> dict[str, float]:
    """Requests with a pause between them, so that a child is waiting for each."""
    times: dict[str, list[float]] = {}
    for submission in [TRIVIAL] * count + list(_cycle(count)):
        time.sleep(0.03)
        times.setdefault(submission.name, []).append(_timed(sandbox, submission))
    trivial = times["trivial"]
    return {
        "spare_p50_ms": _p50(trivial),
        "spare_p95_ms": float(np.percentile(trivial, 95)) * 1e3,
        **{f"spare_{s.name}_p50_ms": _p50(times[s.name]) for s in SUBMISSIONS},
    }


def _runs_per_s(sandbox: Sandbox, seconds: float) -> float:
    """Two clients, as many as there are slots, without a pause."""
    deadline = time.perf_counter() + seconds
    counts = [0, 0]

    def client(number: int) -> None:
        inputs = [TRIVIAL.inputs()]
        while time.perf_counter() < deadline:
            run(sandbox, TRIVIAL.name, TRIVIAL.source, inputs)
            counts[number] += 1

    started = time.perf_counter()
    clients = [threading.Thread(target=client, args=(number,)) for number in range(2)]
    for thread in clients:
        thread.start()
    for thread in clients:
        thread.join()
    return sum(counts) / (time.perf_counter() - started)


def _memory(trial: Trial) -> dict[str, float]:
    """Private_Dirty of a waiting child, and of one that has run a small function."""
    time.sleep(0.5)
    waiting = [private_dirty_mb(pid) for pid in jailed_children(trial.process.pid)]
    seen: list[float] = []
    before = set(jailed_children(trial.process.pid))

    def look() -> None:
        time.sleep(0.25)
        seen.extend(private_dirty_mb(pid) for pid in before if Path(f"/proc/{pid}").exists())

    watcher = threading.Thread(target=look)
    watcher.start()
    result = run(trial.sandbox, "paused", PAUSED, [TRIVIAL.inputs()])
    watcher.join()
    after = {"run_child_private_mb": max(seen), "run_peak_mb": result.peak_memory_mb}
    return {"waiting_child_private_mb": float(np.median(waiting)), **after}


def jailed_children(launcher: int) -> list[int]:
    """Pids (seen from here) of the children that are pid 1 of a namespace below the server's."""
    found = []
    for pid in _descendants(launcher):
        status = Path(f"/proc/{pid}/status").read_text()
        nested = next(line.split()[1:] for line in status.splitlines() if line.startswith("NSpid:"))
        if len(nested) >= 3 and nested[-1] == "1":
            found.append(pid)
    return found


def _descendants(pid: int) -> list[int]:
    children = [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return children + [below for child in children for below in _descendants(child)]


def private_dirty_mb(pid: int) -> float:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("Private_Dirty:"))) / 1024


def _ten_cases_ratio(sandbox: Sandbox, count: int) -> float:
    """Ten cases of 1 ms each in one run, over the same ten calls here."""
    inputs = [encode(((float(number),), {})) for number in range(10)]
    namespace: dict[str, Any] = {}
    exec(compile(ONE_MS, "one_ms", "exec"), namespace)

    def here() -> None:
        for number in range(10):
            namespace["one_ms"](float(number))

    floor = _p50([_seconds(here) for _ in range(count)])
    times = []
    for _ in range(count):
        time.sleep(0.03)
        times.append(_seconds(lambda: run(sandbox, "one_ms", ONE_MS, inputs)))
    return _p50(times) / floor


def _seconds(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


_COLD = """import sys
import numpy as np
import torch
name, source, data = sys.argv[1:4]
arrays = [torch.from_numpy(a) for a in np.load(data).values()]
namespace = {}
exec(open(source).read(), namespace)
print(namespace[name](*arrays).sum().item())
"""


def _cold(submission: Submission) -> float:
    """Seconds of `bwrap + python + import torch` for one call, as judges without a warm server do it."""
    bubblewrap = shutil.which("bwrap") or "bwrap"
    with tempfile.TemporaryDirectory(prefix="chainrule-") as name:
        folder = Path(name)
        (folder / "cold.py").write_text(_COLD)
        (folder / "source.py").write_text(submission.source)
        np.savez(folder / "data.npz", *submission.arrays())
        jail = ["--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--unshare-all", "--die-with-parent"]
        command = [bubblewrap, *jail, "--", sys.executable, str(folder / "cold.py"), submission.name]
        command += [str(folder / "source.py"), str(folder / "data.npz")]
        return _seconds(lambda: subprocess.run(command, check=True, capture_output=True, timeout=120))


def _p50(seconds: list[float]) -> float:
    return float(np.median(seconds)) * 1e3


ROWS = (
    ("inprocess_p50_ms", "in-process call (the floor), p50", "ms", None),
    ("spare_p50_ms", "spare child, trivial torch function, p50", "ms", 5.0),
    ("spare_p95_ms", "spare child, trivial torch function, p95", "ms", 15.0),
    ("spare_softmax_p50_ms", "spare child, softmax, p50", "ms", None),
    ("spare_layer_norm_p50_ms", "spare child, layer norm, p50", "ms", None),
    ("fork_p50_ms", "fork on demand, p50", "ms", None),
    ("cold_p50_ms", "cold bwrap + python + import torch, p50", "ms", None),
    ("ratio_cold", "cold over spare", "times", -200.0),
    ("runs_per_s", "sustained runs, one server, two clients", "a second", -100.0),
    ("waiting_child_private_mb", "private memory of a waiting child", "MiB", 5.0),
    ("run_child_private_mb", "private memory after a small run", "MiB", None),
    ("run_peak_mb", "peak memory of a small run", "MiB", None),
    ("ten_cases_ratio", "ten cases of 1 ms, over in-process", "times", 2.0),
    ("nbgrader_s", "nbgrader, the same two functions", "s", None),
    ("otter_s", "otter-grader, the same two functions", "s", None),
)
"""Key, what it is, unit, and the figure to reach: at most, or at least where negative."""


def table(found: dict[str, float]) -> str:
    lines = [f"{'measure':<44} {'figure':>12} {'':<10} to reach"]
    for key, text, unit, goal in ROWS:
        if key in found:
            lines.append(f"{text:<44} {found[key]:>12.2f} {unit:<10} {_goal(found[key], goal)}".rstrip())
    return "\n".join(lines) + "\n"


def _goal(figure: float, goal: float | None) -> str:
    if goal is None:
        return ""
    reached = figure <= goal if goal > 0 else figure >= -goal
    return f"{'at most' if goal > 0 else 'at least'} {abs(goal):g}: {'reached' if reached else 'NOT reached'}"


def main(*, as_json: bool) -> int:
    found = measure()
    sys.stdout.write(json.dumps(found, indent=2) + "\n" if as_json else table(found))
    return 0
