"""The alarms of this suite ring: a leak, a visit, a leftover or code outside the jail would be seen."""

import os
import socket
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.hostile.canaries import _of_value, leaked, leaked_numbers
from tests.hostile.files import BREACHED, read_file
from tests.hostile.ground import task
from tests.hostile.listeners import Listeners
from tests.hostile.traces import Traces

HONEST = "softmax"


@pytest.fixture
def report(ground):
    return ground.judge_source(HONEST, task(HONEST).reference.encode())


def test_a_canary_in_the_prints_is_seen_forwards_and_backwards(ground, report):
    canary = ground.canaries.argv
    assert leaked(report, [canary]) == []
    for text in (f"x{canary}x", canary[::-1]):
        assert leaked(replace(report, prints=text), [canary]) == [canary]


def test_a_breach_that_a_file_prints_is_seen(ground):
    source = f"print({BREACHED!r})\n".encode() + task(HONEST).reference.encode()
    with pytest.raises(AssertionError):
        ground.assert_nothing_leaked(ground.judge_source(HONEST, source), HONEST)


def test_a_hidden_number_is_seen_in_the_report_and_in_the_progress(ground, report):
    cases = ground.server("numpy").sandbox.cases
    hidden = float(max(hidden_array(cases).ravel(), key=abs))  # enough digits before and after the point
    for text in (f"{hidden:.6f}", f"{hidden!r}", repr(hidden).replace(".", "")):
        assert leaked_numbers(replace(report, prints=text), task(HONEST), cases, []), text
        assert leaked_numbers(report, task(HONEST), cases, [text]), text
    assert leaked_numbers(report, task(HONEST), cases, []) == []


def hidden_array(cases):
    from sandbox.values import decode

    (array,), _ = decode(next(case for case in cases if case.group == "Hidden").inputs)
    return array.data


def test_a_visitor_is_counted_at_every_door(tmp_path):
    listeners = Listeners(tmp_path)
    doors = listeners.addresses
    for address in (doors["abstract"], doors["path"]):
        with socket.socket(socket.AF_UNIX) as caller:
            caller.connect(address)
    socket.create_connection(("127.0.0.1", doors["tcp"])).close()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as caller:
        caller.sendto(b"x", ("127.0.0.1", doors["udp"]))
    listeners.close()
    assert len(listeners.visitors) == 4


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make files of another user")
def test_a_file_and_a_process_left_are_seen(ground, tmp_path, monkeypatch):
    monkeypatch.setattr("tests.hostile.traces.PATIENCE_S", 0.2)
    server = ground.server("numpy")
    traces = Traces(server)
    left = Path("/tmp", f"left-{os.getpid()}")
    left.touch()
    os.chown(left, traces.uids[3], traces.uids[3])
    try:
        with pytest.raises(AssertionError, match="files left"):
            traces.assert_gone()
    finally:
        left.unlink()
    traces.assert_gone()
    traces.at_rest += 1
    with pytest.raises(AssertionError, match="processes below the server"):
        traces.assert_gone()


def test_code_that_runs_outside_the_jail_is_seen(ground):
    ground.mark.touch()
    try:
        with pytest.raises(AssertionError):
            ground.assert_nobody_came()
    finally:
        ground.mark.unlink()


def test_the_secrets_are_where_an_attacker_would_look(ground):
    pid = ground.server("numpy").process.pid
    assert ground.canaries.environment.encode() in Path(f"/proc/{pid}/environ").read_bytes()
    assert ground.canaries.argv.encode() in Path(f"/proc/{pid}/cmdline").read_bytes()
    assert ground.secret_file.read_text() == ground.canaries.file
    looker = "import sys; print(open(sys.argv[1]).read())"
    found = subprocess.run(
        [sys.executable, "-c", looker, ground.secret_file], capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == ground.canaries.file


def test_a_header_that_nobody_reads_is_an_error(tmp_path):
    path = tmp_path / "x.py"
    path.write_text("# threat: 1\n# task: softmax\n# expects: accepted\n")
    with pytest.raises(ValueError, match="unknown header expects"):
        read_file(path)


@pytest.mark.parametrize("number", [31003.9016, 31003.90158, 3.100390158])
def test_a_number_with_a_nought_where_it_is_cut_is_still_one(number):
    assert list(_of_value(number)) == ["3100390"]


@pytest.mark.parametrize("number", [0.0, 1.0, 31003.9, 1e-13, float("nan")])
def test_a_round_number_proves_nothing(number):
    assert list(_of_value(number)) == []
