"""The C compiler of the profile `c`: gcc is asked what it runs, reads and links, and only that enters the jail."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sandbox.elf import ElfError, interpreter
from sandbox.jail.cell import TOOLS

_START_FILES = ("crti.o", "crtn.o", "crtbeginS.o", "crtendS.o", "libgcc.a", "libgcc_s.so", "libc.so", "libm.so")
_PROBE = "#include <math.h>\n#include <stdlib.h>\ndouble f(double x) { return sqrt(x); }\n"
_ASK_S = 20


class ToolchainError(Exception):
    """There is no C compiler here that could build anything."""


@dataclass(frozen=True)
class Toolchain:
    """Paths as gcc names them. `programs`: what gcc starts, by the name it looks for; `loader`: of all of them, if any.

    `headers`: where <…> is searched; `libraries`: folders of start files and of gcc's own library.
    """

    version: str
    gcc: Path
    programs: dict[str, Path]
    loader: Path | None
    headers: tuple[Path, ...]
    libraries: tuple[Path, ...]

    def mounts(self) -> list[tuple[Path, Path]]:
        """(real source, target) pairs: programs that gcc finds by a plain name lie in a folder of ours."""
        folders = _outermost((*self.headers, *self.libraries))
        pairs = [(folder, folder) for folder in folders]
        pairs += [(self.gcc, self.gcc), *zip(self.programs.values(), self._targets(), strict=True)]
        inside = [(source, target) for source, target in pairs if not any(one in target.parents for one in folders)]
        return [(Path(os.path.realpath(source)), target) for source, target in inside]

    def executables(self) -> list[str]:
        """All that may be executed inside, by its path there."""
        found = [self.gcc, *self._targets(), *([self.loader] if self.loader else [])]
        return [str(path) for path in found]

    def _targets(self) -> list[Path]:
        return [TOOLS / name if name in ("as", "ld") else path for name, path in self.programs.items()]


@functools.cache
def find_toolchain() -> Toolchain:
    """Raises ToolchainError."""
    found = shutil.which("gcc")
    if found is None:
        raise ToolchainError("gcc is missing: install gcc and libc6-dev (apt-get install gcc libc6-dev)")
    gcc = Path(os.path.realpath(found))
    _test_compile(gcc)
    try:
        loader = interpreter(gcc.read_bytes())
    except ElfError as error:
        raise ToolchainError(f"{gcc} is no program that could be jailed: {error}") from error
    return Toolchain(
        version=_ask(gcc, "-dumpfullversion").strip(),
        gcc=gcc,
        programs={name: _program(gcc, name) for name in ("cc1", "collect2", "as", "ld")},
        loader=Path(loader) if loader else None,
        headers=_headers(gcc),
        libraries=_folders(_ask(gcc, f"-print-file-name={name}").strip() for name in _START_FILES),
    )


def missing_compiler() -> str:
    """Why tasks in C cannot be judged here; "" when they can."""
    try:
        find_toolchain()
    except ToolchainError as error:
        return str(error)
    return ""


def _ask(gcc: Path, *options: str) -> str:
    """What gcc prints on both its streams."""
    environment = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"}
    command = [str(gcc), *options]
    try:
        shown = subprocess.run(
            command, capture_output=True, text=True, timeout=_ASK_S, check=True, input="", env=environment
        )
    except subprocess.CalledProcessError as error:
        lines = [line for line in str(error.stderr).splitlines() if "error" in line] or ["no word"]
        raise ToolchainError(
            f"gcc builds nothing here, are the headers of libc there (libc6-dev)? {lines[0]}"
        ) from error
    except (OSError, subprocess.SubprocessError) as error:
        raise ToolchainError(f"gcc cannot be asked: {error}") from error
    return shown.stdout + shown.stderr


def _test_compile(gcc: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="chainrule-") as folder:
        source = Path(folder, "probe.c")
        source.write_text(_PROBE)
        _ask(gcc, "-shared", "-fPIC", "-o", str(source.with_suffix(".so")), str(source), "-lm")


def _program(gcc: Path, name: str) -> Path:
    told = _ask(gcc, f"-print-prog-name={name}").strip()
    found = shutil.which(told)
    if found is None:
        raise ToolchainError(f"gcc needs {name}, which is missing (Debian: in binutils or cpp)")
    return _plain(found)


def _headers(gcc: Path) -> tuple[Path, ...]:
    """The folders that gcc itself lists between two fixed lines."""
    shown = _ask(gcc, "-E", "-v", "-xc", "-")
    listed = shown.partition("#include <...> search starts here:\n")[2].partition("End of search list.")[0]
    return tuple(_plain(line.strip()) for line in listed.splitlines() if Path(line.strip()).is_dir())


def _folders(files: Iterable[str]) -> tuple[Path, ...]:
    """Of those that exist: a name that gcc does not know comes back as it was asked for."""
    return tuple(sorted({_plain(path).parent for path in files if Path(path).is_absolute() and Path(path).exists()}))


def _plain(path: str) -> Path:
    """Without the `..` that gcc puts into its paths."""
    return Path(os.path.normpath(path))


def _outermost(folders: Iterable[Path]) -> list[Path]:
    """Without those that lie inside another one."""
    unique = sorted(set(folders))
    return [path for path in unique if not any(other in path.parents for other in unique)]
