"""Reading task packages: what is refused, and that the complaint names file, line and field."""

import pytest

from sandbox.package import PackageError, TaskPackage, content_hash, find_task
from tests.sandbox.packages import TASK_TOML, doubled_files, write


def refused(**changes):
    files = doubled_files() | changes
    files = {path: text for path, text in files.items() if text is not None}
    with pytest.raises(PackageError) as caught:
        TaskPackage.from_files("double", files)
    return caught.value


def line_with(text, part):
    return next(number for number, line in enumerate(text.splitlines(), start=1) if part in line)


def test_it_reads_every_field_of_a_task():
    spec = TaskPackage.from_files("double", doubled_files()).spec
    assert (spec.entry, spec.profile, spec.kind, spec.points, spec.see) == (
        "double",
        "numpy",
        "function",
        100,
        "doubling",
    )
    assert (spec.limits.cpu_s, spec.limits.memory_mb) == (1.5, 256)
    assert (spec.comparison.rtol, spec.comparison.result, spec.comparison.nan) == (1e-6, "ndarray", "forbid")
    assert spec.policy.imports == ("scipy",)
    assert [(group.name, group.visibility, group.weight) for group in spec.groups] == [
        ("Worked example", "public", 1.0),
        ("Fresh", "hidden", 3.0),
    ]
    assert [known.file for known in spec.wrong] == ["tripled.py", "unchanged.py"]
    assert [hint.text for hint in spec.hints] == ["Add it to itself."]


def test_it_fills_in_what_a_task_leaves_out():
    short = TASK_TOML.split("[limits]")[0] + '[[groups]]\nname = "Only"\nvisibility = "hidden"\n'
    files = {path: text for path, text in doubled_files().items() if not path.startswith("wrong/")}
    spec = TaskPackage.from_files("double", files | {"task.toml": short}).spec
    assert spec.comparison.dtype == "floating"
    assert spec.comparison.inputs_unchanged
    assert spec.limits.wall_s == 6.0
    assert spec.groups[0].weight == 1.0


@pytest.mark.parametrize(
    ("before", "after", "field", "at"),
    [
        ('title = "Double"', "", "title", 'id = "'),
        ('title = "Double"', 'title = "  "', "title", "title ="),
        ('title = "Double"', "title = 3", "title", "title ="),
        ('profile = "numpy"', 'profile = "jax"', "profile", "profile ="),
        ('kind = "function"', 'kind = "method"', "kind", "kind ="),
        ('kind = "function"', 'kind = "gradient"', "gradient", 'id = "'),
        ('entry = "double"', 'entry = "2x"', "entry", "entry ="),
        ('signature = "double(x) -> ndarray"', 'signature = "twice(x)"', "signature", "signature ="),
        ("points = 100", "points = 0", "points", "points ="),
        ("points = 100", "points = 1.5", "points", "points ="),
        ("cpu_s = 1.5", "cpu_s = 0", "limits.cpu_s", "cpu_s ="),
        ("cpu_s = 1.5", "cpu_s = 9000.0", "limits.cpu_s", "cpu_s ="),
        ("wall_s = 4.0", "wall_s = 1.0", "limits.wall_s", "wall_s ="),
        ("wall_s = 4.0", "wall_time = 4.0", "limits.wall_time", "wall_time ="),
        ("rtol = 1e-6", "rtol = -1.0", "comparison.rtol", "rtol ="),
        ("rtol = 1e-6", "rtol = nan", "comparison.rtol", "rtol ="),
        ("rtol = 1e-6", "rtol = 1.0", "comparison.rtol", "rtol ="),
        ("rtol = 1e-6", "rtol = true", "comparison.rtol", "rtol ="),
        ('result = "ndarray"', 'result = "matrix"', "comparison.result", "result ="),
        ("inputs_unchanged = true", "inputs_unchanged = 1", "comparison.inputs_unchanged", "inputs_unchanged ="),
        ('imports = ["scipy"]', 'imports = "scipy"', "forbidden.imports", "imports ="),
        ('imports = ["scipy"]', "imports = [1]", "forbidden.imports", "imports ="),
        ("weight = 3", "weight = 0", "groups.weight", "weight = 0"),
        ('visibility = "hidden"', 'visibility = "secret"', "groups.visibility", "secret"),
        ('name = "Fresh"', 'name = "Worked example"', "groups.name", "# second group"),
        ('file = "unchanged.py"', 'file = "missing.py"', "wrong.file", "missing.py"),
        ('file = "unchanged.py"', 'file = "tripled.py"', "wrong.file", "# second wrong"),
        ('diagnosis = "three times"', "", "wrong.diagnosis", "[[wrong]]"),
        ('id = "3b1', 'id = "x3b1', "id", "id ="),
    ],
)
def test_it_names_line_and_field_of_a_broken_task(before, after, field, at):
    assert before in TASK_TOML
    text = TASK_TOML.replace(before, after, 1)
    error = refused(**{"task.toml": text})
    assert (error.file, error.field) == ("task.toml", field)
    expected = line_with(text, at) + (1 if at.startswith("# second") else 0)
    assert error.line == expected, str(error)
    assert str(error).startswith(f"task.toml:{expected}: {field}: ")


