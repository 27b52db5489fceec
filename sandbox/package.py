"""A code task as files: catalogue/<track>/<card>/code/<slug>/ read into one frozen object."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from sandbox.languages import PYTHON, Language, language_of
from sandbox.spec import KnownWrong, TaskSpec, parse_spec
from sandbox.toml_reader import PackageError, line_of, parse_toml

__all__ = ["PackageError", "TaskPackage", "find_task", "task_folders"]

SPEC = "task.toml"
_IN_PYTHON = ("reference.py", "cases.py")
GIVEN = "given.py"
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
        _refuse_missing(files, (SPEC,))
        suffix = language_of(_profile(files[SPEC])).suffix
        _refuse_missing(files, required(suffix))
        for path in files:
            _refuse_unknown_path(path, suffix)
        if GIVEN in files:
            _refuse_missing(files, (GIVEN,))
        spec = parse_spec(SPEC, files[SPEC])
        _check_wrong_files(spec, files)
        _check_solution(spec, files)
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
        return self.files[f"starter{self.language.suffix}"]

    @property
    def language(self) -> Language:
        """Of the starter, of what learners write, and of `right/` and `wrong/`."""
        return language_of(self.spec.profile)

    @property
    def solution(self) -> str:
        """Path of the file that is judged where the task's own answer must pass: reference.py, or, since that cannot be
        a submission in C, the first of `right/`.
        """
        return next(
            path for path in ("reference.py", *self.files) if path.startswith("right/") or self.language is PYTHON
        )

    @property
    def reference(self) -> str:
        return self.files["reference.py"]

    @property
    def judge_files(self) -> dict[str, str]:
        """What the jailed child needs to draw cases and expected values."""
        return {name: self.files[name] for name in (GIVEN, *_IN_PYTHON) if name in self.files}

    @property
    def given(self) -> str:
        """The code of the creator's that cases hand to the solution, or ""; no secret."""
        return self.files.get(GIVEN, "")

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


def required(suffix: str) -> tuple[str, ...]:
    """The files that every task has; `suffix` is that of its language."""
    return (SPEC, "statement.md", f"starter{suffix}", *_IN_PYTHON)


def is_known_path(path: str, suffix: str) -> bool:
    folder, _, name = path.rpartition("/")
    plain = not name.startswith(".") and folder in ("wrong", "right") and name.endswith(suffix)
    return plain or path in required(suffix) or (path == GIVEN and suffix == PYTHON.suffix)


def _profile(toml: str) -> str:
    return str(parse_toml(SPEC, toml).get("profile", ""))


def _refuse_missing(files: Mapping[str, str], names: Iterable[str]) -> None:
    for name in names:
        if not files.get(name, "").strip():
            raise PackageError(name, 0, "", "missing or empty")


def _refuse_unknown_path(path: str, suffix: str) -> None:
    if path == GIVEN and suffix != PYTHON.suffix:
        raise PackageError(path, 0, "", "a function in C takes arrays and numbers, so nothing of given.py can reach it")
    if not is_known_path(path, suffix):
        known = ", ".join([*required(suffix), *([GIVEN] if suffix == PYTHON.suffix else [])])
        raise PackageError(path, 0, "", f"unknown file; a task has {known}, wrong/*{suffix} and right/*{suffix}")


def _check_solution(spec: TaskSpec, files: Mapping[str, str]) -> None:
    if spec.prototype and not any(path.startswith("right/") for path in files):
        raise PackageError("right/", 0, "", "a task in C needs a right/*.c: reference.py is Python and proves no C")


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
