"""The GPU profile as far as it goes without a GPU; benchmarks/gpu.py runs the rest where there is one."""

import argparse
import dataclasses
import json
import os
import subprocess
import sys

import pytest

from sandbox.launcher.bubblewrap import StartError
from sandbox.launcher.gpu import found_devices, gpu_devices, leased
from sandbox.launcher.options import add_arguments, options_from
from sandbox.placement import place, profiles_for
from sandbox.report import Report
from tests.sandbox.packages import with_toml


def gpu_spec(gpu):
    return with_toml(('profile = "numpy"', f'profile = "torch-gpu"\ngpu = "{gpu}"')).spec


def test_a_preferred_gpu_may_be_the_cpu_a_required_one_may_not():
    assert profiles_for(gpu_spec("preferred")) == ("torch-gpu", "torch")
    assert profiles_for(gpu_spec("required")) == ("torch-gpu",)
    assert place(gpu_spec("preferred"), {"torch", "numpy"}.__contains__) == "torch"
    assert place(gpu_spec("preferred"), {"torch", "torch-gpu"}.__contains__) == "torch-gpu"
    assert place(gpu_spec("preferred"), set().__contains__) == "torch-gpu"
    assert place(gpu_spec("required"), {"torch"}.__contains__) == "torch-gpu"


def test_two_servers_cannot_lease_one_gpu(tmp_path):
    with leased("torch-gpu", 0, tmp_path):
        with leased("torch-gpu", 1, tmp_path), leased("torch", 0, tmp_path):
            pass
        with pytest.raises(StartError, match="GPU 0 is leased to another"), leased("torch-gpu", 0, tmp_path):
            pass
    with leased("torch-gpu", 0, tmp_path):
        pass


def test_a_gpu_server_has_one_slot():
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    assert options_from(parser.parse_args(["--profile", "torch-gpu", "--slots", "4"])).slots == 1
    assert options_from(parser.parse_args(["--profile", "torch", "--slots", "4"])).slots == 4


def test_only_nodes_of_nvidia_are_found(tmp_path):
    (tmp_path / "nvidia0").touch()
    assert found_devices(tmp_path) == []
    assert gpu_devices("torch") == []


@pytest.mark.skipif(bool(found_devices()), reason="this machine has a GPU")
def test_without_a_gpu_a_preferring_task_is_judged_on_the_cpu(tmp_path):
    """The whole path: cases.py sees "cpu" and chooses the small size, the report says that it was reduced."""
    cases = (
        "import chainrule\nimport torch\n"
        "def cases(rng):\n"
        "    n = 3 if chainrule.device == 'cpu' else 3000\n"
        "    x = torch.ones(n, device=chainrule.device)\n"
        "    for group in ('Worked example', 'Fresh'):\n"
        "        yield {'name': f'{group} {n}', 'group': group, 'args': (x,)}\n"
    )
    package = with_toml(
        ('profile = "numpy"', 'profile = "torch-gpu"\ngpu = "preferred"'),
        ('result = "ndarray"', 'result = "tensor"'),
        **{"cases.py": cases},
    )
    folder = tmp_path / "doubled"
    for path, text in package.files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    solution = tmp_path / "solution.py"
    solution.write_text("def double(x):\n    return 2 * x\n")
    command = [sys.executable, "-m", "sandbox", "judge", str(folder), str(solution), "--json"]
    environment = os.environ | {"CHAINRULE_RUN_DIR": str(tmp_path / "run")}
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, env=environment)
    report = json.loads(done.stdout)
    assert (report["verdict"], report["reduced"]) == ("accepted", True), report["error"]
    assert {case["name"] for case in report["cases"]} == {"Worked example 3", "Fresh 3"}


def test_a_report_of_before_is_not_reduced():
    report = Report("accepted", 1.0, "all", 1, "")
    old = {key: value for key, value in report.to_json().items() if key != "reduced"}
    assert Report.from_json(old) == dataclasses.replace(report, reduced=False)
