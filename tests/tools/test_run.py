"""What stops `make run` before anything is started, each in one line that says what to do."""

import fcntl
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def run(run_dir, **environment):
    return subprocess.run(
        [sys.executable, "-m", "tools.run"],
        cwd=ROOT,
        env={**os.environ, "CHAINRULE_RUN_DIR": str(run_dir), **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def complaint(done):
    assert done.returncode == 1
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    return line


def test_a_taken_port_is_named(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        line = complaint(run(tmp_path, PORT=str(port)))
    assert line.startswith(f"chainrule: PORT: {port} on 127.0.0.1 cannot be had")
    assert "PORT=8001 make run" in line


@pytest.mark.parametrize("port", ["none", "0", "65536", "-1", "80.5"])
def test_a_port_that_is_none_is_named(tmp_path, port):
    assert complaint(run(tmp_path, PORT=port)) == f"chainrule: PORT: {port!r} is not a port number"


def test_a_host_that_is_none_is_named(tmp_path):
    assert complaint(run(tmp_path, HOST="no.such.host.invalid")).startswith("chainrule: HOST: 'no.such.host.invalid'")


def test_a_second_copy_on_the_same_folder_is_refused(tmp_path):
    with (tmp_path / "lock").open("w") as lock:
        lock.write("4711")
        lock.flush()
        fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        line = complaint(run(tmp_path))
    assert line == f"chainrule: it already runs here, as process 4711 on {tmp_path}"


def test_a_folder_too_deep_for_a_socket_is_refused(tmp_path):
    assert complaint(run(tmp_path / ("deep" * 30))).startswith("chainrule: CHAINRULE_RUN_DIR: ")


def test_a_folder_that_cannot_be_made_is_refused():
    assert complaint(run("/proc/none")).startswith("chainrule: CHAINRULE_RUN_DIR: ")
