"""Faults in small: the trial of `make test-faults` with few submissions and each fault once or twice."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.plan import MARK, draw, number_of

ROOT = Path(__file__).resolve().parents[2]
LONGEST_S = 280  # several times what it takes; DRAIN_S ends it earlier when submissions hang
SLOW_MACHINE_S = 180.0


def trial(tmp_path, *options):
    figures = tmp_path / "faults.json"
    command = [sys.executable, "-m", "tests.faults.run", "--json", str(figures), *options]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as running:
        try:
            said, _ = running.communicate(timeout=LONGEST_S)
        except subprocess.TimeoutExpired:
            running.terminate()  # it ends its servers
            said, _ = running.communicate()
            pytest.fail(f"not done in {LONGEST_S} s\n{said}")
    assert figures.exists(), said
    return json.loads(figures.read_text()), said


@pytest.mark.timeout(LONGEST_S + 60)
def test_no_verdict_is_lost_doubled_or_wrong_whatever_dies(tmp_path):
    if os.environ.get("BROKER_URL", "").startswith("redis"):
        found, said = trial(tmp_path, "--submissions", "40", "--faults", "8", "--seed", "4")
        kinds = {"n_kill_worker", "n_kill_sandbox", "n_flush_redis", "n_restart_redis", "n_restart_postgresql"}
    else:
        found, said = trial(tmp_path, "--submissions", "10", "--faults", "3", "--seed", "23", "--embedded")
        kinds = {"n_kill_worker", "n_kill_sandbox"}
    assert (found["lost"], found["duplicated"], found["wrong"]) == (0, 0, 0), said
    assert found["slowest_s"] < SLOW_MACHINE_S, said
    assert all(found[kind] for kind in kinds), said
    assert found["completions"], said


def test_the_same_seed_plans_the_same_submissions():
    first, second = (draw(random.Random(5), 40) for _ in range(2))
    assert first == second
    assert {item.right for item in first} == {True, False}
    assert {item.scope for item in first} == {"all", "public"}
    assert len({item.learner for item in first}) > 3


def test_a_source_names_the_planned_submission_it_belongs_to():
    source = f"x = 1\n{MARK}17".encode()
    assert number_of(source) == 17
    assert [number_of(item.code) for item in draw(random.Random(1), 3)] == [0, 1, 2]
