"""From a submission to its stored verdict: prints a table and writes benchmarks/results/judge.json.

    python -m benchmarks.judge [--quick]

Server part: Redis and a PostgreSQL whose commits wait for the disk, one worker with as many pool processes as
`make run` starts, sandboxes for NumPy and PyTorch. Embedded part: SQLite and the filesystem broker, as in `make run`.
Each submission is a right solution of a task with ten hidden cases and goes through intake, broker, worker, sandbox,
grading and back. The clock starts before intake and stops when a reader of the database sees the verdict; it looks
every 2 ms. `page_…` is the time from the stored verdict until a learner's page in Chromium shows it.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from tools.cluster import Cluster, cluster
from tools.processes import adopt_orphans, descendants, end
from tools.servers import restartable_postgresql, restartable_redis
from tools.stack import WORKERS

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "benchmarks" / "results" / "judge.json"
TARGETS = {
    "numpy_p50_ms": "≤ 80",
    "numpy_p95_ms": "≤ 200",
    "torch_p50_ms": "≤ 80",
    "torch_p95_ms": "≤ 200",
    "page_p95_ms": "≤ 300",
    "submissions_per_s": "≥ 40",
    "embedded_p50_ms": "≤ 300",
}
PEERS = (
    "For comparison: one honest softmax submission takes nbgrader 3.35 s, otter-grader 8.95 s (`make bench-sandbox`)."
)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="a fifth of the repetitions")
    parser.add_argument("--part", choices=("server", "embedded"), help="measure this part only and print its JSON")
    options = parser.parse_args()
    scale = 5 if options.quick else 1
    if options.part:
        print(json.dumps(_part(options.part, scale)))
        return 0
    load = os.getloadavg()[0]
    found: dict[str, Any] = {}
    for part in ("server", "embedded"):
        found |= _measured_elsewhere(part, quick=options.quick)
    _print(found, load)
    RESULTS.parent.mkdir(exist_ok=True)
    rounded = {key: round(value, 1) for key, value in found.items()}
    RESULTS.write_text(json.dumps({**rounded, "load_before": round(load, 2)}, indent=2) + "\n")
    return 0


def _measured_elsewhere(part: str, *, quick: bool) -> dict[str, Any]:
    """In a process of its own: Django knows one database and one broker for as long as it lives."""
    command = [sys.executable, "-m", "benchmarks.judge", "--part", part, *(["--quick"] if quick else [])]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        sys.exit(f"the part {part} failed")
    return dict(json.loads(done.stdout.splitlines()[-1]))


def _part(name: str, scale: int) -> dict[str, float]:
    adopt_orphans()
    try:
        with tempfile.TemporaryDirectory(prefix="cb-") as folder, ExitStack() as stack:
            return _measure(name, stack, Path(folder), scale)
    finally:
        end(lambda: descendants(os.getpid()))


def _measure(name: str, stack: ExitStack, folder: Path, scale: int) -> dict[str, float]:
    nodes = _nodes(name, stack, folder)
    import django

    django.setup()
    from benchmarks import judging_load

    tasks = judging_load.lay(nodes.profiles)
    nodes.start_node("a", processes=WORKERS)
    nodes.start_beat()
    nodes.wait_for_sandboxes(["a"])
    if name == "embedded":
        return {"embedded_p50_ms": judging_load.quantiles(tasks["numpy"], 100 // scale)[0]}
    found: dict[str, float] = {}
    for profile in ("numpy", "torch"):
        p50, p95 = judging_load.quantiles(tasks[profile], 200 // scale)
        found |= {f"{profile}_p50_ms": p50, f"{profile}_p95_ms": p95}
    found["numpy_rejected_p50_ms"] = judging_load.quantiles(tasks["numpy"], 50 // scale, right=False)[0]
    found |= _page(folder, tasks["numpy"], 50 // scale)
    found["submissions_per_s"] = judging_load.submissions_per_s(tasks["numpy"], 1000 // scale, nodes)
    return found


def _page(folder: Path, task: Any, count: int) -> dict[str, float]:
    from benchmarks.judge_page import shown_after

    subprocess.run([sys.executable, "manage.py", "collectstatic", "--noinput", "-v0"], cwd=ROOT, check=True)
    return shown_after(folder, os.environ["DATABASE_URL"], task, count)


def _nodes(name: str, stack: ExitStack, folder: Path) -> Cluster:
    embedded = name == "embedded"
    postgresql = None if embedded else stack.enter_context(restartable_postgresql(durable=True))
    redis = None if embedded else stack.enter_context(restartable_redis())
    settings = {
        "DATABASE_URL": postgresql.url if postgresql else f"sqlite:///{folder}/chainrule.sqlite3",
        "BROKER_URL": redis.url if redis else "filesystem://localhost",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "SECRET_KEY": "only-for-benchmarks",
        "SUBMISSIONS_PER_MINUTE": "1000000",
        "LOG_LEVEL": "WARNING",
    }
    os.environ |= settings | {"CHAINRULE_RUN_DIR": str(folder)}
    for path in ("broker/messages", "broker/control"):
        (folder / path).mkdir(parents=True)
    return stack.enter_context(cluster(folder, settings, ("numpy",) if embedded else ("numpy", "torch")))


def _print(found: dict[str, float], load: float) -> None:
    print(f"{'':<24}{'measured':>10}  target")
    for key, value in found.items():
        print(f"{key:<24}{value:>10.1f}  {TARGETS.get(key, '')}")
    print(PEERS)
    cores = os.cpu_count() or 1
    print(f"{cores} cores, Linux {platform.release()}, load {load:.1f} before the start")
    if load > 0.5 * cores:
        print("WARNING: the machine is busy with other work; these figures are worse than on an idle one")


if __name__ == "__main__":
    started = time.monotonic()
    status = main()
    print(f"{time.monotonic() - started:.0f} s in all", file=sys.stderr)
    sys.exit(status)
