"""`make test`: every check, on both databases, and one line at the end.

Four lanes run side by side: what computes (static checks, the tests that share nothing), what drives the whole site,
what starts servers of its own, and the proof of the catalogue; all but the first mostly wait. A step's output is
printed when the step ends, whole, so that the lanes do not mix.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

from tools.processes import adopt_orphans, descendants, end
from tools.servers import postgresql, redis_server

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "test-results"
HERE = Path(sys.executable).parent
PACKAGES = ("config", "content", "api", "reviews", "quizzes", "cards", "accounts", "sandbox", "tools", "benchmarks")
OURS = ("CHAINRULE_", "DJANGO_")
SETTINGS = ("DATABASE_URL", "BROKER_URL", "CACHE_URL", "EMAIL_URL", "SECRET_KEY", "SECRET_KEY_FILE", "DEBUG", "HOST",
            "PORT", "SITE_URL", "ALLOWED_HOSTS", "HTTPS", "NODE_NAME", "SANDBOX_SOCKETS", "CATALOGUE_DIR")  # fmt: skip
# These know neither a database nor a broker: what they say on the first leg they would say again on the second.
# And the browser sees one site: tests/flow drives the whole stack on both.
NO_DATABASE = (
    "tests/browser",
    "tests/sandbox",
    "tests/hostile",
    "tests/docker",
    "tests/tools",
    "tests/test_assets.py",
    "tests/test_docs.py",
)


Step = Callable[[], None]

SITE = ("tests/browser", "tests/flow", "tests/faults")


@dataclass(slots=True)
class Tally:
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    steps: list[tuple[str, bool, float]] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, name: str, seconds: float, *, ok: bool) -> None:
        self.steps.append((name, ok, seconds))

    def read(self, junit: Path) -> int:
        """Adds a pytest run's counts; returns how many failed."""
        suite = ET.parse(junit).getroot().find("testsuite")
        if suite is None:
            return 0
        total, skipped = int(suite.get("tests", 0)), int(suite.get("skipped", 0))
        failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        self.passed += total - failed - skipped
        self.failed += failed
        self.skipped += skipped
        return failed


@dataclass(frozen=True, slots=True)
class Check:
    """Steps with one environment, each shown with its time; a failure ends nothing but is remembered."""

    tally: Tally
    environment: Mapping[str, str]

    def run(self, name: str, *command: str) -> bool:
        ok = self._timed(name, command) == 0
        self.tally.failed += not ok
        return ok

    def pytest(self, name: str, *arguments: str) -> None:
        junit = RESULTS / f"{name.replace(' ', '-')}.xml"
        junit.unlink(missing_ok=True)
        flags = ("-q", "--junitxml", str(junit), "-o", "junit_family=xunit1", *arguments)
        code = self._timed(name, (sys.executable, "-m", "pytest", *flags))
        counted = self.tally.read(junit) if junit.exists() else 0
        self.tally.failed += bool(code) and not counted

    def _timed(self, name: str, command: tuple[str, ...]) -> int:
        started = time.monotonic()
        with tempfile.TemporaryFile() as output:
            done = subprocess.run(
                command, cwd=ROOT, env=dict(self.environment), check=False, stdout=output, stderr=subprocess.STDOUT
            )
            output.seek(0)
            said = output.read().decode(errors="replace")
        with self.tally.lock:
            print(f"\n=== {name}\n{said}", end="", flush=True)
            self.tally.add(name, time.monotonic() - started, ok=done.returncode == 0)
        return done.returncode


def static(check: Check) -> None:
    """What needs no server: form, types, imports, spelling, migrations."""
    packages = [name for name in PACKAGES if (ROOT / name).is_dir()]
    python, manage = sys.executable, (sys.executable, "manage.py")
    check.run("ruff check", str(HERE / "ruff"), "check", ".")
    check.run("ruff format", str(HERE / "ruff"), "format", "--check", ".")
    check.run("mypy", str(HERE / "mypy"), "--explicit-package-bases", *packages)
    check.run("import contracts", str(HERE / "lint-imports"))
    check.run("spelling", str(HERE / "codespell"), *_tracked())
    check.run("migrations", *manage, "makemigrations", "--check", "--dry-run")
    check.run("django checks", *manage, "check", "--fail-level", "WARNING")
    check.run("locks", python, "-m", "tools.lock", "--check")


def catalogue(check: Check) -> None:
    """Every file of the catalogue, every solution of its tasks in the real sandbox."""
    check.run("catalogue", sys.executable, "manage.py", "catalogue", "check")


