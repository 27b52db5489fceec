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
from sandbox.jail.cell import Cell, CrossedError, Toolchain
from sandbox.jail.layers import LAYERS, _COMPILING, _STRICT
from sandbox.jail.namespaces import namespace_inodes
layers = {"compiler": _COMPILING, "second stage": _STRICT, **{layer.name: layer for layer in LAYERS}}
layer = layers[sys.argv[1]]
tools = Toolchain(b"", "/usr/bin/gcc", ("/nonexistent",), ()) if layer in (_COMPILING, _STRICT) else None
cell = Cell(0, 1, b"", toolchain=tools, tmp_mb=1, tmp_files=8, server_namespaces=namespace_inodes())
try:
    print("held:", layer.test(cell))
except (CrossedError, OSError) as error:
    print("crossed:", error)
"""


NAMES = [layer.name for layer in LAYERS if layer.name != "entropy"]


@pytest.mark.parametrize("name", [*NAMES, "compiler", "second stage"])
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
