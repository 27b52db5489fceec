"""`python -m sandbox judge TASK FILE.py [--json]`: judge one file without the site.

A server that listens in CHAINRULE_RUN_DIR is used when there is one; else one is started and stopped for this run.
Exit status: 0 judged, 2 wrong usage or a broken task package, 3 internal_error.
"""

from __future__ import annotations

import argparse
import json
import os
import secrets
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import FrameType

from sandbox.client import Sandbox
from sandbox.datasets.shelf import default_data_dir
from sandbox.judge import judge
from sandbox.launcher.gpu import found_devices
from sandbox.package import PackageError, TaskPackage, find_task
from sandbox.placement import GPU, place
from sandbox.report import ErrorReport, Report
from sandbox.results import SandboxUnavailable
from sandbox.summary import summary

START_TIMEOUT_S = 60.0
STOP_TIMEOUT_S = 10.0


def main(argv: Sequence[str]) -> int:
    """Run the command; the exit status."""
    options = _parser().parse_args(argv)
    try:
        package = find_task(options.task, options.catalogue)
        source = options.file.read_bytes()
    except (PackageError, OSError) as error:
        print(f"judge: {error}", file=sys.stderr)
        return 2
    report = _report(package, source, options.seed, options.scope)
    print(json.dumps(report.to_json(), ensure_ascii=False, indent=1) if options.json else summary(report, package.spec))
    return 3 if report.verdict == "internal_error" else 0


def _leave(_signal: int, _frame: FrameType | None) -> None:
    """End by an exception, so that a server of ours is stopped on the way out."""
    raise SystemExit(143)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m sandbox judge", description="Judge a file against a code task.")
    parser.add_argument("task", help="slug of a task in the catalogue, or its folder")
    parser.add_argument("file", type=Path, help="the file to judge, in the language of the task")
    parser.add_argument("--json", action="store_true", help="print the report as one JSON object")
    parser.add_argument("--scope", choices=("all", "public"), default="all", help="public: the public cases alone")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(2**31), help="draw these cases again")
    catalogue = Path(__file__).resolve().parent.parent / "catalogue"
    parser.add_argument("--catalogue", type=Path, default=catalogue, help="folder of the cards")
    return parser


def _report(package: TaskPackage, source: bytes, seed: int, scope: str) -> Report:
    try:
        profile = place(package.spec, lambda profile: profile != GPU or bool(found_devices()))
        with running_sandbox(profile) as sandbox:
            report = judge(
                package,
                source,
                sandbox=sandbox,
                seed=seed,
                scope="public" if scope == "public" else "all",
                data_dir=default_data_dir(),
            )
            return replace(report, reduced=profile != package.spec.profile)
    except SandboxUnavailable as error:
        return Report(
            verdict="internal_error",
            score=0.0,
            scope="public" if scope == "public" else "all",
            seed=seed,
            content_hash=package.content_hash,
            error=ErrorReport("SandboxUnavailable", None, str(error)),
        )


@contextmanager
def running_sandbox(profile: str) -> Iterator[Sandbox]:
    """The sandbox that listens in CHAINRULE_RUN_DIR, else one started for the time of the block."""
    run_dir = Path(os.environ.get("CHAINRULE_RUN_DIR", ".run"))
    listening = Sandbox(run_dir / f"sandbox-{profile}.sock")
    if answers(listening):
        yield listening
        return
    with tempfile.TemporaryDirectory(prefix="chainrule-") as folder, _server(profile, Path(folder)) as started:
        yield started


def answers(sandbox: Sandbox) -> bool:
    try:
        sandbox.info()
    except SandboxUnavailable:
        return False
    return True


@contextmanager
def _server(profile: str, folder: Path) -> Iterator[Sandbox]:
    socket_path, log = folder / "sandbox.sock", folder / "server.log"
    command = [sys.executable, "-m", "sandbox", "serve", "--profile", profile, "--socket", str(socket_path)]
    root = Path(__file__).resolve().parent.parent
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=root, stdout=output, stderr=output)
    before = signal.signal(signal.SIGTERM, _leave)
    try:
        sandbox = Sandbox(socket_path)
        _await_start(process, sandbox, log)
        yield sandbox
    finally:
        _stop(process)
        signal.signal(signal.SIGTERM, before)


def _await_start(process: subprocess.Popen[bytes], sandbox: Sandbox, log: Path) -> None:
    deadline = time.monotonic() + START_TIMEOUT_S
    while not answers(sandbox):
        if process.poll() is not None or time.monotonic() > deadline:
            lines = log.read_text(errors="replace").strip().splitlines()[-8:]
            raise SandboxUnavailable("the sandbox server did not start: " + " | ".join(lines))
        time.sleep(0.05)


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(STOP_TIMEOUT_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
