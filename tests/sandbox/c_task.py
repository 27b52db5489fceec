"""A small task in C for tests."""

from sandbox.package import TaskPackage
from tests.hostile.files import TASKS

SCALED = TASKS / "scaled"


def scaled_files(**changes):
    """The files of the task by path; None drops one."""
    package = TaskPackage.from_folder(SCALED)
    files = dict(package.files) | changes
    return {path: text for path, text in files.items() if text is not None}


def with_toml(*pairs):
    """The task with these texts of its task.toml replaced."""
    files = scaled_files()
    for before, after in pairs:
        assert before in files["task.toml"], before
        files["task.toml"] = files["task.toml"].replace(before, after)
    return TaskPackage.from_files("scaled", files)
