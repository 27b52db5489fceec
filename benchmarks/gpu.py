"""The GPU profile on this machine's GPU: prints a table, writes benchmarks/results/gpu.json; without one it says so.

    python -m benchmarks.gpu [--quick]

Time to a verdict of one batched product: cold (a server started for it), warm (no child was waiting), spare (a child
with its CUDA context was), jobs a second, and a hostile set after each of which an honest job must be right again.
"""

import argparse
import json
import sys
import time
from pathlib import Path

import numpy as np

from sandbox.client import Run, Sandbox
from sandbox.launcher.gpu import found_devices
from sandbox.limits import Limits
from sandbox.policy import Policy
from sandbox.trial import Trial
from sandbox.values import Array, encode

RESULTS = Path(__file__).resolve().parent / "results" / "gpu.json"
LIMITS = Limits(cpu_s=20.0, wall_s=10.0, memory_mb=4096)
SHAPE = (16, 256, 256)
HONEST = "import torch\n\n\ndef product(x):\n    return (x @ x).float()\n"
INFINITE = "import torch\n\n\ndef product(x):\n    while True:\n        x = torch.tanh(x @ x)\n"
ILLEGAL = """import torch


def product(x):
    y = x.flatten()[torch.full((9,), 2**40, device=x.device)]
    torch.cuda.synchronize()
    return y
"""
HOG = """import torch


def product(x):
    kept = []
    while True:
        kept.append(torch.ones(2**28, device=x.device))
"""
DIES = "import os\n\n\ndef product(x):\n    os._exit(0)\n"
HOSTILE = {
    "infinite kernels": (INFINITE, {"time_limit"}),
    "illegal access": (ILLEGAL, {"raised", "runtime_error"}),
    "memory hog": (HOG, {"memory_limit"}),
    "dies with the context open": (DIES, {"runtime_error"}),
}


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="a fifth of the repetitions")
    count = 10 if parser.parse_args().quick else 50
    if not found_devices():
        print("benchmarks.gpu: SKIPPED, no /dev/nvidia* on this machine; nothing was measured")
        return 0
    found = measure(count)
    for key, value in found.items():
        print(f"{key:<32} {value:>12.2f}")
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps({key: round(value, 2) for key, value in found.items()}, indent=2) + "\n")
    return 0


def measure(count: int) -> dict[str, float]:
    """Milliseconds unless named otherwise. Raises RuntimeError when a job does not end as it must."""
    found: dict[str, float] = {}
    began = time.perf_counter()
    with Trial("torch-gpu") as trial:
        honest(trial.sandbox)
        found["cold_ms"] = (time.perf_counter() - began) * 1e3
        at_once = [seconds(trial.sandbox) for _ in range(count)]
        found["warm_p50_ms"] = float(np.median(at_once)) * 1e3
        found["jobs_per_s"] = count / sum(at_once)
        found["spare_p50_ms"] = float(np.median([seconds(trial.sandbox, pause=4.0) for _ in range(count // 5)])) * 1e3
        for name, (source, outcomes) in HOSTILE.items():
            run = job(trial.sandbox, source)
            outcome = run.outcome if run.outcome != "completed" else run.cases[0].outcome
            if outcome not in outcomes:
                raise RuntimeError(f"{name} ended as {outcome}")
            began = time.perf_counter()
            honest(trial.sandbox)
            found[f"right_again_after_{name.replace(' ', '_')}_ms"] = (time.perf_counter() - began) * 1e3
    return found


def seconds(sandbox: Sandbox, pause: float = 0.0) -> float:
    """Of one honest job, after a pause in which a child can build its context."""
    time.sleep(pause)
    began = time.perf_counter()
    honest(sandbox)
    return time.perf_counter() - began


def honest(sandbox: Sandbox) -> None:
    run = job(sandbox, HONEST)
    if run.outcome != "completed" or run.cases[0].outcome != "returned":
        raise RuntimeError(f"an honest job ended as {run.outcome}: {run.error or run.cases[0].error}")


def job(sandbox: Sandbox, source: str) -> Run:
    data = np.random.default_rng(3).normal(size=SHAPE).astype(np.float32)
    inputs = encode(((Array("tensor", "float32", data, device="cuda"),), {}))
    return sandbox.run(
        source.encode(), [inputs], entry="product", kind="function", limits=LIMITS, policy=Policy(), threads=1
    )


if __name__ == "__main__":
    sys.exit(main())
