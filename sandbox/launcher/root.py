"""What exists inside the jail's root: the interpreter, the profile's packages, our own inner modules, nothing else."""

from __future__ import annotations

import importlib.metadata
import io
import os
import platform
import re
import sys
import sysconfig
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sandbox.launcher.toolchain import Toolchain, ToolchainError, find_toolchain

_TORCH = ("torch", "numpy")
COMPILED = "c"
PROFILES: dict[str, tuple[str, ...]] = {
    "numpy": ("numpy",), "torch": _TORCH, "torch-gpu": _TORCH, COMPILED: ("numpy",)
}  # fmt: skip
INNER = (
    *("__init__.py", "elf.py", "limits.py", "packed.py", "plain.py", "policy.py", "prototype.py", "syscalls.py"),
    *("values.py", "wire.py"),
    *("child", "jail", "server"),
)
CODE, SITE = Path("/chainrule/inner.zip"), Path("/site")
DEVICES = ("/dev/null", "/dev/zero", "/dev/urandom", "/dev/random")


@dataclass(frozen=True)
class Bind:
    """A read-only bind mount; `hidden` directories below it are covered with nothing."""

    source: Path
    target: Path
    hidden: tuple[Path, ...] = ()


def interpreter() -> Path:
    return Path(os.path.realpath(getattr(sys, "_base_executable", sys.executable)))


def binds(profile: str) -> list[Bind]:
    """Raises ProfileError when a package of the profile, or its compiler, is not installed."""
    found = [*_interpreter_binds(), *_library_binds(), *_package_binds(profile)]
    return [*found, *_toolchain_binds(profile, {bind.target for bind in found})]


def toolchain(profile: str) -> Toolchain | None:
    """None for profiles without a compiler. Raises ProfileError."""
    if profile != COMPILED:
        return None
    try:
        return find_toolchain()
    except ToolchainError as error:
        raise ProfileError(str(error)) from error


def links() -> list[tuple[str, Path]]:
    """Top-level symlinks of a merged /usr: (text, path)."""
    found = [Path(name) for name in ("/lib", "/lib64", "/lib32", "/usr/lib64") if Path(name).is_symlink()]
    return [(str(path.readlink()), path) for path in found]


class ProfileError(Exception):
    """The profile's packages, or its compiler, are not installed here."""


def versions(profile: str) -> dict[str, str]:
    found = {"python": platform.python_version()}
    for name in PROFILES[profile]:
        found[name] = _distribution(name).version
    tools = toolchain(profile)
    return {**found, "gcc": tools.version} if tools else found


def _interpreter_binds() -> Iterator[Bind]:
    executable = interpreter()
    yield Bind(executable, executable)
    stdlib = Path(os.path.realpath(sysconfig.get_path("stdlib")))
    hidden = tuple(stdlib / name for name in ("site-packages", "dist-packages") if (stdlib / name).is_dir())
    yield Bind(stdlib, stdlib, hidden)
    if sysconfig.get_config_var("Py_ENABLE_SHARED"):
        library = Path(sysconfig.get_config_var("LIBDIR"), sysconfig.get_config_var("INSTSONAME"))
        if library.exists():
            yield Bind(library, library)


def _library_binds() -> Iterator[Bind]:
    triplet = str(sysconfig.get_config_var("MULTIARCH") or f"{platform.machine()}-linux-gnu")
    for name in (f"/usr/lib/{triplet}", f"/lib/{triplet}", "/usr/lib64", "/lib64", "/etc/ld.so.cache"):
        path = Path(name)
        if path.exists() and Path(os.path.realpath(path)) == path:
            yield Bind(path, path)


def _package_binds(profile: str) -> Iterator[Bind]:
    for distribution in closure(PROFILES[profile]):
        for name in sorted(_top_level(distribution)):
            source = Path(os.path.realpath(str(distribution.locate_file(name))))
            if source.exists():
                yield Bind(source, SITE / name)


def _toolchain_binds(profile: str, there: set[Path]) -> Iterator[Bind]:
    tools = toolchain(profile)
    for source, target in tools.mounts() if tools else ():
        if target not in there:
            yield Bind(source, target)


def inner_code() -> bytes:
    """Our modules that run inside, as one zip file: each bind mount would be copied for every child."""
    here = Path(__file__).resolve().parent.parent
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        for name in INNER:
            for path in sorted((here / name).rglob("*.py")) if (here / name).is_dir() else [here / name]:
                file.write(path, Path("sandbox") / path.relative_to(here))
    return archive.getvalue()


def closure(names: tuple[str, ...]) -> list[importlib.metadata.Distribution]:
    """The distributions and all they need at run time, as far as installed."""
    found: dict[str, importlib.metadata.Distribution] = {}
    waiting = [(name, True) for name in names]
    while waiting:
        name, needed = waiting.pop()
        key = re.sub(r"[-_.]+", "-", name).lower()
        if key in found or (not needed and not _installed(name)):
            continue
        found[key] = _distribution(name)
        waiting += [(required, False) for required in _requirements(found[key])]
    return list(found.values())


def _requirements(distribution: importlib.metadata.Distribution) -> Iterator[str]:
    """Names that belong to no extra and not to a newer Python. torch names setuptools, for building extensions only."""
    for requirement in distribution.requires or []:
        marker = requirement.partition(";")[2]
        name = re.match(r"[A-Za-z0-9._-]+", requirement)
        newer = re.search(r'python_version\s*>=\s*"3\.(\d+)"', marker)
        if (
            name
            and name[0] != "setuptools"
            and "extra" not in marker
            and not (newer and int(newer[1]) > sys.version_info.minor)
        ):
            yield name[0]


def _installed(name: str) -> bool:
    try:
        importlib.metadata.distribution(name)
    except importlib.metadata.PackageNotFoundError:
        return False
    return True


def _distribution(name: str) -> importlib.metadata.Distribution:
    try:
        return importlib.metadata.distribution(name)
    except importlib.metadata.PackageNotFoundError as error:
        raise ProfileError(f"the package {name} is not installed for {sys.executable}") from error


def _top_level(distribution: importlib.metadata.Distribution) -> set[str]:
    parts = {path.parts[0] for path in distribution.files or []}
    return {part for part in parts if part not in _NO_CODE and not part.endswith((".pth", ".dist-info"))}


_NO_CODE = {"..", "/", "__pycache__", "_distutils_hack", "isympy.py"}
