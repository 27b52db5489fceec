"""`make run`: the whole of Chainrule on one machine, under one process manager.

All state lies in CHAINRULE_RUN_DIR (`.run`). A second start on the same folder is refused; whatever an earlier start
left behind after a `kill -9` is ended first.
"""

import argparse
import fcntl
import os
import shlex
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from environs import Env
from honcho.manager import Manager

from tools.prepare import ROOT, CannotStart, prepare, secret_key
from tools.processes import end, marked
from tools.stack import Server, environment, servers

LONGEST_SOCKET = 100  # a unix socket's path has room for 107 bytes


def main() -> int:
    parser = argparse.ArgumentParser(prog="make run")
    parser.add_argument("--prepare", action="store_true", help="do everything but start")
    only_prepare = parser.parse_args().prepare
    signal.signal(signal.SIGTERM, _exit)
    signal.signal(signal.SIGHUP, lambda *_: os.kill(os.getpid(), signal.SIGTERM))
    try:
        return _run(only_prepare=only_prepare)
    except CannotStart as reason:
        print(f"chainrule: {reason}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _run(*, only_prepare: bool) -> int:
    os.chdir(ROOT)
    run_dir = _folder()
    with _alone(run_dir):
        end(lambda: marked("CHAINRULE_STACK", str(run_dir)))
        host, port = _address()
        _settings(run_dir, host, port)
        if not only_prepare:
            _claim(host, port)
        prepare(run_dir, os.environ["DATABASE_URL"])
        return 0 if only_prepare else _serve(run_dir, host, port)


def _exit(*_: object) -> None:
    sys.exit(143)


def _folder() -> Path:
    Env().read_env(ROOT / ".env", recurse=False)
    run_dir = Path(os.environ.get("CHAINRULE_RUN_DIR") or ROOT / ".run").resolve()
    if len(bytes(run_dir / "sandbox-torch-gpu.sock")) > LONGEST_SOCKET:
        raise CannotStart(
            f"CHAINRULE_RUN_DIR: {run_dir} is too long for the path of a unix socket; choose a shorter one"
        )
    try:
        run_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotStart(f"CHAINRULE_RUN_DIR: {error}") from error
    return run_dir


@contextmanager
def _alone(run_dir: Path) -> Iterator[None]:
    """Holds the folder's lock. It is a record lock: it ends with this very process, and no child inherits it."""
    with (run_dir / "lock").open("a+") as lock:
        try:
            fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.seek(0)
            raise CannotStart(f"it already runs here, as process {lock.read().strip() or '?'} on {run_dir}") from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def _address() -> tuple[str, int]:
    host, port = os.environ.get("HOST") or "127.0.0.1", os.environ.get("PORT") or "8000"
    if not port.isdigit() or not 0 < int(port) < 65536:
        raise CannotStart(f"PORT: {port!r} is not a port number")
    return host, int(port)


def _claim(host: str, port: int) -> None:
    """Raises CannotStart when nobody could listen there."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except OSError as error:
        raise CannotStart(f"HOST: {host!r} is no address of this machine ({error.strerror})") from error
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError as error:
            raise CannotStart(
                f"PORT: {port} on {host} cannot be had ({error.strerror}); choose another, as in `PORT=8001 make run`"
            ) from error


def _settings(run_dir: Path, host: str, port: int) -> None:
    """The environment of an embedded site; whatever is already set stays."""
    reachable = "127.0.0.1" if host in {"0.0.0.0", "::"} else host
    shown = f"[{reachable}]" if ":" in reachable else reachable
    os.environ |= {
        "CHAINRULE_RUN_DIR": str(run_dir),
        "CHAINRULE_STACK": str(run_dir),
        "CHAINRULE_RUNNER": str(os.getpid()),
    }
    os.environ.setdefault("CHAINRULE_DEMO", "1")
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{run_dir}/chainrule.sqlite3")
    os.environ.setdefault("SITE_URL", f"http://{shown}:{port}")
    os.environ.setdefault("ALLOWED_HOSTS", ",".join(dict.fromkeys(["127.0.0.1", "localhost", "[::1]", shown])))
    os.environ["CHAINRULE_PROBE"] = f"http://{shown}:{port}/readyz"
    if not {"SECRET_KEY", "SECRET_KEY_FILE"} & set(os.environ):
        os.environ["SECRET_KEY_FILE"] = str(secret_key(run_dir))


def _serve(run_dir: Path, host: str, port: int) -> int:
    manager = Manager()
    for server in servers(run_dir, host, port):
        command = (sys.executable, "-m", "tools.keep", server.name, *server.command)
        manager.add_process(server.name, _shell(command), env=environment(server, os.environ), cwd=str(ROOT))
    ready = (sys.executable, "-m", "tools.announce")
    manager.add_process("ready", _shell(ready), env=environment(Server("ready", ready), os.environ), cwd=str(ROOT))
    manager.loop()
    left = end(lambda: marked("CHAINRULE_STACK", str(run_dir)))
    if left:
        raise CannotStart(f"could not end the processes {left}")
    stopped_by_hand = manager.returncode in {130, 143}
    return 0 if stopped_by_hand else 1


def _shell(command: tuple[str, ...]) -> str:
    return f"exec {shlex.join(command)}"


if __name__ == "__main__":
    sys.exit(main())
