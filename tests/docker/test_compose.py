"""docker-compose.yml and the profile of the sandbox's container, as far as they can be proven without an engine."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
APP = {"web", "worker", "worker-gpu", "beat", "migrate"}
SANDBOXES = {"sandbox-numpy", "sandbox-torch", "sandbox-c", "sandbox-gpu"}
# Loads docker/seccomp.json as an engine would, then becomes the command.
CONFINED = """
import json, os, sys
import pyseccomp as seccomp

profile = json.load(open("docker/seccomp.json"))
rules = seccomp.SyscallFilter(seccomp.ERRNO(profile["defaultErrnoRet"]))
for block in profile["syscalls"]:
    action = seccomp.ALLOW if block["action"] == "SCMP_ACT_ALLOW" else seccomp.ERRNO(block["errnoRet"])
    arguments = [seccomp.Arg(each["index"], seccomp.EQ, each["value"]) for each in block.get("args", ())]
    for name in block["names"]:
        try:
            number = seccomp.resolve_syscall(seccomp.Arch.NATIVE, name)
        except (ValueError, RuntimeError):
            continue  # newer than this libseccomp; an engine skips it too
        rules.add_rule(action, number, *arguments)
rules.load()
os.execvp(sys.argv[1], sys.argv[1:])
"""


def compose(*arguments):
    plugin = (
        subprocess.run(["docker", "compose", "version"], capture_output=True, check=False)
        if shutil.which("docker")
        else None
    )
    program = ["docker", "compose"] if plugin and plugin.returncode == 0 else ["docker-compose"]
    done = subprocess.run([*program, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def services():
    return yaml.safe_load(compose("--profile", "gpu", "config"))["services"]


def confined(*command):
    return subprocess.run(
        [sys.executable, "-c", CONFINED, *command], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_compose_knows_every_service(services):
    assert set(services) == APP | SANDBOXES | {"postgres", "redis"}


def test_only_the_gpu_profile_starts_the_gpu_pair(services):
    assert {name for name, service in services.items() if "profiles" in service} == {"worker-gpu", "sandbox-gpu"}


@pytest.mark.parametrize("name", sorted(SANDBOXES))
def test_a_sandbox_has_no_network_no_secret_and_nothing_to_write(services, name):
    sandbox = services[name]
    assert sandbox["network_mode"] == "none"
    assert not {"networks", "secrets", "environment", "ports", "env_file"} & set(sandbox)
    assert sandbox["read_only"] is True
    assert sandbox["cap_drop"] == ["ALL"]
    assert len(sandbox["volumes"]) == 1
    assert {"no-new-privileges:true", "systempaths=unconfined"} <= set(sandbox["security_opt"])
    assert any(option.startswith("seccomp") for option in sandbox["security_opt"])
    assert sandbox["mem_limit"]
    assert sandbox["pids_limit"]


@pytest.mark.parametrize("name", sorted(APP))
def test_secrets_come_as_files_only(services, name):
    environment = services[name]["environment"]
    assert environment["SECRET_KEY_FILE"] == "/run/secrets/secret_key"
    assert environment["DATABASE_URL_FILE"] == "/run/secrets/database_url"
    assert not {"SECRET_KEY", "DATABASE_URL"} & set(environment)


def test_only_workers_share_the_sockets(services):
    sharing = {name for name, service in services.items() if "/run/chainrule" in json.dumps(service.get("volumes", []))}
    assert sharing == SANDBOXES | {"worker", "worker-gpu"}


def test_the_worker_and_the_sandbox_agree_on_the_socket(services):
    profiles = {"sandbox-numpy": "numpy", "sandbox-torch": "torch", "sandbox-c": "c", "sandbox-gpu": "torch-gpu"}
    for name, profile in profiles.items():
        assert services[name]["command"][-1] == f"/run/chainrule/sandbox-{profile}.sock"
    assert "SANDBOX_SOCKETS=/run/chainrule" in (ROOT / "Dockerfile").read_text()


def test_the_sandbox_has_a_compiler_and_the_worker_takes_its_lane():
    sandbox = (ROOT / "Dockerfile").read_text().partition("FROM base AS sandbox")[2]
    assert {"gcc", "libc6-dev"} <= set(sandbox.split())
    app = (ROOT / "Dockerfile").read_text().partition("FROM base AS sandbox")[0]
    assert "gcc" not in app.split()
    worker = (ROOT / "docker" / "start").read_text().partition("worker) ")[2].splitlines()[0]
    assert "judge.c" in worker.partition("-Q ")[2].split()[0].split(",")


def test_the_secrets_script_draws_once_and_differently(tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        shutil.copy(ROOT / "docker" / "secrets.sh", tmp_path / name)
        subprocess.run([tmp_path / name / "secrets.sh"], check=True, capture_output=True)
    one, two = (tmp_path / name / "secrets" for name in ("one", "two"))
    key = (one / "secret_key").read_text()
    assert len(key) > 40
    assert key != (two / "secret_key").read_text()
    assert (one / "postgres_password").read_text() in (one / "database_url").read_text()
    subprocess.run([tmp_path / "one" / "secrets.sh"], check=True, capture_output=True)
    assert (one / "secret_key").read_text() == key


def test_every_folder_the_image_copies_exists():
    for line in (ROOT / "Dockerfile").read_text().splitlines():
        if line.startswith("COPY "):
            for source in line.split()[1:-1]:
                assert (ROOT / source).exists(), line


def test_the_seccomp_profile_lets_every_layer_of_the_jail_be_built():
    done = confined(sys.executable, "-m", "sandbox", "doctor", "--json")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("family", ["AF_INET6", "AF_PACKET", "AF_VSOCK", "AF_ALG"])
def test_the_seccomp_profile_refuses_sockets_that_no_part_needs(family):
    done = confined(sys.executable, "-c", f"import socket; socket.socket(socket.{family}, socket.SOCK_RAW)")
    assert "PermissionError" in done.stderr


@pytest.mark.parametrize(
    "call", ["ptrace", "bpf", "perf_event_open", "keyctl", "io_uring_setup", "userfaultfd", "init_module"]
)
def test_the_seccomp_profile_refuses_what_breaks_out(call):
    code = (
        "import ctypes, os, pyseccomp as s;"
        f"n = s.resolve_syscall(s.Arch.NATIVE, {call!r}); libc = ctypes.CDLL(None, use_errno=True);"
        "print(libc.syscall(n, 0, 0, 0, 0, 0), ctypes.get_errno())"
    )
    assert confined(sys.executable, "-c", code).stdout == "-1 1\n"
