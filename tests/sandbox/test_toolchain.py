"""The compiler outside the jail: found by asking it, and a clear line where it is missing or useless."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sandbox.launcher.root import ProfileError, binds, versions
from sandbox.launcher.toolchain import ToolchainError, find_toolchain, missing_compiler
from sandbox.seccomp_filter import compile_filter
from tests.sandbox_fixtures import SandboxServer


@pytest.fixture
def found_anew():
    find_toolchain.cache_clear()
    yield
    find_toolchain.cache_clear()


def fake_gcc(folder, script):
    path = folder / "gcc"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def test_it_finds_what_gcc_runs_reads_and_links():
    tools = find_toolchain()
    assert set(tools.programs) == {"cc1", "collect2", "as", "ld"}
    assert all(source.exists() for source, _ in tools.mounts())
    assert Path("/usr/include") in tools.headers
    assert any((folder / "crti.o").exists() for folder in tools.libraries)
    assert {"/toolchain/as", "/toolchain/ld"} < set(tools.executables())
    assert missing_compiler() == ""


def test_no_folder_it_mounts_lies_in_another_one():
    targets = [target for _, target in find_toolchain().mounts()]
    assert not [one for one in targets for other in targets if other in one.parents]


def test_only_the_profile_c_gets_it():
    assert "gcc" in versions("c")
    assert "gcc" not in versions("numpy")
    ours = {target for _, target in find_toolchain().mounts()}
    assert {bind.target for bind in binds("c")} >= ours
    assert not {Path("/toolchain/as"), Path("/usr/include")} & {bind.target for bind in binds("numpy")}


def test_the_two_filters_differ():
    assert compile_filter(compiler=True) != compile_filter()


@pytest.mark.usefixtures("found_anew")
def test_without_gcc_it_says_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "install gcc and libc6-dev" in missing_compiler()
    with pytest.raises(ProfileError, match="gcc is missing"):
        binds("c")


@pytest.mark.usefixtures("found_anew")
def test_a_gcc_without_headers_is_none(monkeypatch, tmp_path):
    fake_gcc(tmp_path, "echo 'probe.c:1:10: fatal error: math.h: No such file or directory' >&2; exit 1")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(ToolchainError, match=r"libc6-dev.*math\.h"):
        find_toolchain()


@pytest.mark.usefixtures("found_anew")
def test_a_gcc_that_is_a_script_is_none(monkeypatch, tmp_path):
    fake_gcc(tmp_path, f'exec {shutil.which("gcc")} "$@"')
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(ToolchainError, match="no program that could be jailed"):
        find_toolchain()


def test_serve_ends_with_one_line_where_gcc_is_missing(tmp_path):
    for name in ("bwrap",):
        (tmp_path / name).symlink_to(shutil.which(name))
    server = SandboxServer("c", tmp_path / "run", environment={"PATH": str(tmp_path)})
    assert server.process.wait(timeout=60) == 1
    assert server.log.startswith("sandbox: gcc is missing: install gcc and libc6-dev")
    assert len(server.log.splitlines()) == 1


def test_the_judge_says_so_too(tmp_path):
    """`python -m sandbox judge` where there is no compiler: our fault, with the reason."""
    folder = Path(__file__).resolve().parents[1] / "hostile" / "tasks" / "scaled"
    command = [sys.executable, "-m", "sandbox", "judge", str(folder), str(folder / "right" / "loop.c")]
    environment = {"PATH": str(tmp_path), "CHAINRULE_RUN_DIR": str(tmp_path)}
    shown = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, env=environment)
    assert shown.returncode == 3
    assert "gcc is missing" in shown.stdout
