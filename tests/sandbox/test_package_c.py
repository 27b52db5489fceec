"""Packages of tasks in C: which files they have and what their task.toml may say."""

import pytest

from sandbox.languages import PYTHON, C, language_of
from sandbox.package import PackageError, TaskPackage
from tests.sandbox.c_task import scaled_files, with_toml

SIGNATURE = 'signature = "size_t scale(double *items, size_t n, double factor) -> (items, done)"'


def refused(files):
    with pytest.raises(PackageError) as caught:
        TaskPackage.from_files("scaled", files)
    return caught.value


def test_it_knows_starter_and_solutions_by_the_suffix_of_c():
    package = TaskPackage.from_files("scaled", scaled_files())
    assert package.language is C
    assert package.starter.startswith("#include")
    assert package.solution == "right/loop.c"
    assert set(package.judge_files) == {"cases.py", "reference.py"}


def test_the_profile_alone_decides_the_language():
    assert [language_of(profile) for profile in ("numpy", "torch", "torch-gpu", "c")] == [PYTHON, PYTHON, PYTHON, C]


def test_it_reads_names_from_the_prototype():
    spec = with_toml().spec
    assert spec.parameter_names == ("items", "n", "factor")
    assert spec.result_names == ("items", "done")
    assert spec.target == "size_t scale(double *items, size_t n, double factor)"


@pytest.mark.parametrize(
    ("changes", "file"),
    [
        ({"starter.c": None, "starter.py": "pass\n"}, "starter.c"),
        ({"starter.py": "pass\n"}, "starter.py"),
        ({"right/other.py": "pass\n"}, "right/other.py"),
        ({"wrong/other.py": "pass\n"}, "wrong/other.py"),
        ({"reference.c": "int x;\n"}, "reference.c"),
        ({"right/loop.c": None}, "right/"),
        ({"cases.py": None}, "cases.py"),
        ({"task.toml": None}, "task.toml"),
    ],
)
def test_it_refuses_files_of_the_other_language(changes, file):
    assert refused(scaled_files(**changes)).file == file


def test_a_task_in_python_has_no_files_in_c():
    files = scaled_files()
    files["task.toml"] = (
        files["task.toml"].replace('profile = "c"', 'profile = "numpy"').replace("size_t scale", "scale")
    )
    assert refused(files).file == "starter.py"
    del files["starter.c"]
    assert refused(files | {"starter.py": "pass\n"}).file == "right/loop.c"


@pytest.mark.parametrize(
    ("before", "after", "field", "words"),
    [
        ('kind = "function"', 'kind = "class"', "kind", "functions alone"),
        (SIGNATURE, 'signature = "scale(items) -> items"', "signature", "is no prototype"),
        (SIGNATURE, 'signature = "size_t scale(char *items, size_t n) -> n"', "signature", "possible are double *"),
        (SIGNATURE, SIGNATURE.replace(" scale(", " scaled("), "signature", "declares scaled, but the entry is scale"),
        (SIGNATURE, SIGNATURE.replace(" -> (items, done)", ""), "signature", "-> (items, result)"),
        (SIGNATURE, SIGNATURE.replace("(items, done)", "items"), "signature", "2 in all"),
        (SIGNATURE, SIGNATURE.replace("double *items", "const double *items"), "signature", "-> result"),
        ('names = ["qsort"]', 'names = [".sort"]', "forbidden.names", "is not a name of C"),
        ('names = ["qsort"]', 'imports = ["stdlib.h"]', "forbidden.imports", "not headers"),
        ("memory_mb = 128", "threads = 3", "limits.threads", "at least 4"),
    ],
)
def test_it_names_the_field_that_breaks_a_rule(before, after, field, words):
    with pytest.raises(PackageError) as caught:
        with_toml((before, after))
    assert caught.value.file == "task.toml"
    assert caught.value.field == field
    assert words in caught.value.message
    assert caught.value.line > 0
