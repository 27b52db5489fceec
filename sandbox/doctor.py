"""`python -m sandbox doctor`: every layer of every profile, active and how proven, or missing and why.

It starts a real server for each profile, whose probe child sets up each layer and tries to cross it, and then sends
runs that must be stopped by the limits and one that must not.
"""

from __future__ import annotations

import json
import os
import platform
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sandbox.client import Run, Sandbox, SandboxUnavailable
from sandbox.launcher.gpu import describe_gpu
from sandbox.launcher.layers import OPTIONAL
from sandbox.launcher.root import COMPILED, ProfileError, versions
from sandbox.limits import Limits
from sandbox.policy import Policy
from sandbox.trial import Trial, TrialError
from sandbox.values import decode, encode

_LIMITS = Limits(cpu_s=0.5, wall_s=2.0, memory_mb=64, output_kb=16)


@dataclass(frozen=True)
class _Samples:
    """Runs of one language: those that must end in a limit, and one that must return `value`."""

    target: str
    args: tuple[int, ...]
    hogs: Mapping[str, str]
    honest: str
    value: float


_PYTHON = _Samples(
    "f",
    (),
    {
        "time_limit": "def f():\n    while True: pass\n",
        "memory_limit": "def f():\n    a = []\n    while True: a.append(bytearray(10**6))\n",
        "output_limit": "def f():\n    while True: print('x' * 1000)\n",
    },
    "import numpy as np\ndef f():\n    return float((np.ones((200, 200)) @ np.ones((200, 200)))[0, 0])\n",
    200.0,
)
_C = _Samples(
    "double f(int n)",
    (400,),
    {
        "time_limit": "double f(int n) { for (volatile int on = n; on;) continue; return n; }\n",
        "memory_limit": "#include <stdlib.h>\n#include <string.h>\n"
        "double f(int n) { for (;;) { char *more = malloc(1 << 20); if (more) memset(more, n, 1 << 20); } }\n",
        "output_limit": '#include <stdio.h>\ndouble f(int n) { for (;;) printf("%1000d\\n", n); }\n',
    },
    "#include <math.h>\ndouble f(int n) { double s = 0; for (int i = 0; i < n; i++) s += sqrt(0.25); return s; }\n",
    200.0,
)


class UnprovenError(Exception):
    """A run ended otherwise than the limits say."""


def _must(held: object, otherwise: str) -> None:
    if not held:
        raise UnprovenError(otherwise)


def main(*, as_json: bool) -> int:
    """Print the findings; 0 only when all required layers of every installed profile hold."""
    profiles = {name: examine(name) for name in ("numpy", "torch", COMPILED)}
    found = {
        "ok": all(profile["ok"] or profile["skipped"] for profile in profiles.values()),
        "kernel": platform.release(),
        "uid": os.geteuid(),
        "profiles": profiles,
        "gpu": describe_gpu(),
    }
    sys.stdout.write(json.dumps(found, indent=2) + "\n" if as_json else _text(found))
    return 0 if found["ok"] else 1


def examine(profile: str) -> dict[str, Any]:
    """{ok, skipped, error, versions, layers: {name: {state, detail, required}}} of one profile."""
    found: dict[str, Any] = {"ok": False, "skipped": False, "error": "", "versions": {}, "layers": {}}
    try:
        found["versions"] = versions(profile)
    except ProfileError as error:
        return {**found, "error": str(error), "skipped": profile != "numpy"}
    trial = Trial(profile, "--slots", "1", "--spares", "1")
    try:
        with trial:
            layers = json.loads(trial.report) | prove_limits(trial.sandbox, _C if profile == COMPILED else _PYTHON)
    except (TrialError, SandboxUnavailable) as error:
        return {**found, "error": str(error), "layers": _marked(json.loads(trial.report))}
    found["layers"] = _marked(layers)
    found["ok"] = all(layer["state"] == "active" for layer in found["layers"].values() if layer["required"])
    return found


def prove_limits(sandbox: Sandbox, samples: _Samples) -> dict[str, dict[str, str]]:
    """Layers that only a run can prove. Raises SandboxUnavailable."""
    proofs: dict[str, Callable[[Sandbox, _Samples], str]] = {
        "limits": _hogs_are_stopped,
        "honest_run": _honest_is_accepted,
    }
    return {name: _proven(proof, sandbox, samples) for name, proof in proofs.items()}


def _proven(proof: Callable[[Sandbox, _Samples], str], sandbox: Sandbox, samples: _Samples) -> dict[str, str]:
    try:
        return {"state": "active", "detail": proof(sandbox, samples)}
    except UnprovenError as error:
        return {"state": "broken", "detail": str(error)}


def _hogs_are_stopped(sandbox: Sandbox, samples: _Samples) -> str:
    taken = []
    for outcome, source in samples.hogs.items():
        run = _run(sandbox, source, samples)
        _must(run.outcome == outcome, f"a run that must end in {outcome} ended in {run.outcome}")
        taken.append(f"{outcome} after {run.wall_ms:.0f} ms")
    return ", ".join(taken)


def _honest_is_accepted(sandbox: Sandbox, samples: _Samples) -> str:
    run = _run(sandbox, samples.honest, samples)
    _must(run.outcome == "completed", f"an honest run ended in {run.outcome}: {run.error}")
    _must(decode(run.cases[0].value or b"") == samples.value, "an honest run returned another value")
    return f"a sum came back right in {run.wall_ms:.1f} ms, peak {run.peak_memory_mb:.1f} MiB"


def _run(sandbox: Sandbox, source: str, samples: _Samples) -> Run:
    call = [encode((samples.args, {}))]
    return sandbox.run(source.encode(), call, entry=samples.target, kind="function", limits=_LIMITS, policy=Policy())


def _marked(layers: dict[str, dict[str, str]]) -> dict[str, dict[str, Any]]:
    return {name: {**layer, "required": name not in OPTIONAL} for name, layer in layers.items()}


def _text(found: dict[str, Any]) -> str:
    lines = [f"kernel {found['kernel']}, uid {found['uid']}"]
    for name, profile in found["profiles"].items():
        shown = ", ".join(f"{package} {version}" for package, version in profile["versions"].items())
        lines.append(f"\nprofile {name} ({shown or 'not installed'}): {_verdict(profile)}")
        for layer, state in profile["layers"].items():
            need = "" if state["required"] else " (optional)"
            lines.append(f"  {layer:<14} {state['state'] + need:<20} {state['detail']}")
    lines.append(f"\nprofile torch-gpu: {found['gpu']}")
    lines.append("\nall required layers hold" if found["ok"] else "\nNOT SAFE: serve refuses to start")
    return "\n".join(lines) + "\n"


def _verdict(profile: dict[str, Any]) -> str:
    if profile["ok"]:
        return "ok"
    return f"skipped: {profile['error']}" if profile["skipped"] else f"FAILED: {profile['error'] or 'see below'}"
