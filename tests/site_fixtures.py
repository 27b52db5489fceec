"""The whole of Chainrule, started as `make run` starts it, on the database and broker of the current leg."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest

from tools.processes import descendants, end, marked, parents
from tools.servers import create_database, free_port

ROOT = Path(__file__).resolve().parents[1]
PASSWORD = "correct horse battery"
READY_S = 150
STOP_S = 30


@dataclass
class Site:
    url: str
    run_dir: Path
    runner: subprocess.Popen

    def ask(self, path, data=None, token=None):
        """(status, decoded JSON) of an API call; POST when there is data."""
        request = urllib.request.Request(self.url + path)
        if token:
            request.add_header("Authorization", f"Token {token}")
        if data is not None:
            request.add_header("Content-Type", "application/json")
            request.data = json.dumps(data).encode()
        try:
            with urllib.request.urlopen(request, timeout=20) as response:
                return response.status, json.load(response)
        except urllib.error.HTTPError as error:
            return error.code, json.load(error)

    def ready(self):
        try:
            return self.ask("/readyz")
        except (OSError, ValueError) as error:
            return 0, {"missing": [str(error)]}

    def wait_until_ready(self, within_s=READY_S):
        until = time.monotonic() + within_s
        while (answer := self.ready())[0] != 200:
            assert self.runner.poll() is None, self.log()
            assert time.monotonic() < until, f"{answer}\n{self.log()}"
            time.sleep(0.2)

    def wait_until_told(self, *words, within_s=30):
        """Until the log says all of it: the announcement comes a moment after /readyz turns green."""
        until = time.monotonic() + within_s
        while not all(word in self.log() for word in words):
            assert time.monotonic() < until, self.log()
            time.sleep(0.1)

    def pid(self, server):
        """Of the server that runs under this name, once it has one."""
        until = time.monotonic() + 30
        path = self.run_dir / "pids" / server
        while not (path.exists() and path.stat().st_size):
            assert time.monotonic() < until, f"{server} has no pid\n{self.log()}"
            time.sleep(0.05)
        return int(path.read_text())

    def log(self):
        return (self.run_dir / "log").read_text()[-6000:]

    def stop(self, number=signal.SIGINT):
        """Ctrl-C, or another signal. Returns the exit status and whatever is left of the site's processes."""
        running = set(descendants(self.runner.pid))
        self.runner.send_signal(number)
        return self.runner.wait(STOP_S), sorted((running & set(parents())) | set(self.processes()))

    def processes(self):
        return marked("CHAINRULE_STACK", str(self.run_dir))


def start(run_dir):
    """`make run` without make: on a free port, with the same password for every demo account."""
    database, broker = _database(run_dir), os.environ.get("BROKER_URL", "filesystem://localhost")
    port = free_port()
    settings = {
        "CHAINRULE_RUN_DIR": str(run_dir),
        "CHAINRULE_DEMO_PASSWORD": PASSWORD,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATABASE_URL": database,
        "BROKER_URL": broker[:-1] + "1" if broker.startswith("redis") else broker,
        "PORT": str(port),
        "SUBMISSIONS_PER_MINUTE": "1000",
        "PROVE_TASKS": "0",  # `catalogue check` proves them all
    }
    environment = {name: value for name, value in os.environ.items() if name not in {"SECRET_KEY", "HOST", "SITE_URL"}}
    with (run_dir / "log").open("ab") as log:
        runner = subprocess.Popen(
            [sys.executable, "-m", "tools.run"], cwd=ROOT, env=environment | settings, stdout=log, stderr=log
        )
    return Site(f"http://127.0.0.1:{port}", run_dir, runner)


def _database(run_dir):
    url = urlsplit(os.environ.get("DATABASE_URL", "sqlite://"))
    if url.scheme == "sqlite":
        return f"sqlite:///{run_dir}/chainrule.sqlite3"
    name = f"site_{run_dir.name.replace('-', '_')}"
    if not (run_dir / "log").exists():  # its first start
        create_database(urlunsplit(url._replace(path="")), name)
    return urlunsplit(url._replace(path=f"/{name}"))


@pytest.fixture
def run_dir():
    """A short path of its own: a unix socket's path has room for 107 bytes."""
    folder = Path(tempfile.mkdtemp(prefix="cr-"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)  # what ends meanwhile takes its own files along


@pytest.fixture(scope="session")
def site():
    folder = Path(tempfile.mkdtemp(prefix="cr-"))
    site = start(folder)
    try:
        site.wait_until_ready()
        yield site
        status, left = site.stop()
        assert left == [], site.log()
        assert status == 0, site.log()
    finally:
        site.runner.kill()
        site.runner.wait()
        end(site.processes)
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def token(site):
    status, answer = site.ask("/api/v1/token/", {"username": "learner", "password": PASSWORD})
    assert status == 200, answer
    return answer["token"]
