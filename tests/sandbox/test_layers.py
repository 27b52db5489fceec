"""Each layer's self-test must fail where its layer is missing: a proof that cannot fail proves nothing."""

import os
import subprocess
import sys

import pytest

from sandbox.jail.layers import LAYERS
from sandbox.launcher.layers import missing_layers
from tests.sandbox_fixtures import ROOT

UNJAILED = """
import sys
from sandbox.jail.cell import Cell, CrossedError
from sandbox.jail.layers import LAYERS
from sandbox.jail.namespaces import namespace_inodes
layer = next(layer for layer in LAYERS if layer.name == sys.argv[1])
cell = Cell(0, 1, b"", tmp_mb=1, tmp_files=8, server_namespaces=namespace_inodes())
try:
    print("held:", layer.test(cell))
except (CrossedError, OSError) as error:
    print("crossed:", error)
"""


@pytest.mark.parametrize("name", [layer.name for layer in LAYERS if layer.name != "entropy"])
def test_a_self_test_without_its_layer_says_crossed(name):
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", UNJAILED, name]
    shown = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, env=environment)
    assert shown.stdout.startswith("crossed: "), shown


def test_a_layer_that_does_not_hold_keeps_the_server_from_serving():
    layers = {
        "seccomp": {"state": "broken", "detail": "ptrace: succeeded"},
        "landlock": {"state": "missing", "detail": "the kernel has no Landlock"},
        "cgroup": {"state": "missing", "detail": "the watchdog stands in"},
        "tmpfs": {"state": "active", "detail": "held"},
    }
    assert set(missing_layers(layers, ())) == {"seccomp", "landlock"}
    assert set(missing_layers(layers, ("landlock",))) == {"seccomp"}
