"""PostgreSQL and Redis of our own, on free ports, for tests and benchmarks; stopped however the block ends.

Each can be stopped and started again, with the same port and data folder.
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import redis

START_S = 30.0
STOP_S = 15.0
SETTINGS = ("jit=off", "max_connections=60")
# For tests: nothing outlives the block, so nothing needs to reach the disk.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


class ServerMissing(Exception):
    """The program is not installed, or did not start."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(slots=True)
class Server:
    """One server process. `url` stays the same however often it is started."""

    url: str
    command: tuple[str, ...]
    log: Path
    answers: Callable[[], object]
    _process: "subprocess.Popen[bytes] | None" = field(default=None, init=False)

    def start(self) -> None:
        """Raises ServerMissing."""
        with self.log.open("ab") as sink:
            self._process = subprocess.Popen(self.command, stdout=sink, stderr=sink, cwd="/", start_new_session=True)
        _wait(self._process, self.log, self.answers)

    def stop(self, number: int = signal.SIGINT) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.send_signal(number)
        try:
            process.wait(STOP_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def postgresql() -> Iterator[str]:
    """Yields the URL of an empty database `chainrule`. Raises ServerMissing."""
    with restartable_postgresql() as server:
        yield server.url


@contextmanager
def restartable_postgresql(*, durable: bool = False) -> Iterator[Server]:
    """Yields a running server; its URL is that of an empty database `chainrule`. Raises ServerMissing.

    durable: commits wait for the disk, as they do in production; for benchmarks.
    """
    programs = _postgresql_programs()
    with _folder("postgres") as folder:
        user = _unprivileged("postgres")
        _run(*user, str(programs / "initdb"), "-D", str(folder / "data"), "-U", "chainrule", "--auth=trust",
             "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions")  # fmt: skip
        port = free_port()
        options = (f"port={port}", "listen_addresses=127.0.0.1", "unix_socket_directories=", *SETTINGS,
                   *(() if durable else FAST))  # fmt: skip
        flags = [part for option in options for part in ("-c", option)]
        command = (*user, str(programs / "postgres"), "-D", str(folder / "data"), *flags)
        url = f"postgres://chainrule@127.0.0.1:{port}"
        answers = lambda: psycopg.connect(f"{url}/postgres", connect_timeout=2).close()  # noqa: E731 one line says it
        with _running(Server(f"{url}/chainrule", command, folder / "log", answers)) as server:
            create_database(url, "chainrule")
            yield server


def create_database(server: str, name: str) -> None:
    """An empty database on this server, in place of one that has the name."""
    with psycopg.connect(f"{server}/postgres", autocommit=True) as link:
        link.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'.encode())
        link.execute(f'CREATE DATABASE "{name}"'.encode())


@contextmanager
def redis_server() -> Iterator[str]:
    """Yields the URL of an empty Redis that keeps nothing on disk. Raises ServerMissing."""
    with restartable_redis() as server:
        yield server.url


@contextmanager
def restartable_redis() -> Iterator[Server]:
    """Yields a running Redis that forgets everything when it stops. Raises ServerMissing."""
    program = shutil.which("redis-server") or shutil.which("redis-server", path="/usr/bin")
    if program is None:
        raise ServerMissing("redis-server is not installed")
    with _folder("redis") as folder:
        port = free_port()
        command = (program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no",
                   "--dir", str(folder))  # fmt: skip
        url = f"redis://127.0.0.1:{port}/0"
        with _running(Server(url, command, folder / "log", lambda: _ping(url))) as server:
            yield server


def _ping(url: str) -> None:
    with redis.Redis.from_url(url, socket_timeout=2) as client:
        client.ping()


def _postgresql_programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    if not found:
        raise ServerMissing("PostgreSQL is not installed")
    return found[-1].parent


def _unprivileged(user: str) -> tuple[str, ...]:
    """PostgreSQL will not run as root. It also gets a signal for a fast stop when we die."""
    dies = ("setpriv", "--pdeathsig", "INT")
    return (*dies, "--reuid", user, "--regid", user, "--init-groups", "--") if os.geteuid() == 0 else (*dies, "--")


@contextmanager
def _folder(name: str) -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix=f"chainrule-{name}-"))
    if os.geteuid() == 0 and name == "postgres":
        os.chown(folder, pwd.getpwnam(name).pw_uid, -1)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _running(server: Server) -> Iterator[Server]:
    try:
        server.start()
        yield server
    finally:
        server.stop()


def _wait(process: "subprocess.Popen[bytes]", log: Path, answers: Callable[[], object]) -> None:
    until = time.monotonic() + START_S
    while True:
        try:
            answers()
        except (psycopg.OperationalError, redis.RedisError) as error:
            if process.poll() is not None or time.monotonic() > until:
                raise ServerMissing(f"{process.args!r} did not start: {log.read_text()[-800:]}") from error
            time.sleep(0.05)
        else:
            return


def _run(*command: str) -> None:
    done = subprocess.run(command, cwd="/", capture_output=True, text=True, check=False)
    if done.returncode:
        raise ServerMissing(f"{command[-1]}: {done.stderr.strip()}")