def tests(check: Check, leg: str, *left_out: str) -> None:
    """What shares nothing, on two cores."""
    check.pytest(f"tests {leg}", "-n", "2", "-m", "not serial", *(f"--ignore={place}" for place in left_out))


def servers(check: Check, leg: str, *left_out: str) -> None:
    """What starts servers of its own, one after another."""
    check.pytest(f"servers {leg}", "-m", "serial", *(f"--ignore={place}" for place in left_out))


def site(check: Check, leg: str) -> None:
    """What drives the whole site: in a browser, over HTTP, while its parts are killed."""
    check.pytest(f"site {leg}", "-m", "serial", *SITE)


def main() -> int:
    parser = argparse.ArgumentParser(prog="make test")
    parser.add_argument("--only", choices=("static", "sqlite", "postgresql"), help="one part of it")
    only = parser.parse_args().only
    adopt_orphans()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    RESULTS.mkdir(exist_ok=True)
    tally, started = Tally(), time.monotonic()
    try:
        _everything(tally, only)
    finally:
        end(lambda: descendants(os.getpid()))
    return _report(tally, time.monotonic() - started)


def _everything(tally: Tally, only: str | None) -> None:
    with tempfile.TemporaryDirectory(prefix="chainrule-check-") as folder:
        sqlite = {"DATABASE_URL": f"sqlite:///{folder}/chainrule.sqlite3", "BROKER_URL": "filesystem://localhost"}
        base = _environment(sqlite | {"SECRET_KEY": "only-for-tests"})
        embedded = Check(tally, base)
        with _own_servers() as urls:
            full = Check(tally, base | urls)
            computing: list[Step] = []
            driving: list[Step] = []
            waiting: list[Step] = []
            proving: list[Step] = []
            if only in {None, "static"}:
                alone = Check(tally, base | {"CHAINRULE_RUN_DIR": folder})
                computing.append(lambda: static(alone))
                proving.append(lambda: catalogue(alone))
            if only in {None, "sqlite"}:
                computing.append(lambda: tests(embedded, "sqlite"))
                driving.append(lambda: site(embedded, "sqlite"))
                waiting.append(lambda: servers(embedded, "sqlite", *SITE))
            if only in {None, "postgresql"}:
                computing.append(lambda: tests(full, "postgresql", *NO_DATABASE))
                waiting.append(lambda: servers(full, "postgresql", *NO_DATABASE))
            _side_by_side(computing, driving, waiting, proving)


def _side_by_side(*lanes: list[Step]) -> None:
    """Who ends this early, by Ctrl-C or SIGTERM, does not wait for what runs."""
    ended = threading.Event()
    with ThreadPoolExecutor(len(lanes)) as pool:
        running = [pool.submit(_in_turn, steps, ended) for steps in lanes]
        try:
            for lane in running:
                lane.result()
        except BaseException:
            ended.set()
            end(lambda: descendants(os.getpid()))
            raise


def _in_turn(steps: list[Step], ended: threading.Event) -> None:
    for step in steps:
        if not ended.is_set():
            step()


@contextmanager
def _own_servers() -> Iterator[dict[str, str]]:
    with ExitStack() as stack:
        yield {
            "DATABASE_URL": stack.enter_context(postgresql()),
            "BROKER_URL": stack.enter_context(redis_server()),
        }


def _environment(extra: Mapping[str, str]) -> dict[str, str]:
    """Ours is chosen here; whatever this machine has set for a site of its own stays out."""
    return {name: value for name, value in os.environ.items() if not name.startswith(OURS) and name not in SETTINGS} | {
        **extra,
        "PYTHONUNBUFFERED": "1",
    }


def _tracked() -> list[str]:
    """Our own English texts: the catalogue has its own check, which leaves out maths and code."""
    elsewhere = ("*/vendor/*", "*.svg", "*.lock", "assets/package-lock.json", "locale/*", "catalogue/*")
    texts = ("git", "ls-files", "--", ".", *(f":!{place}" for place in elsewhere))
    listed = subprocess.run(texts, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [name for name in listed.splitlines() if (ROOT / name).is_file()]


def _report(tally: Tally, seconds: float) -> int:
    print()
    for name, ok, took in tally.steps:
        print(f"  {'ok    ' if ok else 'FAILED'}  {took:7.1f} s  {name}")
    print(f"  {seconds:15.1f} s  in all")
    print(f"Chainrule: {tally.passed} passed, {tally.failed} failed, {tally.skipped} skipped", flush=True)
    return 1 if tally.failed else 0


if __name__ == "__main__":
    sys.exit(main())
