"""What a teacher would pick instead: nbgrader and otter-grader, timed on one submission of the same two functions.

Each runs as its documentation says, from its own command line, in an environment of its own; the score is checked, so
that a grader that fails fast is no fast grader.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sandbox.bench import LAYER_NORM, SOFTMAX

REQUIREMENTS = ("torch==2.13.0", "numpy", "nbgrader", "otter-grader")
REPEATS = 3

CHECK_SOFTMAX = """x = torch.randn(4, 8)
assert torch.allclose(softmax(x), torch.softmax(x, -1), rtol=1e-4, atol=1e-5)
"""
CHECK_LAYER_NORM = """x, gamma, beta = torch.randn(4, 8), torch.randn(8), torch.randn(8)
expected = torch.nn.functional.layer_norm(x, (8,), gamma, beta)
assert torch.allclose(layer_norm(x, gamma, beta), expected, rtol=1e-4, atol=1e-5)
"""


_SCORE = """from nbgrader.api import Gradebook
with Gradebook("sqlite:///gradebook.db") as book:
    print(book.find_submission("ps1", "alice").score)
"""


class PeerError(Exception):
    """A peer could not be installed or did not grade the right solution as right."""


def peer_seconds(environment: Path) -> dict[str, float]:
    """Median seconds of one autograding by each peer. Raises PeerError."""
    programs = _installed(environment)
    return {"nbgrader_s": _median(_nbgrader, programs), "otter_s": _median(_otter, programs)}


def _installed(environment: Path) -> Path:
    programs = environment / "bin"
    if not (programs / "otter").exists():
        print(f"making {environment} with {', '.join(REQUIREMENTS)} …", file=sys.stderr)
        base = [sys.executable, "-m", "venv", str(environment)]
        _call(base, Path.cwd(), programs)
        _call([str(programs / "pip"), "install", "-q", *REQUIREMENTS], Path.cwd(), programs)
    return programs


def _median(grade: Callable[[Path, Path], float], programs: Path) -> float:
    times = []
    for _ in range(REPEATS):
        with tempfile.TemporaryDirectory(prefix="chainrule-peer-") as folder:
            times.append(grade(Path(folder), programs))
    return sorted(times)[REPEATS // 2]


def _call(command: list[str], folder: Path, programs: Path) -> float:
    environment = {**os.environ, "PATH": f"{programs}:{os.environ['PATH']}", "HOME": str(folder)}
    started = time.perf_counter()
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=900, check=False
    )
    if done.returncode:
        raise PeerError(f"{' '.join(command)}: {done.stderr[-2000:] or done.stdout[-2000:]}")
    return time.perf_counter() - started


def _notebook(cells: list[tuple[str, dict[str, Any]]], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    shown: list[dict[str, Any]] = [
        {"cell_type": "code", "id": f"cell-{n}", "metadata": m, "source": s, "outputs": [], "execution_count": None}
        for n, (s, m) in enumerate(cells)
    ]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    path.write_text(json.dumps({"cells": shown, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}))


def _nbgrader(folder: Path, programs: Path) -> float:
    def meta(name: str, points: int) -> dict[str, Any]:
        graded = {"grade": bool(points), "solution": not points, "locked": bool(points), "task": False}
        return {"nbgrader": {**graded, "grade_id": name, "schema_version": 3, **({"points": points} if points else {})}}

    solution = f"### BEGIN SOLUTION\n{SOFTMAX}\n{LAYER_NORM}\n### END SOLUTION"
    checks = [(CHECK_SOFTMAX, meta("softmax", 1)), (CHECK_LAYER_NORM, meta("layer_norm", 1))]
    _notebook([(solution, meta("functions", 0)), *checks], folder / "source" / "ps1" / "ps1.ipynb")
    submitted = [(f"{SOFTMAX}\n{LAYER_NORM}", meta("functions", 0)), *checks]
    _notebook(submitted, folder / "submitted" / "alice" / "ps1" / "ps1.ipynb")
    (folder / "nbgrader_config.py").write_text("c = get_config()\nc.CourseDirectory.course_id = 'c'\n")
    _call([str(programs / "nbgrader"), "generate_assignment", "ps1", "--create", "--force"], folder, programs)
    seconds = _call([str(programs / "nbgrader"), "autograde", "ps1", "--create", "--force"], folder, programs)
    shown = subprocess.run(
        [str(programs / "python"), "-c", _SCORE], cwd=folder, capture_output=True, text=True, timeout=300, check=False
    )
    if shown.stdout.strip() != "2.0":
        raise PeerError(f"nbgrader gave {shown.stdout.strip()} of 2 points: {shown.stderr[-500:]}")
    return seconds


def _otter(folder: Path, programs: Path) -> float:
    checks = {"softmax": CHECK_SOFTMAX, "layer_norm": CHECK_LAYER_NORM}
    (folder / "tests").mkdir()
    for name, check in checks.items():
        lines = "\n".join(f">>> {line}" for line in check.strip().splitlines())
        suite = {"cases": [{"code": lines, "hidden": False, "locked": False}], "scored": True, "type": "doctest"}
        test = {"name": name, "points": 1, "suites": [suite]}
        (folder / "tests" / f"{name}.py").write_text(f"OK_FORMAT = True\n\ntest = {test!r}\n")
    _notebook([(SOFTMAX, {}), (LAYER_NORM, {})], folder / "submission.ipynb")
    _call([str(programs / "otter"), "generate", "-t", "tests", "-o", "autograder.zip"], folder, programs)
    command = [str(programs / "otter"), "run", "-a", "autograder.zip", "submission.ipynb"]
    seconds = _call(command, folder, programs)
    results = json.loads((folder / "results.json").read_text())
    score = sum(test.get("score", 0) for test in results["tests"])
    if score != 2:
        raise PeerError(f"otter-grader gave {score} of 2 points: {json.dumps(results)[:800]}")
    return seconds
