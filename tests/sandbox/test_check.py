"""Proving a task: what is counted, and which fault is named with which file and case."""

import json

import pytest

from sandbox.check import check_package
from tests.sandbox.in_process import InProcess
from tests.sandbox.packages import CASES, doubled


def checked(seeds=2, **files):
    return check_package(doubled(**files), {"numpy": InProcess()}, seeds=seeds)


def errors(result):
    return [str(finding) for finding in result.findings if finding.level == "error"]


def test_it_proves_a_sound_task():
    result = checked(seeds=3)
    assert result.ok
    assert errors(result) == []
    assert (result.reference_seeds, result.right_accepted, result.right_total) == (3, 1, 1)
    assert (result.wrong_caught, result.wrong_total, result.cases, result.hidden_cases) == (2, 2, 4, 3)
    assert result.seeds == (1, 2, 3)
    assert result.versions


def test_it_warns_of_thin_tasks():
    warnings = [str(finding) for finding in checked().findings]
    assert warnings == [
        "cases.py: 3 hidden cases; at least 8 are usual",
        "wrong/: 2 wrong solutions; at least 3 are usual",
        "right/: 1 right solutions; at least 2 are usual",
    ]


@pytest.mark.parametrize(
    ("files", "message"),
    [
        (
            {"wrong/tripled.py": "def double(x):\n    return 2.0 * x\n"},
            "wrong/tripled.py: is accepted: no case catches this bug (seed 1)",
        ),
        (
            {"wrong/tripled.py": "def double(x):\n    return x * 1.0\n"},
            "wrong/unchanged.py, case 'one to three': is rejected, but the diagnosis says 'three times' (seed 1)",
        ),
        ({"wrong/tripled.py": "def double(x:\n"}, "wrong/tripled.py: syntax_error: SyntaxError"),
        (
            {"right/added.py": "def double(x):\n    return 2.0 * x if x.ndim == 1 else x\n"},
            "right/added.py, case 'hidden first': wrong_answer (seed 1)",
        ),
        (
            {"right/added.py": "def double(x):\n    return x[7]\n"},
            "right/added.py, case 'one to three': runtime_error: IndexError in line 2 index 7",
        ),
        ({"starter.py": "def double(x):\n    return x + x\n"}, "starter.py: is accepted as it stands"),
        ({"starter.py": "def other(x):\n    pass\n"}, "starter.py: must load and define double: format_error"),
        ({"starter.py": "import nothing_at_all\n"}, "starter.py: must load and define double: runtime_error"),
    ],
)
def test_it_names_the_file_and_the_case(files, message):
    result = checked(**files)
    assert not result.ok
    assert any(error.startswith(message) for error in errors(result)), errors(result)


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"reference.py": "def double(x):\n    return list(2 * x)\n"}, "reference.py: internal_error: TaskBroken: "),
        (
            {"reference.py": "def double(x):\n    x *= 2\n    return x\n"},
            "reference.py, case 'one to three': wrong_answer",
        ),
        ({"cases.py": CASES.replace("yield", "1 / 0; yield", 1)}, "reference.py: internal_error: TaskBroken: "),
    ],
)
def test_it_stops_at_a_reference_that_fails(files, message):
    result = checked(**files)
    assert not result.ok
    assert result.reference_seeds == 0
    assert (result.right_accepted, result.wrong_caught) == (0, 0)
    assert all(error.startswith("reference.py") for error in errors(result))
    assert errors(result)[0].startswith(message), errors(result)


def test_it_finds_a_reference_that_is_not_repeatable():
    result = checked(**{"reference.py": "import random\ndef double(x):\n    return x * 2.0 + random.random()\n"})
    assert not result.ok
    assert "reference.py, case 'one to three': wrong_answer" in errors(result)[0]


@pytest.mark.parametrize(
    ("each_time", "message"),
    [
        ("rng.random(len(kept))", "gives other cases after another draw"),
        ("[1][len(kept) - 1]", "a second draw in one process fails"),
    ],
)
def test_it_finds_cases_that_remember_the_draw_before(each_time, message):
    cases = CASES.replace("def cases(rng):", f"def cases(rng):\n    kept.append(1)\n    {each_time}")
    assert any(message in error for error in errors(checked(**{"cases.py": f"kept = []\n{cases}"})))


def test_it_tells_what_it_is_doing():
    steps = []
    check_package(doubled(), {"numpy": InProcess()}, seeds=1, progress=steps.append)
    assert steps[:2] == ["double: reference.py, seed 1", "double: right/added.py, seed 1"]


def test_it_runs_each_solution_once_a_seed():
    sandbox = InProcess()
    check_package(doubled(), {"numpy": sandbox}, seeds=3)
    sources = [source for source in sandbox.sources if b"raise NotImplementedError" not in source]
    assert {source: sources.count(source) for source in sources} == dict.fromkeys(sources, 3)


def test_it_is_plain_json():
    plain = json.loads(json.dumps(checked().to_json()))
    assert plain["ok"] is True
    assert plain["findings"][0]["level"] == "warning"


def test_it_needs_a_sandbox_of_the_profile():
    with pytest.raises(KeyError):
        check_package(doubled(), {"torch": InProcess()}, seeds=1)
