"""A code task as files: catalogue/<track>/<card>/code/<slug>/ read into one frozen object."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from sandbox.spec import KnownWrong, TaskSpec, parse_spec
from sandbox.toml_reader import PackageError, line_of

__all__ = ["PackageError", "TaskPackage", "find_task", "task_folders"]

REQUIRED = ("task.toml", "statement.md", "starter.py", "reference.py", "cases.py")
MAX_FILE_BYTES = 256 * 1024


@dataclass(frozen=True)
class TaskPackage:
    """A parsed task with the text of all its files, keyed by their path inside the folder."""

    slug: str
    spec: TaskSpec
    files: Mapping[str, str]
    content_hash: str

    @classmethod
    def from_files(cls, slug: str, files: Mapping[str, str]) -> TaskPackage:
        """Validate `files` (path → text); PackageError names the first rule broken."""
        for name in REQUIRED:
            if not files.get(name, "").strip():
                raise PackageError(name, 0, "", "missing or empty")
        for path in files:
            _refuse_unknown_path(path)
        spec = parse_spec("task.toml", files["task.toml"])
        _check_wrong_files(spec, files)
        frozen = MappingProxyType(dict(sorted(files.items())))
        return cls(slug=slug, spec=spec, files=frozen, content_hash=content_hash(frozen))

    @classmethod
    def from_folder(cls, path: Path) -> TaskPackage:
        """Read a task's folder; its name is the slug."""
        if not path.is_dir():
            raise PackageError(str(path), 0, "", "no such task folder")
        try:
            return cls.from_files(path.resolve().name, {name: _read(path, name) for name in _listing(path)})
        except PackageError as error:
            raise PackageError(str(path / error.file), error.line, error.field, error.message) from None

    @property
    def statement(self) -> str:
        return self.files["statement.md"]

    @property
    def starter(self) -> str:
        return self.files["starter.py"]

    @property
    def reference(self) -> str:
        return self.files["reference.py"]

    @property
    def judge_files(self) -> dict[str, str]:
        """What the jailed child needs to draw cases and expected values."""
        return {name: self.files[name] for name in ("cases.py", "reference.py")}

    @property
    def right(self) -> dict[str, str]:
        """Other correct solutions: file name → source."""
        return {path.removeprefix("right/"): text for path, text in self.files.items() if path.startswith("right/")}

    def wrong_source(self, known: KnownWrong) -> str:
        return self.files[f"wrong/{known.file}"]


def content_hash(files: Mapping[str, str]) -> str:
    """SHA-256 over the sorted (path, text) pairs, each preceded by its length so that no two sets collide."""
    digest = hashlib.sha256()
    for path in sorted(files):
        for part in (path.encode(), files[path].encode()):
            digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


def task_folders(root: Path) -> Iterator[Path]:
    """Every task folder below a catalogue: root/<track>/<card>/code/<slug>/."""
    yield from sorted(path.parent for path in root.glob("*/*/code/*/task.toml"))


def find_task(slug: str, root: Path) -> TaskPackage:
    """The task named by a slug of the catalogue at `root`, or by the path of its folder."""
    folder = Path(slug)
    if (folder / "task.toml").is_file():
        return TaskPackage.from_folder(folder)
    found = [path for path in task_folders(root) if path.name == slug]
    if not found:
        raise PackageError(slug, 0, "", f"no task of this name below {root}, and no folder with a task.toml")
    if len(found) > 1:
        raise PackageError(slug, 0, "", f"the name is taken by several tasks: {', '.join(str(path) for path in found)}")
    return TaskPackage.from_folder(found[0])


def _refuse_unknown_path(path: str) -> None:
    folder, _, name = path.rpartition("/")
    plain = not name.startswith(".") and folder in ("wrong", "right") and name.endswith(".py")
    if path not in REQUIRED and not plain:
        raise PackageError(path, 0, "", f"unknown file; a task has {', '.join(REQUIRED)}, wrong/*.py and right/*.py")


def _check_wrong_files(spec: TaskSpec, files: Mapping[str, str]) -> None:
    text = files["task.toml"]
    for index, known in enumerate(spec.wrong):
        if f"wrong/{known.file}" not in files:
            raise PackageError(
                "task.toml", line_of(text, "wrong", index, "file"), "wrong.file", f"wrong/{known.file} does not exist"
            )
    named = {f"wrong/{known.file}" for known in spec.wrong}
    for path in files:
        if path.startswith("wrong/") and path not in named:
            raise PackageError(path, 0, "", "no [[wrong]] of task.toml gives its diagnosis")


def _listing(folder: Path) -> list[str]:
    paths = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return sorted(path.relative_to(folder).as_posix() for path in paths)


def _read(folder: Path, name: str) -> str:
    path = folder / name
    if path.stat().st_size > MAX_FILE_BYTES:
        raise PackageError(name, 0, "", f"larger than {MAX_FILE_BYTES // 1024} KB")
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise PackageError(name, 0, "", f"not UTF-8: {error.reason} at byte {error.start}") from None
