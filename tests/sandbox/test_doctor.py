"""The doctor's findings on this machine, and what it says where something is missing."""

import json
import os
import subprocess
import sys

from tests.sandbox_fixtures import ROOT


def doctor(*options, **environment):
    command = [sys.executable, "-m", "sandbox", "doctor", *options]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False, env={**os.environ, **environment}
    )


def test_it_lists_every_layer_and_exits_0_when_all_required_hold():
    shown = doctor("--json")
    found = json.loads(shown.stdout)
    assert shown.returncode == 0, shown
    assert found["ok"] is True
    layers = found["profiles"]["numpy"]["layers"]
    assert {"bubblewrap", "namespaces", "seccomp", "landlock", "cgroup", "limits", "honest_run"} <= set(layers)
    assert all(layer["detail"] for layer in layers.values())
    in_c = found["profiles"]["c"]
    assert in_c["ok"] is True
    assert "gcc" in in_c["versions"]
    assert set(in_c["layers"]) == set(layers) | {"compiler"}
    assert found["gpu"].startswith(("active", "missing: no /dev/nvidia*"))


def test_it_says_what_is_missing_and_exits_1(tmp_path):
    shown = doctor(PATH=str(tmp_path))
    assert shown.returncode == 1
    assert "bubblewrap is missing" in shown.stdout
    assert "NOT SAFE" in shown.stdout


def test_without_a_compiler_the_profile_c_is_skipped_and_the_rest_holds(tmp_path):
    broken = tmp_path / "gcc"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    shown = doctor(PATH=f"{tmp_path}:{os.environ['PATH']}")
    assert shown.returncode == 0, shown
    assert "profile c (not installed): skipped: gcc builds nothing here" in shown.stdout
