"""docs/judge.md names every field a task may have, every cause the judge may tell, every option of the command."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from sandbox.judge_cli import _parser
from sandbox.limits import Limits
from sandbox.report import Report
from sandbox.spec import Comparison, GradientCheck, Group, Hint, KnownWrong, TaskSpec

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "judge.md").read_text()
SOURCES = [ROOT / "sandbox" / "explain.py", *(ROOT / "sandbox" / "explainers").glob("*.py")]
CAUSES = sorted({cause for path in SOURCES for cause in re.findall(r'Finding\(\s*"(\w+)"', path.read_text())})
TABLES = {"limits", "comparison", "policy", "groups", "hints", "wrong", "gradient"}
FIELDS = [field.name for kind in (Limits, Comparison, Group, Hint, KnownWrong) for field in fields(kind)]


def test_there_are_causes_to_describe():
    assert len(CAUSES) > 20


@pytest.mark.parametrize(
    "cause", [*CAUSES, "wrong_members", "wrong_keys", "wrong_grad", "wrong_device", "raised", "values"]
)
def test_every_cause_is_described(cause):
    assert f"`{cause}`" in PAGE


@pytest.mark.parametrize("name", [*FIELDS, *(f.name for f in fields(TaskSpec) if f.name not in TABLES)])
def test_every_field_of_a_task_is_described(name):
    assert f"`{name}`" in PAGE


@pytest.mark.parametrize("name", [field.name for field in fields(GradientCheck)])
def test_every_field_of_a_gradient_check_is_described(name):
    assert re.search(rf"^{name} = ", PAGE, re.MULTILINE)


def test_every_option_of_the_command_is_described():
    options = [option for action in _parser()._actions for option in action.option_strings if option.startswith("--")]
    assert [option for option in options if option not in PAGE and option != "--help"] == []


def test_the_report_has_what_the_page_says():
    assert {"timings", "peak_memory_mb", "seed", "versions", "content_hash", "error"} <= {
        f.name for f in fields(Report)
    }