def test_it_gives_the_line_of_a_syntax_error():
    error = refused(**{"task.toml": 'id = "x"\ntitle = \n'})
    assert (error.file, error.line) == ("task.toml", 2)


def test_it_refuses_unknown_fields_at_the_top():
    error = refused(**{"task.toml": 'colour = "red"\n' + TASK_TOML})
    assert (error.line, error.field) == (1, "colour")


def test_it_is_not_misled_by_keys_inside_long_strings():
    body = TASK_TOML.replace('see = "doubling"\n', "").replace('title = "Double"', "title = 4")
    text = 'see = """\ntitle = 3\n"""\n' + body
    error = refused(**{"task.toml": text})
    assert (error.field, error.line) == ("title", line_with(text, "title = 4"))


@pytest.mark.parametrize("name", ["task.toml", "statement.md", "starter.py", "reference.py", "cases.py"])
@pytest.mark.parametrize("text", [None, "  \n"])
def test_it_needs_every_file(name, text):
    assert refused(**{name: text}).file == name


def test_it_refuses_a_wrong_solution_without_diagnosis():
    assert refused(**{"wrong/other.py": "x = 1\n"}).file == "wrong/other.py"


@pytest.mark.parametrize("path", ["notes.txt", "right/deep/er.py", "wrong/.hidden.py", "../reference.py", "helper.py"])
def test_it_refuses_unknown_files(path):
    assert refused(**{path: "x = 1\n"}).file == path


def test_it_allows_a_gpu_only_in_the_gpu_profile():
    assert refused(**{"task.toml": 'gpu = "required"\n' + TASK_TOML}).field == "gpu"
    text = 'gpu = "preferred"\n' + TASK_TOML.replace('profile = "numpy"', 'profile = "torch-gpu"')
    assert TaskPackage.from_files("double", doubled_files() | {"task.toml": text}).spec.gpu == "preferred"


def test_it_reads_names_from_the_signature():
    text = TASK_TOML.replace(
        "double(x) -> ndarray", "double(x, *, axis: tuple[int, int] = (0, 1), **more) -> (first, second)"
    )
    spec = TaskPackage.from_files("double", doubled_files() | {"task.toml": text}).spec
    assert spec.parameter_names == ("x", "axis", "more")
    assert spec.result_names == ("first", "second")


def test_it_hashes_the_files_and_their_paths():
    files = doubled_files()
    same = TaskPackage.from_files("other-slug", dict(reversed(files.items())))
    assert same.content_hash == TaskPackage.from_files("double", files).content_hash == content_hash(files)
    assert content_hash({"a": "bc"}) != content_hash({"ab": "c"})
    changed = files | {"statement.md": files["statement.md"] + "!"}
    assert content_hash(changed) != content_hash(files)


def test_it_cannot_be_changed_after_reading():
    package = TaskPackage.from_files("double", doubled_files())
    with pytest.raises(TypeError):
        package.files["task.toml"] = ""
    with pytest.raises(AttributeError):
        package.slug = "other"


def test_it_reads_a_folder_and_ignores_caches(tmp_path):
    folder = write(tmp_path / "maths" / "card" / "code" / "double", doubled_files())
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / "reference.cpython-311.pyc").write_bytes(b"\xff\xfe")
    package = TaskPackage.from_folder(folder)
    assert package.slug == "double"
    assert package.right == {"added.py": doubled_files()["right/added.py"]}
    assert find_task("double", tmp_path) == package
    assert find_task(str(folder), tmp_path / "elsewhere") == package


def test_it_names_the_path_of_a_file_that_is_not_utf8(tmp_path):
    folder = write(tmp_path / "double", doubled_files())
    (folder / "starter.py").write_bytes(b"# caf\xe9\n")
    with pytest.raises(PackageError, match=r"double/starter\.py: not UTF-8: .* at byte 5"):
        TaskPackage.from_folder(folder)


def test_it_refuses_a_file_that_is_too_large(tmp_path):
    folder = write(tmp_path / "double", doubled_files() | {"statement.md": "x" * (256 * 1024 + 1)})
    with pytest.raises(PackageError, match="larger than 256 KB"):
        TaskPackage.from_folder(folder)


def test_it_says_when_no_task_or_several_have_the_name(tmp_path):
    with pytest.raises(PackageError, match="no task of this name"):
        find_task("double", tmp_path)
    for card in ("one", "two"):
        write(tmp_path / "maths" / card / "code" / "double", doubled_files())
    with pytest.raises(PackageError, match="several tasks"):
        find_task("double", tmp_path)
