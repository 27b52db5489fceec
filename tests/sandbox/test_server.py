"""The server's life: starting, refusing to start, being killed, recycling, queueing, and leaving nothing behind."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from sandbox import wire
from sandbox.client import Sandbox, SandboxUnavailable
from sandbox.launcher.cgroups import groups_of
from tests.sandbox.running import assert_honest_run_is_accepted, ordinary_user, run, values
from tests.sandbox_fixtures import ROOT, SandboxServer, children_of, serving

SLEEP = "import time\ndef f(x):\n    time.sleep(3)\n    return 6.0\n"


@pytest.fixture
def server(tmp_path):
    with serving("numpy", tmp_path, "--slots", "1", "--spares", "1") as found:
        yield found


def sleeping_learner(sandbox, caught):
    try:
        run(sandbox, SLEEP)
    except SandboxUnavailable as error:
        caught.append(error)


def wait_for(condition, seconds=5.0):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


def gone(pids):
    return not any(Path(f"/proc/{pid}").exists() and _state(pid) != "Z" for pid in pids)


def _state(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return "Z"


def assert_nothing_is_left(server, pids, seconds):
    wait_for(lambda: gone(pids), seconds)
    wait_for(lambda: not server.socket_path.exists(), seconds)
    wait_for(lambda: groups_of(server.process.pid) == [], seconds)


def test_it_tells_profile_versions_and_layers(sandbox_numpy):
    info = sandbox_numpy.info()
    assert info.profile == "numpy"
    assert set(info.versions) == {"python", "numpy"}
    for layer in ("bubblewrap", "namespaces", "seccomp", "landlock", "no_proc", "no_privileges", "rlimits", "tmpfs"):
        assert info.layers[layer].startswith("active: "), info.layers[layer]


def test_everything_is_gone_within_a_second_of_sigterm(server):
    pids = server.descendants()
    assert len(pids) > 5
    worker = threading.Thread(target=sleeping_learner, args=(server.sandbox, []))
    worker.start()
    time.sleep(0.3)
    pids += server.descendants()
    started = time.monotonic()
    server.process.send_signal(signal.SIGTERM)
    assert_nothing_is_left(server, pids, seconds=1.0)
    assert server.process.wait(timeout=2) == 0
    assert time.monotonic() - started < 1.5
    worker.join()


def test_nothing_stays_behind_when_the_launcher_is_killed(server):
    pids = server.descendants()
    server.process.kill()
    server.process.wait()
    assert_nothing_is_left(server, pids, seconds=5.0)


def test_a_killed_server_is_unavailable_and_then_serves_again(server):
    jail = next(pid for pid in children_of(server.process.pid) if children_of(pid))
    caught = []
    worker = threading.Thread(target=sleeping_learner, args=(server.sandbox, caught))
    worker.start()
    time.sleep(0.5)
    os.kill(jail, signal.SIGKILL)
    worker.join()
    assert len(caught) == 1
    assert_honest_run_is_accepted(server.sandbox)
    assert "starting another" in server.log


def test_a_killed_keeper_ends_the_server_which_starts_again(server):
    before = server.descendants()
    os.kill(before[-2], signal.SIGKILL)
    time.sleep(0.3)
    assert_honest_run_is_accepted(server.sandbox)


def test_no_run_is_lost_while_the_server_is_recycled(tmp_path):
    with serving("numpy", tmp_path, "--slots", "1", "--spares", "1", "--recycle-runs", "10") as server:
        first = set(children_of(server.process.pid))
        for _ in range(25):
            assert_honest_run_is_accepted(server.sandbox)
        wait_for(lambda: not first <= set(children_of(server.process.pid)))
        assert "ended with" not in server.log


def test_a_retired_server_is_replaced_by_one_that_passed_its_probes(tmp_path):
    with serving("numpy", tmp_path, "--slots", "1", "--spares", "1") as server:
        assert_honest_run_is_accepted(server.sandbox)
        first = set(children_of(server.process.pid))
        server.sandbox.retire()
        wait_for(lambda: not first <= set(children_of(server.process.pid)))  # its janitor stays
        assert server.sandbox.info().runs == 0
        assert_honest_run_is_accepted(server.sandbox)


def test_requests_wait_for_a_slot_and_beyond_the_queue_are_refused(tmp_path):
    with serving("numpy", tmp_path, "--slots", "1", "--spares", "1", "--queue", "2") as server:
        outcomes = []

        def learner():
            try:
                outcomes.append(values(run(server.sandbox, SLEEP.replace("3)", "0.7)"))))
            except SandboxUnavailable as error:
                outcomes.append(str(error))

        workers = [threading.Thread(target=learner) for _ in range(5)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        assert outcomes.count([6.0]) == 3
        assert outcomes.count("busy: the queue is full") == 2


def test_two_runs_at_a_time_do_not_wait_for_each_other(sandbox_numpy):
    source = SLEEP.replace("3)", "0.8)")
    started = time.monotonic()
    workers = [threading.Thread(target=run, args=(sandbox_numpy, source)) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert time.monotonic() - started < 1.5


def test_a_client_that_hangs_up_frees_its_slot(server):
    connection = socket.socket(socket.AF_UNIX)
    connection.connect(str(server.socket_path))
    connection.send(wire.pack(wire.Type.REQUEST, 0, b'{"op": "run", "entry": "f", "kind": "function", "policy": {}}'))
    connection.send(wire.pack(wire.Type.SOURCE, 0, b"while True: pass"))
    connection.close()
    assert_honest_run_is_accepted(server.sandbox)


@pytest.mark.parametrize(
    "sent",
    [
        b"\0" * 100,
        b"\xff" * 100,
        wire.HEADER.pack(wire.Type.REQUEST, 0, 2**40),
        wire.pack(wire.Type.REQUEST, 0, b"[]"),
        wire.pack(wire.Type.REQUEST, 0, b'{"op": "evil"}'),
        wire.pack(wire.Type.REQUEST, 0, b'{"op": "run", "cases": 99999999}'),
        wire.pack(wire.Type.REQUEST, 0, b'{"op": "run", "limits": {"cpu_s": -1}}'),
        wire.pack(wire.Type.INPUT, 0, b"x"),
    ],
)
def test_a_malformed_request_is_refused_and_hurts_nobody(sandbox_numpy, sent):
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(5)
        connection.connect(str(sandbox_numpy.socket_path))
        connection.sendall(sent)
        assert b"unavailable" in connection.recv(4096)
    assert_honest_run_is_accepted(sandbox_numpy)


def test_no_server_is_unavailable(tmp_path):
    with pytest.raises(SandboxUnavailable, match="no sandbox at"):
        Sandbox(tmp_path / "none.sock").info()


def test_a_stale_socket_is_replaced_and_a_long_path_is_served(tmp_path):
    folder = tmp_path / ("long" * 30)
    folder.mkdir()
    os.chdir(folder)
    with socket.socket(socket.AF_UNIX) as stale:
        stale.bind("sandbox-numpy.sock")
    os.chdir(ROOT)
    with serving("numpy", folder, "--slots", "1", "--spares", "1") as server:
        assert_honest_run_is_accepted(server.sandbox)


def failure_of(tmp_path, *options, environment=None):
    server = SandboxServer("numpy", tmp_path, *options, environment=environment)
    assert server.process.wait(timeout=30) != 0
    lines = server.log.splitlines()
    assert len(lines) == 1, server.log
    return lines[0]


def test_a_served_socket_is_not_taken_over(server):
    command = [sys.executable, "-m", "sandbox", "serve", "--profile", "numpy", "--socket", str(server.socket_path)]
    second = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=30, check=False)
    assert second.returncode == 1
    assert second.stderr == f"sandbox: another sandbox serves {server.socket_path}\n"
    assert_honest_run_is_accepted(server.sandbox)


def test_a_file_at_the_sockets_path_is_left_alone(tmp_path):
    path = tmp_path / "sandbox-numpy.sock"
    path.write_text("precious")
    assert failure_of(tmp_path) == f"sandbox: {path} exists and is not a socket"
    assert path.read_text() == "precious"


def test_a_missing_bubblewrap_is_one_clear_line(tmp_path):
    environment = {**os.environ, "PATH": str(tmp_path)}
    assert "bubblewrap is missing" in failure_of(tmp_path, environment=environment)
    assert not (tmp_path / "sandbox-numpy.sock").exists()


def test_the_gpu_profile_without_a_gpu_is_one_clear_line(tmp_path):
    if any(Path("/dev").glob("nvidia[0-9]*")):
        pytest.skip("this machine has a GPU")
    server = SandboxServer("torch-gpu", tmp_path)
    assert server.process.wait(timeout=30) == 1
    assert server.log == "sandbox: profile torch-gpu: no /dev/nvidia0 on this machine\n"


def test_a_full_disk_is_one_clear_line():
    full = Path("/dev/full/x.sock")
    command = [sys.executable, "-m", "sandbox", "serve", "--profile", "numpy", "--socket", str(full)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=30, check=False)
    assert result.returncode == 1
    assert result.stderr.startswith("sandbox: cannot make the socket /dev/full/x.sock")
    assert len(result.stderr.splitlines()) == 1


def test_without_control_groups_the_watchdog_stands_in_and_says_so(tmp_path):
    with serving("numpy", tmp_path, "--cgroups", "off", "--slots", "1", "--spares", "1") as server:
        assert "WARNING: layer cgroup missing: the watchdog" in server.log
        body = "l = []\n    while True: l.append(bytearray(10**6))"
        assert run(server.sandbox, f"def f(x):\n    {body}\n", limits={"memory_mb": 64}).outcome == "memory_limit"
        shared = "import mmap\n    m = mmap.mmap(-1, 10**9)\n    for i in range(0, 10**9, 4096): m[i] = 1"
        assert run(server.sandbox, f"def f(x):\n    {shared}\n", limits={"memory_mb": 64}).outcome == "memory_limit"
        assert_honest_run_is_accepted(server.sandbox)


@pytest.mark.skipif(os.geteuid() != 0, reason="runs as an ordinary user already")
def test_it_works_for_an_ordinary_user(tmp_path):
    with serving(
        "numpy", tmp_path / "run", "--socket-mode", "666", "--slots", "1", prefix=ordinary_user(tmp_path)
    ) as server:
        assert "WARNING: layer uid_per_cell missing" in server.log
        assert "/proc/self/uid_map" not in server.log
        assert_honest_run_is_accepted(server.sandbox)
        result = run(server.sandbox, "import os\ndef f(x):\n    return [os.getuid(), os.path.exists('/etc/passwd')]\n")
        assert values(result) == [[65534, False]]
        assert Path(f"/proc/{server.process.pid}/status").read_text().split("Uid:")[1].split()[0] == "1000"
