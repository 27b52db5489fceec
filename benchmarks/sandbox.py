"""The sandbox beside its peers, in one run: prints a table and writes benchmarks/results/sandbox.json.

    python benchmarks/sandbox.py [--quick] [--no-peers]

nbgrader and otter-grader get an environment of their own under .cache/peers, made here from PyPI on the first run.
"""

import argparse
import json
import os
import platform
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from sandbox.bench import measure, table  # noqa: E402  same
from tests.peers.graders import peer_seconds  # noqa: E402  after the path is set

RESULTS = ROOT / "benchmarks" / "results" / "sandbox.json"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="a fifth of the repetitions")
    parser.add_argument("--no-peers", action="store_true", help="without nbgrader and otter-grader")
    arguments = parser.parse_args()
    load = os.getloadavg()[0]
    found = measure(quick=arguments.quick)
    if not arguments.no_peers:
        found |= peer_seconds(ROOT / ".cache" / "peers")
    print(table(found), end="")
    print(f"\n{os.cpu_count()} cores, Linux {platform.release()}, load {load:.1f} before the start")
    if load > 0.5 * (os.cpu_count() or 1):
        print("WARNING: the machine is busy with other work; these figures are worse than on an idle one")
    RESULTS.parent.mkdir(exist_ok=True)
    rounded = {key: round(value, 3) for key, value in found.items()}
    RESULTS.write_text(json.dumps({**rounded, "load_before": round(load, 2)}, indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
